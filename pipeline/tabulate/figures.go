package tabulate

import (
	"strconv"
	"strings"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
	"baoshu/schema"
)

// figures writes the figures of a story and returns how many there are. A figure
// is corrected where extract says so or a correction of its paragraph touched it.
func (b *builder) figures(a *paper.Article, made []schema.Correction) int32 {
	byParagraph := map[string][]schema.Correction{}
	for _, c := range made {
		byParagraph[c.ParagraphID] = append(byParagraph[c.ParagraphID], c)
	}
	for i := range a.Figures {
		f := &a.Figures[i]
		r := b.figure(a, f)
		r.Seq = int32(i)
		r.Corrected = f.Corrected || touched(byParagraph[f.Paragraph.ID], f.Start, f.End)
		b.rows.Figures = append(b.rows.Figures, r)
	}
	return int32(len(a.Figures))
}

func (b *builder) figure(a *paper.Article, f *paper.Figure) schema.Figure {
	r := schema.Figure{
		FigureID: FigureID(f), ArticleID: a.ID, ParagraphID: f.Paragraph.ID, PubDate: day(a.Meta.Date), Source: a.Meta.Paper,
		Quote: f.Quote, Prefix: f.Prefix, Suffix: f.Suffix, CharStart: int32(f.Start), CharEnd: int32(f.End), Sentence: sentence(f.Sentence, f.Prefix, f.Quote, f.Suffix),
		Value: f.Value, ValueLow: float(f.Low), ValueHigh: float(f.High), ValueText: or(f.ValueText, f.Quote), UnitMult: int32(f.UnitMult),
		Kind: or(f.Kind, paper.Level), Direction: int32(f.Direction), QualifierText: f.QualifierText, Bound: or(f.Bound, paper.Exact),
		UnitText: f.UnitText, UnitCode: f.UnitCode, UnitClass: f.UnitClass,
		IndicatorText: f.IndicatorText, IndicatorMethod: or(f.IndicatorMethod, paper.None), Measure: f.Measure, Assertion: f.Assertion,
		EntityText: f.EntityText, EntityType: f.EntityType, EntityMethod: or(f.EntityMethod, paper.None),
		PlaceText: f.PlaceText, RefArea: f.RefArea, PlaceMethod: or(f.PlaceMethod, paper.None),
		PeriodText: f.PeriodText, TimePeriod: f.TimePeriod, Freq: f.Freq,
		PeriodMethod: or(f.PeriodMethod, paper.None), PeriodApprox: f.PeriodApprox,
		Basis: f.Basis, ChangeID: f.ChangeID, ChangeRole: f.ChangeRole, Check: f.Check,
		SpeakerText: f.SpeakerText, Confidence: f.Confidence, NWitnesses: int32(max(1, f.NWitnesses)), WitnessState: or(f.WitnessState, "single"),
		Flags: present(f.Flags), DuplicateOf: f.DuplicateOf, IsPrimary: f.Primary, Rule: f.Rule, RulesVersion: b.run.RulesVersion, RunID: b.run.ID,
	}
	r.PeriodStart, r.PeriodEnd = days(f.PeriodStart, f.PeriodEnd)
	r.BaseStart, r.BaseEnd = days(f.BaseStart, f.BaseEnd)
	if at := f.IndicatorStart; f.IndicatorText != "" && at >= 0 && standsAt(f.Paragraph.Text, f.IndicatorText, at) {
		r.IndicatorStart = schema.Some(int32(at))
	}
	return r
}

// standsAt reports whether text has the words at a code point: an indicator put
// together from several places has no one start.
func standsAt(text, words string, at int) bool {
	i := edit.Offset(text, at)
	return i >= 0 && strings.HasPrefix(text[i:], words)
}

// FigureID returns the id of a figure: the one it has, or one made from its
// paragraph and its span.
func FigureID(f *paper.Figure) string {
	if f.ID != "" {
		return f.ID
	}
	return paper.ID("f", f.Paragraph.ID, strconv.Itoa(f.Start), strconv.Itoa(f.End))
}

// unparsed writes the numerals that are no figures and returns how many there are.
func (b *builder) unparsed(a *paper.Article) int32 {
	n := int32(0)
	for i := range a.Unparsed {
		u := &a.Unparsed[i]
		at := numberAt{u.Paragraph.ID, u.Start, u.End}
		if !first(b.numbers, at) {
			continue
		}
		r := schema.UnparsedNumber{
			ArticleID: a.ID, ParagraphID: u.Paragraph.ID, CharStart: int32(u.Start), CharEnd: int32(u.End), Quote: u.Quote, Sentence: sentence(u.Sentence, u.Quote),
			Reason: or(u.Reason, "ambiguous"), RunID: b.run.ID,
		}
		b.rows.UnparsedNumbers = append(b.rows.UnparsedNumbers, r)
		n++
	}
	return n
}

func (b *builder) conflicts(a *paper.Article) {
	for i := range a.Conflicts {
		c := &a.Conflicts[i]
		id := c.ID
		if id == "" {
			id = paper.ID("x", append([]string{a.ID, c.Kind, c.ReadingA, c.ReadingB, c.Rule}, c.FigureIDs...)...)
		}
		if !first(b.seen, id) {
			continue
		}
		b.rows.Conflicts = append(b.rows.Conflicts, schema.Conflict{
			ConflictID: id, ArticleID: a.ID, Kind: c.Kind, FigureIDs: present(c.FigureIDs), ReadingA: c.ReadingA, ReadingB: c.ReadingB,
			Chosen: c.Chosen, Rule: c.Rule, RunID: b.run.ID,
		})
	}
}

// longSentence is how many bytes a sentence may have in a table. Each of its
// figures has it once more: a page without a full stop would take its square. One
// that is longer gives way to what stands around the figure.
const longSentence = 6000

// sentence is the sentence as a table has it, given the parts that stand for a long one.
func sentence(s string, parts ...string) string {
	if len(s) > longSentence {
		return strings.Join(parts, "")
	}
	return s
}
