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
	open   []candidate  // of what has begun, what ends further on
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
	t.open, t.two, t.long, t.within = t.open[:0], 0, 0, -1
	given := fixed
	var two candidate // the word of two characters that the position is inside of
	for i := 0; i < n; i++ {
		for len(given) > 0 && (given[0].Start < from+i || given[0].Empty()) {
			given = given[1:]
		}
		stop := n // no word may run into a fixed stretch
		if len(given) > 0 {
			stop = min(stop, given[0].Start-from)
		}
		if t.ends[i+1] = (end{from: int32(len(t.nodes))}); two.end == i+1 || len(t.open) > 0 {
			t.closeAt(i+1, &two)
		}
		two.end = 0
		switch {
		case t.ends[i].from == t.ends[i].to: // no word ends here
		case stop == i:
			t.begin(candidate{start: i, end: min(given[0].End, to) - from, rd: reading{tag: given[0].Tag, mark: known | fixture}}, i+1)
		case isHan(text[from+i]):
			t.words(text, from, i, stop, &two)
		default:
			t.foreign(text, from, i, stop)
		}
		t.ends[i+1].to = int32(len(t.nodes))
	}
	return t.trace(from, n, fixed, dst)
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
}

// closeAt puts what has begun before position j-1 and ends at j on the lattice.
func (t *Tagger) closeAt(j int, two *candidate) {
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
	if two.end == j {
		t.put(*two, j)
		t.ends[j].longer = true
	}
}

// begin puts the word on the lattice, if it ends at j, and else leaves it open.
func (t *Tagger) begin(c candidate, j int) {
	if c.end == j {
		t.put(c, j)
	} else {
		t.open = append(t.open, c)
	}
}

// words begins the words that start at the Chinese character at i and end no later
// than stop. The word of two characters is left to the caller.
func (t *Tagger) words(text []rune, from, i, stop int, two *candidate) {
	twos, longs := t.found.Twos, t.found.Longs
	for t.long < len(longs) && int(longs[t.long].Start) <= i {
		if w := &longs[t.long]; int(w.Start) == i && int(w.End) <= stop {
			t.open = append(t.open, candidate{i, int(w.End), int(w.ID), t.longs[t.long]})
		}
		t.long++
	}
	for t.two < len(twos) && int(twos[t.two].Start) < i {
		t.two++
	}
	// Behind the first character of a solid word, if no other word ends there, the
	// second is nothing by itself; and the first is nothing, if no other begins there.
	second, first := t.within == i && !t.ends[i].longer, false
	if k := t.two; k < len(twos) && int(twos[k].Start) == i {
		if t.two++; i+2 <= stop && !this(text, from+i) {
			*two = candidate{i, i + 2, int(twos[k].ID), t.twos[k]}
			if two.rd.mark&solid != 0 {
				t.within = i + 1
				first = (t.two == len(twos) || int(twos[t.two].Start) != i+1) && (t.long == len(longs) || int(longs[t.long].Start) != i+1)
			}
		}
	}
	if first || second {
		return
	}
	if id := t.m.words.One(text[from+i]); id >= 0 {
		t.put(candidate{i, i + 1, id, t.m.readings[id]}, i+1)
		if t.hopes(i, t.m.strange, i+1) { // it seldom does
			t.put(candidate{i, i + 1, 0, t.m.strange}, i+1)
		}
	} else {
		t.put(candidate{i, i + 1, 0, t.m.readings[0]}, i+1)
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
	t.begin(candidate{i, j, 0, reading{cost: 8, tag: tag, mark: known}}, i+1)
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
// tag can cost, shows it.
func (t *Tagger) put(c candidate, j int) {
	m := t.m
	from, to := &t.ends[c.start], &t.ends[j]
	for rd := c.rd; ; rd = m.readings[c.id] {
		empty := len(t.nodes) == int(to.from)
		if empty || t.hopes(c.start, rd, j) {
			tag := rd.tag
			cost, back := t.arrive(from, tag)
			if cost += rd.cost; empty || cost-to.cost < m.gap[tag%width][to.tag%width] { // else, whatever follows, the way by the cheapest is no dearer
				if tag == M && rd.mark&fixture != 0 {
					tag = Q // what follows a quantity follows its unit
				}
				t.place(to, node{cost, back, int32(c.start), tag, rd.mark})
			}
		}
		if rd.mark&more == 0 {
			return
		}
		c.id++
	}
}

// hopes reports whether the reading of a word from i to j, behind the cheapest of all
// nodes and at the least that its tag can cost, is not too dear beside the cheapest node
// that ends at j.
func (t *Tagger) hopes(i int, rd reading, j int) bool {
	to := &t.ends[j]
	return t.ends[i].cost+t.m.least[rd.tag%width]+rd.cost-to.cost < t.m.gap[rd.tag%width][to.tag%width]
}

// arrive finds the cheapest way to a word of the tag that starts at an end.
func (t *Tagger) arrive(at *end, tag Tag) (cost float32, back int32) {
	into := &t.m.into[tag%width]
	cost = float32(math.Inf(1))
	for k := at.from; k < at.to; k++ {
		p := &t.nodes[k]
		if c := p.cost + into[p.tag%width]; c <= cost { // of equals the last
			cost, back = c, k
		}
	}
	return cost, back
}

// place adds the node to those of its end, unless one is there under that tag for less.
func (t *Tagger) place(to *end, x node) {
	row := t.nodes[to.from:]
	if len(row) == 0 || x.cost < to.cost {
		to.cost, to.tag = x.cost, x.tag
	}
	for k := range row {
		if row[k].tag == x.tag {
			if x.cost < row[k].cost {
				row[k] = x
			}
			return
		}
	}
	t.nodes = append(t.nodes, x)
}

// trace appends the tokens of the cheapest path.
func (t *Tagger) trace(from, n int, fixed []Fixed, dst []Token) []Token {
	_, at := t.arrive(&t.ends[n], W)
	lo, stop, f := len(dst), n, len(fixed)-1
	for ; at > 0; at = t.nodes[at].back {
		p := &t.nodes[at]
		tok := Token{Span: paper.Span{Start: from + int(p.start), End: from + stop}, Tag: p.tag, Known: p.mark&known != 0, Nominal: p.mark&nominal != 0, Ref: -1}
		stop = int(p.start)
		if p.mark&fixture != 0 {
			for fixed[f].Start > tok.Start || fixed[f].Empty() {
				f--
			}
			if tok.Ref = fixed[f].Ref; p.tag == Q && tok.Ref >= 0 {
				tok.Tag = M
			}
		}
		dst = append(dst, tok)
	}
	slices.Reverse(dst[lo:])
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
