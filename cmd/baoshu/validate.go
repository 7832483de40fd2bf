package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"baoshu/pipeline/schedule"
)

func newValidate() *cobra.Command {
	c := defaults()
	var file string
	cmd := &cobra.Command{
		Use:     "validate --config FILE",
		Short:   "Check a configuration, and say what it will do",
		Example: "  baoshu validate --config baoshu.yaml",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := c.load(cmd, file); err != nil {
				return err
			}
			if _, err := c.patterns(); err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			for _, in := range c.Inputs {
				if _, err := os.Stat(in); err != nil && !isGlob(in) {
					fmt.Fprintf(cmd.ErrOrStderr(), "baoshu: %s: no such input yet\n", oneLine(in))
				}
			}
			fmt.Fprintf(out, "%s: good; %d inputs into %s\n", fileName(file), len(c.Inputs), c.Out)
			if len(c.Schedule) == 0 {
				return nil
			}
			plan, err := schedule.New(c.Schedule, c.Timezone)
			if err != nil {
				return usage("%s: %v", fileName(file), err)
			}
			return printNext(out, plan, 3)
		},
	}
	cmd.Flags().StringVar(&file, "config", "", "the `FILE` to check (default baoshu.yaml)")
	return cmd
}

func fileName(file string) string {
	if file == "" {
		return "baoshu.yaml"
	}
	return file
}
