package segment

import (
	"math"
	"slices"
	"sync"

	"baoshu/pipeline/lm"
)

// A term is a pair of characters of an item that stands in another item too.
type term struct {
	id   int32
	rare uint8 // class of its rarity
}

// How often a pair of a text comes back in its own story, and in any other, was
// counted on 25,374 items of broadcast news and a fortnight of a newspaper. In
// other stories it is as likely as the language model has it: with a likelihood of
// 2^-rare, a text of n characters has it with 1-exp(-n·2^-rare). In its own it is
// likelier by what recalls says, and by far for a pair of its headline. Sums over a
// text of 30 to 200 characters are odds when halved, as neighbouring pairs say the
// same twice, and up to some 9 bits.
const (
	rarest     = 60 // classes of rarity, half bits
	lengths    = 52 // classes of length, quarter bits from 2
	weighs     = 0.45
	leastTopic = -9.0
	mostTopic  = 10.0
	leastTitle = -8.0
	mostTitle  = 14.0
	less       = 0.3 // a subhead says less of what follows than a headline
)

// recalls returns how much likelier a pair is in a text of n characters for being
// of the same story, by its rarity in bits; pairs rarer than 24 bits are two words
// that happened to meet.
func recalls(rare, n float64) float64 {
	if rare > 24 {
		return 0.01
	}
	return min(0.6, min(0.45, 0.33*math.Exp2(-(rare-11)/4.2))*math.Pow(n/600, 0.45))
}

// restates is recalls for a pair of the headline.
func restates(rare, n float64) float64 {
	t := 0.08
	if rare <= 24 {
		t = min(0.84, 0.84-0.045*(rare-10))
	}
	return min(0.95, t*min(1.1, math.Pow(n/300, 0.25)))
}

// odds hold, by class of length and rarity, what it says for a story that it has a
// pair, and what it says against it that it does not.
type odds struct{ gains, losses [lengths][rarest]float32 }

func newOdds(likelier func(rare, n float64) float64) *odds {
	o := &odds{}
	for l := range o.gains {
		n := math.Exp2(1 + float64(l)/4)
		for k := range o.gains[l] {
			rare := float64(k) / 2
			c := 1 - math.Exp(-n*math.Exp2(-rare))
			t := likelier(rare, n)
			o.gains[l][k] = float32(min(6, math.Log2((c+(1-c)*t)/c)))
			o.losses[l][k] = float32(math.Log2(1 - t))
		}
	}
	return o
}

var (
	topicOdds = sync.OnceValue(func() *odds { return newOdds(recalls) })
	titleOdds = sync.OnceValue(func() *odds { return newOdds(restates) })
)

// long returns the class of a length.
func long(n int) int {
	if n < 2 {
		return 0
	}
	return min(lengths-1, int(4*(math.Log2(float64(n))-1)+0.5))
}

// number gives the pairs that stand in two items or more their numbers.
func (m *maker) number() {
	in := map[uint64]int32{} // first item it was seen in; -2-id once it is numbered
	pairs := func(it *item, f func(k uint64, a, b rune)) {
		one := func(rs []rune) {
			for i := 1; i < len(rs); i++ {
				if letter(rs[i-1]) && letter(rs[i]) {
					f(uint64(rs[i-1])<<32|uint64(rs[i]), rs[i-1], rs[i])
				}
			}
		}
		if it.run == nil {
			one(it.p.rs)
			return
		}
		for _, p := range it.run.pieces {
			one(p.rs)
		}
	}
	for i, it := range m.items {
		if it.kind == byItem {
			continue
		}
		pairs(it, func(k uint64, a, b rune) {
			switch at, ok := in[k]; {
			case !ok:
				in[k] = int32(i)
			case at >= 0 && at != int32(i):
				in[k] = int32(-2 - m.pairs)
				m.pairs++
			}
		})
	}
	seen := make([]int32, m.pairs)
	for i, it := range m.items {
		if it.kind == byItem {
			continue
		}
		pairs(it, func(k uint64, a, b rune) {
			at := in[k]
			id := -2 - at
			if at < 0 {
				if seen[id] == int32(i+1) {
					return
				}
				seen[id] = int32(i + 1)
			}
			rare := rarity(a, b)
			it.rare[rare]++
			if at < 0 {
				it.words = append(it.words, term{id, rare})
			} else {
				it.alone++
			}
		})
	}
}

// rarity returns the class of rarity of a pair of characters.
func rarity(a, b rune) uint8 {
	model := lm.Default()
	x, s := model.Next(lm.Unknown(), a)
	y, _ := model.Next(s, b)
	return uint8(min(rarest-1, 2*(x+y)+0.5))
}

// topic returns what the words of a text say for a story, in bits.
func (m *maker) topic(t *track, it *item) float64 {
	if t.n == 0 {
		return 0
	}
	return max(leastTopic, min(mostTopic, weighs*topicOdds().sum(it, t.said, t.n)))
}

// says returns what the words of a headline say for a text with some pairs; those
// known before it, of the story that it follows, say nothing.
func (m *maker) says(title *item, said, known []uint64, n int) float64 {
	if n == 0 {
		return 0
	}
	o := titleOdds()
	b := o.sum(title, said, n)
	if known != nil {
		l := long(n)
		for _, x := range title.words {
			if bit := uint64(1) << (x.id % 64); known[x.id/64]&bit == 0 {
				continue
			} else if said[x.id/64]&bit != 0 {
				b -= float64(o.gains[l][x.rare])
			} else {
				b -= float64(o.losses[l][x.rare])
			}
		}
	}
	return max(leastTitle, min(mostTitle, weighs*b))
}

// sum returns the odds of all pairs of an item for a text of n characters with
// some pairs.
func (o *odds) sum(it *item, said []uint64, n int) float64 {
	l := long(n)
	gain, loss := &o.gains[l], &o.losses[l]
	b := float32(0)
	for k, n := range it.rare {
		b += float32(n) * loss[k]
	}
	for _, x := range it.words {
		if said[x.id/64]&(1<<(x.id%64)) != 0 {
			b += gain[x.rare] - loss[x.rare]
		}
	}
	return float64(b)
}

// told returns what a text adds to what the headline of a story says for it.
func (m *maker) told(t *track, it *item) float64 {
	if t.lines == 0 || t.n > 600 {
		return 0
	}
	said := mark(t.said, it)
	b := 0.0
	for _, k := range t.titles[:t.lines] {
		b += m.says(m.items[k], said, t.known, t.n+it.n)
	}
	return b - t.told
}

// owed returns what is not given back of the bits that text took which the headline of its
// story does not speak of, where more text does: the headline speaks of the first text too.
func owed(told, more float64) float64 {
	return 0.5 * max(0, min(more, -told))
}

// under returns what a text adds to what the subhead before it says for it.
func (m *maker) under(t *track, it *item) float64 {
	if t.sub == nil || t.sub.n >= 600 {
		return 0
	}
	return less*max(0, m.says(m.items[t.sub.item], mark(t.sub.said, it), t.sub.known, t.sub.n+it.n)) - t.sub.told
}

// mark returns a set of pairs with those of an item put in.
func mark(said []uint64, it *item) []uint64 {
	out := append(make([]uint64, 0, len(said)), said...)
	for _, x := range it.words {
		out[x.id/64] |= 1 << (x.id % 64)
	}
	return out
}

// width2 returns what the width of a column says for a story.
func width2(t *track, it *item) float64 {
	if t.col == 0 || it.col == 0 || it.n < 40 {
		return 0
	}
	switch {
	case near(t.col, it.col):
		return 2
	case it.p.tangled:
		return -2
	}
	return -8
}

// near reports whether two columns are equally wide; wider ones vary more.
func near(a, b int) bool {
	off := max(3, b/16)
	return a-b >= -off && a-b <= off
}

// A side is how a text begins or ends at a seam.
type side uint8

const (
	unsure side = iota
	fresh       // it begins a paragraph; it has ended
	cut         // it goes on; it is cut
)

// begins says how a piece begins: by a mark that nothing begins with, by its
// indent, or by what its lost indent left.
func (s *sheet) begun(p *piece) side {
	u := p.units[0]
	switch {
	case midStart(p.rs):
		return cut
	case p.tangled:
		return unsure
	case s.indented && u.indent >= 2:
		return fresh
	case s.indented && p.col > 0:
		return cut
	case s.hangs && p.fill == wholeFill && u.wide < 60 && p.col > 0:
		return cut
	case s.hangs && p.fill == firstFill && p.col > 0:
		return fresh
	}
	return unsure
}

// opening returns what speaks for a text beginning a story.
func (m *maker) opening(it *item) float64 {
	switch p := it.p; m.s.begun(p) {
	case cut:
		if midStart(p.rs) {
			return -14
		}
		return -8 + max(-4, min(2, opens(p.rs)))
	case fresh:
		return 2 + max(-3, min(3, opens(p.rs)))
	default:
		return max(-4, min(3, opens(p.rs)))
	}
}

// seam returns what speaks for a text standing behind the texts of a story: behind the
// last of them, or behind an earlier one that was found to read on in it. The first
// lines of several columns may be read before the rest of the first.
func (m *maker) seam(t *track, i int, it *item) float64 {
	if t.last < 0 {
		b := m.opening(it)
		if reports(it.p.rs) {
			b += dates
		}
		return b
	}
	from := m.items[t.last].run.last()
	if slices.Contains(t.open, int32(i)) {
		from = it.p.prev
	} else if to := m.items[t.last].rest; to > 0 && slices.Contains(t.open, to) {
		return m.apart(i, it) + goesOver
	}
	k := [2]int32{int32(from.order), int32(i)}
	b, ok := m.seams[k]
	if !ok {
		joined, apart := m.s.meet(from, it.p)
		b = max(joined, apart)
		m.seams[k] = b
	}
	return b
}

// apart returns what speaks for a text standing behind the end of a paragraph.
func (m *maker) apart(i int, it *item) float64 {
	k := [2]int32{-1, int32(i)}
	b, ok := m.seams[k]
	if !ok {
		_, b = m.s.meet(&piece{class: running, rs: []rune{'。'}}, it.p)
		m.seams[k] = b
	}
	return b
}

// stub is the length up to which a text is the first lines of a column, read before the
// rest of the column before it: two lines, and what stands there of a third.
const stub = 60

// margin is by how much a text reads on in another better than in any third, in bits.
const margin = 6.0

// stubs finds the texts that are the first lines of columns, and where each goes on.
func (m *maker) stubs() {
	for i, it := range m.items {
		if it.kind != textItem || it.n > stub || it.p.ocr {
			continue
		}
		p := it.run.last()
		if p.next == nil {
			continue
		}
		if k, ok := m.at[p.next]; ok && k > int32(i) && m.s.clearly(p) {
			it.rest = k
		}
	}
}

// clearly reports whether a text reads on in its next better than any other does, and
// better than in any other.
func (s *sheet) clearly(p *piece) bool {
	fit := judge(p.rs, p.next.rs).Fit
	for _, q := range s.pieces {
		switch {
		case q == p || q == p.next || !q.body():
		case ending(q.rs) < 2 && judge(q.rs, p.next.rs).Fit > fit-margin, s.begun(q) != fresh && judge(p.rs, q.rs).Fit > fit-margin:
			return false
		}
	}
	return true
}

// awaits returns the texts that a story waits for when text i is added to it.
func (m *maker) awaits(open []int32, i int) []int32 {
	rest := m.items[i].rest
	if len(open) == 0 && rest == 0 {
		return nil
	}
	out := make([]int32, 0, len(open)+1)
	for _, k := range open {
		if k != int32(i) {
			out = append(out, k)
		}
	}
	if rest > 0 {
		out = append(out, rest)
	}
	return out
}

// meet returns what speaks for two pieces that follow each other in a story being
// one paragraph, and being two.
func (s *sheet) meet(p, q *piece) (joined, apart float64) {
	tp, tq := tied(p.rs), tied(q.rs)
	j := judge(p.rs, q.rs)
	g := min(j.Gain, j.Fit+6)
	switch {
	case tp.open > 0 && tq.close > 0:
		g += quoted
	case tp.open > 0, tq.close > 0:
		g += unquoted
	}
	b := s.begun(q)
	o := max(-4, min(4, opens(q.rs)))
	if p.next == q {
		g += 3
	}
	if reports(q.rs) {
		g -= 12
	}
	if !p.full && isDigit(p.rs[len(p.rs)-1]) && isDigit(q.rs[0]) { // rows of a table
		g -= 12
	}
	switch {
	case p.full && tp.end == 2:
		joined = max(-6, min(6, g/2)) - 1
		if p.ocr && p.block != q.block { // OCR parts paragraphs as well as columns
			joined -= 4
		}
		apart = o / 2
		switch b {
		case cut:
			joined += 4
			apart -= 5
		case fresh:
			joined -= 6
			apart += 2
		}
	case p.full:
		joined = max(-12, min(18, g))
		apart = -10 + o/2
		switch b {
		case cut:
			joined += 3
			apart -= 5
		case fresh:
			joined -= 5
			apart += 2
		}
	default:
		joined = -9 + max(-6, min(18, g))
		apart = o / 2
		if tp.end < 2 && p.class == running {
			joined += 5
			apart -= 4
		}
		switch b {
		case cut:
			apart -= 7
			if midStart(q.rs) {
				apart -= 5
			}
		case fresh:
			apart += 2
		}
	}
	return joined, apart
}
