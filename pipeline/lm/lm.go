// Package lm says how likely a character is after two others in newspaper
// Chinese, and which runs of characters are words.
//
// A [Model] is a trigram model over characters with back-off to bigrams and
// unigrams (interpolated absolute discounting), pruned by what each trigram adds
// and quantised to quarter bits. Costs are in bits, so they add up, and a
// difference of n bits is odds of 2^n to 1:
//
//	m := lm.Default()
//	m.Bits('高', '质', '量') // nearly certain: under 1
//	m.Bits('高', '质', '质') // 质质 does not stand after 高: some 15
//	m.Run([]rune("高质"), []rune("量发展")) // cost of reading on
//	m.Bits('完', '成', '。'), m.Bits('成', '。', lm.Edge) // the end of a sentence, of a paragraph
//	m.Word([]rune("半导体")) // above 0: a word; about log2 of the times it was seen
//
// Digits are one class, letters one, all white space one, and ASCII punctuation
// that has a full-width form counts as that form ([Fold]); so the costs are the
// same before and after clean.
//
// The embedded model, data/news.lm, is made by cmd/learn (make learn) from 25,374
// items of the broadcast news 新闻联播 of 2013–2017 (11.9 million characters) and
// 人民日报 of 1–15 January 1998 (0.9 million, the PFR corpus, whose words are
// marked). It holds counts only, as costs, hashed: no text can be read back out of
// it. The counts are CC0-1.0; the texts are their publishers' and not in this
// repository. It takes 3.2 MB, in the binary too, and is read in place and not
// decoded: loading takes under a millisecond, scoring some 40 MB of UTF-8 a
// second. Learned without every twentieth day it reads those days for 4.81 bits a
// character (perplexity 28; see TestHeldOut for the floor). [Model.About] says
// what a model was learned from.
package lm

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"sync"
)

// Edge stands for the edge of a paragraph: before its first character, as a
// context; after its last, as a character.
const Edge rune = 0

// Gap stands for a context of which nothing is known.
const Gap rune = -1

// Ids of the classes; characters follow.
const (
	idEdge = iota
	idOther
	idFirst
	idGap = 0xFFFF
)

// Quantisation: costs of bigrams in steps of a quarter bit, of trigrams in the
// steps of triSteps, back-off weights in eighths from -2.
const (
	costStep  = 0.25
	costBits  = 6
	triBits   = 5
	bowStep   = 0.125
	bowLeast  = -2.0
	bowBits   = 6
	wordBits  = 8
	idBits    = 13
	magic     = "baoshu-lm 5\n"
	maxChars  = 1<<idBits - idFirst
	costLimit = 1<<costBits - 1
	bowLimit  = 1<<bowBits - 1
)

// triSteps are the costs that a trigram may have: the cheap ones, which matter
// most, told apart most finely.
var triSteps = [1 << triBits]float32{
	0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 3.75,
	4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 9, 10, 11, 12, 13.5, 15, 17,
}

// A Model gives costs in bits. It does not change once loaded and may be shared.
type Model struct {
	ids     [0x10000]uint16
	uni     []float32 // cost of a character, by id
	bow     []float32 // back-off weight after a character, bits
	bi, tri table
	words   table
	common  table // the costs of the commonest bigrams once more, by themselves
	about   string
}

//go:embed data/news.lm
var news string

var loadNews = sync.OnceValue(func() *Model {
	m, err := Load(news)
	if err != nil {
		panic(err) // the embedded model is tested
	}
	return m
})

// Default returns the embedded model, which is loaded when first asked for.
func Default() *Model { return loadNews() }

// Load reads a model as [Learner.Encode] wrote it. The model refers to data.
func Load(data string) (*Model, error) {
	bad := errors.New("lm: not a model, or damaged")
	rest, ok := strings.CutPrefix(data, magic)
	if !ok || len(rest) < 8 {
		return nil, bad
	}
	u32 := func(s string, i int) uint32 { return binary.LittleEndian.Uint32([]byte(s[i : i+4])) }
	na, n := int(u32(rest, 0)), int(u32(rest, 4))
	rest = rest[8:]
	if n < idFirst || n > maxChars+idFirst || na < 0 || len(rest) < na+n*12 {
		return nil, bad
	}
	m := &Model{about: rest[:na], uni: make([]float32, n), bow: make([]float32, n)}
	rest = rest[na:]
	for i := range m.ids {
		m.ids[i] = idOther
	}
	m.ids[Edge] = idEdge
	for i := 0; i < n; i++ {
		r := u32(rest, i*12)
		m.uni[i] = math.Float32frombits(u32(rest, i*12+4))
		m.bow[i] = math.Float32frombits(u32(rest, i*12+8))
		if i >= idFirst && r < uint32(len(m.ids)) {
			m.ids[r] = uint16(i)
		}
	}
	for r := rune(1); r < 0x10000; r++ { // what folds gets the id of what it folds to
		if f := Fold(r); f != r {
			m.ids[r] = m.ids[f]
		}
	}
	rest = rest[n*12:]
	var err error
	for _, t := range []*table{&m.bi, &m.tri, &m.words, &m.common} {
		if *t, rest, err = readTable(rest); err != nil {
			return nil, err
		}
	}
	if m.bi.width != 3 || m.bi.value != costBits+bowBits || m.tri.width != 2 || m.tri.value != triBits || m.words.width != 3 || m.words.value != wordBits || m.common.width != 2 || m.common.value != costBits {
		return nil, bad
	}
	return m, nil
}

// About says what the model was learned from, in one line.
func (m *Model) About() string { return m.about }

// id returns the id of a character's class.
func (m *Model) id(r rune) uint16 {
	if uint32(r) < 0x10000 {
		return m.ids[r]
	}
	if r == Gap {
		return idGap
	}
	return idOther
}

// char returns the id of a character that is read, and is no gap.
func (m *Model) char(r rune) uint16 {
	if uint32(r) < 0x10000 {
		return m.ids[r]
	}
	return idOther
}

// Known reports whether the model has seen the character often enough to have
// costs of its own for it.
func (m *Model) Known(r rune) bool { return m.id(r) != idOther }

// Fold returns the character that stands for r in the model: 0 for digits, A for
// letters, a space for white space, the full-width form of ASCII punctuation
// that has one in Chinese text, the curly form of other quotation marks.
func Fold(r rune) rune {
	switch {
	case r < 0x80:
		switch {
		case '0' <= r && r <= '9':
			return '0'
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z':
			return 'A'
		case r == '\t', r == '\n', r == '\r':
			return ' '
		case r == ',':
			return '，'
		case r == ':':
			return '：'
		case r == ';':
			return '；'
		case r == '!':
			return '！'
		case r == '?':
			return '？'
		case r == '(':
			return '（'
		case r == ')':
			return '）'
		}
		return r
	case r >= 0xFF00:
		switch {
		case '０' <= r && r <= '９':
			return '0'
		case 'Ａ' <= r && r <= 'Ｚ', 'ａ' <= r && r <= 'ｚ':
			return 'A'
		case r == '％':
			return '%'
		case r == '．':
			return '.'
		case r == '～':
			return '~'
		}
		return r
	case r == '\u3000', r == '\u00A0', r == '\u2002', r == '\u2003', r == '\u2009':
		return ' '
	case r == '「', r == '〝':
		return '“'
	case r == '」', r == '〞':
		return '”'
	case r == '『':
		return '‘'
	case r == '』':
		return '’'
	case r == '•', r == '・', r == '‧':
		return '·'
	case r == '–', r == '―':
		return '—'
	}
	return r
}

// Bits returns the cost, in bits, of character r after a and b (b just before
// r). [Edge] stands for the edge of a paragraph: before it as a context (twice
// before the first character), after it as r. [Gap] stands for a context that is
// not known.
func (m *Model) Bits(a, b, r rune) float32 {
	ia, ib, ir := m.id(a), m.id(b), m.id(r)
	c, _ := m.next(m.state(ia, ib), ir)
	return c
}

// A State is a context while text is read character by character. The zero value
// is the start of a paragraph.
type State struct {
	a, b uint16
	seen bool
	bow  float32 // back-off weight of the context
	freq float32 // how rare the context is, in bits
}

// Unknown is the state of which nothing is known.
func Unknown() State { return State{a: idGap, b: idGap} }

// Next returns the cost of r in the state and the state after it.
func (m *Model) Next(s State, r rune) (float32, State) { return m.next(s, m.id(r)) }

// slack is what rounding may make of the bound in next, in bits.
const slack = 1.5

func (m *Model) next(s State, r uint16) (float32, State) {
	if r == idGap {
		r = idOther
	}
	next := State{a: s.b, b: r}
	if s.b == idGap {
		return m.uni[r], next
	}
	low := uint64(s.b)<<idBits | uint64(r)
	v, ok := m.bi.find3(low)
	t, hit := m.tri.find2(uint64(s.a)<<(2*idBits) | low)
	if !ok {
		return s.bow + m.bow[s.b] + m.uni[r], next
	}
	cost := float32(v>>bowBits) * costStep
	next.seen = true
	next.bow = float32(v&bowLimit)*bowStep + bowLeast
	next.freq = m.uni[s.b] + cost
	if hit && s.seen {
		// a b r is not seen more often than b r; what says so is a key taken for another.
		if c := triSteps[t&(1<<triBits-1)]; c+s.freq+slack > next.freq {
			return c, next
		}
	}
	return s.bow + cost, next
}

// looked is what the tables say of a character after two others.
type looked struct {
	bi, tri     uint32
	isBi, isTri bool
}

func (m *Model) look(a, b, r uint16) (l looked) {
	low := uint64(b)<<idBits | uint64(r)
	l.bi, l.isBi = m.bi.find3(low)
	l.tri, l.isTri = m.tri.find2(uint64(a)<<(2*idBits) | low)
	return l
}

// settle is next for what was looked up before. The two are written out: as one
// function of two calls a character by itself takes a tenth longer. A test holds
// them together.
func (m *Model) settle(s State, r uint16, l looked) (float32, State) {
	next := State{a: s.b, b: r}
	if s.b == idGap {
		return m.uni[r], next
	}
	if !l.isBi {
		return s.bow + m.bow[s.b] + m.uni[r], next
	}
	cost := float32(l.bi>>bowBits) * costStep
	next.seen = true
	next.bow = float32(l.bi&bowLimit)*bowStep + bowLeast
	next.freq = m.uni[s.b] + cost
	if l.isTri && s.seen {
		// a b r is not seen more often than b r; what says so is a key taken for another.
		if c := triSteps[l.tri&(1<<triBits-1)]; c+s.freq+slack > next.freq {
			return c, next
		}
	}
	return s.bow + cost, next
}

// state returns the state behind the characters a b.
func (m *Model) state(a, b uint16) State {
	if a == idGap || b == idGap || a == idEdge && b == idEdge {
		return State{a: a, b: b}
	}
	_, s := m.next(State{b: a}, b)
	s.a = a
	return s
}

// After returns the state behind the text; only its last two characters matter.
// Before a text of fewer than two, nothing is known.
func (m *Model) After(text []rune) State {
	n := len(text)
	switch n {
	case 0:
		return Unknown()
	case 1:
		return m.state(idGap, m.id(text[0]))
	}
	return m.state(m.id(text[n-2]), m.id(text[n-1]))
}

// Run returns the cost of reading run after left, in bits.
func (m *Model) Run(left, run []rune) float64 {
	s := m.After(left)
	var sum float64
	for _, r := range run {
		var c float32
		c, s = m.Next(s, r)
		sum += float64(c)
	}
	return sum
}

// Costs appends to dst the cost of each character of text, read from state s,
// and returns it.
func (m *Model) Costs(dst []float32, s State, text []rune) []float32 {
	// First all look-ups of a block, which wait for memory together, then the costs,
	// which wait for each other.
	var ids [32]uint16
	var found [len(ids)]looked
	for len(text) > 0 {
		n := min(len(text), len(ids))
		a, b := s.a, s.b
		for i, r := range text[:n] {
			id := m.char(r)
			ids[i] = id
			found[i] = m.look(a, b, id)
			a, b = b, id
		}
		for i := range n {
			var c float32
			c, s = m.settle(s, ids[i], found[i])
			dst = append(dst, c)
		}
		text = text[n:]
	}
	return dst
}

// Rough returns roughly what a text costs, in bits, and how many characters that is
// of; white space does not count. What a character costs is taken from the one before
// it where the two are a common pair, else from itself alone: of running text some
// two bits more than it does cost. It takes a tenth of the time of [Model.Costs], for
// the table of common pairs stays in a processor's nearer caches.
func (m *Model) Rough(text []rune) (bits float64, n int) {
	if len(text) == 0 {
		return 0, 0
	}
	blank, b := m.ids[' '], m.char(text[0])
	if b != blank {
		bits, n = float64(m.uni[b]), 1
	}
	sum := uint32(0) // of common pairs, in steps
	for _, r := range text[1:] {
		id := m.char(r)
		if id != blank {
			n++
			if v, ok := m.common.find2(uint64(b)<<idBits | uint64(id)); ok {
				sum += v
			} else {
				bits += float64(m.bow[b] + m.uni[id])
			}
		}
		b = id
	}
	return bits + float64(sum)*costStep, n
}

// Paragraph returns the cost of text as a whole paragraph, both edges included,
// in bits.
func (m *Model) Paragraph(text []rune) float64 {
	var s State
	var sum float64
	for _, r := range text {
		var c float32
		c, s = m.Next(s, r)
		sum += float64(c)
	}
	c, _ := m.Next(s, Edge)
	return sum + float64(c)
}

// Word returns how common the run of two to four characters is as a word: 0 for
// none, else about 1 + log2 of the times it was seen, to 15.
func (m *Model) Word(run []rune) int {
	v, _ := m.word(run)
	return int(v >> 4)
}

// Idf returns how much the word tells of what a text speaks of: log2 of the
// number of documents over those that have it, to 15; 15 for a run that is no
// known word.
func (m *Model) Idf(run []rune) float64 {
	v, ok := m.word(run)
	if !ok {
		return 15
	}
	return float64(v & 15)
}

func (m *Model) word(run []rune) (uint32, bool) {
	if len(run) < 2 || len(run) > 4 {
		return 0, false
	}
	var key uint64
	for _, r := range run {
		i := m.id(r)
		if i <= idOther || i == idGap {
			return 0, false
		}
		key = key<<idBits | uint64(i)
	}
	v, ok := m.words.find3(key)
	if !ok {
		return 0, false
	}
	return v, true
}
