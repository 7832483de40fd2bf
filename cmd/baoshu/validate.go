package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
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
			list, err := c.each("")
			if err != nil {
				return err
			}
			for _, b := range list {
				if err := sayValid(cmd, fileName(file), b); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&file, "config", "", "the `FILE` to check (default baoshu.yaml)")
	return cmd
}

// sayValid checks what loading does not, and says what a batch will do.
func sayValid(cmd *cobra.Command, file string, c *config) error {
	if _, err := c.options(); err != nil {
		return err
	}
	var plans []planned
	if len(c.Schedule) > 0 {
		var err error
		if plans, err = plansOf([]*config{c}); err != nil {
			return usage("%s: %v", file, err)
		}
	}
	for _, in := range c.Inputs {
		if _, err := os.Stat(in); err != nil && !isGlob(in) {
			fmt.Fprintf(cmd.ErrOrStderr(), "baoshu: %s: no such input yet\n", oneLine(in))
		}
	}
	name := ""
	if c.name != "" {
		name = c.name + ": "
	}
	out := cmd.OutOrStdout()
	people().Fprintf(out, "%s: %sgood; %d inputs into %s\n", file, name, len(c.Inputs), c.Out)
	return printNext(out, plans, 3)
}

func fileName(file string) string {
	if file == "" {
		return "baoshu.yaml"
	}
	return file
}
