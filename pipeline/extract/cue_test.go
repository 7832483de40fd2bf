package extract

import (
	"slices"
	"strings"
	"testing"

	"baoshu/pipeline/paper"
)

// TestCues holds that no rule answers where its cue is missing: all stories read the same when
// every rule is asked of every sentence and name.
func TestCues(t *testing.T) {
	var all []*paper.Article
	for _, it := range news(t, 4000) {
		d := goldDoc{Title: it.Title, Date: it.Date, Paras: it.Paras}
		all = append(all, d.article("c"))
	}
	if len(all) == 0 {
		t.Skip("no news")
	}
	gated, asked := newReader(), newReader()
	asked.agape = ^cue(0)
	read := func(r *reader, as []*paper.Article) (out []string) {
		r.stories = r.stories[:0]
		for _, a := range as {
			r.stories = append(r.stories, story{a: a, ref: reference(a)})
		}
		r.prepare()
		for i := range r.stories {
			r.story(&r.stories[i])
			figures, _ := r.given()
			for k := range figures {
				out = append(out, row(&figures[k]))
			}
		}
		r.forget()
		return out
	}
	for as := range slices.Chunk(all, 14) {
		a, b := read(gated, as), read(asked, as)
		if !slices.Equal(a, b) {
			for i := range min(len(a), len(b)) {
				if a[i] != b[i] {
					t.Fatalf("read\n%s\nand, with every rule asked,\n%s", a[i], b[i])
				}
			}
			t.Fatalf("%d rows, and %d with every rule asked", len(a), len(b))
		}
	}
}

// row is all that is read of a figure, in one line.
func row(f *paper.Figure) string {
	var s strings.Builder
	s.WriteString(f.Sentence + "\n" + brief(f) + " " + f.Rule + " " + f.PlaceText + " " + f.RefArea)
	for _, x := range f.Explain {
		s.WriteString("\n" + x.Field + " " + x.Rule + " " + x.Text + " " + x.From)
	}
	return s.String()
}
