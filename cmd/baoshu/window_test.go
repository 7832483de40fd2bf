package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baoshu/pipeline/paper"
)

// TestPiecesTile: the pieces of a window follow each other without a gap, and end
// where months and years do.
func TestPiecesTile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := paper.Day(rapid.IntRange(-10_000, 30_000).Draw(t, "from"))
		w := window{from, from + paper.Day(rapid.IntRange(0, 2000).Draw(t, "days"))}
		step := rapid.SampledFrom([]string{"day", "month", "year"}).Draw(t, "step")
		at := w.from
		for _, p := range w.pieces(step) {
			if p.from != at || p.to < p.from {
				t.Fatalf("%s to %s after %s", p.from, p.to, at)
			}
			at = p.to + 1
			_, m, d := at.Date()
			if at <= w.to && (step != "day" && d != 1 || step == "year" && m != 1) {
				t.Fatalf("a %s ends before %s", step, at)
			}
		}
		if at != w.to+1 {
			t.Fatalf("the last piece ends before %s, not %s", at, w.to+1)
		}
	})
}

// TestMetricsCountOn: what is written is read again as it was, and a file that is
// none of ours does no harm.
func TestMetricsCountOn(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.prom")
	c := defaults()
	c.name = "晨报"
	for run := range 3 {
		m := newMetrics()
		m.readFile(file)
		m.begin(c, time.Unix(1, 0))
		sum := newSummary(c, time.Unix(1, 0))
		sum.New, sum.Figures = 2, 5
		m.end(c, sum.ended(nil))
		if err := m.writeFile(file); err != nil {
			t.Fatal(err)
		}
		v := m.series["晨报"].value
		if v["baoshu_inputs_total"] != float64(2*run+2) || v["baoshu_figures_total"] != float64(5*run+5) || v[key("baoshu_runs_total", "0")] != float64(run+1) {
			t.Errorf("run %d: %v", run, v)
		}
		again, first, second := newMetrics(), new(bytes.Buffer), new(bytes.Buffer)
		again.readFile(file)
		m.write(first)
		again.write(second)
		if first.String() != second.String() {
			t.Errorf("read again:\n%s\nwant\n%s", second, first)
		}
	}
	for _, text := range []string{"", "}", `x{batch="`, `baoshu_runs_total{batch="a",code="0"} x`, "\x00\xff{batch=\"", `baoshu_runs_total{batch="a"} NaN`} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		newMetrics().readFile(file)
	}
}
