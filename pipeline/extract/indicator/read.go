package indicator

import (
	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// A walk is the reader on its way left from a number.
type walk struct {
	s        *Sentence
	k        int // token of the number
	from, to int // its clause
	low      int // where the walk ends: the clause, or the number before
	j        int // the walk stands behind token j-1
	de       bool
	prep     bool // a preposition, or 等, stands between noun and number
	verb     int  // first token of an action verb at the number, or -1
	verbEnd  int
	more     int // 高, 多: 1; 低, 少: -1; 0 none
	pred     predicate
	r        Reading
}

// Read reads the number at token k.
func (s *Sentence) Read(k int) Reading {
	w := walk{s: s, k: k, verb: -1}
	w.r.Like = -1
	w.from, w.to = s.Clause(k)
	w.low = w.from
	for i := k - 1; i >= w.from; i-- {
		if s.quantityAt(i) != nil {
			w.low = i + 1
			break
		}
	}
	q := s.quantityAt(k)
	if q == nil {
		return w.r
	}
	if w.coordinated() {
		return w.r
	}
	w.j = k
	w.skip()
	w.nouns(q)
	w.towards()
	w.decide(q)
	return w.r
}

// coordinated reports a number joined to the one before it by 和, 、 and the
// like; it shares that one's clause.
func (w *walk) coordinated() bool {
	s := w.s
	if w.low == w.from {
		if w.listed() {
			w.r.Like, w.r.Rule = s.Toks[w.k-2].Ref, "clause/listed"
			return true
		}
		// 298亿韩元（约合1.83亿元人民币）
		if w.from == w.k && w.from > 1 && (s.Text[s.Toks[w.from-1].Start] == '（' || s.Text[s.Toks[w.from-1].Start] == '(') && s.quantityAt(w.from-2) != nil && (s.quantityAt(w.k).UnitClass == s.quantityAt(w.from-2).UnitClass) {
			w.r.Like, w.r.Rule = s.Toks[w.from-2].Ref, "clause/converted"
			return true
		}
		return false
	}
	if w.k-w.low > 2 {
		return false
	}
	for i := w.low; i < w.k; i++ {
		if !s.is(i, "和", "、", "及", "与", "以及", "或", "至", "到", "—", "-") {
			return false
		}
	}
	prev, q := s.quantityAt(w.low-1), s.quantityAt(w.k)
	if w.k > w.low && prev.UnitClass == q.UnitClass && (prev.UnitText == q.UnitText || prev.UnitText == "") {
		w.r.Like = s.Toks[w.low-1].Ref
		w.r.Rule = "clause/coordinated"
		return true
	}
	return false
}

// listed reports a percentage that goes on with a list behind a comma and says
// nothing else: 分别增长10.5%，9.3%和4.8%.
func (w *walk) listed() bool {
	s := w.s
	if w.k != w.from || w.k < 2 || s.Text[s.Toks[w.k-1].Start] != '，' || s.quantityAt(w.k-2) == nil {
		return false
	}
	if a, b := s.quantityAt(w.k-2), s.quantityAt(w.k); a.UnitClass != "percent" || b.UnitClass != "percent" {
		return false
	}
	if next := w.k + 1; next < len(s.Toks) && !s.Boundary(next) && !s.is(next, "和", "、", "及") {
		return false
	}
	for i := w.k - 3; i >= 0 && i > w.k-24; i-- {
		if s.is(i, "分别") {
			return true
		}
	}
	return false
}

// skip walks over verbs and words that say nothing, up to a noun.
func (w *walk) skip() {
	s, t := w.s, load()
	for w.j > w.low {
		i := w.j - 1
		tok := s.Toks[i]
		if s.is(i, "比") && s.nounlike(i) {
			break
		}
		if s.is(i, "比") && s.score(i) {
			w.j = i
			continue
		}
		if open := -1; i == w.k-1 && i > w.low+1 && (s.is(i, "）") || s.is(i, ")")) {
			if open = max(s.bracket(i, w.low, '）', '（'), s.bracket(i, w.low, ')', '(')); open > w.low && s.isPredicate(open-1) {
				w.j = open // 投资为（不含农户）18万亿元
				continue
			}
		}
		if i == w.k-1 && i > w.low && s.is(i, " ") && s.isPredicate(i-1) {
			w.j = i
			continue
		}
		if tok.Tag == word.T && tok.Ref >= 0 {
			if s.Periods[tok.Ref].Basis == "" && w.pred.sense != NoSense && w.pred.sense != LevelOf {
				// 2013年以来 … 减少90%: a time before the verb is no part of it
			}
			w.j = i
			continue
		}
		if st, id := t.preds.Longest(s.Text[:tok.End], tok.End); id >= 0 {
			if a := s.startsAt(st, w.low, i+1); a >= 0 && w.take(t.pred[id], a, i+1) {
				continue
			}
		}
		if s.is(i, "由", "从", "自") && tok.Tag != word.N {
			w.r.From = true
			w.j = i
			continue
		}
		if i-1 >= w.low && s.is(i, "月", "天", "年", "日", "小时", "周", "人", "户", "次", "辆", "件", "亩") && tok.Ref < 0 && (s.Toks[i-1].Tag == word.R && s.Text[s.Toks[i-1].Start] == '每' || s.is(i-1, "一个", "每", "一")) {
			w.j = i - 1 // 每个月2.5万元
			continue
		}
		if s.is(i, "比", "较") {
			w.r.Compared = true
			w.j = i
			continue
		}
		if st, id := t.fillers.Longest(s.Text[:tok.End], tok.End); id >= 0 {
			if a := s.startsAt(st, w.low, i+1); a >= 0 {
				w.filler(a, i+1)
				continue
			}
		}
		if (tok.Tag == word.D || tok.Tag == word.AD) && !s.measures(i) || tok.Tag == word.U || tok.Tag == word.Y || tok.Tag == word.P && (w.pred.sense == NoSense || s.is(i, "被")) ||
			(tok.Tag == word.M || tok.Tag == word.Q) && tok.Ref < 0 && !s.nounlike(i) || tok.Tag == word.R && s.is(i, "每", "各", "其", "一共") {
			w.de = w.de || s.is(i, "的")
			w.prep = w.prep || tok.Tag == word.P || s.is(i, "等")
			w.j = i
			continue
		}
		if tok.Tag == word.V && !s.nounlike(i) && w.verb < 0 {
			w.verb, w.verbEnd = i, i+1
			w.j = i
			continue
		}
		if tok.Tag == word.V && !s.nounlike(i) && w.verb == i+1 {
			w.verb, w.j = i, i
			continue
		}
		break
	}
}

// take takes the predicate in tokens [a,b); it refuses one that what is known
// already rules out.
func (w *walk) take(p predicate, a, b int) bool {
	if w.pred.sense != NoSense {
		upgrade := w.pred.sense == LevelOf && p.sense != LevelOf && p.sense != RankOf
		if !upgrade {
			if p.sense == LevelOf || p.sense == w.pred.sense {
				w.j = a
				return true
			}
			return false
		}
	}
	if w.pred.sense == NoSense || p.sense != LevelOf {
		if w.pred.bound != "" && p.bound == "" {
			p.bound = w.pred.bound
		}
		w.pred = p
		w.r.Verb = w.s.span(a, b)
	}
	w.j = a
	return true
}

// filler takes over a word that says little; 高 and 多 say which way.
func (w *walk) filler(a, b int) {
	switch s := w.s; {
	case s.is(b-1, "高", "多", "快", "大", "长"):
		w.more = 1
	case s.is(b-1, "低", "少", "慢", "小", "短"):
		w.more = -1
	case s.is(b-1, "的"):
		w.de = true
	}
	w.j = a
}

// nouns finds what is measured, left and right of the number.
func (w *walk) nouns(q *quantity.Quantity) {
	s := w.s
	if n, ok := w.dimension(q.UnitClass); ok {
		w.r.Noun, w.r.Rule = s.trim(n), "noun/dimension"
		return
	}
	if w.beforeAction(q) {
		return
	}
	high := w.to
	for i := w.k + 1; i < w.to; i++ {
		if s.quantityAt(i) != nil {
			high = i
			break
		}
	}
	i := s.nounBefore(w.j, w.low)
	left := s.span(i, w.j)
	if i < w.j && !s.content(i, w.j) {
		left = paper.Span{}
	}
	if !left.Empty() {
		left = w.object(i, left)
	}
	if w.from < w.low && w.low == i && s.is(w.low-1) {
		left = paper.Span{}
	}
	counted := q.UnitClass == "count" || q.UnitText == "" || q.UnitClass == "other"
	a, b := s.nounAfter(w.k+1, high)
	if c, d, ok := w.whose(q, a, b, high); ok {
		a, b = c, d
	} else if high < w.to && b == high && b-a > 1 { // the last noun before the next number may be that one's
		for c := b - 1; c > a; c-- {
			if h, whole, ok := s.headOf(s.span(c, b)); ok && whole && h.bare || ok && whole && h.measure != "" {
				b = c
				break
			}
		}
	}
	if a >= b && w.k+1 < w.to && high == w.k+1+gap(s, w.k+1, high) {
		a, b = w.shared(high)
	}
	if a >= b && high == w.k+1 && counted && high+2 < w.to && s.is(high+1, "的") && s.nounlike(high+2) {
		a, b = s.nounAfter(high+1, w.to) // 两座270多米的高塔
	}
	right := s.span(a, b)
	if e, id := load().openers.Longest(s.Text, right.Start); id >= 0 && e == right.End {
		right = paper.Span{} // 投入40亿元的同时
	}
	right = w.intoUnit(q, right)
	de := w.k+1 < len(s.Toks) && s.is(w.k+1, "的")
	if !right.Empty() && w.k > w.low && (s.is(w.k-1, "将", "把") || w.j < w.k && s.is(w.j, "了")) {
		left = paper.Span{} // 将24亿元预算转入项目, 销毁了80%的武器
	}
	if de && !right.Empty() && w.k > w.low && s.Toks[w.k-1].Tag == word.P && s.is(w.k-1, "在", "以", "用", "从", "对") && s.thing(a) {
		left = paper.Span{} // 工艺在4.5万平方米的厂房内落户
	}
	if w.j < w.k && !de && !right.Empty() && !left.Empty() && s.is(w.k-1, "的") && amount(q) && !w.owned(left) {
		left = paper.Span{} // 来自安徽的30万元订单, 有裂缝的70余米护坡墙
	}
	if right.Empty() && w.j < w.k && s.is(w.k-1, "的") && (q.UnitClass == "currency" || q.UnitClass == "count") {
		if right = w.behind(high); !right.Empty() && !w.owned(left) {
			left = paper.Span{} // 筹集的1000万元慰问资金, 确定的21个援建项目
		}
	}
	if de && !right.Empty() && left.End-left.Start == 2 && equal(s.Text[left.Start:left.End], "价值") {
		left = paper.Span{} // 价值2亿元的钱物
	}
	if q.UnitClass == "length" && !right.Empty() && (s.Text[right.Start] == '外' || s.Text[right.Start] == '内' || s.Text[right.Start] == '处') {
		right = paper.Span{} // 300公里外
	}
	if de && !right.Empty() && !left.Empty() && amount(q) && w.pred.sense == NoSense && !w.owned(left) && s.thing(a) {
		left = paper.Span{} // 为企业争取到400万元的退税, 村里有一座80米的石桥
	}
	if left.Empty() && !counted && w.share(q) {
		left = w.part()
	}
	if q.Rank && !left.Empty() && w.within(left) {
		left = paper.Span{} // 在全省14家高新区中居第3位
	}
	if !counted && !right.Empty() && !left.Empty() && !de && q.UnitClass != "percent" && q.UnitClass != "currency" && q.UnitClass != "pp" && w.pred.sense == NoSense {
		_, _, known := s.headOf(left)
		counted = !known // 装置120万吨/年乙烯装置
	}
	if q.UnitClass == "percent" && de && !right.Empty() && !left.Empty() && w.pred.sense != Change {
		if _, _, known := s.headOf(left); !known {
			left = paper.Span{} // 控制超过四成的地区
		}
	}
	if q.UnitClass == "percent" && !de && !right.Empty() && right.Start == s.Toks[w.k].End && !left.Empty() && w.j == w.k && w.pred.sense == NoSense && s.thing(a) {
		if _, _, known := s.headOf(left); !known {
			left = paper.Span{} // 全线90%以上路段
		}
	}
	if b < w.to && counted && (s.Toks[b].Tag == word.D || s.Toks[b].Tag == word.V) && w.named(right) {
		right = paper.Span{} // 有8项全国人大常委会已同意
	}
	if q.UnitText == "周年" && w.verb >= 0 && w.verb == w.j {
		right = paper.Span{} // 成立95周年大会
		if left.Empty() {
			left = s.span(w.verb, w.verbEnd)
		}
	}
	if left.Empty() && right.Empty() && w.verb < 0 {
		right = w.purpose(counted, high)
	}
	if right.Empty() && !de && (s.wanting(w.k+1) || left.Empty() && w.verb < 0 && q.UnitClass == "count" && !people(q.UnitText)) && (left.Empty() || w.verb >= 0) {
		right = w.behind(high)
	}
	if de && !right.Empty() && q.UnitText == "次" && w.verb < 0 && w.pred.sense == NoSense {
		left = paper.Span{} // 上万次的重复练习
	}
	if !left.Empty() && i == w.low && w.low > w.from && i+1 < w.j && s.is(i, "时间") {
		left.Start = s.Toks[i].End // 15天时间筛查近千人
	}
	if q.UnitText == "部门" && right.Empty() && !q.Unit.Empty() {
		right = q.Unit // 教育部等8部门: the unit is the noun
	}
	if left.Empty() && right.Empty() && w.de && w.low > w.from && w.k == w.low+1 {
		if prev := s.quantityAt(w.low - 1); prev != nil { // 35岁及以下的161.3万名
			left = prev.Span
		}
	}
	if !left.Empty() && right.Empty() && w.place(left) && w.pred.sense != LevelOf && w.pred.sense != NoSense && !w.r.Verb.Empty() {
		left = paper.Span{} // 我国累计减贫5564万人: the verb says what
		if (w.pred.sense == Change || w.pred.sense == New) && q.UnitClass != "percent" && q.UnitClass != "pp" {
			left = w.r.Verb
		}
	}
	if !right.Empty() && !left.Empty() && s.verbal(right) && right.Start == s.Toks[w.k].End && !w.prep && !w.place(left) && w.verb < 0 && !areal(s.Text[left.End-1]) {
		right = paper.Span{} // 上市公司120家参展
	}
	if counted && right.Empty() && w.pred.sense == NoSense && w.verb < 0 && w.place(left) && !people(q.UnitText) {
		left = paper.Span{} // 全国首批9个
	}
	if right.Empty() && people(q.UnitText) && (left.Empty() || w.verb >= 0 || w.prep) && (w.pred.sense == NoSense || w.pred.sense == LevelOf && left.Empty()) && w.fate(high) ||
		right.Empty() && w.k > w.low && s.is(w.k-1, "把", "将") && s.Toks[w.k-1].Tag == word.P && w.fate(high) {
		return
	}
	if w.verb >= 0 && right.Empty() && counted && w.place(left) && w.pred.sense == NoSense && s.empty(w.verb) {
		left, w.verb = paper.Span{}, -1 // 四川省共涉及27万支
	}
	if w.verb >= 0 && multiple(q) && left.Empty() && right.Empty() {
		w.verb = -1 // 翻了5倍
	}
	if v := w.r.Verb; left.Empty() && right.Empty() && w.pred.sense == Change && !v.Empty() && q.UnitClass != "percent" && q.UnitClass != "pp" && carriesObject(s.Text[v.Start:v.End]) {
		left = v // 累计减税1.6万亿元
	}
	if v := w.r.Verb; v.Start == left.End && left.End-left.Start >= 2 && (s.Text[left.End-1] == '均' || s.Text[left.End-1] == '年' && s.Text[left.End-2] == '均') {
		left.End = v.End // 户均增收
	}
	if w.pred.sense == LevelOf && right.Empty() && !left.Empty() && w.low > w.from-1 && w.ellipsis(q, left) {
		left = paper.Span{} // CPI在4.8%以上，南非达到5.3%
	}
	if !right.Empty() && counted && high+2 < w.to && right.End == w.reachOf(high) && s.is(high+1, "的") && s.nounlike(high+2) {
		if _, _, known := s.headOf(right); known { // 20个产值过100亿的园区
			if a, b := s.nounAfter(high+1, w.to); b > a {
				right = s.span(a, b)
			}
		}
	}
	if w.verb >= 0 && w.verb >= w.j && !left.Empty() && right.Empty() && w.pred.sense == NoSense && s.person(left) {
		left = paper.Span{} // 书记王某分得20万元
	}
	if !left.Empty() && w.refers(left) {
		left = paper.Span{}
	}
	switch {
	case !right.Empty() && (counted && (!de || left.Empty() || w.place(left)) || left.Empty() || w.place(left) || w.verbOnly(left)):
		w.r.Noun, w.r.Counted = s.trimRight(right), true
		w.r.Rule = "noun/counted"
	case !left.Empty():
		w.r.Noun = s.trim(left)
		w.r.Stem = w.r.Noun
		if w.verb >= w.j && s.Toks[w.j].Start == left.End {
			w.r.Noun.End = s.Toks[w.verbEnd-1].End
			if !contiguous(s, w.r.Noun) {
				w.r.Noun = s.trim(left)
			}
		}
		if v := w.r.Verb; w.pred.sense == ShareOf && v.Start == w.r.Noun.End && v.End-v.Start >= 2 && s.Text[v.Start+1] == '比' {
			w.r.Noun.End = v.Start + 2 // 回程占比近五成
		}
		w.r.Rule = "noun/before"
	case w.verb >= 0 && w.pred.sense != ShareOf && w.pred.sense != Base:
		w.r.Noun, w.r.Weak, w.r.Rule = w.action(), true, "noun/verb"
	default:
		w.after(q, high)
	}
}

// amount reports whether the quantity is an amount of money or of a dimension,
// which stands before what it is the amount of as its attribute: 80米的石桥.
func amount(q *quantity.Quantity) bool {
	switch q.UnitClass {
	case "currency", "length", "area", "volume", "mass", "energy", "power", "data":
		return true
	}
	return false
}

// gap counts the tokens between two numbers that join them: 、 and 和.
func gap(s *Sentence, i, high int) int {
	n := 0
	for ; i < high; i++ {
		if !s.is(i, "、", "和", "及", "与") {
			return -100
		}
		n++
	}
	return n
}

// shared returns the noun behind the next number, which this one shares: 33项、80余场活动.
func (w *walk) shared(next int) (int, int) {
	s := w.s
	if next >= w.to || s.quantityAt(next) == nil || s.quantityAt(next).UnitClass != "count" {
		return 0, 0
	}
	high := w.to
	for i := next + 1; i < w.to; i++ {
		if s.quantityAt(i) != nil {
			high = i
			break
		}
	}
	if high == next+1 {
		return 0, 0
	}
	return s.nounAfter(next+1, high)
}

// place reports whether the noun is nothing but a name.
func (w *walk) place(n paper.Span) bool {
	for _, nm := range w.s.Names {
		if nm.Start <= n.Start && nm.End >= n.End {
			return true
		}
		if nm.End == n.End && nm.Start > n.Start && w.s.nouns(n.Start, nm.Start) {
			return true // 工业大省辽宁
		}
	}
	return false
}

// named reports whether the noun behind a counter of things is a name in full, which
// nothing counts.
func (w *walk) named(n paper.Span) bool {
	for _, nm := range w.s.Names {
		if nm.Start == n.Start && nm.End >= n.End && n.End-n.Start > 2 && w.s.Text[n.Start] != '“' {
			return true
		}
	}
	return false
}

// verbOnly reports whether a verb stands between the noun and the number: then
// the noun is who does it.
func (w *walk) verbOnly(paper.Span) bool { return w.verb >= 0 }

// people reports whether the unit counts persons: 全村5000人 needs no noun.
func people(unit string) bool {
	return unit == "人" || unit == "户" || unit == "口" || unit == "口人"
}

// areal reports whether a noun that ends in the character is a kind of area: 地区, 全县.
func areal(r rune) bool {
	switch r {
	case '区', '市', '县', '省', '国', '州', '镇', '乡', '村', '地':
		return true
	}
	return false
}

// contiguous reports whether the span has no stop in it.
func contiguous(s *Sentence, n paper.Span) bool {
	for _, r := range s.Text[n.Start:n.End] {
		if r == '，' || r == '。' || r == '；' {
			return false
		}
	}
	return n.End-n.Start <= 24
}

// trimRight cuts a noun phrase behind a number where it runs on: 家企业等.
func (s *Sentence) trimRight(n paper.Span) paper.Span {
	for n.End > n.Start+1 && (s.Text[n.End-1] == '等' || s.Text[n.End-1] == '的') {
		n.End--
	}
	return n
}
