package schema

import "cmp"

// A Correction is one edit, made or only suggested.
type Correction struct {
	CorrectionID  string
	ArticleID     string
	ParagraphID   string
	FragmentID    string
	Kind          string
	Before        string
	After         string
	RawStart      int32
	RawEnd        int32
	CleanStart    Opt[int32]
	CleanEnd      Opt[int32]
	Context       string
	Rule          string
	Evidence      string
	WitnessQuote  string
	Confidence    float64
	Applied       bool
	TouchesNumber bool
	RunID         string
}

func (r *Correction) declare(t *Table) {
	t.is("corrections", []string{"correction_id"}, []string{"article_id", "paragraph_id", "fragment_id", "raw_start", "raw_end", "correction_id"},
		"One row an edit, made or only suggested. Playing the applied rows on the raw text of a paragraph's fragments gives its text.",
		"一行一处校改，已改或仅建议。把已作的校改施于段落各块原文，即得净文。")
	t.Partitioned = true
	t.must("correction_id", &r.CorrectionID, "Stable id.", "稳定编号。")
	t.may("article_id", &r.ArticleID, "The story; null for a fragment that found none.", "所属报道；未归位者为空。").ref("articles.article_id")
	t.may("paragraph_id", &r.ParagraphID, "The paragraph; null where the fragment is not in the chosen text.", "所在段落；不在定本中者为空。").ref("paragraphs.paragraph_id")
	t.must("fragment_id", &r.FragmentID, "The fragment that was edited.", "被校改的原文块。").ref("fragments.fragment_id")
	t.must("kind", &r.Kind, "What sort of change it is.", "校改类别。").codes("dup_char|one character printed twice|重字", "dup_run|a run of characters printed twice|重复字串", "line_join|something added or dropped where two lines meet|行间衔接", "column_join|the same over a column or page break|跨栏衔接", "move|a fragment put elsewhere than it stood; no characters change|移位（文字不变）", "drop|furniture or a stray mark taken out|删除杂讯", "script|traditional to simplified|繁转简", "variant|a variant form|异体", "punct|punctuation|标点", "width|full-width and half-width forms|全半角", "space|white space|空白", "char|a character misread|误字", "insert|a lost character put back|补脱字", "review|what a person decided, where no characters change|人工裁定（文字不变）")
	t.may("before", &r.Before, "What stood there; null for an insertion.", "原文；补字时为空。").prose()
	t.may("after", &r.After, "What stands there now, or is suggested; null for a deletion.", "改后（或建议）之文；删除时为空。").prose()
	t.must("raw_start", &r.RawStart, "Where it begins in the fragment's raw_text.", "在原文块 raw_text 中的起点。").unit("code points")
	t.must("raw_end", &r.RawEnd, "Where it ends there.", "在原文块中的终点（不含）。").unit("code points")
	t.may("clean_start", &r.CleanStart, "Where it begins in the paragraph's text.", "在段落净文中的起点。").unit("code points")
	t.may("clean_end", &r.CleanEnd, "Where it ends there.", "在段落净文中的终点（不含）。").unit("code points")
	t.may("context", &r.Context, "The clean text around it.", "前后净文。").prose()
	t.must("rule", &r.Rule, "Rule that made it.", "所依规则。")
	t.must("evidence", &r.Evidence, "What it rests on.", "所据。").codes("witness|another copy of the story|另一来源", "repeat|the same characters stand twice|文字重出", "structure|lines, columns, brackets, the format|版式结构", "lexicon|a word list or the language model|词表或语言模型", "arithmetic|printed numbers that must agree|数字互证", "reviewer|a person decided|人工裁定")
	t.may("witness_quote", &r.WitnessQuote, "The reading of the other copy.", "另一来源的文字。")
	t.must("confidence", &r.Confidence, "How sure.", "把握。").unit("0–1")
	t.must("applied", &r.Applied, "False for a suggestion.", "仅为建议时为假。")
	t.must("touches_number", &r.TouchesNumber, "Whether a digit or a character of a numeral is in before or after.", "是否涉及数字或数词用字。")
	t.must("run_id", &r.RunID, "Run that made the row.", "产生本行的运行。").ref("runs.run_id").far()
}

func compareCorrections(a, b *Correction) int {
	return cmp.Or(compareText(a.ArticleID, b.ArticleID), compareText(a.ParagraphID, b.ParagraphID), cmp.Compare(a.FragmentID, b.FragmentID),
		cmp.Compare(a.RawStart, b.RawStart), cmp.Compare(a.RawEnd, b.RawEnd), cmp.Compare(a.CorrectionID, b.CorrectionID))
}

// An UnparsedNumber is a numeral that was seen and is no figure.
type UnparsedNumber struct {
	ArticleID   string
	ParagraphID string
	CharStart   int32
	CharEnd     int32
	Quote       string
	Sentence    string
	Reason      string
	RunID       string
}

func (r *UnparsedNumber) declare(t *Table) {
	t.is("unparsed_numbers", []string{"paragraph_id", "char_start", "char_end"}, []string{"article_id", "paragraph_id", "char_start", "char_end"},
		"One row a numeral that was seen and is no figure, with the reason.", "一行一个见到而未作为数字收录的数词，并附原因。")
	t.Partitioned = true
	t.must("article_id", &r.ArticleID, "The story.", "所属报道。").ref("articles.article_id")
	t.must("paragraph_id", &r.ParagraphID, "The paragraph.", "所在段落。").ref("paragraphs.paragraph_id")
	t.must("char_start", &r.CharStart, "Where the quote begins in the paragraph.", "在段中的起点。").unit("code points")
	t.must("char_end", &r.CharEnd, "Where it ends.", "在段中的终点（不含）。").unit("code points")
	t.must("quote", &r.Quote, "The numeral as printed.", "原样数词。")
	t.may("sentence", &r.Sentence, "The sentence around it.", "所在的句子。").prose()
	t.must("reason", &r.Reason, "Why it is no figure.", "未收录的原因。").codes("date|a date, a year or a clock time|日期、年份、时刻", "label|a label, model or version|名号、型号", "name|part of a name|名称的一部分", "ordinal|an ordinal|序数", "idiom|an idiom or a turn of phrase|成语、习语", "phone|a phone number or the like|电话号码之类", "list_no|the number of a list|条目编号", "no_unit|nothing that it counts is printed|未见所计之物", "ambiguous|it can be read in more than one way|有歧义", "reviewer|a person decided that it is no figure|人工裁定不收")
	t.must("run_id", &r.RunID, "Run that made the row.", "产生本行的运行。").ref("runs.run_id").far()
}

func compareUnparsed(a, b *UnparsedNumber) int {
	return cmp.Or(cmp.Compare(a.ArticleID, b.ArticleID), cmp.Compare(a.ParagraphID, b.ParagraphID), cmp.Compare(a.CharStart, b.CharStart), cmp.Compare(a.CharEnd, b.CharEnd))
}

// A Conflict is two readings or statements that cannot both hold.
type Conflict struct {
	ConflictID string
	ArticleID  string
	Kind       string
	FigureIDs  []string
	ReadingA   string
	ReadingB   string
	Chosen     string
	Rule       string
	RunID      string
}

func (r *Conflict) declare(t *Table) {
	t.is("conflicts", []string{"conflict_id"}, []string{"article_id", "conflict_id"},
		"One row two readings or two statements that cannot both hold; reported, never corrected.", "一行一处互不相容的异文或陈述；只报告，不改动。")
	t.Partitioned = true
	t.must("conflict_id", &r.ConflictID, "Stable id.", "稳定编号。")
	t.must("article_id", &r.ArticleID, "The story; of two, the one that comes second.", "所属报道；涉及两篇时取在后者。").ref("articles.article_id")
	t.must("kind", &r.Kind, "What sort of conflict.", "冲突类别。").codes("witness_digit|copies differ in a digit|来源间数字不同", "witness_text|copies differ in words|来源间文字不同", "arithmetic|printed numbers do not add up|算术不合", "restatement|another story states it otherwise|另一报道所述不同", "series|it does not fit the series|与序列不合")
	t.may("figure_ids", &r.FigureIDs, "The figures concerned.", "所涉各数。").ref("figures.figure_id").far()
	t.may("reading_a", &r.ReadingA, "The one reading.", "其一。")
	t.may("reading_b", &r.ReadingB, "The other.", "其二。")
	t.may("chosen", &r.Chosen, "Which stands in the text, and why; null where none was chosen.", "取何者及缘由；未取舍时为空。")
	t.may("rule", &r.Rule, "Rule that found it.", "发现的规则。")
	t.must("run_id", &r.RunID, "Run that made the row.", "产生本行的运行。").ref("runs.run_id").far()
}

func compareConflicts(a, b *Conflict) int {
	return cmp.Or(cmp.Compare(a.ArticleID, b.ArticleID), cmp.Compare(a.ConflictID, b.ConflictID))
}

// compareText compares strings, absent ones last.
func compareText(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(len(b), len(a))
	}
	return cmp.Compare(a, b)
}
