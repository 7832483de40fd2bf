package ingest

import (
	"strconv"
	"strings"

	"baoshu/pipeline/paper"
)

// narrow folds the full-width forms that imprints are set in.
func narrow(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - 0xFEE0
	case r == '　':
		return ' '
	case r == '○':
		return '〇'
	}
	return r
}

// readDate reads a whole date at at: 2025年10月20日, 2025-10-20, 2025/10/20,
// 2025.10.20, 二〇二五年十月二十日. end is at where none stands there, or a day
// that no calendar has.
func readDate(text []rune, at int) (day paper.Day, end int) {
	y, i := number(text, at, 4)
	chinese := false
	if i != at+4 {
		if y, i = hanYear(text, at); i == at {
			return paper.NoDay, at
		}
		chinese = true
	}
	i = skip(text, i)
	if i >= len(text) || y < 1850 || y > 2199 {
		return paper.NoDay, at
	}
	sep := text[i]
	if sep != '年' && (chinese || !strings.ContainsRune("-/.", sep)) {
		return paper.NoDay, at
	}
	m, j := monthOrDay(text, skip(text, i+1))
	if j = skip(text, j); m == 0 || j >= len(text) || sep == '年' && text[j] != '月' || sep != '年' && text[j] != sep {
		return paper.NoDay, at
	}
	d, k := monthOrDay(text, skip(text, j+1))
	if d == 0 {
		return paper.NoDay, at
	}
	if sep == '年' {
		if k = skip(text, k); k >= len(text) || text[k] != '日' && text[k] != '号' && text[k] != '號' {
			return paper.NoDay, at
		}
		k++
	} else if k < len(text) && digit(text[k]) {
		return paper.NoDay, at
	}
	if m > 12 || d > paper.DaysIn(y, m) {
		return paper.NoDay, at
	}
	return paper.DayOf(y, m, d), k
}

func skip(text []rune, at int) int {
	for at < len(text) && text[at] == ' ' {
		at++
	}
	return at
}

// number reads up to max digits.
func number(text []rune, at, max int) (n, end int) {
	end = at
	for end < len(text) && end < at+max && (digit(text[end]) || text[end] == '〇') {
		d := 0
		if text[end] != '〇' {
			d = int(text[end] - '0')
		}
		n = n*10 + d
		end++
	}
	if end > at && !digit(text[at]) && text[at] != '〇' {
		return 0, at
	}
	return n, end
}

const hanDigits = "〇一二三四五六七八九"

func hanDigit(r rune) int {
	if r == '零' {
		return 0
	}
	if i := strings.IndexRune(hanDigits, r); i >= 0 {
		return i / len("〇")
	}
	return -1
}

// hanYear reads 二〇二五.
func hanYear(text []rune, at int) (y, end int) {
	for end = at; end < len(text) && end < at+4; end++ {
		d := hanDigit(text[end])
		if d < 0 {
			return 0, at
		}
		y = y*10 + d
	}
	if end != at+4 {
		return 0, at
	}
	return y, end
}

// monthOrDay reads 1 to 31 in figures or characters; 0 where there is none.
func monthOrDay(text []rune, at int) (n, end int) {
	if n, end = number(text, at, 2); end > at {
		return n, end
	}
	return hanNumber(text, at)
}

// hanNumber reads 一 to 九十九, and 廿一, 卅一.
func hanNumber(text []rune, at int) (n, end int) {
	end = at
	tens := false
	for ; end < len(text); end++ {
		switch r := text[end]; {
		case r == '十' && !tens:
			n, tens = max(n, 1)*10, true
		case (r == '廿' || r == '卅') && end == at:
			n, tens = 20, true
			if r == '卅' {
				n = 30
			}
		case hanDigit(r) > 0 && (n == 0 || tens && n%10 == 0):
			n += hanDigit(r)
		default:
			return n, end
		}
	}
	return n, end
}

// readClock reads 08:32, 8:32:10, 8时32分, 上午8:32.
func readClock(text []rune, at int) int {
	i := at
	for _, half := range []string{"上午", "下午", "晚上", "凌晨", "中午"} {
		if hasAt(text, i, half) {
			i += 2
		}
	}
	h, j := number(text, i, 2)
	if j == i || h > 24 || j >= len(text) || text[j] != ':' && text[j] != '时' && text[j] != '時' {
		return at
	}
	m, k := number(text, j+1, 2)
	if k == j+1 || m > 59 {
		return at
	}
	if k < len(text) && text[k] == '分' {
		k++
	}
	if k < len(text) && text[k] == ':' {
		if s, e := number(text, k+1, 2); e > k+1 && s < 60 {
			k = e
		}
	}
	if k < len(text) && digit(text[k]) {
		return at
	}
	return k
}

func hasAt(text []rune, at int, word string) bool {
	for _, r := range word {
		if at >= len(text) || text[at] != r {
			return false
		}
		at++
	}
	return true
}

func readWeekday(text []rune, at int) int {
	for _, w := range []string{"星期", "周", "週", "礼拜"} {
		if hasAt(text, at, w) {
			at2 := skip(text, at+len([]rune(w)))
			if at2 < len(text) && strings.ContainsRune("一二三四五六日天", text[at2]) {
				return at2 + 1
			}
		}
	}
	return at
}

// readLunar reads the day of the old calendar, 甲辰年九月十八, 九月初五,闰六月廿.
func readLunar(text []rune, at int) int {
	i := at
	if i+2 < len(text) && strings.ContainsRune("甲乙丙丁戊己庚辛壬癸", text[i]) && strings.ContainsRune("子丑寅卯辰巳午未申酉戌亥", text[i+1]) && text[i+2] == '年' {
		i += 3
	}
	if i < len(text) && (text[i] == '闰' || text[i] == '閏') {
		i++
	}
	j := i
	if j < len(text) && strings.ContainsRune("正冬腊臘", text[j]) {
		j++
	} else if _, e := hanNumber(text, j); e > j {
		j = e
	}
	if j == i || j >= len(text) || text[j] != '月' {
		return i
	}
	j++
	k := j
	if k < len(text) && text[k] == '初' {
		k++
	}
	_, e := hanNumber(text, k)
	if e == k {
		return at
	}
	return e
}

// readPage reads a page number: 第 01 版, 第07版, 第七版, A07版, 07版, 头版, and the
// name of the page behind a colon: 第07版：要闻.
func readPage(text []rune, at int) (no int, label string, end int) {
	i := at
	ordinal := false
	if text[i] == '第' {
		ordinal = true
		i = skip(text, i+1)
	} else if hasAt(text, i, "头版") || hasAt(text, i, "頭版") {
		return 1, "", i + 2
	}
	letters := i
	for i < len(text) && text[i] >= 'A' && text[i] <= 'Z' && i < letters+2 {
		i++
	}
	n, j := number(text, i, 3)
	if j == i && ordinal {
		n, j = hanNumber(text, i)
	}
	if j == i || n == 0 || n > 200 {
		return 0, "", at
	}
	k := skip(text, j)
	if k >= len(text) || text[k] != '版' || k+1 < len(text) && strings.ContainsRune("本权權面图圖画畫税", text[k+1]) {
		return 0, "", at
	}
	k++
	if i > letters {
		label = string(text[letters:j])
	}
	if k < len(text) && text[k] == ':' {
		s := skip(text, k+1)
		e := s
		for e < len(text) && e < s+8 && text[e] > 0x2E7F && !strings.ContainsRune("《》（）【】", text[e]) {
			e++
		}
		if e > s {
			first(&label, string(text[s:e]))
			k = e
		}
	}
	if label != "" && label[0] >= 'A' && label[0] <= 'Z' && label == string(text[letters:j]) {
		label = strings.TrimSpace(label[:i-letters] + pad(n, j-i))
	}
	return n, label, k
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}
