package extract

import (
	"strings"

	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/paper"
)

// Which times stay in force behind the number they were told of, and which do not.

// formerly reports whether the number at token k is of how it was before the time at
// token i: 现在十几分钟办好原来两天的事.
func (r *reader) formerly(i, k int) bool {
	for j := i + 1; j < k; j++ {
		switch r.str(r.toks[j].Start, r.toks[j].End) {
		case "原来", "以前", "从前", "原先", "过去":
			return true
		}
	}
	return false
}

// onceWas reports whether a clause between the time at token i and token k opens with how it
// was before: 她今年35岁，原先在厂里上班，每月工资6000元.
func (r *reader) onceWas(i, k int) bool {
	for j := i + 1; j < k; j++ {
		if !r.s.Boundary(j - 1) {
			continue
		}
		switch r.str(r.toks[j].Start, r.toks[j].End) {
		case "原先", "从前", "以前", "早先", "当初":
			return true
		}
	}
	return false
}

// flowsOn reports whether a sentence before told how much there is at a moment, and the figure is of
// what goes on in a time: 3月末失业率为1.5%。财政收入增长26.7%.
func (r *reader) flowsOn(f *paper.Figure) bool {
	p := &r.ps[r.carried.i]
	if r.carried.sent == r.sent.Start || f.UnitClass == "time" || f.Kind != paper.Rate && f.Kind != paper.PP && f.Kind != paper.Delta && f.Measure != "flow" {
		return false
	}
	if p.Rule == "now" {
		return r.flowing.i >= 0 || r.goingOn
	}
	if r.flowing.i < 0 || p.First != p.Last || p.Rule == "day" || strings.Contains(p.Rule, "deictic-day") {
		return false
	}
	q := &r.ps[r.flowing.i]
	return q.First.Known() && p.First >= q.First && p.First <= q.Last+31
}

// lasts reports whether the time of an earlier sentence still holds for the number
// at token k.
func (r *reader) lasts(f *paper.Figure, k int) bool {
	p := &r.ps[r.carried.i]
	if r.carried.sent == r.sent.Start {
		return true
	}
	if r.carried.from == "opening" && !r.stays(f, p) {
		return false
	}
	if p.First.Known() && r.ref.Latest.Known() && p.First > r.ref.Latest {
		if _, plan := r.s.Plan(k); !plan {
			return false // 明年6月投产。…派出5支队伍: what is still to come is said with its words
		}
	}
	if r.quotedDays(p, k) || r.upTillNow(p, k) {
		return false
	}
	if r.carried.plan && r.carried.sent != r.sent.Start && r.flows(f, k) && f.Kind != paper.Level && p.Last.Known() && r.ref.Latest.Known() && p.Last > r.ref.Latest {
		if _, plan := r.s.Plan(k); !plan {
			return false // 预计全年增收2亿元。…产能提升20%
		}
	}
	if r.bygone(p, k) || r.already(k) && p.Last.Known() && r.ref.Latest.Known() && p.Last.Year() < r.ref.Latest.Year() {
		return false // 去年激活资产206处。…交易额已接近40亿
	}
	if f.Kind == paper.Level && (strings.HasPrefix(p.Text, "去年") || p.First == p.Last && !p.Point && r.ref.Latest.Known() && p.Last < r.ref.Latest-7) && r.has(k) {
		return false // 去年产值18亿元。务工的边民有3100多人
	}
	if r.carried.against && !r.flows(f, k) && r.s.Text[r.sent.Start] != '其' {
		return false
	}
	reading := &r.read[r.toks[k].Ref]
	return p.First != p.Last || p.Point || !reading.From && !reading.To // 那天…。企业由11家发展到148家
}

// stays reports whether the figure stays in the time that opened the paragraph: 1992年，
// 他回到村里。…: a story goes on, statistics stay in their time, and so do rates.
func (r *reader) stays(f *paper.Figure, p *period.Period) bool {
	if !statistical(p.Text) {
		return f.Kind == paper.Rate || f.Kind == paper.PP
	}
	return f.UnitClass == "percent" || f.UnitClass == "pp" || f.Basis != "" || f.Measure == "flow" && f.UnitClass != "time"
}

// bygone reports whether the time is of a year before that of publication and was
// said in a quotation that is closed where token k stands.
func (r *reader) bygone(p *period.Period, k int) bool {
	if !p.Last.Known() || !r.ref.Latest.Known() || p.Last.Year() >= r.ref.Latest.Year() {
		return false
	}
	least, _ := quoteDepth(r.text[p.End:r.toks[k].Start])
	return least < 0
}

// quoteDepth returns how many quotations more are open than at the start of the text, at
// least anywhere in it and at its end.
func quoteDepth(text []rune) (least, last int) {
	for _, c := range text {
		switch c {
		case '“':
			last++
		case '”':
			last--
			least = min(least, last)
		}
	}
	return least, last
}

// quotedDays reports whether the time is of days that someone quoted spoke of, and the number
// at token k stands outside the quotation: “五一期间卖了6000元。”他说，…一年能收入10万元.
func (r *reader) quotedDays(p *period.Period, k int) bool {
	const few = 27
	if !p.First.Known() || p.Last-p.First >= few || p.Point {
		return false
	}
	_, last := quoteDepth(r.text[p.End:r.toks[k].Start])
	return last < 0
}

// upTillNow reports whether the clause of token k sums up what came about one after the other, and
// the time is of a year that is over: 2022年发运班列1020列。口岸先后开通航线17条.
func (r *reader) upTillNow(p *period.Period, k int) bool {
	if !p.Last.Known() || !r.ref.Latest.Known() || p.Last.Year() >= r.ref.Latest.Year() {
		return false
	}
	from, _ := r.s.Clause(k)
	for j := from; j < k; j++ {
		if t := &r.toks[j]; t.Ref < 0 && r.str(t.Start, t.End) == "先后" {
			return true
		}
	}
	return false
}

// apart reports whether the time stands in a title or in a dateline: 《2013年…报告》,
// 本报贵阳1月3日电.
func (r *reader) apart(p *period.Period) bool {
	if p.End < len(r.text) && (r.text[p.End] == '电' || r.text[p.End] == '讯') {
		return true
	}
	if r.nears(p) {
		return true
	}
	if p.Start >= 2 && r.text[p.Start-1] == '过' && (r.text[p.Start-2] == '刚' || r.text[p.Start-2] == '已') {
		return true // 刚过清明
	}
	return r.signs&entitling != 0 && r.entitled(p)
}

// entitled reports whether the time stands in the title of a book or a report.
func (r *reader) entitled(p *period.Period) bool {
	for i := p.Start - 1; i >= 0 && i > p.Start-40; i-- {
		switch r.text[i] {
		case '》', '。':
			return false
		case '《':
			return true
		}
	}
	return false
}

// nears reports whether the text behind the time, or behind the last of those joined to it,
// says that it is still to come: 元旦、春节|来临之际, 国庆节|临近.
func (r *reader) nears(p *period.Period) bool {
	i := p.End
	if i < len(r.text) && (r.text[i] == '、' || r.text[i] == '和') {
		for j := range r.ps {
			if q := &r.ps[j]; q.Start == i+1 && strings.ContainsRune("、和", r.text[i]) {
				i = q.End
			}
		}
	}
	if i == len(r.text) {
		return false
	}
	switch r.text[i] {
	case '来', '临', '将', '即', '到':
	default:
		return false
	}
	for _, w := range [...]string{"来临", "临近", "将至", "将近", "即将", "到来之前", "到来之际"} {
		if hasPrefix(r.text[i:], w) {
			return true
		}
	}
	return false
}

// bracketed reports whether the time stands in a bracket that is closed before token
// k: what it says there is of the bracket alone.
func (r *reader) bracketed(p *period.Period, k int) bool {
	depth := 0
	for i := p.End; i < r.toks[k].Start && i < p.End+40; i++ {
		switch r.text[i] {
		case '（', '(':
			depth++
		case '）', ')':
			if depth--; depth < 0 {
				return true
			}
		case '。':
			return false
		}
	}
	return false
}

// ofBase reports whether the figure is the base of a comparison.
func ofBase(f *paper.Figure) bool {
	for _, w := range [...]string{"比", "较", "低于", "高于"} {
		if strings.HasPrefix(f.PeriodText, w) {
			return true
		}
	}
	return false
}
