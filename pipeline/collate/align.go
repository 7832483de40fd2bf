package collate

import "sync"

// A run is a stretch of equal tokens in two copies.
type run struct{ a, b, n int }

const (
	anchorLen = 6    // tokens of an anchor
	maxEdits  = 3000 // insertions and deletions after which a gap is given up as unlike
)

// align returns the runs of equal tokens of a and b, in order in both: anchored
// on shingles that are unique in both copies and stand in the same order, filled
// between by Myers' linear-space difference. Time is near linear for copies of
// one text; space is linear.
func align(a, b []token) []run { return alignWithin(chars(a), chars(b), maxEdits) }

// alignWithin is align of bare characters that gives up gaps of more than the
// given edits.
func alignWithin(a, b []rune, edits int) []run {
	al := &aligner{a: a, b: b, edits: edits}
	la, lb := 0, 0
	for _, an := range anchors(a, b) {
		if an.a < la || an.b < lb {
			continue
		}
		for an.a > la && an.b > lb && a[an.a-1] == b[an.b-1] {
			an.a, an.b, an.n = an.a-1, an.b-1, an.n+1
		}
		for an.a+an.n < len(a) && an.b+an.n < len(b) && a[an.a+an.n] == b[an.b+an.n] {
			an.n++
		}
		al.diff(la, an.a, lb, an.b)
		al.add(an.a, an.b, an.n)
		la, lb = an.a+an.n, an.b+an.n
	}
	al.diff(la, len(a), lb, len(b))
	return al.runs
}

// anchors returns shingles unique in both, the longest chain that is in order.
func anchors(a, b []rune) []run {
	t := tables.Get().(*table)
	defer tables.Put(t)
	t.reset(len(a))
	shingles(a, anchorLen, 0, func(h uint64, i int) {
		k, had := t.find(h)
		if s := &t.places[k]; had {
			s.a, s.b = many, none
		} else {
			*s = place{h, int32(i), none, true}
		}
		t.of = append(t.of, int32(k))
	})
	shingles(b, anchorLen, 0, func(h uint64, j int) {
		k, had := t.find(h)
		switch s := &t.places[k]; {
		case !had || s.a < 0:
		case s.b == none:
			s.b = int32(j)
		default:
			s.b = many
		}
	})
	for i, k := range t.of {
		if s := &t.places[k]; s.a == int32(i) && s.b >= 0 {
			t.pairs = append(t.pairs, run{i, int(s.b), anchorLen})
		}
	}
	return t.chain(t.pairs)
}

// A table says where each shingle of two texts stands, by its hash. It is used again
// and again.
type table struct {
	places     []place
	of         []int32 // the place of each shingle of the first
	pairs      []run   // those that are unique in both
	tail, prev []int32
}

type place struct {
	hash uint64
	a, b int32 // where in either text; none, or many
	used bool
}

const (
	none = -1
	many = -2
)

var tables = sync.Pool{New: func() any { return new(table) }}

// reset makes the table empty, with room for n hashes.
func (t *table) reset(n int) {
	t.of, t.pairs = t.of[:0], t.pairs[:0]
	size := 64
	for size < 2*n {
		size *= 2
	}
	if cap(t.places) < size {
		t.places = make([]place, size)
		return
	}
	t.places = t.places[:size]
	clear(t.places)
}

// find returns where the place of a hash is, and whether it has one already; else it
// is empty and the caller may fill it.
func (t *table) find(hash uint64) (k int, had bool) {
	mask := len(t.places) - 1
	for k = int(hash) & mask; ; k = (k + 1) & mask {
		if p := &t.places[k]; !p.used || p.hash == hash {
			return k, p.used
		}
	}
}

// chain returns the longest subsequence of pairs, sorted by a, whose b increases.
func (t *table) chain(pairs []run) []run {
	t.tail, t.prev = t.tail[:0], t.prev[:0] // the pair that ends the best chain of each length; the one before each pair
	for i, p := range pairs {
		lo, hi := 0, len(t.tail)
		for lo < hi {
			if mid := (lo + hi) / 2; pairs[t.tail[mid]].b < p.b {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		before := int32(-1)
		if lo > 0 {
			before = t.tail[lo-1]
		}
		t.prev = append(t.prev, before)
		if lo == len(t.tail) {
			t.tail = append(t.tail, int32(i))
		} else {
			t.tail[lo] = int32(i)
		}
	}
	if len(t.tail) == 0 {
		return nil
	}
	out := make([]run, len(t.tail))
	for i, k := len(out)-1, t.tail[len(out)-1]; i >= 0; i, k = i-1, t.prev[k] {
		out[i] = pairs[k]
	}
	return out
}

// shingles calls f with a hash of each n characters in a row and where they begin.
// With mask, only hashes whose low bits are zero under it are passed on.
func shingles(t []rune, n int, mask uint64, f func(h uint64, at int)) {
	if len(t) < n {
		return
	}
	h, top := rolling(t, n)
	for i, r := range t[n-1:] {
		h = h*shingleBase + uint64(r)
		if m := mix(h); m&mask == 0 {
			f(m, i)
		}
		h -= uint64(t[i]) * top
	}
}

// shingleHashes appends to dst the hashes that shingles passes on.
func shingleHashes(dst []uint64, t []rune, n int, mask uint64) []uint64 {
	if len(t) < n {
		return dst
	}
	h, top := rolling(t, n)
	for i, r := range t[n-1:] {
		h = h*shingleBase + uint64(r)
		if m := mix(h); m&mask == 0 {
			dst = append(dst, m)
		}
		h -= uint64(t[i]) * top
	}
	return dst
}

const shingleBase = 0x9e3779b97f4a7c15

// rolling returns the hash of the first n-1 characters, before it is mixed, and what
// the first of n counts in theirs.
func rolling(t []rune, n int) (h, top uint64) {
	top = 1
	for _, r := range t[:n-1] {
		h = h*shingleBase + uint64(r)
		top *= shingleBase
	}
	return h, top
}

func mix(h uint64) uint64 {
	h ^= h >> 31
	h *= 0x7fb5d329728ea185
	h ^= h >> 27
	h *= 0x81dadef4bc2dd44d
	return h ^ h>>33
}

type aligner struct {
	a, b  []rune
	edits int
	runs  []run
	fwd   []int32
	bwd   []int32
}

func (al *aligner) add(i, j, n int) {
	if n == 0 {
		return
	}
	if k := len(al.runs) - 1; k >= 0 && al.runs[k].a+al.runs[k].n == i && al.runs[k].b+al.runs[k].n == j {
		al.runs[k].n += n
		return
	}
	al.runs = append(al.runs, run{i, j, n})
}

// diff adds the runs of a[a0:a1] and b[b0:b1].
func (al *aligner) diff(a0, a1, b0, b1 int) {
	n := 0
	for a0+n < a1 && b0+n < b1 && al.a[a0+n] == al.b[b0+n] {
		n++
	}
	al.add(a0, b0, n)
	a0, b0 = a0+n, b0+n
	m := 0
	for a1-m > a0 && b1-m > b0 && al.a[a1-m-1] == al.b[b1-m-1] {
		m++
	}
	a1, b1 = a1-m, b1-m
	if a0 < a1 && b0 < b1 {
		if x, y, k, ok := al.middle(a0, a1, b0, b1); ok {
			al.diff(a0, x, b0, y)
			al.add(x, y, k)
			al.diff(x+k, a1, y+k, b1)
		}
	}
	al.add(a1, b1, m)
}

// middle finds the middle snake of the shortest edit script (Myers 1986): a run
// of k equal tokens at x, y, possibly empty, that cuts the problem in two smaller
// ones. ok is false where the two are too unlike to be worth it.
func (al *aligner) middle(a0, a1, b0, b1 int) (x, y, k int, ok bool) {
	n, m := a1-a0, b1-b0
	limit := min((n+m+1)/2, al.edits)
	delta := n - m
	if max(delta, -delta) > 2*limit {
		return 0, 0, 0, false // so many edits it takes at least
	}
	if 2*limit < n+m {
		if both, _ := inCommon(al.a[a0:a1], al.b[b0:b1]); n+m-2*both > 2*limit {
			return 0, 0, 0, false // the same
		}
	}
	size := 2*limit + 3
	if len(al.fwd) < size {
		al.fwd, al.bwd = make([]int32, size), make([]int32, size)
	}
	f, g := al.fwd, al.bwd
	a, b := al.a[a0:a1], al.b[b0:b1]
	off := limit + 1
	f[off+1], g[off+1] = 0, 0
	odd := delta&1 != 0
	for d := 0; d <= limit; d++ {
		for q := -d; q <= d; q += 2 {
			var i int
			if up, down := f[off+q+1], f[off+q-1]; q == -d || q != d && down < up {
				i = int(up)
			} else {
				i = int(down) + 1
			}
			i0 := i
			for j := i - q; uint(i) < uint(len(a)) && uint(j) < uint(len(b)) && a[i] == b[j]; j++ {
				i++
			}
			f[off+q] = int32(i)
			if c := delta - q; odd && c >= -(d-1) && c <= d-1 && i+int(g[off+c]) >= n {
				return clamp(a0, b0, i0, i0-q, i-i0, n, m)
			}
		}
		for q := -d; q <= d; q += 2 {
			var i int
			if up, down := g[off+q+1], g[off+q-1]; q == -d || q != d && down < up {
				i = int(up)
			} else {
				i = int(down) + 1
			}
			i0 := i
			for j := i - q; i < len(a) && j < len(b) && j >= 0 && a[len(a)-1-i] == b[len(b)-1-j]; j++ {
				i++
			}
			g[off+q] = int32(i)
			if c := delta - q; !odd && c >= -d && c <= d && i+int(f[off+c]) >= n {
				return clamp(a0, b0, n-i, m-(i-q), i-i0, n, m)
			}
		}
	}
	return 0, 0, 0, false
}

// inCommon returns how many characters two texts have in common at most, in
// whatever order, and how many of a stand in b, some of them once for several.
func inCommon(a, b []rune) (both, met int) {
	var have [4096]int32 // of the characters of b, by their low bits
	for _, r := range b {
		have[r%4096]++
	}
	for _, r := range a {
		n := &have[r%4096]
		switch {
		case *n > 1:
			*n--
			both++
			met++
		case *n == 1:
			*n = -1 // there were some
			both++
			met++
		case *n < 0:
			met++
		}
	}
	return both, met
}

// clamp turns a snake into absolute places and refuses one that leaves the box or
// does not make the problem smaller.
func clamp(a0, b0, i, j, k, n, m int) (int, int, int, bool) {
	if i < 0 || j < 0 || i+k > n || j+k > m || k == 0 && (i == 0 && j == 0 || i == n && j == m) {
		return 0, 0, 0, false
	}
	return a0 + i, b0 + j, k, true
}
