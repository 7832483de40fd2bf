package segment

import (
	"math"
	"slices"

	"baoshu/pipeline/lm"
)

// What a text speaks of is told by its pairs of characters: names, places and
// terms give pairs that come back in the same story and hardly elsewhere on the
// page. How well a text fits a story is the gain, in bits, of coding its pairs
// with the story's own counts beside those of the page.

// pairOf packs two characters that mean something together; ok is false where
// one of them is a mark.
func pairOf(a, b rune) (uint64, bool) {
	if !letter(a) || !letter(b) {
		return 0, false
	}
	return uint64(a)<<32 | uint64(b), true
}

func letter(r rune) bool { return han(r) || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }

// A topic counts the pairs of a text.
type topic struct {
	n   map[uint64]float32
	sum float64
}

func newTopic() *topic { return &topic{n: map[uint64]float32{}} }

// move takes what rs counts out of one topic and into another.
func move(rs []rune, from, to *topic) {
	from.add(rs, -1)
	to.add(rs, 1)
}

func (t *topic) add(rs []rune, by float32) {
	for i, r := range rs {
		if !letter(r) {
			continue
		}
		t.n[uint64(r)] += by
		t.sum += float64(by)
		if i > 0 {
			if k, ok := pairOf(rs[i-1], r); ok {
				t.n[k] += by
				t.sum += float64(by)
			}
		}
	}
}

// fit returns how many bits the pairs of rs gain under story rather than under
// the page alone, whose counts include both. Pairs that rs says twice count
// once.
func fit(rs []rune, story, page *topic, own bool) float64 {
	if story.sum < 1 || page.sum < 1 {
		return 0
	}
	// Sorted, and not counted in a map: the sum of many fractions depends on their
	// order, and a map has another in every run.
	keys := make([]uint64, 0, 2*len(rs))
	for i, r := range rs {
		if !letter(r) {
			continue
		}
		keys = append(keys, uint64(r))
		if i > 0 {
			if k, ok := pairOf(rs[i-1], r); ok {
				keys = append(keys, k)
			}
		}
	}
	slices.Sort(keys)
	total := story.sum
	if own {
		total -= float64(len(keys))
	}
	if total < 1 {
		return 0
	}
	bits := 0.0
	trust := 0.6 * total / (total + 300) // a few words tell what a story has, not what it has not
	for i := 0; i < len(keys); {
		k, from := keys[i], i
		for i < len(keys) && keys[i] == k {
			i++
		}
		c := float64(i - from)
		all, mine := float64(page.n[k]), float64(story.n[k])
		if own {
			mine -= c
		}
		all -= c
		if all < 0.5 {
			continue // said nowhere else: it tells nothing
		}
		bg := (all + 0.5) / (page.sum + 1)
		bits += math.Log2(1 - trust + trust*(mine/(total+1))/bg)
	}
	return bits
}

// regions numbers the stretches of the source between headlines that start a
// story, and counts what each speaks of.
func (s *sheet) regions() {
	s.page, s.themes, s.fits = newTopic(), []*topic{newTopic()}, map[[2]int]float64{}
	var at *head
	for _, p := range s.pieces {
		if p.begins != nil || p.head != nil && p.head.starts && p.head != at {
			at = p.head
			s.themes = append(s.themes, newTopic())
		}
		p.region = len(s.themes) - 1
		if p.class == furniture || p.class == banner {
			continue
		}
		s.page.add(p.rs, 1)
		s.themes[p.region].add(p.rs, 1)
	}
}

// fitting returns how well a piece fits what a region speaks of, itself left out.
func (s *sheet) fitting(p *piece, region int) float64 {
	k := [2]int{p.order, region}
	f, ok := s.fits[k]
	if !ok {
		f = fit(p.rs, s.themes[region], s.page, p.region == region)
		s.fits[k] = f
	}
	return f
}

// theme returns what the subjects say of a join between pieces that stand under
// different headlines: one of the two is away from its story, and fits there
// better than where it stands.
func (s *sheet) theme(p, q *piece) float64 {
	a := s.fitting(q, p.region) - s.fitting(q, q.region)
	b := s.fitting(p, q.region) - s.fitting(p, p.region)
	return max(-10, min(10, 0.5*max(a, b)))
}

// alien returns by how many bits a piece fits another region better than the one
// it stands in; 0 where it fits its own best.
func (s *sheet) alien(p *piece) float64 {
	if p.strange != 0 {
		return p.strange - 1
	}
	best, own := 0.0, s.fitting(p, p.region)
	if len(s.themes) <= 24 {
		for k := range s.themes {
			best = max(best, s.fitting(p, k)-own)
		}
	}
	p.strange = best + 1
	return best
}

// shares returns the share of what b speaks of that a speaks of too: of its
// words of two characters, each counted by how rare it is.
func shares(b, a []rune) float64 {
	m := lm.Default()
	in := map[uint64]bool{}
	for i := 1; i < len(a); i++ {
		in[uint64(a[i-1])<<32|uint64(a[i])] = true
	}
	seen := map[uint64]bool{}
	both, all := 0.0, 0.0
	for i := 1; i < len(b); i++ {
		k := uint64(b[i-1])<<32 | uint64(b[i])
		if seen[k] || !han(b[i-1]) || !han(b[i]) {
			continue
		}
		seen[k] = true
		w := m.Idf(b[i-1:i+1]) - 3
		if w <= 0 {
			continue
		}
		all += w
		if in[k] {
			both += w
		}
	}
	if all == 0 {
		return 0
	}
	return both / all
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
