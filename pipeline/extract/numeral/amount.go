package numeral

import "baoshu/pipeline/paper"

// An amount is a numeral as nearly all amounts and dates are printed: ASCII digits with a
// point among them at most, then 万, 亿 or % at most, then a Chinese character that adds
// nothing to it. They are read here at a fifth of what [read] takes, which reads them
// alike.
type amount struct {
	coef     int64
	decimals int32
	mult     int // 4 for 万, 8 for 亿
	percent  bool
	end      int
}

// longAmount is how many digits surely fit a coefficient.
const longAmount = 15

// amountAt reads the amount at i, where a digit stands; ok is false where the numeral there
// is none, or may not be. first are the characters that numerals start with.
func amountAt(t []rune, i int, first *starts) (a amount, ok bool) {
	if i > 0 {
		if p := t[i-1]; isMinus(p) || isLetter(p) || p == '—' || p == '.' {
			return a, false // A4, 运-10
		}
	}
	end := i
	for ; end < len(t) && digit(t[end]); end++ {
		a.coef = a.coef*10 + int64(t[end]-'0')
		if end-i == longAmount {
			return a, false
		}
	}
	if at(t, end) == '.' {
		point := end
		for end++; end < len(t) && digit(t[end]); end++ {
			a.coef = a.coef*10 + int64(t[end]-'0')
			if end-i == longAmount {
				return a, false
			}
		}
		if a.decimals = int32(end - point - 1); a.decimals == 0 {
			return a, false
		}
	}
	switch r := at(t, end); {
	case (r == '万' || r == '亿') && end-i != 4 && a.coef > 0: // 2017万科 is no 2017万
		a.mult = myriad(r)
		end++
	case r == '%' || r == '％':
		a.percent = true
		end++
	}
	a.end = end
	return a, end < len(t) && plain(t[end], first)
}

// numeral returns the amount, which starts at i, as a numeral.
func (a *amount) numeral(i int) Numeral {
	v := Value{coef: a.coef, exp: int32(a.mult) - a.decimals}
	n := Numeral{Span: paper.Span{Start: i, End: a.end}, Value: v, High: v, Mult: a.mult}
	if a.decimals > 0 {
		n.Type = Decimal
	}
	if a.mult > 0 {
		n.Form = Mixed
	}
	if a.percent {
		n.Type, n.Percent, n.Suffix = Percent, true, paper.Span{Start: a.end - 1, End: a.end}
	}
	return n
}

func digit(r rune) bool { return r >= '0' && r <= '9' }
