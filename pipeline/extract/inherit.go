package extract

import (
	"strings"

	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// A when is the time a figure speaks of.
type when struct {
	i       int // period of the paragraph, or -1
	method  paper.Method
	from    string
	sent    int  // where the sentence that printed it begins
	against bool // that sentence sets it against another year
	plan    bool // what it was told of was planned
}

// shared returns the share right before a change in percentage points that prints no
// noun of its own: 民间投资占全部投资的比重为61.7%，提高3.4个百分点.
func (r *reader) shared(k int, reading *indicator.Reading) (noun, bool) {
	n := len(r.figures)
	if r.qs[r.toks[k].Ref].UnitClass != "pp" || !reading.Of.Empty() || n == r.paragraph {
		return noun{}, false
	}
	f := &r.figures[n-1]
	if f.Kind != paper.Share || f.IndicatorText == "" || f.Span.Start < r.sent.Start {
		return noun{}, false
	}
	return noun{text: f.IndicatorText, start: -1, method: paper.Inherited, from: "sentence", rule: "noun/share-before"}, true
}

// agent reports whether the noun is an area or a firm, which acts and is not measured.
func agent(noun string) bool {
	for _, x := range [...]string{"省", "市", "县", "区", "公司", "集团", "企业", "银行"} {
		if strings.HasSuffix(noun, x) {
			return true
		}
	}
	return false
}

// again returns the noun of the clause before, in the same unit, where only who does it differs,
// and the verb is said again: 全国承接外包合同77亿元，其中沿江省市承接48亿元.
func (r *reader) again(k int, own, sentenceNoun *noun) (noun, bool) {
	if !agent(own.stem) || sentenceNoun.stem != "" || !strings.HasPrefix(own.text, own.stem) {
		return noun{}, false
	}
	f := &r.figures[len(r.figures)-1]
	verb := own.text[len(own.stem):]
	if verb == "" || f.Span.Start < r.sent.Start || !strings.Contains(r.str(r.sent.Start, f.Span.Start), verb) {
		return noun{}, false
	}
	return r.base(k, sentenceNoun, ""), true
}

// placed returns, for a rank without a noun of its own, what the clauses before measured: the
// numbers between say what it is a rank among (税收达5亿元，居全省21家园区第3位).
func (r *reader) placed(k int, reading *indicator.Reading) (noun, bool) {
	if reading.Kind != paper.Rank && reading.Sense != indicator.ShareOf && !things(r.qs[r.toks[k].Ref].UnitText) {
		return noun{}, false
	}
	from, _ := r.s.Clause(k)
	at := r.toks[from].Start
	for i := len(r.figures) - 1; i >= r.paragraph && r.figures[i].Span.Start >= r.sent.Start; i-- {
		if f := &r.figures[i]; f.Span.Start < at {
			return noun{text: f.IndicatorText, start: -1, method: paper.Inherited, from: "sentence", rule: "noun/placed"}, f.IndicatorText != ""
		}
	}
	return noun{}, false
}

// attribute reports whether the noun of the number at token k, which ends in 级, is nothing but a grade,
// and the number counts what the one before it does.
func (r *reader) attribute(k int, reading *indicator.Reading) bool {
	n := reading.Noun
	return r.qs[r.toks[k].Ref].UnitClass == "count" && !reading.Counted && n.End-n.Start <= 4 && r.sameUnit(k) && r.figures[len(r.figures)-1].Span.Start >= r.sent.Start
}

// lastWord returns the last word of what the number before token k counts.
func (r *reader) lastWord(k int) string {
	ref := r.toks[k].Ref
	if ref == 0 || r.read[ref-1].Noun.Empty() {
		return ""
	}
	for i := range r.toks {
		if t := r.toks[i]; t.End == r.read[ref-1].Noun.End && t.End-t.Start > 1 {
			return r.str(t.Start, t.End)
		}
	}
	return ""
}

// members returns what was counted in the clause before for some of them that are
// counted in turn, where only what becomes of them is said: 11个项目中，6个投产，3个在建.
func (r *reader) members(k int, reading *indicator.Reading) (noun, bool) {
	if !things(r.qs[r.toks[k].Ref].UnitText) || !reading.Noun.Empty() && reading.Noun.Start < r.toks[k].End {
		return noun{}, false
	}
	f := &r.figures[len(r.figures)-1]
	if f.IndicatorText == "" || f.Span.Start < r.sent.Start || !reading.Noun.Empty() && !r.s.Verbal(reading.Noun) {
		return noun{}, false
	}
	return noun{text: f.IndicatorText, start: -1, method: paper.Inherited, from: "sentence", rule: "noun/members"}, true
}

// such returns what was counted before in the unit of the number at token k, which
// counts those of it of which a clause before 的 says something: 产值超亿元的有15家.
func (r *reader) such(k int, reading *indicator.Reading) (noun, bool) {
	if !things(r.qs[r.toks[k].Ref].UnitText) {
		return noun{}, false
	}
	if next := k + 1; next < len(r.toks) && !r.s.Boundary(next) && r.toks[next].Tag != word.V {
		return noun{}, false
	}
	i := k - 1
	for i > 0 && (r.toks[i].Tag == word.V || r.toks[i].Tag == word.D) && r.toks[i].End-r.toks[i].Start <= 2 {
		i--
	}
	if i < 1 || r.text[r.toks[i].Start] != '的' || r.toks[i].End-r.toks[i].Start != 1 || reading.Noun.Start > r.toks[i].Start || r.toks[i-1].Tag == word.T {
		return noun{}, false
	}
	said := false // a noun before 的 is a name for them: 大专及以上学历的86万名
	for from, _ := r.s.Clause(k); i > from; i-- {
		t := r.toks[i-1]
		said = said || t.Tag == word.V || t.Ref >= 0 && i-2 >= from && r.toks[i-2].Tag == word.N
	}
	if !said {
		return noun{}, false
	}
	for j := len(r.figures) - 1; j >= r.paragraph; j-- {
		if f := &r.figures[j]; f.UnitText == r.qs[r.toks[k].Ref].UnitText && f.IndicatorText != "" {
			return noun{text: f.IndicatorText, start: -1, method: paper.Inherited, from: "paragraph", rule: "noun/such"}, true
		}
	}
	return noun{}, false
}

// way returns the way from … to … that a time without a noun of its own was taken by:
// 从签约到投产，只用了40天.
func (r *reader) way(k int, reading *indicator.Reading) (noun, bool) {
	if r.qs[r.toks[k].Ref].UnitClass != "time" || reading.Sense != indicator.NoSense && reading.Sense != indicator.LevelOf || reading.Noun.End-reading.Noun.Start > 1 {
		return noun{}, false
	}
	at := r.s.Way(k)
	if at.Empty() {
		return noun{}, false
	}
	return noun{text: clean(r.str(at.Start, at.End)), start: at.Start, method: paper.Inferred, from: "clause before", rule: "noun/way"}, true
}

// possessed reports whether a bare head, no rate and no share of a whole, has its owner
// right before it in the clause, so that it is complete: 全区研发投入强度, 园区面积. What
// is counted itself belongs to its number: 央企数量.
func (r *reader) possessed(reading *indicator.Reading, own *noun) bool {
	switch _, kind := indicator.HeadStart([]rune(own.text)); {
	case kind == paper.Rate:
		return false
	case kind == paper.Share && !strings.HasSuffix(own.text, "率") && !strings.HasSuffix(own.text, "度"):
		return false
	}
	at := reading.Noun.Start
	if at > 0 && r.text[at-1] == '的' {
		at--
	}
	for i := range r.mentions {
		m := r.mentions[i]
		if m.End != at || m.Generic && !m.Whole || r.text[at-1] == '该' {
			continue
		}
		if at == reading.Noun.Start && (strings.HasSuffix(own.text, "总数") || strings.HasSuffix(own.text, "家数") || strings.HasSuffix(own.text, "数量")) && m.Type != "place" {
			own.text, own.start = r.str(m.Start, m.End)+own.text, m.Start
		}
		return true
	}
	return false
}

// deverbal reports whether the verb that stands for the noun names what is counted:
// 结案10万件, 到位20亿元.
func (r *reader) deverbal(reading *indicator.Reading) bool {
	return reading.Rule == "noun/verb" && reading.Noun.End-reading.Noun.Start >= 2 && !r.s.Empty(reading.Noun)
}

// things reports whether the counter counts things and not acts, so that a verb
// before it leaves out what is counted: 938个项目中，已开工467个.
func things(unit string) bool { return roles(unit)&countsThings != 0 }

// aged reports whether the noun itself speaks of an age: 享年, 平均年龄.
func aged(noun string) bool {
	return strings.Contains(noun, "龄") || strings.Contains(noun, "寿") || strings.Contains(noun, "享年") || strings.Contains(noun, "现年")
}

// gathers reports whether the verb only says that things came together, and what they
// are stands before it.
func gathers(verb string) bool {
	switch verb {
	case "聚集", "集聚", "汇聚", "云集":
		return true
	}
	return false
}

// gives reports whether the verb only says that money was put up.
func gives(verb string) bool { return verb == "拿出" || verb == "掏出" || verb == "拿出了" }

// sameUnit reports whether the figure before has the unit of the number at token k.
func (r *reader) sameUnit(k int) bool {
	n := len(r.figures)
	return n > r.paragraph && r.figures[n-1].UnitText == r.qs[r.toks[k].Ref].UnitText
}

// person reports whether the noun is a person's name, or missing.
func (r *reader) person(n paper.Span) bool {
	if n.Empty() {
		return true
	}
	for i := range r.toks {
		if r.toks[i].Start >= n.Start && r.toks[i].End <= n.End && r.toks[i].Tag == word.NR {
			return true
		}
	}
	return false
}

// base returns the noun to take over: of the sentence, else of the sentence before in
// the paragraph, where the number can measure it or it ends in what the clause itself
// said (该指数).
func (r *reader) base(k int, sentenceNoun *noun, said string) noun {
	n := *sentenceNoun
	from := "sentence"
	if n.text == "" && (r.takesOver(k) || said != "" && strings.HasSuffix(r.lastNoun.text, said)) {
		n, from = r.lastNoun, "paragraph"
	}
	if n.text == "" {
		return noun{start: -1}
	}
	n.method, n.from, n.start, n.rule = paper.Inherited, from, -1, "noun/inherited"
	return n
}

// pointed reports whether people are counted whom the sentence points to.
func (r *reader) pointed(k int) bool {
	t := r.toks[k-1]
	return persons(r.qs[r.toks[k].Ref].UnitText) && t.Tag == word.R && strings.ContainsRune("这那该此", r.text[t.Start])
}

func persons(unit string) bool { return unit == "人" || unit == "名" || unit == "位" }

// takesOver reports whether the number at token k can measure what a sentence before
// spoke of: one that sets it against something can (同比增长5%), an amount only where
// that was measured in its unit, so that pounds are not of what counted wounds.
func (r *reader) takesOver(k int) bool {
	q := &r.qs[r.toks[k].Ref]
	switch q.UnitClass {
	case "percent", "pp", "ratio", "":
		return true
	case "currency", "area", "length", "mass", "volume", "energy", "power":
		return q.UnitClass == r.lastClass
	case "time":
		return q.UnitText == r.lastUnit || lasts(r.lastNoun.text)
	}
	return q.UnitText == r.lastUnit || q.UnitText == "倍" || q.UnitText == "番" || persons(q.UnitText) && persons(r.lastUnit)
}

// lasts reports whether the noun says how long something takes: 办理时间, 工期.
func lasts(noun string) bool {
	for _, x := range [...]string{"时间", "时限", "期限", "周期", "工期"} {
		if strings.HasSuffix(noun, x) {
			return true
		}
	}
	return false
}

// before returns the last noun of the clause before: 延长实习期，短则3个月.
func (r *reader) before(k int) noun {
	from, _ := r.s.Clause(k)
	if from < 2 {
		return noun{start: -1}
	}
	if r.circumstantial(from-2) || r.bylined(from) {
		return noun{start: -1}
	}
	if v := r.read[r.toks[k].Ref].Verb; !v.Empty() && r.text[v.Start] == '达' {
		if n := r.subjectBefore(from); n.text != "" {
			return n // 电池效率打破世界纪录，达到33.9%
		}
	}
	if n := r.become(k, from); n.text != "" {
		return n
	}
	if at := r.s.Topic(k); at.End > at.Start+1 {
		if agent(r.str(at.Start, at.End)) && r.namedAs(at) {
			return noun{start: -1} // 其次为乙省，查处了16件
		}
		return noun{text: clean(r.str(at.Start, at.End)), start: at.Start, method: paper.Inferred, from: "clause before", rule: "noun/clause-before"}
	}
	for i := from - 2; i >= 0 && !r.s.Boundary(i); i-- {
		if r.toks[i].Tag != word.N && r.toks[i].Tag != word.VN && r.toks[i].Tag != word.NZ {
			continue
		}
		j := i
		for j > 0 && !r.s.Boundary(j-1) && (r.toks[j-1].Tag == word.N || r.toks[j-1].Tag == word.VN || r.toks[j-1].Tag == word.B || r.toks[j-1].Tag == word.NZ) {
			j--
		}
		if r.toks[i].End-r.toks[j].Start < 2 {
			return noun{start: -1} // 推行一窗通办，共受理3万件
		}
		return noun{text: r.str(r.toks[j].Start, r.toks[i].End), start: r.toks[j].Start, method: paper.Inferred, from: "clause before", rule: "noun/clause-before"}
	}
	return noun{start: -1}
}

// become returns, for a share, the subject of the clause that ends before token from, where that
// says what it became: 机电产品成为出口主力，占总额的近七成.
func (r *reader) become(k, from int) noun {
	if r.read[r.toks[k].Ref].Sense != indicator.ShareOf {
		return noun{start: -1}
	}
	low, _ := r.s.Clause(from - 2)
	for i := low + 1; i < from-2; i++ {
		if x := r.str(r.toks[i].Start, r.toks[i].End); x != "成为" && x != "成了" {
			continue
		}
		if n := r.s.Phrase(low, i); !n.Empty() && !r.namedAs(n) {
			return noun{text: clean(r.str(n.Start, n.End)), start: n.Start, method: paper.Inferred, from: "clause before", rule: "noun/clause-before"}
		}
	}
	return noun{start: -1}
}

// subjectBefore returns the subject of the clause that ends before token from, where that is a
// measure and its verb has an object, so that the object is not what is measured.
func (r *reader) subjectBefore(from int) noun {
	low, _ := r.s.Clause(from - 2)
	for i := low + 1; i < from-2; i++ {
		if r.toks[i].Tag != word.V && !r.s.Outdoes(i) {
			continue
		}
		if n := r.s.Phrase(low, i); !n.Empty() && r.s.Measured(n) {
			return noun{text: clean(r.str(n.Start, n.End)), start: n.Start, method: paper.Inferred, from: "clause before", rule: "noun/clause-before"}
		}
	}
	return noun{start: -1}
}

// bylined reports whether the clause before token from is a dateline: 本台消息（新闻联播）：….
func (r *reader) bylined(from int) bool {
	c := r.text[r.toks[from-2].Start]
	return r.text[r.toks[from-1].Start] == '：' && (c == '）' || c == ')')
}

// fromTo gives the beginning of a change the noun of its end, where only that is
// printed with one: the two measure the same.
func (r *reader) fromTo() {
	for ref := 0; ref+1 < len(r.made); ref++ {
		a, b := r.made[ref], r.made[ref+1]
		if a >= 0 && b >= 0 && r.figures[a].ChangeRole == "from" && r.figures[a].UnitClass == "percent" && r.figures[b].UnitClass == "percent" && r.figures[a].Kind == paper.Ratio && r.figures[b].Kind == paper.Share {
			r.figures[a].Kind = paper.Share // 税率由13%降至11%
		}
		if a >= 0 && b >= 0 && r.figures[a].ChangeRole == "from" && r.figures[a].Kind == paper.Rate && r.figures[b].UnitClass == "percent" && r.figures[b].Kind == paper.Share && r.figures[b].Sentence == r.figures[a].Sentence {
			r.figures[b].Kind, r.figures[b].Direction = paper.Rate, r.figures[a].Direction // 增长预期从6.7%调降至5%
		}
		if a >= 0 && b >= 0 && r.figures[a].ChangeRole == "from" && r.read[ref+1].To {
			outermost(&r.figures[a], &r.figures[b])
		}
		if a < 0 || b < 0 || r.figures[a].ChangeRole != "from" || r.figures[a].IndicatorText != "" || r.figures[b].IndicatorText == "" || r.figures[b].UnitText != r.figures[a].UnitText {
			continue
		}
		f, g := &r.figures[a], &r.figures[b]
		f.IndicatorText, f.IndicatorStart, f.IndicatorMethod = g.IndicatorText, g.IndicatorStart, paper.Inferred
		f.Explain = append(f.Explain, paper.ExplainRow{Field: "indicator", Text: g.IndicatorText, Rule: "noun/from-to", From: "sentence"})
	}
}

// outermost puts the ends of a change that is told of several years in the first and
// the last of them: 2020年至2023年，产值由318亿元跃升至506亿元.
func outermost(from, to *paper.Figure) {
	if from.PeriodText != to.PeriodText || !strings.ContainsAny(from.PeriodText, "至到—-－–~～") || strings.ContainsAny(from.PeriodText, "月日") || !from.PeriodStart.Known() || !from.PeriodEnd.Known() {
		return
	}
	y1, m1, d1 := from.PeriodStart.Date()
	y2, m2, d2 := from.PeriodEnd.Date()
	if y2 <= y1 || m1 != 1 || d1 != 1 || m2 != 12 || d2 != 31 {
		return
	}
	from.PeriodEnd, to.PeriodStart = paper.DayOf(y1, 12, 31), paper.DayOf(y2, 1, 1)
	for _, f := range [...]*paper.Figure{from, to} {
		f.TimePeriod, _ = period.ISO(f.PeriodStart, f.PeriodEnd)
		f.Explain = append(f.Explain, paper.ExplainRow{Field: "period", Text: f.PeriodText, Rule: "period/outermost", From: "sentence"})
	}
}
