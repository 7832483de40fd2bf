package extract

import (
	"math"
	"strings"

	"baoshu/pipeline/paper"
)

// changes links the figures that tell one change: 由45个工作日压缩至20个工作日 (from,
// to), and the level, delta and rate that one sentence gives of one noun. Where
// enough is printed the arithmetic is checked; a change that does not work out is
// marked, never corrected.
func (r *reader) changes() {
	for i := 0; i < len(r.figures); {
		j := i + 1
		for j < len(r.figures) && r.figures[j].Paragraph == r.figures[i].Paragraph && r.figures[j].Sentence == r.figures[i].Sentence {
			j++
		}
		link(r.figures[i:j])
		i = j
	}
}

// link links the figures of one sentence.
func link(fs []paper.Figure) {
	for i := range fs {
		f := &fs[i]
		switch f.ChangeRole {
		case "from":
			if i+1 < len(fs) && fs[i+1].UnitCode == f.UnitCode && fs[i+1].UnitText == f.UnitText && fs[i+1].ChangeRole != "from" {
				id := changeID(f)
				f.ChangeID, fs[i+1].ChangeID, fs[i+1].ChangeRole = id, id, "to"
			} else {
				f.ChangeRole = ""
			}
		case "to":
			if f.ChangeID == "" {
				f.ChangeID = changeID(f)
			}
		}
		if f.Kind != paper.Delta && f.Kind != paper.Rate || f.ChangeID != "" || averaged(f) {
			continue
		}
		for j := i - 1; j >= 0 && j >= i-4; j-- {
			g := &fs[j]
			if !same(g, f) {
				continue
			}
			if g.Kind == paper.Level || g.ChangeRole == "to" {
				if g.ChangeID == "" {
					g.ChangeID, g.ChangeRole = changeID(g), "to"
				}
				f.ChangeID = g.ChangeID
				f.ChangeRole = string(f.Kind)
				break
			}
		}
	}
	for i := range fs {
		if fs[i].ChangeID != "" && fs[i].Check == "" {
			fs[i].Check = checkChange(fs, fs[i].ChangeID)
		}
	}
}

// averaged reports whether the figure is so much a year or a day: what it adds up to
// over the time is not printed (年均增长8.8%).
func averaged(f *paper.Figure) bool {
	p := f.Prefix
	if i := strings.LastIndexAny(p, "，。；"); i >= 0 {
		p = p[i:]
	}
	return strings.Contains(p, "均") || strings.Contains(p, "每年") || strings.Contains(p, "每月") || strings.Contains(p, "每天")
}

func changeID(f *paper.Figure) string {
	return paper.ID("c", f.Paragraph.ID, f.Quote, string(rune(f.Start)))
}

// same reports whether two figures measure the same: the same noun, printed or
// taken over, and for amounts the same unit.
func same(a, b *paper.Figure) bool {
	if a.IndicatorText == "" || a.IndicatorText != b.IndicatorText {
		return false
	}
	return b.Kind == paper.Rate || a.UnitText == b.UnitText
}

// checkChange works a change out: to − from = delta and delta ÷ from = rate,
// within the rounding of what is printed.
func checkChange(fs []paper.Figure, id string) string {
	var from, to, delta, rate *paper.Figure
	for i := range fs {
		f := &fs[i]
		if f.ChangeID != id {
			continue
		}
		switch f.ChangeRole {
		case "from":
			from = f
		case "to":
			to = f
		case "delta":
			delta = f
		case "rate":
			rate = f
		}
	}
	switch {
	case from != nil && to != nil && rate != nil && from.UnitClass == "percent":
		if verdict(math.Abs(to.Value-from.Value), rate) == "ok" { // a share that rises by less than 5% may do so in points
			return "ok"
		}
		if from.Value == 0 || verdict(100*math.Abs(to.Value-from.Value)/from.Value, rate) != "ok" {
			return "untested"
		}
		return "ok"
	case from != nil && to != nil && rate != nil && from.Value != 0:
		return verdict(100*math.Abs(to.Value-from.Value)/from.Value, rate)
	case from != nil && to != nil && delta != nil:
		return verdict(math.Abs(to.Value-from.Value), delta)
	case to != nil && delta != nil && rate != nil && delta.Basis == rate.Basis && firm(to) && firm(delta):
		base := to.Value - float64(sign(delta))*delta.Value
		if base > 0 {
			return verdict(100*delta.Value/base, rate)
		}
	}
	return "untested"
}

// firm reports whether the value is meant as it stands: of 超过1亿吨 nothing exact
// follows.
func firm(f *paper.Figure) bool { return f.Bound == paper.Exact }

func sign(f *paper.Figure) int {
	if f.Direction < 0 {
		return -1
	}
	return 1
}

// verdict compares a computed value with a printed one; two in the last printed
// place, and two parts in a hundred, are forgiven.
func verdict(computed float64, f *paper.Figure) string {
	slack := math.Max(0.02*math.Abs(f.Value), 2*place10(f.ValueText))
	switch f.Bound {
	case paper.Above, paper.AtLeast:
		if computed >= f.Value-slack {
			return "ok"
		}
	case paper.Below, paper.AtMost:
		if computed <= f.Value+slack {
			return "ok"
		}
	default:
		if math.Abs(computed-f.Value) <= slack {
			return "ok"
		}
	}
	return "mismatch"
}

// place10 returns the worth of the last printed decimal place.
func place10(s string) float64 {
	after, n := false, 1.0
	for _, c := range s {
		switch {
		case c == '.' || c == '．' || c == '点':
			after = true
		case after && c >= '0' && c <= '9':
			n /= 10
		}
	}
	return n
}
