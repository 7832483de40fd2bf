package segment

import (
	"math"
	"slices"
	"sort"

	"baoshu/pipeline/paper"
)

// What decks are told by.
const (
	large      = 1.15 // a line of a headline is at least so high, in heights of a line of text
	wideSet    = 1.22 // and its characters are so far apart, in widths of one of text
	larger     = 1.3  // by how much the type of one line of a headline differs from another's
	highSub    = 1.3  // a subhead is no higher
	rightUnder = 0.9  // and stands so near under text
	deckGap    = 0.9  // lines stand together one under the other up to this gap, in their heights
	besideGap  = 0.5  // side by side up to this one
	phraseGap  = 2.2  // and up to this one where they stand better over the columns as one
	underFeeds = 6.0  // columns begin within so many line feeds of the deck that heads them
	levelFeeds = 2.5  // and those of one deck within so many of each other
)

// A deck is the lines of a headline, and what it heads.
type deck struct {
	us     []*unit
	box    paper.Box
	x0, x1 float32 // from the left of the first column it heads to the right of the last
	stacks []*stack
	row    int // of decks that stand side by side, from the top of the page
}

// isLarge reports whether a line is set in larger type than text. OCR makes lines of
// text high that it did not part from their neighbours, and wide where it lost characters;
// hardly both.
func (g *setting) isLarge(u *unit) bool {
	words := 0
	for _, r := range u.rs {
		if letter(r) || isDigit(r) {
			words++
		}
	}
	if words == 0 || u.class == furniture || u.class == banner || hasRune(u.rs, '。', '；') {
		return false
	}
	return u.box.Y1-u.box.Y0 >= large*g.high && u.pitch() >= wideSet*g.em
}

// amidst reports whether a line of larger type stands among lines of text, right under one,
// as subheads do.
func (g *setting) amidst(u *unit, text []*unit) bool {
	if u.box.Y1-u.box.Y0 > highSub*g.high {
		return false
	}
	for _, v := range text {
		if d := u.box.Y0 - v.box.Y1; d > -g.high/2 && d < rightUnder*g.high && overlap(u.box.X0, u.box.X1, v.box.X0, v.box.X1) > 0 && len(v.rs) > 1 {
			return true
		}
	}
	return false
}

// subheads moves the lines that are subheads to the text.
func (g *setting) subheads(large, text []*unit) (heads, rest []*unit) {
	rest = text
	for _, u := range large {
		if g.amidst(u, text) {
			rest = append(rest, u)
		} else {
			heads = append(heads, u)
		}
	}
	return heads, rest
}

// pitch returns how far the characters of a line are apart.
func (u *unit) pitch() float32 { return 2 * (u.box.X1 - u.box.X0) / float32(max(1, u.wide)) }

// ghosts tells the lines that are what OCR read off a headline a second time or in
// between: what stands on a larger line, and a character or two beside one. It returns
// the others.
func ghosts(us []*unit, all []*unit) (kept, out []*unit) {
	const few = 2 // characters
	for _, u := range all {
		ghost := false
		for _, v := range us {
			h := v.box.Y1 - v.box.Y0
			x, y := overlap(u.box.X0, u.box.X1, v.box.X0, v.box.X1), overlap(u.box.Y0, u.box.Y1, v.box.Y0, v.box.Y1)
			inside := 2*y > u.box.Y1-u.box.Y0 && u.area() < v.area()
			if v != u && inside && (2*x > u.box.X1-u.box.X0 || x > -h && len(u.rs) <= few && u.box.Y1-u.box.Y0 < 0.75*h) {
				ghost = true
			}
		}
		if ghost {
			u.class, u.rule = furniture, "furniture/noise"
			out = append(out, u)
		} else {
			kept = append(kept, u)
		}
	}
	return kept, out
}

func (u *unit) area() float32 { return (u.box.X1 - u.box.X0) * (u.box.Y1 - u.box.Y0) }

// deck makes pieces of the lines of a headline: one of the lines of each size of type.
func (s *sheet) deck(d *deck) {
	const few = 3 // characters that do not tell a size
	for from := 0; from < len(d.us); {
		to, x := from+1, d.us[from].pitch()
		for to < len(d.us) {
			if y := d.us[to].pitch(); min(len(d.us[from].rs), len(d.us[to].rs)) > few && (x > larger*y || y > larger*x) {
				break
			}
			to++
		}
		p := joined(d.us[from:to], 0.95)
		if p.class == running || p.class == name {
			p.class = short
		}
		s.blocks++
		p.block, p.ocr, p.top, p.bottom, p.large = s.blocks, s.ocr, true, true, true
		s.put(p)
		from = to
	}
}

// decks puts the large lines that stand together to headlines.
func (g *setting) decks(us []*unit) []*deck {
	sort.SliceStable(us, func(i, j int) bool { return us[i].box.Y0 < us[j].box.Y0 })
	var decks []*deck
	for _, u := range us {
		var to *deck
		for _, d := range decks {
			if !g.together(d, u) {
				continue
			}
			if to == nil {
				to = d
				continue
			}
			to.us = append(to.us, d.us...) // the line joins two
			cover(&to.box, d.box)
			d.us = nil
		}
		if to == nil {
			to = &deck{box: u.box}
			decks = append(decks, to)
		}
		to.us = append(to.us, u)
		cover(&to.box, u.box)
		decks = slices.DeleteFunc(decks, func(d *deck) bool { return d.us == nil })
	}
	for _, d := range decks {
		d.sort()
	}
	return decks
}

// together reports whether a line belongs to a deck.
func (g *setting) together(d *deck, u *unit) bool {
	for _, a := range d.us {
		h := max(a.box.Y1-a.box.Y0, u.box.Y1-u.box.Y0)
		x, y := overlap(a.box.X0, a.box.X1, u.box.X0, u.box.X1), overlap(a.box.Y0, a.box.Y1, u.box.Y0, u.box.Y1)
		if y > h/2 && x > -besideGap*h || x > 0 && y > -deckGap*h {
			return true
		}
	}
	return false
}

// sort puts the lines of a deck in the order of reading: row by row.
func (d *deck) sort() {
	sort.SliceStable(d.us, func(i, j int) bool { return middle(d.us[i]) < middle(d.us[j]) })
	for from := 0; from < len(d.us); {
		to := from + 1
		for to < len(d.us) && middle(d.us[to]) < d.us[from].box.Y1 {
			to++
		}
		row := d.us[from:to]
		sort.SliceStable(row, func(i, j int) bool { return row[i].box.X0 < row[j].box.X0 })
		from = to
	}
}

// head finds which columns each deck heads, and returns the decks. Decks that stand
// side by side share the columns that begin under them, from left to right; two of them
// near each other are one where that stands better over its columns.
func (g *setting) head(decks []*deck, stacks []*stack) []*deck {
	sort.SliceStable(decks, func(i, j int) bool { return decks[i].box.Y0 < decks[j].box.Y0 })
	var out []*deck
	for row := 0; len(decks) > 0; row++ {
		to := 1
		low := decks[0].box.Y1
		for to < len(decks) && decks[to].box.Y0 < low-g.high/2 {
			low = min(low, decks[to].box.Y1)
			to++
		}
		side := slices.Clone(decks[:to])
		sort.SliceStable(side, func(i, j int) bool { return side[i].box.X0 < side[j].box.X0 })
		for _, d := range side {
			d.row, d.x0, d.x1 = row, d.box.X0, d.box.X1
		}
		tops := g.under(side, append(slices.Clone(out), decks...), stacks)
		cost, own := g.share(side, tops)
		for i := 0; i+1 < len(side); {
			both := g.merged(side[i], side[i+1])
			if both == nil {
				i++
				continue
			}
			one := slices.Concat(side[:i], []*deck{both}, side[i+2:])
			if c, o := g.share(one, tops); c+float64(g.em) < cost {
				side, cost, own = one, c, o
			} else {
				i++
			}
		}
		for k, d := range side {
			for _, t := range own[k] {
				d.x0, d.x1 = min(d.x0, t.box.X0), max(d.x1, t.box.X1)
			}
		}
		out = append(out, side...)
		decks = decks[to:]
	}
	return out
}

// merged returns the deck of two that stand side by side; nil where they are too far
// apart for that.
func (g *setting) merged(a, b *deck) *deck {
	h := max(a.line(), b.line())
	if b.box.X0-a.box.X1 > phraseGap*h || overlap(a.box.Y0, a.box.Y1, b.box.Y0, b.box.Y1) < h/2 {
		return nil
	}
	d := &deck{us: slices.Concat(a.us, b.us), box: a.box, row: a.row, x0: a.x0, x1: b.x1}
	cover(&d.box, b.box)
	d.sort()
	return d
}

// line returns how high a deck's highest line is.
func (d *deck) line() float32 {
	h := float32(0)
	for _, u := range d.us {
		h = max(h, u.box.Y1-u.box.Y0)
	}
	return h
}

// under returns the stacks that begin right under a row of decks, left to right.
func (g *setting) under(side, decks []*deck, stacks []*stack) []*stack {
	var out []*stack
	top := side[0].box.Y0
	for _, d := range side {
		top = min(top, d.box.Y0)
	}
	for _, t := range stacks {
		ok := false
		if g.centred(t, side) {
			continue
		}
		for _, d := range side {
			if t.box.Y0 > d.box.Y0 && t.box.Y0 < d.box.Y1+underFeeds*g.feed {
				ok = true
			}
		}
		for _, x := range stacks {
			if x != t && overlap(x.box.X0, x.box.X1, t.box.X0, t.box.X1) > 0 && x.box.Y0 < t.box.Y0 && x.box.Y1 > top+g.high/2 && !g.centred(x, side) {
				ok = false
			}
		}
		for _, d := range decks {
			if !slices.Contains(side, d) && overlap(d.box.X0, d.box.X1, t.box.X0, t.box.X1) > 0 && d.box.Y0 < t.box.Y0 && d.box.Y0 > top {
				ok = false
			}
		}
		if ok {
			out = append(out, t)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].box.X0 < out[j].box.X0 })
	return out
}

// centred reports whether a line stands by itself under the middle of one of some decks,
// as a subtitle and a byline do that are set over all columns.
func (g *setting) centred(t *stack, side []*deck) bool {
	for _, d := range side {
		off := t.box.X0 + t.box.X1 - d.box.X0 - d.box.X1
		if len(t.us) == 1 && off < 3*g.em && off > -3*g.em && t.box.Y0 > d.box.Y0 && t.box.Y0 < d.box.Y1+underFeeds*g.feed {
			return true
		}
	}
	return false
}

// share gives stacks to the decks of a row, so that each deck stands over the middle of
// its own or flush with the left of them as nearly as can be, and returns how far the
// decks are from it.
func (g *setting) share(side []*deck, tops []*stack) (float64, [][]*stack) {
	n := len(tops)
	cost := make([][]float64, len(side)+1) // of the first k decks over the first j stacks
	back := make([][]int, len(side)+1)
	for k := range cost {
		cost[k], back[k] = make([]float64, n+1), make([]int, n+1)
		for j := range cost[k] {
			cost[k][j] = math.Inf(1)
		}
	}
	cost[0][0] = 0
	for k, d := range side {
		for j := 0; j <= n; j++ {
			for i := 0; i <= j; i++ {
				if c := cost[k][i] + g.off(d, tops[i:j]); c < cost[k+1][j] {
					cost[k+1][j], back[k+1][j] = c, i
				}
			}
		}
	}
	own := make([][]*stack, len(side))
	j := n
	for k := len(side); k > 0; k-- {
		i := back[k][j]
		own[k-1] = g.level(side[k-1], tops[i:j])
		j = i
	}
	return cost[len(side)][n], own
}

// off returns how far a deck stands from where it should over some stacks.
func (g *setting) off(d *deck, tops []*stack) float64 {
	tops = g.level(d, tops)
	if len(tops) == 0 {
		return float64(d.box.X1 - d.box.X0)
	}
	x0, x1 := tops[0].box.X0, tops[0].box.X1
	for _, t := range tops {
		x0, x1 = min(x0, t.box.X0), max(x1, t.box.X1)
	}
	mid := math.Abs(float64(x0+x1-d.box.X0-d.box.X1)) / 2
	left := math.Abs(float64(x0 - d.box.X0))
	out := float64(max(0, x0-d.box.X0) + max(0, d.box.X1-x1))
	return min(mid, left) + 2*out
}

// level returns the stacks that begin at one height, with those that the deck stands over.
func (g *setting) level(d *deck, tops []*stack) []*stack {
	var over *stack
	for _, t := range tops {
		if overlap(d.box.X0, d.box.X1, t.box.X0, t.box.X1) > 0 && (over == nil || t.box.Y0 < over.box.Y0) {
			over = t
		}
	}
	if over == nil {
		return nil
	}
	var out []*stack
	for _, t := range tops {
		if y := t.box.Y0 - over.box.Y0; overlap(d.box.X0, d.box.X1, t.box.X0, t.box.X1) > 0 || y < levelFeeds*g.feed && y > -levelFeeds*g.feed {
			out = append(out, t)
		}
	}
	return out
}

// give gives each stack to the deck next above it that heads its column, and returns
// those that stand under none.
func (g *setting) give(decks []*deck, stacks []*stack) []*stack {
	var loose []*stack
	for _, t := range stacks {
		x := (t.box.X0 + t.box.X1) / 2
		for _, d := range decks {
			if d.x0 <= x && x <= d.x1 && d.box.Y0 < t.box.Y0 && (t.of == nil || d.box.Y0 > t.of.box.Y0) {
				t.of = d
			}
		}
		if t.of == nil {
			loose = append(loose, t)
			continue
		}
		t.of.stacks = append(t.of.stacks, t)
	}
	return loose
}

// read puts decks in the order of reading, row by row. Stacks under none go to the deck
// on their left that they stand beside, or are read where they stand.
func (g *setting) read(decks []*deck, loose []*stack) []*deck {
	var out []*deck
	for _, t := range loose {
		if d := g.leftOf(decks, t); d != nil {
			d.stacks = append(d.stacks, t)
			continue
		}
		row := 0
		for _, d := range decks {
			if d.box.Y0 < t.box.Y0 {
				row = max(row, d.row+1)
			}
		}
		out = g.beside(out, t, row)
	}
	out = append(out, decks...)
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		return a.row < b.row || a.row == b.row && a.x0 < b.x0
	})
	return out
}

// leftOf returns the deck next on the left of a stack whose columns the stack stands
// beside.
func (g *setting) leftOf(decks []*deck, t *stack) *deck {
	var left *deck
	for _, d := range decks {
		low := d.box.Y1
		for _, x := range d.stacks {
			low = max(low, x.box.Y1)
		}
		if d.x1 <= t.box.X0+g.em && d.box.Y0 <= t.box.Y0+g.feed && low > t.box.Y0 && (left == nil || d.x1 > left.x1) {
			left = d
		}
	}
	return left
}

// beside puts a stack that no deck heads with those of its row that it stands beside and
// that are about as wide, or by itself.
func (g *setting) beside(out []*deck, t *stack, row int) []*deck {
	wide := t.box.X1 - t.box.X0
	for _, d := range out {
		last := d.stacks[len(d.stacks)-1]
		w := last.box.X1 - last.box.X0
		if d.row == row && overlap(d.box.Y0, d.box.Y1, t.box.Y0, t.box.Y1) > 0 && wide < muchWider*w && w < muchWider*wide {
			d.stacks = append(d.stacks, t)
			cover(&d.box, t.box)
			return out
		}
	}
	return append(out, &deck{row: row, x0: -1, x1: t.box.X1, box: t.box, stacks: []*stack{t}})
}
