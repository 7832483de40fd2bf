package indicator

import (
	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// object looks at what stands before the noun phrase that starts at token i: a
// verb whose object it is, a comparison, the whole of a share. It returns the
// noun that is measured.
func (w *walk) object(i int, noun paper.Span) paper.Span {
	s, t := w.s, w.s.t
	k := i - 1
	if k > w.low && s.is2(k, '到', '至') && w.wayFrom(k) > 0 && (w.pred.sense == NoSense || w.pred.sense == LevelOf) && w.unit&inPercent == 0 {
		return s.span(w.wayFrom(k), w.j) // 从东城到西城只需3个小时
	}
	if k > w.low && w.place(noun) && w.unit&inPercent != 0 && s.in(k, classNearly) {
		w.r.Of, w.pred = noun, predicate{sense: ShareOf} // 产量接近全国一半
		return w.subject(k)
	}
	for k > w.low && s.is2(k, 全部, 全体) && s.isPredicate(k-1) {
		k-- // 占全部工业增加值比重
	}
	if s.quantityAt(w.k).Rank && k > w.low && s.Toks[k].Tag == word.R && s.is3(k, '各', 所有, 各个) {
		k-- // 居全市各区县第二位
		if k > w.low && s.areal(s.Toks[k].End) && s.isPredicate(k-1) {
			k--
		}
	}
	for k > w.low && w.de && (s.isAny(k, 全部, 全体, 整个, '总', '这', '该', 这一, '其', 当地, '本') || s.is(k, '一') && s.is(k-1, '这')) {
		k--
	}
	for k >= w.low && (s.is(k, '了') && s.Toks[k].Tag == word.Y || s.Toks[k].Tag == word.U && s.is3(k, '了', '过', '着') || s.is3(k, '出', '到', '同') && !s.boundEnds(k) || s.Toks[k].Tag == word.T && s.Toks[k].Ref >= 0 && w.de) {
		k--
	}
	if k < w.low {
		return noun
	}
	if dir := w.overBase(k); dir != 0 {
		w.pred, w.r.Compared = predicate{sense: Base, dir: dir}, true
		return w.subject(k) // 高于同期|整体外贸增速3.5个百分点
	}
	tok := &s.Toks[k]
	a, id := s.longest(t.preds, k, w.low)
	b := before{i: i, k: k, tok: tok, a: a, id: id, noun: noun}
	n, ok := w.perUnit(&b)
	if !ok {
		n, ok = w.comparedWith(&b)
	}
	if !ok {
		n, ok = w.ledByPreposition(&b)
	}
	if !ok {
		n, ok = w.ofPredicate(&b)
	}
	if !ok {
		n, ok = w.ofAction(&b)
	}
	if !ok {
		return w.rest(k, noun)
	}
	return n
}

// A before is what stands before the noun that ends at the walk: token k, behind words that say
// nothing, and the predicate id that ends with it, from token a on, or -1. The noun starts with
// token i.
type before struct {
	i, k  int
	tok   *word.Token
	a, id int
	noun  paper.Span
}

// rest returns the noun as it stands, once a verb of change has been looked for left of token k.
func (w *walk) rest(k int, noun paper.Span) paper.Span {
	w.further(k + 1)
	return noun
}

// perUnit: 人均占有粮食, 每万人专利拥有量. What an amount is for belongs to its name; and whose
// sum it is that came about.
func (w *walk) perUnit(b *before) (paper.Span, bool) {
	s, i, k, tok, noun := w.s, b.i, b.k, b.tok, b.noun
	if a := k; w.de && w.pred.sense == NoSense && s.gains(k) && w.ofWhole(&a) { // 占工业企业实现利润的8%
		w.pred, w.r.Verb = predicate{sense: ShareOf}, s.span(a, a+1)
		w.r.Of = paper.Span{Start: s.Toks[a].Start, End: noun.End}
		return w.subject(a), true
	}
	switch {
	case tok.Tag == word.V && k > w.low && k == i-1 && s.mean(k-1): // 人均占有粮食
		return paper.Span{Start: s.Toks[k-1].Start, End: noun.End}, true
	case w.pred.sense == NoSense && s.gains(k) && s.topical(noun) && w.branch(w.subject(k)):
		w.r.Lead = s.trim(w.subject(k)) // 生物医药产业完成产值100亿元
		return noun, true
	case s.is(k, 拥有) && w.amongSo(k) >= 0: // 每万人拥有基站数
		return paper.Span{Start: s.Toks[w.amongSo(k)].Start, End: noun.End}, true
	case k > w.low && s.is4(k, '万', '千', '百', '亿') && s.Toks[k].Ref < 0 && s.is(k-1, '每'): // 每万人口商标拥有量
		return paper.Span{Start: s.Toks[k-1].Start, End: noun.End}, true
	case s.is(k, '每') && s.is4(i, '万', '千', '百', '亿') && i+1 < w.j: // 每万人专利拥有量
		return paper.Span{Start: s.Toks[k].Start, End: noun.End}, true
	case k > w.low && tok.Tag == word.Q && s.is4(k, 平方公里, 公顷, '亩', 平方米) && s.is(k-1, '每') && k == i-1: // 每平方公里GDP产出
		return paper.Span{Start: s.Toks[k-1].Start, End: noun.End}, true
	case s.is(k, '每'): // 每千立方米降低700元, 每标箱物流成本节约300元
		for i++; i < w.j && s.is(i, '的'); i++ {
		}
		if i < w.j && s.content(i, w.j) {
			return s.span(i, w.j), true
		}
		return w.subject(k), true
	}
	return paper.Span{}, false
}

// comparedWith: 收益比单种蜜橘多4000元, 高度由旧型的3.7米提高到4米. The noun is what the base of
// the comparison is, or what the change began with.
func (w *walk) comparedWith(b *before) (paper.Span, bool) {
	s, k, tok, noun := w.s, b.k, b.tok, b.noun
	base := w.measuredBy(k)
	if base < 0 && w.more != 0 && s.is(k, '的') {
		base = w.thanFar(k) // 增速比年初制定的目标低了3个百分点
	}
	if base < 0 && w.more != 0 {
		base = w.than(k) // 收益比单种蜜橘多出4000元
	}
	switch {
	case base >= 0:
		w.r.Compared = true
		return w.subject(base), true
	case w.de && s.is2(k, '由', '从') && tok.Tag == word.P && w.ends(): // 高度由旧型的3.7米提高到4米
		w.r.From = true
		if sub := w.subject(k); !sub.Empty() {
			return sub, true
		}
		return w.rest(k, noun), true
	}
	return paper.Span{}, false
}

// ledByPreposition: 在草原投资60万元, 为企业减负200亿元. The noun is where, for whom or from
// whom, as the preposition before it says.
func (w *walk) ledByPreposition(b *before) (paper.Span, bool) {
	s, i, k, tok, a, noun := w.s, b.i, b.k, b.tok, b.a, b.noun
	switch {
	case tok.Tag == word.P && s.is3(k, '在', '到', '向') && w.j-i > 1 && s.Toks[w.j-1].Tag == word.V && w.r.Verb.Empty():
		return s.span(w.j-1, w.j), true // 在草原投资60万元
	case tok.Tag == word.P && s.isAny(k, '为', '向', '给', '对', '同', '与', '沿', '以', '用', '按', '经', 随着, 通过, 围绕, 依托) && w.verb >= w.j:
		return paper.Span{}, true // 为企业提供帮办服务862次
	case tok.Tag == word.P && s.is(k, '从') && w.pred.sense == LevelOf && w.unit&inMoney != 0 && w.gets():
		if sub := w.subject(k); w.owned(sub) {
			return sub, true
		}
		return paper.Span{}, true // 公司从海外获得1亿元贷款: who, and where it came from
	case (tok.Tag == word.P || tok.Tag == word.V) && s.is4(k, '为', '给', '帮', '替') && w.pred.sense == Change && s.t.carriesObject(s.Text[w.r.Verb.Start:w.r.Verb.End]):
		return w.r.Verb, true // 为企业减负200亿元
	case tok.Tag == word.P && a < 0 && s.is2(k, '在', '于') && (w.pred.sense == LevelOf || w.pred.sense == NoSense): // 宣讲队在全省有1200支
		if !s.areal(noun.End) && !w.place(noun) {
			return noun, true
		}
		if sub := w.subject(k); !sub.Empty() {
			if w.verb >= w.j && w.unit&inMoney != 0 && w.agent(sub) {
				return paper.Span{}, true // 公司在开发区|斥资2亿元: what is measured is what it did
			}
			return sub, true
		}
		if s.areal(noun.End) && !w.prep {
			return paper.Span{}, true
		}
		return w.rest(k, noun), true
	}
	return paper.Span{}, false
}

// ofPredicate: 占…的比重, 是上年同期的3倍, 居沿海港口第二位. A predicate stands before the noun.
func (w *walk) ofPredicate(b *before) (paper.Span, bool) {
	s, t, k, a, id, noun := w.s, w.s.t, b.k, b.a, b.id, b.noun
	switch {
	case a >= 0 && w.de && t.pred[id].sense == New && w.ofWhole(&a):
		w.pred, w.r.Verb = predicate{sense: ShareOf}, s.span(a, a+1)
		w.r.Of = paper.Span{Start: s.Toks[a].Start, End: noun.End}
		return w.subject(a), true
	case a >= 0 && t.pred[id].sense == ShareOf && w.unit&anAmount != 0 && w.k+2 < len(s.Toks) && s.is(w.k+1, '的') && s.quantityAt(w.k+2) != nil:
		return noun, true // 占全市工业产值212亿元的40%
	case a >= 0 && t.pred[id].sense == ShareOf:
		if w.pred.sense != Change { // 占…比重提高2个百分点: a change of the share
			w.pred, w.r.Verb = t.pred[id], s.span(a, k+1)
		}
		w.r.Of = paper.Span{Start: s.Toks[a].Start, End: noun.End}
		if sub := w.subject(a); !sub.Empty() {
			if at := s.shareHead(noun); !at.Empty() {
				w.r.Lead, w.r.Of = s.trim(sub), paper.Span{}
				return at, true // 三产占GDP的比重达54%, 提高2个百分点
			}
			return sub, true
		}
		return paper.Span{}, true
	case a >= 0 && superlative(s.Text[s.Toks[a].Start]) && s.Toks[k].End == noun.Start: // 最低工资
		if a > w.low {
			return w.object(a, paper.Span{Start: s.Toks[a].Start, End: noun.End}), true
		}
		return paper.Span{Start: s.Toks[a].Start, End: noun.End}, true
	case a >= 0 && w.pred.sense == NoSense && (t.pred[id].sense == Base || t.pred[id].bound != ""):
		p := t.pred[id]
		if !w.de && p.bound != "" { // 高于进口增速7.5个百分点
			p = predicate{sense: Base, dir: 1}
			if b := t.pred[id].bound; b == paper.Below || b == paper.AtMost {
				p.dir = -1
			}
		}
		if c := s.Text[noun.Start]; w.de && p.bound != "" && noun.End-noun.Start > 1 && (c == '总' || c == '全') && w.relative() {
			p.sense = ShareOf // 用地不到总面积的十分之一
			w.r.Of = paper.Span{Start: s.Toks[a].Start, End: noun.End}
		}
		w.pred, w.r.Verb, w.r.Compared = p, s.span(a, k+1), p.sense != ShareOf
		return w.subject(a), true
	case a >= 0 && w.pred.sense == NoSense && t.pred[id].sense == LevelOf && w.de && w.relative():
		// 完成预算的100.5%, 是上年同期的3倍
		w.pred, w.r.Verb, w.r.Compared = t.pred[id], s.span(a, k+1), true
		w.r.Of = paper.Span{Start: s.Toks[a].Start, End: noun.End}
		if sub := w.subject(a); !sub.Empty() || !s.is(k, 完成) || s.aim(noun) {
			return sub, true
		}
		w.r.Of = paper.Span{}
		return noun, true // 已完成工程量的45%
	case a >= 0 && w.pred.sense == NoSense && t.pred[id].sense == RankOf: // 增幅居沿海港口第二位
		w.pred, w.r.Verb = t.pred[id], s.span(a, k+1)
		return w.subject(a), true
	case a >= 0 && w.pred.sense == NoSense:
		w.pred, w.r.Verb = t.pred[id], s.span(a, k+1)
		if v := s.Text[w.r.Verb.Start:w.r.Verb.End]; len(v) > 2 && v[0] == '新' && v[1] != '增' && w.r.Verb.End == noun.Start {
			noun.Start = w.r.Verb.Start + 1 // 新签约项目
		}
		return noun, true
	}
	return paper.Span{}, false
}

// ofAction: 利润比单纯做运输提高了1.5倍, 开展检查60次. A verb that is no predicate stands before
// the noun: both together are what is counted, or the base of a comparison.
func (w *walk) ofAction(b *before) (paper.Span, bool) {
	s, t, i, k, tok, noun := w.s, w.s.t, b.i, b.k, b.tok, b.noun
	switch {
	case tok.Tag == word.V && w.pred.sense == Change && w.relative() && w.thanFar(k) >= 0: // 利润比单纯做运输提高了1.5倍
		w.r.Compared = true
		return w.subject(w.thanFar(k)), true
	case tok.Tag == word.V && w.de && w.unit&ofTimes != 0 && k > w.low && (s.is2(k-1, 等于, 相当于) || s.Text[s.Toks[k-1].End-1] == '是' || s.Text[s.Toks[k-1].End-1] == '为'): // 效益更是卖原煤的八倍
		w.r.Compared = true
		return w.subject(k - 1), true
	case tok.Tag == word.V && s.is4(k, 得知, 获悉, 听说, 看到) && k == i-1 && w.place(noun):
		return noun, true // 得知|全村5000多人吃水难
	case tok.Tag == word.V && w.pred.sense == NoSense:
		// an action and its object: both together are what is counted
		for k > w.low && s.Toks[k-1].Tag == word.V && !s.isPredicate(k-1) {
			k--
		}
		if w.further(k) {
			return paper.Span{Start: max(w.r.Verb.End, s.Toks[s.oxide(k, w.low)].Start), End: noun.End}, true
		}
		if a := k; w.de && w.ofWhole(&a) { // 占纳入改革面积的99%
			w.pred, w.r.Verb = predicate{sense: ShareOf}, s.span(a, a+1)
			w.r.Of = paper.Span{Start: s.Toks[a].Start, End: noun.End}
			return w.subject(a), true
		}
		if _, _, ok := s.headOf(noun); ok && (s.assets(i) && s.in(k, classFound) || s.in(k, classSpend) && noun.End-noun.Start > 2) {
			return noun, true // 培育|估值超过10亿元的企业, 安排|专项资金5亿元
		}
		if _, light := t.light.Longest(s.Text, tok.End); light >= 0 || s.Toks[i-1].End != s.Toks[i].Start || k != i-1 && s.Toks[i-1].Tag != word.V {
			return noun, true
		}
		return paper.Span{Start: s.Toks[k].Start, End: noun.End}, true
	}
	return paper.Span{}, false
}

// amongSo returns the 每 of so many people or households right before token k; -1 where
// there is none.
func (w *walk) amongSo(k int) int {
	for i := k - 1; i >= w.low && i > k-5; i-- {
		if w.s.is(i, '每') {
			return i
		}
		if t := &w.s.Toks[i]; t.Tag != word.M && !w.s.isAny(i, '人', 人口, '户', '名', '家', 居民) {
			return -1
		}
	}
	return -1
}

// aim reports whether the noun is what someone has set out to do: 目标, 任务.
func (s *Sentence) aim(n paper.Span) bool {
	return s.t.endsIn(s.Text[n.Start:n.End], 2, classAim)
}

// shareHead returns the 比重 or 比例 that the noun ends in.
func (s *Sentence) shareHead(n paper.Span) paper.Span {
	if n.End-n.Start < 3 {
		return paper.Span{}
	}
	for _, x := range [...]string{"比重", "比例", "份额"} {
		if equal(s.Text[n.End-2:n.End], x) {
			return paper.Span{Start: n.End - 2, End: n.End}
		}
	}
	return paper.Span{}
}

// gets reports whether the predicate says that someone comes into an amount: 获得.
func (w *walk) gets() bool {
	v := w.s.Text[w.r.Verb.Start:w.r.Verb.End]
	return w.s.t.classOf(v)&classGain != 0 || len(v) > 1 && (v[0] == '获' || v[0] == '得')
}

// ofWhole moves a to the 占 that stands before the nouns left of it, of whose whole the
// number is a share: 占全市新增企业的58%.
func (w *walk) ofWhole(a *int) bool {
	s := w.s
	if w.unit&inPercent == 0 {
		return false
	}
	for i := *a - 1; i >= w.low && i > *a-8; i-- {
		if s.is2(i, '占', 约占) {
			*a = i
			return true
		}
		if s.Toks[i].Tag == word.V && !s.nounlike(i) && !s.gains(i) {
			return false
		}
	}
	return false
}

// relative reports whether the number is a percentage or a multiple.
func (w *walk) relative() bool {
	return w.unit&(inPercent|inRatio|ofTimes) != 0
}

// further looks left of token k, inside the clause, for a verb of change that
// has the number at its end: 缩减企业提交材料55%.
func (w *walk) further(k int) bool {
	if w.pred.sense != NoSense {
		return false
	}
	s, t := w.s, w.s.t
	for i := k - 1; i >= w.low && i >= k-8; i-- {
		tok := &s.Toks[i]
		if open := s.bracket(i, w.low, '”', '“'); open >= 0 {
			i = open
			continue
		}
		if tok.Tag != word.V && tok.Tag != word.VN || s.is(i+1, '的') {
			continue // 新投产的产线每小时生产200件
		}
		a, id := s.longest(t.preds, i, w.low)
		if a < 0 {
			continue
		}
		if p := t.pred[id]; p.sense == Change || p.sense == New {
			w.pred, w.r.Verb = p, s.span(a, i+1)
			return true
		}
	}
	return false
}

// mean reports whether token i says that what follows is a mean: 人均, 日均.
func (s *Sentence) mean(i int) bool {
	t := &s.Toks[i]
	return t.End-t.Start == 2 && t.Ref < 0 && s.Text[t.End-1] == '均' && t.Tag != word.A && t.Tag != word.AD
}

// towards cuts off the noun what 对 says the action is done to, where 直接 shows
// where the action begins: 对沿线国家和地区|直接投资.
func (w *walk) towards() {
	s, n := w.s, w.r.Noun
	if s.all&direct == 0 {
		return
	}
	at := -1
	for i := w.low; i+1 < len(s.Toks) && s.Toks[i+1].End <= n.End; i++ {
		if s.Toks[i].Start > n.Start && s.is(i, 直接) && s.in(i+1, classDealing) {
			at = i
		}
	}
	for i := at - 1; at >= 0 && i >= w.low; i-- {
		if s.Toks[i].Tag == word.P && s.is2(i, '对', '向') {
			w.r.Noun.Start = s.Toks[at].Start
			return
		}
		if s.Toks[i].Tag == word.V {
			return
		}
	}
}

// subject returns the noun phrase before token k, skipping adverbs.
func (w *walk) subject(k int) paper.Span { return w.subjectFrom(k, w.low) }

// subjectFrom is subject for a phrase that starts no earlier than token low.
func (w *walk) subjectFrom(k, low int) paper.Span {
	s, t := w.s, w.s.t
	for k > low {
		tok := &s.Toks[k-1]
		if (tok.Tag == word.D || tok.Tag == word.T || tok.Tag == word.AD) && !s.nounlike(k-1) || s.is2(k-1, 提前, 超额) {
			k--
			continue
		}
		if a, _ := s.longest(t.fillers, k-1, low); a >= 0 {
			k = a
			continue
		}
		break
	}
	i := s.nounBefore(k, low)
	if i >= k || !s.content(i, k) || s.single(i, k) && s.isAny(i, '国', '市', '县', '省', '家') {
		return paper.Span{}
	}
	return s.span(i, k)
}

// after takes, where nothing is printed before, what follows the number: the
// verb and its object (在1小时内收到诊断报告).
func (w *walk) after(q *quantity.Quantity, high int) {
	s := w.s
	if w.pred.sense != NoSense || w.unit&inTime == 0 && q.UnitText != "次" && q.UnitText != "遍" {
		return
	}
	i := w.k + 1
	for i < high && (s.Toks[i].Tag == word.D || s.Toks[i].Tag == word.F || s.Toks[i].Tag == word.AD || s.isAny(i, '内', '里', '中', 即可, '就', 时间, 才能, 就能, 便可, 方可)) {
		i++
	}
	j := i
	for j < high && (s.Toks[j].Tag == word.V || s.Toks[j].Tag == word.VN || s.Toks[j].Tag == word.AD || s.Toks[j].Tag == word.D) {
		j++
	}
	if j == i || j >= len(s.Toks) && i >= len(s.Toks) {
		return
	}
	if s.is4(j-1, '到', '至', '为', '成') && j < len(s.Toks) && s.Toks[j].Tag == word.M {
		return // 由过去的3天缩短到2小时: what it became
	}
	from := j
	for from < high && from < j+2 && (s.is(from, '了') || s.is4(from, 一个, 一座, 一条, 一所)) {
		from++ // 13天就建起|了|一个|养猪场
	}
	_, b := s.nounAfter(from, high)
	if b <= from {
		b = j
	}
	w.r.Noun, w.r.Weak, w.r.Rule = s.span(i, b), true, "noun/verb-after"
}
