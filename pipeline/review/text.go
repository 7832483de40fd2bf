package review

import (
	"strings"
	"unicode/utf8"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// slack is how far from its place a reading is looked for: an edit next to it may
// have moved it by a character or two.
const slack = 4

// Text makes what reviewers decided about the text of one unit: edits accepted,
// undone or made, strays sent home or put down as furniture. It returns the loose
// fragments that are left. Call it before figures are read.
func (b *Book) Text(stories []*paper.Article, loose []*paper.Fragment) []*paper.Fragment {
	if b == nil || len(b.list) == 0 {
		return loose
	}
	loose = b.strays(stories, loose)
	for _, a := range stories {
		touched := false
		for _, p := range a.Paragraphs {
			for i, f := range p.Fragments {
				for _, d := range b.of(f) {
					switch {
					case d.Kind() == Correction:
						touched = decideEdit(f, d) || touched
					case d.Kind() == Figure && d.Action == Change:
						touched = reword(p, i, d) || touched
					}
				}
			}
			if touched {
				p.Assemble()
			}
		}
		if touched {
			a.Assemble()
		}
	}
	return loose
}

// place returns the raw offset of a key.
func (d *Decision) place() int {
	n := 0
	_, at, _ := strings.Cut(d.Key, "@")
	for _, c := range at {
		if c < '0' || c > '9' || n > 1<<24 {
			return -1
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// note is what an edit by a reviewer says of itself.
func note(k edit.Kind, d *Decision) edit.Note {
	return edit.Note{Kind: k, Rule: "review/" + string(d.Action), Evidence: edit.Reviewer, Confidence: 1}
}

// mark records a decision that changes no characters, on n characters of the
// current text.
func mark(t *edit.Text, at, n int, after string, d *Decision) {
	at = max(0, min(at, t.Len()))
	t.Suggest([]edit.Edit{{Start: at, End: min(at+n, t.Len()), After: after, Note: note(edit.Review, d)}})
}

// decideEdit does what was decided about an edit that the rules made or suggested,
// where they still do. It reports whether the text changed.
func decideEdit(f *paper.Fragment, d *Decision) bool {
	t := &f.Text
	at := d.place()
	for _, s := range t.Suggestions() {
		if s.Start != at || s.After != d.Reading || s.Evidence == edit.Reviewer {
			continue
		}
		start := t.CleanOffset(s.Start)
		end := max(start, t.CleanOffset(s.End))
		if d.Action == Undo {
			mark(t, start, end-start, d.Reading, d)
			return false
		}
		e := edit.Edit{Start: start, End: end, After: d.Reading, Note: note(s.Kind, d)}
		if d.Action == Change {
			e.After = strings.TrimPrefix(d.Change, "text=")
		}
		t.Apply([]edit.Edit{e})
		return true
	}
	shift := 0
	for _, x := range t.Edits() {
		start, n := x.Start+shift, utf8.RuneCountInString(x.After)
		shift += n - (x.End - x.Start)
		if x.Start != at || x.After != d.Reading || x.Evidence == edit.Reviewer {
			continue
		}
		e := edit.Edit{Start: start, End: start + n, After: x.Before, Note: note(x.Kind, d)}
		switch d.Action {
		case OK:
			mark(t, start, n, d.Reading, d)
			return false
		case Change:
			e.After = strings.TrimPrefix(d.Change, "text=")
		}
		before, after := utf8.RuneCountInString(x.Before), e.After
		t.Apply([]edit.Edit{e})
		if after == x.Before { // the edit is gone, and with it the trace of the decision
			mark(t, start, before, d.Reading, d)
		}
		return true
	}
	return false
}

// reword puts what the page has in the place of a figure's quote that begins in a
// fragment, and may run on into those after it. It reports whether it did: not
// where the text reads otherwise than was judged.
func reword(p *paper.Paragraph, i int, d *Decision) bool {
	list, err := fields(d.Change)
	after, found := "", false
	for _, x := range list {
		if x.name == "text" {
			after, found = x.value, true
		}
	}
	p.Assemble()
	f := p.Fragments[i]
	at := seek(p.Text, f.ParaStart+f.Text.CleanOffset(d.place()), d.Reading)
	if err != nil || !found || after == d.Reading || at < 0 {
		return false
	}
	end := at + utf8.RuneCountInString(d.Reading)
	for ; i < len(p.Fragments); i++ {
		f := p.Fragments[i]
		lo, hi := max(at, f.ParaStart)-f.ParaStart, min(end-f.ParaStart, f.Text.Len())
		if hi < lo || lo == hi && after == "" {
			break
		}
		f.Text.Apply([]edit.Edit{{Start: lo, End: hi, After: after, Note: note(edit.Char, d)}})
		after = ""
	}
	return true
}

// seek returns where the reading stands in text, at most slack from at; -1 where
// it does not.
func seek(text string, at int, reading string) int {
	rs, want := []rune(text), []rune(reading)
	for away := 0; away <= slack; away++ {
		for _, k := range []int{at - away, at + away} {
			if k >= 0 && k+len(want) <= len(rs) && string(rs[k:k+len(want)]) == reading {
				return k
			}
		}
	}
	return -1
}

// strays does what was decided about loose fragments.
func (b *Book) strays(stories []*paper.Article, loose []*paper.Fragment) []*paper.Fragment {
	var left []*paper.Fragment
	for _, f := range loose {
		home := false
		for _, d := range b.of(f) {
			if d.Kind() != Stray || f.Disposition != paper.Unplaced || d.Reading != f.Text.String() {
				continue
			}
			if d.Action == Furniture {
				f.Disposition, f.Reason, f.Score = paper.Furniture, "review/furniture", 1
				mark(&f.Text, 0, f.Text.Len(), "", d)
				continue
			}
			a, p := ending(stories, strings.TrimPrefix(d.Change, "after="))
			if p == nil {
				continue
			}
			f.Disposition, f.Reason, f.Score, f.Moved, f.Joined = paper.Used, "review/place", 1, true, paper.JoinColumn
			p.Fragments = append(p.Fragments, f)
			p.Join, p.JoinConfidence, p.Placed = paper.JoinColumn, 1, paper.ByMove
			a.Assemble()
			home = true
		}
		if !home {
			left = append(left, f)
		}
	}
	return left
}

// ending returns the one paragraph that ends in words; nil where none does, or
// more than one.
func ending(stories []*paper.Article, words string) (story *paper.Article, found *paper.Paragraph) {
	for _, a := range stories {
		for _, p := range a.Paragraphs {
			if words == "" || !strings.HasSuffix(p.Text, words) {
				continue
			}
			if found != nil {
				return nil, nil
			}
			story, found = a, p
		}
	}
	return story, found
}
