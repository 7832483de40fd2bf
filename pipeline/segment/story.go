package segment

import (
	"slices"
	"sort"

	"baoshu/pipeline/paper"
)

// A story is what will be an article.
type story struct {
	head     *head
	page     *paper.Page
	pieces   []*piece
	first    int // order of its first piece in the source
	headless bool
	title    bool
}

// A run is pieces that follow each other in the source and in their story.
type run struct {
	pieces []*piece
	story  *story
	home   *story // whose headline it stands under
	at     int
	prev   *run // whose last piece reads on in its first
	next   *run
	top    bool // it follows a headline that starts a story
}

func (r *run) first() *piece { return r.pieces[0] }
func (r *run) last() *piece  { return r.pieces[len(r.pieces)-1] }

// solve makes stories of the pieces: headline matter, joins, then which run of
// pieces belongs to which story.
func (s *sheet) solve() {
	if s.hard {
		s.tornHeads()
		s.ownWords()
		s.demote()
		s.link()
		runs := s.makeup()
		s.gather(runs, nil)
		s.only()
		s.floats()
		s.entitle()
		s.closeQuotes()
		return
	}
	s.whole()
	heads := s.heads()
	s.regions()
	s.link()
	runs := s.part(s.runs(heads))
	s.settle(runs)
	s.gather(runs, heads)
	s.floats()
}

// whole makes running text of short lines that are cut parts of a paragraph, so
// that they are not taken for headings.
func (s *sheet) whole() {
	for i, p := range s.pieces {
		if p.class != short || p.mark != paper.MarkNone || len(p.units) > 1 {
			continue
		}
		if i+1 < len(s.pieces) && s.pieces[i+1].class == table && ending(p.rs) == 0 && clause(p.rs) <= 6.2 {
			continue // what a table is of
		}
		t := tied(p.rs)
		if t.open > 0 || t.close > 0 || ending(p.rs) == 0 && (clause(p.rs) > 6.2 || hasRune(p.rs, '。')) {
			p.class = running // a sentence has ended in it, and another is cut
			continue
		}
		if ending(p.rs) == 0 && commas(p.rs) > 0 && s.claimed(p) {
			p.class = running
			continue
		}
		q := s.flow(i, -1)
		if q != nil && q.body() && s.cut(q, p) {
			p.class = running
			continue
		}
		q = s.flow(i, 1)
		if q == nil && i > 0 && ending(p.rs) == 0 {
			p.class = running // heads nothing
		} else if q != nil && q.body() && ending(p.rs) == 0 && torn(p.rs, q.rs) > 0 {
			p.class = running
		}
	}
}

// claimed reports whether a text of the page begins with a mark that nothing begins
// with, and goes on from a line better than from any other text that is cut: then the
// line is the last of its column, and no kicker over what follows.
func (s *sheet) claimed(p *piece) bool {
	for _, q := range s.pieces {
		if !q.body() || !midStart(q.rs) || q == p {
			continue
		}
		fit, first := judge(p.rs, q.rs).Fit, true
		for _, r := range s.pieces {
			if r != p && r != q && r.body() && ending(r.rs) == 0 && judge(r.rs, q.rs).Fit >= fit {
				first = false
				break
			}
		}
		if first {
			return true
		}
	}
	return false
}

// flow returns the next piece in a direction that is no float.
func (s *sheet) flow(i, by int) *piece {
	for i += by; i >= 0 && i < len(s.pieces); i += by {
		if !s.pieces[i].floats() && s.pieces[i].class != banner {
			return s.pieces[i]
		}
	}
	return nil
}

// cut reports whether p surely reads on in q.
func (s *sheet) cut(p, q *piece) bool {
	tp, tq := tied(p.rs), tied(q.rs)
	return tp.end == 0 && s.bits(p, q, tp, tq, 1) > 4
}

// runs cuts the flow of pieces at headlines that start a story and wherever a
// join leads elsewhere.
func (s *sheet) runs(heads []*head) []*run {
	var list []*run
	var cur *run
	home := (*story)(nil)
	var prev *piece
	fresh := false
	inHead := map[*head]*story{}
	for _, p := range s.pieces {
		if p.begins != nil {
			st := inHead[p.begins]
			if st == nil {
				st = &story{head: p.begins, page: p.units[0].page, first: p.order, title: p.begins.title >= 0}
				inHead[p.begins] = st
				s.stories = append(s.stories, st)
			}
			home, cur, prev, fresh = st, nil, nil, true
		}
		if p.head != nil && p.head.starts {
			st := inHead[p.head]
			if st == nil {
				st = &story{head: p.head, page: p.units[0].page, first: p.order, title: p.head.title >= 0}
				inHead[p.head] = st
				s.stories = append(s.stories, st)
				home, cur, prev, fresh = st, nil, nil, true
			}
			continue
		}
		if p.floats() || p.class == banner || p.head != nil && p.head.lost {
			continue
		}
		if home == nil {
			home = &story{page: p.units[0].page, first: p.order, headless: false}
			s.stories = append(s.stories, home)
		}
		torn := prev == nil || prev.next != nil && prev.next != p || p.prev != nil && p.prev != prev
		if cur == nil || torn {
			cur = &run{home: home, story: home, at: len(list), top: fresh}
			fresh = false
			list = append(list, cur)
		}
		cur.pieces = append(cur.pieces, p)
		p.story = home
		if p.class != short {
			prev = p
		} else if prev == nil {
			prev = p
		}
	}
	byFirst := map[*piece]*run{}
	for _, r := range list {
		byFirst[r.first()] = r
	}
	for _, r := range list {
		for _, p := range r.pieces {
			if p.next != nil {
				if q := byFirst[p.next]; q != nil && q != r {
					r.next, q.prev = q, r
				}
			}
		}
	}
	return list
}

// gather puts the runs of each story in order and names the roles of its pieces.
func (s *sheet) gather(runs []*run, heads []*head) {
	for _, st := range s.stories {
		if st.head != nil {
			st.head.roles()
			st.pieces = append(st.pieces, st.head.pieces...)
		}
		var own []*run
		for _, r := range runs {
			if r.story == st {
				own = append(own, r)
			}
		}
		sort.SliceStable(own, func(i, j int) bool { return s.early(st, own[i]) < s.early(st, own[j]) })
		done := map[*run]bool{}
		for _, r := range own {
			if r.prev != nil && r.prev.story == st && !done[r.prev] && !s.circle(r) {
				continue
			}
			for q := r; q != nil && !done[q] && q.story == st; q = q.next {
				done[q] = true
				s.emit(st, q)
			}
		}
		for _, r := range own {
			if !done[r] {
				done[r] = true
				s.emit(st, r)
			}
		}
	}
	out := s.stories[:0]
	for _, st := range s.stories {
		if len(st.pieces) > 0 {
			out = append(out, st)
		}
	}
	s.stories = out
}

// early orders the runs of a story: those under its headline as they stand, those
// from before it after them.
func (s *sheet) early(st *story, r *run) int {
	if r.first().order < st.first {
		return r.first().order + 1<<30
	}
	return r.first().order
}

// circle reports whether following prev from r comes back to r.
func (s *sheet) circle(r *run) bool {
	n := 0
	for q := r.prev; q != nil; q = q.prev {
		if q == r || n > 4096 {
			return true
		}
		n++
	}
	return false
}

// emit appends a run's pieces to a story.
func (s *sheet) emit(st *story, r *run) {
	moved := r.story != r.home || r.first().order < st.first
	for _, p := range r.pieces {
		p.story, p.moved = st, moved
		p.role = flowRole(p)
		st.pieces = append(st.pieces, p)
	}
}

// only gives the short lines that found no story to the one story of a page whose
// columns do not alternate: whose else could they be.
func (s *sheet) only() {
	if len(s.stories) != 1 {
		return
	}
	for _, p := range s.pieces {
		if p.tangled || p.units[0].glued > 0 {
			return
		}
	}
	st := s.stories[0]
	at := 0 // behind the latest piece of the story
	for _, p := range s.pieces {
		switch i := slices.Index(st.pieces, p); {
		case i >= 0:
			at = i + 1
		case p.story == nil && p.class == short:
			p.story, p.role = st, flowRole(p)
			st.pieces = slices.Insert(st.pieces, at, p)
			at++
		}
	}
}

// flowRole names a piece inside a story.
func flowRole(p *piece) paper.Role {
	switch p.class {
	case short:
		if subhead(p.rs) || p.mark == paper.MarkHeading {
			return paper.Heading
		}
		return paper.Body
	case lead:
		return paper.Lead
	case byline:
		return paper.Byline
	case name:
		return paper.Body // two names away from any headline are words of the text
	case note, editor:
		return paper.Notice
	case banner:
		return paper.Series
	}
	if p.mark == paper.MarkHeading {
		return paper.Heading
	}
	return paper.Body
}

// floats gives captions and credits of pictures to the story they stand in, or
// that they speak of; banners and the page's own lines stay loose.
func (s *sheet) floats() {
	for _, p := range s.pieces {
		switch {
		case p.head != nil && p.head.starts:
		case p.head != nil && p.head.lost && p.head.title >= 0 && p.head.pieces[p.head.title] == p:
			s.adopt(p)
		case p.class == banner || p.head != nil && !p.head.starts && p.mark == paper.MarkHeading && p.story == nil:
			s.adoptSeries(p)
		case p.class == table && s.hard:
			if st := s.around(p); st != nil {
				p.story, p.role = st, paper.Body
				st.pieces = append(st.pieces, p)
			}
		case p.class == caption || p.class == source || p.class == credit && !pageCredit(p):
			if st := s.around(p); st != nil {
				p.story = st
				p.role = map[class]paper.Role{caption: paper.Caption, source: paper.SourceBy, credit: paper.Credit}[p.class]
				st.pieces = append(st.pieces, p)
			}
		}
	}
}

// around returns the story of the nearest placed piece, the one before first.
func (s *sheet) around(p *piece) *story {
	for d := 1; d < len(s.pieces) && d < window; d++ {
		for _, i := range [2]int{p.order - d, p.order + d} {
			if i >= 0 && i < len(s.pieces) && s.pieces[i].story != nil {
				return s.pieces[i].story
			}
		}
	}
	return nil
}

// adopt gives a headline that was displaced to the story without one that says
// most of what it says; among equals, to the nearest.
func (s *sheet) adopt(p *piece) {
	if len(p.rs) < 5 {
		return
	}
	var best *story
	near := s.around(p)
	most := 0
	for _, st := range s.stories {
		if st.title {
			continue
		}
		n := 0
		seen := map[uint64]bool{}
		for _, q := range st.pieces {
			for i := 1; i < len(q.rs); i++ {
				seen[uint64(q.rs[i-1])<<32|uint64(q.rs[i])] = true
			}
		}
		for i := 1; i < len(p.rs); i++ {
			if letter(p.rs[i-1]) && letter(p.rs[i]) && seen[uint64(p.rs[i-1])<<32|uint64(p.rs[i])] {
				n += 2
			}
		}
		if st == near {
			n++
		}
		if n > most {
			best, most = st, n
		}
	}
	if best == nil {
		return
	}
	best.title = true
	p.story, p.role, p.moved = best, paper.Headline, true
	best.pieces = append([]*piece{p}, best.pieces...)
}

// entitle makes the first lone subhead of a hard-wrapped story without headline
// its headline, where it says what the story says.
func (s *sheet) entitle() {
	for _, st := range s.stories {
		if st.title {
			continue
		}
		var heads []*piece
		for _, p := range st.pieces {
			if p.role == paper.Heading && len(p.rs) >= 6 {
				heads = append(heads, p)
			}
		}
		if len(heads) == 0 {
			continue
		}
		var text []rune
		for _, p := range st.pieces {
			if p.role != paper.Heading {
				text = append(append(text, p.rs...), '\n')
			}
		}
		title, most := (*piece)(nil), 0.0
		for i, p := range heads {
			b := shares(p.rs, text) - 0.1*float64(i)
			if p == st.pieces[0] {
				b += 0.5
			}
			if !s.inBlock(p) {
				b += 0.4
			}
			if title == nil || b > most {
				title, most = p, b
			}
		}
		if len(heads) > 1 && most < 0.4 {
			continue
		}
		title.role = paper.Headline
		st.title = true
	}
}

// adoptSeries gives a banner inside a story to it as its series, when it has none.
func (s *sheet) adoptSeries(p *piece) {
	if p.class == banner {
		p.why, p.score = "furniture/section", 0.9
		return
	}
	st := s.around(p)
	if st == nil {
		return
	}
	p.story, p.role = st, paper.Series
	st.pieces = append([]*piece{p}, st.pieces...)
}

// kickers tells the lines over the headline of a plain text apart.
func (s *sheet) kickers(st *story) {
	for i, p := range st.pieces {
		if i+1 < len(st.pieces) && p.role == paper.Headline && colon(p.rs) && st.pieces[i+1].class == short && st.pieces[i+1].role != paper.Body {
			p.role = paper.Kicker
			st.pieces[i+1].role = paper.Headline
		}
	}
}
