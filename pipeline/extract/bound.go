package extract

import (
	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// bounded reports whether the predicate that reading found says a bound of the number. It
// does not where it tells of a way and no mark (跨越3000公里), stands in an attribute (超出部分,
// 最多的207人), says by how much (超出计划20亿元), or compares with what belongs to
// another: in 超过前年的617亿美元 that is how much it was.
func (r *reader) bounded(f *paper.Figure, reading *indicator.Reading) bool {
	end := reading.Verb.End
	if end > f.Start || end < 1 {
		return true
	}
	if quantity.Passes(reading.BoundText, f.UnitClass, f.UnitText) {
		return false
	}
	switch reading.BoundText {
	case "最多", "最少", "最低":
		return r.text[end] != '的'
	case "超出":
		return f.Start-end < 2 || f.UnitClass == "percent" && r.str(end, end+2) != "部分"
	case "超过", "超过了", "高于", "低于", "不及":
		return !r.ofAnother(end, f)
	}
	return true
}

// ofAnother reports whether the number is what something else has, which stands between the
// verb that ends at end and the number: 超过前年的617亿美元, 明显高于第二产业的3.1% behind
// another percentage. A percentage alone is a share of the whole (超过总量的90%), and an
// adjective names nobody (超过惊人的30亿元).
func (r *reader) ofAnother(end int, f *paper.Figure) bool {
	const near = 3 // 前年的
	if f.Start-end < near || r.text[f.Start-1] != '的' {
		return false
	}
	if k := r.tokenAt(f.Start - 1); k < 1 || r.toks[k-1].Tag == word.A {
		return false
	}
	switch f.UnitClass {
	case "ratio":
		return false // 超过平均水平的五倍
	case "percent":
	default:
		return true
	}
	const far = 24
	for i := end; i >= r.sent.Start && i > end-far; i-- {
		if r.text[i] == '%' || r.text[i] == '％' {
			return true
		}
	}
	return false
}
