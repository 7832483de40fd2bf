package extract

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/baoshu/baoshu/pipeline/extract/period"
	"github.com/baoshu/baoshu/pipeline/paper"
)

// A newsItem is one line of the broadcast corpus.
type newsItem struct {
	Date  string
	Title string
	Paras []string
}

// news reads the first n items of the corpus, all for n = 0.
func news(t testing.TB, n int) []newsItem {
	f, err := os.Open(filepath.Join(shared(t), "corpus", "xwlb-2013-2017.jsonl.gz"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []newsItem
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() && (n == 0 || len(out) < n) {
		var it newsItem
		if err := json.Unmarshal(sc.Bytes(), &it); err != nil {
			t.Fatal(err)
		}
		out = append(out, it)
	}
	return out
}

// TestSample prints sentences drawn at random beside their rows, to be read by a
// person: BAOSHU_SAMPLE=seed,count go test -run Sample -v.
func TestSample(t *testing.T) {
	var seed uint64
	var count int
	if _, err := fmt.Sscanf(os.Getenv("BAOSHU_SAMPLE"), "%d,%d", &seed, &count); err != nil {
		t.Skip("set BAOSHU_SAMPLE=seed,count to read sentences")
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

// brief is a figure in one line.
func brief(f *paper.Figure) string {
	v := strconv.FormatFloat(f.Value, 'f', -1, 64)
	if f.Range {
		v += "…" + strconv.FormatFloat(*f.High, 'f', -1, 64)
	}
	s := fmt.Sprintf("%s = %s %s %s %s", f.Quote, v, f.UnitText, f.Bound, f.Kind)
	if f.Direction != 0 {
		s += fmt.Sprintf("%+d", f.Direction)
	}
	s += fmt.Sprintf(" | %s(%.3s) | %s(%.3s)", f.IndicatorText, f.IndicatorMethod, f.EntityText, f.EntityMethod)
	if f.PeriodStart.Known() {
		s += " | " + f.PeriodStart.String() + ".." + f.PeriodEnd.String()
	}
	for _, x := range []string{f.Basis, f.ChangeRole, f.Check, f.SpeakerText} {
		if x != "" {
			s += " " + x
		}
	}
	if f.Assertion != "actual" {
		s += " PLAN"
	}
	return s
}

// TestLook prints the words, names and rows of a text: BAOSHU_TEXT=… go test -run Look -v.
func TestLook(t *testing.T) {
	text := os.Getenv("BAOSHU_TEXT")
	if text == "" {
		t.Skip("set BAOSHU_TEXT to look at a text")
	}
	day, _ := paper.ParseDay("2024-05-20")
	a := &paper.Article{Paragraphs: []*paper.Paragraph{{ID: "p", Text: text}}}
	a.Meta.Date, a.Meta.Earliest, a.Meta.Latest = day, day, day
	r := &reader{tagger: tagger().Fork()}
	r.story(a, period.On(day))
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
