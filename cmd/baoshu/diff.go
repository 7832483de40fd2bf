package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"reflect"
	"sort"
	"strconv"

	"github.com/spf13/cobra"

	"baoshu/output/dataset"
	"baoshu/schema"
)

func newDiff() *cobra.Command {
	var asJSON bool
	var against string
	var limit int
	cmd := &cobra.Command{
		Use:   "diff DATASET [RUN] [RUN]",
		Short: "What changed between two runs, and why",
		Long: `Compares two snapshots of a dataset, by snapshot number or run id: the current one with the
one before it, RUN with the current one, or two with each other. A row that changed did so
because its input changed (input) or because the rules did (rules).`,
		Example: "  baoshu diff dataset\n  baoshu diff dataset 3 5 --json\n  baoshu diff old --against new",
		Args:    cobra.RangeArgs(1, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			a, b, err := twoSnapshots(args, against)
			if err != nil {
				return err
			}
			d, err := compare(a, b)
			if err != nil {
				return err
			}
			if asJSON {
				return json.NewEncoder(cmd.OutOrStdout()).Encode(d)
			}
			out := cmd.OutOrStdout()
			for _, n := range []string{"articles", "figures"} {
				t := d[n]
				people().Fprintf(out, "%s: %d added, %d removed, %d changed (%d by input, %d by rules)\n", n, t.Added, t.Removed, t.Changed, t.Why["input"], t.Why["rules"])
				for _, c := range t.List[:min(limit, len(t.List))] {
					fmt.Fprintf(out, "  %-8s %-6s %s  %s\n", c.What, c.Why, c.ID, oneLine(c.Text))
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	cmd.Flags().StringVar(&against, "against", "", "compare with another `DATASET` instead")
	cmd.Flags().IntVar(&limit, "limit", 20, "changes listed of each table")
	return cmd
}

// twoSnapshots opens what the arguments name, the older first.
func twoSnapshots(args []string, against string) (a, b *dataset.Snapshot, err error) {
	if b, err = open(args[0]); err != nil {
		return
	}
	if against != "" {
		a = b
		b, err = open(against)
		return
	}
	switch len(args) {
	case 1:
		a, err = open(filepath.Join(args[0], "snapshots", strconv.Itoa(b.Manifest.Snapshot-1)))
		if err != nil {
			err = fmt.Errorf("%s has no snapshot before %d any more; name another run, or raise keep", args[0], b.Manifest.Snapshot)
		}
	case 2:
		a, err = snapshotOf(args[0], args[1])
	case 3:
		if a, err = snapshotOf(args[0], args[1]); err == nil {
			b, err = snapshotOf(args[0], args[2])
		}
	}
	return
}

// snapshotOf opens a snapshot by its number or its run.
func snapshotOf(dir, run string) (*dataset.Snapshot, error) {
	all, err := filepath.Glob(filepath.Join(dir, "snapshots", "*"))
	if err != nil {
		return nil, err
	}
	for _, at := range all {
		s, err := dataset.Open(dataset.OS{}, at)
		if err == nil && (filepath.Base(at) == run || s.Manifest.RunID == run) {
			return s, nil
		}
	}
	return nil, usage("%s has no snapshot of run %s; the kept ones are in `baoshu inspect %s`", dir, run, dir)
}

// A delta is how one table of two snapshots differs.
type delta struct {
	Added   int            `json:"added"`
	Removed int            `json:"removed"`
	Changed int            `json:"changed"`
	Why     map[string]int `json:"why"`
	List    []change       `json:"list"`
}

type change struct {
	What string `json:"what"` // added, removed, changed
	Why  string `json:"why"`  // input, rules
	ID   string `json:"id"`
	Text string `json:"text"`
}

// side is what of a snapshot's differing parts is compared.
type side struct {
	rows  schema.Rows
	files map[string]string // source file → its hash
	rules string
}

// compare reads the parts that are not in both snapshots, and compares their
// stories and figures.
func compare(a, b *dataset.Snapshot) (map[string]*delta, error) {
	x, err := readSide(a, b)
	if err != nil {
		return nil, err
	}
	y, err := readSide(b, a)
	if err != nil {
		return nil, err
	}
	source := func(s *side) map[string]string {
		out := map[string]string{}
		for i := range s.rows.Articles {
			out[s.rows.Articles[i].ArticleID] = s.rows.Articles[i].SourceFile
		}
		return out
	}
	from, to := source(x), source(y)
	why := func(article string) string {
		f, ok := to[article]
		if !ok {
			f = from[article]
		}
		if x.files[f] != y.files[f] {
			return "input"
		}
		return "rules"
	}
	out := map[string]*delta{
		"articles": diffTable("articles", x, y, func(v reflect.Value) (string, string) {
			r := v.Interface().(schema.Article)
			return why(r.ArticleID), r.Kicker + r.Title
		}),
		"figures": diffTable("figures", x, y, func(v reflect.Value) (string, string) {
			r := v.Interface().(schema.Figure)
			return why(r.ArticleID), r.Quote + "  " + r.IndicatorText
		}),
	}
	return out, nil
}

func readSide(s, other *dataset.Snapshot) (*side, error) {
	shared := map[string]bool{}
	for _, p := range other.Manifest.Parts {
		shared[p.Name] = true
	}
	x := &side{files: map[string]string{}, rules: s.Manifest.RulesVersion}
	for _, p := range s.Manifest.Parts {
		if shared[p.Name] {
			continue
		}
		rows, err := s.ReadPart(p.Name)
		if err != nil {
			return nil, err
		}
		x.rows.Articles, x.rows.Figures = append(x.rows.Articles, rows.Articles...), append(x.rows.Figures, rows.Figures...)
		for _, in := range rows.Inputs {
			x.files[in.SourceFile] = in.SHA256 + in.ContextSHA256
		}
	}
	return x, nil
}

// diffTable compares the rows of a table by key; which run made a row, under
// which version, is no difference.
func diffTable(name string, x, y *side, tell func(reflect.Value) (why, text string)) *delta {
	t := schema.Lookup(name)
	key := t.Column(t.Key[0]).Field
	index := func(s *side) map[string]reflect.Value {
		v := reflect.ValueOf(s.rows.Slice(name)).Elem()
		out := make(map[string]reflect.Value, v.Len())
		for i := range v.Len() {
			out[v.Index(i).Field(key).String()] = v.Index(i)
		}
		return out
	}
	a, b := index(x), index(y)
	d := &delta{Why: map[string]int{}, List: []change{}}
	note := func(what, id string, v reflect.Value) {
		why, text := tell(v)
		d.Why[why]++
		d.List = append(d.List, change{what, why, id, text})
	}
	for id, v := range a {
		w, ok := b[id]
		switch {
		case !ok:
			d.Removed++
			note("removed", id, v)
		case !sameRow(t, v, w):
			d.Changed++
			note("changed", id, w)
		}
	}
	for id, w := range b {
		if _, ok := a[id]; !ok {
			d.Added++
			note("added", id, w)
		}
	}
	sort.Slice(d.List, func(i, j int) bool {
		if d.List[i].What != d.List[j].What {
			return d.List[i].What < d.List[j].What
		}
		return d.List[i].ID < d.List[j].ID
	})
	return d
}

func sameRow(t *schema.Table, a, b reflect.Value) bool {
	for _, c := range t.Columns {
		if c.Name == "run_id" || c.Name == "rules_version" {
			continue
		}
		if !reflect.DeepEqual(a.Field(c.Field).Interface(), b.Field(c.Field).Interface()) {
			return false
		}
	}
	return true
}
