package lm

import (
	"math"
	"math/bits"
	"slices"
	"sort"
	"strings"
)

// What a run must show to be taken for a word where no corpus marks it as one:
// it was seen often, holds together (what its best split loses, in bits) and
// stands free (the entropy of what comes before and after it, in bits).
const (
	wordLeast    = 8
	wordCohesion = 2.5
	wordFreedom  = 1.5
	wordBoth     = 6.0 // the two together
	longCohesion = 4.0 // of three and four characters, which are phrases more often
	longBoth     = 7.5
	markedLeast  = 2
)

// particles begin and end phrases, and no words worth knowing.
const particles = "的了和在是与及或为对被把将从向以于到就都也还又很更最不没有这那个等者说要会能可由让使给并而但因所之其此该各每我你他她它们一二三四五六七八九十两"

// words returns the runs of two to four Chinese characters that are words, as
// keys and values of the word table: how common (4 bits) and Idf (4 bits).
func (l *Learner) words(chars []rune, ids []uint16, limit int) ([]uint64, []uint32) {
	found := map[uint64]int{}
	id := map[rune]uint16{}
	for i, r := range chars {
		if i >= idFirst {
			id[r] = uint16(i)
		}
	}
	for w, n := range l.marked {
		if rs := []rune(w); n >= markedLeast && len(rs) >= 2 && len(rs) <= 4 {
			var key uint64
			ok := true
			for _, r := range rs {
				i, known := id[r]
				ok = ok && known && han(r)
				key = key<<idBits | uint64(i)
			}
			if ok {
				found[key] = n
			}
		}
	}
	mine(chars, ids, found)
	seen, inDocs := l.spread(ids, found)
	type word struct {
		key     uint64
		n, docs int
	}
	all := make([]word, 0, len(found))
	for k := range found {
		all = append(all, word{k, seen[k], inDocs[k]})
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].n != all[j].n {
			return all[i].n > all[j].n
		}
		return all[i].key < all[j].key
	})
	all = all[:min(len(all), limit)]
	keys, vals := make([]uint64, len(all)), make([]uint32, len(all))
	for i, w := range all {
		keys[i] = w.key
		idf := math.Log2(float64(len(l.docs)+1) / float64(w.docs+1))
		vals[i] = uint32(min(max(bits.Len(uint(w.n)), 1), 15))<<4 | uint32(min(max(math.Round(idf), 0), 15))
	}
	return keys, vals
}

func han(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// mine adds the runs that behave as words do.
func mine(chars []rune, ids []uint16, found map[uint64]int) {
	ok := make([]bool, 1<<16)
	for i, r := range chars {
		ok[i] = i >= idFirst && han(r)
	}
	var count [5]map[uint64]int32 // runs seen wordLeast times, by length
	particle := map[uint64]bool{}
	for i, r := range chars {
		particle[uint64(i)] = i >= idFirst && strings.ContainsRune(particles, r)
	}
	total := float64(len(ids))
	one := make([]int32, 1<<16)
	for _, i := range ids {
		one[i]++
	}
	for n := 2; n <= 4; n++ {
		count[n] = map[uint64]int32{}
		var keys []uint64
		for i := 0; i+n <= len(ids); i++ {
			if key, clean := pack(ids[i:i+n], ok); clean {
				keys = append(keys, key)
			}
		}
		for _, g := range tally(keys) {
			if g.n >= wordLeast {
				count[n][g.key] = g.n
			}
		}
	}
	freq := func(key uint64, n int) float64 {
		if n == 1 {
			return float64(one[key])
		}
		return float64(count[n][key])
	}
	for n := 2; n <= 4; n++ {
		holds := map[uint64]float64{}
		for key, c := range count[n] {
			least := math.Inf(1)
			for k := 1; k < n; k++ {
				left, right := key>>(uint(n-k)*idBits), key&(1<<(uint(n-k)*idBits)-1)
				least = min(least, math.Log2(float64(c)*total/(freq(left, k)*freq(right, n-k))))
			}
			if least >= wordCohesion && (n == 2 || least >= longCohesion) && !particle[key>>(uint(n-1)*idBits)] && !particle[key&(1<<idBits-1)] {
				holds[key] = least
			}
		}
		both := wordBoth
		if n > 2 {
			both = longBoth
		}
		for _, key := range free(ids, ok, n, holds, both) {
			if found[key] == 0 {
				found[key] = int(count[n][key])
			}
		}
	}
}

// pack returns the key of a run, and whether all of it is Chinese characters.
func pack(run []uint16, ok []bool) (uint64, bool) {
	var key uint64
	for _, i := range run {
		if !ok[i] {
			return 0, false
		}
		key = key<<idBits | uint64(i)
	}
	return key, true
}

// free returns the runs among holds, of which it is known how well they hold
// together, whose neighbours on both sides vary.
func free(ids []uint16, ok []bool, n int, holds map[uint64]float64, both float64) []uint64 {
	type next struct {
		key uint64
		r   uint16
	}
	entropies := func(side func(i int) uint16) map[uint64]float64 {
		var all []next
		for i := 0; i+n <= len(ids); i++ {
			if key, clean := pack(ids[i:i+n], ok); clean && holds[key] > 0 {
				all = append(all, next{key, side(i)})
			}
		}
		slices.SortFunc(all, func(a, b next) int {
			if a.key != b.key {
				if a.key < b.key {
					return -1
				}
				return 1
			}
			return int(a.r) - int(b.r)
		})
		h := map[uint64]float64{}
		for i := 0; i < len(all); {
			j := i
			for j < len(all) && all[j].key == all[i].key {
				j++
			}
			total := float64(j - i)
			var sum float64
			for k := i; k < j; {
				m := k
				for m < j && all[m].r == all[k].r {
					m++
				}
				p := float64(m-k) / total
				sum -= p * math.Log2(p)
				k = m
			}
			h[all[i].key] = sum
			i = j
		}
		return h
	}
	right := entropies(func(i int) uint16 {
		if i+n < len(ids) {
			return ids[i+n]
		}
		return idEdge
	})
	left := entropies(func(i int) uint16 {
		if i > 0 {
			return ids[i-1]
		}
		return idEdge
	})
	var out []uint64
	for key, least := range holds {
		if f := min(left[key], right[key]); f >= wordFreedom && f+least >= both {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

// spread counts how often each run stands in the text, and in how many documents.
func (l *Learner) spread(ids []uint16, found map[uint64]int) (seen, docs map[uint64]int) {
	seen, docs = make(map[uint64]int, len(found)), make(map[uint64]int, len(found))
	last := make(map[uint64]int, len(found))
	doc := 0
	for i := range ids {
		for doc < len(l.docs) && i >= l.docs[doc] {
			doc++
		}
		var key uint64
		for n := 1; n <= 4 && i+n <= len(ids); n++ {
			x := ids[i+n-1]
			if x <= idOther || x == idGap {
				break
			}
			key = key<<idBits | uint64(x)
			if n > 1 {
				if _, ok := found[key]; ok {
					seen[key]++
					if last[key] != doc+1 {
						last[key] = doc + 1
						docs[key]++
					}
				}
			}
		}
	}
	return seen, docs
}
