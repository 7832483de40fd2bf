package extract

import (
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

// A reader reads one story at a time. It keeps buffers from story to story.
type reader struct {
	tagger  *word.Tagger
	tracker period.Tracker

	// of the paragraph
	p         *paper.Paragraph
	coming    *paper.Paragraph // behind it, or nil
	text      []rune
	offs      []int32 // bytes of p.Text before each character of text, and all of them
	nums      []numeral.Numeral
	qs        []quantity.Quantity
	found     []quantity.Quantity // figures and refusals
	mask      []paper.Span
	turns     bool      // 翻 stands in the text: 翻番 measures without a numeral
	refused   []refusal // numerals that are no figures
	ps        []period.Period
	sents     []paper.Span
	carried   when          // the time a figure of the paragraph stands under
	stood     period.Period // the time that the paragraphs before stand under
	goingOn   bool          // the paragraph goes on under it
	basis     string        // of the last rate
	lastNoun  noun          // of the paragraph's figures
	paragraph int           // index of the first figure of the paragraph

	// of the sentence
	sent     paper.Span
	fixed    []word.Fixed
	toks     []word.Token
	mentions []entity.Mention
	names    []paper.Span
	s        indicator.Sentence
	read     []indicator.Reading // by quantity of the paragraph
	made     []int               // figure of the story, by quantity of the paragraph; -1 for none yet

	// of the story
	a         *paper.Article
	ref       period.Reference
	owners    owners
	every     bool   // expressions of time are wanted where there is no number too
	titled    bool   // the headlines have been read for names
	section   string // a heading inside the story that has not been read for names
	corporate int8   // 1 where the story speaks of companies by that word, -1 where not, 0 not looked
	places    []place.Mention
	located   int // the first of places that is of the paragraph
	figures   []paper.Figure
	unread    []paper.Unparsed
	seen      int
}

// readers are kept for the next story; a tagger's model is shared by all.
var readers = sync.Pool{New: func() any { return &reader{tagger: tagger().Fork()} }}

var tagger = sync.OnceValue(func() *word.Tagger { return word.New(append(place.Names(), entity.Names()...)) })

// Article reads every paragraph of the story and sets its Figures, Unparsed and
// Numbers. Relative times are resolved against the publication date, or the
// interval it must lie in. Reading a story twice gives the same.
func Article(a *paper.Article) {
	r := readers.Get().(*reader)
	defer readers.Put(r)
	ref := period.Reference{Earliest: a.Meta.Earliest, Latest: a.Meta.Latest}
	if a.Meta.Date.Known() && (!ref.Earliest.Known() || !ref.Latest.Known()) {
		ref = period.Reference{Earliest: a.Meta.Date, Latest: a.Meta.Date}
	}
	r.story(a, ref)
	a.Numbers = r.seen
	// Cut to size: a list that grows has room for twice its figures, which are large.
	a.Figures, a.Unparsed = append([]paper.Figure(nil), r.figures...), append([]paper.Unparsed(nil), r.unread...)
	r.forget()
}

// forget lets go of the story and keeps the buffers.
func (r *reader) forget() {
	clear(r.figures)
	clear(r.unread)
	r.a, r.p, r.coming = nil, nil, nil
}

// story reads all paragraphs.
func (r *reader) story(a *paper.Article, ref period.Reference) {
	r.a, r.ref = a, ref
	r.figures, r.unread, r.seen = r.figures[:0], r.unread[:0], 0
	r.places = r.places[:0]
	r.owners.reset()
	r.tracker.Story(ref)
	r.titled, r.section, r.corporate, r.goingOn = false, "", 0, false
	for i, p := range a.Paragraphs {
		if i > 0 && heads(p) {
			r.section = p.Text
			r.owners.turn()
		}
		r.coming = nil
		if i+1 < len(a.Paragraphs) {
			r.coming = a.Paragraphs[i+1]
		}
		r.one(p)
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
	return unicode.Is(unicode.Han, last) && !strings.ContainsAny(p.Text, "。；：")
}

// one reads one paragraph.
func (r *reader) one(p *paper.Paragraph) {
	r.p = p
	r.tracker.Paragraph()
	r.decode()
	r.nums = numeral.Scan(r.text, r.nums[:0])
	r.ps = r.ps[:0]
	r.seen += len(r.nums)
	if len(r.nums) > 0 || r.turns || r.every {
		r.ps = r.tracker.Scan(r.text, r.ps)
	}
	r.scan()
	r.located = len(r.places)
	if len(r.qs) > 0 {
		r.places = place.Find(r.text, 0, len(r.text), r.places)
	}
	r.sents = sentences(r.text, r.sents[:0])
	r.crowded()
	r.begin()
	for i, s := range r.sents {
		if r.worth(i) {
			r.sentence(s)
		}
	}
	r.leave()
}

// decode sets text and offs from the paragraph's text. Variants of characters are
// read as the common form; what is printed is not changed.
func (r *reader) decode() {
	r.text, r.offs = r.text[:0], r.offs[:0]
	r.turns = false
	v := variants()
	for i, c := range r.p.Text {
		r.text = append(r.text, v.fold(c))
		r.turns = r.turns || c == '翻'
		r.offs = append(r.offs, int32(i))
	}
	r.offs = append(r.offs, int32(len(r.p.Text)))
}

// str returns the characters [start,end) of the paragraph, without a copy.
func (r *reader) str(start, end int) string { return r.p.Text[r.offs[start]:r.offs[end]] }
