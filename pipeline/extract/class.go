package extract

import (
	"strings"
	"unicode/utf8"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// What a sentence or a headline names by its class alone can own its numbers: 卫生部门, 项目,
// 落户生态城的企业.

// speaksOfClass returns the class that the sentence of the number at token k is about, where
// that is a common noun that stands for no name: in its clause, or in one before where its
// own has no subject (卫生部门立即汇总名单，组建了39个团队). A sentence with a subject of its
// own takes over none from before.
func (r *reader) speaksOfClass(k int) (owner, bool) {
	n, at := r.read[r.toks[k].Ref].Noun, r.toks[k].Start
	start := r.clauseStart(k)
	if !r.subjectless(k) {
		at = max(at, start)
	} else {
		start = r.sent.Start
	}
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := r.mentions[i]
		if m.Start < start {
			break
		}
		if m.End > at || !m.Generic || m.Role != entity.Subject || r.crossed(m, at) {
			continue
		}
		switch m.Type {
		case "project":
		case "institution":
			if m.End-m.Start < 3 && r.housed() {
				continue // 中心 is an office of the zone
			}
		case "company":
			if m.End-m.Start < 3 && !r.plural(m) {
				continue
			}
		default:
			continue
		}
		if m.End-m.Start < 2 || m.Start < n.End && n.Start < m.End || !r.rules(m) {
			continue
		}
		if r.labelled(m) || r.speaks(m, at) || r.publishes(m, at) || r.measured(m, r.tokenAt(m.Start)) {
			continue
		}
		return r.ofClass(m.Span, m.Type), true
	}
	return owner{}, false
}

// housed reports whether the paragraph is about a house or a zone, which a class noun
// without an attribute is an office of.
func (r *reader) housed() bool {
	switch r.owners.inPara.typ {
	case "zone", "company", "institution":
		return true
	}
	return false
}

// subjectless reports whether the clause of the number at token k has no subject, so that it
// goes on with that of the clause before: it opens with a verb or with what leads to one.
func (r *reader) subjectless(k int) bool {
	from, _ := r.s.Clause(k)
	for i := from; i < k; i++ {
		switch t := r.toks[i]; t.Tag {
		case word.V:
			return true
		case word.P:
			return strings.ContainsRune("由将把被用以", r.text[t.Start])
		case word.D, word.AD, word.T, word.C:
		default:
			return false
		}
	}
	return false
}

// setOff returns the class that a clause names with where it stands, as what is spoken of in
// the next, that of the number at token k: 位于园区的装备创新中心，由12家单位组建.
func (r *reader) setOff(k int) (owner, bool) {
	from, _ := r.s.Clause(k)
	if from < 2 || !r.subjectless(k) {
		return owner{}, false
	}
	low, _ := r.s.Clause(from - 2)
	if !r.plays(low, stands) || r.text[r.toks[from-1].Start] != '，' {
		return owner{}, false
	}
	end := r.toks[from-2].End
	for i := low + 1; i < from-2; i++ {
		if t := r.toks[i]; r.text[t.Start] != '的' || t.End-t.Start != 1 {
			continue
		}
		for _, m := range r.mentions {
			if m.End == end && m.Generic && m.Start >= r.toks[i].End {
				return r.ofClass(paper.Span{Start: r.toks[i].End, End: end}, m.Type), true
			}
		}
		return owner{}, false
	}
	return owner{}, false
}

// hosted returns the zone that what is counted has come to, where that is called by its
// class alone: 落户生态城的企业有4500多家.
func (r *reader) hosted(k int) (owner, bool) {
	n := r.read[r.toks[k].Ref].Noun
	for _, m := range r.mentions {
		if m.Type != "zone" || !m.Generic || m.Start < n.Start || m.End >= n.End || r.text[m.End] != '的' {
			continue
		}
		if i := r.tokenAt(m.Start); i > 0 && (r.plays(i-1, comes|stands)) {
			m.Anaphor, m.Generic = true, false
			return r.antecedent(m)
		}
	}
	return owner{}, false
}

// clauseBefore returns the owner of f, the figure before in the sentence, where that is someone
// who acts and is named there, for a number whose clause has no subject.
func (r *reader) clauseBefore(k int, f *paper.Figure) (owner, bool) {
	if !r.subjectless(k) {
		return owner{}, false
	}
	if f.EntityMethod != paper.Explicit && !ruled(f, "entity/clause-before") || strings.ContainsAny(f.EntityText, "、和") {
		return owner{}, false
	}
	switch f.EntityType {
	case human, "zone", "company", "institution":
		return owner{text: f.EntityText, typ: f.EntityType, method: paper.Inherited, from: "sentence", rule: "entity/clause-before"}, !r.crossed(entity.Mention{Span: f.Span}, r.toks[k].Start)
	}
	return owner{}, false
}

// undertaking returns the project that the last figure of the sentence is of without a name,
// or the zone that what it counts has come to: the next ones speak of it still. 项目总投资7亿元。
// 一期已经并网.
func (r *reader) undertaking() owner {
	f := r.figureBefore()
	if f == nil {
		return owner{}
	}
	if f.EntityType == "project" && utf8.RuneCountInString(f.EntityText) == 2 && ruled(f, "entity/class") {
		return owner{text: f.EntityText, typ: f.EntityType, method: paper.Inherited, from: "sentence before", rule: "entity/class"}
	}
	if f.EntityType == "zone" && f.EntityMethod == paper.Inherited && ruled(f, "entity/anaphor") {
		return owner{text: f.EntityText, typ: f.EntityType, method: paper.Inherited, from: "sentence before", rule: "entity/anaphor"}
	}
	return owner{}
}

// ruled reports whether the figure has its owner by the rule.
func ruled(f *paper.Figure, rule string) bool {
	for i := range f.Explain {
		if e := &f.Explain[i]; e.Field == "entity" && e.Rule == rule {
			return true
		}
	}
	return false
}

// topicClass returns the undertaking that a sentence without a number opens with, by its
// class alone, where the paragraph has named nobody: 工程将从长江取水。线路长723公里.
func (r *reader) topicClass() owner {
	for i := range r.mentions {
		m := r.mentions[i]
		if m.Start > r.sent.Start {
			break
		}
		if m.Type == "project" && m.Generic && m.Role == entity.Subject && m.End-m.Start == 2 && r.rules(m) && undertaking(r.str(m.Start, m.End)) {
			o := r.ofClass(m.Span, m.Type)
			o.method, o.from = paper.Inherited, "sentence before"
			return o
		}
	}
	return owner{}
}

// rules reports whether the class noun is the subject of a verb: one that stands right
// behind it, or behind an adverb or a phrase with a preposition.
func (r *reader) rules(m entity.Mention) bool {
	i := r.tokenAt(m.End)
	if i < 0 || i+1 >= len(r.toks) {
		return false
	}
	switch r.toks[i].Tag {
	case word.D, word.P, word.AD, word.V:
		for ; i < len(r.toks)-1 && r.toks[i].Tag == word.D; i++ {
		}
		if resolves(r.str(r.toks[i].Start, r.toks[i].End)) {
			return false // what a meeting decides is not its own
		}
	default:
		return false
	}
	switch r.str(max(m.Start, m.End-2), m.End) {
	case "大学", "政府", "计划":
		return false // 大学毕业; and the government of a place is the place
	}
	return true
}

// resolves reports whether the verb says what a meeting has found or decided.
func resolves(verb string) bool {
	switch verb {
	case "决定", "确定", "指出", "认为", "强调", "要求", "提出", "研究", "部署":
		return true
	}
	return false
}

// undertaken makes the undertaking that a headline is about the owner of the title: of 源网荷储
// 项目 in 某某产业园源网荷储项目探访, not the zone that it is in.
func (r *reader) undertaken(c *cut) {
	title, text := &r.owners.title, c.text
	for _, m := range c.mentions {
		if title.text != "" && title.typ != "zone" && title.typ != "place" || nation(title.text) {
			return
		}
		if m.Type != "project" || !m.Generic || m.End < len(text) && text[m.End] == '的' || !undertaking(string(text[m.Start:m.End])) {
			continue
		}
		from := m.Start
		if title.text != "" {
			n := len([]rune(title.text))
			for ; from >= n && string(text[from-n:from]) != title.text; from-- {
			}
			if from < n || !nouns(c.toks, from, m.Start) {
				continue
			}
			from -= n
		} else if m.Role != entity.Subject || m.End-m.Start < 5 || from > 0 {
			continue
		}
		*title = owner{text: string(text[from:m.End]), typ: m.Type, method: paper.Inferred, from: "title", rule: "entity/title"}
		r.owners.named = append(r.owners.named, *title)
		return
	}
}

// undertaking reports whether the class is of what is built or carried out.
func undertaking(class string) bool {
	for _, x := range [...]string{"项目", "工程", "试验", "大赛"} {
		if strings.HasSuffix(class, x) {
			return true
		}
	}
	return false
}

// nouns reports whether nothing but nouns stands in text[from:to].
func nouns(toks []word.Token, from, to int) bool {
	for _, t := range toks {
		if t.Start >= from && t.End <= to {
			switch t.Tag {
			case word.N, word.NZ, word.VN, word.B, word.J:
			case word.V:
				if t.End-t.Start > 1 {
					return false
				}
			default:
				return false
			}
		}
	}
	return true
}
