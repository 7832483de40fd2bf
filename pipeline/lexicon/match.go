package lexicon

import "sort"

// A Matcher finds words of a list in text: a trie with a direct table for the
// first character, so that a place where no word starts costs one look-up. It
// does not change once made and may be shared.
type Matcher struct {
	root  []int32 // by character below 0x10000; 0 is none
	far   map[rune]int32
	nodes []node
	kids  []kid
	pairs []uint64 // of a long list: a bit for each two characters that words begin with, hashed
}

// long is from how many words on a matcher keeps pairs.
const long = 2000

// pair returns the bit of two characters.
func pair(a, b rune) uint32 { return (uint32(a)*0x9e3779b1 ^ uint32(b)*0x85ebca6b) >> 13 }

// miss reports that no word of more than one character starts with a and b.
func (m *Matcher) miss(a, b rune) bool {
	if m.pairs == nil {
		return false
	}
	h := pair(a, b)
	return m.pairs[h>>6]&(1<<(h&63)) == 0
}

type node struct {
	word     int32 // id + 1; 0 is none
	from, to int32 // kids, sorted by character
}

type kid struct {
	r    rune
	node int32
}

// NewMatcher makes a matcher of the words; the id of a word is its index. Empty
// words are left out; of equal words the first counts.
func NewMatcher(words []string) *Matcher {
	type build struct {
		word int32
		next map[rune]*build
	}
	top := &build{next: map[rune]*build{}}
	n := 1
	for i, w := range words {
		at := top
		for _, r := range w {
			b := at.next[r]
			if b == nil {
				b = &build{next: map[rune]*build{}}
				at.next[r] = b
				n++
			}
			at = b
		}
		if at != top && at.word == 0 {
			at.word = int32(i + 1)
		}
	}
	m := &Matcher{root: make([]int32, 0x10000), far: map[rune]int32{}, nodes: make([]node, 1, n)}
	sorted := func(b *build) []rune {
		rs := make([]rune, 0, len(b.next))
		for r := range b.next {
			rs = append(rs, r)
		}
		sort.Slice(rs, func(i, j int) bool { return rs[i] < rs[j] })
		return rs
	}
	if len(words) >= long {
		m.pairs = make([]uint64, 1<<19/64)
		for a, b := range top.next {
			for c := range b.next {
				h := pair(a, c)
				m.pairs[h>>6] |= 1 << (h & 63)
			}
		}
	}
	type item struct {
		b  *build
		id int32
	}
	var queue []item
	add := func(b *build) int32 {
		m.nodes = append(m.nodes, node{word: b.word})
		id := int32(len(m.nodes) - 1)
		queue = append(queue, item{b, id})
		return id
	}
	for _, r := range sorted(top) {
		id := add(top.next[r])
		if r < 0x10000 {
			m.root[r] = id
		} else {
			m.far[r] = id
		}
	}
	for len(queue) > 0 {
		it := queue[0]
		queue = queue[1:]
		rs := sorted(it.b)
		from := int32(len(m.kids))
		for range rs {
			m.kids = append(m.kids, kid{})
		}
		for i, r := range rs {
			m.kids[int(from)+i] = kid{r, add(it.b.next[r])}
		}
		m.nodes[it.id].from, m.nodes[it.id].to = from, int32(len(m.kids))
	}
	return m
}

func (m *Matcher) first(r rune) int32 {
	if r < 0x10000 {
		return m.root[r]
	}
	return m.far[r]
}

func (m *Matcher) next(at int32, r rune) int32 {
	n := &m.nodes[at]
	lo, hi := n.from, n.to
	for hi-lo > 8 {
		if mid := (lo + hi) / 2; m.kids[mid].r <= r {
			lo = mid
		} else {
			hi = mid
		}
	}
	for ; lo < hi; lo++ {
		if m.kids[lo].r == r {
			return m.kids[lo].node
		}
	}
	return 0
}

// Longest returns the end and the id of the longest word that starts at
// text[at]; id is -1 and end is at where there is none.
func (m *Matcher) Longest(text []rune, at int) (end, id int) {
	end, id = at, -1
	if at >= len(text) || at < 0 {
		return
	}
	n := m.first(text[at])
	for i := at; n != 0; {
		i++
		if w := m.nodes[n].word; w != 0 {
			end, id = i, int(w-1)
		}
		if i >= len(text) || i == at+1 && m.miss(text[at], text[i]) {
			break
		}
		n = m.next(n, text[i])
	}
	return
}

// Each calls f with the end and the id of every word that starts at text[at],
// the shortest first, until f returns false.
func (m *Matcher) Each(text []rune, at int, f func(end, id int) bool) {
	if at >= len(text) || at < 0 {
		return
	}
	n := m.first(text[at])
	for i := at; n != 0; {
		i++
		if w := m.nodes[n].word; w != 0 && !f(i, int(w-1)) {
			return
		}
		if i >= len(text) || i == at+1 && m.miss(text[at], text[i]) {
			break
		}
		n = m.next(n, text[i])
	}
}

// Starts reports whether any word starts with the character.
func (m *Matcher) Starts(r rune) bool { return m.first(r) != 0 }

// A Suffixes finds the longest word that ends at a place: a Matcher over the
// words reversed.
type Suffixes struct{ m *Matcher }

// NewSuffixes makes one of the words; ids are indexes.
func NewSuffixes(words []string) *Suffixes {
	back := make([]string, len(words))
	for i, w := range words {
		rs := []rune(w)
		for a, b := 0, len(rs)-1; a < b; a, b = a+1, b-1 {
			rs[a], rs[b] = rs[b], rs[a]
		}
		back[i] = string(rs)
	}
	return &Suffixes{NewMatcher(back)}
}

// Longest returns the start and the id of the longest word that ends at end
// (exclusive); id is -1 and start is end where there is none.
func (s *Suffixes) Longest(text []rune, end int) (start, id int) {
	start, id = end, -1
	if end > len(text) || end <= 0 {
		return
	}
	n := s.m.first(text[end-1])
	for i := end - 1; n != 0; {
		if w := s.m.nodes[n].word; w != 0 {
			start, id = i, int(w-1)
		}
		i--
		if i < 0 {
			break
		}
		n = s.m.next(n, text[i])
	}
	return
}
