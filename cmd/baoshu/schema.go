package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"baoshu/schema"
)

func newSchema() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "schema",
		Short:   "The data dictionary: every table and column, in Markdown or JSON",
		Example: "  baoshu schema > DICTIONARY.md\n  baoshu schema --json | jq '.tables[].name'",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if asJSON {
				e := json.NewEncoder(cmd.OutOrStdout())
				e.SetEscapeHTML(false)
				return e.Encode(schema.Describe())
			}
			_, err := fmt.Fprint(cmd.OutOrStdout(), schema.Markdown())
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	return cmd
}
