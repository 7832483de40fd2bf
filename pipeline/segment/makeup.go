package segment

import (
	"math"
	"sort"
)

// The make-up of a hard-wrapped page is taken apart as a whole. A headline is set
// over all columns of its story, so that it is read before the first of them, after
// it, or amid the columns of another story; the columns of stories that stand side
// by side are read in turn:
//
//	本报记者 徐 艳 / 国家主席…举行会谈。      the first column of a story
//	习近平同塞尔维亚总统会谈                   its headline
//	习近平指出，…和人类进步事业                its second column, cut
//	叙总统：和谈与反恐必须同时进行             the headline of another, with its text
//	做出更大贡献。塞方坚定支持…                the third column of the first
//
// Headlines, bylines and runs of text are taken in the order of the source, and
// each is given to one of the stories open so far, or opens one. Among all ways to
// do so, the likeliest is sought with a beam: a cut column goes on where the words
// read on, columns of a story are equally wide, a story comes back to its own
// words, and a headline says what its story says.

// ways is how many ways are kept, stories how many of the latest may go on.
const (
	ways    = 200
	stories = 10
	fewest  = 24 // characters of text that a headline has under it at least
)

// Bits for and against what an item does. They are odds as one would give them
// before reading the words; the words decide where these are near each other.
const (
	stays       = 0.0   // text goes on in the story of the text before it
	goesOver    = -6.0  // it goes over to another
	awaited     = -2.0  // to one of which only the headline was read
	heeds       = 3.0   // it follows the headline or byline of its story
	under2      = 6.0   // it stands under its headline and byline
	mostAhead   = 6.0   // by so much at most it fits another story better than that whose headline and byline it stands under
	underByline = -8.0  // a headline stands right under the headline and byline of another story
	ignores     = -3.0  // it follows that of another
	breaks      = -25.0 // it leaves the story in the middle of a column
	strays      = -6.0  // the same where columns alternate
	unheaded    = -14.0 // a story begins with neither headline nor byline
	dates       = 6.0   // it begins with a dateline
	dates2      = -3.0  // a dateline in the middle of a story
	alike       = 3.0   // by more than this it fits another story: the two are one
	first       = 12.0  // it is the first text of the page
	headlines   = -2.0  // a line that stands alone is the headline of a story to come
	amid        = -5.0  // such a line stands between two paragraphs of a column, as subheads do
	rather      = -9.0  // it is none though the story's own headline stands where subheads do
	second      = -3.0  // it is another line of a headline
	oneLine2    = -4.0  // though the two were read as one line: 15 of 15 were two headlines
	idle        = -6.0  // one of them heads nothing
	rest        = -4.0  // it is the rest of a headline that was cut between columns
	plainLine   = -1.0  // it is a subhead or a stray line
	inText      = -9.0  // a headline stands in a block of text
	onText      = -1.0  // it stands on a block of text without a gap
	asSubhead   = -8.0  // a headline stands between two paragraphs of a column, over no dateline
	tooShort    = -5.0  // a headline is shorter than five characters
	numbered    = -9.0  // it begins with the number of a section: none of 1,479 of 1998 does
	signed      = -3.0  // a byline opens a story
	named       = -9.0  // so does a bare name
	signs       = 5.0   // it signs the story of the headline right before
	signsNear   = 2.0   // of a headline shortly before
	signsLate   = -1.0  // it signs a story of which only the headline was read
	loneBy      = -12.0 // it stands in the middle of a story
	loneName    = -2.0  // so does a bare name
	empty       = -18.0 // a headline or byline without text
	untitled    = -8.0  // a story has no headline
	asText      = -10.0 // a headline is set in the type of the text
	asHead      = -8.0  // what is set in larger type heads nothing
	headsIt     = 6.0   // a headline is set over a column
	headsOther  = -6.0  // it is set over others
)

// late is for a line being the headline of a story of which so many columns were read
// before it. Of 423 stories on 140 pages set for tests, 329 had their headline before
// the first column, 65 before the second, 28 before the third, and one later.
var late = [...]float64{-1, -2.5, -3.5, -9}

// An item is a headline, a byline or a run of text.
type item struct {
	kind  itemKind
	p     *piece         // its first piece
	run   *run           // of text
	words []term         // the pairs that stand elsewhere on the page too
	rare  [rarest]uint16 // how many of its pairs are how rare
	alone int            // how many of its pairs stand nowhere else
	n     int            // characters
	col   int            // width of its column; 0 where it is not known
	rest  int32          // the text in which it goes on, where it is the first lines of a column; 0 for none
	same  bool           // the item before it is text of the same column
}

// cut reports whether a text breaks off at its end.
func (it *item) cut() bool {
	p := it.run.last()
	return p.full && ending(p.rs) < 2
}

type itemKind uint8

const (
	textItem itemKind = iota
	titleItem
	byItem
)

// A track is what a way knows of one story.
type track struct {
	last   int32    // its latest text; -1 for none
	titles [3]int32 // its headline's lines
	lines  int8
	by     bool
	headed bool // a headline and a byline stand right over its text
	amid   bool // its headline stands where subheads do
	col    int
	even   int // how many characters more stand in columns of that width than in others
	n      int
	said   []uint64 // the pairs it has
	known  []uint64 // those that the story before its headline had
	told   float64  // what its headline's words say for its text
	sub    *under   // its latest subhead; nil for none
	cols   int8     // how many of its columns were read
	open   []int32  // the texts that its own texts read on in and that are to come
}

// An under is a subhead and the text under it so far.
type under struct {
	item        int32
	n           int
	said, known []uint64
	told        float64
}

// A way is one way to give the items up to some point to stories.
type way struct {
	bits   float64
	tracks []track
	cur    int // story of the item before; -1 for none
	fresh  int // story whose headline or byline stands right before; -1 for none
	back   *way
	to     int // where the item went; -1 for none
	as     itemKind
}

// A step is a way with one more item, before it is made.
type step struct {
	from *way
	to   int // len(from.tracks) for a new story; -1 for none
	bits float64
	told float64
}

// A maker takes the make-up of one page apart.
type maker struct {
	s      *sheet
	items  []*item
	pairs  int // how many pairs are numbered
	seams  map[[2]int32]float64
	at     map[*piece]int32 // the texts by their first pieces
	steps  []step
	topics []float64
	marks  map[uint64]bool // of the ways kept
}

// makeup gives headline matter and runs to stories.
func (s *sheet) makeup() []*run {
	m := &maker{s: s, seams: map[[2]int32]float64{}, at: map[*piece]int32{}, marks: map[uint64]bool{}}
	runs := m.collect()
	m.stubs()
	m.number()
	best := m.search()
	return m.publish(best, runs)
}

// collect makes items of the pieces.
func (m *maker) collect() []*run {
	var runs []*run
	var cur *run
	var prev *piece
	for i, p := range m.s.pieces {
		kind := textItem
		switch {
		case p.class == byline && p.units[0].rule != "byline/reader" || p.class == name && (m.s.nearTitle(i) || m.s.overText(i)):
			kind = byItem
		case m.s.headlike(p) || m.s.torn(p):
			kind = titleItem
		case p.floats() || p.class == banner || p.class == table:
			continue
		}
		if kind != textItem {
			m.items = append(m.items, &item{kind: kind, p: p, n: len(p.rs)})
			cur = nil
			continue
		}
		same := prev != nil && prev.block == p.block && !p.top
		if cur == nil || !same || prev.next != nil && prev.next != p || p.prev != nil && p.prev != prev || reports(p.rs) {
			cur = &run{at: len(runs)}
			runs = append(runs, cur)
			m.at[p] = int32(len(m.items))
			m.items = append(m.items, &item{kind: textItem, p: p, run: cur, same: same})
		}
		cur.pieces = append(cur.pieces, p)
		it := m.items[len(m.items)-1]
		it.n += len(p.rs)
		it.col = max(it.col, p.col)
		prev = p
	}
	return runs
}

// search tries all ways with a beam and returns the likeliest.
func (m *maker) search() *way {
	list := []*way{{cur: -1, fresh: -1}}
	for i, it := range m.items {
		m.steps = m.steps[:0]
		for _, w := range list {
			switch it.kind {
			case textItem:
				m.text(w, i, it)
			case titleItem:
				m.title(w, i, it)
			default:
				m.byline(w, i, it)
			}
		}
		sort.SliceStable(m.steps, func(a, b int) bool { return m.steps[a].bits > m.steps[b].bits })
		next := make([]*way, 0, ways)
		clear(m.marks)
		for _, st := range m.steps {
			w := m.take(st, i, it)
			if k := w.mark(); !m.marks[k] {
				m.marks[k] = true
				if next = append(next, w); len(next) == ways {
					break
				}
			}
		}
		list = next
	}
	best, most := list[0], math.Inf(-1)
	for _, w := range list {
		b := w.bits
		for _, t := range w.tracks {
			switch {
			case t.last < 0:
				b += empty
			case t.n < fewest && t.lines > 0:
				b += empty * float64(fewest-t.n) / fewest
			case t.lines == 0:
				b += untitled
			}
		}
		if b > most {
			best, most = w, b
		}
	}
	return best
}

func (m *maker) step(w *way, to int, bits, told float64) {
	m.steps = append(m.steps, step{w, to, w.bits + bits, told})
}

// text tries where a run of text goes.
func (m *maker) text(w *way, i int, it *item) {
	dated := reports(it.p.rs)
	best, next := leastTopic, leastTopic // the topics it fits best
	bestAt := -1
	topics := m.topics[:0]
	for k := range w.tracks {
		b := 0.0
		if k >= len(w.tracks)-stories {
			b = m.topic(&w.tracks[k], it)
		}
		topics = append(topics, b)
		if b > best {
			best, next, bestAt = b, best, k
		} else if b > next {
			next = b
		}
	}
	m.topics = topics
	for k := max(0, len(w.tracks)-stories); k < len(w.tracks); k++ {
		t := &w.tracks[k]
		b := 0.0
		switch {
		case it.same && k != w.cur && w.fresh != k:
			b += breaks
			if it.p.tangled {
				b += strays - breaks
			}
		case w.fresh == k:
			b += heeds
			if t.headed && t.last < 0 && m.s.begun(it.p) != cut {
				b += under2
			}
		case w.fresh >= 0 && m.underName(i):
			b += breaks
		case w.fresh >= 0 && m.abreast(t, &w.tracks[w.fresh]):
		case w.fresh >= 0:
			b += ignores
		case k != w.cur && t.last < 0 && !it.p.ocr: // OCR leaves lines that look like headlines
			b += awaited
		case k != w.cur:
			b += goesOver
		}
		if dated && t.n > 0 {
			b += dates2
		}
		b += m.over(t, it)
		told := m.told(t, it)
		other := best
		if k == bestAt {
			other = next
		}
		topic, same := topics[k], max(0, other-alike)
		if t.headed && k == w.cur { // under its own headline and byline, text is not weighed line by line
			topic, same = max(topic, best-mostAhead), 0
		}
		b += m.seam(t, i, it) + topic + width2(t, it) + told - owed(t.told, told) + m.under(t, it)
		m.step(w, k, b-same, told)
	}
	b := unheaded + m.opening(it) - max(0, best-alike)
	if len(w.tracks) == 0 {
		b += first
	}
	if dated {
		b += dates
	}
	if it.same {
		b += breaks / 2
	}
	switch {
	case w.fresh >= 0 && m.underName(i):
		b += breaks
	case w.fresh >= 0:
		b += ignores
	}
	if it.p.under > 0 && m.s.decks[it.p.under] {
		b += headsOther
	}
	m.step(w, len(w.tracks), b, 0)
}

// over returns what the place of a text on the page says for its standing under the
// headline of a story.
func (m *maker) over(t *track, it *item) float64 {
	if it.p.under == 0 || !m.s.decks[it.p.under] {
		return 0
	}
	for _, k := range t.titles[:t.lines] {
		if p := m.items[k].p; p.under == it.p.under && p.large {
			return headsIt
		}
	}
	return headsOther
}

// otherType reports whether a story has a headline set in larger type, and a line is not of
// that headline.
func (m *maker) otherType(t *track, it *item) bool {
	for _, k := range t.titles[:t.lines] {
		if p := m.items[k].p; p.large && (!it.p.large || p.under != it.p.under) {
			return true
		}
	}
	return false
}

// abreast reports whether the headlines of two stories were read as one line.
func (m *maker) abreast(a, b *track) bool {
	if a.lines == 0 || b.lines == 0 {
		return false
	}
	x, y := m.items[a.titles[0]].p.units[0], m.items[b.titles[0]].p.units[0]
	return x.abreast && y.abreast && x.line == y.line
}

// inFlow reports whether a line stands between two paragraphs of one column.
func (m *maker) inFlow(i int) bool {
	if i == 0 || i+1 >= len(m.items) {
		return false
	}
	a, b := m.items[i-1], m.items[i+1]
	return a.kind == textItem && b.kind == textItem && !b.p.tangled && !a.run.last().tangled && a.col > 0 && a.col == b.col && ending(a.run.last().rs) == 2 && m.s.begun(b.p) != cut
}

// carries returns what speaks for a line being the rest of a story's headline,
// which was cut between two columns: it reads on, or the headline breaks off and it
// is no beginning, or both are short and it says what the story says.
func (m *maker) carries(t *track, it *item) float64 {
	head := m.items[t.titles[t.lines-1]].p
	fit := judge(head.rs, it.p.rs).Fit
	if hasRune(it.p.rs, '，') && !hasRune(head.rs[len(head.rs)-1:], '，') {
		return fit
	}
	if x := torn(head.rs, it.p.rs); x > 0 && len(head.rs) <= 30 && it.n <= 10 && !hasRune(it.p.rs, ' ') {
		fit = max(fit, 3+0.7*x)
	}
	if t.n > 0 && len(head.rs) <= 20 && it.n <= 14 && !hasRune(head.rs, '，', '”') && !hasRune(it.p.rs, '，', '“') {
		fit = max(fit, m.says(it, t.said, nil, t.n))
	}
	return fit
}

// byline tries whose a byline is.
func (m *maker) byline(w *way, i int, it *item) {
	opens, alone := signed, loneBy
	if it.p.class == name && !m.s.overText(it.p.order) {
		opens, alone = named, loneName
	}
	m.step(w, len(w.tracks), opens, 0)
	if w.cur >= 0 {
		m.step(w, -1, alone, 0)
	}
	for k := max(0, len(w.tracks)-stories); k < len(w.tracks); k++ {
		t := &w.tracks[k]
		switch near := t.lines > 0 && i-int(t.titles[t.lines-1]) <= 3; {
		case !t.by && m.rowUnder(t, i):
			m.step(w, k, signsNear, 0)
		case t.by || t.n > 60 || t.last >= 0 && !near:
		case w.fresh == k:
			m.step(w, k, signs, 0)
		case near:
			m.step(w, k, signsNear, 0)
		default:
			m.step(w, k, signsLate, 0)
		}
	}
}

// rowUnder reports whether what was read of a story since its headline, at the top of the
// page, is a row of the tops of its columns, of which the first begins in mid-sentence: its
// byline is to come.
func (m *maker) rowUnder(t *track, i int) bool {
	if t.lines == 0 || t.titles[t.lines-1] != 0 || i < 2 {
		return false
	}
	n := 0
	for k, it := range m.items[1:i] {
		if n += it.n; it.kind != textItem || n > 4*stub || k == 0 && opens(it.p.rs) >= overMid && !midStart(it.p.rs) {
			return false
		}
	}
	return true
}

// mark makes a number of what matters of a way for what follows: of two ways that
// agree in it, the likelier is kept.
func (w *way) mark() uint64 {
	h := uint64(w.cur+1)<<8 | uint64(w.fresh+1)
	for i := range w.tracks {
		t := &w.tracks[i]
		x := uint64(t.last+1)<<24 ^ uint64(t.titles[0]+1)<<4 ^ uint64(t.lines)
		if t.by {
			x ^= 8
		}
		h = (h ^ x) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	return h
}

// take makes the way that a step leads to.
func (m *maker) take(st step, i int, it *item) *way {
	w := &way{bits: st.bits, tracks: st.from.tracks, cur: st.from.cur, fresh: st.from.fresh, back: st.from, to: st.to, as: it.kind}
	if st.to < 0 {
		if it.kind == titleItem && w.cur >= 0 && w.tracks[w.cur].last >= 0 {
			w.tracks = append([]track(nil), w.tracks...)
			w.tracks[w.cur].sub = &under{item: int32(i), said: make([]uint64, (m.pairs+63)/64), known: w.tracks[w.cur].said}
		}
		return w
	}
	w.tracks = append(make([]track, 0, len(w.tracks)+1), w.tracks...)
	if st.to == len(w.tracks) {
		w.tracks = append(w.tracks, track{last: -1, said: make([]uint64, (m.pairs+63)/64)})
	}
	t := &w.tracks[st.to]
	t.told += st.told
	switch it.kind {
	case textItem:
		if t.last < 0 && it.p.ocr && t.lines > 0 && int(t.titles[t.lines-1]) == i-1 && m.items[i-1].n >= 5 && reports(it.p.rs) {
			t.headed = true
		}
		if it.n > 60 && (t.last < 0 || m.items[t.last].cut()) && t.cols < 100 {
			t.cols++
		}
		t.last = int32(i)
		t.n += it.n
		t.open = m.awaits(t.open, i)
		if it.col > 0 && it.n >= 40 {
			if t.even += it.n; t.col > 0 && !near(t.col, it.col) {
				t.even -= 2 * it.n
			}
			if t.col == 0 || t.even < 0 || it.p.tangled { // where columns alternate, widths are guesses
				t.col, t.even = it.col, max(it.n, -t.even)
				if it.p.tangled {
					t.even = 0
				}
			}
		}
		t.said = mark(t.said, it)
		if u := t.sub; u != nil {
			t.sub = nil
			if u.n < 600 {
				t.sub = &under{item: u.item, n: u.n + it.n, said: mark(u.said, it), known: u.known}
				t.sub.told = less * max(0, m.says(m.items[u.item], t.sub.said, u.known, t.sub.n))
			}
		}
		w.fresh = -1
	case titleItem:
		if t.last < 0 && t.lines == 0 && st.from.cur >= 0 && st.from.cur != st.to {
			t.known = st.from.tracks[st.from.cur].said
		}
		if t.lines == 0 && t.last >= 0 {
			t.amid = m.inFlow(i)
		}
		if t.lines < 3 {
			t.titles[t.lines] = int32(i)
			t.lines++
		}
		w.fresh = -1
		if t.last < 0 {
			w.fresh = st.to
		}
	default:
		t.by = true
		t.headed = it.p.ocr && it.kind == byItem && t.last < 0 && t.lines > 0 && int(t.titles[t.lines-1]) == i-1 && m.items[i-1].n >= 5
		w.fresh = st.to
	}
	w.cur = st.to
	return w
}

// sectionNumber reports whether a line begins with the number of a section: 一、综合,
// （二）农业.
func sectionNumber(rs []rune) bool {
	i := 0
	bracket := len(rs) > 0 && (rs[0] == '（' || rs[0] == '(')
	if bracket {
		i++
	}
	from := i
	for i < len(rs) && numeralHan(rs[i]) {
		i++
	}
	if i == from || i == len(rs) || i > from+3 {
		return false
	}
	return bracket && (rs[i] == '）' || rs[i] == ')') || !bracket && rs[i] == '、'
}
