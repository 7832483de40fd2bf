package collate

import (
	"slices"
	"strings"

	"baoshu/pipeline/paper"
)

// restoreHeadline takes headline and byline from the best witness that has them,
// where the base has none.
func restoreHeadline(base *paper.Article, others []*paper.Article) {
	for _, o := range others {
		if base.Title == "" && o.Title != "" {
			base.Title, base.Kicker, base.Subtitle = o.Title, o.Kicker, o.Subtitle
			var head []*paper.Paragraph
			for _, p := range o.Paragraphs {
				if headline(p) {
					q := *p
					q.Placed = paper.ByWitness
					head = append(head, &q)
				}
			}
			head, base.Paragraphs = onlyOnce(head, base.Paragraphs)
			base.Paragraphs = append(head, base.Paragraphs...)
		}
		if len(base.Authors) == 0 && len(o.Authors) > 0 {
			base.Authors, base.AuthorRole = o.Authors, o.AuthorRole
		}
		if base.Dateline == "" {
			base.Dateline = o.Dateline
		}
	}
	base.Assemble()
}

// printedHeadline takes the headline from the best copy that has a truer one than the
// base, and returns the fragments of the headline that the base had. OCR errs far oftener
// in large type than in text, so that the copies' qualities do not tell.
func printedHeadline(base *paper.Article, others []*paper.Article) []*paper.Fragment {
	for _, o := range others {
		if !truerHeadline(o, base) {
			continue
		}
		var out []*paper.Fragment
		var rest []*paper.Paragraph
		for _, p := range base.Paragraphs {
			if !headline(p) {
				rest = append(rest, p)
				continue
			}
			for _, f := range p.Fragments {
				f.Disposition, f.Reason = paper.Duplicate, "collate/headline"
				out = append(out, f)
			}
		}
		base.Paragraphs, base.Title = rest, ""
		restoreHeadline(base, []*paper.Article{o})
		return out
	}
	return nil
}

func headline(p *paper.Paragraph) bool {
	return p.Role == paper.Kicker || p.Role == paper.Headline || p.Role == paper.Subtitle
}

// truerHeadline reports whether a copy has a truer headline than another, both from lines
// of a page. Where the two are one headline, the one that was not scanned is, or the one
// of which the story says more; a headline that is a line of the other's text is none.
func truerHeadline(o, than *paper.Article) bool {
	if o.Title == "" || than.Title == "" || o.Title == than.Title || format(o) != paper.Wrapped || format(than) != paper.Wrapped && format(than) != paper.HOCR || scanned(o) {
		return false
	}
	text := string(foldLetters(textUnder(o)))
	if alike(o.Title, than.Title) {
		return scanned(than) || said(o.Title, text) > said(than.Title, text)
	}
	t := string(foldLetters([]*paper.Paragraph{{Text: than.Title}}))
	return t != "" && strings.Contains(text, t)
}

// said counts the pairs of characters of a headline that a text has too.
func said(title, text string) int {
	n, rs := 0, foldLetters([]*paper.Paragraph{{Text: title}})
	for i := 1; i < len(rs); i++ {
		if strings.Contains(text, string(rs[i-1:i+1])) {
			n++
		}
	}
	return n
}

// textUnder returns the paragraphs of a story without its headline.
func textUnder(a *paper.Article) []*paper.Paragraph {
	return slices.DeleteFunc(slices.Clone(a.Paragraphs), headline)
}

// scanned reports whether a copy stands on a page that was read by OCR.
func scanned(a *paper.Article) bool { return a.Page != nil && a.Page.Scanned }

// onlyOnce returns the paragraphs of a headline that go before those of a body, and
// the body without them: where a gap of the body was filled with the headline, it
// stands there already, and no fragment may stand in two paragraphs. One that became
// a part of another paragraph stays where it is.
func onlyOnce(head, body []*paper.Paragraph) (before, rest []*paper.Paragraph) {
	rest = body
	for _, p := range head {
		var others []*paper.Paragraph
		inside := false
		for _, q := range rest {
			switch n := shared(p, q); {
			case n == 0:
				others = append(others, q)
			case n == len(q.Fragments):
			default:
				others, inside = append(others, q), true
			}
		}
		if rest = others; !inside {
			before = append(before, p)
		}
	}
	return before, rest
}

// shared returns how many fragments of q have bytes that a fragment of p has too.
func shared(p, q *paper.Paragraph) int {
	n := 0
	for _, g := range q.Fragments {
		for _, f := range p.Fragments {
			if f.Page == g.Page && f.Start < g.End && g.Start < f.End {
				n++
				break
			}
		}
	}
	return n
}
