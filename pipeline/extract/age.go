package extract

import (
	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// years returns the person whose age the number at token k, of years of age, is, where he stands behind it: 年仅33岁
// 的吕义聪.
func (r *reader) years(k int) (owner, bool) {
	if r.s.Measured(r.read[r.toks[k].Ref].Noun) {
		return owner{}, false
	}
	if k+1 < len(r.toks) && r.text[r.toks[k+1].Start] == '的' {
		for i := k + 2; i < len(r.toks) && i < k+6; i++ {
			if p, _, ok := entity.Person(r.text, r.toks, i); ok && !r.mentioned(p) {
				return r.personAt(p), true
			}
			if t := r.toks[i].Tag; t != word.N && t != word.NS && t != word.B && t != word.NZ {
				break
			}
		}
	}
	if p, ok := r.oldAt(k); ok {
		return r.personAt(p), true
	}
	if r.mayHold() {
		if h, ok := r.holder(k); ok {
			return h.owner, true
		}
	}
	if o := r.owners.inPara; o.typ == human {
		o.method, o.from = paper.Inherited, "paragraph"
		return o, true
	}
	return owner{method: paper.None}, true // no firm and no town is that old
}

// oldAt returns the name before 现年 or 今年 and the age at token k, whatever the tagger
// takes its characters for: 普京现年64岁.
func (r *reader) oldAt(k int) (paper.Span, bool) {
	to := k
	for to > 0 && (r.toks[to-1].Tag == word.T || r.toks[to-1].Tag == word.D) {
		to--
	}
	if to > 0 {
		switch r.str(r.toks[to-1].Start, r.toks[to-1].End) {
		case "现年", "时年", "享年", "终年", "年龄":
			to--
		}
	}
	from := to
	for from > 0 && !r.s.Boundary(from-1) && r.toks[from-1].Ref < 0 {
		from--
	}
	if from == to || to == k && r.toks[k-1].Tag != word.T {
		return paper.Span{}, false
	}
	at := paper.Span{Start: r.toks[from].Start, End: r.toks[to-1].End}
	if !entity.Called(r.text, r.toks[from:to]) {
		return paper.Span{}, false
	}
	for _, m := range r.mentions {
		if m.Start < at.End && at.Start < m.End && (m.Type != "place" || len(place.Anywhere(r.text, at.Start, at.End, nil)) > 0) {
			return paper.Span{}, false
		}
	}
	return at, true
}
