package schema

import "slices"

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
	r.Articles = append(r.Articles, o.Articles...)
	r.Witnesses = append(r.Witnesses, o.Witnesses...)
	r.Paragraphs = append(r.Paragraphs, o.Paragraphs...)
	r.Fragments = append(r.Fragments, o.Fragments...)
	r.Figures = append(r.Figures, o.Figures...)
	r.Corrections = append(r.Corrections, o.Corrections...)
	r.UnparsedNumbers = append(r.UnparsedNumbers, o.UnparsedNumbers...)
	r.Conflicts = append(r.Conflicts, o.Conflicts...)
	r.Inputs = append(r.Inputs, o.Inputs...)
	r.Runs = append(r.Runs, o.Runs...)
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

// Sort puts every table in its order, the one that Table.Sort names.
func (r *Rows) Sort() {
	sortRows(r.Articles, compareArticles)
	sortRows(r.Witnesses, compareWitnesses)
	sortRows(r.Paragraphs, compareParagraphs)
	sortRows(r.Fragments, compareFragments)
	sortRows(r.Figures, compareFigures)
	sortRows(r.Corrections, compareCorrections)
	sortRows(r.UnparsedNumbers, compareUnparsed)
	sortRows(r.Conflicts, compareConflicts)
	sortRows(r.Inputs, compareInputs)
	sortRows(r.Runs, compareRuns)
}

// sortRows sorts by pointer, for the rows are large.
func sortRows[T any](rows []T, compare func(a, b *T) int) {
	sorted := true
	for i := 1; i < len(rows) && sorted; i++ {
		sorted = compare(&rows[i-1], &rows[i]) <= 0
	}
	if sorted {
		return
	}
	// With where each stood, so that equal rows stay in order and the faster sort,
	// which does not promise that, can be used.
	type place struct {
		row *T
		at  int
	}
	places := make([]place, len(rows))
	for i := range rows {
		places[i] = place{&rows[i], i}
	}
	slices.SortFunc(places, func(a, b place) int {
		if c := compare(a.row, b.row); c != 0 {
			return c
		}
		return a.at - b.at
	})
	out := make([]T, len(rows))
	for i, p := range places {
		out[i] = *p.row
	}
	copy(rows, out)
}
