package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"baoshu/pipeline/schedule"
)

// metrics is what is counted of the batches of a process, in the text format of
// Prometheus: served by schedule, or written to a file by run, which goes on
// counting where the file ends.
type metrics struct {
	mu     sync.Mutex
	series map[string]*series // by the name of the batch
}

// A series is what is counted of one batch, by the name of the metric and its
// label beside the batch.
type series struct {
	running bool
	plan    *schedule.Plan // nil where it has none
	value   map[string]float64
}

func newMetrics() *metrics { return &metrics{series: map[string]*series{}} }

// A metric is a name and what it means. Those with a label have a value for each
// of what the label may say.
type metric struct{ name, kind, help, label string }

// metricTable is every metric there is, in the order in which they are written.
func metricTable() []metric {
	return []metric{
		{"baoshu_build_info", "gauge", "Versions of the command, its rules and its tables.", ""},
		{"baoshu_runs_total", "counter", "Batches ended, by exit code.", "code"},
		{"baoshu_running", "gauge", "Whether a batch is going on.", ""},
		{"baoshu_run_started_timestamp_seconds", "gauge", "When the last batch began.", ""},
		{"baoshu_last_run_timestamp_seconds", "gauge", "When the last batch ended.", ""},
		{"baoshu_last_run_exit_code", "gauge", "Exit code of the last batch.", ""},
		{"baoshu_last_run_duration_seconds", "gauge", "How long the last batch took.", ""},
		{"baoshu_last_run_room_seconds", "gauge", "Time the last batch spent in each room, all workers together.", "room"},
		{"baoshu_last_run_inputs", "gauge", "Inputs of the last batch, by what became of them.", "state"},
		{"baoshu_last_run_figures", "gauge", "Figures that the last batch made.", ""},
		{"baoshu_last_success_timestamp_seconds", "gauge", "When a batch last ended with 0 or 3.", ""},
		{"baoshu_snapshot", "gauge", "Number of the current snapshot.", ""},
		{"baoshu_inputs_total", "counter", "New and changed inputs processed.", ""},
		{"baoshu_inputs_quarantined_total", "counter", "Inputs set aside.", ""},
		{"baoshu_bytes_total", "counter", "Bytes of inputs processed.", ""},
		{"baoshu_figures_total", "counter", "Figures published by batches.", ""},
		{"baoshu_next_run_timestamp_seconds", "gauge", "When the next batch is due.", ""},
	}
}

// of returns the series of a batch, made where it is new; the caller holds mu.
func (m *metrics) of(name string) *series {
	s := m.series[name]
	if s == nil {
		s = &series{value: map[string]float64{}}
		for code := range 5 {
			s.value[key("baoshu_runs_total", strconv.Itoa(code))] = 0
		}
		for _, d := range metricTable() {
			if d.label == "" && d.name != "baoshu_build_info" && d.name != "baoshu_next_run_timestamp_seconds" {
				s.value[d.name] = 0
			}
		}
		m.series[name] = s
	}
	return s
}

func key(name, label string) string { return name + " " + label }

// planned takes the batches of a service, and forgets those that it has no more.
func (m *metrics) planned(plans map[string]*schedule.Plan) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for name, s := range m.series {
		if plans[name] == nil && !s.running {
			delete(m.series, name)
		}
	}
	for name, p := range plans {
		m.of(name).plan = p
	}
}

func (m *metrics) begin(c *config, at time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.of(c.called())
	s.running = true
	s.value["baoshu_running"], s.value["baoshu_run_started_timestamp_seconds"] = 1, unix(at)
}

func (m *metrics) end(c *config, sum *summary) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.of(c.called())
	s.running = false
	v := s.value
	v["baoshu_running"] = 0
	v[key("baoshu_runs_total", strconv.Itoa(sum.ExitCode))]++
	v["baoshu_last_run_timestamp_seconds"], v["baoshu_last_run_exit_code"], v["baoshu_last_run_duration_seconds"] = unix(sum.Ended), float64(sum.ExitCode), sum.Seconds
	if sum.Status != "failed" {
		v["baoshu_last_success_timestamp_seconds"] = unix(sum.Ended)
	}
	for room := range rooms() {
		v[key("baoshu_last_run_room_seconds", room)] = sum.Rooms[room]
	}
	for state, n := range map[string]int{"new": sum.New, "changed": sum.Changed, "unchanged": sum.Unchanged, "withdrawn": sum.Withdrawn, "quarantined": sum.Quarantined} {
		v[key("baoshu_last_run_inputs", state)] = float64(n)
	}
	v["baoshu_last_run_figures"], v["baoshu_snapshot"] = float64(sum.Figures), float64(sum.Snapshot)
	v["baoshu_inputs_total"] += float64(sum.New + sum.Changed)
	v["baoshu_inputs_quarantined_total"] += float64(sum.Quarantined)
	v["baoshu_bytes_total"] += float64(sum.BytesIn)
	v["baoshu_figures_total"] += float64(sum.Figures)
}

// failing names a batch whose last run published nothing, and how it ended.
func (m *metrics) failing() (name string, code int, at time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, n := range sortedNames(m.series) {
		v := m.series[n].value
		if c := int(v["baoshu_last_run_exit_code"]); c != exitDone && c != exitQuarantined {
			return n, c, time.Unix(int64(v["baoshu_last_run_timestamp_seconds"]), 0)
		}
	}
	return "", 0, time.Time{}
}

// write writes the text format.
func (m *metrics) write(w io.Writer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	names := sortedNames(m.series)
	for _, d := range metricTable() {
		fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n", d.name, d.help, d.name, d.kind)
		if d.name == "baoshu_build_info" {
			s := newSummary(&config{}, time.Time{})
			fmt.Fprintf(w, "%s{code=%s,rules=%s,schema=%s} 1\n", d.name, quoted(s.Code), quoted(s.Rules), quoted(s.Schema))
			continue
		}
		for _, n := range names {
			s := m.series[n]
			switch {
			case d.label != "":
				for _, k := range sortedNames(s.value) {
					if label, ok := strings.CutPrefix(k, d.name+" "); ok {
						fmt.Fprintf(w, "%s{batch=%s,%s=%s} %s\n", d.name, quoted(n), d.label, quoted(label), decimal(s.value[k]))
					}
				}
			case d.name == "baoshu_next_run_timestamp_seconds":
				if s.plan == nil {
					continue
				}
				if next := s.plan.Next(time.Now(), 1); len(next) == 1 {
					fmt.Fprintf(w, "%s{batch=%s} %s\n", d.name, quoted(n), decimal(unix(next[0])))
				}
			default:
				fmt.Fprintf(w, "%s{batch=%s} %s\n", d.name, quoted(n), decimal(s.value[d.name]))
			}
		}
	}
}

// writeFile writes the text format to a file, which readers see whole.
func (m *metrics) writeFile(name string) error {
	return replaceFile(name, func(w io.Writer) error {
		m.write(w)
		return nil
	})
}

// readFile takes up counting where a file that writeFile wrote ends. What it does
// not understand is left.
func (m *metrics) readFile(name string) {
	data, err := os.ReadFile(name)
	if err != nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for line := range strings.Lines(string(data)) {
		head, value, _ := strings.Cut(strings.TrimSpace(line), "} ")
		metric, labels, ok := strings.Cut(head, `{batch="`)
		v, err := strconv.ParseFloat(value, 64)
		if !ok || err != nil {
			continue
		}
		batch, rest, _ := strings.Cut(labels, `"`)
		if _, label, ok := strings.Cut(rest, `="`); ok {
			metric = key(metric, strings.TrimSuffix(label, `"`))
		}
		m.of(batch).value[metric] = v
	}
	for _, s := range m.series {
		s.value["baoshu_running"] = 0
	}
}

// quoted is a label's value.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, "_", `"`, "_", "\n", "_").Replace(s) + `"`
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func sortedNames[T any](m map[string]T) []string {
	var out []string
	for n := range m {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

func unix(t time.Time) float64 {
	if t.IsZero() {
		return 0
	}
	return float64(t.UnixMilli()) / 1000
}
