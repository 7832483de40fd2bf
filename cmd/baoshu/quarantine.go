package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"baoshu/output/dataset"
	"baoshu/pipeline"
	"baoshu/schema"
)

func newQuarantine() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "quarantine list|replay",
		Short:   "Inputs that could not be used, and why; try them again",
		Example: "  baoshu quarantine list dataset\n  baoshu quarantine replay --out dataset pages/",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newQuarantineList(), newQuarantineReplay())
	return cmd
}

func newQuarantineList() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list DATASET",
		Short:   "The inputs that were set aside, each with its reason and where its bytes are kept",
		Example: "  baoshu quarantine list dataset",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := open(args[0])
			if err != nil {
				return err
			}
			rows := new(schema.Rows)
			if err := s.Read("inputs", &rows.Inputs); err != nil {
				return err
			}
			bad := new(schema.Rows)
			for _, in := range rows.Inputs {
				if in.Status == "quarantined" {
					bad.Inputs = append(bad.Inputs, in)
				}
			}
			bad.Sort()
			out := cmd.OutOrStdout()
			if asJSON {
				list := records("inputs", bad)
				for i, in := range bad.Inputs {
					if list[i]["kept"] = nil; isThere(dataset.RejectedPath(args[0], in.SourceFile)) {
						list[i]["kept"] = dataset.RejectedPath(args[0], in.SourceFile)
					}
				}
				return json.NewEncoder(out).Encode(list)
			}
			for _, in := range bad.Inputs {
				line := in.Error
				if kept := dataset.RejectedPath(args[0], in.SourceFile); isThere(kept) {
					line += " [kept: " + kept + "]"
				}
				if _, err := fmt.Fprintln(out, oneLine(line)); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON list")
	return cmd
}

func newQuarantineReplay() *cobra.Command {
	c := defaults()
	var file, only string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "replay [--config FILE] [--out DATASET] [INPUT…]",
		Short: "A batch in which inputs that were set aside are tried again",
		Long: `Tries inputs again that were set aside, of the INPUTs named or, where none is, of those under
which they were found. Beside that it is a batch like any other.`,
		Example: "  baoshu quarantine replay --out dataset\n  baoshu quarantine replay --out dataset pages/",
		RunE: func(cmd *cobra.Command, args []string) error {
			list, err := c.choose(cmd, file, only, args)
			if err != nil {
				return err
			}
			for _, b := range list {
				if len(b.Inputs) > 0 {
					continue
				}
				if b.Inputs, err = givenInQuarantine(b.Out); err != nil {
					return err
				}
				if len(b.Inputs) == 0 {
					_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s: nothing is set aside\n", b.Out)
					return err
				}
			}
			return runAll(cmd, c, list, asJSON, func(o *pipeline.Options) { o.Replay = true })
		},
	}
	cmd.Flags().StringVar(&file, "config", "", "the configuration `FILE` (default baoshu.yaml, where there is one)")
	cmd.Flags().StringVar(&only, "batch", "", "of several batches in the configuration, this `NAME`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "the summary as one JSON object on standard output")
	c.addFlags(cmd, batchKeys()...)
	return cmd
}

func isThere(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// givenInQuarantine returns the INPUTs under which a dataset found what is set aside.
func givenInQuarantine(dir string) ([]string, error) {
	s, err := open(dir)
	if err != nil {
		return nil, err
	}
	inputs, err := s.Inputs()
	if err != nil {
		return nil, err
	}
	given := map[string]bool{}
	for _, in := range inputs {
		if in.Status == "quarantined" {
			given[in.Given] = true
		}
	}
	return sortedNames(given), nil
}
