package main

import (
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"baoshu/pipeline/schedule"
)

// status is what a scheduled service tells of itself.
type status struct {
	plan *schedule.Plan

	mu      sync.Mutex
	running bool
	runs    [5]int // by exit code
	last    struct {
		at      time.Time
		code    int
		seconds float64
	}
	published time.Time // when a batch last ended with 0 or 3
	inputs    int
	figures   int
	failed    int
}

func (s *status) begin() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running = true
}

func (s *status) end(sum *summary, code int, took time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running = false
	s.runs[code]++
	s.last.at, s.last.code, s.last.seconds = time.Now(), code, took.Seconds()
	if code == exitDone || code == exitQuarantined {
		s.published = s.last.at
	}
	if sum != nil {
		s.inputs += sum.New + sum.Changed
		s.figures += sum.Figures
		s.failed += sum.Quarantined
	}
}

func (s *status) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		if !s.last.at.IsZero() && s.last.code != exitDone && s.last.code != exitQuarantined {
			http.Error(w, fmt.Sprintf("the last batch ended with code %d at %s", s.last.code, s.last.at.Format(time.RFC3339)), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ok")
	})
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		s.write(w)
	})
	return mux
}

// write writes the Prometheus text format.
func (s *status) write(w io.Writer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	metric := func(name, kind, help string, value float64) {
		fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n%s %v\n", name, help, name, kind, name, value)
	}
	fmt.Fprint(w, "# HELP baoshu_runs_total Batches ended, by exit code.\n# TYPE baoshu_runs_total counter\n")
	for code, n := range s.runs {
		fmt.Fprintf(w, "baoshu_runs_total{code=\"%d\"} %d\n", code, n)
	}
	running := 0.0
	if s.running {
		running = 1
	}
	metric("baoshu_running", "gauge", "Whether a batch is going on.", running)
	metric("baoshu_last_run_timestamp_seconds", "gauge", "When the last batch ended.", unix(s.last.at))
	metric("baoshu_last_run_exit_code", "gauge", "Exit code of the last batch.", float64(s.last.code))
	metric("baoshu_last_run_duration_seconds", "gauge", "How long it took.", s.last.seconds)
	metric("baoshu_last_success_timestamp_seconds", "gauge", "When a batch last ended with 0 or 3.", unix(s.published))
	metric("baoshu_inputs_total", "counter", "New and changed inputs processed.", float64(s.inputs))
	metric("baoshu_inputs_quarantined_total", "counter", "Inputs set aside.", float64(s.failed))
	metric("baoshu_figures_total", "counter", "Figures published by batches.", float64(s.figures))
	if next := s.plan.Next(time.Now(), 1); len(next) == 1 {
		metric("baoshu_next_run_timestamp_seconds", "gauge", "When the next batch is due.", unix(next[0]))
	}
}

func unix(t time.Time) float64 {
	if t.IsZero() {
		return 0
	}
	return float64(t.Unix())
}
