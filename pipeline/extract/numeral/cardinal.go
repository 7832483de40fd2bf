package numeral

import "baoshu/pipeline/paper"

// card is a cardinal as read: the low and the high end where it is vague.
type card struct {
	lo, hi        Value
	end           int
	mult          int  // power of ten of its 万, 亿, 兆
	tail          int  // power of ten of the unit it ends with; 0 where it ends with a digit
	hasBig        bool // tail is that of 万, 亿, 兆
	vague         bool // lo and hi differ
	arabic, hanzi bool
	digit         bool // some digit stands in it, so that it is not bare
	few           bool // 几 or 数 stands in it
	str           bool // Chinese digits in a row
	points        int  // decimal points of an Arabic numeral
	infix         paper.Span
}

// section is the state of readCardinal: what is read is total + sec, and pend
// is a digit that waits for its unit.
type section struct {
	totalLo, totalHi Value
	secLo, secHi     Value
	pendLo, pendHi   Value
	pend             bool
	pendWide         bool // an Arabic number of two digits and more: never 二百五
	pendAt           int
	limit            int // units must be smaller than this power
	last             int // power of the unit just read, for 二百五
	lastBig          int
	zero             bool
	start            int // where the section began
}

// readCardinal reads the longest cardinal at i.
func readCardinal(t []rune, i int) (c card, ok bool) {
	s := section{limit: 4, lastBig: 99, start: i}
	c.end = i
	begin := i
loop:
	for {
		j := i
		if j > begin {
			j = skip(t, i)
		}
		r := at(t, j)
		spaced := j > i
		switch {
		case arabic(r) >= 0 || j == begin && (r == '.' || r == '．') && arabic(at(t, j+1)) >= 0:
			if s.pend || c.str {
				break loop
			}
			v, end, digits, points, ok := readArabic(t, j)
			if !ok {
				break loop
			}
			next := at(t, end)
			if j > begin {
				// Inside a numeral: 2万5千, 1千零20, 1亿2000万, but not 5万 3000.
				u := unit(next)
				if spaced && u == 0 && myriad(next) == 0 || points > 0 && myriad(next) == 0 || digits > 4 {
					break loop
				}
				if s.last > 0 && !s.zero && digits > 1 && digits != s.last && myriad(next) == 0 {
					break loop // 3亿20 is two numbers
				}
			}
			c.arabic, c.digit, c.points = true, true, points
			s.pendLo, s.pendHi, s.pend, s.pendAt, s.pendWide = v, v, true, j, digits > 1 || points > 0
			i, c.tail = end, 0
			if points > 1 {
				c.lo, c.hi, c.end = v, v, end
				return c, true
			}

		case hanzi(r) >= 0 && (!isZero(r) || j == begin) || isTwo(r):
			if s.pend || c.str || !loneDigit(t, j, begin) {
				break loop
			}
			if isTwo(r) && j > begin {
				if k := skip(t, j+1); unit(at(t, k)) == 0 && myriad(at(t, k)) == 0 && !closePair(t, j) {
					break loop // 三千两百两: a weight
				}
			}
			n := run(t, j)
			d := digitAt(t, j)
			if n == 2 && r == '一' && at(t, j+1) == '一' {
				n = 1 // 唯一一枚, 一一列举: never eleven
			}
			pair := n == 2 && closePair(t, j) && (j == begin || digitAt(t, j+1) == d+1)
			switch {
			case n == 1 && j == begin && parted(t, j, int(d)): // 三、四百元: three or four hundred
				n = 3
				s.pendLo, s.pendHi = Int(int64(d)), Int(int64(d)+1)
				c.vague = true
			case n == 1:
				s.pendLo, s.pendHi = Int(int64(d)), Int(int64(d))
			case pair:
				s.pendLo, s.pendHi = Int(int64(d)), Int(int64(digitAt(t, j+1)))
				c.vague = true
			case j == begin:
				if u := at(t, j+n); unit(u) > 0 && !prefixed(t, j+n, false) {
					if n--; n == 1 { // 一 五十: the second digit is the next numeral's
						c.lo, c.hi, c.end, c.digit, c.hanzi = Int(int64(d)), Int(int64(d)), j+1, true, true
						return c, true
					}
				}
				v, _ := digitsValue(t[j:j+n], 0)
				s.pendLo, s.pendHi, c.str = v, v, true
			default:
				n = 1
				s.pendLo, s.pendHi = Int(int64(d)), Int(int64(d))
			}
			s.pend, s.pendAt, s.pendWide = true, j, false
			c.hanzi, c.digit, c.tail = true, true, 0
			i = j + n
			if n == 1 && run(t, j) > 1 {
				break loop // 十三五: 十三, and what follows is another numeral
			}

		case isZero(r):
			// Inside: something must follow that goes on with the numeral.
			if s.pend || c.str {
				break loop
			}
			k := skip(t, j+1)
			for isZero(at(t, k)) {
				k++
			}
			if n := at(t, k); hanzi(n) < 0 && !isTwo(n) && arabic(n) < 0 && unit(n) != 1 && !isFew(n) && tens(n) == 0 {
				break loop
			}
			s.zero = true
			i = k
			continue

		case tens(r) > 0:
			if s.pend || c.str || s.limit <= 1 {
				break loop
			}
			v := Int(int64(tens(r) * 10))
			s.secLo, s.secHi = s.secLo.Add(v), s.secHi.Add(v)
			s.limit, s.last, s.zero = 1, 1, false
			c.hanzi, c.digit, c.tail = true, true, 1
			i = j + 1

		case unit(r) > 0:
			u := unit(r)
			if c.str || prefixed(t, j, c.arabic && !c.hanzi) || j == begin && !bareUnit(t, j) {
				break loop
			}
			if s.pend && c.arabic && s.pendWide && (s.pendLo.exp >= 0 && (u == 1 || !s.pendLo.Less(Int(100))) || at(t, j+1) == '分') {
				break loop // 2008百年: a year is no count of hundreds
			}
			if u >= s.limit {
				if s.pend && s.pendAt > begin { // 二十 三百: the digit belongs to what follows
					s.pend, i = false, s.pendAt
				}
				break loop
			}
			if s.pend {
				s.secLo, s.secHi = s.secLo.Add(s.pendLo.Shift(u)), s.secHi.Add(s.pendHi.Shift(u))
				s.pend = false
			} else {
				if j > begin && u != 1 {
					break loop
				}
				v := Int(pow10[u])
				s.secLo, s.secHi = s.secLo.Add(v), s.secHi.Add(v)
			}
			s.limit, s.last, s.zero = u, u, false
			c.hanzi, c.tail, c.hasBig = true, u, false
			i = j + 1

		case myriad(r) > 0:
			if prefixed(t, j, c.arabic) || s.pend && c.arabic && !c.hanzi && nameHead(t, j, begin) {
				break loop
			}
			u := myriad(r)
			if !s.bigUnit(u, begin == j) {
				if s.start > begin && (s.pend || s.secHi.Sign() != 0) {
					i = s.start
					s.pend, s.secLo, s.secHi = false, Value{}, Value{}
				}
				break loop
			}
			if c.tail > 0 && c.hasBig {
				c.tail += u
			} else {
				c.tail = u
			}
			c.mult, c.hasBig = c.tail, true
			c.hanzi = true
			i = j + 1
			s.start = i

		case isFew(r):
			if s.pend || c.str || c.arabic && s.last == 0 {
				break loop
			}
			n := at(t, skip(t, j+1))
			inner := unit(n) > 0 || myriad(n) > 0
			if j == begin && !inner {
				if r == '数' || r == '數' {
					break loop
				}
				c.lo, c.hi, c.end = Int(2), Int(9), j+1
				c.vague, c.few, c.hanzi = true, true, true
				return c, true
			}
			if j > begin && (r == '数' || r == '數') && (t[j-1] != '十' || !counts(n)) {
				break loop // 三十数字, but 十数支 is 十几支
			}
			s.pendLo, s.pendHi = Int(1), Int(10)
			if j > begin && unit(n) == 0 {
				// 十几, 一百零几万: the digit may be anything.
				s.pendLo = Value{}
			}
			s.pend, s.pendAt, s.pendWide = true, j, true
			c.vague, c.few, c.hanzi, c.tail = true, true, true, 0
			i = j + 1

		case isMore(r) && j > begin:
			k := skip(t, j+1)
			if myriad(at(t, k)) == 0 || !c.infix.Empty() || prefixed(t, k, c.arabic) {
				break loop
			}
			if s.pend && !s.pendWide {
				break loop
			}
			c.infix = paper.Span{Start: j, End: j + 1}
			i = k

		default:
			break loop
		}
	}
	if i == begin {
		return c, false
	}
	s.close()
	c.lo, c.hi, c.end = s.totalLo.Add(s.secLo), s.totalHi.Add(s.secHi), i
	if i <= c.infix.Start {
		c.infix = paper.Span{}
	}
	return c, true
}

// bigUnit applies 万, 亿 or 兆 and reports whether it can stand here.
func (s *section) bigUnit(u int, first bool) bool {
	lo, hi := s.secLo, s.secHi
	if s.pend {
		if s.last > 1 && s.last < 4 && !s.zero && !s.pendWide {
			lo, hi = lo.Add(s.pendLo.Shift(s.last-1)), hi.Add(s.pendHi.Shift(s.last-1)) // 百二萬
		} else {
			lo, hi = lo.Add(s.pendLo), hi.Add(s.pendHi)
		}
	}
	switch {
	case first:
		lo, hi = Int(1), Int(1)
	case hi.Sign() == 0:
		// 四万亿, 10万万: the unit multiplies what stands there.
		if s.totalHi.Sign() == 0 || u < s.lastBig || u > 12 {
			return s.totalHi.Sign() == 0 && s.pend
		}
		s.totalLo, s.totalHi = s.totalLo.Shift(u), s.totalHi.Shift(u)
		s.reset(u)
		s.lastBig = u
		return true
	}
	switch {
	case u < s.lastBig:
		s.totalLo, s.totalHi = s.totalLo.Add(lo.Shift(u)), s.totalHi.Add(hi.Shift(u))
	case u > s.lastBig:
		s.totalLo, s.totalHi = s.totalLo.Add(lo).Shift(u), s.totalHi.Add(hi).Shift(u)
	default:
		return false
	}
	s.lastBig = u
	s.reset(u)
	return true
}

func (s *section) reset(u int) {
	s.secLo, s.secHi, s.pend, s.zero = Value{}, Value{}, false, false
	s.limit, s.last = 4, u
}

// close adds the digit that still waits: 二百五 is 250, 二百零五 is 205.
func (s *section) close() {
	if !s.pend {
		return
	}
	shift := 0
	if s.last > 1 && !s.zero && !s.pendWide {
		shift = s.last - 1
	}
	s.secLo, s.secHi = s.secLo.Add(s.pendLo.Shift(shift)), s.secHi.Add(s.pendHi.Shift(shift))
	s.pend = false
}

// digitAt returns the value of the Chinese digit at i.
func digitAt(t []rune, i int) int {
	if isTwo(at(t, i)) {
		return 2
	}
	return hanzi(at(t, i))
}

// run counts the Chinese digits in a row at i; 两 counts only at its start, or
// second after 一 where something is counted by it (一两个, 一两百).
func run(t []rune, i int) int {
	n := 1
	if at(t, i) == '一' && isTwo(at(t, i+1)) && pairsWithTwo(at(t, i+2)) {
		return 2
	}
	for hanzi(at(t, i+n)) >= 0 {
		n++
	}
	return n
}

// pairsWithTwo reports whether 一两 before r is “one or two”, not a weight.
func pairsWithTwo(r rune) bool {
	if unit(r) > 0 || myriad(r) > 0 {
		return true
	}
	switch r {
	case '个', '個', '年', '天', '月', '周', '次', '种', '项', '位', '名', '家', '件', '人', '日', '点', '句', '小', '回', '步', '代', '处', '条', '层', '里', '米', '岁', '分', '遍', '场', '张', '星', '秒', '元', '块', '成', '倍', '篇', '本', '部', '杯', '口', '辆', '台', '支', '只', '公':
		return true
	}
	return false
}

// closePair reports whether the two digits at i mean “so many or so many”: 四五,
// 两三, 三五. 二两 is a weight, 九十 is not two digits.
func closePair(t []rune, i int) bool {
	a, b := digitAt(t, i), digitAt(t, i+1)
	return a > 0 && (b == a+1 || a == 3 && b == 5 && !financial(at(t, i)))
}

// loneDigit refuses the cheque forms where they are likelier part of a word: at
// the start of a numeral they need company, at its end nothing Chinese may follow.
func loneDigit(t []rune, i, begin int) bool {
	r := at(t, i)
	if !financial(r) {
		return true
	}
	next := at(t, skip(t, i+1))
	if i > begin {
		return unit(next) > 0 || myriad(next) > 0 || !isHan(next) || moneyChar(next) || financial(next)
	}
	if financial(next) || next == '億' || next == '萬' {
		return true
	}
	if prev := at(t, i-1); isHan(prev) && !moneyChar(prev) {
		return false
	}
	return unit(next) > 0 || myriad(next) > 0 || next == '点' || next == '點' || !isHan(next) || moneyChar(next)
}

func moneyChar(r rune) bool {
	switch r {
	case '元', '圆', '圓', '角', '分', '整', '个', '個', '点', '點', '成', '折', '又', '币', '计', '为', '额', '之', '负', '負', '第', '至', '到', '共':
		return true
	}
	return false
}

// bareUnit reports whether 十, 百, 千 at i can begin a numeral. 拾 and its like
// need company, as in loneDigit.
func bareUnit(t []rune, i int) bool {
	r := at(t, i)
	if !financial(r) {
		return true
	}
	next, prev := at(t, skip(t, i+1)), at(t, i-1)
	if isHan(prev) && !moneyChar(prev) {
		return financial(next)
	}
	return !isHan(next) || financial(next) || hanzi(next) >= 0 || unit(next) > 0 || myriad(next) > 0 || next == '分' || moneyChar(next)
}

// nameHead reports whether the 万 at i begins a name behind a year: 2017万科.
func nameHead(t []rune, i, begin int) bool {
	if i-begin != 4 {
		return false
	}
	n := at(t, i+1)
	return n == '科' || n == '达' || n == '象'
}

// parted reports whether the digit d at j and the next one, with 、 between, share a
// power of ten: 三、四百, 二、三十. 一、二季度 are two numbers.
func parted(t []rune, j, d int) bool {
	if at(t, j+1) != '、' || hanzi(at(t, j+2)) < 0 || int(digitAt(t, j+2)) != d+1 || d == 0 || at(t, j-1) == '第' || at(t, j-1) == '、' {
		return false
	}
	if j == 0 || at(t, j-1) == '\n' {
		return false // the number of a list
	}
	u := at(t, j+3)
	switch u {
	case '个', '名', '位', '岁', '天', '人', '里', '斤', '吨', '亩', '家', '米':
		return at(t, j+4) != '大' // 七、八个
	}
	return (unit(u) > 0 || myriad(u) > 0) && !prefixed(t, j+3, false)
}
