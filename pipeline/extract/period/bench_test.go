package period

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baoshu/pipeline/paper"
)

type newsItem struct {
	Date  string   `json:"date"`
	Title string   `json:"title"`
	Paras []string `json:"paras"`
}

// items reads the first n dated items of the broadcast corpus, every step-th.
func items(t testing.TB, n, step int) (out []newsItem) {
	f, err := os.Open(filepath.Join(shared(t), "corpus", "xwlb-2013-2017.jsonl.gz"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	sc := bufio.NewScanner(z)
	sc.Buffer(make([]byte, 1<<22), 1<<22)
	for k := 0; sc.Scan() && len(out) < n; k++ {
		if k%step != 0 {
			continue
		}
		var it newsItem
		if err := json.Unmarshal(sc.Bytes(), &it); err != nil {
			t.Fatal(err)
		}
		out = append(out, it)
	}
	return out
}

// BenchmarkScan reads news text as the extractor does, a paragraph at a time.
func BenchmarkScan(b *testing.B) {
	var texts [][]rune
	n := 0
	for _, it := range items(b, 1000, 1) {
		for _, p := range it.Paras {
			texts = append(texts, []rune(p))
			n += len(p)
		}
	}
	d, _ := paper.ParseDay("2015-06-30")
	var tr Tracker
	var dst []Period
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		tr.Story(On(d))
		for _, t := range texts {
			tr.Paragraph()
			dst = tr.Scan(t, dst[:0])
		}
	}
}

// BenchmarkScanPlain reads text that has no time in it.
func BenchmarkScanPlain(b *testing.B) {
	t := []rune(strings.Repeat("企业坚持创新发展，产品质量不断提高，用户满意。", 200))
	var tr Tracker
	tr.Story(Unknown())
	b.SetBytes(int64(len(string(t))))
	for b.Loop() {
		tr.Scan(t, nil)
	}
}
