package segment_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"baoshu/pipeline/eval"
	"baoshu/pipeline/ingest"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/segment"
	"baoshu/pipeline/segment/compose"
)

// stories makes stories to set of corpus items.
func stories(t testing.TB, n int) []compose.Story {
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for _, it := range broadcast(t, n) {
		enc.Encode(it)
	}
	out, err := compose.Read(bufio.NewReader(&lines), rand.New(rand.NewPCG(7, 7)))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// score makes n pages, segments and scores them.
func score(t testing.TB, n int, format paper.Format, make func(rng *rand.Rand, ss []compose.Story) compose.Page) eval.Set {
	all := stories(t, 12000)
	dir := t.TempDir()
	var rs eval.Rows
	for i := range n {
		rng := rand.New(rand.NewPCG(uint64(i), 1))
		p := make(rng, compose.Pick(rng, all))
		name := fmt.Sprintf("G%04d/page", i)
		f, err := ingest.Read(name+".md", []byte(p.Text), nil, ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		f.Format = format
		prepare(f)
		r := segment.File(f)
		rows(&rs, name, r)
		os.MkdirAll(filepath.Join(dir, fmt.Sprintf("G%04d", i)), 0o755)
		data, _ := json.Marshal(p.Truth)
		os.WriteFile(filepath.Join(dir, fmt.Sprintf("G%04d", i), "truth.json"), data, 0o644)
		if d := os.Getenv("GEN"); d == fmt.Sprint(i) {
			fmt.Println(p.Text)
			print(r)
		}
		if os.Getenv("WORST") != "" {
			var one eval.Rows
			rows(&one, name, r)
			solo := t.TempDir()
			os.MkdirAll(filepath.Join(solo, fmt.Sprintf("G%04d", i)), 0o755)
			os.WriteFile(filepath.Join(solo, fmt.Sprintf("G%04d", i), "truth.json"), data, 0o644)
			m, _ := eval.Pages(&one, solo, "page")
			if m["article_f1"] < 0.93 {
				t.Logf("page %d: f1 %.3f para %.3f title %.2f, %d of %v", i, m["article_f1"], m["paragraph_exact"], m["title"], len(one.Articles), m["articles"])
			}
		}
	}
	m, err := eval.Pages(&rs, dir, "page")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestComposedPages measures pages composed of corpus items at the seed page's
// rates and as they double.
func TestComposedPages(t *testing.T) {
	n := 60
	if testing.Short() {
		n = 20
	}
	if k, err := strconv.Atoi(os.Getenv("BAOSHU_PAGES")); err == nil && k > 0 { // make eval
		n = k
	}
	for _, k := range []float64{1, 2, 4} {
		if only := os.Getenv("K"); only != "" && only != fmt.Sprint(k) {
			continue
		}
		m := score(t, n, paper.Markdown, func(rng *rand.Rand, ss []compose.Story) compose.Page {
			return compose.Layout(rng, ss, compose.SeedRates.Times(k))
		})
		t.Logf("rates × %v: f1 %.4f min %.4f stray %.4f para %.4f title %.4f", k, m["article_f1"], m["article_f1_min"], m["stray"], m["paragraph_exact"], m["title"])
		if k == 1 && m["article_f1"] < 0.95 {
			t.Errorf("article_f1 %.4f at the seed page's rates, want 0.95", m["article_f1"])
		}
	}
	for _, shuffle := range []bool{false, true} {
		if only := os.Getenv("K"); only != "" && only != fmt.Sprint(shuffle) {
			continue
		}
		m := score(t, n, paper.Wrapped, func(rng *rand.Rand, ss []compose.Story) compose.Page {
			return compose.Wrapped(rng, ss, shuffle)
		})
		t.Logf("wrapped, shuffle %v: f1 %.4f min %.4f stray %.4f para %.4f title %.4f", shuffle, m["article_f1"], m["article_f1_min"], m["stray"], m["paragraph_exact"], m["title"])
	}
	m := score(t, n, paper.Wrapped, func(rng *rand.Rand, ss []compose.Story) compose.Page {
		return compose.Raster(rng, ss[:2])
	})
	t.Logf("side by side: f1 %.4f min %.4f stray %.4f para %.4f title %.4f", m["article_f1"], m["article_f1_min"], m["stray"], m["paragraph_exact"], m["title"])
}
