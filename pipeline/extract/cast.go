package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// The cast of a story are the persons whom it introduces by what they are (村民李某,
// 45岁的李某) or whom its title is about (李某：用行动…). A name that is certain once is the
// same name wherever the story prints it, whatever the tagger takes its characters for:
//
//	售票员孙奇在这里工作了20年。…孙|奇|离开售票台三年   孙奇 again

// meet remembers the persons whom the sentence introduces.
func (r *reader) meet() {
	if !r.outline.peopled {
		return
	}
	for i := 1; i < len(r.toks); i++ {
		if r.toks[i].Tag != word.NR || !entity.Introduced(r.text, r.toks, i) {
			continue
		}
		p, next, ok := entity.Person(r.text, r.toks, i)
		if !ok || r.mentioned(p) {
			continue
		}
		if r.official(i - 1) {
			r.house(p) // remembers it
		}
		if next > i+1 || !r.toks[i].Known { // what the tagger knows it finds again by itself
			r.join(r.str(p.Start, p.End))
		}
	}
}

// join adds the name to the cast, unless it is there: one with a form of address is read
// without it everywhere.
func (r *reader) join(name string) {
	if n := len([]rune(name)); n < 2 || n > 3 {
		return
	}
	for _, x := range r.cast {
		if string(x) == name {
			return
		}
	}
	r.cast = append(r.cast, []rune(name))
}

// recognize puts the names of the cast that stand in the sentence among its fixed tokens.
func (r *reader) recognize() {
	for _, name := range r.cast {
		for i := r.sent.Start; i+len(name) <= r.sent.End; i++ {
			if r.text[i] == name[0] && hasPrefix(r.text[i:], string(name)) {
				r.fixed = insert(r.fixed, word.Fixed{Span: paper.Span{Start: i, End: i + len(name)}, Tag: word.NR, Ref: -1})
			}
		}
	}
}

// honours remembers the person whom a headline is about: a name that stands before its
// colon and in the story again. He owns what has no other owner in a paragraph that names
// him before it.
func (r *reader) honours(headline string) {
	at := strings.Index(headline, "：")
	if at < 0 || r.owners.hero.text != "" {
		return
	}
	t := []rune(headline[:at])
	for i := len(t) - 1; i >= 0; i-- {
		if strings.ContainsRune("】　 —|》", t[i]) {
			t = t[i+1:]
			break
		}
	}
	if len(t) < 2 || len(t) > 3 {
		return
	}
	r.toks = r.tagger.Tag(t, 0, len(t), nil, r.toks[:0])
	if !entity.Called(t, r.toks) {
		return
	}
	name, n := string(t), 0
	for _, p := range r.a.Paragraphs {
		if p.Text != r.a.Title {
			n += strings.Count(p.Text, name)
		}
	}
	if n < 2 {
		return
	}
	r.join(name)
	r.owners.hero = owner{text: name, typ: human, method: paper.Inferred, from: "title", rule: "entity/title"}
}

// acts reports whether the paragraph names the person of the title before the number at
// token k, and not as who says it.
func (r *reader) acts(k int) bool {
	if !strings.Contains(r.str(0, r.toks[k].Start), r.owners.hero.text) {
		return false
	}
	_, _, said := r.attribution(k)
	return !said
}
