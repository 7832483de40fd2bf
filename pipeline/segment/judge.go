package segment

import (
	"baoshu/pipeline/lm"
	"baoshu/pipeline/seam"
)

// judge judges a seam, with what a reader knows of numbers beside it.
func judge(l, r []rune) seam.Seam {
	j := seam.Judge(l, r)
	j.Gain += calendar(l, r)
	return j
}

// calendar returns a penalty where a number cut by the seam would make a month,
// day or hour that no calendar has: 会期从1|10月16日 is no date.
func calendar(l, r []rune) float64 {
	a := len(l)
	for a > 0 && isDigit(l[a-1]) {
		a--
	}
	b := 0
	for b < len(r) && isDigit(r[b]) {
		b++
	}
	if a == len(l) || b == 0 || b >= len(r) {
		return 0
	}
	n := 0
	for _, d := range append(append([]rune{}, l[max(a, len(l)-6):]...), r[:min(b, 6)]...) {
		if d >= '０' {
			d -= '０' - '0'
		}
		n = n*10 + int(d-'0')
	}
	switch {
	case r[b] == '月' && (n > 12 || n == 0), r[b] == '日' && (n > 31 || n == 0), r[b] == '时' && n > 24, r[b] == '年' && b+1 < len(r) && r[b+1] != '来' && n > 2199 && n < 10000:
		return -15
	}
	return 0
}

// clause returns how dear it is to end a clause after the text, in bits: a
// heading ends like one (2–4), a line cut anywhere does not (4–12).
func clause(rs []rune) float64 {
	n := len(rs)
	if n == 0 {
		return 0
	}
	a, b := lm.Gap, rs[n-1]
	if n > 1 {
		a = rs[n-2]
	}
	m := lm.Default()
	return float64(min(m.Bits(a, b, '，'), m.Bits(a, b, '。')))
}

// torn returns what speaks for a short line being cut from what follows, rather
// than heading it, in bits: they read on, what follows looks like no beginning,
// and the line does not end like a clause.
func torn(l, r []rune) float64 {
	j := judge(l, r)
	m := lm.Default()
	stop, _ := m.Next(m.After(l), lm.Edge)
	return j.Gain - float64(stop) + 1.3*(clause(l)-4) + 0.3*float64(max(0, len(l)-28))
}
