package segment

import "sort"

// Where columns were read side by side, their lines alternate, some on a line of
// their own, some glued to the line of the next column. Untangling appends each
// line to one of a few open columns; among all ways to do so, the one in which
// the lines read on best is sought with a beam.

// beam is how many ways are kept, columns how many may be open.
const (
	beam    = 48
	columns = 5
)

// A tangle is one way to sort the lines up to some point.
type tangle struct {
	bits  float64
	tails [columns]int16 // index of the last line of each column, -1 where not open
	wide  [columns]int16 // the widest line of each
	lines [columns]int16 // how many it has
	page  *widths
	back  *tangle
	col   int8 // where the last line went; -1 a line by itself
	last  int8 // column of the line before it
}

// untangle sorts the lines of a block into columns, in the order they opened.
func untangle(us []*unit, w *widths) [][]*unit {
	full := make([]bool, len(us))
	for i, u := range us {
		full[i] = w.fits(u.wide)
	}
	start := &tangle{last: -1, col: -1, page: w}
	for c := range start.tails {
		start.tails[c] = -1
	}
	ways := []*tangle{start}
	memo := map[[2]int16]float64{}
	joint := func(a, b int16) float64 {
		k := [2]int16{a, b}
		v, ok := memo[k]
		if !ok {
			v = reads(us[a], us[b], full[a], full[b])
			memo[k] = v
		}
		return v
	}
	if len(us) > 2000 { // no page has such a block; keep it linear and in order
		return [][]*unit{us}
	}
	for i, u := range us {
		var next []*tangle
		for _, t := range ways {
			next = t.grow(next, i, u, us, joint)
		}
		sort.SliceStable(next, func(a, b int) bool { return next[a].bits > next[b].bits })
		ways = ways[:0:0]
		for _, t := range next {
			dup := false
			for _, k := range ways {
				if k.tails == t.tails {
					dup = true
					break
				}
			}
			if !dup {
				ways = append(ways, t)
			}
			if len(ways) == beam {
				break
			}
		}
	}
	best := ways[0]
	for _, t := range ways {
		t.bits -= t.dangling(us)
		if t.bits > best.bits {
			best = t
		}
	}
	return best.collect(us)
}

// dangling returns a penalty for columns that broke off in mid-sentence before
// the block ended.
func (t *tangle) dangling(us []*unit) float64 {
	open, cost := 0, 0.0
	for c := 0; c < columns && t.tails[c] >= 0; c++ {
		open++
	}
	for c := 0; c < open; c++ {
		if i := int(t.tails[c]); len(us)-i > 2*open && ending(us[i].rs) < 2 {
			cost += 6
		}
	}
	return cost
}

// grow appends the ways in which line i can go on with t.
func (t *tangle) grow(out []*tangle, i int, u *unit, us []*unit, joint func(a, b int16) float64) []*tangle {
	add := func(col int, bits float64) {
		n := &tangle{bits: t.bits + bits, tails: t.tails, wide: t.wide, lines: t.lines, page: t.page, back: t, col: int8(col), last: int8(col)}
		if col >= 0 {
			n.tails[col] = int16(i)
			n.wide[col] = max(n.wide[col], int16(u.wide))
			n.lines[col]++
		}
		out = append(out, n)
	}
	if u.class != running && u.class != short && u.class != lead && u.class != name {
		add(-1, 0)
		return out
	}
	open := 0
	for c := 0; c < columns && t.tails[c] >= 0; c++ {
		open++
	}
	for c := 0; c < open; c++ {
		if u.glued > 1 && int(t.tails[c]) >= i-u.glued+1 {
			continue // already holds a part of this line
		}
		b := joint(t.tails[c], int16(i))
		switch d := u.wide - int(t.wide[c]); {
		case d >= 3 && t.lines[c] > 2:
			b -= 6
		case d < -5 && ending(u.rs) < 2 && u.class == running:
			b -= 3
		}
		for o := 0; o < open; o++ { // columns take turns: those that waited longer come first
			if t.tails[o] < t.tails[c] {
				b -= turn
			}
		}
		add(c, b)
	}
	if open < columns {
		b := -7.0
		if open < max(1, u.glued+1) {
			b = -2
		}
		add(open, b+min(0, opens(u.rs)*0.3))
	}
	if u.class == name || u.class == short && (u.glued > 0 || u.wide > t.page.main-6 && (t.page.fits(u.wide) || t.page.fits(u.wide+indentWide))) {
		add(-1, -4)
	} else if u.class == short { // a headline or subhead
		add(-1, 1)
	}
	return out
}

// turn is what speaks against a column for each other that waited longer.
const turn = 2.5

// expected is what speaks for any line in a column that is in mid-sentence.
const expected = 3

// reads returns what speaks for line b standing under line a in one column.
func reads(a, b *unit, full, fb bool) float64 {
	end := ending(a.rs)
	j := judge(a.rs, b.rs)
	g := j.Gain
	switch {
	case end == 2 && !full: // a paragraph ended
		return min(6, opens(b.rs)) + 1
	case end == 2:
		return max(min(6, opens(b.rs)), min(6, g)) + 1
	case full && b.class == short && clause(b.rs) < 5 && !midStart(b.rs) && !fb: // a heading beside it
		return -6
	case full: // that the line does not end costs nothing here: it may go on elsewhere
		return max(-8, min(12, j.Fit-0.5*opens(b.rs)+1.5)) + expected
	case a.class == short: // a heading, or a line that lost its end
		return max(min(3, opens(b.rs))-2, min(10, g)-6)
	}
	return min(16, g) - 5
}

// collect follows the way back and returns its columns; lines by themselves are
// columns of one line.
func (t *tangle) collect(us []*unit) [][]*unit {
	var way []int
	for x := t; x.back != nil; x = x.back {
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
