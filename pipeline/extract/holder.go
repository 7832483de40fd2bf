package extract

import (
	"strings"
	"unicode"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// A holder is a person, or a kind of people, that a clause is about. Its owner has
// no text where no person is named.
type holder struct {
	at    int // where the subject starts
	owner owner
}

// mayHold reports whether a clause of the sentence can be about a holder at all: a word in it is of
// a person's name or stands for one, for people or an office, or for what lies abroad, or a name
// is of a class. In half of the sentences none is, and [reader.holder] would find nobody.
func (r *reader) mayHold() bool {
	if r.held == unasked {
		if r.held = no; r.persons() || r.present&presentHouse != 0 {
			r.held = yes
		}
	}
	return r.held == yes
}

// persons reports whether a word of the sentence can be of a person's name, stands for one, or is
// for people; without one no clause is about any.
func (r *reader) persons() bool {
	if r.folks == unasked {
		if r.folks = no; r.peopled || r.agape != 0 || (r.ends&cueTitled != 0 || r.cues&cueAway != 0) && r.folk() {
			r.folks = yes
		}
	}
	return r.folks == yes
}

// folk reports whether a word of the sentence is for people, for an office or for what lies
// abroad, or says that somebody lives somewhere.
func (r *reader) folk() bool {
	for i := range r.toks {
		t := &r.toks[i]
		if r.cueWords.of(r.text[t.End-1])&cueTitled != 0 && entity.Titled(r.text, *t) {
			return true
		}
		if r.cueWords.of(r.text[t.Start])&cueAway == 0 {
			continue
		}
		switch r.str(t.Start, t.End) {
		case "国外", "境外", "海外", "国际上", "家住", "住在", "居住在", "家在", "出生于":
			return true
		}
	}
	return false
}

// holder returns who the clause of token k is about, or the nearest clause before
// it that has a subject, where that is a person: 贾同学, 他, 入社农户. A name as
// the subject of a nearer clause ends the search.
func (r *reader) holder(k int) (holder, bool) {
	noun := paper.Span{}
	last := k - 1
	if k < len(r.toks) {
		noun, last = r.read[r.toks[k].Ref].Noun, k
		if from, _ := r.s.Clause(k); noun.Empty() {
			for j := k - 1; j >= from && noun.Empty(); j-- {
				if r.toks[j].Tag == word.M && r.toks[j].Ref >= 0 {
					noun = r.read[r.toks[j].Ref].Noun // 开办时间由5天压缩到半天
				}
			}
		}
	}
	for last >= 0 {
		from, to := r.s.Clause(last)
		if last == k {
			to = k
		} else if last > from && r.s.Boundary(last) {
			to = last // the clause that the stop ends
		}
		if h, about := r.about(from, to, noun, last == k); about != ofNone {
			return h, about == ofPerson
		}
		last = from - 1
		if last >= 0 && (r.text[r.toks[last].Start] == '；' || r.text[r.toks[last].Start] == '。') {
			return holder{}, false
		}
	}
	return holder{}, false
}

// A topic is what a clause is about.
type topic uint8

const (
	ofNone   topic = iota // it does not say: the clause before it can
	ofPerson              // a person or a kind of people, who is the holder of what is told
	ofName                // something else that has a name
)

// A told is what a clause before that of a number is about: the same for every
// number of the sentence whose noun does not stand in it.
type told struct {
	from, to int // the clause
	holder   holder
	topic    topic
}

// about is subject, which it asks but once for a clause that is not the number's own.
func (r *reader) about(from, to int, noun paper.Span, own bool) (holder, topic) {
	if own || noun.Start < r.toks[to-1].End && noun.End > r.toks[from].Start {
		return r.subject(from, to, noun, own)
	}
	for i := range r.told {
		if t := &r.told[i]; t.from == from && t.to == to {
			return t.holder, t.topic
		}
	}
	h, about := r.subject(from, to, noun, false)
	r.told = append(r.told, told{from, to, h, about})
	return h, about
}

// subject returns what toks[from:to] is about, and whom, where that is a person; own says
// that it is the number's clause.
func (r *reader) subject(from, to int, noun paper.Span, own bool) (holder, topic) {
	if r.present&presentHouse != 0 {
		if r.framed(from, to) {
			return holder{at: r.toks[from].Start, owner: owner{method: paper.None}}, ofPerson
		}
		if h, found := r.regarding(from, to); found {
			return h, ofPerson
		}
		if at, ok := r.indoors(from, to); ok && !own {
			return holder{at: at.Start, owner: r.ofClass(at, "zone")}, ofPerson
		}
	}
	if r.cues&cueAway != 0 {
		if at, ok := r.elsewhere(from, to); ok {
			return holder{at: r.toks[from].Start, owner: r.ofClass(at, "place")}, ofPerson
		}
	}
	at, next := -1, 0 // the last noun, and the next mention
	for i := from; i < to; i++ {
		t := &r.toks[i]
		if t.Tag == word.R && entity.Pronoun(r.text, *t) && !(t.Start > 0 && r.text[t.Start-1] == '像') {
			if r.leads(i, to) {
				return holder{}, ofName // 他所创办的某某公司
			}
			if o, ok := r.firmOf(i, to); ok {
				return holder{at: t.Start, owner: o}, ofPerson
			}
			return holder{at: t.Start, owner: r.himself(i)}, ofPerson
		}
		if p, next, ok := entity.Person(r.text, r.toks, i); ok && !r.mentioned(p) {
			if i > from && r.reporter(i-1) {
				return holder{}, ofNone
			}
			if next < len(r.toks) && r.inList(next) && !r.alongside(next) && !r.company(next) {
				return holder{}, ofNone
			}
			if r.leads(next-1, to) {
				return holder{}, ofName
			}
			return r.named(p, from, to, own)
		}
		if i == from && t.Tag == word.V && r.text[t.End-1] == '如' || t.Tag == word.V && t.End-t.Start == 1 && r.mentioned(t.Span) {
			continue // 例如许多学校; 恒岳|铸|锻
		}
		if t.Tag == word.V && t.End-t.Start == 2 && i+1 < to && r.tradesman(i+1) {
			continue // 种植|大户|周某
		}
		switch t.Tag {
		case word.V, word.D, word.P, word.M:
			if own && at >= 0 && t.Tag != word.M && r.persons() {
				if h, about := r.later(i, from, to, own); about == ofPerson && t.Tag == word.V {
					return h, about // 研究生入学的薛同学
				}
				if h, about := r.kind(at, i, noun); about == ofPerson {
					return h, ofPerson
				}
			}
			if t.Tag == word.P || t.Tag == word.V {
				if !r.persons() {
					return holder{}, ofNone
				}
				return r.later(i, from, to, own)
			}
		case word.N, word.NZ, word.L:
			if i > from && i+1 < to && (r.text[r.toks[i-1].Start] == '和' || r.text[r.toks[i-1].Start] == '与') && strings.HasPrefix(r.str(r.toks[i+1].Start, r.toks[i+1].End), "一") && r.toks[i+1].Tag == word.D {
				continue // 和丈夫一起
			}
			at = i
		case word.U, word.C:
			if own && at == i-1 && at >= 0 && r.text[t.Start] == '的' && r.persons() {
				if h, about := r.kind(at, i, noun); about == ofPerson {
					return h, ofPerson
				}
			}
			at = -1
		}
		for next < len(r.mentions) && r.mentions[next].Start < t.Start {
			next++
		}
		for j := next; j < len(r.mentions) && r.mentions[j].Start == t.Start; j++ {
			m := r.mentions[j]
			if (own || r.plural(m)) && r.someOther(m, noun) && !(own && r.numbers(to)) && !(m.End-m.Start < 3 && !r.plural(m) && r.known()) {
				return holder{at: t.Start, owner: r.ofClass(m.Span, m.Type)}, ofPerson
			}
			if own && i > from && r.toks[i-1].Tag == word.M && r.toks[i-1].Ref >= 0 && r.someOthers(m, noun) && (m.End >= len(r.text) || r.text[m.End] != '、') && !(i > from+1 && r.text[r.toks[i-2].Start] == '所') {
				return holder{at: t.Start, owner: r.ofClass(m.Span, m.Type)}, ofPerson
			}
			if m.Type == "place" && m.Role == entity.Subject && !own {
				if j := r.tokenAt(m.End); j >= 0 && j < to && r.str(r.toks[j].Start, r.toks[j].End) == "有" {
					if h, about := r.later(j, from, to, own); about == ofPerson {
						return h, about // 某市有位摄影师王某，…
					}
				}
			}
			if !m.Generic && m.Role == entity.Subject && (i+1 >= to || m.End <= r.toks[to-1].End) && r.closed(m) {
				return holder{}, ofName
			}
		}
	}
	return holder{}, ofNone
}

// tradesman reports whether token i is a word for one who does what the verb before it says.
func (r *reader) tradesman(i int) bool {
	switch r.str(r.toks[i].Start, r.toks[i].End) {
	case "大户", "能手", "户", "户主", "专业户", "达人":
		return true
	}
	return false
}

// fullName lengthens a name of two characters by the third that stands behind it
// wherever the story has it: 徐鑫|如.
func (r *reader) fullName(p paper.Span) paper.Span {
	if p.End-p.Start != 2 || p.End >= len(r.text) || !unicode.Is(unicode.Han, r.text[p.End]) {
		return p
	}
	two, three := r.str(p.Start, p.End), r.str(p.Start, p.End+1)
	n := 0
	for _, x := range r.a.Paragraphs {
		a, b := strings.Count(x.Text, two), strings.Count(x.Text, three)
		if a != b {
			return p
		}
		n += b
	}
	if n > 1 {
		p.End++
	}
	return p
}

// firmOf returns the company that the story has named, where the pronoun at token i
// says that it is his: 他的公司.
func (r *reader) firmOf(i, to int) (owner, bool) {
	if i+3 < to && r.plays(i+1, works) {
		i++ // 她所在的公司
	}
	if i+2 >= to || r.text[r.toks[i+1].Start] != '的' {
		return owner{}, false
	}
	for _, m := range r.mentions {
		if m.Start == r.toks[i+2].Start && m.Type == "company" && m.End-m.Start < 4 {
			m.Anaphor, m.Generic = true, false
			if o, ok := r.antecedent(m); ok {
				return o, true
			}
			return r.ofClass(m.Span, m.Type), true
		}
	}
	return owner{}, false
}

// reporter reports whether token i says that the person behind it wrote the report.
func (r *reader) reporter(i int) bool {
	switch r.str(r.toks[i].Start, r.toks[i].End) {
	case "记者", "通讯员", "实习生", "特约记者", "特派记者":
		return true
	}
	return false
}

// tokenAt returns the token that starts at the character, or -1.
func (r *reader) tokenAt(at int) int {
	if i := r.tokenFrom(at); i < len(r.toks) && r.toks[i].Start == at {
		return i
	}
	return -1
}

// tokenFrom returns the first token that starts at the character or behind it; len(r.toks)
// if none does. Words are of two characters, more or less: it looks there first.
func (r *reader) tokenFrom(at int) int {
	i := max(0, min((at-r.sent.Start)/2, len(r.toks)))
	for i > 0 && r.toks[i-1].Start >= at {
		i--
	}
	for i < len(r.toks) && r.toks[i].Start < at {
		i++
	}
	return i
}

// leads reports whether the person at token i only modifies the name that the clause
// is about: 他所创办的某某公司已….
func (r *reader) leads(i, to int) bool {
	for _, m := range r.mentions {
		if m.Start > r.toks[i].End && m.Role == entity.Modifier && !m.Generic && !m.Anaphor && (to >= len(r.toks) || m.End <= r.toks[to-1].End) {
			return r.closed(m) && r.text[m.Start-1] == '的' && r.verbed(i+1, m.Start)
		}
	}
	return false
}

// verbed reports whether a verb stands between token i and the character.
func (r *reader) verbed(i, at int) bool {
	for ; i < len(r.toks) && r.toks[i].Start < at; i++ {
		if r.toks[i].Tag == word.V {
			return true
		}
	}
	return false
}

// himself returns the person that the pronoun at token i stands for: the last one
// named in the sentence, else the one that the paragraph is about.
func (r *reader) himself(i int) owner {
	for j := i - 1; j >= 0; j-- {
		if r.toks[j].Tag != word.NR || j > 0 && (r.toks[j-1].Tag == word.NR || strings.ContainsRune("像“", r.text[r.toks[j-1].Start])) {
			continue
		}
		if p, _, ok := entity.Person(r.text, r.toks, j); ok && !r.mentioned(p) {
			return owner{text: r.str(p.Start, p.End), typ: human, span: p, method: paper.Inherited, from: "pronoun", rule: "entity/person"}
		}
	}
	if i+2 < len(r.toks) && (r.str(r.toks[i+1].Start, r.toks[i+1].End) == "叫" || r.str(r.toks[i+1].Start, r.toks[i+1].End) == "名叫") {
		if p, _, ok := entity.Person(r.text, r.toks, i+2); ok {
			r.owners.presented = r.str(p.Start, p.End) // 他叫李某: the story is about him
			return r.personAt(p)
		}
	}
	if o := r.owners.inPara; o.typ == human {
		o.method, o.from = paper.Inherited, "paragraph"
		return o
	}
	if o, c := r.owners.person, r.text[r.toks[i].Start]; o.text != "" && (c == '他' || c == '她') && r.toks[i].End-r.toks[i].Start == 1 && i < 4 && r.leading(o.text) {
		o.method, o.from = paper.Inherited, "story"
		return o
	}
	return owner{method: paper.None}
}

// leading reports whether the person is one whom the story is about: it names him again and
// again, or in its title.
func (r *reader) leading(name string) bool {
	const often = 4
	n := 0
	for _, p := range r.a.Paragraphs {
		n += strings.Count(p.Text, name)
	}
	return n >= often || strings.Contains(r.a.Title, name) || name == r.owners.presented
}

// named returns the person as who the clause is about, unless the clause is where
// he says it.
func (r *reader) named(p paper.Span, from, to int, own bool) (holder, topic) {
	if r.owners.host.text != "" && p.Start == r.sent.Start && p.End < len(r.text) && r.text[p.End] == '：' {
		return holder{}, ofNone // who answers in an interview
	}
	for i := from; i < to; i++ {
		if r.toks[i].Start >= p.End && r.s.Says(i) {
			return holder{}, ofNone
		}
	}
	h := holder{at: p.Start}
	p = r.fullName(p)
	if o, ok := r.house(p); ok {
		h.owner = o
		return h, ofPerson
	}
	h.owner = r.personAt(p)
	if !own {
		h.owner.method, h.owner.from = paper.Inherited, "sentence"
	}
	return h, ofPerson
}

// later looks behind the first verb of a clause for the person it is about: 刚入学
// 的薛同学已有…; 有位摄影师王某，….
func (r *reader) later(i, from, to int, own bool) (holder, topic) {
	exists := r.text[r.toks[i].Start] == '有' && r.toks[i].End-r.toks[i].Start == 1
	for j := i + 1; j < to; j++ {
		if own && entity.Pronoun(r.text, r.toks[j]) && j+1 < to && r.text[r.toks[j+1].Start] == '的' {
			return holder{at: r.toks[j].Start, owner: r.himself(j)}, ofPerson
		}
		p, next, ok := entity.Person(r.text, r.toks, j)
		if !ok || r.mentioned(p) {
			continue
		}
		if (r.text[r.toks[j-1].Start] == '的' || j > 1 && r.text[r.toks[j-2].Start] == '的' && entity.Human(r.text, r.toks[j-1])) && !own && (next >= to || next+1 >= to && entity.Human(r.text, r.toks[next])) {
			return r.named(p, from, to, own) // 家住东岭的杨东老人，
		}
		behind := r.text[r.toks[j-1].Start] == '的' && next < to && (r.toks[next].Tag == word.V || r.toks[next].Tag == word.D || r.toks[next].Tag == word.T)
		if behind || exists && next >= to && !own {
			return r.named(p, from, to, own)
		}
		return holder{}, ofNone
	}
	return holder{}, ofNone
}

// regarding returns the class that the clause only names as what is spoken of: 对于一些
// 职业院校而言.
func (r *reader) regarding(from, to int) (h holder, found bool) {
	if to-from < 3 || r.toks[from].Tag != word.P || r.text[r.toks[from].Start] != '对' {
		return h, false
	}
	switch r.str(r.toks[to-1].Start, r.toks[to-1].End) {
	case "而言", "来说", "来讲":
	default:
		return h, false
	}
	for _, m := range r.mentions {
		if m.Start > r.toks[from].Start && m.End == r.toks[to-1].Start && m.Generic && (m.Type == "institution" || m.Type == "company") {
			return holder{at: m.Start, owner: r.ofClass(m.Span, m.Type)}, true
		}
	}
	return h, false
}

// framed reports whether the clause opens with a place that has no name: 在5G工厂里.
func (r *reader) framed(from, to int) bool {
	for from < to && (r.toks[from].Tag == word.T || r.toks[from].Tag == word.C) {
		from++
	}
	if from >= to || r.text[r.toks[from].Start] != '在' || r.toks[from].End-r.toks[from].Start > 1 {
		return false
	}
	for i := from + 1; i < to; i++ {
		t := r.toks[i]
		if t.Tag == word.F && t.End-t.Start == 1 {
			named := false // 在淮河流域1562家企业中
			for _, m := range r.mentions {
				if m.End == t.Start {
					return m.Generic && !m.Bare && m.Type == "company" && !named
				}
				named = named || m.Start >= r.toks[from].Start && !m.Generic && !m.Anaphor
			}
			return false
		}
		if t.Tag == word.V || t.Tag == word.P {
			return false
		}
	}
	return false
}

// someOther reports whether the mention is a bare class noun as the subject, of
// which the story has named none: 许多学校要求…. What is measured is none.
func (r *reader) someOther(m entity.Mention, noun paper.Span) bool {
	if !m.Generic || m.Type != "institution" && m.Type != "company" || m.Role != entity.Subject || r.labelled(m) || !r.closed(m) {
		return false
	}
	return m.Start < noun.Start || m.End > noun.End
}

// known reports whether the paragraph or the story has an owner, whose a class noun
// without an attribute is: of 高新区 it is said that 企业 save two days.
func (r *reader) known() bool {
	return r.owners.inPara.text != "" || r.owners.title.text != ""
}

// numbers reports whether the number at token k counts the class that its clause is
// about: 高新技术企业由41家增至320家.
func (r *reader) numbers(k int) bool {
	if k >= len(r.toks) || r.toks[k].Ref < 0 || r.toks[k].Tag != word.M || r.read[r.toks[k].Ref].Counted {
		return false
	}
	switch r.qs[r.toks[k].Ref].UnitText {
	case "家", "户", "所", "个", "座":
		return true
	}
	return false
}

// someOthers is someOther for a class that a number counts: 146家国家高新区营业收入.
func (r *reader) someOthers(m entity.Mention, noun paper.Span) bool {
	return m.Generic && (m.Type == "zone" || m.Type == "company" || m.Type == "institution") && m.End-m.Start > 2 && !noun.Empty() && (m.End <= noun.Start || m.Start == noun.Start && m.End < noun.End)
}

// labelled reports whether Latin letters make the class noun a name: VIP团队.
func (r *reader) labelled(m entity.Mention) bool {
	for _, c := range r.text[m.Start:m.End] {
		if c < 0x80 {
			return true
		}
	}
	return false
}

// kind returns the kind of people that a subject that ends in token at is, where
// it is one and not what the number measures.
func (r *reader) kind(at, next int, noun paper.Span) (holder, topic) {
	t := r.toks[at]
	if next != at+1 || !noun.Empty() && r.s.Measured(noun) || !entity.Human(r.text, t) || t.Start >= noun.Start && t.End <= noun.End {
		return holder{}, ofNone
	}
	if at > 0 && r.toks[at-1].Tag == word.NR || entity.Audience(r.text, t) {
		return holder{}, ofNone // 何某总经理: a title; 市民 who come to see it
	}
	for i := len(r.mentions) - 1; i >= 0; i-- { // 我国残疾儿童 are the nation's
		if m := r.mentions[i]; m.End <= t.Start && !m.Generic && r.nominal(m.End, t.Start) {
			return holder{}, ofNone
		}
	}
	return holder{at: t.Start, owner: r.ofClass(t.Span, human)}, ofPerson
}

// ofClass returns a class noun as the owner: what 许多学校 or 农户 have is theirs.
func (r *reader) ofClass(at paper.Span, typ string) owner {
	return owner{text: r.str(at.Start, at.End), typ: typ, span: at, method: paper.Explicit, rule: "entity/class"}
}

// nominal reports whether nothing but nouns stands in text[from:to].
func (r *reader) nominal(from, to int) bool {
	for _, t := range r.toks {
		if t.Start >= from && t.End <= to {
			switch t.Tag {
			case word.N, word.NZ, word.VN, word.B, word.A, word.J:
			case word.U: // 江苏、浙江等地群众
				if r.text[t.Start] != '等' {
					return false
				}
			default:
				return false
			}
		}
	}
	return true
}

// inList reports whether token i joins more names to a person's: 甲、乙等7位代表.
func (r *reader) inList(i int) bool {
	switch r.text[r.toks[i].Start] {
	case '、', '等', '和', '与':
		return true
	}
	return false
}

// company reports whether the preposition at token i leads to a body that a person does
// something with: 刘某与某某研究所合作.
func (r *reader) company(i int) bool {
	if r.toks[i].Tag != word.P || i+1 >= len(r.toks) {
		return false
	}
	for _, m := range r.mentions {
		if m.Start == r.toks[i+1].Start && m.Role == entity.Oblique {
			return true
		}
	}
	return false
}

// alongside reports whether token i only joins those to a person who do something with
// him: 彭某和同事一起，转移了….
func (r *reader) alongside(i int) bool {
	if c := r.text[r.toks[i].Start]; c != '和' && c != '与' || i+2 >= len(r.toks) || !entity.Human(r.text, r.toks[i+1]) {
		return false
	}
	switch r.toks[i+2].Tag {
	case word.NR, word.N, word.U:
		return false
	}
	return true
}

// mentioned reports whether the span is part of a mention.
func (r *reader) mentioned(at paper.Span) bool { return mentioned(r.mentions, at) }

func mentioned(list []entity.Mention, at paper.Span) bool {
	for i := range list {
		if m := &list[i]; m.Start < at.End && at.Start < m.End {
			return true
		}
	}
	return false
}
