package schema

import "cmp"

// A Figure is one mention of a measured or counted quantity.
type Figure struct {
	FigureID    string
	ArticleID   string
	ParagraphID string
	Seq         int32
	PubDate     Opt[Date]
	Source      string

	Quote     string
	Prefix    string
	Suffix    string
	CharStart int32
	CharEnd   int32
	Sentence  string

	Value     float64
	ValueLow  Opt[float64]
	ValueHigh Opt[float64]
	ValueText string
	UnitMult  int32
	Kind      string
	Direction int32

	QualifierText string
	Bound         string

	UnitText  string
	UnitCode  string
	UnitClass string

	IndicatorText   string
	IndicatorStart  Opt[int32]
	IndicatorMethod string
	Measure         string
	Assertion       string

	EntityText   string
	EntityType   string
	EntityMethod string

	PlaceText   string
	RefArea     string
	PlaceMethod string

	PeriodText   string
	TimePeriod   string
	PeriodStart  Opt[Date]
	PeriodEnd    Opt[Date]
	Freq         string
	PeriodMethod string
	PeriodApprox bool

	Basis      string
	BaseStart  Opt[Date]
	BaseEnd    Opt[Date]
	ChangeID   string
	ChangeRole string
	Check      string

	SpeakerText string

	Confidence   float64
	NWitnesses   int32
	WitnessState string
	Corrected    bool
	Flags        []string
	DuplicateOf  string
	IsPrimary    bool

	Rule         string
	RulesVersion string
	RunID        string
}

func (r *Figure) declare(t *Table) {
	t.is("figures", []string{"figure_id"}, []string{"pub_date", "article_id", "seq", "figure_id"},
		"The product: one row a mention of a measured or counted quantity.", "成果表：文中每提到一次量，即为一行。")
	t.Partitioned = true
	r.declareValue(t)
	r.declareSubject(t)
	r.declareTime(t)
	r.declareTrust(t)
}

// declareValue declares key, evidence, value, qualifier and unit.
func (r *Figure) declareValue(t *Table) {
	t.must("figure_id", &r.FigureID, "Stable id.", "稳定编号。")
	t.must("article_id", &r.ArticleID, "The story.", "所属报道。").ref("articles.article_id")
	t.must("paragraph_id", &r.ParagraphID, "The paragraph whose text the spans count in.", "所在段落，位置均以其文字计。").ref("paragraphs.paragraph_id")
	t.must("seq", &r.Seq, "Number in the story, from 0.", "在篇中的序号，从 0 起。")
	t.may("pub_date", &r.PubDate, "Day of publication of the story.", "报道的出版日期。").std("ISO 8601 date")
	t.may("source", &r.Source, "The paper.", "报名。")
	t.must("quote", &r.Quote, "The words: qualifier, numeral, unit. paragraphs.text[char_start:char_end].", "原文：限定词、数词与单位，即段文 [char_start:char_end]。").prose().std("W3C TextQuoteSelector exact")
	t.may("prefix", &r.Prefix, "Up to 32 characters before the quote.", "其前至多 32 字。").prose().std("W3C TextQuoteSelector prefix")
	t.may("suffix", &r.Suffix, "Up to 32 characters after it.", "其后至多 32 字。").prose().std("W3C TextQuoteSelector suffix")
	t.must("char_start", &r.CharStart, "Where the quote begins in the paragraph.", "在段中的起点。").unit("code points").std("W3C TextPositionSelector start")
	t.must("char_end", &r.CharEnd, "Where it ends.", "在段中的终点（不含）。").unit("code points").std("W3C TextPositionSelector end")
	t.may("sentence", &r.Sentence, "The sentence around it.", "所在的句子。").prose()
	t.must("value", &r.Value, "The number in base units, 万 and 亿 multiplied out; of a range its low end; per cent stays a per cent number.", "以基本单位计的数值，万、亿已乘入；区间取低端；百分数仍为百分数。").unit("unit_code").std("SDMX OBS_VALUE")
	t.may("value_low", &r.ValueLow, "Lower bound, printed or implied by the qualifier.", "下限：原文所印，或由限定词推出。").unit("unit_code")
	t.may("value_high", &r.ValueHigh, "Upper bound, likewise; for a printed range its high end.", "上限；区间即其高端。").unit("unit_code")
	t.must("value_text", &r.ValueText, "The numeral as printed.", "原样数词。")
	t.must("unit_mult", &r.UnitMult, "Power of ten printed with the unit: 亿 is 8.", "原文所印的十的幂：亿为 8。").std("SDMX UNIT_MULT")
	t.must("kind", &r.Kind, "What it says of its indicator.", "数字的性质。").codes("level|an amount or a count|水平值", "delta|an amount of change|增减量", "rate|relative change|增减幅", "share|part of a whole|占比", "pp|percentage points|百分点", "multiple|times|倍数", "rank|rank|位次", "ratio|one to another|比率")
	t.must("direction", &r.Direction, "1 up, -1 down, 0 neither.", "1 为升，-1 为降，0 为无。")
	t.may("qualifier_text", &r.QualifierText, "Qualifier as printed.", "限定词原文。")
	t.must("bound", &r.Bound, "What the qualifier makes of the value.", "限定词对数值的限定。").std("SDMX OBS_STATUS").codes("exact|as printed|确数", "approx|about|约数", "below_near|a little under|接近", "above|more than|超过", "at_least|no less than|不少于", "below|less than|不足", "at_most|no more than|不超过", "range|from … to|区间")
	t.may("unit_text", &r.UnitText, "Unit as printed, without the power of ten.", "原样单位，不含万、亿。")
	t.may("unit_code", &r.UnitCode, "Code of the unit; counters in braces.", "单位代码；量词加花括号。").std("SDMX UNIT_MEASURE; UCUM; ISO 4217")
	t.may("unit_class", &r.UnitClass, "Class of the unit.", "单位类别。").codes("currency|money|货币", "count|things counted|计数", "length|length|长度", "area|area|面积", "volume|volume|体积", "mass|mass|质量", "energy|energy|能量", "power|power|功率", "time|time|时间", "percent|per cent|百分比", "pp|percentage points|百分点", "ratio|ratio|比", "temperature|temperature|温度", "data|data|数据量", "other|any other|其他")
}

// declareSubject declares what is measured, whose it is and where.
func (r *Figure) declareSubject(t *Table) {
	t.may("indicator_text", &r.IndicatorText, "What is measured or counted, as printed.", "所计量的指标，原文。").std("SDMX INDICATOR")
	t.may("indicator_start", &r.IndicatorStart, "Where it begins in the paragraph; null where it stands elsewhere.", "在段中的起点；不在本段时为空。").unit("code points")
	t.must("indicator_method", &r.IndicatorMethod, "How it was found.", "取得方式。").methods()
	t.may("measure", &r.Measure, "Stock or flow.", "存量或流量。").codes("stock|at a point of time|存量", "flow|over a period|流量", "cumulative|since a beginning|累计", "capacity|what could be|能力", "unknown|not told|不明")
	t.may("assertion", &r.Assertion, "Fact or plan.", "事实或计划。").std("SDMX OBS_STATUS").codes("actual|reported as fact|已然", "plan|a target, plan or forecast|计划、预期")
	t.may("entity_text", &r.EntityText, "Whose figure it is, as printed.", "所属主体，原文。")
	t.may("entity_type", &r.EntityType, "What sort of entity.", "主体类型。").codes("zone|development or high-tech zone|园区", "company|company|企业", "institution|institution|机构", "place|place|地方", "project|project|项目", "product|product|产品", "other|any other|其他")
	t.must("entity_method", &r.EntityMethod, "How it was found.", "取得方式。").methods()
	t.may("place_text", &r.PlaceText, "The place, as printed.", "地点，原文。")
	t.may("ref_area", &r.RefArea, "Code of the place, six digits.", "行政区划代码，六位。").std("SDMX REF_AREA; GB/T 2260")
	t.must("place_method", &r.PlaceMethod, "How it was found.", "取得方式。").methods()
}

// declareTime declares period, comparison and speaker.
func (r *Figure) declareTime(t *Table) {
	t.may("period_text", &r.PeriodText, "The time it speaks of, as printed.", "所述时间，原文。")
	t.may("time_period", &r.TimePeriod, "The same, resolved against the date of publication.", "依出版日期解得的时间。").std("SDMX TIME_PERIOD; ISO 8601")
	t.may("period_start", &r.PeriodStart, "First day of it.", "首日。").std("ISO 8601 date")
	t.may("period_end", &r.PeriodEnd, "Last day of it, inclusive.", "末日（含）。").std("ISO 8601 date")
	t.may("freq", &r.Freq, "Frequency of the period.", "时期的频度。").std("SDMX FREQ").codes("A|year|年", "S|half-year|半年", "Q|quarter|季", "M|month|月", "W|week|周", "D|day|日")
	t.must("period_method", &r.PeriodMethod, "How it was found.", "取得方式。").methods()
	t.must("period_approx", &r.PeriodApprox, "Whether the period is only about right.", "时间是否约略。")
	t.may("basis", &r.Basis, "What a change is measured against.", "比较基期。").codes("yoy|the same time of the year before|同比", "pop|the period before|环比", "vs|any other stated base|其他所述基期")
	t.may("base_start", &r.BaseStart, "First day of the base.", "基期首日。").std("ISO 8601 date")
	t.may("base_end", &r.BaseEnd, "Last day of the base, inclusive.", "基期末日（含）。").std("ISO 8601 date")
	t.may("change_id", &r.ChangeID, "Shared by the figures of one change: from, to, delta, rate.", "同一变化的各数（由、至、量、幅）共用的编号。")
	t.may("change_role", &r.ChangeRole, "Which of them it is.", "在变化中的角色。").codes("from|before|变化前", "to|after|变化后", "delta|by how much|变化量", "rate|by what share|变化幅度")
	t.may("check", &r.Check, "Whether arithmetic bears it out.", "算术是否相符。").codes("ok|it does|相符", "mismatch|it does not: see conflicts|不符，见 conflicts", "untested|not enough is printed|无从检验")
	t.may("speaker_text", &r.SpeakerText, "Who is quoted as saying it.", "引语出自何人。")
}

// declareTrust declares how far a figure can be trusted and where it comes from.
func (r *Figure) declareTrust(t *Table) {
	t.must("confidence", &r.Confidence, "How sure the row is in every field: the share of rows with the same evidence (what was printed in the clause, taken over or concluded) that were wholly right when read beside the text.", "本行各栏皆正确的把握：证据相同之行（当句印出、承前或推断）经对读全对的比例。").unit("0–1")
	t.must("n_witnesses", &r.NWitnesses, "Copies of the story that have it.", "载有此数的来源份数。").unit("copies")
	t.must("witness_state", &r.WitnessState, "Whether they agree.", "各来源是否一致。").codes("single|one copy|仅一份", "agree|the copies agree|一致", "differ|they do not: see conflicts|不一致，见 conflicts")
	t.must("corrected", &r.Corrected, "Whether a correction touched a character of it.", "其中文字是否经校改。")
	t.may("flags", &r.Flags, "Codes of notes on the row.", "附注代码。")
	t.may("duplicate_of", &r.DuplicateOf, "The figure that this one restates.", "重述的是哪一条。").ref("figures.figure_id").far()
	t.must("is_primary", &r.IsPrimary, "False where another row states the same.", "若另有一条所述相同，则为假。")
	t.may("rule", &r.Rule, "Rules that read it.", "读出此数的规则。")
	t.must("rules_version", &r.RulesVersion, "Version of the rules and word lists.", "规则与词表的版本。")
	t.must("run_id", &r.RunID, "Run that made the row.", "产生本行的运行。").ref("runs.run_id").far()
}

func compareFigures(a, b *Figure) int {
	return cmp.Or(compareDates(a.PubDate, b.PubDate), cmp.Compare(a.ArticleID, b.ArticleID), cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.FigureID, b.FigureID))
}
