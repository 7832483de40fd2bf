// Package tabulate turns the nouns of the pipeline into rows of the schema. It is
// the only room that knows both: whatever a room before it finds out, it becomes
// a column here or nowhere.
//
// A story whose paragraph `拎包入住千级` came out of the line `拎包入住住千级` gives
// one row each in articles, witnesses, paragraphs and fragments, and one in
// corrections:
//
//	fragments    raw_text 拎包入住住千级, raw_start 0, raw_end 21 (bytes), para_start 0
//	corrections  kind dup_char, before 住, after null, raw_start 4, raw_end 5, clean_start 4, clean_end 4
//	paragraphs   text 拎包入住千级
//
// Playing the applied corrections of a fragment on its raw text, and putting the
// fragments of a paragraph one after the other, gives the paragraph's text:
// [Replay] does it, and package verify does it again from the files.
//
// Counts (n_figures, n_corrections, …) are counted here, from the rows, so they
// cannot disagree with them. Bad nouns are never an error: what a row lacks is
// null, and a code that the schema does not have is a fault that verify names.
package tabulate

import (
	"slices"
	"sync"

	"baoshu/pipeline/paper"
	"baoshu/pipeline/review"
	"baoshu/schema"
)

// Run is what every row says of the run that made it.
type Run struct {
	ID           string // stable: from the inputs and the versions
	RulesVersion string
}

// Unit returns the rows of one unit of work, an issue: its stories, the
// fragments that found none, and its files. The name says which issue it is; its
// files are processed again together. Quarantined files are given by
// [Quarantined] instead.
//
// Two stories with one id, exact copies that no room brought together, become one
// story with two witnesses.
func Unit(run Run, name string, stories []*paper.Article, loose []*paper.Fragment, files []*paper.File) *schema.Rows {
	b := newBuilder(run, stories, loose, files)
	first := map[string]*paper.Article{}
	copies := map[string][]paper.Witness{}
	var order []*paper.Article
	for _, a := range stories {
		if first[a.ID] == nil {
			first[a.ID] = a
			order = append(order, a)
			continue
		}
		copies[a.ID] = append(copies[a.ID], paper.Witness{Copy: a, Agreement: 1})
	}
	for _, a := range order {
		b.article(a, copies[a.ID])
	}
	for _, f := range loose {
		b.fragment(f, place{})
	}
	for _, f := range files {
		b.rows.Inputs = append(b.rows.Inputs, b.input(f, name))
	}
	return b.done()
}

// Quarantined returns the row of a file that failed: error is one line for a
// person. What is not known of the file is left zero.
func Quarantined(run Run, f *paper.File, err string) *schema.Rows {
	b := &builder{run: run}
	in := b.input(f, f.Path)
	in.Status, in.Error = "quarantined", err
	return &schema.Rows{Inputs: []schema.Input{in}}
}

type builder struct {
	run     Run
	rows    *schema.Rows
	seen    map[string]bool   // ids of fragments and corrections already written
	numbers map[numberAt]bool // the same of unparsed numbers
}

// numberAt is where a number stands.
type numberAt struct {
	paragraph  string
	start, end int
}

// first puts a key among those seen, in one look-up, and reports whether it is new.
func first[K comparable](seen map[K]bool, key K) bool {
	n := len(seen)
	seen[key] = true
	return len(seen) > n
}

// newBuilder returns a builder with room for the rows of the stories.
func newBuilder(run Run, stories []*paper.Article, loose []*paper.Fragment, files []*paper.File) *builder {
	paragraphs, fragments, figures, unparsed := 0, len(loose), 0, 0
	for _, a := range stories {
		paragraphs, figures, unparsed = paragraphs+len(a.Paragraphs), figures+len(a.Figures), unparsed+len(a.Unparsed)
		for _, p := range a.Paragraphs {
			fragments += len(p.Fragments)
		}
	}
	r := used.Get().(*schema.Rows)
	r.Articles, r.Witnesses, r.Inputs = slices.Grow(r.Articles, len(stories)), slices.Grow(r.Witnesses, len(stories)), slices.Grow(r.Inputs, len(files))
	r.Paragraphs, r.Fragments = slices.Grow(r.Paragraphs, paragraphs), slices.Grow(r.Fragments, fragments)
	r.Figures, r.UnparsedNumbers = slices.Grow(r.Figures, figures), slices.Grow(r.UnparsedNumbers, unparsed)
	b := builders.Get().(*builder)
	b.run, b.rows = run, r
	return b
}

// builders are builders that are done, for the room their sets have: at most for so
// many ids, since a set is cleared in all its room.
var builders = sync.Pool{New: func() any { return &builder{seen: map[string]bool{}, numbers: map[numberAt]bool{}} }}

const idsKept = 1 << 12

// done returns the rows; the builder is another unit's from here on.
func (b *builder) done() *schema.Rows {
	rows := b.rows
	if len(b.seen) <= idsKept && len(b.numbers) <= idsKept {
		clear(b.seen)
		clear(b.numbers)
		b.rows = nil
		builders.Put(b)
	}
	return rows
}

// used are rows that were given back. They are large: of an issue after the other
// they would be much of what the collector has to do.
var used = sync.Pool{New: func() any { return new(schema.Rows) }}

// Recycle takes rows of [Unit] back, for the room they have. Nobody may read them
// any more.
func Recycle(rows *schema.Rows) {
	rows.Reset()
	used.Put(rows)
}

func (b *builder) input(f *paper.File, unit string) schema.Input {
	return schema.Input{
		SourceFile: f.Path, SHA256: f.SHA256, Bytes: f.Bytes, Encoding: f.Encoding, Status: "ok", Issue: review.Scope(f), Unit: unit,
		RulesVersion: b.run.RulesVersion, SchemaVersion: schema.Version, FirstRun: b.run.ID, LastRun: b.run.ID,
	}
}

// day returns a day as a nullable date.
func day(d paper.Day) schema.Opt[schema.Date] {
	if !d.Known() {
		return schema.Opt[schema.Date]{}
	}
	return schema.Some(schema.Date(d))
}

// days returns an interval of days. One whose ends are both the zero day was
// never set.
func days(from, to paper.Day) (start, end schema.Opt[schema.Date]) {
	if from == 0 && to == 0 {
		return
	}
	return day(from), day(to)
}

// float returns a pointer's value as a nullable number.
func float(p *float64) schema.Opt[float64] {
	if p == nil {
		return schema.Opt[float64]{}
	}
	return schema.Some(*p)
}

// or returns s, or the other where s is absent.
func or[T ~string](s, other T) string {
	if s == "" {
		return string(other)
	}
	return string(s)
}
