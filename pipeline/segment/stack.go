package segment

import (
	"slices"
	"sort"

	"baoshu/pipeline/paper"
)

// What stacks are told by.
const (
	lineGap   = 1.3 // the lines of one are no farther apart, in heights of a line
	sameCol   = 0.6 // the part of the narrower that stands over or under the other
	muchWider = 1.3 // a line by so much wider is none of them
)

// A stack is lines that stand one under the other in one column.
type stack struct {
	us  []*unit
	box paper.Box
	of  *deck // that heads its column
}

// stacks puts the lines of text that stand one under the other to stacks.
func (g *setting) stacks(us []*unit, decks []*deck) []*stack {
	sort.SliceStable(us, func(i, j int) bool { return us[i].box.Y0 < us[j].box.Y0 })
	var stacks []*stack
	for _, u := range us {
		var to *stack
		most := float32(0)
		for _, t := range stacks {
			if x := overlap(t.box.X0, t.box.X1, u.box.X0, u.box.X1); x > most && g.stands(t, u, decks) {
				to, most = t, x
			}
		}
		if to == nil {
			to = &stack{box: u.box}
			stacks = append(stacks, to)
		}
		to.us = append(to.us, u)
		cover(&to.box, u.box)
	}
	return stacks
}

// stands reports whether a line stands under the lines of a stack, or is a part of its
// last: lines side by side are parts of one where they stand under the same lines.
func (g *setting) stands(t *stack, u *unit, decks []*deck) bool {
	last := t.us[len(t.us)-1]
	x, wide, col := overlap(t.box.X0, t.box.X1, u.box.X0, u.box.X1), u.box.X1-u.box.X0, t.box.X1-t.box.X0
	switch {
	case x < sameCol*min(wide, col), len(t.us) > 2 && wide > muchWider*col, u.box.Y0-last.box.Y1 > lineGap*g.high:
		return false
	case middle(u)-middle(last) < g.high/2 && overlap(last.box.X0, last.box.X1, u.box.X0, u.box.X1) >= g.em/2:
		return false
	}
	return !parted(decks, last, u)
}

// parted reports whether a headline stands between two lines.
func parted(decks []*deck, a, b *unit) bool {
	for _, d := range decks {
		if middle(a) < d.box.Y1 && d.box.Y0 < middle(b) && d.box.Y0 > a.box.Y0 && overlap(d.box.X0, d.box.X1, b.box.X0, b.box.X1) > 0 {
			return true
		}
	}
	return false
}

// columns returns the lines of stacks column by column.
func (g *setting) columns(stacks []*stack) [][]*unit {
	stacks = slices.Clone(stacks)
	sort.SliceStable(stacks, func(i, j int) bool { return stacks[i].box.X1-stacks[i].box.X0 > stacks[j].box.X1-stacks[j].box.X0 })
	type column struct {
		x0, x1 float32
		us     []*unit
	}
	var cols []*column
	for _, t := range stacks {
		var to *column
		most := float32(0)
		for _, c := range cols {
			if x := overlap(c.x0, c.x1, t.box.X0, t.box.X1); x > most {
				to, most = c, x
			}
		}
		if to == nil {
			to = &column{x0: t.box.X0, x1: t.box.X1}
			cols = append(cols, to)
		}
		to.us = append(to.us, t.us...)
	}
	sort.SliceStable(cols, func(i, j int) bool { return cols[i].x0 < cols[j].x0 })
	var out [][]*unit
	for _, c := range cols {
		g.sort(c.us)
		out = append(out, c.us)
	}
	return out
}

// sameRow reports whether two lines stand side by side.
func (g *setting) sameRow(a, b *unit) bool {
	d := middle(a) - middle(b)
	return d < g.high/2 && d > -g.high/2
}

// sort puts the lines of a column in order, and those of a row from left to right.
func (g *setting) sort(us []*unit) {
	sort.SliceStable(us, func(i, j int) bool { return middle(us[i]) < middle(us[j]) })
	for from := 0; from < len(us); {
		to := from + 1
		for to < len(us) && g.sameRow(us[from], us[to]) {
			to++
		}
		row := us[from:to]
		sort.SliceStable(row, func(i, j int) bool { return row[i].box.X0 < row[j].box.X0 })
		from = to
	}
}
