package schema

import "cmp"

// A Paragraph is one paragraph of a story's chosen text.
type Paragraph struct {
	ParagraphID    string
	ArticleID      string
	Seq            int32
	Role           string
	Section        string
	Text           string
	ArticleStart   int32
	NFragments     int32
	JoinMethod     string
	JoinConfidence float64
	PlacedBy       string
	PubDate        Opt[Date]
	RunID          string
}

func (r *Paragraph) declare(t *Table) {
	t.is("paragraphs", []string{"paragraph_id"}, []string{"pub_date", "article_id", "seq"},
		"One row a paragraph of the chosen text, headline matter and bylines included.", "一行一段，标题、署名亦各为一段。")
	t.Partitioned = true
	t.must("paragraph_id", &r.ParagraphID, "Stable id.", "稳定编号。")
	t.must("article_id", &r.ArticleID, "The story.", "所属报道。").ref("articles.article_id")
	t.must("seq", &r.Seq, "Number in the story, from 0.", "在篇中的序号，从 0 起。")
	t.must("role", &r.Role, "What it is in the story.", "在篇中的角色。").codes(
		"body|running text|正文", "lead|first paragraph set apart|导语", "heading|subhead|小标题", "caption|caption of a picture|图片说明", "byline|byline or dateline|署名、电头", "note|author or editor's note|编者按、附注", "credit|who drew, photographed or edited|供图、责编", "source|where a web copy says it comes from|来源行",
		"kicker|line above the headline|引题", "headline|headline|主标题", "subtitle|line below the headline|副标题", "series|column or section banner|栏目名")
	t.may("section", &r.Section, "The subhead it stands under.", "所在小标题。")
	t.may("text", &r.Text, "Its text; spans of figures and corrections count in it.", "段落文字；数字与校改的位置均以此计。").prose()
	t.must("article_start", &r.ArticleStart, "Where it begins in articles.text.", "在 articles.text 中的起点。").unit("code points").std("W3C TextPositionSelector start")
	t.must("n_fragments", &r.NFragments, "Fragments of the source it is joined from.", "由几块原文连成。").unit("fragments")
	t.must("join_method", &r.JoinMethod, "How they were joined; the least certain of them.", "连接方式，取最不确定者。").codes("none|a single piece|未连接", "line|hard-wrapped lines|折行相连", "column|over a column or page break|跨栏、跨页相连", "witness|another copy has them together|据另一来源相连")
	t.must("join_confidence", &r.JoinConfidence, "How sure the joins are.", "连接的把握。").unit("0–1")
	t.must("placed_by", &r.PlacedBy, "How it came to its place.", "位置的依据。").codes("order|it stands there in the source|原序", "moved|it stood elsewhere|移至此处", "witness|another copy has it there|据另一来源")
	t.may("pub_date", &r.PubDate, "Day of publication of the story.", "报道的出版日期。").std("ISO 8601 date")
	t.must("run_id", &r.RunID, "Run that made the row.", "产生本行的运行。").ref("runs.run_id").far()
}

func compareParagraphs(a, b *Paragraph) int {
	return cmp.Or(compareDates(a.PubDate, b.PubDate), cmp.Compare(a.ArticleID, b.ArticleID), cmp.Compare(a.Seq, b.Seq))
}

// A Fragment is a line of the source, or a part of one, and what became of it.
type Fragment struct {
	FragmentID   string
	SourceFile   string
	SourceSHA256 string
	LineNo       int32
	RawStart     int64
	RawEnd       int64
	RawText      string
	ArticleID    string
	ParagraphID  string
	Seq          Opt[int32]
	ParaStart    Opt[int32]
	Disposition  string
	Reason       string
	Score        float64
	RunnersUp    string
	RunID        string
}

func (r *Fragment) declare(t *Table) {
	t.is("fragments", []string{"fragment_id"}, []string{"source_file", "raw_start", "fragment_id"},
		"The map from the raw source to the clean text: every line of the source, or part of one, and what became of it.", "由原始文字到净文的对照：原文每行（或其一部分）及其去向。")
	t.Partitioned = true
	t.must("fragment_id", &r.FragmentID, "Stable id, from the file's hash and the bytes covered.", "稳定编号，由文件哈希与字节位置算出。")
	t.must("source_file", &r.SourceFile, "File it stands in.", "所在文件。").ref("inputs.source_file")
	t.must("source_sha256", &r.SourceSHA256, "SHA-256 of the file's bytes, lower-case hex.", "文件字节的 SHA-256。")
	t.must("line_no", &r.LineNo, "Line of the file, from 1.", "行号，从 1 起。")
	t.must("raw_start", &r.RawStart, "First byte in the file, as it is stored.", "在文件中的起始字节。").unit("bytes")
	t.must("raw_end", &r.RawEnd, "Byte after the last.", "结束字节（不含）。").unit("bytes")
	t.may("raw_text", &r.RawText, "The characters as they stood.", "原样文字。").prose()
	t.may("article_id", &r.ArticleID, "The story it went into; null where it found none.", "归入的报道；未归入时为空。").ref("articles.article_id")
	t.may("paragraph_id", &r.ParagraphID, "The paragraph it went into; null where it is not in the chosen text.", "归入的段落；不在定本中时为空。").ref("paragraphs.paragraph_id")
	t.may("seq", &r.Seq, "Number in the paragraph, from 0.", "在段中的序号，从 0 起。")
	t.may("para_start", &r.ParaStart, "Where its clean text begins in the paragraph.", "净文在段中的起点。").unit("code points")
	t.must("disposition", &r.Disposition, "What became of it.", "去向。").codes("used|it is in the chosen text|采入定本", "duplicate|the chosen text has it from elsewhere|重复", "furniture|masthead, page number and the like|版面附件", "unplaced|no story could be found for it|未能归位")
	t.may("reason", &r.Reason, "Rule that decided.", "判定的规则。")
	t.must("score", &r.Score, "How sure.", "把握。").unit("0–1")
	t.may("runners_up", &r.RunnersUp, "For unplaced fragments: the best candidates and their scores.", "未归位时的其他候选与得分。")
	t.must("run_id", &r.RunID, "Run that made the row.", "产生本行的运行。").ref("runs.run_id").far()
}

func compareFragments(a, b *Fragment) int {
	return cmp.Or(cmp.Compare(a.SourceFile, b.SourceFile), cmp.Compare(a.RawStart, b.RawStart), cmp.Compare(a.FragmentID, b.FragmentID))
}
