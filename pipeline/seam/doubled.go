package seam

import (
	"github.com/baoshu/baoshu/pipeline/lm"
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
		if saved := Saved(m, left, right, n); saved >= needed(m, left, right[:n]) && saved > margin {
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

// What dropping a run must save, in bits. One character doubled by the language
// itself (人人, 天天) is common enough to be known to the model; a word doubled by
// it (研究研究) costs about what any word costs, so the run must cost clearly
// more.
const (
	neededChar  = 11.0
	neededRun   = 14.0
	neededDigit = 30.0
)

// needed returns what dropping the run at the start of right must save; more than
// anything where it must not be dropped.
func needed(m *lm.Model, left, run []rune) float64 {
	const never = 1e9
	digits, han := 0, 0
	for _, r := range run {
		switch {
		case numeral(r):
			digits++
		case r >= 0x3400:
			han++
		}
	}
	switch {
	case digits > 0 && (len(run) < 5 || han < digits+2):
		return never
	case digits > 0:
		return neededDigit
	case han == 0:
		return never // punctuation and letters: a rule of their own would be needed
	case len(run) == 1:
		return neededChar
	case len(run) == 2 && run[0] == run[1]:
		return never // 哈哈|哈哈
	}
	return neededRun
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
