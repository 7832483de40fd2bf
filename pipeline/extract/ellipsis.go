package extract

import (
	"strings"

	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// What a clause leaves out of its noun because one before has said it.

// mean returns what the means of a clause that says only that they are means are of:
// 场馆总面积7.8亿平方米，人均0.65平方米.
func (r *reader) mean(k int, own, sentenceNoun *noun) (noun, bool) {
	if r.s.Displaces(k) {
		if n := r.before(k); n.text != "" {
			*sentenceNoun = n // 补助标准，由人均80元提高到420元
		}
	}
	if sentenceNoun.text == "" || strings.Contains(sentenceNoun.text, own.text) {
		return noun{}, false
	}
	return noun{text: own.text + sentenceNoun.text, start: own.start, method: paper.Inherited, from: "sentence", rule: "noun/mean"}, true
}

// rateSpokenOf returns, for a change in points without a noun of its own, the rate that
// the clause before speaks of without a number: 增速与上半年持平，比上年同期加快0.2个百分点.
func (r *reader) rateSpokenOf(k int, sentenceNoun *noun) (noun, bool) {
	from, _ := r.s.Clause(k)
	if from < 3 || r.s.Counts(k) {
		return noun{}, false
	}
	low, _ := r.s.Clause(from - 2)
	head := r.str(r.toks[low].Start, r.toks[low].End)
	if at, kind := indicator.HeadStart([]rune(head)); at != 0 || kind != paper.Rate {
		return noun{}, false
	}
	base := r.base(k, sentenceNoun, head)
	return compose(base, noun{text: head, start: r.toks[low].Start}), base.text != ""
}

// circumstantial reports whether the clause that ends with token i only says by what, in
// comparison with what or for what something is done, so that no noun in it is measured:
// 按照这一政策，…; 与传统工艺相比，….
func (r *reader) circumstantial(i int) bool {
	low, _ := r.s.Clause(i)
	if t := r.toks[low]; t.Tag != word.P && r.text[t.Start] != '与' {
		return false
	}
	switch r.str(r.toks[low].Start, r.toks[low].End) {
	case "按照", "按", "根据", "依据", "依照", "遵照", "由于", "因", "因为", "为", "为了", "随着", "经", "经过", "鉴于", "本着":
		return true
	case "与", "和", "同", "跟":
		last := r.str(r.toks[i].Start, r.toks[i].End)
		return last == "相比" || last == "比较"
	}
	return false
}

// namedAs reports whether the span is a name that a figure could be of.
func (r *reader) namedAs(at paper.Span) bool {
	for _, n := range r.names {
		if n.Start <= at.Start && n.End >= at.End {
			return true
		}
	}
	return false
}

// setUp returns what the clause before sets up, buys or finds, where a head that opens the
// clause of the number at token k measures that: 组建产业基金，规模为100亿元.
func (r *reader) setUp(k int, reading *indicator.Reading, own *noun) noun {
	from, _ := r.s.Clause(k)
	if reading.Noun.Start != r.toks[from].Start || reading.Kind != paper.Level || roles(own.text)&sizing == 0 {
		return noun{start: -1}
	}
	at := r.s.Object(k)
	if at.Empty() || agent(r.str(at.Start, at.End)) {
		return noun{start: -1}
	}
	return noun{text: clean(r.str(at.Start, at.End)), start: at.Start, method: paper.Inferred, from: "clause before", rule: "noun/set-up"}
}

// lifespan returns the noun of a change in how old people grow, which 从 or 由 parts from its
// number: 人均期望寿命从35岁提高到70岁.
func (r *reader) lifespan(k int, sentenceNoun *noun) noun {
	from, _ := r.s.Clause(k)
	for i := from; i < k; i++ {
		t := r.toks[i]
		if last := r.text[t.End-1]; t.Ref >= 0 || last != '龄' && last != '命' && last != '寿' {
			continue
		}
		if at := r.s.Phrase(from, i+1); aged(r.str(at.Start, at.End)) {
			*sentenceNoun = noun{text: clean(r.str(at.Start, at.End)), start: at.Start, method: paper.Explicit, rule: "noun/before"}
			return *sentenceNoun
		}
	}
	return noun{start: -1}
}

// saved returns the verb that an amount of money was saved by, where the number before is not in
// the same money that it could be less of: 租赁、灯光等方面就节省了近四千万元.
func (r *reader) saved(k int, reading *indicator.Reading) (noun, bool) {
	if r.qs[r.toks[k].Ref].UnitClass != "currency" {
		return noun{}, false
	}
	switch verb := r.str(reading.Verb.Start, reading.Verb.End); verb {
	case "节省", "节约", "节支", "节省了", "节约了":
		return noun{text: verb, start: reading.Verb.Start, method: paper.Explicit, rule: "noun/verb"}, true
	}
	return noun{}, false
}

// subset returns, behind 其中, what was counted before in the same unit with the verb that tells
// which of it is counted now: 施工项目180个，其中新开工66个.
func (r *reader) subset(k int, sentenceNoun *noun) (noun, bool) {
	from, _ := r.s.Clause(k)
	first := from
	switch {
	case r.str(r.toks[from].Start, r.toks[from].End) == "其中":
		first++
	case k == from:
		return noun{}, false
	case r.text[r.toks[k-1].Start] == '的': // 注册企业900家，注销的61家
	case r.parts != r.figures[len(r.figures)-1].Start: // 其中续建50个，新开工38个
		return noun{}, false
	}
	if k-from < 1 || k-from > 4 || !things(r.qs[r.toks[k].Ref].UnitText) {
		return noun{}, false
	}
	end := k
	if r.text[r.toks[k-1].Start] == '的' {
		end--
	}
	for first < end && (r.toks[first].Tag == word.D || r.toks[first].Tag == word.T) {
		first++
	}
	for i := first; i < end; i++ {
		if r.toks[i].Tag != word.V || r.toks[i].End-r.toks[i].Start < 2 || r.s.Empty(r.toks[i].Span) {
			return noun{}, false
		}
	}
	base := r.base(k, sentenceNoun, "")
	for i := r.paragraph; end < k && i < len(r.figures); i++ {
		if f := &r.figures[i]; f.Span.Start >= r.sent.Start && f.UnitText == r.qs[r.toks[k].Ref].UnitText && f.IndicatorText != "" {
			base.text = f.IndicatorText // the first that was counted so: 规上企业86家，产值超亿元的有15家，上市的3家
			break
		}
	}
	if first == end || base.text == "" {
		return noun{}, false
	}
	verb := r.str(r.toks[first].Start, r.toks[k].Start)
	return noun{text: verb + base.text, start: r.toks[first].Start, method: paper.Inherited, from: "sentence", rule: "noun/subset"}, true
}

// contrasted returns what the clause before sets against what was told of, where it stands
// before 则 or 却 and its number follows, a change without a noun: 家装线则因楼市低迷，同比下滑9.4%.
func (r *reader) contrasted(k int, sentenceNoun *noun) (noun, bool) {
	from, _ := r.s.Clause(k)
	if from < 4 || r.s.Counts(k) {
		return noun{}, false
	}
	low, _ := r.s.Clause(from - 2)
	for i := low + 1; i < low+8 && i < from-1; i++ {
		switch r.str(r.toks[i].Start, r.toks[i].End) {
		case "则", "却", "反而":
			at := r.s.Phrase(low, i)
			if at.Empty() || at.End != r.toks[i].Start || r.namedAs(at) {
				return noun{}, false
			}
			text := clean(r.str(at.Start, at.End))
			if own, of := []rune(text), []rune(sentenceNoun.text); indicator.Head(own) == len(own) && indicator.Head(of) > 0 {
				text += string(of[indicator.Head(of):])
			}
			return noun{text: text, start: at.Start, method: paper.Inferred, from: "clause before", rule: "noun/contrasted"}, true
		}
	}
	return noun{}, false
}

// noPredicate reports whether the word taken for the predicate only says how much in all or
// what it comes to, so that the verb before or behind it is the clause's own: 累计|投放18亿元.
func (r *reader) noPredicate(verb paper.Span) bool {
	switch r.str(verb.Start, verb.End) {
	case "相当于", "累计", "共计", "合计", "总共", "一共", "共":
		return true
	}
	return false
}
