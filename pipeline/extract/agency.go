package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// What a noun phrase must be, and what its verb, for it to own what the clause counts:
//
//	body    does whatever it does: 税务部门有干部300名, 警方逮捕44人
//	people  own what they do something with: 救援人员搜救出44人
//	thing   owns what it holds, takes in or brings: 客轮载有450名乘客
//	any     other owns only what it takes for its object: 故宫接待9万人次

// A doerKind is what can be a doer: by its head, with what verbs.
type doerKind struct {
	typ   string
	body  bool // whatever it does: 税务部门, 银行业
	human bool
	thing bool // 客轮, 体育馆
}

// kindOfDoer returns what the phrase of tokens [a,b) is by its head.
func (r *reader) kindOfDoer(a, b int) (x doerKind, s stance) {
	at := paper.Span{Start: r.toks[a].Start, End: r.toks[b-1].End}
	head := r.toks[b-1]
	x.typ = entity.Body(r.text[at.Start:at.End])
	x.body = x.typ == "institution" || x.typ == "company" || x.typ == "other"
	x.thing = x.typ == "project"
	for _, m := range r.mentions {
		switch {
		case m.End <= at.Start || m.Start >= at.End:
			continue
		case m.Anaphor || m.Whole && !(x.body && sovereign(r.str(m.Start, m.End))) || m.Start < at.Start || m.End > at.End:
			return x, barred
		case m.Generic:
			if (m.Bare || b == a+1 && r.plays(a, local)) && m.Start == at.Start && r.known() {
				return x, barred
			}
			if m.End == at.End && x.typ == "" {
				x.typ = m.Type
				x.body = m.Type == "institution" || m.Type == "company"
				x.thing = !x.body
			}
		case m.Start != at.Start && m.List.Empty() || m.End == at.End || !x.body || m.Type != "place" && m.Type != "zone":
			return x, barred
		}
	}
	switch {
	case r.plays(b-1, idle):
		return x, nobody
	case x.typ != "":
		if x.thing && r.several(at) {
			return x, barred
		}
		return x, acting
	}
	x.human = entity.Human(r.text, head) || r.text[head.End-1] == '们' || r.text[head.End-1] == '者' || r.str(max(head.Start, head.End-2), head.End) == "人员"
	x.typ = human
	one := r.toks[a].Tag == word.M || r.toks[a].Tag == word.R
	switch {
	case x.human:
		if entity.Audience(r.text, head) {
			return x, nobody
		}
		return x, acting
	case head.Tag == word.NR || at.End-at.Start < 2 || !head.Known && head.End-head.Start < 2:
		return x, barred
	case one || head.Tag == word.VN || head.Tag == word.L || r.several(at) || b < len(r.toks) && (r.toks[b].Tag == word.W || r.toks[b].Tag == word.U || r.toks[b].Tag == word.C):
		return x, barred
	}
	return x, acting
}

// several reports whether the phrase joins several, or has an attribute: 外观、结构和用途,
// 火箭的精准.
func (r *reader) several(at paper.Span) bool {
	for i := at.Start; i < at.End; i++ {
		if r.text[i] == '和' && r.inName(i) {
			continue
		}
		if c := r.text[i]; c == '、' || c == '和' || c == '与' || c == '及' || c == '的' {
			return true
		}
	}
	return false
}

// inName reports whether the 和 at the character joins nothing: it is a part of a word, or what
// stands before it is one character that is no word by itself (雍|和|宫).
func (r *reader) inName(at int) bool {
	i := r.tokenAt(at)
	if i < 0 || r.toks[i].End-r.toks[i].Start > 1 {
		return true
	}
	if i == 0 || r.toks[i-1].End-r.toks[i-1].Start > 1 {
		return false
	}
	t := r.toks[i-1]
	return !t.Known || t.Tag == word.NZ || t.Tag == word.NR
}

// isMeasured reports whether the phrase is what the number at token k counts or measures.
// Where the noun is the phrase and its verb (客轮接待), who can only do it is not measured.
func (r *reader) isMeasured(at paper.Span, i, to int, x doerKind, k int) bool {
	if !x.body && !x.human && r.s.Measured(at) || i < to && (r.plays(i, sums) || x.typ == "other" && x.body && r.str(r.toks[i].Start, r.toks[i].End) == "投资") {
		return true
	}
	reading := &r.read[r.toks[k].Ref]
	if i < to && r.str(r.toks[i].Start, r.toks[i].End) == "一行" {
		return false // 慰问组一行11人
	}
	if n := reading.Noun; reading.Counted || n.Start >= at.End || n.End <= at.Start {
		return false
	}
	does, hosts := false, false
	for ; i < min(to, k); i++ {
		if t := r.toks[i]; t.Tag == word.V && r.acting(i) {
			does, hosts = true, hosts || r.plays(i, receives)
			if r.text[t.End-1] == '员' {
				return false // 减员
			}
		}
	}
	switch unit := r.qs[r.toks[k].Ref].UnitText; unit {
	case "人次", "人", "名", "户":
		return x.human || !does || !x.body && !hosts
	default:
		return !x.body || things(unit) || !does && r.qs[r.toks[k].Ref].UnitClass == "percent"
	}
}

// ofTrade reports whether the number at token k is of what statistics sum up by lines of business:
// 零售业完成销售额19.6亿元 is the zone's or the nation's.
func (r *reader) ofTrade(k int) bool {
	if n := r.read[r.toks[k].Ref].Noun; n.Empty() { // its rate is whose the sum is
		f := r.figureBefore()
		return f != nil && f.EntityText != "" && !ruled(f, "entity/subject")
	}
	return r.qs[r.toks[k].Ref].UnitClass != "count" && r.sumsUp(k)
}

// sumsUp reports whether the number at token k is of what is measured and not counted, or is a
// change of that.
func (r *reader) sumsUp(k int) bool {
	n := r.read[r.toks[k].Ref].Noun
	if n.Empty() {
		c := r.qs[r.toks[k].Ref].UnitClass
		return c == "percent" || c == "pp"
	}
	return r.s.Measured(n)
}

// doing reports whether the predicate toks[i:to] can be that of a doer of the kind.
func (r *reader) doing(i, to, k int, x doerKind) bool {
	if i == to {
		return x.body && to == k && r.read[r.toks[k].Ref].Counted || x.body && to < k
	}
	if q := &r.read[r.toks[k].Ref]; to == k && (q.From || q.To) && x.typ != "institution" {
		return false // 外资企业设立备案由20天缩短到3天: of who lets them
	}
	first, last := -1, -1
	for j := i; j < to; j++ {
		t := &r.toks[j]
		switch t.Tag {
		case word.P:
			if r.text[t.Start] == '被' {
				return false
			}
		case word.U:
			if r.text[t.Start] == '的' && t.End-t.Start == 1 && !(j == to-1 && to == k) {
				return false
			}
		case word.V, word.VN:
			if r.s.Says(j) {
				return false
			}
			if t.Tag == word.V {
				if first < 0 {
					first = j
				}
				last = j
			}
		}
	}
	if first < 0 && x.body && to == k && i+1 == to && r.str(r.toks[i].Start, r.toks[i].End) == "一行" {
		return true // 慰问组一行11人
	}
	if first < 0 {
		return x.body && to < k || x.thing && r.toks[to-1].Tag == word.A && r.toks[to-1].End-r.toks[to-1].Start == 1 // 线路|长
	}
	if r.plays(last, harms) {
		return false
	}
	if to < k && first == i && r.dates(i, to) {
		return true // 公寓建成于2017年，共有13幢楼
	}
	if x.body {
		if r.qs[r.toks[k].Ref].UnitClass == "time" && to == k && !r.acting(last) {
			return false // 小学读了十年
		}
		return x.typ != "other" || r.acting(last) && !r.toks[last].Nominal
	}
	if first == i && first < last && r.toks[last].End-r.toks[last].Start > 1 && !x.human {
		return false // 国家汉|办|建成, “基地”|组织|宣称: the name goes on
	}
	if r.acting(last) {
		return true
	}
	has := strings.ContainsRune("有设", r.text[r.toks[last].Start])
	return has && (x.thing || !x.human && to == k && r.read[r.toks[k].Ref].Counted && first == last && r.toks[i-1].End-r.toks[i-1].Start > 1)
}

// harmed reports whether one of toks[from:to] says what harm was done.
func (r *reader) harmed(from, to int) bool {
	for i := from; i < to; i++ {
		if r.plays(i, harms) {
			return true
		}
	}
	return false
}

// acting reports whether the verb that ends at token i takes what is counted for its object.
func (r *reader) acting(i int) bool {
	if r.plays(i, acts) {
		return true
	}
	if i == 0 || r.toks[i-1].Tag != word.V {
		return false
	}
	if t := r.toks[i]; t.End-t.Start > 1 {
		return false
	}
	return r.plays(i-1, acts) || r.roles.words[r.str(r.toks[i-1].Start, r.toks[i].End)]&acts != 0 // 打|掉
}
