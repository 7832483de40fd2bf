package segment

// publish makes stories, heads and joins of the likeliest way, and puts stray
// lines with the text they stand at.
func (m *maker) publish(w *way, runs []*run) []*run {
	to := make([]int, len(m.items))
	best := w
	for i := len(m.items) - 1; i >= 0; i-- {
		to[i], w = w.to, w.back
	}
	list := make([]*story, len(best.tracks))
	for k := range list {
		list[k] = &story{first: 1 << 30}
	}
	var home *story
	for i, it := range m.items {
		if to[i] < 0 {
			continue
		}
		st := list[to[i]]
		st.first = min(st.first, it.p.order)
		if st.page == nil {
			st.page = it.p.units[0].page
		}
		if it.kind == textItem {
			if home == nil {
				home = st
			}
			it.run.story, it.run.home = st, home
			if m.s.pieces[max(0, it.p.order-1)].head == st.head && st.head != nil {
				it.run.home = st
			}
			continue
		}
		if st.head == nil {
			st.head = &head{starts: true, title: -1}
		}
		st.head.pieces = append(st.head.pieces, it.p)
		it.p.head, home = st.head, st
	}
	for k, st := range list {
		if st.head != nil {
			m.entitle(st, best.tracks[k])
		}
	}
	m.s.stories = append(m.s.stories, list...)
	runs = append(runs, m.stray(to, list)...)
	m.tie(to)
	for k, r := range runs {
		r.at = k
	}
	return runs
}

// entitle names the headline of a story: of several lines the last, but for a
// subtitle.
func (m *maker) entitle(st *story, t track) {
	for _, k := range t.titles[:t.lines] {
		p := m.items[k].p
		if st.title && len(p.rs) > 2 && p.rs[0] == '—' {
			break
		}
		for i, q := range st.head.pieces {
			if p == q {
				st.head.title = i
			}
		}
		p.class, st.title = short, true
	}
}

// stray makes runs of the lines that head no story and are subheads: they stand with the
// text of their block, or else with the text before them.
func (m *maker) stray(to []int, list []*story) []*run {
	var out []*run
	for i, it := range m.items {
		if to[i] >= 0 || !m.subhead(to, i) {
			continue
		}
		at := -1
		for j := i + 1; j < len(m.items) && at < 0; j++ {
			if q := m.items[j]; q.p.block != it.p.block {
				break
			} else if q.kind == textItem && to[j] >= 0 {
				at = to[j]
			}
		}
		for j := i - 1; j >= 0 && at < 0; j-- {
			if m.items[j].kind == textItem && to[j] >= 0 {
				at = to[j]
			}
		}
		for j := i + 1; j < len(m.items) && at < 0; j++ {
			at = to[j]
		}
		if at >= 0 {
			r := &run{pieces: []*piece{it.p}, story: list[at], home: list[at]}
			out = append(out, r)
		}
	}
	return out
}

// subhead reports whether a line that heads no story stands where subheads do: a
// paragraph begins under it, and none breaks off over it. What else stands alone is a
// line that was read out of its column, or a cell of a table.
func (m *maker) subhead(to []int, i int) bool {
	lone := func(k int) bool { return k >= 0 && k < len(m.items) && to[k] < 0 }
	over, under := i-1, i+1 // of two lines the other
	if lone(over) {
		over--
	} else if lone(under) {
		under++
	}
	if lone(over) || lone(under) || under >= len(m.items) {
		return false
	}
	p, b := m.items[i].p, m.items[under]
	if p.units[0].abreast || tied(p.rs).open > 0 || b.kind != textItem || m.s.begun(b.p) == cut {
		return false
	}
	for _, k := range [2]int{p.order - 1, p.order + 1} {
		if k >= 0 && k < len(m.s.pieces) && m.s.pieces[k].class == table {
			return false
		}
	}
	return over < 0 || m.items[over].kind != textItem || to[over] != to[under] || !m.items[over].cut()
}

// tie joins the texts that follow each other in a story where they are one
// paragraph, and undoes the joins that lead elsewhere.
func (m *maker) tie(to []int) {
	lasts := map[int]*item{}
	part := map[*piece]int{}
	for i, it := range m.items {
		if it.kind == textItem {
			for _, p := range it.run.pieces {
				part[p] = to[i]
			}
		}
	}
	for _, p := range m.s.pieces {
		if q := p.next; q != nil && (part[p] != part[q] || p.gain < sureJoin && q.order != p.order+1 && !(p.gain >= rowJoin && topRow(p, q))) {
			p.next, q.prev = nil, nil
		}
	}
	for i, it := range m.items {
		if it.kind != textItem {
			continue
		}
		last := lasts[to[i]]
		lasts[to[i]] = it
		if last == nil {
			continue
		}
		p, q := last.run.last(), it.p
		joined, apart := m.s.meet(p, q)
		if q.block == p.block && q.order > p.order+1 {
			joined -= overLine
		}
		switch {
		case joined > apart && joined > 0 && p.next == nil && q.prev == nil:
			p.next, q.prev, p.gain = q, p, joined
		case joined <= apart && p.next == q:
			p.next, q.prev = nil, nil
		}
	}
	starts := map[*piece]*run{}
	for _, it := range m.items {
		if it.kind == textItem {
			starts[it.p] = it.run
		}
	}
	for _, it := range m.items {
		if it.kind != textItem {
			continue
		}
		if q := it.run.last().next; q != nil && starts[q] != nil {
			it.run.next, starts[q].prev = starts[q], it.run
		}
	}
}

// overLine is what a line between two parts of a paragraph costs that stand in one
// block.
const overLine = 6

// topRow reports whether one of two pieces is a line of a row across columns at
// their tops, and the other stands where such a line belongs: at an edge of a
// column that stands elsewhere.
func topRow(p, q *piece) bool {
	row := func(x *piece) bool { return len(x.units) == 1 && x.units[0].glued > 0 && x.top && x.bottom }
	return row(p) && q.top && q.block != p.block || row(q) && p.bottom && p.block != q.block
}

// rowJoin is the gain from which a line of such a row is joined.
const rowJoin = 6

// sureJoin is the gain from which a join over other text of the page stands.
const sureJoin = 10
