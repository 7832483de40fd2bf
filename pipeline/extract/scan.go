package extract

import (
	"math"
	"slices"
	"unicode/utf8"

	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/paper"
)

// A refusal is a numeral that is no figure, and why.
type refusal struct {
	paper.Span
	reason string
}

// scan reads the quantities of the paragraph's text and keeps what is a figure
// apart from what is not. A numeral inside an expression of time is a date, but
// for one that rests on a counted length (17天内). found is room for all of them, and
// is returned for the next paragraph, so that it stays in the caches.
func (r *body) scan(found []quantity.Quantity) []quantity.Quantity {
	r.qs, r.refused, r.mask = r.qs[:0], r.refused[:0], r.mask[:0]
	if len(r.nums) == 0 && !r.turns {
		return found
	}
	for i := range r.ps {
		if !r.ps[i].Duration {
			r.mask = append(r.mask, r.ps[i].Span)
		}
	}
	found = quantity.ScanAt(r.text, r.pairs, r.nums, r.mask, found)
	for i := range found {
		q := &found[i]
		if q.Reject == "" && (math.IsInf(q.Value, 0) || math.IsInf(q.High, 0) || r.torn && q.Start == 0) {
			q.Reject = quantity.Ambiguous // a line of digits, more than any number has; or the rest of a number
		}
		if q.Reject == "" {
			r.qs = append(r.qs, *q)
		} else {
			r.refused = append(r.refused, refusal{q.Span, string(q.Reject)})
		}
	}
	return found
}

// broken reports whether a paragraph that begins like next may go on with a number that the
// one before it, ending like prev, breaks off: 总额18.2 and 6亿美元. Lines that could not be
// joined are told apart from paragraphs by nothing else, and 6亿美元 would be a wrong number.
func broken(prev, next string) bool {
	first, _ := utf8.DecodeRuneInString(next)
	last, size := utf8.DecodeLastRuneInString(prev)
	if !digit(first) {
		return false
	}
	if last == '.' || last == ',' || last == '．' {
		last, _ = utf8.DecodeLastRuneInString(prev[:len(prev)-size])
	}
	return digit(last)
}

func digit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// mostFigures is how many figures a sentence may have. What has more is a column
// of digits or worse: no noun is to be found for any of them, and to look for one
// takes the square of their number.
const mostFigures = 400

// crowded takes the quantities of sentences that have too many for figures.
func (r *body) crowded() {
	if len(r.qs) <= mostFigures {
		return
	}
	kept, at, before := r.qs[:0], 0, len(r.refused)
	for _, s := range r.sents {
		first := at
		for at < len(r.qs) && r.qs[at].Start < s.End {
			at++
		}
		if at-first <= mostFigures {
			kept = append(kept, r.qs[first:at]...)
			continue
		}
		for _, q := range r.qs[first:at] {
			r.refused = append(r.refused, refusal{q.Span, string(quantity.Ambiguous)})
		}
	}
	if r.qs = kept; len(r.refused) > before {
		slices.SortStableFunc(r.refused, func(a, b refusal) int { return a.Start - b.Start })
	}
}
