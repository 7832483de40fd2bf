package indicator

import "baoshu/pipeline/extract/word"

// A walk is the reader on its way left from a number.
type walk struct {
	s        *Sentence
	k        int // token of the number
	from, to int // its clause
	low      int // where the walk ends: the clause, or the number before
	j        int // the walk stands behind token j-1
	de       bool
	prep     bool // a preposition, or 等, stands between noun and number
	unit     fact // what its unit says of it
	times    int  // where what says of what the number is each time begins, or 0
	verb     int  // first token of an action verb at the number, or -1
	verbEnd  int
	more     int // 高, 多: 1; 低, 少: -1; 0 none
	pred     predicate
	choice   choice // of its noun
	r        Reading
}

// Read reads the number at token k.
func (s *Sentence) Read(k int) Reading {
	w := s.from(k)
	q := s.quantityAt(k)
	if q == nil {
		return w.r
	}
	if w.unit = unitOf(q); w.coordinated() {
		return w.r
	}
	w.skip()
	w.changed()
	w.nouns(q)
	w.towards()
	w.decide(q)
	return w.r
}

// from begins the walk at the number at token k.
func (s *Sentence) from(k int) *walk {
	w := &s.walk
	*w = walk{s: s, k: k, verb: -1}
	w.r.Like = -1
	w.from, w.to = s.Clause(k)
	w.low = w.from
	for i := k - 1; i >= w.from; i-- {
		if s.quantityAt(i) != nil {
			w.low = i + 1
			break
		}
	}
	w.j = k
	return w
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
	if w.alsoOf() {
		w.r.Like, w.r.Rule = s.Toks[w.low-1].Ref, "clause/coordinated" // 占全省的10%和全国的2%
		return true
	}
	if w.k-w.low > 2 {
		return false
	}
	exchanged := w.k == w.low+1 && s.is2(w.low, '兑', 兑换) && s.money(w.k) && s.money(w.low-1)
	for i := w.low; i < w.k && !exchanged; i++ {
		if !s.isAny(i, '和', '、', '及', '与', 以及, '或', '至', '到', '—', '-') {
			return false
		}
	}
	prev, q := s.quantityAt(w.low-1), s.quantityAt(w.k)
	if exchanged {
		w.r.Like, w.r.Rule = s.Toks[w.low-1].Ref, "clause/exchanged" // 133.57日元兑换1美元
		return true
	}
	if w.k > w.low && (multiple(prev) && q.UnitClass == "percent" || prev.UnitClass == "percent" && multiple(q)) {
		w.r.Like, w.r.Rule = s.Toks[w.low-1].Ref, "clause/coordinated" // 分别增长1.6倍和83%
		return true
	}
	if w.k > w.low && prev.UnitText != q.UnitText && prev.UnitText != "" && q.UnitText != "" && (prev.UnitClass == "percent") == (q.UnitClass == "percent") && w.k == w.low+1 && s.is4(w.low, '和', '、', '及', '与') && w.severally() {
		w.r.Like, w.r.Rule = s.Toks[w.low-1].Ref, "clause/coordinated" // 分别增产12万吨和3亿立方米
		return true
	}
	if w.k > w.low && prev.UnitClass == q.UnitClass && (prev.UnitText == q.UnitText || prev.UnitText == "") {
		w.r.Like = s.Toks[w.low-1].Ref
		w.r.Rule = "clause/coordinated"
		return true
	}
	return false
}

// alsoOf reports whether the number is a percentage that 和 joins to the one before it, and each
// stands behind 的 and a kind of area.
func (w *walk) alsoOf() bool {
	s := w.s
	if w.k != w.low+3 || w.low < 3 || !s.is4(w.low, '和', '、', '及', '与') || !s.is(w.k-1, '的') || !s.is(w.low-2, '的') {
		return false
	}
	a, b := s.quantityAt(w.low-1), s.quantityAt(w.k)
	return a.UnitClass == "percent" && b.UnitClass == "percent" && s.areal(s.Toks[w.k-2].End) && s.areal(s.Toks[w.low-3].End)
}

// exchanged returns where what a rate of exchange is of begins, if token i leads from it to
// the rate: 1|美元|兑; else i.
func (s *Sentence) exchanged(i, low int) int {
	if i <= low || !s.isAny(i, '兑', 兑换, '对', '合', 折合) || s.Toks[i-1].Ref >= 0 {
		return i
	}
	for a := i - 1; a >= low && a > i-4 && s.Toks[a].Ref < 0; a-- {
		if c := s.Text[s.Toks[a].Start]; c >= '0' && c <= '9' {
			return a
		}
	}
	return i
}

// severally reports whether 分别 stands in the clause before the first of the numbers, with
// nothing but its verb between: 分别增产12万吨和3亿立方米, 分别为5亿元和3亿美元.
func (w *walk) severally() bool {
	s := w.s
	for i := w.from; i < w.low-1; i++ {
		if !s.is(i, 分别) {
			continue
		}
		for i++; i < w.low && s.quantityAt(i) == nil; i++ {
			switch s.Toks[i].Tag {
			case word.V, word.D, word.P, word.U, word.A, word.T:
			default:
				return false
			}
		}
		return i < w.low
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
	if next := w.k + 1; next < len(s.Toks) && !s.Boundary(next) && !s.is3(next, '和', '、', '及') {
		return false
	}
	for i := w.k - 3; i >= 0 && i > w.k-24; i-- {
		if s.is(i, 分别) {
			return true
		}
	}
	return false
}

// skip walks over verbs and words that say nothing, up to a noun.
func (w *walk) skip() {
	for w.j > w.low && w.over(w.j-1) {
	}
}

// inert reports that none of what passes asks can answer for token i: it has the tag of a noun, no
// word of the lists of predicates and fillers ends with it, the clause is not of what each
// gets, and it is none of the words that are looked for by themselves. The noun that the walk
// ends at is nearly always so.
func (s *Sentence) inert(i int) bool {
	const nouns tags = 1<<word.N | 1<<word.NR | 1<<word.NS | 1<<word.NT | 1<<word.NZ | 1<<word.VN | 1<<word.J
	t := &s.Toks[i]
	if nouns>>t.Tag&1 == 0 || s.all&each != 0 || s.kinds[i]&(opening|closing) != 0 || s.Text[t.Start] < 0x2e80 || s.classes(i)&(classOver|classEach|classPassed) != 0 {
		return false
	}
	if _, id := s.ending(s.t.preds, i); id >= 0 {
		return false
	}
	_, id := s.ending(s.t.fillers, i)
	return id < 0
}

// passed are the words that passes looks for whatever their tag, and whatever the lists say.
var passed = [...]form{'比', '时', 时候, '到', '至', '上', '由', '从', '自', '较', 相比, 比较, 相较, '间', '内', 人民币, '升', '兑', 兑换, '对', '合', 折合}

// over walks over what ends with token i, which stands before what the walk has passed
// already; it reports false where that is a noun or what no rule knows.
func (w *walk) over(i int) bool {
	return !w.s.inert(i) && w.passes(i)
}

// passes is over for any token.
func (w *walk) passes(i int) bool {
	s := w.s
	tok := &s.Toks[i]
	if s.is(i, '比') {
		if s.nounlike(i) {
			return false
		}
		if s.score(i) {
			w.j = i
			return true
		}
	}
	switch {
	case i == w.k-1 && w.beside(i), w.noted(i):
	case tok.Tag == word.T && tok.Ref >= 0:
		w.j = i // 2013年以来 … 减少90%
	case s.is2(i, '时', 时候) && i > w.low && s.Toks[i-1].Tag == word.T && s.Toks[i-1].Ref >= 0:
		w.j = i - 1 // 债务到去年1月1日|时|为1.8亿美元
	case w.predicateAt(i):
	case s.is3(i, '由', '从', '自') && tok.Tag != word.N:
		w.r.From = true
		w.j = i
	case w.eachAt(i), w.standardAt(i), w.fillerAt(i):
	case s.headed(i, w.low) < i:
		return false
	default:
		return w.functionWord(i) || w.verbAt(i)
	}
	return true
}

// beside walks over what stands between the number and its predicate, right before it and no
// part of the clause: a bracket, a space, the unit that a price is for.
func (w *walk) beside(i int) bool {
	s := w.s
	if i > w.low+1 && (s.is(i, '）') || s.is(i, ')')) {
		if open := s.parenthesis(i, w.low); open > w.low && s.isPredicate(open-1) {
			w.j = open // 投资为（不含农户）18万亿元
			return true
		}
	}
	if i > w.low && s.is(i, ' ') && s.isPredicate(i-1) {
		w.j = i
		return true
	}
	if !s.money(w.k) {
		return false
	}
	if a := s.exchanged(i, w.low); a < i {
		w.j = a // 中间价为1美元兑6.8元
		return true
	}
	if s.is(i, '升') {
		if a := s.per(i, w.low); a >= 0 {
			w.j = a // 每升1.12元
			return true
		}
	}
	return false
}

// noted walks over a note in brackets that stands behind the verb which names the sum: 外资实际
// 到位（部口径）占31%, 义务植树（含折算）90万株.
func (w *walk) noted(i int) bool {
	s := w.s
	if w.verb >= 0 || !s.is2(i, '）', ')') {
		return false
	}
	open := s.parenthesis(i, w.low)
	if open <= w.low || s.Toks[open-1].Tag != word.V || s.nounlike(open-1) || s.isPredicate(open-1) {
		return false
	}
	w.j = open
	return true
}

// predicateAt takes the predicate that ends with token i, with the 到 or the basis behind it.
func (w *walk) predicateAt(i int) bool {
	s, t := w.s, w.s.t
	if a, id := s.longest(t.preds, i, w.low); a >= 0 && t.pred[id].fits(s.quantityAt(w.k)) && w.take(t.pred[id], a, i+1) {
		return true
	}
	if i > w.low && s.is2(i, '到', '至') {
		if a, id := s.longest(t.preds, i-1, w.low); a >= 0 && t.pred[id].sense == Change && w.take(predicate{sense: To, dir: t.pred[id].dir}, a, i+1) {
			return true // 增值到现在的546亿元
		}
	}
	if a := s.onBasis(i, w.low); a < i {
		w.j, w.r.Compared = a, true // 提交材料将|在原有基础上减少42%
		return true
	}
	return false
}

// eachAt walks over what says of what the number is each time: 每桶, 每个月.
func (w *walk) eachAt(i int) bool {
	s := w.s
	if i == w.k-1 || w.j == w.times {
		if a := s.per(i, w.low); a >= 0 && (i == w.k-1 || a > w.low && s.isPredicate(a-1)) {
			w.j, w.times = a, a // 达到每人|每年40元
			return true
		}
	}
	if i-1 >= w.low && s.Toks[i].Ref < 0 && (s.Toks[i-1].Tag == word.R && s.Text[s.Toks[i-1].Start] == '每' || s.is3(i-1, 一个, '每', '一')) && s.in(i, classEach) {
		w.j = i - 1 // 每个月2.5万元
		return true
	}
	return false
}

// standardAt walks over what the number is compared with, as far as it is short: 比, 比市区,
// 较调整前.
func (w *walk) standardAt(i int) bool {
	s, tag := w.s, w.s.Toks[i].Tag
	if s.is2(i, '比', '较') {
		w.r.Compared = true
		w.j = i
		return true
	}
	if w.more != 0 && i > w.low && s.is2(i-1, '比', '较') && (tag == word.F || tag == word.S || tag == word.R || tag == word.D) {
		w.r.Compared = true
		w.j = i - 1 // 比市区低, 比以往高
		return true
	}
	if a := w.standard(i); a >= 0 {
		w.j = a
		return true
	}
	return false
}

// fillerAt walks over a word that says little of the number: one of fillers.tsv, the years that
// something took, the currency again.
func (w *walk) fillerAt(i int) bool {
	s, tok := w.s, &w.s.Toks[i]
	if a, _ := s.longest(s.t.fillers, i, w.low); a >= 0 && !(i < w.k-1 && s.is(i+1, '的') && w.relative() && s.in(i, classAim)) { // 占年度计划的76%
		w.filler(a, i+1)
		return true
	}
	if t := s.Text[tok.Start:tok.End]; tok.Ref < 0 && len(t) > 2 && t[0] >= '0' && t[0] <= '9' && (t[len(t)-1] == '间' || t[len(t)-1] == '内') {
		w.j = i // 补助7年间增长了近5倍, where it is read as a name
		return true
	}
	if i-2 >= w.low && s.is2(i, '间', '内') && s.is(i-1, '年') && s.Toks[i-2].Tag == word.M && s.Toks[i-2].Ref < 0 {
		w.j = i - 2 // 规模六年间扩大了12倍
		return true
	}
	if i == w.k-1 && s.is(i, 人民币) && w.unit&inMoney != 0 {
		w.j = i // 金额折合人民币21亿元
		return true
	}
	return false
}

// functionWord walks over a function word: an adverb, a particle, a preposition, a number that
// counts nothing, 每.
func (w *walk) functionWord(i int) bool {
	s, tok := w.s, &w.s.Toks[i]
	switch tok.Tag {
	case word.D, word.AD:
		if s.measures(i) {
			return false
		}
	case word.U, word.Y:
	case word.P:
		if w.pred.sense != NoSense && !s.is(i, '被') {
			return false
		}
	case word.M, word.Q:
		if tok.Ref >= 0 || s.nounlike(i) {
			return false
		}
	case word.R:
		if !s.is4(i, '每', '各', '其', 一共) {
			return false
		}
	default:
		return false
	}
	w.de = w.de || s.is(i, '的')
	w.prep = w.prep || tok.Tag == word.P || s.is(i, '等')
	w.j = i
	return true
}

// verbAt walks over a verb that is no part of a noun, which is the action at the number, or
// stands right before that: a modal is no action itself.
func (w *walk) verbAt(i int) bool {
	s := w.s
	if s.Toks[i].Tag != word.V {
		return false
	}
	switch noun := s.nounlike(i); {
	case w.verb < 0 && w.pred.sense == Change && w.r.Verb.Start == s.Toks[i].End && s.in(i, classModal): // 运输系统要减亏40%
	case !noun && w.verb < 0:
		w.verb, w.verbEnd = i, i+1
	case !noun && w.verb == i+1:
		if !s.in(i, classModal) {
			w.verb = i
		}
	case w.verb > i+1 && w.j == i+1 && s.in(i, classModal):
	default:
		return false
	}
	w.j = i
	return true
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
	case s.isAny(b-1, '高', '多', '快', '大', '长'):
		w.more = 1
	case s.isAny(b-1, '低', '少', '慢', '小', '短', '轻'):
		w.more = -1
	case s.is(b-1, '的'):
		w.de = true
	}
	w.j = a
}
