package segment

import "baoshu/pipeline/paper"

// In hard-wrapped text nothing marks a headline: a line that is a phrase, whole in
// itself, can be one, and what it heads is told by the whole page (makeup.go).

// demote makes text of the short lines that cannot head anything.
func (s *sheet) demote() {
	for i, p := range s.pieces { // what cannot head anything is text
		if p.class != short || p.large {
			continue
		}
		if !s.inBlock(p) && (s.wanted(p) || s.firstLine(i) || s.between(p)) {
			p.class = running
			continue
		}
		if !s.headlike(p) {
			if ending(p.rs) > 0 || clause(p.rs) > 6.2 || p.full || len(p.rs) > 12 {
				p.class = running
			}
		} else if q := s.text(i, 1); q != nil && p.full && len(p.units) == 1 && len(p.rs) > 14 && s.inBlock(p) && torn(p.rs, q.rs) > 0 {
			p.class = running
		}
	}
}

// twoLine makes one piece of two lines that stand alone, one after the other, and
// are a headline cut in two: the second reads on, or closes what the first opened.
func (s *sheet) twoLine() {
	out := s.pieces[:0]
	var merged []*piece
	for i, p := range s.pieces {
		if i > 0 && len(out) > 0 {
			if a := out[len(out)-1]; a == s.pieces[i-1] && !s.inBlock(p) && !s.inBlock(a) && restOf(a, p) {
				merged = append(merged, p)
				for _, u := range p.units {
					a.add(u, paper.JoinLine, 0.8)
				}
				continue
			}
		}
		out = append(out, p)
	}
	if len(merged) == 0 {
		return
	}
	s.pieces = append([]*piece(nil), out...)
	for i, p := range s.pieces {
		p.order = i
	}
}

// restOf reports whether a short line is the rest of the one before it.
func restOf(a, b *piece) bool {
	if a.ocr && a.column && hasRune(a.rs, '，') && b.units[0].wide < a.units[0].wide {
		return false // a line of text, and a part of a headline
	}
	if a.class != short || ending(a.rs) > 0 || len(a.rs) < 3 || len(a.rs) > 30 || len(b.rs) > 14 || len(b.units) > 1 || len(a.units) > 2 || hasRune(b.rs, '，', '。', '：') {
		return false
	}
	for _, r := range b.rs {
		if !letter(r) && !isDigit(r) && !closing(r) && !hasRune([]rune{r}, '“', '《') {
			return false
		}
	}
	ta, tb := tied(a.rs), tied(b.rs)
	if ta.open > 0 && tb.close > 0 {
		return true
	}
	return b.class == short && tb.close == 0 && ta.open == 0 && judge(a.rs, b.rs).Fit > 4
}

// wanted reports whether some text of the page that is cut in mid-sentence reads
// on in a line that stands alone, and in nothing else as well: then it is the
// line that a column was parted from, and no headline.
func (s *sheet) wanted(p *piece) bool {
	if len(s.pieces) > 600 || opens(p.rs) > 2.5 || s.overByline(p) || lead1(p.rs) {
		return false
	}
	for _, q := range s.pieces {
		if q == p || !q.body() || !q.full || ending(q.rs) > 0 {
			continue
		}
		j := judge(q.rs, p.rs)
		fit := j.Fit
		if fit < 8 || j.Drop > 0 { // a page says a word again; a line end does not double it
			continue
		}
		for _, r := range s.pieces {
			if r != p && r != q && (r.body() || r.class == short) && judge(q.rs, r.rs).Fit > fit-1 {
				fit = 0
				break
			}
		}
		if fit > 0 {
			return true
		}
	}
	return false
}

// between reports whether a line that stands alone on a page read by OCR is a line of
// text, as wide as its column, that OCR read apart from it: one text of the page, cut,
// reads on in it, and it reads on in another, better than the two in each other.
func (s *sheet) between(p *piece) bool {
	const sides, both = 2.0, 10.0 // bits
	if !p.ocr || !p.column || len(p.units) > 1 || len(s.pieces) > 600 || s.overByline(p) || lead1(p.rs) {
		return false
	}
	type end struct {
		p   *piece
		fit float64
	}
	var before, behind []end
	for _, q := range s.pieces {
		if q == p || !q.body() {
			continue
		}
		if q.full && ending(q.rs) == 0 {
			if f := judge(q.rs, p.rs).Fit; f > sides {
				before = append(before, end{q, f})
			}
		}
		if opens(q.rs) < 2.5 {
			if f := judge(p.rs, q.rs).Fit; f > sides {
				behind = append(behind, end{q, f})
			}
		}
	}
	for _, a := range before {
		for _, b := range behind {
			if a.p != b.p && a.fit+b.fit > both && a.fit+b.fit > judge(a.p.rs, b.p.rs).Fit+both {
				return true
			}
		}
	}
	return false
}

// firstLine reports whether a line that stands alone is the first of a paragraph,
// which OCR parted from the rest: it is as wide as such lines are, what follows goes
// on, and nothing before it is cut.
func (s *sheet) firstLine(i int) bool {
	p := s.pieces[i]
	if !p.column || len(p.units) > 1 || i+1 >= len(s.pieces) || p.col == 0 {
		return false
	}
	q := s.pieces[i+1]
	if !q.body() || s.begun(q) != cut || q.col != p.col || ending(p.rs) > 0 {
		return false
	}
	fit := judge(p.rs, q.rs).Fit
	for k := i - 1; k >= 0 && k > i-12; k-- {
		if b := s.pieces[k]; b.body() && b.full && judge(b.rs, q.rs).Fit > fit {
			return false
		}
	}
	return fit > -2
}

// headlike reports whether a piece can be a headline or subhead: a short phrase,
// whole in itself.
func (s *sheet) headlike(p *piece) bool {
	if p.large && p.class == short {
		return true
	}
	alone := !s.inBlock(p)
	words := 0
	for _, r := range p.rs {
		if letter(r) || isDigit(r) {
			words++
		}
	}
	if len(p.rs) < 3 && alone || words < 3 || 2*words < len(p.rs) || hasRune(p.rs[:1], '!', '！', '?', '？', '.', '|', '…') {
		return false // no headline is so short
	}
	if question := alone && p.class == running && len(p.units) == 1 && len(p.rs) <= 30 && asks(p.rs); p.class != short && !question || len(p.rs) > 40 || p.full && len(p.units) == 1 && ending(p.rs) == 0 && s.inBlock(p) && !s.signed(p) {
		return false
	}
	if alone && p.class == short && commas(p.rs) < 2 && tied(p.rs).close == 0 && s.overByline(p) {
		return true
	}
	if t := tied(p.rs); t.close > 0 || t.open > 1 || t.open == 1 && !hasRune(p.rs[:1], '“', '《', '【') && !(alone && p.ocr && lostClose(p.rs) >= 0) {
		return false // OCR loses a closing mark, not what stands before it
	}
	if hasRune(p.rs, '。') {
		return false
	}
	if n := commas(p.rs); n > 2 || len(p.units) == 1 && n > 1 && len(p.rs) > 24 || n > 0 && speaks(p.rs) {
		return false
	}
	dear := 6.2
	if alone || s.signed(p) { // the space around it says so too, or the name under it
		dear = 10
	}
	return ending(p.rs) != 0 || clause(p.rs) <= dear
}

// lostClose returns where the quotation begins that a line ends in, when its closing
// mark is all that is lost: a few words without a mark or a space; -1 where it is not so.
func lostClose(rs []rune) int {
	const most = 8
	for i := len(rs) - 1; i >= 0; i-- {
		switch r := rs[i]; {
		case r == '“':
			if n := len(rs) - i - 1; n < 2 || n > most {
				return -1
			}
			return i
		case !letter(r) && !isDigit(r):
			return -1
		}
	}
	return -1
}

func commas(rs []rune) int {
	n := 0
	for _, r := range rs {
		if r == '，' || r == ',' {
			n++
		}
	}
	return n
}

// speaks reports whether a line says that somebody says something: 马方表示，愿…
// A headline sets a colon there (普京：…); none of 25,374 of broadcast news has a
// verb of speech before a comma.
func speaks(rs []rune) bool {
	for i := 2; i < len(rs); i++ {
		if rs[i] != '，' && rs[i] != ',' {
			continue
		}
		for k := 2; k >= 1; k-- {
			if i > k && lists().says[string(rs[i-k:i])] {
				return true
			}
		}
	}
	return false
}

// overByline reports whether a line stands alone, with a byline alone right under
// it.
func (s *sheet) overByline(p *piece) bool {
	k := p.order + 1
	if s.inBlock(p) || k >= len(s.pieces) || s.pieces[k].class != byline || s.pieces[k].units[0].rule == "byline/reader" || s.inBlock(s.pieces[k]) {
		return false
	}
	return k < 2 || !s.pieces[k-2].full || ending(s.pieces[k-2].rs) > 0 || judge(s.pieces[k-2].rs, p.rs).Fit < 4
}

// lead1 reports whether a text begins with what only headlines begin with: a
// series in brackets.
func lead1(rs []rune) bool { return len(rs) > 0 && rs[0] == '【' }

// asks reports whether a text is a question or a call and nothing else.
func asks(rs []rune) bool {
	n := 0
	for _, r := range rs {
		switch r {
		case '。':
			return false
		case '？', '！', '?', '!':
			n++
		}
	}
	return n == 1 && ending(rs) == 2
}

// inBlock reports whether other text stands in the piece's block.
func (s *sheet) inBlock(p *piece) bool {
	return p.order > 0 && s.pieces[p.order-1].block == p.block || p.order+1 < len(s.pieces) && s.pieces[p.order+1].block == p.block
}

// signed reports whether a byline stands right under a line at the top of a block.
func (s *sheet) signed(p *piece) bool {
	return p.top && p.order+1 < len(s.pieces) && s.pieces[p.order+1].block == p.block && (s.pieces[p.order+1].class == byline || s.pieces[p.order+1].class == name)
}

// nearTitle reports whether a name stands beside a line that can be a headline.
func (s *sheet) nearTitle(i int) bool {
	for j := i - 1; j >= 0 && (j == i-1 || s.pieces[j].block == s.pieces[i].block); j-- {
		if s.headlike(s.pieces[j]) {
			return true
		}
	}
	return false
}

// overText reports whether a name stands at the top of a column, with the beginning of
// a paragraph under it: nothing but who wrote it does.
func (s *sheet) overText(i int) bool {
	if i+1 >= len(s.pieces) {
		return false
	}
	p, q := s.pieces[i], s.pieces[i+1]
	return p.top && p.block == q.block && q.body() && s.begun(q) == fresh
}

// text returns the next running text in a direction.
func (s *sheet) text(i, by int) *piece {
	for i += by; i >= 0 && i < len(s.pieces); i += by {
		if s.pieces[i].body() {
			return s.pieces[i]
		}
	}
	return nil
}

// torn reports whether a piece is what is left of a headline that was torn up with
// the lines about it: a few words in no sentence that a text of the page says
// again, nearly all of them.
func (s *sheet) torn(p *piece) bool {
	if !p.tangled || p.class != short && p.class != running || len(p.units) > 3 || len(p.rs) < 10 || len(p.rs) > 40 || ending(p.rs) > 0 || hasRune(p.rs, '。', '，') {
		return false
	}
	for _, q := range s.pieces[p.order+1 : min(len(s.pieces), p.order+200)] {
		if q.body() && !q.tangled && q.top && len(q.rs) >= 40 && shares(p.rs, q.rs) >= 0.75 {
			return true
		}
	}
	return false
}
