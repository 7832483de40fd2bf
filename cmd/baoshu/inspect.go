package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strconv"

	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/spf13/cobra"

	"baoshu/output/dataset"
	"baoshu/pipeline/paper"
	"baoshu/schema"
)

func newInspect() *cobra.Command {
	var asJSON bool
	var figures int
	cmd := &cobra.Command{
		Use:     "inspect DATASET",
		Short:   "Tables, rows, dates and sizes of a dataset; or its first figures",
		Example: "  baoshu inspect dataset\n  baoshu inspect dataset --figures 20\n  baoshu inspect dataset --figures 20 --json",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("figures") && figures < 1 {
				return usage("--figures is %d; want how many to print, 1 or more", figures)
			}
			s, err := open(args[0])
			if err != nil {
				return err
			}
			if figures > 0 {
				return firstFigures(cmd.OutOrStdout(), s, figures, asJSON)
			}
			v := lookAt(s, args[0])
			if asJSON {
				return json.NewEncoder(cmd.OutOrStdout()).Encode(v)
			}
			return v.print(cmd.OutOrStdout())
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object; with --figures one for each, with all its columns")
	cmd.Flags().IntVar(&figures, "figures", 0, "print the first `N` figures, by date and story")
	return cmd
}

type view struct {
	Dataset      string                `json:"dataset"`
	Snapshot     int                   `json:"snapshot"`
	Snapshots    []int                 `json:"snapshots"`
	RunID        string                `json:"run_id"`
	RulesVersion string                `json:"rules_version"`
	First        string                `json:"first_pub_date"`
	Last         string                `json:"last_pub_date"`
	Tables       map[string]*tableView `json:"tables"`
}

type tableView struct {
	Rows  int   `json:"rows"`
	Files int   `json:"files"`
	Bytes int64 `json:"bytes"`
}

// lookAt reads all of it off the manifest.
func lookAt(s *dataset.Snapshot, dir string) *view {
	m := s.Manifest
	v := &view{Dataset: dir, Snapshot: m.Snapshot, RunID: m.RunID, RulesVersion: m.RulesVersion, Tables: map[string]*tableView{}}
	for _, t := range schema.Tables() {
		v.Tables[t.Name] = new(tableView)
	}
	for i := range m.Files {
		f := &m.Files[i]
		t := v.Tables[f.Table]
		t.Rows, t.Files, t.Bytes = t.Rows+f.Rows, t.Files+1, t.Bytes+f.Bytes
		if lo, ok := f.Min["pub_date"].(string); ok && (v.First == "" || lo < v.First) {
			v.First = lo
		}
		if hi, ok := f.Max["pub_date"].(string); ok && hi > v.Last {
			v.Last = hi
		}
	}
	entries, _ := os.ReadDir(filepath.Join(dir, "snapshots"))
	for _, e := range entries {
		if n, err := strconv.Atoi(e.Name()); err == nil {
			v.Snapshots = append(v.Snapshots, n)
		}
	}
	sort.Ints(v.Snapshots)
	return v
}

func (v *view) print(w io.Writer) error {
	fmt.Fprintf(w, "%s: snapshot %d by run %s, rules %s", v.Dataset, v.Snapshot, v.RunID, v.RulesVersion)
	if v.First != "" {
		fmt.Fprintf(w, ", %s to %s", v.First, v.Last)
	}
	fmt.Fprintln(w)
	n := people()
	t := &table{head: []string{"table", "rows", "files", "bytes"}, right: []string{"rows", "files", "bytes"}}
	for _, x := range schema.Tables() {
		d := v.Tables[x.Name]
		t.add(x.Name, n.Sprint(d.Rows), n.Sprint(d.Files), n.Sprint(d.Bytes))
	}
	return t.print(w)
}

// firstFigures prints figures in the order of the table, file after file: some columns for
// people, all of them as JSON.
func firstFigures(w io.Writer, s *dataset.Snapshot, n int, asJSON bool) error {
	var rows []schema.Figure
	if err := s.Head("figures", n, &rows); err != nil {
		return err
	}
	rows = rows[:min(n, len(rows))]
	if asJSON {
		b := schema.NewBuilder(schema.Lookup("figures"))
		if err := b.Append(rows, 0, len(rows)); err != nil {
			return err
		}
		return array.RecordToJSON(b.Record(), w)
	}
	t := &table{head: []string{"figure", "value", "unit", "kind", "what", "whose", "period", "id"}, right: []string{"value"}, max: 30}
	for i := range rows {
		f := &rows[i]
		var high *float64
		if f.ValueHigh.OK {
			high = &f.ValueHigh.V
		}
		t.add(f.Quote, value(f.Value, high, f.Bound == string(paper.Ranged)), f.UnitText, kindOf(f.Kind, int(f.Direction), f.Bound), f.IndicatorText, f.EntityText, f.TimePeriod, f.FigureID)
	}
	return t.print(w)
}
