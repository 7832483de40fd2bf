package indicator

import (
	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// opened: 投入40亿元的同时, 产能30万台|服务器.
func (w *walk) opened(c *choice) bool {
	if !c.de && c.left.End == w.s.Toks[w.k].Start {
		if h, _, ok := w.s.headOf(c.left); ok && h.measure == "capacity" {
			c.right = paper.Span{}
		}
	}
	if e, id := w.s.t.openers.Longest(w.s.Text, c.right.Start); id >= 0 && e == c.right.End && !(w.unit&inArea != 0 && w.s.is(c.a, '地')) || w.stands(c) {
		c.right = paper.Span{}
	}
	if equal(w.s.Text[c.right.Start:c.right.End], "基础") {
		c.right = paper.Span{} // 在减员5万人|基础上
	}
	if i := w.k + 1; i < w.to && w.j < w.k && w.s.is(w.k-1, '以') && w.s.isPredicate(i) && c.right == w.s.Toks[i].Span {
		c.right = paper.Span{} // 以3020点|报收
	}
	return false
}

// disposed: 将24亿元预算转入项目, 销毁了80%的武器.
func (w *walk) disposed(c *choice) bool {
	s := w.s
	if !c.right.Empty() && w.k > w.low && (s.is2(w.k-1, '将', '把') || w.j < w.k && s.is(w.j, '了')) {
		c.left = paper.Span{}
	}
	return false
}

// pace: 交易额以每年20%的速度递增.
func (w *walk) pace(c *choice) bool {
	s := w.s
	if !c.de || w.unit&inPercent == 0 || c.right.Empty() {
		return false
	}
	for i := c.a; i+1 < c.b; i++ {
		if paced(s.Text[c.right.Start:s.Toks[i].End]) && s.isPredicate(i+1) {
			c.b, c.right.End = i+1, s.Toks[i].End // 以1.2%的缓慢速度|增长
			break
		}
	}
	if !paced(s.Text[c.right.Start:c.right.End]) {
		return false
	}
	for i := w.k - 1; i > w.low && i > w.k-5; i-- {
		if s.is(i, '以') {
			if sub := w.subject(i); !sub.Empty() {
				w.r.Noun = s.trim(sub)
				w.r.Stem, w.r.Rule = w.r.Noun, "noun/before"
				w.pred = predicate{sense: Change, dir: w.paceOf(c.right)}
				return true
			}
		}
	}
	return false
}

// paceOf returns which way the verb behind a pace goes: 以…的速度递增, 的幅度下降.
func (w *walk) paceOf(n paper.Span) int {
	s := w.s
	for i := s.startsAt(n.End, 0, len(s.Toks)); i >= 0 && i < len(s.Toks) && !s.Boundary(i); i++ {
		if _, id := s.ending(s.t.preds, i); id >= 0 && s.t.pred[id].dir != 0 {
			return s.t.pred[id].dir
		}
	}
	return 1
}

// lieIn: 融资需求在500万元以下的企业. A bound makes it the noun's amount and not a place.
func (w *walk) lieIn(c *choice) bool {
	if c.left.Empty() || w.k == w.low || !w.s.is(w.k-1, '在') || !w.bounded() || w.unit&(inLength|inTime) != 0 || c.counted || w.place(c.left) || w.verb >= 0 {
		return false
	}
	c.right = paper.Span{}
	return false
}

// bounded reports whether a bound ends the number: 以下, 之间.
func (w *walk) bounded() bool {
	return w.s.t.endsIn(w.s.Text[:w.s.Toks[w.k].End], 2, classBounds)
}

// located: 工艺在4.5万平方米的厂房内落户.
func (w *walk) located(c *choice) bool {
	s := w.s
	if c.de && !c.right.Empty() && w.k > w.low && s.Toks[w.k-1].Tag == word.P && s.isAny(w.k-1, '在', '以', '用', '从', '对') && s.nounlike(c.a) && !(s.is(w.k-1, '在') && w.owned(c.left) && c.left.End == s.Toks[w.k-1].Start) {
		c.left = paper.Span{}
	}
	return false
}

// attributed: 来自安徽的30万元订单, 有裂缝的70余米护坡墙.
func (w *walk) attributed(c *choice) bool {
	if w.j < w.k && !c.de && !c.right.Empty() && !c.left.Empty() && w.s.is(w.k-1, '的') && w.unit&anAmount != 0 && !w.owned(c.left) {
		c.left = paper.Span{}
	}
	return false
}

// attributedDe: 筹集的1000万元慰问资金, 确定的21个援建项目.
func (w *walk) attributedDe(c *choice) bool {
	if c.right.Empty() && w.j < w.k && w.s.is(w.k-1, '的') && w.unit&(inMoney|inCount) != 0 {
		if c.right = w.behind(c.high); !c.right.Empty() && !w.owned(c.left) {
			c.left = paper.Span{}
		}
	}
	return false
}

// worth: 价值2亿元的钱物, 提供总额17亿元的支持.
func (w *walk) worth(c *choice) bool {
	if !c.de || c.right.Empty() || c.left.End-c.left.Start < 2 || w.unit&inMoney == 0 {
		return false
	}
	if end := w.s.Text[:c.left.End]; w.s.t.endsIn(end, 2, classWorth) && (c.left.End-c.left.Start == 2 || !equal(end[len(end)-2:], "金额")) {
		c.left = paper.Span{}
	}
	return false
}

// yearly: 日供水5万吨的水厂, 年产30万吨的装置.
func (w *walk) yearly(c *choice) bool {
	s, i := w.s, w.k-1
	if !c.de || c.right.Empty() || i < w.low || w.unit&anAmount == 0 {
		return false
	}
	if t := s.Toks[i].Tag; t != word.V && t != word.VN && t != word.N {
		return false
	}
	if i > w.low && s.single(i-1, i) {
		i--
	}
	n := s.Text[s.Toks[i].Start:s.Toks[w.k].Start]
	if len(n) < 2 || len(n) > 4 || n[0] != '日' && n[0] != '年' || n[1] == '均' || n[1] == '限' {
		return false
	}
	if _, _, ok := s.headOf(s.span(i, w.k)); ok {
		return false // a sum is a noun of its own: 年收入
	}
	w.r.Noun, w.r.Rule = s.span(i, w.k), "noun/yearly"
	w.r.Stem = w.r.Noun
	return true
}

// dealt: 占60%的份额.
func (w *walk) dealt(c *choice) bool {
	if n := w.s.Text[c.right.Start:c.right.End]; w.pred.sense == ShareOf && !c.left.Empty() && !c.right.Empty() && !w.place(c.left) && w.s.t.endsIn(n, 2, classPart) {
		c.right = paper.Span{}
		if w.verb >= 0 && w.verb < w.k && w.s.Toks[w.verb].Start >= c.left.End {
			w.verb = -1
		}
	}
	return false
}

// away: 300公里外.
func (w *walk) away(c *choice) bool {
	if w.unit&inLength != 0 && !c.right.Empty() {
		switch w.s.Text[c.right.Start] {
		case '外', '内', '处':
			c.right = paper.Span{}
		}
	}
	return false
}

// amountOf: 为企业争取到400万元的退税, 村里有一座80米的石桥.
func (w *walk) amountOf(c *choice) bool {
	if c.de && !c.right.Empty() && !c.left.Empty() && (w.unit&anAmount != 0 && (w.pred.sense == NoSense || w.summed()) || w.gained(c) || w.lasted(c)) && !w.owned(c.left) && w.s.thing(c.a) {
		c.left = paper.Span{}
	}
	return false
}

// ofAge: 水面恢复到鼎盛时期的34平方公里. When it was so is not what is measured.
func (w *walk) ofAge(c *choice) bool {
	s, end := w.s, c.left.End
	if !w.de || end != s.Toks[max(w.j-1, 0)].End || end-c.left.Start < 2 {
		return false
	}
	switch {
	case equal(s.Text[end-2:end], "时期"), equal(s.Text[end-2:end], "年代"), equal(s.Text[end-2:end], "阶段"):
		if i := s.startsAt(c.left.Start, w.low, w.k); i > w.low {
			c.left = w.beforeState(i)
		}
	}
	return false
}

// beforeState returns the noun before the verbs that lead to token i, empty where there is none.
func (w *walk) beforeState(i int) paper.Span {
	for i > w.low && (w.s.Toks[i-1].Tag == word.V || w.s.Toks[i-1].Tag == word.P || w.s.Toks[i-1].Tag == word.T) {
		i--
	}
	return w.subject(i)
}

// achieved: 以22万公顷的播种面积创造了12万吨的产量. The noun before is what the number before
// measures, by which the other came about.
func (w *walk) achieved(c *choice) bool {
	if !c.de || c.left.Empty() || c.right.Empty() {
		return false
	}
	s := w.s
	i := s.startsAt(c.left.Start, w.low, w.k)
	if w.low == w.from || i != w.low+1 || !s.is(w.low, '的') || w.verb < 0 && w.pred.sense == NoSense || w.low < w.from+2 || !s.is4(w.low-2, '以', '用', '凭', 凭借) {
		return false
	}
	c.left = paper.Span{}
	return false
}

// summed reports whether the predicate only adds up: 工地总计25万平方米的围挡.
func (w *walk) summed() bool {
	v := w.s.Text[w.r.Verb.Start:w.r.Verb.End]
	return w.pred.sense == LevelOf && w.pred.bound == "" && (equal(v, "总计") || equal(v, "合计") || equal(v, "共计") || equal(v, "总共"))
}

// gained reports whether the number is a sum that came about, of the measure behind it:
// 企业实现了超过100亿的销售收入.
func (w *walk) gained(c *choice) bool {
	if w.unit&anAmount == 0 && c.q.UnitText != "" || w.verb >= 0 && !w.s.gains(w.verb) {
		return false
	}
	for i := w.k - 1; i >= w.low && i > w.k-4; i-- {
		if w.s.gains(i) || w.r.Verb.End == w.s.Toks[i].End && w.s.Text[w.r.Verb.End-1] == '有' {
			return w.owned(c.right) && !w.owned(c.left)
		}
	}
	return false
}

// lasted reports whether what stands behind a time and 的 is what took so long, or is
// reckoned by it, and no one that the clause is about: 国外长达20年的垄断, 经过四个月的抢修.
func (w *walk) lasted(c *choice) bool {
	if w.unit&inTime == 0 || w.verb >= 0 {
		return false
	}
	if aged(c.q.UnitText) {
		return true // 现年46岁的某某
	}
	_, _, known := w.s.headOf(c.right)
	last := w.s.Toks[c.b-1].Tag
	return (known || last == word.V || last == word.VN) && w.s.t.classOf(w.s.Text[c.right.Start:c.right.End])&classAbstract == 0
}

// shareOf: 生产总值在全省的比重中占三成.
func (w *walk) shareOf(c *choice) bool {
	if c.left.Empty() && !c.counted && w.share(c.q) && w.low == w.from && w.s.is(w.from, '在') && w.pred.sense == ShareOf && w.amountBefore() {
		w.r.Points = true // 国产影片票房25亿元，在总票房中占比为85%
		return false
	}
	if c.left.Empty() && !c.counted && w.share(c.q) {
		if c.left = w.part(); c.left.Empty() && c.right.Empty() && !c.de && w.verb < 0 && w.j == w.k && !w.preposed() {
			c.left = w.subject(w.j - 1) // 利用外资中50%在自贸区实现
		}
	}
	return false
}

// amountBefore reports whether a number in the clause before tells of what has the share.
func (w *walk) amountBefore() bool {
	for i := w.from - 2; i >= 0 && !w.s.Boundary(i); i-- {
		if q := w.s.quantityAt(i); q != nil {
			return q.UnitClass != "percent" && q.UnitClass != "time"
		}
	}
	return false
}

// preposed reports whether a 在 or 从 stands before the 中 at the number.
func (w *walk) preposed() bool {
	for i := w.j - 2; i >= w.low; i-- {
		if w.s.is4(i, '在', '从', '其', '于') {
			return true
		}
	}
	return false
}

// ranked: 在全省14家高新区中居第3位.
func (w *walk) ranked(c *choice) bool {
	if c.q.Rank && !c.left.Empty() && (w.within(c.left) || w.s.person(c.left)) {
		c.left = paper.Span{}
	}
	if c.q.Rank && w.low > w.from && w.uncounted(c.first) { // 规模居全省7个园区第二位, 居5个千亿区第一位
		for i := w.low - 2; i >= w.from; i-- {
			if st, id := w.s.ending(w.s.t.preds, i); id >= 0 && st == w.s.Toks[i].Start && w.s.t.pred[id].sense == RankOf {
				if sub := w.subjectFrom(i, w.from); !sub.Empty() {
					c.left = sub
				} else if i == w.from {
					c.left, w.r.Points = paper.Span{}, true // 税收达5亿元，居全省7个园区第二位
				}
				break
			}
		}
	}
	return false
}

// uncounted reports whether nothing but numbers that count nothing stands between the number
// before, or the start of the clause, and token i.
func (w *walk) uncounted(i int) bool {
	for k := w.low; k < i; k++ {
		if t := &w.s.Toks[k]; t.Ref >= 0 || t.Tag != word.M && t.Tag != word.Q {
			return false
		}
	}
	return true
}

// dimensionOf: 装置120万吨/年乙烯装置.
func (w *walk) dimensionOf(c *choice) bool {
	if c.counted || c.right.Empty() || c.left.Empty() || c.de || w.pred.sense != NoSense {
		return false
	}
	switch c.q.UnitClass {
	case "percent", "currency", "pp":
	default:
		c.counted = !w.owned(c.left)
	}
	return false
}

// portion: 控制超过四成的地区, 全线90%以上路段.
func (w *walk) portion(c *choice) bool {
	if w.unit&inPercent == 0 || c.right.Empty() {
		return false
	}
	if c.de && !c.left.Empty() && w.pred.sense != Change && !w.owned(c.left) {
		c.left = paper.Span{}
	}
	if !c.de && c.right.Start == w.s.Toks[w.k].End && !c.left.Empty() && w.j == w.k && w.pred.sense == NoSense && w.s.thing(c.a) && !w.owned(c.left) {
		c.left = paper.Span{}
	}
	return false
}

// nameBehind: 有8项全国人大常委会已同意.
func (w *walk) nameBehind(c *choice) bool {
	if c.b < w.to && c.counted && (w.s.Toks[c.b].Tag == word.D || w.s.Toks[c.b].Tag == word.V) && w.named(c.right) {
		c.right = paper.Span{}
	}
	return false
}

// anniversary: 成立95周年大会.
func (w *walk) anniversary(c *choice) bool {
	if c.q.UnitText == "周年" && w.verb >= 0 && w.verb == w.j {
		c.right = paper.Span{}
		if c.left.Empty() {
			c.left = w.s.span(w.verb, w.verbEnd)
		}
	}
	return false
}

// doers: 第一天报名的就有156人, 考上大学的有12人. Those counted are who did it.
func (w *walk) doers(c *choice) bool {
	s, p := w.s, w.k-1
	if !c.right.Empty() || w.unit&inCount == 0 || w.pred.sense != LevelOf || w.r.Verb.Empty() {
		return false
	}
	for p > w.low && (s.Toks[p].Tag == word.V || s.Toks[p].Tag == word.D) && !s.is(p, '的') {
		p--
	}
	if p <= w.low || p == w.k-1 || !s.is(p, '的') || w.r.Verb.Start < s.Toks[p].End || s.Text[w.r.Verb.End-1] != '有' {
		return false
	}
	i := p
	for i > w.low && (s.Toks[i-1].Tag == word.V || s.Toks[i-1].Tag == word.VN || s.Toks[i-1].Tag == word.N || s.Toks[i-1].Tag == word.NZ) && s.quantityAt(i-1) == nil {
		if i--; s.Toks[i].Tag == word.V {
			break
		}
	}
	if i == p || s.Toks[i].Tag != word.V || s.isPredicate(i) || s.Toks[p-1].End-s.Toks[i].Start < 2 {
		return false
	}
	w.r.Noun, w.r.Rule = s.span(i, p), "noun/doers"
	w.r.Stem = w.r.Noun
	return true
}

// headless: 职工人均收入在贫困线以下的33.8万人. The people are those of whom the clause before 的
// says something: what it measures of them.
func (w *walk) headless(c *choice) bool {
	s := w.s
	if c.q.UnitText != "人" || w.k-2 <= w.low || !s.is(w.k-1, '的') {
		return false
	}
	for i := w.k - 2; i > w.low; i-- {
		if s.Toks[i].Tag == word.P && s.is(i, '在') {
			if n := w.subject(i); w.owned(n) {
				c.left = n
			}
			return false
		}
	}
	return false
}

// purposeOf: 其中10人是儿童, 2亿元直接用于研发.
func (w *walk) purposeOf(c *choice) bool {
	if c.left.Empty() && c.right.Empty() && w.verb < 0 {
		c.right = w.purpose(c.counted, c.high)
	}
	return false
}

// modifiedBehind: 五颗已知卫星, 上百项创新政策.
func (w *walk) modifiedBehind(c *choice) bool {
	if c.right.Empty() && !c.de && (w.s.wanting(w.k+1) || c.left.Empty() && w.unit&inCount != 0 && w.unit&ofPeople == 0 && w.s.cutAt(w.k+1, c.high) || c.left.Empty() && w.verb < 0 && w.unit&inCount != 0 && w.unit&ofPeople == 0) && (c.left.Empty() || w.verb >= 0) {
		c.right = w.behind(c.high)
	}
	return false
}

// repeated: 上万次的重复练习.
func (w *walk) repeated(c *choice) bool {
	if c.de && !c.right.Empty() && c.q.UnitText == "次" && w.verb < 0 && w.pred.sense == NoSense {
		c.left = paper.Span{}
	}
	return false
}

// spareTime: 15天时间筛查近千人.
func (w *walk) spareTime(c *choice) bool {
	if i := c.first; !c.left.Empty() && i == w.low && w.low > w.from && i+1 < w.j && w.s.is(i, 时间) {
		c.left.Start = w.s.Toks[i].End
	}
	if i := c.first; !c.left.Empty() && i == w.low && i+1 == w.j && w.low > w.from && w.s.is(i, 时间) && w.s.quantityAt(w.low-1).UnitClass == "time" && w.unit&inTime == 0 {
		c.left = paper.Span{} // 用3年时间完成10亿亩划定任务
	}
	return false
}

// enumerated: 180万吨甲醇、120万吨聚烯烃, where what is left of 、 is of the number before.
func (w *walk) enumerated(c *choice) bool {
	if w.low > w.from && w.k > w.low && w.s.is(w.k-1, '、') && !c.right.Empty() && w.r.Lead.Empty() {
		c.left = paper.Span{}
	}
	return false
}

// department: 教育部等8部门联合印发, 韩国、泰国等5国, where the unit is the noun.
func (w *walk) department(c *choice) bool {
	if !c.q.Unit.Empty() && (c.right.Empty() || w.s.verbal(c.right)) {
		switch c.q.UnitText {
		case "部门", "国", "省", "市", "县", "区", "乡", "镇", "村", "州", "省份", "校", "国家", "城":
			c.right = c.q.Unit
		case "口人":
			if c.left.Empty() {
				c.right = paper.Span{Start: c.q.Unit.End - 1, End: c.q.Unit.End} // 他家6口|人
			}
		}
	}
	return false
}

// qualified: 35岁及以下的161.3万名.
func (w *walk) qualified(c *choice) bool {
	if c.left.Empty() && c.right.Empty() && w.de && w.low > w.from && w.k == w.low+1 {
		if prev := w.s.quantityAt(w.low - 1); prev != nil && w.unit&inPercent != 0 && w.ofAmount() {
			w.r.Points = true // 实现产值85亿元，占全区工业产值212亿元的40%
		} else if prev != nil && w.told(c.q) && (w.s.is(w.from, 其中) || w.graded(prev)) {
			w.r.Points = true // 项目150个，其中投资超5000万元的63个
		} else if prev != nil && c.q.UnitClass == "percent" && prev.UnitClass == "currency" {
			w.r.Points = true // 实现产值17亿元，完成年任务75亿元的23%
		} else if prev != nil {
			c.left = prev.Span
		}
	}
	return false
}

// graded reports whether the clause before has a number of the same kind as the one that
// grades here: 产值超千亿元的3家，超百亿元的17家.
func (w *walk) graded(by *quantity.Quantity) bool {
	s := w.s
	for i := w.from - 2; i >= 0 && !s.Boundary(i); i-- {
		if q := s.quantityAt(i); q != nil && q.UnitText == by.UnitText {
			return true
		}
	}
	return false
}
