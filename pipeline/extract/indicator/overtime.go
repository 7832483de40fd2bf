package indicator

import (
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// What is done and when, between the noun before a number and its verb.

// onlyAdverbs reports whether the tokens [i,j) say only when or how.
func (w *walk) onlyAdverbs(i, j int) bool {
	for ; i < j; i++ {
		switch t := &w.s.Toks[i]; t.Tag {
		case word.D:
		case word.V:
			if !w.s.in(i, classModal) {
				return false
			}
		case word.T:
			if t.Ref < 0 {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// overTime reads a noun that a time, or a verb that only says that it came about, parts
// from the verb at the number; false where none does. What someone does is measured
// (企业去年|缴税8600万元), what is done to a thing is that of the thing (农村公路完成|恢复重建
// 2.9万公里), and a change, or a percentage, is the thing's (气温比常年|偏低2.6度, 销量同比|
// 大增近九成).
func (w *walk) overTime(c *choice) bool {
	s, i, from := w.s, w.acted(), w.fromState()
	if i == 0 && from == 0 {
		return false
	}
	whole := s.trim(c.left)
	percent := w.unit&(inPercent|inPP) != 0
	switch {
	case from > 0:
		w.r.Noun = s.trim(paper.Span{Start: c.left.Start, End: s.Toks[from-1].End})
	case percent && !s.gains(i):
		w.r.Noun = whole
	case w.unit&inTime != 0:
		return false
	default:
		if w.r.Noun = w.action(); s.gains(i) {
			w.r.Noun.Start = s.Toks[i+1].Start // 学校实现|直接就业1.2万人
		}
		if !w.agent(c.left) {
			w.r.Lead = whole
		}
	}
	w.r.Stem = w.r.Noun
	return true
}

// acted returns the last time, or verb that only says that it came about, between the
// noun before and the verb at the number; 0 where there is none.
func (w *walk) acted() int {
	for i := w.verb - 1; i >= w.j && i > 0; i-- {
		if t := &w.s.Toks[i]; t.Tag == word.T && t.Ref >= 0 || w.s.is(i, 全年) || w.s.gains(i) {
			return i
		}
	}
	return 0
}

// fromState returns the token behind the noun before the number where what the change
// starts from, or is measured by, follows: 花期|比往年推迟, 投资额|从年初确定的6300亿元; 0 where
// it does not.
func (w *walk) fromState() int {
	s := w.s
	for i := w.j; i < w.verb; i++ {
		switch {
		case s.is2(i, '比', '较') && s.is2(w.verb-1, '多', '少'):
			return 0 // 每户比往年多|投入2000元: what they do
		case s.is2(i, '比', '较'), s.is2(i, '从', '由') && (w.de || w.r.From):
			for i > w.j && s.Toks[i-1].Tag == word.D {
				i--
			}
			return i
		}
	}
	return 0
}

// agent reports whether the noun is an owner who acts: a name, a person by name, a firm or
// an office.
func (w *walk) agent(n paper.Span) bool {
	return w.place(n) || w.s.person(n) || w.s.t.endsIn(w.s.Text[:n.End], 1, classHouse|classAreal)
}
