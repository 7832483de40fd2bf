package main

import (
	"encoding/json"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"baoshu/pipeline"
)

// batchKeys are the settings of a batch.
func batchKeys() []string {
	return []string{"out", "jobs", "paths", "date", "reviews", "log", "quiet", "memory", "max_file", "max_line", "max_ratio", "max_total", "max_members", "max_depth", "follow_links", "max_failed", "emptied", "reread", "from", "to", "step", "run_timeout", "metrics", "ping", "lineage", "traces", "keep", "keep_for", "verify"}
}

func newRun() *cobra.Command {
	c := defaults()
	var file, only string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "run [--config FILE] [--out DATASET] INPUT…",
		Short: "One batch: new and changed inputs into the dataset",
		Long: `Takes every new or changed input through the whole pipeline, and switches all tables of
the dataset at once. INPUT is a file, a folder (with all below it), a glob, a .zip or .tar.gz.
Running it twice changes nothing. An input that is gone from a folder named again is
withdrawn. Inputs that cannot be used are set aside with the reason (exit code 3).

With --from and --to only pages of these days are taken, and nothing else is touched. With
--step month the days are published month by month: a run that is killed goes on where it
was when it is started again. DATASET/run.json says how the last batch ended.`,
		Example: "  baoshu run --out dataset pages/\n  baoshu run --config baoshu.yaml\n  baoshu run --out dataset --paths '{source}/{date}/{page}.txt' archive/ 2023.zip\n  baoshu run --out dataset --from 2013-01-01 --to 2017-12-31 --step month archive/",
		RunE: func(cmd *cobra.Command, args []string) error {
			list, err := c.ready(cmd, file, only, args)
			if err != nil {
				return err
			}
			return runAll(cmd, c, list, asJSON)
		},
	}
	cmd.Flags().StringVar(&file, "config", "", "the configuration `FILE` (default baoshu.yaml, where there is one)")
	cmd.Flags().StringVar(&only, "batch", "", "of several batches in the configuration, this `NAME`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "the summary as one JSON object on standard output")
	c.addFlags(cmd, batchKeys()...)
	return cmd
}

// ready loads the configuration and returns that of every batch, with the
// arguments in the place of its inputs; each has some.
func (c *config) ready(cmd *cobra.Command, file, only string, args []string) ([]*config, error) {
	list, err := c.choose(cmd, file, only, args)
	if err != nil {
		return nil, err
	}
	return list, haveInputs(list)
}

// choose is ready for what can do without inputs.
func (c *config) choose(cmd *cobra.Command, file, only string, args []string) ([]*config, error) {
	if err := c.load(cmd, file); err != nil {
		return nil, err
	}
	list, err := c.each(only)
	if err != nil {
		return nil, err
	}
	if len(args) > 0 && len(list) > 1 {
		return nil, usage("the configuration has %d batches; say which one the inputs are for, with --batch", len(list))
	}
	if len(args) > 0 {
		list[0].Inputs = args
	}
	return list, nil
}

func haveInputs(list []*config) error {
	for _, b := range list {
		if len(b.Inputs) == 0 && b.name != "" {
			return usage("%s: no input is named; set inputs", b.name)
		}
		if len(b.Inputs) == 0 {
			return usage("no input is named; name files or folders, or set inputs")
		}
	}
	return nil
}

// runAll does batches one after the other, each in its pieces, and returns the
// gravest of their errors.
func runAll(cmd *cobra.Command, c *config, list []*config, asJSON bool, change ...func(*pipeline.Options)) error {
	errOut := cmd.ErrOrStderr()
	setLog(errOut, c.Log)
	w, err := newWatch(cmd.Context(), c)
	if err != nil {
		return err
	}
	defer w.close()
	var worst error
	for _, b := range list {
		pieces, err := b.pieces()
		if err != nil {
			return err
		}
		for _, piece := range pieces {
			sum, err := w.batch(cmd.Context(), piece, bar(errOut), change...)
			sum.say(errOut, piece)
			if asJSON {
				if e := json.NewEncoder(cmd.OutOrStdout()).Encode(sum); e != nil {
					return e
				}
			}
			if gravity(err) > gravity(worst) {
				worst = err
			}
			if sum.Status == "failed" {
				break // the pieces after it would leave a hole
			}
		}
	}
	if worst != nil {
		return saidError{worst}
	}
	return nil
}

// pieces returns a configuration for each step of a batch.
func (c *config) pieces() ([]*config, error) {
	windows, err := c.windows()
	if err != nil || c.Step == "" {
		return []*config{c}, err
	}
	out := make([]*config, len(windows))
	for i, w := range windows {
		piece := *c
		piece.From, piece.To, piece.Step = w.from.String(), w.to.String(), ""
		out[i] = &piece
	}
	return out, nil
}

// gravity orders errors by how much they ask of a person.
func gravity(err error) int {
	switch exitCode(err) {
	case exitDone:
		return 0
	case exitQuarantined:
		return 1
	case exitLocked:
		return 2
	case exitUsage:
		return 3
	}
	return 4
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
			people().Fprintf(f, "\r%d of %d pages%s", done, total, end)
		}
	}
}

func isGlob(path string) bool { return strings.ContainsAny(path, "*?[") }
