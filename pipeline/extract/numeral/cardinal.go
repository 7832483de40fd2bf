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

// section is the sum of a cardinal so far: what is read is total + sec, and pend
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
	n := cardinal{t: t, begin: i, i: i, sec: section{limit: 4, lastBig: 99, start: i}}
	n.c.end = i
	for n.next() {
	}
	if n.whole {
		return n.c, true
	}
	if n.i == n.begin {
		return n.c, false
	}
	return n.closed(), true
}

// A cardinal is one that is being read, from the first character on.
type cardinal struct {
	t     []rune
	begin int
	i     int // what is read ends here
	j     int // what comes next stands here, behind white space if there is any
	c     card
	sec   section
	whole bool // c is all of it, and nothing is to be added up
}

// next reads what comes next and reports whether the cardinal may go on behind it.
func (n *cardinal) next() bool {
	n.j = n.i
	if n.j > n.begin {
		n.j = skip(n.t, n.i)
	}
	switch r := at(n.t, n.j); {
	case arabic(r) >= 0 || n.first() && (r == '.' || r == '．') && arabic(at(n.t, n.j+1)) >= 0:
		return n.arabic()
	case hanzi(r) >= 0 && (!isZero(r) || n.first()) || isTwo(r):
		return n.digits(r)
	case isZero(r):
		return n.zero()
	case tens(r) > 0:
		return n.tens(tens(r))
	case unit(r) > 0:
		return n.unit(unit(r))
	case myriad(r) > 0:
		return n.myriad(myriad(r))
	case isFew(r):
		return n.few(r)
	case isMore(r) && !n.first():
		return n.more()
	}
	return false
}

func (n *cardinal) first() bool { return n.j == n.begin }

// is sets the digit that waits for its unit: a value, or a range of them.
func (n *cardinal) is(lo, hi Value, wide bool) {
	n.sec.pendLo, n.sec.pendHi, n.sec.pend, n.sec.pendAt, n.sec.pendWide = lo, hi, true, n.j, wide
}

// arabic reads digits: 3.5 of 3.5万, 20 of 20多万.
func (n *cardinal) arabic() bool {
	s := &n.sec
	if s.pend || n.c.str {
		return false
	}
	v, end, digits, points, ok := readArabic(n.t, n.j)
	if !ok {
		return false
	}
	if !n.first() {
		// Inside a numeral: 2万5千, 1千零20, 1亿2000万, but not 5万 3000.
		big := myriad(at(n.t, end)) > 0
		if n.j > n.i && unit(at(n.t, end)) == 0 && !big || points > 0 && !big || digits > 4 {
			return false
		}
		if s.last > 0 && !s.zero && digits > 1 && digits != s.last && !big {
			return false // 3亿20 is two numbers
		}
	}
	n.c.arabic, n.c.digit, n.c.points = true, true, points
	n.is(v, v, digits > 1 || points > 0)
	n.i, n.c.tail = end, 0
	if points > 1 {
		n.c.lo, n.c.hi, n.c.end, n.whole = v, v, end, true
	}
	return !n.whole
}

// digits reads Chinese digits: one before its unit, two that stand for a range
// (三四百), or a string of them (二〇二二).
func (n *cardinal) digits(r rune) bool {
	t, j := n.t, n.j
	if n.sec.pend || n.c.str || !loneDigit(t, j, n.begin) {
		return false
	}
	if isTwo(r) && !n.first() {
		if k := skip(t, j+1); unit(at(t, k)) == 0 && myriad(at(t, k)) == 0 && !closePair(t, j) {
			return false // 三千两百两: a weight
		}
	}
	count := run(t, j)
	d := int64(digitAt(t, j))
	if count == 2 && r == '一' && at(t, j+1) == '一' {
		count = 1 // 唯一一枚, 一一列举: never eleven
	}
	lo, hi := Int(d), Int(d)
	switch {
	case count == 1 && n.first() && parted(t, j, int(d)): // 三、四百元: three or four hundred
		count, hi, n.c.vague = 3, Int(d+1), true
	case count == 1:
	case count == 2 && closePair(t, j) && !(isPoint(at(t, j+2)) && hanzi(at(t, j+3)) >= 0) && (n.first() || int64(digitAt(t, j+1)) == d+1):
		hi, n.c.vague = Int(int64(digitAt(t, j+1))), true
	case n.first():
		if u := at(t, j+count); unit(u) > 0 && !prefixed(t, j+count, false) {
			if count--; count == 1 { // 一 五十: the second digit is the next numeral's
				n.c.lo, n.c.hi, n.c.end, n.c.digit, n.c.hanzi, n.whole = lo, hi, j+1, true, true, true
				return false
			}
		}
		lo, _ = digitsValue(t[j:j+count], 0)
		hi, n.c.str = lo, true
	default:
		count = 1
	}
	n.is(lo, hi, false)
	n.c.hanzi, n.c.digit, n.c.tail = true, true, 0
	n.i = j + count
	return count != 1 || run(t, j) == 1 // 十三五: 十三, and what follows is another numeral
}

// zero reads 零 inside, where something follows that goes on with the numeral.
func (n *cardinal) zero() bool {
	if n.sec.pend || n.c.str {
		return false
	}
	k := skip(n.t, n.j+1)
	for isZero(at(n.t, k)) {
		k++
	}
	if r := at(n.t, k); hanzi(r) < 0 && !isTwo(r) && arabic(r) < 0 && unit(r) != 1 && !isFew(r) && tens(r) == 0 {
		return false
	}
	n.sec.zero = true
	n.i = k
	return true
}

// tens reads 廿, 卅.
func (n *cardinal) tens(x int) bool {
	s := &n.sec
	if s.pend || n.c.str || s.limit <= 1 {
		return false
	}
	v := Int(int64(x * 10))
	s.secLo, s.secHi = s.secLo.Add(v), s.secHi.Add(v)
	s.limit, s.last, s.zero = 1, 1, false
	n.c.hanzi, n.c.digit, n.c.tail = true, true, 1
	n.i = n.j + 1
	return true
}

// unit reads 十, 百, 千, the u-th power of ten.
func (n *cardinal) unit(u int) bool {
	s, t, j := &n.sec, n.t, n.j
	if n.c.str || prefixed(t, j, n.c.arabic && !n.c.hanzi) || n.first() && !bareUnit(t, j) {
		return false
	}
	if s.pend && n.c.arabic && s.pendWide && (s.pendLo.exp >= 0 && (u == 1 || !s.pendLo.Less(Int(100))) || at(t, j+1) == '分') {
		return false // 2008百年: a year is no count of hundreds
	}
	if u >= s.limit {
		if s.pend && s.pendAt > n.begin { // 二十 三百: the digit belongs to what follows
			s.pend, n.i = false, s.pendAt
		}
		return false
	}
	if s.pend {
		s.secLo, s.secHi = s.secLo.Add(s.pendLo.Shift(u)), s.secHi.Add(s.pendHi.Shift(u))
		s.pend = false
	} else {
		if !n.first() && u != 1 {
			return false
		}
		v := Int(pow10[u])
		s.secLo, s.secHi = s.secLo.Add(v), s.secHi.Add(v)
	}
	s.limit, s.last, s.zero = u, u, false
	n.c.hanzi, n.c.tail, n.c.hasBig = true, u, false
	n.i = j + 1
	return true
}

// myriad reads 万, 亿, 兆, the u-th power of ten.
func (n *cardinal) myriad(u int) bool {
	s := &n.sec
	if prefixed(n.t, n.j, n.c.arabic) || s.pend && n.c.arabic && !n.c.hanzi && nameHead(n.t, n.j, n.begin) {
		return false
	}
	if !s.bigUnit(u, n.first()) {
		if s.start > n.begin && (s.pend || s.secHi.Sign() != 0) {
			n.i = s.start
			s.pend, s.secLo, s.secHi = false, Value{}, Value{}
		}
		return false
	}
	if n.c.tail > 0 && n.c.hasBig {
		n.c.tail += u
	} else {
		n.c.tail = u
	}
	n.c.mult, n.c.hasBig, n.c.hanzi = n.c.tail, true, true
	n.i = n.j + 1
	s.start = n.i
	return true
}

// few reads 几 and 数 for a digit: 数百, 十几万, 几.
func (n *cardinal) few(r rune) bool {
	s := &n.sec
	if s.pend || n.c.str || n.c.arabic && s.last == 0 {
		return false
	}
	several := r == '数' || r == '數'
	behind := at(n.t, skip(n.t, n.j+1))
	if n.first() && unit(behind) == 0 && myriad(behind) == 0 {
		if several {
			return false
		}
		n.c.lo, n.c.hi, n.c.end = Int(2), Int(9), n.j+1
		n.c.vague, n.c.few, n.c.hanzi, n.whole = true, true, true, true
		return false
	}
	if !n.first() && several && (n.t[n.j-1] != '十' || !counts(behind)) {
		return false // 三十数字, but 十数支 is 十几支
	}
	lo := Int(1)
	if !n.first() && unit(behind) == 0 {
		lo = Value{} // 十几, 一百零几万: the digit may be anything
	}
	n.is(lo, Int(10), true)
	n.c.vague, n.c.few, n.c.hanzi, n.c.tail = true, true, true, 0
	n.i = n.j + 1
	return true
}

// more reads 多 or 余 before 万 or 亿: 20多万.
func (n *cardinal) more() bool {
	k := skip(n.t, n.j+1)
	if myriad(at(n.t, k)) == 0 || !n.c.infix.Empty() || prefixed(n.t, k, n.c.arabic) || n.sec.pend && !n.sec.pendWide {
		return false
	}
	n.c.infix = paper.Span{Start: n.j, End: n.j + 1}
	n.i = k
	return true
}

// closed adds up what was read.
func (n *cardinal) closed() card {
	n.sec.close()
	c := n.c
	c.lo, c.hi, c.end = n.sec.totalLo.Add(n.sec.secLo), n.sec.totalHi.Add(n.sec.secHi), n.i
	if c.end <= c.infix.Start {
		c.infix = paper.Span{}
	}
	return c
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
	for hanzi(at(t, i+n)) >= 0 && !(financial(at(t, i+n)) && !financial(t[i])) {
		n++ // not the 陆 of 一陆军部队: nobody mixes the two ways of writing
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
