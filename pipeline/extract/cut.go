package extract

import (
	"unicode"
	"unicode/utf8"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// A cut is a sentence or a heading cut into words, with the names that stand in it.
//
// To cut a sentence and to find its names is the dearest thing that is done with it. So
// only what can matter is cut: what has a quantity, and what is asked whose that is, see
// [inquiry].
type cut struct {
	of        part
	paragraph int // that it is of, or the first one read behind it
	text      []rune
	sent      paper.Span
	counts    bool // it has a quantity
	made      bool // it is cut
	claimed   bool // it has a subject, see [cut.claims]
	quotes    bool // a quotation opens in it, before its last quantity
	toks      []word.Token
	mentions  []entity.Mention
	hero      string // of a headline: the person it is about
}

// A part is what of a story a cut is of.
type part uint8

const (
	aSentence part = iota
	aTitle         // kicker, title or subtitle
	aSection       // a heading inside the story
)

// cutter is what the cuts of a story are made in.
type cutter struct {
	tagger   *word.Tagger
	finder   *entity.Finder
	cuts     []cut
	next     int // the first of them that is not read
	words    []word.Token
	mentions []entity.Mention
	heads    []rune       // the text of headings
	cast     cast         // of one story
	eager    bool         // all that can matter is cut, be it asked or not
	inquiry  inquiry      // of one story
	fixed    []word.Fixed // of one sentence
	foreign  []word.Fixed // names in it spelled by sound
}

// cut cuts what is worth it of the stories: first the headings and what has a quantity, then
// what these ask.
func (c *cutter) cut(stories []story, scanned []body) {
	c.cuts, c.next, c.words, c.mentions, c.heads = c.cuts[:0], 0, c.words[:0], c.mentions[:0], c.heads[:0]
	for i := range stories {
		c.choose(&stories[i], scanned)
	}
	for i := range c.cuts {
		if x := &c.cuts[i]; x.of != aSentence || x.counts || c.eager {
			x.made = true
			c.tag(x, scanned)
		}
	}
	for i := range c.cuts {
		if x := &c.cuts[i]; x.made {
			c.find(x)
		}
	}
	next := 0
	for i := range stories {
		s := &stories[i]
		cuts := c.cuts[next:s.cuts]
		c.inquire(cuts, scanned)
		c.acquaint(s.a, cuts, scanned)
		next = s.cuts
	}
}

// choose adds what is worth it of the story, up to the last paragraph that has quantities:
// behind it nothing asks for an owner.
func (c *cutter) choose(s *story, scanned []body) {
	last := s.to - 1
	for last >= s.from && scanned[last].quantities == 0 {
		last--
	}
	titled, section := false, ""
	for i := s.from; i <= last; i++ {
		b := &scanned[i]
		if i > s.from && heads(b.p) {
			section = b.p.Text
		}
		for k, at := range b.sents {
			if !b.worth(k) || i == last && b.onlyNames(k) {
				continue
			}
			if !titled {
				titled = true
				for _, t := range [...]string{s.a.Title, s.a.Kicker, s.a.Subtitle} {
					c.heading(aTitle, i, t)
				}
			}
			c.heading(aSection, i, section)
			section = ""
			c.cuts = append(c.cuts, cut{paragraph: i, text: b.text, sent: at, counts: b.counts(at)})
		}
	}
	s.cuts = len(c.cuts)
}

// heading adds a heading, unless it is empty.
func (c *cutter) heading(of part, paragraph int, t string) {
	if t == "" {
		return
	}
	n := len(c.heads)
	for _, r := range t {
		c.heads = append(c.heads, r)
	}
	c.cuts = append(c.cuts, cut{of: of, paragraph: paragraph, text: c.heads[n:len(c.heads):len(c.heads)]})
}

// tag cuts into words.
func (c *cutter) tag(x *cut, scanned []body) {
	from, until := 0, len(x.text)
	c.fixed = c.fixed[:0]
	if x.of == aSentence {
		b := &scanned[x.paragraph]
		from = x.sent.Start
		if x.counts {
			until, x.quotes = b.reach(x.sent)
		} else {
			until = min(x.sent.End, from+subjectSpan)
		}
		c.fix(b, x.sent)
	}
	n := len(c.words)
	c.words = c.tagger.Tag(x.text, from, until, c.fixed, c.words)
	if x.of != aSentence || scanned[x.paragraph].signs&noting != 0 {
		c.words = c.words[:n+len(unnoted(x.text, c.words[n:]))]
	}
	x.toks = c.words[n:len(c.words):len(c.words)]
}

// unnoted takes the marks of footnotes out of the words, in their place: no rule need
// know them. 地区生产总值[2]1286亿元, 常住人口①245万人.
func unnoted(text []rune, toks []word.Token) []word.Token {
	k := 0
	for i := 0; i < len(toks); i++ {
		if n := footnote(text, toks, i); n > 0 {
			i += n - 1
			continue
		}
		if k < i {
			toks[k] = toks[i]
		}
		k++
	}
	return toks[:k]
}

// footnote returns how many words the mark of a footnote has that begins with word i; 0
// where none does. It stands behind a word, and its number is of one or two digits.
func footnote(text []rune, toks []word.Token, i int) int {
	at := toks[i].Start
	switch r := text[at]; {
	case r >= '①' && r <= '⑳':
		if i > 0 && unicode.Is(unicode.Han, text[at-1]) {
			return 1
		}
	case r == '[' || r == '［' || r == '〔':
		if i == 0 || i+2 >= len(toks) || !unicode.Is(unicode.Han, text[at-1]) || toks[i+1].Ref >= 0 || toks[i+1].End-toks[i+1].Start > 2 || !digit(text[at+1]) || !digit(text[toks[i+1].End-1]) {
			return 0
		}
		if r := text[toks[i+2].Start]; r == ']' || r == '］' || r == '〕' {
			return 3
		}
	}
	return 0
}

// find finds the names.
func (c *cutter) find(x *cut) {
	n := len(c.mentions)
	c.mentions = c.finder.Find(x.text, x.toks, c.mentions)
	x.mentions = c.mentions[n:len(c.mentions):len(c.mentions)]
}

// of returns the next cut of the paragraph, in the order in which they are read; nil
// where it has no more.
func (c *cutter) of(paragraph int) *cut {
	for c.next < len(c.cuts) && c.cuts[c.next].paragraph == paragraph {
		c.next++
		if x := &c.cuts[c.next-1]; x.made {
			return x
		}
	}
	return nil
}

// forget lets go of the story and keeps the buffers.
func (c *cutter) forget() { clear(c.cuts) }

// worth reports whether sentence i must be read: it has a quantity, or it can name
// whose the quantities after it are, as the first of the paragraph or the one
// right before them.
func (r *body) worth(i int) bool {
	if len(r.qs) == 0 {
		return (i == 0 || i == len(r.sents)-1 && r.pointsBack()) && r.introduces()
	}
	return r.counts(r.sents[i]) || i == 0 || i == len(r.sents)-1 && r.introduces() || i+1 < len(r.sents) && r.counts(r.sents[i+1])
}

// pointsBack reports whether the next paragraph opens with a word that stands for what
// this one ends with: 这个公司, 该项目, 其.
func (r *body) pointsBack() bool {
	if r.coming == nil {
		return false
	}
	first, _ := utf8.DecodeRuneInString(r.coming.Text)
	return first == '这' || first == '该' || first == '此' || first == '其' || first == '它'
}

// introduces reports whether the paragraph, which has no quantity, can name whose
// the quantities of the story after it are: it is text, and not the last.
func (r *body) introduces() bool {
	return (r.p.Role == paper.Body || r.p.Role == paper.Lead) && r.coming != nil
}

// onlyNames reports whether nothing but what comes behind the paragraph can need
// sentence i: it has no quantity, and ends the paragraph or one that has none.
func (r *body) onlyNames(i int) bool {
	return r.quiet || i > 0 && i == len(r.sents)-1 && !r.counts(r.sents[i])
}

// subjectSpan is how far into a sentence without figures its subject is looked for.
const subjectSpan = 48

// counts reports whether the sentence has a quantity.
func (r *body) counts(sent paper.Span) bool {
	for i := range r.qs {
		if r.qs[i].Start >= sent.Start {
			return r.qs[i].Start < sent.End
		}
	}
	return false
}

// reach returns how far the sentence must be read: to the end of the clause of its
// last quantity, or all of it where that stands in a quotation, whose speaker may
// follow; one clause more where it opens the sentence and only tells when or why, so that
// who it is about stands behind it (在组织773名员工撤离后，王某…). It notes whether a
// quotation opens on the way.
func (r *body) reach(sent paper.Span) (until int, quotes bool) {
	end := sent.Start
	for i := range r.qs {
		if q := &r.qs[i]; q.Start >= sent.Start && q.End <= sent.End {
			end = q.End
		}
	}
	from, open, first := sent.Start, false, true
	if r.signs&(quoting|shutting|closing) == 0 && !setsOut(r.text[from]) {
		from = end // nothing before it can matter
	}
	for i := from; i < sent.End; i++ {
		switch r.text[i] {
		case '“', '「':
			quotes = true
			fallthrough
		case '（':
			open = true
		case '”', '」', '）':
			open = false
		case '，', '；', '。', '！', '？', '…':
			if i >= end && !open && !(first && r.text[i] == '，' && setsOut(r.text[sent.Start])) && !r.goesOnQuoted(i+1, sent.End) {
				return i + 1, quotes
			}
			first = false
		}
	}
	return sent.End, quotes
}

// goesOnQuoted reports whether text[from:end] closes a quotation that it does not open, so that who
// is quoted may follow.
func (r *body) goesOnQuoted(from, end int) bool {
	for i := from; i < end; i++ {
		switch r.text[i] {
		case '“', '「':
			return false
		case '”', '」':
			return true
		}
	}
	return false
}

// setsOut reports whether a clause that opens with the character can be an adverbial.
func setsOut(c rune) bool {
	switch c {
	case '在', '经', '历', '为':
		return true
	}
	return false
}

// fix gathers the quantities and periods of the sentence as fixed tokens.
func (c *cutter) fix(b *body, sent paper.Span) {
	i, j := 0, 0
	for i < len(b.qs) || j < len(b.ps) {
		var f word.Fixed
		if j >= len(b.ps) || i < len(b.qs) && b.qs[i].Start <= b.ps[j].Start {
			f = word.Fixed{Span: b.qs[i].Span, Tag: word.M, Ref: i}
			i++
		} else {
			f = word.Fixed{Span: b.ps[j].Span, Tag: word.T, Ref: j}
			j++
		}
		if f.Start < sent.Start || f.End > sent.End {
			continue
		}
		if n := len(c.fixed); n > 0 && c.fixed[n-1].End > f.Start {
			continue // a time inside a quantity, or the other way round: the first counts
		}
		c.fixed = append(c.fixed, f)
	}
	c.foreign = entity.Foreign(b.text, sent.Start, sent.End, c.foreign[:0])
	for _, x := range c.foreign {
		c.fixed = insert(c.fixed, x)
	}
	c.recognize(b.text, sent)
	for _, x := range b.refused {
		if (x.reason == "label" || x.reason == "name") && (x.Start == 0 || b.text[x.Start-1] != '每') && b.digits(x.Span) && x.Start >= sent.Start && x.End <= sent.End {
			c.fixed = insert(c.fixed, word.Fixed{Span: x.Span, Tag: word.N, Ref: -1})
		}
	}
}

// digits reports whether Arabic digits stand in the span: only there the words of
// the tagger would go wrong (500强).
func (r *body) digits(at paper.Span) bool {
	for _, c := range r.text[at.Start:at.End] {
		if digit(c) {
			return true
		}
	}
	return false
}

// insert puts f in its place, unless something there overlaps it.
func insert(list []word.Fixed, f word.Fixed) []word.Fixed {
	i := len(list)
	for i > 0 && list[i-1].Start >= f.Start {
		i--
	}
	if i > 0 && list[i-1].End > f.Start || i < len(list) && list[i].Start < f.End {
		return list
	}
	list = append(list, word.Fixed{})
	copy(list[i+1:], list[i:])
	list[i] = f
	return list
}
