package indicator

import (
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// The rules here keep a noun that says nothing alone together with what it is said of,
// where the grammar of the clause has put a word between the two.

// related moves the start i of the noun before the number over 对, and what stands before
// that, where the noun says how one thing bears on another: 消费|对|增长的贡献率.
func (w *walk) related(i int) int {
	const longest = 10 // tokens
	s := w.s
	if i >= w.j || s.t.relations>>(s.Text[s.Toks[w.j-1].End-1]&63)&1 == 0 || !s.endsWith(w.j-1, classRelation) {
		return i
	}
	of := false
	for k := w.j - 2; k >= w.low && k > w.j-longest; k-- {
		switch {
		case s.quantityAt(k) != nil, s.Toks[k].Tag == word.W && !s.is3(k, '、', '“', '”'):
			return i
		case s.is(k, '的'):
			of = true
		case s.Toks[k].Tag == word.P && s.is3(k, '对', '与', '同'):
			if !of && k+1 != i {
				return i // 对企业进行满意度调查
			}
			if a := s.nounBefore(k, w.low); a < k && s.content(a, k) {
				return a
			}
			return k
		}
	}
	return i
}

// rateBehind: 装备制造业保持10%的增速, 取得了9%的增幅. The rate behind the number is that
// of the noun before it, or of one that was named already.
func (w *walk) rateBehind(c *choice) bool {
	s := w.s
	h, whole, ok := s.headOf(c.right)
	if !ok || !whole || !h.bare || h.kind != paper.Rate && h.kind != paper.Share {
		return false
	}
	if !c.de || w.unit&inPercent == 0 || w.prep || w.pred.sense != NoSense && w.pred.sense != LevelOf || w.verb >= 0 && w.verb < w.j {
		return false
	}
	w.r.Noun, w.r.Rule = c.right, "noun/rate-behind"
	if n := s.trim(c.left); !n.Empty() && !w.place(n) {
		if _, whole, _ := s.headOf(n); !whole || n.End-n.Start > 2 {
			w.r.Lead = n
		}
	}
	return true
}

// wholeCounted: 占6.7万户国有企业的60%. The whole that the share is of is itself counted.
func (w *walk) wholeCounted(c *choice) bool {
	s := w.s
	k := w.low - 2
	if w.unit&inPercent == 0 || c.left.Empty() || !c.right.Empty() || w.low == w.from || k < w.from || !w.de || w.verb >= 0 || w.pred.sense != NoSense || !s.is3(k, '占', 约占, 占到) {
		return false
	}
	w.pred = predicate{sense: ShareOf}
	w.r.Verb = s.span(k, k+1)
	w.r.Of = paper.Span{Start: s.Toks[k].Start, End: c.left.End}
	c.left = w.subjectFrom(k, w.from)
	w.r.Points = c.left.Empty() // 实现收入7亿元，占6.7万户国有企业的60%
	return w.r.Points
}

// ofAmount reports whether the number before, of which 的 makes this one a share, is itself
// the amount of a whole that 占 leads to, and makes it the predicate.
func (w *walk) ofAmount() bool {
	for i := w.low - 2; i >= w.from && i > w.low-12; i-- {
		if w.s.is3(i, '占', 约占, 占到) {
			w.pred = predicate{sense: ShareOf}
			w.r.Verb = w.s.span(i, i+1)
			return true
		}
	}
	return false
}

// laidOut: 捐资20万元支持教育事业. Behind money a verb of what it is for, with its object,
// counts nothing; money and goods given so are a noun with it (2亿元扶持资金).
func (w *walk) laidOut(c *choice) bool {
	s := w.s
	if c.de || w.unit&inMoney == 0 || c.right.Empty() || c.b-c.a < 2 || c.right.Start != s.Toks[c.a].Start || !s.in(c.a, classPurpose) || s.endsWith(c.b-1, classMeans) {
		return false
	}
	c.right = paper.Span{}
	return false
}

// stands reports whether the noun behind 的 only says as what the amount stands there: 3.8%的
// 水平, 5亿元的目标.
func (w *walk) stands(c *choice) bool {
	if !c.de || w.s.t.classOf(w.s.Text[c.right.Start:c.right.End])&classAbstract == 0 {
		return false
	}
	if w.unit&inPercent == 0 {
		return w.unit&anAmount != 0
	}
	if t := w.s.Text[c.right.Start:c.right.End]; !equal(t, "水平") && !equal(t, "目标") {
		return false // 50%的时间: a part of it
	}
	w.verb = -1 // 提出的到2015年达到47%的目标
	return true
}

// drivenBy: 拉动工业增长3.9个百分点. What is driven by so much is the growth.
func (w *walk) drivenBy(c *choice) bool {
	v, k := w.r.Verb, w.s.startsAt(c.left.Start, w.low, w.k)
	if w.pred.sense == Change && !c.left.Empty() && c.right.Empty() && c.left.End == v.Start && w.verb < 0 && !w.r.Compared {
		for i := k; i >= w.low && i > k-4; i-- {
			if w.s.isAny(i, 拉动, 带动, 推动, 拉低, 推高) {
				c.left.End = v.End
				break
			}
		}
	}
	return false
}

// undergoes reports whether the verb at token i is what changes, behind the noun that does
// it or that it is done to, or by itself: 能源|消耗|降低了30%, 审批|提速三成.
func (s *Sentence) undergoes(i int) bool {
	if i+2 >= len(s.Toks) || i > 0 && s.Toks[i-1].Tag != word.N && s.Toks[i-1].Tag != word.T && !s.Boundary(i-1) || s.Toks[i+1].Tag != word.V || s.isPredicate(i) || s.empty(i) || s.in(i, classControl) || s.Says(i) {
		return false
	}
	if a, _ := s.longest(s.t.fillers, i, 0); a >= 0 {
		return false
	}
	k := i + 2
	if s.is(k, '了') {
		k++
	}
	return k < len(s.Toks) && s.quantityAt(k) != nil && s.quantityAt(k).UnitClass == "percent" && s.changes(i+1) && s.Toks[i+1].End-s.Toks[i+1].Start == 2
}

// lightened: 企业减负20%, 对小微企业减税一半. The verb names what changes, and who it is done
// for or by does not.
func (w *walk) lightened(c *choice) bool {
	v := w.r.Verb
	if w.unit&inPP != 0 {
		return w.drivenBy(c)
	}
	if w.unit&(inPercent|inMoney) == 0 || c.left.Empty() || !c.right.Empty() || w.verb >= 0 || w.pred.sense != Change || v.Empty() || w.r.Compared || !w.s.t.carriesObject(w.s.Text[v.Start:v.End]) {
		return false
	}
	if c.left.End == v.Start && !w.place(c.left) {
		c.left.End = v.End
		return false
	}
	if i := w.s.startsAt(v.Start, w.low, w.k); i > w.j && w.onlyAdverbs(w.j, i) && c.left != v && !w.place(c.left) && !w.agent(c.left) {
		w.r.Lead, c.left = w.s.trim(c.left), v // 运输系统|要|减亏40%
		return false
	}
	if i := w.s.startsAt(v.Start, w.low, w.k); w.unit&inMoney != 0 && i > w.low && w.s.mean(i-1) && !w.place(c.left) && w.s.trim(c.left).End == w.s.Toks[i-1].Start {
		c.left.End = v.End // 果农年均增收1.2万元
		return false
	}
	if k := w.s.startsAt(c.left.Start, w.low, w.k); k > w.low && w.s.Toks[k-1].Tag == word.P && w.s.is4(k-1, '对', '向', '为', '给') {
		c.left = v
	}
	return false
}

// joinedTo reports whether the verb at token i, behind its noun, is joined to another that a
// word for a sum follows: 用车|购置|及运行费.
func (s *Sentence) joinedTo(i int) bool {
	if i == 0 || i+3 >= len(s.Toks) || !s.is4(i+1, '及', '和', '与', '、') || !s.thing(i-1) || s.isPredicate(i) || s.empty(i) {
		return false
	}
	if t := &s.Toks[i+2]; t.Tag != word.V && t.Tag != word.VN || t.End-t.Start != 2 {
		return false
	}
	return s.isAny(i+3, '费', 费用, '率', '量', '额', 成本, 支出, 收入)
}

// onBasis returns the 在 of an adverbial 在…基础上 that ends with token i, i where none does.
func (s *Sentence) onBasis(i, low int) int {
	const longest = 8 // tokens
	if i <= low || !s.is(i, '上') || !s.is(i-1, 基础) {
		return i
	}
	for a := i - 2; a >= low && a > i-longest && s.quantityAt(a) == nil; a-- {
		if s.is(a, '在') {
			return a
		}
	}
	return i
}

// atFirst takes for the noun what stands before 由, where what is behind it only says when:
// 线路由开行之初的1条拓展到16条.
func (w *walk) atFirst(c *choice) {
	const longest = 6 // tokens
	s := w.s
	if !w.de || c.left.Empty() || s.Text[c.left.End-1] != '初' || !w.ends() {
		return
	}
	for i := w.j - 2; i >= w.low && i > w.j-longest; i-- {
		if s.Toks[i].Tag == word.P && s.is2(i, '由', '从') {
			c.left, w.r.From = w.subject(i), true
			return
		}
	}
}
