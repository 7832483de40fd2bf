package segment

import (
	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// wrapped reads text whose lines are the lines of the page: pdftotext and OCR.
// Lines across columns are cut at the gap, stretches in which columns alternate
// are sorted out, and the lines of each column become paragraphs.
func (s *sheet) wrapped() {
	s.columns()
	s.twoLine()
	s.solve()
}

// columns makes pieces of lines.
func (s *sheet) columns() {
	s.hard = true
	for _, pg := range s.file.Pages {
		var us []*unit
		for i := range pg.Lines {
			us = append(us, newUnit(pg, &pg.Lines[i]))
		}
		spaced(us)
		mastheads(pg, us)
		rows(us)
		if g := survey(us); g != nil {
			s.ocr = pg.Scanned
			if s.ocr {
				garbledBylines(us)
			}
			s.set(g, us)
			continue
		}
		apart(us)
		w := measure(us)
		us = w.unglue(us)
		s.ocr = pg.Scanned
		if s.ocr {
			garbledBylines(us)
		}
		w.indents(us)
		in := w.indented
		w = measure(us)
		if w.indented = in; !in {
			w.hang(us)
		}
		w.exactly(us)
		if !s.ocr {
			overColumns(us)
		}
		s.hangs = s.hangs || w.hangs
		s.indented = s.indented || in
		e := edgesOf(us)
		for from := 0; from < len(us); {
			to := blockEnd(us, from)
			s.block(us[from:to], w, e)
			from = to
		}
	}
}

// spaced makes banners of single characters that stand alone: a section's name set
// so wide that each character was read as a line, in whatever order (科, 育, 教, 技).
// One alone is the rest of such a name at the top of a page. Lines that stand alone
// and hold next to no Han character are what OCR makes of rules and ornaments.
func spaced(us []*unit) {
	var alone []*unit
	for from := 0; from < len(us); {
		to := blockEnd(us, from)
		single := true
		for _, u := range us[from:to] {
			single = single && len(u.rs) == 1 && han(u.rs[0])
		}
		if single && to-from <= 4 {
			alone = append(alone, us[from:to]...)
			if to-from > 1 || from < 4 {
				alone = append(alone, us[from])
			}
		} else if noise(us[from].rs) && (to == from+1 || scattered(us[from].rs)) {
			us[from].class, us[from].rule = furniture, "furniture/noise"
		}
		from = to
	}
	if len(alone) < 2 || len(alone) > 12 {
		return
	}
	for _, u := range alone {
		u.class, u.rule = banner, "furniture/section"
	}
}

// noise reports whether a short line that stands alone is no words: two of three
// characters are neither Han nor digits, or it is a letter or two.
func noise(rs []rune) bool {
	sq := squeeze(rs)
	words, digits := 0, 0
	for _, r := range sq {
		switch {
		case han(r):
			words++
		case isDigit(r):
			digits++
		}
	}
	return len(sq) <= 16 && (3*(words+digits) < len(sq) && words < 3 || words <= 1 && digits <= 1 && len(sq) <= 3 && len(sq) > 1 && ending(sq) < 2)
}

// scattered reports whether a line is letters and strokes with white space between
// and no word of Han characters: what OCR makes of a rule over a headline.
func scattered(rs []rune) bool {
	gaps, letters := 0, 0
	for i, r := range rs {
		switch {
		case space(r) && i > 0 && !space(rs[i-1]):
			gaps++
		case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z':
			letters++
		case han(r) && !numeralHan(r), isDigit(r):
			return false
		}
	}
	return gaps > 1 && letters > 1
}

// isSections reports whether a text is names of sections, one after the other.
func isSections(rs []rune) bool {
	if len(rs) == 0 {
		return true
	}
	for n := 2; n <= len(rs); n++ {
		if lists().isSection(rs[:n]) && isSections(rs[n:]) {
			return true
		}
	}
	return false
}

// blockEnd returns where the lines that stand together with line i end.
func blockEnd(us []*unit, i int) int {
	i++
	for i < len(us) && (us[i].gap == 0 || us[i].glued > 1) {
		i++
	}
	return i
}

func anyGlued(us []*unit) bool {
	for _, u := range us {
		if u.glued > 0 {
			return true
		}
	}
	return false
}

// block makes pieces of lines that stand together.
func (s *sheet) block(us []*unit, w *widths, e *edges) {
	s.blocks++
	if us = s.rests(us, w); len(us) == 0 {
		return
	}
	for len(us) > 0 && us[0].abreast {
		p := newPiece(us[0])
		p.block = s.blocks
		s.put(p)
		us = us[1:]
	}
	if len(us) == 0 {
		return
	}
	glued := anyGlued(us)
	if glued {
		us = s.peel(us, w)
	}
	if !glued && !tangled(us) {
		s.column(us, w)
		return
	}
	from := len(s.pieces)
	for _, col := range untangle(us, w, e) {
		s.column(s.crown(col, w), w)
	}
	for _, p := range s.pieces[from:] {
		p.tangled = true
	}
}

// column makes pieces of the lines of one column, in order.
func (s *sheet) column(us []*unit, w *widths) {
	if p := headline(us, w); p != nil {
		p.block, p.top, p.bottom = s.blocks, true, true
		s.put(p)
		return
	}
	from := len(s.pieces)
	if n := max(overNames(us), twoRows(us)); n > 1 {
		p := joined(us[:n], 0.8)
		p.block = s.blocks
		s.put(p)
		us = us[n:]
	}
	fills := w.fills(us)
	col := w.column(us)
	var cur *piece
	defer func() {
		list := s.pieces[from:]
		for _, p := range list {
			p.col, p.ocr = col, s.ocr
		}
		for len(list) > 1 && list[0].class == furniture { // the page's own line, read with the column
			list = list[1:]
		}
		if len(list) > 0 {
			list[0].top, list[len(list)-1].bottom = true, true
		}
	}()
	for i, u := range us {
		if i > 0 && cur != nil {
			if ok, conf := w.follows(cur, us, i, fills); ok {
				s.mend(us[i-1], u, cur.rs, u.rs, edit.LineJoin)
				if a := us[i-1]; s.ocr && room(a.wide, w.local(us, i-1), w.hangs && len(cur.units) == 1) {
					if mark := lostMark(a.rs, u.rs); mark != "" {
						a.putBack(len(a.rs), mark)
						cur.reread()
					}
				}
				cur.add(u, paper.JoinLine, conf)
				cur.full = fills[i] == wholeFill
				if cur.class == short && ending(cur.rs) == 2 {
					cur.class = running
				}
				if cur.class == short && fills[i-1] != shortFill {
					cur.class = running
				}
				continue
			}
		}
		cur = newPiece(u)
		cur.column = w.full(u.wide)
		cur.block, cur.full, cur.fill = s.blocks, fills[i] != shortFill, fills[i]
		if signed := i+1 < len(us) && (us[i+1].class == byline || us[i+1].class == name); cur.class == short && (u.glued > 0 || cur.full && len(us) > 1 && !(i == 0 && signed)) {
			cur.class = running
		}
		s.put(cur)
	}
}

// overNames returns how many lines stand over a byline that ends its block: a
// headline set on several lines, and who wrote what it heads. Lines of text that end
// in mid-sentence do not end at a byline.
func overNames(us []*unit) int {
	n := len(us)
	for n > 0 && (us[n-1].class == byline || us[n-1].class == name) {
		n--
	}
	if n == len(us) || n == 0 || n > 3 || ending(us[n-1].rs) > 0 {
		return 0
	}
	for i, u := range us[:n] {
		if u.class != short || u.glued > 0 || i > 0 && midStart(u.rs) || hasRune(u.rs, '。', '；') || commas(u.rs) > 1 {
			return 0
		}
	}
	return n
}

// twoRows returns 2 where the two lines at the top of a block are one headline: a
// byline or the dateline of a text stands under them, so that the second is no
// subhead, and it reads on from the first, or is too short to be the headline of a
// neighbour, which pdftotext puts there where two stories begin side by side.
func twoRows(us []*unit) int {
	const shortest = 7 // of 17 neighbours' headlines on 150 pages set for tests none was so short
	if len(us) < 3 || us[0].class != short || us[1].class != short || us[0].glued > 0 || us[1].glued > 0 {
		return 0
	}
	if _, end := dateline(us[2].rs); us[2].class != byline && us[2].class != name && end == 0 {
		return 0
	}
	a, b := us[0].rs, us[1].rs
	if ending(a) > 0 || ending(b) > 0 || hasRune(b, '。', '；') || midStart(b) {
		return 0
	}
	last := a[len(a)-1]
	ta, tb := tied(a), tied(b)
	if len(b) <= shortest || last == '，' || last == '：' || endsDash(a) || ta.open > 0 && tb.close > 0 || judge(a, b).Fit > 4 {
		return 2
	}
	return 0
}

// oneOver is by how much one line is wider than all others of its column, when it holds a
// piece of another.
const oneOver = 4

// column returns the width of the column that lines stand in, 0 where they do not
// tell: a line alone tells where it is as wide as lines of text are.
func (w *widths) column(us []*unit) int {
	if c := us[0].col; c > 0 {
		return c
	}
	x, next, n := 0, 0, 0
	for _, u := range us {
		if u.class == running || u.class == short || u.class == caption || u.class == lead {
			if u.wide > x {
				x, next = u.wide, x
			} else {
				next = max(next, u.wide)
			}
			n++
		}
	}
	if n > 3 && x-next > oneOver && us[0].page != nil && us[0].page.Scanned {
		x = next // OCR read a piece of the next column with one line
	}
	if c := w.near(x); c-x <= indentWide+2 && (n > 1 || x >= 20) {
		return c
	}
	return 0
}

// crown takes the headline off the top of a column: up to three lines of which
// the last ends before the column does, in no sentence, with a beginning under it.
func (s *sheet) crown(us []*unit, w *widths) []*unit {
	for k := 1; k <= 3 && k < len(us); k++ {
		a, b := us[k-1], us[k]
		if a.class != short {
			break
		}
		wide := 0
		for _, u := range us[:min(len(us), k+3)] {
			wide = max(wide, u.wide)
		}
		if wide-a.wide < 5 || ending(a.rs) > 0 || midStart(b.rs) || opens(b.rs) < 0 || judge(a.rs, b.rs).Fit > 3 {
			continue
		}
		p := joined(us[:k], 0.8)
		if clause(p.rs) > 6.2 || len(p.rs) < 5 {
			break
		}
		p.class, p.block = short, s.blocks
		s.put(p)
		s.blocks++
		return us[k:]
	}
	return us
}

// peel takes the headlines off the top of a block in which columns alternate;
// two lines are one headline where the first is no whole phrase, or both are
// short.
func (s *sheet) peel(us []*unit, w *widths) []*unit {
	n := 0
	for n < len(us) && n < 4 && len(w.cols) > 0 && w.topRow(us, n) {
		n++
	}
	for i := 0; i < n; i++ {
		p := newPiece(us[i])
		for i+1 < n && twoLines(p.rs, us[i+1].rs) {
			i++
			p.add(us[i], paper.JoinLine, 0.8)
		}
		p.block = s.blocks
		s.put(p)
	}
	return us[n:]
}

// topRow reports whether line n, of which those before are headlines, is one too: a
// short line that is no full line of a column, or reads as a phrase that the line
// behind it does not go on.
func (w *widths) topRow(us []*unit, n int) bool {
	u := us[n]
	if u.class != short || u.glued != 0 || n > 0 && clause(u.rs) > 6.2 && w.fits(u.wide) {
		return false
	}
	if n+1 < len(us) && us[n+1].class == byline && clause(u.rs) <= 6.2 {
		return true // who wrote it stands under it
	}
	return u.wide < w.main-6 || !w.full(u.wide) || n > 0 && n+1 < len(us) && clause(u.rs) <= 5 && judge(u.rs, us[n+1].rs).Fit < 0
}

// twoLines reports whether two lines over a block are one headline: the first
// breaks off, or the two are alike in length.
func twoLines(a, b []rune) bool {
	switch last := a[len(a)-1]; {
	case last == '，' || last == '、' || endsDash(a):
		return true
	case closing(last):
		return false
	}
	d := len(a) - len(b)
	return d >= -1 && d <= 1 && len(a) <= 12 || clause(a) > 6.2
}

// headline makes one piece of a few short lines that stand alone: a headline or
// subhead set on several lines.
func headline(us []*unit, w *widths) *piece {
	if len(us) < 2 || len(us) > 4 {
		return nil
	}
	n := 0
	for i, u := range us {
		n += len(u.rs)
		if u.class != short || u.glued > 0 || i > 0 && midStart(u.rs) {
			return nil
		}
		if i > 0 && u.wide > us[i-1].wide+8 && letter(us[i-1].rs[len(us[i-1].rs)-1]) || i > 0 && u.wide > us[i-1].wide+8 && closing(us[i-1].rs[len(us[i-1].rs)-1]) {
			return nil // a headline, and a line of text
		}
		if i > 0 && w.fits(u.wide) && !w.fits(us[i-1].wide) && hasRune(u.rs, '，') && closing(us[i-1].rs[len(us[i-1].rs)-1]) {
			return nil
		}
	}
	last := us[len(us)-1]
	if len(last.rs) <= 2 && w.fits(us[0].wide) && hasRune(us[0].rs, '，') {
		return nil // the rest of a word, under a full line of text
	}
	if n > 60 || ending(last.rs) == 0 && clause(last.rs) > 6.2 {
		return nil
	}
	if !lead1(us[0].rs) && w.text(us) {
		return nil
	}
	col := w.near(us[0].wide)
	for _, u := range us[:len(us)-1] {
		if d := col - u.wide; len(us) > 2 && w.hangs && d >= -2 && d <= 2 && us[0].wide > 22 { // lines of running text
			return nil
		}
	}
	return joined(us, 0.9)
}

// text reports whether lines are as wide as lines of running text: all fill one
// column, the first but for an indent, the last but for what a paragraph leaves.
func (w *widths) text(us []*unit) bool {
	for _, c := range w.cols {
		n := 0
		for i, u := range us {
			room := c - u.wide
			if room >= -2 && room <= 2 || i == 0 && room >= 3 && room <= 5 {
				n++
			}
		}
		if n == len(us) || n > 1 && n == len(us)-1 && us[n].wide < c && ending(us[n].rs) > 0 {
			return true
		}
	}
	return false
}
