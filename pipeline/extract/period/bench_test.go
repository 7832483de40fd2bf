package period

import (
	"strings"
	"testing"

	"baoshu/pipeline/given"
	"baoshu/pipeline/paper"
)

// items reads the first n dated items of the broadcast corpus, every step-th.
func items(t testing.TB, n, step int) (out []given.Item) {
	k := 0
	for it := range given.Broadcast(t) {
		if k%step == 0 {
			if out = append(out, it); len(out) == n {
				break
			}
		}
		k++
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
