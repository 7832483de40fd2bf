package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"baoshu/output/report"
)

func newReport() *cobra.Command {
	var out, name string
	cmd := &cobra.Command{
		Use:   "report DATASET",
		Short: "One HTML page to look through a dataset, from numbers back to the newspaper",
		Long: `Writes one HTML file that needs no network: the run's summary, every story with its
corrections struck and inserted and its figures underlined, filters, charts of any series,
and what needs a human. A link that ends in #FIGURE_ID opens the page at that figure.`,
		Example: "  baoshu report dataset\n  baoshu report dataset --out figures.html --name '澜州日报 2024'",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := open(args[0])
			if err != nil {
				return err
			}
			if name == "" {
				if abs, err := filepath.Abs(args[0]); err == nil {
					name = filepath.Base(abs)
				}
			}
			o := report.Options{Name: name}
			if out == "-" {
				_, err := report.Write(cmd.Context(), cmd.OutOrStdout(), s, o)
				return err
			}
			var sum report.Summary
			err = replaceFile(out, func(w io.Writer) (err error) {
				sum, err = report.Write(cmd.Context(), w, s, o)
				return err
			})
			if err != nil {
				return err
			}
			_, err = people().Fprintf(cmd.OutOrStdout(), "%s: %d stories, %d figures, %d bytes; open it in a browser\n", out, sum.Stories, sum.Figures, sum.Bytes)
			return err
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "report.html", "the `FILE` to write; - is standard output")
	cmd.Flags().StringVar(&name, "name", "", "what the page calls the dataset; its folder's name where it is not given")
	return cmd
}

// replaceFile writes a file beside its place and moves it there when it is whole.
func replaceFile(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return fmt.Errorf("%s: %w", path, cause(err))
	}
	defer os.Remove(f.Name())
	defer f.Close()
	b := bufio.NewWriterSize(f, 1<<20)
	if err := write(b); err != nil {
		return err
	}
	for _, step := range []func() error{b.Flush, func() error { return f.Chmod(0o644) }, f.Sync, f.Close, func() error { return os.Rename(f.Name(), path) }} {
		if err := step(); err != nil {
			return fmt.Errorf("%s: %w", path, cause(err))
		}
	}
	return nil
}
