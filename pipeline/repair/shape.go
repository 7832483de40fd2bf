package repair

import (
	"math"
	"slices"

	"baoshu/pipeline/lm"
)

// What a change of one character for another of its shape must show.
const (
	shapeCost    = 26.0 // what the character and the two behind it cost at least, in bits
	shapeMade    = 20.0 // bits the change saves, to be made
	shapeSuggest = 10.0 // to be suggested
	shapeAhead   = 5.0  // bits by which it is ahead of the next likely change
	shapeWord    = 7    // how common the word is that it makes, as [lm.Model.Word] counts
	shapeOld     = 3    // how common a word is that it would destroy: the change is not made
)

// shape finds characters that were read as others of their shape: where the
// model finds one of the look-alikes far likelier and it makes a common word of
// what was none. It leaves names and numbers alone.
func (r *room) shape(text []rune) []proposal {
	c := r.costs(text)
	var out []proposal
	for i, x := range text {
		if !r.w.looks.has(x) {
			continue
		}
		here := window(c, i)
		if here < shapeCost || r.isWord(text, i, x, shapeOld) {
			continue
		}
		var won race
		before := r.m.After(text[max(0, i-2):i])
		for _, y := range r.w.shapes[x] {
			won.enter(here-r.with(before, text, i, y), y)
		}
		if won.saved < shapeSuggest || won.saved < won.second+shapeAhead || !r.isWord(text, i, won.by, shapeWord) {
			continue
		}
		made := shapeMade
		if r.named(text, i) {
			made = math.Inf(1) // a name is never made another
		}
		out = append(out, weighed(i, string(won.by), won.saved, made))
	}
	return out
}

// A race keeps the change that saves most, and what the next saves.
type race struct {
	saved, second float64 // bits
	by            rune
}

func (w *race) enter(saved float64, by rune) {
	switch {
	case saved > w.saved:
		w.saved, w.second, w.by = saved, w.saved, by
	case saved > w.second:
		w.second = saved
	}
}

// costs returns the cost of each character of a line. Rules that come one after the
// other ask for the same line, unless one has changed it.
func (r *room) costs(text []rune) []float32 {
	if !slices.Equal(r.costed, text) {
		r.costed = append(r.costed[:0], text...)
		r.bits = r.m.Costs(r.bits[:0], lm.Unknown(), text)
	}
	return r.bits
}

// window returns the cost of the character at i and the two behind it, which are
// those that bear on it.
func window(costs []float32, i int) float64 {
	var sum float64
	for _, c := range costs[i:min(i+3, len(costs))] {
		sum += float64(c)
	}
	return sum
}

// with returns what window says of the text with y at i, read from the state
// before it.
func (r *room) with(s lm.State, text []rune, i int, y rune) float64 {
	c, s := r.m.Next(s, y)
	sum := float64(c)
	for _, x := range text[i+1 : min(i+3, len(text))] {
		c, s = r.m.Next(s, x)
		sum += float64(c)
	}
	return sum
}

// isWord reports whether a word over i is as common as least, with y at i.
func (r *room) isWord(text []rune, i int, y rune, least int) bool {
	var w [4]rune
	for n := 2; n <= 4; n++ {
		for s := max(0, i-n+1); s <= i && s+n <= len(text); s++ {
			copy(w[:], text[s:s+n])
			w[i-s] = y
			if r.m.Word(w[:n]) >= least {
				return true
			}
		}
	}
	return false
}

// named reports whether the character at i may be part of a name: behind a
// surname, or among characters that foreign names are written with.
func (r *room) named(text []rune, i int) bool {
	for d := 1; d <= 2; d++ {
		if s := i - d; s >= 0 && r.w.surname[text[s]] && (s == 0 || r.m.Word(text[s-1:s+1]) == 0) && r.m.Word(text[s:min(s+2, len(text))]) == 0 {
			return true
		}
	}
	return r.w.translit[text[i]] && (r.w.translit[at(text, i-1)] && r.w.translit[at(text, i+1)])
}
