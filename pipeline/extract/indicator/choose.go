package indicator

import (
	"math/bits"
	"strings"

	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// A choice is what nouns chooses between: the noun phrase before the number and the
// one behind it.
type choice struct {
	q           *quantity.Quantity
	high        int // where the clause, or the run up to the next number, ends
	first       int // first token of the noun before
	a, b        int // tokens of the noun behind
	left, right paper.Span
	counted     bool // the unit counts what stands behind it
	de          bool // 的 stands behind the number
}

// nouns finds what is measured, left and right of the number.
func (w *walk) nouns(q *quantity.Quantity) {
	s := w.s
	if dimensional(q) {
		if n, ok := w.dimension(q.UnitClass); ok {
			w.r.Noun, w.r.Rule = s.trim(n), "noun/dimension"
			return
		}
	}
	if recurring(q) && w.beforeAction(q) {
		return
	}
	c, apply := w.both(q), applying()
	due := w.lasting(c) >> factsATable
	fixed := apply[1][due&(1<<factsATable-1)] & apply[2][due>>factsATable&(1<<factsATable-1)]
	for next := 0; ; next++ {
		due := fixed & apply[0][w.facts(c)] >> next << next
		if due == 0 {
			break
		}
		next = bits.TrailingZeros64(due)
		if rules[next].read(w, c) {
			return
		}
	}
	w.choose(c)
}

// dimensional reports whether dimension may answer: it names what is measured in no other unit.
func dimensional(q *quantity.Quantity) bool {
	switch q.UnitClass {
	case "length", "area", "mass", "time":
		return true
	}
	return false
}

// recurring reports whether beforeAction may answer: it asks how often, or at what distance of time.
func recurring(q *quantity.Quantity) bool {
	switch q.UnitText {
	case "次", "遍", "趟", "回":
		return true
	}
	return q.UnitClass == "time"
}

// both reads the nouns before and behind the number.
func (w *walk) both(q *quantity.Quantity) *choice {
	c := &w.choice
	*c = choice{q: q, high: w.next(w.k)}
	c.counted = q.UnitClass == "count" || q.UnitText == "" || q.UnitClass == "other"
	c.de = w.k+1 < len(w.s.Toks) && w.s.is(w.k+1, '的')
	w.before(c)
	w.afterNumber(c)
	return c
}

// next returns the token of the next number of the clause behind token k, or where
// the clause ends.
func (w *walk) next(k int) int {
	for i := k + 1; i < w.to; i++ {
		if w.s.quantityAt(i) != nil {
			return i
		}
	}
	return w.to
}

// before reads the noun before the number.
func (w *walk) before(c *choice) {
	if c.first = w.j; w.j > w.low {
		w.leftNoun(c)
	}
	if v := w.verb; v >= 0 && v == w.from && c.left.Empty() && w.pred.sense == ShareOf && w.verbEnd == v+1 && w.s.Toks[v].End-w.s.Toks[v].Start == 2 {
		c.left, w.verb = w.s.span(v, v+1), -1 // 投诉占了近八成
	}
}

// leftNoun reads the noun that ends before the walk, which has not come to its end.
func (w *walk) leftNoun(c *choice) {
	s := w.s
	c.first = s.nounBefore(w.j, w.low)
	if w.de && w.j < w.k {
		c.first = w.planOf(c.first)
	}
	c.first = w.related(c.first)
	c.left = s.span(c.first, w.j)
	if c.first < w.j && (!s.content(c.first, w.j) || w.j == c.first+1 && s.code(c.first)) {
		c.left = paper.Span{}
	}
	if w.unit&inMoney != 0 && !c.left.Empty() {
		for i := w.j - 2; i >= c.first; i-- { // 区财政安排|专项资金
			if s.in(i, classSpend) && (i == c.first || s.thing(i-1)) && s.Toks[i].Start >= c.left.Start && c.left.End-s.Toks[i].End > 2 {
				c.left.Start = s.Toks[i].End
				break
			}
		}
	}
	if !c.left.Empty() && w.low > w.from && c.first == w.low {
		c.left.Start = max(c.left.Start, w.lastItem(c))
	}
	if n := w.j - 1; n > c.first+2 && s.is2(n, '日', '夜') && s.Toks[n-1].Tag == word.M && s.is2(n-2, 连续, 持续) && c.left.End == s.Toks[n].End {
		c.left.End = s.Toks[n-3].End // 客流|连续四日超过10万人次
	}
	if !c.left.Empty() {
		c.left = w.object(c.first, c.left)
	}
	if w.j == c.first+1 && w.verb < 0 && c.left == s.span(c.first, w.j) && s.attributeOnly(c.first) {
		c.left = paper.Span{} // 在现行每升1.12元的基础上
	}
	if w.j == c.first+1 && w.j < w.k && s.is(w.k-1, '的') && (s.Toks[c.first].Tag == word.Z || s.Toks[c.first].Tag == word.A) && c.left == s.span(c.first, w.j) && !s.measures(c.first) {
		c.left = paper.Span{} // 短短的60公里
	}
	w.atFirst(c)
}

// planOf moves the start i of the noun before a percentage, where that is a plan, to behind
// the verb that leads to it: what a plan is for may have verbs in it (完成|年度减贫计划的106%).
func (w *walk) planOf(i int) int {
	const longest = 7 // tokens
	s := w.s
	if i >= w.j || w.j == w.k || !w.de || !w.relative() || !s.in(w.j-1, classAim) {
		return i
	}
	for k := i - 1; k >= w.low && k > i-longest; k-- {
		t := &s.Toks[k]
		switch {
		case s.isAny(k, '占', 约占, 完成, 达到, '为', '是'), s.bounding(k):
			return k + 1
		case t.Ref >= 0 && t.Tag == word.M || t.Tag == word.W || t.Tag == word.P || s.is(k, '的'):
			return i
		}
	}
	return i
}

// attributeOnly reports whether token i is an attribute that no noun can stand for: 现行,
// but not 省级.
func (s *Sentence) attributeOnly(i int) bool {
	t := &s.Toks[i]
	if t.Tag != word.B || t.End-t.Start < 2 {
		return false
	}
	switch s.Text[t.End-1] {
	case '级', '型', '类', '性', '式':
		return false
	}
	return !s.measures(i)
}

// lastItem returns where the last of the things listed before the number starts, where a
// number of another unit counts those before it: 12个乡镇、|牧民6.5万人.
func (w *walk) lastItem(c *choice) int {
	s := w.s
	if prev := s.quantityAt(w.low - 1); prev == nil || prev.UnitClass != "count" || prev.UnitText == c.q.UnitText || s.nounlike(w.low) && w.j < w.k {
		return 0
	}
	if i := s.pair(w.low, w.j); i > 0 {
		return s.Toks[i].End
	}
	return 0
}

// pair returns the 、 between the two things that tokens [a,b) list, 0 where they are not
// two: more of them, or 和 or 的, are one phrase (12个部门、单位的代表65人).
func (s *Sentence) pair(a, b int) int {
	at := 0
	for i := a + 1; i < b-1; i++ {
		switch {
		case s.isAny(i, '和', '及', '与', 以及, '的'), at > 0 && s.is(i, '、'):
			return 0
		case s.is(i, '、'):
			at = i
		}
	}
	return at
}

// code reports whether token i is a number or a model without a word: 4500P.
func (s *Sentence) code(i int) bool {
	t := &s.Toks[i]
	return t.Ref < 0 && s.Text[t.Start] >= '0' && s.Text[t.Start] <= '9' && s.Text[t.End-1] < 0x2E80
}

// adjusted reports whether the clause only says what a change was cleared of: 扣除汇率因素
// 增长10.9%.
func (w *walk) adjusted(n paper.Span) bool {
	return w.pred.sense == Change && n.End-n.Start > 2 && equal(w.s.Text[n.End-2:n.End], "因素")
}

// taken returns the unit of the number before where the noun is what that counts, "" where
// it is not.
func (w *walk) taken(n paper.Span) string {
	i := w.s.startsAt(n.Start, w.from, w.k)
	if i > 1 && w.s.participle(i-1) {
		i--
	}
	if i < 1 {
		return ""
	}
	if q := w.s.quantityAt(i - 1); q != nil && q.UnitClass == "count" {
		return q.UnitText
	}
	return ""
}

// choose sets the noun from what the rules have left: that behind the number for
// what counts, else that before it, else the verb, else what follows.
func (w *walk) choose(c *choice) {
	s := w.s
	if c.de && w.unit&ofTimes != 0 && !c.right.Empty() && w.pred.sense == NoSense && s.whole(c.a, c.b) && !w.owned(c.left) {
		c.left = paper.Span{} // 卖出普通水稻十倍的价格
	}
	if w.adjusted(c.left) {
		c.left, w.verb = paper.Span{}, -1
	}
	if w.pred.sense == Change && c.right.Empty() && w.unit&inPercent != 0 && w.taken(c.left) != "" && s.areal(c.left.End) {
		c.left = paper.Span{} // 经济增长9%，20个省份平均增长11%
	}
	if w.verb < 0 && c.right.Empty() && w.place(c.left) && w.unit&(ofTimes|inPercent|inPP|inMoney) != 0 && (w.told(c.q) || w.unit&inMoney != 0 && w.countries(c.left)) {
		c.left = paper.Span{} // 投资是消费的16倍，乙国是6倍; 浙江、云南超过4亿元
	}
	if v := w.verb; v >= 0 && c.left.Empty() && c.right.Empty() && s.single(v, v+1) && s.is2(v+1, '到', '至') && w.unit&(inPercent|inPP) != 0 {
		w.pred, w.verb, w.r.To, w.r.Sense = predicate{sense: To}, -1, true, To // 从一成|涨到三成: no verb is a share
		return
	}
	if w.unit&inTime != 0 && c.right.Empty() && !c.left.Empty() && w.verb >= 0 && s.calls(c.left) {
		if w.after(c.q, c.high); !w.r.Noun.Empty() {
			return // 林女士只用了20分钟就领到了营业执照
		}
	}
	if i := w.k + 1; w.unit&inTime != 0 && c.right.Empty() && w.verb < 0 && i < w.to && s.isAny(i, 才能, '才', 就能, 便可, 即可, 方可) {
		if w.after(c.q, c.high); !w.r.Noun.Empty() {
			return // 五年才能见效益
		}
	}
	if w.perHead(c) {
		w.r.Noun, w.r.Rule = w.r.Verb, "noun/verb" // 单个企业最高获得3000万元
		return
	}
	switch {
	case !c.right.Empty() && (c.counted && (!c.de || c.left.Empty() || w.place(c.left)) || c.left.Empty() || w.unit&inLength == 0 && s.locative(c.left) || w.place(c.left) || w.verbOnly(c.left)):
		w.r.Noun, w.r.Counted = s.trimRight(c.right), true
		w.r.Rule = "noun/counted"
	case !c.left.Empty():
		w.r.Noun = s.trim(c.left)
		w.r.Stem = w.r.Noun
		if w.verb >= w.j && s.Toks[w.j].Start == c.left.End && !w.gathered() {
			w.r.Noun.End = s.Toks[w.verbEnd-1].End
			if !contiguous(s, w.r.Noun) || w.reaching(c.q) {
				w.r.Noun = s.trim(c.left)
			} else if unit := w.taken(c.left); unit != "" && unit == c.q.UnitText {
				w.r.Noun = s.trim(c.left) // 64个项目已批复46个
			} else if w.unit&inTime == 0 && (w.place(c.left) || unit != "" || w.unit&ofPeople != 0 && s.locative(c.left)) {
				w.r.Noun = w.action() // 江苏省近两年来共|立项, 122个县市区上演|近四千场
				w.r.Stem = w.r.Noun
			} else if w.overTime(c) {
			} else if w.verb > w.j && w.onlyAdverbs(w.j, w.verb) {
				w.r.Lead, w.r.Noun = s.trim(c.left), w.action() // 员工|近年来还|捐资
				w.r.Stem = w.r.Noun
			} else if i := w.j + 2; s.Toks[w.j].Tag == word.M && w.verbEnd > i && s.isAny(w.j+1, '年', '天', '月', '周', 小时) {
				for i+1 < w.verbEnd && s.isAny(i, '能', '可', '要', '会', 可以, 能够, 需要, '应') {
					i++
				}
				w.r.Lead, w.r.Noun = s.trim(c.left), s.span(i, w.verbEnd) // 企业|一年能|省下300万元
				w.r.Stem = w.r.Noun
			}
		}
		if v := w.r.Verb; w.pred.sense == ShareOf && v.End-v.Start >= 2 && s.Text[v.Start+1] == '比' && (v.Start == w.r.Noun.End || v.Start == w.r.Noun.End+2 && equal(s.Text[w.r.Noun.End:v.Start], "中的")) {
			w.r.Noun.End = v.Start + 2 // 回程占比近五成, 贷款中的占比达45%
		}
		w.r.Rule = "noun/before"
	case w.verb >= 0 && w.pred.sense != ShareOf && (w.pred.sense != Base || c.counted && w.verbEnd == w.k):
		w.r.Noun, w.r.Weak, w.r.Rule = w.action(), true, "noun/verb"
	default:
		w.after(c.q, c.high)
	}
}

// countries reports whether the noun is a list of places by name, which no sum is of.
func (w *walk) countries(n paper.Span) bool {
	s := w.s
	i := s.startsAt(n.Start, w.low, w.k)
	for k := i; k >= 0 && k < w.k && s.Toks[k].Start < n.End; k++ {
		if s.Toks[k].Tag != word.NS && !s.is4(k, '、', '和', '及', '与') {
			return false
		}
	}
	return i >= 0
}

// reaching reports whether the verb at the number only says how far an amount goes: 苹果|卖到
// 5元, 亩产|做到800斤.
func (w *walk) reaching(q *quantity.Quantity) bool {
	s, i := w.s, w.verbEnd-1
	if q.UnitClass != "currency" && q.UnitClass != "mass" && q.UnitClass != "percent" {
		return false
	}
	if end := s.Toks[i].End; s.is2(w.verbEnd, '到', '至') {
		return strings.ContainsRune(reaches, s.Text[end-1])
	} else if c := s.Text[end-1]; c == '到' || c == '至' {
		return strings.ContainsRune(reaches, s.Text[end-2])
	}
	return false
}

// reaches are the verbs that 到 makes reach an amount: 卖到, 提到. Of 收到 and 受到 the noun is
// who gets it.
const reaches = "卖做提回冲"

// gathered reports whether the verb at the number only says that what is counted came
// together: 企业已集聚86家.
func (w *walk) gathered() bool { return w.s.in(w.verb, classGather) }

// amount reports whether the quantity is an amount of money or of a dimension,
// which stands before what it is the amount of as its attribute: 80米的石桥.
func amount(q *quantity.Quantity) bool {
	switch q.UnitClass {
	case "currency", "length", "area", "volume", "mass", "energy", "power", "data":
		return true
	}
	return false
}

// perHead reports whether the noun before an amount of money only says for whom it is each
// time, with a verb of getting behind it.
func (w *walk) perHead(c *choice) bool {
	if w.unit&inMoney == 0 || !c.right.Empty() || w.verb >= 0 || !w.gets() {
		return false
	}
	if c.left.Empty() {
		for i := w.low; i < w.k; i++ {
			if t := &w.s.Toks[i]; t.Tag == word.R && w.s.Text[t.Start] == '每' && t.End <= w.r.Verb.Start {
				return true // 每户平均获得2万元
			}
		}
		return false
	}
	t := w.s.Text[c.left.Start:c.left.End]
	return len(t) > 2 && (t[0] == '每' || t[0] == '单' && (t[1] == '个' || t[1] == '家' || t[1] == '户' || t[1] == '人'))
}

// place reports whether the noun is nothing but a name, or a list of places.
func (w *walk) place(n paper.Span) bool {
	if w.places(n) {
		return true
	}
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

// locative reports whether the noun says only where: 村里.
func (s *Sentence) locative(n paper.Span) bool {
	i := s.startsAt(n.Start, 0, len(s.Toks))
	return i >= 0 && s.Toks[i].End == n.End && (s.Toks[i].Tag == word.S || s.Text[n.End-1] == '里' && n.End-n.Start == 2)
}

// places reports whether the span lists places: 青海、西藏.
func (w *walk) places(n paper.Span) bool {
	s := w.s
	i, listed := s.startsAt(n.Start, w.low, w.k), false
	if i < 0 || n.Empty() {
		return false
	}
	for ; i < w.k && s.Toks[i].Start < n.End; i++ {
		switch {
		case s.Toks[i].Tag == word.NS:
		case s.is4(i, '、', '和', '及', '与'):
			listed = true
		default:
			return false
		}
	}
	return listed
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

// areal reports whether the noun that ends at the character is a kind of area: 地区, 全县.
func (s *Sentence) areal(end int) bool { return s.t.endsIn(s.Text[:end], 1, classAreal) }

// contiguous reports whether the span has no stop in it.
func contiguous(s *Sentence, n paper.Span) bool {
	for _, r := range s.Text[n.Start:n.End] {
		if r == '，' || r == '。' || r == '；' {
			return false
		}
	}
	return n.End-n.Start <= 24
}
