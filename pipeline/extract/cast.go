package extract

import (
	"slices"
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
type cast struct {
	names [][]rune
	hero  string // whom a headline is about
}

// acquaint goes through the cuts of a story, finds its cast, and cuts once more what names
// one of those known by then: few stories introduce anyone.
func (c *cutter) acquaint(a *paper.Article, cuts []cut, scanned []body) {
	c.cast = cast{names: c.cast.names[:0]}
	for i := range cuts {
		x := &cuts[i]
		if !x.made {
			continue
		}
		if x.of != aSentence {
			c.honours(x, a)
			continue
		}
		if c.cast.in(x.text[x.sent.Start:x.sent.End]) {
			c.tag(x, scanned)
			c.find(x)
		}
		c.cast.meet(x)
	}
	c.cast.names = c.cast.names[:0]
}

// meet remembers the persons whom the sentence introduces, but for those whom the tagger
// knows: it finds them again by itself.
func (c *cast) meet(x *cut) {
	for i := range x.toks {
		if x.toks[i].Tag != word.NR {
			continue
		}
		p, next, ok := introduced(x.text, x.toks, x.mentions, i)
		if ok && (next > i+1 || !x.toks[i].Known) {
			c.join(x.text[p.Start:p.End])
		}
	}
}

// introduced returns the person whose name begins at token i, of tag NR, behind what he is, and
// the token behind it.
func introduced(text []rune, toks []word.Token, mentions []entity.Mention, i int) (at paper.Span, next int, ok bool) {
	if i == 0 || !entity.Introduced(text, toks, i) {
		return at, 0, false
	}
	at, next, ok = entity.Person(text, toks, i)
	return at, next, ok && !mentioned(mentions, at)
}

// officials remembers the houses that persons whom the sentence introduces head.
func (r *reader) officials() {
	for i := range r.toks {
		if r.toks[i].Tag != word.NR {
			continue
		}
		if p, _, ok := introduced(r.text, r.toks, r.mentions, i); ok && r.official(i-1) {
			r.house(p) // remembers it
		} else if ok && humble(r.str(r.toks[i-1].Start, r.toks[i-1].End)) {
			r.owners.folk = append(r.owners.folk, r.str(p.Start, p.End))
		}
	}
}

// humble reports whether the word is for people who tell of themselves and of nobody else: 村民, 果农.
func humble(s string) bool {
	for _, x := range [...]string{"民", "农", "户", "匠", "嫂", "店主", "摊主", "老板", "主播", "司机", "师傅", "创业者", "务工者", "经营者", "带头人", "新农人", "能手"} {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}

// plain reports whether the story has introduced the person as one who tells of himself alone.
func (r *reader) plain(name string) bool { return slices.Contains(r.owners.folk, name) }

// join adds the name to the cast, unless it is there: one with a form of address is read
// without it everywhere.
func (c *cast) join(name []rune) {
	if len(name) < 2 || len(name) > 3 {
		return
	}
	for _, x := range c.names {
		if slices.Equal(x, name) {
			return
		}
	}
	c.names = append(c.names, slices.Clone(name))
}

// in reports whether one of the cast is named in the text.
func (c *cast) in(text []rune) bool {
	for _, name := range c.names {
		for i := range text {
			if leadsOff(text[i:], name) {
				return true
			}
		}
	}
	return false
}

// leadsOff reports whether the text begins with the name.
func leadsOff(text, name []rune) bool {
	return text[0] == name[0] && len(text) >= len(name) && slices.Equal(text[:len(name)], name)
}

// recognize puts the names of the cast that stand in the sentence among its fixed tokens.
func (c *cutter) recognize(text []rune, sent paper.Span) {
	for _, name := range c.cast.names {
		for i := sent.Start; i+len(name) <= sent.End; i++ {
			if leadsOff(text[i:sent.End], name) {
				c.fixed = insert(c.fixed, word.Fixed{Span: paper.Span{Start: i, End: i + len(name)}, Tag: word.NR, Ref: -1})
			}
		}
	}
}

// honours remembers the person whom a headline is about: a name that stands before its
// colon and in the story again. He owns what has no other owner in a paragraph that names
// him before it.
func (c *cutter) honours(x *cut, a *paper.Article) {
	at := slices.Index(x.text, '：')
	if at < 0 || c.cast.hero != "" {
		return
	}
	t := x.text[:at]
	for i := len(t) - 1; i >= 0; i-- {
		if strings.ContainsRune("】　 —|》", t[i]) {
			t = t[i+1:]
			break
		}
	}
	if len(t) < 2 || len(t) > 3 {
		return
	}
	n := len(c.words)
	c.words = c.tagger.Tag(t, 0, len(t), nil, c.words)
	if !entity.Called(t, c.words[n:]) {
		return
	}
	name, times := string(t), 0
	for _, p := range a.Paragraphs {
		if p.Text != a.Title {
			times += strings.Count(p.Text, name)
		}
	}
	if times < 2 {
		return
	}
	c.cast.join(t)
	c.cast.hero, x.hero = name, name
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
