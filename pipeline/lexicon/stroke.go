package lexicon

// Stroke reports whether the 一 at i is a dash that was typed or read so: Arabic digits
// stand on both sides of it, before it perhaps with a percent sign, and are not mixed
// with Chinese ones.
//
//	1一9月, 4%一4.5%    a dash
//	二0一0年, 第1一批     a digit, a word
func Stroke(text []rune, i int) bool {
	if text[i] != '一' || i == 0 || i+1 == len(text) || !arabic(text[i+1]) {
		return false
	}
	k := i - 1
	for k >= 0 && (arabic(text[k]) || text[k] == '.' || text[k] == '%' || text[k] == '％') {
		k--
	}
	if k == i-1 || text[i-1] == '.' {
		return false
	}
	if k < 0 {
		return true
	}
	switch text[k] {
	case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		return false
	}
	return true
}

func arabic(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }
