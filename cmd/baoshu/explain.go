package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"baoshu/output/dataset"
	"baoshu/pipeline/extract"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/tabulate"
	"baoshu/schema"
)

func newExplain() *cobra.Command {
	c := defaults()
	cmd := &cobra.Command{
		Use:   "explain FIGURE_ID",
		Short: "Where a figure comes from: source line, edits, sentence, rules",
		Long: `Prints for one figure its value, the sentence, each part of it with the rule that read it
and what it was taken over from, and the way back: the paragraph, every source line it was
made of with its bytes, and every edit.`,
		Example: "  baoshu explain --out dataset f0123456789abcdef",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := open(c.Out)
			if err != nil {
				return err
			}
			rows, at, err := partOf(s, args[0])
			if err != nil {
				return err
			}
			if rows == nil {
				return fmt.Errorf("%s: no figure has the id %s; see `baoshu inspect --figures 20 %s`", c.Out, args[0], c.Out)
			}
			return explain(cmd.OutOrStdout(), rows, at)
		},
	}
	c.addFlags(cmd, "out")
	return cmd
}

// partOf finds the part of the dataset that holds a figure.
func partOf(s *dataset.Snapshot, id string) (rows *schema.Rows, at int, err error) {
	for i := range s.Manifest.Files {
		f := &s.Manifest.Files[i]
		if f.Table != "figures" || f.Rows == 0 {
			continue
		}
		lo, _ := f.Min["figure_id"].(string)
		hi, _ := f.Max["figure_id"].(string)
		if id < lo || id > hi {
			continue
		}
		rows, err := s.ReadPart(f.Part)
		if err != nil {
			return nil, 0, err
		}
		for j := range rows.Figures {
			if rows.Figures[j].FigureID == id {
				return rows, j, nil
			}
		}
	}
	return nil, 0, nil
}

// explain prints the way from the row at an index of figures back to the bytes.
func explain(w io.Writer, rows *schema.Rows, at int) error {
	f := &rows.Figures[at]
	var b strings.Builder
	var high *float64
	if f.ValueHigh.OK {
		high = &f.ValueHigh.V
	}
	fmt.Fprintf(&b, "%s  %s\n", f.FigureID, f.Quote)
	fmt.Fprintf(&b, "  value      %s %s (%s), printed %s\n", value(f.Value, high, f.Bound == string(paper.Ranged)), f.UnitText, f.UnitCode, f.ValueText)
	fmt.Fprintf(&b, "  kind       %s\n", kindOf(f.Kind, int(f.Direction), f.Bound))
	line := func(name, text, method string) {
		if text != "" {
			fmt.Fprintf(&b, "  %-10s %s (%s)\n", name, text, method)
		}
	}
	line("what", f.IndicatorText, f.IndicatorMethod)
	line("whose", f.EntityText, f.EntityMethod)
	line("where", f.PlaceText, f.PlaceMethod)
	line("period", strings.TrimSpace(f.PeriodText+" "+f.TimePeriod), f.PeriodMethod)
	fmt.Fprintf(&b, "  sentence   %s\n", strings.TrimSpace(f.Sentence))
	fmt.Fprintf(&b, "  confidence %.2f, check %s, rules %s (version %s)\n", f.Confidence, f.Check, f.Rule, f.RulesVersion)
	explainRules(&b, rows, f)
	explainSource(&b, rows, f)
	_, err := io.WriteString(w, b.String())
	return err
}

// explainRules reads the story again as it stands in the dataset, and tells by
// which rule each field was read, and what it was taken over from.
func explainRules(b *strings.Builder, rows *schema.Rows, f *schema.Figure) {
	a := storyOf(rows, f.ArticleID)
	if a == nil {
		return
	}
	extract.Article(a)
	for i := range a.Figures {
		x := &a.Figures[i]
		if tabulate.FigureID(x) != f.FigureID || len(x.Explain) == 0 {
			continue
		}
		b.WriteString("  read by\n")
		t := &table{head: []string{"    field", "text", "rule", "taken over from"}, max: 60}
		for _, e := range x.Explain {
			t.add("    "+e.Field, e.Text, e.Rule, e.From)
		}
		t.print(b)
		return
	}
}

// storyOf makes the noun of a story's rows.
func storyOf(rows *schema.Rows, id string) *paper.Article {
	for i := range rows.Articles {
		r := &rows.Articles[i]
		if r.ArticleID != id {
			continue
		}
		day := func(d schema.Opt[schema.Date]) paper.Day {
			if !d.OK {
				return paper.NoDay
			}
			return paper.Day(d.V)
		}
		a := &paper.Article{ID: id, Kicker: r.Kicker, Title: r.Title, Subtitle: r.Subtitle, Series: r.Series, Dateline: r.DatelinePlace, Language: r.Language,
			Meta: paper.Meta{Paper: r.Source, Date: day(r.PubDate), Earliest: day(r.PubDateEarliest), Latest: day(r.PubDateLatest)}}
		for j := range rows.Paragraphs {
			p := &rows.Paragraphs[j]
			if p.ArticleID == id {
				a.Paragraphs = append(a.Paragraphs, &paper.Paragraph{ID: p.ParagraphID, Seq: int(p.Seq), Role: paper.Role(p.Role), Section: p.Section, Text: p.Text, Start: int(p.ArticleStart)})
			}
		}
		return a
	}
	return nil
}

// explainSource prints story, paragraph, source lines and edits.
func explainSource(b *strings.Builder, rows *schema.Rows, f *schema.Figure) {
	for i := range rows.Articles {
		if a := &rows.Articles[i]; a.ArticleID == f.ArticleID {
			name, date := a.Source, "no date stated"
			if name == "" {
				name = "no paper stated"
			}
			if a.PubDate.OK {
				date = paper.Day(a.PubDate.V).String() + " by " + a.PubDateMethod
			}
			fmt.Fprintf(b, "  story      %s%s (%s, %s) %s\n", a.Kicker, a.Title, name, date, a.ArticleID)
		}
	}
	for i := range rows.Paragraphs {
		if p := &rows.Paragraphs[i]; p.ParagraphID == f.ParagraphID {
			fmt.Fprintf(b, "  paragraph  %d, %s, of %d fragments (%s), the figure at [%d,%d)\n", p.Seq, p.Role, p.NFragments, p.JoinMethod, f.CharStart, f.CharEnd)
		}
	}
	for i := range rows.Fragments {
		g := &rows.Fragments[i]
		if g.ParagraphID != f.ParagraphID {
			continue
		}
		fmt.Fprintf(b, "  source     %s line %d, bytes %d to %d (%s)\n    %s\n", oneLine(g.SourceFile), g.LineNo, g.RawStart, g.RawEnd, g.FragmentID, oneLine(g.RawText))
		for j := range rows.Corrections {
			c := &rows.Corrections[j]
			if c.FragmentID != g.FragmentID {
				continue
			}
			made := "edit"
			if !c.Applied {
				made = "suggestion"
			}
			fmt.Fprintf(b, "    %s at %d: %q to %q, %s by %s, %s, %.2f\n", made, c.RawStart, c.Before, c.After, c.Kind, c.Rule, c.Evidence, c.Confidence)
		}
	}
}
