package indicator

import (
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// The rules here say whose an amount is: what owns a head that says nothing alone, where
// money comes from, who gets it and what it is for.

// given: 给予博士60万元的补贴, where what stands before is who gets it.
func (w *walk) given(c *choice) bool {
	s := w.s
	if c.left.Empty() || c.right.Empty() || !c.de && !w.s.endsWith(c.b-1, classMeans) || w.unit&inMoney == 0 {
		return false
	}
	if w.verb >= 0 && w.s.in(w.verb, classGive) && w.s.endsWith(c.b-1, classMeans) {
		c.left = paper.Span{} // 人才最高给予100万元安家补贴
		return false
	}
	for i := s.startsAt(c.left.Start, w.low, w.k); i >= 0 && i < w.k && s.Toks[i].Start < c.left.End; i++ {
		if s.Toks[i].Tag == word.V && s.in(i, classGive) {
			c.left = paper.Span{}
			break
		}
	}
	return false
}

// beneficiary: 为当地增加了8亿元的税收, 村民获得30万元贴息贷款. The noun before is who the money
// goes to, and the one behind what it is.
func (w *walk) beneficiary(c *choice) bool {
	if c.left.Empty() || c.right.Empty() || c.counted {
		return false
	}
	switch c.q.UnitClass {
	case "percent", "pp", "time", "length": // 水下300米
	default:
		if w.s.locative(c.left) {
			c.left = paper.Span{} // 县里的近千亩地
			return false
		}
	}
	if w.unit&anAmount == 0 {
		return false
	}
	if k := c.first - 1; c.de && k >= w.low && w.s.Toks[k].Tag == word.P && w.s.isAny(k, '为', '给', '向', '替', '帮') {
		c.left = paper.Span{}
	} else if !c.de && w.unit&inMoney != 0 && c.right.Start == w.s.Toks[w.k].End && w.j == w.k && w.s.calls(c.left) {
		c.left = paper.Span{} // 付给某某130万元赔偿费
	} else if v := w.r.Verb; !c.de && w.unit&inMoney != 0 && c.right.Start == w.s.Toks[w.k].End && v.End > v.Start && v.End-v.Start <= 2 && w.s.Text[v.End-1] == '有' && !w.owned(c.left) {
		c.left = paper.Span{} // 该国共有10亿美元资金
	} else if !c.de && w.unit&inMoney != 0 && w.pred.sense == LevelOf && w.gets() && w.s.endsWith(c.b-1, classMeans) && !w.owned(c.left) {
		c.left = paper.Span{}
	}
	return false
}

// sourced: 从财政资金中挤出10亿元. The money is of what it is taken from.
func (w *walk) sourced(c *choice) bool {
	s := w.s
	if w.unit&inMoney == 0 && c.q.UnitText != "" || !c.left.Empty() || !c.right.Empty() || w.verb <= w.low || w.pred.sense != NoSense || !s.is2(w.verb-1, '中', '里') {
		return false
	}
	end := w.verb - 1
	for i := end - 1; i >= w.low && i > end-8; i-- {
		if s.is(i, '从') {
			n := s.span(i+1, end)
			if _, _, ok := s.headOf(n); !ok {
				return false
			}
			w.r.Noun, w.r.Stem, w.r.Rule = s.trim(n), s.trim(n), "noun/source"
			return true
		}
	}
	return false
}

// paid: 合作社按每亩5000元收购. What is paid at a price is what is measured.
func (w *walk) paid(c *choice) bool {
	s, i := w.s, w.k+1
	if i+1 < w.to && s.is3(i, 进行, 予以, 给予) {
		i++
	}
	if w.unit&inMoney == 0 || i >= w.to || s.isPredicate(i) || s.Toks[i].Tag != word.V && s.Toks[i].Tag != word.VN || s.Toks[i].End-s.Toks[i].Start != 2 || w.j == w.k || w.pred.sense != NoSense || w.verb >= 0 {
		return false
	}
	for k := w.k - 1; k >= w.j && k >= w.low; k-- {
		if s.Toks[k].Tag == word.P && (s.is2(k, '按', 按照) || s.is(k, '以') && s.isAny(i, 收购, 购买, 出售, 买下, 卖出, 成交, 转让, 中标)) {
			w.r.Noun, w.r.Rule = s.span(i, i+1), "noun/paid"
			return true
		}
	}
	return false
}

// aged reports whether the unit is one of age.
func aged(unit string) bool { return unit == "岁" || unit == "周岁" }

// calls reports whether the span is a person's name, what he is before it or not.
func (s *Sentence) calls(n paper.Span) bool {
	first := s.startsAt(n.Start, 0, len(s.Toks))
	for i := first; i >= 0 && i < len(s.Toks) && s.Toks[i].Start < n.End; i++ {
		if s.Toks[i].Tag == word.NR {
			return i == first || s.personal(i-1)
		}
	}
	return false
}

// spent: 拿出58万元补贴职工, 拿出2亿元作为救助款, 出资3亿元，建设孵化园: the noun is what
// the money is for.
func (w *walk) spent(c *choice) bool {
	s := w.s
	if w.unit&inMoney == 0 || !c.right.Empty() || w.verb < 0 && w.r.Verb.Empty() {
		return false
	}
	v := w.verbEnd - 1
	if w.verb < 0 {
		v = s.startsAt(w.r.Verb.Start, w.low, w.k)
	}
	if v < 0 || !s.in(v, classSpend) {
		return false
	}
	i := w.k + 1
	if i < len(s.Toks) && s.is(i, '，') {
		i++
	}
	if i < len(s.Toks) && s.is4(i, 专门, 专项, 直接, 全部) {
		i++
	}
	if i+1 >= len(s.Toks) || s.Toks[i].Tag != word.V && s.Toks[i].Tag != word.VN && !s.is2(i, 作为, 用于) || s.Toks[i].End-s.Toks[i].Start != 2 {
		return false
	}
	_, to := s.Clause(i)
	if s.is(i, 用于) && i+2 < to && s.verb2(i+1) && s.thing(i+2) {
		i++ // 拿出2亿元，用于引进|高层次人才
	}
	a, b := s.nounAfter(i+1, to)
	if b <= a || a != i+1 || !s.thing(b-1) && !s.is(b-1, '”') {
		return false
	}
	w.r.Noun, w.r.Counted, w.r.Rule = s.trimRight(s.span(a, b)), true, "noun/purpose"
	return true
}

// pointing: 这一数字达到30%, 这一比例提高5个百分点.
func (w *walk) pointing(c *choice) bool {
	if !c.left.Empty() && w.refers(c.left) {
		c.left = w.apposed(c.first)
	}
	if n := w.s.Text[c.left.Start:c.left.End]; c.first > w.low && w.s.t.endsIn(n, 2, classPart) && len(n) == 2 && w.s.isAny(c.first-1, '一', '这', 这一, '该', '此', 这个, 上述) {
		w.r.Points = true
	}
	return false
}

// ownerApart: 消费价格指数单月同比涨幅. A time may part a head that says nothing alone from
// what it is of.
func (w *walk) ownerApart(c *choice) bool {
	s := w.s
	h, whole, ok := s.headOf(c.left)
	if !ok || !whole || !h.bare || !c.right.Empty() && c.counted || !w.r.Lead.Empty() {
		return false
	}
	first := s.startsAt(c.left.Start, w.low, w.k)
	i := first
	for i > w.low && (s.Toks[i-1].Tag == word.T || s.isAny(i-1, 单月, 累计, 平均, 全年, 当月)) {
		i--
	}
	if i == first || i <= w.low || s.Toks[i-1].End != s.Toks[i].Start {
		return false
	}
	if a := s.nounBefore(i, w.low); a < i && s.content(a, i) && s.Toks[i-1].Tag == word.N && (a == w.low || s.Toks[a-1].Tag != word.V) {
		if h, whole, _ := s.headOf(s.span(a, i)); !w.place(s.span(a, i)) && !(whole && h.bare) && !(a > w.low && s.is2(a-1, '比', '较')) {
			w.r.Lead = s.trim(s.span(a, i))
		}
	}
	return false
}

// parallelWhole: 达到甲类的70%，乙类的50%. The second names another whole, and not what is
// measured.
func (w *walk) parallelWhole(c *choice) bool {
	s := w.s
	if w.unit&inPercent == 0 || !w.de || c.left.Empty() || !c.right.Empty() || w.pred.sense != NoSense || w.verb >= 0 || w.k-1 != w.j || c.first != w.from || !w.told(c.q) || w.from < 3 {
		return false
	}
	k := w.from - 2
	if s.quantityAt(k) == nil || !s.is(k-1, '的') {
		return false
	}
	low, _ := s.Clause(k)
	for i := k - 2; i > low; i-- {
		if s.isPredicate(i) {
			w.r.Of, w.r.Compared, c.left = c.left, true, paper.Span{}
			return false
		}
	}
	return false
}

// apposed returns the noun that 这一 before token i takes up: “灰分”|这一项指标.
func (w *walk) apposed(i int) paper.Span {
	s := w.s
	for i > w.low && s.is3(i-1, '一', '项', '个') {
		i--
	}
	if i <= w.low+1 || !s.is3(i-1, '这', 这一, 这个) {
		return paper.Span{}
	}
	a := s.nounBefore(i-1, w.low)
	if a >= i-1 || !s.content(a, i-1) || a > w.low && s.Toks[a-1].Tag == word.P {
		return paper.Span{}
	}
	return s.trim(s.span(a, i-1))
}

// ownerBehind: 面积2000平方公里的湿地. A head that says nothing alone is of the noun that
// the amount is the attribute of.
func (w *walk) ownerBehind(c *choice) bool {
	h, whole, ok := w.s.headOf(c.left)
	if _, _, measure := w.s.headOf(c.right); measure || c.right.End-c.right.Start < 2 {
		return false // 时速100公里的速度
	}
	if c.de && ok && whole && h.bare && w.pred.sense != To && !w.s.t.endsIn(w.s.Text[:c.right.End], 2, classAbstract) && !c.counted && w.s.thing(c.a) && !w.place(c.right) {
		w.r.Lead = w.s.trimRight(c.right)
	}
	return false
}
