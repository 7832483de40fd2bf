package report_test

import (
	"fmt"
	"os"
	"sort"
	"testing"
	"time"
)

// BenchmarkPage measures what a person waits for on a page of 100,000 figures, in
// a headless browser: the first paint, the list of figures drawn, a search (the
// slowest of five, each the median of seven), and the size of the file. BAOSHU_REPORT names another page to measure.
func BenchmarkPage(b *testing.B) {
	file := os.Getenv("BAOSHU_REPORT")
	if file == "" {
		start := time.Now()
		file = publish(b, 6250, 16)
		b.Logf("written in %v", time.Since(start))
	}
	info, err := os.Stat(file)
	if err != nil {
		b.Fatal(err)
	}
	ctx := browser(b)
	for b.Loop() {
		p := open(b, ctx, file, "#/figures", desk)
		p.wait(`performance.getEntriesByName('first-contentful-paint').length`)
		b.ReportMetric(eval[float64](p, `performance.getEntriesByName('first-contentful-paint')[0].startTime`), "paint-ms")
		b.ReportMetric(eval[float64](p, `new Promise((done) => requestAnimationFrame(() => done(document.querySelectorAll('.figures .rows .row').length && performance.now())))`), "list-ms")
		p.wait(`document.body.dataset.ready === 'all'`)
		b.ReportMetric(eval[float64](p, `performance.now()`), "text-ms")
		worst := 0.0
		for _, q := range []string{"企业", "高新区 2021", "%", "没有此词", "a"} {
			var times []float64
			for range 7 { // typed, and what changed laid out
				times = append(times, eval[float64](p, fmt.Sprintf(`(() => { const q = document.getElementById('q'), at = performance.now(); q.value = %q;
					q.dispatchEvent(new Event('input', { bubbles: true })); document.body.offsetHeight; return performance.now() - at; })()`, q)))
			}
			sort.Float64s(times)
			b.Logf("%s: %.0f ms (%.0f to %.0f), %s", q, times[3], times[0], times[6], eval[string](p, `document.getElementById('count').textContent`))
			worst = max(worst, times[3])
		}
		b.ReportMetric(worst, "search-ms")
		b.ReportMetric(float64(info.Size())/1e6, "MB")
		p.shot("100k")
		p.quiet()
	}
}
