package extract

import (
	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/paper"
)

// A putOff is a paragraph without a quantity, some sentence of which can name the owner
// of the figures after it, or the sentence without one that ends a paragraph; or a
// heading, which ends what was named before. To cut a
// sentence into words and to find its names is the dearest thing that is done with
// it; so it is done when a quantity comes that asks for an owner. In many stories
// none does.
type putOff struct {
	section string // the text of a heading; then there is no paragraph
	p       *paper.Paragraph
	sents   []paper.Span // what of it is worth reading
	ps      []period.Period
	refused []refusal
	last    bool                // it ends a paragraph with quantities,
	qs      []quantity.Quantity // of which this is the first
}

// stocks are what the lists of the paragraphs put off are cut from.
type stocks struct {
	sents   []paper.Span
	ps      []period.Period
	refused []refusal
	qs      []quantity.Quantity
}

// wait puts the paragraph off, where it can introduce anyone.
func (r *reader) wait() {
	n := len(r.stocks.sents)
	for i, at := range r.sents {
		if r.worth(i) {
			r.stocks.sents = append(r.stocks.sents, at)
		}
	}
	if sents := r.stocks.sents[n:]; len(sents) > 0 {
		r.keep(putOff{sents: sents})
	}
}

// waitLast puts the last sentence of a paragraph off.
func (r *reader) waitLast(at paper.Span) {
	st := &r.stocks
	st.sents, st.qs = append(st.sents, at), append(st.qs, r.qs[0])
	r.keep(putOff{sents: st.sents[len(st.sents)-1:], last: true, qs: st.qs[len(st.qs)-1:]})
}

// keep puts sentences of the paragraph off, with the times and the refused numerals
// in them.
func (r *reader) keep(w putOff) {
	st := &r.stocks
	ps, refused := len(st.ps), len(st.refused)
	from, to := w.sents[0].Start, w.sents[len(w.sents)-1].End
	for i := range r.ps {
		if at := &r.ps[i]; at.Start >= from && at.End <= to {
			st.ps = append(st.ps, *at)
		}
	}
	for _, x := range r.refused {
		if x.Start >= from && x.End <= to {
			st.refused = append(st.refused, x)
		}
	}
	w.p, w.ps, w.refused = r.p, st.ps[ps:], st.refused[refused:]
	r.putOff = append(r.putOff, w)
}

// catchUp reads what was put off, in order, before the paragraph that asks for it.
func (r *reader) catchUp() {
	if len(r.putOff) == 0 {
		return
	}
	r.body, r.aside = r.aside, r.body
	for i := range r.putOff {
		w := &r.putOff[i]
		if w.p == nil {
			r.section = w.section
			r.owners.turn()
			continue
		}
		r.p, r.ps, r.refused, r.qs, r.areal = w.p, w.ps, w.refused, w.qs, w.last
		r.decode()
		if !w.last {
			r.afresh()
		}
		for _, at := range w.sents {
			r.sentence(at)
		}
	}
	r.dropPutOff()
	r.ps, r.refused, r.qs = nil, nil, nil
	r.body, r.aside = r.aside, r.body
}

// dropPutOff forgets what is put off.
func (r *reader) dropPutOff() {
	clear(r.putOff)
	clear(r.stocks.ps)
	r.putOff = r.putOff[:0]
	clear(r.stocks.qs)
	st := &r.stocks
	st.sents, st.ps, st.refused, st.qs = st.sents[:0], st.ps[:0], st.refused[:0], st.qs[:0]
}
