package extract

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// A body is what the paragraph itself has: its text and what is read off it before
// its sentences are.
type body struct {
	p          *paper.Paragraph
	text       []rune
	offs       []int32 // bytes of p.Text before each character of text, and all of them
	at         []int32 // where each character of text stands in the paragraph; empty where it is at its own index
	starts     []int32 // the characters of text that numerals can start with
	stops      []int32 // those that can end a sentence
	pairs      []int32 // and those that can count without a numeral
	marks      []int32 // those of which anything is known
	nums       []numeral.Numeral
	qs         []quantity.Quantity
	mask       []paper.Span
	torn       bool      // its first number may be the rest of one that the paragraph before broke off
	turns      bool      // 翻 stands in the text: 翻番 measures without a numeral
	signs      mark      // what is known of any of its characters: a rule that needs one that is not there is not asked
	refused    []refusal // numerals that are no figures
	ps         []period.Period
	sents      []paper.Span
	coming     *paper.Paragraph // behind it, or nil
	quantities int              // so many are in it, be they figures or too many for that
	quiet      bool             // it has none: only names are read in it
}

// A reader reads stories, one at a time once they are scanned and cut. It keeps its
// buffers for the next ones.
type reader struct {
	stories  []story // what is scanned and cut at once
	cutter   cutter
	roles    *roleTable
	cueWords *cueTable
	agape    cue // cues that every sentence is taken to have; none but in a test
	tracker  period.Tracker

	body
	scanned   []body              // the paragraphs of the stories, whose buffers are theirs
	current   []body              // those of the story
	unsorted  []quantity.Quantity // figures and refusals of the paragraph that is scanned
	aside     body                // the buffers of one read once more
	carried   when                // the time a figure of the paragraph stands under
	flowing   when                // the last of them that is a span: what flows is told of it
	stood     period.Period       // the time that the paragraphs before stand under
	goingOn   bool                // the paragraph goes on under it
	basis     string              // of the last rate
	lastNoun  noun                // of the paragraph's figures
	lastClass string              // of the unit of the last of them that has it
	lastUnit  string
	paragraph int  // index of the first figure of the paragraph
	changing  bool // one of them is the beginning of a change
	parts     int  // where the last number of it begins that counts some of those counted before

	// of the sentence
	sent     paper.Span
	toks     []word.Token
	mentions []entity.Mention
	beside   []beside // of each of the mentions
	present  present  // of all of them
	outline           // what is known of the words
	lastTime int      // the last token that is a time, or -1
	times    []int    // tokens before the number being read that are times or horizons
	told     []told   // what has been asked of clauses
	sayings  []saying // who says what in it; none before it is asked
	asked    bool     // it has been asked
	quotes   bool     // see cut
	names    []paper.Span
	phrases  []paper.Span // what its projects are called, see projects
	s        indicator.Sentence
	read     []indicator.Reading // by quantity of the paragraph
	made     []int               // figure of the story, by quantity of the paragraph; -1 for none yet

	// of the story
	a       *paper.Article
	ref     period.Reference
	owners  owners
	theme   theme
	posts   []post // who has been named with the house he heads
	quoted  string // who was quoted last
	every   bool   // expressions of time are wanted where there is no number too
	firms   firms
	areals  []*paper.Paragraph // whose places decide between areas of one name
	figures []paper.Figure
	room    []paper.ExplainRow // for what explains the next of them
	unread  []paper.Unparsed
	seen    int
}

// readers are kept for the next story; a tagger's model is shared by all.
var readers = sync.Pool{New: func() any { return newReader() }}

func newReader() *reader {
	return &reader{cutter: cutter{tagger: tagger().Fork(), finder: entity.NewFinder()}}
}

var tagger = sync.OnceValue(func() *word.Tagger { return word.New(append(place.Names(), entity.Names()...)) })

// given returns what was read, which is the caller's from then on.
func (r *reader) given() ([]paper.Figure, []paper.Unparsed) {
	figures, unread := fitted(r.figures), fitted(r.unread)
	r.figures, r.unread = nil, nil
	return figures, unread
}

// forget lets go of the stories and keeps the buffers.
func (r *reader) forget() {
	r.cutter.forget()
	r.firms.forget()
	clear(r.areals)
	clear(r.stories)
	r.a, r.p, r.coming, r.aside.p = nil, nil, nil, nil
	if len(r.scanned) > mostParagraphs {
		r.scanned = slices.Clone(r.scanned[:mostParagraphs])
	}
	for i := range r.scanned {
		r.scanned[i].p, r.scanned[i].coming = nil, nil
	}
}

// story reads all paragraphs of a story.
func (r *reader) story(s *story) {
	r.a, r.ref, r.roles, r.cueWords = s.a, s.ref, roleWords(), cueWords()
	r.owners.reset()
	r.firms.forget()
	r.posts, r.theme = r.posts[:0], theme{}
	r.goingOn, r.quoted = false, ""
	r.stood = period.Period{First: paper.NoDay, Last: paper.NoDay}
	r.current = r.scanned[s.from:s.to]
	r.makeRoom(r.current)
	for i := s.from; i < s.to; i++ {
		r.one(i, s)
	}
	r.linkPlaces()
	r.changes()
	for i := range r.figures {
		r.finish(i)
	}
}

// heads reports whether the paragraph heads what follows it: it is one by its role,
// or short and without a stop at its end.
func heads(p *paper.Paragraph) bool {
	if p.Role == paper.Heading {
		return true
	}
	if p.Role != paper.Body && p.Role != paper.Lead || len(p.Text) > 120 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(p.Text))
	return unicode.Is(unicode.Han, last) && !strings.Contains(p.Text, "。") && !strings.Contains(p.Text, "；") && !strings.Contains(p.Text, "：")
}

// one reads paragraph i of those scanned, which is of story s.
func (r *reader) one(i int, s *story) {
	r.body = r.scanned[i]
	r.open()
	if i > s.from && heads(r.p) && r.cutter.next < s.cuts {
		r.owners.turn()
	}
	if r.quiet {
		r.afresh()
	} else {
		r.begin()
	}
	for c := r.cutter.of(i); c != nil; c = r.cutter.of(i) {
		if c.of == aSentence {
			r.sentence(c)
		} else {
			r.heading(c)
		}
	}
	r.leave()
	if !r.quiet {
		r.place()
	}
}

// decode sets text and offs from the paragraph's text, and what is known of its
// characters one by one. Variants of characters are
// read as the common form, and a space that sets a number or a Latin word apart
// from Chinese (企业 832 家, 建成 5G 基站) is not read; what is printed is not changed.
func (r *body) decode() {
	p := r.p.Text
	text, offs := slices.Grow(r.text[:0], len(p))[:len(p)], slices.Grow(r.offs[:0], len(p)+1)[:len(p)+1]
	r.at = r.at[:0]
	k, blanks := 0, 0 // what is read so far, and what is not
	for i := 0; ; {
		i, k = wide(p, i, text, offs, k)
		if i >= len(p) {
			break
		}
		c, size := utf8.DecodeRuneInString(p[i:])
		if c == ' ' && apart(text[:k], p[i+1:]) {
			r.placed(k, blanks)
			blanks++
			i++
			continue
		}
		text[k], offs[k] = c, int32(i)
		k++
		i += size
	}
	if blanks > 0 {
		r.placed(k, blanks)
	}
	offs[k] = int32(len(p))
	r.text, r.offs = text[:k], offs[:k+1]
	r.mark()
}

// wide decodes from p[i:] to text[k:] and offs[k:] what nearly every character is: one of three
// bytes from U+1000 on that is no surrogate. It returns where the first that is none, or the last
// of the text, stands in both. It is a function of its own for the registers' sake, and what the
// bytes of a character must be is asked of all of them at once.
func wide(p string, i int, text []rune, offs []int32, k int) (int, int) {
	offs = offs[:len(text)]                                    // one test for both
	for i >= 0 && k >= 0 && i+8 <= len(p) && k+1 < len(text) { // two at once
		b := p[i : i+8]
		v := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 | uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		const others = 1<<0 | 1<<0xd // the last four bits of e0 and ed
		if v&0xc0c0f0c0c0f0 != 0x8080e08080e0 || uint64(others)>>(v&0xf)&1 != 0 || uint64(others)>>(v>>24&0xf)&1 != 0 {
			break
		}
		text[k], offs[k] = rune(v&0xf<<12|v>>2&0xfc0|v>>16&0x3f), int32(i)
		text[k+1], offs[k+1] = rune(v>>12&0xf000|v>>26&0xfc0|v>>40&0x3f), int32(i+3)
		k += 2
		i += 6
	}
	for i >= 0 && i+4 <= len(p) && k < len(text) {
		b := p[i : i+4]
		v := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24 // one load
		if v&0xc0c0f0 != 0x8080e0 || v&0xff == 0xe0 || v&0xff == 0xed {
			break
		}
		text[k], offs[k] = rune(v&0xf<<12|v>>8&0x3f<<6|v>>16&0x3f), int32(i)
		k++
		i += 3
	}
	return i, k
}

// mark sets starts, stops, pairs and turns, and reads variants as what they are.
func (r *body) mark() {
	v := variants()
	marks, m := slices.Grow(r.marks[:0], len(r.text))[:len(r.text)], 0
	for k, c := range r.text {
		marks[m] = int32(k)
		m += v.known(c) // a branch here is guessed wrong too often
	}
	r.marks, r.turns, r.signs, r.starts, r.stops, r.pairs = marks, false, 0, r.starts[:0], r.stops[:0], r.pairs[:0]
	for _, k := range marks[:m] {
		c := r.text[k]
		what := v.of(c)
		if what&varied != 0 {
			c = v.to[c-firstHan]
			r.text[k], what = c, v.of(c)
		}
		r.signs |= what
		switch {
		case what&numerals != 0:
			r.starts = append(r.starts, k)
		case what&stopping != 0:
			r.stops = append(r.stops, k)
		case what&doubling != 0:
			r.pairs, r.turns = append(r.pairs, k), r.turns || c == '翻'
		}
	}
}

// placed sets where the characters up to k stand in the paragraph: so many blanks that
// are not read stand before those of which it is not known yet.
func (r *body) placed(k, blanks int) {
	for n := len(r.at); n < k; n++ {
		r.at = append(r.at, int32(n+blanks))
	}
}

// apart reports whether one space between two stretches of text sets a number or
// Latin letters apart from a Chinese character. A number at the head of all is set
// apart from the whole (1 总体要求), and that space counts.
func apart(before []rune, behind string) bool {
	if len(before) == 0 {
		return false
	}
	last := before[len(before)-1]
	after, _ := utf8.DecodeRuneInString(behind)
	if han(last) {
		return western(after)
	}
	if !western(last) || !han(after) {
		return false
	}
	for i := len(before) - 1; i >= 0 && i > len(before)-8; i-- {
		if c := before[i]; (c < '0' || c > '9') && c != '.' {
			return true
		}
	}
	return len(before) >= 8
}

func western(c rune) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '%' || c == '％' || c == '$' || c == '+'
}

func han(c rune) bool { return c >= firstHan && c <= lastHan }

// inParagraph returns where a span of text stands in the paragraph.
func (r *body) inParagraph(s paper.Span) paper.Span {
	if len(r.at) == 0 || s.Start < 0 || s.Start >= len(r.at) {
		return s
	}
	out := paper.Span{Start: int(r.at[s.Start]), End: int(r.at[s.Start])}
	if s.End > s.Start {
		out.End = int(r.at[min(s.End, len(r.at))-1]) + 1
	}
	return out
}

// place puts the spans of the paragraph's figures where they are printed.
func (r *reader) place() {
	if len(r.at) == 0 {
		return
	}
	for i := r.paragraph; i < len(r.figures); i++ {
		f := &r.figures[i]
		f.Span = r.inParagraph(f.Span)
		if f.IndicatorStart >= 0 {
			f.IndicatorStart = r.inParagraph(paper.Span{Start: f.IndicatorStart, End: f.IndicatorStart}).Start
		}
		for k := range f.Explain {
			f.Explain[k].Span = r.inParagraph(f.Explain[k].Span)
		}
	}
}

// str returns the characters [start,end) of text as the paragraph prints them,
// without a copy.
func (r *body) str(start, end int) string {
	s := r.p.Text[r.offs[start]:r.offs[end]]
	if len(r.at) > 0 && end > start && r.text[end-1] != ' ' {
		s = strings.TrimSuffix(s, " ") // one that is not read
	}
	return s
}
