package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"baoshu/output/dataset"
	"baoshu/schema"
)

func newPlan() *cobra.Command {
	c := defaults()
	var file, only string
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "plan [--config FILE] [--out DATASET] INPUT…",
		Short:   "What run would do, without writing",
		Example: "  baoshu plan --out dataset pages/\n  baoshu plan --config baoshu.yaml --json | jq '.new | length'",
		RunE: func(cmd *cobra.Command, args []string) error {
			list, err := c.ready(cmd, file, only, args)
			if err != nil {
				return err
			}
			for _, b := range list {
				if err := preview(cmd, b, asJSON); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&file, "config", "", "the configuration `FILE` (default baoshu.yaml, where there is one)")
	cmd.Flags().StringVar(&only, "batch", "", "of several batches in the configuration, this `NAME`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	c.addFlags(cmd, batchKeys()...)
	return cmd
}

// preview says what a batch would do.
func preview(cmd *cobra.Command, c *config, asJSON bool) error {
	opt, err := c.options()
	if err != nil {
		return err
	}
	if opt.Known, err = knownInputs(c.Out); err != nil {
		return err
	}
	plan, err := look(cmd.Context(), c.Inputs, opt)
	if err != nil {
		return err
	}
	failed := []string{}
	for _, f := range plan.Failures {
		failed = append(failed, f.Error())
	}
	out := cmd.OutOrStdout()
	if asJSON {
		return json.NewEncoder(out).Encode(map[string]any{"batch": c.called(), "dataset": c.Out, "outside": plan.Outside, "new": list(plan.New), "changed": list(plan.Changed), "gone": list(plan.Gone),
			"unchanged": plan.Unchanged, "failed": failed, "units": list(plan.Units)})
	}
	for _, x := range []struct {
		what  string
		names []string
	}{{"new", plan.New}, {"changed", plan.Changed}, {"gone", plan.Gone}, {"unit", plan.Units}, {"failed", failed}} {
		for _, n := range x.names {
			fmt.Fprintf(out, "%-8s %s\n", x.what, oneLine(n))
		}
	}
	_, err = people().Fprintf(out, "%d new, %d changed, %d gone, %d unchanged, %d that cannot be used; %d units would be made\n",
		len(plan.New), len(plan.Changed), len(plan.Gone), plan.Unchanged, len(failed), len(plan.Units))
	return err
}

// list is a list that JSON writes as [] where it is empty.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// knownInputs reads the state of the inputs; nothing where nothing was published.
func knownInputs(dir string) (map[string]*schema.Input, error) {
	s, err := dataset.Open(dataset.OS{}, dir)
	if errors.Is(err, dataset.ErrNone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return s.Inputs()
}
