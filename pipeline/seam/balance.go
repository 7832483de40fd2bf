package seam

// pairs are the marks that open and close.
var pairs = [...]struct{ open, close rune }{
	{'“', '”'}, {'《', '》'}, {'（', '）'}, {'(', ')'}, {'‘', '’'}, {'【', '】'}, {'〈', '〉'},
}

// sight is how far from the seam marks are looked for.
const sight = 100

// The weight of marks, in bits. On cuts at random of corpus paragraphs against
// pieces of different ones it is +5 and more, -6 and -4 (TestMarks); OCR loses
// marks, and left may be one line of a paragraph that opened them further up, so
// what speaks against a join counts for less, and for little in short pieces.
const (
	closes      = 4.5  // right closes what left has open
	closesNone  = -4.0 // right closes what left does not have open
	neverCloses = -3.5 // right does not close what left has open
	shortPiece  = -1.5 // either, where the piece that should have the mark is short
	worst       = -5.0 // all of it together
)

// balance weighs the marks on both sides of the seam.
func balance(left, right []rune) float64 {
	var sum float64
	for _, p := range pairs {
		open := pending(left, p.open, p.close)
		shut, again := answered(right, p.open, p.close)
		switch {
		case open && shut:
			sum += closes
		case shut && len(left) >= sight/2:
			sum += closesNone
		case shut:
			sum += shortPiece
		case open && (again || len(right) >= sight/2):
			sum += neverCloses
		case open:
			sum += shortPiece
		}
	}
	return max(sum, worst)
}

// pending reports whether the text ends inside the mark.
func pending(text []rune, open, close rune) bool {
	for i := len(text) - 1; i >= max(0, len(text)-sight); i-- {
		switch text[i] {
		case open:
			return true
		case close:
			return false
		}
	}
	return false
}

// answered reports whether the first of the two marks in text closes, or opens.
func answered(text []rune, open, close rune) (shut, again bool) {
	for _, r := range text[:min(sight, len(text))] {
		switch r {
		case open:
			return false, true
		case close:
			return true, false
		}
	}
	return false, false
}
