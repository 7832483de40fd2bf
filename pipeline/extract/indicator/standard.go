package indicator

import "baoshu/pipeline/extract/word"

// The standard of a comparison: what stands between 比 and the predicate that says by how much.
// The finders return the token that it begins with, or -1 where there is none. They differ in
// what they let stand between, because so much is known where each is asked: beside a noun next
// to nothing, behind a relative clause anything.

// measuredBy returns the 比 or 较 at token k, or left of it where only what points at one
// of several stands between (较|前一|交易日, 比|上|一|航次), or, with a change, what else a
// noun has before it (比|旧港区|的|库存).
func (w *walk) measuredBy(k int) int {
	const longest = 8 // tokens
	s := w.s
	change := w.pred.sense == Change || w.pred.sense == Base || w.more != 0 || w.differs() != 0
	pointing := true
	for i := k; i >= w.low && i > k-longest; i-- {
		t := &s.Toks[i]
		if s.is2(i, '比', '较') {
			if pointing && i > k-4 || t.Tag == word.P {
				return i
			}
			return -1
		}
		if p := s.periodAt(i); p != nil && p.Basis != "" && w.more != 0 && i > w.low && s.Text[t.Start] == '比' {
			return i // 增速|比上半年|进出口总值高14.1个百分点
		}
		pointing = pointing && t.Ref < 0 && s.in(i, classWhich)
		switch {
		case pointing:
		case !change, t.Tag == word.M && t.Ref >= 0:
			return -1
		case t.Tag == word.V || t.Tag == word.P || t.Tag == word.D || t.Tag == word.W && !s.is(i, '、') || t.Tag == word.Y:
			return -1
		}
	}
	return -1
}

// overBase returns which way a number in percentage points goes behind the base of a comparison,
// where token k, before the noun at the number, says when that was; 0 where it does not:
// 高于同期|整体增速.
func (w *walk) overBase(k int) int {
	s := w.s
	if w.pred.sense != NoSense || w.de || w.unit&inPP == 0 {
		return 0
	}
	if p := s.periodAt(k); p == nil || k > w.low && p.Basis == "" && !s.bounding(k-1) {
		return 0
	}
	at := k
	if c := s.Text[s.Toks[k].Start]; c != '高' && c != '低' && k > w.low {
		at--
	}
	switch t := &s.Toks[at]; {
	case equal(s.Text[t.Start:min(t.Start+2, t.End)], "高于"), equal(s.Text[t.Start:min(t.Start+2, t.End)], "快于"):
		return 1
	case equal(s.Text[t.Start:min(t.Start+2, t.End)], "低于"):
		return -1
	}
	return 0
}

// than returns the 比 at or before token k that only verbs and adverbs part from it:
// 比|单|种|蜜橘.
func (w *walk) than(k int) int {
	for i := k; i >= w.low && i > k-3; i-- {
		if t := &w.s.Toks[i]; w.s.is(i, '比') && t.Tag == word.P {
			return i
		} else if t.Tag != word.D && t.Tag != word.V && t.Tag != word.B && t.Tag != word.AD {
			return -1
		}
	}
	return -1
}

// thanFar returns the 比 or 较 left of token k in its clause, or the time that is the base, that
// a relative clause parts from it: 比|年初|制定|的|目标.
func (w *walk) thanFar(k int) int {
	for i := k - 1; i >= w.low && i > k-8; i-- {
		if p := w.s.periodAt(i); p != nil && p.Basis != "" || w.s.is2(i, '比', '较') && w.s.Toks[i].Tag == word.P {
			return i
		}
	}
	return -1
}

// standard returns where the words begin that end with token i and say what a change is
// measured by, where that is a state that is over (标准|较调整前|提高260元) or 相比 ends them
// (能耗|与改造前相比|下降两成); -1 where there are none.
func (w *walk) standard(i int) int {
	const longest = 7 // tokens
	s := w.s
	if w.more == 0 && w.pred.sense != Change && w.pred.sense != To && w.pred.sense != Base && w.unit&ofTimes == 0 {
		return -1
	}
	paired := s.is3(i, 相比, 比较, 相较)
	if !paired && !s.in(i, classOver) {
		return -1
	}
	for a := i - 1; a >= w.low && a >= i-longest; a-- {
		t := &s.Toks[a]
		switch {
		case paired && s.is4(a, '与', '同', '跟', '和'), !paired && a < i-1 && s.is2(a, '比', '较'):
			if a == w.low || s.nounlike(a-1) {
				return a
			}
			return -1
		case t.Tag == word.W, t.Ref >= 0 && t.Tag == word.M, !paired && s.is(a, '的'):
			return -1
		}
	}
	return -1
}
