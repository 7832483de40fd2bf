package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
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
			var results []result
			bad := 0
			for _, x := range []struct {
				name string
				f    func(context.Context, *config) (string, error)
			}{{"rules", checkRules}, {"time zones", checkZones}, {"clock", checkClock}, {"inputs", checkInputs}, {"disk", checkDisk}, {"dataset", checkDataset}} {
				text, err := x.f(cmd.Context(), c)
				if err != nil {
					text = err.Error()
					bad++
				}
				results = append(results, result{x.name, err == nil, oneLine(text)})
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

func checkClock(context.Context, *config) (string, error) {
	now := time.Now()
	if now.Year() < 2025 || now.Year() > 2100 {
		return "", fmt.Errorf("it is said to be %s; set the clock", now.Format(time.DateOnly))
	}
	return now.Format(time.RFC3339), nil
}

func checkInputs(_ context.Context, c *config) (string, error) {
	for _, in := range c.Inputs {
		if isGlob(in) {
			continue
		}
		if _, err := os.Stat(in); err != nil {
			return "", fmt.Errorf("%s: %w", in, cause(err))
		}
	}
	return fmt.Sprintf("%d configured", len(c.Inputs)), nil
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
	return dir + " takes files", nil
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
