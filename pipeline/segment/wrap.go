package segment

import (
	"sort"

	"github.com/baoshu/baoshu/pipeline/edit"
	"github.com/baoshu/baoshu/pipeline/lm"
	"github.com/baoshu/baoshu/pipeline/paper"
)

// wrapped reads text whose lines are the lines of the page: pdftotext and OCR.
// Lines across columns are cut at the gap, stretches in which columns alternate
// are sorted out, and the lines of each column become paragraphs.
func (s *sheet) wrapped() {
	s.hard = true
	for _, pg := range s.file.Pages {
		var us []*unit
		for i := range pg.Lines {
			us = append(us, newUnit(pg, &pg.Lines[i]))
		}
		w := measure(us)
		us = w.unglue(us)
		w.indents(us)
		in := w.indented
		w = measure(us)
		if w.indented = in; !in {
			w.hang(us)
		}
		dbg("COLS %v hang %v\n", w.cols, w.hangs)
		s.hangs = s.hangs || w.hangs
		dbg("COLS %v hang %v indented %v\n", w.cols, w.hangs, w.indented)
		for from := 0; from < len(us); {
			to := from + 1
			for to < len(us) && (us[to].gap == 0 || us[to].glued > 1) {
				to++
			}
			s.block(us[from:to], w)
			from = to
		}
	}
	s.rejoin()
	s.solve()
}

// block makes pieces of lines that stand together.
func (s *sheet) block(us []*unit, w *widths) {
	s.blocks++
	glued := false
	for _, u := range us {
		glued = glued || u.glued > 0
	}
	if glued {
		us = s.peel(us, w)
	}
	if !glued && !tangled(us) {
		s.column(us, w)
		return
	}
	from := len(s.pieces)
	for _, col := range untangle(us, w) {
		s.column(col, w)
	}
	for _, p := range s.pieces[from:] {
		p.tangled = true
	}
}

// column makes pieces of the lines of one column, in order.
func (s *sheet) column(us []*unit, w *widths) {
	if p := headline(us, w); p != nil {
		p.block, p.top, p.bottom = s.blocks, true, true
		s.put(p)
		return
	}
	fills := w.fills(us)
	var cur *piece
	from := len(s.pieces)
	defer func() {
		if from < len(s.pieces) {
			s.pieces[from].top, s.pieces[len(s.pieces)-1].bottom = true, true
		}
	}()
	for i, u := range us {
		if i > 0 && cur != nil {
			if ok, conf := w.follows(cur, us[i-1], u, fills[i-1], fills[i], us); ok {
				s.mend(us[i-1], u, cur.rs, u.rs, edit.LineJoin)
				cur.add(u, paper.JoinLine, conf)
				cur.full = fills[i] == wholeFill
				if cur.class == short && ending(cur.rs) == 2 {
					cur.class = running
				}
				if cur.class == short && fills[i-1] != shortFill {
					cur.class = running
				}
				continue
			}
		}
		cur = newPiece(u)
		cur.block, cur.full, cur.fill = s.blocks, fills[i] != shortFill, fills[i]
		if cur.class == short && (u.glued > 0 || cur.full && len(us) > 1) {
			cur.class = running
		}
		s.put(cur)
	}
}

// peel takes the headlines off the top of a block in which columns alternate;
// two lines are one headline where the first is no whole phrase, or both are
// short.
func (s *sheet) peel(us []*unit, w *widths) []*unit {
	n := 0
	for n < len(us) && n < 4 && us[n].class == short && us[n].glued == 0 && len(w.cols) > 0 && (us[n].wide < w.main-6 || !w.fits(us[n].wide) && !w.fits(us[n].wide+indentWide)) {
		n++
	}
	for i := 0; i < n; i++ {
		p := newPiece(us[i])
		for i+1 < n && twoLines(p.rs, us[i+1].rs) {
			i++
			p.add(us[i], paper.JoinLine, 0.8)
		}
		p.block = s.blocks
		s.put(p)
	}
	return us[n:]
}

// twoLines reports whether two lines over a block are one headline: the first
// breaks off, or the two are alike in length.
func twoLines(a, b []rune) bool {
	switch last := a[len(a)-1]; {
	case last == '，' || last == '、' || endsDash(a):
		return true
	case closing(last):
		return false
	}
	d := len(a) - len(b)
	return d >= -1 && d <= 1 && len(a) <= 12 || clause(a) > 6.2
}

// headline makes one piece of a few short lines that stand alone: a headline or
// subhead set on several lines.
func headline(us []*unit, w *widths) *piece {
	if len(us) < 2 || len(us) > 4 {
		return nil
	}
	n := 0
	for i, u := range us {
		n += len(u.rs)
		if u.class != short || u.glued > 0 || i > 0 && midStart(u.rs) {
			return nil
		}
		if i > 0 && u.wide > us[i-1].wide+8 && letter(us[i-1].rs[len(us[i-1].rs)-1]) || i > 0 && u.wide > us[i-1].wide+8 && closing(us[i-1].rs[len(us[i-1].rs)-1]) {
			return nil // a headline, and a line of text
		}
	}
	last := us[len(us)-1]
	if n > 60 || ending(last.rs) == 0 && clause(last.rs) > 6.2 {
		return nil
	}
	col := w.near(us[0].wide)
	for _, u := range us[:len(us)-1] {
		if d := col - u.wide; len(us) > 2 && w.hangs && d >= -2 && d <= 2 && us[0].wide > 22 { // lines of running text
			return nil
		}
	}
	p := newPiece(us[0])
	for _, u := range us[1:] {
		p.add(u, paper.JoinLine, 0.9)
	}
	return p
}

// follows reports whether line b goes on with the paragraph p, whose last line is
// a, and how sure that is.
func (w *widths) follows(p *piece, a, b *unit, fa, fb fill, us []*unit) (bool, float64) {
	switch a.class {
	case running, short, lead, note, caption:
	default:
		return false, 0
	}
	switch b.class {
	case running, short:
	case name, caption, credit, note:
		if fa == shortFill || ending(a.rs) > 0 || p.class != running && p.class != short || judge(p.rs, b.rs).Gain < 6 {
			return false, 0
		}
	default:
		return false, 0
	}
	full := fa == wholeFill || fa == firstFill && len(p.units) == 1
	end := ending(p.rs)
	if len(p.units) == 1 && p.class == short && fa == shortFill && end < 2 && b.class == short && fb == shortFill {
		return len(us) <= 4 && torn(p.rs, b.rs) > -6, 0.8 // two lines of a heading
	}
	switch {
	case midStart(b.rs) && (full || len(b.rs) < 4):
		return true, 0.95
	case !full && end == 2:
		return false, 0
	case indented(b, a, us) || reports(b.rs):
		return false, 0
	case full && w.indented:
		g := judge(p.rs, b.rs).Gain
		return g > -20, sure(g + 10)
	case full && end < 2:
		g := judge(p.rs, b.rs).Gain
		if len(p.units) == 1 && p.class == short && clause(p.rs) < 4 && opens(b.rs) > 2.5 && torn(p.rs, b.rs) < -7 {
			return false, 0 // a headline that happens to fill the column
		}
		return g > -8, sure(g)
	case full:
		g := judge(p.rs, b.rs).Gain
		if w.hangs {
			switch {
			case fb == firstFill && ending(b.rs) < 2:
				return false, 0
			case fb == wholeFill:
				return g > -12, sure(g + 12)
			}
		}
		return g > fullStop, sure(g + 8)
	case p.class == short && len(p.units) == 1 && w.near(a.wide)-a.wide > 8: // a heading before its text
		return false, 0
	}
	g := judge(p.rs, b.rs).Gain
	return g > 14, sure(g - 10)
}

// fullStop is the gain from which a line that fills the column and ends a
// sentence is read on. Paragraphs end at the end of a line as often as other
// sentences do, so the model alone decides.
const fullStop = 0

// indented reports whether line b is indented where its neighbours are not: the
// first line of a paragraph.
func indented(b, a *unit, us []*unit) bool {
	if b.indent < 2 || b.indent <= a.indent && a.indent < 2 {
		return false
	}
	least := b.indent
	for _, u := range us {
		least = min(least, u.indent)
	}
	return b.indent-least >= 2 && b.indent-least <= 8
}

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
}

// measure finds the widths at which many lines end: those of its columns.
func measure(us []*unit) *widths {
	count := map[int]int{}
	n := 0
	for _, u := range us {
		if u.class != running && u.class != short && u.class != caption {
			continue
		}
		gaps := gapsOf(u)
		if u.glued > 0 || len(gaps) == 0 {
			count[u.wide]++
			n++
			continue
		}
		if len(gaps) > 3 {
			continue
		}
		from := 0
		for _, g := range append(gaps, len(u.rs)) {
			count[width(trimmed(u.rs[from:g]))]++
			n++
			from = g
		}
	}
	w := &widths{}
	var ws []int
	for w := range count {
		ws = append(ws, w)
	}
	sort.Ints(ws)
	near := func(w int) int { // wider columns vary more
		r := 1 + w/60
		c := count[w]
		for d := -r; d <= r; d++ {
			c += count[w+d]
		}
		return c
	}
	top := 0
	for _, x := range ws {
		c := near(x)
		if x < 14 || c < 6 || c*60 < n {
			continue
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
			first = first || near(x+d)*2 > c*3
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

// fits reports whether a width is that of a full line of some column.
func (w *widths) fits(x int) bool {
	for _, c := range w.cols {
		if x >= c-3 && x <= c+2 {
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
		room := col - u.wide
		next := 0
		if i+1 < len(us) {
			next = word(us[i+1].rs)
			if r := us[i+1].rs; len(r) > 0 && (r[0] == '“' || r[0] == '《' || r[0] == '（' || r[0] == '‘') {
				next = max(next, 4)
			}
		}
		switch {
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

// local returns the width of the column around line i: that of most lines near
// it, or for a few lines the page's column that is nearest to the widest.
func (w *widths) local(us []*unit, i int) int {
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
				if n[x] > 0 && col >= most-6 {
					return x
				}
			}
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
	w.hangs = yes >= 2 && yes > 2*no
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

// unglue cuts lines that lie across columns at the gaps between them.
func (w *widths) unglue(us []*unit) []*unit {
	if len(w.cols) == 0 {
		return us
	}
	var out []*unit
	for i, u := range us {
		alone := u.gap > 0 && (i+1 == len(us) || us[i+1].gap > 0)
		if alone && u.class == short && u.wide <= w.widest()+8 || u.class != running && u.class != short && u.class != caption || u.wide < w.cols[0]+4 && u.wide < w.widest() {
			out = append(out, u)
			continue
		}
		if m := w.around(us, i); m > 0 && u.wide <= m+3 { // as wide as the lines about it: OCR sets spaces at marks
			out = append(out, u)
			continue
		}
		parts := w.parts(u)
		for k, p := range parts {
			if len(parts) > 1 {
				p.glued = k + 1
			}
			out = append(out, p)
		}
	}
	return out
}

// around returns the width of the widest whole line near line i in its block; 0
// where it has none and its own width is no column's.
func (w *widths) around(us []*unit, i int) int {
	m := 0
	for j := i - 1; j >= 0 && j > i-12 && us[j+1].gap == 0; j-- {
		if len(gapsOf(us[j])) == 0 {
			m = max(m, us[j].wide)
		}
	}
	for j := i + 1; j < len(us) && j < i+12 && us[j].gap == 0; j++ {
		if len(gapsOf(us[j])) == 0 {
			m = max(m, us[j].wide)
		}
	}
	if m == 0 && w.fits(us[i].wide) {
		m = us[i].wide
	}
	return m
}

// parts returns the unit cut at the gaps that columns explain best, or as it is.
func (w *widths) parts(u *unit) []*unit {
	gaps := gapsOf(u)
	if _, end := dateline(u.rs); end > 0 { // the space behind 电 is no column gap
		k := 0
		for _, g := range gaps {
			if g > end {
				gaps[k] = g
				k++
			}
		}
		gaps = gaps[:k]
	}
	if len(gaps) == 0 || len(gaps) > 8 {
		return []*unit{u}
	}
	cuts := append(append([]int{0}, gaps...), len(u.rs))
	n := len(cuts)
	score, from := make([]float64, n), make([]int, n)
	for i := 1; i < n; i++ {
		score[i] = -1e9
		for j := 0; j < i; j++ {
			v := score[j] + w.segment(trimmed(u.rs[cuts[j]:cuts[i]]), i == n-1)
			v -= 1.5 * float64(i-1-j) // white space inside a column's line is rare
			if j > 0 {
				v -= 1.5
			}
			if v > score[i] {
				score[i], from[i] = v, j
			}
		}
	}
	var at []int
	for i := n - 1; i > 0; i = from[i] {
		if from[i] > 0 {
			at = append([]int{cuts[from[i]]}, at...)
		}
	}
	out := []*unit{}
	rest, done := u, 0
	for _, c := range at {
		if c-done <= 0 || c-done >= len(rest.rs) {
			continue
		}
		a, b := rest.split(c - done)
		done = len(u.rs) - len(b.rs)
		out = append(out, a)
		rest = b
	}
	return append(out, rest)
}

// segment scores a part of a line as a line of one column.
func (w *widths) segment(rs []rune, last bool) float64 {
	x := width(rs)
	switch {
	case x == 0:
		return -5
	case w.fits(x):
		return 3
	case x > w.widest()+4:
		return -4
	case ending(rs) == 2:
		return 1
	case last:
		return 0
	}
	return -1.5
}

func trimmed(rs []rune) []rune {
	for len(rs) > 0 && space(rs[0]) {
		rs = rs[1:]
	}
	for len(rs) > 0 && space(rs[len(rs)-1]) {
		rs = rs[:len(rs)-1]
	}
	return rs
}

// gapsOf returns where a line has white space inside, in its current text or
// taken out of it by an earlier edit.
func gapsOf(u *unit) []int {
	var out []int
	for i := 1; i < len(u.rs)-1; i++ {
		if space(u.rs[i]) && !space(u.rs[i-1]) {
			out = append(out, i)
		}
	}
	for _, e := range u.text.Edits() {
		if e.Kind == edit.Space && e.After == "" {
			if at := u.text.CleanOffset(e.Start); at > 0 && at < len(u.rs) {
				out = append(out, at)
			}
		}
	}
	sort.Ints(out)
	k := 0
	for i, x := range out {
		if i == 0 || x != out[k-1] {
			out[k] = x
			k++
		}
	}
	return out[:k]
}

// opens returns what speaks for a text beginning a paragraph, in bits.
func opens(rs []rune) float64 {
	m := lm.Default()
	if len(rs) == 0 || midStart(rs) {
		return -20
	}
	gain := 0.0
	start, alone := lm.State{}, lm.Unknown()
	for _, r := range rs[:min(3, len(rs))] {
		var a, b float32
		a, alone = m.Next(alone, r)
		b, start = m.Next(start, r)
		gain += float64(a - b)
	}
	return gain
}

// rejoin puts pieces together that a blank line cut: OCR sets one between
// paragraphs, but also inside them.
func (s *sheet) rejoin() {}
