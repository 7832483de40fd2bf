package check

import (
	"math"
	"slices"
	"strings"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// Article checks the figures of one story against each other: it marks those that
// an edit touched, those that are not believable and those that restate an
// earlier one, and adds to the story's Conflicts. It may be called again and then
// adds nothing new.
func Article(a *paper.Article) {
	c := checker{a: a, have: map[string]bool{}}
	for _, x := range a.Conflicts {
		c.have[x.ID] = true
	}
	refused(a)
	for i := range a.Figures {
		f := &a.Figures[i]
		corrected(f)
		implausible(f)
		doubtful(f)
	}
	c.changes()
	c.parts()
	c.series()
	c.restated(a.Figures)
}

// Stories checks every story by itself, then figures that stories of one issue
// give alike: the later one is not primary.
func Stories(all []*paper.Article) {
	for _, a := range all {
		Article(a)
	}
	seen := map[mention]*paper.Figure{}
	for _, a := range all {
		for i := range a.Figures {
			f := &a.Figures[i]
			k, ok := identity(f)
			if !ok || !f.Primary {
				continue
			}
			if first, ok := seen[k]; ok {
				f.Primary, f.DuplicateOf = false, first.ID
				continue
			}
			seen[k] = f
		}
	}
}

// A checker gathers the conflicts of one story.
type checker struct {
	a    *paper.Article
	have map[string]bool
}

// conflict records that readings cannot both hold.
func (c *checker) conflict(kind, rule, a, b string, figures ...*paper.Figure) {
	x := paper.Conflict{Kind: kind, Rule: rule, ReadingA: a, ReadingB: b}
	parts := []string{kind, rule}
	for _, f := range figures {
		x.FigureIDs = append(x.FigureIDs, f.ID)
		parts = append(parts, f.ID)
	}
	x.ID = paper.ID("x", parts...)
	if c.have[x.ID] {
		return
	}
	c.have[x.ID] = true
	c.a.Conflicts = append(c.a.Conflicts, x)
}

// corrected marks a figure whose characters an edit that touches a number gave.
func corrected(f *paper.Figure) {
	for _, fr := range f.Paragraph.Fragments {
		shift := fr.ParaStart
		at := 0 // clean minus raw
		for _, e := range fr.Text.Edits() {
			n := len([]rune(e.After))
			start := e.Start + at + shift
			end := start + n
			at += n - (e.End - e.Start)
			switch {
			case end == start: // something was dropped: inside the figure, or a digit at its edge
				if start < f.Start || start > f.End {
					continue
				}
				if start > f.Start && start < f.End {
					f.Corrected = true
					return
				}
			case end <= f.Start || start >= f.End:
				continue
			}
			if edit.HasDigit(e.Before) || edit.HasDigit(e.After) {
				f.Corrected = true
				return
			}
		}
	}
}

// doubtful flags a percentage that ends in 9 and has a digit between its sign and a mark: OCR
// read the sign's rings as digits, and the 9 may be one of them (289%0。 where 28% is printed).
// The text stays as it is: what is printed there cannot be told from it.
func doubtful(f *paper.Figure) {
	q := strings.TrimRight(f.Quote, "%％")
	if q == f.Quote || !strings.HasSuffix(q, "9") {
		return
	}
	behind := []rune(f.Paragraph.Text)[f.End:]
	if len(behind) == 0 || behind[0] < '0' || behind[0] > '9' || len(behind) > 1 && !strings.ContainsRune("，。、；：;）)”！？", behind[1]) {
		return
	}
	flag(f, "percent_misread")
	f.Confidence = math.Min(f.Confidence, 0.3)
}

// percentRule is the rule of repair that finds digits that are parts of a percent sign.
const percentRule = "repair/percent"

// refused takes out of a story the percentages that repair holds to have gained a digit
// (17.19% where the page prints one decimal: 17.1%), and what OCR made of a percent sign's
// rings: a number that is more likely wrong than right is reported and not published.
func refused(a *paper.Article) {
	a.Figures = slices.DeleteFunc(a.Figures, func(f paper.Figure) bool {
		if !gained(&f) && !ringOf(&f) {
			return false
		}
		a.Unparsed = append(a.Unparsed, paper.Unparsed{Paragraph: f.Paragraph, Span: f.Span, Quote: f.Quote, Sentence: f.Sentence, Reason: "ambiguous"})
		return true
	})
}

// ringOf reports whether a figure begins right behind a percent sign on a page read by OCR:
// nothing is printed so, and its first digit is of the sign (8.5%6 和).
func ringOf(f *paper.Figure) bool {
	if f.WitnessState == "agree" || f.Start == 0 || f.Quote == "" || f.Quote[0] < '0' || f.Quote[0] > '9' || len(f.Paragraph.Fragments) == 0 {
		return false
	}
	if p := f.Paragraph.Fragments[0].Page; p == nil || !p.Scanned {
		return false
	}
	before := []rune(f.Paragraph.Text)[f.Start-1]
	return before == '%' || before == '％'
}

// gained reports whether repair suggests to take a digit out of a figure, which no other
// copy of the story confirms.
func gained(f *paper.Figure) bool {
	if f.WitnessState == "agree" || !strings.HasSuffix(strings.TrimRight(f.Quote, "%％"), "9") {
		return false
	}
	for _, fr := range f.Paragraph.Fragments {
		for _, e := range fr.Text.Suggestions() {
			at := fr.ParaStart + fr.Text.CleanOffset(e.Start)
			if e.Rule == percentRule && at >= f.Start && at < f.End {
				return true
			}
		}
	}
	return false
}

// flag adds a flag once.
func flag(f *paper.Figure, name string) {
	for _, x := range f.Flags {
		if x == name {
			return
		}
	}
	f.Flags = append(f.Flags, name)
}

// implausible flags values that cannot be what they are read as.
func implausible(f *paper.Figure) {
	switch {
	case f.Kind == paper.Share && f.UnitClass == "percent" && f.Value > 100:
		flag(f, "share_over_100")
		f.Confidence = math.Min(f.Confidence, 0.5)
	case f.Kind == paper.Rate && f.Direction < 0 && f.Value > 100:
		flag(f, "fall_over_100")
		f.Confidence = math.Min(f.Confidence, 0.5)
	case f.UnitText == "" && f.UnitMult == 0 && len(f.ValueText) == 4 && f.Value >= 1900 && f.Value < 2100 && f.Kind == paper.Level && f.Bound == paper.Exact:
		flag(f, "year_like")
		f.Confidence = math.Min(f.Confidence, 0.4)
	}
	if f.Range && f.High != nil && *f.High < f.Value {
		flag(f, "range_reversed")
	}
}

// A mention is what two mentions of one figure have alike.
type mention struct {
	thing
	value uint64 // its bits
	bound paper.Bound
}

// identity returns what another mention of the figure would have alike; ok is false
// where too little is known to tell.
func identity(f *paper.Figure) (m mention, ok bool) {
	if f.IndicatorText == "" || !f.PeriodStart.Known() || f.EntityText == "" {
		return m, false
	}
	return mention{thingOf(f), math.Float64bits(f.Value), f.Bound}, true
}

// A thing is what two figures of one thing have alike, whatever their values.
type thing struct {
	noun, entity   string
	from, to       paper.Day
	kind           paper.FigureKind
	unit, unitText string
	basis          string
	direction      int
	assertion      string
}

func thingOf(f *paper.Figure) thing {
	return thing{bare(f.IndicatorText), f.EntityText, f.PeriodStart, f.PeriodEnd, f.Kind, f.UnitCode, f.UnitText, f.Basis, f.Direction, f.Assertion}
}

// bare takes off a noun what says nothing of what it is.
func bare(s string) string {
	for _, p := range []string{"的", "总", "共"} {
		s = strings.TrimPrefix(s, p)
	}
	return s
}
