package extract

import (
	"reflect"
	"strings"
	"testing"

	"baoshu/pipeline/paper"
)

// TestStoriesAreReadAsOneByOne reads news together and each by itself.
func TestStoriesAreReadAsOneByOne(t *testing.T) {
	var one, all []*paper.Article
	for _, it := range news(t, 300) {
		d := goldDoc{Title: it.Title, Date: it.Date, Paras: it.Paras}
		one, all = append(one, d.article("s")), append(all, d.article("s"))
	}
	Stories(all)
	for i, a := range one {
		Article(a)
		for k := range a.Figures {
			a.Figures[k].Paragraph = nil
		}
		for k := range all[i].Figures {
			all[i].Figures[k].Paragraph = nil
		}
		if !reflect.DeepEqual(a.Figures, all[i].Figures) || a.Numbers != all[i].Numbers || len(a.Unparsed) != len(all[i].Unparsed) {
			t.Errorf("%s: %d figures alone, %d with others", a.Title, len(a.Figures), len(all[i].Figures))
		}
	}
}

// TestAtOnce: a story that has more text than are prepared together is taken by itself.
func TestAtOnce(t *testing.T) {
	sized := func(n int) *paper.Article {
		return &paper.Article{Paragraphs: []*paper.Paragraph{{Text: strings.Repeat("字", n/3)}}}
	}
	for _, c := range []struct {
		sizes []int
		want  int
	}{
		{[]int{300, 300, 300}, 3},
		{[]int{300, mostBytes, 300}, 1},
		{[]int{2 * mostBytes, 300}, 1},
		{[]int{mostBytes / 2, mostBytes / 3, mostBytes / 3}, 2},
	} {
		var as []*paper.Article
		for _, n := range c.sizes {
			as = append(as, sized(n))
		}
		if got := atOnce(as); got != c.want {
			t.Errorf("%v: %d together, want %d", c.sizes, got, c.want)
		}
	}
}

// TestColumnOfNumbers: a paragraph that is nothing but numbers has no figures, and its last
// sentence can still name an owner for what follows.
func TestColumnOfNumbers(t *testing.T) {
	a := &paper.Article{Paragraphs: []*paper.Paragraph{
		{ID: "a", Role: paper.Body, Text: strings.Repeat("5元，", mostFigures+5) + "。东岭高新区发展很快。"},
		{ID: "b", Role: paper.Body, Text: "该区有企业832家。"},
	}}
	Article(a)
	if len(a.Figures) != 1 || a.Figures[0].Quote != "832家" {
		t.Errorf("%d figures", len(a.Figures))
	}
}
