package report

import (
	"sort"
	"strconv"

	"baoshu/schema"
)

// A story is a story's rows of one part, ready to be written.
type story struct {
	article     *schema.Article
	paragraphs  []*schema.Paragraph
	figures     []*schema.Figure
	corrections []*schema.Correction
	unparsed    []*schema.UnparsedNumber
	witnesses   []*schema.Witness
	fragments   []*schema.Fragment // used ones
	seq         map[string]int     // number of each paragraph in this story
}

// stories takes the rows of a part apart by story, in order of date and id.
func stories(rows *schema.Rows) []*story {
	byID := make(map[string]*story, len(rows.Articles))
	all := make([]*story, 0, len(rows.Articles))
	for i := range rows.Articles {
		s := &story{article: &rows.Articles[i], seq: map[string]int{}}
		byID[s.article.ArticleID] = s
		all = append(all, s)
	}
	group(byID, rows.Paragraphs, func(r *schema.Paragraph) string { return r.ArticleID }, func(s *story) *[]*schema.Paragraph { return &s.paragraphs })
	group(byID, rows.Figures, func(r *schema.Figure) string { return r.ArticleID }, func(s *story) *[]*schema.Figure { return &s.figures })
	group(byID, rows.Corrections, func(r *schema.Correction) string { return r.ArticleID }, func(s *story) *[]*schema.Correction { return &s.corrections })
	group(byID, rows.UnparsedNumbers, func(r *schema.UnparsedNumber) string { return r.ArticleID }, func(s *story) *[]*schema.UnparsedNumber { return &s.unparsed })
	group(byID, rows.Witnesses, func(r *schema.Witness) string { return r.ArticleID }, func(s *story) *[]*schema.Witness { return &s.witnesses })
	group(byID, rows.Fragments, func(r *schema.Fragment) string { return r.ArticleID }, func(s *story) *[]*schema.Fragment { return &s.fragments })
	for _, s := range all {
		s.order()
	}
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i].article, all[j].article
		if a.PubDate != b.PubDate {
			return a.PubDate.OK && (!b.PubDate.OK || a.PubDate.V < b.PubDate.V)
		}
		return a.ArticleID < b.ArticleID
	})
	return all
}

func group[T any](byID map[string]*story, rows []T, id func(*T) string, list func(*story) *[]*T) {
	for i := range rows {
		if s := byID[id(&rows[i])]; s != nil {
			l := list(s)
			*l = append(*l, &rows[i])
		}
	}
}

// order puts paragraphs and figures in reading order, whatever order the files had.
func (s *story) order() {
	sort.SliceStable(s.paragraphs, func(i, j int) bool { return s.paragraphs[i].Seq < s.paragraphs[j].Seq })
	sort.SliceStable(s.figures, func(i, j int) bool { return s.figures[i].Seq < s.figures[j].Seq })
	for i, p := range s.paragraphs {
		s.seq[p.ParagraphID] = i
	}
}

// text returns the paragraphs as the text block has them.
func (s *story) text() ([]byte, error) {
	list := make([]string, len(s.paragraphs))
	for i, p := range s.paragraphs {
		list[i] = p.Text
	}
	return plain(list)
}

// detail returns all else but the figures as the detail block has it. The page's code reads the
// arrays by place: page/src/story.js.
func (s *story) detail() ([]byte, error) {
	a := s.article
	out := map[string]any{
		"a": map[string]any{"kicker": nullable(a.Kicker), "subtitle": nullable(a.Subtitle), "series": nullable(a.Series), "authors": a.Authors,
			"author_role": nullable(a.AuthorRole), "dateline_place": nullable(a.DatelinePlace), "edition": nullable(a.Edition),
			"page_label": nullable(a.PageLabel), "pub_date_method": a.PubDateMethod, "language": nullable(a.Language), "flags": a.Flags,
			"numbers": a.NNumbersSeen, "agreement": optional(a.WitnessAgreement), "run_id": a.RunID},
	}
	lines := map[int]trimmed{}
	for _, f := range s.fragments {
		if p, ok := s.seq[f.ParagraphID]; ok && f.Disposition == "used" {
			lines[p] = append(lines[p], f.ParaStart.V, f.LineNo)
		}
	}
	var paras, corrections, unparsed, witnesses []trimmed
	for i, p := range s.paragraphs {
		paras = append(paras, trimmed{p.Role, []any(lines[i]), placed(p.JoinMethod, "none"), placed(p.PlacedBy, "order")})
	}
	for _, c := range s.corrections {
		if p, ok := s.seq[c.ParagraphID]; ok && c.CleanStart.OK {
			corrections = append(corrections, trimmed{p, c.CleanStart.V, c.CleanEnd.V, c.Kind, nullable(c.Before), nullable(c.After), c.Rule, c.Evidence,
				permille(c.Confidence), b2i(c.Applied), nullable(c.WitnessQuote), b2i(c.TouchesNumber)})
		}
	}
	for _, u := range s.unparsed {
		if p, ok := s.seq[u.ParagraphID]; ok {
			unparsed = append(unparsed, trimmed{p, u.CharStart, u.CharEnd, u.Reason})
		}
	}
	if len(s.witnesses) > 1 {
		for _, w := range s.witnesses {
			witnesses = append(witnesses, trimmed{w.WitnessNo, w.SourceFile, nullable(w.Source), nullable(day(w.PubDate)), nullable(w.Language), permille(w.Agreement), w.NReadingsGiven})
		}
	}
	out["p"], out["c"], out["u"], out["w"] = paras, corrections, unparsed, witnesses
	for k, v := range out {
		if l, ok := v.([]trimmed); ok && len(l) == 0 {
			delete(out, k)
		}
	}
	return plain(out)
}

// placed is a code, nil where it is the usual one.
func placed(code, usual string) any {
	if code == usual {
		return nil
	}
	return code
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// count writes a number with commas.
func count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
