package segment

// In hard-wrapped text nothing marks a headline. What tells a story's beginning
// is its byline or dateline; a short line near it is its headline. Of the other
// short lines, one before a column of another width heads a story, one that
// breaks into a sentence was set across columns, and the rest are subheads.

// seeds finds the headline matter of hard-wrapped text.
func (s *sheet) seeds() []*head {
	for i, p := range s.pieces { // what cannot head anything is text
		if p.class != short {
			continue
		}
		if !s.inBlock(p) && s.wanted(p) {
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
	var list []*head
	used := map[*piece]bool{}
	start := func(title, by *piece) *head {
		h := &head{starts: true, title: -1}
		for _, p := range [2]*piece{title, by} {
			if p != nil {
				if p == title {
					h.title = len(h.pieces)
				}
				h.pieces = append(h.pieces, p)
				p.head, used[p] = h, true
			}
		}
		list = append(list, h)
		return h
	}
	for i, p := range s.pieces {
		if p.class == byline && p.units[0].rule != "byline/reader" || p.class == name && s.nearTitle(i) {
			t := s.titleBefore(i, used)
			if t == nil {
				t = s.titleAfter(i, used)
			}
			start(t, p)
		}
	}
	for i, p := range s.pieces {
		if _, end := dateline(p.rs); end > 0 && (p.class == running || p.class == short) && (i == 0 || s.pieces[i-1].class != byline) {
			p.class = running
			if t := s.titleFor(i, used); t != nil {
				h := start(t, nil)
				h.dated = p
				if t.order != i-1 {
					p.begins = h
				}
			} else {
				h := &head{starts: true, title: -1, dated: p}
				p.begins = h
				list = append(list, h)
			}
		}
	}
	for i, p := range s.pieces {
		if used[p] || !s.headlike(p) {
			continue
		}
		h := &head{pieces: []*piece{p}, title: 0, before: s.text(i, -1), after: s.text(i, 1)}
		p.head = h
		switch {
		case h.after == nil:
			h.lost = true
		case s.crossed(h) && (!s.inBlock(p) || i == 0 || s.pieces[i-1].block != p.block):
			h.lost = true
		case h.before == nil && (i == 0 || !s.started(i)), h.before != nil && (s.otherColumn(h) || s.headsStory(h)):
			h.starts = true
			used[p] = true
		}
		if !h.starts && !h.lost {
			p.head = nil
		}
		list = append(list, h)
	}
	return s.restated(list)
}

// wanted reports whether some text of the page that is cut in mid-sentence reads
// on in a line that stands alone, and in nothing else as well: then it is the
// line that a column was parted from, and no headline.
func (s *sheet) wanted(p *piece) bool {
	if len(s.pieces) > 600 || opens(p.rs) > 2.5 {
		return false
	}
	for _, q := range s.pieces {
		if q == p || !q.body() || !q.full || ending(q.rs) > 0 {
			continue
		}
		fit := judge(q.rs, p.rs).Fit
		if fit < 8 {
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

// headlike reports whether a piece can be a headline or subhead: a short phrase,
// whole in itself.
func (s *sheet) headlike(p *piece) bool {
	alone := !s.inBlock(p)
	if len(p.rs) < 3 && alone {
		return false // no headline is so short
	}
	if question := alone && p.class == running && len(p.units) == 1 && len(p.rs) <= 30 && asks(p.rs); p.class != short && !question || len(p.rs) > 40 || p.full && len(p.units) == 1 && ending(p.rs) == 0 && s.inBlock(p) {
		return false
	}
	if t := tied(p.rs); t.close > 0 || t.open > 1 || t.open == 1 && p.rs[0] != '“' && p.rs[0] != '《' {
		return false // OCR loses a closing mark, not what stands before it
	}
	commas := 0
	for _, r := range p.rs {
		switch r {
		case '。':
			return false
		case '，', ',':
			commas++
		}
	}
	if commas > 2 || len(p.units) == 1 && commas > 1 && len(p.rs) > 24 {
		return false
	}
	dear := 6.2
	if alone { // the space around it says so too
		dear = 10
	}
	return ending(p.rs) != 0 || clause(p.rs) <= dear
}

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

// nearTitle reports whether a name stands beside a line that can be a headline.
func (s *sheet) nearTitle(i int) bool {
	for j := i - 1; j >= 0 && (j == i-1 || s.pieces[j].block == s.pieces[i].block); j-- {
		if s.headlike(s.pieces[j]) {
			return true
		}
	}
	return false
}

// titleBefore returns the headline of the byline at i: the nearest free short
// line before it, over a stray line at most.
func (s *sheet) titleBefore(i int, used map[*piece]bool) *piece {
	for d := 1; i-d >= 0; d++ {
		q := s.pieces[i-d]
		if d > 3 && (q.block != s.pieces[i].block || s.pieces[i].class != name) || q.class == byline || q.class == name {
			return nil
		}
		if s.headlike(q) && !used[q] {
			return q
		}
		if q.class == running && len(q.units) > 2 && q.block != s.pieces[i].block {
			return nil
		}
	}
	return nil
}

// titleAfter returns the headline of the byline at i when it comes behind it.
func (s *sheet) titleAfter(i int, used map[*piece]bool) *piece {
	if i+2 >= len(s.pieces) {
		return nil
	}
	q := s.pieces[i+1]
	if s.headlike(q) && !used[q] && !isDigit(q.rs[0]) && q.block != s.pieces[i].block && s.pieces[i+2].class != byline && s.pieces[i+2].class != name {
		return q
	}
	return nil
}

// titleFor returns the headline of the dated paragraph at i: of the free short
// lines before it, the one that has most in common with it.
func (s *sheet) titleFor(i int, used map[*piece]bool) *piece {
	var best *piece
	most := 1
	for d := 1; d <= 6 && i-d >= 0; d++ {
		q := s.pieces[i-d]
		if !s.headlike(q) || used[q] {
			continue
		}
		n := common(q.rs, s.pieces[i].rs)
		if d == 1 {
			n++
		}
		if n > most {
			best, most = q, n
		}
	}
	if best == nil { // or the first of those that stand right before
		for j := i - 1; j >= 0 && i-j <= 4; j-- {
			q := s.pieces[j]
			if !s.headlike(q) || used[q] {
				if best != nil || q.body() && len(q.units) > 1 {
					break
				}
				continue
			}
			best = q
		}
	}
	return best
}

// common counts the pairs of characters of a that b has.
func common(a, b []rune) int {
	in := map[uint64]bool{}
	for i := 1; i < len(b); i++ {
		in[uint64(b[i-1])<<32|uint64(b[i])] = true
	}
	n := 0
	for i := 1; i < len(a); i++ {
		if letter(a[i]) && letter(a[i-1]) && in[uint64(a[i-1])<<32|uint64(a[i])] {
			n++
		}
	}
	return n
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

// otherColumn reports whether the text after a head is set to another width than
// the text before it, and begins there.
func (s *sheet) otherColumn(h *head) bool {
	a, b := lineWidth(h.before), s.widthAfter(h.after)
	p := h.pieces[0]
	if len(p.rs) < 5 || midStart(p.rs) || p.units[0].glued > 0 || p.order > 0 && s.pieces[p.order-1].block == p.block && s.pieces[p.order-1].body() {
		return false
	}
	d := a - b
	return (d > 7 || d < -7) && !midStart(h.after.rs) && ending(h.before.rs) > 0 && opens(h.after.rs) > -4
}

// started reports whether a story starts before piece i.
func (s *sheet) started(i int) bool {
	for _, p := range s.pieces[:i] {
		if p.begins != nil || p.head != nil && p.head.starts && p.head.title >= 0 {
			return true
		}
	}
	return false
}

// Bits for and against a headline that stands alone starting a story. They rest
// on pages set from a fortnight of paper: of the words of a headline, a good half
// come back in the first three hundred characters of its story; of those of a
// subhead, few. Nine in ten pairs of texts of different stories share less than
// three in a hundred words, one in seven halves of one story do.
const (
	said       = 6.0  // times the share of its words that come back after it, less those before
	most       = 2.5  // at most: a subhead too says what stands under it
	oneWidth   = -1.0 // the columns before and after it are alike
	otherWidth = 2.5  // the column after it is wider or narrower than that before
	cutBefore  = 1.0  // the text before is cut, and that after it begins
	noStart    = -6.0 // the text after it is cut
	stacked    = -2.0 // another headline stands right under it
	enough     = 1.2
)

// headsStory reports whether a line that stands alone heads another story than the
// text before it: it says what the text after it says, and that speaks of
// something else.
func (s *sheet) headsStory(h *head) bool {
	p := h.pieces[0]
	if len(p.rs) < 5 || s.inBlock(p) {
		return false
	}
	var after, before []rune
	for i := h.after.order; i < len(s.pieces) && len(after) < 500 && !s.headlike(s.pieces[i]) && s.pieces[i].class != byline; i++ {
		after = append(append(after, s.pieces[i].rs...), '\n')
	}
	var told [][]rune // what each story before it says, the nearest first
	for i := p.order - 1; i >= 0; i-- {
		q := s.pieces[i]
		if q.head != nil && q.head.starts || q.class == byline {
			if len(before) > 0 {
				told, before = append(told, before), nil
			}
			continue
		}
		if len(before) < 2000 {
			before = append(append(before, q.rs...), '\n')
		}
	}
	told = append(told, before)
	before = told[0]
	if len(after) < 40 {
		return false
	}
	b := max(-most, min(most, said*(shares(p.rs, after[:min(len(after), 300)])-shares(p.rs, before))))
	if len(after) > 120 {
		common := -1.0
		for _, t := range told[:min(len(told), 8)] {
			if len(t) > 120 {
				common = max(common, shares(after, t))
			}
		}
		if common >= 0 {
			b += apart(common)
		}
	}
	if d := lineWidth(h.before) - s.widthAfter(h.after); d > 7 || d < -7 {
		b += otherWidth
	} else {
		b += oneWidth
	}
	o := opens(h.after.rs)
	switch {
	case midStart(h.after.rs):
		b += noStart
	case o < -4:
		b -= 1.5
	case o > 0:
		b++
		if ending(h.before.rs) == 0 {
			b += cutBefore
		}
	}
	if i := p.order + 1; i < len(s.pieces) && s.headlike(s.pieces[i]) && !s.inBlock(s.pieces[i]) {
		b += stacked
	}
	return b > enough
}

// apart returns what a share of common words says for two texts being of
// different stories, in bits.
func apart(share float64) float64 {
	switch {
	case share < 0.01:
		return 3
	case share < 0.03:
		return 2
	case share < 0.05:
		return 1
	case share < 0.08:
		return -0.5
	case share < 0.12:
		return -2.5
	}
	return -5
}

func lineWidth(p *piece) int {
	w := 0
	for _, u := range p.units {
		w = max(w, u.wide)
	}
	return w
}

// widthAfter returns the width of the text that begins with p, over a few pieces.
func (s *sheet) widthAfter(p *piece) int {
	w := 0
	for i := p.order; i < len(s.pieces) && i < p.order+3 && s.pieces[i].block == p.block; i++ {
		w = max(w, lineWidth(s.pieces[i]))
	}
	return w
}
