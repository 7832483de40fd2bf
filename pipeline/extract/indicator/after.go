package indicator

import (
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// oneOfMany returns where 之一 stands behind the few words from token i on, i where it
// does not.
func (s *Sentence) oneOfMany(i, high int) int {
	const longest = 5 // words
	for k := i; k < high && k <= i+longest && !s.Boundary(k) && (s.Toks[k].Tag != word.M || s.Toks[k].Ref < 0); k++ {
		if s.is(k, 之一) {
			return k
		}
	}
	return i
}

// nounAfter returns the tokens [i,j) of the noun phrase that starts at token i or,
// behind a 的 or a clause that modifies it (来自…的专家), after that; i == j where
// there is none. high is where the clause, or the run up to the next number, ends.
func (s *Sentence) nounAfter(i, high int) (int, int) {
	if i >= high {
		return i, i
	}
	p := phrase{s: s, i: i, high: high}
	if !p.enter() {
		return p.i, p.i
	}
	if s.magnitude(p.i, p.i, high) {
		if end := s.multiplied(p.i, high); end > p.i {
			return p.i, end
		}
	}
	if s.all&among != 0 {
		if end := s.oneOfMany(p.i, high); end > p.i {
			return p.i, end // 9个亿元乡之一, 10个试点之一: a noun whatever its words are tagged
		}
	}
	p.j = p.i
	p = p.grow()
	for p.begun() && s.Toks[p.j-1].Tag == word.D {
		p.j--
	}
	if !p.begun() {
		if end := s.characters(p.i, high); end > p.i && p.i > 0 && s.quantityAt(p.i-1) != nil {
			return p.i, end
		}
		return p.behindClause()
	}
	if a, b := p.owned(); b > a {
		return a, b
	}
	p.j += p.mended()
	if s.content(p.i, p.j) {
		return p.i, p.clauseEnd()
	}
	return p.behindClause()
}

// enter moves the start of the phrase over what may stand between a number and its noun;
// it reports false where the word there ends the number's reach (突破5000亿元|大关).
func (p *phrase) enter() bool {
	s := p.s
	if p.i < p.high && s.is2(p.i, '的', '之') {
		p.de = true
		p.i++
	}
	if p.de && p.i+1 < p.high && s.Toks[p.i].Tag == word.T && s.Toks[p.i].Ref >= 0 && s.nounlike(p.i+1) {
		p.i++ // 5.5%的同比涨幅, 上千平米的元代壁画
	}
	if !p.de && p.i < p.high && s.is2(p.i, '时', 时候) {
		return false // 指数超过100点|时
	}
	if p.i < p.high && s.in(p.i, classMark) && !(s.is(p.i, '中') && s.nounlike(p.i)) {
		return false
	}
	if p.i+1 < p.high && !p.de && s.single(p.i, p.i+1) && s.Toks[p.i].Tag == word.V && s.is2(p.i+1, '到', '至') {
		return false // 由3个跳到12个
	}
	if p.i < p.high && s.is4(p.i, 左右, 以上, 以下, 以内) {
		p.i++
	} else if p.i+1 < p.high && !p.de && s.is2(p.i, 大小, 见方) && s.is(p.i+1, '的') {
		p.de = true
		p.i += 2 // 30平米大小的房屋
	}
	if !p.de && p.i+2 < p.high && s.is(p.i+1, '的') && s.nounlike(p.i+2) {
		switch s.Toks[p.i].Tag {
		case word.L, word.I, word.Z:
			p.i += 2 // 3个能歌善舞的青年
		}
	}
	if s.magnitude(p.i, p.i, p.high) {
		p.i = s.graded(p.i, p.high)
	}
	switch {
	case p.de:
	case p.i+1 < p.high && s.is2(p.i, '级', '型') && s.nounlike(p.i+1):
		p.i++ // 150座级|干线客机
	case p.i+2 < p.high && s.is(p.i, '被') && s.persons(p.i) && s.Toks[p.i+1].End-s.Toks[p.i+1].Start > 1 && (s.Toks[p.i+1].Tag == word.V || s.Toks[p.i+1].Tag == word.VN) && s.thing(p.i+2):
		p.i += 2 // 101名被审计|领导干部
	}
	return true
}

// magnitude reports whether token k, one of the few from token i on, is part of a number
// that names a size: the 千亿元级 of 6个千亿元级产业.
func (s *Sentence) magnitude(k, i, high int) bool {
	const longest = 4 // tokens
	return k < high && k < i+longest && s.Toks[k].Ref < 0 && (s.Toks[k].Tag == word.M || s.Toks[k].Tag == word.Q)
}

// graded returns the noun behind a 级 that a size from token i on leads to, i where there
// is none: 6个千亿元级|产业.
func (s *Sentence) graded(i, high int) int {
	for k := i; s.magnitude(k, i, high); k++ {
		if s.is(k, '级') && k+1 < high && s.nounlike(k+1) {
			return k + 1
		}
		if s.sized(k, i, high) {
			break
		}
	}
	return i
}

// multiplied returns the end of a name that an amount makes from token i on, i where there
// is none: 9个亿元乡, 3个千万元村.
func (s *Sentence) multiplied(i, high int) int {
	for k := i; s.magnitude(k, i, high); k++ {
		if s.sized(k, i, high) {
			return k + 2
		}
	}
	return i
}

// sized reports whether token k is the 元 of an amount from token i on that a short noun
// stands behind.
func (s *Sentence) sized(k, i, high int) bool {
	if k == i || !s.is(k, '元') || k+1 >= high || s.Boundary(k+1) {
		return false
	}
	t := &s.Toks[k+1]
	return t.End-t.Start <= 2 && (t.Tag == word.Q || s.nounlike(k+1))
}

// owned returns the noun behind a phrase that only says whose, by whom or of where it is.
func (p phrase) owned() (int, int) {
	of := !p.de && p.next() && p.s.is(p.j, '的')
	if of {
		if a, b := p.ofField(); b > a {
			return a, b
		}
	}
	if a, b := p.ofDoer(); b > a {
		return a, b
	}
	if of {
		if a, b := p.ofMeasure(); b > a {
			return a, b
		}
	}
	tag := p.s.Toks[p.i].Tag
	if tag == word.V {
		if a, b := p.ofPurpose(); b > a {
			return a, b
		}
	}
	if of || tag == word.NS {
		return p.ofPlace()
	}
	return 0, 0
}

// ofField: 10名外交领域的前高官. A counter of persons counts the person.
func (p phrase) ofField() (int, int) {
	s, j := p.s, p.j
	if p.de || !p.next() || !s.is(j, '的') || !s.persons(p.i) && !s.unitIs(p.i, "") || s.personal(j-1) {
		return 0, 0
	}
	k := j + 1
	if s.Toks[k].Tag == word.F && k+1 < p.high {
		k++
	}
	if _, b := s.nounAfter(k, p.high); b > k && s.nounlike(k) && s.personal(b-1) {
		return k, b
	}
	return 0, 0
}

// ofDoer: 108项上级政府下放的行政审批事项; and what can be done with it: 20万肉眼可见的畸形儿.
func (p phrase) ofDoer() (int, int) {
	s, v := p.s, p.j
	if v+2 < p.high && s.verb2(v) && s.Text[s.Toks[v].Start] == '可' && s.is(v+1, '的') && s.nounlike(v+2) {
		return s.nounAfter(v+2, p.high)
	}
	if p.de || !s.acts(p.i) && !s.extends(p.i) {
		return 0, 0
	}
	if s.is(v-1, '的') || v < p.high && s.is(v, '的') {
		v--
	}
	if v > p.i && v+2 < p.high && s.Toks[v].Tag == word.V && s.is(v+1, '的') && s.thing(v+2) {
		return s.nounAfter(v+2, p.high)
	}
	return 0, 0
}

// extends reports whether the number before token i measures an extent or a mass, which
// whoever acts does not have: 4.6亿亩|农村流转的土地.
func (s *Sentence) extends(i int) bool {
	q := s.quantityAt(max(0, i-1))
	return q != nil && (q.UnitClass == "area" || q.UnitClass == "mass" || q.UnitClass == "volume")
}

// ofMeasure: 14家死亡率超常的医院. A measure is not counted, so it describes what is.
func (p phrase) ofMeasure() (int, int) {
	s, j := p.s, p.j
	q := s.quantityAt(max(0, p.i-1))
	if p.de || q == nil || q.UnitClass != "count" || !p.next() || !s.is(j, '的') {
		return 0, 0
	}
	for i := p.i + 1; i < j; i++ {
		if h, _, ok := s.headOf(s.span(p.i, i)); ok && h.kind != "" && (s.Toks[i].Tag == word.A || s.Toks[i].Tag == word.B || s.Toks[i].Tag == word.V) {
			return s.nounAfter(j+1, p.high)
		}
	}
	return 0, 0
}

// ofPurpose: 144个支持老区的政策文件.
func (p phrase) ofPurpose() (int, int) {
	s, j := p.s, p.j
	if p.de || p.i == 0 || s.Toks[p.i].Tag != word.V || !s.acts(p.i) && !s.unitIs(p.i, "个") && !s.unitIs(p.i, "类") && !s.unitIs(p.i, "种") {
		return 0, 0
	}
	for k := j; k < p.high && k < j+3 && (s.Toks[k].Tag == word.V || s.Toks[k].Tag == word.VN); k++ {
		j = k + 1 // 三类种番茄|增收|的办法
	}
	if j+1 >= p.high || !s.is(j, '的') || !s.nounlike(j+1) {
		return 0, 0
	}
	if a, b := s.nounAfter(j+1, p.high); b > a && !s.personal(b-1) {
		return a, b
	}
	return 0, 0
}

// ofPlace: 两张上海近期的对比照.
func (p phrase) ofPlace() (int, int) {
	const longest = 8 // tokens
	s, j := p.s, p.j
	if !p.de && p.next() && s.is(j, '的') && s.thing(j+1) && s.onlyNames(p.i, j) && s.Toks[p.i].End-s.Toks[p.i].Start > 1 && !s.event(p.i) {
		if a, b := s.nounAfter(j+1, p.high); b > a && s.t.endsIn(s.Text[:s.Toks[b-1].End], 1, classCounted|classHouse) {
			return a, b // 这三家日本的企业
		}
	}
	if p.de || j >= p.high || !s.onlyPlaces(p.i, j) || s.is(j, '的') {
		return 0, 0
	}
	for k := j; k+1 < p.high && k < j+longest && s.quantityAt(k) == nil && s.Toks[k].Tag != word.V; k++ {
		if s.is(k, '的') && s.thing(k+1) {
			if a, b := s.nounAfter(k+1, p.high); b > a {
				return a, b
			}
		}
	}
	return 0, 0
}

// mended returns by how many tokens a phrase is longer or shorter than its words alone tell.
func (p phrase) mended() int {
	j := p.j
	if p.j < p.high { // these look at what follows
		p.j += p.jointAct()
		p.j += p.halfWord()
		p.j += p.lastCharacter()
	}
	if p.j > p.i+1 { // and these at the last word but one
		p.j += p.manner()
		p.j += p.act()
	}
	return p.j - j
}

// jointAct: 3个小时的联合施救.
func (p phrase) jointAct() int {
	s, j := p.s, p.j
	if p.de && j < p.high && p.verb2() && (s.Toks[j-1].Tag == word.VN || s.money(p.i-2)) && j+1 < len(s.Toks) && s.Boundary(j+1) {
		return 1
	}
	return 0
}

// halfWord: 两个维度, which the tagger cuts.
func (p phrase) halfWord() int {
	s, j := p.s, p.j
	if p.de || !s.single(p.i, j) || j >= p.high || !s.single(j, j+1) || s.Toks[j].Ref >= 0 {
		return 0
	}
	if t := s.Toks[j].Tag; t == word.Q || t == word.V && j+1 < len(s.Toks) && s.Boundary(j+1) {
		return 1
	}
	return 0
}

// lastCharacter: 三个优质莲种, the last word of which the tagger cuts.
func (p phrase) lastCharacter() int {
	s, j := p.s, p.j
	if j <= p.i || j >= p.high || !s.single(j-1, j) || !s.single(j, j+1) || s.Toks[j-1].End != s.Toks[j].Start || s.Toks[j].Ref >= 0 {
		return 0
	}
	if s.Toks[j-1].Tag != word.N && s.Toks[j-1].Tag != word.NZ || s.t.endsIn(s.Text[:s.Toks[j-1].End], 1, classCounted|classPerson|classHouse|classAreal) || s.isPredicate(j) {
		return 0
	}
	if t := s.Toks[j].Tag; (t == word.V || t == word.Q) && (s.stops(j+1) || s.is2(j+1, '的', '中')) {
		return 1
	}
	return 0
}

// manner: 391家酒楼等公共场所|明察暗访.
func (p phrase) manner() int {
	s, j := p.s, p.j
	if j <= p.i+1 || !s.stops(j) || s.Toks[j-1].End-s.Toks[j-1].Start != 4 {
		return 0
	}
	if t := s.Toks[j-1].Tag; (t == word.I || t == word.L) && (s.thing(j-2) || s.Toks[j-2].Tag == word.NR) {
		return -1
	}
	return 0
}

// act: 4支女队|参赛.
func (p phrase) act() int {
	s, j := p.s, p.j
	if j <= p.i+1 || p.i == 0 || s.quantityAt(p.i-1) == nil || s.money(p.i-1) {
		return 0
	}
	if j-2 > p.i && s.is(j-2, 投入) && (s.Toks[j-1].Tag == word.V || s.Toks[j-1].Tag == word.VN) {
		return -2 // 三户民宿|投入运营
	}
	if j < p.high && !p.de && p.verb2() && p.acting() && s.Toks[j-1].Tag == word.VN {
		if j-1 > p.i+1 && s.Toks[j-2].Tag == word.VN && s.thing(j-3) {
			return -2
		}
		return -1 // 两家银行|合作成立…
	}
	if !p.de && s.Toks[j-1].Tag == word.VN && s.personal(j-2) && s.persons(p.i) && s.Toks[j-2].Tag == word.N {
		return -1 // 近百位专家|指导
	}
	if !s.stops(j) {
		return 0
	}
	if t := &s.Toks[j-1]; t.Tag == word.VN && !t.Nominal && s.thing(j-2) && !s.unitIs(p.i, "种") && !s.unitIs(p.i, "亩") {
		return -1
	}
	return 0
}

// clauseEnd returns where a phrase behind 的 ends that is itself the subject of a relative
// clause: 高层次人才创业的企业.
func (p phrase) clauseEnd() int {
	s, j := p.s, p.j
	if !p.de || !p.next() {
		return j
	}
	if s.Toks[j].Tag == word.V && s.is(j+1, '的') && j+2 < p.high && s.nounlike(j+2) {
		if a, b := s.nounAfter(j+2, p.high); b > a {
			return b
		}
	}
	if t := s.Toks[j-1].Tag; (t == word.V || t == word.VN) && s.is(j, '的') && s.nounlike(j+1) {
		if a, b := s.nounAfter(j+1, p.high); b > a {
			return b
		}
	}
	return j
}

// behindClause returns the noun behind the last 的 of a clause that modifies it: 来自各地的
// 权威专家, 曾经使用过的印章.
func (p phrase) behindClause() (int, int) {
	s := p.s
	if p.i >= p.high {
		return p.i, p.i
	}
	switch s.Toks[p.i].Tag {
	case word.V, word.P, word.D, word.A, word.S:
		for k := p.high - 2; k > p.i; k-- {
			if s.is(k, '的') && (s.nounlike(k+1) || s.is2(k+1, '“', '《')) {
				if a, b := s.nounAfter(k+1, p.high); b > a {
					return a, b
				}
			}
		}
	}
	return p.i, p.i
}

// participle reports whether token j is a verb that stands before nouns as an
// attribute.
func (s *Sentence) participle(j int) bool {
	t := &s.Toks[j]
	if t.End-t.Start == 3 && s.Text[t.Start] == '新' && t.Tag == word.V {
		return true // 8个新开工项目
	}
	end, id := s.t.parts.Longest(s.Text, t.Start)
	return id >= 0 && end == t.End
}

// present reports whether 在 at token j and the one character behind it are such an
// attribute: 在港, 在建.
func (s *Sentence) present(j int) bool {
	end, id := s.t.parts.Longest(s.Text, s.Toks[j].Start)
	return id >= 0 && end == s.Toks[j].End+1
}

// presentAt reports whether such an attribute starts at the character.
func (s *Sentence) presentAt(at int) bool {
	i := s.startsAt(at, 0, len(s.Toks))
	return i >= 0 && s.is(i, '在') && s.present(i)
}

// money reports whether token i is an amount of money.
func (s *Sentence) money(i int) bool {
	q := s.quantityAt(max(i, 0))
	return q != nil && q.UnitClass == "currency"
}

// wanting reports whether the number before token i has a counter that cannot stand
// without what it counts: 名, 位, 种.
func (s *Sentence) wanting(i int) bool { return s.counterIs(i, classNeedy) }

// persons reports whether the number before token i counts persons.
func (s *Sentence) persons(i int) bool {
	q := s.quantityAt(max(0, i-1))
	return q != nil && (q.UnitText == "名" || q.UnitText == "位")
}

// personal reports whether a noun that ends with token i names persons.
func (s *Sentence) personal(i int) bool {
	end := s.Text[:s.Toks[i].End]
	return s.t.endsIn(end, 1, classPerson) || s.t.endsIn(end, 2, classPerson)
}

// acts reports whether the number before token i counts what is done, given or
// decided, and not who does it: 项, 条, 件.
func (s *Sentence) acts(i int) bool { return s.counterIs(i, classDeed) }

// event reports whether the number before token i counts events, which verbs name.
func (s *Sentence) event(i int) bool {
	q := s.quantityAt(max(0, i-1))
	return q != nil && (q.UnitText == "起" || q.UnitText == "场" || q.UnitText == "轮" || q.UnitText == "次")
}

// modified reports whether the nouns from token j on end in 的 and another noun:
// 来自各地的专家.
func (s *Sentence) modified(j, high int) bool {
	for j < high && (s.nounlike(j) || s.Toks[j].Tag == word.R || (s.Toks[j].Tag == word.M || s.Toks[j].Tag == word.Q) && s.Toks[j].Ref < 0 || s.is4(j, '、', '和', '等', '及')) {
		j++
	}
	return j+1 < high && s.is(j, '的')
}

// onlyModifiers reports whether tokens [i,j) are adjectives and the like.
func (s *Sentence) onlyModifiers(i, j int) bool {
	for ; i < j; i++ {
		switch s.Toks[i].Tag {
		case word.A, word.B, word.AD, word.Z, word.NS:
		default:
			return false
		}
	}
	return true
}

// whole reports whether the tokens [i,j) are a noun that says what is measured: 价格.
func (s *Sentence) whole(i, j int) bool {
	_, whole, ok := s.headOf(s.span(i, j))
	return ok && whole
}

// onlyPlaces reports whether tokens [i,j) are places, which no counter counts.
func (s *Sentence) onlyPlaces(i, j int) bool {
	for ; i < j; i++ {
		if s.Toks[i].Tag != word.NS {
			return false
		}
	}
	return true
}

// onlyNames reports whether tokens [i,j) are names.
func (s *Sentence) onlyNames(i, j int) bool {
	for k := i; k < j; k++ {
		if t := s.Toks[k].Tag; t != word.NS && t != word.NT && t != word.NZ && t != word.NR {
			return false
		}
	}
	return j > i
}

// verbal reports whether the span is one verb: 34人遇难.
func (s *Sentence) verbal(n paper.Span) bool {
	i := s.startsAt(n.Start, 0, len(s.Toks))
	return i >= 0 && s.Toks[i].End == n.End && s.Toks[i].Tag == word.V
}

// Verbal reports whether the span is one verb or an attribute of the kind of 在建.
func (s *Sentence) Verbal(n paper.Span) bool {
	i := s.startsAt(n.Start, 0, len(s.Toks))
	return i >= 0 && (s.verbal(n) || s.Toks[i].End == n.End && s.participle(i))
}

// nominal reports whether the verb at token j, behind a number, is a noun by what
// follows: 10余场演出后, 两起爆炸相继发生. first: nothing stands between.
func (s *Sentence) nominal(j int, first bool) bool {
	if j+1 >= len(s.Toks) {
		return first
	}
	switch next := &s.Toks[j+1]; next.Tag {
	case word.F:
		return true
	case word.W:
		return first && !s.is(j+1, '“')
	case word.U:
		return s.is(j+1, '的') && (!first && s.Toks[j].Nominal || first && s.unitIs(j, "起")) // 三起爆炸的地点
	case word.D, word.V, word.P:
		return first && (s.Toks[j].Nominal || next.Tag == word.D)
	}
	return false
}
