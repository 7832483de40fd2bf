package extract

import (
	"strings"

	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/paper"
)

// Whose a number is that has no owner of its own. The nearer comes first: the sentence before
// the paragraph, the paragraph before the title, the title before the paragraphs above it; in
// each the subject before what is only done, reached or stood in. A sentence that is about
// somebody, if only a class (卫生部门), takes over nobody.

// shown are the ways in which a sentence shows an owner that no name in it is placed to be, in
// the order in which they are asked: who speaks in it, what the price is of, the class it is about.
var shown = [...]func(r *reader, k int) (owner, bool){
	func(r *reader, k int) (owner, bool) { return r.spoken(k, false) },
	(*reader).worldPrice,
	(*reader).headlined,
	(*reader).classed,
	(*reader).among,
	(*reader).follows,
	(*reader).speaksOfClass,
	(*reader).detailed,
	(*reader).directed,
	(*reader).setOff,
	(*reader).hosted,
	(*reader).clauseBefore,
}

// ofSentence returns the owner that the sentence of the number at token k shows in one of the ways
// of [shown].
func (r *reader) ofSentence(k int) (owner, bool) {
	for _, ask := range shown {
		if o, ok := ask(r, k); ok {
			return o, true
		}
	}
	return owner{}, false
}

// ofStory returns the owner that the sentences before, the title and the story give the number at
// token k; one without a text where none does.
func (r *reader) ofStory(k int) owner {
	if r.ofNation(k) {
		return r.owners.land
	}
	if o := r.owners.inPara; o.text != "" {
		o.method, o.from = paper.Inherited, "paragraph"
		return o
	}
	if o, ok := r.theirs(k); ok {
		return o
	}
	if o := r.owners.hero; o.text != "" && r.acts(k) {
		return o
	}
	if r.owners.title.text == "" && r.a.Title != "" {
		if o, ok := r.themed(); ok && r.theme.head {
			return o
		}
	}
	if o, ok := r.project(k); ok {
		return o
	}
	if o := r.owners.title; o.text != "" && !(o.source && r.sumsUp(k)) && !(r.owners.last.text != o.text && strings.Contains(r.owners.last.text, o.text)) {
		return o // but a zone of the title's city is nearer
	}
	if o, ok := r.spoken(k, true); ok {
		return o
	}
	if o := r.owners.last; o.text != "" && !r.owners.none {
		o.method, o.from = paper.Inherited, "story"
		return o
	}
	if o := r.owners.land; o.text != "" && r.s.Measured(r.read[r.toks[k].Ref].Noun) {
		return o
	}
	if o, ok := r.attributed(k); ok {
		return o
	}
	if o, ok := r.helped(k); ok {
		return o
	}
	return owner{method: paper.None}
}

// ofNation reports whether the sentence of the number at token k goes by what an office of
// the nation has counted, and names no place, so that it is no longer of the province or the
// town that was spoken of: 据国家税务总局统计，享受优惠的企业有216万户.
func (r *reader) ofNation(k int) bool {
	o := r.owners.inPara
	if o.text == "" {
		o = r.owners.title
	}
	if o.text == "" {
		o = r.owners.last
	}
	if o.typ != "place" && o.typ != "zone" || nation(o.text) {
		return false
	}
	if m := place.Find([]rune(o.text), 0, len([]rune(o.text)), nil); len(m) == 0 || len(m[0].Codes) == 0 {
		return false // abroad its offices are others
	}
	for _, m := range r.mentions {
		if m.Type == "institution" && m.End < r.toks[k].Start && !m.Generic && !m.Anaphor && r.publishes(m, r.toks[k].Start) && central(r.str(m.Start, m.End)) {
			return true
		}
	}
	return false
}

// central reports whether the name is of an office of the nation.
func central(name string) bool {
	if strings.HasPrefix(name, "国家") || strings.HasPrefix(name, "中国") || strings.HasPrefix(name, "全国") {
		return true
	}
	for _, x := range [...]string{"指挥部", "总部", "司令部", "俱乐部", "支部", "分部"} {
		if strings.HasSuffix(name, x) {
			return false
		}
	}
	n := []rune(name)
	return len(n) > 2 && len(n) < 8 && (n[len(n)-1] == '部' || strings.HasSuffix(name, "总局") || strings.HasSuffix(name, "总署")) && len(place.Find(n, 0, len(n), nil)) == 0
}
