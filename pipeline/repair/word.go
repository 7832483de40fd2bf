package repair

import (
	"slices"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/lm"
)

// What a change of one character for another that need not look like it must show.
// On the 201 stories of pages read by OCR that quality is set against, all of the 25
// changes that save 30 bits are right; of the 26 that save 26 to 30, 14 are, and 5
// would spoil a right word (越[看]越有味).
const (
	wordCost    = 36.0 // what the character and the two behind it cost at least, in bits
	wordMade    = 30.0 // bits the change saves, to be made
	wordSuggest = 26.0 // to be suggested
	wordAhead   = 5.0  // bits by which it is ahead of the next likely change
	wordLeast   = 5    // how common the word is that it makes, as [lm.Model.Word] counts
	wordRarest  = 22.0 // bits from which the model does not know a character: a variant (増)
	wordNearer  = 4.0  // bits that the character alone must be cheaper
)

// misread finds characters in no word where the page has another elsewhere beside the
// same neighbour, which makes a word, so much likelier that the model and the word list
// leave no other: what OCR read as another character of whatever shape. Names are left
// alone.
func (r *room) misread(text []rune) []proposal {
	c := r.costs(text)
	var out []proposal
	for i, x := range text {
		if !han(x) || c[i] < wordNearer {
			continue
		}
		here := window(c, i)
		if here < wordCost || edit.HasDigit(string(x)) || r.m.Bits(lm.Gap, lm.Gap, x) > wordRarest || r.isWord(text, i, x, 1) {
			continue
		}
		var won race
		before := r.m.After(text[max(0, i-2):i])
		for _, y := range r.stock(at(text, i-1), at(text, i+1)) {
			if cost, _ := r.m.Next(before, y); cost > c[i]-wordNearer {
				continue
			}
			saved := here - r.with(before, text, i, y)
			if saved > won.second && r.isWord(text, i, y, wordLeast) {
				won.enter(saved, y)
			}
		}
		if won.saved < wordSuggest || won.saved < won.second+wordAhead || r.named(text, i) {
			continue
		}
		out = append(out, weighed(i, string(won.by), won.saved, wordMade))
	}
	return out
}

// stock returns the Chinese characters that stand on the page behind one character
// or before another, without numerals.
func (r *room) stock(before, behind rune) []rune {
	if r.next == nil {
		r.next, r.last = map[rune][]rune{}, map[rune][]rune{}
		for i := range r.page.Lines {
			var x rune
			for _, y := range r.page.Lines[i].Text.String() {
				if han(x) && han(y) {
					r.next[x] = append(r.next[x], y)
					r.last[y] = append(r.last[y], x)
				}
				x = y
			}
		}
	}
	r.chars = r.chars[:0]
	for _, list := range [][]rune{r.next[before], r.last[behind]} {
		for _, y := range list {
			if !slices.Contains(r.chars, y) && !edit.HasDigit(string(y)) {
				r.chars = append(r.chars, y)
			}
		}
	}
	return r.chars
}
