package seam

import (
	"baoshu/pipeline/lm"
)

// longest is the longest run looked for on both sides of a seam.
const longest = 16

// doubled returns how many characters at the start of right repeat the end of
// left and should go, and by how many bits the text is cheaper without them.
func doubled(m *lm.Model, left, right []rune) (int, float64) {
	best, margin := 0, 0.0
	for n := 1; n <= longest && n <= len(left) && n <= len(right); n++ {
		if !equal(left[len(left)-n:], right[:n]) {
			continue
		}
		if saved := Saved(m, left, right, n); saved >= Needed(m, left, right, n) && saved > margin {
			best, margin = n, saved
		}
	}
	return best, margin
}

func equal(a, b []rune) bool {
	for i, r := range a {
		if r != b[i] {
			return false
		}
	}
	return true
}

// Saved returns how many bits the text left+right is cheaper without the first n
// characters of right.
func Saved(m *lm.Model, left, right []rune, n int) float64 {
	to := min(n+reach, len(right))
	with := m.Run(left, right[:to])
	without := m.Run(left, right[n:to])
	if to == n { // nothing is left of right: nothing to compare
		return 0
	}
	return with - without
}

// What dropping a run must save, in bits, measured on text the model had not
// seen (TestDoubled): characters that the language doubles (人人, 天天) are known
// to the model and cost little; a word doubled by it (研究研究) costs about what
// any word costs; two words that meet in one character (中国|国力) are dear and
// right.
const (
	NeededChar  = 9.0
	neededWords = 18.0 // a character that ends a word on the left and begins one on the right
	neededWord  = 20.0 // a word of two characters, whole on both sides
	neededRun   = 12.0
	neededMark  = 18.0 // a run with punctuation in it (坚持学习、|学习、再学习)
	neededDigit = 30.0
	never       = 1e9
)

// Needed returns what dropping the first n characters of right, which repeat the
// end of left, must save in bits; more than anything saves where they must not be
// dropped.
func Needed(m *lm.Model, left, right []rune, n int) float64 {
	run := right[:n]
	digits, han := 0, 0
	for _, r := range run {
		switch {
		case numeral(r):
			digits++
		case r >= 0x3400 && r < 0xA000:
			han++
		}
	}
	switch {
	case digits > 0 && (n < 5 || han < digits+2):
		return never
	case digits > 0:
		return neededDigit
	case han == 0:
		return never // punctuation and letters repeat by right
	case n == 1:
		return neededOne(m, left, right)
	case n == 2 && run[0] == run[1]:
		return never // 哈哈|哈哈
	case han < n:
		return neededMark
	case n == 2 && m.Word(run) > 0:
		return neededWord
	}
	return neededRun
}

// neededOne is Needed for one character.
func neededOne(m *lm.Model, left, right []rune) float64 {
	l := len(left)
	switch {
	case l > 1 && left[l-2] == '一': // 一架|架
		return never
	case l > 2 && left[l-2] == left[l-3], len(right) > 2 && right[1] == right[2]: // 平平安|安, 平|平安安
		return never
	case l > 1 && left[l-2] == left[l-1], len(right) > 1 && right[1] == right[0]: // 哈哈|哈
		return never
	case endsWord(m, left) && beginsWord(m, right):
		return neededWords
	}
	return NeededChar
}

func endsWord(m *lm.Model, text []rune) bool {
	n := len(text)
	return n >= 2 && m.Word(text[n-2:]) > 0 || n >= 3 && m.Word(text[n-3:]) > 0
}

func beginsWord(m *lm.Model, text []rune) bool {
	n := len(text)
	return n >= 2 && m.Word(text[:2]) > 0 || n >= 3 && m.Word(text[:3]) > 0
}

// numeral reports whether r is a digit or a character that numbers are written
// with.
func numeral(r rune) bool {
	if lm.Fold(r) == '0' {
		return true
	}
	switch r {
	case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '两', '半', '%', '％', '.', '．', '‰':
		return true
	}
	return false
}
