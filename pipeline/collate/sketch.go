package collate

import (
	"slices"

	"baoshu/pipeline/paper"
)

// A Sketch is what of a story tells which others may be copies of it: the hashes
// of the shingles by which Group looks candidates up, and its days. It stands for
// the story where the page need not be read again.
type Sketch struct {
	First, Last paper.Day // both NoDay where nothing is known
	Size        int       // of its shingles, those that Group counts
	Hashes      []uint32  // of 24 bits, ascending, each once
}

// Sketch returns the sketch of the story.
func (t *Text) Sketch() Sketch {
	s := Sketch{Size: t.size, Hashes: make([]uint32, len(t.hashes))}
	s.First, s.Last = interval(t.story.Meta)
	for i, h := range t.hashes {
		s.Hashes[i] = uint32(h >> 40)
	}
	sort24(s.Hashes)
	s.Hashes = slices.Compact(s.Hashes)
	return s
}

// sort24 sorts numbers of 24 bits by their bytes, the lowest first; there are some
// hundreds in nearly every story.
func sort24(a []uint32) {
	var counts [3][256]int32
	for _, x := range a {
		counts[0][x&0xFF]++
		counts[1][x>>8&0xFF]++
		counts[2][x>>16&0xFF]++
	}
	var room [512]uint32
	b := room[:]
	if len(a) > len(room) {
		b = make([]uint32, len(a))
	}
	b = b[:len(a)]
	for k := range counts {
		at := int32(0) // where the next byte's numbers go
		for i, n := range counts[k] {
			counts[k][i] = at
			at += n
		}
		for _, x := range a {
			to := &counts[k][x>>(8*k)&0xFF]
			b[*to] = x
			*to++
		}
		a, b = b, a
	}
	copy(b, a) // three times to and fro: it stands in the other
}

// An Index finds which sketches may be of copies of some stories.
type Index struct {
	of    []Sketch
	at    map[uint32][]int32
	count []int
}

// NewIndex makes an index of the stories of which copies are looked for.
func NewIndex(of []Sketch) *Index {
	x := &Index{of: of, at: map[uint32][]int32{}, count: make([]int, len(of))}
	for i, s := range of {
		for _, h := range s.Hashes {
			x.at[h] = append(x.at[h], int32(i))
		}
	}
	return x
}

// Meets reports whether Group would compare a story with any of the index's. It
// may say so of a story that Group would not compare, never the other way round.
// It must not be called twice at a time.
func (x *Index) Meets(s Sketch) bool {
	clear(x.count)
	for _, h := range s.Hashes {
		for _, i := range x.at[h] {
			x.count[i]++
		}
	}
	for i, n := range x.count {
		if n >= max(2, min(s.Size, x.of[i].Size)/7) && s.near(&x.of[i]) {
			return true
		}
	}
	return false
}

func (s *Sketch) near(o *Sketch) bool {
	if s.First == paper.NoDay || o.First == paper.NoDay {
		return true
	}
	return s.First <= o.Last+Window && o.First <= s.Last+Window
}
