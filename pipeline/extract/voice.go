package extract

import (
	"strings"
	"unicode/utf8"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// voice returns the organisation of whoever is quoted, for a number in a quotation
// whose clause names no one: “我们一年省下260万元。”某某公司经理说.
func (r *reader) voice(k int) (owner, bool) {
	at := r.toks[k].Start
	quoted, open, _ := r.quotation(at)
	if !quoted {
		return owner{}, false
	}
	for _, m := range r.mentions {
		if m.Start > open && m.Start < at && !m.Generic && !m.Anaphor && !m.Whole && (m.Role == entity.Subject || m.Role == entity.Oblique) {
			return owner{}, false
		}
	}
	from, to, ok := r.attribution(k)
	if !ok {
		return r.continued(open, at)
	}
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := r.mentions[i]
		if m.Start < r.toks[from].Start || m.End > r.toks[to-1].End || m.Generic {
			continue
		}
		switch m.Type {
		case "company", "zone", "institution", "project":
			o, ok := r.ownerOf(m)
			return bySpeaker(o), ok
		}
	}
	if n := len(r.posts); to == from+1 && n > 0 && entity.Pronoun(r.text, r.toks[from]) && r.firstPerson(open, at) {
		return r.posts[n-1].house, true // 她说
	}
	for i := from; i < to; i++ {
		if p, _, ok := entity.Person(r.text, r.toks, i); ok && !r.mentioned(p) && (r.firstPerson(open, at) || r.plain(r.str(p.Start, p.End)) && !r.stranger(open, at)) {
			if o, ok := r.employer(i); ok {
				return o, true
			}
			if o, ok := r.house(p); ok {
				return o, true
			}
			return bySpeaker(r.personAt(p)), true
		}
	}
	return owner{}, false
}

// continued returns who was quoted in the sentence before, for a number in a quotation of
// nobody's that speaks of 我们: …园区主任何某介绍。“我们今年要引资300亿元。”
func (r *reader) continued(open, at int) (owner, bool) {
	o := r.owners.voice
	return o, o.text != "" && r.firstPerson(open, at)
}

// listen remembers whose words the sentence tells, where the next one opens with a
// quotation that can go on with them.
func (r *reader) listen() {
	if r.sent.End >= len(r.text) || r.text[r.sent.End] != '“' {
		r.owners.voice = owner{}
		return
	}
	for n := len(r.tellers) - 1; n >= 0; n-- {
		i := int(r.tellers[n])
		if i == 0 || r.toks[i].Tag != word.V || !r.toldBy(i) {
			continue
		}
		from, _ := r.s.Clause(i)
		to := r.sayer(from, i)
		for j := len(r.mentions) - 1; j >= 0 && from < to; j-- {
			m := r.mentions[j]
			if m.Start < r.toks[from].Start || m.End > r.toks[to-1].End || m.Generic {
				continue
			}
			switch m.Type {
			case "company", "zone", "institution", "project":
				if o, ok := r.ownerOf(m); ok {
					r.owners.voice = bySpeaker(o)
				}
				return
			}
		}
	}
}

// closesQuote gives the figures of a quotation that has opened in a sentence before to who is named
// behind it, where the quotation speaks in the first person and they have no owner of their own:
// “我们有三条线。产量达3万吨。”某某公司负责人说.
func (r *reader) closesQuote() {
	shut := r.sent.Start
	for ; shut < r.sent.End && r.text[shut] != '”'; shut++ {
		if r.text[shut] == '“' {
			return
		}
	}
	if shut == r.sent.End || len(r.figures) == r.paragraph {
		return
	}
	open := r.sent.Start - 1
	for ; open >= 0 && r.text[open] != '“'; open-- {
		if r.text[open] == '”' {
			return
		}
	}
	if open < 0 || !r.firstPerson(open, shut) {
		return
	}
	o, ok := r.saidBehind(shut)
	if !ok {
		return
	}
	for i := len(r.figures) - 1; i >= r.paragraph && r.figures[i].Span.Start > open; i-- {
		f := &r.figures[i]
		if f.Span.Start > shut || f.EntityText != "" && f.EntityMethod != paper.Inferred && !r.ownedBefore(f) {
			continue
		}
		f.EntityText, f.EntityType, f.EntityMethod = o.text, o.typ, o.method
		r.explainAnew(f, o)
	}
}

// saidBehind returns whose words the quotation is that ends at shut, by who is said behind it to
// have said it: his house, or himself.
func (r *reader) saidBehind(shut int) (owner, bool) {
	const longest = 16 // tokens
	from := r.tokenFrom(shut + 1)
	to := from
	for to < len(r.toks) && !r.toldBy(to) {
		if p, _, ok := entity.Person(r.text, r.toks, to); ok && entity.Introduced(r.text, r.toks, to) && !r.mentioned(p) {
			if o, ok := r.house(p); ok {
				return o, true
			}
			return bySpeaker(r.personAt(p)), true // 正在棚里忙的村民李某脸上洋溢着笑容
		}
		if to++; to > from+longest {
			return owner{}, false
		}
	}
	if to == len(r.toks) || to == from {
		return owner{}, false
	}
	for j := len(r.mentions) - 1; j >= 0; j-- {
		m := r.mentions[j]
		if m.Start <= shut || m.End > r.toks[to-1].End || m.Generic {
			continue
		}
		switch m.Type {
		case "company", "zone", "institution", "project":
			o, ok := r.ownerOf(m)
			return bySpeaker(o), ok
		}
	}
	for k := from; k < to; k++ {
		if p, _, ok := entity.Person(r.text, r.toks, k); ok && !r.mentioned(p) {
			if o, ok := r.house(p); ok {
				return o, true
			}
			return bySpeaker(r.personAt(p)), true
		}
	}
	return owner{}, false
}

// ownedBefore reports whether the figure has its owner from the sentences before, and not from what
// its own says.
func (r *reader) ownedBefore(f *paper.Figure) bool {
	for i := range f.Explain {
		if e := &f.Explain[i]; e.Field == "entity" {
			return e.From == "paragraph" || e.From == "story" || e.From == "title"
		}
	}
	return false
}

// explainAnew puts the owner in place of what explained the one before.
func (r *reader) explainAnew(f *paper.Figure, o owner) {
	row := paper.ExplainRow{Field: "entity", Text: o.text, Rule: o.rule, From: o.from}
	for i := range f.Explain {
		if f.Explain[i].Field == "entity" {
			f.Explain[i] = row
			return
		}
	}
	f.Explain = append(f.Explain, row)
}

// employer returns the last firm named, for a person at token i who is the head of one
// that his title does not name: “我们出货3200万颗。”总经理邵某说.
func (r *reader) employer(i int) (owner, bool) {
	if i == 0 || !r.plays(i-1, boss) {
		return owner{}, false
	}
	for n := len(r.owners.named) - 1; n >= r.owners.fresh && n >= 0; n-- {
		if o := r.owners.named[n]; o.typ == "company" && !o.other {
			return bySpeaker(o), true
		}
	}
	return owner{}, false
}

// spoken returns the firm, the zone or the county of a person who says what the number at
// token k is in, without quotation marks: 某某集团董事长廖某说，今年产值将达3亿元. An office
// speaks of others more than of itself, and is asked for only where nobody else is known.
func (r *reader) spoken(k int, office bool) (owner, bool) {
	if quoted, _, _ := r.quotation(r.toks[k].Start); quoted {
		return owner{}, false
	}
	from, to, ok := r.attribution(k)
	if !ok || r.stranger(r.toks[to-1].End, r.toks[k].Start) {
		return owner{}, false
	}
	for _, m := range r.mentions {
		if m.Start < r.toks[from].Start || m.End >= r.toks[to-1].End || m.Generic || m.Anaphor {
			continue
		}
		if office != (m.Type == "institution") || office && central(r.str(m.Start, m.End)) && r.sumsUp(k) || m.Type == "project" || m.Type == "product" || m.Type == "place" && (m.Whole || !r.headed(m)) {
			continue
		}
		for i := from; i < to; i++ {
			if r.toks[i].Start < m.End {
				continue
			}
			if _, _, ok := entity.Person(r.text, r.toks, i); ok || i == to-1 && r.toks[i].Tag == word.NR {
				return bySpeaker(r.printed(m)), true // also 李|明说
			}
		}
	}
	return owner{}, false
}

// stranger is newcomer without the class nouns that can mean the speaker's own house.
func (r *reader) stranger(from, to int) bool {
	for _, m := range r.mentions {
		if m.Start >= from && m.End <= to && m.Role == entity.Subject && !m.Generic && !m.Bare {
			return true
		}
	}
	return false
}

// tellsOfItself returns the village, the zone or the firm whose head says what the sentence and the
// next ones tell: 某某社区党总支部书记刘某说：….
func (r *reader) tellsOfItself() owner {
	if len(r.mentions) == 0 || r.mentions[0].Start > r.sent.Start {
		return owner{}
	}
	m := r.mentions[0]
	switch last := r.text[m.End-1]; {
	case m.Generic || m.Anaphor || m.Whole || !m.List.Empty():
		return owner{}
	case m.Type == "place" && (last == '村' || last == '镇' || last == '乡' || last == '区' || last == '道'), m.Type == "zone", m.Type == "company":
	default:
		return owner{}
	}
	const longest = 8 // tokens
	for i := r.tokenFrom(m.End); i+1 < len(r.toks) && r.toks[i].Start < m.End+2*longest; i++ {
		if r.s.Boundary(i) {
			return owner{}
		}
		if p, _, ok := entity.Person(r.text, r.toks, i); ok && r.official(i-1) && !r.mentioned(p) {
			for j := i + 1; j < len(r.toks) && !r.s.Boundary(j); j++ {
				if r.s.Says(j) {
					return bySpeaker(r.printed(m))
				}
			}
			return owner{}
		}
	}
	return owner{}
}

// headed reports whether who heads the place is named right behind it: 云岩县|县长.
func (r *reader) headed(m entity.Mention) bool {
	i := r.tokenAt(m.End)
	if i < 0 {
		return false
	}
	switch last := r.text[r.toks[i].End-1]; last {
	case '长', '记', '任':
		return r.toks[i].Tag == word.N && r.toks[i].End-r.toks[i].Start <= 3
	}
	return false
}

// firstPerson reports whether the speaker speaks of himself in text[from:to].
func (r *reader) firstPerson(from, to int) bool {
	for i := from; i < to; i++ {
		switch r.text[i] {
		case '家':
			if i+1 < to && r.text[i+1] == '里' && (i == from || r.text[i-1] != '国' && r.text[i-1] != '大') {
				return true // 家里的5亩果园
			}
		case '我', '俺', '咱':
			return i+1 < len(r.text) && r.text[i+1] != '国' && r.text[i+1] != '省' && r.text[i+1] != '市' && r.text[i+1] != '县'
		}
	}
	return false
}

// host returns the place or the house that the one who answers in an interview heads, for
// a paragraph that opens with his name and a colon: 何某：我们签约项目14个.
func (r *reader) host() (owner, bool) {
	if r.owners.host.text == "" {
		return owner{}, false
	}
	at := strings.Index(r.p.Text, "：")
	if at < 0 {
		return owner{}, false
	}
	who := r.p.Text[:at]
	if n := utf8.RuneCountInString(who); n < 2 || n > 4 || who == "记者" || !strings.Contains(r.a.Title+r.a.Kicker+r.a.Subtitle, who) {
		return owner{}, false
	}
	o := r.owners.host
	o.method, o.from, o.rule = paper.Inherited, "speaker", "entity/speaker"
	return o, true
}

// visited reports whether a headline names a place or a house for the sake of the one who
// heads it, with whom the story talks: ——访云岩市市长何某.
func visited(text []rune, m entity.Mention) bool {
	return m.Start > 0 && (text[m.Start-1] == '访' || m.Start > 1 && text[m.Start-2] == '对' && text[m.Start-1] == '话')
}

// allOfUs reports whether the mention is a 我们 of nobody's who is quoted, which means all of
// the nation and no place in it: 现在我们每年有700多万大学生.
func (r *reader) allOfUs(m entity.Mention, o owner) bool {
	return r.text[m.Start] == '我' && m.Type == "any" && o.rule != "entity/speaker" && (o.typ == "place" || o.typ == "zone") && !nation(o.text) && !r.cited(m.Start) && !strings.Contains(r.str(r.sent.Start, m.Start), "：")
}
