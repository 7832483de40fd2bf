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
	m     *model
	nodes []node
	heads []int32 // by position: first node that ends there, -1 for none
	tops  []int32 // by position: the cheapest node that ends there
	best  [tags]step
	reach []lexicon.Reach // by position: the words that start there
	ones  []entry         // and what the model knows of those of one character
	twos  []entry         // and of two
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
	known      bool
	nominal    bool
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
	if cap(t.heads) < n+1 {
		t.heads, t.tops = make([]int32, n+1+n/2), make([]int32, n+1+n/2)
	}
	t.heads, t.tops = t.heads[:n+1], t.tops[:n+1]
	for i := range t.heads {
		t.heads[i] = -1
	}
	t.look(text[from:to])
	t.nodes = append(t.nodes[:0], node{back: -1, next: -1, tag: W})
	t.heads[0], t.tops[0] = 0, 0
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
		if t.heads[i] < 0 {
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
				t.add(i, end, in, 0, true, int32(f.Ref))
				if out != in && t.heads[end] >= 0 {
					t.nodes[t.heads[end]].tag = out
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

// open are the tags a character that no list has can be under.
var open = [...]Tag{N, NR, NS, NT, NZ, V}

// look finds the words of the text. All that is asked of the model's large tables
// is asked here, for all places one step at a time, for the tables do not fit the
// processor's caches and a place alone would wait for each answer.
func (t *Tagger) look(text []rune) {
	n := len(text)
	if cap(t.reach) < n {
		t.reach, t.ones, t.twos = make([]lexicon.Reach, n+n/2), make([]entry, n+n/2), make([]entry, n+n/2)
	}
	t.reach, t.ones, t.twos = t.reach[:n], t.ones[:n], t.twos[:n]
	t.m.words.Reaches(text, t.reach)
	for i := range t.reach {
		if id := t.reach[i].One(); id >= 0 {
			t.ones[i] = t.m.entries[id]
		}
		if id := t.reach[i].Two(); id >= 0 {
			t.twos[i] = t.m.entries[id]
		}
	}
}

// readings adds the word [i,j) under every tag that it can have.
func (t *Tagger) readings(i, j int, e *entry) {
	t.put(i, j, e.reading, true, -1)
	for k := e.from + 1; k < e.to; k++ {
		t.put(i, j, t.m.readings[k], true, -1)
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
		t.add(i, j, tag, 8, true, -1)
		return
	default:
		t.add(i, i+1, W, 2, true, -1)
		return
	}
	w := &t.reach[i]
	single := w.One() >= 0
	if single {
		t.readings(i, i+1, &t.ones[i])
	}
	if w.Two() >= 0 && i+2 <= stop && !this(text, from+i) {
		t.readings(i, i+2, &t.twos[i])
	}
	if w.More() && i+3 <= stop {
		t.m.words.Longer(w, text, from+i, func(end, id int) bool {
			if end-from > stop {
				return false
			}
			t.readings(i, end-from, &t.m.entries[id])
			return true
		})
	}
	if !single {
		for _, tag := range open {
			t.add(i, i+1, tag, t.m.unknown[tag], false, -1)
		}
	} else {
		t.add(i, i+1, NZ, t.m.unknown[NZ]+1, false, -1)
	}
}

// this reports whether 该项目 or 本项目 stands at the character: the project is meant
// there, not 该项 before a word of 目.
func this(text []rune, at int) bool {
	return at+3 < len(text) && (text[at] == '该' || text[at] == '本') && text[at+1] == '项' && text[at+2] == '目' && text[at+3] != '标'
}

// add puts the word [i,j) with its tag on the lattice, behind the cheapest node
// that ends at i.
func (t *Tagger) add(i, j int, tag Tag, cost float32, known bool, ref int32) {
	t.put(i, j, reading{tag: tag, cost: cost}, known, ref)
}

// put is add for a reading of the model.
func (t *Tagger) put(i, j int, rd reading, known bool, ref int32) {
	tag, cost := rd.tag, rd.cost
	way := &t.best[tag]
	if way.at != int32(i) {
		way.at, way.back, way.cost = int32(i), -1, float32(math.Inf(1))
		into := &t.m.into[tag]
		for k := t.heads[i]; k >= 0; {
			p := &t.nodes[k]
			if c := p.cost + into[p.tag]; c < way.cost {
				way.cost, way.back = c, k
			}
			k = p.next
		}
	}
	best, at := way.cost+cost, way.back
	if t.heads[j] >= 0 {
		top := &t.nodes[t.tops[j]]
		if best-top.cost >= t.m.gap[top.tag][tag] {
			return // whatever follows, the way by top is no dearer
		}
	}
	for k := t.heads[j]; k >= 0; k = t.nodes[k].next {
		if p := &t.nodes[k]; p.tag == tag {
			if best < p.cost {
				p.start, p.back, p.cost, p.known, p.nominal, p.ref = int32(i), at, best, known, rd.nominal, ref
				if best < t.nodes[t.tops[j]].cost {
					t.tops[j] = k
				}
			}
			return
		}
	}
	t.nodes = append(t.nodes, node{start: int32(i), end: int32(j), back: at, next: t.heads[j], cost: best, tag: tag, known: known, nominal: rd.nominal, ref: ref})
	if k := int32(len(t.nodes) - 1); t.heads[j] < 0 || best < t.nodes[t.tops[j]].cost {
		t.heads[j], t.tops[j] = k, k
	} else {
		t.heads[j] = k
	}
}

// trace appends the tokens of the cheapest path.
func (t *Tagger) trace(from, n int, dst []Token) []Token {
	best, at := float32(math.Inf(1)), int32(-1)
	for k := t.heads[n]; k >= 0; k = t.nodes[k].next {
		if c := t.nodes[k].cost + t.m.into[W][t.nodes[k].tag]; c < best {
			best, at = c, k
		}
	}
	lo := len(dst)
	for k := at; k > 0; k = t.nodes[k].back {
		p := t.nodes[k]
		tok := Token{Span: paper.Span{Start: from + int(p.start), End: from + int(p.end)}, Tag: p.tag, Known: p.known, Nominal: p.nominal, Ref: int(p.ref)}
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
