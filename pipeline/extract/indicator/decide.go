package indicator

import (
	"slices"

	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// decide says what kind of figure it is.
func (w *walk) decide(q *quantity.Quantity) {
	s, r := w.s, &w.r
	h, whole, known := s.headOf(r.Noun)
	if r.Counted {
		known = false
	}
	if w.more != 0 && r.Compared && w.pred.sense == NoSense {
		w.pred = predicate{sense: Base, dir: w.more}
	}
	if w.more != 0 && w.pred.sense == NoSense && w.unit&inTime == 0 && w.sinceBase() {
		w.pred = predicate{sense: Base, dir: w.more}
	}
	if w.pred.sense == NoSense && !r.Counted && w.unit&(inPercent|ofTimes) != 0 {
		if dir := w.differs(); dir != 0 {
			w.pred = predicate{sense: Base, dir: dir}
		}
	}
	if r.Counted && w.apart() {
		w.pred = predicate{}
	}
	if w.outdone(q) {
		w.pred = predicate{sense: LevelOf}
	}
	p := w.pred
	r.Sense, r.Bound = p.sense, p.bound
	if r.Bound != "" {
		r.BoundText = string(s.Text[r.Verb.Start:r.Verb.End])
	}
	r.Bare = known && whole && h.bare && !r.Counted && !(q.Rank && w.low > w.from)
	if r.Bare && p.sense == New && r.Verb.End == r.Noun.Start {
		r.Noun.Start, r.Bare = r.Verb.Start, false // 净增人口8000人
	}
	r.To = p.sense == To
	r.From = r.From && (p.sense != Change || w.k > w.low && s.is2(w.k-1, '从', '由')) && w.ends()
	switch {
	case q.Rank || p.sense == RankOf && q.UnitClass == "":
		r.Kind = paper.Rank
	case w.unit&inPP != 0:
		r.Kind, r.Direction = paper.PP, p.dir
		if p.sense == LevelOf || p.sense == NoSense {
			r.Direction = w.more
		}
		if r.Direction == 0 {
			r.Direction = w.beyond()
		}
		if known && h.kind == paper.Rate && h.dir < 0 && p.dir == 0 {
			r.Direction = -1
		}
	case w.unit&ofTimes != 0:
		r.Kind, r.Direction = paper.Multiple, 1
		if p.sense == Change && p.dir < 0 {
			r.Direction = -1
		}
	case w.unit&inPercent != 0:
		w.percent(q, h, known)
	case w.unit&inRatio != 0:
		r.Kind = paper.Ratio
	case p.sense == Change || p.sense == New || p.sense == Base && !w.de:
		r.Kind, r.Direction = paper.Delta, p.dir
	default:
		if dir := w.comparative(); dir != 0 {
			r.Kind, r.Direction = paper.Delta, dir
			break
		}
		r.Kind = paper.Level
		if noun := s.Text[r.Noun.Start:r.Noun.End]; slices.Contains(noun, '增') && (w.unit&inTime == 0 && w.contains(r.Noun.Start, r.Noun.End, '新', '增') || w.contains(r.Noun.Start, r.Noun.End, '净', '增') || w.s.increment(r.Noun)) {
			r.Kind, r.Direction = paper.Delta, 1
		}
	}
	r.Measure = w.measure(q, h, known)
}

// outdone reports whether the amount itself is what something is better than, with no base
// between the verb and the number: 分辨率优于1米.
func (w *walk) outdone(q *quantity.Quantity) bool {
	return w.pred.sense == Base && w.pred.bound == "" && w.r.Verb.End > 0 && w.s.Text[w.r.Verb.End-1] == '于' && w.unit&(inPercent|inPP|ofTimes) == 0 &&
		!w.r.Compared && w.r.Verb.End == w.s.Toks[w.k].Start
}

// Outdoes reports whether a verb of comparison ends with token i, which may be cut: 快|于.
func (s *Sentence) Outdoes(i int) bool {
	_, id := s.ending(s.t.preds, i)
	return id >= 0 && s.t.pred[id].sense == Base
}

// increment reports whether the noun ends in a word for what was added: 增量, 增加额.
func (s *Sentence) increment(n paper.Span) bool {
	t := s.Text[n.Start:n.End]
	return len(t) > 2 && (equal(t[len(t)-2:], "增量") || equal(t[len(t)-3:], "增加额") || equal(t[len(t)-3:], "增长额"))
}

// apart reports whether the change that was found is one of something else, in the
// clause that leads to what is counted: 减轻企业负担的60条措施, but 新增的60条航线.
func (w *walk) apart() bool {
	if !w.de || w.pred.sense != Change && w.pred.sense != New {
		return false
	}
	for i := w.k - 1; i > w.low && i > w.k-4; i-- {
		if w.s.is(i, '的') {
			return w.r.Verb.End < w.s.Toks[i].Start && !w.s.is(i-1, '了')
		}
	}
	return false
}

// sinceBase reports whether a comparison with another time stands in the clause before
// the number: 订单额同比多了2000万元.
func (w *walk) sinceBase() bool {
	for i := w.low; i < w.k; i++ {
		if p := w.s.periodAt(i); p != nil && p.Basis != "" {
			return true
		}
	}
	return false
}

// beyond returns on which side of the base that the clause names the figure lies, 0 where that is
// not said: 高于|上年同期|1.3个百分点.
func (w *walk) beyond() int {
	for i := w.low; i < w.k; i++ {
		p := w.s.periodAt(i)
		if p == nil || p.Basis == "" || p.End-p.Start < 3 {
			continue
		}
		switch t := w.s.Text[p.Start : p.Start+2]; {
		case equal(t, "高于"), equal(t, "快于"), equal(t, "高出"), equal(t, "好于"), equal(t, "优于"):
			return 1
		case equal(t, "低于"), equal(t, "慢于"):
			return -1
		}
	}
	return 0
}

// percent says what a percentage is: a rate of change, a share or a ratio.
func (w *walk) percent(q *quantity.Quantity, h head, known bool) {
	r, p := &w.r, w.pred
	if dir, ok := w.growth(); ok && p.sense != ShareOf {
		r.Kind, r.Direction = paper.Rate, dir
		return
	}
	if dir := w.fewer(); dir != 0 && p.sense == NoSense {
		r.Kind, r.Direction = paper.Rate, dir
		return
	}
	switch {
	case p.sense == Change || p.sense == New || p.sense == Base:
		r.Kind, r.Direction = paper.Rate, p.dir
		if w.de && p.bound != "" {
			r.Kind, r.Direction = paper.Ratio, 0
		}
	case w.extent(r.Noun) != 0:
		r.Kind, r.Direction = paper.Rate, w.extent(r.Noun)
	case r.Counted && paced(w.s.Text[r.Noun.Start:r.Noun.End]):
		r.Kind, r.Direction = paper.Rate, 1
	case r.Compared && w.de:
		r.Kind = paper.Ratio
	case p.sense == ShareOf:
		r.Kind = paper.Share
	case r.Compared && !r.Of.Empty():
		r.Kind = paper.Ratio
	case (h.kind == "" || h.kind == paper.Level) && w.versus():
		r.Kind, r.Direction = paper.Rate, 1
		if q.Value < 0 {
			r.Direction = -1
		}
	case known && h.kind != "" && h.kind != paper.Level:
		r.Kind, r.Direction = h.kind, h.dir
	default:
		r.Kind = paper.Share
	}
}

// extent returns which way the change went whose extent the noun names, 0 where it names none:
// 物价的上升|幅度.
func (w *walk) extent(n paper.Span) int {
	t := w.s.Text[n.Start:n.End]
	if len(t) < 4 || !paced(t) || t[len(t)-2] == '增' {
		return 0
	}
	t = t[:len(t)-2]
	if _, id := w.s.t.preds.Longest(t, len(t)); id >= 0 && w.s.t.pred[id].sense == Change {
		return w.s.t.pred[id].dir
	}
	return 0
}

// versus reports whether 同比 or 环比 stands directly before the verb, which then
// gives the change and not how much there is: 指数同比达到2.5%.
func (w *walk) versus() bool {
	v := w.r.Verb
	if v.Empty() || v.Start < 2 {
		return false
	}
	before := w.s.Text[v.Start-2 : v.Start]
	return equal(before, "同比") || equal(before, "环比")
}

// paced reports whether a noun is a pace: 以近10%的速度增长.
func paced(n []rune) bool {
	for _, x := range [...]string{"速度", "增速", "增幅", "幅度"} {
		if len(n) >= 2 && equal(n[len(n)-2:], x) {
			return true
		}
	}
	return false
}

// multiple reports whether the quantity says how many times.
func multiple(q *quantity.Quantity) bool { return q.UnitText == "倍" || q.UnitText == "番" }

// contains reports whether the two characters stand in text[from:to] one behind the other.
func (w *walk) contains(from, to int, a, b rune) bool {
	for text := w.s.Text[from:max(from, to)]; len(text) > 1; text = text[1:] {
		if text[0] == a && text[1] == b {
			return true
		}
	}
	return false
}

// ends reports whether another number ends the change this one begins: 由45个…压缩至20个.
func (w *walk) ends() bool {
	s := w.s
	for i := w.k + 1; i < len(s.Toks) && i < w.k+24; i++ {
		if s.quantityAt(i) == nil {
			continue
		}
		for j := i - 1; j > w.k; j-- {
			if s.in(j, classBecame) || j == i-1 && s.leadsTo(j) {
				return true
			}
			if st, id := s.ending(s.t.preds, j); id >= 0 && s.t.pred[id].sense == To && st > s.Toks[w.k].Start {
				return true
			}
		}
		return false
	}
	return false
}

// leadsTo reports whether the verb at token i ends in its result, so that behind 从 and a
// number it leads to another: 从4.1%|提到7%.
func (s *Sentence) leadsTo(i int) bool {
	t := &s.Toks[i]
	if t.Tag != word.V || t.End-t.Start < 2 {
		return s.is2(i, '到', '至') && i > 0 && s.Toks[i-1].Tag == word.V && s.single(i-1, i)
	}
	return s.Text[t.End-1] == '到' || s.Text[t.End-1] == '至'
}

// changed takes the verb at the number for the end of a change whose beginning stands
// before it in the clause: 从4.1%提到7%, 由3家做到30家.
func (w *walk) changed() {
	s := w.s
	if w.verb < 0 || w.low == w.from || w.j != w.low {
		return
	}
	if v := w.r.Verb; w.pred.sense == LevelOf && v.End-v.Start == 1 && (s.Text[v.Start] == '到' || s.Text[v.Start] == '至') && s.Toks[w.verbEnd-1].End == v.Start {
		// 从11%爬|到24%, where 到 was taken for the predicate
	} else if w.pred.sense != NoSense || !s.leadsTo(w.verbEnd-1) && !s.is2(w.verbEnd, '到', '至') {
		return
	}
	for i := w.low - 2; i >= w.from; i-- {
		if s.is3(i, '从', '由', '自') && s.Toks[i].Tag == word.P {
			w.pred, w.r.Verb = predicate{sense: To}, s.span(w.verb, w.verbEnd)
			w.verb = -1
			return
		}
	}
}

// measure says whether the figure is a stock, a flow, a cumulative sum or a
// capacity.
func (w *walk) measure(q *quantity.Quantity, h head, known bool) string {
	s := w.s
	for _, f := range s.forms[w.from:w.k] {
		if f == 累计 || f == 累积 || f == 总共 {
			return "cumulative"
		}
	}
	switch {
	case w.r.Kind == paper.Delta:
		return "flow"
	case known && h.measure != "":
		return h.measure
	case w.holds(s.Toks[w.from].Start, s.Toks[w.k].Start), w.contains(w.r.Noun.Start, w.r.Noun.End, '产', '能'):
		return "capacity"
	}
	for i := w.from; i < w.k; i++ {
		switch c := s.classes(i); {
		case c&classStock != 0:
			return "stock"
		case c&classFlow != 0:
			return "flow"
		}
	}
	return "unknown"
}

// Saying reports whether a verb of saying can begin with the character, but for a word of two that the
// end of a name was taken for the beginning of (李|明说).
func Saying(c rune) bool { return load().speech.Starts(c) }

// holds reports whether text[from:to] says how much goes into something: 可容纳.
func (w *walk) holds(from, to int) bool {
	text := w.s.Text
	for i := from + 1; i+1 < to; i++ {
		if text[i] == '容' && text[i-1] == '可' && text[i+1] == '纳' {
			return true
		}
	}
	return false
}

// Says reports whether token i is a verb of saying.
func (s *Sentence) Says(i int) bool {
	return s.kinds[i]&maySay != 0 && s.t.says(s.Text, s.Toks, i)
}

// Says is [Sentence.Says] of words that no Sentence was begun with.
func Says(text []rune, toks []word.Token, i int) bool { return load().says(text, toks, i) }

func (t *tables) says(text []rune, toks []word.Token, i int) bool {
	if k := toks[i]; k.Tag == word.V && k.End-k.Start == 2 && text[k.Start+1] == '说' && i > 0 && toks[i-1].Tag == word.NR {
		return true // 李|明说
	}
	end, id := t.speech.Longest(text, toks[i].Start)
	return id >= 0 && end >= toks[i].End
}
