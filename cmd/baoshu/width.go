package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/width"
)

// columns returns how many columns of a terminal a text takes: two for an East
// Asian wide character.
func columns(s string) (n int) {
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		case width.EastAsianAmbiguous:
			// “ ” — … are set wide among Chinese, which this output is.
			n += 2
		default:
			n++
		}
	}
	return
}

// clip shortens a text to at most limit columns, with … for what is left out.
func clip(s string, limit int) string {
	if columns(s) <= limit {
		return s
	}
	n := 0
	for i, r := range s {
		w := columns(string(r))
		if n+w > limit-2 {
			return s[:i] + "…"
		}
		n += w
	}
	return s
}

// A table is rows of cells, printed in columns as wide as their widest cell.
type table struct {
	head  []string
	right []string // the heads of columns of numbers, which stand to the right
	rows  [][]string
	max   int // columns of the widest cell that is not clipped
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// print writes the table; nothing where it has no rows.
func (t *table) print(w io.Writer) error {
	if len(t.rows) == 0 {
		return nil
	}
	limit := t.max
	if limit == 0 {
		limit = 36
	}
	wide := make([]int, len(t.head))
	all := append([][]string{t.head}, t.rows...)
	for _, row := range all {
		for i := range row {
			row[i] = clip(oneLine(row[i]), limit)
			wide[i] = max(wide[i], columns(row[i]))
		}
	}
	var b strings.Builder
	for _, row := range all {
		for i, cell := range row {
			space := strings.Repeat(" ", wide[i]-columns(cell))
			switch {
			case slices.Contains(t.right, t.head[i]):
				b.WriteString(space + cell)
			case i < len(row)-1:
				b.WriteString(cell + space)
			default:
				b.WriteString(cell)
			}
			if i < len(row)-1 {
				b.WriteString("  ")
			}
		}
		b.WriteByte('\n')
	}
	_, err := fmt.Fprint(w, b.String())
	return err
}
