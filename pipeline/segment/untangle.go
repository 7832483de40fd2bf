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
	order  [columns]int8  // in which they take turns
	open   int8           // how many there are
	active uint8          // those that have not been passed over
	back   *tangle
	col    int8 // where the last line went; -1 a line by itself
	last   int8 // column of the last line that went to one
}

// Bits for and against what a line does to the columns of a tangle.
const (
	opened   = -5.0 // a new column on a line of its own
	beside   = -1.5 // a new column on the line of another
	reopened = -6.0 // a column that was passed over goes on
	passed   = -3.5 // a column's turn comes and is passed over: it has ended
)

// A tangler sorts the lines of one block.
type tangler struct {
	us    []*unit
	w     *widths
	open  []float64 // what speaks for each line beginning a paragraph
	slack []int     // width of the word at its start, which a line end does not cut
	fits  map[[2]int16]float64
}

// untangle sorts the lines of a block into columns, in the order they opened.
func untangle(us []*unit, w *widths) [][]*unit {
	if len(us) > 2000 { // no page has such a block; keep it linear and in order
		return [][]*unit{us}
	}
	t := &tangler{us: us, w: w, fits: map[[2]int16]float64{}}
	for i, u := range us {
		t.open = append(t.open, max(-8, min(6, opens(u.rs))))
		t.slack = append(t.slack, 0)
		if i > 0 {
			t.slack[i] = word(u.rs)
		}
	}
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
			if k.tails == x.tails && k.open == x.open && k.active == x.active && k.last == x.last && k.order == x.order && k.wide == x.wide {
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
		n.back, n.col, n.last = x, c, c
		n.bits += t.after(int(x.tails[c]), i, int(x.wide[c])) + n.turn(x.last, c)
		n.tails[c] = int16(i)
		n.active |= 1 << c
		if d := u.wide - int(n.wide[c]); d > 0 && d <= 2 {
			n.wide[c] = int16(u.wide)
		}
		out = append(out, &n)
	}
	if x.open < columns {
		out = t.start(out, x, i)
	}
	if u.class == name || u.class == short && (u.glued > 0 || u.wide > t.w.main-6 && (t.w.fits(u.wide) || t.w.fits(u.wide+indentWide))) {
		alone(-6)
	} else if u.class == short { // a headline
		alone(-1)
	}
	return out
}

// turn marks the columns between last and c as passed over and returns what
// speaks for c being next.
func (n *tangle) turn(last, c int8) float64 {
	if last < 0 {
		return 0
	}
	bits := 0.0
	if n.active&(1<<c) == 0 {
		bits += reopened
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
		if n.active&(1<<d) != 0 {
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
	add := func(wide int, more float64) {
		n := *x
		c := n.open
		n.bits += bits + more
		n.back, n.col, n.last = x, c, c
		n.tails[c], n.wide[c] = int16(i), int16(wide)
		n.active |= 1 << c
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
	any := false
	for _, c := range t.w.cols {
		switch room := c - u.wide; {
		case room >= -2 && room <= 2:
			add(c, 0.3*min(0, t.open[i]))
			any = true
		case t.w.hangs && room >= 3 && room <= 6:
			add(c, min(1, t.open[i]))
			any = true
		case room > 0 && ending(u.rs) == 2:
			add(c, -3)
			any = true
		case room > 6:
			add(c, -6)
		}
	}
	if !any {
		add(u.wide, -4)
	}
	return out
}

// after returns what speaks for line b standing under line a in a column of some
// width: how it reads on, and whether both are as wide as lines in their places.
func (t *tangler) after(a, b, wide int) float64 {
	x, y := t.us[a], t.us[b]
	k := [2]int16{int16(a), int16(b)}
	fit, ok := t.fits[k]
	if !ok {
		fit = max(-8, min(12, judge(x.rs, y.rs).Fit))
		t.fits[k] = fit
	}
	end := ending(x.rs)
	room := wide - x.wide
	slack := 0
	if t.slack[b] > 0 {
		slack = t.slack[b] + 1
	}
	whole := room <= 2 || room <= slack && room < 24
	if !whole && t.w.hangs && (room <= 6 || room-indentWide <= slack && room < 24) { // the first line of a paragraph fills it too
		whole = end < 2
	}
	goes, begins := fit, t.open[b]
	switch {
	case whole && end == 2:
		begins--
	case whole:
		begins -= 8
	case end == 2:
		begins += 2
		goes -= 8
	case end == 1:
		goes -= 5
	default: // a heading, or a line that lost something
		begins -= 3
		goes -= 5
	}
	return max(goes+t.fills(y, wide, false), begins+t.fills(y, wide, true))
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
	case end == 2:
		return -1
	case first && u.class == short: // a heading
		return -3
	case room <= 8:
		return -2.5
	}
	return -5
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
