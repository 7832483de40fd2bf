package review

import (
	"slices"
	"unicode/utf8"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// The flags of figures that a reviewer has seen.
const (
	Confirmed = "review_confirmed"
	Changed   = "review_changed"
)

// Reason is the reason of an unparsed number that a reviewer dropped.
const Reason = "reviewer"

// Figures makes what reviewers decided about the figures of one unit. One that
// was confirmed keeps its fields and becomes sure; where the rules now read it
// otherwise, nothing is confirmed. Call it when figures are read, before they are
// checked.
func (b *Book) Figures(stories []*paper.Article) {
	if b == nil || len(b.list) == 0 {
		return
	}
	for _, a := range stories {
		var gone []string
		kept := a.Figures[:0]
		for i := range a.Figures {
			f := &a.Figures[i]
			if reworded(f) {
				flag(f, Changed)
			}
			if b.figure(a, f) {
				gone = append(gone, f.ID)
				a.Unparsed = append(a.Unparsed, paper.Unparsed{Paragraph: f.Paragraph, Span: f.Span, Quote: f.Quote, Sentence: f.Sentence, Reason: Reason})
				continue
			}
			kept = append(kept, *f)
		}
		a.Figures = kept
		forget(a, gone)
	}
}

// figure does what was decided about one figure and reports whether it goes.
func (b *Book) figure(a *paper.Article, f *paper.Figure) (drop bool) {
	fr, at := Anchor(f.Paragraph, f.Start)
	if fr == nil {
		return false
	}
	n := utf8.RuneCountInString(f.Quote)
	for _, d := range b.of(fr) {
		if d.Kind() != Figure || d.place() != fr.Text.RawOffset(at) || d.Reading != f.Quote {
			continue
		}
		list, _ := fields(d.Change)
		switch d.Action {
		case OK:
			if d.Change != said(f) {
				continue
			}
			f.Confidence = 1
			flag(f, Confirmed)
			mark(&fr.Text, at, n, "", d)
		case Drop:
			mark(&fr.Text, at, n, "", d)
			return true
		case Change:
			if len(list) == 1 && list[0].name == "text" {
				continue
			}
			set(f, list)
			f.Confidence = 1
			flag(f, Changed)
			mark(&fr.Text, at, n, d.Change, d)
		}
	}
	return false
}

// Anchor returns the fragment that a place in a paragraph's text stands in, and
// where in the fragment's current text.
func Anchor(p *paper.Paragraph, at int) (*paper.Fragment, int) {
	for i := len(p.Fragments) - 1; i >= 0; i-- {
		if f := p.Fragments[i]; at >= f.ParaStart {
			return f, at - f.ParaStart
		}
	}
	return nil, 0
}

// reworded reports whether a reviewer's edit stands in the figure.
func reworded(f *paper.Figure) bool {
	for _, fr := range f.Paragraph.Fragments {
		shift := fr.ParaStart
		for _, e := range fr.Text.Edits() {
			start, n := e.Start+shift, utf8.RuneCountInString(e.After)
			shift += n - (e.End - e.Start)
			if e.Evidence == edit.Reviewer && start < f.End && start+max(n, 1) > f.Start {
				return true
			}
		}
	}
	return false
}

func flag(f *paper.Figure, name string) {
	if !slices.Contains(f.Flags, name) {
		f.Flags = append(f.Flags, name)
	}
}

// forget takes figures that are gone out of what points at them.
func forget(a *paper.Article, gone []string) {
	if len(gone) == 0 {
		return
	}
	for i := range a.Figures {
		if f := &a.Figures[i]; slices.Contains(gone, f.DuplicateOf) && f.DuplicateOf != "" {
			f.DuplicateOf, f.Primary = "", true
		}
	}
	for i := range a.Conflicts {
		x := &a.Conflicts[i]
		x.FigureIDs = slices.DeleteFunc(x.FigureIDs, func(id string) bool { return slices.Contains(gone, id) })
	}
}

// Conflicts puts down which conflicts a reviewer has seen and let stand. Call it
// when stories are checked.
func (b *Book) Conflicts(stories []*paper.Article) {
	if b == nil || len(b.list) == 0 {
		return
	}
	for _, a := range stories {
		if a.Page == nil || a.Page.File == nil || b.issues[Scope(a.Page.File)] == nil {
			continue
		}
		issue := b.issues[Scope(a.Page.File)]
		for i := range a.Conflicts {
			c := &a.Conflicts[i]
			for _, d := range issue[ConflictKey(c.Kind, c.ReadingA, c.ReadingB)] {
				c.Chosen = "reviewer: as printed"
				if f, at, n := where(a, c); f != nil {
					mark(&f.Text, at, n, "", d)
				}
			}
		}
	}
}

// where returns the fragment that a conflict is put down at: that of its first
// figure, else the first of its story.
func where(a *paper.Article, c *paper.Conflict) (f *paper.Fragment, at, n int) {
	for i := range a.Figures {
		if x := &a.Figures[i]; len(c.FigureIDs) > 0 && x.ID == c.FigureIDs[0] {
			f, at = Anchor(x.Paragraph, x.Start)
			return f, at, utf8.RuneCountInString(x.Quote)
		}
	}
	for _, p := range a.Paragraphs {
		if len(p.Fragments) > 0 {
			return p.Fragments[0], 0, 0
		}
	}
	return nil, 0, 0
}
