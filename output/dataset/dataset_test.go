package dataset

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"baoshu/schema"
)

// issue returns the rows of a unit of n stories in one file.
func issue(file string, date schema.Date, n int) *schema.Rows {
	rows := &schema.Rows{Inputs: []schema.Input{{SourceFile: file, SHA256: sha([]byte(file)), Bytes: 99999, Status: "ok", Issue: file, RulesVersion: "1", SchemaVersion: schema.Version, FirstRun: "r", LastRun: "r"}}}
	for i := range n {
		addStory(rows, file, schema.Some(date), i, "r")
	}
	return rows
}

// addStory adds a story of one paragraph with one figure and one correction.
func addStory(rows *schema.Rows, file string, date schema.Opt[schema.Date], i int, run string) {
	a := fmt.Sprintf("a%.16s", sha([]byte(fmt.Sprint(file, date, i))))
	p, f := a+"-p0", "s"+a[1:]
	text := fmt.Sprintf("高新区新增%d家。", i)
	raw := "高新区区" + strings.TrimPrefix(text, "高新区")
	end := int32(len([]rune(text)))
	rows.Articles = append(rows.Articles, schema.Article{ArticleID: a, Source: "晨报", PubDate: date, PubDateEarliest: date, PubDateLatest: date, PubDateMethod: "path", Text: text, NParagraphs: 1, NFigures: 1, NNumbersSeen: 1, NCorrections: 1, NWitnesses: 1, Quality: 1, Status: "complete", SourceFile: file, RunID: run})
	rows.Witnesses = append(rows.Witnesses, schema.Witness{ArticleID: a, SourceFile: file, Agreement: 1, RunID: run})
	rows.Paragraphs = append(rows.Paragraphs, schema.Paragraph{ParagraphID: p, ArticleID: a, Role: "body", Text: text, NFragments: 1, JoinMethod: "none", JoinConfidence: 1, PlacedBy: "order", PubDate: date, RunID: run})
	rows.Fragments = append(rows.Fragments, schema.Fragment{FragmentID: f, SourceFile: file, SourceSHA256: sha([]byte(file)), LineNo: int32(i + 1), RawStart: int64(i * 100), RawEnd: int64(i*100 + len(raw)), RawText: raw, ArticleID: a, ParagraphID: p, Seq: schema.Some(int32(0)), ParaStart: schema.Some(int32(0)), Disposition: "used", Score: 1, RunID: run})
	rows.Corrections = append(rows.Corrections, schema.Correction{CorrectionID: "c" + a[1:], ArticleID: a, ParagraphID: p, FragmentID: f, Kind: "dup_char", Before: "区", RawStart: 3, RawEnd: 4, CleanStart: schema.Some(int32(3)), CleanEnd: schema.Some(int32(3)), Rule: "repair/dup", Evidence: "repeat", Confidence: 1, Applied: true, RunID: run})
	rows.Figures = append(rows.Figures, schema.Figure{FigureID: "f" + a[1:], ArticleID: a, ParagraphID: p, PubDate: date, Source: "晨报", Quote: string([]rune(text)[5 : end-1]), CharStart: 5, CharEnd: end - 1, Value: float64(i), ValueText: fmt.Sprint(i), Kind: "delta", Direction: 1, Bound: "exact", UnitText: "家", UnitCode: "{家}", UnitClass: "count", IndicatorMethod: "none", EntityMethod: "none", PlaceMethod: "none", PeriodMethod: "none", Confidence: 1, NWitnesses: 1, WitnessState: "single", IsPrimary: true, RulesVersion: "1", RunID: run})
}

var runRow = schema.Run{RunID: "r", Started: 1700000000000000, Status: "ok", RulesVersion: "1"}

// publish publishes changes made to a batch.
func publish(t testing.TB, fsys FS, dir string, opt Options, change func(*Batch)) (Published, error) {
	t.Helper()
	b, err := Begin(fsys, dir, opt)
	if err != nil {
		return Published{}, err
	}
	defer b.Abort()
	change(b)
	return b.Commit(context.Background(), Versions{Rules: "1", WordLists: map[string]string{"units": "ab"}}, runRow)
}

func put(t testing.TB, units map[string]*schema.Rows) func(*Batch) {
	return func(b *Batch) {
		t.Helper()
		for name, rows := range units {
			if err := b.Put(name, rows); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// ok publishes and fails the test where that fails.
func ok(t testing.TB, fsys FS, dir string, opt Options, change func(*Batch)) Published {
	t.Helper()
	done, err := publish(t, fsys, dir, opt, change)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// tree returns the bytes of all files of the current snapshot.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	root, err := filepath.EvalSymlinks(filepath.Join(dir, "current"))
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			b, _ := os.ReadFile(path)
			rel, _ := filepath.Rel(root, path)
			out[rel] = string(b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// all returns every row of the current snapshot, in order.
func all(t testing.TB, dir string) *schema.Rows {
	t.Helper()
	s, err := Open(OS{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	rows := new(schema.Rows)
	for _, tab := range schema.Tables() {
		if err := s.Read(tab.Name, rows.Slice(tab.Name)); err != nil {
			t.Fatal(err)
		}
	}
	rows.Sort()
	return rows
}

func TestOrderOfArrivalDoesNotMatter(t *testing.T) {
	var trees []map[string]string
	for _, order := range [][]int{{0, 1, 2, 3, 4}, {4, 2, 0, 3, 1}, {3, 1, 4, 0, 2}} {
		dir := t.TempDir()
		ok(t, &faulty{at: -1}, dir, Options{memory: 1000 * order[0]}, func(b *Batch) { // the second and third spill
			for _, i := range order {
				if err := b.Put(fmt.Sprint("u", i), issue(fmt.Sprintf("%d.txt", i), schema.Date(19500+300*i), 3)); err != nil {
					t.Fatal(err)
				}
			}
		})
		trees = append(trees, tree(t, dir))
	}
	if !reflect.DeepEqual(trees[0], trees[1]) || !reflect.DeepEqual(trees[0], trees[2]) {
		t.Error("the snapshots differ")
	}
	for path := range trees[0] {
		if strings.Contains(path, "pub_year=2023") {
			return
		}
	}
	t.Errorf("no partition 2023 in %v", trees[0])
}

func TestRunningTwiceChangesNothing(t *testing.T) {
	dir := t.TempDir()
	done := ok(t, &faulty{at: -1}, dir, Options{}, put(t, map[string]*schema.Rows{"u": issue("a.txt", 19000, 1)}))
	if done.Snapshot != 1 {
		t.Errorf("%+v", done)
	}
	done = ok(t, &faulty{at: -1}, dir, Options{}, func(b *Batch) {
		if in := b.Inputs()["a.txt"]; in == nil || in.SchemaVersion != schema.Version || in.RulesVersion != "1" {
			t.Errorf("a.txt is not known as it was processed: %+v", in)
		}
	})
	if done.Snapshot != 0 {
		t.Errorf("%+v", done)
	}
	if target, _ := os.Readlink(filepath.Join(dir, "current")); target != filepath.Join("snapshots", "1") {
		t.Errorf("current is %s", target)
	}
}

// TestChangesTouchOnlyTheirPart adds, replaces and withdraws inputs, and looks at
// rows and at which files were shared.
func TestChangesTouchOnlyTheirPart(t *testing.T) {
	dir := t.TempDir()
	for i := range 3 {
		ok(t, &faulty{at: -1}, dir, Options{}, put(t, map[string]*schema.Rows{fmt.Sprint("u", i): issue(fmt.Sprintf("%d.txt", i), schema.Date(19000+i), 2)}))
	}
	before := tree(t, dir)
	done := ok(t, &faulty{at: -1}, dir, Options{}, put(t, map[string]*schema.Rows{"u1": issue("1.txt", 19001, 5)}))
	if done.Kept != 2 || done.Parts != 1 {
		t.Errorf("replacing: %+v", done)
	}
	if rows := all(t, dir); len(rows.Articles) != 9 || len(rows.Figures) != 9 || len(rows.Inputs) != 3 {
		t.Errorf("replacing: %d stories", len(rows.Articles))
	}
	same := 0
	for path, data := range tree(t, dir) {
		if before[path] == data && strings.HasPrefix(path, "figures") {
			same++
			now, _ := os.Stat(filepath.Join(dir, "current", path))
			old, _ := os.Stat(filepath.Join(dir, "snapshots", "3", path))
			if !os.SameFile(now, old) {
				t.Errorf("%s is copied, not shared", path)
			}
		}
	}
	if same != 2 {
		t.Errorf("%d files of figures are shared", same)
	}
	done = ok(t, &faulty{at: -1}, dir, Options{}, func(b *Batch) { b.Withdraw("0.txt", "no-such") })
	if done.Kept != 2 || done.Parts != 0 {
		t.Errorf("withdrawing: %+v", done)
	}
	if rows := all(t, dir); len(rows.Articles) != 7 || len(rows.Inputs) != 2 || len(rows.Runs) != 1 {
		t.Errorf("withdrawing: %d stories, %d runs", len(rows.Articles), len(rows.Runs))
	}
	done = ok(t, &faulty{at: -1}, dir, Options{}, func(b *Batch) { b.Withdraw("1.txt", "2.txt") })
	if len(all(t, dir).Articles) != 0 {
		t.Error("stories are left of no input")
	}
}

// TestInputsOfAUnitStayTogether: an input that shares a unit with one that
// changed cannot be forgotten.
func TestInputsOfAUnitStayTogether(t *testing.T) {
	dir := t.TempDir()
	two := issue("a.txt", 19000, 1)
	two.Append(issue("b.txt", 19000, 1))
	ok(t, &faulty{at: -1}, dir, Options{}, put(t, map[string]*schema.Rows{"u": two}))
	_, err := publish(t, &faulty{at: -1}, dir, Options{}, func(b *Batch) {
		if got := b.Affected("a.txt"); !reflect.DeepEqual(got, []string{"a.txt", "b.txt"}) {
			t.Errorf("affected: %v", got)
		}
		put(t, map[string]*schema.Rows{"u": issue("a.txt", 19000, 2)})(b)
	})
	if err == nil || !strings.Contains(err.Error(), "b.txt") {
		t.Errorf("b.txt is lost: %v", err)
	}
	if len(all(t, dir).Articles) != 2 {
		t.Error("the failed batch published")
	}
	_, err = publish(t, &faulty{at: -1}, dir, Options{}, func(b *Batch) {
		b.Withdraw("b.txt")
		put(t, map[string]*schema.Rows{"u": issue("a.txt", 19000, 2)})(b)
	})
	if err != nil || len(all(t, dir).Inputs) != 1 {
		t.Errorf("%v", err)
	}
}

func TestStrangersAreRefused(t *testing.T) {
	b, err := Begin(OS{}, t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Abort()
	rows := issue("a.txt", 19000, 1)
	rows.Inputs[0].SourceFile = "b.txt"
	if err := b.Put("u", rows); err == nil || !strings.Contains(err.Error(), "a.txt") {
		t.Errorf("got %v", err)
	}
	if err := b.Put("v", &schema.Rows{}); err == nil {
		t.Error("a unit without inputs is taken")
	}
}

// TestExactCopyIsCountedOnce: the same story from two inputs that no room
// brought together, in one batch and in two.
func TestExactCopyIsCountedOnce(t *testing.T) {
	for _, together := range []bool{true, false} {
		dir := t.TempDir()
		a, b := issue("a.txt", 19000, 1), issue("b.txt", 19000, 0)
		b.Append(&schema.Rows{Articles: a.Articles, Witnesses: a.Witnesses, Paragraphs: a.Paragraphs, Figures: a.Figures, Corrections: a.Corrections, Fragments: a.Fragments})
		b.Articles, b.Witnesses, b.Fragments, b.Corrections = clone(b.Articles), clone(b.Witnesses), clone(b.Fragments), clone(b.Corrections)
		b.Articles[0].SourceFile, b.Witnesses[0].SourceFile = "b.txt", "b.txt"
		b.Fragments[0].SourceFile, b.Fragments[0].FragmentID, b.Corrections[0].FragmentID, b.Corrections[0].CorrectionID = "b.txt", "sb", "sb", "cb"
		if together {
			ok(t, &faulty{at: -1}, dir, Options{}, put(t, map[string]*schema.Rows{"u": a, "v": b}))
		} else {
			ok(t, &faulty{at: -1}, dir, Options{}, put(t, map[string]*schema.Rows{"u": a}))
			ok(t, &faulty{at: -1}, dir, Options{}, put(t, map[string]*schema.Rows{"v": b}))
		}
		rows := all(t, dir)
		if len(rows.Articles) != 1 || rows.Articles[0].SourceFile != "a.txt" || len(rows.Figures) != 1 || len(rows.Fragments) != 2 || len(rows.Corrections) != 2 {
			t.Errorf("together %v: %d stories, %d fragments", together, len(rows.Articles), len(rows.Fragments))
		}
		if f := rows.Fragments[1]; f.Disposition != "duplicate" || f.ParagraphID != "" || !strings.HasPrefix(f.Reason, "dataset/copy-of a") {
			t.Errorf("fragment %+v", f)
		}
	}
}

func clone[T any](s []T) []T { return append([]T(nil), s...) }

func TestUnknownDatesAndYears(t *testing.T) {
	dir := t.TempDir()
	rows := issue("a.txt", 19500, 1)
	addStory(rows, "a.txt", schema.Opt[schema.Date]{}, 1, "r")
	addStory(rows, "a.txt", schema.Opt[schema.Date]{}, 2, "r")
	rows.Articles[1].PubDateEarliest, rows.Articles[1].PubDateLatest = schema.Some(schema.Date(19631)), schema.Some(schema.Date(19722)) // 2023-10-01 to 2023-12-31
	ok(t, &faulty{at: -1}, dir, Options{}, put(t, map[string]*schema.Rows{"u": rows}))
	s, _ := Open(OS{}, dir)
	got := map[string]int{}
	for _, f := range s.Manifest.Files {
		if f.PubYear != nil {
			got[fmt.Sprint(f.Table, *f.PubYear)] += f.Rows
		}
	}
	if got["articles2023"] != 2 || got["articles0"] != 1 || got["corrections0"] != 1 || got["fragments2023"] != 2 {
		t.Errorf("%v", got)
	}
}

func TestEveryTableHasAFile(t *testing.T) {
	dir := t.TempDir()
	ok(t, &faulty{at: -1}, dir, Options{}, put(t, map[string]*schema.Rows{"u": issue("a.txt", 19000, 0)}))
	for _, tab := range schema.Tables() {
		if m, _ := filepath.Glob(filepath.Join(dir, "current", tab.Name, "*.parquet")); len(m) == 0 {
			if m, _ = filepath.Glob(filepath.Join(dir, "current", tab.Name, "*", "*.parquet")); len(m) == 0 {
				t.Errorf("%s has no file", tab.Name)
			}
		}
	}
}

func TestSmallPartsAreMerged(t *testing.T) {
	dir := t.TempDir()
	for i := range 20 {
		ok(t, &faulty{at: -1}, dir, Options{Merge: 4, Keep: 2}, put(t, map[string]*schema.Rows{fmt.Sprint("u", i): issue(fmt.Sprintf("%02d.txt", i), schema.Date(19000+i), 2)}))
	}
	s, err := Open(OS{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(s.Manifest.Parts); n > 12 {
		t.Errorf("%d parts after 20 runs", n)
	}
	if rows := all(t, dir); len(rows.Articles) != 40 || len(rows.Inputs) != 20 {
		t.Errorf("%d stories", len(rows.Articles))
	}
	if n, _ := snapshots(OS{}, dir); len(n) != 2 || n[1] != 20 {
		t.Errorf("snapshots %v", n)
	}
}

func TestFailedCheckPublishesNothing(t *testing.T) {
	dir := t.TempDir()
	_, err := publish(t, &faulty{at: -1}, dir, Options{Check: func(_ context.Context, snapshot string) error {
		if _, err := Open(OS{}, snapshot); err != nil {
			t.Errorf("the snapshot to check cannot be opened: %v", err)
		}
		return errors.New("row 3 is wrong")
	}}, put(t, map[string]*schema.Rows{"u": issue("a.txt", 19000, 1)}))
	if err == nil || !strings.Contains(err.Error(), "row 3 is wrong") {
		t.Errorf("got %v", err)
	}
	if _, err := Open(OS{}, dir); !errors.Is(err, ErrNone) {
		t.Errorf("got %v", err)
	}
}

func TestLock(t *testing.T) {
	dir := t.TempDir()
	b, err := Begin(&faulty{at: -1}, dir, Options{Command: "first"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Begin(&faulty{at: -1}, dir, Options{})
	var held *LockedError
	if !errors.As(err, &held) || held.Holder.PID != os.Getpid() || held.Holder.Command != "first" {
		t.Errorf("got %v", err)
	}
	b.Abort()
	b.Abort()
	b, err = Begin(&faulty{at: -1}, dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	b.Abort()
	for holder, free := range map[string]bool{
		`{"host":"elsewhere","pid":1,"heartbeat":"2001-01-01T00:00:00Z"}`:   true,
		`{"host":"elsewhere","pid":1,"heartbeat":"2999-01-01T00:00:00Z"}`:   true, // its clock or ours is wrong
		`{"host":"elsewhere","pid":1,"heartbeat":"` + now() + `"}`:          false,
		`{"host":"` + hostname() + `","pid":1,"heartbeat":"` + now() + `"}`: true, // it died: the kernel would hold its lock
		`rubbish`: true,
	} {
		if err := os.WriteFile(filepath.Join(dir, ".lock"), []byte(holder), 0o644); err != nil {
			t.Fatal(err)
		}
		b, err := Begin(&faulty{at: -1}, dir, Options{})
		if (err == nil) != free {
			t.Errorf("%s: %v", holder, err)
		}
		if err == nil {
			b.Abort()
		}
	}
}

func TestChangedManifestIsFound(t *testing.T) {
	dir := t.TempDir()
	ok(t, &faulty{at: -1}, dir, Options{}, put(t, map[string]*schema.Rows{"u": issue("a.txt", 19000, 1)}))
	name := filepath.Join(dir, "current", manifestName)
	good, _ := os.ReadFile(name)
	for i := range good {
		bad := append([]byte(nil), good...)
		bad[i] ^= 1
		if _, err := decodeManifest(bad); err == nil {
			t.Fatalf("byte %d changed, and the manifest is taken", i)
		}
	}
}

func now() string { return time.Now().UTC().Format(time.RFC3339) }

func hostname() string { h, _ := os.Hostname(); return h }

// Three parts, put latest first: the first rows are those of the earliest, and the
// others are not read for them.
func TestHeadReadsTheEarliestAlone(t *testing.T) {
	dir := t.TempDir()
	for _, day := range []schema.Date{19700, 19600, 19500} {
		name := fmt.Sprint(day)
		ok(t, OS{}, dir, Options{}, put(t, map[string]*schema.Rows{name: issue(name, day, 4)}))
	}
	s, err := Open(OS{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		n    int
		days []schema.Date
	}{{0, nil}, {3, []schema.Date{19500}}, {5, []schema.Date{19500, 19600}}, {99, []schema.Date{19500, 19600, 19700}}} {
		var rows []schema.Figure
		if err := s.Head("figures", c.n, &rows); err != nil {
			t.Fatal(err)
		}
		var days []schema.Date
		for _, r := range rows {
			if !slices.Contains(days, r.PubDate.V) {
				days = append(days, r.PubDate.V)
			}
		}
		if !slices.Equal(days, c.days) || len(rows) != 4*len(c.days) {
			t.Errorf("%d rows asked: %d of days %v, not of %v", c.n, len(rows), days, c.days)
		}
	}
}
