package indicator

import (
	"strings"
	"unicode/utf8"

	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// beforeAction reads a number that says how often, or at what distance, something
// is done, and so counts the verb behind it: 每隔30分钟观测一次, 报告77次提到改革.
func (w *walk) beforeAction(q *quantity.Quantity) bool {
	s := w.s
	switch q.UnitText {
	case "次", "遍", "趟", "回":
		if w.k+1 >= w.to || w.pred.sense != NoSense || w.verb >= 0 {
			return false
		}
		if s.Toks[w.k+1].Tag == word.P {
			return w.means()
		}
		if s.Toks[w.k+1].Tag != word.V || s.Toks[w.k+1].Nominal || s.Toks[w.k+1].End-s.Toks[w.k+1].Start < 2 {
			return false
		}
	default:
		every := w.k > w.low && s.is2(w.k-1, 每隔, '隔')
		spare := w.k+1 < w.to && s.is(w.k+1, 时间) && (w.pred.sense == LevelOf || w.pred.sense == NoSense)
		if w.unit&inTime == 0 || !every && !spare {
			return false
		}
		p := w.pred
		w.pred = predicate{}
		w.after(q, w.to)
		w.pred = p
		return !w.r.Noun.Empty()
	}
	w.after(q, w.to)
	return !w.r.Noun.Empty()
}

// Empty reports whether the verb that ends the span says nothing of what is
// counted: 占据, 拥有, 需要.
func (s *Sentence) Empty(n paper.Span) bool {
	for i := range s.Toks {
		if s.Toks[i].End == n.End {
			return s.empty(i)
		}
	}
	return false
}

// Field reports whether the noun closes a 在…中, the field in which something is
// compared or ranked.
func (s *Sentence) Field(n paper.Span) bool {
	i := s.startsAt(n.End, 0, len(s.Toks))
	return i >= 0 && s.is3(i, '中', 之中, 当中)
}

// means takes the verb behind the means it is done by: 两次用铁锤开凿.
func (w *walk) means() bool {
	s := w.s
	for i := w.k + 2; i < w.to && s.quantityAt(i) == nil; i++ {
		if t := &s.Toks[i]; t.Tag == word.V && t.End-t.Start >= 2 && (i+1 >= w.to || !s.is(i+1, '的')) {
			_, b := s.nounAfter(i+1, w.to)
			w.r.Noun, w.r.Weak, w.r.Rule = s.span(i, max(b, i+1)), true, "noun/verb-after"
			return true
		}
	}
	return false
}

// empty reports whether the verb of token i says nothing of what is counted: 占据,
// 拥有, 需要.
func (s *Sentence) empty(i int) bool {
	t := s.t
	st, id := s.ending(t.light, i)
	if id >= 0 && st <= s.Toks[i].Start {
		return true
	}
	_, id = s.ending(t.preds, i)
	return id >= 0 && t.pred[id].sense != Change && t.pred[id].sense != New
}

// fate takes, behind a number of persons, what becomes of them: 4人被判处徒刑, 确定3人
// 已经遇害.
func (w *walk) fate(high int) bool {
	s := w.s
	i := w.k + 1
	for i < high && (s.Toks[i].Tag == word.D || s.Toks[i].Tag == word.T || s.Toks[i].Tag == word.AD) {
		i++
	}
	if i+2 < high && s.Toks[i].Tag == word.P && s.is3(i, '因', 因为, 由于) {
		i = w.outcome(i, high) // 21人因严寒|死去
	}
	if i+2 < high && s.isAny(i, '上', '去', '到', '赴', '来', '进') && s.nounlike(i+1) { // 3000万人上网店购物
		for j := i + 2; j < high && j < i+5; j++ {
			if s.verb2(j) {
				i = j
				break
			}
		}
	}
	if i < high && s.Toks[i].Tag == word.P && s.is(i, '在') { // 60人在冲突中死亡
		for j := i + 1; j < high && j < i+6; j++ {
			if s.Toks[j].Tag == word.F {
				i = j + 1
				break
			}
		}
	}
	from := i
	if i < high && s.isAny(i, '被', '受', '遭', 遭到, 受到) {
		i++
	}
	if i+1 < high && s.is2(i, 实现, 得到) && (s.Toks[i+1].Tag == word.V || s.Toks[i+1].Tag == word.VN) {
		i++ // 3600人实现脱贫
		from = i
	}
	if i+1 < high && s.is3(i, 出现, 患有, '患') {
		if a, b := s.nounAfter(i+1, high); a == i+1 && b > a {
			w.r.Noun, w.r.Counted, w.r.Rule = s.span(a, b), true, "noun/fate" // 1700多人出现|窒息症状
			return true
		}
	}
	if i >= high || s.Toks[i].Tag != word.V && from != i || s.empty(i) || moves(s.Text[s.Toks[i].End-1]) || i+1 < high && s.is3(i+1, '到', '至', '为') || s.Toks[i].End-s.Toks[i].Start < 2 && from == i || i+1 < high && s.is(i+1, '的') {
		return false
	}
	_, b := s.nounAfter(i+1, high)
	if i+1 < high && s.single(i, i+1) && s.single(i+1, i+2) && s.Toks[i+1].Ref < 0 && s.Toks[i+1].Tag == word.N {
		b = i + 2 // 被|问|责
	}
	w.r.Noun, w.r.Counted, w.r.Rule = s.span(from, max(i+1, b)), true, "noun/fate"
	return true
}

// outcome returns the last verb of the clause, with the 被 before it, behind the cause that
// opens with token i; i where there is none: 因违反规定|被处理.
func (w *walk) outcome(i, high int) int {
	const longest = 14 // tokens
	s, at := w.s, i
	for j := i + 1; j < high && j < i+longest; j++ {
		switch t := &s.Toks[j]; {
		case t.Tag == word.M && t.Ref >= 0:
			return at
		case s.is(j, '的'):
			at = i
		case s.is3(j, '被', '遭', 受到) && j+1 < high && s.Toks[j+1].Tag == word.V:
			at = j
			j++
		case s.verb2(j) && !(at == j-1 && s.Toks[at].Tag == word.V):
			at = j
		}
	}
	return at
}

// way returns where the way from … to token i begins, behind its 从.
func (w *walk) way(i int) (int, bool) {
	s := w.s
	if i <= w.low || !s.is2(i-1, '到', '至') {
		return 0, false
	}
	for k := i - 2; k >= w.low && k > i-6; k-- {
		if s.is3(k, '从', '由', '自') {
			return k + 1, k+1 < i-1
		}
	}
	return 0, false
}

// Way returns the way from … to … that the clause before that of token k is: 从签约到
// 投产，用了40天. It is empty where that clause is none.
func (s *Sentence) Way(k int) paper.Span {
	from, _ := s.Clause(k)
	if from < 4 {
		return paper.Span{}
	}
	low, _ := s.Clause(from - 2)
	at := -1
	for i := low; i < from-1; i++ {
		switch {
		case s.quantityAt(i) != nil:
			return paper.Span{}
		case at < 0 && s.Toks[i].Tag == word.P && s.is3(i, '从', '由', '自'):
			at = i + 1
		case at >= 0 && i > at && i+1 < from-1 && s.is2(i, '到', '至'):
			return s.span(at, from-1)
		}
	}
	return paper.Span{}
}

// wayFrom returns the token behind the 从 of a way from … to, whose 到 is token k; 0
// where there is none.
func (w *walk) wayFrom(k int) int {
	for i := k - 2; i >= w.low && i > k-7; i-- {
		if w.s.is(i, '从') {
			return i + 1
		}
	}
	return 0
}

// gains reports whether token k is a verb that only says that an amount came about:
// 实现, 完成.
func (s *Sentence) gains(k int) bool {
	return s.in(k, classGain)
}

// topical reports whether the noun is a sum that needs whose it is: 产值, 收入.
func (s *Sentence) topical(n paper.Span) bool {
	h, whole, ok := s.headOf(n)
	return ok && whole && (h.kind == paper.Level || h.kind == "")
}

// branch reports whether the noun names a line of business or a trade, which sums
// are of: 生物医药产业, 装备制造业.
func (w *walk) branch(n paper.Span) bool {
	if n.End-n.Start < 2 || w.place(n) {
		return false
	}
	t := w.s.Text[n.Start:n.End]
	if t[len(t)-1] == '业' {
		return !equal(t[len(t)-2:], "企业") || len(t) > 3 && !w.named(n)
	}
	return w.s.t.endsIn(t, 2, classTrade)
}

// moves reports whether a verb that ends in the character leads to an amount: 扩到.
func moves(c rune) bool { return c == '到' || c == '至' || c == '为' }

// action returns what a verb without a noun measures: the verb with the mean it
// is of (日均发出), with its complement (分到), or the way from … to … before it.
func (w *walk) action() paper.Span {
	s := w.s
	i, j := w.verb, w.verbEnd
	if i > w.low && s.in(i-1, classMean) {
		i--
	}
	if i > w.low && s.is(i-1, '被') {
		return s.span(i-1, j) // 井下|被困41人
	}
	if i > w.low && s.is2(i-1, '多', '少') {
		for i--; i > w.low && (s.Toks[i-1].Tag == word.V && s.is3(i-1, '能', '可', '要') || s.Toks[i-1].Tag == word.R && s.Text[s.Toks[i-1].Start] == '每'); i-- {
		}
		return s.span(i, j) // 每亩能多收400多元
	}
	if from, ok := w.way(i); ok {
		return s.span(from, j) // 从开工到投产只用了4个月
	}
	if s.Toks[j-1].End-s.Toks[i].Start > 1 {
		return s.span(i, j)
	}
	if j < w.k && s.isAny(j, '到', '出', '给', '成', '掉') {
		return s.span(i, j+1)
	}
	if s.is2(w.from, '从', '由') && w.low == w.from {
		for k := w.from + 1; k < i; k++ {
			if s.is2(k, '到', '至') && k > w.from+1 && k+1 < i {
				for i > k+1 && (s.Toks[i-1].Tag == word.D || s.Toks[i-1].Tag == word.W) {
					i--
				}
				return s.span(w.from+1, i) // 从拿地到开工只花51天
			}
		}
	}
	return s.span(i, j)
}

// Measured reports whether the noun is one that the statistics of a nation measure:
// a sum, a rate, an index.
func (s *Sentence) Measured(n paper.Span) bool {
	_, _, ok := s.headOf(n)
	return ok || n.Empty()
}

// nouns reports whether text[from:to] is common nouns and what modifies them.
func (s *Sentence) nouns(from, to int) bool {
	for i := s.startsAt(from, 0, len(s.Toks)); i >= 0 && i < len(s.Toks) && s.Toks[i].Start < to; i++ {
		switch s.Toks[i].Tag {
		case word.N, word.A, word.B, word.VN:
		default:
			return false
		}
	}
	return true
}

// within reports whether a noun stands in 在…中: then it is the field, and not
// what is ranked.
func (w *walk) within(n paper.Span) bool {
	i := w.s.startsAt(n.End, w.low, w.k)
	return i >= 0 && w.s.is4(i, '中', '里', 之中, 当中)
}

// intoUnit mends a noun that the unit took the beginning of: 28万人|口, and the noun
// that is in the unit: 90户人家.
func (w *walk) intoUnit(c *choice) bool {
	s, q, right := w.s, c.q, c.right
	at := s.Toks[w.k].End
	ofUnit := !right.Empty() && right.Start == at // right behind the unit
	switch unit := q.UnitText; {
	case unit == "人" && at < len(s.Text) && s.Text[at] == '口' && (right.Empty() || ofUnit):
		c.right = paper.Span{Start: at - 1, End: max(at+1, right.End)}
	case unit == "省" && ofUnit && at+1 < len(s.Text) && (equal(s.Text[at:at+2], "区市") || equal(s.Text[at:at+2], "市区")):
		c.right = paper.Span{Start: at - 1, End: at + 2} // 12省|区市
	case ofUnit && right.End-right.Start == 1 && s.areal(right.End) && utf8.RuneCountInString(unit) == 1 && s.t.endsIn([]rune(unit), 1, classAreal):
		c.right = paper.Span{Start: at - 1, End: right.End} // 10县|市
	case strings.HasSuffix(unit, "人家") && utf8.RuneCountInString(unit) == 3:
		c.right = paper.Span{Start: at - 2, End: at}
	default:
		if e := right.End; e+2 <= len(s.Text) && !right.Empty() && (equal(s.Text[e:e+2], "第一") || equal(s.Text[e:e+2], "之最")) {
			c.right.End += 2 // 四项世界第一
		}
	}
	return false
}

// carriesObject reports whether the verb of change names what changes by its
// second character: 减税, 减贫, 裁员, 增收.
func (t *tables) carriesObject(v []rune) bool {
	return len(v) == 2 && t.endsIn(v, 1, classIncorporated)
}

// attributive reports whether token i, before 的, modifies the noun behind it
// rather than owns it: 相关的, 最重的.
func (s *Sentence) attributive(i int) bool {
	switch s.Toks[i].Tag {
	case word.A, word.B, word.Z, word.AD:
		return true
	case word.V, word.VN:
		return s.is2(i, 相关, 有关) || s.turned(i)
	case word.N:
		if s.turned(i) {
			return true
		}
		if s.Text[s.Toks[i].Start] == '跨' && s.Toks[i].End-s.Toks[i].Start == 3 {
			return true // 跨地区的平台
		}
	}
	return s.in(i, classGrade)
}

// turned reports whether token i says what something has been made: 现代化, 标准化.
func (s *Sentence) turned(i int) bool {
	t := &s.Toks[i]
	return t.End-t.Start > 2 && s.Text[t.End-1] == '化'
}

// purpose takes, where a number stands alone, what it is or is for: 其中10人是儿童,
// 2亿元直接用于研发.
func (w *walk) purpose(counted bool, high int) paper.Span {
	s := w.s
	i := w.k + 1
	for i < high && (s.Toks[i].Tag == word.D || s.Toks[i].Tag == word.AD) {
		i++
	}
	if i >= high || !(counted && s.is3(i, '是', '为', '系') || s.is4(i, 用于, 投向, 用在, 投入)) {
		return paper.Span{}
	}
	a, b := s.nounAfter(i+1, high)
	if counted && b > a && b+1 < high && s.is(b, '的') {
		if c, d := s.nounAfter(b, high); d > c {
			a, b = c, d // 三人是当地小镇的|警官
		}
	}
	for b > a && b < high && s.Toks[b].Tag == word.V && s.Toks[b].Nominal {
		b++
	}
	return s.span(a, b)
}

// refers reports whether the noun only points at one named before: 这一数字.
func (w *walk) refers(n paper.Span) bool {
	s := w.s
	if n.End-n.Start > 2 || !equal(s.Text[n.Start:n.End], "数字") && !equal(s.Text[n.Start:n.End], "指标") && !equal(s.Text[n.Start:n.End], "数值") && !equal(s.Text[n.Start:n.End], "数据") {
		return false
	}
	i := s.startsAt(n.Start, w.low, w.k)
	return i > w.low && s.isAny(i-1, '一', '这', 这一, '该', '此', 这个, '个', '项', 上述)
}

// behind takes, where the nouns before and behind are missing, what a counter counts
// though verbs and adverbs open it: 五颗已知卫星, 上百项创新政策.
func (w *walk) behind(high int) paper.Span {
	s := w.s
	i := w.k + 1
	for j := i; j < high && s.Toks[j].Start-s.Toks[w.k].End < 7; j++ {
		if j > i && s.is3(j, '和', '与', '及') && s.Toks[j-1].Tag == word.V {
			continue // 解困和慰问资金
		}
		if s.thing(j) || j > i && s.Toks[j].Tag == word.L && s.Toks[j-1].Tag == word.A {
			_, b := s.nounAfter(j, high)
			if j == i || b <= j {
				break
			}
			return s.span(i, b)
		}
		switch s.Toks[j].Tag {
		case word.V, word.D, word.A, word.AD, word.Q:
			if s.Toks[j].Ref < 0 && !s.isPredicate(j) && !s.empty(j) {
				continue
			}
		}
		break
	}
	return paper.Span{}
}

// ellipsis reports whether the noun is only a place where the sentence has told
// before, in the same unit, what is measured.
func (w *walk) ellipsis(q *quantity.Quantity, left paper.Span) bool {
	s := w.s
	a := s.startsAt(left.Start, w.low, w.k)
	if a < 0 || w.unit&inPercent == 0 && !s.is4(a, 个别, 局部, 多数, 最深) {
		return false
	}
	if w.unit&inPercent != 0 && s.is4(a, 个别, 部分, 多数, 少数) && !w.owned(left) {
		return w.told(q) // 签约率已达50%，个别学校达到90%
	}
	if w.unit&inPercent != 0 && s.Toks[a].End == left.End && s.gradeAt(a) {
		return w.told(q) // 乡级报销接近80%，县级超过60%
	}
	for i := a; w.unit&inPercent != 0 && i < w.k && s.Toks[i].Start < left.End; i++ {
		if s.Toks[i].Tag != word.NS && !(s.Toks[i].End == left.End && s.areal(left.End)) {
			return false
		}
	}
	return w.told(q)
}

// told reports whether the number before, in a clause before, has the same unit.
func (w *walk) told(q *quantity.Quantity) bool {
	for i := w.from - 1; i >= 0; i-- {
		p := w.s.quantityAt(i)
		if p == nil || w.unit&inMoney != 0 && (p.UnitClass == "percent" || p.UnitClass == "pp" || multiple(p)) {
			continue // 开发区3亿元，增长6%；保税区1亿元: the rate is that of the sum
		}
		return p.UnitText == q.UnitText
	}
	return false
}

// whose returns the noun behind a measure that modifies it, where another number
// stands between: 20个年销售收入过亿元的企业 counts 企业.
func (w *walk) whose(q *quantity.Quantity, a, b, high int) (int, int, bool) {
	s := w.s
	if w.unit&inCount == 0 || b <= a || high+2 >= w.to || b != high && s.Toks[b-1].End != w.reachOf(high) || !s.is(high+1, '的') || !s.nounlike(high+2) {
		return 0, 0, false
	}
	if _, _, known := s.headOf(s.span(a, b)); !known {
		return 0, 0, false
	}
	c, d := s.nounAfter(high+1, w.to)
	return c, d, d > c
}

// share reports whether the number is a percentage that 在…中 stands before.
func (w *walk) share(q *quantity.Quantity) bool {
	return w.unit&inPercent != 0 && w.j > w.low && w.s.is4(w.j-1, '中', 之中, 当中, '里')
}

// part returns what stands before the 在 of 在…的比重中 or 在…中: the part that the
// share is of.
func (w *walk) part() paper.Span {
	s := w.s
	for i := w.j - 2; i >= w.low; i-- {
		if s.Toks[i].Tag == word.P && s.is(i, '在') {
			if sub := w.subject(i); !sub.Empty() && !w.place(sub) {
				return sub
			}
			return s.trim(s.span(i+1, w.j-1)) // 东部地区在经济比重中占六成
		}
	}
	return paper.Span{}
}

// owned reports whether the noun before 的 is one that a number with a noun behind
// it can be the measure of.
func (w *walk) owned(n paper.Span) bool {
	_, _, known := w.s.headOf(n)
	return known
}

// reachOf returns where the text before the number at token high ends, without the
// verb that leads to it: 产值|过100亿.
func (w *walk) reachOf(high int) int {
	i := high
	for i > w.k+1 && (w.s.isPredicate(i-1) || w.s.is2(i-1, '过', '超')) {
		i--
	}
	return w.s.Toks[i-1].End
}

// person reports whether a name of a person stands in the span.
func (s *Sentence) person(n paper.Span) bool {
	for i := s.startsAt(n.Start, 0, len(s.Toks)); i >= 0 && i < len(s.Toks) && s.Toks[i].Start < n.End; i++ {
		if s.Toks[i].Tag == word.NR {
			return true
		}
	}
	return false
}
