package main

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// TestReview runs the scripts of testdata/review: a reviewer with a spreadsheet.
func TestReview(t *testing.T) {
	sample, err := filepath.Abs(filepath.Join("..", "..", "testdata", "sample"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "review"),
		Setup:               func(e *testscript.Env) error { e.Setenv("SAMPLE", sample); return nil },
		RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"decide": decide, "sheet": sheet, "row": row, "json": jsonField, "same-data": sameData, "exits": exits,
		},
	})
}

// decide FILE READING DECISION [CHANGE] fills in the row of the sheet that has the
// reading.
func decide(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: decide FILE READING DECISION [CHANGE]")
	}
	x, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer x.Close()
	rows, err := x.GetRows(sheetName)
	ts.Check(err)
	for i, r := range rows {
		if len(r) <= colReading || r[colReading] != args[1] {
			continue
		}
		for k, value := range args[2:] {
			name, _ := excelize.CoordinatesToCellName(colDecision+1+k, i+1)
			ts.Check(x.SetCellStr(sheetName, name, value))
		}
		ts.Check(x.Save())
		return
	}
	ts.Fatalf("no row of %s reads %s", args[0], args[1])
}

// sheet FILE N wants N rows to decide on.
func sheet(ts *testscript.TestScript, neg bool, args []string) {
	x, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer x.Close()
	rows, err := x.GetRows(sheetName)
	ts.Check(err)
	if got := fmt.Sprint(len(rows) - 1); got != args[1] {
		for _, r := range rows[1:] {
			ts.Logf("%q", r)
		}
		ts.Fatalf("%s has %s rows, want %s", args[0], got, args[1])
	}
}

// row DATASET TABLE COLUMN=VALUE… wants a row of the table that has the values.
func row(ts *testscript.TestScript, neg bool, args []string) {
	rows, err := readDataset(ts.MkAbs(args[0]))
	ts.Check(err)
	found := false
	for _, r := range records(args[1], rows) {
		fits := true
		for _, a := range args[2:] {
			var col, want string
			for i := range a {
				if a[i] == '=' {
					col, want = a[:i], a[i+1:]
					break
				}
			}
			if _, ok := r[col]; !ok {
				ts.Fatalf("%s has no column %s", args[1], col)
			}
			fits = fits && fmt.Sprint(r[col]) == want
		}
		found = found || fits
	}
	if found == neg {
		ts.Fatalf("rows of %s that are %v: found is %v", args[1], args[2:], found)
	}
}
