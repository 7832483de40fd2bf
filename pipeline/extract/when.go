package extract

import (
	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// time attaches the period of the number at token k.
func (r *reader) time(f *paper.Figure, k int) {
	ref := r.toks[k].Ref
	if like := r.read[ref].Like; like >= 0 && r.made[like] >= 0 && !r.listed(f, k) {
		if f.PeriodMethod == paper.None {
			g := &r.figures[r.made[like]]
			f.PeriodText, f.TimePeriod, f.PeriodStart, f.PeriodEnd = g.PeriodText, g.TimePeriod, g.PeriodStart, g.PeriodEnd
			f.Freq, f.PeriodMethod, f.PeriodApprox = g.Freq, g.PeriodMethod, g.PeriodApprox
		}
		return
	} else if f.PeriodMethod != paper.None {
		return
	}
	from, to := r.s.Clause(k)
	told := false // a time of something else stands between
	for i := k - 1; i >= 0; i-- {
		p := r.periodAt(i)
		if p != nil && vague(p) && !r.relative(i, false) && !r.attributive(i) {
			return
		}
		if p != nil && p.Basis == "" && !p.Marker {
			if p.Open || i < from && r.now(from, k) {
				return // 1998年以前, 现有: no time is told
			}
			if !r.reaches(f, i, from, k) {
				told = told || !r.governed(i) && !r.attributive(i)
				continue
			}
			if told && i < from && !r.frames(i) {
				continue
			}
			m := paper.Explicit
			fromText := ""
			if i < from {
				m, fromText = paper.Inherited, "sentence"
			}
			r.setPeriod(f, p, m, fromText)
			if p.First.Known() && r.spreads(i, k) {
				r.carried = when{i: r.toks[i].Ref, method: m, from: "paragraph"}
			}
			return
		}
	}
	for i := k + 1; i < to && i <= k+2; i++ { // 326.4亿元（2022年）
		if p := r.periodAt(i); p != nil && p.Basis == "" && r.text[r.toks[i-1].Start] == '（' {
			r.setPeriod(f, p, paper.Explicit, "")
			return
		}
	}
	if r.carried.i >= 0 && !told && !r.now(from, k) {
		r.setPeriod(f, &r.ps[r.carried.i], paper.Inherited, "paragraph")
	}
}

// attributive reports whether the time at token i belongs to a noun and says
// nothing of the clauses that follow: 成立于1991年的园区, 去年8月的报道.
func (r *reader) attributive(i int) bool {
	if i+1 < len(r.toks) && r.text[r.toks[i+1].Start] == '的' {
		return true
	}
	return i > 1 && r.text[r.toks[i-1].Start] == '于' && r.toks[i-2].Tag == word.V && (i+1 >= len(r.toks) || r.toks[i+1].Tag == word.W)
}

// listed gives the numbers of a 分别 list the times of a list before it: 在6、7月份
// 分别增长3.2%、4.3%.
func (r *reader) listed(f *paper.Figure, k int) bool {
	n := 0 // numbers of the list before this one
	j := k
	for like := r.read[r.toks[j].Ref].Like; like >= 0; like = r.read[like].Like {
		n++
		if n > 12 {
			return false
		}
	}
	first := -1
	for i := k; i >= 0; i-- {
		if r.toks[i].Tag == word.M && r.toks[i].Ref == r.toks[k].Ref-n {
			first = i
		}
	}
	if first < 0 {
		return false
	}
	var list []*period.Period
	for i := first - 1; i >= 0 && !r.s.Boundary(i); i-- {
		if p := r.periodAt(i); p != nil && p.Basis == "" {
			list = append(list, p)
		}
	}
	if len(list) < n+1 || len(list) < 2 {
		return false
	}
	// list is from right to left
	r.setPeriod(f, list[len(list)-1-n], paper.Explicit, "")
	// the number that opens the list stands under the list's first time
	if g := r.made[r.toks[first].Ref]; n == 1 && g >= 0 {
		r.setPeriod(&r.figures[g], list[len(list)-1], paper.Explicit, "")
	}
	return true
}

// periodAt returns the period of token i, or nil.
func (r *reader) periodAt(i int) *period.Period {
	if t := r.toks[i]; t.Tag == word.T && t.Ref >= 0 {
		return &r.ps[t.Ref]
	}
	return nil
}

// setPeriod writes the period's columns.
func (r *reader) setPeriod(f *paper.Figure, p *period.Period, m paper.Method, from string) {
	if !p.First.Known() || !p.Last.Known() {
		return
	}
	if m == paper.Explicit && p.Method == paper.Inferred {
		m = paper.Inferred
	}
	f.PeriodText, f.TimePeriod, f.PeriodStart, f.PeriodEnd = p.Text, p.ISO, p.First, p.Last
	f.Freq, f.PeriodMethod, f.PeriodApprox = p.Freq, m, p.Approx
	f.Explain = append(f.Explain, paper.ExplainRow{Field: "period", Text: p.Text, Rule: p.Rule, From: from, Span: p.Span})
}

// compare attaches the base of a comparison.
func (r *reader) compare(f *paper.Figure, k int) {
	switch f.Kind {
	case paper.Delta, paper.Rate, paper.PP, paper.Multiple:
	default:
		return
	}
	reading := &r.read[r.toks[k].Ref]
	if reading.Like >= 0 && r.made[reading.Like] >= 0 {
		g := &r.figures[r.made[reading.Like]]
		f.Basis, f.BaseStart, f.BaseEnd = g.Basis, g.BaseStart, g.BaseEnd
		return
	}
	from, _ := r.s.Clause(k)
	for i := k - 1; i >= from; i-- {
		if r.s.Toks[i].Tag == word.M && r.s.Toks[i].Ref >= 0 {
			break
		}
		if p := r.periodAt(i); p != nil && p.Basis != "" {
			f.Basis = p.Basis
			f.BaseStart, f.BaseEnd = p.BaseFirst, p.BaseLast
			if f.Basis == "vs" && yearBefore(f) {
				f.Basis = "yoy" // 2012年比2011年增长
			}
			r.basedOn(f)
			f.Explain = append(f.Explain, paper.ExplainRow{Field: "basis", Text: p.Text, Rule: p.Rule, Span: p.Span})
			if f.Kind == paper.Rate {
				r.basis = f.Basis
			}
			return
		}
	}
	switch {
	case reading.Compared, f.Kind == paper.PP && r.against(from, k):
		f.Basis = "vs"
		f.Explain = append(f.Explain, paper.ExplainRow{Field: "basis", Text: r.str(reading.Verb.Start, reading.Verb.End), Rule: "basis/compared", Span: reading.Verb})
	case f.Kind == paper.Multiple && k > 0 && r.s.Text[r.toks[k-1].Start] == '的':
		f.Basis = "vs"
	case f.Kind == paper.PP && len(r.figures) > r.paragraph && r.figures[len(r.figures)-1].Sentence == f.Sentence && r.figures[len(r.figures)-1].Basis != "":
		g := &r.figures[len(r.figures)-1]
		f.Basis, f.BaseStart, f.BaseEnd = g.Basis, g.BaseStart, g.BaseEnd
	case f.Kind == paper.Rate && r.basis != "" && reading.Sense == 1:
		f.Basis = r.basis
		r.basedOn(f)
		f.Explain = append(f.Explain, paper.ExplainRow{Field: "basis", Rule: "basis/inherited", From: "paragraph"})
	case f.Kind == paper.Rate && hasSuffix(f.PeriodText, "以来"):
		f.Basis = "vs"
		if f.PeriodStart.Known() {
			f.BaseStart, f.BaseEnd = f.PeriodStart, f.PeriodStart
		}
	}
}

// against reports whether the clause compares with something else than a time: 比全国
// 同期数据高出3个百分点.
func (r *reader) against(from, k int) bool {
	for i := k - 1; i >= from; i-- {
		t := r.toks[i]
		if t.Ref >= 0 && t.Tag == word.M {
			return false
		}
		if c := r.text[t.Start]; t.End-t.Start == 1 && (c == '比' || c == '较') {
			return t.Tag == word.P
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
	return y1 == y2+1 && m1 == m2 && d1 == d2 && f.PeriodEnd.Year() == f.BaseEnd.Year()+1 && f.PeriodEnd.Month() == f.BaseEnd.Month()
}

func hasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
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
