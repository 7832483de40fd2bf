package eval

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// quotes folds quotation marks into one, dashes into one, and drops middle dots.
var quotes = strings.NewReplacer("「", "“", "」", "“", "『", "‘", "』", "’", `"`, "“", "〝", "“", "〞", "“", "”", "“",
	"—", "-", "–", "-", "―", "-", "~", "-", "～", "-", "·", "", "•", "", "・", "")

// fold returns the text as it is compared: compatibility forms folded, white
// space dropped, quotes and dashes one of each.
func fold(t string) string {
	t = quotes.Replace(norm.NFKC.String(t))
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, t)
}

// shingle is the length of the runs that stories are compared by.
const shingle = 8

// A bag counts shingles.
type bag map[string]int

func (b bag) add(t string) {
	rs := []rune(fold(t))
	for i := 0; i+shingle <= len(rs); i++ {
		b[string(rs[i:i+shingle])]++
	}
}

func (b bag) addAll(o bag) {
	for k, n := range o {
		b[k] += n
	}
}

func (b bag) size() (n int) {
	for _, c := range b {
		n += c
	}
	return
}

// common returns how many shingles two bags share.
func (b bag) common(o bag) (n int) {
	for k, c := range b {
		n += min(c, o[k])
	}
	return
}

// strays returns how many shingles of b are not in own and are in others.
func (b bag) strays(own, others bag) (n int) {
	for k, c := range b {
		if rest := c - own[k]; rest > 0 {
			n += min(rest, others[k])
		}
	}
	return
}

// similar returns the share of two texts that is alike, or 0 where their lengths
// alone keep it under 0.97.
func similar(a, b string) float64 {
	if a == b {
		return 1
	}
	x, y := []rune(a), []rune(b)
	n := len(x) + len(y)
	if 2*float64(min(len(x), len(y)))/float64(n) < .97 {
		return 0
	}
	same := 0
	for _, m := range matching(x, y) {
		same += m.n
	}
	return 2 * float64(same) / float64(n)
}

// A match is a run that two texts share: x[a:a+n] is y[b:b+n].
type match struct{ a, b, n int }

// matching returns the matching blocks of Ratcliff and Obershelp: the longest
// common run, then the same to its left and to its right; of equally long runs
// the first in x, then in y, as Python's difflib chooses (without its junk rule).
func matching(x, y []rune) []match {
	at := make(map[rune][]int, len(y))
	for j, r := range y {
		at[r] = append(at[r], j)
	}
	m := &matcher{x: x, at: at, row: make([]int, len(y)+1), next: make([]int, len(y)+1)}
	m.walk(0, len(x), 0, len(y))
	return m.out
}

type matcher struct {
	x         []rune
	at        map[rune][]int
	row, next []int // lengths of runs that end at y[j-1]; all 0 between calls
	out       []match
}

func (m *matcher) walk(alo, ahi, blo, bhi int) {
	best := match{alo, blo, 0}
	var set []int
	for i := alo; i < ahi; i++ {
		var now []int
		for _, j := range m.at[m.x[i]] {
			if j < blo {
				continue
			}
			if j >= bhi {
				break
			}
			k := m.row[j] + 1
			m.next[j+1] = k
			now = append(now, j+1)
			if k > best.n {
				best = match{i - k + 1, j - k + 1, k}
			}
		}
		for _, j := range set {
			m.row[j] = 0
		}
		m.row, m.next = m.next, m.row
		set = now
	}
	for _, j := range set {
		m.row[j] = 0
	}
	if best.n == 0 {
		return
	}
	m.walk(alo, best.a, blo, best.b)
	m.out = append(m.out, best)
	m.walk(best.a+best.n, ahi, best.b+best.n, bhi)
}
