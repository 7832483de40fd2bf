package repair

import (
	"strings"

	"baoshu/pipeline/lm"
	"baoshu/pipeline/paper"
)

// Quality estimates how much of a text is as it was printed: 1 less the share of
// characters that are wrong, so 0.99 is one wrong character in a hundred. It is
// read off the marks that OCR leaves ([Suspicion.Odd], [Suspicion.Loose]), whose
// number goes with that of the errors, the characters that rule repair/shape
// would change, and, for text that is worse than OCR of print, the cost of its
// characters. Give it the text as it came: what clean
// and repair have mended is no longer to be seen.
//
// Calibrated on the development pages by route; see TestQuality for the numbers.
// A text without marks and of common cost has 1.
func Quality(text string) float64 {
	var s Suspicion
	var cost costs
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		s.read(line)
		cost.read(lm.Default(), line)
	}
	s.settle()
	return quality(s, cost)
}

// Story estimates the quality of a story from the raw text of its fragments. Of
// a story that bears no mark of OCR and does not begin with rare words only the
// beginning is weighed: enough to tell text from garbage.
func Story(a *paper.Article) float64 {
	var s Suspicion
	for _, p := range a.Paragraphs {
		for _, f := range p.Fragments {
			s.read(f.Text.Raw())
		}
	}
	s.settle()
	var cost costs
	for _, p := range a.Paragraphs {
		for _, f := range p.Fragments {
			if s.Odd+s.Loose == 0 && cost.n > enough && cost.bits <= dearest*float64(cost.n) {
				return quality(s, cost)
			}
			cost.read(lm.Default(), f.Text.Raw())
		}
	}
	return quality(s, cost)
}

// What stands for how many errors: found by setting the estimate against the
// known errors of the development pages.
const (
	perOdd   = 3.0  // wrong characters for each odd mark
	perLoose = 1.8  // and for each loose one
	perShape = 2.5  // and for each character that looks like the right one; half of it where that is not sure
	dearest  = 7.8  // bits a character up to which a text may just be of rare words
	garbage  = 14.0 // bits a character of text that is nothing but errors
	enough   = 200  // characters below which a few marks weigh less
)

func quality(s Suspicion, c costs) float64 {
	if s.Chars == 0 {
		return 1
	}
	n := float64(max(s.Chars, enough))
	wrong := (perOdd*float64(s.Odd) + perLoose*float64(s.Loose)) / n
	if c.n > 0 {
		wrong += perShape * c.shapes / float64(max(c.n, enough))
	}
	if c.n >= enough/4 {
		wrong += max(0, (c.bits/float64(c.n)-dearest)/(garbage-dearest))
	}
	return max(0, 1-wrong)
}

// costs sums what a sample of the characters costs.
type costs struct {
	bits   float64
	shapes float64 // characters that rule shape would change, a half where it would suggest it
	n      int
	seen   int // lines
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
	r := room{m: m, w: words()}
	text := []rune(line)
	var own [512]float32
	all := m.Costs(own[:0], lm.Unknown(), text)
	for i, b := range all {
		if lm.Fold(text[i]) != ' ' {
			c.bits += float64(b)
			c.n++
		}
	}
	for _, p := range r.shapes(text, all) {
		if p.suggest {
			c.shapes += 0.5
		} else {
			c.shapes++
		}
	}
}
