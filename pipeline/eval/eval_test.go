package eval

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// load reads the rows of testdata/ds, a small made-up dataset with every sort of
// error in it.
func load(t *testing.T) *Rows {
	t.Helper()
	var r Rows
	type article struct {
		ID     string `json:"article_id"`
		File   string `json:"source_file"`
		Kicker string
		Title  string
	}
	type paragraph struct {
		ID      string `json:"paragraph_id"`
		Article string `json:"article_id"`
		Seq     int
		Role    string
		Text    string
	}
	type figure struct {
		Article   string `json:"article_id"`
		Paragraph string `json:"paragraph_id"`
		Quote     string
		Start     int `json:"char_start"`
		Value     float64
		High      *float64 `json:"value_high"`
		Unit      string   `json:"unit_text"`
		Bound     string
		Kind      string
		Direction int
		Indicator string `json:"indicator_text"`
		Entity    string `json:"entity_text"`
		First     string `json:"period_start"`
		Last      string `json:"period_end"`
		Basis     string
		Assertion string
	}
	lines(t, "articles", func(a article) {
		r.Articles = append(r.Articles, Article{a.ID, a.File, a.Kicker, a.Title})
	})
	lines(t, "paragraphs", func(p paragraph) {
		r.Paragraphs = append(r.Paragraphs, Paragraph{p.ID, p.Article, p.Seq, p.Role, p.Text})
	})
	lines(t, "figures", func(f figure) {
		r.Figures = append(r.Figures, Figure{f.Article, f.Paragraph, f.Quote, f.Start, f.Value, f.High, f.Unit, f.Bound, f.Kind,
			f.Direction, f.Indicator, f.Entity, f.First, f.Last, f.Basis, f.Assertion})
	})
	return &r
}

func lines[T any](t *testing.T, table string, each func(T)) {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "ds", table+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var v T
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		each(v)
	}
}

// TestEqualsTheReferee compares with what the referee, score.py, printed for the
// same dataset.
func TestEqualsTheReferee(t *testing.T) {
	rows := load(t)
	check := func(got Set, err error, want string) {
		t.Helper()
		var numbers Set
		if e := json.Unmarshal([]byte(want), &numbers); e != nil || err != nil {
			t.Fatal(e, err)
		}
		for k, v := range numbers {
			if _, name, _ := strings.Cut(k, "."); got[name] != v {
				t.Errorf("%s is %v; the referee has %v", k, got[name], v)
			}
		}
		if len(got) != len(numbers) {
			t.Errorf("%d measures, the referee has %d", len(got), len(numbers))
		}
	}
	s, err := Pages(rows, "testdata/pages", "page.txt")
	const pages = `{"pages.article_f1": 0.5856, "pages.article_f1_min": 0.0, "pages.paragraph_exact": 0.5, "pages.stray": 0.0636, "pages.title": 0.5, "pages.order": 1.0, "pages.articles_missing": 1, "pages.articles": 4, "pages.paragraphs": 10}`
	check(s, err, pages)
	s, err = Pages(rows, "testdata/pages", "*")
	check(s, err, pages)
	s, misses, err := Figures(rows, "testdata/gold/figures.jsonl")
	check(s, err, `{"figures.precision": 0.9333, "figures.recall": 0.875, "figures.f1": 0.9032, "figures.assertion": 0.9286, "figures.basis": 0.5, "figures.bound": 0.9286, "figures.direction": 0.8333, "figures.entity": 0.6667, "figures.indicator": 0.7778, "figures.kind": 1.0, "figures.period": 1.0, "figures.unit": 1.0, "figures.row_f1": 0.7742, "figures.gold": 16, "figures.optional": 2, "figures.extra": 1}`)
	var extra, missing int
	for _, m := range misses {
		switch m.Fields {
		case "extra":
			extra++
		case "missing":
			missing++
		}
	}
	if extra != 1 || missing != 2 {
		t.Errorf("%d extra and %d missing among the misses, want 1 and 2", extra, missing)
	}
	s, err = Clean(rows, "testdata/gold")
	check(s, err, `{"clean.chars": 254, "clean.changed": 103, "clean.per_million": 405511.8}`)
}

func TestMatchingFindsEveryCommonRun(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same int
	}{
		{"总数达到2518家", "总数达到2518家", 9},
		{"总数达到2518家", "总数已达到2518家", 9},
		{"新增832家", "净增361家", 2}, // 增, then the longest to its right: 3 or 家; the first in order is 3
		{"", "家", 0},
	} {
		n := 0
		last := match{}
		for _, m := range matching([]rune(c.a), []rune(c.b)) {
			if string([]rune(c.a)[m.a:m.a+m.n]) != string([]rune(c.b)[m.b:m.b+m.n]) || m.a < last.a+last.n || m.b < last.b+last.n {
				t.Errorf("%q, %q: bad match %v after %v", c.a, c.b, m, last)
			}
			n += m.n
			last = m
		}
		if n < c.same {
			t.Errorf("%q, %q: %d characters alike, want %d", c.a, c.b, n, c.same)
		}
	}
}

func TestBelow(t *testing.T) {
	s := Set{"f1": .9, "stray": .02}
	if got := s.Below(map[string]float64{"f1": .9, "max stray": .02}); len(got) != 0 {
		t.Error(got)
	}
	if got := s.Below(map[string]float64{"f1": .91, "max stray": .01, "title": 1}); len(got) != 3 {
		t.Error(got)
	}
}
