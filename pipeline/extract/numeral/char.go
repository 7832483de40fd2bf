package numeral

import "strings"

// arabic returns the value of a half- or full-width digit, or -1.
func arabic(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case '０' <= r && r <= '９':
		return int(r - '０')
	}
	return -1
}

// hanzi returns the value of a Chinese digit, or -1. 两 is not among them: it
// stands only before a unit or on its own.
func hanzi(r rune) int {
	switch r {
	case '零', '〇', '○':
		return 0
	case '一', '壹':
		return 1
	case '二', '贰', '貳', '弐':
		return 2
	case '三', '叁', '叄', '參', '参':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆', '陸':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	}
	return -1
}

func isTwo(r rune) bool { return r == '两' || r == '兩' || r == '俩' || r == '倆' }

func isZero(r rune) bool { return r == '零' || r == '〇' || r == '○' }

// unit returns the power of ten of 十, 百, 千, or 0.
func unit(r rune) int {
	switch r {
	case '十', '拾':
		return 1
	case '百', '佰':
		return 2
	case '千', '仟':
		return 3
	}
	return 0
}

// myriad returns the power of ten of 万, 亿, 兆, or 0.
func myriad(r rune) int {
	switch r {
	case '万', '萬':
		return 4
	case '亿', '億':
		return 8
	case '兆':
		return 12
	}
	return 0
}

// tens returns 2, 3, 4 for 廿, 卅, 卌, or 0.
func tens(r rune) int {
	switch r {
	case '廿':
		return 2
	case '卅':
		return 3
	case '卌':
		return 4
	}
	return 0
}

// counts reports whether 数 before the character can be some, as in 十数支, and is
// no noun: 数字, 数据, 数码.
func counts(r rune) bool {
	return r >= 0x4e00 && r < 0xa000 && !strings.ContainsRune("字据码学量目控额值列轴计位", r)
}

func isFew(r rune) bool { return r == '几' || r == '幾' || r == '数' || r == '數' }

// financial reports whether r is a digit or unit of the forms used on cheques,
// all of which also stand in ordinary words (大陆, 队伍, 拾起, 参加).
func financial(r rune) bool {
	switch r {
	case '壹', '贰', '貳', '弐', '叁', '叄', '參', '参', '肆', '伍', '陆', '陸', '柒', '捌', '玖', '拾', '佰', '仟':
		return true
	}
	return false
}

func isMore(r rune) bool { return r == '多' || r == '余' || r == '餘' || r == '来' }

func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r == '〇' || r > 0x1ffff
}

func isLetter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || 'ａ' <= r && r <= 'ｚ' || 'Ａ' <= r && r <= 'Ｚ'
}

func isMinus(r rune) bool { return r == '-' || r == '－' || r == '−' || r == '﹣' }

func isSpace(r rune) bool {
	return r == ' ' || r == '\u00a0' || r == '\u3000' || r == '\u2009' || r == '\u202f' || r == '\t'
}

func isPercent(r rune) bool { return r == '%' || r == '％' || r == '﹪' }

// at returns the character at i, or 0 outside the text.
func at(t []rune, i int) rune {
	if i < 0 || i >= len(t) {
		return 0
	}
	return t[i]
}

// skip passes at most four spaces.
func skip(t []rune, i int) int {
	for n := 0; n < 4 && i < len(t) && isSpace(t[i]); n++ {
		i++
	}
	return i
}

// has reports whether the characters of s stand at i, with spaces between them
// or not, and returns the end.
func has(t []rune, i int, s string) (int, bool) {
	for _, r := range s {
		if i = skip(t, i); at(t, i) != r {
			return 0, false
		}
		i++
	}
	return i, true
}

// prefixed reports whether the 千, 兆, 百 at i is the head of a unit (千瓦, 兆字节,
// 百分点) and no part of a numeral. A length is written both ways: after Arabic
// digits 千米 is the unit (0.2千米), after Chinese ones 千 counts (三千米).
func prefixed(t []rune, i int, afterArabic bool) bool {
	n := at(t, i+1)
	switch at(t, i) {
	case '千':
		switch n {
		case '瓦', '克', '伏', '卡', '帕', '焦', '赫', '牛', '比', '乏', '欧':
			return n != '克' || at(t, i+2) != '拉' && at(t, i+2) != '朗'
		case '字':
			return at(t, i+2) == '节'
		case '米':
			return afterArabic
		}
	case '兆':
		switch n {
		case '瓦', '赫', '帕', '伏', '欧', '焦', '比', '周':
			return true
		case '字':
			return at(t, i+2) == '节'
		}
		return megaAlone(t, i+1)
	case '百':
		switch n {
		case '帕':
			return true
		case '分':
			switch at(t, i+2) {
			case '点', '點', '比', '位', '率', '制', '数', '號', '号':
				return true
			}
		}
	}
	return false
}

// megaAlone reports whether the 兆 that ends before i is a unit by itself, as in 100兆光纤
// and 提速至50兆: 兆 counts (10^12) only where money, another power of ten or a digit
// follows, or nothing says what it measures.
func megaAlone(t []rune, i int) bool {
	for i < len(t) && (isMore(t[i]) || t[i] == ' ') {
		i++
	}
	switch r := at(t, i); r {
	case '光', '宽', '带', '流', '网', '速', '内':
		return true
	case '元', '圆', '圓', '美', '日', '韩', '欧', '英', '新', '台', '港', '卢', '越', '印', '人', '万', '亿', '萬', '億', '兆':
		return false
	default:
		if hanzi(r) >= 0 || arabic(r) >= 0 || unit(r) > 0 {
			return false
		}
	}
	const near, far = 10, 24 // characters behind and before
	for k := i; k < len(t) && k < i+near && t[k] != '，' && t[k] != '。'; k++ {
		if carries(t, k) {
			return true // 50兆以上带宽
		}
	}
	for k := i - 1; k >= 0 && k > i-far; k-- {
		switch t[k] {
		case '，', '。', '；', '！', '？':
			return false
		}
		if carries(t, k) {
			return true
		}
	}
	return false
}

// carries reports whether a word of lines and stores of data stands at k: 宽带, 网速, 内存.
func carries(t []rune, k int) bool {
	switch t[k] {
	case '速', '宽', '光', '流', '网', '存':
		switch string(t[k:min(k+2, len(t))]) {
		case "速率", "速度", "宽带", "光纤", "光网", "流量", "网速", "网络", "存储":
			return true
		}
	case '带':
		return at(t, k+1) == '宽'
	case '内':
		return at(t, k+1) == '存'
	}
	return false
}
