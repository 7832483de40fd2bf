package extract

import (
	"testing"

	"baoshu/pipeline/paper"
)

// BenchmarkArticle reads broadcast news, each item a story.
func BenchmarkArticle(b *testing.B) {
	items := news(b, 1500)
	var stories []*paper.Article
	bytes := 0
	for _, it := range items {
		d := goldDoc{Title: it.Title, Date: it.Date, Paras: it.Paras}
		stories = append(stories, d.article("b"))
		for _, p := range it.Paras {
			bytes += len(p)
		}
	}
	Article(stories[0])
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	b.ResetTimer()
	n := 0
	for b.Loop() {
		for _, a := range stories {
			Article(a)
			n += len(a.Figures)
		}
	}
	b.ReportMetric(float64(n)/float64(b.N), "figures")
}
