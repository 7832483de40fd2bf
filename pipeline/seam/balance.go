package seam

// pairs are the marks that open and close, and by how much it speaks for a join
// that right closes what left has open, in bits.
var pairs = [...]struct{ open, close, other rune }{
	{'“', '”', '"'},
	{'《', '》', 0},
	{'（', '）', 0},
	{'(', ')', 0},
	{'‘', '’', 0},
	{'【', '】', 0},
	{'〈', '〉', 0},
}

// sight is how far from the seam marks are looked for.
const sight = 100

// The weight of marks, in bits: of one closed on the right that is open on the
// left, of one closed that is not open, of one left open though right is long or
// opens the same mark again. Taken from cuts at random of corpus paragraphs
// against pieces of different ones (see TestWeightOfMarks).
const (
	closes      = 2.5
	closesNone  = -3.5
	neverCloses = -3.0
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
		case shut:
			sum += closesNone
		case open && (again || len(right) >= sight):
			sum += neverCloses
		}
	}
	return max(sum, 2*closesNone)
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
