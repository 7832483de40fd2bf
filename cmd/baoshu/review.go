package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"baoshu/pipeline/review"
)

// reviewsName is the file of decisions beside a dataset's snapshots.
const reviewsName = "reviews.tsv"

// reviewsFile returns where decisions lie: where it was set, else in the dataset.
func (c *config) reviewsFile() string {
	if c.Reviews != "" {
		return c.Reviews
	}
	return filepath.Join(c.Out, reviewsName)
}

// readReviews reads the file of decisions; nil where there is none. One that was
// named must be there.
func (c *config) readReviews() (*review.Book, error) {
	file := c.reviewsFile()
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) && c.Reviews == "" {
		return nil, nil
	}
	if err != nil {
		return nil, usage("reviews: %s: %v", file, cause(err))
	}
	defer f.Close()
	b, err := review.Parse(f)
	if err != nil {
		return nil, usage("reviews: %s: %v", file, err)
	}
	return b, nil
}

func newReview() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "review export|import|list",
		Short: "What needs a person, as a spreadsheet; decisions back as rules that stick",
		Long: `export writes what needs a person to a spreadsheet: figures of low confidence or that do not
work out, conflicts, edits suggested or not sure, strays without a story. Fill in the column
decision (and change), then import the file: decisions lie in reviews.tsv, by content, and
every run after makes them. list says which of them stand.`,
		Example: "  baoshu review export dataset --to review.xlsx\n  baoshu review import review.xlsx --out dataset --who 宋楠\n  baoshu run --out dataset pages/",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newReviewExport(), newReviewImport(), newReviewList())
	return cmd
}

func newReviewExport() *cobra.Command {
	var to string
	var below float64
	var all bool
	cmd := &cobra.Command{
		Use:     "export DATASET",
		Short:   "What needs a person, to a spreadsheet",
		Example: "  baoshu review export dataset --to review.xlsx --below 0.8",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := open(args[0])
			if err != nil {
				return err
			}
			items, err := gather(s, below, all)
			if err != nil {
				return err
			}
			if err := writeSheet(to, items); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", to, tally(items))
			return err
		},
	}
	cmd.Flags().StringVar(&to, "to", "review.xlsx", "the spreadsheet `FILE` to write")
	cmd.Flags().Float64Var(&below, "below", 0.75, "figures and edits of less `CONFIDENCE` than this, 0 to 1")
	cmd.Flags().BoolVar(&all, "all", false, "every figure, whatever its confidence")
	return cmd
}

// tally says how many items there are of each kind.
func tally(items []item) string {
	n := map[review.Kind]int{}
	for i := range items {
		n[items[i].decision.Kind()]++
	}
	return people().Sprintf("%d figures, %d corrections, %d conflicts, %d strays", n[review.Figure], n[review.Correction], n[review.Conflict], n[review.Stray])
}

func newReviewImport() *cobra.Command {
	c := defaults()
	var file, who string
	cmd := &cobra.Command{
		Use:     "import FILE",
		Short:   "Decisions out of a spreadsheet that export wrote, for all runs to come",
		Example: "  baoshu review import review.xlsx --out dataset --who 宋楠",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.load(cmd, file); err != nil {
				return err
			}
			decided, forgotten, err := readSheet(args[0])
			if err != nil {
				return usageError{err}
			}
			for i := range decided {
				decided[i].Reviewer, decided[i].Date = who, time.Now().Format(time.DateOnly)
			}
			was, err := c.readReviews()
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			n, err := c.keep(was, decided, forgotten)
			if err != nil {
				return err
			}
			_, err = people().Fprintf(cmd.OutOrStdout(), "%s: %d decisions taken over, %d taken back, %d in all; run again to make them\n", c.reviewsFile(), len(decided), len(forgotten), n)
			return err
		},
	}
	cmd.Flags().StringVar(&file, "config", "", "the configuration `FILE` (default baoshu.yaml, where there is one)")
	cmd.Flags().StringVar(&who, "who", "", "`NAME` of the reviewer")
	c.addFlags(cmd, "out", "reviews")
	return cmd
}

// keep writes the decisions there were and those that came, through a file beside
// it, and returns how many there are.
func (c *config) keep(was *review.Book, decided, forgotten []review.Decision) (int, error) {
	var list []review.Decision
	for _, d := range append(append([]review.Decision(nil), was.All()...), decided...) {
		gone := false
		for i := range forgotten {
			gone = gone || d.Same(&forgotten[i])
		}
		if !gone {
			list = append(list, d)
		}
	}
	b := review.NewBook(list)
	file := c.reviewsFile()
	f, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+"-")
	if err != nil {
		return 0, fmt.Errorf("%s: cannot be written: %w", file, cause(err))
	}
	defer os.Remove(f.Name())
	err = errors.Join(b.Write(f), f.Chmod(0o644), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		return 0, fmt.Errorf("%s: cannot be written: %w", file, cause(err))
	}
	return len(b.All()), nil
}

func newReviewList() *cobra.Command {
	c := defaults()
	var file string
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "The decisions, and which of them the dataset shows",
		Example: "  baoshu review list --out dataset",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := c.load(cmd, file); err != nil {
				return err
			}
			book, err := c.readReviews()
			if err != nil {
				return err
			}
			s, err := open(c.Out)
			if err != nil {
				return err
			}
			made, err := decisionsMade(s)
			if err != nil {
				return err
			}
			t := &table{head: []string{"stands", "decision", "reading", "change", "issue", "key", "reviewer"}, max: 30}
			for _, d := range book.All() {
				stands := "no"
				if made[d.Issue+"\t"+d.Key[2:]] || d.Kind() == review.Conflict && made[d.Issue+"\t"+d.Key] {
					stands = "yes"
				}
				t.add(stands, string(d.Action), d.Reading, d.Change, d.Issue, d.Key, d.Reviewer)
			}
			return t.print(cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&file, "config", "", "the configuration `FILE` (default baoshu.yaml, where there is one)")
	c.addFlags(cmd, "out", "reviews")
	return cmd
}
