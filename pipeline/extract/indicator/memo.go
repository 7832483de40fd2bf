package indicator

import (
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// The rules ask the same of a word again and again: each of them, for each number of the
// sentence, on the way to the left and to the right. What the lists say of a word is
// looked up once.

// A memo is what has been asked of a token.
type memo struct {
	counter  class // of its unit, if it is a number
	nounlike bool
	asked    uint8  // a bit for each of the lists of ends, and one each for the three before
	ends     [4]end // by list of endings: the longest word that ends with the token
}

// An end is where a word of a list starts, and its id; -1 where there is none.
type end struct{ start, id int32 }

const (
	askedCounter  = 1 << 6
	askedNounlike = 1 << 5
)

// An endings is a list whose words are looked for at the ends of tokens.
type endings struct {
	*lexicon.Suffixes
	nth int // its place in the ends of a memo
}

func newEndings(nth int, l *lexicon.List) *endings {
	return &endings{lexicon.NewSuffixes(l.Words()), nth}
}

// memo returns what has been asked of token i.
func (s *Sentence) memo(i int) *memo {
	return &s.memos[i]
}

// ending returns where the longest word of the list starts that ends with token i, and its
// id; id is -1 where there is none. The word may begin before the token, or within it.
func (s *Sentence) ending(list *endings, i int) (start, id int) {
	end := s.Toks[i].End
	if !list.May(s.Text[end-1]) {
		return end, -1
	}
	m := s.memo(i)
	e := &m.ends[list.nth]
	if bit := uint8(1) << list.nth; m.asked&bit == 0 {
		m.asked |= bit
		start, id = list.Longest(s.Text, end)
		e.start, e.id = int32(start), int32(id)
	}
	return int(e.start), int(e.id)
}

// counter returns the classes of the counter of the number at token i; 0 where none is.
func (s *Sentence) counter(i int) class {
	q := s.quantityAt(i)
	if q == nil {
		return 0
	}
	m := s.memo(i)
	if m.asked&askedCounter == 0 {
		m.asked |= askedCounter
		m.counter = s.t.classOf([]rune(q.UnitText))
	}
	return m.counter
}

// A marker is a token that Plan looks at: a stop or a quotation mark, a word that can make
// a number a plan, or one that says behind the number that it is to come.
type marker struct {
	i       int
	end, id int  // of the word of a plan; id is -1 where it is none
	coming  bool // 将, 拟; 计划 before when it is to be
}

// plannings returns the markers of the sentence, in order.
func (s *Sentence) plannings() []marker {
	if s.marked {
		return s.markers
	}
	s.marked = true
	for i, k := range s.kinds {
		if k&(mayPlan|parting) == 0 {
			continue // 将, 拟 and 即将 are words of a plan too
		}
		t := &s.Toks[i]
		m := marker{i: i}
		m.end, m.id = s.t.plans.Longest(s.Text, t.Start)
		m.coming = t.Tag == word.D && s.is3(i, '将', '拟', 即将) || m.id >= 0 && s.announces(i)
		if m.id >= 0 || m.coming || k&parting != 0 {
			s.markers = append(s.markers, m)
		}
	}
	return s.markers
}

// announces reports whether token i says right behind a number when what it names is to be:
// 二期80万千瓦|计划今年10月投产.
func (s *Sentence) announces(i int) bool {
	if i == 0 || i+1 >= len(s.Toks) {
		return false
	}
	q := s.quantityAt(i - 1)
	return q != nil && !people(q.UnitText) && !s.persons(i) && s.is4(i, 计划, 预计, 有望, 预期) && (s.Toks[i+1].Tag == word.T || s.Toks[i+1].Tag == word.P)
}

// coming reads 将 behind the number: it is the subject of what is to come
// (19组艺术家将齐聚).
func (s *Sentence) coming(k int) (paper.Span, bool) {
	for _, m := range s.plannings() {
		if m.i <= k || !m.coming {
			continue
		}
		for i := k + 1; i < m.i; i++ {
			if s.Boundary(i) {
				return paper.Span{}, false
			}
		}
		return s.Toks[m.i].Span, true
	}
	return paper.Span{}, false
}
