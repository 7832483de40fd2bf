package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"baoshu/output/dataset"
	"baoshu/pipeline"
	"baoshu/pipeline/ingest"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/schedule"
	"baoshu/pipeline/tabulate"
)

func newDoctor() *cobra.Command {
	c := defaults()
	var file string
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "doctor [--config FILE] [--out DATASET]",
		Short:   "Check installation, configuration, disk, clock and dataset",
		Example: "  baoshu doctor --out dataset",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := c.load(cmd, file); err != nil {
				return err
			}
			type result struct {
				Check   string `json:"check"`
				OK      bool   `json:"ok"`
				Message string `json:"message"`
			}
			list, err := c.each("")
			if err != nil {
				return err
			}
			var results []result
			bad := 0
			try := func(name string, c *config, f func(context.Context, *config) (string, error)) {
				text, err := f(cmd.Context(), c)
				if err != nil {
					text = err.Error()
					bad++
				}
				if c.name != "" {
					text = c.name + ": " + text
				}
				results = append(results, result{name, err == nil, oneLine(text)})
			}
			try("rules", c, checkRules)
			for _, b := range list {
				try("time zones", b, checkZones)
				try("clock", b, checkClock)
				try("inputs", b, checkInputs)
				try("disk", b, checkDisk)
				try("dataset", b, checkDataset)
			}
			out := cmd.OutOrStdout()
			if asJSON {
				if err := json.NewEncoder(out).Encode(results); err != nil {
					return err
				}
			} else {
				for _, r := range results {
					verdict := "good"
					if !r.OK {
						verdict = "BAD"
					}
					fmt.Fprintf(out, "%-4s  %-10s  %s\n", verdict, r.Check, r.Message)
				}
			}
			if bad > 0 {
				return fmt.Errorf("%d checks failed", bad)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&file, "config", "", "the configuration `FILE` (default baoshu.yaml, where there is one)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON list")
	c.addFlags(cmd, "out")
	return cmd
}

// checkRules takes one sentence through the whole pipeline.
func checkRules(context.Context, *config) (string, error) {
	f, err := ingest.Read("doctor.txt", []byte("新增企业\n\n2022年，全区新增注册企业832家，同比增长6.5%。\n"), nil, ingest.Options{})
	if err != nil {
		return "", err
	}
	rows := pipeline.Issue(tabulate.Run{}, "doctor", []*paper.File{f})
	for _, x := range rows.Figures {
		if x.Value == 832 && x.UnitText == "家" {
			return "version " + pipeline.RulesVersion() + ", a sentence read right", nil
		}
	}
	return "", errors.New("832家 was not read from a sentence that has it; install the command anew")
}

func checkZones(_ context.Context, c *config) (string, error) {
	if _, err := schedule.New([]string{"@daily"}, c.Timezone); err != nil {
		return "", err
	}
	return c.Timezone + " is known", nil
}

// checkClock holds the clock against reason, and against the last run.
func checkClock(_ context.Context, c *config) (string, error) {
	now := time.Now()
	if now.Year() < 2025 || now.Year() > 2100 {
		return "", fmt.Errorf("it is said to be %s; set the clock", now.Format(time.DateOnly))
	}
	if last := lastRun(c.Out); last.After(now.Add(5 * time.Minute)) {
		return "", fmt.Errorf("it is said to be %s, and the last run was at %s; set the clock", now.Format(time.RFC3339), last.Format(time.RFC3339))
	}
	return now.Format(time.RFC3339), nil
}

// checkInputs opens every input that is configured.
func checkInputs(_ context.Context, c *config) (string, error) {
	for _, in := range c.Inputs {
		if isGlob(in) {
			continue
		}
		f, err := os.Open(in)
		if err != nil {
			return "", fmt.Errorf("%s: %w", in, cause(err))
		}
		info, err := f.Stat()
		if err == nil && info.IsDir() {
			if _, err = f.ReadDir(1); errors.Is(err, io.EOF) {
				err = nil
			}
		}
		f.Close()
		if err != nil {
			return "", fmt.Errorf("%s: %w", in, cause(err))
		}
	}
	return fmt.Sprintf("%d configured, all can be read", len(c.Inputs)), nil
}

// checkDisk writes, syncs and renames a file where the dataset is or will be.
func checkDisk(_ context.Context, c *config) (string, error) {
	dir := c.Out
	for {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			break
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", fmt.Errorf("%s: no folder above it exists", c.Out)
		}
		dir = up
	}
	f, err := os.CreateTemp(dir, ".doctor-*")
	if err != nil {
		return "", fmt.Errorf("%s: %w; check permissions", dir, cause(err))
	}
	defer os.Remove(f.Name())
	_, err = f.Write(make([]byte, 1<<20))
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), f.Name()+".moved")
		os.Remove(f.Name() + ".moved")
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", dir, cause(err))
	}
	free, ok := freeBytes(dir)
	if !ok {
		return dir + " takes files", nil
	}
	need := size(64 << 20) // a run writes what is new, and what it merges
	if s, err := dataset.Open(dataset.OS{}, c.Out); err == nil {
		for _, f := range s.Manifest.Files {
			need += size(f.Bytes)
		}
	}
	if free < need {
		return "", fmt.Errorf("%s: %d MB free; a run may need %d MB, as much as the dataset has", dir, free>>20, need>>20)
	}
	return fmt.Sprintf("%s takes files, %d MB free", dir, free>>20), nil
}

func checkDataset(ctx context.Context, c *config) (string, error) {
	s, err := dataset.Open(dataset.OS{}, c.Out)
	if errors.Is(err, dataset.ErrNone) {
		return c.Out + ": nothing published yet", nil
	}
	if err != nil {
		return "", err
	}
	rep, err := prove(ctx, c.Out, "")
	if err != nil {
		return "", err
	}
	if !rep.OK() {
		return "", faultsError(rep)
	}
	return fmt.Sprintf("%s: snapshot %d, proved", c.Out, s.Manifest.Snapshot), nil
}
