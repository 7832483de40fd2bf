package lexicon

import (
	"cmp"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// A Matcher finds words of a list in text: a trie whose usual answer, that no word
// starts here, costs a look or two. It holds no pointers but to its own few arrays,
// so that the collector has nothing to look through. It does not change once made
// and may be shared.
type Matcher struct {
	starts [1024]uint64 // a bit for each character below 0x10000 that words begin with
	ranks  [1024]uint16 // how many bits stand before each of them: the nodes of the first characters are in their order
	far    map[rune]int32
	nodes  []node
	ones   []int32  // the word of each node of one character
	steps  []rune   // by node from low on: the character that leads to it
	low    int32    // the first node that is of more than one character
	pairs  []uint64 // but of a short list: a bit for each two characters that words begin with, hashed
	some   uint32   // the bits of a hash that pairs has
	twos   []two    // of a long list: where two characters lead to, hashed: a character may begin words with hundreds of others
	alone  bool     // some character is a word
}

// A node is some characters that words begin with. The nodes of one more character
// are numbered in a row, in the order of that character.
type node struct {
	mask     uint64 // a bit for each character that goes on from here, folded
	word     int32  // id + 1; 0 is none
	from, to int32  // the nodes of one more character
}

// A two is two characters that words begin with, and the node they lead to.
type two struct {
	key  uint32 // 0 for an empty place
	node int32
	word int32  // id + 1; 0 is none
	mask uint32 // of the node, folded once more: where it ends, the node need not be asked
}

// more returns where words of three characters and more go on from, if the third can
// be r.
func (t *two) more(r rune) int32 {
	if t.mask&(1<<(r&31)) == 0 {
		return 0
	}
	return t.node
}

// From how many words on a matcher keeps pairs, and twos.
const (
	short = 16
	long  = 2000
)

// pair returns the bit of two characters.
func pair(a, b rune) uint32 { return (uint32(a)*0x9e3779b1 ^ uint32(b)*0x85ebca6b) >> 13 }

// miss reports that no word of more than one character starts with a and b.
func (m *Matcher) miss(a, b rune) bool {
	h := pair(a, b) & m.some
	return m.pairs[h>>6]&(1<<(h&63)) == 0
}

// find returns what stands in twos for the characters a and b, both below 0x10000, or
// an empty place.
func (m *Matcher) find(a, b rune) *two {
	key := uint32(a)<<16 | uint32(b)
	for i := pair(a, b); ; i++ {
		if t := &m.twos[i&uint32(len(m.twos)-1)]; t.key == key || t.key == 0 {
			return t
		}
	}
}

// second returns the node behind the characters a and b, of which the first leads
// to n; 0 for none.
func (m *Matcher) second(n int32, a, b rune) int32 {
	if m.pairs != nil && m.miss(a, b) {
		return 0
	}
	if m.twos == nil || uint32(a|b) >= 0x10000 {
		return m.next(n, b)
	}
	return m.find(a, b).node
}

// NewMatcher makes a matcher of the words; the id of a word is its index. Empty
// words are left out; of equal words the first counts.
func NewMatcher(words []string) *Matcher {
	return NewMatcherOf(words, nil)
}

// NewMatcherOf is NewMatcher with ids of the caller's, one for each word; of equal
// words that of the lowest id counts.
func NewMatcherOf(words []string, ids []int32) *Matcher {
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
		if w == "" {
			continue
		}
		id := int32(i)
		if ids != nil {
			id = ids[i]
		}
		keys = append(keys, keyOf(text[from:len(text):len(text)], id))
	}
	return build(keys)
}

// A key is a word in the making of a matcher.
type key struct {
	rs    []rune
	id    int32
	begin uint64 // its first three characters, by which most are told apart
}

func keyOf(rs []rune, id int32) key {
	var begin uint64
	for i := range 3 {
		begin <<= 21 // no character has more bits
		if i < len(rs) {
			begin |= uint64(rs[i])
		}
	}
	return key{rs, id, begin}
}

// compare puts words in order, and of equal ones the lowest id first.
func (a key) compare(b key) int {
	if a.begin != b.begin {
		return cmp.Compare(a.begin, b.begin)
	}
	if c := slices.Compare(a.rs, b.rs); c != 0 {
		return c
	}
	return cmp.Compare(a.id, b.id)
}

// build makes the trie of words. In a sorted list the words below a node stand
// together, so the nodes are found by cutting the list, level by level.
func build(keys []key) *Matcher {
	if !slices.IsSortedFunc(keys, key.compare) {
		slices.SortFunc(keys, key.compare)
	}
	keys = slices.CompactFunc(keys, func(a, b key) bool { return slices.Equal(a.rs, b.rs) })
	type below struct{ from, to, depth int32 } // the words below a node
	m := &Matcher{nodes: make([]node, 1, len(keys)+1)}
	queue := append(make([]below, 0, len(keys)+1), below{0, int32(len(keys)), 0}) // by node; node 0 stands for the root
	for i := 0; i < len(queue); i++ {
		q := queue[i]
		from := q.from
		if from < q.to && len(keys[from].rs) == int(q.depth) {
			m.nodes[i].word = keys[from].id + 1
			from++
		}
		m.nodes[i].from = int32(len(m.nodes))
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
				m.steps = append(m.steps, r)
				m.nodes[i].mask |= 1 << (r & 63)
			case r < 0x10000:
				m.starts[r>>6] |= 1 << (r & 63)
			default:
				if m.far == nil {
					m.far = map[rune]int32{}
				}
				m.far[r] = id
			}
			from = to
		}
		m.nodes[i].to = int32(len(m.nodes))
	}
	m.nodes, m.steps, m.low = slices.Clip(m.nodes), slices.Clip(m.steps), m.nodes[0].to
	m.nodes[0] = node{}
	for _, n := range m.nodes[:m.low] {
		m.ones = append(m.ones, n.word)
		m.alone = m.alone || n.word != 0
	}
	n := 1 // node 0 is none
	for i, b := range m.starts {
		m.ranks[i] = uint16(n)
		n += bits.OnesCount64(b)
	}
	if len(keys) >= short {
		m.pairUp(len(keys) >= long)
	}
	return m
}

// pairUp makes pairs, of one bit in thirty or fewer, and of a long list twos.
func (m *Matcher) pairUp(long bool) {
	n := int(m.nodes[m.low-1].to - m.low)
	size := 512
	for size < 1<<19 && (long || size < 32*n) {
		size *= 2
	}
	m.pairs, m.some = make([]uint64, size/64), uint32(size-1)
	if long {
		size = 1 << 12
		for 3*size < 4*n { // a table that is not half empty is found in the caches more often
			size *= 2
		}
		m.twos = make([]two, size)
	}
	each := func(a rune, at int32) {
		for k := m.nodes[at].from; k < m.nodes[at].to; k++ {
			b := m.steps[k-m.low]
			h := pair(a, b) & m.some
			m.pairs[h>>6] |= 1 << (h & 63)
			if !long || uint32(a|b) >= 0x10000 {
				continue
			}
			n := &m.nodes[k]
			*m.find(a, b) = two{uint32(a)<<16 | uint32(b), k, n.word, uint32(n.mask | n.mask>>32)}
		}
	}
	for i, bit := range m.starts {
		for at := int32(m.ranks[i]); bit != 0; at++ {
			each(rune(i<<6+bits.TrailingZeros64(bit)), at)
			bit &= bit - 1
		}
	}
	for a, at := range m.far {
		each(a, at)
	}
}

// first returns the node of the character; 0 for none.
func (m *Matcher) first(r rune) int32 {
	if uint32(r) >= 0x10000 {
		return m.far[r]
	}
	b, low := m.starts[r>>6], uint64(1)<<(r&63)
	if b&low == 0 {
		return 0
	}
	return int32(m.ranks[r>>6]) + int32(bits.OnesCount64(b&(low-1)))
}

// none reports that no word starts with the character; false is no answer.
func (m *Matcher) none(r rune) bool {
	return uint32(r) < 0x10000 && m.starts[r>>6]&(1<<(r&63)) == 0
}

// next returns the node that the character leads to from a node; 0 for none.
func (m *Matcher) next(at int32, r rune) int32 {
	n := &m.nodes[at]
	if n.mask&(1<<(r&63)) == 0 {
		return 0
	}
	lo, count := n.from-m.low, n.to-n.from
	for count > 1 { // without a branch that depends on the characters
		half := count / 2
		if m.steps[lo+half] <= r {
			lo += half
		}
		count -= half
	}
	if m.steps[lo] == r {
		return lo + m.low
	}
	return 0
}

// Longest returns the end and the id of the longest word that starts at
// text[at]; id is -1 and end is at where there is none.
func (m *Matcher) Longest(text []rune, at int) (end, id int) {
	if uint(at) >= uint(len(text)) || m.none(text[at]) {
		return at, -1
	}
	return m.longest(text, at)
}

func (m *Matcher) longest(text []rune, at int) (end, id int) {
	end, id = at, -1
	if m.pairs != nil && at+1 < len(text) && m.miss(text[at], text[at+1]) {
		if m.alone {
			if w := m.ones[m.first(text[at])]; w != 0 {
				return at + 1, int(w - 1)
			}
		}
		return
	}
	if m.twos != nil && !m.alone && at+1 < len(text) && uint32(text[at]|text[at+1]) < 0x10000 {
		t := m.find(text[at], text[at+1])
		if t.word != 0 {
			end, id = at+2, int(t.word-1)
		}
		for n, i := t.node, at+2; n != 0 && i < len(text) && (i > at+2 || t.more(text[i]) != 0); {
			n = m.next(n, text[i])
			i++
			if w := m.nodes[n].word; w != 0 {
				end, id = i, int(w-1)
			}
		}
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
		if i == at+1 && m.twos != nil {
			n = m.second(n, text[at], text[i])
		} else {
			n = m.next(n, text[i])
		}
	}
	return
}

// Seek returns the first place from at on where a word may begin, or len(text); no word
// begins before it. A text is read for a list of some length by going from one such
// place to the next, and asking for the longest word there, in a fraction of the time
// that it takes to ask everywhere.
func (m *Matcher) Seek(text []rune, at int) int {
	if m.pairs == nil || m.alone {
		for at < len(text) && m.none(text[at]) {
			at++
		}
		return at
	}
	for i := at + 1; i < len(text); i++ {
		if !m.miss(text[i-1], text[i]) {
			return i - 1
		}
	}
	return len(text)
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

// A Found is a word and where it stands in a text.
type Found struct{ Start, End, ID int32 }

// A Scan is the words of more than one character that stand in a text: those of two
// characters, and the longer ones, in the order of their places, at one place the shorter
// first. It can be used for one text after the other.
type Scan struct {
	Twos, Longs []Found
	may         []int32  // where a word may start
	ways        []branch // where words of more than two characters may
}

// A branch is where words go on from that start at one place.
type branch struct{ at, node int32 }

// Scan finds the words of more than one character in the text. A place asked by itself
// waits for the memory at every step of the way; here each step is taken for all places
// before the next, and no step hangs on what the one before it has found, so that the
// processor waits for many at once.
func (m *Matcher) Scan(text []rune, s *Scan) {
	s.Twos, s.Longs, s.ways = s.Twos[:0], s.Longs[:0], s.ways[:0]
	if cap(s.may) < len(text) {
		s.may = make([]int32, 2*len(text))
	}
	for _, at := range m.starting(text, s.may[:len(text)]) {
		node, id := m.both(text, int(at))
		if id >= 0 {
			s.Twos = append(s.Twos, Found{at, at + 2, id})
		}
		if node != 0 {
			s.ways = append(s.ways, branch{at, node})
		}
	}
	for _, w := range s.ways {
		for i, node := w.at+2, w.node; node != 0 && int(i) < len(text); i++ {
			node = m.next(node, text[i])
			if id := m.nodes[node].word; id != 0 {
				s.Longs = append(s.Longs, Found{w.at, i + 1, id - 1})
			}
		}
	}
}

// starting returns the places where words of more than one character may start, in dst,
// which is as long as the text.
func (m *Matcher) starting(text []rune, dst []int32) []int32 {
	k, pairs, some := 0, m.pairs, m.some
	if pairs == nil {
		pairs, some = []uint64{1}, 0 // all may
	}
	for i := 1; i < len(text); i++ {
		dst[k] = int32(i - 1)
		h := pair(text[i-1], text[i]) & some
		k += int(pairs[h>>6] >> (h & 63) & 1) // a branch here is guessed wrong too often
	}
	return dst[:k]
}

// both returns the id of the word of two characters at one place, -1 for none, and where
// longer ones go on from, if the next character can be of one.
func (m *Matcher) both(text []rune, at int) (node, id int32) {
	a, b := text[at], text[at+1]
	if m.twos == nil || uint32(a|b) >= 0x10000 {
		node = m.next(m.first(a), b)
		return node, m.nodes[node].word - 1
	}
	t := m.find(a, b)
	if at+2 < len(text) {
		node = t.more(text[at+2])
	}
	return node, t.word - 1
}

// One returns the id of the word that the character is; -1 for none.
func (m *Matcher) One(r rune) int { return int(m.ones[m.first(r)]) - 1 }

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
			keys = append(keys, keyOf(rs, int32(i)))
		}
	}
	return &Suffixes{build(keys)}
}

// May reports whether a word may end with the character; most that none does are told.
func (s *Suffixes) May(last rune) bool { return !s.m.none(last) }

// Longest returns the start and the id of the longest word that ends at end
// (exclusive); id is -1 and start is end where there is none.
func (s *Suffixes) Longest(text []rune, end int) (start, id int) {
	if uint(end-1) >= uint(len(text)) || s.m.none(text[end-1]) {
		return end, -1
	}
	return s.longest(text, end)
}

func (s *Suffixes) longest(text []rune, end int) (start, id int) {
	start, id = end, -1
	n := s.m.first(text[end-1])
	if s.m.pairs != nil && end > 1 && s.m.miss(text[end-1], text[end-2]) {
		if w := s.m.ones[n]; w != 0 {
			return end - 1, int(w - 1)
		}
		return
	}
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

// Prefix returns how many characters the word has, where the text begins with it, and -1 where
// it does not. Nearly all characters of words are of three bytes; to read those in place costs a
// third of a loop over the string, whose decoder is a call.
func Prefix(text []rune, word string) int {
	n := 0
	for i := 0; i < len(word); n++ {
		c, size := rune(0), 3
		if i+2 < len(word) && word[i]>>4 == 0xe {
			c = rune(word[i]&0xf)<<12 | rune(word[i+1]&0x3f)<<6 | rune(word[i+2]&0x3f)
		} else {
			c, size = utf8.DecodeRuneInString(word[i:])
		}
		if n >= len(text) || text[n] != c {
			return -1
		}
		i += size
	}
	return n
}
