package segment

import (
	"sort"
	"strings"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// result makes articles of the stories and fragments of everything else.
func (s *sheet) result() Result {
	var r Result
	for _, st := range s.stories {
		if a := s.article(st); a != nil {
			r.Articles = append(r.Articles, a)
		}
	}
	for _, p := range s.pieces {
		if p.placed {
			continue
		}
		for _, u := range p.units {
			f := new(paper.Fragment)
			fragment(f, u)
			f.Disposition, f.Reason, f.Score, f.RunnersUp = paper.Unplaced, p.why, p.score, p.rival
			if p.class == furniture || p.class == banner || p.class == credit || p.class == source || p.class == caption {
				f.Disposition = paper.Furniture
			}
			if f.Reason == "" {
				f.Reason = u.rule
			}
			if f.Reason == "" {
				f.Reason = "unplaced/no-story"
			}
			if f.Disposition == paper.Furniture && f.Score == 0 {
				f.Score = 0.9
			}
			r.Loose = append(r.Loose, f)
		}
	}
	sort.SliceStable(r.Loose, func(i, j int) bool { return r.Loose[i].Start < r.Loose[j].Start })
	return r
}

// fragment makes f the fragment of a unit.
func fragment(f *paper.Fragment, u *unit) {
	*f = paper.Fragment{Page: u.page, LineNo: u.line.No, Start: u.start, End: u.end, Text: u.text, Disposition: paper.Used}
	f.ID = paper.FragmentID(f)
}

// article makes a story's article; nil for a story without a line.
func (s *sheet) article(st *story) *paper.Article {
	if len(st.pieces) == 0 {
		return nil
	}
	a := &paper.Article{Page: st.page, Meta: s.file.Meta, Status: paper.Complete, Quality: 1, Language: "zh-Hans"}
	if a.Page == nil {
		a.Page = st.pieces[0].units[0].page
	}
	if a.Page.Meta.Paper != "" || a.Page.Meta.PageNo != 0 {
		a.Meta = a.Page.Meta
	}
	n := 0
	for _, p := range st.pieces {
		n += len(p.units)
	}
	paras, frags, refs := make([]paper.Paragraph, len(st.pieces)), make([]paper.Fragment, n), make([]*paper.Fragment, n)
	a.Paragraphs = make([]*paper.Paragraph, 0, len(paras))
	n = 0
	section, traditional := "", 0
	var cur *paper.Paragraph
	var at *piece
	for _, p := range st.pieces {
		p.placed = true
		if cur != nil && at.next == p && at.role == p.role {
			s.join(at, p)
		} else {
			cur = &paras[len(a.Paragraphs)]
			*cur = paper.Paragraph{Role: p.role, Join: paper.JoinNone, JoinConfidence: 1, Placed: paper.ByOrder, Section: section}
			cur.Fragments = refs[n : n : n+len(p.units)]
			a.Paragraphs = append(a.Paragraphs, cur)
			at = nil
		}
		for i, u := range p.units {
			f := &frags[n]
			n++
			fragment(f, u)
			f.Moved = p.moved
			switch {
			case i > 0:
				f.Joined = paper.JoinLine
			case at != nil:
				f.Joined = paper.JoinColumn
				cur.JoinConfidence = min(cur.JoinConfidence, sure(at.gain))
			default:
				f.Joined = paper.JoinNone
			}
			cur.Join = worse(cur.Join, f.Joined)
			f.Score = p.conf
			cur.Fragments = append(cur.Fragments, f)
			traditional += script(&u.text)
		}
		cur.JoinConfidence = min(cur.JoinConfidence, p.conf)
		if p.moved {
			cur.Placed = paper.ByMove
		}
		if p.role == paper.Heading {
			section = string(p.rs)
		}
		at = p
	}
	if traditional > 0 {
		a.Language = "zh-Hant"
	}
	quotations(a)
	st.describe(a)
	a.ID = paper.ArticleID(a)
	a.Assemble()
	return a
}

// script counts the characters that were converted from traditional ones.
func script(t *edit.Text) int {
	n := 0
	for _, e := range t.Edits() {
		if e.Kind == edit.Script {
			n++
		}
	}
	return n
}

// sure makes a confidence of bits.
func sure(bits float64) float64 {
	switch {
	case bits >= 24:
		return 0.99
	case bits <= 0:
		return 0.5
	}
	return 0.5 + 0.49*bits/24
}

// describe fills the headline matter of an article from its paragraphs.
func (st *story) describe(a *paper.Article) {
	var kicker, title, sub []string
	first := true
	for _, p := range st.pieces {
		text := ""
		switch p.role {
		case paper.Kicker, paper.Headline, paper.Subtitle, paper.Series:
			text = strings.Join(strings.Fields(string(p.rs)), " ")
		}
		switch p.role {
		case paper.Kicker:
			kicker = append(kicker, text)
		case paper.Headline:
			title = append(title, text)
		case paper.Subtitle:
			sub = append(sub, text)
		case paper.Series:
			if a.Series == "" {
				a.Series = text
			}
		case paper.Byline:
			st.credit(a, byWriter(p.rs))
		case paper.Body, paper.Lead:
			if first {
				if w, end := dateline(p.rs); end > 0 {
					a.Dateline = w.place
					st.credit(a, w)
				}
				first = false
			}
		}
		if p.role == paper.Body || p.role == paper.Notice {
			if w, ok := signature(p.rs); ok {
				st.credit(a, w)
			}
		}
	}
	a.Kicker, a.Title, a.Subtitle = strings.Join(kicker, " "), strings.Join(title, " "), strings.Join(sub, " ")
	st.whole(a)
}

// byWriter reads a byline paragraph, whatever its form.
func byWriter(rs []rune) writer {
	if w, ok := parseByline(rs); ok {
		return w
	}
	if w, ok := letterWriter(rs); ok {
		return w
	}
	if names, ok := bareNames(rs); ok {
		return writer{names: names, role: "作者"}
	}
	return writer{}
}

func (st *story) credit(a *paper.Article, w writer) {
	for _, n := range w.names {
		known := false
		for _, m := range a.Authors {
			known = known || m == n
		}
		if !known {
			a.Authors = append(a.Authors, n)
		}
	}
	if a.AuthorRole == "" && len(w.names) > 0 {
		a.AuthorRole = w.role
	}
}

// whole sets the status: a story that begins or ends in mid-sentence is partial.
func (st *story) whole(a *paper.Article) {
	var first, last *piece
	for _, p := range st.pieces {
		if p.role == paper.Body || p.role == paper.Lead {
			if first == nil {
				first = p
			}
			last = p
		}
	}
	switch {
	case first == nil:
		a.Flags = append(a.Flags, "no_body")
	case midStart(first.rs) || st.headless:
		a.Status, a.Flags = paper.Partial, append(a.Flags, "begins_mid_sentence")
	}
	if last != nil && ending(last.rs) == 0 && last.class == running {
		a.Status, a.Flags = paper.Partial, append(a.Flags, "ends_mid_sentence")
	}
	if a.Title == "" {
		a.Flags = append(a.Flags, "no_title")
	}
}
