package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"baoshu/output/dataset"
	"baoshu/pipeline"
	"baoshu/schema"
)

// A summary is what a batch did, for programs, for the log and for run.json.
type summary struct {
	Batch       string             `json:"batch,omitempty"`
	RunID       string             `json:"run_id"` // of the current snapshot, where the batch published none
	Status      string             `json:"status"` // ok, partial, unchanged, failed
	ExitCode    int                `json:"exit_code"`
	Error       string             `json:"error,omitempty"`
	Dataset     string             `json:"dataset"`
	Snapshot    int                `json:"snapshot"`
	From        string             `json:"from,omitempty"`
	To          string             `json:"to,omitempty"`
	New         int                `json:"new"`
	Changed     int                `json:"changed"`
	Unchanged   int                `json:"unchanged"`
	Withdrawn   int                `json:"withdrawn"`
	Outside     int                `json:"outside,omitempty"` // inputs of other days than From to To
	Quarantined int                `json:"quarantined"`
	LeftOut     []string           `json:"left_out,omitempty"`   // files among the inputs that hold no page's text, and why; the first few
	AllLeftOut  int                `json:"n_left_out,omitempty"` // and so many in all
	Failures    []string           `json:"failures,omitempty"`
	Articles    int                `json:"articles"`
	Figures     int                `json:"figures"`
	Unparsed    int                `json:"unparsed_numbers"`
	Corrections int                `json:"corrections"`
	Conflicts   int                `json:"conflicts"`
	Unplaced    int                `json:"unplaced"`
	BytesIn     int64              `json:"bytes_in"`
	Started     time.Time          `json:"started"`
	Ended       time.Time          `json:"ended"`
	Seconds     float64            `json:"seconds"`
	Rooms       map[string]float64 `json:"seconds_by_room,omitempty"` // of all workers together
	LastGood    time.Time          `json:"last_good,omitzero"`        // when a batch last ended with 0 or 3
	Code        string             `json:"code_version"`
	Rules       string             `json:"rules_version"`
	Schema      string             `json:"schema_version"`
	Host        string             `json:"host"`
	PID         int                `json:"pid"`
}

func newSummary(c *config, started time.Time) *summary {
	host, _ := os.Hostname()
	return &summary{Batch: c.name, Dataset: c.Out, From: c.From, To: c.To, Started: started.UTC(), Code: codeVersion(), Rules: pipeline.RulesVersion(),
		Schema: schema.Version, Host: host, PID: os.Getpid()}
}

// failed is the summary of a batch that published nothing.
func failed(c *config, started time.Time, err error) *summary {
	s := newSummary(c, started)
	s.Status = "failed"
	if open, e := dataset.Open(dataset.OS{}, c.Out); e == nil {
		s.Snapshot, s.RunID = open.Manifest.Snapshot, open.Manifest.RunID
	}
	return s.ended(err)
}

// ended fills in how the batch ended, and when.
func (s *summary) ended(err error) *summary {
	s.Ended = time.Now().UTC()
	s.Seconds = s.Ended.Sub(s.Started).Seconds()
	if s.ExitCode = exitCode(err); err != nil {
		s.Error = oneLine(err.Error())
	}
	return s
}

func (s *summary) take(d *pipeline.Summary) {
	s.RunID, s.Status = d.RunID, "ok"
	s.New, s.Changed, s.Unchanged, s.Withdrawn, s.Quarantined = d.New, d.Changed, d.Unchanged, d.Withdrawn, d.Quarantined
	s.Articles, s.Figures, s.Unparsed, s.Corrections = d.Articles, d.Figures, d.Unparsed, d.Corrections
	s.Conflicts, s.Unplaced, s.BytesIn = d.Conflicts, d.Unplaced, d.BytesIn
	s.Rooms = map[string]float64{}
	for name, r := range rooms() {
		s.Rooms[name] = d.Clock.Spent(r).Seconds()
	}
}

// rooms are the names of the rooms whose time is measured.
func rooms() map[string]pipeline.Room {
	return map[string]pipeline.Room{"ingest": pipeline.Ingest, "clean": pipeline.Clean, "repair": pipeline.Repair, "segment": pipeline.Segment,
		"collate": pipeline.Collate, "extract": pipeline.Extract, "check": pipeline.Check, "tabulate": pipeline.Tabulate, "write": pipeline.Write}
}

// row is the run's row in the table of runs.
func (s *summary) row(d *pipeline.Summary, c *config) schema.Run {
	spent := func(r pipeline.Room) float64 { return d.Clock.Spent(r).Seconds() }
	now := time.Now()
	return schema.Run{
		RunID: s.RunID, Started: schema.Time(s.Started.UnixMicro()), Ended: schema.Some(schema.Time(now.UnixMicro())), Status: s.Status, ExitCode: int32(s.ExitCode),
		CodeVersion: codeVersion(), RulesVersion: pipeline.RulesVersion(), SchemaVersion: schema.Version, ConfigSHA256: c.digest(),
		NInputs: int32(s.New + s.Changed + s.Unchanged), NNew: int32(s.New), NChanged: int32(s.Changed), NUnchanged: int32(s.Unchanged),
		NWithdrawn: int32(s.Withdrawn), NQuarantined: int32(s.Quarantined), NArticles: int32(s.Articles), NFigures: int32(s.Figures),
		NUnparsed: int32(s.Unparsed), NCorrections: int32(s.Corrections), NConflicts: int32(s.Conflicts), NUnplaced: int32(s.Unplaced), BytesIn: s.BytesIn,
		SecondsIngest: spent(pipeline.Ingest), SecondsClean: spent(pipeline.Clean), SecondsRepair: spent(pipeline.Repair), SecondsSegment: spent(pipeline.Segment),
		SecondsCollate: spent(pipeline.Collate), SecondsExtract: spent(pipeline.Extract), SecondsCheck: spent(pipeline.Check),
		SecondsTabulate: spent(pipeline.Tabulate), SecondsWrite: spent(pipeline.Write), SecondsTotal: now.Sub(s.Started).Seconds(),
	}
}

// say tells a person, or a program that reads the log, how a batch ended: what
// failed line by line, and one line of the whole. Where it went well and quiet is
// set, nothing is said.
func (s *summary) say(w io.Writer, c *config) {
	name := ""
	if s.Batch != "" {
		name = oneLine(s.Batch) + ": "
	}
	shown := s.Failures[:min(len(s.Failures), maxShown)]
	for _, f := range shown {
		if c.Log == "json" {
			slog.Warn("set aside", "batch", c.called(), "input", f)
			continue
		}
		fmt.Fprintln(w, "baoshu: "+name+oneLine(f))
	}
	if n := len(s.Failures) - len(shown); n > 0 && c.Log != "json" {
		fmt.Fprintf(w, "baoshu: %sand %d more; see `baoshu quarantine list %s`\n", name, n, s.Dataset)
	}
	if s.Status != "failed" || c.Log == "json" {
		s.line(c)
	}
	if s.Error != "" && c.Log != "json" {
		fmt.Fprintln(w, "baoshu: "+name+s.Error)
	}
}

// skipped notes what among the inputs is not read. Hidden files and the like are no news.
func (s *summary) skipped(path, reason string, noText bool) {
	if !noText {
		return
	}
	s.AllLeftOut++
	if len(s.LeftOut) < maxShown {
		s.LeftOut = append(s.LeftOut, path+": "+reason)
	}
}

// log tells the log alone how a batch of a service ended.
func (s *summary) log(c *config) {
	for _, f := range s.Failures[:min(len(s.Failures), maxShown)] {
		slog.Warn("set aside", "batch", c.called(), "input", oneLine(f))
	}
	s.line(c)
}

// line is the one line of a batch; where there was no page among its inputs, but
// other files, one more says so: pictures and PDF must be made text first.
func (s *summary) line(c *config) {
	if s.Status == "unchanged" && s.Unchanged+s.Outside == 0 && len(s.LeftOut) > 0 {
		slog.Warn("no page among the inputs", "batch", c.called(), "left_out", s.LeftOut[0])
	}
	seconds := fmt.Sprintf("%.2f", s.Seconds)
	if s.Status == "failed" {
		slog.Error("nothing published", "batch", c.called(), "dataset", s.Dataset, "code", s.ExitCode, "error", s.Error, "seconds", seconds)
		return
	}
	if c.Quiet && s.ExitCode == exitDone {
		return
	}
	fields := []any{"batch", c.called(), "dataset", s.Dataset, "snapshot", s.Snapshot, "new", s.New, "changed", s.Changed, "unchanged", s.Unchanged,
		"withdrawn", s.Withdrawn, "quarantined", s.Quarantined, "articles", s.Articles, "figures", s.Figures, "corrections", s.Corrections,
		"unplaced", s.Unplaced, "seconds", seconds}
	if s.From != "" || s.To != "" {
		fields = append(fields, "from", s.From, "to", s.To, "outside", s.Outside)
	}
	if s.AllLeftOut > 0 {
		fields = append(fields, "left_out", s.AllLeftOut)
	}
	slog.Info(s.Status, fields...)
}

// maxShown is how many inputs that failed are named before the others are counted.
const maxShown = 20

// runFile is where a dataset says how its last batch ended.
func runFile(dir string) string { return filepath.Join(dir, "run.json") }

// write puts the summary into the dataset's run.json, whole or not at all. A batch
// that found the dataset held leaves it to the one that holds it.
func (s *summary) write() error {
	if s.ExitCode == exitLocked {
		return nil
	}
	if _, err := os.Stat(filepath.Join(s.Dataset, "snapshots")); err != nil {
		return nil // no dataset, no place
	}
	if s.LastGood = s.Ended; s.Status == "failed" {
		s.LastGood = time.Time{}
		if was := readRun(s.Dataset); was != nil {
			s.LastGood = was.LastGood
		}
	}
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	return replaceFile(runFile(s.Dataset), func(w io.Writer) error {
		_, err := w.Write(append(data, '\n'))
		return err
	})
}

// readRun returns what the last batch left, nil where that cannot be read.
func readRun(dir string) *summary {
	data, err := os.ReadFile(runFile(dir))
	if err != nil {
		return nil
	}
	s := new(summary)
	if json.Unmarshal(data, s) != nil {
		return nil
	}
	return s
}

// lastRun returns when a batch of the dataset last ended well; the zero time where
// none has, or where that cannot be told.
func lastRun(dir string) time.Time {
	if s := readRun(dir); s != nil && !s.LastGood.IsZero() {
		return s.LastGood
	}
	s, err := dataset.Open(dataset.OS{}, dir)
	if err != nil {
		return time.Time{}
	}
	var runs []schema.Run
	if s.Read("runs", &runs, "started") != nil {
		return time.Time{}
	}
	var last time.Time
	for _, r := range runs {
		if t := time.UnixMicro(int64(r.Started)); t.After(last) {
			last = t
		}
	}
	return last
}
