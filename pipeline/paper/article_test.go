package paper

import (
	"strconv"
	"strings"
	"testing"

	"baoshu/pipeline/edit"
)

// TestFragmentID: it is the id of its parts, as ID makes it.
func TestFragmentID(t *testing.T) {
	for _, day := range []Day{NoDay, DayOf(2023, 10, 20), DayOf(12345, 1, 2)} {
		for _, at := range []int{0, 7, 1 << 40} {
			file := &File{SHA256: "8ac2", Meta: Meta{Paper: "东岭日报", Date: day}}
			f := &Fragment{Page: &Page{File: file}, Start: at, End: at + 12}
			if got, want := FragmentID(f), ID("s", "8ac2", "东岭日报", day.String(), strconv.Itoa(at), strconv.Itoa(at+12)); got != want {
				t.Errorf("%v at %d: %s, not %s", day, at, got, want)
			}
		}
	}
	if a, b := ID("s", "ab", "c"), ID("s", "a", "bc"); a == b {
		t.Error("parts that follow one another alike make one id")
	}
}

// TestArticleID: it is the id of the paper, the date and the raw texts.
func TestArticleID(t *testing.T) {
	long := strings.Repeat("全区新登记科技企业417家。", 9000)
	for _, texts := range [][]string{nil, {"东岭"}, {"新登记", long, "4 17家"}, {"东岭"}} {
		parts := []string{"东岭日报", "2023-10-20"}
		p := &Paragraph{}
		for _, x := range texts {
			f := &Fragment{Text: edit.New(x)}
			if x == "4 17家" {
				f.Text.Apply([]edit.Edit{{Start: 1, End: 2, Note: edit.Note{Kind: edit.Space}}})
			}
			p.Fragments, parts = append(p.Fragments, f), append(parts, x)
		}
		a := &Article{Meta: Meta{Paper: "东岭日报", Date: DayOf(2023, 10, 20)}, Paragraphs: []*Paragraph{p}}
		if got, want := ArticleID(a), ID("a", parts...); got != want {
			t.Errorf("%d texts: %s, not %s", len(texts), got, want)
		}
	}
}
