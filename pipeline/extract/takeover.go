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

// ofSentence returns the owner that the sentence of the number at token k shows though no name in
// it is placed to be one: who speaks in it, what the price is of, the class it is about. Each
// way is asked where the sentence has what it goes by.
func (r *reader) ofSentence(k int) (o owner, ok bool) {
	if len(r.tellers) > 0 {
		if o, ok = r.spoken(k, false); ok {
			return o, true
		}
	}
	if n := r.read[r.toks[k].Ref].Noun; !n.Empty() && r.text[n.Start] == '国' {
		if o, ok = r.worldPrice(k); ok {
			return o, true
		}
	}
	if r.sent.Start == 0 && r.sent.End == len(r.text) {
		if o, ok = r.headlined(k); ok {
			return o, true
		}
	}
	f := r.figureBefore()
	if f != nil && f.EntityText == "" {
		f = nil
	}
	if f != nil {
		if o, ok = r.classed(k, f); ok {
			return o, true
		}
	}
	if r.cues&cueIts != 0 {
		if o, ok = r.among(k); ok {
			return o, true
		}
	}
	from, to := r.s.Clause(k)
	if to < len(r.toks) && r.text[r.toks[to].Start] == '，' {
		if o, ok = r.follows(from, to); ok {
			return o, true
		}
	}
	if r.present&presentClass != 0 {
		if o, ok = r.speaksOfClass(k); ok {
			return o, true
		}
	}
	if f != nil && from > 1 && r.text[r.toks[from-1].Start] == '：' {
		return owner{text: f.EntityText, typ: f.EntityType, method: paper.Inherited, from: "number before", rule: "entity/detail"}, true // 推出两项政策：20种疾病纳入…
	}
	if r.cues&cueGuided != 0 {
		if o, ok = r.directed(k); ok {
			return o, true
		}
	}
	if r.present&presentClass != 0 {
		if o, ok = r.setOff(k); ok {
			return o, true
		}
		if o, ok = r.hosted(k); ok {
			return o, true
		}
	}
	if f != nil {
		return r.clauseBefore(k, f)
	}
	return owner{}, false
}

// ofStory returns the owner that the sentences before, the title and the story give the number at
// token k; one without a text where none does.
func (r *reader) ofStory(k int) owner {
	if r.present&presentOffice != 0 && r.ofNation(k) {
		return r.owners.land
	}
	if o := r.owners.inPara; o.text != "" {
		o.method, o.from = paper.Inherited, "paragraph"
		return o
	}
	if r.read[r.toks[k].Ref].Counted {
		if o, ok := r.theirs(k); ok {
			return o
		}
	}
	if o := r.owners.hero; o.text != "" && r.acts(k) {
		return o
	}
	if r.owners.title.text == "" && r.a.Title != "" {
		if o, ok := r.themed(); ok && r.theme.head {
			return o
		}
	}
	if r.present&presentBare != 0 {
		if o, ok := r.project(k); ok {
			return o
		}
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
