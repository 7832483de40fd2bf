package segment

import (
	"sort"

	"baoshu/pipeline/edit"
)

// unglue cuts lines that lie across columns at the gaps between them.
func (w *widths) unglue(us []*unit) []*unit {
	if len(w.cols) == 0 {
		return us
	}
	var out []*unit
	for i, u := range us {
		alone := u.gap > 0 && (i+1 == len(us) || us[i+1].gap > 0)
		if alone && u.class == short && u.wide <= w.widest()+8 || u.class != running && u.class != short && u.class != caption || u.wide < w.cols[0]+4 && u.wide < w.widest() {
			out = append(out, u)
			continue
		}
		if w.marked(u) {
			out = append(out, u)
			continue
		}
		if m := w.around(us, i); m > 0 && u.wide <= m+3 && !split(u) { // as wide as the lines about it: OCR sets spaces at marks
			out = append(out, u)
			continue
		}
		parts := w.parts(u)
		for k, p := range parts {
			if len(parts) > 1 {
				p.glued = k + 1
			}
			out = append(out, p)
		}
	}
	return out
}

// marked reports whether a line is as wide as some column and has white space only
// at marks, where OCR sets it.
func (w *widths) marked(u *unit) bool {
	as := false
	for _, c := range w.cols {
		as = as || u.wide >= c-3 && u.wide <= c+4
	}
	if !as {
		return false
	}
	for _, at := range gapsOf(u) {
		l, r := trimmed(u.rs[:at]), trimmed(u.rs[at:])
		if len(l) == 0 || len(r) == 0 || !hasRune(l[len(l)-1:], '，', '：', '；', '？', '！', '”', '》') && !hasRune(r[:1], '“', '《') {
			return false
		}
		if w.fits(width(l)) { // a column's line may end so
			return false
		}
	}
	return true
}

// split reports whether a line has one gap, between characters that do not read
// on over it.
func split(u *unit) bool {
	gaps := gapsOf(u)
	return len(gaps) > 0 && len(gaps) <= 2 && across(u, gaps[len(gaps)-1]) < -2
}

// across returns how well a line reads on over a gap, in bits; 0 where a mark
// stands at it, at which OCR sets spaces.
func across(u *unit, at int) float64 {
	l, r := trimmed(u.rs[:at]), trimmed(u.rs[at:])
	if len(l) == 0 || len(r) == 0 || !letter(l[len(l)-1]) || !letter(r[0]) {
		return 0
	}
	return max(-6, min(6, judge(l, r).Fit))
}

// around returns the width of the widest whole line near line i in its block; 0
// where it has none and its own width is no column's.
func (w *widths) around(us []*unit, i int) int {
	m := 0
	for j := i - 1; j >= 0 && j > i-12 && us[j+1].gap == 0; j-- {
		if len(gapsOf(us[j])) == 0 {
			m = max(m, us[j].wide)
		}
	}
	for j := i + 1; j < len(us) && j < i+12 && us[j].gap == 0; j++ {
		if len(gapsOf(us[j])) == 0 {
			m = max(m, us[j].wide)
		}
	}
	if m == 0 && w.fits(us[i].wide) {
		m = us[i].wide
	}
	return m
}

// parts returns the unit cut at the gaps that columns explain best, or as it is.
func (w *widths) parts(u *unit) []*unit {
	gaps := gapsOf(u)
	if _, end := dateline(u.rs); end > 0 { // the space behind 电 is no column gap
		k := 0
		for _, g := range gaps {
			if g > end {
				gaps[k] = g
				k++
			}
		}
		gaps = gaps[:k]
	}
	if len(gaps) == 0 || len(gaps) > 8 {
		return []*unit{u}
	}
	cuts := append(append([]int{0}, gaps...), len(u.rs))
	n := len(cuts)
	score, from := make([]float64, n), make([]int, n)
	for i := 1; i < n; i++ {
		score[i] = -1e9
		for j := 0; j < i; j++ {
			v := score[j] + w.segment(trimmed(u.rs[cuts[j]:cuts[i]]), i == n-1)
			v -= 1.5 * float64(i-1-j) // white space inside a column's line is rare
			if j > 0 {
				v -= 1.5
			}
			if v > score[i] {
				score[i], from[i] = v, j
			}
		}
	}
	var at []int
	for i := n - 1; i > 0; i = from[i] {
		if from[i] > 0 {
			at = append([]int{cuts[from[i]]}, at...)
		}
	}
	out := []*unit{}
	rest, done := u, 0
	for _, c := range at {
		if c-done <= 0 || c-done >= len(rest.rs) {
			continue
		}
		a, b := rest.split(c - done)
		done = len(u.rs) - len(b.rs)
		out = append(out, a)
		rest = b
	}
	return append(out, rest)
}

// segment scores a part of a line as a line of one column.
func (w *widths) segment(rs []rune, last bool) float64 {
	x := width(rs)
	switch {
	case x == 0:
		return -5
	case w.fits(x):
		return 3
	case x > w.widest()+4:
		return -4
	case ending(rs) == 2:
		return 1
	case last:
		return 0
	}
	return -1.5
}

func trimmed(rs []rune) []rune {
	for len(rs) > 0 && space(rs[0]) {
		rs = rs[1:]
	}
	for len(rs) > 0 && space(rs[len(rs)-1]) {
		rs = rs[:len(rs)-1]
	}
	return rs
}

// gapsOf returns where a line has white space inside, in its current text or
// taken out of it by an earlier edit.
func gapsOf(u *unit) []int {
	var out []int
	for i := 1; i < len(u.rs)-1; i++ {
		if space(u.rs[i]) && !space(u.rs[i-1]) {
			out = append(out, i)
		}
	}
	for _, e := range u.text.Edits() {
		if e.Kind == edit.Space && e.After == "" {
			if at := u.text.CleanOffset(e.Start); at > 0 && at < len(u.rs) {
				out = append(out, at)
			}
		}
	}
	sort.Ints(out)
	k := 0
	for i, x := range out {
		if i == 0 || x != out[k-1] {
			out[k] = x
			k++
		}
	}
	return out[:k]
}
