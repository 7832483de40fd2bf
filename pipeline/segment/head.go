package segment

import (
	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// A head is headline matter that stands together: banner, kicker, headline,
// subtitle, byline. It starts a story, or it is a banner or a subhead inside one.
type head struct {
	pieces        []*piece
	before, after *piece // the running text around it; nil at the edges
	starts        bool
	lost          bool // a headline that broke into a paragraph it does not belong to
	title         int  // index of the last piece of the headline; -1 for none
}

// heading reports whether the piece can be headline matter.
func (p *piece) heading() bool {
	switch p.class {
	case short, byline, name, banner:
		return true
	}
	return p.mark == paper.MarkHeading && p.class != furniture
}

// floats reports whether the piece stands anywhere on a page without breaking
// what it stands in.
func (p *piece) floats() bool {
	switch p.class {
	case credit, caption, furniture, source:
		return true
	}
	return false
}

// heads collects the headline matter of the file and decides which starts a
// story.
func (s *sheet) heads() []*head {
	var list []*head
	var cur *head
	var before *piece
	for i := 0; i < len(s.pieces); i++ {
		p := s.pieces[i]
		switch {
		case p.heading():
			if cur == nil {
				cur = &head{before: before, title: -1}
				list = append(list, cur)
			}
			cur.pieces = append(cur.pieces, p)
			p.head = cur
		case p.floats():
			if cur != nil && p.class == credit && !pageCredit(p) {
				cur.pieces = append(cur.pieces, p)
				p.head = cur
			}
		default:
			if cur != nil {
				cur.after = p
				cur = nil
			}
			before = p
		}
	}
	out := list[:0]
	for _, h := range list {
		s.judge(h)
		out = append(out, h)
	}
	return out
}

// pageCredit reports whether a credit is the page's and not a picture's.
func pageCredit(p *piece) bool { return p.units[0].rule != "credit/drawn" }

// judge decides whether the head starts a story and which piece is its headline.
func (s *sheet) judge(h *head) {
	marked, by := -1, -1
	for i, p := range h.pieces {
		if p.mark == paper.MarkHeading && p.class != banner {
			marked = i
		}
		if p.class == byline || p.class == name && i > 0 && by < 0 {
			if p.units[0].rule != "byline/reader" {
				by = i
			}
		}
	}
	date := false
	if h.after != nil {
		_, end := dateline(h.after.rs)
		date = end > 0
	}
	crossed := s.crossed(h)
	if marked >= 0 {
		h.title = marked
		if (by < marked || by < 0) && !date {
			switch {
			case crossed:
				h.lost = !bannerLike(h.pieces[marked].rs)
				return
			case len(h.pieces) > 0 && bannerLike(h.pieces[marked].rs) && !s.kicked(h, marked):
				h.title = -1
				return
			}
		}
		h.starts = true
		return
	}
	if crossed {
		return
	}
	if by >= 0 || date {
		for i, p := range h.pieces {
			if p.class == short && (by < 0 || i < by) {
				h.title = i
			}
		}
		h.starts = h.title >= 0 || by >= 0 && h.pieces[by].class == byline
	}
}

// crossed reports whether the text before the head reads on in the text after it.
func (s *sheet) crossed(h *head) bool {
	if h.before == nil || h.after == nil || !h.before.body() || !h.after.body() {
		return false
	}
	tp, tq := tied(h.before.rs), tied(h.after.rs)
	if tp.end == 2 || midStart(h.after.rs) && tp.end == 2 {
		return false
	}
	j := judge(h.before.rs, h.after.rs)
	b := j.Gain - 2*max(0, opens(h.after.rs)-1)
	for _, p := range h.pieces {
		if p.mark == paper.MarkHeading && !bannerLike(p.rs) && len(p.rs) > 9 {
			b -= 8 // a headline; banners are what breaks in
		}
	}
	if tp.open > 0 && tq.close > 0 {
		b += quoted
	}
	return b > 0 && !s.goesOn(h, j.Gain)
}

// goesOn reports whether the text before a head reads on in another text of the page
// better than in the one after it.
func (s *sheet) goesOn(h *head, gain float64) bool {
	for _, q := range s.pieces {
		if q != h.before && q != h.after && q.body() && (midStart(q.rs) || opens(q.rs) < 0) && judge(h.before.rs, q.rs).Gain > gain+2 {
			return true
		}
	}
	return false
}

// bannerLike reports whether a heading looks like a banner: one or two short
// parallel phrases.
func bannerLike(rs []rune) bool {
	if isBanner(rs, squeeze(rs)) {
		return true
	}
	var parts []int
	n := 0
	for _, r := range rs {
		switch {
		case space(r) || r == '·' || r == '|':
			if n > 0 {
				parts = append(parts, n)
			}
			n = 0
		case !letter(r):
			return false
		default:
			n++
		}
	}
	parts = append(parts, n)
	return len(parts) == 2 && parts[0] == parts[1] && parts[0] <= 4
}

// kicked reports whether a kicker stands right before piece i of the head.
func (s *sheet) kicked(h *head, i int) bool {
	return i > 0 && h.pieces[i-1].class == short && colon(h.pieces[i-1].rs)
}

func colon(rs []rune) bool {
	n := len(rs)
	return n > 0 && (rs[n-1] == '：' || rs[n-1] == ':')
}

// roles names the parts of a head that starts a story.
func (h *head) roles() {
	byAt := -1
	for i, p := range h.pieces {
		switch {
		case p.class == byline:
			p.role = paper.Byline
			if i > h.title && byAt < 0 {
				byAt = i
			}
		case p.class == name:
			p.role = paper.Byline
			if i > h.title && byAt < 0 {
				byAt = i
			}
			if i < h.title {
				p.role = paper.Credit
			}
		case p.class == banner:
			p.role = paper.Series
		case p.class == credit:
			p.role = paper.Credit
		case i < h.title:
			p.role = before(p, h.pieces[h.title])
		case i == h.title:
			p.role = paper.Headline
		default:
			p.role = paper.Heading
		}
	}
	for i := h.title + 1; h.title >= 0 && i < byAt; i++ { // between headline and byline
		if h.pieces[i].role == paper.Heading {
			h.pieces[i].role = paper.Subtitle
		}
	}
	for i := h.title + 1; h.title >= 0 && i < len(h.pieces); i++ {
		if p := h.pieces[i]; p.role == paper.Heading && len(p.rs) > 2 && p.rs[0] == '—' && p.rs[1] == '—' {
			p.role = paper.Subtitle
		}
	}
}

// before names what stands over a headline: a kicker, or the series it is part of.
func before(p, title *piece) paper.Role {
	switch {
	case colon(p.rs):
		return paper.Kicker
	case p.mark == paper.MarkHeading && len(squeeze(p.rs)) <= 9:
		return paper.Series
	}
	return paper.Kicker
}

// closeQuotes puts back the mark that closes a headline set in quotation marks
// from end to end, which OCR loses or reads as a dash: “要守牢实体经济这个根基-,
// or that ends in a quotation of a few words: 跑出创新“加速度. A headline that only
// begins with a quotation keeps what it has.
func (s *sheet) closeQuotes() {
	for _, st := range s.stories {
		var first, last *piece
		open, marks := 0, 0
		for _, p := range st.pieces {
			if p.role != paper.Headline {
				continue
			}
			if first == nil {
				first = p
			}
			last = p
			for _, r := range p.rs {
				switch r {
				case '“':
					open++
					marks++
				case '”', '"':
					open--
					marks++
				}
			}
		}
		whole := first != nil && marks == 1 && first.rs[0] == '“'
		if first == nil || open != 1 || !whole && (!last.ocr || lostClose(last.rs) < 0) || len(last.rs) < 6 {
			continue
		}
		u := last.units[len(last.units)-1]
		n := len(u.rs)
		from := n
		for from > 1 && hasRune(u.rs[from-1:from], '-', '—', '一', '*', '\'', '`', '.') && (u.rs[from-1] != '一' || n-from > 0) {
			from--
		}
		if n < 2 || !letter(u.rs[from-1]) {
			continue
		}
		u.text.Apply([]edit.Edit{{Start: from, End: n, After: "”", Note: edit.Note{Kind: edit.Punct, Rule: "segment/quote-closed", Evidence: edit.Structure, Confidence: 0.85}}})
		u.rs = []rune(u.text.String())
		last.reread()
	}
}
