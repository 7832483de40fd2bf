package indicator

import (
	"baoshu/pipeline/paper"
)

// The head of a noun phrase, and what it says of the number.

// headOf returns what the last noun of a phrase says; whole is true where the
// phrase is that noun alone.
func (s *Sentence) headOf(n paper.Span) (h head, whole, ok bool) {
	if n.Empty() {
		return
	}
	t := s.t
	st, id := t.heads.Longest(s.Text[n.Start:n.End], n.End-n.Start)
	if id < 0 {
		return
	}
	return t.head[id], st == 0, true
}

// HeadStart returns where the bare head at the end of the text starts, or its
// length where there is none: 高新技术企业总数 → 6.
func HeadStart(text []rune) (at int, kind paper.FigureKind) {
	t := load()
	st, id := t.heads.Longest(text, len(text))
	if id < 0 || !t.head[id].bare {
		return len(text), ""
	}
	return st, t.head[id].kind
}

// FullHead returns where the noun at the end of the text starts that measures by
// itself and that the head cannot be of, or its length where there is none: 年降雨量
// before 海拔 → 1; but 逆差 before 规模 → 2.
func FullHead(text, head []rune) int {
	t := load()
	if st, id := t.heads.Longest(head, len(head)); id >= 0 && st == 0 && t.head[id].aspect {
		return len(text)
	}
	st, id := t.heads.Longest(text, len(text))
	if id < 0 && len(text) > 2 && text[len(text)-1] == '量' && text[len(text)-2] != '质' && text[len(text)-2] != '力' {
		return len(text) - 3 // 开行量 before 货值
	}
	if id < 0 || t.head[id].bare || t.head[id].measure == "" {
		return len(text)
	}
	return st
}

// Head returns where the head of the list that the noun ends in starts, or its length
// where it ends in none: 天然气产量 → 3.
func Head(noun []rune) int {
	st, id := load().heads.Longest(noun, len(noun))
	if id < 0 {
		return len(noun)
	}
	return st
}

// HeadKind returns the head of the list that a noun ends in, as what kind of figure
// it makes of a number, and which way it points; ok is false where it ends in none.
func HeadKind(noun []rune) (ok bool, kind paper.FigureKind, dir int) {
	t := load()
	_, id := t.heads.Longest(noun, len(noun))
	if id < 0 {
		return false, "", 0
	}
	return true, t.head[id].kind, t.head[id].dir
}
