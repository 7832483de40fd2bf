package period

// A num is a whole number as dates write it.
type num struct {
	end    int
	val    int
	digits int  // how many digits were printed, for positional forms
	han    bool // in Chinese numerals
	placed bool // positional: 2022, 二〇二二; 一九九八
	few    bool // 二十几, 十几, 几十: val is the low end, high the high end
	high   int
}

func hanDigit(r rune) int {
	switch r {
	case '〇', '零':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isHanNum(r rune) bool {
	switch r {
	case '十', '百', '千', '廿', '卅':
		return true
	}
	return hanDigit(r) >= 0
}

func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// num reads a whole number of at most four digits at i.
func (s *scanner) num(i int) (n num, ok bool) {
	switch bits := s.may(i); {
	case bits&atDigit != 0:
		j := i
		for isDigit(s.at(j)) {
			n.val = n.val*10 + int(s.at(j)-'0')
			j++
			if j-i > 4 {
				return n, false
			}
		}
		n.end, n.digits, n.placed = j, j-i, true
		return n, true
	case bits&atHan != 0:
		return s.hanNum(i)
	}
	return n, false
}

func (s *scanner) hanNum(i int) (n num, ok bool) {
	j, units := i, false
	for s.may(j)&atHan != 0 {
		if hanDigit(s.at(j)) < 0 {
			units = true
		}
		j++
	}
	n.end, n.han, n.digits = j, true, j-i
	if j-i > 9 {
		return n, false
	}
	if !units {
		n.placed = j-i > 1
		for k := i; k < j; k++ {
			n.val = n.val*10 + hanDigit(s.at(k))
		}
		return n, j-i <= 4
	}
	total, cur, had := 0, 0, false
	for k := i; k < j; k++ {
		r := s.at(k)
		switch r {
		case '几':
			if k == j-1 { // 二十几, 十几
				if k > i && (s.at(k-1) == '十' || s.at(k-1) == '廿') {
					n.few, n.val, n.high = true, total, total+10
					return n, true
				}
				n.few, n.val, n.high = true, 3, 9
				return n, k == i
			}
			if k == i && s.at(k+1) == '十' && j == k+2 { // 几十
				n.few, n.val, n.high = true, 20, 100
				return n, true
			}
			return n, false
		case '廿':
			total, cur, had = total+20, 0, false
		case '卅':
			total, cur, had = total+30, 0, false
		case '十', '百', '千':
			mult := 10
			if r == '百' {
				mult = 100
			} else if r == '千' {
				mult = 1000
			}
			if !had {
				cur = 1
			}
			total, cur, had = total+cur*mult, 0, false
		default:
			if had && cur > 0 {
				return n, false
			}
			cur, had = hanDigit(r), true
		}
	}
	n.val = total + cur
	return n, true
}

// count reads a number of things counted: 三, 10, 两, 二十几, 半 is left to the caller.
func (s *scanner) count(i int) (num, bool) {
	n, ok := s.num(i)
	if !ok || n.placed && n.han || n.val == 0 || !n.han && (n.digits > 3 || s.at(i) == '0') {
		return n, false
	}
	if !n.few {
		n.high = n.val
	}
	return n, true
}
