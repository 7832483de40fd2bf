package segment

import (
	"math"
	"sort"
)

// A pair is one possible join: end i reads on in start j, and what speaks for it
// in bits.
type pair struct {
	i, j int
	bits float64
}

// maxExact bounds the size of a problem that is solved exactly; beyond it, pairs
// are taken best first, so that a page of a thousand torn lines stays linear.
const maxExact = 160

// assign picks from pairs the set in which no end and no start stands twice and
// whose sum of bits is greatest. Pairs without positive bits are never taken.
// The problem falls apart into the connected parts of the graph of pairs, and
// each is solved by the Hungarian method.
func assign(pairs []pair, ends, starts int) (next []int) {
	next = make([]int, ends)
	for i := range next {
		next[i] = -1
	}
	up := make([]int, ends+starts)
	for i := range up {
		up[i] = i
	}
	find := func(x int) int {
		for up[x] != x {
			up[x] = up[up[x]]
			x = up[x]
		}
		return x
	}
	kept := pairs[:0:0]
	for _, p := range pairs {
		if p.bits > 0 {
			kept = append(kept, p)
			up[find(p.i)] = find(ends + p.j)
		}
	}
	sort.SliceStable(kept, func(a, b int) bool { return find(kept[a].i) < find(kept[b].i) })
	for from := 0; from < len(kept); {
		to := from
		for to < len(kept) && find(kept[to].i) == find(kept[from].i) {
			to++
		}
		part(kept[from:to], next)
		from = to
	}
	return next
}

// part solves one connected part.
func part(pairs []pair, next []int) {
	if len(pairs) == 1 {
		next[pairs[0].i] = pairs[0].j
		return
	}
	rows, cols := map[int]int{}, map[int]int{}
	var is, js []int
	for _, p := range pairs {
		if _, ok := rows[p.i]; !ok {
			rows[p.i] = len(is)
			is = append(is, p.i)
		}
		if _, ok := cols[p.j]; !ok {
			cols[p.j] = len(js)
			js = append(js, p.j)
		}
	}
	if len(is) > maxExact || len(js) > 4*maxExact {
		best(pairs, next)
		return
	}
	n, m := len(is), len(js)+len(is) // each end may also stay without a start
	cost := make([][]float64, n)
	for i := range cost {
		cost[i] = make([]float64, m)
	}
	for _, p := range pairs {
		i, j := rows[p.i], cols[p.j]
		cost[i][j] = min(cost[i][j], -p.bits)
	}
	for i, j := range hungarian(cost) {
		if j < len(js) && cost[i][j] < 0 {
			next[is[i]] = js[j]
		}
	}
}

// best takes pairs in falling order of bits.
func best(pairs []pair, next []int) {
	order := append([]pair(nil), pairs...)
	sort.SliceStable(order, func(a, b int) bool { return order[a].bits > order[b].bits })
	used := map[int]bool{}
	for _, p := range order {
		if next[p.i] < 0 && !used[p.j] {
			next[p.i], used[p.j] = p.j, true
		}
	}
}

// hungarian returns for each row of cost (no more rows than columns) its column
// in the cheapest assignment.
func hungarian(cost [][]float64) []int {
	n := len(cost)
	if n == 0 {
		return nil
	}
	m := len(cost[0])
	u, v := make([]float64, n+1), make([]float64, m+1)
	row, way := make([]int, m+1), make([]int, m+1)
	low, seen := make([]float64, m+1), make([]bool, m+1)
	for i := 1; i <= n; i++ {
		row[0] = i
		at := 0
		for j := range low {
			low[j], seen[j] = math.Inf(1), false
		}
		for {
			seen[at] = true
			r, to, d := row[at], 0, math.Inf(1)
			for j := 1; j <= m; j++ {
				if seen[j] {
					continue
				}
				if c := cost[r-1][j-1] - u[r] - v[j]; c < low[j] {
					low[j], way[j] = c, at
				}
				if low[j] < d {
					d, to = low[j], j
				}
			}
			for j := 0; j <= m; j++ {
				if seen[j] {
					u[row[j]] += d
					v[j] -= d
				} else {
					low[j] -= d
				}
			}
			at = to
			if row[at] == 0 {
				break
			}
		}
		for at != 0 {
			row[at] = row[way[at]]
			at = way[at]
		}
	}
	out := make([]int, n)
	for j := 1; j <= m; j++ {
		if row[j] > 0 {
			out[row[j]-1] = j - 1
		}
	}
	return out
}
