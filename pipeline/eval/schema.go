package eval

import (
	"baoshu/pipeline/paper"
	"baoshu/schema"
)

// FromSchema takes the columns that are measured out of the rows of a dataset.
func FromSchema(in *schema.Rows) *Rows {
	r := new(Rows)
	for i := range in.Articles {
		a := &in.Articles[i]
		r.Articles = append(r.Articles, Article{a.ArticleID, a.SourceFile, a.Kicker, a.Title})
	}
	for i := range in.Paragraphs {
		p := &in.Paragraphs[i]
		r.Paragraphs = append(r.Paragraphs, Paragraph{p.ParagraphID, p.ArticleID, int(p.Seq), p.Role, p.Text})
	}
	for i := range in.Figures {
		f := &in.Figures[i]
		x := Figure{ArticleID: f.ArticleID, ParagraphID: f.ParagraphID, Quote: f.Quote, CharStart: int(f.CharStart), Value: f.Value,
			UnitText: f.UnitText, Bound: f.Bound, Kind: f.Kind, Direction: int(f.Direction), IndicatorText: f.IndicatorText,
			EntityText: f.EntityText, PeriodStart: day(f.PeriodStart), PeriodEnd: day(f.PeriodEnd), Basis: f.Basis, Assertion: f.Assertion}
		if f.ValueHigh.OK {
			x.High = &f.ValueHigh.V
		}
		r.Figures = append(r.Figures, x)
	}
	return r
}

func day(d schema.Opt[schema.Date]) string {
	if !d.OK {
		return ""
	}
	return paper.Day(d.V).String()
}
