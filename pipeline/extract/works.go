package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// A project has no name that a list could have. It is called by what it is to make, and that
// phrase is what 该项目 stands for:
//
//	云岩岩棉保温材料生产线项目正式动工。该项目占地35亩
//
// One that says only of what kind projects are (重大项目, 招商引资项目), or how many there
// are (光伏项目10个), is none. Where something proper stands in it, it is a name, and can be
// what a sentence is about.

// projects finds the phrases before 项目 in the sentence that say which one it is, and makes
// names of the subjects among them that are proper, or whose size or price is what follows
// (锂电池隔膜项目|总投资3亿元).
func (r *reader) projects() {
	for i := 1; i < len(r.toks); i++ {
		sized := i+1 < len(r.toks) && r.sized(i+1) || i+2 < len(r.toks) && r.text[r.toks[i+1].Start] == '，' && r.sized(i+2)
		if !r.site(i, sized) {
			continue
		}
		from, proper := r.projectFrom(i)
		if r.text[r.toks[i].End-1] != '目' && (from < 0 || !proper) { // 示范基地面积: any of them, but for one with a name
			if m := r.namedTo(r.toks[i].End); !m.Empty() {
				r.phrases = append(r.phrases, m)
			}
			continue
		}
		if from < 0 {
			continue
		}
		at := paper.Span{Start: r.toks[from].Start, End: r.toks[i].End}
		r.phrases = append(r.phrases, at)
		if proper || sized {
			if role := entity.RoleAt(r.text, r.toks, from); role == entity.Subject {
				r.mention(entity.Mention{Span: at, Type: "project", Role: role})
			}
		}
	}
}

// site reports whether token i is 项目, or the word for a site that is built, where its size or
// price follows: 海河壳体生产基地|总投资.
func (r *reader) site(i int, sized bool) bool {
	t := r.toks[i]
	switch r.text[t.Start] {
	case '项':
		return r.str(t.Start, t.End) == "项目"
	case '基', '产', '科', '工':
		if !sized {
			return false
		}
		switch r.str(t.Start, t.End) {
		case "基地", "产业园", "科技园", "工业园":
			return true
		}
	}
	return false
}

// namedTo returns the name that ends at the character, empty where none does.
func (r *reader) namedTo(end int) paper.Span {
	for _, m := range r.mentions {
		if m.End == end && !m.Generic && !m.Anaphor && !m.Whole {
			return m.Span
		}
	}
	return paper.Span{}
}

// sized reports whether token i begins what says how large or how dear a project is.
func (r *reader) sized(i int) bool {
	t := r.toks[i]
	switch r.text[t.Start] {
	case '总':
		return strings.HasPrefix(r.str(t.Start, t.End), "总投资") || strings.HasSuffix(r.str(t.Start, t.End), "面积")
	case '占':
		return strings.HasPrefix(r.str(t.Start, t.End), "占地")
	}
	return false
}

// projectMeant returns the project last called by such a phrase, for a 项目 that points back to
// it; one that does not point can only mean one of its paragraph.
func (r *reader) projectMeant(m entity.Mention, pointed bool) (owner, bool) {
	for i := len(r.phrases) - 1; i >= 0; i-- {
		if p := r.phrases[i]; p.End <= m.Start {
			return inherited(owner{text: r.str(p.Start, p.End), typ: "project", span: p}), true
		}
	}
	o := r.owners.work
	if o.text == "" || !pointed && !r.owners.working {
		return owner{}, false
	}
	return inherited(o), true
}

// ofWork reports whether the mention stands for a project called by such a phrase.
func (r *reader) ofWork(m entity.Mention) bool {
	if !strings.HasSuffix(r.str(m.Start, m.End), "项目") {
		return false
	}
	_, ok := r.projectMeant(m, false)
	return ok
}

// undertakes remembers the last of the projects that the sentence has called by a phrase.
func (r *reader) undertakes() {
	p := r.phrases[len(r.phrases)-1]
	r.owners.work, r.owners.working = owner{text: r.str(p.Start, p.End), typ: "project"}, true
}

// projectFrom returns the token that the phrase before the 项目 of token i begins with, or -1,
// and whether anything proper stands in it.
func (r *reader) projectFrom(i int) (from int, proper bool) {
	const longest = 24 // characters
	if i+1 < len(r.toks) && (r.toks[i+1].Tag == word.M && r.toks[i+1].Ref >= 0 || strings.ContainsRune("等、共", r.text[r.toks[i+1].Start])) {
		return -1, false
	}
	told, object := 0, false // the phrase is the object of a clause
	from = i
	for from > 0 && r.toks[i].Start-r.toks[from-1].Start <= longest {
		t := r.toks[from-1]
		if !r.ofPhrase(from-1) || r.text[t.End-1] == '目' && t.End-t.Start == 2 && r.text[t.Start] == '项' {
			break
		}
		if object = from < i && r.launches(from-1); object {
			break
		}
		if from--; r.plays(from, sortOnly) || t.Tag == word.W {
			continue
		}
		told += t.End - t.Start
		proper = proper || t.Tag == word.NZ || t.Tag == word.NR || t.Tag == word.J || t.Tag == word.NT || !t.Known || r.text[t.Start] < 0x80
	}
	for object && from+1 < i && r.plays(from, builds) {
		told -= r.toks[from].End - r.toks[from].Start
		from++ // 开工|建设|污水处理项目
	}
	at := paper.Span{Start: r.toks[from].Start, End: r.toks[i].End}
	for _, m := range r.mentions {
		if !object && m.Start < at.Start && m.End > at.Start && !m.Anaphor && r.tokenAt(m.Start) >= 0 {
			at.Start, from = m.Start, r.tokenAt(m.Start) // 兴|闽威…项目, a firm's
		}
	}
	if r.text[at.Start] == '）' || from > 0 && !r.startsPhrase(from) {
		return -1, false
	}
	for _, m := range r.mentions {
		switch {
		case m.Start >= at.End || m.End <= at.Start:
		case m.Anaphor || m.Whole || !m.List.Empty() || m.Type == "product":
			return -1, false
		case m.Type == "company" && !m.Generic:
			proper = true
		case m.Type == "place" || m.Type == "zone" || m.Generic && m.End < at.End:
			told -= m.End - m.Start // where it is says nothing of what it is
		}
	}
	if told < 4 && !(proper && told > 1) {
		return -1, false
	}
	return from, proper
}

// launches reports whether token i is the verb of a clause whose subject is the name right
// before it, however it is tagged: 海川石化|启动|智能化改造项目.
func (r *reader) launches(i int) bool {
	t := r.toks[i]
	if t.Tag != word.VN {
		return false
	}
	named := false
	for _, m := range r.mentions {
		named = named || m.End == t.Start && !m.Anaphor
	}
	if !named {
		return false
	}
	end, id := events().Longest(r.text, t.Start)
	return id >= 0 && end >= t.End || r.plays(i, builds)
}

// ofPhrase reports whether token i can be a part of the phrase before 项目.
func (r *reader) ofPhrase(i int) bool {
	t := r.toks[i]
	switch t.Tag {
	case word.N, word.NZ, word.NR, word.NS, word.NT, word.J, word.L, word.VN, word.AN, word.B, word.A, word.K, word.H:
		return true
	case word.W:
		return r.text[t.Start] == '（' || r.text[t.Start] == '）'
	}
	return false
}

// startsPhrase reports whether nothing before token i, with which such a phrase begins, counts it,
// points to it or is joined to it.
func (r *reader) startsPhrase(i int) bool {
	t := r.toks[i-1]
	switch t.Tag {
	case word.M, word.Q, word.R, word.C:
		return false
	case word.U:
		return r.text[t.Start] == '的'
	case word.W:
		return r.text[t.Start] != '、' && r.text[t.Start] != '”'
	}
	return true
}
