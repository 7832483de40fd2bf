package repair

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/lm"
	"baoshu/pipeline/paper"
)

// File repairs every suspect page of the file and says of each whether OCR read it
// ([paper.Page.Scanned], [paper.Page.Noisy]).
// A page it has repaired it leaves as it is.
func File(f *paper.File) {
	w := words()
	for _, p := range f.Pages {
		s := Suspect(p)
		p.Scanned, p.Noisy = s.scanned(f.Format), s.Noisy
		pageWith(lm.Default(), w, p, s)
		if p.Scanned && !p.Noisy {
			doubtPercents(p)
		}
	}
}

// pageWith repairs a page of which it is known how suspect it is.
func pageWith(m *lm.Model, w *lists, p *paper.Page, s Suspicion) {
	if !s.Cut && !s.Noisy {
		return
	}
	r := room{m: m, w: w, s: s, page: p}
	r.names = doubledNames(p)
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Mark == paper.MarkTable || l.Mark == paper.MarkImage {
			continue
		}
		r.line(&l.Text)
	}
}

// A room holds what the rules share while they read a page.
type room struct {
	m      *lm.Model
	w      *lists
	s      Suspicion
	page   *paper.Page
	next   map[rune][]rune // what stands behind each character of the page, once it was asked for
	last   map[rune][]rune // and before it
	chars  []rune
	costed []rune        // whose costs were asked for last,
	bits   []float32     // and these are they
	names  map[rune]bool // characters that stand doubled on the page more than once
	places *[2]int       // percentages of the page with one decimal and with two, once they were asked for
	quoted bool          // the line before ended inside a quotation
}

// A rule proposes edits of the text, in order and apart from each other; sure of
// them or not.
type rule struct {
	ocr  bool // for pages from OCR only
	name string
	kind edit.Kind
	from edit.Evidence
	find func(r *room, text []rune) []proposal
}

// A proposal is an edit that a rule makes or suggests.
type proposal struct {
	start, end int
	after      string
	confidence float64
	suggest    bool
}

// weighed is the change of the character at i that saves so many bits: made from made
// bits on, suggested below.
func weighed(i int, after string, saved, made float64) proposal {
	p := proposal{start: i, end: i + 1, after: after, confidence: 0.5, suggest: saved < made}
	if !p.suggest {
		p.confidence = sure(saved - made)
	}
	return p
}

// rules are the rules in order; see the package comment.
func rules() []rule {
	return []rule{
		{false, "repair/dup_mark", edit.Punct, edit.Repeat, (*room).doubleMark},
		{false, "repair/dup_run", edit.DupRun, edit.Repeat, (*room).doubleRun},
		{false, "repair/dup_char", edit.DupChar, edit.Repeat, (*room).doubleChar},
		{true, "repair/bracket", edit.Punct, edit.Structure, (*room).bracket},
		{true, "repair/quote", edit.Punct, edit.Structure, (*room).quote},
		{true, "repair/dot", edit.Punct, edit.Lexicon, (*room).dot},
		{true, "repair/dash", edit.Punct, edit.Structure, (*room).dash},
		{true, "repair/one", edit.Char, edit.Structure, (*room).one},
		{true, "repair/zero", edit.Char, edit.Structure, (*room).zero},
		{true, "repair/percent", edit.Char, edit.Structure, (*room).percent},
		{true, "repair/ghost", edit.Char, edit.Lexicon, (*room).ghost},
		{true, "repair/shape", edit.Char, edit.Lexicon, (*room).shape},
		{true, "repair/word", edit.Char, edit.Lexicon, (*room).misread},
	}
}

// passes is how often the rules are run over a line while they find something: a
// number mended may show what a mark before it was.
const passes = 4

// line runs the rules over one line until they leave it as it is; what is left to
// suggest then is recorded.
func (r *room) line(t *edit.Text) {
	text := edit.Runes(t.String())
	if len(text) == 0 {
		return
	}
	var suggested []edit.Edit
	changed := true
	for pass := 0; changed && pass < passes; pass++ {
		suggested, changed = suggested[:0], false
		for _, rule := range rules() {
			if rule.ocr && !r.s.Noisy {
				continue
			}
			var made []edit.Edit
			for _, p := range rule.find(r, text) {
				e := edit.Edit{Start: p.start, End: p.end, After: p.after, Note: edit.Note{Kind: rule.kind, Rule: rule.name, Evidence: rule.from, Confidence: p.confidence}}
				if p.suggest {
					suggested = append(suggested, e)
				} else {
					made = append(made, e)
				}
			}
			if len(made) > 0 {
				t.Apply(made)
				text = []rune(t.String())
				changed = true
			}
		}
	}
	if !changed && !mended(t) { // else their places may no longer hold
		t.Suggest(suggested)
	}
	r.quoted = openQuote(text, r.quoted)
}

// mended reports whether the line was read before, and so has its suggestions.
func mended(t *edit.Text) bool {
	for _, e := range t.Suggestions() {
		if strings.HasPrefix(e.Rule, "repair/") {
			return true
		}
	}
	return false
}

//go:embed data/shapes.tsv
var shapesTSV []byte

//go:embed data/surnames.tsv
var surnamesTSV []byte

//go:embed data/translit.tsv
var translitTSV []byte

//go:embed data/doubling.tsv
var doublingTSV []byte

// lists are the word lists of the room, as its rules read them.
type lists struct {
	shapes   map[rune][]rune // no digits, which are left alone
	looks    runes           // that shapes has
	surname  map[rune]bool
	translit map[rune]bool
	doubling map[string]bool
}

var words = sync.OnceValue(func() *lists {
	w := &lists{shapes: map[rune][]rune{}, doubling: map[string]bool{}}
	l := lexicon.MustParse("shapes.tsv", shapesTSV)
	like := l.Column("like")
	for _, row := range l.Rows {
		x := []rune(row[0])[0]
		others := slices.DeleteFunc([]rune(row[like]), func(y rune) bool { return edit.HasDigit(string(y)) })
		if han(x) && !edit.HasDigit(string(x)) && len(others) > 0 {
			w.shapes[x] = others
			w.looks.add(x)
		}
	}
	set := func(name string, data []byte) map[rune]bool {
		s := map[rune]bool{}
		for _, word := range lexicon.MustParse(name, data).Words() {
			s[[]rune(word)[0]] = true
		}
		return s
	}
	w.surname, w.translit = set("surnames.tsv", surnamesTSV), set("translit.tsv", translitTSV)
	for _, word := range lexicon.MustParse("doubling.tsv", doublingTSV).Words() {
		w.doubling[word] = true
	}
	return w
})

// runes is a set of characters below U+A000.
type runes [0xA000 / 64]uint64

func (s *runes) add(r rune) { s[r/64] |= 1 << (r % 64) }

func (s *runes) has(r rune) bool { return r >= 0 && r < 0xA000 && s[r/64]>>(r%64)&1 > 0 }

func han(r rune) bool { return r >= 0x3400 && r < 0xA000 }

func digit(r rune) bool { return '0' <= r && r <= '9' }

func letter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// at returns the character at i, 0 outside the text.
func at(text []rune, i int) rune {
	if i < 0 || i >= len(text) {
		return 0
	}
	return text[i]
}
