package tabulate

import (
	"unicode/utf8"

	"baoshu/pipeline/paper"
	"baoshu/schema"
)

// article writes a story: its own row, its witnesses, paragraphs, fragments,
// corrections, figures, unparsed numbers and conflicts. More are further copies
// of exactly the same text.
func (b *builder) article(a *paper.Article, more []paper.Witness) {
	r := schema.Article{
		ArticleID: a.ID, Source: a.Meta.Paper, Edition: a.Meta.Edition, PageNo: schema.Unless(int32(a.Meta.PageNo), 0), PageLabel: a.Meta.PageLabel,
		PubDate: day(a.Meta.Date), PubDateMethod: or(a.Meta.DateMethod, paper.DateNone),
		Kicker: a.Kicker, Title: a.Title, Subtitle: a.Subtitle, Series: a.Series, Authors: present(a.Authors), AuthorRole: a.AuthorRole, DatelinePlace: a.Dateline,
		Language: a.Language, Text: a.Text, Quality: a.Quality, Status: or(a.Status, paper.Complete), Flags: present(a.Flags),
		SourceFile: a.Page.File.Path, RunID: b.run.ID,
	}
	r.PubDateEarliest, r.PubDateLatest = days(a.Meta.Earliest, a.Meta.Latest)
	if r.PubDate.OK { // a stated date is its own interval
		r.PubDateEarliest, r.PubDateLatest = r.PubDate, r.PubDate
	}
	r.NWitnesses = b.witnesses(a, more)
	if r.NWitnesses > 1 {
		r.WitnessAgreement = schema.Some(a.Agreement)
		if len(a.Witnesses) == 0 {
			r.WitnessAgreement = schema.Some(1.0)
		}
	}
	from := len(b.rows.Corrections)
	for _, p := range a.Paragraphs {
		if p.Body() {
			r.NParagraphs++
		}
		b.paragraph(a, p)
	}
	made := b.rows.Corrections[from:]
	for _, c := range made {
		if c.Applied {
			r.NCorrections++
		}
	}
	b.copies(a, more)
	r.NFigures = b.figures(a, b.rows.Corrections[from:from+len(made)])
	r.NNumbersUnparsed = b.unparsed(a)
	r.NNumbersSeen = max(int32(a.Numbers), r.NFigures+r.NNumbersUnparsed)
	b.conflicts(a)
	b.rows.Articles = append(b.rows.Articles, r)
}

// witnesses writes a row for each copy and returns how many there are. A story
// that collate did not touch is its own only witness.
func (b *builder) witnesses(a *paper.Article, more []paper.Witness) int32 {
	list := a.Witnesses
	if len(list) == 0 {
		list = []paper.Witness{{Copy: a, Agreement: 1}}
	}
	list = append(list[:len(list):len(list)], more...)
	for i, w := range list {
		c := w.Copy
		row := schema.Witness{
			ArticleID: a.ID, WitnessNo: int32(i), SourceFile: c.Page.File.Path, Source: c.Meta.Paper, PubDate: day(c.Meta.Date), PageNo: schema.Unless(int32(c.Meta.PageNo), 0),
			Language: c.Language, TextOriginal: w.TextOriginal, Agreement: w.Agreement, NReadingsGiven: int32(w.ReadingsGiven), RunID: b.run.ID,
		}
		if c.Text != a.Text {
			row.Text = c.Text
		}
		b.rows.Witnesses = append(b.rows.Witnesses, row)
	}
	return int32(len(list))
}

// copies writes the fragments of the further copies that the chosen text does
// not hold.
func (b *builder) copies(a *paper.Article, more []paper.Witness) {
	for _, list := range [][]paper.Witness{a.Witnesses, more} {
		for _, w := range list {
			for _, p := range w.Copy.Paragraphs {
				for _, f := range p.Fragments {
					b.fragment(f, place{article: a.ID, copy: true})
				}
			}
		}
	}
}

func (b *builder) paragraph(a *paper.Article, p *paper.Paragraph) {
	b.rows.Paragraphs = append(b.rows.Paragraphs, schema.Paragraph{
		ParagraphID: p.ID, ArticleID: a.ID, Seq: int32(p.Seq), Role: or(p.Role, paper.Body), Section: p.Section, Text: p.Text, ArticleStart: int32(p.Start),
		NFragments: int32(len(p.Fragments)), JoinMethod: or(p.Join, paper.JoinNone), JoinConfidence: confidence(p), PlacedBy: or(p.Placed, paper.ByOrder),
		PubDate: day(a.Meta.Date), RunID: b.run.ID,
	})
	for i, f := range p.Fragments {
		b.fragment(f, place{article: a.ID, paragraph: p, seq: i})
	}
}

// confidence is that of the joins; a paragraph of one piece has none to doubt.
func confidence(p *paper.Paragraph) float64 {
	if len(p.Fragments) < 2 && p.JoinConfidence == 0 {
		return 1
	}
	return p.JoinConfidence
}

// place says where a fragment went; the zero place is nowhere.
type place struct {
	article   string
	paragraph *paper.Paragraph
	seq       int
	copy      bool // of another witness: it is in the chosen text only if already written there
}

func (b *builder) fragment(f *paper.Fragment, at place) {
	id := f.ID
	if id == "" {
		id = paper.FragmentID(f)
	}
	if !first(b.seen, id) {
		return
	}
	file := f.Page.File
	r := schema.Fragment{
		FragmentID: id, SourceFile: file.Path, SourceSHA256: file.SHA256, LineNo: int32(f.LineNo), RawStart: int64(f.Start), RawEnd: int64(f.End), RawText: f.Text.Raw(),
		ArticleID: at.article, Disposition: string(f.Disposition), Reason: f.Reason, Score: f.Score, RunnersUp: f.RunnersUp, RunID: b.run.ID,
	}
	switch {
	case at.paragraph != nil:
		r.ParagraphID, r.Seq, r.ParaStart, r.Disposition = at.paragraph.ID, schema.Some(int32(at.seq)), schema.Some(int32(f.ParaStart)), string(paper.Used)
		if r.Score == 0 {
			r.Score = 1
		}
	case at.copy:
		r.Disposition = string(paper.Duplicate)
	case f.Disposition == "" || f.Disposition == paper.Used:
		r.Disposition = string(paper.Unplaced)
	}
	b.rows.Fragments = append(b.rows.Fragments, r)
	b.corrections(f, id, at)
}

// present drops empty strings from a list.
func present(list []string) []string {
	var out []string
	for _, s := range list {
		if s != "" && utf8.ValidString(s) {
			out = append(out, s)
		}
	}
	return out
}
