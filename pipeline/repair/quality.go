package repair

import (
	"strings"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/lm"
	"baoshu/pipeline/paper"
)

// Quality estimates how much of a text is as it was printed: 1 less the share of
// characters that are wrong, so 0.99 is one wrong character in a hundred. Of a text
// that bears marks of OCR it is read off these ([Suspicion.Odd], [Suspicion.Loose]),
// whose number goes with that of the errors, and off the characters that the
// language hardly has where they stand; of any text, off the cost of its characters
// where it is worse than OCR of print. A text without marks and of common cost has 1.
func Quality(text string) float64 {
	var s Suspicion
	var cost costs
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		s.read(line)
		cost.read(lm.Default(), line)
	}
	s.settle()
	return quality(s, cost, s.Odd+s.Loose > 0)
}

// Story estimates the quality of a story: from the marks of OCR in its fragments as
// they came and from its text as it was mended. Of a story that bears no mark of OCR,
// on a page that has none, and does not begin with rare words only the beginning is
// weighed: enough to tell text from garbage.
func Story(a *paper.Article) float64 {
	var s Suspicion
	for _, p := range a.Paragraphs {
		for _, f := range p.Fragments {
			s.read(f.Text.Raw())
		}
	}
	s.settle()
	ocr := s.Odd+s.Loose > 0 || noisy(a)
	m := lm.Default()
	if !ocr {
		if common(m, a) {
			return quality(s, costs{}, false)
		}
		return quality(s, beginning(m, a), false)
	}
	var cost costs
	for _, p := range a.Paragraphs {
		cost.read(m, p.Text)
	}
	return quality(s, cost, true)
}

// beginning reads the beginning of a story, or all of it while it is dear.
func beginning(m *lm.Model, a *paper.Article) (c costs) {
	for _, p := range a.Paragraphs {
		if c.n > enough && c.bits <= dearest*float64(c.n) {
			break
		}
		c.read(m, p.Text)
	}
	return c
}

// common reports whether the beginning of a story, as far as it is weighed, is of
// common pairs of characters: then it costs no more than dearest, and need not be
// asked what it costs, which takes ten times as long.
func common(m *lm.Model, a *paper.Article) bool {
	var room [512]rune
	bits, n := 0.0, 0
	for _, p := range a.Paragraphs {
		b, k := m.Rough(edit.AppendRunes(room[:0], p.Text))
		bits, n = bits+b, n+k
		if n > enough && bits <= plainest*float64(n) {
			return true
		}
	}
	return bits <= plainest*float64(n)
}

// noisy reports whether a story stands on a page whose lines are those of OCR, as
// [File] found.
func noisy(a *paper.Article) bool {
	p := a.Page
	return p != nil && p.File != nil && (p.File.Format == paper.Wrapped || p.File.Format == paper.HOCR) && p.Noisy
}

// What stands for how many errors: found by setting the estimate against the known
// errors of 201 stories of pages read by OCR (see the package comment).
const (
	perOdd   = 1.2  // wrong characters for each odd mark
	perLoose = 0.4  // and for each loose one
	perRare  = 0.42 // and for each character that the language hardly has there, in text from OCR
	rare     = 38.0 // bits that such a character and the two behind it cost at least
	crowd    = 8.0  // errors that stand together hide each other
	dearest  = 7.8  // bits a character up to which a text may just be of rare words
	plainest = 7.6  // rough bits a character up to which a text is not dearer than that: none of TestCommon's is
	garbage  = 14.0 // bits a character of text that is nothing but errors
	enough   = 200  // characters below which a few marks weigh less
)

// quality is what a text's marks and costs make, given whether it comes from OCR.
func quality(s Suspicion, c costs, ocr bool) float64 {
	if s.Chars == 0 {
		return 1
	}
	wrong := (perOdd*float64(s.Odd) + perLoose*float64(s.Loose)) / float64(max(s.Chars, enough))
	if ocr {
		wrong += perRare * float64(c.rare) / float64(max(c.n, enough))
	}
	wrong *= 1 + crowd*wrong
	if c.n >= enough/4 {
		wrong += max(0, (c.bits/float64(c.n)-dearest)/(garbage-dearest))
	}
	return max(0, 1-wrong)
}

// costs sums what a sample of the characters costs.
type costs struct {
	bits float64
	rare int // Chinese characters that the language hardly has where they stand
	n    int
	seen int // lines
}

// sample is how many lines in a row are read of every sampleOf, once enough were
// read to know.
const (
	sampleAll = 2000
	sampleOf  = 4
)

func (c *costs) read(m *lm.Model, line string) {
	c.seen++
	if c.n > sampleAll && c.seen%sampleOf != 0 {
		return
	}
	var room [512]rune
	text := edit.AppendRunes(room[:0], line)
	var own [512]float32
	all := m.Costs(own[:0], lm.Unknown(), text)
	for i, b := range all {
		if lm.Fold(text[i]) == ' ' {
			continue
		}
		c.bits += float64(b)
		c.n++
		if b > rare/6 && han(text[i]) && window(all, i) >= rare {
			c.rare++
		}
	}
}
