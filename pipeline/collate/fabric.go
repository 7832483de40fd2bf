package collate

import (
	"sort"

	"baoshu/pipeline/paper"
)

// The fabric of a story is its fragments in a row, each knowing whether a
// paragraph begins with it. Joins and splits change that flag, gaps and strays
// are fragments put in and taken out; paragraphs are rebuilt from it.
type piece struct {
	f   *paper.Fragment
	p   *paper.Paragraph // whose role and section it has
	brk bool             // a paragraph begins here
	own bool             // of the base copy
}

const (
	flank    = 12 // tokens beside a place that are looked at for how tight the alignment is
	tight    = 9  // of them, those that must be equal
	gapLeast = 10 // letters of a gap or a stray worth mending: less is a reading
)

// An op is one change of the fabric, before base token at.
type op struct {
	at     int
	to     int // for a removal, the token behind it
	kind   opKind
	pieces []piece
	next   bool // for an insertion: a paragraph begins behind it
}

type opKind int

const (
	opJoin opKind = iota
	opSplit
	opInsert
	opRemove
)

// weave changes the paragraphs of the base by what the other copies have: breaks
// by vote, gaps filled, strays taken out. It returns the fragments taken out and
// how many characters each witness gave.
func weave(base *paper.Article, others []*paper.Article, neighbours []*paper.Article) (strays []*paper.Fragment, given []int) {
	bt := tokens(base.Paragraphs)
	given = make([]int, len(others))
	var ops []op
	votes := map[int]float64{} // break at token: positive for a break
	foreign := shingleSet(neighbours)
	var surer []*paper.Article // only copies whose order is surer than the base's take from it
	for _, n := range neighbours {
		if weight(n) > weight(base) {
			surer = append(surer, n)
		}
	}
	elsewhere := shingleSet(surer)
	inserted := map[int]bool{}
	copies := append([]*paper.Article{base}, others...)
	home := make([]map[uint64]bool, len(copies))
	for i, c := range copies {
		home[i] = shingleSet([]*paper.Article{c})
	}
	for w, other := range others {
		ot := tokens(other.Paragraphs)
		runs := align(bt, ot)
		voteBreaks(base, bt, ot, runs, weight(other), votes)
		for _, g := range gaps(bt, ot, runs) {
			if g.strayTo > g.stray && isStray(bt[g.stray:g.strayTo], home, elsewhere) {
				ops = append(ops, op{at: g.stray, to: g.strayTo, kind: opRemove})
			}
			if g.to > g.from && !inserted[g.at] && isGap(ot[g.from:g.to], home, w+1, foreign) {
				inserted[g.at] = true
				ps, n := takePieces(other, ot, g.from, g.to)
				given[w] += n
				ops = append(ops, op{at: g.at, kind: opInsert, pieces: ps, next: g.to >= len(ot) || ot[g.to].para != ot[g.to-1].para})
			}
		}
	}
	for at, v := range votes {
		starts := at > 0 && bt[at].para != bt[at-1].para
		own := weight(base)
		if starts && v+own < 0 {
			ops = append(ops, op{at: at, kind: opJoin})
		}
		if !starts && v-own > 0 {
			ops = append(ops, op{at: at, kind: opSplit})
		}
	}
	if len(ops) == 0 {
		return nil, given
	}
	sort.SliceStable(ops, func(i, j int) bool {
		if ops[i].at != ops[j].at {
			return ops[i].at > ops[j].at
		}
		return ops[i].kind > ops[j].kind
	})
	fab := unravel(base)
	limit := len(bt) + 1 // an op must not reach into one already done
	for _, o := range ops {
		if o.kind == opRemove && o.to > limit {
			continue
		}
		limit = o.at
		strays = append(strays, apply(&fab, bt, o)...)
	}
	rebuild(base, fab)
	return strays, given
}

// weight is how much a copy's paragraph breaks are worth: a web copy has one
// paragraph a line, a layout tool's pieces are paragraphs or parts of them, and
// breaks in hard-wrapped text are concluded.
func weight(a *paper.Article) float64 {
	switch format(a) {
	case paper.Plain, paper.HTML:
		return 3
	case paper.Markdown:
		return 2
	}
	return 1
}

func format(a *paper.Article) paper.Format {
	if a.Page == nil || a.Page.File == nil {
		return paper.Plain
	}
	return a.Page.File.Format
}

// voteBreaks adds a copy's votes on the breaks of the base and on breaks of its
// own where the base reads on.
func voteBreaks(base *paper.Article, bt, ot []token, runs []run, w float64, votes map[int]float64) {
	to := mapTo(len(bt), runs)
	for i := 1; i < len(bt); i++ {
		l, r := i-1, i
		for n := 0; n < 2 && l > 0 && to[l] < 0 && bt[l].para == bt[i-1].para; n++ {
			l--
		}
		for n := 0; n < 2 && r < len(bt)-1 && to[r] < 0 && bt[r].para == bt[i].para; n++ {
			r++
		}
		if to[l] < 0 || to[r] < 0 || to[r]-to[l] > int32(r-l)+3 || to[r] <= to[l] {
			continue
		}
		starts := bt[i].para != bt[i-1].para
		breaks := ot[to[l]].para != ot[to[r]].para
		if starts && (!body(base, bt[i].para) || !body(base, bt[i-1].para)) {
			continue
		}
		switch {
		case !starts && !breaks:
			continue
		case !starts && (l != i-1 || r != i): // a split needs the very place
			continue
		case density(to, l, -1) < tight || density(to, r, 1) < tight:
			continue
		case breaks:
			votes[i] += w
		default:
			votes[i] -= w
		}
	}
}

func body(a *paper.Article, para int32) bool { return a.Paragraphs[para].Body() }

// mapTo gives, for each token of a, its counterpart in b, or -1.
func mapTo(n int, runs []run) []int32 {
	to := make([]int32, n)
	for i := range to {
		to[i] = -1
	}
	for _, r := range runs {
		for k := 0; k < r.n; k++ {
			to[r.a+k] = int32(r.b + k)
		}
	}
	return to
}

// density counts the tokens among the flank from at on, in direction dir, whose
// counterparts are near one another. Beyond the edge of the text counts as equal.
func density(to []int32, at, dir int) int {
	n := 0
	for k := 0; k < flank; k++ {
		i := at + k*dir
		if i < 0 || i >= len(to) {
			n++
			continue
		}
		if d := int(to[i]) - int(to[at]); to[i] >= 0 && to[at] >= 0 && d <= k+4 && d >= -k-4 {
			n++
		}
	}
	return n
}

// A gap is a place where a witness has text that the base lacks, or the base
// text that the witness lacks, between tight alignment on both sides.
type gap struct {
	at             int // base token the witness's text goes before
	from, to       int // witness tokens
	stray, strayTo int // base tokens
}

func gaps(bt, ot []token, runs []run) []gap {
	toB := mapTo(len(bt), runs)
	var out []gap
	pa, pb := 0, 0
	consider := func(a, b int) {
		ga, gb := bt[pa:a], ot[pb:b]
		la, lb := len(letters(ga)), len(letters(gb))
		if la < gapLeast && lb < gapLeast {
			return
		}
		before := pa == 0 || density(toB, pa-1, -1) >= tight
		after := a == len(bt) || density(toB, a, 1) >= tight
		// At the edge of a story only one side can be tight; a copy that lacks the
		// whole start or end of the other says nothing about it.
		if !before || !after || pa == 0 && a == len(bt) {
			return
		}
		g := gap{at: a, from: pb, to: pb}
		if lb >= gapLeast && (la <= 3 || la >= gapLeast) {
			g.to = b
		}
		if la >= gapLeast && pa > 0 && a < len(bt) {
			g.stray, g.strayTo = pa, a
		}
		out = append(out, g)
	}
	for _, r := range runs {
		if r.n < 3 {
			continue // a chance agreement inside a gap does not end it
		}
		consider(r.a, r.b)
		pa, pb = r.a+r.n, r.b+r.n
	}
	consider(len(bt), len(ot))
	return out
}

func shingleSet(as []*paper.Article) map[uint64]bool {
	set := map[uint64]bool{}
	for _, a := range as {
		shingles(foldLetters(a.Paragraphs), anchorLen, 0, func(h uint64, _ int) { set[h] = true })
	}
	return set
}

// share returns which part of the text's shingles stand in set; 0 for a text too short to have any.
func share(t []token, set map[uint64]bool) float64 { return shareOf(chars(letters(t)), set) }

// shareOf is share of letters.
func shareOf(t []rune, set map[uint64]bool) float64 {
	n, in := 0, 0
	shingles(t, anchorLen, 0, func(h uint64, _ int) {
		n++
		if set[h] {
			in++
		}
	})
	if n == 0 {
		return 0
	}
	return float64(in) / float64(n)
}

// isGap reports whether text of witness w belongs in the base: the base has it
// nowhere, and it is not the text of another story of the page, unless more
// copies have it here.
func isGap(t []token, home []map[uint64]bool, w int, foreign map[uint64]bool) bool {
	if share(t, home[0]) > 0.3 {
		return false
	}
	if share(t, foreign) <= 0.3 {
		return true
	}
	n := 0
	for i := 1; i < len(home); i++ {
		if share(t, home[i]) > 0.5 {
			n++
		}
	}
	return n >= 2
}

// isStray reports whether text of the base belongs to another story: it stands
// there too, and no other copy has it here.
func isStray(t []token, home []map[uint64]bool, foreign map[uint64]bool) bool {
	if share(t, foreign) < 0.6 {
		return false
	}
	for _, h := range home[1:] {
		if share(t, h) > 0.3 {
			return false
		}
	}
	return true
}

// takePieces copies the fragments of tokens [from, to) of a witness.
func takePieces(a *paper.Article, t []token, from, to int) (out []piece, n int) {
	end := t[to-1]
	for k := t[from].para; k <= end.para; k++ {
		p := a.Paragraphs[k]
		lo, hi := 0, len([]rune(p.Text))
		if k == t[from].para {
			lo = int(t[from].at)
			if from == 0 || t[from-1].para != k {
				lo = 0
			}
		}
		if k == end.para && to < len(t) && t[to].para == k {
			hi = int(t[to].at)
		}
		for i, f := range p.Fragments {
			s, e := f.ParaStart, f.ParaStart+f.Text.Len()
			s2, e2 := max(s, lo), min(e, hi)
			if s2 >= e2 {
				continue
			}
			g := *f
			if e2 < e {
				l, _ := splitFragment(&g, e2-s)
				g = *l
			}
			if s2 > s {
				_, r := splitFragment(&g, s2-s)
				g = *r
			}
			g.Joined = paper.JoinWitness
			g.Moved = true
			g.Reason = "collate/gap"
			first := s2 == 0 || len(out) == 0 && (from == 0 || t[from-1].para != k)
			out = append(out, piece{f: &g, p: p, brk: i == 0 && s2 == 0 || first && len(out) == 0})
			n += e2 - s2
		}
	}
	if len(out) > 0 {
		out[0].brk = from == 0 || t[from-1].para != t[from].para
	}
	return out, n
}

// splitFragment cuts a fragment at a code point of its text.
func splitFragment(f *paper.Fragment, at int) (l, r *paper.Fragment) {
	a, b := f.Text.Split(at)
	l, r = new(paper.Fragment), new(paper.Fragment)
	*l, *r = *f, *f
	l.Text, r.Text = a, b
	size := len(a.Raw())
	if f.Page != nil && f.Page.File != nil && f.Page.File.Size != nil {
		size = f.Page.File.Size(a.Raw())
	}
	l.End, r.Start = f.Start+size, f.Start+size
	r.ParaStart = f.ParaStart + a.Len()
	if f.Page != nil && f.Page.File != nil {
		l.ID, r.ID = paper.FragmentID(l), paper.FragmentID(r)
	}
	return l, r
}

func unravel(a *paper.Article) []piece {
	var out []piece
	for _, p := range a.Paragraphs {
		for i, f := range p.Fragments {
			out = append(out, piece{f: f, p: p, brk: i == 0, own: true})
		}
	}
	return out
}

// cutAt makes a piece begin at a base token and returns its index.
func cutAt(fab *[]piece, base []token, at int) int {
	if at >= len(base) {
		return len(*fab)
	}
	k, off := base[at].para, int(base[at].at)
	if at == 0 || base[at-1].para != k {
		off = 0
	}
	seen := int32(-1)
	var last *paper.Paragraph
	for i := 0; i < len(*fab); i++ {
		x := (*fab)[i]
		if !x.own {
			continue
		}
		if x.p != last {
			seen, last = seen+1, x.p
		}
		if seen != k {
			continue
		}
		s, e := x.f.ParaStart, x.f.ParaStart+x.f.Text.Len()
		if off == s {
			return i
		}
		if off > s && off < e {
			l, r := splitFragment(x.f, off-s)
			if l.Text.Raw() == "" || r.Text.Raw() == "" {
				return i + 1
			}
			r.Joined = paper.JoinLine
			rest := append([]piece{{f: l, p: x.p, brk: x.brk, own: true}, {f: r, p: x.p, own: true}}, (*fab)[i+1:]...)
			*fab = append((*fab)[:i:i], rest...)
			return i + 1
		}
	}
	return len(*fab)
}

// apply makes one change and returns the fragments taken out.
func apply(fab *[]piece, base []token, o op) (out []*paper.Fragment) {
	i := cutAt(fab, base, o.at)
	switch o.kind {
	case opJoin:
		if i < len(*fab) {
			(*fab)[i].brk = false
			(*fab)[i].f.Joined = paper.JoinWitness
		}
	case opSplit:
		if i < len(*fab) {
			(*fab)[i].brk = true
			(*fab)[i].f.Joined = paper.JoinNone
		}
	case opInsert:
		if i < len(*fab) {
			(*fab)[i].brk = o.next
		}
		rest := append(append([]piece(nil), o.pieces...), (*fab)[i:]...)
		*fab = append((*fab)[:i:i], rest...)
	case opRemove:
		j := cutAt(fab, base, o.to)
		i = cutAt(fab, base, o.at)
		for _, x := range (*fab)[i:j] {
			x.f.Disposition, x.f.Reason = paper.Unplaced, "collate/stray"
			out = append(out, x.f)
		}
		brk := len((*fab)[i:j]) > 0 && (*fab)[i].brk
		*fab = append((*fab)[:i:i], (*fab)[j:]...)
		if i < len(*fab) && brk {
			(*fab)[i].brk = true
		}
	}
	return out
}

// rebuild makes paragraphs of the fabric.
func rebuild(a *paper.Article, fab []piece) {
	a.Paragraphs = nil
	var cur *paper.Paragraph
	section := ""
	for i, x := range fab {
		if cur == nil || x.brk || i == 0 {
			p := *x.p
			p.Fragments = nil
			if !x.own {
				p.Placed, p.Section = paper.ByWitness, section
			}
			cur = &p
			a.Paragraphs = append(a.Paragraphs, cur)
			section = p.Section
		} else if x.f.Joined == paper.JoinWitness {
			cur.Join, cur.JoinConfidence = paper.JoinWitness, 0.95
		}
		cur.Fragments = append(cur.Fragments, x.f)
	}
	a.Assemble()
}
