package extract

import (
	"strings"

	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// With what a change is compared.

// ofBase gives the number at token k, behind a time, that a comparison names its base by the time of
// that base: 涨幅比2011年的5.4%回落.
func (r *reader) ofBase(f *paper.Figure, k int) bool {
	if f.Kind == paper.Multiple {
		return false
	}
	i := k - 1 // 低于2019年3.8%的水平
	if r.text[r.toks[i].Start] == '的' {
		i-- // 比2011年的5.4%
	} else if k+2 >= len(r.toks) || !asItWas(r.str(r.toks[k].End, r.toks[k+2].End)) {
		return false
	}
	p := r.periodAt(i)
	if p == nil || p.Basis == "" || !p.BaseFirst.Known() || !p.BaseLast.Known() || i == k-2 && r.text[p.Start] != '比' && r.text[p.Start] != '较' {
		return false
	}
	base := *p
	base.First, base.Last = p.BaseFirst, p.BaseLast
	base.ISO, base.Freq = period.ISO(base.First, base.Last)
	r.setPeriod(f, &base, paper.Explicit, "")
	return true
}

// asItWas reports whether the words behind a percentage say that it is what was, to which
// something is compared: 低于2019年3.8%|的水平, 比去年11.8%|的增幅.
func asItWas(words string) bool {
	switch words {
	case "的水平", "的增幅", "的增速", "的涨幅":
		return true
	}
	return false
}

// compare attaches the base of a comparison.
func (r *reader) compare(f *paper.Figure, k int) {
	switch f.Kind {
	case paper.Delta, paper.Rate, paper.PP, paper.Multiple:
	case paper.Share, paper.Ratio:
		if !r.byHowMuch(f, k) {
			r.recovers(f, k)
			return
		}
	default:
		return
	}
	if ofBase(f) {
		return // it is the base
	}
	reading := &r.read[r.toks[k].Ref]
	if reading.Like >= 0 && r.made[reading.Like] >= 0 {
		sameBase(f, &r.figures[r.made[reading.Like]])
		return
	}
	from, _ := r.s.Clause(k)
	if r.printedBase(f, k, from) {
		return
	}
	switch {
	case reading.Compared, r.against(from, k), r.ofSame(f, k):
		f.Basis = "vs"
		explain(f, "basis", r.str(reading.Verb.Start, reading.Verb.End), "basis/compared", "", reading.Verb)
	case r.afterChange(f, reading, from, k):
		f.Basis = "vs"
	case f.Kind == paper.Multiple && k > 0 && r.s.Text[r.toks[k-1].Start] == '的':
		f.Basis = "vs"
	case f.Kind == paper.PP && r.ofPace(f):
		if r.outdoes(from, k) {
			f.Basis = "vs"
		} else if g := r.sister(f); g != nil {
			sameBase(f, g) // 增速比7月份加快2个百分点；餐饮增长5%，增速加快1个百分点
		}
	case f.Kind == paper.PP && len(r.figures) > r.paragraph && r.figures[len(r.figures)-1].Sentence == f.Sentence && r.figures[len(r.figures)-1].Basis != "":
		sameBase(f, &r.figures[len(r.figures)-1])
	case f.Kind == paper.PP && r.parallel(f) != nil:
		sameBase(f, r.parallel(f))
	case f.Kind == paper.Rate && (reading.Sense == indicator.Change || reading.Bare) && r.afterDelta(f):
		sameBase(f, &r.figures[len(r.figures)-1])
		r.basis = f.Basis
	case f.Kind == paper.Rate && r.basis != "" && reading.Sense == indicator.Change:
		f.Basis = r.basis
		r.basedOn(f)
		explain(f, "basis", "", "basis/inherited", "paragraph", paper.Span{})
	case f.Kind == paper.Rate && strings.HasSuffix(f.PeriodText, "以来"):
		f.Basis = "vs"
		if f.PeriodStart.Known() {
			f.BaseStart, f.BaseEnd = f.PeriodStart, f.PeriodStart
		}
	}
}

// printedBase attaches the base that the clause of the number at token k prints before it, or
// the one that opens the sentence as a clause of its own; from is where the clause starts.
func (r *reader) printedBase(f *paper.Figure, k, from int) bool {
	for i := k - 1; i >= from; i-- {
		if r.s.Toks[i].Tag == word.M && r.s.Toks[i].Ref >= 0 {
			if g := r.made[r.s.Toks[i].Ref]; g >= 0 && ofBase(&r.figures[g]) {
				continue // 比2011年的5.4%回落2.8个百分点
			}
			break
		}
		if p := r.periodAt(i); p != nil && p.Basis != "" {
			f.Basis = p.Basis
			f.BaseStart, f.BaseEnd = p.BaseFirst, p.BaseLast
			if f.Basis == "vs" && yearBefore(f) {
				f.Basis = "yoy" // 2012年比2011年增长
			}
			if f.Basis == "yoy" && f.PeriodStart.Known() && (p.Rule == "yoy" || f.BaseEnd >= f.PeriodStart && f.PeriodEnd >= f.BaseEnd) {
				f.BaseStart, f.BaseEnd = paper.NoDay, paper.NoDay // 同比: of the figure's own time
			}
			r.basedOn(f)
			explain(f, "basis", p.Text, p.Rule, "", p.Span)
			if f.Kind == paper.Rate {
				r.basis = f.Basis
			}
			return true
		}
	}
	if p := r.comparedFrame(from); p != nil && !r.against(from, k) {
		f.Basis, f.BaseStart, f.BaseEnd = p.Basis, p.BaseFirst, p.BaseLast
		if f.Basis == "vs" && yearBefore(f) {
			f.Basis = "yoy"
		}
		if f.Kind == paper.Rate && (p.Rule == "yoy" || p.Rule == "pop") {
			r.basis = f.Basis // 从同比看: for the paragraph
		}
		explain(f, "basis", p.Text, p.Rule, "sentence", p.Span)
		return true
	}
	return false
}

// byHowMuch makes a percentage the rate of the change that the clause before told of, of which
// its own only says how much it was: 营收增长超过一倍，分别为282%、119%.
func (r *reader) byHowMuch(f *paper.Figure, k int) bool {
	n := len(r.figures) - 1
	if f.UnitClass != "percent" || f.Kind != paper.Share || n < r.paragraph || r.figures[n].Sentence != f.Sentence {
		return false
	}
	g := &r.figures[n]
	if like := r.read[r.toks[k].Ref].Like; like < 0 {
		if from, _ := r.s.Clause(k); !r.severally(from, k) || g.Kind != paper.Rate && g.Kind != paper.Multiple {
			return false
		}
	} else if g.Kind != paper.Rate || g.UnitClass != "percent" {
		return false
	}
	f.Kind, f.Direction = paper.Rate, g.Direction
	return true
}

// severally reports whether the tokens from i up to k say nothing but 分别为.
func (r *reader) severally(i, k int) bool {
	said := false
	for ; i < k; i++ {
		switch r.str(r.toks[i].Start, r.toks[i].End) {
		case "分别":
			said = true
		case "为", "是", "达", "达到", "分别为", "分别是":
		default:
			return false
		}
	}
	return said
}

// recovers attaches the base to a share that is one of what was before: 同比恢复77.5%,
// 恢复至2019年同期的60.7%.
func (r *reader) recovers(f *paper.Figure, k int) {
	from, _ := r.s.Clause(k)
	for i, words := k-1, 0; i >= from && words < 3; i, words = i-1, words+1 {
		p := r.periodAt(i)
		if p == nil || p.Basis == "" {
			continue
		}
		between := r.str(p.End, r.toks[k].Start)
		if !strings.Contains(between, "恢复") && !strings.HasPrefix(p.Text, "恢复") {
			return
		}
		f.Basis, f.BaseStart, f.BaseEnd = p.Basis, p.BaseFirst, p.BaseLast
		r.basedOn(f)
		explain(f, "basis", p.Text, p.Rule, "", p.Span)
		return
	}
}

// sameBase gives f the base of g.
func sameBase(f, g *paper.Figure) { f.Basis, f.BaseStart, f.BaseEnd = g.Basis, g.BaseStart, g.BaseEnd }

// comparedFrame returns the comparison that ends a clause of the sentence before token k, and
// holds for what follows it up to a semicolon: 与2019年相比，…; 结构更优，与上年相比，….
func (r *reader) comparedFrame(k int) *period.Period {
	part := false
	for i := k - 1; i > 0; i-- {
		if !r.s.Boundary(i) {
			continue
		}
		if r.text[r.toks[i].Start] == '；' {
			part = true // one that opens the sentence holds for all of it
		}
		if part && i > 1 {
			continue
		}
		if p := r.viewed(i); p != nil {
			return p
		}
		if p := r.periodAt(i - 1); p != nil && p.Basis != "" && (p.Basis != "vs" || p.BaseFirst.Known()) && strings.ContainsRune("与和同跟相比较", r.text[p.Start]) {
			return p
		}
	}
	return nil
}

// viewed returns the comparison of a clause before token i that says from where something is
// looked at, or nil: 从同比看，….
func (r *reader) viewed(i int) *period.Period {
	if i < 2 || r.text[r.toks[i-1].End-1] != '看' {
		return nil
	}
	if p := r.periodAt(i - 2); p != nil && (p.Rule == "yoy" || p.Rule == "pop") {
		return p
	}
	return nil
}

// ofSame reports whether the figure is a multiple of what the one before in the sentence
// is a multiple of: 这种投资是公共投资的16倍，西班牙是6倍.
func (r *reader) ofSame(f *paper.Figure, k int) bool {
	n := len(r.figures) - 1
	if f.Kind != paper.Multiple || n < r.paragraph || k == 0 {
		return false
	}
	g := &r.figures[n]
	return r.str(r.toks[k-1].Start, r.toks[k-1].End) == "是" && g.Kind == paper.Multiple && g.Basis == "vs" && !g.BaseStart.Known() && g.Sentence == r.str(r.sent.Start, r.sent.End)
}

// ofPace reports whether the change in points is one of how fast something grows, which the
// rate before it was: that one's base is not its own.
func (r *reader) ofPace(f *paper.Figure) bool {
	n := len(r.figures) - 1
	if n < r.paragraph || r.figures[n].Kind != paper.Rate || r.figures[n].Sentence != f.Sentence {
		return false
	}
	for _, x := range [...]string{"增速", "增幅", "涨幅", "降幅", "跌幅", "速度"} {
		if strings.HasSuffix(f.IndicatorText, x) {
			return true
		}
	}
	return false
}

// outdoes reports whether the tokens from i up to k set what is measured above or below
// something else: 高出同期进出口增速3.5个百分点.
func (r *reader) outdoes(i, k int) bool {
	for ; i < k; i++ {
		switch r.str(r.toks[i].Start, r.toks[i].End) {
		case "高出", "超出", "高于", "低于", "快于", "慢于", "领先", "落后", "优于", "好于", "超过":
			return true
		}
	}
	return false
}

// sister returns the change in points of the sentence that was told last, or nil.
func (r *reader) sister(f *paper.Figure) *paper.Figure {
	for n := len(r.figures) - 1; n >= r.paragraph && r.figures[n].Sentence == f.Sentence; n-- {
		if r.figures[n].Kind == paper.PP {
			return &r.figures[n]
		}
	}
	return nil
}

// parallel returns the figure of the sentence that a change in points goes on from,
// over the level in between: 支持率比上月跌7个百分点至37%，不支持率升8个百分点.
func (r *reader) parallel(f *paper.Figure) *paper.Figure {
	for n := len(r.figures) - 1; n >= r.paragraph && n >= len(r.figures)-3; n-- {
		g := &r.figures[n]
		if g.Sentence != f.Sentence {
			return nil
		}
		if g.Kind == paper.PP {
			if g.Basis == "yoy" || g.Basis == "pop" {
				return g
			}
			return nil
		}
	}
	return nil
}

// afterDelta reports whether the figure before tells the same change as an amount and
// names its base: 比2013年增加4575亿元，增长13%.
func (r *reader) afterDelta(f *paper.Figure) bool {
	n := len(r.figures)
	if n == r.paragraph {
		return false
	}
	g := &r.figures[n-1]
	return g.Kind == paper.Delta && g.Basis != "" && g.Sentence == f.Sentence && g.Direction == f.Direction
}

// afterChange reports whether the figure is by how much what was just told of changed from
// one amount to another, and not its mean: 由300家增加到900家，增长了2倍.
func (r *reader) afterChange(f *paper.Figure, reading *indicator.Reading, from, k int) bool {
	n := len(r.figures)
	if f.Kind != paper.Multiple && f.Kind != paper.Rate || reading.Sense != indicator.Change || !reading.Noun.Empty() || n < r.paragraph+2 {
		return false
	}
	a, b := &r.figures[n-2], &r.figures[n-1]
	return a.ChangeRole == "from" && a.Sentence == f.Sentence && b.Sentence == f.Sentence && a.UnitText == b.UnitText && !strings.Contains(r.str(r.toks[from].Start, r.toks[k].Start), "均")
}

// against reports whether the clause compares with something else than a time: 比全国
// 同期数据高出3个百分点.
func (r *reader) against(from, k int) bool {
	for i := k - 1; i >= from; i-- {
		t := r.toks[i]
		if t.Ref >= 0 && t.Tag == word.M {
			return false
		}
		c := r.text[t.Start]
		if t.End-t.Start == 1 && (c == '比' || c == '较') {
			return t.Tag == word.P && r.toks[i+1].Tag != word.D && r.text[r.toks[i+1].Start] != '不' // 存贷比|不能
		}
		if t.End-t.Start == 2 && r.text[t.Start+1] == '于' && (c == '高' || c == '低' || c == '快' || c == '慢' || c == '好' || c == '优') {
			return true // 高于同期国有企业利润增长近8个百分点
		}
	}
	return false
}

// yearBefore reports whether the base is the same time a year before.
func yearBefore(f *paper.Figure) bool {
	if !f.BaseStart.Known() || !f.PeriodStart.Known() {
		return false
	}
	y1, m1, d1 := f.PeriodStart.Date()
	y2, m2, d2 := f.BaseStart.Date()
	if f.PeriodStart == f.PeriodEnd && m1 == 12 && d1 == 31 && y2 == y1-1 && m2 == 1 && d2 == 1 && f.BaseEnd.Year() == y2 {
		return true // 截至1997年底…，比1996年增加
	}
	return y1 == y2+1 && m1 == m2 && d1 == d2 && f.PeriodEnd.Year() == f.BaseEnd.Year()+1 && f.PeriodEnd.Month() == f.BaseEnd.Month()
}

// basedOn works the base period out from the figure's own where the text leaves
// that to the reader: 同比 is the same time a year before.
func (r *reader) basedOn(f *paper.Figure) {
	if f.BaseStart.Known() || !f.PeriodStart.Known() || !f.PeriodEnd.Known() {
		return
	}
	y1, m1, d1 := f.PeriodStart.Date()
	y2, m2, d2 := f.PeriodEnd.Date()
	switch f.Basis {
	case "yoy":
		f.BaseStart = paper.DayOf(y1-1, m1, min(d1, paper.DaysIn(y1-1, m1)))
		end := min(d2, paper.DaysIn(y2-1, m2))
		if d2 == paper.DaysIn(y2, m2) {
			end = paper.DaysIn(y2-1, m2)
		}
		f.BaseEnd = paper.DayOf(y2-1, m2, end)
	case "pop":
		if d1 == 1 && d2 == paper.DaysIn(y2, m2) {
			months := (y2-y1)*12 + m2 - m1 + 1
			f.BaseStart = paper.DayOf(y1, m1-months, 1)
			f.BaseEnd = f.PeriodStart - 1
		}
	}
}
