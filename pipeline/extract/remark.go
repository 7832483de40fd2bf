package extract

import (
	"strings"

	"baoshu/pipeline/extract/word"
)

// A time can be said of a word alone, and then tells nothing of the number behind it: what
// its year counts (今年第13号台风), what it is the most of its kind in (目前最大的), the prices
// something is reckoned by, the whole that a multiple is of.

// ordinal reports whether the words from token i on only say the how manieth of its time a
// thing is, so that the time is the thing's: 今年|第13号|台风正面袭击….
func (r *reader) ordinal(i int) bool {
	const longest = 3 // tokens
	if p := r.periodAt(i - 1); p == nil || p.Last-p.First < 27 || r.text[r.toks[i].Start] != '第' {
		return false // 今天|第十届图书奖揭晓
	}
	for j := i; j < len(r.toks) && j < i+longest; j++ {
		switch r.text[r.toks[j].End-1] {
		case '号', '届', '次', '场', '期':
			return true
		}
	}
	return false
}

// superlative reports whether the time at token i says since or until when something is the
// most of its kind, before 的, and not when the clause is so: 目前|最权威的杂志.
func (r *reader) superlative(i int) bool {
	most := false
	for j := i + 1; i > 0 && j < len(r.toks) && j < i+8 && !r.s.Boundary(j); j++ {
		t := r.toks[j]
		switch c := r.text[t.Start]; {
		case t.Ref >= 0 && (t.Tag == word.M || t.Tag == word.T), t.Tag == word.P, t.Tag == word.R, t.Tag == word.D && c != '最':
			return false
		case c == '最':
			most = true
		case c == '的' && t.End-t.Start == 1:
			return most
		}
	}
	return false
}

// setAt reports whether the time at token i, which ends in 初, is only when a goal or a budget was
// set: 年初|预算, 年初|确定的|13%的|预期目标.
func (r *reader) setAt(i int) bool {
	const longest = 9 // tokens
	if t := r.toks[i]; t.End-t.Start < 2 || r.text[t.End-2] != '年' {
		return false
	}
	for j := i + 1; j < len(r.toks) && j < i+longest && !r.s.Boundary(j); j++ {
		switch w := r.str(r.toks[j].Start, r.toks[j].End); {
		case strings.HasSuffix(w, "目标"), strings.HasSuffix(w, "预算"), strings.HasSuffix(w, "计划"), strings.HasSuffix(w, "任务"):
			return true
		}
	}
	return false
}

// priced reports whether the time at token i is that of the prices by which the clause
// reckons: 按照|当前|市价估算.
func (r *reader) priced(i int) bool {
	if i == 0 || r.toks[i-1].Tag != word.P {
		return false
	}
	switch r.str(r.toks[i-1].Start, r.toks[i-1].End) {
	case "按", "按照", "依照":
		return i+1 < len(r.toks) && r.text[r.toks[i+1].End-1] == '价'
	}
	return false
}

// firstNumber returns the first number behind token i, token k at the latest.
func (r *reader) firstNumber(i, k int) int {
	for j := i + 1; j < k; j++ {
		if r.toks[j].Tag == word.M && r.toks[j].Ref >= 0 {
			return j
		}
	}
	return k
}

// ofWhole reports whether the time at token i is that of the whole that the multiple or the
// share behind it, at token k at the latest, is of: 是前5年累计面积的4倍.
func (r *reader) ofWhole(i, k int) bool {
	if i == 0 {
		return false
	}
	switch r.str(r.toks[i-1].Start, r.toks[i-1].End) {
	case "是", "为", "相当于", "等于", "达到", "达", "超过":
	default:
		return false
	}
	if k = r.firstNumber(i, k); r.text[r.toks[k-1].Start] != '的' || i+1 >= k-1 {
		return false
	}
	q := &r.qs[r.toks[k].Ref]
	return q.UnitText == "倍" || q.UnitClass == "percent"
}
