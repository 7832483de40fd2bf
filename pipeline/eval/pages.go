package eval

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// truth is a truth.json.
type truth struct {
	Articles []struct {
		Title      string
		Paragraphs []string
	}
}

// body reports whether a paragraph is running text.
func body(role string) bool {
	switch role {
	case "body", "lead", "paragraph", "":
		return true
	}
	return false
}

// candidate is a story of the dataset that may be one of the truth.
type candidate struct {
	article Article
	paras   []Paragraph
	bag     bag
	size    int
	used    bool
}

// Pages compares the stories of a dataset with the truth.json of every page
// under dir. Stories of a page are those whose source file has PAGE/ROUTE in its
// path; the route "*" takes every file of the page.
func Pages(rows *Rows, dir, route string) (Set, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "truth.json"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	var s pageScore
	by := rows.paragraphs()
	if route == "*" {
		route = ""
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var t truth
		if err := json.Unmarshal(data, &t); err != nil {
			return nil, err
		}
		key := filepath.Base(filepath.Dir(file)) + "/" + route
		var mine []*candidate
		for _, a := range rows.Articles {
			if strings.Contains(strings.ReplaceAll(a.SourceFile, "\\", "/"), key) {
				c := &candidate{article: a, paras: by[a.ID], bag: bag{}}
				for _, p := range c.paras {
					if body(p.Role) {
						c.bag.add(p.Text)
					}
				}
				c.size = c.bag.size()
				mine = append(mine, c)
			}
		}
		s.page(&t, mine)
	}
	return s.set(), nil
}

// pageScore sums over pages.
type pageScore struct {
	f1s, stray                     []float64
	exact, total, titles, missing  int
	stories, inOrder, neighbouring int
}

func (s *pageScore) page(t *truth, mine []*candidate) {
	gold := make([]bag, len(t.Articles))
	for i, a := range t.Articles {
		gold[i] = bag{}
		for _, p := range a.Paragraphs {
			gold[i].add(p)
		}
	}
	for i, a := range t.Articles {
		s.total += len(a.Paragraphs)
		s.stories++
		var best *candidate
		most := 0
		for _, c := range mine {
			if n := gold[i].common(c.bag); !c.used && n > most {
				best, most = c, n
			}
		}
		if best == nil {
			s.f1s = append(s.f1s, 0)
			s.missing++
			continue
		}
		best.used = true
		_, _, f1 := prf(float64(most), float64(best.size-most), float64(gold[i].size()-most))
		s.f1s = append(s.f1s, f1)
		others := bag{}
		for j, b := range gold {
			if j != i {
				others.addAll(b)
			}
		}
		s.stray = append(s.stray, float64(best.bag.strays(gold[i], others))/float64(max(1, best.size)))
		if strings.Contains(fold(best.article.Kicker+best.article.Title), fold(a.Title)) {
			s.titles++
		}
		s.paragraphs(a.Paragraphs, best.paras)
	}
}

// paragraphs counts the truth's paragraphs that are there, and those in order.
func (s *pageScore) paragraphs(want []string, got []Paragraph) {
	texts := make([]string, len(got))
	for k, p := range got {
		texts[k] = fold(p.Text)
	}
	last := -1
	for _, w := range want {
		w = fold(w)
		for k, x := range texts {
			if similar(w, x) >= .98 {
				s.exact++
				if last >= 0 {
					s.neighbouring++
					if last < k {
						s.inOrder++
					}
				}
				last = k
				break
			}
		}
	}
}

func (s *pageScore) set() Set {
	least := 0.0
	for i, f := range s.f1s {
		if i == 0 || f < least {
			least = f
		}
	}
	share := func(a, b int) float64 { return round4(float64(a) / float64(max(1, b))) }
	return Set{
		"article_f1": round4(mean(s.f1s)), "article_f1_min": round4(least), "paragraph_exact": share(s.exact, s.total),
		"stray": round4(mean(s.stray)), "title": share(s.titles, s.stories), "order": share(s.inOrder, s.neighbouring),
		"articles_missing": float64(s.missing), "articles": float64(s.stories), "paragraphs": float64(s.total),
	}
}

func mean(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(max(1, len(xs)))
}
