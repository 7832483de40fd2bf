package segment

import "sort"

// indents finds out whether the lines that begin a paragraph are indented, and
// counts indents as part of the lines' widths where they are.
func (w *widths) indents(us []*unit) {
	n, least := 0, 1<<30
	for _, u := range us {
		least = min(least, u.indent)
	}
	for i, u := range us {
		if d := u.indent - least; d >= 2 && d <= 8 && i > 0 && ending(us[i-1].rs) > 0 {
			n++
		}
	}
	if w.indented = n >= 3 && n*50 > len(us); !w.indented {
		return
	}
	for _, u := range us {
		if d := u.indent - least; d <= 8 {
			u.wide += d
		}
	}
}

// widths are the column widths of a page, in half characters.
type widths struct {
	cols     []int
	main     int  // that of most lines
	indented bool // first lines of paragraphs are indented
	hangs    bool // first lines of paragraphs are narrower by a lost indent
	exact    bool // lines in mid-sentence are as wide as the column, to the character
}

// measure finds the widths at which many lines end: those of its columns.
func measure(us []*unit) *widths {
	count, goesOn := map[int]int{}, map[int]int{}
	n := 0
	add := func(rs []rune, wide int) {
		count[wide]++
		if n++; ending(rs) < 2 {
			goesOn[wide]++
		}
	}
	for _, u := range us {
		if u.class != running && u.class != short && u.class != caption {
			continue
		}
		gaps := gapsOf(u)
		if u.glued > 0 || len(gaps) == 0 {
			add(u.rs, u.wide)
			continue
		}
		if len(gaps) > 3 {
			continue
		}
		from := 0
		for _, g := range append(gaps, len(u.rs)) {
			part := trimmed(u.rs[from:g])
			add(part, width(part))
			from = g
		}
	}
	w := &widths{}
	var ws []int
	for w := range count {
		ws = append(ws, w)
	}
	sort.Ints(ws)
	about := func(count map[int]int, w int) int { // wider columns vary more
		r := 1 + w/60
		c := count[w]
		for d := -r; d <= r; d++ {
			c += count[w+d]
		}
		return c
	}
	near := func(w int) int { return about(count, w) }
	top := 0
	for _, x := range ws {
		c := near(x)
		if x < 14 || c < 6 || c*60 < n || about(goesOn, x) < 6 {
			continue // most lines that end a sentence before the column's end are the last of paragraphs
		}
		peak := true
		for d := -2; d <= 2; d++ {
			if o := near(x + d); o > c || o == c && d > 0 && count[x+d] > 0 {
				peak = false
			}
		}
		if !peak {
			continue
		}
		first := false // the first lines of paragraphs, narrower by a lost indent
		for d := 3; d <= 5; d++ {
			first = first || near(x+d)*2 > c*3 || near(x+d)*2 > c && precedes(us, x, x+d)
		}
		if !first {
			w.cols = append(w.cols, x)
			if c > top {
				top, w.main = c, x
			}
		}
	}
	return w
}

// precedes reports whether lines of one width in mid-sentence stand before lines
// of another rather than before their like, as the first lines of paragraphs do.
func precedes(us []*unit, first, whole int) bool {
	like, other := 0, 0
	for i, u := range us[:max(0, len(us)-1)] {
		if v := us[i+1]; u.wide == first && v.gap == 0 && ending(u.rs) == 0 {
			switch d := v.wide - first; {
			case d >= -1 && d <= 1:
				like++
			case d >= whole-first-1 && d <= whole-first+1:
				other++
			}
		}
	}
	return other >= 4 && other > 2*like
}

// fits reports whether a width is that of a full line of some column.
func (w *widths) fits(x int) bool {
	for _, c := range w.cols {
		if x >= c-3 && x <= c+2 {
			return true
		}
	}
	return false
}

// full reports whether a line of a width reaches the end of a column: as it stands,
// or as the first of a paragraph, behind its indent.
func (w *widths) full(x int) bool { return w.fits(x) || w.fits(x+indentWide) }

// peak reports whether a width is a column's.
func (w *widths) peak(x int) bool {
	for _, c := range w.cols {
		if x == c {
			return true
		}
	}
	return false
}

// widest returns the greatest column width, or 0.
func (w *widths) widest() int {
	if len(w.cols) == 0 {
		return 0
	}
	return w.cols[len(w.cols)-1]
}

// A fill is how a line fills its column.
type fill uint8

const (
	shortFill fill = iota // it ends before the column does
	firstFill             // it fills the column but for the indent that a paragraph's first line had
	wholeFill             // it fills the column
)

// indentWide is the indent of a paragraph, two characters, which pdftotext and
// OCR leave out.
const indentWide = 4

// fills says of each line of a column how it fills it.
func (w *widths) fills(us []*unit) []fill {
	out := make([]fill, len(us))
	for i, u := range us {
		col := w.local(us, i)
		row := u.wide
		if i > 0 && w.broken(us[i-1], u, col) { // a row broken in two
			row += us[i-1].wide
		} else if i+1 < len(us) && w.broken(u, us[i+1], col) {
			row += us[i+1].wide
		}
		room := col - row
		next := 0
		if i+1 < len(us) {
			next = word(us[i+1].rs)
			if r := us[i+1].rs; len(r) > 0 && (r[0] == '“' || r[0] == '《' || r[0] == '（' || r[0] == '‘') {
				next = max(next, 4)
			}
		}
		switch {
		case w.exact && room > 0 && i+1 < len(us) && token(us[i+1].rs) <= room:
			// what follows would have fitted: the paragraph is over
		case room <= 3 && !(w.hangs && room == 3):
			out[i] = wholeFill
		case next >= room && room < 24:
			out[i] = wholeFill
		case w.hangs && (room-indentWide <= 2 || next >= room-indentWide && room < 24):
			out[i] = firstFill
		case room <= 3:
			out[i] = wholeFill
		}
	}
	return out
}

// broken reports whether two lines are one row of a column: the second begins
// with a mark that nothing begins with and fills what the first has left.
func (w *widths) broken(a, b *unit, col int) bool {
	if !midStart(b.rs) || ending(a.rs) == 2 || a.wide > col-4 {
		return false
	}
	room := col - a.wide - b.wide
	return room >= -3 && room <= 3 || w.hangs && room >= indentWide-2 && room <= indentWide+2
}

// local returns the width of the column around line i: that of most lines near
// it, or for a few lines the page's column that is nearest to the widest.
func (w *widths) local(us []*unit, i int) int {
	if c := us[i].col; c > 0 {
		return c
	}
	var n [256]int
	most, lines := 0, 0
	for j := max(0, i-9); j < min(len(us), i+10); j++ {
		if c := us[j].class; (c == running || c == short) && us[j].wide < len(n) {
			n[us[j].wide]++
			most = max(most, us[j].wide)
			lines++
		}
	}
	if lines >= 4 {
		col, best := most, 0
		for x := most; x >= most*3/4 && x > 0; x-- {
			c := 2 * n[x]
			if x+1 < len(n) {
				c += n[x+1]
			}
			c += n[x-1]
			if c > best+1 || c > best && col-x < 3 {
				col, best = x, c
			}
		}
		if w.hangs && n[col] > 0 { // the column, not its first lines
			for x := col + 3; x <= min(col+5, len(n)-1); x++ {
				if n[x] > 0 && col >= most-6 && (2*n[x] >= n[col] || !w.peak(col) || w.peak(x)) {
					return x
				}
			}
		}
		if w.hangs && lines < 6 && !w.has(col) && w.has(col+indentWide) { // first and last lines alone
			return w.near(col + indentWide - 1)
		}
		if w.exact && !w.has(col) { // lines of verse
			return w.near(most)
		}
		return col
	}
	for _, c := range w.cols {
		if c >= most-2 {
			return c
		}
	}
	return most
}

// has reports whether a width is that of a column, give or take one.
func (w *widths) has(x int) bool {
	for _, c := range w.cols {
		if x >= c-1 && x <= c+1 {
			return true
		}
	}
	return false
}

// hang finds out whether the paragraphs of the page lost their indents: most
// lines after the end of a paragraph are short by it and yet in mid-sentence.
func (w *widths) hang(us []*unit) {
	yes, no := 0, 0
	for i := 1; i < len(us); i++ {
		a, b := us[i-1], us[i]
		if b.class != running && b.class != short || ending(a.rs) != 2 || ending(b.rs) == 2 || b.indent > 1 {
			continue
		}
		col := w.local(us, i)
		if a.wide >= col-6 {
			continue
		}
		switch room := col - b.wide; {
		case room >= 3 && room <= 6:
			yes++
		case room <= 1 && room >= -1:
			no++
		}
	}
	w.hangs = yes >= 2 && yes > 2*no || w.dented(us)
}

// dented finds the same where columns alternate, so that the line before says
// nothing: many lines in mid-sentence are short of a column by just an indent,
// and hardly any by a little more.
func (w *widths) dented(us []*unit) bool {
	full, first, other := 0, 0, 0
	for _, u := range us {
		if u.class != running && u.class != short || ending(u.rs) > 0 || u.glued > 1 || u.indent > 1 {
			continue
		}
		switch room := w.near(u.wide) - u.wide; {
		case room <= 1:
			full++
		case room == indentWide:
			first++
		case room >= 2*indentWide && room < 3*indentWide:
			other++
		}
	}
	return first >= 4 && first*20 >= full && first > 2*other
}

// exactly finds out whether lines are set to the character: nearly all that end in
// mid-sentence are as wide as the next such line.
func (w *widths) exactly(us []*unit) {
	same, n := 0, 0
	last := 0
	for i := 0; i+1 < len(us); i++ {
		u := us[i]
		if u.class != running && u.class != short || us[i+1].gap > 0 || ending(u.rs) > 0 || token(us[i+1].rs) != 2 || len(u.rs) < 10 {
			continue
		}
		if last > 0 {
			n++
			if u.wide == last {
				same++
			}
		}
		last = u.wide
	}
	w.exact = n >= 20 && same*20 >= n*17
}

// token returns the width of what a line end does not cut at the start of a line: a
// character or a Latin word or number, with the marks that begin no line behind it.
func token(rs []rune) int {
	n := 0
	for n < len(rs) && rs[n] > ' ' && rs[n] < 0x7f {
		n++
	}
	i := n
	if n == 0 && len(rs) > 0 {
		n, i = 2, 1
		if hasRune(rs[:1], '“', '《', '（', '‘', '【') && len(rs) > 1 {
			n, i = 4, 2
		}
	}
	for i < len(rs) && midStart(rs[i:]) {
		n, i = n+2, i+1
	}
	return n
}

// near returns the narrowest column width that a line of width x fits in.
func (w *widths) near(x int) int {
	for _, c := range w.cols {
		if c >= x-2 {
			return c
		}
	}
	return x
}

// word returns the width of the Latin or number word at the start of a line,
// with the mark behind it, which a line end does not cut.
func word(rs []rune) int {
	n := 0
	for n < len(rs) && (rs[n] > ' ' && rs[n] < 0x7f) {
		n++
	}
	if n > 0 && n < len(rs) && (midStart(rs[n:])) {
		n += 2
	}
	return n
}
