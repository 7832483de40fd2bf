package collate

import (
	"slices"
	"sort"
	"sync"

	"baoshu/pipeline/paper"
)

// Window is how many days apart two copies of one story may be published.
const Window = 7

const (
	shingleLen = 8   // tokens of a shingle; at one wrong character in ten, 43 in 100 survive
	sample     = 3   // mask: one shingle in four is indexed
	sampleBits = 2   // its bits, the same in all of a long story
	small      = 400 // tokens; all shingles of a shorter story are
	farthest   = 90  // edits between two anchors beyond which a gap is no part of a copy
	tooCommon  = 40  // stories a shingle may stand in before it says nothing (formulas, titles of office)
)

// Group returns which stories are copies of one another, as indexes into the
// stories, each group and the list of groups in order. Cost grows linearly with
// the stories: a story is looked up by its shingles and compared only with those
// that share enough of them.
func Group(stories []*paper.Article) [][]int {
	texts := make([]*Text, len(stories))
	for i, s := range stories {
		texts[i] = TextOf(s)
	}
	return new(Grouper).Group(texts)
}

// A Text is a story as it is compared with others: its letters, folded, and the
// shingles by which it is looked up. A story that is grouped more than once, with
// others each time, needs to be folded once.
type Text struct {
	story   *paper.Article
	letters []rune
	hashes  []uint64 // of its sampled shingles, in the order of the text
	size    int      // of its shingles, those that count
	room    *room    // what letters and hashes are in
}

// room is the memory of a text. Those of a run come and go with its days, and as
// many again as its pages have bytes would be left to the collector.
type room struct {
	letters []rune
	hashes  []uint64
}

var texts = sync.Pool{New: func() any { return new(room) }}

// TextOf returns a story as it is compared. The story must not change afterwards.
func TextOf(a *paper.Article) *Text {
	t := &Text{story: a, room: texts.Get().(*room)}
	t.letters = appendLetters(t.room.letters[:0], a.Paragraphs)
	mask := uint64(sample)
	n := len(t.letters) / (sample + 1)
	if len(t.letters) < small {
		mask, n = 0, len(t.letters)
	}
	t.hashes = shingleHashes(slices.Grow(t.room.hashes[:0], n+n/8), t.letters, shingleLen, mask)
	for _, h := range t.hashes {
		if h&sample == 0 {
			t.size++
		}
	}
	return t
}

// Recycle gives the memory of a text to texts to come. It must not be grouped again.
func (t *Text) Recycle() {
	*t.room = room{t.letters, t.hashes}
	texts.Put(t.room)
	*t = Text{}
}

// Story returns the story.
func (t *Text) Story() *paper.Article { return t.story }

// A Grouper groups stories again and again, as they come and go. The zero Grouper
// is good; it must not be used by two goroutines at a time.
type Grouper struct {
	known map[[2]*Text]bool // what the last call found of pairs, whether they are copies
	next  map[[2]*Text]bool
	once  bits
	twice bits
	posts []posting

	sorted []posting // the same by their shingles
	ends   []int32   // of those that begin alike, where they end
}

// A posting is a story that has a shingle.
type posting struct {
	h   uint64
	doc int32
}

// Group returns which texts are of copies of one story, as [Group] does. What it
// found of a pair the time before is not looked into again.
func (g *Grouper) Group(texts []*Text) [][]int {
	g.next = map[[2]*Text]bool{}
	parent := make([]int, len(texts))
	for i := range parent {
		parent[i] = i
	}
	members := map[int][]int{}
	for _, c := range g.candidates(texts) {
		ra, rb := find(parent, c.a), find(parent, c.b)
		if ra == rb || !g.same(texts[c.a], texts[c.b]) {
			continue
		}
		ma, mb := membersOf(members, ra), membersOf(members, rb)
		if g.bridges(texts, ma, mb) {
			continue
		}
		union(parent, ra, rb)
		r := find(parent, ra)
		members[r] = append(append([]int(nil), ma...), mb...)
	}
	g.known, g.next = g.next, nil
	at := make([]int, len(texts)) // by root: its group, from 1
	out := make([][]int, 0, len(texts))
	for i := range texts {
		r := find(parent, i)
		if at[r] == 0 {
			out = append(out, nil)
			at[r] = len(out)
		}
		out[at[r]-1] = append(out[at[r]-1], i)
	}
	return out
}

// same is [same], remembered.
func (g *Grouper) same(a, b *Text) bool {
	k := [2]*Text{a, b}
	v, ok := g.next[k]
	if !ok {
		if v, ok = g.known[k]; !ok {
			v = same(a.story, b.story, a.letters, b.letters)
		}
		g.next[k] = v
	}
	return v
}

func membersOf(m map[int][]int, root int) []int {
	if l := m[root]; l != nil {
		return l
	}
	return []int{root}
}

// bridges reports whether joining two groups would make one story of two that
// stand beside each other on one page: the copy between them then holds both, a
// fault of its page's segmentation, and goes with the one it shares more with.
func (g *Grouper) bridges(texts []*Text, a, b []int) bool {
	for _, i := range a {
		for _, j := range b {
			if f := file(texts[i].story); f != nil && f == file(texts[j].story) && !g.same(texts[i], texts[j]) {
				return true
			}
		}
	}
	return false
}

func find(p []int, i int) int {
	for p[i] != i {
		p[i] = p[p[i]]
		i = p[i]
	}
	return i
}

func union(p []int, a, b int) {
	a, b = find(p, a), find(p, b)
	if a > b {
		a, b = b, a
	}
	p[b] = a
}

func letters(t []token) []token {
	out := make([]token, 0, len(t))
	for _, x := range t {
		if x.letter() {
			out = append(out, x)
		}
	}
	return out
}

type candidate struct{ a, b, shared int }

// bits is a set of hashes, by their low bits.
type bits []uint64

// sized returns an empty set for about n hashes, in the memory of b.
func (b bits) sized(n int) bits {
	words := 1 << 8
	for words*64 < 8*n {
		words *= 2
	}
	if cap(b) < words {
		return make(bits, words)
	}
	b = b[:words]
	clear(b)
	return b
}

// add puts a hash in and reports whether it, or one that looks like it, was there.
func (b bits) add(h uint64) bool {
	w, bit := &b[h>>6&uint64(len(b)-1)], uint64(1)<<(h&63)
	had := *w&bit != 0
	*w |= bit
	return had
}

func (b bits) has(h uint64) bool { return b[h>>6&uint64(len(b)-1)]&(1<<(h&63)) != 0 }

// candidates returns the pairs that share enough shingles, most shared first.
func (g *Grouper) candidates(texts []*Text) []candidate {
	// Most shingles stand in one story alone: they are left out before the others
	// are sorted.
	n := 0
	for _, t := range texts {
		n += len(t.hashes)
	}
	g.once, g.twice = g.once.sized(n), g.twice.sized(n)
	for _, t := range texts {
		for _, h := range t.hashes {
			if h := h >> sampleBits; g.once.add(h) {
				g.twice.add(h)
			}
		}
	}
	posts := g.posts[:0]
	for i, t := range texts {
		for _, h := range t.hashes {
			if g.twice.has(h >> sampleBits) {
				posts = append(posts, posting{h, int32(i)})
			}
		}
	}
	g.posts = posts
	posts = slices.Compact(g.sort(posts))
	counts := map[[2]int32]int{}
	for i := 0; i < len(posts); {
		j := i
		for j < len(posts) && posts[j].h == posts[i].h {
			j++
		}
		if j-i > 1 && j-i <= tooCommon {
			for x := i; x < j; x++ {
				for y := x + 1; y < j; y++ {
					if near(texts[posts[x].doc].story, texts[posts[y].doc].story) {
						counts[[2]int32{posts[x].doc, posts[y].doc}]++
					}
				}
			}
		}
		i = j
	}
	var out []candidate
	for k, n := range counts {
		a, b := int(k[0]), int(k[1])
		// A copy with one character in ten wrong shares 43 in 100; two are too few for any.
		if least := max(2, min(texts[a].size, texts[b].size)/7); n >= least {
			out = append(out, candidate{a, b, n})
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].shared != out[j].shared {
			return out[i].shared > out[j].shared
		}
		if out[i].a != out[j].a {
			return out[i].a < out[j].a
		}
		return out[i].b < out[j].b
	})
	return out
}

// sort returns the postings, which are in the order of their stories, in that of their
// shingles. Hashes are spread evenly, so their highest bits say nearly where each belongs.
func (g *Grouper) sort(posts []posting) []posting {
	log := 1
	for 1<<log < len(posts) {
		log++
	}
	g.sorted, g.ends = slices.Grow(g.sorted[:0], len(posts))[:len(posts)], slices.Grow(g.ends[:0], 1<<log+1)[:1<<log+1]
	dst, ends, shift := g.sorted, g.ends, 64-log
	clear(ends)
	for _, p := range posts {
		ends[p.h>>shift+1]++
	}
	for i := range 1 << log {
		ends[i+1] += ends[i]
	}
	for _, p := range posts {
		at := &ends[p.h>>shift]
		dst[*at] = p
		*at++
	}
	for i, p := range dst {
		k := i
		for ; k > 0 && dst[k-1].h > p.h; k-- {
			dst[k] = dst[k-1]
		}
		dst[k] = p
	}
	return dst
}

// near reports whether two stories may be of one window of days. A story whose
// date is unknown is near every other, unless its interval says no.
func near(a, b *paper.Article) bool {
	ae, al := interval(a.Meta)
	be, bl := interval(b.Meta)
	if ae == paper.NoDay || be == paper.NoDay {
		return true
	}
	return ae <= bl+Window && be <= al+Window
}

func interval(m paper.Meta) (first, last paper.Day) {
	if m.Date.Known() {
		return m.Date, m.Date
	}
	return m.Earliest, m.Latest
}

// same decides whether two texts, letters only, are copies of one story.
//
// The shorter must stand in the longer almost whole, in one order. Reports made
// from one mould (weather, markets, telegrams, a visit announced and begun) also
// share most of their words; what tells them apart is that there the numbers and
// the names differ, whole words in a row, where a copy's faults are single
// characters strewn evenly. A story that stands whole inside a much longer one
// with another headline is an item of a digest, not a copy.
func same(x, y *paper.Article, a, b []rune) bool {
	if len(a) > len(b) {
		x, y, a, b = y, x, b, a
	}
	if len(a) == 0 {
		return false
	}
	if slices.Equal(a, b) {
		return true
	}
	otherDay := x.Meta.Date.Known() && y.Meta.Date.Known() && x.Meta.Date != y.Meta.Date
	if hopeless(a, b, otherDay) {
		return false
	}
	m := measure(a, b, alignWithin(a, b, farthest))
	digest := 10*len(a) < 3*len(b) && x.Title != "" && !alike(x.Title, y.Title)
	if alignedAlike(m, len(a), len(b), otherDay) {
		return !digest
	}
	return !otherDay && !digest && len(a) >= leastContained && float64(m.equal) >= leastEqual*float64(len(a)) && contained(a, b)
}

// hopeless reports whether two texts that are not the same cannot be copies, before
// they are aligned, as four in five of those that share some shingles: what
// alignedAlike and contained ask they do not have even where every character that
// both have stood in one order.
func hopeless(a, b []rune, otherDay bool) bool {
	if len(a) < leastLetters || otherDay && (len(a) < leastOther || 2*len(a) < len(b)) {
		return true
	}
	n := float64(len(a))
	both, met := inCommon(a, b)
	switch {
	case otherDay:
		return float64(both) < leastTight*otherCover*n-1
	case len(a) < shortLetters:
		if float64(both) >= shortTight*shortCover*n-1 {
			return false
		}
	case float64(both) >= leastTight*leastCover*n-1:
		return false
	}
	return len(a) < leastContained || float64(both) < leastEqual*n-1 || float64(met) < leastShare*(n-anchorLen)-1
}

// What copies must have at least: letters, those of two days, and those of a text
// that may stand in another in another order; the share of equal tokens within the
// stretches that both have, and the share of these stretches, of a short text more
// of both, and of copies of two days; of a text in another order the share of equal
// tokens all the same, and of shingles.
const (
	leastLetters   = 24
	shortLetters   = 80
	leastOther     = 80
	leastContained = 60
	leastTight     = 0.82
	leastCover     = 0.6
	shortTight     = 0.86
	shortCover     = 0.9
	otherCover     = 0.8
	leastEqual     = 0.3
	leastShare     = 0.75
)

// alignedAlike decides by the alignment, for texts of na and nb letters.
func alignedAlike(m likeness, na, nb int, otherDay bool) bool {
	// Noise doubles and drops digits too; where the words agree evenly over a long
	// text, fewer of the numbers have to.
	numbers := 0.75
	if na >= 150 && m.long <= 0.01 {
		numbers = 0.6
	}
	few := m.clash <= 1 && m.numbers >= 0.5 && na >= 80 && m.long <= 0.01
	if na < leastLetters || m.tight < leastTight || m.numbers < numbers && !few || m.cover < leastCover || m.long > 0.05 {
		return false
	}
	if na < shortLetters && (m.tight < shortTight || m.cover < shortCover || m.long > 0.02) {
		return false
	}
	if otherDay && (na < leastOther || 2*na < nb || m.cover < otherCover || m.long > 0.02 || m.recast) {
		return false
	}
	return true
}

// contained reports whether a stands in b whatever the order of its parts: a page
// whose columns were read in another order has the same text all the same. Nine
// in ten numbers must be there too.
func contained(a, b []rune) bool {
	set := make(map[uint64]bool, len(b))
	shingles(b, anchorLen, 0, func(h uint64, _ int) { set[h] = true })
	if shareOf(a, set) < leastShare {
		return false
	}
	have := map[string]bool{}
	numbersOf(b, func(n string) { have[n] = true })
	all, in := 0, 0
	numbersOf(a, func(n string) {
		all++
		if have[n] {
			in++
		}
	})
	return 10*in >= 9*all
}

// numbersOf calls f with every run of digits.
func numbersOf(t []rune, f func(string)) {
	for i := 0; i < len(t); i++ {
		if !digit(t[i]) {
			continue
		}
		j := i + 1
		for j < len(t) && digit(t[j]) {
			j++
		}
		f(string(t[i:j]))
		i = j
	}
}

// alike reports whether two headlines share half of the shorter's characters, in order.
func alike(a, b string) bool {
	x, y := foldLetters([]*paper.Paragraph{{Text: a}}), foldLetters([]*paper.Paragraph{{Text: b}})
	n := 0
	for _, r := range alignWithin(x, y, maxEdits) {
		n += r.n
	}
	return 2*n >= min(len(x), len(y)) && n > 0
}

type likeness struct {
	equal   int     // tokens of a that stand in b
	cover   float64 // share of a within stretches that b has too
	tight   float64 // share of equal tokens within those stretches
	numbers float64 // share of the numbers within them that do not stand against other digits; 1 where there are none
	clash   int     // how many do
	recast  bool    // the same word stands against the same other word twice: the mould is filled anew
	long    float64 // tokens in differing stretches of four and more on either side, as a share of those stretches
}

// measure compares a with b over the stretches that both have: runs not further
// apart than thirty tokens of a.
func measure(a, b []rune, runs []run) likeness {
	var m likeness
	var span, long int
	for i, r := range runs {
		m.equal += r.n
		span += r.n
		if i > 0 {
			p := runs[i-1]
			ga, gb := r.a-p.a-p.n, r.b-p.b-p.n
			if ga <= 30 && gb <= 30 {
				span += ga
				if w := max(ga, gb); w >= 4 {
					long += w
				}
			}
		}
	}
	m.numbers, m.recast = 1, recast(a, b, runs)
	nums := 0
	if nums, m.clash = clashes(a, b, runs); nums > 0 {
		m.numbers = 1 - float64(m.clash)/float64(nums)
	}
	if span > 0 {
		m.tight = float64(m.equal) / float64(span)
		m.long = float64(long) / float64(span)
	}
	m.cover = float64(span) / float64(len(a))
	return m
}

// clashes counts the numbers of a that have a counterpart in b, and those of them
// whose counterpart is digits too and other ones. A number that was garbled or
// lost is a fault of the copy; one that reads otherwise is another fact.
func clashes(a, b []rune, runs []run) (nums, clash int) {
	ia, ib := 0, 0
	gap := func(a1, b1 int) {
		// Digits on both sides of an unequal stretch, taken with the equal digits beside it.
		da, db := false, false
		for i := ia; i < a1; i++ {
			da = da || digit(a[i])
		}
		for j := ib; j < b1; j++ {
			db = db || digit(b[j])
		}
		edge := ia > 0 && digit(a[ia-1]) || a1 < len(a) && digit(a[a1])
		if a1-ia <= 8 && b1-ib <= 8 && (da && db || edge && (da && b1 == ib || db && a1 == ia)) {
			clash++
		}
	}
	for _, r := range runs {
		if r.a > ia || r.b > ib {
			gap(r.a, r.b)
		}
		for k := 0; k < r.n; k++ {
			if digit(a[r.a+k]) && (k == 0 || !digit(a[r.a+k-1])) {
				nums++
			}
		}
		ia, ib = r.a+r.n, r.b+r.n
	}
	return nums + clash, clash
}

// recast reports whether a word of two characters or more of a stands twice
// against one and the same other word of b.
func recast(a, b []rune, runs []run) bool {
	seen := map[string]bool{}
	for i := 1; i < len(runs); i++ {
		p, r := runs[i-1], runs[i]
		ga, gb := a[p.a+p.n:r.a], b[p.b+p.n:r.b]
		if len(ga) < 2 || len(gb) < 2 || len(ga) > 6 || len(gb) > 6 {
			continue
		}
		key := append(append(append(make([]rune, 0, 13), ga...), '|'), gb...)
		if seen[string(key)] {
			return true
		}
		seen[string(key)] = true
	}
	return false
}
