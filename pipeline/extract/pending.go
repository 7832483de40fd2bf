package extract

import (
	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/paper"
)

// A putOff is a paragraph without a quantity, some sentence of which can name the owner
// of the figures after it, or a heading, which ends what was named before. To cut a
// sentence into words and to find its names is the dearest thing that is done with
// it; so it is done when a quantity comes that asks for an owner. In many stories
// none does.
type putOff struct {
	section string // the text of a heading; then there is no paragraph
	p       *paper.Paragraph
	sents   []paper.Span // what of it is worth reading
	ps      []period.Period
	refused []refusal
}

// stocks are what the lists of the paragraphs put off are cut from.
type stocks struct {
	sents   []paper.Span
	ps      []period.Period
	refused []refusal
}

// wait puts the paragraph off, where it can introduce anyone.
func (r *reader) wait() {
	st := &r.stocks
	sents, ps, refused := len(st.sents), len(st.ps), len(st.refused)
	end := 0
	for i, at := range r.sents {
		if r.worth(i) {
			st.sents, end = append(st.sents, at), at.End
		}
	}
	if end == 0 {
		return
	}
	for i := 0; i < len(r.ps) && r.ps[i].End <= end; i++ {
		st.ps = append(st.ps, r.ps[i])
	}
	for i := 0; i < len(r.refused) && r.refused[i].End <= end; i++ {
		st.refused = append(st.refused, r.refused[i])
	}
	r.putOff = append(r.putOff, putOff{p: r.p, sents: st.sents[sents:], ps: st.ps[ps:], refused: st.refused[refused:]})
}

// catchUp reads what was put off, in order, before the paragraph that asks for it.
func (r *reader) catchUp() {
	if len(r.putOff) == 0 {
		return
	}
	r.body, r.aside = r.aside, r.body
	r.qs, r.located = r.qs[:0], len(r.places)
	for i := range r.putOff {
		w := &r.putOff[i]
		if w.p == nil {
			r.section = w.section
			r.owners.turn()
			continue
		}
		r.p, r.ps, r.refused = w.p, w.ps, w.refused
		r.decode()
		r.afresh()
		for _, at := range w.sents {
			r.sentence(at)
		}
	}
	r.dropPutOff()
	r.ps, r.refused = nil, nil
	r.body, r.aside = r.aside, r.body
}

// dropPutOff forgets what is put off.
func (r *reader) dropPutOff() {
	clear(r.putOff)
	clear(r.stocks.ps)
	r.putOff = r.putOff[:0]
	r.stocks.sents, r.stocks.ps, r.stocks.refused = r.stocks.sents[:0], r.stocks.ps[:0], r.stocks.refused[:0]
}
