package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"baoshu/schema"
)

func newViews() *cobra.Command {
	return &cobra.Command{
		Use:   "views DATASET",
		Short: "SQL for DuckDB: the tables of a dataset, and views for analysts",
		Long: `Prints SQL that makes each table a view of its name, and besides figures_primary (counted
once, with title, source and page), changes (from, to, delta, rate: printed against computed),
zone_year (entity × indicator × period) and coverage (what was seen and not structured).
The paths go through "current", so that they show the newest snapshot.`,
		Example: "  baoshu views dataset > views.sql && duckdb -init views.sql",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			root, err := tablesOf(args[0])
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(cmd.OutOrStdout(), schema.Views(root))
			return err
		},
	}
}

func newQuery() *cobra.Command {
	var asJSON, asCSV bool
	cmd := &cobra.Command{
		Use:   "query DATASET [SQL]",
		Short: "Ask a dataset in SQL, through the duckdb command",
		Long: `Runs SQL on the tables of a dataset and the views that ` + "`baoshu views`" + ` prints, with the
duckdb command, which must be installed (pip install duckdb-cli, or duckdb.org). Without SQL
it reads it from standard input. Nothing is written to the dataset.`,
		Example: `  baoshu query dataset "select entity_text, year, value, quotes from zone_year where indicator_text like '%高新技术企业%'"
  baoshu query dataset --csv "from changes where \"check\" = 'mismatch'" > mismatches.csv`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			root, err := tablesOf(args[0])
			if err != nil {
				return err
			}
			var sql string
			if len(args) == 2 {
				sql = args[1]
			} else {
				b, err := io.ReadAll(cmd.InOrStdin())
				if err != nil {
					return err
				}
				sql = string(b)
			}
			if strings.TrimSpace(sql) == "" {
				return usage("no SQL was given; see `%s --help`", cmd.CommandPath())
			}
			form := "-box"
			switch {
			case asJSON:
				form = "-json"
			case asCSV:
				form = "-csv"
			}
			return duckdb(cmd, form, schema.Views(root), sql)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "the rows as a JSON array")
	cmd.Flags().BoolVar(&asCSV, "csv", false, "the rows as CSV")
	cmd.MarkFlagsMutuallyExclusive("json", "csv")
	return cmd
}

// tablesOf returns the folder of a dataset's current tables, or of the snapshot
// that is named, for programs that stand anywhere.
func tablesOf(dir string) (string, error) {
	s, err := open(dir)
	if err != nil {
		return "", err
	}
	root := s.Dir
	if current := filepath.Join(dir, "current"); filepath.Clean(dir) != filepath.Clean(root) {
		root = current
	}
	return filepath.Abs(root)
}

// duckdb runs the command in a child process, without what its user configured.
func duckdb(cmd *cobra.Command, form, views, sql string) error {
	exe, err := exec.LookPath("duckdb")
	if err != nil {
		return errors.New("the duckdb command is not installed: `pip install duckdb-cli` or see duckdb.org; `baoshu views DATASET` prints the SQL for any other DuckDB")
	}
	init, err := os.CreateTemp("", "baoshu-*.sql")
	if err != nil {
		return fmt.Errorf("%w", cause(err))
	}
	defer os.Remove(init.Name())
	_, err = init.WriteString(views)
	if err := errors.Join(err, init.Close()); err != nil {
		return err
	}
	var complaint strings.Builder
	child := exec.CommandContext(cmd.Context(), exe, "-init", init.Name(), form, "-bail", "-c", sql)
	child.Env = append(os.Environ(), "NO_COLOR=1")
	child.Stdout, child.Stderr = cmd.OutOrStdout(), &complaint
	if err := child.Run(); err != nil {
		text := complaint.String()
		if first, rest, ok := strings.Cut(text, "\n"); ok && strings.Contains(first, "Loading resources") {
			text = rest
		}
		if text = strings.TrimSpace(text); text == "" {
			return fmt.Errorf("duckdb: %w", err)
		}
		return fmt.Errorf("duckdb: %s", text)
	}
	return nil
}
