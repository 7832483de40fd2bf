package extract

import (
	"slices"
	"testing"

	"baoshu/pipeline/paper"
)

// BenchmarkStories reads broadcast news, each item a story, a day's together.
func BenchmarkStories(b *testing.B) {
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
	const day = 14
	Article(stories[0])
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	b.ResetTimer()
	n := 0
	for b.Loop() {
		for as := range slices.Chunk(stories, day) {
			Stories(as)
		}
		for _, a := range stories {
			n += len(a.Figures)
		}
	}
	b.ReportMetric(float64(n)/float64(b.N), "figures")
}
