package schema

import (
	"flag"
	"fmt"
	"math/rand"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

var update = flag.Bool("update", false, "write DICTIONARY.md anew")

// TestEveryColumnIsDescribed proves that no field of a row struct is forgotten,
// that every column says in both languages what it is, and that all of it
// reaches the dictionary.
func TestEveryColumnIsDescribed(t *testing.T) {
	name := regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	md := Markdown()
	for _, tab := range Tables() {
		if tab.En == "" || tab.Zh == "" || !strings.Contains(md, "## "+tab.Name+"\n") {
			t.Errorf("%s: the table is not described", tab.Name)
		}
		if len(tab.Columns) != tab.Row.NumField() {
			t.Errorf("%s: %d fields, %d columns", tab.Name, tab.Row.NumField(), len(tab.Columns))
		}
		for i, c := range tab.Columns {
			if c.Field != i {
				t.Errorf("%s.%s: fields and columns stand in different order", tab.Name, c.Name)
			}
			if !name.MatchString(c.Name) {
				t.Errorf("%s.%s: not a column name", tab.Name, c.Name)
			}
			if c.Name == "pub_year" {
				t.Errorf("%s.%s: clashes with the partition", tab.Name, c.Name)
			}
			if len(c.En) < 4 || !strings.HasSuffix(c.En, ".") || !strings.ContainsFunc(c.Zh, isHan) || !strings.HasSuffix(c.Zh, "。") {
				t.Errorf("%s.%s: described as %q, %q", tab.Name, c.Name, c.En, c.Zh)
			}
			if !strings.Contains(md, "| `"+c.Name+"` | "+string(c.Type)+" |") || !strings.Contains(md, c.En) || !strings.Contains(md, c.Zh) {
				t.Errorf("%s.%s does not reach the dictionary", tab.Name, c.Name)
			}
			for _, k := range c.Codes {
				if k.Value == "" || k.En == "" || !strings.ContainsFunc(k.Zh, isHan) {
					t.Errorf("%s.%s: code %+v is not described", tab.Name, c.Name, k)
				}
			}
			if c.Ref != "" {
				to, col, _ := strings.Cut(c.Ref, ".")
				if other := Lookup(to); other == nil || other.Column(col) == nil {
					t.Errorf("%s.%s points at %s, which is not there", tab.Name, c.Name, c.Ref)
				}
			}
		}
		for _, k := range append(slices.Clone(tab.Key), tab.Sort...) {
			if tab.Column(k) == nil {
				t.Errorf("%s: key or order names %s, which is not there", tab.Name, k)
			}
		}
	}
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// TestModelIsWhole holds the columns that the data model promises.
func TestModelIsWhole(t *testing.T) {
	for table, columns := range map[string]string{
		"articles":         "article_id source edition page_no page_label pub_date pub_date_earliest pub_date_latest pub_date_method kicker title subtitle series authors author_role dateline_place language text n_paragraphs n_figures n_numbers_seen n_numbers_unparsed n_corrections n_witnesses witness_agreement quality status flags source_file run_id",
		"witnesses":        "article_id witness_no source_file source pub_date page_no language text text_original agreement n_readings_given run_id",
		"paragraphs":       "paragraph_id article_id seq role section text article_start n_fragments join_method join_confidence placed_by pub_date run_id",
		"fragments":        "fragment_id source_file source_sha256 line_no raw_start raw_end raw_text article_id paragraph_id seq para_start disposition reason score run_id",
		"figures":          "figure_id article_id paragraph_id seq pub_date source quote prefix suffix char_start char_end sentence value value_low value_high value_text unit_mult kind direction qualifier_text bound unit_text unit_code unit_class indicator_text indicator_start indicator_method measure assertion entity_text entity_type entity_method place_text ref_area place_method period_text time_period period_start period_end freq period_method period_approx basis base_start base_end change_id change_role check speaker_text confidence n_witnesses witness_state corrected flags duplicate_of is_primary rule rules_version run_id",
		"corrections":      "correction_id article_id paragraph_id fragment_id kind before after raw_start raw_end clean_start clean_end context rule evidence witness_quote confidence applied touches_number run_id",
		"unparsed_numbers": "article_id paragraph_id char_start char_end quote sentence reason run_id",
		"conflicts":        "conflict_id article_id kind figure_ids reading_a reading_b chosen rule run_id",
		"inputs":           "source_file sha256 bytes encoding status error first_run last_run",
		"runs":             "run_id started ended status exit_code code_version rules_version schema_version config_sha256",
	} {
		for _, c := range strings.Fields(columns) {
			if tab := Lookup(table); tab == nil || tab.Column(c) == nil {
				t.Errorf("%s.%s is missing", table, c)
			}
		}
	}
}

func TestDictionaryIsUpToDate(t *testing.T) {
	if *update {
		if err := os.WriteFile("DICTIONARY.md", []byte(Markdown()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("DICTIONARY.md")
	if err != nil || string(got) != Markdown() {
		t.Errorf("DICTIONARY.md is not what the declarations say (%v); run make dictionary", err)
	}
}

// TestArrowKeepsEveryValue sends random rows of every table through Arrow and
// back, all with one builder: absent stays absent, present stays what it was, and
// nothing is left of the table before.
func TestArrowKeepsEveryValue(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	var b Builder
	for _, n := range []int{50, 3 * leastSpare, 700} {
		for _, tab := range Tables() {
			rows := reflect.MakeSlice(reflect.SliceOf(tab.Row), n, n)
			for i := range n {
				fill(rng, tab, rows.Index(i))
			}
			b.Begin(tab)
			if err := b.Append(rows.Interface(), 0, n); err != nil {
				t.Fatal(err)
			}
			var got Rows
			dst := got.Slice(tab.Name)
			if err := tab.Scan(b.Record(), dst); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(reflect.ValueOf(dst).Elem().Interface(), rows.Interface()) {
				t.Errorf("%s: %d rows come back different", tab.Name, n)
			}
		}
	}
}

// TestSince: rows that came later can be looked at, and deleted, where they stand.
func TestSince(t *testing.T) {
	rows := Rows{Inputs: []Input{{SourceFile: "a"}}, Conflicts: []Conflict{{ConflictID: "c1"}}}
	had := rows
	rows.Inputs = append(rows.Inputs, Input{SourceFile: "b"}, Input{SourceFile: "c"})
	later := rows.Since(&had)
	if len(later.Inputs) != 2 || later.Inputs[0].SourceFile != "b" || len(later.Conflicts) != 0 {
		t.Errorf("got %+v", later)
	}
	later.Inputs = slices.Delete(later.Inputs, 0, 1)
	rows.Shorten(&had, later)
	if len(rows.Inputs) != 2 || rows.Inputs[1].SourceFile != "c" || len(rows.Conflicts) != 1 {
		t.Errorf("left are %+v", rows)
	}
	if rows.Truncate(); rows.Count() != 0 || cap(rows.Inputs) < 2 {
		t.Errorf("truncated, there are %d rows, and room for %d inputs", rows.Count(), cap(rows.Inputs))
	}
}

func TestEmptyKeyIsRefused(t *testing.T) {
	b := NewBuilder(Lookup("conflicts"))
	if err := b.Append([]Conflict{{ArticleID: "a1", Kind: "series", RunID: "r"}}, 0, 1); err == nil || !strings.Contains(err.Error(), "conflicts.conflict_id") {
		t.Errorf("got %v", err)
	}
	if err := b.Append([]Figure{{}}, 0, 1); err == nil {
		t.Error("rows of another table are taken")
	}
}

// TestSortIsTheOneDeclared sorts random rows and compares neighbours by the
// columns that Table.Sort names.
func TestSortIsTheOneDeclared(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	var rows Rows
	for _, tab := range Tables() {
		p := reflect.ValueOf(rows.Slice(tab.Name)).Elem()
		p.Set(reflect.MakeSlice(p.Type(), 200, 200))
		for i := range 200 {
			fill(rng, tab, p.Index(i))
		}
	}
	rows.Sort()
	for _, tab := range Tables() {
		p := reflect.ValueOf(rows.Slice(tab.Name)).Elem()
		for i := 1; i < 200; i++ {
			if tab.Compare(p.Index(i-1).Addr().Interface(), p.Index(i).Addr().Interface()) > 0 {
				t.Fatalf("%s: rows %d and %d are not in the declared order", tab.Name, i-1, i)
			}
		}
	}
}

// fill sets every field of a row, nullable ones half of the time, from few
// values so that neighbours agree in part.
func fill(rng *rand.Rand, tab *Table, row reflect.Value) {
	words := []string{"沈阳", "高新区", "a1", "b", "832家"}
	for _, c := range tab.Columns {
		v := row.Field(c.Field)
		if c.Nullable && rng.Intn(2) == 0 {
			continue
		}
		if v.Kind() == reflect.Struct {
			v.Field(1).SetBool(true)
			v = v.Field(0)
		}
		switch v.Kind() {
		case reflect.String:
			v.SetString(words[rng.Intn(len(words))])
		case reflect.Int32, reflect.Int64:
			v.SetInt(int64(rng.Intn(4) - 1))
		case reflect.Float64:
			v.SetFloat(rng.NormFloat64())
		case reflect.Bool:
			v.SetBool(rng.Intn(2) == 0)
		case reflect.Slice:
			v.Set(reflect.ValueOf(words[:1+rng.Intn(3)]))
		}
	}
}

// BenchmarkSort sorts rows as they come: those of one story together and in order,
// stories in any.
func BenchmarkSort(b *testing.B) {
	rng := rand.New(rand.NewSource(1))
	var come []UnparsedNumber
	for range 3000 {
		id := fmt.Sprintf("a%016x", rng.Uint64())
		for i := range 10 {
			come = append(come, UnparsedNumber{ArticleID: id, ParagraphID: fmt.Sprint(id, "-p", i/4), CharStart: int32(i % 4 * 10)})
		}
	}
	var rows Rows
	for b.Loop() {
		rows.UnparsedNumbers = append(rows.UnparsedNumbers[:0], come...)
		rows.Sort()
	}
}
