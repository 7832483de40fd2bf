package extract

import (
	"unicode"

	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// listVerb gives the number at token k, without a verb of its own, the verb of a list's first member: in
// 减少二氧化硫排放91吨、粉尘排放110吨 both are reductions. The members are bare noun
// and number; behind a comma they must be of one head, for a new clause may say
// something else (新增贷款3亿元，存款余额20亿元).
func (r *reader) listVerb(k int) {
	ref := r.toks[k].Ref
	me := &r.read[ref]
	if me.Counted {
		r.joined(k)
		return
	}
	if me.Noun.Empty() {
		return
	}
	j := k - 1
	nouns, comma := 0, false
	for ; j >= 0; j-- {
		t := r.toks[j]
		if t.Tag == word.M && t.Ref >= 0 {
			break
		}
		if t.Start >= me.Noun.Start && t.End <= me.Noun.End {
			nouns++
			continue
		}
		switch t.Tag {
		case word.N, word.NR, word.NZ, word.VN, word.B, word.A:
			nouns++
		case word.C, word.D:
		case word.W:
			switch r.text[t.Start] {
			case '，':
				comma = true
			case '、':
			default:
				return
			}
		default:
			return
		}
	}
	if j < 0 || nouns == 0 {
		return
	}
	first := &r.read[r.toks[j].Ref]
	if first.Kind != paper.Delta || first.Verb.Empty() || first.Noun.Empty() || first.Counted || first.Verb.End > r.toks[j].Start {
		return
	}
	if first.Verb.End > first.Noun.Start && first.Rule != "clause/list" || r.qs[ref].UnitText != r.qs[r.toks[j].Ref].UnitText {
		return
	}
	if comma && !r.sameHead(first.Noun, me.Noun) {
		return
	}
	me.Kind, me.Direction, me.Sense, me.Verb, me.Measure = first.Kind, first.Direction, first.Sense, first.Verb, first.Measure
	me.Rule = "clause/list"
}

// joined gives a counted number the change that the one it is joined to has: 新增700个
// 县和17个城市.
func (r *reader) joined(k int) {
	me := &r.read[r.toks[k].Ref]
	switch r.str(r.toks[k-1].Start, r.toks[k-1].End) {
	case "和", "、", "及", "以及", "与":
	default:
		return
	}
	for j := k - 2; j >= 0 && !r.s.Boundary(j); j-- {
		if r.toks[j].Tag != word.M || r.toks[j].Ref < 0 {
			continue
		}
		first := &r.read[r.toks[j].Ref]
		if first.Kind != paper.Delta || !first.Counted || first.Noun.End != r.toks[k-1].Start || r.qs[r.toks[j].Ref].UnitText != r.qs[r.toks[k].Ref].UnitText {
			return
		}
		me.Kind, me.Direction, me.Sense, me.Verb, me.Measure = first.Kind, first.Direction, first.Sense, first.Verb, first.Measure
		return
	}
}

// affects takes the change off a number read as one that only counts what is changed: 改善50万
// 群众的居住条件, 提升30个社区. What improves or widens is a quality; places in an
// order and what is given out in numbers (名额) do change by such a number.
func (r *reader) affects(k int) {
	me := &r.read[r.toks[k].Ref]
	q := &r.qs[r.toks[k].Ref]
	if q.UnitClass == "time" && r.runs(q.Start) {
		me.Kind, me.Direction, me.Measure = paper.Level, 0, "unknown"
		return
	}
	if me.Sense != indicator.Change || !me.Counted || me.Verb.Empty() || q.UnitClass != "count" && q.UnitText != "" {
		return
	}
	if !r.of(me.Noun.End) && !(quality(r.str(me.Verb.Start, me.Verb.End)) && !places(q.UnitText)) {
		return
	}
	me.Kind, me.Direction, me.Measure = paper.Level, 0, "unknown"
}

// runs reports whether a word of lasting ends at i: what follows is how long, and no
// change (连续9个月回落).
func (r *reader) runs(i int) bool {
	for j := i; j >= 2 && j > i-4 && unicode.Is(unicode.Han, r.text[j-1]); j-- {
		switch string(r.text[j-2 : j]) {
		case "连续", "持续":
			return true // 连续上调11年
		case "历时", "长达", "为期", "延续":
			return j == i
		}
	}
	return false
}

// endsAt makes a number behind 的, in a clause of change, the end of one where 到 went into its time: 由2011年的
// 59.8万人减少到2013年底的41.8万人.
func (r *reader) endsAt(k int) {
	me := &r.read[r.toks[k].Ref]
	p := r.periodAt(k - 2)
	if p == nil || r.text[p.Start] != '到' && r.text[p.Start] != '至' || me.Verb.End != p.Start {
		return
	}
	me.Kind, me.Direction, me.Sense, me.To, me.Measure = paper.Level, 0, indicator.To, true, "unknown"
	if r.qs[r.toks[k].Ref].UnitClass == "percent" {
		me.Kind = paper.Share
	}
}

// of reports whether 的 and a noun follow at i.
func (r *reader) of(i int) bool {
	return i+1 < len(r.text) && r.text[i] == '的' && unicode.Is(unicode.Han, r.text[i+1])
}

// quality reports whether the verb says that something becomes better or wider, and
// not more.
func quality(verb string) bool {
	switch verb {
	case "改善", "提升", "提高", "优化", "完善", "扩大", "增强", "加强", "深化", "拓展":
		return true
	}
	return false
}

// places reports whether the unit counts steps, which do rise and fall.
func places(unit string) bool {
	switch unit {
	case "位", "名", "个位次", "位次", "个名次", "名次", "档", "个档", "级", "个等级", "个席位", "席", "个名额", "点", "个点", "":
		return true
	}
	return false
}

// sameHead reports whether two nouns end in the same word of two characters.
func (r *reader) sameHead(a, b paper.Span) bool {
	if a.End-a.Start < 3 || b.End-b.Start < 3 {
		return false
	}
	return r.text[a.End-1] == r.text[b.End-1] && r.text[a.End-2] == r.text[b.End-2]
}
