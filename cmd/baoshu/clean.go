package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"baoshu/pipeline"
	"baoshu/pipeline/ingest"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/tabulate"
	"baoshu/schema"
)

func newClean() *cobra.Command {
	c := defaults()
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "clean [FILE]",
		Short: "One page, cleaned and put in order, as Markdown or JSON",
		Long: `Reads one page from FILE or standard input and prints its stories in order: Markdown to
read, or with --json every story, paragraph, figure, correction and unplaced fragment.`,
		Example: "  baoshu clean 03.txt > 03.md\n  baoshu clean --json 03.txt | jq '.corrections[] | [.before, .after]'",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt, err := c.options()
			if err != nil {
				return err
			}
			f, err := readPage(cmd.InOrStdin(), args, opt.Ingest)
			if err != nil {
				return err
			}
			if f.Meta.Date == paper.NoDay {
				f.Meta.Date = opt.Date
			}
			rows := pipeline.Issue(tabulate.Run{RulesVersion: pipeline.RulesVersion()}, f.Path, []*paper.File{f})
			if asJSON {
				e := json.NewEncoder(cmd.OutOrStdout())
				e.SetEscapeHTML(false)
				return e.Encode(pageObject(rows))
			}
			return markdown(cmd.OutOrStdout(), rows)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	c.addFlags(cmd, "paths", "date", "max_file")
	return cmd
}

// readPage reads the page that a command line names, or standard input.
func readPage(in io.Reader, args []string, opt ingest.Options) (*paper.File, error) {
	if len(args) == 0 || args[0] == "-" {
		limit := opt.Limits.File
		data, err := io.ReadAll(io.LimitReader(in, limit+1))
		if err != nil {
			return nil, fmt.Errorf("standard input: %w", err)
		}
		return ingest.Read("standard input", data, nil, opt)
	}
	data, err := os.ReadFile(args[0])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", args[0], cause(err))
	}
	var sidecar []byte
	for _, name := range []string{args[0] + ".meta.yaml", strings.TrimSuffix(args[0], filepath.Ext(args[0])) + ".meta.yaml"} {
		if sidecar, err = os.ReadFile(name); err == nil {
			break
		}
	}
	return ingest.Read(filepath.ToSlash(args[0]), data, sidecar, opt)
}

// pageObject is what clean --json prints: the rows of the tables, nested.
func pageObject(rows *schema.Rows) map[string]any {
	articles := records("articles", rows)
	for _, a := range articles {
		a["paragraphs"] = of(records("paragraphs", rows), a["article_id"])
		a["figures"] = of(records("figures", rows), a["article_id"])
	}
	unplaced := []record{}
	for _, f := range records("fragments", rows) {
		if f["disposition"] != string(paper.Used) {
			unplaced = append(unplaced, f)
		}
	}
	return map[string]any{"articles": articles, "corrections": records("corrections", rows), "not_in_a_story": unplaced}
}

func of(list []record, article any) []record {
	out := []record{}
	for _, r := range list {
		if r["article_id"] == article {
			out = append(out, r)
		}
	}
	return out
}

// markdown prints the stories as a reader would set them.
func markdown(w io.Writer, rows *schema.Rows) error {
	var b strings.Builder
	for i := range rows.Articles {
		a := &rows.Articles[i]
		if i > 0 {
			b.WriteString("\n---\n\n")
		}
		for j := range rows.Paragraphs {
			p := &rows.Paragraphs[j]
			if p.ArticleID != a.ArticleID {
				continue
			}
			b.WriteString(mark(p.Role) + p.Text + after(p.Role) + "\n\n")
		}
	}
	for i := range rows.Fragments {
		if f := &rows.Fragments[i]; f.Disposition == string(paper.Unplaced) {
			fmt.Fprintf(&b, "<!-- line %d found no story: %s -->\n", f.LineNo, strings.ReplaceAll(f.RawText, "--", "—"))
		}
	}
	_, err := io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}

func mark(role string) string {
	switch paper.Role(role) {
	case paper.Headline:
		return "# "
	case paper.Heading:
		return "## "
	case paper.Kicker, paper.Subtitle, paper.Series, paper.Byline, paper.Notice, paper.Caption, paper.Credit, paper.SourceBy:
		return "*"
	}
	return ""
}

func after(role string) string {
	if mark(role) == "*" {
		return "*"
	}
	return ""
}
