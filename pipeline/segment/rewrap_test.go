package segment_test

import (
	"sort"
	"strings"
	"testing"

	"baoshu/pipeline/given"
	"baoshu/pipeline/ingest"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/segment"
)

// people reads the paragraphs of 人民日报 of January 1998, page by page.
func people(t testing.TB) (pages [][]string) {
	last := ""
	for p := range given.People(t) {
		if page := p.ID[:min(len(p.ID), 11)]; page != last {
			pages = append(pages, nil)
			last = page
		}
		if len(p.Words) > 0 {
			pages[len(pages)-1] = append(pages[len(pages)-1], p.Text())
		}
	}
	return pages
}

// rewrap sets paragraphs in lines of n characters and returns the text and where
// each paragraph begins, in bytes.
func rewrap(paras []string, n int, indent string) (string, []int) {
	var b strings.Builder
	var starts []int
	for _, p := range paras {
		rs := []rune(p)
		b.WriteString(indent)
		starts = append(starts, b.Len())
		first := len([]rune(indent))
		for len(rs) > 0 {
			k := min(n-first, len(rs))
			b.WriteString(string(rs[:k]))
			b.WriteByte('\n')
			rs = rs[k:]
			first = 0
		}
	}
	return b.String(), starts
}

// TestParagraphsOfWrappedText re-finds the paragraphs of a fortnight's paper
// after its pages were set in lines, articles run together.
func TestParagraphsOfWrappedText(t *testing.T) {
	pages := people(t)
	for _, c := range []struct {
		n      int
		indent string
		floor  float64
	}{{17, "", 0.975}, {40, "", 0.986}, {17, "　　", 0.992}, {40, "　　", 0.995}} {
		tp, fp, fn := 0, 0, 0
		for k, paras := range pages {
			if testing.Short() && k%8 > 0 {
				continue
			}
			text, starts := rewrap(paras, c.n, c.indent)
			f, err := ingest.Read("x.txt", []byte(text), nil, ingest.Options{})
			if err != nil {
				t.Fatal(err)
			}
			f.Format = paper.Wrapped
			prepare(f)
			got := map[int]bool{}
			r := segment.File(f)
			for _, a := range r.Articles {
				for _, p := range a.Paragraphs {
					got[p.Fragments[0].Start] = true
				}
			}
			for _, x := range r.Loose {
				got[x.Start] = true
			}
			want := map[int]bool{}
			for _, s := range starts {
				want[s] = true
			}
			for s := range got {
				if want[s] {
					tp++
				} else {
					fp++
				}
			}
			fn += len(want) - count(got, want)
			if k%30 == 5 && testing.Verbose() {
				explain(t, text, got, want)
				for _, a := range r.Articles {
					for _, p := range a.Paragraphs {
						for i, f := range p.Fragments {
							if i > 0 && want[f.Start] {
								t.Logf("joined %s %s moved %v: %q ¦ %q", f.Joined, p.Role, f.Moved, p.Fragments[i-1].Text.String(), f.Text.String())
							}
						}
					}
				}
			}
		}
		p, q := float64(tp)/float64(tp+fp), float64(tp)/float64(tp+fn)
		t.Logf("%d characters, indent %q: precision %.4f recall %.4f F1 %.4f", c.n, c.indent, p, q, 2*p*q/(p+q))
		if f := 2 * p * q / (p + q); f < c.floor {
			t.Errorf("%d characters, indent %q: F1 %.4f under %.3f", c.n, c.indent, f, c.floor)
		}
	}
}

func count(got, want map[int]bool) (n int) {
	for s := range got {
		if want[s] {
			n++
		}
	}
	return n
}

// explain prints the boundaries that were missed or made up.
func explain(t *testing.T, text string, got, want map[int]bool) {
	all := map[int]bool{}
	for s := range got {
		all[s] = true
	}
	for s := range want {
		all[s] = true
	}
	var list []int
	for s := range all {
		if got[s] != want[s] {
			list = append(list, s)
		}
	}
	sort.Ints(list)
	for _, s := range list {
		kind := "missed"
		if got[s] {
			kind = "made up"
		}
		a, b := max(0, s-60), min(len(text), s+60)
		t.Logf("%s: %q ¦ %q", kind, strings.ToValidUTF8(text[a:s], ""), strings.ToValidUTF8(text[s:b], ""))
	}
}
