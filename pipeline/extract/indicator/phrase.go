package indicator

import (
	"math/bits"

	"baoshu/pipeline/extract/word"
)

// A phrase is the noun phrase behind a number as far as it is read: tokens [i,j) of
// those before high, where the clause, or the run up to the next number, ends.
type phrase struct {
	s          *Sentence
	i, j, high int
	de         bool // 的 stands between the number and the phrase
}

// next reports whether the clause goes on behind token j.
func (p phrase) next() bool { return p.j+1 < p.high }

// begun reports whether the phrase has a word already.
func (p phrase) begun() bool { return p.j > p.i }

// verb2 reports whether token j is a verb of two characters.
func (p phrase) verb2() bool { return p.s.verb2(p.j) }

// verb2 reports whether token i is a verb of two characters.
func (s *Sentence) verb2(i int) bool {
	t := &s.Toks[i]
	return t.Tag == word.V && t.End-t.Start == 2
}

// stops reports whether a stop, or the end of the sentence, stands at token i.
func (s *Sentence) stops(i int) bool { return i >= len(s.Toks) || s.Boundary(i) }

// What a turn says of the word at the end of a phrase, if it does not say how many
// tokens the phrase takes in.
const (
	pass = 0  // it is none of this turn's
	stop = -1 // the phrase ends before it
)

// A turn says how a noun phrase behind a number goes on at token j, where that has one of
// its tags and its cue.
type turn struct {
	tags tags
	cue  cue
	read func(phrase) int
}

// tags is a set of tags of words.
type tags uint32

const (
	anyTag tags = 1<<32 - 1
	verbs  tags = 1 << word.V
	acts   tags = 1<<word.V | 1<<word.VN
)

// A cue is what token j must be for a turn to say anything of it.
type cue uint8

const (
	noCue  cue = iota
	aMean      // 人均
	aLink      // 等, 和, 的, what opens a quotation, or an adverb
	noCues = iota
)

// links reports whether token j can be the cue of a turn that links it to what is before.
func (s *Sentence) links(j int) bool {
	switch s.Text[s.Toks[j].Start] {
	case '等', '、', '和', '及', '与', '以', '（', '“', '《', '的':
		return true
	}
	return s.Toks[j].Tag == word.D
}

// turns are asked in this order; the first that does not pass decides. Where all pass the
// phrase ends.
var turns = [...]turn{
	{anyTag, aMean, phrase.beforeMean},
	{verbs, noCue, phrase.beforeVerb},
	{acts, noCue, phrase.beforeWork},
	{verbs, noCue, phrase.nounVerbNoun},
	{verbs, noCue, phrase.fieldVerb},
	{acts, noCue, phrase.compound},
	{verbs, noCue, phrase.openingVerb},
	{1 << word.VN, noCue, phrase.beforeAspect},
	{acts, noCue, phrase.beforePredicate},
	{anyTag, noCue, phrase.noun},
	{verbs, noCue, phrase.objectOfAct},
	{verbs, noCue, phrase.attributeVerb},
	{verbs, noCue, phrase.verbOfDe},
	{verbs, noCue, phrase.nominalVerb},
	{verbs, noCue, phrase.placeVerb},
	{verbs, noCue, phrase.needyVerb},
	{verbs, noCue, phrase.eventVerb},
	{verbs, noCue, phrase.personVerb},
	{1 << word.F, noCue, phrase.generation},
	{1<<word.Q | 1<<word.V, noCue, phrase.cutWord},
	{anyTag, aLink, phrase.andOthers},
	{anyTag, aLink, phrase.joined},
	{anyTag, aLink, phrase.bracketed},
	{anyTag, aLink, phrase.named},
	{anyTag, aLink, phrase.quoted},
	{anyTag, aLink, phrase.described},
	{1 << word.P, noCue, phrase.suffered},
}

// turning has a bit for each turn, by tag and by cue.
type turning struct {
	tagged [32]uint32
	cued   [noCues]uint32
}

func turningOf() (t turning) {
	for i, x := range turns {
		for tag := range t.tagged {
			if x.tags>>tag&1 != 0 {
				t.tagged[tag] |= 1 << i
			}
		}
		t.cued[x.cue] |= 1 << i
	}
	return t
}

// due returns the turns that may say something of token j.
func (p phrase) due() uint32 {
	s, t := p.s, &p.s.t.turning
	due := t.tagged[s.Toks[p.j].Tag]
	if !s.mean(p.j) {
		due &^= t.cued[aMean]
	}
	if !s.links(p.j) {
		due &^= t.cued[aLink]
	}
	return due
}

// grow takes words into the phrase as long as a turn does.
func (p phrase) grow() phrase {
next:
	for p.j < p.high {
		for due := p.due(); due != 0; due &= due - 1 {
			switch n := turns[bits.TrailingZeros32(due)].read(p); {
			case n > 0:
				p.j += n
				continue next
			case n == stop:
				return p
			}
		}
		break
	}
	return p
}

// beforeMean: 1.1万名职工|人均年收入.
func (p phrase) beforeMean() int {
	if s := p.s; p.begun() && s.mean(p.j) && p.j+1 < len(s.Toks) && (s.nounlike(p.j+1) || s.Toks[p.j+1].Tag == word.V) {
		return stop
	}
	return pass
}

// beforeVerb: 3000种零件|需要进口.
func (p phrase) beforeVerb() int {
	if s := p.s; p.begun() && p.verb2() && s.empty(p.j) && !s.is(p.j, 现有) && !s.rated(p.j, true) {
		return stop
	}
	return pass
}

// beforeWork: 28条措施|支持民营经济, 28项经验|推广复制. Verbs are what such nouns do.
func (p phrase) beforeWork() int {
	s, j := p.s, p.j
	if t := s.Toks[j].Tag; !p.begun() || p.de || t != word.V && t != word.VN || !s.in(j-1, classMeasure) || !s.acts(p.i) {
		return pass
	}
	if s.stops(j+1) && !s.verb2(j) {
		return pass // 20项政策培训, where the one verb may end a noun
	}
	return stop
}

// nounVerbNoun: 25个扶贫对接项目.
func (p phrase) nounVerbNoun() int {
	s, j := p.s, p.j
	if p.begun() && p.verb2() && s.Toks[j-1].Tag == word.VN && !p.acting() && p.next() && s.thing(j+1) && !s.isPredicate(j) && !s.empty(j) && !s.modified(j+1, p.high) {
		return 1
	}
	return pass
}

// acting reports whether the phrase is those who do what its last word says: 两家银行合作.
func (p phrase) acting() bool {
	return p.j > p.i+1 && p.s.thing(p.j-2) && p.s.counterIs(p.i, classAgent)
}

// fieldVerb: 51项金融创新业务. No counter counts a field, so the noun is still to come.
func (p phrase) fieldVerb() int {
	s, j := p.s, p.j
	if p.begun() && !p.de && p.verb2() && s.in(j-1, classField) && s.acts(p.i) && p.next() && s.thing(j+1) && !s.isPredicate(j) && !s.empty(j) && !s.modified(j+1, p.high) {
		return 1
	}
	return pass
}

// compound: 13场技艺传承创新成果展, 6条水水中转航线. What the counter does not
// count and no one who acts is followed by verbs that belong to the name of what it counts.
func (p phrase) compound() int {
	s, j := p.s, p.j
	if !p.begun() || p.de || p.j > p.i+2 || s.Toks[j-1].Tag != word.N && s.Toks[j-1].Tag != word.NZ && s.Toks[j-1].Tag != word.NR && s.Toks[j-1].Tag != word.NS && s.Toks[j-1].Tag != word.J || !s.counterIs(p.i, classThing) || s.t.endsIn(s.Text[:s.Toks[j-1].End], 1, classCounted|classPerson|classHouse|classAreal) || s.in(j-1, classMeasure) {
		return pass
	}
	n, noun := j, s.single(j-1, j) || s.Toks[j].Nominal || s.Toks[j].Tag == word.VN
	for n < p.high && n < j+2 && (s.verb2(n) || s.Toks[n].Tag == word.VN) && !s.empty(n) {
		n++
	}
	end := n
	for end < p.high && (s.thing(end) || end > n && s.nounlike(end)) {
		end++
	}
	if n == j || !noun || end == n || end < len(s.Toks) && s.is3(end, '的', '和', '、') || !s.t.endsIn(s.Text[:s.Toks[end-1].End], 1, classCounted|classHouse) {
		return pass
	}
	return n - j
}

// openingVerb: 120万吨聚烯烃, whose first character looks like a verb. What has a mass does
// not act.
func (p phrase) openingVerb() int {
	s, j := p.s, p.j
	if p.begun() || p.de || j == 0 || !s.single(j, j+1) || s.Toks[j].Tag != word.V || !p.next() || s.Toks[j+1].Tag != word.N || s.in(j, classTaking|classMove) || s.isPredicate(j) || s.empty(j) {
		return pass
	}
	if q := s.quantityAt(j - 1); q != nil && (q.UnitClass == "mass" || q.UnitClass == "volume") {
		return 1
	}
	return pass
}

// beforeAspect: 3000名志愿者|服务着, where the verb was tagged a noun.
func (p phrase) beforeAspect() int {
	if s, j := p.s, p.j; s.Toks[j].Tag == word.VN && j+1 < len(s.Toks) && s.is3(j+1, '着', '了', '过') {
		return stop
	}
	return pass
}

// beforePredicate: 每公斤8元的价格|收购… : the noun says what is measured, and the verb is
// what is done at it.
func (p phrase) beforePredicate() int {
	s, j := p.s, p.j
	if t := s.Toks[j].Tag; p.de && p.begun() && (t == word.VN || t == word.V) && s.whole(p.i, j) && !(s.money(p.i-2) && j+1 < len(s.Toks) && s.Boundary(j+1)) {
		return stop
	}
	return pass
}

// noun: a word that can be part of a noun phrase as it stands.
func (p phrase) noun() int {
	if s, t := p.s, p.s.Toks[p.j]; s.nounlike(p.j) && (t.Tag != word.D || s.Text[t.Start] == '最') {
		return 1
	}
	return pass
}

// objectOfAct: 提出近百条修改意见. The sentence has its verb before the number, so the
// one behind it is part of the noun.
func (p phrase) objectOfAct() int {
	s, j := p.s, p.j
	if p.begun() || p.de || !p.verb2() || !p.next() || !s.thing(j+1) || j < 2 || s.modified(j+1, p.high) || s.money(j-1) {
		return pass
	}
	if t := s.Toks[j-2].Tag; t == word.V || t == word.P || s.is(j-2, '了') {
		return 1
	}
	return pass
}

// attributeVerb: 123家入驻企业, 9名遇难香港游客.
func (p phrase) attributeVerb() int {
	s, j := p.s, p.j
	if !p.de && s.Toks[j].Tag == word.V && p.next() && s.thing(j+1) && s.onlyModifiers(p.i, j) && s.participle(j) {
		return 1
	}
	return pass
}

// verbOfDe: 60万元的安家补贴. Behind 的 a verb that a noun follows is the noun's.
func (p phrase) verbOfDe() int {
	s, j := p.s, p.j
	if p.de && !p.begun() && p.verb2() && p.next() && (s.thing(j+1) || s.Toks[j+1].Tag == word.L) && !s.modified(j+1, p.high) {
		return 1
	}
	return pass
}

// nominalVerb: 10余场演出后.
func (p phrase) nominalVerb() int {
	if p.verb2() && p.s.nominal(p.j, p.j == p.i) {
		return 1
	}
	return pass
}

// placeVerb: 65家中国出版单位. No counter counts a place, so the noun is still to come.
func (p phrase) placeVerb() int {
	s, j := p.s, p.j
	if p.begun() && s.Toks[j].Tag == word.V && p.next() && s.thing(j+1) && s.onlyPlaces(p.i, j) {
		return 1
	}
	return pass
}

// needyVerb: 上万名贫困留守儿童, 428名外逃人员. The counter wants a noun.
func (p phrase) needyVerb() int {
	s, j := p.s, p.j
	if !p.de && p.verb2() && p.next() && s.thing(j+1) && s.wanting(p.i) && s.onlyModifiers(p.i, j) && !s.isPredicate(j) && !s.modified(j+1, p.high) {
		return 1
	}
	return pass
}

// eventVerb: 两起炸弹袭击.
func (p phrase) eventVerb() int {
	if p.begun() && !p.de && p.verb2() && p.s.stops(p.j+1) && p.s.event(p.i) {
		return 1
	}
	return pass
}

// personVerb: 378名住宿生, which the tagger cuts. The counter wants a person, whom the last
// character names.
func (p phrase) personVerb() int {
	s, j := p.s, p.j
	if p.begun() && s.persons(p.i) && s.single(j, j+1) && s.in(j, classPerson) && s.Toks[j-1].Tag == word.N && s.Toks[j].Start == s.Toks[j-1].End {
		return 1 // 92名初中|生
	}
	if p.begun() || p.de || !p.verb2() || j+1 >= p.high || !s.persons(p.i) || !s.single(j+1, j+2) || !s.in(j+1, classPerson) || s.Toks[j+1].Start != s.Toks[j].End {
		return pass
	}
	if j+2 < len(s.Toks) && s.is(j+2, '的') {
		return pass
	}
	return 2
}

// generation: 27名80后队员.
func (p phrase) generation() int {
	if s, j := p.s, p.j; j == p.i+1 && s.is(j, '后') && s.code(p.i) {
		return 1
	}
	return pass
}

// cutWord: a word that the tagger does not know and cuts into characters, one of which
// looks like a measure word.
func (p phrase) cutWord() int {
	s, j := p.s, p.j
	if t := &s.Toks[j]; p.begun() && (t.Tag == word.Q || t.Tag == word.V && s.Toks[j-1].Tag == word.N && !s.empty(j) && !s.in(j, classTaking|classMove) && !s.t.endsIn(s.Text[:t.Start], 1, classCounted|classPerson|classHouse|classAreal)) && t.Ref < 0 && s.single(j, j+1) && s.single(j-1, j) && p.next() && s.thing(j+1) {
		return 1
	}
	return pass
}

// andOthers: 电力、钢铁等企业.
func (p phrase) andOthers() int {
	if p.begun() && p.s.is(p.j, '等') && p.next() && p.s.nounlike(p.j+1) {
		return 1
	}
	return pass
}

// joined: 企业和机构.
func (p phrase) joined() int {
	if s, j := p.s, p.j; p.begun() && s.isAny(j, '、', '和', '及', '与', 以及) && p.next() && s.nounlike(j+1) && s.nounlike(j-1) {
		return 1
	}
	return pass
}

// bracketed: 省（区、市）级平台. A bracket behind which no noun goes on ends the phrase.
func (p phrase) bracketed() int {
	const longest = 8 // tokens
	s, j := p.s, p.j
	if !p.begun() || s.Text[s.Toks[j].Start] != '（' {
		return pass
	}
	if k := s.closing(j, p.high, '）'); k-j < longest && k+1 < p.high && s.nounlike(k+1) {
		return k + 1 - j
	}
	return stop
}

// named: 8个“一件事”, 两部《条例》.
func (p phrase) named() int {
	s, j := p.s, p.j
	if p.begun() {
		return pass
	}
	var want rune
	switch s.Text[s.Toks[j].Start] {
	case '“':
		want = '”'
	case '《':
		want = '》'
	default:
		return pass
	}
	if k := s.closing(j, p.high, want); k < p.high {
		return k + 1 - j
	}
	return stop
}

// quoted: 专精特新“小巨人”企业.
func (p phrase) quoted() int {
	const longest = 8 // tokens
	s, j := p.s, p.j
	if !p.begun() || s.Text[s.Toks[j].Start] != '“' {
		return pass
	}
	if k := s.closing(j, min(p.high, j+longest), '”'); k+1 < p.high && s.Text[s.Toks[k].Start] == '”' && s.nounlike(k+1) {
		return k + 1 - j
	}
	return stop
}

// described: 相关的政策文件, 疫情最重的国家.
func (p phrase) described() int {
	if s, j := p.s, p.j; p.begun() && !p.de && s.is(j, '的') && p.next() && s.nounlike(j+1) && s.attributive(j-1) {
		return 1
	}
	if s, j := p.s, p.j; p.begun() && !p.de && j+3 < p.high && s.Toks[j].Tag == word.D && s.in(j, classDegree) && s.Toks[j+1].Tag == word.A && s.is(j+2, '的') && s.nounlike(j+3) {
		return 3 // 七个经济较发达的市
	}
	return pass
}

// suffered: 8名被困群众.
func (p phrase) suffered() int {
	s, j := p.s, p.j
	if !p.begun() && s.Toks[j].Tag == word.P && s.is2(j, '被', '受') && j+2 < p.high && s.Toks[j+1].Tag == word.V && s.thing(j+2) {
		return 2
	}
	return pass
}

// closing returns the first token behind token j that is the closing character, high
// where there is none before it.
func (s *Sentence) closing(j, high int, want rune) int {
	k := j + 1
	for k < high && s.Text[s.Toks[k].Start] != want {
		k++
	}
	return k
}
