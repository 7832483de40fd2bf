package schema

import (
	"cmp"
	"encoding/binary"
	"math"
	"reflect"
	"slices"
	"unsafe"
)

// Rows is rows of all tables: what one issue of a paper becomes, and what a part
// of the dataset holds.
type Rows struct {
	Articles        []Article
	Witnesses       []Witness
	Paragraphs      []Paragraph
	Fragments       []Fragment
	Figures         []Figure
	Corrections     []Correction
	UnparsedNumbers []UnparsedNumber
	Conflicts       []Conflict
	Inputs          []Input
	Runs            []Run
}

// Slice returns a pointer to the rows of a table, such as *[]Figure, or nil
// where there is no such table.
func (r *Rows) Slice(table string) any {
	switch table {
	case "articles":
		return &r.Articles
	case "witnesses":
		return &r.Witnesses
	case "paragraphs":
		return &r.Paragraphs
	case "fragments":
		return &r.Fragments
	case "figures":
		return &r.Figures
	case "corrections":
		return &r.Corrections
	case "unparsed_numbers":
		return &r.UnparsedNumbers
	case "conflicts":
		return &r.Conflicts
	case "inputs":
		return &r.Inputs
	case "runs":
		return &r.Runs
	}
	return nil
}

// Count returns how many rows there are in all tables.
func (r *Rows) Count() int {
	return len(r.Articles) + len(r.Witnesses) + len(r.Paragraphs) + len(r.Fragments) + len(r.Figures) + len(r.Corrections) +
		len(r.UnparsedNumbers) + len(r.Conflicts) + len(r.Inputs) + len(r.Runs)
}

// Append adds the rows of another.
func (r *Rows) Append(o *Rows) {
	v, from := reflect.ValueOf(r).Elem(), reflect.ValueOf(o).Elem()
	for i := range v.NumField() {
		v.Field(i).Set(reflect.AppendSlice(v.Field(i), from.Field(i)))
	}
}

// Reset takes all rows out and keeps the room they had.
func (r *Rows) Reset() {
	r.Articles, r.Witnesses, r.Paragraphs = empty(r.Articles), empty(r.Witnesses), empty(r.Paragraphs)
	r.Fragments, r.Figures, r.Corrections = empty(r.Fragments), empty(r.Figures), empty(r.Corrections)
	r.UnparsedNumbers, r.Conflicts, r.Inputs, r.Runs = empty(r.UnparsedNumbers), empty(r.Conflicts), empty(r.Inputs), empty(r.Runs)
}

// empty clears rows, so that nothing they point at stays in memory.
func empty[T any](rows []T) []T {
	clear(rows)
	return rows[:0]
}

// Truncate takes all rows out, keeps the room they had, and leaves in it what they
// point at until others stand there.
func (r *Rows) Truncate() {
	v := reflect.ValueOf(r).Elem()
	for i := range v.NumField() {
		v.Field(i).SetLen(0)
	}
}

// Since returns the rows that came after those which were there when had was copied
// from r. They are in the memory of r.
func (r *Rows) Since(had *Rows) *Rows {
	out := new(Rows)
	from, to, v := reflect.ValueOf(had).Elem(), reflect.ValueOf(out).Elem(), reflect.ValueOf(r).Elem()
	for i := range v.NumField() {
		to.Field(i).Set(v.Field(i).Slice(from.Field(i).Len(), v.Field(i).Len()))
	}
	return out
}

// Shorten takes out what was deleted from the rows that Since returned.
func (r *Rows) Shorten(had, since *Rows) {
	a, b, v := reflect.ValueOf(had).Elem(), reflect.ValueOf(since).Elem(), reflect.ValueOf(r).Elem()
	for i := range v.NumField() {
		v.Field(i).SetLen(a.Field(i).Len() + b.Field(i).Len())
	}
}

// Sort puts every table in its order, the one that Table.Sort names.
func (r *Rows) Sort() {
	sortRows(r.Articles, compareArticles, func(a *Article) uint64 { return dateKey(a.PubDate, a.ArticleID) })
	sortRows(r.Witnesses, compareWitnesses, func(a *Witness) uint64 { return textKey(a.ArticleID) })
	sortRows(r.Paragraphs, compareParagraphs, func(a *Paragraph) uint64 { return dateKey(a.PubDate, a.ArticleID) })
	sortRows(r.Fragments, compareFragments, func(a *Fragment) uint64 { return textKey(a.SourceFile) })
	sortRows(r.Figures, compareFigures, func(a *Figure) uint64 { return dateKey(a.PubDate, a.ArticleID) })
	sortRows(r.Corrections, compareCorrections, func(a *Correction) uint64 { return lastKey(a.ArticleID) })
	sortRows(r.UnparsedNumbers, compareUnparsed, func(a *UnparsedNumber) uint64 { return textKey(a.ArticleID) })
	sortRows(r.Conflicts, compareConflicts, func(a *Conflict) uint64 { return textKey(a.ArticleID) })
	sortRows(r.Inputs, compareInputs, func(a *Input) uint64 { return textKey(a.SourceFile) })
	sortRows(r.Runs, compareRuns, func(*Run) uint64 { return 0 })
}

// textKey is the beginning of a text as a number: texts whose keys differ are in
// the order of these.
func textKey(s string) uint64 {
	if len(s) >= 8 {
		return binary.BigEndian.Uint64(unsafe.Slice(unsafe.StringData(s), 8))
	}
	var b [8]byte
	copy(b[:], s)
	return binary.BigEndian.Uint64(b[:])
}

// lastKey is that of a text that stands last where it is absent.
func lastKey(s string) uint64 {
	if s == "" {
		return math.MaxUint64
	}
	return textKey(s)
}

// dateKey is that of a date, absent ones last, and a text.
func dateKey(d Opt[Date], s string) uint64 {
	day := uint64(math.MaxUint32)
	if d.OK {
		day = uint64(int64(d.V) - math.MinInt32)
	}
	return day<<32 | textKey(s)>>32
}

// place is where a row stood, or n rows one after the other, and the number that
// decides most comparisons.
type place struct {
	key   uint64
	at, n int
}

func (a place) compare(b place) int {
	if a.key != b.key {
		return cmp.Compare(a.key, b.key)
	}
	return a.at - b.at
}

// sortRows sorts rows, which are large: by their places, and by a number that
// decides most comparisons. Where key is less, compare is below 0.
func sortRows[T any](rows []T, compare func(a, b *T) int, key func(*T) uint64) {
	sorted := true
	for i := 1; i < len(rows) && sorted; i++ {
		sorted = compare(&rows[i-1], &rows[i]) <= 0
	}
	if sorted {
		return
	}
	// Rows of one key stand together, mostly: those of one story. With where each
	// stood, so that equal rows stay in order and the faster sort, which does not
	// promise that, can be used.
	var runs []place
	for i := range rows {
		if k := key(&rows[i]); len(runs) == 0 || runs[len(runs)-1].key != k {
			runs = append(runs, place{k, i, 0})
		}
		runs[len(runs)-1].n++
	}
	slices.SortFunc(runs, place.compare)
	places := make([]place, 0, len(rows))
	for _, r := range runs {
		for i := range r.n {
			places = append(places, place{r.key, r.at + i, 1})
		}
	}
	// Those of one key come in order, mostly.
	inOrder := func(a, b place) int {
		if c := compare(&rows[a.at], &rows[b.at]); c != 0 {
			return c
		}
		return a.at - b.at
	}
	for from, to := 0, 0; from < len(places); from = to {
		for to = from + 1; to < len(places) && places[to].key == places[from].key; {
			to++
		}
		if same := places[from:to]; !slices.IsSortedFunc(same, inOrder) {
			slices.SortFunc(same, inOrder)
		}
	}
	// Each row goes to its place once, in circles.
	for i := range places {
		if places[i].at == i {
			continue
		}
		first, to := rows[i], i
		for {
			from := places[to].at
			places[to].at = to
			if from == i {
				rows[to] = first
				break
			}
			rows[to] = rows[from]
			to = from
		}
	}
}
