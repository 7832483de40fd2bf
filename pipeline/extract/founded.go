package extract

import (
	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// founded returns what the sentence before says is built, where it says so of something, for a number that opens its
// sentence with an extent: …建设某某科技城。总面积91平方公里.
func (r *reader) founded(k int) (owner, bool) {
	n := r.read[r.toks[k].Ref].Noun
	if i := len(r.figures) - 1; i >= r.paragraph && r.figures[i].Span.Start >= r.sent.Start && r.figures[i].EntityText == r.owners.built.text && !r.newcomer(r.figures[i].Span.End, r.toks[k].Start) {
		return r.owners.built, true
	}
	if n.Empty() || r.read[r.toks[k].Ref].Counted {
		return owner{}, false
	}
	if roles(r.str(max(n.Start, n.End-2), n.End))&extent == 0 {
		return owner{}, false
	}
	for i := range r.toks {
		if r.toks[i].Start >= n.Start {
			o := r.owners.built
			o.method, o.from = paper.Inherited, "sentence before"
			return o, true
		}
		switch r.toks[i].Tag {
		case word.W, word.T, word.D, word.B:
		default:
			return owner{}, false
		}
	}
	return owner{}, false
}

// builds remembers what the sentence says is built or founded, where that ends it.
func (r *reader) builds() {
	for _, m := range r.mentions {
		if m.Role != entity.Object || m.Generic || m.Anaphor || m.Type != "zone" && m.Type != "project" && m.Type != "place" {
			continue
		}
		k := r.tokenAt(m.Start)
		if k < 1 || r.tokenAt(m.End) >= 0 && !r.s.Boundary(r.tokenAt(m.End)) {
			continue
		}
		if r.plays(k-1, builds) {
			r.owners.built = inherited(r.printed(m))
		}
	}
}
