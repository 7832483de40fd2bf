package tabulate

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
	"baoshu/schema"
)

// around is how many characters of clean text stand on either side of a
// correction in its context.
const around = 16

// corrections writes the edits of one fragment, applied and suggested, and its
// move where it was moved.
func (b *builder) corrections(f *paper.Fragment, id string, at place) {
	edits, suggestions := f.Text.Edits(), f.Text.Suggestions()
	moved := f.Moved && at.paragraph != nil
	if len(edits)+len(suggestions) == 0 && !moved {
		return
	}
	c := correcting{builder: b, fragment: id, at: at}
	clean := f.Text.String()
	if at.paragraph != nil {
		c.base, clean = f.ParaStart, at.paragraph.Text
	}
	c.clean = []rune(clean)
	if moved {
		e := edit.Edit{Note: edit.Note{Kind: edit.Move, Rule: or(f.Reason, "segment/move"), Evidence: edit.Structure, Confidence: f.Score}}
		if strings.HasPrefix(e.Rule, "review/") {
			e.Evidence = edit.Reviewer
		}
		c.add(e, 0, 0, true)
	}
	shift := 0
	for _, e := range edits {
		s := e.Start + shift
		n := utf8.RuneCountInString(e.After)
		c.add(e, s, s+n, true)
		shift += n - (e.End - e.Start)
	}
	for _, e := range suggestions {
		s, t := f.Text.CleanOffset(e.Start), f.Text.CleanOffset(e.End)
		c.add(e, s, max(s, t), false)
	}
}

// correcting is what the rows of one fragment share.
type correcting struct {
	*builder
	fragment string
	at       place
	base     int    // where the fragment's clean text begins in clean
	clean    []rune // the paragraph's text, or that of a fragment without one
}

// add writes one row; start and end count in the fragment's clean text.
func (c *correcting) add(e edit.Edit, start, end int, applied bool) {
	id := paper.ID("c", c.fragment, strconv.Itoa(e.Start), strconv.Itoa(e.End), string(e.Kind), e.After, e.Rule, strconv.FormatBool(applied))
	if !first(c.seen, id) {
		return
	}
	start, end = c.base+start, c.base+end
	r := schema.Correction{
		CorrectionID: id, ArticleID: c.at.article, FragmentID: c.fragment, Kind: string(e.Kind), Before: e.Before, After: e.After,
		RawStart: int32(e.Start), RawEnd: int32(e.End), Rule: or(e.Rule, string(e.Kind)), Evidence: or(e.Evidence, edit.Structure), WitnessQuote: e.Quote,
		Confidence: e.Confidence, Applied: applied, TouchesNumber: edit.HasDigit(e.Before) || edit.HasDigit(e.After), RunID: c.run.ID,
	}
	if lo, hi := max(0, start-around), min(len(c.clean), end+around); lo < hi {
		r.Context = string(c.clean[lo:hi])
	}
	if p := c.at.paragraph; p != nil {
		r.ParagraphID, r.CleanStart, r.CleanEnd = p.ID, schema.Some(int32(start)), schema.Some(int32(end))
	}
	c.rows.Corrections = append(c.rows.Corrections, r)
}

// touched reports whether an applied correction touched a character of the span,
// or dropped one inside it or at its edge.
func touched(list []schema.Correction, start, end int) bool {
	for i := range list {
		c := &list[i]
		if !c.Applied || !c.CleanStart.OK || c.Kind == string(edit.Move) {
			continue
		}
		s, e := int(c.CleanStart.V), int(c.CleanEnd.V)
		if s < end && e > start || s == e && start <= s && s <= end {
			return true
		}
	}
	return false
}

// Replay plays the applied corrections of the rows on the raw text of the
// fragments and returns the text of every paragraph by its id. It is the proof
// that the rows tell the whole story.
func Replay(rows *schema.Rows) (map[string]string, error) {
	edits := map[string][]edit.Edit{}
	for _, c := range rows.Corrections {
		if c.Applied {
			edits[c.FragmentID] = append(edits[c.FragmentID], edit.Edit{Start: int(c.RawStart), End: int(c.RawEnd), Before: c.Before, After: c.After, Note: edit.Note{Rule: c.Rule}})
		}
	}
	byParagraph := map[string][]*schema.Fragment{}
	for i := range rows.Fragments {
		if f := &rows.Fragments[i]; f.ParagraphID != "" {
			byParagraph[f.ParagraphID] = append(byParagraph[f.ParagraphID], f)
		}
	}
	texts := make(map[string]string, len(byParagraph))
	for id, list := range byParagraph {
		sort.Slice(list, func(i, j int) bool { return list[i].Seq.V < list[j].Seq.V })
		var text strings.Builder
		for _, f := range list {
			es := edits[f.FragmentID]
			sort.SliceStable(es, func(i, j int) bool {
				return es[i].Start < es[j].Start || es[i].Start == es[j].Start && es[i].End < es[j].End
			})
			s, err := edit.Replay(f.RawText, es)
			if err != nil {
				return nil, fmt.Errorf("tabulate: fragment %s of paragraph %s: %w", f.FragmentID, id, err)
			}
			text.WriteString(s)
		}
		texts[id] = text.String()
	}
	return texts, nil
}
