package indicator

import (
	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// The noun behind a number, and how far it reaches.

// afterNumber reads the noun behind the number.
func (w *walk) afterNumber(c *choice) {
	if c.a, c.b = w.k+1, w.k+1; c.a >= w.to {
		return // the clause ends with the number
	}
	s, high := w.s, c.high
	a, b := s.nounAfter(w.k+1, high)
	if b-a > 1 && b < len(s.Toks) && s.is(b, '了') {
		b-- // 2%的面积|贡献了三成的产值
	} else if b-a > 1 && s.is(b-1, '方') && b < len(s.Toks) && (s.Toks[b].Tag == word.V || s.Toks[b].Tag == word.D) {
		b-- // 3个月的实习经历|方能毕业
	}
	if b > a && b+1 < len(s.Toks) && s.Toks[b].Tag == word.Q && s.Toks[b].Ref < 0 && s.single(b, b+1) && s.Toks[b].Start == s.Toks[b-1].End && (s.is3(b+1, '中', '里', '的') || s.Boundary(b+1)) {
		b++ // 4.6万根螺旋|桩中近三成
	}
	if x, y, ok := w.whose(c.q, a, b, high); ok {
		a, b = x, y
	} else if high < w.to && b-a > 1 && w.served(c.q, a, b, high) {
		b--
	} else if high < w.to && b == high && b-a > 1 { // the last noun before the next number may be that one's
		for x := b - 1; x > a; x-- {
			if h, whole, ok := s.headOf(s.span(x, b)); ok && whole && h.bare || ok && whole && h.measure != "" {
				b = x
				break
			}
		}
	}
	if w.unit&inCount != 0 && b-a > 2 && (high < w.to && s.Toks[b-1].End == w.reachOf(high) || s.counterIs(w.k+1, classAgent)) {
		b = w.ofEach(a, b)
	}
	if w.unit&inCount != 0 && b == high && high < w.to && s.quantityAt(high).UnitText != c.q.UnitText {
		if i := s.pair(a, b); i > 0 {
			b = i // 12个乡镇|、牧民6.5万人
		}
	}
	if c.q.UnitText == "家" || c.q.UnitText == "户" && c.high < w.to {
		b = s.housed(a, b)
	}
	if w.unit&inCount != 0 && b-a == 2 && b < w.to && s.single(a, a+1) && s.areal(s.Toks[a].End) && s.mean(b) {
		b-- // 8个县|农民人均纯收入
	}
	if b > a && w.had(c.q, a, b) {
		a = b // 有三户的房屋造价…
	}
	if x, y := w.gradedList(a, b); y > x {
		w.r.Lead = s.span(a, b)
		a, b = x, y
	}
	if a >= b && w.k+1 < w.to && high == w.k+1+gap(s, w.k+1, high) {
		a, b = w.shared(high)
	}
	if a >= b && w.unit&inCount != 0 && w.yields(high) {
		if a, b = s.nounAfter(high+1, w.to); b > a && b+1 < w.to && s.is(b, '的') && s.nounlike(b+1) {
			a, b = s.nounAfter(b, w.to) // 2条年产60万吨白卡纸|的生产线
		}
	}
	if a >= b && high == w.k+1 && c.counted && high+2 < w.to && s.is(high+1, '的') && s.nounlike(high+2) {
		a, b = s.nounAfter(high+1, w.to) // 两座270多米的高塔
	}
	if i := w.k + 1; a >= b && w.unit&inArea != 0 && i < high && s.is(i, '地') {
		a, b = i, i+1 // 家里的8亩|地
	}
	if b-a > 1 {
		b = s.doneTo(c.q, a, b)
	}
	c.a, c.b, c.right = a, b, s.span(a, b)
}

// doneTo returns the end of the noun [a,b) behind a number without what the clause says at its
// end is done to or with it: 三个项目|正式启动建设, 30亩土地|种植豆角、玉米.
func (s *Sentence) doneTo(q *quantity.Quantity, a, b int) int {
	if q.UnitClass == "area" && b-a > 2 && s.in(a, classLand) && (s.Toks[a+1].Tag == word.V || s.Toks[a+1].Tag == word.VN && s.pair(a+2, b) > 0) {
		return a + 1
	}
	if q.UnitClass != "count" || !s.stops(b) || s.Toks[b-1].Tag != word.V && s.Toks[b-1].Tag != word.VN {
		return b
	}
	i := b - 1
	for i > a && (s.Toks[i].Tag == word.V || s.Toks[i].Tag == word.VN) {
		i--
	}
	switch {
	case i == b-1:
	case i > a && (s.Toks[i].Tag == word.AD || s.Toks[i].Tag == word.D) && s.thing(i-1):
		return i
	case i >= a && s.is3(i, 项目, 企业, 公司):
		return i + 1 // 三个项目|启动建设
	}
	return b
}

// yields reports whether nothing stands behind the number but what leads to how much the things
// counted make in a day or a year, which is the number at token high: 2条合计年产|60万吨….
func (w *walk) yields(high int) bool {
	s := w.s
	if high >= w.to || high < w.k+2 || s.quantityAt(high) == nil || !amount(s.quantityAt(high)) {
		return false
	}
	last := high - 1
	if !s.in(last, classYield) {
		if last--; last <= w.k || !s.is2(last, '年', '日') || s.Toks[last+1].Tag != word.V {
			return false
		}
	}
	for i := w.k + 1; i < last; i++ {
		if !s.isAny(i, 合计, 总计, '共', 共计, '可', '各', '均', 分别) {
			return false
		}
	}
	return true
}

// had reports whether the nouns [a,b) behind a count of households or firms and 的 are an
// amount that each of them has, and not what is counted.
func (w *walk) had(q *quantity.Quantity, a, b int) bool {
	s := w.s
	if q.UnitText != "户" && q.UnitText != "家" || !s.is(a-1, '的') || s.t.endsIn(s.Text[:s.Toks[b-1].End], 1, classHouse) {
		return false
	}
	h, _, ok := s.headOf(s.span(a, b))
	return ok && h.kind == paper.Level
}

// housed cuts the nouns [a,b) behind what 家 counts, where they end in what it does not:
// 205家民营企业|规模实力, but 30家企业技术中心.
func (s *Sentence) housed(a, b int) int {
	if b-a < 2 || s.t.endsIn(s.Text[:s.Toks[b-1].End], 1, classHouse) {
		return b
	}
	for i := b - 2; i >= a; i-- {
		if t := &s.Toks[i]; t.End-t.Start > 1 && t.Tag == word.N && s.t.endsIn(s.Text[:t.End], 1, classHouse) {
			return i + 1
		}
	}
	return b
}

// gradedList returns the noun that grades in a list share, where [a,b) is one of them:
// 4个国家级、7个省级和一批市级|产业园区.
func (w *walk) gradedList(a, b int) (int, int) {
	s := w.s
	if b != a+1 || !s.gradeAt(a) || b >= w.to || !s.isAny(b, '、', '和', '及', '与', 以及) {
		return 0, 0
	}
	last := a
	for i := b; i < w.to; i++ {
		switch t := &s.Toks[i]; {
		case s.gradeAt(i):
			last = i
		case s.quantityAt(i) != nil, t.Tag == word.M, t.Tag == word.Q, s.isAny(i, '、', '和', '及', '与', 以及):
		case last == i-1 && last > a:
			return s.nounAfter(i, w.to)
		default:
			return 0, 0
		}
	}
	return 0, 0
}

// gradeAt reports whether token i is a grade: 国家级, 省级.
func (s *Sentence) gradeAt(i int) bool {
	t := &s.Toks[i]
	return t.Ref < 0 && t.End-t.Start > 1 && s.Text[t.End-1] == '级' && (t.Tag == word.B || t.Tag == word.N)
}

// served reports whether the last of the nouns [a,b) behind a number is what is done for
// those counted, by the amount that follows: 向37家企业授信5亿元.
func (w *walk) served(q *quantity.Quantity, a, b, high int) bool {
	s := w.s
	if w.unit&inCount == 0 || !w.serves() || s.Toks[b-1].End-s.Toks[b-1].Start != 2 || !s.t.endsIn(s.Text[:s.Toks[b-2].End], 1, classCounted) {
		return false
	}
	for i := b; i < high; i++ {
		if !s.in(i, classSum) {
			return false
		}
	}
	return s.quantityAt(high) != nil && s.quantityAt(high).UnitClass == "currency"
}

// serves reports whether 为 or 向 stands before the number, at it or before who is served.
func (w *walk) serves() bool {
	for i := w.k - 1; i >= w.low && i > w.k-4; i-- {
		if w.s.isAny(i, '向', '为', '给', '对', '帮', '与') {
			return i < w.k-1 || w.s.Toks[i].Tag == word.P
		}
		if !w.s.thing(i) {
			return false
		}
	}
	return false
}

// ofEach cuts the nouns [a,b) that lead to the next number behind those that are counted,
// where their end says what is measured of each: 36个大中城市|猪肉平均价格为15元.
func (w *walk) ofEach(a, b int) int {
	s := w.s
	if h, whole, ok := s.headOf(s.span(a, b)); !ok || whole || h.kind != paper.Level {
		return b
	}
	for i := a; i < b-1; i++ {
		if next := &s.Toks[i+1]; i+2 < b && next.Tag == word.N && s.t.endsIn(s.Text[:next.End], 1, classCounted) {
			continue // 14家外国|银行|债务的总额
		}
		if e := s.Toks[i].End; s.Text[e-1] != '点' && s.t.endsIn(s.Text[:e], 1, classCounted) && s.Toks[i].Tag != word.A && s.Toks[i].Tag != word.B && s.Toks[i].Tag != word.NS {
			return i + 1
		}
	}
	return b
}

// gap counts the tokens between two numbers that join them: 、 and 和.
func gap(s *Sentence, i, high int) int {
	n := 0
	for ; i < high; i++ {
		if (s.Toks[i].Tag == word.M || s.Toks[i].Tag == word.Q) && s.Toks[i].Ref < 0 {
			n++ // 3个千亿级、5个百亿级产业集群
			continue
		}
		if !s.is4(i, '、', '和', '及', '与') {
			return -100
		}
		n++
	}
	return n
}

// shared returns the noun behind the next number, which this one shares: 33项、80余场活动.
func (w *walk) shared(next int) (int, int) {
	s := w.s
	if next+1 < w.to && s.quantityAt(next) != nil && s.is(next+1, '的') {
		return s.nounAfter(next+1, w.next(next)) // 90条、1500公里的公路
	}
	if next >= w.to || s.quantityAt(next) == nil || s.quantityAt(next).UnitClass != "count" {
		return 0, 0
	}
	u, v := s.quantityAt(w.k).UnitText, s.quantityAt(next).UnitText
	if u == "人" && s.counter(next)&(classNeedy|classAgent) == 0 && v != "个" && !people(v) || s.t.endsIn([]rune(u), 1, classAreal) {
		return 0, 0 // 0.75万人和0.26万头牲畜, 2省4市17个县区
	}
	high := w.next(next)
	if high == next+1 {
		return 0, 0
	}
	return s.nounAfter(next+1, high)
}

// trimRight cuts a noun phrase behind a number where it runs on: 家企业等.
func (s *Sentence) trimRight(n paper.Span) paper.Span {
	for n.End > n.Start+1 && (s.Text[n.End-1] == '等' || s.Text[n.End-1] == '的') {
		n.End--
	}
	return n
}
