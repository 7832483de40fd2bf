package seam

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"sort"
	"testing"

	"github.com/baoshu/baoshu/pipeline/lm"
)

// shared returns the path of a file of the given material and skips the test
// where it is not there.
func shared(t testing.TB, name string) string {
	t.Helper()
	root := os.Getenv("BAOSHU_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(root, name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("%s is not here; set BAOSHU_SHARED", name)
	}
	return path
}

// corpus returns the paragraphs of the broadcast corpus, by document; every
// tenth day apart, on which a model learned from the rest is measured.
func corpus(t testing.TB) (learn, held [][][]rune) {
	t.Helper()
	f, err := os.Open(shared(t, "corpus/xwlb-2013-2017.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 16<<20)
	day, last := 0, ""
	for lines.Scan() {
		var it struct {
			Date  string
			Paras []string
		}
		if err := json.Unmarshal(lines.Bytes(), &it); err != nil {
			t.Fatal(err)
		}
		if it.Date != last {
			day, last = day+1, it.Date
		}
		var doc [][]rune
		for _, p := range it.Paras {
			doc = append(doc, []rune(p))
		}
		if day%10 == 0 {
			held = append(held, doc)
		} else {
			learn = append(learn, doc)
		}
	}
	return learn, held
}

func learned(t testing.TB, docs [][][]rune) *lm.Model {
	t.Helper()
	var l lm.Learner
	for _, d := range docs {
		for _, p := range d {
			l.Paragraph(p)
		}
		l.Document()
	}
	data, err := l.Encode(lm.NewsSize(), "")
	if err != nil {
		t.Fatal(err)
	}
	m, err := lm.Load(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestExplore(t *testing.T) {
	learn, held := corpus(t)
	m := learned(t, learn)
	rng := rand.New(rand.NewSource(1))
	var paras [][]rune
	for _, d := range held {
		for _, p := range d {
			if len(p) > 60 {
				paras = append(paras, p)
			}
		}
	}
	type cut struct{ l, r []rune }
	pick := func() cut {
		p := paras[rng.Intn(len(paras))]
		at := 20 + rng.Intn(len(p)-40)
		return cut{p[:at], p[at:]}
	}
	var pos, hard, fin, mixed []float64
	var posF, hardF []float64
	for i := 0; i < 30000; i++ {
		c := pick()
		s := judge(m, c.l, c.r)
		pos = append(pos, s.Gain)
		posF = append(posF, s.Fit)
		d := pick()
		s = judge(m, c.l, d.r)
		hard = append(hard, s.Gain)
		hardF = append(hardF, s.Fit)
		q := paras[rng.Intn(len(paras))]
		fin = append(fin, judge(m, paras[rng.Intn(len(paras))], q).Gain)
		mixed = append(mixed, judge(m, c.l, q).Gain)
	}
	fmt.Println("AUC gain pos/fin", auc(pos, fin), "pos/hard", auc(pos, hard), "fit pos/hard", auc(posF, hardF), "pos/mixed", auc(pos, mixed))
	for _, x := range []struct {
		n string
		v []float64
	}{{"pos", pos}, {"fin", fin}, {"hard", hard}, {"mixed", mixed}, {"posFit", posF}, {"hardFit", hardF}} {
		sort.Float64s(x.v)
		fmt.Print(x.n)
		for _, q := range []float64{.001, .01, .05, .1, .25, .5, .75, .9, .95, .99, .999} {
			fmt.Printf(" %.1f", x.v[int(q*float64(len(x.v)))])
		}
		fmt.Println()
	}
}

func auc(pos, neg []float64) float64 {
	a, b := append([]float64(nil), pos...), append([]float64(nil), neg...)
	sort.Float64s(a)
	sort.Float64s(b)
	var sum float64
	for _, x := range a {
		lo := sort.SearchFloat64s(b, x)
		hi := sort.Search(len(b), func(i int) bool { return b[i] > x })
		sum += float64(lo) + float64(hi-lo)/2
	}
	return sum / float64(len(a)) / float64(len(b))
}
