package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// An owner is whose a figure is.
type owner struct {
	text   string
	typ    string
	span   paper.Span // in the paragraph, where it is printed there
	method paper.Method
	from   string // for the explanation
	rule   string
	other  bool // named as with whom or for whom something is done
	aside  bool // named as one of a list, or as what something is done to
	source bool // named as who makes known what is told
}

// owners is what the story has named so far.
type owners struct {
	title   owner   // the first name of the title
	hero    owner   // the person whom the title is about
	person  owner   // whom the last sentence about one is about
	host    owner   // what the one heads with whom the story is an interview
	last    owner   // subject of the last sentence that had one
	inPara  owner   // the same, within the paragraph
	named   []owner // in order, for 该企业 and 本届书展
	aliases []alias
	seats   []address // where some of them lie

	head      owner    // title as the headlines of the story have it
	fresh     int      // the first of named that is of the section
	built     owner    // what the last sentence says is built or founded
	land      owner    // the nation, where the story has named it as 我国 or 全国
	voice     owner    // who is quoted in the sentence before
	work      owner    // the project last called by a phrase, see projects
	working   bool     // in this paragraph
	presented string   // whom a sentence presents: 他叫李某
	folk      []string // whom it has introduced as a villager, a farmer or the like
	none      bool     // the paragraph is about a kind of institutions: nothing before it is meant
}

// turn forgets whose the section before was; what it has named can still be meant
// by 该企业, and the headlines stay.
func (o *owners) turn() {
	*o = owners{title: o.head, head: o.head, hero: o.hero, host: o.host, named: o.named, aliases: o.aliases, seats: o.seats, fresh: len(o.named), folk: o.folk}
}

func (o *owners) reset() {
	*o = owners{named: o.named[:0], aliases: o.aliases[:0], seats: o.seats[:0], folk: o.folk[:0]}
}

// human is the type of a person as an owner.
const human = "other"

// heading reads the names in a headline or in the heading of a section, whose owner comes
// before that of the title. Only what stands as a subject there can own a figure of the
// story.
func (r *reader) heading(c *cut) {
	if c.of == aSection {
		r.owners.title = owner{}
	}
	if c.hero != "" {
		r.owners.hero = owner{text: c.hero, typ: human, method: paper.Inferred, from: "title", rule: "entity/title"}
	}
	for _, m := range c.mentions {
		if m.Anaphor || m.Generic {
			continue
		}
		o := owner{text: string(c.text[m.Start:m.End]), typ: m.Type, method: paper.Inferred, from: "title", rule: "entity/title"}
		if o.text == "全球" {
			continue
		}
		if r.owners.title.text == "" && heading(c.text, m) {
			o.source = tells(c, m)
			r.owners.title = o
			if visited(c.text, m) {
				r.owners.host = o
			}
		}
		r.owners.named = append(r.owners.named, o)
	}
	r.undertaken(c)
	if c.of == aTitle {
		r.owners.head = r.owners.title
	} else if r.owners.title.text == "" {
		r.owners.title = r.owners.head
	}
}

// heading reports whether the name, which stands in a headline, can own what comes below it.
func heading(text []rune, m entity.Mention) bool {
	return (m.Role == entity.Subject || visited(text, m)) && m.Type != "product" && m.List.Empty() && !means(string(text[m.Start:m.End]))
}

// means reports whether the name is of what someone resolved or wrote, whose nothing
// is: 拿硬办法.
func means(s string) bool {
	for _, w := range [...]string{"办法", "意见", "方案", "规划", "战略"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// printed returns the mention itself as an owner.
func (r *reader) printed(m entity.Mention) owner {
	return owner{text: r.str(m.Start, m.End), typ: m.Type, span: m.Span, method: paper.Explicit, rule: "entity/named"}
}

// personAt returns the person whose name is printed there as an owner.
func (r *reader) personAt(p paper.Span) owner {
	return owner{text: r.str(p.Start, p.End), typ: human, span: p, method: paper.Explicit, rule: "entity/person"}
}

// bySpeaker returns the owner as one who is known by who speaks.
func bySpeaker(o owner) owner {
	o.method, o.from, o.rule = paper.Inherited, "speaker", "entity/speaker"
	return o
}

// ownerOf returns the mention as an owner; ok is false where it stands for nothing.
func (r *reader) ownerOf(m entity.Mention) (owner, bool) {
	if m.Anaphor || m.Generic {
		o, ok := r.antecedent(m)
		if ok && r.allOfUs(m, o) {
			return r.owners.land, r.owners.land.text != ""
		}
		return o, ok
	}
	if m.Whole {
		if o, ok := r.whole(m); ok {
			return o, true
		}
	}
	return r.printed(m), true
}

// owner returns whose the number at token k is: within a quotation the speaker's
// organisation, where the quotation names no one; else the subject of the clause,
// whatever its form ([reader.ofSubject]); else the mention that stands best, by the
// penalties of [reader.weigh]; else the subject of the paragraph so far, the title,
// the subject of the paragraphs before. A person or a kind of people as the subject
// bars all that: what they have is nobody else's.
func (r *reader) owner(k int) owner {
	if f := r.figureBefore(); f != nil && (r.read[r.toks[k].Ref].Like >= 0 || f.ChangeRole == "from") {
		if o, ok := r.partner(k, f); ok {
			return o
		}
	}
	if r.owners.built.text != "" {
		if o, ok := r.founded(k); ok {
			return o
		}
	}
	if r.quotes {
		if o, ok := r.voice(k); ok {
			return o
		}
	}
	if u := r.qs[r.toks[k].Ref].UnitText; u == "岁" || u == "周岁" {
		if o, ok := r.years(k); ok {
			return o
		}
	}
	var holder holder
	held := false
	if r.mayHold() {
		holder, held = r.holder(k)
	}
	best, score := r.bestPlaced(k, holder, held)
	var name *entity.Mention
	if best >= 0 {
		name = &r.mentions[best]
	}
	if o, ok := r.ofSubject(k, name, score, holder, held); ok {
		return o
	}
	if name == nil || name.Start < r.clauseStart(k) {
		if r.read[r.toks[k].Ref].Counted {
			if o, ok := r.theirs(k); ok && r.opens(k) {
				return o // 10家重庆企业入选
			}
		}
	}
	if name != nil {
		if o, ok := r.ofName(best, score, k, held); ok {
			return o
		}
	}
	if held {
		return holder.owner
	}
	if o, ok := r.ofSentence(k); ok {
		return o
	}
	return r.ofStory(k)
}

// bestPlaced returns the mention that stands best to own the number at token k, and its penalty;
// -1 where none can. Where a person is whom the clause is about, only a subject behind him can.
func (r *reader) bestPlaced(k int, holder holder, held bool) (best, score int) {
	best, score = -1, hopeless
	start := r.clauseStart(k)
	for i := range r.mentions {
		if held && (r.mentions[i].Start < holder.at || r.mentions[i].Start < start && r.embedded(r.mentions[i]) || r.mentions[i].Start == holder.at && r.mentions[i].Anaphor && holder.owner.text != "" || r.mentions[i].Role != entity.Subject && !r.answers(r.mentions[i])) {
			continue
		}
		if sc := r.weigh(i, k); sc < score || sc == score && r.mentions[i].Start < start && best >= 0 {
			best, score = i, sc
		}
	}
	return best, score
}

// embedded reports whether the name is the subject of what the subject of its clause sees or hears of:
// 他看到村里发展很快，….
func (r *reader) embedded(m entity.Mention) bool {
	i := r.tokenAt(m.Start)
	if i < 1 || m.Role != entity.Subject || r.toks[i-1].Tag != word.V {
		return false
	}
	switch r.str(r.toks[i-1].Start, r.toks[i-1].End) {
	case "看到", "看见", "听到", "听说", "得知", "发现", "觉得", "知道", "目睹":
		return true
	}
	return false
}

// ofName returns the mention placed best as the owner of the number at token k. One that is
// doubtful gives way to whom the clause or the paragraph is about.
func (r *reader) ofName(best, score, k int, held bool) (owner, bool) {
	m := r.mentions[best]
	if m.Bare {
		if o, ok := r.spoken(k, false); ok && o.typ == "company" {
			return o, true // 某某港集团经理说，港口完成…
		}
	}
	if score >= doubtful && (held || r.owners.inPara.text != "") {
		return owner{}, false
	}
	o, ok := r.ownerOf(m)
	start := r.clauseStart(k)
	switch {
	case ok:
	case m.Generic && m.Start > start:
		o = r.ofClass(m.Span, m.Type)
	case m.Anaphor && m.Type == "company" && m.Role == entity.Subject && m.End-m.Start > 2:
		o = r.ofClass(m.Span, m.Type) // 这家企业 is no zone, whatever its name
		o.text = string(classOf(r.text[m.Start:m.End]))
		return o, true
	default:
		return owner{}, false
	}
	o = r.member(o, best, k)
	if o.method == paper.Explicit && m.Start < start {
		o.method, o.from = paper.Inherited, "sentence"
	}
	return o, true
}

// project returns the project that the sentence of the number at token k is about without
// its name: 项目占地6.4万亩 is its own, not of the zone in the title.
func (r *reader) project(k int) (owner, bool) {
	if t := r.owners.title.typ; t != "zone" && t != "place" {
		return owner{}, false
	}
	for _, m := range r.mentions {
		if !m.Bare || m.Type != "project" || m.Role != entity.Subject || m.End > r.toks[k].Start {
			continue
		}
		i, next := r.tokenAt(m.Start), r.tokenAt(m.End)
		if i >= 0 && next > 0 && r.toks[next].Tag != word.M && (i == 0 || r.toks[i-1].Tag == word.W || r.toks[i-1].Tag == word.T) {
			return r.ofClass(m.Span, m.Type), true // 亿元以上项目63个 are counted
		}
	}
	return owner{}, false
}

// worldPrice returns the market of a price that is the world's, and no country's that was
// named: 国际市场原油价格, 国际油价.
func (r *reader) worldPrice(k int) (owner, bool) {
	n := r.read[r.toks[k].Ref].Noun
	if n.End-n.Start < 4 || r.text[n.Start] != '国' || r.text[n.Start+1] != '际' {
		return owner{}, false
	}
	noun := r.str(n.Start, n.End)
	if !strings.HasSuffix(noun, "价格") && !strings.HasSuffix(noun, "价") {
		return owner{}, false
	}
	at := paper.Span{Start: n.Start, End: n.Start + 2}
	if strings.HasPrefix(noun, "国际市场") {
		at.End += 2
	}
	return owner{text: r.str(at.Start, at.End), typ: "place", span: at, method: paper.Explicit, rule: "entity/world"}, true
}

// partner returns, for a number that shares the clause of another or ends a change
// that it begins, the owner of that; f is the figure before in the sentence: 由11家发展到148家. What 分别 parts is parted.
func (r *reader) partner(k int, f *paper.Figure) (owner, bool) {
	switch reading := &r.read[r.toks[k].Ref]; {
	case reading.Like >= 0 && r.made[reading.Like] >= 0:
		f = &r.figures[r.made[reading.Like]]
		for i := range r.mentions {
			if r.mentions[i].Start > f.Span.Start && r.tabled(r.mentions[i], k) {
				return owner{}, false
			}
			if !r.mentions[i].List.Empty() && strings.Contains(r.str(r.mentions[i].List.End, max(r.mentions[i].List.End, r.toks[k].Start)), "分别") {
				return owner{}, false
			}
		}
	case f.ChangeRole == "from" && reading.To && f.UnitText == r.qs[r.toks[k].Ref].UnitText:
	default:
		return owner{}, false
	}
	if f.EntityText == "" {
		return owner{}, false
	}
	return owner{text: f.EntityText, typ: f.EntityType, method: paper.Inherited, from: "sentence", rule: "entity/coordinated"}, true
}

// figureBefore returns the last figure of the sentence so far, or nil.
func (r *reader) figureBefore() *paper.Figure {
	n := len(r.figures) - 1
	if n < r.paragraph || r.figures[n].Span.Start < r.sent.Start {
		return nil
	}
	return &r.figures[n]
}

// classed returns the class that owns f, the figure before in the sentence, for a number
// whose clause has no subject: 合作社出栏肉牛700头，收入105万元.
func (r *reader) classed(k int, f *paper.Figure) (owner, bool) {
	if r.crossed(entity.Mention{Span: f.Span}, r.toks[k].Start) || r.sisters(f, k) {
		return owner{}, false
	}
	for n := len(r.figures) - 1; n >= r.paragraph && r.figures[n].Span.Start >= r.sent.Start && r.figures[n].EntityText == f.EntityText; n-- {
		if g := &r.figures[n]; ruled(g, "entity/class") || ruled(g, "entity/subject") { // also through the end of a change
			return owner{text: f.EntityText, typ: f.EntityType, method: paper.Inherited, from: "sentence", rule: "entity/class"}, true
		}
	}
	return owner{}, false
}

// sisters reports whether the number at token k measures of another what the figure before measures
// of its class: 非金融企业存款减少3000亿元，财政性存款增加4806亿元.
func (r *reader) sisters(f *paper.Figure, k int) bool {
	n := r.read[r.toks[k].Ref].Noun
	if n.End-n.Start < 3 || n.Start < r.clauseStart(k) {
		return false
	}
	mine := r.str(n.Start, n.End)
	if strings.HasSuffix(mine, "业") && strings.HasSuffix(f.EntityText, "业") {
		return mine != f.EntityText // 电子制造业利润增长28%，装备制造业增长17%
	}
	return mine != f.IndicatorText && strings.HasPrefix(f.IndicatorText, f.EntityText) && strings.HasSuffix(f.IndicatorText, r.str(n.End-2, n.End))
}

// among returns the owner of the figure before for a number behind 其中 that has no
// name before it: what is a part is of the whole's owner.
func (r *reader) among(k int) (owner, bool) {
	n := len(r.figures) - 1
	if n < r.paragraph || r.figures[n].EntityText == "" {
		return owner{}, false
	}
	from, _ := r.s.Clause(k)
	if !strings.HasPrefix(r.str(r.toks[from].Start, r.toks[k].Start), "其中") {
		return owner{}, false
	}
	f := &r.figures[n]
	return owner{text: f.EntityText, typ: f.EntityType, method: paper.Inherited, from: "number before", rule: "entity/part"}, true
}

// theirs returns the place that what the number at token k counts is of: 14亿多中国人民.
func (r *reader) theirs(k int) (owner, bool) {
	reading := &r.read[r.toks[k].Ref]
	for _, m := range r.mentions {
		if m.Start == reading.Noun.Start && m.Start == r.toks[k].End && m.End < reading.Noun.End && m.Type == "place" && !m.Generic && !m.Anaphor {
			return r.printed(m), true
		}
	}
	return owner{}, false
}

// opens reports whether the number at token k opens its clause.
func (r *reader) opens(k int) bool {
	from, _ := r.s.Clause(k)
	for i := from; i < k; i++ {
		switch r.toks[i].Tag {
		case word.D, word.T, word.C, word.AD, word.W:
		default:
			return false
		}
	}
	return true
}

// follows returns the subject of the clause that follows one with only an adverbial
// in it, of the tokens [from,to) before a comma: 经过16年的奋斗，某某公司建成….
func (r *reader) follows(from, to int) (owner, bool) {
	if from > 0 && !r.s.Boundary(from-1) {
		return owner{}, false
	}
	if t := r.toks[from]; t.Tag != word.P && r.str(t.Start, t.End) != "历经" && r.str(t.Start, t.End) != "历时" && r.str(t.Start, t.End) != "经过" {
		return owner{}, false
	}
	if p, next, ok := entity.Person(r.text, r.toks, min(to+1, len(r.toks)-1)); ok && !r.mentioned(p) && next < len(r.toks) && (r.toks[next].Tag == word.V || r.toks[next].Tag == word.D || r.toks[next].Tag == word.P) {
		o := r.personAt(p)
		o.method, o.from = paper.Inherited, "clause after"
		if h, ok := r.house(p); ok {
			o = h
		}
		return o, true // 在组织773名员工撤离后，王某…
	}
	for i := to; i < to+3 && i < len(r.toks); i++ {
		for _, m := range r.mentions {
			if m.Start == r.toks[i].Start && m.Start > r.toks[to].Start && m.Role == entity.Subject && !m.Generic && !m.Anaphor && r.closed(m) {
				o := r.printed(m)
				o.method, o.from = paper.Inherited, "clause after"
				return o, true
			}
		}
	}
	return owner{}, false
}

// member makes the owner the whole list that mention i is in, or the member that
// 分别 gives the number at token k.
func (r *reader) member(o owner, i, k int) owner {
	m := r.mentions[i]
	if m.List.Empty() || o.method != paper.Explicit {
		return o
	}
	o.text, o.span, o.rule = r.str(m.List.Start, m.List.End), m.List, "entity/list"
	nth, there := 0, false
	for j := range r.toks {
		if t := r.toks[j]; t.Start >= m.List.End && j < k {
			if t.Tag == word.M && t.Ref >= 0 && there {
				nth++
			} else if r.str(t.Start, t.End) == "分别" {
				there = true
			}
		}
	}
	if !there {
		return o
	}
	for j := range r.mentions {
		if r.mentions[j].List == m.List {
			if nth == 0 {
				return r.printed(r.mentions[j])
			}
			nth--
		}
	}
	return o
}

// clauseStart returns where the clause of token k starts.
func (r *reader) clauseStart(k int) int {
	from, _ := r.s.Clause(k)
	return r.toks[from].Start
}

// Penalties of a mention: oblique for one that a preposition leads; from doubtful on it owns a
// figure only where nothing else is known of whose that is, from hopeless on, and never, not at all.
const (
	oblique  = 14
	doubtful = 25
	hopeless = 40
	never    = 1000
)

// plural reports whether a word before the class noun says that many are meant: 各级
// 政府, 不少企业.
func (r *reader) plural(m entity.Mention) bool {
	k := r.tokenAt(m.Start)
	if k < 1 {
		return false
	}
	return r.plays(k-1, many)
}

// newcomer reports whether a name stands as a subject in text[from:to].
func (r *reader) newcomer(from, to int) bool {
	for _, m := range r.mentions {
		if m.Start >= from && m.End <= to && m.Role == entity.Subject && !m.Generic {
			return true
		}
	}
	return false
}
