package numeral

import (
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// percent reads what makes a number a percentage behind it: %, ‰, 成, 折.
func percent(t []rune, n Numeral) Numeral {
	j := skip(t, n.End)
	r := at(t, j)
	shift := 0
	switch {
	case isPercent(r):
	case r == '‰':
		shift = -1
	case r == '‱':
		shift = -2
	case r == '成' || r == '折':
		return tenths(t, n, j)
	default:
		if n.Form == Digits || n.Form == Arabic || n.Form == Hanzi {
			return spacedFold(t, n, j)
		}
		return n
	}
	if n.Form == Bare || n.Form == Ratio {
		return n
	}
	n.Value, n.High = n.Value.Shift(shift), n.High.Shift(shift)
	n.Percent, n.Suffix, n.End = true, paper.Span{Start: j, End: j + 1}, j+1
	n.Type = Percent
	return n
}

// tenths reads 七成, 六成五, 七成半, 半成, 8折, 九五折, 8.5折.
func tenths(t []rune, n Numeral, j int) Numeral {
	r, next := t[j], at(t, j+1)
	if n.Form == Bare && !(n.End-n.Start == 1 && unit(at(t, n.Start)) == 1) || n.Mult > 0 || Int(100).Less(n.Value) || n.Value.Sign() <= 0 && !n.Ranged {
		return n
	}
	if r == '折' {
		switch next {
		case '叠', '疊', '腾', '騰', '射', '合', '算', '磨', '页', '戟', '弯', '彎', '返', '线', '線', '子', '断', '斷', '屏', '旧', '现', '戏', '纸':
			return n
		}
		lo, hi := n.Value, n.Value
		switch {
		case n.Form == Half:
			lo, hi = Int(50), Int(50)
		case n.Ranged && n.High.Less(Int(10)): // 七八折
			lo, hi = lo.Shift(1), n.High.Shift(1)
		case lo.Less(Int(10)):
			lo, hi = lo.Shift(1), lo.Shift(1)
		case lo.Less(Int(100)) && Int(10).Less(lo) && n.Type != Decimal && n.Form != Vague && !n.Ranged:
		default:
			return n
		}
		if at(t, n.Start-1) == '波' {
			return n
		}
		n.Value, n.High = lo, hi
	} else {
		if wordWithCheng(next) || at(t, n.Start) == '一' && next == '为' || Int(10).Less(n.Value) {
			return n
		}
		n.Value, n.High = n.Value.Shift(1), n.High.Shift(1)
		// 六成五: one digit more, with nothing counted by it.
		k := skip(t, j+1)
		d := max(hanzi(at(t, k)), arabic(at(t, k)))
		if after := at(t, k+1); d > 0 && !n.Ranged && n.Type == Cardinal && hanzi(after) < 0 && arabic(after) < 0 && unit(after) == 0 && myriad(after) == 0 && !countable(after) {
			n.Value = n.Value.Add(Int(int64(d)))
			n.High = n.Value
			j = k
		} else if at(t, k) == '半' && !wholeAfterHalf(at(t, k+1)) && n.Form != Half {
			n.Value = n.Value.Add(Int(5))
			n.High = n.Value
			j = k
		}
	}
	n.Percent, n.Type = true, Percent
	n.Suffix, n.End = paper.Span{Start: j, End: j + 1}, j+1
	if n.Form == Half {
		n.Form = Hanzi
	}
	return n
}

// wordWithCheng reports whether 成 before r heads a word: 成立, 成员, 一成不变.
func wordWithCheng(r rune) bool {
	switch r {
	case '立', '员', '員', '果', '功', '本', '绩', '績', '长', '長', '就', '都', '人', '年', '品', '分', '交', '语', '千', '百', '熟', '型', '效', '套', '名', '不', '倍', '群', '因', '形', '活', '才', '材', '渝', '昆', '贵', '村', '片', '全', '婚', '队', '色', '药', '家', '风':
		return true
	}
	return false
}

// countable reports whether a digit before r begins a number of its own: 六成五 is
// one number, 占三成5人 is not.
func countable(r rune) bool {
	switch r {
	case '个', '個', '家', '人', '名', '项', '種', '种', '年', '月', '日', '天', '位', '点', '點', '成', '%', '％', '.', '折':
		return true
	}
	return false
}

// spacedFold reads 7 2 折 and 九 九 折: two digits set apart.
func spacedFold(t []rune, n Numeral, j int) Numeral {
	if j == n.End || n.End-n.Start != 1 {
		return n
	}
	a, b := max(hanzi(at(t, n.Start)), arabic(at(t, n.Start))), max(hanzi(at(t, j)), arabic(at(t, j)))
	k := skip(t, j+1)
	if a <= 0 || b < 0 || at(t, k) != '折' {
		return n
	}
	n.Value = Int(int64(a*10 + b))
	n.High = n.Value
	n.Percent, n.Type, n.Suffix, n.End = true, Percent, paper.Span{Start: k, End: k + 1}, k+1
	return n
}

// joinRange reads the second end of a range behind n: 3至6, 4%—4.5%, 五百到八百万,
// 2亿—4亿. The unit of the second counts for both where the first has none
// (1至2万 is ten to twenty thousand, 1000至2万 is not).
func joinRange(t []rune, n Numeral, j int, hyphen bool) (Numeral, bool) {
	if n.Ranged && !n.Percent && n.HighAt > 0 || n.Form == Ratio || n.Form == Half || n.Form == Vague || n.Form == Bare && n.Suffix.Empty() && n.Mult == 0 {
		return n, false
	}
	from := at(t, n.Start-1)
	if hyphen && arabic(t[n.Start]) == 0 && arabic(at(t, n.Start+1)) >= 0 {
		return n, false // 010-6234: a telephone number
	}
	if hyphen && (isMinus(at(t, n.Start-1)) || at(t, n.Start-1) == '—' || at(t, n.Start-1) == '+') {
		return n, false
	}
	h, ok := term(t, j)
	if !ok || h.Type == Ordinal || h.Form == Code || h.Form == Ratio || h.Form == Vague || h.Form == Half || h.Ranged || h.Form == Bare && h.Mult == 0 {
		return n, false
	}
	if (from == '由' || from == '从' || from == '從') && !spans(t, h.End) {
		return n, false // 由45降到20: a change, not a range
	}
	// Chained hyphens are a telephone number or a date, plus signs a slogan.
	if p := at(t, h.End); hyphen && isMinus(p) && arabic(at(t, h.End+1)) >= 0 || p == '+' || p == '＋' {
		return n, false
	}
	lowEnd := n.End
	switch {
	case n.Percent && !h.Percent:
		if isPercent(at(t, n.End-1)) {
			return n, false
		}
		h.Percent = true // 百分之五至七
	case h.Percent && !n.Percent:
		if at(t, h.Suffix.Start) == '百' || h.Suffix.Start == h.Start {
			return n, false
		}
		switch at(t, h.Suffix.Start) {
		case '成', '折':
			if n.Form == Digits || !n.Value.Less(Int(10)) {
				return n, false
			}
			n.Value = n.Value.Shift(1)
		case '‰':
			n.Value = n.Value.Shift(-1)
		}
		n.Percent, n.Suffix = true, h.Suffix
	default:
		distribute(t, &n, &h)
	}
	if !n.Value.Less(h.Value) {
		return n, false
	}
	n.High, n.Ranged, n.Type, n.Approx = h.Value, true, Range, false
	n.LowEnd, n.HighAt, n.End = lowEnd, h.Start, h.End
	n.Mult = max(n.Mult, h.Mult)
	if !h.Suffix.Empty() {
		n.Suffix = h.Suffix
	}
	return n, true
}

// spans reports whether what follows the second end says that it is one of a
// range, with at most a unit between: 从8万到80万元不等, 300到500元之间.
func spans(t []rune, i int) bool {
	for k := i; k < i+6; k++ {
		switch r := at(t, k); {
		case r == '不' && at(t, k+1) == '等', r == '之' && at(t, k+1) == '间':
			return true
		case !isHan(r) && !isLetter(r):
			return false
		}
	}
	return false
}

// distribute gives the low end of a range the power that only the high end prints.
func distribute(t []rune, n, h *Numeral) {
	tail, counted := tailPower(t, h), h.Value
	if tail == 0 {
		return
	}
	counted = counted.Shift(-tail)
	if tail < 4 && !isLetter(t[h.End-1]) {
		if n.End-n.Start == 1 && n.Value.Less(Int(10)) && tail > 1 && n.Value.Less(counted) {
			n.Value = n.Value.Shift(tail)
		}
		return
	}
	if own := tailPower(t, n); own >= 4 || own > 0 && isLetter(t[n.End-1]) || !n.Value.Less(counted) {
		return
	}
	n.Value = n.Value.Shift(tail)
}

// tailPower returns the power of ten of the units a numeral ends with: 4 for
// 150万, 12 for 3万亿, 2 for 三百, 0 for 一万三.
func tailPower(t []rune, n *Numeral) int {
	p := 0
	for i := n.End - 1; i >= n.Start; i-- {
		r := t[i]
		if u := myriad(r); u > 0 {
			p += u
			continue
		}
		if p == 0 {
			switch r {
			case 'k', 'K':
				return 3
			case 'w':
				return 4
			case 'M':
				return 6
			}
			return unit(r)
		}
		break
	}
	return p
}

// separator passes the mark of a range at i. hyphen says that it is a dash of
// some kind, which also stands in dates, telephone numbers and model names.
func separator(t []rune, i int) (end int, hyphen, ok bool) {
	j := skip(t, i)
	switch at(t, j) {
	case '至', '到':
		return skip(t, j+1), false, true
	case '-', '－', '−', '—', '–', '―', '~', '～', '〜', '∼', '‐', '‑', '─':
		k := j + 1
		for r := at(t, k); k-j < 3 && (r == '—' || r == '-' || r == '～' || r == '~' || r == '─'); r = at(t, k) {
			k++
		}
		if j > i && skip(t, k) == k {
			return 0, true, false // 3 -5: a list with a negative number
		}
		return skip(t, k), true, true
	case '一':
		if j == i && lexicon.Stroke(t, j) {
			return j + 1, true, true
		}
	}
	return 0, false, false
}
