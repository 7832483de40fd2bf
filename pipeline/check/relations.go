package check

import (
	"fmt"
	"math"
	"strings"

	"baoshu/pipeline/paper"
)

// changes turns every change that extract found not to work out into a conflict.
func (c *checker) changes() {
	fs := c.a.Figures
	for i := range fs {
		if fs[i].Check != "mismatch" || fs[i].ChangeID == "" {
			continue
		}
		var all []*paper.Figure
		var text []string
		first, told := true, false
		for j := range fs {
			if fs[j].ChangeID == fs[i].ChangeID {
				if len(all) == 0 && j != i {
					first = false
				}
				all = append(all, &fs[j])
				told = told || fs[j].ChangeRole == "rate" || fs[j].ChangeRole == "delta"
				text = append(text, fs[j].ChangeRole+" "+fs[j].Quote)
			}
		}
		if first && told {
			c.conflict("arithmetic", "check/change", strings.Join(text[:len(text)-1], ", "), text[len(text)-1], all...)
		}
	}
	c.nearby()
}

// nearby holds a printed rate against the from and to of its own sentence: where
// it is of something else (efficiency, not time) the two stand side by side.
func (c *checker) nearby() {
	fs := c.a.Figures
	for i := 0; i+2 < len(fs); i++ {
		from, to, rate := &fs[i], &fs[i+1], &fs[i+2]
		if from.ChangeRole != "from" || to.ChangeRole != "to" || rate.Kind != paper.Rate || rate.Sentence != to.Sentence || from.Value == 0 || from.ChangeID != to.ChangeID || rate.ChangeID != "" || rate.ChangeRole != "" ||
			from.UnitClass == "percent" || averaged(rate) {
			continue
		}
		computed := 100 * math.Abs(to.Value-from.Value) / from.Value
		ok := math.Abs(computed-rate.Value) <= 0.02*rate.Value+0.5
		if rate.Bound == paper.Above || rate.Bound == paper.AtLeast {
			ok = computed >= rate.Value-0.5
		}
		if rate.Bound == paper.Below || rate.Bound == paper.AtMost || rate.Bound == paper.BelowNear {
			ok = computed <= rate.Value+0.5
		}
		if ok {
			continue
		}
		for _, f := range []*paper.Figure{from, to} {
			if f.Check == "" || f.Check == "untested" {
				f.Check = "mismatch"
			}
		}
		rate.Check = "mismatch"
		c.conflict("arithmetic", "check/change-nearby", fmt.Sprintf("%s → %s: %.1f%%", from.Quote, to.Quote, computed), rate.Quote, from, to, rate)
	}
}

// averaged reports whether the figure is so much a head or a year, which no total is
// held against: 年均增长8.8%, 人均拥有0.34张.
func averaged(f *paper.Figure) bool {
	p := f.Prefix
	if i := strings.LastIndexAny(p, "，。；"); i >= 0 {
		p = p[i:]
	}
	return strings.Contains(p, "均") || strings.Contains(p, "每") || strings.Contains(f.IndicatorText, "均")
}

// parts holds 其中 parts against their whole: none may exceed it, and shares of
// one whole may not add up to more than all.
func (c *checker) parts() {
	fs := c.a.Figures
	for i := range fs {
		whole := &fs[i]
		if whole.Kind != paper.Level {
			continue
		}
		for j := i + 1; j < len(fs) && j < i+8; j++ {
			p := &fs[j]
			if p.Paragraph != whole.Paragraph || p.Sentence != whole.Sentence || p.Start-whole.End > 80 {
				break
			}
			if p.Kind != paper.Level || p.UnitCode != whole.UnitCode || p.UnitText != whole.UnitText || p.UnitText == "" || p.UnitClass == "percent" || p.Assertion != whole.Assertion || averaged(whole) {
				continue
			}
			if !amongThem(p, whole) {
				break
			}
			if p.Value > whole.Value*1.001 && (whole.Bound == paper.Exact || whole.Bound == paper.Below || whole.Bound == paper.AtMost) {
				flag(p, "part_exceeds_whole")
				c.conflict("arithmetic", "check/part-of-whole", whole.Quote, p.Quote, whole, p)
			}
			break
		}
	}
}

// amongThem reports whether 其中 stands between the two, close before the part.
func amongThem(p, whole *paper.Figure) bool {
	if !strings.Contains(p.Paragraph.Text, "其中") { // as nearly all
		return false
	}
	text := []rune(p.Paragraph.Text)
	if whole.End > p.Start || p.Start > len(text) {
		return false
	}
	_, after, ok := strings.Cut(string(text[whole.End:p.Start]), "其中")
	return ok && !strings.HasPrefix(after, "的")
}

// series holds totals of one noun against each other over time: where a later
// total is smaller though additions in between are counted, both cannot be of one
// kind.
func (c *checker) series() {
	fs := c.a.Figures
	for i := range fs {
		a := &fs[i]
		if !total(a) {
			continue
		}
		for j := range fs {
			b := &fs[j]
			if !total(b) || b.PeriodEnd <= a.PeriodEnd || !sameNoun(a.IndicatorText, b.IndicatorText) || a.EntityText != b.EntityText || a.UnitText != b.UnitText {
				continue
			}
			most := b.Value
			if b.Bound == paper.Above || b.Bound == paper.AtLeast {
				most = b.Value * 1.02 // 超过1377家 is said of 1378 to some 1400, not of 1448
			}
			if most >= a.Value || !added(fs, b) {
				continue
			}
			flag(a, "series")
			flag(b, "series")
			c.conflict("series", "check/falling-total", a.Quote+" "+a.TimePeriod, b.Quote+" "+b.TimePeriod, a, b)
		}
	}
}

// sameNoun reports whether two indicators end in one noun of four characters and
// more: 高新技术企业总数 and 培育高新技术企业总数 count the same firms.
func sameNoun(a, b string) bool {
	a, b = bare(a), bare(b)
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len([]rune(a)) >= 4 && strings.HasSuffix(b, a)
}

// total reports whether the figure is a total at a known time.
func total(f *paper.Figure) bool {
	return f.Kind == paper.Level && f.PeriodEnd.Known() && f.EntityText != "" && f.Assertion == "actual" && (f.Measure == "stock" || strings.Contains(f.IndicatorText, "总"))
}

// added reports whether an addition to the total is counted beside it.
func added(fs []paper.Figure, b *paper.Figure) bool {
	for i := range fs {
		f := &fs[i]
		if f.Paragraph == b.Paragraph && f.Sentence == b.Sentence && f.Kind == paper.Delta && f.Direction > 0 && f.UnitText == b.UnitText && f.End <= b.Start && b.Start-f.End < 20 {
			return true
		}
	}
	return false
}

// restated finds figures that say of one thing at one time the same, or not the
// same.
func (c *checker) restated(fs []paper.Figure) {
	first := map[mention]*paper.Figure{}
	said := map[thing]int{} // how many plain statements there may be of each thing
	for i := range fs {
		f := &fs[i]
		k, ok := identity(f)
		if !ok {
			continue
		}
		if g, ok := first[k]; ok {
			f.Primary, f.DuplicateOf = false, g.ID
			continue
		}
		first[k] = f
		if states(f) {
			said[k.thing]++
		}
	}
	byThing := map[thing]*paper.Figure{}
	for i := range fs {
		f := &fs[i]
		k, ok := identity(f)
		if !ok || !states(f) || said[k.thing] < 2 || !plain(f) {
			continue
		}
		g, ok := byThing[k.thing]
		if !ok {
			byThing[k.thing] = f
			continue
		}
		if g.Paragraph != f.Paragraph && g.Value != f.Value && !rounded(g.Value, f.Value) {
			c.conflict("restatement", "check/restated", g.Quote, f.Quote, g, f)
		}
	}
}

// states reports whether a figure says of its thing what it is, and no more or less.
func states(f *paper.Figure) bool {
	return f.Primary && f.Bound == paper.Exact && f.IndicatorMethod == paper.Explicit && f.EntityMethod == paper.Explicit
}

// plain reports whether nothing stands before the noun in its clause but whose it is
// and when: 我国对沿线国家进出口总值 is not 我国进出口总值.
func plain(f *paper.Figure) bool {
	text := []rune(f.Paragraph.Text)
	end := min(f.IndicatorStart, f.Start, len(text))
	start := end
	for start > 0 && !strings.ContainsRune("，。；：！？\n", text[start-1]) {
		start--
	}
	if start >= end {
		return true
	}
	left := strings.NewReplacer(f.EntityText, "", f.PeriodText, "", "实现", "", "完成", "", "累计", "", "共", "", "其中", "", "全年", "", "的", "").Replace(string(text[start:end]))
	return len([]rune(left)) <= 1
}

// rounded reports whether one value is the other rounded to fewer places.
func rounded(a, b float64) bool {
	return math.Abs(a-b) <= 0.01*math.Max(math.Abs(a), math.Abs(b))
}
