package lm

import (
	"encoding/binary"
	"math"
	"slices"
	"sort"
)

// Encode makes the model of what was added, bounded by size, and returns it as
// [Load] reads it.
func (l *Learner) Encode(size Size, about string) ([]byte, error) {
	l.Document()
	chars, ids := l.alphabet()
	uni, bi, tri := grams(ids)
	e := estimate(len(chars), uni, bi, tri, size)
	out := append([]byte(nil), magic...)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(about)))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(chars)))
	out = append(out, about...)
	for i, r := range chars {
		out = binary.LittleEndian.AppendUint32(out, uint32(r))
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(float32(e.uni[i])))
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(float32(e.bow[i])))
	}
	var keys []uint64
	var vals []uint32
	for i, g := range e.bi {
		keys = append(keys, g.key)
		vals = append(vals, quantum(e.biCost[i], 0, costStep, costLimit)<<bowBits|quantum(e.biBow[i], bowLeast, bowStep, bowLimit))
	}
	out, err := appendTable(out, keys, vals, 3, costBits+bowBits)
	if err != nil {
		return nil, err
	}
	keys, vals = keys[:0], vals[:0]
	for i, g := range e.tri {
		keys = append(keys, g.key)
		vals = append(vals, triStep(e.triCost[i]))
	}
	if out, err = appendTable(out, keys, vals, 2, triBits); err != nil {
		return nil, err
	}
	keys, vals = l.words(chars, ids, size.Words)
	if out, err = appendTable(out, keys, vals, 3, wordBits); err != nil {
		return nil, err
	}
	keys, vals = e.common(size.Common)
	return appendTable(out, keys, vals, 2, costBits)
}

// common returns the bigrams that were seen most often, and their costs.
func (e *estimated) common(limit int) (keys []uint64, vals []uint32) {
	for _, i := range best(len(e.bi), limit, func(i int) float64 { return float64(e.bi[i].n) }) {
		keys = append(keys, e.bi[i].key)
		vals = append(vals, quantum(e.biCost[i], 0, costStep, costLimit))
	}
	return keys, vals
}

func quantum(x, least, step float64, limit uint32) uint32 {
	q := math.Round((x - least) / step)
	return uint32(min(max(q, 0), float64(limit)))
}

// triStep returns the step nearest to a cost.
func triStep(c float64) uint32 {
	best := 0
	for i, s := range triSteps {
		if math.Abs(c-float64(s)) < math.Abs(c-float64(triSteps[best])) {
			best = i
		}
	}
	return uint32(best)
}

// An estimated model: costs in bits, back-off weights in bits, by the order of
// the n-grams that are kept.
type estimated struct {
	uni, bow      []float64
	bi, tri       []gram
	biCost, biBow []float64
	triCost       []float64
}

// A discount is what absolute discounting takes off a count of 1, 2, and more
// (Chen and Goodman's three, estimated from the counts of counts).
type discount [4]float64

func discounts(grams []gram) discount {
	var n [5]float64
	for _, g := range grams {
		if g.n < 5 {
			n[g.n]++
		}
	}
	d := discount{0, 0.6, 1, 1.4}
	if n[1] == 0 || n[2] == 0 || n[3] == 0 || n[4] == 0 {
		return d
	}
	y := n[1] / (n[1] + 2*n[2])
	for i := 1; i <= 3; i++ {
		if x := float64(i) - float64(i+1)*y*n[i+1]/n[i]; x > 0 && x < float64(i) {
			d[i] = x
		}
	}
	return d
}

func (d discount) of(n int32) float64 { return d[min(n, 3)] }

// estimate smooths and prunes. Every order is interpolated with the one below;
// then n-grams that change the model least are dropped (weighted difference),
// and the back-off weights are set so that what follows a context sums to one.
func estimate(v int, uniCount []int64, bi, tri []gram, size Size) *estimated {
	s := smoothed{bi: bi, tri: tri, p1: unigrams(uniCount[:v])}
	s.bigrams()
	s.trigrams()
	keep2 := s.tellingBigrams(size.Bigrams)
	return s.backedOff(keep2, s.tellingTrigrams(keep2, size.Trigrams))
}

// unigrams returns the probabilities of single characters.
func unigrams(count []int64) []float64 {
	var total float64
	for _, n := range count {
		total += float64(n)
	}
	p := make([]float64, len(count))
	for i := range p {
		p[i] = (float64(count[i]) + 0.1) / (total + 0.1*float64(len(count)))
	}
	// What is not told apart is many characters: each costs more than the class.
	p[idOther] = max(p[idOther]/1000, 1e-8)
	return p
}

// A smoothed model has the probability of every n-gram seen, interpolated with the order below.
type smoothed struct {
	bi, tri    []gram
	p1, p2, p3 []float64
	gamma      []float64 // by character: what its discounts leave to the order below
	gamma3     []float64 // the same by bigram
	at         map[uint64]int32
}

// parts returns the character a bigram begins with, and the one that follows.
func parts(key uint64) (first, second uint64) { return key >> idBits, key & (1<<idBits - 1) }

// context returns the bigram that a trigram begins with, lower the one that it ends with.
func (s *smoothed) context(i int) int32 { return s.at[s.tri[i].key>>idBits] }
func (s *smoothed) lower(i int) int32   { return s.at[s.tri[i].key&(1<<(2*idBits)-1)] }

// bigrams smooths the second order.
func (s *smoothed) bigrams() {
	d := discounts(s.bi)
	sum := make([]float64, len(s.p1))
	s.gamma = make([]float64, len(s.p1))
	for _, g := range s.bi {
		a, _ := parts(g.key)
		sum[a] += float64(g.n)
		s.gamma[a] += d.of(g.n)
	}
	for a := range s.gamma {
		if sum[a] > 0 {
			s.gamma[a] /= sum[a]
		} else {
			s.gamma[a] = 1
		}
	}
	s.p2 = make([]float64, len(s.bi))
	s.at = make(map[uint64]int32, len(s.bi))
	for i, g := range s.bi {
		a, r := parts(g.key)
		s.p2[i] = (float64(g.n)-d.of(g.n))/sum[a] + s.gamma[a]*s.p1[r]
		s.at[g.key] = int32(i)
	}
}

// trigrams smooths the third order.
func (s *smoothed) trigrams() {
	d := discounts(s.tri)
	sum := make([]float64, len(s.bi))
	s.gamma3 = make([]float64, len(s.bi))
	for i, g := range s.tri {
		c := s.context(i)
		sum[c] += float64(g.n)
		s.gamma3[c] += d.of(g.n)
	}
	for c := range s.gamma3 {
		if sum[c] > 0 {
			s.gamma3[c] /= sum[c]
		}
	}
	s.p3 = make([]float64, len(s.tri))
	for i, g := range s.tri {
		c := s.context(i)
		s.p3[i] = (float64(g.n)-d.of(g.n))/sum[c] + s.gamma3[c]*s.p2[s.lower(i)]
	}
}

// tellingBigrams returns the bigrams that change the model most.
func (s *smoothed) tellingBigrams(limit int) []int {
	return best(len(s.bi), limit, func(i int) float64 {
		a, r := parts(s.bi[i].key)
		return float64(s.bi[i].n) * math.Abs(math.Log2(s.p2[i]/(s.gamma[a]*s.p1[r])))
	})
}

// tellingTrigrams returns the trigrams that change the model most, both bigrams of which are kept.
func (s *smoothed) tellingTrigrams(keep2 []int, limit int) []int {
	kept := make([]bool, len(s.bi))
	for _, i := range keep2 {
		kept[i] = true
	}
	return best(len(s.tri), limit, func(i int) float64 {
		c, b := s.context(i), s.lower(i)
		if !kept[c] || !kept[b] {
			return 0
		}
		return float64(s.tri[i].n) * math.Abs(math.Log2(s.p3[i]/(s.gamma3[c]*s.p2[b])))
	})
}

// backedOff returns the model of the n-grams kept, with back-off weights.
func (s *smoothed) backedOff(keep2, keep3 []int) *estimated {
	v := len(s.p1)
	e := &estimated{uni: make([]float64, v), bow: make([]float64, v)}
	held, freed := make([]float64, v), make([]float64, v)
	for _, i := range keep2 {
		a, r := parts(s.bi[i].key)
		held[a] += s.p2[i]
		freed[a] += s.p1[r]
	}
	for a, p := range s.p1 {
		e.uni[a] = -math.Log2(p)
		e.bow[a] = -math.Log2(weight(held[a], freed[a]))
	}
	held3, freed3 := make([]float64, len(s.bi)), make([]float64, len(s.bi))
	for _, i := range keep3 {
		c := s.context(i)
		held3[c] += s.p3[i]
		freed3[c] += s.p2[s.lower(i)]
		e.tri = append(e.tri, s.tri[i])
		e.triCost = append(e.triCost, -math.Log2(s.p3[i]))
	}
	for _, i := range keep2 {
		e.bi = append(e.bi, s.bi[i])
		e.biCost = append(e.biCost, -math.Log2(s.p2[i]))
		e.biBow = append(e.biBow, -math.Log2(weight(held3[i], freed3[i])))
	}
	return e
}

// weight returns the back-off weight that makes a distribution sum to one, where
// held is given to what is kept and freed is what the order below gives to that.
func weight(held, freed float64) float64 {
	if held == 0 {
		return 1
	}
	return min(max(1-held, 1e-4)/max(1-freed, 1e-4), 4)
}

// best returns the indexes of the n highest scores above 0, in order of index.
func best(count, n int, score func(int) float64) []int {
	type scored struct {
		s float64
		i int
	}
	all := make([]scored, 0, count)
	for i := 0; i < count; i++ {
		if s := score(i); s > 0 {
			all = append(all, scored{s, i})
		}
	}
	if len(all) > n {
		sort.Slice(all, func(i, j int) bool {
			if all[i].s != all[j].s {
				return all[i].s > all[j].s
			}
			return all[i].i < all[j].i
		})
		all = all[:n]
	}
	out := make([]int, len(all))
	for i, s := range all {
		out[i] = s.i
	}
	slices.Sort(out)
	return out
}
