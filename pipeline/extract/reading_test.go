//go:build reading

package extract

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/paper"
)

// TestSample prints sentences drawn at random beside their rows, to be read by a
// person: BAOSHU_SAMPLE=seed,count go test -tags reading -run Sample -v.
func TestSample(t *testing.T) {
	var seed uint64
	var count int
	if _, err := fmt.Sscanf(os.Getenv("BAOSHU_SAMPLE"), "%d,%d", &seed, &count); err != nil {
		t.Fatal("set BAOSHU_SAMPLE=seed,count")
	}
	items := news(t, 0)
	rng := rand.New(rand.NewPCG(seed, 1))
	for n := 0; n < count; {
		it := items[rng.IntN(len(items))]
		d := goldDoc{Title: it.Title, Date: it.Date, Paras: it.Paras}
		a := d.article("s" + strconv.Itoa(n))
		Article(a)
		if len(a.Figures) == 0 {
			continue
		}
		f := a.Figures[rng.IntN(len(a.Figures))]
		n++
		fmt.Printf("\n%d [%s] %s\n", n, it.Date, f.Sentence)
		if f.Paragraph.Seq > 0 && f.Start > 0 && f.Sentence != f.Paragraph.Text {
			fmt.Printf("   TITLE %s\n", it.Title)
		}
		for i := range a.Figures {
			if g := &a.Figures[i]; g.Paragraph == f.Paragraph && g.Sentence == f.Sentence {
				fmt.Println("   ", brief(g))
			}
		}
		for _, u := range a.Unparsed {
			if u.Paragraph == f.Paragraph && u.Sentence == f.Sentence && u.Reason != "date" {
				fmt.Printf("      - %s %s\n", u.Quote, u.Reason)
			}
		}
	}
}

// TestLook prints the words, names and rows of a text: BAOSHU_TEXT=… go test -tags reading -run Look -v.
func TestLook(t *testing.T) {
	text := os.Getenv("BAOSHU_TEXT")
	day, _ := paper.ParseDay("2024-05-20")
	a := &paper.Article{Paragraphs: []*paper.Paragraph{{ID: "p", Text: text}}}
	a.Meta.Date, a.Meta.Earliest, a.Meta.Latest = day, day, day
	r := newReader()
	r.stories = append(r.stories, story{a: a, ref: period.On(day)})
	r.prepare()
	r.story(&r.stories[0])
	for _, k := range r.toks {
		fmt.Printf("%s/%s ", string(r.text[k.Start:k.End]), k.Tag)
	}
	fmt.Println()
	for _, m := range r.mentions {
		fmt.Printf("  <%s %s role %d ana %v gen %v>\n", string(r.text[m.Start:m.End]), m.Type, m.Role, m.Anaphor, m.Generic)
	}
	for i := range r.figures {
		fmt.Println("   ", brief(&r.figures[i]))
	}
}
