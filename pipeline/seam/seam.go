// Package seam says how well one piece of text reads on from another, and what
// is doubled or lost where they meet.
//
// A page of columns comes as pieces cut in mid-sentence. [Judge] compares two
// readings of a place where two pieces may meet: that right continues the
// paragraph left stands in, and that left ends a paragraph and right begins one.
// The difference, in bits, is the gain; 10 bits are odds of a thousand to one.
//
//	seam.Judge([]rune("成立了辽宁冷芯半导体"), []rune("体科技有限公司，其温控器件"))
//	// Gain 20, Drop 1, Reason "seam/dup_char": the 体 is printed twice
//	seam.Judge([]rune("效率提高到2"), []rune("5%以上，并通过"))
//	// Gain 29, Drop 0: a number cut in two simply joins
//	seam.Judge([]rune("让企业少跑腿、快办事。"), []rune("“这是我职业生涯中第一次"))
//	// Gain -0.5: the paragraph is over
//
// What it rests on: the language model (package lm) over the characters next to
// the seam, brackets and quotation marks open on the left and closed on the
// right, and, for a doubled run, how much dearer the text is with it than
// without. Whether two pieces speak of the same things is not its business.
//
// A doubled run is dropped only where the model finds it far likelier gone:
// 人|人都, 一架|架, 研究|研究表明 stay, and digits are never dropped but as part
// of a long run of words. Who joins pieces of which each may have several
// followers compares [Seam.Fit], which leaves aside how the pieces would look as
// an end and a beginning.
package seam

import (
	"baoshu/pipeline/lm"
)

// A Seam is the judgement of one place where two pieces may meet.
type Seam struct {
	Gain   float64 // bits saved by reading right as the continuation of left, rather than left ending a paragraph and right beginning one; after Drop. Positive speaks for the join
	Fit    float64 // bits saved by reading right after left, rather than after something not known, after Drop: compares followers of one piece. About 0 for pieces that have nothing to do with each other
	Drop   int     // code points at the start of right that repeat the end of left and should go (半导体|体科技 has 1); 0 for none
	Margin float64 // bits by which the text is cheaper without what Drop drops
	Space  bool    // a space belongs between (Latin words)
	Reason string  // name of the rule that decided, for the correction
}

// The rules named in Reason.
const (
	ReadsOn  = "seam/reads_on" // the model finds the join likelier
	DupChar  = "seam/dup_char" // one character stands on both sides
	DupRun   = "seam/dup_run"  // a longer run stands on both sides
	Number   = "seam/number"   // a number, or a number and its unit, is cut
	Latin    = "seam/latin"    // a word in letters, or two, are cut apart
	Brackets = "seam/brackets" // what is open on the left is closed on the right
	Apart    = "seam/apart"    // left ends, right begins
)

// Judge judges the seam between left and right. For the model the last and the
// first sixteen characters matter; for brackets the last and the first hundred,
// so give as much of the paragraph before the seam as there is.
// White space at the seam is not looked at; Drop counts from the first character
// of right that is not white space.
func Judge(left, right []rune) Seam { return judge(lm.Default(), left, right) }

func judge(m *lm.Model, left, right []rune) Seam {
	left, right = trim(left, right)
	if len(left) == 0 || len(right) == 0 {
		return Seam{Reason: Apart}
	}
	var s Seam
	end := m.After(left)
	s.Drop, s.Margin = doubled(m, left, right)
	rest := right[s.Drop:]
	s.Fit = fit(m, end, rest) + spanning(m, left, rest)
	if s.Drop > 0 {
		s.Fit += min(3+3*float64(s.Drop), 15)
	}
	brackets := balance(left, rest)
	s.Fit += brackets
	stop, _ := m.Next(end, lm.Edge)
	s.Gain = s.Fit + float64(stop) + opening(m, right)
	s.Space = spaced(left, rest)
	s.Reason = reason(&s, left, rest, brackets)
	return s
}

func trim(left, right []rune) ([]rune, []rune) {
	for len(left) > 0 && lm.Fold(left[len(left)-1]) == ' ' {
		left = left[:len(left)-1]
	}
	for len(right) > 0 && lm.Fold(right[0]) == ' ' {
		right = right[1:]
	}
	return left, right
}

// reach is how many characters behind the seam the left side bears on, in a
// model of trigrams.
const reach = 2

// fit returns how much cheaper the first characters of right are in the state
// than after something not known.
func fit(m *lm.Model, end lm.State, right []rune) float64 {
	alone := lm.Unknown()
	var gain float64
	for _, r := range right[:min(reach, len(right))] {
		var a, b float32
		a, alone = m.Next(alone, r)
		b, end = m.Next(end, r)
		gain += float64(a - b)
	}
	return gain
}

// opening returns how much dearer the first characters of right are at the start
// of a paragraph than after something not known: below 0 where it looks like a
// beginning.
func opening(m *lm.Model, right []rune) float64 {
	return -fit(m, lm.State{}, right)
}

// spanning returns what a word of four characters over the seam adds to the
// trigrams, in bits.
func spanning(m *lm.Model, left, right []rune) float64 {
	var w [4]rune
	for l := 1; l <= 3; l++ {
		if l > len(left) || 4-l > len(right) {
			continue
		}
		copy(w[:], left[len(left)-l:])
		copy(w[l:], right[:4-l])
		if m.Word(w[:]) > 0 {
			return 2
		}
	}
	return 0
}

func reason(s *Seam, left, right []rune, brackets float64) string {
	switch {
	case s.Drop == 1:
		return DupChar
	case s.Drop > 1:
		return DupRun
	case s.Gain <= 0:
		return Apart
	case len(right) > 0 && number(left[len(left)-1]) && (number(right[0]) || right[0] == '%'):
		return Number
	case len(right) > 0 && letter(left[len(left)-1]) && letter(right[0]):
		return Latin
	case brackets > 0:
		return Brackets
	}
	return ReadsOn
}

func number(r rune) bool { return lm.Fold(r) == '0' || r == '.' }

func letter(r rune) bool { return lm.Fold(r) == 'A' }

// spaced reports whether a space belongs between two pieces that meet in Latin
// letters. Lines break between words, so there is one, but for a capital after a
// capital (an abbreviation set over the break) and a hyphen.
func spaced(left, right []rune) bool {
	if len(left) == 0 || len(right) == 0 {
		return false
	}
	a, b := left[len(left)-1], right[0]
	if !letter(a) || !letter(b) {
		return false
	}
	if !capital(a) || !capital(b) {
		return true
	}
	return len(right) > 1 && letter(right[1]) && !capital(right[1])
}

func capital(r rune) bool { return 'A' <= r && r <= 'Z' || 'Ａ' <= r && r <= 'Ｚ' }
