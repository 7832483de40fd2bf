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
	e := &estimated{uni: make([]float64, v), bow: make([]float64, v)}
	var total float64
	for _, n := range uniCount[:v] {
		total += float64(n)
	}
	p1 := make([]float64, v)
	for i := range p1 {
		p1[i] = (float64(uniCount[i]) + 0.1) / (total + 0.1*float64(v))
	}
	// What is not told apart is many characters: each costs more than the class.
	p1[idOther] = max(p1[idOther]/1000, 1e-8)
	for i := range p1 {
		e.uni[i] = -math.Log2(p1[i])
	}
	d2, d3 := discounts(bi), discounts(tri)

	// bigrams
	sum := make([]float64, v)
	gamma := make([]float64, v)
	for _, g := range bi {
		a := g.key >> idBits
		sum[a] += float64(g.n)
		gamma[a] += d2.of(g.n)
	}
	for a := range gamma {
		if sum[a] > 0 {
			gamma[a] /= sum[a]
		} else {
			gamma[a] = 1
		}
	}
	p2 := make([]float64, len(bi))
	at := make(map[uint64]int32, len(bi))
	for i, g := range bi {
		a, r := g.key>>idBits, g.key&(1<<idBits-1)
		p2[i] = (float64(g.n)-d2.of(g.n))/sum[a] + gamma[a]*p1[r]
		at[g.key] = int32(i)
	}
	keep2 := best(len(bi), size.Bigrams, func(i int) float64 {
		a, r := bi[i].key>>idBits, bi[i].key&(1<<idBits-1)
		return float64(bi[i].n) * math.Abs(math.Log2(p2[i]/(gamma[a]*p1[r])))
	})
	kept2 := make([]bool, len(bi))
	for _, i := range keep2 {
		kept2[i] = true
	}

	// trigrams
	sum3 := make([]float64, len(bi))
	gamma3 := make([]float64, len(bi))
	ctx := func(key uint64) int32 { return at[key>>idBits] }
	for _, g := range tri {
		c := ctx(g.key)
		sum3[c] += float64(g.n)
		gamma3[c] += d3.of(g.n)
	}
	low := func(key uint64) int32 { return at[key&(1<<(2*idBits)-1)] }
	p3 := make([]float64, len(tri))
	for i, g := range tri {
		c, b := ctx(g.key), low(g.key)
		p3[i] = (float64(g.n)-d3.of(g.n))/sum3[c] + gamma3[c]/sum3[c]*p2[b]
	}
	keep3 := best(len(tri), size.Trigrams, func(i int) float64 {
		c, b := ctx(tri[i].key), low(tri[i].key)
		if !kept2[c] || !kept2[b] {
			return 0
		}
		return float64(tri[i].n) * math.Abs(math.Log2(p3[i]/(gamma3[c]/sum3[c]*p2[b])))
	})

	// back-off weights of what was kept
	held, freed := make([]float64, v), make([]float64, v)
	for _, i := range keep2 {
		a, r := bi[i].key>>idBits, bi[i].key&(1<<idBits-1)
		held[a] += p2[i]
		freed[a] += p1[r]
	}
	back := make([]float64, v)
	for a := range back {
		back[a] = weight(held[a], freed[a])
		e.bow[a] = -math.Log2(back[a])
	}
	held3, freed3 := make([]float64, len(bi)), make([]float64, len(bi))
	for _, i := range keep3 {
		c, b := ctx(tri[i].key), low(tri[i].key)
		held3[c] += p3[i]
		freed3[c] += p2[b]
		e.tri = append(e.tri, tri[i])
		e.triCost = append(e.triCost, -math.Log2(p3[i]))
	}
	for _, i := range keep2 {
		e.bi = append(e.bi, bi[i])
		e.biCost = append(e.biCost, -math.Log2(p2[i]))
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
