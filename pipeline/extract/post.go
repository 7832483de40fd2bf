package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// A post is a person whom the story has named with the house he heads: 某某海关关长林某.
type post struct {
	name  string
	house owner
}

// led finds the names of houses that nothing but the one who heads them gives away: the
// words before 董事长 and a person's name are a firm's, whatever they end in.
func (r *reader) led() {
	for i := 1; i+1 < len(r.toks); i++ {
		if (r.cueWords.of(r.text[r.toks[i].Start])|r.agape)&cueBossing == 0 || !r.plays(i, boss) {
			continue
		}
		p, _, ok := entity.Person(r.text, r.toks, i+1)
		if !ok {
			continue
		}
		at, from := r.bearer(i)
		if at.Empty() || r.mentioned(at) && !r.classy(at) {
			continue
		}
		m := entity.Mention{Span: at, Type: "company", Role: entity.RoleAt(r.text, r.toks, from)}
		r.found(m)
		r.posts = append(r.posts, post{r.str(p.Start, p.End), bySpeaker(r.printed(m))})
	}
}

// bearer returns the words before the title at token i that can be nothing but the name of
// a house, and the token they start at; an empty span where they are none.
func (r *reader) bearer(i int) (at paper.Span, from int) {
	end := r.desk(i)
	from = end
	for from > 0 && end-from < 5 && r.bears(from-1) {
		from--
	}
	if from == end || from > 0 && r.points(from-1) {
		return
	}
	at = paper.Span{Start: r.toks[from].Start, End: r.toks[end-1].End}
	if n := at.End - at.Start; n < 3 || n > 9 || r.common(from, end) {
		return paper.Span{}, from
	}
	return at, from
}

// found takes the mention for a firm that the story tells of, whatever part it plays in
// its sentence: 公司 means it from now on.
func (r *reader) found(m entity.Mention) {
	r.alias(r.str(m.Start, m.End), m.Type)
	r.mention(m)
	r.owners.named = append(r.owners.named, inherited(r.printed(m)))
	if t := &r.owners.title; t.text == "" && strings.Contains(r.a.Title, r.str(m.Start, m.End)) {
		*t = owner{text: r.str(m.Start, m.End), typ: m.Type, method: paper.Inferred, from: "title", rule: "entity/title"}
	}
}

// heres makes what a sentence that opens with 这 and 是 says that 这里 or 这 is the subject of what
// follows: 这里是某某产业园，项目只用了10个月.
func (r *reader) heres() {
	if r.toks[1].End-r.toks[1].Start > 1 {
		return
	}
	if s := r.str(r.toks[0].Start, r.toks[0].End); s != "这" && s != "这里" && s != "这儿" {
		return
	}
	_, to := r.s.Clause(1)
	for i := range r.mentions {
		m := &r.mentions[i]
		switch {
		case m.End <= r.toks[1].Start:
			m.Anaphor, m.Generic = false, true
		case m.End > r.toks[to-1].End || m.Generic || m.Anaphor || m.Whole || m.Type == "product":
		case m.Start == r.toks[2].Start && m.Type != "institution" || m.End == r.toks[to-1].End:
			m.Role = entity.Subject
			return
		}
	}
}

// calls finds the firm that the text says is called so (一家名叫某某的企业), or that one of
// its kind stands before (一家做轴瓦的某某); only characters that make no word are a name.
func (r *reader) calls() {
	if len(r.toks) > 3 && r.text[r.toks[0].Start] == '这' && r.text[r.toks[1].Start] == '是' {
		r.heres()
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Type != "company" || m.Generic || m.Anaphor {
			continue
		}
		k := r.tokenAt(m.Start)
		if k < 1 {
			continue
		}
		switch r.str(r.toks[k-1].Start, r.toks[k-1].End) {
		case "名叫", "叫做", "叫作", "名为", "取名":
			m.Role = entity.Subject
		}
	}
	for i := 1; r.cues&cueHome != 0 && i+2 < len(r.toks); i++ {
		if r.text[r.toks[i].Start] != '家' || r.toks[i].Tag != word.Q || r.text[r.toks[i-1].Start] != '一' {
			continue
		}
		_, to := r.s.Clause(i)
		from := to
		for from > i && (r.toks[from-1].End-r.toks[from-1].Start == 1 && r.bears(from-1) || r.toks[from-1].Tag == word.NZ) {
			from--
		}
		if from == to || r.text[r.toks[from-1].Start] != '的' {
			continue
		}
		at := paper.Span{Start: r.toks[from].Start, End: r.toks[to-1].End}
		if n := at.End - at.Start; n >= 3 && n <= 6 && !r.mentioned(at) {
			r.found(entity.Mention{Span: at, Type: "company", Role: entity.Modifier})
		}
	}
}

// desk returns the token at which the title at token i begins, with the department and
// the rank before it: 证券部|副|总经理.
func (r *reader) desk(i int) int {
	for i > 0 {
		t := r.toks[i-1]
		s := r.str(t.Start, t.End)
		if s != "副" && s != "原" && s != "部" && s != "常务" && s != "执行" && s != "联合" && s != "首席" && !r.plays(i-1, department) {
			return i
		}
		i--
	}
	return i
}

// bears reports whether token i can be part of the name of a house.
func (r *reader) bears(i int) bool {
	t := r.toks[i]
	if t.Ref >= 0 {
		return false
	}
	switch t.Tag {
	case word.N, word.NZ, word.NR, word.NS, word.J, word.B, word.VN, word.K:
		return true
	case word.V, word.A:
		return t.End-t.Start == 1 && !strings.ContainsRune("是有到说任由为让请给据", r.text[t.Start])
	}
	return false
}

// points reports whether token i makes what follows one of a kind: 某, 一家, 该.
func (r *reader) points(i int) bool {
	switch r.toks[i].Tag {
	case word.R, word.M, word.Q:
		return true
	}
	return false
}

// common reports whether the tokens [from,end) are words for a kind of houses, and
// none's name: 民营企业, 物流公司, 酒店.
func (r *reader) common(from, end int) bool {
	for k := from; k < end; k++ {
		if t := r.toks[k]; !t.Known || t.Tag == word.NZ || t.Tag == word.NR || t.End-t.Start == 1 {
			return false
		}
	}
	if end-from < 2 {
		return true
	}
	at := paper.Span{Start: r.toks[from].Start, End: r.toks[end-1].End}
	for _, m := range r.mentions {
		if m.End == at.End && m.Start >= at.Start {
			return true
		}
	}
	return !entity.Line(r.text, r.toks[end-1])
}

// classy reports whether nothing but class nouns of companies stand in the span.
func (r *reader) classy(at paper.Span) bool {
	for _, m := range r.mentions {
		if m.Start < at.End && at.Start < m.End && (!m.Generic || m.Type != "company") {
			return false
		}
	}
	return true
}

// house returns the house that the person at p heads or speaks for, by the post that
// stands before his name or that the story has named him with before. What he tells and
// what he does is a firm's or a zone's; a farmer or a driver has no such post.
func (r *reader) house(p paper.Span) (owner, bool) {
	name := r.str(p.Start, p.End)
	i := r.tokenAt(p.Start) - 1
	if i >= 0 && r.official(i) {
		end := r.toks[r.desk(i)].Start
		for j := len(r.mentions) - 1; j >= 0; j-- {
			m := r.mentions[j]
			if m.End > r.toks[i].Start || m.End < end || m.Generic || m.Type == "product" {
				continue
			}
			if m.Type != "company" && m.Type != "zone" {
				return owner{}, false // an official has a life of his own
			}
			if o, ok := r.ownerOf(m); ok {
				o = bySpeaker(o)
				r.posts = append(r.posts, post{name, o})
				return o, true
			}
		}
		if o, ok := r.employer(i + 1); ok {
			r.posts = append(r.posts, post{name, o})
			return o, true
		}
	}
	for j := len(r.posts) - 1; j >= 0; j-- {
		if r.posts[j].name == name {
			return r.posts[j].house, true
		}
	}
	return owner{}, false
}

// official reports whether the word at token i is a post that one who heads a house or
// one of its desks holds.
func (r *reader) official(i int) bool {
	t := r.toks[i]
	if r.plays(i, boss) {
		return true
	}
	if !entity.Titled(r.text, t) {
		return false
	}
	return strings.ContainsRune("长记任总裁理官监管", r.text[t.End-1]) || strings.HasSuffix(r.str(t.Start, t.End), "负责人")
}
