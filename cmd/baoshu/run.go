package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"baoshu/output/dataset"
	"baoshu/pipeline"
	"baoshu/pipeline/ingest"
	"baoshu/pipeline/paper"
	"baoshu/schema"
)

// batchKeys are the settings of a batch.
func batchKeys() []string {
	return []string{"out", "jobs", "paths", "date", "reviews", "log", "max_file", "max_ratio", "max_failed", "emptied", "reread", "keep", "keep_for", "verify"}
}

func newRun() *cobra.Command {
	c := defaults()
	var file string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "run [--config FILE] [--out DATASET] INPUT…",
		Short: "One batch: new and changed inputs into the dataset",
		Long: `Takes every new or changed input through the whole pipeline, and switches all tables of
the dataset at once. INPUT is a file, a folder (with all below it), a glob, a .zip or .tar.gz.
Running it twice changes nothing. An input that is gone from a folder named again is
withdrawn. Inputs that cannot be used are set aside with the reason (exit code 3).`,
		Example: "  baoshu run --out dataset pages/\n  baoshu run --config baoshu.yaml\n  baoshu run --out dataset --paths '{source}/{date}/{page}.txt' archive/ 2023.zip",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.ready(cmd, file, args); err != nil {
				return err
			}
			setLog(cmd.ErrOrStderr(), c.Log)
			start := time.Now()
			sum, err := batch(cmd.Context(), c, bar(cmd.ErrOrStderr()))
			if sum != nil {
				for _, f := range sum.Failures {
					fmt.Fprintln(cmd.ErrOrStderr(), "baoshu: "+oneLine(f))
				}
			}
			logSummary(sum, err, time.Since(start))
			if sum != nil && asJSON {
				if e := json.NewEncoder(cmd.OutOrStdout()).Encode(sum); e != nil {
					return e
				}
			}
			return err
		},
	}
	cmd.Flags().StringVar(&file, "config", "", "the configuration `FILE` (default baoshu.yaml, where there is one)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "the summary as one JSON object on standard output")
	c.addFlags(cmd, batchKeys()...)
	return cmd
}

// ready loads the configuration and puts the arguments in the place of its inputs.
func (c *config) ready(cmd *cobra.Command, file string, args []string) error {
	if err := c.load(cmd, file); err != nil {
		return err
	}
	if len(args) > 0 {
		c.Inputs = args
	}
	if len(c.Inputs) == 0 {
		return usage("no input is named; name files or folders, or set inputs")
	}
	return nil
}

// A summary is what a batch did, for programs and for the log.
type summary struct {
	RunID       string   `json:"run_id"`
	Status      string   `json:"status"` // ok, partial, unchanged
	ExitCode    int      `json:"exit_code"`
	Dataset     string   `json:"dataset"`
	Snapshot    int      `json:"snapshot"`
	New         int      `json:"new"`
	Changed     int      `json:"changed"`
	Unchanged   int      `json:"unchanged"`
	Withdrawn   int      `json:"withdrawn"`
	Quarantined int      `json:"quarantined"`
	Failures    []string `json:"failures,omitempty"`
	Articles    int      `json:"articles"`
	Figures     int      `json:"figures"`
	Unparsed    int      `json:"unparsed_numbers"`
	Corrections int      `json:"corrections"`
	Conflicts   int      `json:"conflicts"`
	Unplaced    int      `json:"unplaced"`
	BytesIn     int64    `json:"bytes_in"`
	Seconds     float64  `json:"seconds"`
}

// options makes the pipeline's options of the configuration.
func (c *config) options() (pipeline.Options, error) {
	patterns, err := c.patterns()
	if err != nil {
		return pipeline.Options{}, err
	}
	date := paper.NoDay
	if c.Date != "" {
		if date, err = paper.ParseDay(c.Date); err != nil {
			return pipeline.Options{}, usage("date: %v", err)
		}
	}
	reviews, err := c.readReviews()
	if err != nil {
		return pipeline.Options{}, err
	}
	return pipeline.Options{
		Reviews: reviews, Workers: c.workers(), Date: date, MaxFailed: c.MaxFailed, Emptied: c.Emptied, Config: strings.Join(c.Paths, "\n"),
		Ingest: ingest.Options{Patterns: patterns, Limits: ingest.Limits{File: int64(c.MaxFile), Ratio: int64(c.MaxRatio)}},
	}, nil
}

func (c *config) patterns() ([]*ingest.Pattern, error) {
	var out []*ingest.Pattern
	for _, text := range c.Paths {
		p, err := ingest.CompilePattern(text)
		if err != nil {
			return nil, usage("paths: %v", err)
		}
		out = append(out, p)
	}
	return out, nil
}

// digest is of everything that was set.
func (c *config) digest() string {
	var b strings.Builder
	for _, s := range c.settings() {
		fmt.Fprintf(&b, "%s=%q\n", s.key, s.value.String())
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}

// batch does one batch and publishes it. It is what run, schedule and quarantine
// replay share.
func batch(ctx context.Context, c *config, progress func(done, total int), change ...func(*pipeline.Options)) (*summary, error) {
	started := time.Now()
	boundMemory()
	opt, err := c.options()
	if err != nil {
		return nil, err
	}
	disk := c.disk
	if disk == nil {
		disk = dataset.OS{}
	}
	publish := dataset.Options{Command: "baoshu run", Keep: c.Keep, KeepFor: c.KeepFor}
	if c.Verify {
		base := ""
		if s, err := dataset.Open(dataset.OS{}, c.Out); err == nil {
			base = s.Dir
		}
		publish.Check = proveBeforePublishing(base)
	}
	b, err := dataset.Begin(disk, c.Out, publish)
	if err != nil {
		return nil, err
	}
	defer b.Abort()
	opt.Known, opt.Memory, opt.Progress = b.Inputs(), b, progress
	if !c.Reread {
		opt.Stamps = b.Stamps()
	}
	for _, f := range change {
		f(&opt)
	}
	plan, err := look(ctx, c.Inputs, opt)
	if err != nil {
		return nil, err
	}
	sum := &summary{Dataset: c.Out, Status: "unchanged", Unchanged: plan.Unchanged}
	parent := ""
	if base := b.Base(); base != nil {
		sum.Snapshot, sum.RunID, parent = base.Manifest.Snapshot, base.Manifest.RunID, base.Manifest.RunID
	}
	b.Stamp(plan.Stamps)
	if plan.Empty() {
		if len(plan.Stamps) > 0 {
			b.Remember()
		}
		sum.Seconds = time.Since(started).Seconds()
		return sum, nil
	}
	did, err := plan.Run(ctx, parent, b)
	if err != nil {
		return nil, err
	}
	for _, f := range plan.Failures {
		sum.Failures = append(sum.Failures, f.Error())
	}
	sum.take(did)
	var partial error
	if did.Quarantined > 0 {
		sum.Status, sum.ExitCode, partial = "partial", exitQuarantined, quarantinedError{did.Quarantined}
	}
	done, err := b.Commit(ctx, dataset.Versions{Rules: pipeline.RulesVersion(), WordLists: pipeline.WordLists()}, sum.row(did, c, started))
	if err != nil {
		return nil, err
	}
	sum.Snapshot, sum.Seconds = done.Snapshot, time.Since(started).Seconds()
	return sum, partial
}

// boundMemory makes the collector work harder before a batch takes more than a
// batch needs; GOMEMLIMIT says otherwise where it is set.
func boundMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(384 << 20)
	}
}

// look makes the plan; an INPUT that is not there is a fault of usage.
func look(ctx context.Context, inputs []string, opt pipeline.Options) (*pipeline.Plan, error) {
	plan, err := pipeline.Look(ctx, inputs, opt)
	if missing := (*pipeline.MissingError)(nil); errors.As(err, &missing) {
		return nil, usage("%v", err)
	}
	return plan, err
}

func (s *summary) take(d *pipeline.Summary) {
	s.RunID, s.Status = d.RunID, "ok"
	s.New, s.Changed, s.Unchanged, s.Withdrawn, s.Quarantined = d.New, d.Changed, d.Unchanged, d.Withdrawn, d.Quarantined
	s.Articles, s.Figures, s.Unparsed, s.Corrections = d.Articles, d.Figures, d.Unparsed, d.Corrections
	s.Conflicts, s.Unplaced, s.BytesIn = d.Conflicts, d.Unplaced, d.BytesIn
}

// row is the run's row in the table of runs.
func (s *summary) row(d *pipeline.Summary, c *config, started time.Time) schema.Run {
	spent := func(r pipeline.Room) float64 { return d.Clock.Spent(r).Seconds() }
	now := time.Now()
	return schema.Run{
		RunID: s.RunID, Started: schema.Time(started.UnixMicro()), Ended: schema.Some(schema.Time(now.UnixMicro())), Status: s.Status, ExitCode: int32(s.ExitCode),
		CodeVersion: codeVersion(), RulesVersion: pipeline.RulesVersion(), SchemaVersion: schema.Version, ConfigSHA256: c.digest(),
		NInputs: int32(s.New + s.Changed + s.Unchanged), NNew: int32(s.New), NChanged: int32(s.Changed), NUnchanged: int32(s.Unchanged),
		NWithdrawn: int32(s.Withdrawn), NQuarantined: int32(s.Quarantined), NArticles: int32(s.Articles), NFigures: int32(s.Figures),
		NUnparsed: int32(s.Unparsed), NCorrections: int32(s.Corrections), NConflicts: int32(s.Conflicts), NUnplaced: int32(s.Unplaced), BytesIn: s.BytesIn,
		SecondsIngest: spent(pipeline.Ingest), SecondsClean: spent(pipeline.Clean), SecondsRepair: spent(pipeline.Repair), SecondsSegment: spent(pipeline.Segment),
		SecondsCollate: spent(pipeline.Collate), SecondsExtract: spent(pipeline.Extract), SecondsCheck: spent(pipeline.Check),
		SecondsTabulate: spent(pipeline.Tabulate), SecondsWrite: spent(pipeline.Write), SecondsTotal: now.Sub(started).Seconds(),
	}
}

// logSummary says on one line what a batch did.
func logSummary(s *summary, err error, took time.Duration) {
	seconds := fmt.Sprintf("%.2f", took.Seconds())
	if s == nil {
		slog.Error("nothing published", "code", exitCode(err), "error", oneLine(fmt.Sprint(err)), "seconds", seconds)
		return
	}
	slog.Info(s.Status, "dataset", s.Dataset, "snapshot", s.Snapshot, "new", s.New, "changed", s.Changed, "unchanged", s.Unchanged, "withdrawn", s.Withdrawn,
		"quarantined", s.Quarantined, "articles", s.Articles, "figures", s.Figures, "corrections", s.Corrections, "unplaced", s.Unplaced, "seconds", seconds)
}

// bar returns a progress line for a terminal, nil for anything else.
func bar(w io.Writer) func(done, total int) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	var last time.Time
	return func(done, total int) {
		if now := time.Now(); done == total || now.Sub(last) > 100*time.Millisecond {
			last = now
			end := ""
			if done == total {
				end = "\r\033[K"
			}
			fmt.Fprintf(f, "\r%d of %d pages%s", done, total, end)
		}
	}
}

// lastRun returns when the dataset's last run ended; the zero time where there is
// none, or where that cannot be told.
func lastRun(dir string) time.Time {
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

func isGlob(path string) bool { return strings.ContainsAny(path, "*?[") }
