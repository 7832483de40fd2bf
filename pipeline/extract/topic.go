package extract

import (
	"strings"

	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// topic returns the noun of a clause before that a bare head belongs to, though no
// number stands there: 大豆种植面积稳中有升，面积稳定在80万亩; 在高技术产品方面，…的比例为17%.
func (r *reader) topic(k int, head noun) noun {
	from, _ := r.s.Clause(k)
	if from < 2 {
		return noun{start: -1}
	}
	if r.frame(k) {
		low, _ := r.s.Clause(from - 2)
		if at := r.s.Phrase(low+1, from-2); at.End > at.Start+1 {
			return noun{text: clean(r.str(at.Start, at.End)), start: at.Start, method: paper.Inferred, from: "clause before", rule: "noun/frame"}
		}
		return noun{start: -1}
	}
	for i := from - 2; i >= 0 && !r.stop(r.toks[i].Start, r.toks[i].End) || i >= 0 && r.text[r.toks[i].Start] == '，'; i-- {
		t := r.toks[i]
		if t.Ref >= 0 && t.Tag == word.M {
			break
		}
		if !strings.HasSuffix(r.str(r.toks[0].Start, t.End), head.text) {
			continue
		}
		low, _ := r.s.Clause(i)
		if at := r.s.Phrase(low, i+1); at.End == t.End && at.End-at.Start > len([]rune(head.text)) {
			return noun{text: clean(r.str(at.Start, at.End)), start: at.Start, method: paper.Inferred, from: "clause before", rule: "noun/clause-before"}
		}
	}
	return noun{start: -1}
}

// frame reports whether the clause before that of token k only says in what respect:
// 在高技术产品方面，.
func (r *reader) frame(k int) bool {
	from, _ := r.s.Clause(k)
	if from < 4 {
		return false
	}
	low, _ := r.s.Clause(from - 2)
	if r.toks[low].Tag != word.P || r.toks[low].End-r.toks[low].Start != 1 || r.text[r.toks[low].Start] != '在' {
		return false
	}
	t := r.toks[from-2]
	switch r.str(t.Start, t.End) {
	case "方面", "领域", "上":
		return true
	}
	return false
}

// withinWhole reports whether the clause before that of token k names the whole that
// shares are of: 在全国增量中，分别占42%和65%.
func (r *reader) withinWhole(k int) bool {
	from, _ := r.s.Clause(k)
	if from < 3 || r.read[r.toks[k].Ref].Sense != indicator.ShareOf || r.text[r.toks[from-2].End-1] != '中' {
		return false
	}
	low, _ := r.s.Clause(from - 2)
	return r.text[r.toks[low].Start] == '在' && r.toks[low].Tag == word.P
}

// end returns, for the end of a change without a noun of its own, the noun of its
// beginning: 占…的比重由58%提高到63%.
func (r *reader) end(k int, reading *indicator.Reading) (noun, bool) {
	n := len(r.figures)
	if n <= r.paragraph || reading.Sense != indicator.To && !reading.To || !reading.Noun.Empty() {
		return noun{}, false
	}
	f := &r.figures[n-1]
	if f.ChangeRole != "from" || f.IndicatorText == "" || f.UnitText != r.qs[r.toks[k].Ref].UnitText || f.Span.Start < r.sent.Start {
		return noun{}, false
	}
	return noun{text: f.IndicatorText, start: -1, method: paper.Inherited, from: "sentence", rule: "noun/from-to"}, true
}
