package extract

import (
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
// for one that rests on a counted length (17天内).
func (r *reader) scan() {
	r.qs, r.refused, r.mask = r.qs[:0], r.refused[:0], r.mask[:0]
	if len(r.nums) == 0 && !r.turns {
		return
	}
	for i := range r.ps {
		if !r.ps[i].Duration {
			r.mask = append(r.mask, r.ps[i].Span)
		}
	}
	r.found = quantity.Scan(r.text, r.nums, r.mask, r.found[:0])
	for i := range r.found {
		q := &r.found[i]
		if q.Reject == "" {
			r.qs = append(r.qs, *q)
		} else {
			r.refused = append(r.refused, refusal{q.Span, string(q.Reject)})
		}
	}
}
