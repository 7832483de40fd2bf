package verify_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baoshu/output/dataset"
	"baoshu/output/verify"
	"baoshu/schema"
)

// two returns a unit of two stories: a headline and a paragraph of two
// fragments, with corrections, figures and an unparsed number; a loose fragment;
// a second copy of the first story.
func two(unit int) *schema.Rows {
	file := fmt.Sprintf("%d.txt", unit)
	sum := strings.Repeat(fmt.Sprint(unit), 64)
	input := schema.Input{SourceFile: file, SHA256: sum, Bytes: 9999, Status: "ok", Issue: file, RulesVersion: "1", SchemaVersion: schema.Version, FirstRun: "r", LastRun: "r"}
	rows := &schema.Rows{Inputs: []schema.Input{input}}
	day := schema.Some(schema.Date(19600))
	for i := range 2 {
		a := fmt.Sprintf("a%d%d", unit, i)
		f := func(n int) string { return fmt.Sprintf("s%d%d%d", unit, i, n) }
		at := schema.Some[int32]
		rows.Articles = append(rows.Articles, schema.Article{ArticleID: a, PubDate: day, PubDateEarliest: day, PubDateLatest: day, PubDateMethod: "text", Title: "新区𠮷报", Text: "新区𠮷报\n拎包入住千级厂房，新增832家。", NParagraphs: 1, NFigures: 1, NNumbersSeen: 2, NNumbersUnparsed: 1, NCorrections: 2, NWitnesses: 1, Quality: 1, Status: "complete", Authors: []string{"甲", "乙"}, SourceFile: file, RunID: "r"})
		rows.Witnesses = append(rows.Witnesses, schema.Witness{ArticleID: a, SourceFile: file, Agreement: 1, RunID: "r"})
		rows.Paragraphs = append(rows.Paragraphs,
			schema.Paragraph{ParagraphID: a + "-p0", ArticleID: a, Seq: 0, Role: "headline", Text: "新区𠮷报", NFragments: 1, JoinMethod: "none", JoinConfidence: 1, PlacedBy: "order", PubDate: day, RunID: "r"},
			schema.Paragraph{ParagraphID: a + "-p1", ArticleID: a, Seq: 1, Role: "body", Text: "拎包入住千级厂房，新增832家。", ArticleStart: 5, NFragments: 2, JoinMethod: "column", JoinConfidence: .9, PlacedBy: "order", PubDate: day, RunID: "r"})
		frag := func(n int, raw, p string, seq, start int32) schema.Fragment {
			return schema.Fragment{FragmentID: f(n), SourceFile: file, SourceSHA256: sum, LineNo: int32(n), RawStart: int64(300*i + 60*n), RawEnd: int64(300*i + 60*n + len(raw)), RawText: raw, ArticleID: a, ParagraphID: p, Seq: at(seq), ParaStart: at(start), Disposition: "used", Score: 1, RunID: "r"}
		}
		rows.Fragments = append(rows.Fragments, frag(0, "新区𠮷报", a+"-p0", 0, 0), frag(1, "拎包入住住千级厂", a+"-p1", 0, 0), frag(2, "房，新增８32家。", a+"-p1", 1, 7))
		corr := func(n, frag int, kind, before, after string, raw, clean [2]int32) schema.Correction {
			return schema.Correction{CorrectionID: fmt.Sprintf("c%d%d%d", unit, i, n), ArticleID: a, ParagraphID: a + "-p1", FragmentID: f(frag), Kind: kind, Before: before, After: after, RawStart: raw[0], RawEnd: raw[1], CleanStart: at(clean[0]), CleanEnd: at(clean[1]), Rule: "test/rule", Evidence: "repeat", Confidence: 1, Applied: n < 2, TouchesNumber: n == 1, RunID: "r"}
		}
		rows.Corrections = append(rows.Corrections, corr(0, 1, "dup_char", "住", "", [2]int32{4, 5}, [2]int32{4, 4}), corr(1, 2, "width", "８", "8", [2]int32{4, 5}, [2]int32{11, 12}), corr(2, 2, "char", "房", "户", [2]int32{0, 1}, [2]int32{7, 8}))
		rows.Figures = append(rows.Figures, schema.Figure{FigureID: fmt.Sprintf("f%d%d", unit, i), ArticleID: a, ParagraphID: a + "-p1", PubDate: day, Quote: "832家", Prefix: "，新增", Suffix: "。", CharStart: 11, CharEnd: 15, Value: 832, ValueText: "832", Kind: "delta", Direction: 1, Bound: "exact", UnitText: "家", IndicatorText: "厂房", IndicatorStart: at(6), IndicatorMethod: "explicit", EntityMethod: "none", PlaceMethod: "none", PeriodMethod: "none", Confidence: 1, NWitnesses: 1, WitnessState: "single", Corrected: true, IsPrimary: true, RulesVersion: "1", RunID: "r"})
		rows.UnparsedNumbers = append(rows.UnparsedNumbers, schema.UnparsedNumber{ArticleID: a, ParagraphID: a + "-p1", CharStart: 4, CharEnd: 5, Quote: "千", Reason: "label", RunID: "r"})
		rows.Conflicts = append(rows.Conflicts, schema.Conflict{ConflictID: fmt.Sprintf("x%d%d", unit, i), ArticleID: a, Kind: "arithmetic", FigureIDs: []string{fmt.Sprintf("f%d%d", unit, i)}, RunID: "r"})
	}
	rows.Fragments = append(rows.Fragments, schema.Fragment{FragmentID: fmt.Sprintf("s%dx", unit), SourceFile: file, SourceSHA256: sum, LineNo: 9, RawStart: 900, RawEnd: 909, RawText: "第７版", Disposition: "furniture", Reason: "test/folio", RunID: "r"})
	rows.Corrections = append(rows.Corrections, schema.Correction{CorrectionID: fmt.Sprintf("c%dx", unit), FragmentID: fmt.Sprintf("s%dx", unit), Kind: "width", Before: "７", After: "7", RawStart: 1, RawEnd: 2, Rule: "test/width", Evidence: "structure", Applied: true, TouchesNumber: true, RunID: "r"})
	return rows
}

// fast is the file system without waiting for the disk.
type fast struct{ dataset.OS }

func (f fast) Create(name string) (dataset.File, error) {
	file, err := f.OS.Create(name)
	return fastFile{file}, err
}

func (fast) SyncDirs(...string) error { return nil }

type fastFile struct{ dataset.File }

func (fastFile) Sync() error { return nil }

// build publishes units into a new dataset, each in a run of its own, so in a
// part of its own.
func build(t testing.TB, units ...*schema.Rows) string {
	t.Helper()
	dir := t.TempDir()
	for i, rows := range units {
		b, err := dataset.Begin(fast{}, dir, dataset.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Put(fmt.Sprint("u", i), rows); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Commit(context.Background(), dataset.Versions{Rules: "1"}, schema.Run{RunID: "r", Started: 1, Status: "ok", RulesVersion: "1"}); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func run(t testing.TB, dir string, opt verify.Options) verify.Report {
	t.Helper()
	rep, err := verify.Run(dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	return rep
}

func TestGoodDataset(t *testing.T) {
	dir := build(t, two(0), two(1), &schema.Rows{Inputs: []schema.Input{{SourceFile: "bad.bin", SHA256: "x", Status: "quarantined", Issue: "bad.bin", Error: "binary", RulesVersion: "1", SchemaVersion: "1", FirstRun: "r", LastRun: "r"}}})
	rep := run(t, dir, verify.Options{})
	if !rep.OK() || rep.Rows["figures"] != 4 || rep.Rows["inputs"] != 3 || rep.Rows["corrections"] != 14 || rep.Rows["runs"] != 1 {
		t.Errorf("%+v", rep)
	}
	if rep := run(t, dir, verify.Options{Base: filepath.Join(dir, "snapshots", "2")}); !rep.OK() || rep.Proved != 2 || rep.Rows["figures"] != 4 {
		t.Errorf("incremental: %+v", rep)
	}
	if _, err := verify.Run(t.TempDir(), verify.Options{}); err == nil {
		t.Error("an empty folder is a dataset")
	}
}

// TestChangedByteIsNamed changes a byte of every file, at its head, its end and
// in steps between.
func TestChangedByteIsNamed(t *testing.T) {
	dir := build(t, two(0))
	root, _ := filepath.EvalSymlinks(filepath.Join(dir, "current"))
	tried := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		good, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		for at := 0; at < len(good); at += 1 + len(good)/7 {
			bad := append([]byte(nil), good...)
			bad[at] ^= 0x10
			if err := os.WriteFile(path, bad, 0o644); err != nil {
				return err
			}
			rep := run(t, dir, verify.Options{})
			if rep.OK() || rep.Faults[0].File != filepath.ToSlash(rel) {
				t.Errorf("%s byte %d: %+v", rel, at, rep.Faults)
			}
			tried++
		}
		for _, short := range [][]byte{nil, good[:len(good)-1]} {
			if err := os.WriteFile(path, short, 0o644); err != nil {
				return err
			}
			if rep := run(t, dir, verify.Options{}); rep.OK() || rep.Faults[0].File != filepath.ToSlash(rel) {
				t.Errorf("%s cut to %d: %+v", rel, len(short), rep.Faults)
			}
		}
		return os.WriteFile(path, good, 0o644)
	})
	if err != nil || tried < 80 {
		t.Fatalf("%d bytes tried, %v", tried, err)
	}
	if rep := run(t, dir, verify.Options{}); !rep.OK() {
		t.Errorf("put back: %+v", rep.Faults)
	}
}

func TestMissingAndForeignFiles(t *testing.T) {
	dir := build(t, two(0))
	root, _ := filepath.EvalSymlinks(filepath.Join(dir, "current"))
	files, _ := filepath.Glob(filepath.Join(root, "figures", "*", "*.parquet"))
	if err := os.Rename(files[0], filepath.Join(root, "figures", "stray.parquet")); err != nil {
		t.Fatal(err)
	}
	rep := run(t, dir, verify.Options{})
	if rep.NFaults != 2 || !strings.Contains(rep.Faults[0].Message, "missing") || rep.Faults[1].File != "figures/stray.parquet" {
		t.Errorf("%+v", rep.Faults)
	}
}

// TestFaultsOfRows plants one fault in good rows and looks for its name.
func TestFaultsOfRows(t *testing.T) {
	for _, c := range []struct {
		name          string
		plant         func(r *schema.Rows)
		table, column string
		row           int
	}{
		{"quote", func(r *schema.Rows) { r.Figures[1].Quote = "833家" }, "figures", "quote", 1},
		{"span", func(r *schema.Rows) { r.Figures[0].CharStart, r.Figures[0].CharEnd = 12, 16 }, "figures", "quote", 0},
		{"span outside", func(r *schema.Rows) { r.Figures[0].CharEnd = 99 }, "figures", "quote", 0},
		{"prefix", func(r *schema.Rows) { r.Figures[0].Prefix = "增" + r.Figures[0].Prefix }, "figures", "prefix", 0},
		{"suffix", func(r *schema.Rows) { r.Figures[0].Suffix = "！" }, "figures", "suffix", 0},
		{"indicator", func(r *schema.Rows) { r.Figures[0].IndicatorStart.V = 5 }, "figures", "indicator_text", 0},
		{"kind", func(r *schema.Rows) { r.Figures[0].Kind = "levels" }, "figures", "kind", 0},
		{"no number", func(r *schema.Rows) { r.Figures[0].Value = math.NaN() }, "figures", "value", 0},
		{"confidence", func(r *schema.Rows) { r.Figures[0].Confidence = 1.5 }, "figures", "confidence", 0},
		{"not owned up to", func(r *schema.Rows) { r.Figures[0].Corrected = false }, "figures", "corrected", 0},
		{"date", func(r *schema.Rows) { r.Figures[1].PubDate = schema.Opt[schema.Date]{} }, "figures", "pub_date", 1},
		{"duplicate of nothing", func(r *schema.Rows) { r.Figures[0].DuplicateOf = "f77" }, "figures", "duplicate_of", 0},
		{"figure twice", func(r *schema.Rows) { r.Figures[1].FigureID = r.Figures[0].FigureID }, "figures", "figure_id", 1},
		{"no such story", func(r *schema.Rows) { r.Conflicts[0].ArticleID = "a77" }, "conflicts", "article_id", 0},
		{"no such figure", func(r *schema.Rows) { r.Conflicts[0].FigureIDs = []string{"f00", "f78"} }, "conflicts", "figure_ids", 0},
		{"no such run", func(r *schema.Rows) { r.Witnesses[0].RunID = "s" }, "witnesses", "run_id", 0},
		{"unparsed", func(r *schema.Rows) { r.UnparsedNumbers[1].Quote = "万" }, "unparsed_numbers", "quote", 1},
		{"before", func(r *schema.Rows) { r.Corrections[0].Before = "人" }, "corrections", "before", 0},
		{"after", func(r *schema.Rows) { r.Corrections[1].After = "9" }, "corrections", "after", 2},
		{"touches", func(r *schema.Rows) { r.Corrections[1].TouchesNumber = false }, "corrections", "touches_number", 2},
		{"not applied", func(r *schema.Rows) { r.Corrections[0].Applied = false; r.Articles[0].NCorrections = 1 }, "paragraphs", "text", 1},
		{"digit changed in silence", func(r *schema.Rows) { r.Fragments[2].RawText = "房，新增８33家。" }, "paragraphs", "text", 1},
		{"para_start", func(r *schema.Rows) { r.Fragments[2].ParaStart.V = 8 }, "fragments", "para_start", 2},
		{"fragment order", func(r *schema.Rows) { r.Fragments[1].Seq.V, r.Fragments[2].Seq.V = 1, 0 }, "fragments", "para_start", 1},
		{"disposition", func(r *schema.Rows) { r.Fragments[0].Disposition = "unplaced" }, "fragments", "disposition", 0},
		{"bytes", func(r *schema.Rows) { r.Fragments[0].RawEnd = 10000 }, "fragments", "raw_end", 0},
		{"hash", func(r *schema.Rows) { r.Fragments[0].SourceSHA256 = "00" }, "fragments", "source_sha256", 0},
		{"article text", func(r *schema.Rows) { r.Articles[0].Text += "。" }, "articles", "text", 0},
		{"article_start", func(r *schema.Rows) { r.Paragraphs[1].ArticleStart = 4 }, "paragraphs", "article_start", 1},
		{"n_figures", func(r *schema.Rows) { r.Articles[1].NFigures = 2 }, "articles", "n_figures", 1},
		{"n_numbers_seen", func(r *schema.Rows) { r.Articles[1].NNumbersSeen = 1 }, "articles", "n_numbers_seen", 1},
		{"n_fragments", func(r *schema.Rows) { r.Paragraphs[0].NFragments = 2 }, "paragraphs", "n_fragments", 0},
		{"role", func(r *schema.Rows) { r.Paragraphs[0].Role = "title" }, "paragraphs", "role", 0},
		{"seq", func(r *schema.Rows) { r.Paragraphs[1].Seq = 3 }, "paragraphs", "seq", 1},
		{"no base", func(r *schema.Rows) { r.Witnesses[0].WitnessNo = 1 }, "witnesses", "witness_no", 0},
	} {
		rows := two(0)
		c.plant(rows)
		rep := run(t, build(t, rows), verify.Options{})
		found := false
		for _, f := range rep.Faults {
			found = found || f.Table == c.table && f.Column == c.column && f.Row == c.row && strings.HasPrefix(f.File, c.table+"/pub_year=")
		}
		if !found {
			t.Errorf("%s: %v", c.name, rep.Faults)
		}
	}
}

// TestKeyInTwoParts: a key may stand once in the whole dataset.
func TestKeyInTwoParts(t *testing.T) {
	b := two(1)
	b.Figures[0].FigureID = "f00"
	b.Conflicts[0].FigureIDs = nil
	rep := run(t, build(t, two(0), b), verify.Options{})
	if rep.NFaults != 1 || rep.Faults[0].Table != "figures" || rep.Faults[0].Column != "figure_id" || rep.Faults[0].Row < 0 {
		t.Errorf("%v", rep.Faults)
	}
}

func TestManyFaultsAreCounted(t *testing.T) {
	rows := two(0)
	for i := range rows.Fragments {
		rows.Fragments[i].SourceSHA256 = "00"
	}
	rep := run(t, build(t, rows), verify.Options{MaxFaults: 3})
	if rep.NFaults != 7 || len(rep.Faults) != 3 || rep.Faults[0].Row != 0 || rep.Faults[2].Row != 2 {
		t.Errorf("%d: %v", rep.NFaults, rep.Faults)
	}
	b, err := json.Marshal(rep)
	if err != nil || !strings.Contains(string(b), `"n_faults":7`) {
		t.Errorf("%s %v", b, err)
	}
}
