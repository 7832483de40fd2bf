package extract

import (
	"strings"

	"baoshu/pipeline/paper"
)

// Whose a number is that has no owner of its own. The nearer comes first: the sentence before
// the paragraph, the paragraph before the title, the title before the paragraphs above it; in
// each the subject before what is only done, reached or stood in. A sentence that is about
// somebody, if only a class (卫生部门), takes over nobody.

// ofSentence returns the owner that the sentence of the number at token k shows without a name
// placed to own it: who speaks in it, what the price is of, the class it is about.
func (r *reader) ofSentence(k int) (owner, bool) {
	if o, ok := r.spoken(k, false); ok {
		return o, true
	}
	if o, ok := r.worldPrice(k); ok {
		return o, true
	}
	if o, ok := r.headlined(k); ok {
		return o, true
	}
	if o, ok := r.classed(r.toks[k].Start); ok {
		return o, true
	}
	if o, ok := r.among(k); ok {
		return o, true
	}
	if o, ok := r.follows(k); ok {
		return o, true
	}
	if o, ok := r.speaksOfClass(k); ok {
		return o, true
	}
	if o, ok := r.detailed(k); ok {
		return o, true
	}
	if o, ok := r.directed(k); ok {
		return o, true
	}
	if o, ok := r.setOff(k); ok {
		return o, true
	}
	if o, ok := r.hosted(k); ok {
		return o, true
	}
	return r.clauseBefore(k)
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
	if o := r.owners.title; o.text != "" && !(r.owners.last.text != o.text && strings.Contains(r.owners.last.text, o.text)) {
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
