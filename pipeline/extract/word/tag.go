package word

import (
	"math"
	"slices"
	"unicode"

	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// A Tagger tags text. It keeps buffers and must not be used by two goroutines
// at once; taggers share the model through [Tagger.Fork].
type Tagger struct {
	m      *model
	found  lexicon.Scan // the words of more than one character
	twos   []reading    // the first readings of those of two
	longs  []reading    // and of the longer ones
	two    int          // how many of two characters start before the position
	long   int          // and how many longer ones
	next   candidate    // the word of two characters that the position is inside of
	open   []candidate  // what else has begun, and ends further on
	within int          // the place inside the last solid word
	nodes  []node
	ends   []end // by position
}

// A candidate is a word that stands in the text.
type candidate struct {
	start, end int
	id         int // of its first reading in the model
	rd         reading
}

// A node is one reading of one word on the cheapest path to it.
type node struct {
	cost  float32
	back  int32 // node before
	start int32 // of the word; it ends where the next one starts
	tag   Tag
	mark  mark
}

// An end is the nodes that end at one position; they stand in a row.
type end struct {
	from, to int32
	tags     uint32  // a bit for each of their tags
	cost     float32 // of the cheapest
	tag      Tag     // and its tag
	longer   bool    // a word of more than one character ends there
}

// New returns a tagger that also knows the given place names.
func New(places []string) *Tagger { return &Tagger{m: newModel(places)} }

// Fork returns a tagger with the same model and buffers of its own.
func (t *Tagger) Fork() *Tagger { return &Tagger{m: t.m} }

// Tag appends to dst the tokens of text[from:to], in order; they tile it. fixed
// must be sorted and disjoint; stretches outside the range and empty ones are ignored.
// White space is a token of tag W.
func (t *Tagger) Tag(text []rune, from, to int, fixed []Fixed, dst []Token) []Token {
	n := to - from
	if n <= 0 {
		return dst
	}
	t.look(text[from:to])
	t.ends[0] = end{to: 1, tag: W}
	t.nodes = append(t.nodes[:0], node{back: -1, tag: W})
	t.open, t.next.end, t.two, t.long, t.within = t.open[:0], 0, 0, 0, -1
	i := 0
	for _, f := range fixed {
		if f.Start < from+i || f.Empty() {
			continue
		}
		stop := min(n, f.Start-from) // no word may run into a fixed stretch
		t.stretch(text, from, i, stop)
		if stop == n {
			i = n
			break
		}
		i = t.fixture(f, stop, min(f.End, to)-from)
	}
	t.stretch(text, from, i, n)
	return t.trace(from, n, fixed, dst)
}

// stretch puts the words of text[from+i:from+stop] on the lattice.
func (t *Tagger) stretch(text []rune, from, i, stop int) {
	for ; i < stop; i++ {
		j := i + 1
		e := &t.ends[j]
		*e = end{from: int32(len(t.nodes))}
		if len(t.open) > 0 {
			t.closeAt(j)
		}
		if t.next.end == j {
			t.put(t.next, j)
			e.longer = true
		}
		if at := &t.ends[i]; at.from == at.to {
			// no word ends here
		} else if isHan(text[from+i]) {
			t.words(text, from, i, stop)
		} else {
			t.foreign(text, from, i, stop)
		}
		e.to = int32(len(t.nodes))
	}
}

// fixture puts on the lattice what the caller has fixed from i to j, where nothing else
// can begin, and returns j.
func (t *Tagger) fixture(f Fixed, i, j int) int {
	for k := i + 1; k <= j; k++ {
		t.ends[k] = end{from: int32(len(t.nodes)), to: int32(len(t.nodes))}
	}
	if at := &t.ends[i]; at.from < at.to {
		t.put(candidate{start: i, end: j, rd: reading{tag: f.Tag, mark: known | fixture}}, j)
		t.ends[j].to = int32(len(t.nodes))
	}
	return j
}

// look finds the words of the text. All that is asked of the model's large tables
// is asked here, for all places one step at a time, for the tables do not fit the
// processor's caches and a place alone would wait for each answer.
func (t *Tagger) look(text []rune) {
	if n := len(text) + 1; cap(t.ends) < n {
		t.ends = make([]end, 2*n)
	}
	t.ends = t.ends[:len(text)+1]
	t.m.words.Scan(text, &t.found)
	t.twos, t.longs = t.twos[:0], t.longs[:0]
	for _, w := range t.found.Twos {
		t.twos = append(t.twos, t.m.readings[w.ID])
	}
	for _, w := range t.found.Longs {
		t.longs = append(t.longs, t.m.readings[w.ID])
	}
	t.found.Twos = append(t.found.Twos, nowhere)
	t.found.Longs = append(t.found.Longs, nowhere)
}

// nowhere stands behind all words that are found, so that there always is a next one.
var nowhere = lexicon.Found{Start: math.MaxInt32}

// closeAt puts what is open and ends at j on the lattice.
func (t *Tagger) closeAt(j int) {
	left := t.open[:0]
	for _, c := range t.open {
		if c.end == j {
			t.put(c, j)
			t.ends[j].longer = true
		} else {
			left = append(left, c)
		}
	}
	t.open = left
}

// words begins the words that start at the Chinese character at i and end no later
// than stop.
func (t *Tagger) words(text []rune, from, i, stop int) {
	longs := t.found.Longs
	for int(longs[t.long].Start) <= i {
		if w := &longs[t.long]; int(w.Start) == i && int(w.End) <= stop {
			t.open = append(t.open, candidate{i, int(w.End), int(w.ID), t.longs[t.long]})
		}
		t.long++
	}
	twos, k := t.found.Twos, t.two
	for int(twos[k].Start) < i {
		k++
	}
	// Behind the first character of a solid word, if no other word ends there, the
	// second is nothing by itself; and the first is nothing, if no other begins there.
	pass := t.within == i && !t.ends[i].longer
	if int(twos[k].Start) == i {
		if k++; i+2 <= stop && !this(text, from+i) {
			t.next = candidate{i, i + 2, int(twos[k-1].ID), t.twos[k-1]}
			if t.next.rd.mark&solid != 0 {
				t.within = i + 1
				pass = pass || int(twos[k].Start) != i+1 && int(longs[t.long].Start) != i+1
			}
		}
	}
	t.two = k
	if !pass {
		t.single(text[from+i], i)
	}
}

// single puts the character at i on the lattice as a word.
func (t *Tagger) single(r rune, i int) {
	id := t.m.words.One(r)
	if id < 0 {
		t.put(candidate{i, i + 1, 0, t.m.readings[0]}, i+1)
		return
	}
	t.put(candidate{i, i + 1, id, t.m.readings[id]}, i+1)
	if t.hopes(&t.ends[i], t.m.strange, &t.ends[i+1]) { // it seldom does
		t.put(candidate{i, i + 1, 0, t.m.strange}, i+1)
	}
}

// foreign begins the Latin word or number that starts at i and ends no later than stop,
// or the punctuation mark.
func (t *Tagger) foreign(text []rune, from, i, stop int) {
	r := text[from+i]
	if !isWordy(r) {
		t.put(candidate{i, i + 1, 0, reading{cost: 2, tag: W, mark: known}}, i+1)
		return
	}
	j := i + 1
	for j < stop && isWordy(text[from+j]) {
		j++
	}
	tag := N
	if r >= '0' && r <= '9' {
		tag = M
	}
	c := candidate{i, j, 0, reading{cost: 8, tag: tag, mark: known}}
	if j == i+1 {
		t.put(c, j)
	} else {
		t.open = append(t.open, c)
	}
}

// this reports whether 该项目 or 本项目 stands at the character: the project is meant
// there, not 该项 before a word of 目.
func this(text []rune, at int) bool {
	return at+3 < len(text) && (text[at] == '该' || text[at] == '本') && text[at+1] == '项' && text[at+2] == '目' && text[at+3] != '标'
}

// put puts the word, which ends at j, on the lattice, behind the cheapest node that
// ends where it starts, under every tag that it can have. A reading is left out where
// another that ends with it is so much cheaper that no tag behind it can make up for
// that; most are so dear that the cheapest way of all to the word, at the least that the
// tag can cost, shows it. Where one node ends, that is the way itself.
func (t *Tagger) put(c candidate, j int) {
	m, nodes := t.m, t.nodes
	from, to := &t.ends[c.start], &t.ends[j]
	before := nodes[from.from:from.to]
	for rd := c.rd; ; rd = m.readings[c.id] {
		tag := rd.tag % width
		if to.tags == 0 || len(before) == 1 || t.hopes(from, rd, to) {
			cost, back := m.arrive(before, tag)
			if cost += rd.cost; to.tags == 0 || cost-to.cost < m.gap[tag][to.tag%width] { // else, whatever follows, the way by the cheapest is no dearer
				if tag == M && rd.mark&fixture != 0 {
					tag = Q // what follows a quantity follows its unit
				}
				if to.tags == 0 || cost < to.cost {
					to.cost, to.tag = cost, tag
				}
				x := node{cost, from.from + int32(back), int32(c.start), tag, rd.mark}
				if bit := uint32(1) << tag; to.tags&bit == 0 {
					to.tags |= bit
					nodes = append(nodes, x)
				} else {
					x.instead(nodes[to.from:])
				}
			}
		}
		if rd.mark&more == 0 {
			break
		}
		c.id++
	}
	t.nodes = nodes
}

// hopes reports whether the reading of a word between the two ends, behind the cheapest of all
// nodes and at the least that its tag can cost, is not too dear beside the cheapest node
// that ends where it does.
func (t *Tagger) hopes(from *end, rd reading, to *end) bool {
	tag := rd.tag % width
	return from.cost+t.m.least[tag]+rd.cost-to.cost < t.m.gap[tag][to.tag%width]
}

// arrive finds the cheapest way to a word of the tag behind one of the nodes.
func (m *model) arrive(before []node, tag Tag) (cost float32, back int) {
	into := &m.into[tag%width]
	cost = float32(math.Inf(1))
	for k := range before {
		p := &before[k]
		if c := p.cost + into[p.tag%width]; c <= cost { // of equals the last
			cost, back = c, k
		}
	}
	return cost, back
}

// instead takes the place of the node of its tag in the row, if it is cheaper.
func (x node) instead(row []node) {
	for k := range row {
		if y := &row[k]; y.tag == x.tag && x.cost < y.cost {
			*y = x
		}
	}
}

// trace appends the tokens of the cheapest path.
func (t *Tagger) trace(from, n int, fixed []Fixed, dst []Token) []Token {
	last := &t.ends[n]
	_, k := t.m.arrive(t.nodes[last.from:last.to], W)
	count, at := 0, last.from+int32(k)
	for i := at; i > 0; i = t.nodes[i].back {
		count++
	}
	lo, stop, f := len(dst), n, len(fixed)-1
	dst = slices.Grow(dst, count)[:lo+count]
	for k := lo + count - 1; at > 0; k-- {
		p := &t.nodes[at]
		tok := &dst[k]
		*tok = Token{Span: paper.Span{Start: from + int(p.start), End: from + stop}, Tag: p.tag, Known: p.mark&known != 0, Nominal: p.mark&nominal != 0, Ref: -1}
		stop, at = int(p.start), p.back
		if p.mark&fixture != 0 {
			for fixed[f].Start > tok.Start || fixed[f].Empty() {
				f--
			}
			if tok.Ref = fixed[f].Ref; p.tag == Q && tok.Ref >= 0 {
				tok.Tag = M
			}
		}
	}
	return dst
}

func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r == '〇' || r >= 0x3400 && r <= 0x4dbf || r >= 0x20000 && r <= 0x323af || r >= 0xf900 && r <= 0xfaff
}

// isWordy reports whether r is part of a Latin word or a bare number.
func isWordy(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '-' || r == '+' || r == '&' ||
		r > 0x7f && r < 0x3000 && unicode.IsLetter(r)
}
