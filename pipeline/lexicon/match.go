package lexicon

import (
	"cmp"
	"slices"
)

// A Matcher finds words of a list in text: a trie with a direct table for the
// first character, so that a place where no word starts costs one look-up. It
// does not change once made and may be shared.
type Matcher struct {
	root   []int32      // by character below 0x10000; 0 is none
	starts [1024]uint64 // a bit for each of them: 8 KB stay in the nearest cache where 256 do not
	far    map[rune]int32
	nodes  []node
	kids   []kid
	pairs  []uint64 // of a long list: a bit for each two characters that words begin with, hashed
	twos   []two    // and where they lead to, hashed: a character may begin words with hundreds of others
}

// A two is two characters that words begin with, and the node they lead to.
type two struct {
	key  uint32 // 0 for an empty place
	node int32
}

// long is from how many words on a matcher keeps pairs and twos.
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

// second returns the node behind the characters a and b, of which the first leads
// to n; 0 for none.
func (m *Matcher) second(n int32, a, b rune) int32 {
	if m.pairs == nil || uint32(a|b) >= 0x10000 {
		return m.next(n, b)
	}
	if m.miss(a, b) {
		return 0
	}
	key := uint32(a)<<16 | uint32(b)
	for i := pair(a, b); ; i++ {
		switch t := &m.twos[i&uint32(len(m.twos)-1)]; t.key {
		case key:
			return t.node
		case 0:
			return 0
		}
	}
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
	n := 0
	for _, w := range words {
		n += len(w)
	}
	text := make([]rune, 0, n) // of all words
	keys := make([]key, 0, len(words))
	for i, w := range words {
		from := len(text)
		for _, r := range w {
			text = append(text, r)
		}
		if w != "" {
			keys = append(keys, key{text[from:len(text):len(text)], int32(i)})
		}
	}
	return build(keys)
}

// A key is a word in the making of a matcher.
type key struct {
	rs []rune
	id int32
}

// build makes the trie of words. In a sorted list the words below a node stand
// together, so the nodes are found by cutting the list, level by level.
func build(keys []key) *Matcher {
	order := func(a, b key) int {
		if c := slices.Compare(a.rs, b.rs); c != 0 {
			return c
		}
		return cmp.Compare(a.id, b.id)
	}
	if !slices.IsSortedFunc(keys, order) {
		slices.SortFunc(keys, order)
	}
	keys = slices.CompactFunc(keys, func(a, b key) bool { return slices.Equal(a.rs, b.rs) })
	type below struct{ from, to, depth int32 } // the words below a node
	m := &Matcher{root: make([]int32, 0x10000), far: map[rune]int32{}, nodes: make([]node, 1, len(keys)+1)}
	queue := []below{{0, int32(len(keys)), 0}} // by node; node 0 stands for the root
	for i := 0; i < len(queue); i++ {
		q := queue[i]
		from := q.from
		if from < q.to && len(keys[from].rs) == int(q.depth) {
			m.nodes[i].word = keys[from].id + 1
			from++
		}
		m.nodes[i].from = int32(len(m.kids))
		for from < q.to {
			r, to := keys[from].rs[q.depth], from+1
			for to < q.to && keys[to].rs[q.depth] == r {
				to++
			}
			id := int32(len(m.nodes))
			m.nodes = append(m.nodes, node{})
			queue = append(queue, below{from, to, q.depth + 1})
			switch {
			case i > 0:
				m.kids = append(m.kids, kid{r, id})
			case r < 0x10000:
				m.root[r] = id
			default:
				m.far[r] = id
			}
			from = to
		}
		m.nodes[i].to = int32(len(m.kids))
	}
	m.nodes, m.kids = slices.Clip(m.nodes), slices.Clip(m.kids)
	for r, n := range m.root {
		if n != 0 {
			m.starts[r>>6] |= 1 << (r & 63)
		}
	}
	if len(keys) >= long {
		m.pairUp()
	}
	return m
}

// pairUp makes pairs and twos.
func (m *Matcher) pairUp() {
	m.pairs = make([]uint64, 1<<19/64)
	size, n := 1<<12, 0
	for _, at := range m.root {
		n += int(m.nodes[at].to - m.nodes[at].from)
	}
	for size < 2*n {
		size *= 2
	}
	m.twos = make([]two, size)
	for a, at := range m.root {
		for _, k := range m.kids[m.nodes[at].from:m.nodes[at].to] {
			h := pair(rune(a), k.r)
			m.pairs[h>>6] |= 1 << (h & 63)
			if k.r >= 0x10000 {
				continue
			}
			i := h
			for m.twos[i&uint32(size-1)].key != 0 {
				i++
			}
			m.twos[i&uint32(size-1)] = two{uint32(a)<<16 | uint32(k.r), k.node}
		}
	}
	for a, at := range m.far {
		for _, k := range m.kids[m.nodes[at].from:m.nodes[at].to] {
			h := pair(a, k.r)
			m.pairs[h>>6] |= 1 << (h & 63)
		}
	}
}

func (m *Matcher) first(r rune) int32 {
	if r < 0x10000 {
		return m.root[r]
	}
	return m.far[r]
}

// none reports that no word starts with the character; false is no answer.
func (m *Matcher) none(r rune) bool {
	return uint32(r) < 0x10000 && m.starts[r>>6]&(1<<(r&63)) == 0
}

func (m *Matcher) next(at int32, r rune) int32 {
	n := &m.nodes[at]
	lo, count := n.from, n.to-n.from
	if count == 0 {
		return 0
	}
	for count > 1 { // without a branch that depends on the characters
		half := count / 2
		if m.kids[lo+half].r <= r {
			lo += half
		}
		count -= half
	}
	if k := &m.kids[lo]; k.r == r {
		return k.node
	}
	return 0
}

// Longest returns the end and the id of the longest word that starts at
// text[at]; id is -1 and end is at where there is none.
func (m *Matcher) Longest(text []rune, at int) (end, id int) {
	end, id = at, -1
	if at >= len(text) || at < 0 || m.none(text[at]) {
		return
	}
	n := m.first(text[at])
	for i := at; n != 0; {
		i++
		if w := m.nodes[n].word; w != 0 {
			end, id = i, int(w-1)
		}
		if i >= len(text) {
			break
		}
		if i == at+1 {
			n = m.second(n, text[at], text[i])
		} else {
			n = m.next(n, text[i])
		}
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
		if i >= len(text) {
			break
		}
		if i == at+1 {
			n = m.second(n, text[at], text[i])
		} else {
			n = m.next(n, text[i])
		}
	}
}

// A Reach is the words that start at one place, as far as two characters.
type Reach struct {
	one, two     int32 // ids of the words of one and of two characters; -1 for none
	node         int32 // where three characters go on from; 0 for nowhere
	first, steps int32
}

// Reaches sets dst, which is as long as text, to the words that start at each
// place. A place asked by itself waits for the memory at every step of the way;
// here each step is taken for all places before the next, so that the processor
// waits for many at once.
func (m *Matcher) Reaches(text []rune, dst []Reach) {
	dst = dst[:len(text)]
	for i, r := range text {
		dst[i].first = m.first(r)
	}
	for i := range dst {
		n := &m.nodes[dst[i].first]
		dst[i].one, dst[i].steps = n.word-1, n.to-n.from
	}
	for i := range dst {
		d := &dst[i]
		d.two, d.node = -1, 0
		if d.steps > 0 && i+1 < len(text) {
			d.node = m.second(d.first, text[i], text[i+1])
		}
	}
	for i := range dst {
		if d := &dst[i]; d.node != 0 {
			n := &m.nodes[d.node]
			d.two = n.word - 1
			if n.from == n.to {
				d.node = 0
			}
		}
	}
}

// One returns the id of the word of one character, Two of that of two; -1 for none.
func (w *Reach) One() int { return int(w.one) }

// Two returns the id of the word of two characters; -1 for none.
func (w *Reach) Two() int { return int(w.two) }

// More reports whether longer words may start there.
func (w *Reach) More() bool { return w.node != 0 }

// Longer calls f with the end and the id of every word of three characters and
// more that starts at text[at], of which w is the reach, the shortest first, until
// f returns false.
func (m *Matcher) Longer(w *Reach, text []rune, at int, f func(end, id int) bool) {
	n := w.node
	for i := at + 2; n != 0 && i < len(text); i++ {
		if n = m.next(n, text[i]); n == 0 {
			return
		}
		if id := m.nodes[n].word; id != 0 && !f(i+1, int(id-1)) {
			return
		}
	}
}

// Starts reports whether any word starts with the character.
func (m *Matcher) Starts(r rune) bool { return !m.none(r) && m.first(r) != 0 }

// A Suffixes finds the longest word that ends at a place: a Matcher over the
// words reversed.
type Suffixes struct{ m *Matcher }

// NewSuffixes makes one of the words; ids are indexes.
func NewSuffixes(words []string) *Suffixes {
	keys := make([]key, 0, len(words))
	for i, w := range words {
		if rs := []rune(w); len(rs) > 0 {
			slices.Reverse(rs)
			keys = append(keys, key{rs, int32(i)})
		}
	}
	return &Suffixes{build(keys)}
}

// Longest returns the start and the id of the longest word that ends at end
// (exclusive); id is -1 and start is end where there is none.
func (s *Suffixes) Longest(text []rune, end int) (start, id int) {
	start, id = end, -1
	if end > len(text) || end <= 0 || s.m.none(text[end-1]) {
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
