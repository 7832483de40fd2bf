package numeral

import "baoshu/pipeline/paper"

// vulgar reads ½.
func vulgar(t []rune, i int) (Numeral, bool) {
	var a, b int64
	switch at(t, i) {
	case '½':
		a, b = 1, 2
	case '⅓':
		a, b = 1, 3
	case '⅔':
		a, b = 2, 3
	case '¼':
		a, b = 1, 4
	case '¾':
		a, b = 3, 4
	case '⅕':
		a, b = 1, 5
	case '⅖':
		a, b = 2, 5
	case '⅗':
		a, b = 3, 5
	case '⅘':
		a, b = 4, 5
	case '⅙':
		a, b = 1, 6
	case '⅛':
		a, b = 1, 8
	case '⅜':
		a, b = 3, 8
	case '⅝':
		a, b = 5, 8
	case '⅞':
		a, b = 7, 8
	default:
		return Numeral{}, false
	}
	v, _ := Int(a).Over(Int(b))
	return Numeral{Span: paper.Span{Start: i, End: i + 1}, Type: Fraction, Value: v}, true
}

// over reads 分之: a fraction, or a percentage where 百, 千, 万 stands bare.
func over(t []rune, den Numeral, c card) (Numeral, bool) {
	j, ok := has(t, den.End, "分之")
	if !ok {
		return den, false
	}
	percentage := den.Form == Bare && c.tail != 1
	k, neg := skip(t, j), false
	if s := at(t, k); s == '负' || s == '負' || isMinus(s) {
		neg = true
		k = skip(t, k+1)
	}
	e, ok := readCardinal(t, k)
	if !ok || e.points > 1 {
		return den, false
	}
	num := fromCard(t, k, e)
	decimals(t, &num, e, true)
	if !e.vague {
		num = suffix(t, num, e)
	}
	lo, hi := num.Value, num.High
	if neg {
		lo, hi = hi.Neg(), lo.Neg()
	}
	v, ok1 := lo.Over(den.Value)
	h, ok2 := hi.Over(den.Value)
	if !ok1 || !ok2 {
		return den, false
	}
	out := Numeral{Span: paper.Span{Start: den.Start, End: num.End}, Type: Fraction, Form: num.Form, Value: v, High: h, Ranged: num.Ranged, Approx: num.Approx, Infix: num.Infix}
	if percentage {
		out.Value, out.High = v.Shift(2), h.Shift(2)
		out.Type, out.Percent = Percent, true
		out.Suffix = paper.Span{Start: den.Start, End: j}
	}
	if out.Form == Bare {
		out.Form = Hanzi
	}
	return out, true
}

// mixedFraction reads 五又三分之一 and, as Chinese spoken in the south has it, 一又十分一.
func mixedFraction(t []rune, n Numeral) (Numeral, bool) {
	j := skip(t, n.End)
	if at(t, j) != '又' {
		return n, false
	}
	k := skip(t, j+1)
	if v, ok := vulgar(t, k); ok {
		n.End, n.Value, n.Type = v.End, n.Value.Add(v.Value), Fraction
		return n, true
	}
	c, ok := readCardinal(t, k)
	if !ok {
		return n, false
	}
	den := fromCard(t, k, c)
	f, ok := over(t, den, c)
	if !ok {
		m, ok := has(t, den.End, "分")
		if !ok {
			return n, false
		}
		num, ok := readCardinal(t, m)
		if !ok {
			return n, false
		}
		v, ok := num.lo.Over(den.Value)
		if !ok {
			return n, false
		}
		f = Numeral{Span: paper.Span{End: num.end}, Value: v}
	}
	if f.Percent {
		f.Value = f.Value.Shift(-2)
	}
	n.End, n.Value, n.Type, n.Mult = f.End, n.Value.Add(f.Value), Fraction, 0
	return n, true
}

// slash reads 1/3 and 1 3/5. Three numbers with slashes are a date.
func slash(t []rune, n Numeral, c card) (Numeral, bool) {
	if !c.arabic || c.hanzi || c.points > 0 {
		return n, false
	}
	if at(t, n.Start-1) == '/' || at(t, n.Start-1) == '／' {
		return n, false
	}
	if f, end, ok := simpleFraction(t, n.Start, n.End, n.Value); ok {
		n.End, n.Value, n.Type = end, f, Fraction
		return n, true
	}
	if j := n.End; isSpace(at(t, j)) && n.Value.Less(Int(1000)) && arabic(at(t, j+1)) >= 0 {
		v, end, _, points, ok := readArabic(t, j+1)
		if ok && points == 0 {
			if f, end, ok := simpleFraction(t, j+1, end, v); ok {
				n.End, n.Value, n.Type = end, n.Value.Add(f), Fraction
				return n, true
			}
		}
	}
	return n, false
}

func simpleFraction(t []rune, start, end int, num Value) (Value, int, bool) {
	if s := at(t, end); s != '/' && s != '／' && s != '⁄' || arabic(at(t, end+1)) < 0 {
		return Value{}, 0, false
	}
	den, stop, digits, points, ok := readArabic(t, end+1)
	if !ok || points > 0 || digits > 4 || at(t, stop) == '/' || at(t, stop) == '／' || isLetter(at(t, stop)) || at(t, end+1) == '0' {
		return Value{}, 0, false
	}
	if !num.Less(Int(100)) && !den.Less(Int(10)) {
		return Value{}, 0, false // 5600/6000 gives two rates
	}
	v, ok := num.Over(den)
	return v, stop, ok
}

// ratio reads 3:1 and 三比一. A time of day has two digits behind the colon.
func ratio(t []rune, n Numeral, c card) (Numeral, bool) {
	j := n.End
	sep := at(t, j)
	if n.Type == Fraction || c.points > 0 && sep == '比' || prevColon(t, n.Start) {
		return n, false
	}
	switch sep {
	case ':', '：', '∶':
		if !c.arabic || arabic(at(t, j+1)) < 0 {
			return n, false
		}
	case '比':
		if n.Mult > 0 || !n.Value.Less(Int(1000)) {
			return n, false
		}
	default:
		return n, false
	}
	d, ok := readCardinal(t, j+1)
	if !ok || d.points > 1 || d.arabic != c.arabic || d.vague || !d.digit && d.tail != 1 {
		return n, false
	}
	b := fromCard(t, j+1, d)
	decimals(t, &b, d, false)
	if sep == '比' {
		switch k := at(t, b.End); {
		case !b.Value.Less(Int(1000)), k == '年', k == '月', k == '日', k == '季', k == '个', k == '半':
			return n, false
		}
	} else if k := at(t, b.End); sep != '∶' && !toldRatio(t, n.Start) && (k == ':' || k == '：' || d.arabic && d.points == 0 && b.End-j-1 == 2 && b.Value.Less(Int(60)) && n.Value.Less(Int(25)) && !(at(t, j+1) == '1' && at(t, j+2) == '0')) {
		return Numeral{Span: paper.Span{Start: n.Start, End: clockEnd(t, b.End)}, Form: Code, Value: n.Value}, true
	}
	v, ok := n.Value.Over(b.Value)
	if !ok {
		return n, false
	}
	n.End, n.Value, n.High, n.Type, n.Form, n.Mult = b.End, v, v, Fraction, Ratio, 0
	return n, true
}

// toldRatio reports whether the words before i say that a ratio follows, so that 1:15
// is no time of day: 师生比1:15, 比例为1:20.
func toldRatio(t []rune, i int) bool {
	switch at(t, i-1) {
	case '为', '约', '达', '是', '到', '至':
		i--
	}
	return at(t, i-1) == '比' && isHan(at(t, i-2)) || at(t, i-1) == '例' && at(t, i-2) == '比'
}

func prevColon(t []rune, i int) bool {
	p := at(t, i-1)
	return (p == ':' || p == '：') && arabic(at(t, i-2)) >= 0
}

// clockEnd passes the seconds of 08:30:15.
func clockEnd(t []rune, i int) int {
	for (at(t, i) == ':' || at(t, i) == '：') && arabic(at(t, i+1)) >= 0 {
		for i++; arabic(at(t, i)) >= 0; i++ {
		}
	}
	return i
}
