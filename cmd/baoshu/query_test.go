package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"baoshu/output/dataset"
	"baoshu/schema"
)

// needDuckDB skips a test where there is no duckdb command, on the path or in the
// project's own Python environment.
func needDuckDB(t *testing.T) {
	t.Helper()
	if dir, err := filepath.Abs(filepath.Join("..", "..", ".venv", "bin")); err == nil {
		t.Setenv("PATH", os.Getenv("PATH")+string(filepath.ListSeparator)+dir)
	}
	if _, err := exec.LookPath("duckdb"); err != nil {
		t.Skip("no duckdb command here: `make duckdb` installs it into .venv")
	}
}

// viewRows is a small dataset by hand: a change whose printed numbers do not
// agree, a fall, a figure told twice, and what was left out.
func viewRows() *schema.Rows {
	day := func(y, m, d int) schema.Opt[schema.Date] { return schema.Some(schema.Date((y-1970)*365 + m*30 + d)) }
	rows := new(schema.Rows)
	in := func(file, status, fault string) {
		rows.Inputs = append(rows.Inputs, schema.Input{SourceFile: file, SHA256: "00", Status: status, Error: fault, Unit: "u", Issue: "晨报/2023-10-20", RulesVersion: "1", SchemaVersion: schema.Version, FirstRun: "r", LastRun: "r"})
	}
	in("a.txt", "ok", "")
	in("b.txt", "quarantined", "no encoding fits")
	for _, id := range []string{"a1", "a2"} {
		rows.Articles = append(rows.Articles, schema.Article{ArticleID: id, Title: "题" + id, Source: "晨报", PageNo: schema.Some[int32](3), PubDateMethod: "path", Language: "zh-Hans",
			Status: "complete", Quality: 1, NWitnesses: 1, NFigures: 5, NNumbersSeen: 9, NNumbersUnparsed: 3, SourceFile: "a.txt", RunID: "r"})
		rows.Paragraphs = append(rows.Paragraphs, schema.Paragraph{ParagraphID: id + "-p0", ArticleID: id, Role: "body", Section: "总数", Text: "文", NFragments: 1, JoinMethod: "none", PlacedBy: "order", RunID: "r"})
	}
	add := func(f schema.Figure) {
		f.ParagraphID, f.Seq = f.ArticleID+"-p0", int32(len(rows.Figures))
		f.ValueText, f.Bound, f.WitnessState, f.RulesVersion, f.RunID = f.Quote, "exact", "single", "1", "r"
		f.IndicatorMethod, f.EntityMethod, f.PlaceMethod, f.PeriodMethod = "explicit", "explicit", "none", "explicit"
		f.EntityText, f.EntityType, f.Assertion, f.Source = "临江高新区", "zone", "actual", "晨报"
		rows.Figures = append(rows.Figures, f)
	}
	change := func(id, role, kind, quote, unit string, v float64, direction int32) {
		add(schema.Figure{FigureID: "f" + id + role, ArticleID: "a1", Quote: quote, Value: v, Kind: kind, Direction: direction, UnitCode: unit, IndicatorText: "企业总数",
			ChangeID: id, ChangeRole: role, Check: map[bool]string{true: "mismatch", false: "untested"}[id == "c1"], IsPrimary: true, Confidence: 0.9})
	}
	change("c1", "from", "level", "20家", "{家}", 20, 0)
	change("c1", "to", "level", "25家", "{家}", 25, 0)
	change("c1", "delta", "delta", "6家", "{家}", 6, 1)
	change("c1", "rate", "rate", "25%", "%", 25, 1)
	change("c2", "to", "level", "30亿元", "CNY", 3e9, 0)
	change("c2", "delta", "delta", "10亿元", "CNY", 1e9, -1)
	change("c2", "rate", "rate", "25%", "%", 25, -1)
	for _, x := range []struct {
		id, article string
		primary     bool
		confidence  float64
	}{{"f1", "a1", true, 0.8}, {"f2", "a2", false, 0.95}} {
		add(schema.Figure{FigureID: x.id, ArticleID: x.article, Quote: "1448家", Value: 1448, Kind: "level", Measure: "stock", UnitCode: "{家}", IndicatorText: "高新技术企业总数",
			TimePeriod: "2022", PeriodStart: day(2022, 1, 20), PeriodEnd: day(2022, 6, 20), IsPrimary: x.primary, Confidence: x.confidence})
	}
	for i, u := range []struct{ quote, reason string }{{"2022", "date"}, {"一个", "ambiguous"}, {"第3", "ordinal"}} {
		rows.UnparsedNumbers = append(rows.UnparsedNumbers, schema.UnparsedNumber{ArticleID: "a1", ParagraphID: "a1-p0", CharStart: int32(i), CharEnd: int32(i + 1), Quote: u.quote, Reason: u.reason, RunID: "r"})
	}
	rows.Conflicts = []schema.Conflict{{ConflictID: "x1", ArticleID: "a1", Kind: "arithmetic", RunID: "r"}}
	rows.Fragments = []schema.Fragment{{FragmentID: "g1", SourceFile: "a.txt", SourceSHA256: "00", LineNo: 7, RawText: "举行", Disposition: "unplaced", RunID: "r"}}
	return rows
}

func TestViews(t *testing.T) {
	needDuckDB(t)
	dir := filepath.Join(t.TempDir(), "它's a dataset")
	b, err := dataset.Begin(dataset.OS{}, dir, dataset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Abort()
	if err := b.Put("u", viewRows()); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Commit(context.Background(), dataset.Versions{Rules: "1"}, schema.Run{RunID: "r", Status: "ok", RulesVersion: "1"}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, sql, want string }{
		{"primary", `select figure_id, title, page_no, source, section, role from figures_primary where indicator_text = '高新技术企业总数'`,
			`[{"figure_id":"f1","title":"题a1","page_no":3,"source":"晨报","section":"总数","role":"body"}]`},
		{"primary counts once", `select count(*)::int as n from figures_primary`, `[{"n":8}]`},
		{"a change that does not add up", `select from_value, to_value, delta_printed, delta_computed, rate_printed, rate_computed, "check", len(figure_ids)::int as n from changes where change_id = 'c1'`,
			`[{"from_value":20,"to_value":25,"delta_printed":6,"delta_computed":5,"rate_printed":25,"rate_computed":25,"check":"mismatch","n":4}]`},
		{"a fall, its base from what is left", `select from_value, to_value, delta_printed, rate_printed, rate_computed, "check", unit_code from changes where change_id = 'c2'`,
			`[{"from_value":null,"to_value":3e9,"delta_printed":-1e9,"rate_printed":-25,"rate_computed":-25,"check":"untested","unit_code":"CNY"}]`},
		{"zone and year", `select entity_text, entity_type, year::int as year, value, n_figures::int as n, n_articles::int as a, n_values::int as v, quotes, confidence from zone_year`,
			`[{"entity_text":"临江高新区","entity_type":"zone","year":2022,"value":1448,"n":2,"a":2,"v":1,"quotes":["1448家","1448家"],"confidence":0.95}]`},
		{"coverage", `select what, article_id, n_date::int as d, n_ambiguous::int as x, doubtful, n_conflicts::int as c, share_structured from coverage where what = 'story' order by article_id`,
			`[{"what":"story","article_id":"a1","d":1,"x":1,"doubtful":["一个"],"c":1,"share_structured":0.625},{"what":"story","article_id":"a2","d":0,"x":0,"doubtful":null,"c":0,"share_structured":0.625}]`},
		{"left out", `select what, source_file, n_unplaced::int as n, unplaced, error from coverage where what <> 'story' order by what`,
			`[{"what":"failed","source_file":"b.txt","n":null,"unplaced":null,"error":"no encoding fits"},{"what":"unplaced","source_file":"a.txt","n":1,"unplaced":["举行"],"error":null}]`},
		{"every table", `select count(*)::int as n from (select 1 from witnesses union all select 1 from runs union all select 1 from inputs union all select 1 from corrections)`, `[{"n":3}]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			if code := realMain([]string{"query", dir, "--json", c.sql}, nil, &out, &errs); code != 0 {
				t.Fatalf("exit %d: %s", code, errs.String())
			}
			var got, want any
			if err := json.Unmarshal(out.Bytes(), &got); err != nil {
				t.Fatalf("%v: %s", err, out.String())
			}
			if err := json.Unmarshal([]byte(c.want), &want); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s\ngives %s\nwant  %s", c.sql, strings.TrimSpace(out.String()), c.want)
			}
		})
	}
	t.Run("an error is one line", func(t *testing.T) {
		var out, errs bytes.Buffer
		if code := realMain([]string{"query", dir, "selct"}, nil, &out, &errs); code != exitFailed || strings.Count(errs.String(), "\n") != 1 || !strings.Contains(errs.String(), "syntax error") {
			t.Errorf("exit %d: %q", code, errs.String())
		}
	})
	t.Run("without duckdb", func(t *testing.T) {
		t.Setenv("PATH", "")
		var out, errs bytes.Buffer
		if code := realMain([]string{"query", dir, "select 1"}, nil, &out, &errs); code != exitFailed || !strings.Contains(errs.String(), "pip install duckdb-cli") {
			t.Errorf("exit %d: %q", code, errs.String())
		}
	})
	t.Run("beside the tables", func(t *testing.T) {
		cmd := exec.Command("duckdb", "-init", "views.sql", "-csv", "-c", "select count(*) as n from figures")
		cmd.Dir = filepath.Join(dir, "current")
		out, err := cmd.Output()
		if err != nil || string(bytes.TrimSpace(out)) != "n\n9" {
			t.Errorf("%v: %q", err, out)
		}
	})
}
