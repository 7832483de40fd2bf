package segment

import (
	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// window bounds how far apart, in pieces, two parts of a paragraph are looked for.
const window = 96

// Bits that speak for or against a join beside the seam itself: how likely a
// layout tool is to leave the parts of a paragraph in these places.
const (
	adjacent   = 5.0   // one follows the other
	overBanner = 3.0   // with a banner, caption or heading between
	underHead  = -12.0 // it is the first text under a headline
	overHead   = -6.0  // with the headline of another story between
	forward    = -8.0  // further on
	backward   = -9.0  // before it
	elsewhere  = -5.0  // at best, under another headline
	inner      = 4.0   // its first line fills the column where first lines do not
	outer      = -6.0  // its first line is short by an indent
	quoted     = 6.0   // a bracket is open in the one and closes in the other
	unquoted   = -2.0  // it is open and does not close
	unlikely   = -8.0  // their columns differ in width
)

// A tie is what is known of a piece's two edges.
type tie struct {
	end   int // as ending says
	open  int // brackets open at the end
	close int // brackets that close without having been opened
}

func tied(rs []rune) tie {
	t := tie{end: ending(rs)}
	for _, r := range rs {
		switch r {
		case '“', '《', '（', '「', '『', '‘', '【':
			t.open++
		case '”', '》', '）', '」', '』', '’', '】':
			if t.open > 0 {
				t.open--
			} else {
				t.close++
			}
		case ')': // OCR reads one mark of a pair full, the other half
			if t.open > 0 {
				t.open--
			}
		}
	}
	return t
}

// link finds which pieces read on in which: all ends and all starts of the file
// are judged by the seam between them and where they stand, and the best set of
// joins is taken.
func (s *sheet) link() {
	var list []*piece
	for _, p := range s.pieces {
		if s.joinable(p) {
			list = append(list, p)
		}
	}
	ties := make([]tie, len(list))
	for i, p := range list {
		ties[i] = tied(p.rs)
	}
	var pairs []pair
	for i, p := range list {
		if ties[i].end == 2 && !p.full {
			continue
		}
		lo, hi := max(0, i-window), min(len(list), i+window)
		for j := lo; j < hi; j++ {
			if i == j || s.hard && list[j].block == p.block && list[j].units[0].glued == 0 && j == i+1 && ties[i].end > 0 {
				continue
			}
			if s.hard && !p.full && list[j].block == p.block && list[j].units[0].glued == 0 && !p.tangled {
				continue // its last line ends before the column does
			}
			if ties[i].end == 2 && !(p.full && list[j].fill == wholeFill && s.hangs) {
				continue
			}
			if b := s.bits(p, list[j], ties[i], ties[j], j-i); b > 0 {
				pairs = append(pairs, pair{i, j, b})
			}
		}
	}
	next := assign(pairs, len(list), len(list))
	bits := map[[2]int]float64{}
	for _, p := range pairs {
		bits[[2]int{p.i, p.j}] = p.bits
	}
	for i, j := range next {
		if j >= 0 {
			list[i].next, list[j].prev, list[i].gain = list[j], list[i], bits[[2]int{i, j}]
		}
	}
	s.uncycle(list)
}

// joinable reports whether the piece can be a part of a paragraph.
func (s *sheet) joinable(p *piece) bool {
	return p.body() && p.mark != paper.MarkHeading
}

// bits returns what speaks for p reading on in q.
func (s *sheet) bits(p, q *piece, tp, tq tie, far int) float64 {
	j := judge(p.rs, q.rs)
	b := j.Gain
	switch {
	case tp.open > 0 && tq.close > 0:
		b += quoted
	case tp.open > 0:
		b += unquoted
	case tq.close > 0:
		b += unquoted
	}
	if j.Drop > 0 && q.order != p.order+1 {
		b -= min(3+3*float64(j.Drop), 15) // a word said again elsewhere is no doubling
	}
	if s.hangs {
		switch q.fill {
		case wholeFill:
			if q.units[0].wide < 60 { // in wider columns, lines differ by more than an indent
				b += inner
			}
		case firstFill:
			b += outer
		}
	}
	if far != 1 {
		b -= 1.5 * max(0, opens(q.rs)-1) // what looks like a beginning is no far continuation
		if s.hard && len(p.units) == 1 && p.units[0].glued == 0 && clause(p.rs) < 4.5 {
			b -= 8 // nor does what looks like a heading go on elsewhere
		}
	}
	if reports(q.rs) {
		b -= 20
	}
	where := 0.0
	if s.hard {
		if p.col > 0 && q.col > 0 && (p.col-q.col > 4 || q.col-p.col > 4) {
			b += unlikely
		}
		where = s.spot(p, q, far)
	} else {
		where = s.place(p, q, far)
	}
	if s.page != nil && p.region != q.region && b+where > -10 {
		where = min(elsewhere, where+s.theme(p, q))
	}
	if s.page != nil && p.region == q.region {
		if a, c := s.alien(p), s.alien(q); a > 12 != (c > 12) {
			where -= min(12, 0.5*max(a, c))
		}
	}
	return b + where
}

// place returns what speaks for the join in where the two stand.
func (s *sheet) place(p, q *piece, far int) float64 {
	if q.order > 0 && far != 0 {
		if h := s.pieces[q.order-1].head; h != nil && h.starts || q.begins != nil {
			return underHead
		}
	}
	if far < 0 {
		return backward
	}
	if far > 1 {
		return forward
	}
	if q.order == p.order+1 {
		return adjacent
	}
	for _, x := range s.pieces[p.order+1 : q.order] {
		if x.head != nil && x.head.starts {
			return overHead
		}
	}
	return overBanner
}

// uncycle breaks circles of joins at their weakest.
func (s *sheet) uncycle(list []*piece) {
	state := map[*piece]int{}
	for k, p := range list {
		var weakest *piece
		x := p
		for x != nil && state[x] == 0 {
			state[x] = k + 1
			if x.next != nil && (weakest == nil || x.gain < weakest.gain) {
				weakest = x
			}
			x = x.next
		}
		if x != nil && state[x] == k+1 && x.next != nil {
			weakest = x
			for y := x.next; y != x; y = y.next {
				if y.gain < weakest.gain {
					weakest = y
				}
			}
			weakest.next.prev, weakest.next = nil, nil
		}
	}
}

// join mends the seam between two parts of a paragraph: what the break doubled
// is dropped, the space it took between Latin words put back.
func (s *sheet) join(p, q *piece) {
	kind := edit.ColumnJoin
	last, first := p.units[len(p.units)-1], q.units[0]
	s.mend(last, first, p.rs, q.rs, kind)
	if p.ocr && len(p.units) > 1 && room(last.wide, p.col, false) {
		if mark := lostMark(last.rs, first.rs); mark != "" {
			first.putBack(0, mark)
		}
	}
	q.reread()
}

// mend makes the edits of one seam on the unit that follows it.
func (s *sheet) mend(left, right *unit, l, r []rune, kind edit.Kind) {
	j := judge(l, r)
	note := edit.Note{Kind: kind, Rule: "segment/" + j.Reason, Evidence: edit.Repeat, Confidence: 0.95}
	switch {
	case j.Drop > 0 && s.hard: // what was set once is read once; layout tools double
		return
	case j.Drop > 0 && j.Drop < len(right.rs):
		note.Kind = edit.DupRun
		if j.Drop == 1 {
			note.Kind = edit.DupChar
		}
		right.text.Apply([]edit.Edit{{Start: 0, End: j.Drop, Note: note}})
	case j.Space:
		note.Evidence = edit.Structure
		right.text.Apply([]edit.Edit{{Start: 0, End: 0, After: " ", Note: note}})
	default:
		return
	}
	right.rs = []rune(right.text.String())
}

// Bits for where two pieces of a hard-wrapped page stand.
const (
	glued   = -1.0  // a column's part of a line across columns, and the rest of the column
	nextTo  = 2.0   // the leftmost part and the block that follows
	farther = -5.0  // a later block
	inside  = -60.0 // not at the edge of a column
	oneLine = -40.0
)

// spot is place for hard-wrapped pages: columns begin and end at the edges of
// blocks, and lines across columns belong to columns that stand elsewhere.
func (s *sheet) spot(p, q *piece, far int) float64 {
	a, b := p.units[len(p.units)-1], q.units[0]
	d := 0.2 * float64(max(q.block-p.block, p.block-q.block))
	switch {
	case a.line == b.line && a.page == b.page:
		return oneLine
	case far < 0 && b.glued > 1, far > 0 && a.glued > 0 && q.top && q.block > p.block+1, far > 0 && a.glued > 1 && q.top && q.block > p.block:
		return glued - d
	case far < 0 && p.bottom && q.top:
		return backward - d
	case far < 0:
		return inside
	}
	switch {
	case a.glued == 1 && q.top && q.block == p.block+1:
		return nextTo
	case !p.bottom || !q.top:
		if q.order == p.order+1 && q.block == p.block {
			return adjacent
		}
		if far == 1 && q.block == p.block {
			return 0
		}
		return inside - d
	case q.block == p.block && p.tangled && q.order == p.order+1:
		return nextTo
	case q.block == p.block:
		return farther
	}
	for _, x := range s.pieces[p.order+1 : q.order] {
		if x.body() {
			return farther - d
		}
	}
	return adjacent
}
