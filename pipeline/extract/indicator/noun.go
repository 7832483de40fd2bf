package indicator

import (
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// nounlike reports whether token i can be part of a noun phrase.
func (s *Sentence) nounlike(i int) bool {
	m := s.memo(i)
	if m.asked&askedNounlike == 0 {
		m.asked |= askedNounlike
		m.nounlike = s.nominalAt(i)
	}
	return m.nounlike
}

// nominalAt is nounlike, where it has not been asked.
func (s *Sentence) nominalAt(i int) bool {
	t := &s.Toks[i]
	switch s.sole(i) {
	case '.':
		return false
	case '率':
		return i > 0
	case '比': // 收入比由…缩小至…, 性别比为…
		return i > 0 && s.thing(i-1) && i+1 < len(s.Toks) && (s.is2(i+1, '由', '从') || s.Toks[i+1].Tag == word.V && s.isPredicate(i+1))
	}
	if t.Tag != word.N && t.Tag != word.W && s.bounding(i) {
		return false
	}
	if t.Tag == word.A && i+1 < len(s.Toks) && s.is4(i+1, '至', '到', '达', '于') {
		return false // 利率低至3%
	}
	if t.End-t.Start == 2 && s.in(i, classAdverbial) && (i+1 >= len(s.Toks) || !s.nounlike(i+1)) && !(s.is(i, 预期) && i > 0 && (s.Toks[i-1].Tag == word.V || s.Toks[i-1].Tag == word.VN)) {
		return false // but 增长预期 is a noun
	}
	if s.is(i, 现有) && (i == 0 || s.thing(i-1) || s.Boundary(i-1)) && (t.Tag == word.VN || s.numbered(i)) {
		return false // 研究院现有|科研人员210人, but 占现有项目的47%, 压减一成现有产能
	}
	switch t.Tag {
	case word.N, word.NR, word.NS, word.NT, word.NZ, word.VN, word.AN, word.A, word.B, word.J, word.K, word.L, word.S, word.H, word.I, word.Z:
		return !s.is4(i, '大', '小', '多', '少') || i+1 < len(s.Toks) && s.Toks[i+1].Tag == word.N
	case word.Q:
		if s.tallied(i) && s.is(i+1, '数') || s.spot(i) {
			return true // 成交件数, 取水点12个
		}
		if i > 0 && i+1 < len(s.Toks) && t.Ref < 0 && t.End-t.Start == 1 && s.Toks[i-1].Tag == word.V && s.Toks[i-1].End-s.Toks[i-1].Start == 2 && s.is2(i+1, '由', '从') {
			return true // 申报项由12项合并为5项
		}
		if s.is4(i, 人次, 车次, 班次, 架次) && i > 0 && s.Toks[i-1].Tag != word.M && t.Ref < 0 {
			return true // 就诊人次上升两成
		}
		return s.is4(i, '年', '月', '日', '季') || i > 1 && t.Ref < 0 && t.End-t.Start == 1 && !s.is(i, '个') && s.Toks[i-1].Tag != word.V && s.thing(i-1) && s.Toks[i-1].End == t.Start && s.Toks[i-1].End-s.Toks[i-1].Start == 2 && i+1 < len(s.Toks) && s.quantityAt(i+1) != nil // 起降点399个
	case word.AD:
		return i+1 < len(s.Toks) && (s.Toks[i+1].Tag == word.N || s.is(i+1, '率') || s.Toks[i+1].Tag == word.V && t.End-t.Start > 1 && s.nounlike(i+1) && !s.isPredicate(i+1) && !s.is4(i, 全部, 成功, 顺利, 陆续)) // 配套率, 直接投资
	case word.V:
		return s.nounlikeVerb(i)
	case word.F:
		if s.is(i, '中') && i+1 < len(s.Toks) && s.Text[s.Toks[i+1].Start] == '小' && s.thing(i+1) {
			return i == 0 || s.quantityAt(i-1) != nil || !s.thing(i-1) // 2600户|中|小微企业
		}
		return i > 0 && i+1 < len(s.Toks) && s.thing(i+1) && (s.in(i, classWhereabouts) || t.End-t.Start == 1 && !s.isAny(i, '中', '上', '下', '内', '里', '后', '前'))
	case word.T: // 现代服务业
		return t.Ref < 0 && i+1 < len(s.Toks) && s.thing(i+1)
	case word.R:
		return s.isAny(i, 本地, 各类, 各级, 各种, 各族, 其他, 全体) || s.is(i, 各界) && i+1 < len(s.Toks) && s.Toks[i+1].Tag == word.N || s.is(i, '各') && i > 0 && s.thing(i-1) && i+1 < len(s.Toks) && s.isAny(i+1, 部委, 部门, 单位, 省区市, 省份)
	case word.D:
		if t.End-t.Start == 2 && s.inRate(i) {
			return true // 就地转化率, 重复利用率
		}
		if s.measures(i) {
			return true // 车厢高度由3.7米提高到4米
		}
		if s.is3(i, '总', '净', '实') {
			return i+1 < len(s.Toks) && s.Toks[i+1].Tag != word.W && s.nounlike(i+1) // 总购进, 净流入
		}
		if s.is(i, '新') {
			return i+1 < len(s.Toks) && s.Toks[i+1].Tag == word.V && s.nounlike(i+1)
		}
		return s.Text[t.Start] == '最' && (t.End-t.Start == 2 || i+1 < len(s.Toks) && s.Toks[i+1].Tag == word.A)
	case word.M:
		if s.is(i, '数') {
			return i > 0 && (s.thing(i-1) || s.tallied(i-1) || s.Toks[i-1].Tag == word.V && s.Toks[i-1].End-s.Toks[i-1].Start > 1)
		}
		if t.Ref < 0 && i+1 < len(s.Toks) && s.is(i+1, 指数) && i > 0 && s.thing(i-1) {
			return true // 中证500指数
		}
		return t.Ref < 0 && (s.isAny(i, 规模以上, '两', '三', '双', '四') || s.is3(i, 第一, 第二, 第三) && i+1 < len(s.Toks) && s.is(i+1, 产业) || t.End-t.Start == 1 && i+1 < len(s.Toks) && s.isAny(i+1, 车道, '层', '轮', 星级, '线') || (t.End-t.Start > 1 || s.is2(i, '万', '亿')) && i+1 < len(s.Toks) && s.is4(i+1, 规模, 吨级, 千瓦级, 元级))
	}
	return false
}

// tallied reports whether token i is a counter whose number is what is measured: 成交件|数.
func (s *Sentence) tallied(i int) bool {
	t := &s.Toks[i]
	return t.Tag == word.Q && t.Ref < 0 && t.End-t.Start == 1 && i > 0 && i+1 < len(s.Toks) && s.Toks[i-1].Ref < 0 && (s.verb2(i-1) || s.thing(i-1)) && s.Text[s.Toks[i+1].Start] == '数'
}

// spot reports whether token i is the 点 of a place where something is done, right before how many
// there are: 取水|点|12个.
func (s *Sentence) spot(i int) bool {
	t := &s.Toks[i]
	return s.is(i, '点') && t.Tag == word.Q && t.Ref < 0 && i > 0 && i+1 < len(s.Toks) && s.Toks[i-1].End == t.Start && s.verb2(i-1) && s.quantityAt(i+1) != nil && s.quantityAt(i+1).UnitClass == "count"
}

// nounlikeVerb reports whether the verb at token i can be part of a noun phrase: 重复利用率,
// 签约项目, 能源消耗降低了30%. Most rules ask for what follows to be of a kind, by which they are
// parted here: to be turned away by all of them is what most verbs come to.
func (s *Sentence) nounlikeVerb(i int) bool {
	t, n := &s.Toks[i], i+1
	two, before, more := t.End-t.Start == 2, i > 0 && s.thing(i-1), n < len(s.Toks)
	switch {
	case before && s.is2(i, '展', '赛'):
		return true // 专题展
	case two && s.Text[t.Start] == '用' && s.t.endsIn(s.Text[:t.End], 1, classUtility):
		return true
	case more && (two && s.namesWith(i, before) || s.namedBy(i, before)):
		return true
	}
	// 出口, 进口, 投资: verbs that newspapers count by
	if st, id := s.ending(s.t.heads, i); id >= 0 && st <= t.Start {
		return !more || !s.is3(n, '了', '过', '着') // 五年增长了近3倍
	}
	if !more {
		return false
	}
	switch s.Toks[n].Tag {
	case word.M:
		if s.is(n, '数') || two && i > 0 && s.is3(i-1, '总', '净', '实') && s.quantityAt(n) != nil && !s.isPredicate(i) {
			return true // 总挂牌数, 总购进40亿元
		}
	case word.Q:
		if two && s.spot(n) || s.tallied(n) && s.is(n+1, '数') {
			return true // 取水点12个
		}
	case word.V:
		if two && (t.Nominal || i > 0 && s.is4(i-1, '和', '与', '及', '、')) && !s.isPredicate(i) && !s.empty(i) {
			if st, id := s.ending(s.t.heads, n); id >= 0 && st == s.Toks[n].Start {
				return true // 社会保障和就业支出
			}
		}
	}
	if !s.thing(n) {
		return false
	}
	if !before && s.participle(i) && !s.isPredicate(i) && !s.empty(i) {
		return true // 签约项目85个
	}
	return s.attributeVerb(i, before)
}

// namedBy reports whether the verb at token i is part of a noun by the word or two that stand
// beside it, as far as it may be of any length.
func (s *Sentence) namedBy(i int, before bool) bool {
	t, n := &s.Toks[i], i+1
	switch s.Toks[n].Tag {
	case word.M:
		if s.is(i, '费') && i > 0 && s.Toks[i-1].End == t.Start && (before || s.verb2(i-1) || s.is2(i-1, '）', ')')) && s.money(n) {
			return true // 因公出国（境）费17亿元
		}
	case word.V:
		if s.is(i, '用') && i+2 < len(s.Toks) && s.single(n, n+1) && s.nounlike(n) {
			return true // 用|能成本
		}
	case word.Q:
		if s.is4(n, 人次, 车次, 班次, 架次) && s.nounlike(n) {
			return true // 就诊人次上升两成
		}
	}
	if before && s.in(i, classWork) && s.thing(n) {
		return true // 科技|创新|专项资金
	}
	return i > 0 && s.is(i-1, '用') && s.single(i, n) && s.in(i, classUtility) && s.thing(n)
}

// namesWith is namedBy for a verb of two characters.
func (s *Sentence) namesWith(i int, before bool) bool {
	n := i + 1
	switch next := &s.Toks[n]; {
	case s.is4(n, '及', '和', '与', '、') && s.joinedTo(i):
		return true // 公务用车购置及运行费
	case next.Tag == word.V && s.undergoes(i):
		return true // 能源消耗降低了30%
	case next.Tag == word.N && next.End-next.Start > 1 && s.Text[next.End-1] == '率' && !s.isPredicate(i) && !s.empty(i):
		return true // 重复利用率
	case before && i+2 < len(s.Toks) && s.mean(n) && s.thing(i+2) && !s.isPredicate(i) && !s.empty(i) && !s.gains(i):
		return true // 债券回购日均成交
	}
	return i > 0 && s.quantityAt(i-1) != nil && s.in(n, classGrant) && !s.empty(i) && !s.isAny(i, 进行, 作为, 用于, 给予, 予以, 获得) // 30万元安家补贴
}

// attributeVerb reports whether the verb at token i, which a noun follows, is part of that: 示范企业
// 培育对象, 审批效率, 养殖用地.
func (s *Sentence) attributeVerb(i int, before bool) bool {
	t := &s.Toks[i]
	if s.assets(i+1) && s.in(i, classFound) {
		return false
	}
	if t.End-t.Start == 2 && (i == 0 || s.is2(i-1, '的', '其') || s.Toks[i-1].Tag == word.W || s.Toks[i-1].Tag == word.AD || s.is3(i-1, 平均, 人均, 户均)) && s.rated(i, false) && !s.bounding(i) {
		return true // 公司的用水成本, 平均放行时间
	}
	if t.End-t.Start == 2 && i > 0 && (before || s.is(i-1, '”')) && s.in(i+1, classEnrolled) {
		return true // 示范企业培育对象
	}
	if n := &s.Toks[i+1]; t.End-t.Start == 2 && n.Tag == word.N && n.End-n.Start == 2 && s.Text[n.Start] == '用' && s.Text[n.Start+1] != '户' {
		return true // 养殖用地, 生产用电
	}
	if t.Nominal || s.Toks[i+1].End-s.Toks[i+1].Start == 1 && s.Toks[i+1].Tag != word.NS && !(s.gains(i) && s.cutHead(i+1)) && (t.End-t.Start > 1 || s.Toks[i+1].Tag != word.B && !(i > 0 && s.areal(s.Toks[i-1].End) && s.in(i, classTaking))) { // 审批效率, but 县|产|茶, 巩固率
		return true
	}
	if t.End-t.Start == 2 && i > 0 && (before || s.Toks[i-1].Tag == word.S || s.is(i-1, '新')) && s.rated(i, true) && !s.bounding(i) {
		return true // 家庭医生签约服务覆盖率
	}
	return t.End-t.Start == 1 && i > 0 && (before || s.Toks[i-1].End-s.Toks[i-1].Start == 1 && s.Toks[i-1].Tag != word.W && s.Toks[i-1].Tag != word.V) && !s.isPredicate(i) && !s.in(i, classTaking) // 科创企业
}

// numbered reports whether a number stands in the clause behind token i.
func (s *Sentence) numbered(i int) bool {
	for i++; i < len(s.Toks) && !s.Boundary(i); i++ {
		if s.quantityAt(i) != nil {
			return true
		}
	}
	return false
}

// per returns where the words begin that end with token i, right before a number, and
// say what it is for: 每|桶 before 82.5美元, 每|盎|司 before 1980美元; -1 where none do.
func (s *Sentence) per(i, low int) int {
	const longest = 4
	end := s.Toks[i].End
	for a := i; a >= low && end-s.Toks[a].Start <= longest && s.Toks[a].Ref < 0; a-- {
		t := &s.Toks[a]
		if t.Tag == word.V && t.End-t.Start > 1 {
			return -1 // 每年拿出2亿元
		}
		if t.Tag == word.R && s.Text[t.Start] == '每' && end-t.Start > 1 {
			if a < i && t.End-t.Start > 1 {
				return -1 // 每户|分到1900元
			}
			return a
		}
	}
	return -1
}

// inRate reports whether the words right behind token i, at most two, end in 率.
func (s *Sentence) inRate(i int) bool {
	for j := i + 1; j < len(s.Toks) && j < i+3; j++ {
		if t := &s.Toks[j]; t.Ref >= 0 || t.Tag != word.V && !s.thing(j) {
			return false
		}
		if s.Text[s.Toks[j].End-1] == '率' {
			return s.Toks[j].End-s.Toks[i+1].Start > 1
		}
	}
	return false
}

// measures reports whether token i, an adverb as tagged, is the head of a noun
// phrase in full (高度, 人工): a preposition, a verb or a number follows.
func (s *Sentence) measures(i int) bool {
	t := &s.Toks[i]
	if t.End-t.Start < 2 || i+1 >= len(s.Toks) {
		return false
	}
	st, id := s.ending(s.t.heads, i)
	return id >= 0 && st == t.Start && (s.Toks[i+1].Tag == word.P || s.Toks[i+1].Tag == word.M || s.isPredicate(i+1))
}

// rated reports whether the run of nouns behind token i ends in a measure (率,
// 量, 额; where bare, one that says nothing alone): then a verb before it is part of
// its name.
func (s *Sentence) rated(i int, bare bool) bool {
	t := s.t
	if a, id := s.ending(t.light, i); id >= 0 && a <= s.Toks[i].Start {
		return false
	}
	if a, id := s.ending(t.preds, i); id >= 0 && a == s.Toks[i].Start {
		return i+1 < len(s.Toks) && s.isAny(i+1, 幅度, 速度, 力度, 进度, 效应) // 精简幅度, 放大效应
	}
	j := i + 1
	for j < len(s.Toks) && s.thing(j) {
		j++
	}
	switch s.Text[s.Toks[j-1].End-1] {
	case '率', '量', '额', '度':
		return true
	}
	_, id := s.ending(t.heads, j-1)
	return id >= 0 && (t.head[id].bare || !bare) // 新投产里程
}

// assets reports whether the nouns from token i on are an amount that a thing has: 估值,
// 年销售收入, 总规模.
func (s *Sentence) assets(i int) bool {
	if i+1 < len(s.Toks) && (s.is(i, '总') && s.thing(i+1) || s.is(i, '年') && s.in(i+1, classAsset)) {
		return true
	}
	return s.in(i, classAsset)
}

// bounding reports whether token i is one of 不足, 超过, 低于: it bounds the number
// behind it and is no part of a name.
func (s *Sentence) bounding(i int) bool {
	t := s.t
	st, id := s.ending(t.preds, i)
	return id >= 0 && st == s.Toks[i].Start && t.pred[id].bound != ""
}

// boundEnds reports whether a word that bounds what follows ends with token i, which may be cut:
// 不|到.
func (s *Sentence) boundEnds(i int) bool {
	t := s.t
	_, id := s.ending(t.preds, i)
	return id >= 0 && t.pred[id].bound != ""
}

// thing reports whether token i is plainly a noun.
func (s *Sentence) thing(i int) bool {
	if s.is3(i, '率', '量', '额') || s.is(i, '费') && i+1 < len(s.Toks) && s.money(i+1) {
		return true
	}
	switch s.Toks[i].Tag {
	case word.N, word.NZ, word.VN, word.NS, word.NT, word.J, word.AN, word.B, word.K:
		return true
	}
	return false
}

// content reports whether some token of [i,j) is a noun or as good as one.
func (s *Sentence) content(i, j int) bool {
	for ; i < j; i++ {
		switch s.Toks[i].Tag {
		case word.Q, word.D, word.M, word.A, word.AD, word.W, word.U, word.C, word.K, word.H, word.F:
		default:
			if !s.is4(i, '月', '年', '日', '天') {
				return true
			}
		}
	}
	return false
}

// nounBefore returns the token where the noun phrase begins that ends before token j,
// no earlier than low; j where there is none. It goes left from part to part, over one 的
// at the most.
func (s *Sentence) nounBefore(j, low int) int {
	i, of := j, false
	for i > low {
		a := s.partBefore(i, j, low)
		if a == i && i < j && !of && i-1 > low && s.Toks[i-1].Tag == word.U && s.is2(i-1, '的', '之') && s.nounlike(i-2) {
			a, of = i-1, true
		}
		if a == i {
			break
		}
		i = a
	}
	if i == j {
		return j
	}
	i = s.unbroken(i, j, low)
	if i > low && i < j && s.Toks[i].End-s.Toks[i].Start == 1 && (s.is(i-1, '在') && s.present(i-1) || s.is(i-1, '因') && s.Toks[i-1].Tag == word.P) {
		i-- // 在孵企业, 因病致贫
	}
	return s.front(i, j)
}

// partBefore returns the token where the part of a noun phrase begins that stands right before
// token i, of a phrase that ends before token j; i where none does.
func (s *Sentence) partBefore(i, j, low int) int {
	k := i - 1
	if h := s.headed(k, low); h < k {
		return h
	}
	if s.nounlike(k) {
		return k
	}
	if a := s.enclosed(k, low); a < k {
		return a
	}
	if i == j {
		return i
	}
	if s.is(k, '在') && s.Toks[i].End-s.Toks[i].Start == 1 && s.present(k) { // 在港时间
		return k
	}
	if s.conjoined(i, j, low) {
		return k
	}
	return s.attributeBefore(i, low)
}

// enclosed returns the token where what token k closes begins: a quotation, a title, a bracket
// behind a noun; k where it closes none of them.
func (s *Sentence) enclosed(k, low int) int {
	switch s.Text[s.Toks[k].Start] {
	case '”', '》', '）', ')':
	default:
		return k
	}
	if a := max(s.bracket(k, low, '”', '“'), s.bracket(k, low, '》', '《')); a >= 0 {
		return a
	}
	if a := s.parenthesis(k, low); a > low && s.nounlike(a-1) {
		return a
	}
	return k
}

// conjoined reports whether the word before token i, in a phrase that ends before token j, joins
// what follows to the noun before it: 和, 及其, 等, 人民币|对|美元汇率.
func (s *Sentence) conjoined(i, j, low int) bool {
	k := i - 1
	switch {
	case k <= low:
	case s.Toks[k].Tag == word.C && s.isAny(k, '和', '与', '及', 以及, '或') || s.is(k, '、'):
		return s.nounlike(k-1) && (s.nounlike(i) || s.is2(i, 以上, 以下))
	case s.is(k, 及其):
		return s.nounlike(k - 1)
	case s.is2(k, '对', '兑'):
		return s.rateOf(i) && s.thing(k-1)
	case s.is(k, '等') && s.Toks[k].Tag == word.U:
		return k > low+1 && s.thing(k-1) && s.listed(k-1, low) && s.content(i, j) // 内燃机、货车等生产
	}
	return false
}

// attributeBefore returns the token where the attribute begins that stands before token i and is
// no noun: a size or a number that counts nothing, a bracket with what comes before it (出国（境）|
// 费); i where none does.
func (s *Sentence) attributeBefore(i, low int) int {
	k := i - 1
	uncounted := func(i int) bool {
		return (s.Toks[i].Tag == word.M || s.Toks[i].Tag == word.Q) && s.Toks[i].Ref < 0
	}
	switch {
	case k > low && s.is(k, '级') && s.Toks[k-1].Tag == word.M && s.Toks[k-1].Ref < 0 && s.Toks[k-1].End-s.Toks[k-1].Start > 1: // 百亿级企业
		return k - 1
	case k > low && s.is(k, '元') && s.is2(k-1, '万', '亿') && s.Toks[k-1].Ref < 0 && s.thing(i): // 万元产值用水量
		return k - 1
	case s.is3(i, 以上, 以下, 及以上) && uncounted(k): // 亿元以上项目
		for k > low && uncounted(k-1) {
			k--
		}
		return k
	}
	if open := s.parenthesis(k, low); open > low && s.verb2(open-1) && s.isAny(i, '费', 费用, '率', '量', '额') {
		return open - 1 // 出国（境）费
	}
	return i
}

// rateOf reports whether token i is a currency whose rate of exchange follows: 美元|汇率.
func (s *Sentence) rateOf(i int) bool {
	return i+1 < len(s.Toks) && s.thing(i) && s.Toks[i+1].End-s.Toks[i+1].Start >= 2 && equal(s.Text[s.Toks[i+1].Start:s.Toks[i+1].Start+2], "汇率")
}

// cutHead reports whether a head of the list begins with token i that the tagger has cut:
// 实现|营|收.
func (s *Sentence) cutHead(i int) bool {
	for j := i + 1; j < len(s.Toks) && j < i+3; j++ {
		if s.headed(j, i) == i {
			return true
		}
	}
	return false
}

// headed returns the token where the head of the list begins that ends with token k,
// no earlier than low; k itself where that is the token or none does. The tagger cuts
// heads that it does not know: 满意|度, 工业用|地.
func (s *Sentence) headed(k, low int) int {
	st, id := s.ending(s.t.heads, k)
	if id < 0 || st >= s.Toks[k].Start {
		return k
	}
	i := k
	for i > low && s.Toks[i].Start > st {
		if s.Toks[i-1].Ref >= 0 || s.Toks[i-1].Tag == word.W {
			return k
		}
		i--
	}
	return i
}

// listed reports whether the nouns that end in token k are joined to others by 、.
func (s *Sentence) listed(k, low int) bool {
	for ; k > low && s.nounlike(k); k-- {
	}
	return s.is(k, '、')
}

// front moves the start of a noun phrase over what no noun phrase starts with.
func (s *Sentence) front(i, j int) int {
	for i < j && (s.isAny(i, '的', '之', '和', '与', '及', 以及, '、', '等') || s.Toks[i].Tag == word.K) {
		i++
	}
	return i
}

// parenthesis returns the token that opens the parenthesis which token k closes; -1 for none from
// low on.
func (s *Sentence) parenthesis(k, low int) int {
	if s.kinds[k]&closing == 0 {
		return -1
	}
	return max(s.bracket(k, low, '）', '（'), s.bracket(k, low, ')', '('))
}

// bracket returns where the bracket that token k closes opens, if that is no
// earlier than low and near; else -1.
func (s *Sentence) bracket(k, low int, closing, opening rune) int {
	if s.Text[s.Toks[k].Start] != closing {
		return -1
	}
	for i := k - 1; i >= low && i > k-14; i-- {
		switch s.Text[s.Toks[i].Start] {
		case opening:
			if s.is3(i+1, 记者, 通讯员, 实习生) {
				return -1 // 电（记者某某）
			}
			return i
		case closing:
			return -1
		}
	}
	return -1
}

// span returns the characters of the tokens [i,j).
func (s *Sentence) span(i, j int) paper.Span {
	if i >= j {
		return paper.Span{}
	}
	return paper.Span{Start: s.Toks[i].Start, End: s.Toks[j-1].End}
}

// Phrase returns the noun phrase that ends before token j and starts no earlier
// than token low; empty where there is none.
func (s *Sentence) Phrase(low, j int) paper.Span {
	i := s.nounBefore(j, low)
	if i >= j || !s.content(i, j) {
		return paper.Span{}
	}
	return s.trim(s.span(i, j))
}
