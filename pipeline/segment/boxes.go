package segment

import (
	"slices"
	"sort"

	"baoshu/pipeline/paper"
)

// Where boxes say where the lines of a page stand, as in hOCR, its columns need not be
// guessed:
//
//	        前10个月外贸                  a deck: lines of large type
//	海关总署今天 | 4.8%，占我国           two stacks under it: lines one under the other
//	公布，今年前 | 总值的59.3%，
//
// A deck heads the columns that begin under it and that it stands over the middle of,
// or flush with the left of (deck.go); each stack belongs to the deck next above it that
// heads its column. The page is read deck by deck, under each column by column, and the
// lines of a column are as wide, as far indented and as far apart as their boxes say.
// Whose text is whose is then found as on any page (makeup.go), from lines that stand
// in the order of reading; that a deck heads a column is one of the things that tell.

// What boxes are compared by, in widths of a character of text where nothing else is said.
const (
	fewLines   = 12   // lines of a page that tell at least
	manyLines  = 3000 // no page has more
	indentFrom = 1.2  // the indent of a paragraph, from a mark that opens at the edge
	indentTo   = 3.4  // to one that opens behind the indent
	edgeRoom   = 1.0  // what a line that fills its column may leave: the room of a mark
	edgeSpread = 0.4  // how far the edges of lines vary that are set flush
	apartFeeds = 1.18 // lines with room between are farther apart than so many line feeds
)

// A setting is how the text of a page is set.
type setting struct {
	us   []*unit
	high float32 // height of a line of text
	em   float32 // width of a character
	feed float32 // from one line to the next
}

// survey measures the text of a page; nil where not all lines have boxes, or the lines
// are too few to tell, or more than a page has.
func survey(us []*unit) *setting {
	if len(us) < fewLines || len(us) > manyLines {
		return nil
	}
	var highs, ems []float32
	for _, u := range us {
		if u.line.Box == nil || u.line.Box.X1 <= u.line.Box.X0 || u.line.Box.Y1 <= u.line.Box.Y0 {
			return nil
		}
		u.box = *u.line.Box
		if len(u.rs) >= 8 {
			highs = append(highs, u.box.Y1-u.box.Y0)
			ems = append(ems, 2*(u.box.X1-u.box.X0)/float32(u.wide))
		}
	}
	if len(highs) < fewLines {
		return nil
	}
	g := &setting{us: us, high: median(highs), em: median(ems)}
	g.feed = g.lineFeed()
	return g
}

func median(xs []float32) float32 {
	slices.Sort(xs)
	return xs[len(xs)/2]
}

// lineFeed returns how far most lines are below the line above.
func (g *setting) lineFeed() float32 {
	us := slices.Clone(g.us)
	sort.SliceStable(us, func(i, j int) bool { return us[i].box.Y0 < us[j].box.Y0 })
	var feeds []float32
	for i, a := range us {
		for _, b := range us[i+1:] {
			if overlap(a.box.X0, a.box.X1, b.box.X0, b.box.X1) <= 0 || b.box.Y0 < a.box.Y1-g.high/2 {
				continue
			}
			if d := middle(b) - middle(a); d < 3*g.high {
				feeds = append(feeds, d)
			}
			break
		}
	}
	if len(feeds) == 0 {
		return 1.3 * g.high
	}
	return median(feeds)
}

// middle returns the height at which a line's middle stands.
func middle(u *unit) float32 { return (u.box.Y0 + u.box.Y1) / 2 }

func overlap(a0, a1, b0, b1 float32) float32 { return min(a1, b1) - max(a0, b0) }

// cover widens a box by another.
func cover(a *paper.Box, b paper.Box) {
	a.X0, a.Y0, a.X1, a.Y1 = min(a.X0, b.X0), min(a.Y0, b.Y0), max(a.X1, b.X1), max(a.Y1, b.Y1)
}

// set makes pieces of the lines of a page in the order of reading.
func (s *sheet) set(g *setting, us []*unit) {
	var large, text []*unit
	for _, u := range us {
		if g.isLarge(u) {
			large = append(large, u)
		} else {
			text = append(text, u)
		}
	}
	large, text = g.subheads(large, text)
	large, lost := ghosts(large, large)
	text, more := ghosts(large, text)
	for _, u := range append(lost, more...) {
		p := newPiece(u)
		s.blocks++
		p.block = s.blocks
		s.put(p)
	}
	decks := g.decks(large)
	text = g.part(text)
	stacks := g.stacks(text, decks)
	decks = g.head(decks, stacks)
	loose := g.give(decks, stacks)
	w := &widths{indented: true}
	groups := g.read(decks, loose)
	for _, d := range groups {
		for _, col := range g.columns(d.stacks) {
			w.cols = append(w.cols, g.measure(col))
		}
	}
	slices.Sort(w.cols)
	w.cols = slices.Compact(w.cols)
	if len(w.cols) > 0 {
		w.main = w.cols[len(w.cols)/2]
	}
	s.indented = true
	if s.decks == nil {
		s.decks = map[int]bool{}
	}
	for k, d := range groups {
		from := len(s.pieces)
		s.deck(d)
		for _, col := range g.columns(d.stacks) {
			for from := 0; from < len(col); {
				to := blockEnd(col, from)
				s.blocks++
				s.column(col[from:to], w)
				from = to
			}
		}
		for _, p := range s.pieces[from:] {
			p.under = s.under + k + 1
		}
		if len(d.us) > 0 {
			s.decks[s.under+k+1] = true
		}
	}
	s.under += len(groups)
}

// measure gives the lines of a column their widths, indents and gaps, and returns how
// wide it is, in half characters.
func (g *setting) measure(col []*unit) int {
	left, right := g.edge(col, func(u *unit) float32 { return u.box.X0 }, false), g.edge(col, func(u *unit) float32 { return u.box.X1 }, true)
	half := func(x float32) int { return int(2*x/g.em + 0.5) }
	wide := half(right - left)
	for i, u := range col {
		x0, x1 := u.box.X0-left, right-u.box.X1
		u.col, u.indent = wide, 0
		switch {
		case x0 > indentTo*g.em:
			u.indent = half(x0)
		case x0 > indentFrom*g.em:
			u.indent = indentWide
		}
		u.wide = wide
		if x1 > edgeRoom*g.em {
			u.wide = max(1, wide-half(x1))
		}
		if u.indent > indentWide {
			u.wide = max(1, u.wide-u.indent)
		}
		u.gap = 0
		if i == 0 || middle(u)-middle(col[i-1]) > apartFeeds*g.feed {
			u.gap = 1
		}
		if i > 0 && g.sameRow(col[i-1], u) { // one line that was read as two
			col[i-1].wide, u.indent = wide, 0
		}
	}
	return wide
}

// edge returns where most lines of a column begin or end: the outermost place at which a
// third as many do as at any.
func (g *setting) edge(col []*unit, at func(*unit) float32, right bool) float32 {
	xs := make([]float32, len(col))
	for i, u := range col {
		if xs[i] = at(u); right {
			xs[i] = -xs[i]
		}
	}
	slices.Sort(xs)
	near := func(i int) int {
		n := 0
		for _, x := range xs {
			if x >= xs[i] && x < xs[i]+edgeSpread*g.em {
				n++
			}
		}
		return n
	}
	most := 0
	for i := range xs {
		most = max(most, near(i))
	}
	for i, x := range xs {
		if 3*near(i) >= most {
			if right {
				return -x
			}
			return x
		}
	}
	return 0
}
