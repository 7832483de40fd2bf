package extract

import (
	"github.com/baoshu/baoshu/pipeline/paper"
)

// A refusal is a numeral that is no figure, and why.
type refusal struct {
	paper.Span
	reason string
}

// scan reads the numerals, quantities and periods of the paragraph's text, and
// keeps what is a figure apart from what is not.
func (r *reader) scan() {
	r.qs, r.refused = r.qs[:0], r.refused[:0]
}
