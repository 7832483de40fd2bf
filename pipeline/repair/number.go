package repair

// like1 reports whether OCR reads a 1 as r.
func like1(r rune) bool { return r == 'l' || r == 'I' || r == '|' || r == ']' }

// like0 reports whether OCR reads a 0 as r.
func like0(r rune) bool { return r == 'O' || r == 'o' }

// counts reports whether r goes on after a number: a multiplier, a unit of time
// or money, a percent sign. A number that a rule mends must be followed by one of
// these, so that no model name or formula is taken for a number.
func counts(r rune) bool {
	switch r {
	case '%', '％', '‰', '万', '亿', '千', '百', '年', '月', '日', '时', '分', '秒', '天', '周', '岁', '点', '多', '余', '个', '家', '名', '人', '位', '项', '元', '吨', '倍', '次', '米', '公', '平', '亩', '度', '届', '期', '号', '条', '座', '台', '辆', '件', '场', '所', '户', '强', '支', '只', '种', '部', '批', '处', '起':
		return true
	}
	return false
}

// A token is a run of characters that may be a number misread.
type token struct {
	start, end           int
	digits, ones, zeroes int // digits in it, and what may be 1 and 0
}

// tokens calls f with every run of digits and what they are misread as that
// stands free of letters, holds a digit and is followed by what numbers are
// followed by.
func tokens(text []rune, f func(token)) {
	for i := 0; i < len(text); i++ {
		x := text[i]
		if !digit(x) && !like1(x) && !like0(x) {
			continue
		}
		t := token{start: i}
		j := i
	run:
		for ; j < len(text); j++ {
			switch x := text[j]; {
			case digit(x):
				t.digits++
			case like1(x):
				t.ones++
			case like0(x):
				t.zeroes++
			case (x == '.' || x == ',') && j > i && j+1 < len(text) && (digit(text[j+1]) || like1(text[j+1]) || like0(text[j+1])):
			default:
				break run
			}
		}
		t.end = j
		i = j
		if t.digits == 0 || t.ones+t.zeroes == 0 || t.ones+t.zeroes > t.digits+1 {
			continue
		}
		if b := at(text, t.start-1); letter(b) || b == '-' || b == '/' || b == '.' {
			continue
		}
		if !counts(at(text, j)) {
			continue
		}
		f(t)
	}
}

// one finds 1 read as a letter or a stroke inside a number.
func (r *room) one(text []rune) []proposal {
	var out []proposal
	tokens(text, func(t token) {
		for i := t.start; i < t.end; i++ {
			x := text[i]
			if !like1(x) {
				continue
			}
			if x == ']' && bracketed(text[:i]) || x == '|' && (at(text, i-1) == ' ' || at(text, i+1) == ' ') {
				continue
			}
			// A mark before a number may be a mark: a column rule, the end of a note.
			// The stroke of a month may have been read twice: 昆明1]月10日 is in January.
			alone := i == t.start && x == '|' || x == ']' && t.end == t.start+2 && at(text, t.start+t.end-1-i) == '1' && at(text, t.end) == '月'
			out = append(out, proposal{start: i, end: i + 1, after: "1", confidence: 0.9, suggest: alone})
		}
	})
	for i, x := range text {
		if x == ']' && !bracketed(text[:i]) && lone1(text, i) {
			out = append(out, proposal{start: i, end: i + 1, after: "1", confidence: 0.9})
		}
	}
	return out
}

// lone1 reports whether a mark at i stands where a number must: before a month of
// which the day follows (华盛顿]月4日电), or as the count of what a note in brackets
// counts (（附图片]张）).
func lone1(text []rune, i int) bool {
	if !han(at(text, i-1)) && at(text, i-1) != ' ' {
		return false
	}
	switch at(text, i+1) {
	case '月':
		k := i + 2
		for digit(at(text, k)) {
			k++
		}
		return k > i+2 && k <= i+4 && at(text, k) == '日'
	case '张':
		return roundClose(at(text, i+2))
	}
	return false
}

// bracketed reports whether a square bracket is open at the end of the text.
func bracketed(text []rune) bool {
	for i := len(text) - 1; i >= 0; i-- {
		switch text[i] {
		case '[', '［':
			return true
		case ']', '］':
			return false
		}
	}
	return false
}

// zero finds 0 read as the letter O inside a number. At its start only before a
// decimal point: O2 is oxygen.
func (r *room) zero(text []rune) []proposal {
	var out []proposal
	tokens(text, func(t token) {
		if like0(text[t.start]) && at(text, t.start+1) != '.' {
			return
		}
		for i := t.start; i < t.end; i++ {
			if like0(text[i]) {
				out = append(out, proposal{start: i, end: i + 1, after: "0", confidence: 0.9})
			}
		}
	})
	return out
}
