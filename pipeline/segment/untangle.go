package segment

import "sort"

// Where columns were read side by side, their lines alternate, some on a line of
// their own, some glued to the line of the next column:
//
//	厂家。这两年，陶瓷行业正从“拼产量”转向“拼花     the second column
//	干部群众                                           the third
//	力、新品种推广， 色、拼设计”，路越走越宽。         the first, and the second
//
// A row holds one line of each column, left to right; so columns take turns in a
// fixed order until one ends. Untangling appends each line to one of a few open
// columns; among all ways to do so, the one in which the lines read on best, are
// as wide as their columns and keep their turns is sought with a beam.

// beam is how many ways are kept, columns how many may be open.
const (
	beam    = 64
	columns = 6
)

// A tangle is one way to sort the lines up to some point.
type tangle struct {
	bits   float64
	tails  [columns]int16 // index of the last line of each column
	wide   [columns]int16 // the width of each
	have   [columns]int16 // the width of its last row, which may be two lines of the source
	rows   [columns]int16 // how many rows down the last line of each stands
	order  [columns]int8  // in which they take turns
	open   int8           // how many there are
	active uint8          // those that have not been passed over
	first  uint8          // those whose last row begins a paragraph
	back   *tangle
	headed int8 // how many lines more a column may begin under a heading that stood by itself
	col    int8 // where the last line went; -1 a line by itself
	last   int8 // column of the last line that went to one
}

// Bits for and against what a line does to the columns of a tangle.
const (
	opened   = -3.0 // a new column on a line of its own
	beside   = -1.4 // a new column on the line of another
	headed   = -3.0 // a new column, as a heading begins
	beneath  = -2.0 // a new column under a heading
	amidst   = -5.0 // a new column where others have run for a while
	reopened = -8.0 // a column that was passed over goes on
	skipped  = -1.5 // a column's turn comes and another's line stands there
	passed   = -1.0 // it comes three times: the column has ended
	rival    = 6.0  // how much better one of many other lines may read on by chance
	between  = -5.0 // it stands between two parts of one line
	level    = -1.0 // a part of a line stands a row under the part before it
	indent   = -7.0 // a part of a line begins a paragraph, though its indent would have parted it
	ragged   = -5.0 // a part of a line does not reach the part behind it
)

// A tangler sorts the lines of one block.
type tangler struct {
	us    []*unit
	w     *widths
	open  []float64 // what speaks for each line beginning a paragraph
	heads []bool    // which lines look like headings
	slack []int     // width of the word at its start, which a line end does not cut
	fits  map[[2]int16]float64
	goes  []float64 // how well some other block of the page reads on from each line
	comes []float64 // how well each line reads on from some other block
}

// edges are the first and last lines of the blocks of a page.
type edges struct{ tops, bottoms []*unit }

// edgesOf returns the edges of a page's blocks.
func edgesOf(us []*unit) *edges {
	e := &edges{}
	for from := 0; from < len(us); {
		to := blockEnd(us, from)
		if a, z := us[from], us[to-1]; to-from > 1 {
			if a.class == running || a.class == short {
				e.tops = append(e.tops, a)
			}
			if (z.class == running || z.class == short) && ending(z.rs) == 0 {
				e.bottoms = append(e.bottoms, z)
			}
		}
		from = to
	}
	return e
}

// maxEdges bounds the seams that are judged for it; no page has so many.
const maxEdges = 40000

// elsewhere finds what other blocks say of each line of this one.
func (t *tangler) elsewhere(e *edges) {
	own := make(map[*unit]bool, len(t.us))
	for _, u := range t.us {
		own[u] = true
	}
	t.goes, t.comes = make([]float64, len(t.us)), make([]float64, len(t.us))
	if len(t.us)*(len(e.tops)+len(e.bottoms)) > maxEdges {
		return
	}
	for i, u := range t.us {
		if u.class != running && u.class != short {
			continue
		}
		if ending(u.rs) == 0 {
			for _, v := range e.tops {
				if !own[v] {
					t.goes[i] = max(t.goes[i], judge(u.rs, v.rs).Fit)
				}
			}
		}
		for _, v := range e.bottoms {
			if !own[v] {
				t.comes[i] = max(t.comes[i], judge(v.rs, u.rs).Fit)
			}
		}
	}
}

// untangle sorts the lines of a block into columns, in the order they opened.
func untangle(us []*unit, w *widths, e *edges) [][]*unit {
	if len(us) > 2000 { // no page has such a block; keep it linear and in order
		return [][]*unit{us}
	}
	t := &tangler{us: us, w: w, fits: map[[2]int16]float64{}}
	for i, u := range us {
		t.open = append(t.open, max(-8, min(6, opens(u.rs))))
		t.heads = append(t.heads, u.class == short && u.glued == 0 && ending(u.rs) == 0 && t.open[i] > -4 && clause(u.rs) <= 6.2)
		t.slack = append(t.slack, 0)
		if i > 0 {
			t.slack[i] = word(u.rs)
		}
	}
	t.elsewhere(e)
	ways := []*tangle{{last: -1, col: -1}}
	var next []*tangle
	for i := range us {
		next = next[:0]
		for _, x := range ways {
			next = t.grow(next, x, i)
		}
		ways = prune(next)
	}
	best := ways[0]
	for _, x := range ways {
		if x.bits > best.bits {
			best = x
		}
	}
	return best.collect(us)
}

// prune keeps the best ways, one for each state that they lead to.
func prune(next []*tangle) []*tangle {
	sort.SliceStable(next, func(a, b int) bool { return next[a].bits > next[b].bits })
	var ways []*tangle
	for _, x := range next {
		dup := false
		for _, k := range ways {
			if k.tails == x.tails && k.open == x.open && k.active == x.active && k.last == x.last && k.order == x.order && k.wide == x.wide && k.have == x.have && k.first == x.first && k.rows == x.rows {
				dup = true
				break
			}
		}
		if !dup {
			ways = append(ways, x)
		}
		if len(ways) == beam {
			break
		}
	}
	return ways
}

// grow appends the ways in which line i can go on with x.
func (t *tangler) grow(out []*tangle, x *tangle, i int) []*tangle {
	u := t.us[i]
	alone := func(bits float64) {
		n := *x
		n.bits, n.back, n.col = x.bits+bits, x, -1
		if t.heads[i] || u.class == name || u.class == byline {
			n.headed = columns
		}
		out = append(out, &n)
	}
	if u.class != running && u.class != short && u.class != lead && u.class != name {
		alone(0)
		return out
	}
	for c := int8(0); c < x.open; c++ {
		if u.glued > 1 && int(x.tails[c]) >= i-u.glued+1 {
			continue // already holds a part of this line
		}
		n := *x
		n.back, n.col, n.last, n.headed = x, c, c, max(0, x.headed-1)
		if t.rest(x, c, i) {
			n.bits += t.broken(int(x.tails[c]), i)
			n.have[c] += int16(u.wide)
		} else {
			bits, begin := t.after(int(x.tails[c]), i, int(x.wide[c]), int(x.have[c]), x.first&(1<<c) != 0)
			n.bits += bits + n.turn(x.last, c, u.glued > 1)
			if n.first &^= 1 << c; begin {
				n.first |= 1 << c
			}
			n.have[c] = int16(u.wide)
		}
		n.tails[c] = int16(i)
		n.active |= 1 << c
		if d := u.wide - int(n.wide[c]); d > 0 && d <= 2 && !t.w.peak(int(n.wide[c])) {
			n.wide[c] = int16(u.wide)
		}
		out = append(out, &n)
	}
	if x.open < columns {
		out = t.start(out, x, i)
	}
	if u.class == name || u.class == short && (u.glued > 0 || u.wide > t.w.main-6 && t.w.full(u.wide)) {
		alone(-6)
	} else if u.class == short { // a headline
		if x.last >= 0 && x.rows[x.last] > 2 {
			alone(-3)
		} else {
			alone(-1)
		}
	}
	return out
}

// turn gives column c the next line and returns what speaks for its being c's
// turn; beside says that the line is a part of the last one's. A row holds one line
// of each column, so a column that stays behind by rows has ended.
func (n *tangle) turn(last, c int8, beside bool) float64 {
	if last < 0 {
		return 0
	}
	bits := 0.0
	row := n.rows[c] + 1
	if n.active&(1<<c) == 0 {
		bits += reopened
		row = max(row, n.rows[last])
	}
	if beside {
		switch row = n.rows[last]; {
		case row < n.rows[c]:
			bits += between
			row = n.rows[c] + 1
		case row == n.rows[c]: // a heading is higher than a row
			bits += level
			row++
		}
	}
	at := int8(0)
	for n.order[at] != last {
		at++
	}
	for k := int8(1); k <= n.open; k++ {
		d := n.order[(at+k)%n.open]
		if d == c {
			break
		}
		if n.active&(1<<d) == 0 {
			continue
		}
		if beside {
			bits += between
		} else if n.rows[d] < row {
			bits += skipped
		}
	}
	n.rows[c] = row
	for d := int8(0); d < n.open; d++ {
		if n.active&(1<<d) != 0 && row-n.rows[d] > 2 {
			n.active &^= 1 << d
			bits += passed
		}
	}
	return bits
}

// start appends the ways in which line i opens a column: of each width that it
// can be a line of.
func (t *tangler) start(out []*tangle, x *tangle, i int) []*tangle {
	u := t.us[i]
	bits := opened
	switch {
	case x.open == 0:
		bits = 0
	case u.glued > 1:
		bits = beside
	}
	switch {
	case x.last < 0 || x.rows[x.last] <= 2:
	case x.headed > 0 && u.glued < 2 && t.open[i] > -1:
		bits = max(bits, beneath)
	default:
		bits += amidst
	}
	add := func(wide int, more float64) {
		n := *x
		c := n.open
		n.bits += bits + more
		n.back, n.col, n.last, n.headed = x, c, c, max(0, x.headed-1)
		n.tails[c], n.wide[c], n.have[c] = int16(i), int16(wide), int16(u.wide)
		n.active |= 1 << c
		if room := wide - u.wide; room >= 3 && room <= 6 {
			n.first |= 1 << c
		}
		if x.last >= 0 {
			n.rows[c] = x.rows[x.last]
		}
		at := int8(0) // right of the column before it
		if x.last >= 0 {
			for n.order[at] != x.last {
				at++
			}
			at++
		}
		copy(n.order[at+1:], n.order[at:n.open])
		n.order[at] = c
		n.open++
		out = append(out, &n)
	}
	if t.heads[i] && x.last >= 0 && x.rows[x.last] > 2 {
		bits = max(bits, headed)
	}
	any := false
	for _, c := range t.w.cols {
		switch room := c - u.wide; {
		case room >= -2 && room <= 2:
			add(c, 0.3*min(0, t.open[i]))
			any = true
		case t.w.hangs && room >= 3 && room <= 6:
			more := min(1, t.open[i])
			if u.glued > 1 {
				more += indent
			}
			add(c, more)
			any = true
		case room > 0 && ending(u.rs) == 2:
			add(c, -3)
			any = true
		case t.heads[i] && room > 2:
			add(c, 0)
		case room > 6:
			add(c, max(-6, -2-0.5*float64(room-6)))
		}
	}
	if !any {
		add(u.wide, -4)
	}
	return out
}

// rest reports whether line i can be the rest of the last row of column c: it begins
// with a mark that nothing begins with, and fills what the row has left. pdftotext
// breaks a row where a closing mark and the mark behind it overlap:
//
//	“不孝之子”
//	。原来，黄浦区作为中心城区，这几年
func (t *tangler) rest(x *tangle, c int8, i int) bool {
	u := t.us[i]
	if u.glued > 1 || !midStart(u.rs) || ending(t.us[x.tails[c]].rs) == 2 {
		return false
	}
	room := int(x.wide[c]-x.have[c]) - u.wide
	return room >= -3 && room <= 3 || t.w.hangs && room >= indentWide-2 && room <= indentWide+2
}

// broken returns what speaks for line b being the rest of the row of line a.
func (t *tangler) broken(a, b int) float64 {
	return 4 + max(-4, min(8, judge(t.us[a].rs, t.us[b].rs).Fit))
}

// after returns what speaks for line b standing under line a, whose row has some
// width and may be the first of a paragraph, in a column of some width: how it
// reads on, and whether both are as wide as lines in their places. It says whether
// b rather begins a paragraph.
func (t *tangler) after(a, b, wide, have int, first bool) (bits float64, begin bool) {
	x, y := t.us[a], t.us[b]
	k := [2]int16{int16(a), int16(b)}
	fit, ok := t.fits[k]
	if !ok {
		fit = max(-8, min(12, judge(x.rs, y.rs).Fit))
		fit -= 0.3*max(0, t.goes[a]-fit-rival) + 0.3*max(0, t.comes[b]-fit-rival)
		t.fits[k] = fit
	}
	end := ending(x.rs)
	room := wide - have
	slack := 0
	if t.slack[b] > 0 {
		slack = t.slack[b] + 1
	}
	whole := room <= 2 || room <= slack && room < 24
	if !whole && t.w.hangs && (room <= 6 || room-indentWide <= slack && room < 24) { // the first line of a paragraph fills it too
		whole = end < 2 || first && room <= 5
	}
	goes, begins := fit, t.open[b]
	if end == 2 {
		goes *= 0.3 // any sentence may follow any other
	}
	switch {
	case whole && end == 2:
		begins--
	case whole:
		begins -= 8
	case end == 2:
		begins += 3
		goes -= 10
	case end == 1:
		goes -= 5
	case t.heads[a] && room > indentWide+2:
		begins += 3
		goes -= 5
	default: // a heading, or a line that lost something
		begins -= 3
		goes -= 5
	}
	if y.glued > 1 && t.w.hangs {
		begins += indent
	}
	goes += t.fills(y, wide, false)
	begins += t.fills(y, wide, true)
	return max(goes, begins), begins > goes
}

// fills returns what the width of a line says for its standing in a column, as
// the first line of a paragraph or not.
func (t *tangler) fills(u *unit, wide int, first bool) float64 {
	room := wide - u.wide
	if first && t.w.hangs {
		room -= indentWide
	}
	end := ending(u.rs)
	switch {
	case room < -4:
		return -8
	case room < -2:
		return -4
	case room <= 2:
		return 2
	case u.more && room > 4:
		return ragged
	case end == 2 && first: // a paragraph of one line
		return -1.5
	case end == 2:
		return -1
	case first && u.class == short: // a heading
		return -3
	case room <= 8:
		return -2
	}
	return -3.5
}

// collect follows the way back and returns its columns; lines by themselves are
// columns of one line.
func (x *tangle) collect(us []*unit) [][]*unit {
	var way []int
	for ; x.back != nil; x = x.back {
		way = append(way, int(x.col))
	}
	var out [][]*unit
	at := map[int]int{}
	for i := range us {
		c := way[len(way)-1-i]
		k, ok := at[c]
		if c < 0 || !ok {
			k = len(out)
			out = append(out, nil)
			if c >= 0 {
				at[c] = k
			}
		}
		out[k] = append(out[k], us[i])
	}
	return out
}

// tangled reports whether the lines of a block read on better over one, two or
// three other lines than in the next: the lines of columns that alternate.
func tangled(us []*unit) bool {
	if len(us) < 8 {
		return false
	}
	var sum, n [5]float64
	for i, u := range us[:min(len(us), 120)] {
		if u.class != running && u.class != short || ending(u.rs) > 0 {
			continue
		}
		for k := 1; k <= 4 && i+k < len(us); k++ {
			if c := us[i+k].class; c == running || c == short {
				sum[k] += max(-8, min(8, judge(u.rs, us[i+k].rs).Fit-0.5*opens(us[i+k].rs)))
				n[k]++
			}
		}
	}
	if n[1] < 5 {
		return false
	}
	for k := 2; k <= 4; k++ {
		if n[k] >= 5 && sum[k]/n[k] > sum[1]/n[1]+1.5 {
			return true
		}
	}
	return false
}
