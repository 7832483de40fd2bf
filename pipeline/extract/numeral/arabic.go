package numeral

import (
	"math/big"
	"strings"
)

// readArabic reads a run of Arabic digits with separators, decimals and a power
// of ten. points counts the decimal points; more than one makes it no number.
func readArabic(t []rune, i int) (v Value, end, digits, points int, ok bool) {
	start := i
	for arabic(at(t, i)) >= 0 {
		i++
	}
	whole := i - start
	if whole >= 1 && whole <= 3 {
		i = thousands(t, i)
	}
	intEnd := i
	for at(t, i) == '.' || at(t, i) == '．' || middleDot(t, i) {
		if arabic(at(t, i+1)) < 0 {
			break
		}
		points++
		for i++; arabic(at(t, i)) >= 0; i++ {
		}
		if points == 1 && intEnd == start {
			intEnd = start
		}
	}
	if i == start {
		return
	}
	if points > 1 {
		v, _ = digitsValue(t[start:intEnd], 0)
		return v, i, whole, points, true
	}
	v, digits = digitsValue(t[start:i], 0)
	if e := at(t, i); e == 'e' || e == 'E' || e == 'ｅ' || e == 'Ｅ' {
		if n, end, ok := exponent(t, i+1, 3); ok {
			v, i = v.Shift(n), end
		}
	} else if at(t, i) == '×' && arabic(at(t, i+1)) == 1 && arabic(at(t, i+2)) == 0 {
		if n, end, ok := superscript(t, i+3); ok {
			v, i = v.Shift(n), end
		} else if at(t, i+3) == '^' {
			if n, end, ok := exponent(t, i+4, 3); ok {
				v, i = v.Shift(n), end
			}
		}
	} else if e == '^' {
		if n, end, ok := exponent(t, i+1, 2); ok {
			if p, ok := v.power(n); ok {
				v, i = p, end
			}
		}
	} else if n, end, ok := superscript(t, i); ok {
		if p, ok := v.power(n); ok {
			v, i = p, end
		}
	}
	return v, i, digits, points, true
}

// middleDot reports whether the · at i is a decimal point, as older type has it:
// 1·6亿, 3·5%, 2·5公里. Elsewhere it parts month and day (7·21).
func middleDot(t []rune, i int) bool {
	if r := at(t, i); r != '·' && r != '•' && r != '・' {
		return false
	}
	k := i + 1
	for arabic(at(t, k)) >= 0 {
		k++
	}
	return k > i+1 && (myriad(at(t, k)) > 0 || isPercent(at(t, k)) || measured(t, k) || !monthAndDay(t, i, k))
}

// monthAndDay reports whether the digits before the · at dot and those behind it, up to end,
// can be a month and a day, by which events are called: 7·21, but not 42·18 or 35·2铢.
func monthAndDay(t []rune, dot, end int) bool {
	m, width := 0, 0
	for i := dot - 1; arabic(at(t, i)) >= 0; i-- {
		width++
	}
	if width > 2 || end-dot > 3 || arabic(at(t, dot+1)) == 0 || at(t, dot-width-1) == '.' {
		return false
	}
	for i := dot - width; i < dot; i++ {
		m = 10*m + arabic(at(t, i))
	}
	d := 0
	for i := dot + 1; i < end; i++ {
		d = 10*d + arabic(at(t, i))
	}
	return m >= 1 && m <= 12 && d >= 1 && d <= 31
}

// measured reports whether a unit of length, area, weight, money or points stands at k,
// which no month and day has behind it.
func measured(t []rune, k int) bool {
	switch next := at(t, k+1); at(t, k) {
	case '公':
		return next == '里' || next == '斤' || next == '顷' || next == '尺' || next == '分'
	case '平', '立':
		return next == '方' || next == '米'
	case '千', '毫', '厘':
		return next == '米' || next == '克' || next == '瓦' || next == '升'
	case '百':
		return next == '分'
	case '小':
		return next == '时'
	case '天':
		return next != '津' && next != '安'
	case '点':
		return next != '钟'
	case '日', '美', '港', '欧', '加', '澳', '韩', '泰':
		return next == '元' || next == '币' || next == '铢'
	case '英':
		return next == '镑' || next == '里' || next == '寸' || next == '尺'
	case '法':
		return next == '郎'
	case '马':
		return next == '克'
	case '卢':
		return next == '布' || next == '比'
	case '比':
		return next == '索'
	case '坚':
		return next == '戈'
	case '亩', '吨', '元', '米', '倍', '斤', '铢', '盾', '级', '秒', '克', '度', '个', '户', '件', '岁', '台', '辆', '层', '成', '分':
		return true
	}
	return false
}

// thousands passes groups of three digits behind commas: ASCII, full-width or
// the thin spaces that typographers use. A comma with a space after it is a list.
func thousands(t []rune, i int) int {
	for {
		switch at(t, i) {
		case ',', '，', '\u2009', '\u202f', '\'', '’':
		case ' ':
			// With plain spaces one group proves nothing: 1 234 567 but not 2 300.
			if !group(t, i+1) || !(at(t, i+4) == ' ' && group(t, i+5) || i >= 4 && at(t, i-4) == ' ' && arabic(at(t, i-5)) >= 0) {
				return i
			}
		default:
			return i
		}
		if !group(t, i+1) {
			return i
		}
		i += 4
	}
}

// group reports whether exactly three digits stand at i.
func group(t []rune, i int) bool {
	return arabic(at(t, i)) >= 0 && arabic(at(t, i+1)) >= 0 && arabic(at(t, i+2)) >= 0 && arabic(at(t, i+3)) < 0
}

// digitsValue reads digits, Arabic or Chinese, with at most one point among
// them; everything else is a separator.
func digitsValue(t []rune, exp int32) (v Value, n int) {
	var c int64
	point := false
	for _, r := range t {
		d := arabic(r)
		if d < 0 {
			d = hanzi(r)
		}
		if d < 0 {
			point = point || r == '.' || r == '．' || r == '·' || r == '•' || r == '・' || r == '点' || r == '點'
			continue
		}
		if point {
			exp--
		}
		n++
		if n > 18 {
			continue
		}
		c = c*10 + int64(d)
	}
	if n <= 18 {
		return Value{coef: c, exp: exp}, n
	}
	var s strings.Builder
	for _, r := range t {
		if d := max(arabic(r), hanzi(r)); d >= 0 {
			s.WriteByte(byte('0' + d))
		}
	}
	w, _ := new(big.Int).SetString(s.String(), 10)
	return fromBig(w, exp), n
}

// exponent reads signs and at most size digits; two minus signs make a plus.
func exponent(t []rune, i, size int) (n, end int, ok bool) {
	neg := false
	for ; at(t, i) == '+' || isMinus(at(t, i)) || at(t, i) == '＋'; i++ {
		if isMinus(t[i]) {
			neg = !neg
		}
	}
	start := i
	for arabic(at(t, i)) >= 0 {
		n = n*10 + arabic(t[i])
		if i++; i-start > size {
			return 0, 0, false
		}
	}
	if neg {
		n = -n
	}
	return n, i, i > start
}

// superscript reads ², ⁻⁶, ¹⁰.
func superscript(t []rune, i int) (n, end int, ok bool) {
	neg := at(t, i) == '⁻'
	if neg {
		i++
	}
	start := i
	for ; i-start < 3; i++ {
		d := strings.IndexRune("⁰¹²³⁴⁵⁶⁷⁸⁹", at(t, i))
		if d < 0 || at(t, i) == 0 {
			break
		}
		n = n*10 + map[rune]int{'⁰': 0, '¹': 1, '²': 2, '³': 3, '⁴': 4, '⁵': 5, '⁶': 6, '⁷': 7, '⁸': 8, '⁹': 9}[t[i]]
	}
	if neg {
		n = -n
	}
	return n, i, i > start
}
