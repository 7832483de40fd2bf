package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// What the sentences before leave for those behind.

// spokenOf returns, for a sentence without a subject that has a name, the owner of its
// last figure, where that is printed in it: the next ones speak of it still.
func (r *reader) spokenOf() owner {
	f := r.figureBefore()
	if f == nil {
		return owner{}
	}
	for _, m := range r.mentions {
		if !m.Generic && !m.Anaphor && !m.Whole && m.List.Empty() && m.Role == entity.Modifier && m.Type != "product" && !(m.Type == "project" && means(f.EntityText)) && r.str(m.Start, m.End) == f.EntityText {
			return r.printed(m)
		}
	}
	return owner{}
}

// approves reports whether the name stands in a clause before a noun, and so is only
// who approved or named what the sentence is about: 海关总署批准的场地投用后.
func (r *reader) approves(m entity.Mention) bool {
	k := r.tokenAt(m.End)
	if k < 0 || r.toks[k].Tag != word.V {
		return false
	}
	for k++; k < len(r.toks) && !r.s.Boundary(k) && r.toks[k].Tag != word.M; k++ {
		if t := r.toks[k]; t.End-t.Start == 1 && r.text[t.Start] == '的' {
			return true
		} else if t.End-t.Start == 1 && r.text[t.Start] == '了' {
			return false
		}
	}
	return false
}

// sovereign reports whether the name is of the state, which acts in a sentence but has
// not what the next ones tell of.
func sovereign(s string) bool { return s == "国家" || s == "中央" || s == "中央财政" }

// settle remembers the sentence's names and its subject for those that come.
func (r *reader) settle() {
	var subject owner
	end := r.sent.End
	if r.owners.built = (owner{}); r.present&presentObject != 0 {
		r.builds()
	}
	if r.present&presentPlace != 0 {
		r.seats()
	}
	if r.signs&shutting != 0 {
		r.closesQuote()
	}
	r.listen()
	if len(r.phrases) > 0 {
		r.undertakes()
	}
	for i, m := range r.mentions {
		if !m.Generic && !m.Anaphor {
			r.introduce(m)
			r.shorten(m)
		}
		if m.Generic && subject.text == "" && r.someOther(m, paper.Span{}) && m.Start-r.sent.Start < 24 && (m.End-m.Start > 2 || r.plural(m)) {
			r.owners.none = true
		}
		if m.Generic || m.Type == "product" && r.text[m.Start] == '《' {
			continue
		}
		b := r.beside[i]
		o, ok := r.ownerOf(m)
		if !ok || m.Type == "any" && r.text[m.Start] == '我' && nation(o.text) {
			continue // what all of us have is spoken of no longer
		}
		if m.Whole && nation(o.text) && r.owners.land.text == "" {
			r.owners.land = o
			r.owners.land.method, r.owners.land.from, r.owners.land.rule = paper.Inferred, "story", "entity/nation"
		}
		if !m.Anaphor && !m.Whole {
			o.aside = !m.List.Empty() || m.Role == entity.Object || m.Role == entity.Modifier && !r.closed(m) || r.recipient(m)
			o.other = r.recipient(m)
			r.owners.named = append(r.owners.named, o)
			o.aside, o.other = false, false
		}
		head := m.Role == entity.Modifier && r.closed(m)
		if !m.List.Empty() || sovereign(o.text) || m.Type == "project" && means(o.text) || b&besidePredicate != 0 && r.predicate(m) || m.Start > 0 && r.text[m.Start-1] == '仅' {
			continue // what each of them has is not theirs together, and the state orders and pays
		}
		if (subject.text == "" && (m.Role == entity.Subject || head || r.opensWith(m)) && !(b&besideSpeaks != 0 && r.speaks(m, end)) && !(b&besidePublishes != 0 && r.publishes(m, end)) && !(b&besideParted != 0 && r.setApart(i)) && !(b&besideStruck != 0 && r.struck(m)) && !(b&besidePeoples != 0 && r.peoples(m)) && !(o.rule == "entity/common-noun" && (o.typ == "project" || o.typ == "product"))) && !(m.Role == entity.Subject && (b&besideModifies != 0 && r.modifies(i) || m.Type == "institution" && r.approves(m))) {
			subject = o
		}
	}
	if r.owners.inPara.text != "" && r.listsParts() {
		return // the next sentence is of the whole again
	}
	if r.peopled {
		if h, ok := r.holder(len(r.toks)); ok && h.owner.text != "" && h.owner.rule == "entity/person" {
			r.owners.inPara, r.owners.person = h.owner, h.owner
			return
		}
	}
	if subject.text == "" {
		subject = r.spokenOf()
	}
	if subject.text == "" && r.owners.inPara.text == "" {
		subject = r.tellsOfItself()
	}
	if subject.text == "" {
		subject = r.undertaking()
	}
	if subject.text == "" && r.owners.inPara.text == "" {
		subject = r.topicClass()
	}
	if subject.text != "" {
		subject.span = paper.Span{}
		r.owners.inPara = subject
		if subject.typ != "product" && (len(r.qs) > 0 || len(r.figures) == 0 && r.owners.last.text == "") {
			r.owners.last = subject
		}
	}
}

// listsParts reports whether the sentence opens with 其中 and tells of parts of what the one before
// is about.
func (r *reader) listsParts() bool {
	for i := range r.toks {
		if r.toks[i].Tag == word.W || r.toks[i].Tag == word.C {
			continue
		}
		return r.str(r.toks[i].Start, r.toks[i].End) == "其中"
	}
	return false
}

// headlined returns whom a headline names behind the colon that its figures stand
// before: 营收增长14.2%：滨海经开区前三季度交出亮眼成绩单.
func (r *reader) headlined(k int) (owner, bool) {
	if end := r.sent.End; r.sent.Start > 0 || end < len(r.text) || strings.ContainsRune("。！？；", r.text[end-1]) {
		return owner{}, false
	}
	at := r.toks[k].Start
	for _, m := range r.mentions {
		switch {
		case m.Start < at:
			return owner{}, false
		case m.Start == at || r.text[m.Start-1] != '：':
			continue
		case m.Generic || m.Anaphor:
			return owner{}, false
		}
		return r.ownerOf(m)
	}
	return owner{}, false
}
