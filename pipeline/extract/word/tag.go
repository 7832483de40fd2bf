package word

import (
	"math"
	"unicode"

	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// A Tagger tags text. It keeps buffers and must not be used by two goroutines
// at once; taggers share the model through [Tagger.Fork].
type Tagger struct {
	m      *model
	nodes  []node
	ends   []end // by position: the words that end there
	within int   // the place inside the last solid word
	best   [tags]step
	reach  []lexicon.Reach // by position: the words that start there
	ones   []reading       // and the first reading of those of one character
	twos   []reading       // and of two
}

// An end is the nodes that end at one position.
type end struct {
	head   int32 // the first of them, -1 for none
	top    int32 // the cheapest,
	cost   float32
	tag    Tag  // and its cost and tag
	longer bool // one of them has more than one character
}

// A step is the cheapest way to a word of a tag at the position last asked for.
type step struct {
	at, back int32
	cost     float32
}

// A node is one reading of one word on the cheapest path to it.
type node struct {
	start, end int32
	back       int32 // node before
	next       int32 // next node that ends at the same place
	cost       float32
	tag        Tag
	mark       mark
	ref        int32
}

// New returns a tagger that also knows the given place names.
func New(places []string) *Tagger { return &Tagger{m: newModel(places)} }

// Fork returns a tagger with the same model and buffers of its own.
func (t *Tagger) Fork() *Tagger { return &Tagger{m: t.m} }

// Tag appends to dst the tokens of text[from:to], in order; they tile it. fixed
// must be sorted and disjoint; stretches outside the range are ignored. White
// space is a token of tag W.
func (t *Tagger) Tag(text []rune, from, to int, fixed []Fixed, dst []Token) []Token {
	n := to - from
	if n <= 0 {
		return dst
	}
	if cap(t.ends) < n+1 {
		t.ends = make([]end, n+1+n/2)
	}
	t.ends = t.ends[:n+1]
	for i := range t.ends {
		t.ends[i] = end{head: -1}
	}
	t.look(text[from:to])
	t.nodes = append(t.nodes[:0], node{back: -1, next: -1, tag: W})
	t.ends[0], t.within = end{tag: W}, -1
	for i := range t.best {
		t.best[i].at = -1
	}
	for len(fixed) > 0 && fixed[0].Start < from {
		fixed = fixed[1:]
	}
	for i := 0; i < n; i++ {
		for len(fixed) > 0 && fixed[0].Start < from+i {
			fixed = fixed[1:]
		}
		if t.ends[i].head < 0 {
			continue
		}
		stop := n // no word may run into a fixed stretch
		if len(fixed) > 0 && fixed[0].Start < to {
			if f := fixed[0]; f.Start == from+i {
				end := min(f.End, to) - from
				in, out := f.Tag, f.Tag
				if f.Tag == M {
					out = Q
				}
				t.put(i, end, reading{tag: in, mark: known}, 0, int32(f.Ref))
				if e := &t.ends[end]; out != in && e.head >= 0 {
					t.nodes[e.head].tag = out
					e.tag = t.nodes[e.top].tag
				}
				continue
			} else {
				stop = f.Start - from
			}
		}
		t.words(text, from, i, stop)
	}
	return t.trace(from, n, dst)
}

// look finds the words of the text. All that is asked of the model's large tables
// is asked here, for all places one step at a time, for the tables do not fit the
// processor's caches and a place alone would wait for each answer.
func (t *Tagger) look(text []rune) {
	n := len(text)
	if cap(t.reach) < n {
		t.reach, t.ones, t.twos = make([]lexicon.Reach, n+n/2), make([]reading, n+n/2), make([]reading, n+n/2)
	}
	t.reach, t.ones, t.twos = t.reach[:n], t.ones[:n], t.twos[:n]
	t.m.words.Reaches(text, t.reach)
	for i := range t.reach {
		t.ones[i] = t.m.readings[max(t.reach[i].One(), 0)] // of no word, what is not asked
		t.twos[i] = t.m.readings[max(t.reach[i].Two(), 0)]
	}
}

// words adds every word that starts at i and ends no later than stop.
func (t *Tagger) words(text []rune, from, i, stop int) {
	r := text[from+i]
	switch {
	case isHan(r):
	case isWordy(r):
		j := i + 1
		for j < stop && isWordy(text[from+j]) {
			j++
		}
		tag := N
		if r >= '0' && r <= '9' {
			tag = M
		}
		t.put(i, j, reading{cost: 8, tag: tag, mark: known}, 0, -1)
		return
	default:
		t.put(i, i+1, reading{cost: 2, tag: W, mark: known}, 0, -1)
		return
	}
	w := &t.reach[i]
	two := w.Two() >= 0 && i+2 <= stop && !this(text, from+i)
	// A solid word before that no other word ends within: this is its second character,
	// and nothing else. One that no other begins within needs its first no more.
	second, first := t.within == i && !t.ends[i].longer, false
	if two && t.twos[i].mark&solid != 0 {
		t.within, first = i+1, t.reach[i+1].Lone()
	}
	if !first && !second && w.One() >= 0 {
		t.put(i, i+1, t.ones[i], w.One(), -1)
	}
	if two {
		t.put(i, i+2, t.twos[i], w.Two(), -1)
		t.ends[i+2].longer = true
	}
	at, id := w.More(), -1
	for j := i + 2; at != 0 && j < stop; j++ {
		if at, id = t.m.words.Go(at, text[from+j]); id >= 0 {
			t.put(i, j+1, t.m.readings[id], id, -1)
			t.ends[j+1].longer = true
		}
	}
	if first || second {
		return
	}
	if w.One() < 0 {
		t.put(i, i+1, t.m.readings[0], 0, -1)
	} else {
		t.put(i, i+1, t.m.strange, 0, -1)
	}
}

// this reports whether 该项目 or 本项目 stands at the character: the project is meant
// there, not 该项 before a word of 目.
func this(text []rune, at int) bool {
	return at+3 < len(text) && (text[at] == '该' || text[at] == '本') && text[at+1] == '项' && text[at+2] == '目' && text[at+3] != '标'
}

// put puts the word [i,j) on the lattice, behind the cheapest node that ends at i,
// under every tag that it can have, of which the first is rd and stands at id in the
// model. A reading is left out where another that ends with it is so much cheaper
// that no tag behind it can make up for that; most are so dear that the cheapest way
// of all to the word, at the least that the tag can cost, shows it.
func (t *Tagger) put(i, j int, rd reading, id int, ref int32) {
	from, to := &t.ends[i], &t.ends[j]
	for ; ; rd = t.m.readings[id] {
		way := &t.best[rd.tag]
		gap := &t.m.gap[rd.tag]
		if way.at != int32(i) && (to.head < 0 || from.cost+t.m.least[rd.tag]+rd.cost-to.cost < gap[to.tag]) {
			t.arrive(way, from, rd.tag, int32(i))
		}
		if way.at == int32(i) {
			best := way.cost + rd.cost
			if to.head < 0 || best-to.cost < gap[to.tag] { // else, whatever follows, the way by the cheapest is no dearer
				t.place(i, j, rd, best, way.back, ref)
			}
		}
		if rd.mark&more == 0 {
			return
		}
		id++
	}
}

// arrive finds the cheapest way to a word of the tag at i.
func (t *Tagger) arrive(way *step, at *end, tag Tag, i int32) {
	into := &t.m.into[tag]
	cost, back := float32(math.Inf(1)), int32(-1)
	for k := at.head; k >= 0; {
		p := &t.nodes[k]
		if c := p.cost + into[p.tag]; c < cost {
			cost, back = c, k
		}
		k = p.next
	}
	way.at, way.back, way.cost = i, back, cost
}

// place puts one reading of the word [i,j) on the lattice, unless it is there under
// that tag for less.
func (t *Tagger) place(i, j int, rd reading, cost float32, back, ref int32) {
	to := &t.ends[j]
	for k := to.head; k >= 0; k = t.nodes[k].next {
		if p := &t.nodes[k]; p.tag == rd.tag {
			if cost < p.cost {
				p.start, p.back, p.cost, p.mark, p.ref = int32(i), back, cost, rd.mark, ref
				if cost < to.cost {
					to.top, to.cost, to.tag = k, cost, rd.tag
				}
			}
			return
		}
	}
	t.nodes = append(t.nodes, node{start: int32(i), end: int32(j), back: back, next: to.head, cost: cost, tag: rd.tag, mark: rd.mark, ref: ref})
	k := int32(len(t.nodes) - 1)
	if to.head < 0 || cost < to.cost {
		to.top, to.cost, to.tag = k, cost, rd.tag
	}
	to.head = k
}

// trace appends the tokens of the cheapest path.
func (t *Tagger) trace(from, n int, dst []Token) []Token {
	best, at := float32(math.Inf(1)), int32(-1)
	for k := t.ends[n].head; k >= 0; k = t.nodes[k].next {
		if c := t.nodes[k].cost + t.m.into[W][t.nodes[k].tag]; c < best {
			best, at = c, k
		}
	}
	lo := len(dst)
	for k := at; k > 0; k = t.nodes[k].back {
		p := t.nodes[k]
		tok := Token{Span: paper.Span{Start: from + int(p.start), End: from + int(p.end)}, Tag: p.tag, Known: p.mark&known != 0, Nominal: p.mark&nominal != 0, Ref: int(p.ref)}
		if p.tag == Q && p.ref >= 0 {
			tok.Tag = M
		}
		dst = append(dst, tok)
	}
	for a, b := lo, len(dst)-1; a < b; a, b = a+1, b-1 {
		dst[a], dst[b] = dst[b], dst[a]
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
