package segment

// Of a table that stands amid columns, pdftotext and OCR leave lines of cells:
//
//	项目 单位 数量 增长%
//	钢材产量 万吨 4186 16.6
//	粮食产量 万吨 2629 2.3
//
// They are rows where several near each other have equally many cells and end in
// figures; what stands over them with as many cells, and no figure, is their head.
const (
	leastCells = 3
	leastRows  = 3
	widestCell = 10 // characters
	rowsApart  = 6  // lines, among which the lines of other columns may stand
)

// rows marks the rows of tables among the lines of a page.
func rows(us []*unit) {
	last, at := 0, []int(nil) // the rows so far, all of so many cells
	done := func() {
		if len(at) < leastRows {
			return
		}
		for _, i := range at {
			us[i].class, us[i].rule = table, "table/row"
		}
		for i := at[0] - 1; i >= 0 && i >= at[0]-rowsApart; i-- {
			if n, figures := cells(us[i]); n == last && figures == 0 {
				us[i].class, us[i].rule = table, "table/head"
			}
		}
	}
	for i, u := range us {
		n, figures := cells(u)
		if n < leastCells || figures == 0 || figures == n {
			continue
		}
		if len(at) > 0 && (n != last || i-at[len(at)-1] > rowsApart) {
			done()
			at = at[:0]
		}
		at, last = append(at, i), n
	}
	done()
}

// cells counts the cells of a line, and how many of those at its end are figures; no
// cells where one is too long or holds a mark of a sentence.
func cells(u *unit) (n, figures int) {
	if u.class != running && u.class != short && u.class != name {
		return 0, 0
	}
	from := 0
	for _, to := range append(gapsOf(u), len(u.rs)) {
		cell := trimmed(u.rs[from:to])
		from = to
		if len(cell) == 0 || len(cell) > widestCell || hasRune(cell, '，', '。', '；', '、', '：', '？', '！', '“', '”') {
			return 0, 0
		}
		n++
		if figures++; !figure(cell) {
			figures = 0
		}
	}
	return n, figures
}

// figure reports whether a cell is a number and nothing else.
func figure(cell []rune) bool {
	digits := 0
	for _, r := range cell {
		switch {
		case isDigit(r):
			digits++
		case !hasRune([]rune(".．,+-−—%％‰"), r):
			return false
		}
	}
	return digits > 0
}
