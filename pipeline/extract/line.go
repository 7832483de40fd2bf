package extract

import (
	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/paper"
)

// A Result is what one text holds, for `extract --json`. Offsets are code points
// of the text.
type Result struct {
	Numerals []numeral.Numeral // every numeral, whatever it stands for
	Figures  []paper.Figure
	Unparsed []paper.Unparsed
	Periods  []period.Period // every expression of time that calendar days answer to
}

// Line reads one text as a story of one paragraph, resolving relative time
// against ref; both days of ref are NoDay where nothing is known.
func Line(text string, ref period.Reference) Result {
	p := &paper.Paragraph{Role: paper.Body, Text: text}
	a := &paper.Article{Paragraphs: []*paper.Paragraph{p}}
	r := readers.Get().(*reader)
	defer readers.Put(r)
	r.every = true
	r.stories = append(r.stories[:0], story{a: a, ref: ref})
	r.prepare()
	r.every = false
	r.story(&r.stories[0])
	out := Result{}
	out.Figures, out.Unparsed = r.given()
	for _, x := range r.nums {
		x.Span = r.inParagraph(x.Span)
		out.Numerals = append(out.Numerals, x)
	}
	for _, x := range r.ps {
		if x.First.Known() && x.Last.Known() {
			x.Span = r.inParagraph(x.Span)
			out.Periods = append(out.Periods, x)
		}
	}
	r.forget()
	return out
}
