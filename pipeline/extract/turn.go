package extract

import (
	"strings"

	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// distribute gives the numbers of a 分别 list each its own of the nouns before it:
// 进口和出口分别增长3.1%和5.2%.
func (r *reader) distribute() {
	for _, k := range r.noted {
		k := int(k)
		ref := r.toks[k].Ref
		if r.toks[k].Tag != word.M || ref < 0 || r.read[ref].Like >= 0 || r.made[ref] < 0 {
			continue
		}
		n := 1
		for ref+n < len(r.read) && r.read[ref+n].Like == ref+n-1 && r.made[ref+n] >= 0 {
			n++
		}
		if ref+n < len(r.made) && r.made[ref+n] >= 0 && r.joinsTurn(k, ref+n) {
			n++ // 分别增加4.2%、0.8%和下降12%
		}
		if n < 2 {
			continue
		}
		if r.read[ref].Bare && r.headsInTurn(k, n) || r.itemsInTurn(k, n) {
			continue
		}
		if r.read[ref].Noun.Empty() || r.parted(k, r.read[ref].Noun.Start) {
			if !r.inTurn(k, n) {
				r.fromBefore(k, n)
			}
			continue
		}
		if r.read[ref].Noun.End > r.toks[k].Start || !strings.Contains(r.str(r.read[ref].Noun.End, r.toks[k].Start), "分别") {
			continue
		}
		if names := ordered(r.text[r.sent.Start:r.read[ref].Noun.End], r.read[ref].Noun.Start-r.sent.Start); len(names) == n {
			for i, name := range names {
				r.figures[r.made[ref+i]].IndicatorText = name
				r.figures[r.made[ref+i]].Rule += " noun/ordered"
			}
			continue
		}
		parts := strings.FieldsFunc(strings.NewReplacer("以及", "、", "和", "、", "与", "、", "及", "、").Replace(r.figures[r.made[ref]].IndicatorText), func(c rune) bool { return c == '、' })
		if len(parts) != n {
			continue
		}
		for i, p := range tails(parts) {
			r.figures[r.made[ref+i]].IndicatorText = p
			r.figures[r.made[ref+i]].Rule += " noun/respectively"
		}
	}
}

// itemsInTurn gives the n numbers of a 分别 list the nouns of the n amounts before what counts
// them: 班列1026列，货值46亿美元，两项指标分别增长31%和27%.
func (r *reader) itemsInTurn(k, n int) bool {
	ref := r.toks[k].Ref
	noun := r.read[ref].Noun
	if ref < n+1 || noun.Empty() || noun.End > r.toks[k].Start || !strings.HasPrefix(r.str(noun.End, r.toks[k].Start), "分别") {
		return false
	}
	switch r.str(noun.Start, noun.End) {
	case "指标", "数据", "收入":
	default:
		return false
	}
	if q := &r.qs[ref-1]; q.End != noun.Start || q.Value != float64(n) {
		return false
	}
	for i := 0; i < n; i++ {
		if a := r.made[ref-1-n+i]; a < r.paragraph || r.figures[a].Kind != paper.Level || r.figures[a].IndicatorText == "" || r.figures[a].Span.Start < r.sent.Start || r.made[ref+i] < 0 {
			return false
		}
	}
	for i := 0; i < n; i++ {
		a, b := &r.figures[r.made[ref-1-n+i]], &r.figures[r.made[ref+i]]
		b.IndicatorText, b.IndicatorStart, b.IndicatorMethod = a.IndicatorText, -1, paper.Inherited
		b.Rule += " noun/in-turn"
	}
	return true
}

// joinsTurn reports whether quantity ref ends the 分别 list that opens at token k, with 和 and a
// verb of its own before it.
func (r *reader) joinsTurn(k, ref int) bool {
	if r.qs[ref].Start > r.sent.End {
		return false
	}
	_, to := r.s.Clause(k)
	for i := k + 1; i+2 < to; i++ {
		if r.toks[i+2].Tag == word.M && r.toks[i+2].Ref == ref {
			c := r.text[r.toks[i].Start]
			return r.toks[i].End-r.toks[i].Start == 1 && (c == '和' || c == '与' || c == '及') && r.toks[i+1].Tag == word.V
		}
	}
	return false
}

// inTurn gives, and reports so, the n numbers of a 分别 list that opens at token k without a noun those
// of the n numbers before it: 进口3亿元，出口5亿元，分别增长2%和4%.
func (r *reader) inTurn(k, n int) bool {
	ref := r.toks[k].Ref
	from, _ := r.s.Clause(k)
	if ref < n || !strings.Contains(r.str(r.toks[from].Start, r.toks[k].Start), "分别") {
		return false
	}
	for i := 0; i < n; i++ {
		a, b := r.made[ref-n+i], r.made[ref+i]
		if a < r.paragraph || b < 0 || r.figures[a].Kind != paper.Level && r.figures[a].Kind != paper.Delta || r.figures[a].IndicatorText == "" {
			return false
		}
	}
	for i := 0; i < n; i++ {
		a, b := &r.figures[r.made[ref-n+i]], &r.figures[r.made[ref+i]]
		b.IndicatorText, b.IndicatorStart, b.IndicatorMethod = a.IndicatorText, -1, paper.Inherited
		b.EntityText, b.EntityType, b.EntityMethod = a.EntityText, a.EntityType, a.EntityMethod
		b.Rule += " noun/in-turn"
	}
	return true
}

// fromBefore gives the n numbers of a 分别 list that opens at token k the n nouns that the
// clause before lists without a number: 甲类、乙类价格上涨较多，分别上涨5%、2%.
func (r *reader) fromBefore(k, n int) {
	from, _ := r.s.Clause(k)
	if from < 3 || r.s.Counts(k) || !strings.Contains(r.str(r.toks[from].Start, r.toks[k].Start), "分别") {
		return
	}
	at := r.s.Topic(k)
	parts := strings.Split(r.str(at.Start, at.End), "、") // 和 may stand inside one: 文化和娱乐类
	if len(parts) != n {
		parts = strings.Split(strings.NewReplacer("以及", "、", "和", "、", "与", "、", "及", "、").Replace(r.str(at.Start, at.End)), "、")
	}
	if len(parts) != n {
		return
	}
	for i, p := range tails(parts) {
		b := &r.figures[r.made[r.toks[k].Ref+i]]
		b.IndicatorText, b.IndicatorStart, b.IndicatorMethod = p, -1, paper.Inferred
		b.Rule += " noun/respectively"
	}
}

// parted reports whether the number at token k has no noun of its own but one before
// its clause, or one behind 分别, and 分别 stands in the clause: what it says is said
// of each before it (分别占全省的73%、81%).
func (r *reader) parted(k, noun int) bool {
	from := r.clauseStart(k)
	i := strings.Index(r.str(from, r.toks[k].Start), "分别")
	return i >= 0 && (noun < from || r.offs[noun] > r.offs[from]+int32(i))
}

// headsInTurn puts the rate that opens a 分别 list of n numbers at token k behind the
// nouns of the n amounts before it: 营收126亿元、利税20亿元，增幅分别为33%和41%.
func (r *reader) headsInTurn(k, n int) bool {
	ref := r.toks[k].Ref
	noun := r.read[ref].Noun
	if ref < n || noun.Empty() || noun.End > r.toks[k].Start || !strings.Contains(r.str(noun.End, r.toks[k].Start), "分别") {
		return false
	}
	head := r.str(noun.Start, noun.End)
	if _, kind := indicator.HeadStart([]rune(head)); kind != paper.Rate && kind != paper.Share {
		return false
	}
	for i := 0; i < n; i++ {
		a, b := r.made[ref-n+i], r.made[ref+i]
		if a < r.paragraph || b < 0 || r.figures[a].Kind != paper.Level || r.figures[a].IndicatorText == "" || r.figures[a].Span.Start < r.sent.Start {
			return false
		}
	}
	for i := 0; i < n; i++ {
		a, b := &r.figures[r.made[ref-n+i]], &r.figures[r.made[ref+i]]
		b.IndicatorText, b.IndicatorMethod = a.IndicatorText+head, paper.Inherited
		b.Rule += " noun/in-turn"
	}
	return true
}

// tails gives the head that only the last of several joined nouns has to all of
// them: 轻、重工业 are 轻工业 and 重工业, 原油、天然气产量 are two 产量.
func tails(parts []string) []string {
	last := []rune(parts[len(parts)-1])
	at := indicator.Head(last)
	for i, p := range parts[:len(parts)-1] {
		n := len([]rune(p))
		switch {
		case n == 1 && len(last) >= 3, n == 2 && len(last) >= 4 && []rune(p)[1] == last[1]:
			parts[i] = p + string(last[n:]) // 进口、出口通关时间
		case at > 0 && at < len(last):
			if ok, _, _ := indicator.HeadKind([]rune(p)); !ok {
				parts[i] = p + string(last[at:])
			}
		}
	}
	return parts
}
