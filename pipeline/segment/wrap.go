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
		w = measure(us)
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
	if !glued {
		s.column(us, w)
		return
	}
	for _, col := range untangle(us, w) {
		s.column(col, w)
	}
}

// column makes pieces of the lines of one column, in order.
func (s *sheet) column(us []*unit, w *widths) {
	full := w.full(us)
	var cur *piece
	for i, u := range us {
		if i > 0 && cur != nil {
			if ok, conf := follows(cur, us[i-1], u, full[i-1], us); ok {
				s.mend(us[i-1], u, cur.rs, u.rs, edit.LineJoin)
				cur.add(u, paper.JoinLine, conf)
				cur.full = full[i]
				if cur.class == short && ending(cur.rs) == 2 {
					cur.class = running
				}
				continue
			}
		}
		cur = newPiece(u)
		cur.block, cur.full = s.blocks, full[i]
		s.put(cur)
	}
}

// follows reports whether line b goes on with the paragraph p, whose last line is
// a, and how sure that is.
func follows(p *piece, a, b *unit, full bool, us []*unit) (bool, float64) {
	if a.class != running && a.class != short && a.class != lead && a.class != note && a.class != caption || b.class != running && b.class != short {
		if !(b.class == name && full && ending(a.rs) == 0) {
			return false, 0
		}
	}
	end := ending(p.rs)
	if len(p.units) == 1 && p.class == short && !full && end < 2 && b.class == short {
		// two lines of a heading
		return len(us) <= 4 && torn(p.rs, b.rs) > -6 && b.indent <= a.indent+1, 0.8
	}
	switch {
	case !full && end == 2:
		return false, 0
	case indented(b, a, us):
		return false, 0
	case full && end < 2:
		g := judge(p.rs, b.rs).Gain
		return g > -8, sure(g)
	case full:
		g := judge(p.rs, b.rs).Gain
		return g > fullStop, sure(g + 8)
	}
	if p.class == short { // a heading before its text
		t := torn(p.rs, b.rs)
		return t > 2, sure(t)
	}
	g := judge(p.rs, b.rs).Gain
	return g > 14, sure(g - 10)
}

// fullStop is the gain from which a line that fills the column and ends a
// sentence is read on: most such lines are inside a paragraph.
const fullStop = -3.5

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

// widths are the column widths of a page, in half characters.
type widths struct{ cols []int }

// measure finds the widths at which many lines end: those of its columns.
func measure(us []*unit) *widths {
	count := map[int]int{}
	n := 0
	for _, u := range us {
		if u.class == running || u.class == short {
			count[u.wide]++
			n++
		}
	}
	var ws []int
	for w := range count {
		ws = append(ws, w)
	}
	sort.Ints(ws)
	near := func(w int) int { return count[w-1] + count[w] + count[w+1] }
	w := &widths{}
	for _, x := range ws {
		c := near(x)
		if x < 14 || c < 3 || c*40 < n {
			continue
		}
		peak := true
		for d := -4; d <= 4; d++ {
			if o := near(x + d); o > c || o == c && d > 0 && count[x+d] > 0 {
				peak = false
			}
		}
		if peak {
			w.cols = append(w.cols, x)
		}
	}
	return w
}

// fits reports whether a width is that of a full line of some column.
func (w *widths) fits(x int) bool {
	for _, c := range w.cols {
		if x >= c-3 && x <= c+3 {
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

// full says of each line of a column whether it fills it, so that its text may
// go on in the next. A line that the next line's first word would not have
// fitted on is full too.
func (w *widths) full(us []*unit) []bool {
	out := make([]bool, len(us))
	for i, u := range us {
		wide := 0
		for j := max(0, i-6); j < min(len(us), i+7); j++ {
			if us[j].class == running || us[j].class == short {
				wide = max(wide, us[j].wide)
			}
		}
		col := wide
		if len(us) < 4 { // too few lines to tell: the nearest column of the page
			for _, c := range w.cols {
				if c+3 >= wide {
					col = max(c, wide)
					break
				}
			}
		}
		room := col - u.wide
		out[i] = room <= 3
		if !out[i] && i+1 < len(us) {
			out[i] = word(us[i+1].rs) >= room && room < 24
		}
	}
	return out
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
	for _, u := range us {
		if u.class != running && u.class != short && u.class != caption || u.wide < w.cols[0]+4 && u.wide < w.widest() {
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

// parts returns the unit cut at the gaps that columns explain best, or as it is.
func (w *widths) parts(u *unit) []*unit {
	gaps := gapsOf(u)
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
