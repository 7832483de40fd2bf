package indicator

import (
	"baoshu/pipeline/paper"
)

// What is cut off the front of a noun phrase.

// trim cuts names, openers and left-over particles off the front of a noun
// phrase; what would leave nothing is left.
func (s *Sentence) trim(n paper.Span) paper.Span {
	t := s.t
	for again := true; again; {
		again = false
		for _, nm := range s.Names {
			if nm.Start <= n.Start && nm.End > n.Start && nm.End < n.End && n.End-nm.End >= 2 && s.Text[nm.End] != '到' && s.Text[nm.End] != '至' && !s.aside(nm.End, n.End) && !equal(s.Text[nm.End:n.End], "指数") {
				n.Start, again = nm.End, true
			}
		}
		if end, id := t.openers.Longest(s.Text, n.Start); id >= 0 && n.End-end >= 2 && s.boundaryAt(end) && s.opener(n.Start) && !s.prefixed(n) && !s.presentAt(n.Start) && !(s.Text[n.Start] == '每' && density(s.Text[n.Start+1])) {
			n.Start, again = end, true
		}
		if end := s.thisBody(n); end > 0 {
			n.Start, again = end, true // 该|站|查验旅客
		}
		if end := s.represented(n); end > 0 {
			n.Start, again = end, true // 以航天技术为|代表的|高技术产业增加值
		}
		if end := s.apposed(n); end > 0 {
			n.Start, again = end, true // 第一大省广东|装备制造业投资
		}
		if end := s.bracketed(n); end > 0 {
			n.Start, again = end, true // 中欧班列（滨海）|开行
		}
		for n.Start < n.End && (s.Text[n.Start] == '的' || s.Text[n.Start] == '、' || s.Text[n.Start] == '”') && n.End-n.Start > 2 {
			n.Start, again = n.Start+1, true
		}
	}
	return n
}

// thisBody returns where the body ends that 该 before the noun phrase points at, where a word
// of one character says what it is: 该|站|查验旅客; 0 where none does.
func (s *Sentence) thisBody(n paper.Span) int {
	if n.Start == 0 || s.Text[n.Start-1] != '该' || n.End-n.Start < 3 {
		return 0
	}
	i := s.startsAt(n.Start, 0, len(s.Toks))
	if i < 0 || s.Toks[i].End-n.Start != 1 || !s.is4(i, '站', '司', '局', '行') && !s.is4(i, '院', '所', '校', '厂') {
		return 0
	}
	return s.Toks[i].End
}

// represented returns where 的 ends that 以…为代表 leads with, where a noun phrase begins
// with 代表的; 0 where it does not.
func (s *Sentence) represented(n paper.Span) int {
	const longest = 3 // characters
	if n.Start == 0 || s.Text[n.Start-1] != '为' {
		return 0
	}
	for i := n.Start + 1; i <= n.Start+longest && i < n.End-2; i++ {
		if s.Text[i] == '的' {
			return i + 1
		}
	}
	return 0
}

// apposed returns where a name ends that stands behind the kind of area it is, where both
// lead to what is measured there; 0 where none does.
func (s *Sentence) apposed(n paper.Span) int {
	for _, nm := range s.Names {
		if nm.Start > n.Start && nm.End < n.End && n.End-nm.End >= 2 && s.areal(nm.Start) && s.nouns(n.Start, nm.Start) {
			return nm.End
		}
	}
	return 0
}

// bracketed returns where the brackets end with which what is left of a noun phrase
// begins, once the name they belong to is cut off; 0 where it begins with none.
func (s *Sentence) bracketed(n paper.Span) int {
	if s.Text[n.Start] != '（' && s.Text[n.Start] != '(' {
		return 0
	}
	for i := n.Start + 1; i < n.End-2; i++ {
		if s.Text[i] == '）' || s.Text[i] == ')' {
			return i + 1
		}
	}
	return 0
}

// aside reports whether the characters [a,b) are brackets and what stands in them.
func (s *Sentence) aside(a, b int) bool {
	return (s.Text[a] == '（' || s.Text[a] == '(') && (s.Text[b-1] == '）' || s.Text[b-1] == ')')
}

// density reports whether 每 before the character belongs to the name of a measure: it is
// so many of a power of ten, or an area (每|万人拥有量, 每|平方公里产出).
func density(c rune) bool {
	switch c {
	case '万', '千', '百', '亿', '平', '公', '亩':
		return true
	}
	return false
}

// opener reports whether the token at the character is of a kind that opens a
// clause rather than names a thing.
func (s *Sentence) opener(at int) bool {
	i := s.startsAt(at, 0, len(s.Toks))
	return i >= 0 && !s.thing(i)
}

// boundaryAt reports whether a token starts at the character.
func (s *Sentence) boundaryAt(at int) bool { return s.startsAt(at, 0, len(s.Toks)) >= 0 }
