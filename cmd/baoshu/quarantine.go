package main

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"

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
		Short:   "The inputs that were set aside, each with its reason",
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
				return json.NewEncoder(out).Encode(records("inputs", bad))
			}
			for _, in := range bad.Inputs {
				if _, err := fmt.Fprintln(out, oneLine(in.Error)); err != nil {
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
	var file string
	cmd := &cobra.Command{
		Use:     "replay [--config FILE] [--out DATASET] INPUT…",
		Short:   "A batch in which inputs that were set aside are tried again",
		Example: "  baoshu quarantine replay --out dataset pages/",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.ready(cmd, file, args); err != nil {
				return err
			}
			setLog(cmd.ErrOrStderr(), c.Log)
			start := time.Now()
			sum, err := batch(cmd.Context(), c, bar(cmd.ErrOrStderr()), func(o *pipeline.Options) { o.Replay = true })
			logSummary(sum, err, time.Since(start))
			return err
		},
	}
	cmd.Flags().StringVar(&file, "config", "", "the configuration `FILE` (default baoshu.yaml, where there is one)")
	c.addFlags(cmd, batchKeys()...)
	return cmd
}
