package indicator

import (
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// The rules whose noun comes of a verb, or of what the verb leaves out.

// reduced: 我国累计减贫5564万人, where the verb says what.
func (w *walk) reduced(c *choice) bool {
	if !c.left.Empty() && c.right.Empty() && (w.place(c.left) || w.s.calls(c.left) && w.pred.sense == Change && w.unit&(inPercent|inPP) == 0) && w.pred.sense != LevelOf && w.pred.sense != NoSense && !w.r.Verb.Empty() {
		c.left = paper.Span{}
		if c.q.Rank {
			w.pred.sense = To // 由第25位上升到全球第8位
			return false
		}
		if (w.pred.sense == Change || w.pred.sense == New) && w.unit&(inPercent|inPP) == 0 {
			c.left = w.r.Verb
		}
	}
	return false
}

// ended: 时间由5天缩短为3天内到达, 藏书达1万册的某人.
func (w *walk) ended(c *choice) bool {
	if c.right.Empty() {
		return false
	}
	if c.de && w.pred.sense == Change && w.unit&inPercent != 0 && w.s.t.classOf(w.s.Text[c.right.Start:c.right.End])&classTrend != 0 {
		c.right = paper.Span{} // 扭转下滑4.4%的态势
		return false
	}
	if w.unit&inTime != 0 && !aged(c.q.UnitText) && c.de && w.verb >= 0 && (w.s.calls(c.right) || w.s.in(w.verb, classLasting)) {
		c.right = paper.Span{} // 工作6年的某某, 成立不到5年的公司
		return false
	}
	if w.pred.sense == To && w.s.verbal(c.right) || !c.left.Empty() && c.de && w.pred.sense == LevelOf && w.s.person(c.right) {
		c.right = paper.Span{}
	}
	return false
}

// participants: 上市公司120家参展.
func (w *walk) participants(c *choice) bool {
	s := w.s
	if !c.right.Empty() && !c.left.Empty() && (s.verbal(c.right) || w.taken(c.left) == c.q.UnitText && s.actions(c.a, c.b)) && c.right.Start == s.Toks[w.k].End && !w.prep && !w.place(c.left) && w.verb < 0 && !s.areal(c.left.End) {
		c.right = paper.Span{}
	}
	return false
}

// actions reports whether the tokens [i,j) before a stop are nothing but what is done:
// 60个项目已有28个|开工建设.
func (s *Sentence) actions(i, j int) bool {
	for k := i; k < j; k++ {
		if t := s.Toks[k].Tag; t != word.V && t != word.VN {
			return false
		}
	}
	return j > i && s.stops(j)
}

// firstBatch: 全国首批9个.
func (w *walk) firstBatch(c *choice) bool {
	if c.counted && c.right.Empty() && w.pred.sense == NoSense && w.verb < 0 && w.place(c.left) && w.unit&ofPeople == 0 {
		c.left = paper.Span{}
	}
	return false
}

// fateOf: 4人被判处徒刑.
func (w *walk) fateOf(c *choice) bool {
	if !c.right.Empty() || w.unit&ofPeople == 0 {
		return false
	}
	return (c.left.Empty() || w.pred.sense == LevelOf || w.verb >= 0 || w.prep || w.low > w.from && w.s.is(w.k-1, '的')) && (w.pred.sense == NoSense || w.pred.sense == LevelOf && (c.left.Empty() || w.place(c.left))) && w.fate(c.high)
}

// fateOfTaken: 将3人拘留.
func (w *walk) fateOfTaken(c *choice) bool {
	return c.right.Empty() && w.k > w.low && w.s.is2(w.k-1, '把', '将') && w.s.Toks[w.k-1].Tag == word.P && w.fate(c.high)
}

// placeOfVerb: 四川省共涉及27万支.
func (w *walk) placeOfVerb(c *choice) bool {
	if w.verb >= 0 && c.right.Empty() && c.counted && w.place(c.left) && w.pred.sense == NoSense && w.s.empty(w.verb) {
		c.left, w.verb = paper.Span{}, -1
	}
	return false
}

// manifold: 翻了5倍.
func (w *walk) manifold(c *choice) bool {
	if w.verb >= 0 && w.unit&ofTimes != 0 && (c.left.Empty() && c.right.Empty() || w.verbEnd == w.verb+1 && w.s.is(w.verb, '翻')) {
		w.verb = -1 // 收入翻了两倍: the verb says only that it did
	}
	return false
}

// phased: 分三批增设试验区. In how many parts it is done says only how.
func (w *walk) phased(c *choice) bool {
	s, i := w.s, w.k+1
	if w.verb < 0 || !s.is(w.verb, '分') || w.verbEnd != w.k || i >= w.to {
		return false
	}
	switch c.q.UnitText {
	case "批", "次", "步", "期", "轮":
		for i+1 < w.to && (s.Toks[i].Tag == word.D || s.is3(i, 累计, 共计, 总共)) {
			i++
		}
		if s.verb2(i) {
			_, b := s.nounAfter(i+1, c.high)
			w.r.Noun, w.r.Weak, w.r.Rule = s.trimRight(s.span(i, max(i+1, b))), true, "noun/verb-after"
			return true
		}
	}
	return false
}

// verbObject: 累计减税1.6万亿元.
func (w *walk) verbObject(c *choice) bool {
	if v := w.r.Verb; c.left.Empty() && c.right.Empty() && w.pred.sense == Change && !v.Empty() && w.unit&inPP == 0 && w.s.t.carriesObject(w.s.Text[v.Start:v.End]) {
		if w.unit&inPercent != 0 { // 试种后增产20%, where nothing was told of before
			w.r.Noun, w.r.Weak, w.r.Rule = v, true, "noun/incorporated"
			return true
		}
		c.left = v
	}
	return false
}

// meanGain: 1.2万亩稻田增收近千万元, 户均增收2万元.
func (w *walk) meanGain(c *choice) bool {
	v := w.r.Verb
	if w.unit&inMoney != 0 && w.low > w.from && c.first == w.low && c.right.Empty() && !v.Empty() && w.s.t.carriesObject(w.s.Text[v.Start:v.End]) && !w.owned(c.left) {
		c.left = v
		if i := w.s.startsAt(v.Start, w.low, w.k); i > w.low && w.s.mean(i-1) {
			c.left.Start = w.s.Toks[i-1].Start
		}
	}
	return false
}

// meanVerb: 农民人均|增收.
func (w *walk) meanVerb(c *choice) bool {
	t := w.s.Text
	if v := w.r.Verb; v.Start == c.left.End && c.left.End-c.left.Start >= 2 && (t[c.left.End-1] == '均' || t[c.left.End-1] == '年' && t[c.left.End-2] == '均') {
		c.left.End = v.End
	}
	return false
}

// elliptic: CPI在4.8%以上，南非达到5.3%; 价格上涨2.8%，其中城市上涨2.7%.
func (w *walk) elliptic(c *choice) bool {
	if (w.pred.sense == LevelOf || w.pred.sense == Change) && c.right.Empty() && !c.left.Empty() && w.ellipsis(c.q, c.left) {
		c.left = paper.Span{}
	}
	return false
}

// relativeClause: 20个产值过100亿的园区.
func (w *walk) relativeClause(c *choice) bool {
	s := w.s
	if c.right.Empty() || !c.counted || c.high+2 >= w.to || c.right.End != w.reachOf(c.high) || !s.is(c.high+1, '的') || !s.nounlike(c.high+2) {
		return false
	}
	if w.owned(c.right) {
		if a, b := s.nounAfter(c.high+1, w.to); b > a {
			c.right = s.span(a, b)
		}
	}
	return false
}

// gainer: 书记王某分得20万元.
func (w *walk) gainer(c *choice) bool {
	if w.verb >= 0 && w.verb >= w.j && !c.left.Empty() && c.right.Empty() && w.pred.sense == NoSense && w.s.person(c.left) {
		c.left = paper.Span{}
	}
	return false
}

// each: 村民每户分到1900元.
func (w *walk) each(c *choice) bool {
	s := w.s
	if v := w.verb; v > w.low && v >= w.j && !c.left.Empty() && c.right.Empty() && w.pred.sense == NoSense && s.Toks[v-1].Tag == word.R && s.Text[s.Toks[v-1].Start] == '每' && s.Toks[v-1].End-s.Toks[v-1].Start == 2 && !w.owned(c.left) {
		w.r.Noun, w.r.Rule = s.span(v-1, w.verbEnd), "noun/each"
		return true
	}
	return false
}
