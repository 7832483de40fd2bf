package quantity

import (
	"strings"

	"baoshu/pipeline/paper"
)

// unit is a unit as found behind a number.
type unit struct {
	paper.Span
	text, code, class, base string
	factor                  float64
	weak                    bool
}

// at returns the character at i, or 0 outside the text.
func at(t []rune, i int) rune {
	if i < 0 || i >= len(t) {
		return 0
	}
	return t[i]
}

func isSpace(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u3000' || r == '\t' }

// skip passes at most two spaces.
func skip(t []rune, i int) int {
	for n := 0; n < 2 && i < len(t) && isSpace(t[i]); n++ {
		i++
	}
	return i
}

func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r > 0x1ffff
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

func isDigit(r rune) bool { return '0' <= r && r <= '9' || '０' <= r && r <= '９' }

// unitAt reads the unit at i: the longest word of the lists, a counter in
// brackets behind another (套（间）), and what it is per (元/吨, 微克每立方米).
//
// bare says that the number is of a sort that often stands without a measure
// word: with 万 or 亿, or like a year.
func (d *tables) unitAt(t []rune, i int, bare bool) (u unit, ok bool) {
	j := skip(t, i)
	end, id := d.units.Longest(t, j)
	if id < 0 {
		return u, false
	}
	// Latin letters must be the whole of a word: 5g, not 5good; G of 5G.
	if isLetter(t[end-1]) && isLetter(at(t, end)) || isLetter(t[j]) && isDigit(at(t, end)) {
		return u, false
	}
	row := &d.unitRows[id]
	if d.overlong(t, j, end) {
		if end, id = d.shorter(t, j, end); id < 0 {
			return u, false
		}
		row = &d.unitRows[id]
	} else if d.blocked(t, j, end, row, bare) || j > i && row.class == "count" && isHan(at(t, i-1)) {
		return u, false // behind a space, 棚 of 投资30亿 棚户区 begins the next phrase
	}
	u = unit{paper.Span{Start: j, End: end}, row.word, row.code, row.class, row.base, row.factor, row.weak}
	if row.class == "count" {
		if open := at(t, end); open == '（' || open == '(' {
			if e, id := d.units.Longest(t, end+1); id >= 0 && e-end <= 3 && (at(t, e) == '）' || at(t, e) == ')') && d.unitRows[id].class == "count" {
				u.End = e + 1
				u.text = string(t[j : e+1])
			}
		}
	}
	d.per(t, &u)
	return u, true
}

// per reads the second unit of a rate.
func (d *tables) per(t []rune, u *unit) {
	for n := 0; n < 2; n++ {
		k := u.End
		sep := at(t, k)
		switch sep {
		case '/', '／', '每', '·', '∕':
			k++
		default:
			return
		}
		if isDigit(at(t, k)) {
			return
		}
		code, end := "", 0
		if !joins(sep, u) {
			return
		}
		if sep == '每' && u.class == "count" {
			// only an area, a volume or a length
		} else if at(t, k) == '人' || at(t, k) == '月' || at(t, k) == '日' || at(t, k) == '时' {
			switch at(t, k) {
			case '人':
				code = "{人}"
			case '月':
				code = "mo"
			case '日':
				code = "d"
			default:
				code = "h"
			}
			end = k + 1
		}
		if e, id := d.units.Longest(t, k); id >= 0 && e > end && !(isLetter(t[e-1]) && isLetter(at(t, e))) {
			row := &d.unitRows[id]
			if sep == '每' && row.class == "time" && u.class != "length" && u.class != "other" && u.class != "volume" && u.class != "data" && isHan(at(t, e)) {
				return // 10亿元每年增加: the next word's
			}
			if sep == '每' && u.class == "count" && row.class != "area" && row.class != "volume" && row.class != "length" {
				return
			}
			code, end = row.code, e
		}
		if end == 0 {
			return
		}
		if sep == '每' && n == 1 {
			return
		}
		if sep == '·' {
			u.code += "." + code
		} else {
			u.code += "/" + code
		}
		u.text = string(t[u.Start:end])
		u.End, u.factor, u.base = end, 0, "-"
	}
}

// overlong reports whether the unit [i,end) takes a character of the next word: 人头 of
// 1人头部受伤, 元整 of 8亿元整改资金.
func (d *tables) overlong(t []rune, i, end int) bool {
	if end-i < 2 {
		return false
	}
	e, id := d.block.Longest(t, i)
	return id >= 0 && e > end && d.blockLong[id]
}

// shorter returns the longest unit at i that ends before end.
func (d *tables) shorter(t []rune, i, end int) (stop, id int) {
	id = -1
	d.units.Each(t, i, func(e, k int) bool {
		if e < end && e > stop {
			stop, id = e, k
		}
		return true
	})
	return stop, id
}

// joins reports whether the sign lets a second unit follow the first: · a factor (千瓦·时),
// which what is counted, money and time have none of (这五年·国企改革), 每 a divisor, which a
// count has only of an area or a volume (人每平方公里, but 72亿人每人每年).
func joins(sep rune, u *unit) bool {
	switch sep {
	case '·':
		return u.class != "currency" && u.class != "count" && u.class != "time"
	case '每':
		return u.class != "time"
	}
	return true
}

// timid units are single characters that begin many other words: they count only
// where nothing Chinese follows that could be such a word.
const timid = "安欧牛卡焦担转钱码寸盾晚宿两兩法拉旬点"

// blocked reports whether the word at [i,end) only begins like a unit: 个 of 个体,
// 名 of 名单.
func (d *tables) blocked(t []rune, i, end int, row *unitRow, bare bool) bool {
	if e, id := d.block.Longest(t, i); id >= 0 && e > end && !d.blockOff[id] && !d.blockLong[id] && (bare || !d.blockBare[id] || row.weak) {
		return true
	}
	if next := at(t, end); row.class != "count" && isHan(next) && strings.Contains(timid, row.word) {
		return !strings.ContainsRune("以之内左上的多余不到半零一二三四五六七八九十和及与至每白黄银长高宽深厚重兑折", next)
	}
	return false
}
