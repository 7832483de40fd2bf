package segment

// title tries what a line that can be a headline is.
func (m *maker) title(w *way, i int, it *item) {
	b, inside := 0.0, false
	if k := it.p.order; k > 0 && m.s.pieces[k-1].block == it.p.block && m.s.pieces[k-1].body() && !it.p.top {
		b += inText
		inside = true
	} else if m.s.inBlock(it.p) {
		b += onText
	}
	if it.n < 5 {
		b += tooShort
	}
	if sectionNumber(it.p.rs) {
		b += numbered
	}
	if it.p.under > 0 && !it.p.large {
		b += asText
	}
	opens := headlines
	if w.fresh >= 0 && w.tracks[w.fresh].headed && w.tracks[w.fresh].last < 0 {
		opens += underByline
	}
	if m.inFlow(i) && !reports(m.items[i+1].p.rs) {
		opens += asSubhead
	}
	m.step(w, len(w.tracks), b+opens, 0)
	plain := plainLine
	if w.cur >= 0 && w.tracks[w.cur].amid && !inside && !m.inFlow(i) {
		plain += rather
	}
	if it.p.units[0].abreast {
		plain += idle
	}
	if it.p.large {
		plain += asHead
	}
	m.step(w, -1, plain, 0)
	for k := max(0, len(w.tracks)-stories); k < len(w.tracks); k++ {
		t := &w.tracks[k]
		switch {
		case inside: // a headline stands over a column
		case m.otherType(t, it): // its headline is set in larger type, or over other columns
		case t.last < 0 && w.fresh == k && t.lines < 3:
			same := second
			if u := it.p.units[0]; u.abreast && t.lines > 0 && u.line == m.items[t.titles[t.lines-1]].p.units[0].line {
				same += oneLine2
			}
			m.step(w, k, b+same, 0)
		case t.last >= 0 && t.lines == 0:
			told := m.says(it, t.said, nil, t.n)
			flow := 0.0
			if m.inFlow(i) {
				flow = amid
			}
			m.step(w, k, b+late[min(int(t.cols), len(late)-1)]+flow+told, told)
		case t.last >= 0 && t.lines < 3 && int(t.titles[t.lines-1]) == i-1:
			told := m.says(it, t.said, nil, t.n)
			m.step(w, k, b+second+max(0, told), told)
		case t.lines < 3 && t.lines > 0:
			if fit := m.carries(t, it); fit > 0 {
				m.step(w, k, b+rest+min(8, fit), 0)
			}
		}
	}
}

// underName reports whether a text begins right under a byline of the same column: it is
// what the byline signs. Under a byline that was read with another column, text goes on.
func (m *maker) underName(i int) bool {
	if i == 0 || m.items[i-1].kind != byItem {
		return false
	}
	a, b := m.items[i-1].p, m.items[i].p
	return a.block == b.block && !b.ocr && m.s.begun(b) == fresh
}
