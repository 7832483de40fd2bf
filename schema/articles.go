package schema

import "cmp"

// An Article is one story with its chosen text.
type Article struct {
	ArticleID        string
	Source           string
	Edition          string
	PageNo           Opt[int32]
	PageLabel        string
	PubDate          Opt[Date]
	PubDateEarliest  Opt[Date]
	PubDateLatest    Opt[Date]
	PubDateMethod    string
	Kicker           string
	Title            string
	Subtitle         string
	Series           string
	Authors          []string
	AuthorRole       string
	DatelinePlace    string
	Language         string
	Text             string
	NParagraphs      int32
	NFigures         int32
	NNumbersSeen     int32
	NNumbersUnparsed int32
	NCorrections     int32
	NWitnesses       int32
	WitnessAgreement Opt[float64]
	Quality          float64
	Status           string
	Flags            []string
	SourceFile       string
	RunID            string
}

func (r *Article) declare(t *Table) {
	t.is("articles", []string{"article_id"}, []string{"pub_date", "article_id"},
		"One row a story, with its chosen text, whatever number of copies it came in: nothing is counted twice.",
		"一行一篇报道，取其定本；同一篇有几份来源也只算一篇。")
	t.Partitioned = true
	t.must("article_id", &r.ArticleID, "Stable id, from the paper, the stated date and the raw text.", "稳定编号，由报名、标明的日期与原始文字算出。").std("SDMX series attribute; PROV entity")
	t.may("source", &r.Source, "The paper.", "报名。")
	t.may("edition", &r.Edition, "Edition of the paper.", "版别。")
	t.may("page_no", &r.PageNo, "Number of the page it stands on.", "版次号。")
	t.may("page_label", &r.PageLabel, "The page as the paper labels it.", "报上所印的版名。")
	t.may("pub_date", &r.PubDate, "Day of publication; null where it is not stated.", "出版日期；未标明时为空。").std("ISO 8601 date")
	t.may("pub_date_earliest", &r.PubDateEarliest, "First day on which it can have been published, by the stated date or by what the text speaks of.", "最早可能的出版日：依标明的日期，或依文中所述时间。").std("ISO 8601 date")
	t.may("pub_date_latest", &r.PubDateLatest, "Last such day.", "最晚可能的出版日。").std("ISO 8601 date")
	t.must("pub_date_method", &r.PubDateMethod, "Where the date comes from.", "日期的来历。").codes(
		"sidecar|a file of particulars beside the page|随附的说明文件", "path|the path of the file|文件路径", "text|printed on the page|版面所印", "inferred|only an interval, from what the text speaks of|由文中时间推得的区间", "none|unknown|未知")
	t.may("kicker", &r.Kicker, "Line above the headline.", "引题。")
	t.may("title", &r.Title, "Headline.", "主标题。")
	t.may("subtitle", &r.Subtitle, "Line below the headline.", "副标题。")
	t.may("series", &r.Series, "Column or section banner it stands under.", "所属栏目。")
	t.may("authors", &r.Authors, "Names in the byline, in order.", "署名，按原顺序。")
	t.may("author_role", &r.AuthorRole, "What the byline calls them.", "署名身份，如本报记者。")
	t.may("dateline_place", &r.DatelinePlace, "Place in the dateline.", "电头地点。")
	t.may("language", &r.Language, "Script of the base copy as printed.", "底本原来的字体。").std("BCP 47").codes("zh-Hans|simplified characters|简体", "zh-Hant|traditional characters|繁体")
	t.may("text", &r.Text, "Text of all paragraphs, by seq, joined by a line feed.", "全部段落按序以换行相连的文字。").prose()
	t.must("n_paragraphs", &r.NParagraphs, "Paragraphs of body and lead.", "正文与导语段数。").unit("paragraphs")
	t.must("n_figures", &r.NFigures, "Rows in figures.", "数字条数。").unit("rows")
	t.must("n_numbers_seen", &r.NNumbersSeen, "Numerals seen, structured or not.", "见到的数词总数。").unit("numerals")
	t.must("n_numbers_unparsed", &r.NNumbersUnparsed, "Rows in unparsed_numbers.", "未结构化的数词数。").unit("rows")
	t.must("n_corrections", &r.NCorrections, "Applied corrections in the chosen text.", "定本中已作的校改数。").unit("rows")
	t.must("n_witnesses", &r.NWitnesses, "Copies of the story, the base included.", "来源份数，含底本。").unit("copies")
	t.may("witness_agreement", &r.WitnessAgreement, "Share of the chosen text on which the copies agree; null for a single copy.", "各来源一致之处占定本的比例；只有一份时为空。").unit("0–1")
	t.must("quality", &r.Quality, "How sound the text is.", "文字可靠程度。").unit("0–1")
	t.must("status", &r.Status, "How whole the story is.", "是否完整。").codes("complete|whole|完整", "partial|it begins or ends in mid-sentence, or a continuation is missing|残缺", "suspect|low quality, or it contradicts itself|可疑")
	t.may("flags", &r.Flags, "Codes of notes on the story.", "附注代码。")
	t.must("source_file", &r.SourceFile, "File of the base copy: its path under the INPUT given; a member of an archive as a.zip!/b.txt.", "底本所在文件：相对输入的路径；压缩包成员写作 a.zip!/b.txt。").ref("inputs.source_file").std("PROV wasDerivedFrom")
	t.must("run_id", &r.RunID, "Run that made the row.", "产生本行的运行。").ref("runs.run_id").far().std("PROV wasGeneratedBy")
}

func compareArticles(a, b *Article) int {
	return cmp.Or(compareDates(a.PubDate, b.PubDate), cmp.Compare(a.ArticleID, b.ArticleID))
}

// A Witness is one copy of a story.
type Witness struct {
	ArticleID      string
	WitnessNo      int32
	SourceFile     string
	Source         string
	PubDate        Opt[Date]
	PageNo         Opt[int32]
	Language       string
	Text           string
	TextOriginal   string
	Agreement      float64
	NReadingsGiven int32
	RunID          string
}

func (r *Witness) declare(t *Table) {
	t.is("witnesses", []string{"article_id", "witness_no"}, []string{"article_id", "witness_no"},
		"One row a copy of a story; copy 0 is the base of the chosen text.", "一行一份来源；第 0 份为底本。")
	t.Partitioned = true
	t.must("article_id", &r.ArticleID, "The story.", "所属报道。").ref("articles.article_id")
	t.must("witness_no", &r.WitnessNo, "Number of the copy; 0 is the base.", "来源序号；0 为底本。")
	t.must("source_file", &r.SourceFile, "File it came in.", "所在文件。").ref("inputs.source_file")
	t.may("source", &r.Source, "The paper.", "报名。")
	t.may("pub_date", &r.PubDate, "Day of publication of this copy.", "该份的出版日期。").std("ISO 8601 date")
	t.may("page_no", &r.PageNo, "Page of this copy.", "该份的版次号。")
	t.may("language", &r.Language, "Script as printed.", "原来的字体。").std("BCP 47").codes("zh-Hans|simplified characters|简体", "zh-Hant|traditional characters|繁体")
	t.may("text", &r.Text, "Its own reading, repaired, in simplified characters; null where it is the chosen text, articles.text.", "该份自身的文字，经修复并转为简体；与定本相同时为空，见 articles.text。").prose()
	t.may("text_original", &r.TextOriginal, "The same as it stood, where the script was converted.", "转换字体前的原文。").prose()
	t.must("agreement", &r.Agreement, "Share of the chosen text that it has alike.", "与定本一致的比例。").unit("0–1")
	t.must("n_readings_given", &r.NReadingsGiven, "Characters that the chosen text takes from it; 0 for the base.", "定本取自该份的字数；底本为 0。").unit("code points")
	t.must("run_id", &r.RunID, "Run that made the row.", "产生本行的运行。").ref("runs.run_id").far()
}

func compareWitnesses(a, b *Witness) int {
	return cmp.Or(cmp.Compare(a.ArticleID, b.ArticleID), cmp.Compare(a.WitnessNo, b.WitnessNo))
}

// compareDates puts absent days last, as DuckDB sorts them.
func compareDates(a, b Opt[Date]) int {
	switch {
	case a.OK && b.OK:
		return cmp.Compare(a.V, b.V)
	case a.OK:
		return -1
	case b.OK:
		return 1
	}
	return 0
}
