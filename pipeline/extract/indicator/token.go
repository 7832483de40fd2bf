package indicator

import (
	"math/bits"

	"baoshu/pipeline/extract/word"
)

// What is so of a token whatever is asked of it, worked out once when the sentence begins, so
// that the rules test a bit where they would compare characters.

// A kind is what a token is to the rules.
type kind uint16

const (
	ends    kind = 1 << iota // it ends a clause
	opening                  // （
	closing                  // ）
	number                   // it is a quantity
	maySay                   // a word of data/speech.tsv may begin with it, or a name and 说 end with it
	mayPlan                  // a word of data/plans.tsv may begin with it
	parting                  // it parts what a plan holds for from the rest: a full stop, a quotation mark
	among                    // 之一
	each                     // it begins with 每
	direct                   // it begins with 直, as 直接
	more                     // it begins with 多 or 少
)

// A clause is its tokens [from,to).
type clause struct{ from, to int32 }

// classify sets the forms and kinds of the tokens, and their clauses.
func (s *Sentence) classify() {
	n := len(s.Toks)
	if cap(s.forms) < n {
		s.forms, s.kinds, s.clauses = make([]form, 2*n), make([]kind, 2*n), make([]clause, 2*n)
	}
	s.forms, s.kinds, s.clauses = s.forms[:n], s.kinds[:n], s.clauses[:n]
	s.all = s.sift()
	if s.all&(opening|closing) == 0 {
		s.divide()
	} else {
		s.divideBracketed()
	}
}

// sift sets the forms and kinds of the tokens, and returns all their kinds together. It calls
// nothing, so that what it goes by stays in the registers.
func (s *Sentence) sift() (all kind) {
	text, toks, forms, kinds, marks := s.Text, s.Toks, s.forms, s.kinds, s.t.marks
	for i := range toks {
		t := &toks[i]
		c, last, n := text[t.Start], text[t.End-1], t.End-t.Start
		two := -form(n >> 1) // all bits for two characters, none for one: a branch would be guessed wrong half the time
		f, k := form(c)<<16&two|form(last), kind(0)
		if n > 2 || c == 0 || c|last > 0xffff {
			f = formOf(text[t.Start:t.End])
		}
		if c <= 0xffff && marks.bits[c>>6]&(1<<(c&63)) != 0 {
			k = marks.kinds[marks.ranks[c>>6]+uint8(bits.OnesCount64(marks.bits[c>>6]&(1<<(c&63)-1)))]
			if t.Tag != word.W {
				k &^= ends
			}
			if f != 之一 {
				k &^= among
			}
		}
		if t.Tag == word.M && t.Ref >= 0 {
			k |= number
		}
		if last == '说' && t.Tag == word.V {
			k |= maySay
		}
		forms[i], kinds[i] = f, k
		all |= k
	}
	return all
}

// A marks is the characters that say something of a token that begins with them: a bit for each,
// how many bits stand before every sixty-four, and of what kind a token may be by it.
type marks struct {
	bits  [1024]uint64
	ranks [1024]uint8
	kinds []kind
}

// marksOf returns the marks of the characters that the rules and the lists know.
func (t *tables) marksOf() *marks {
	m := new(marks)
	for c := range rune(1 << 16) {
		if c&63 == 0 {
			m.ranks[c>>6] = uint8(len(m.kinds))
		}
		if k := t.kindOf(c); k != 0 {
			m.bits[c>>6] |= 1 << (c & 63)
			m.kinds = append(m.kinds, k)
		}
	}
	return m
}

// kindOf returns of what kinds a token may be that begins with the character.
func (t *tables) kindOf(c rune) (k kind) {
	if t.speech.Starts(c) {
		k |= maySay
	}
	if t.plans.Starts(c) {
		k |= mayPlan
	}
	switch c {
	case '（', '(':
		k |= opening
	case '）', ')':
		k |= closing
	case '每':
		k |= each
	case '直':
		k |= direct
	case '多', '少':
		k |= more
	case '之':
		k |= among
	case '“', '”':
		k |= parting
	case '；', ';', '。', '！', '？':
		k |= parting | ends
	case '，', '：', ',', ':', '!', '?', '…', '—', '\n', '\t':
		k |= ends
	}
	return k
}

// divide finds the clauses of the tokens, which have no brackets: a token that ends one
// belongs to what it parts.
func (s *Sentence) divide() {
	c, kinds, from := s.clauses, s.kinds, 0
	for i := 0; i <= len(c); i++ {
		for i < len(kinds) && kinds[i]&ends == 0 {
			i++
		}
		for j := from; j < i; j++ {
			c[j] = clause{int32(from), int32(i)}
		}
		if from > 0 {
			c[from-1].to = int32(i)
		}
		if i < len(c) {
			c[i].from, from = int32(from), i+1
		}
	}
}

// divideBracketed is divide for any tokens. A clause reaches from the token on the left that
// ends another, or opens a bracket that is not closed before the token, to such a one on the
// right. What a bracket between them holds is gone over with it, unless a clause ends there.
func (s *Sentence) divideBracketed() {
	c, kinds := s.clauses, s.kinds
	from := int32(0)
	for i := range c {
		if i > 0 {
			switch k := kinds[i-1]; {
			case k&(ends|opening) != 0:
				from = int32(i)
			case k&closing != 0 && from > 0 && kinds[from-1]&opening != 0:
				from = c[from-1].from // that of the bracket as a whole
			}
		}
		c[i].from = from
	}
	to := int32(len(c))
	for i := len(c) - 1; i >= 0; i-- {
		if i+1 < len(c) {
			switch k := kinds[i+1]; {
			case k&(ends|closing) != 0:
				to = int32(i + 1)
			case k&opening != 0 && int(to) < len(c) && kinds[to]&closing != 0:
				to = c[to].to
			}
		}
		c[i].to = to
	}
}

// Boundary reports whether token i ends a clause.
func (s *Sentence) Boundary(i int) bool { return s.kinds[i]&ends != 0 }

// Clause returns the tokens [from,to) of the clause that token i stands in. A
// bracket is a clause of its own for what stands in it.
func (s *Sentence) Clause(i int) (from, to int) {
	c := s.clauses[i]
	return int(c.from), int(c.to)
}
