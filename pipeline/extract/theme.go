package extract

import (
	"strings"
	"unicode/utf8"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

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
		case word.D, word.AD, word.T, word.C:
		default:
			return false
		}
	}
	return false
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
	default:
		return false
	}
	switch r.str(max(m.Start, m.End-2), m.End) {
	case "大学", "政府", "计划":
		return false // 大学毕业; and the government of a place is the place
	}
	return true
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
