package segment

import (
	"math"
	"slices"
)

// part cuts the lines that lie across columns: those that cross a corridor which lines
// above them leave between the end of some and the beginning of others.
func (g *setting) part(us []*unit) []*unit {
	var out []*unit
	for i := 0; i < len(us); i++ {
		u := us[i]
		x0, x1 := g.corridor(us, u)
		k := 0
		if x1 > 0 {
			k = cutAt(u, (x0+x1)/2)
		}
		if k == 0 {
			out = append(out, u)
			continue
		}
		a, b := u.cut(k)
		a.box.X1, b.box.X0 = min(a.box.X1, x0), max(b.box.X0, x1)
		out = append(out, a)
		us = slices.Insert(us, i+1, b)
	}
	return out
}

// What a corridor between two columns is told by.
const (
	rowsAbove    = 6   // line feeds above a line in which it is looked for
	narrowestWay = 0.5 // how wide it is at least
	widestWay    = 4.0 // and at most
	shortOfWay   = 1.2 // lines that end at it fall short of it by so much at most
	bothSides    = 2   // lines on each side that tell
)

// corridor returns the room between two columns that a line lies across: lines above it
// end on one side, others begin on the other, and none crosses. It returns 0, 0 where
// there is none.
func (g *setting) corridor(us []*unit, u *unit) (x0, x1 float32) {
	var above []*unit
	for _, v := range us {
		if d := middle(u) - middle(v); v != u && d > g.feed/2 && d < rowsAbove*g.feed && overlap(u.box.X0, u.box.X1, v.box.X0, v.box.X1) > 0 {
			above = append(above, v)
		}
	}
	best := 0
	for _, v := range above {
		a, b := v.box.X1, u.box.X1
		for _, w := range above {
			if w.box.X0 > a-edgeSpread*g.em {
				b = min(b, w.box.X0)
			}
		}
		if a < u.box.X0+g.em || b > u.box.X1-g.em || b-a < narrowestWay*g.em || b-a > widestWay*g.em {
			continue
		}
		if n := g.sides(above, a, b); n > best {
			best, x0, x1 = n, a, b
		}
	}
	return x0, x1
}

// sides counts the lines that end right before a corridor or begin right behind it; 0
// where one crosses it, or too few stand on a side.
func (g *setting) sides(us []*unit, a, b float32) int {
	left, right := 0, 0
	for _, w := range us {
		switch {
		case w.box.X0 < a && w.box.X1 > b:
			return 0
		case w.box.X1 <= a+edgeSpread*g.em && w.box.X1 > a-shortOfWay*g.em:
			left++
		case w.box.X0 >= b && w.box.X0 < b+(indentTo-1)*g.em:
			right++
		}
	}
	if left < bothSides || right < bothSides {
		return 0
	}
	return left + right
}

// cutAt returns the number of the word of its line that a unit is cut before, at a place
// across the page: of those that can begin a line the one whose room before it is nearest.
// It returns 0 where none can.
func cutAt(u *unit, x float32) int {
	best, k := float32(math.Inf(1)), 0
	ws := u.line.Words
	for i := 1; i < len(ws); i++ {
		at := u.text.CleanOffset(ws[i].At - u.from)
		if ws[i].Start <= u.start || ws[i].End > u.end || at <= 0 || at >= len(u.rs) || midStart(u.rs[at:]) {
			continue
		}
		if d := max(x-(ws[i-1].X1+ws[i].X0)/2, (ws[i-1].X1+ws[i].X0)/2-x); d < best {
			best, k = d, i
		}
	}
	return k
}

// cut cuts the unit before a word of its line.
func (u *unit) cut(k int) (a, b *unit) {
	ws := u.line.Words
	a, b = u.split(u.text.CleanOffset(ws[k].At - u.from))
	a.end, b.start = ws[k-1].End, ws[k].Start
	a.box, b.box = u.box, u.box
	a.glued, b.glued = 0, 0 // nothing is left to find out of where they stand
	return a, b
}
