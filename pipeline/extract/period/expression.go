package period

import "baoshu/pipeline/paper"

// expression reads the longest expression of time at i: a base of comparison, a
// point, a range, a span counted from now, a date with what follows it. from is
// where it begins, at or after i.
func (s *scanner) expression(i int) (end int, v value, from int) {
	bits := s.may(i)
	if bits&atBasis != 0 {
		if e, w := s.basis(i); e > 0 {
			return e, w, i
		}
	}
	if bits&atDigit != 0 && s.described(i) {
		if e, w := s.base(i); e > 0 {
			return e, w, i
		}
	}
	if bits&atPointed != 0 {
		if e, w := s.pointed(i); e > 0 {
			return e, w, i
		}
	}
	if bits&atCounting != 0 && !(bits&atDigit != 0 && s.fourDigits(i)) { // no length has so many
		if e, w := s.counting(i); e > 0 {
			if e2, w2 := s.span(i); e2 > e {
				return e2, w2, i
			}
			return e, w, i
		}
	}
	if e, w := s.span(i); e > 0 {
		return e, w, i
	}
	if bits&atEvent != 0 {
		if e, w := s.since(i); e > 0 {
			return e, w, i
		}
	}
	if bits&atClock != 0 {
		if e, w := s.clock(i); e > 0 {
			return e, w, i
		}
	}
	return 0, value{}, i
}

// fourDigits reports whether the digit at i is the first of four at least, which [scanner.count]
// takes for no number of things.
func (s *scanner) fourDigits(i int) bool {
	return isDigit(s.at(i+1)) && isDigit(s.at(i+2)) && isDigit(s.at(i+3))
}

// span reads a date or a range, with 从 and 自 before it and 以来, 起, 期间 after it.
func (s *scanner) span(i int) (int, value) {
	j, from := i, false
	switch s.at(i) {
	case '自':
		j, from = s.opt(i+1, "从"), true
	case '从', '由':
		j, from = i+1, true
	}
	a, v := s.date(j, context{first: paper.NoDay})
	if a == 0 {
		return 0, value{}
	}
	if v.marker || v.clock {
		if from {
			return 0, value{}
		}
		return a, v
	}
	if e, w := s.habit(j, a, v); e > 0 {
		return e, w
	}
	if !from && s.may(a)&atTail == 0 {
		w, _ := s.sinceNamed(a, v)
		return a, w
	}
	if e, w := s.range2(a, v, from); e > 0 {
		return e, w
	}
	if e, w := s.run(a, v); e > 0 {
		return e, w
	}
	if s.at(i) == '自' && s.setsIn(a, v) || s.at(i) == '从' && s.setsIn(a, v) && s.goesOn(a) {
		return a, s.untilNow(v)
	}
	if !from {
		if e, w := s.bounded(a, v); e > 0 {
			return e, w
		}
	}
	e, w := s.suffix(a, v, from)
	if e == a && from && w.first == v.first && w.last == v.last {
		// 从 belongs to something else; the date stands by itself
		return 0, value{}
	}
	return e, w
}

// habit turns 每年3月 and 历年 into markers: no one day.
func (s *scanner) habit(i, e int, v value) (int, value) {
	if s.at(i-1) == '每' || s.at(i-1) == '逢' || s.at(i-2) == '每' && (s.at(i-1) == '年' || s.at(i-1) == '月') || s.at(i-3) == '每' && s.at(i-1) == '的' || s.at(i-1) == '、' && s.habitEnd == i-1 {
		s.habitEnd = e
		w := none("recurring")
		w.marker, w.quiet = true, true
		return e, w
	}
	return 0, value{}
}

// range2 reads the right side of a range whose left side ends at a.
func (s *scanner) range2(a int, v value, from bool) (int, value) {
	j := a
	if from {
		if e := s.oneOf(j, "起", "开始"); e > 0 {
			j = e
		}
	}
	k := s.to(j)
	between := 0
	if k == 0 && v.unit >= unitDay && (s.at(j) == '与' || s.at(j) == '和') {
		k = j + 1
		between = k
	}
	if k == 0 || v.year2 != 0 && between == 0 && v.unit == unitSpan {
		return 0, value{}
	}
	if s.tillNow(k-1) > 0 {
		return 0, value{} // 至今 is a suffix
	}
	c := context{year: v.year, first: v.first}
	if v.unit == unitDay || v.unit == unitXun || v.unit == unitSpan && v.month != 0 {
		c.month = v.month
	}
	if e := s.oneOf(k, "今年年底", "年底", "年末"); e > 0 && v.year != 0 && s.at(k) == '年' {
		w := v
		w.last, w.unit, w.rule = paper.DayOf(v.year, 12, 31), unitSpan, v.rule+" range"
		return e, w
	}
	told := s.storyYear
	if v.year != 0 {
		s.storyYear = v.year // 2016年12月至次年2月
	}
	e, b := s.date(k, c)
	s.storyYear = told
	if e == 0 || b.marker {
		return 0, value{}
	}
	if between > 0 {
		t := s.oneOf(e, "之间", "间")
		if t == 0 {
			return 0, value{}
		}
		e = t
	}
	if v.first == paper.NoDay || b.first == paper.NoDay {
		w := none("range")
		w.unit = unitSpan
		return e, w
	}
	if b.last < v.first {
		return 0, value{}
	}
	w := v
	w.last, w.unit, w.rule = b.last, unitSpan, "range"
	w.approx = v.approx || b.approx
	w.inferred = v.inferred
	w.anaphoric = v.anaphoric || b.anaphoric
	w.quiet = v.quiet && b.quiet
	if b.year != v.year {
		w.year2 = b.year
	}
	if b.month != 0 {
		w.month = b.month
		if b.year != 0 {
			w.year = b.year
			if w.year2 != 0 {
				w.year2 = b.year
			}
		}
	}
	if b.approx && (b.rule != "") && b.unit == unitSpan && b.first == b.last {
		w.last = b.last
	}
	if t := s.oneOf(e, "期间", "之间", "止"); t > 0 {
		e = t
	}
	if y, m, d := w.first.Date(); m == 1 && d == 1 && v.rule == "month" && v.inferred && b.inferred && s.ref.known() && w.last > s.ref.Latest+31 && !s.ahead(a, e) {
		// 1月到10月, in January: last year's
		y2, m2, _ := w.last.Date()
		w.first, w.last, w.year = paper.DayOf(y-1, 1, 1), monthEnd(y2-1, m2), y-1
	}
	return e, w
}

// run joins days that follow each other: 9月10日，11日，12日.
func (s *scanner) run(a int, v value) (int, value) {
	if v.unit != unitDay || v.month == 0 || v.year == 0 || v.first == paper.NoDay {
		return 0, value{}
	}
	e, last, n := a, v.last, 1
	for {
		sep := s.at(e)
		if sep != '，' && sep != '、' && sep != ',' {
			break
		}
		m, ok := s.num(e + 1)
		if !ok || m.val > 31 || !s.isDay(m.end) || paper.DayOf(v.year, v.month, m.val) != last+1 {
			break
		}
		last, e, n = last+1, m.end+1, n+1
	}
	if n < 3 {
		return 0, value{}
	}
	v.last, v.unit, v.rule = last, unitSpan, "day-run"
	return e, v
}

// suffix reads what follows a date: 以来, 起, 至今, 期间, 前后, 左右.
func (s *scanner) suffix(a int, v value, from bool) (int, value) {
	if e := s.oneOf(a, "以来", "迄今"); e > 0 {
		return e, s.untilNow(v)
	}
	if e := s.tillNow(a); e > 0 {
		return e, s.untilNow(v)
	}
	if e := s.oneOf(a, "后至今", "成立至今", "起至今"); e > 0 {
		return e, s.untilNow(v)
	}
	if from {
		if e := s.oneOf(a, "开始", "就开始", "便开始", "就已开始", "起", "以后", "之后", "后"); e > 0 {
			if s.at(e-1) == '起' && (s.at(e) == '步' || s.at(e) == '飞' || s.at(e) == '点' || s.at(e) == '源') {
				return a, v
			}
			if v.first == paper.NoDay || s.ref.known() && v.first <= s.ref.Latest {
				return e, s.untilNow(v)
			}
			return e, v
		}
		if s.reachesNow(a) {
			return a, s.untilNow(v)
		}
		return a, v
	}
	if w, ok := s.sinceNamed(a, v); ok {
		return a, w
	}
	if s.at(a) == '起' && indexOf("步飞点源伏诉草码", s.at(a+1)) < 0 && s.ref.known() && v.first != paper.NoDay && v.first <= s.ref.Latest && !v.quiet {
		return a + 1, s.untilNow(v)
	}
	if e := s.oneOf(a, "期间"); e > 0 {
		return e, v
	}
	if e := s.oneOf(a, "前后", "左右"); e > 0 {
		v.approx = true
		return e, v
	}
	return a, v
}

// sinceNamed stretches a date up to now where an event is named behind it, with 以来: see eventSince.
func (s *scanner) sinceNamed(a int, v value) (value, bool) {
	if v.first == paper.NoDay || v.quiet || !s.ref.known() || v.first > s.ref.Latest || !s.eventSince(a) {
		return v, false
	}
	v.approx = true
	return s.untilNow(v), true
}

// tillNow returns the end of 至今 at i, or 0: 至今年2月 goes on to a year, but for
// 至今年均增长.
func (s *scanner) tillNow(i int) int {
	e := s.has(i, "至今")
	if e == 0 {
		return 0
	}
	if s.at(e) == '年' && indexOf("均产增", s.at(e+1)) >= 0 {
		return e
	}
	if indexOf("年天日晨晚早夏秋冬春", s.at(e)) >= 0 {
		return 0
	}
	return e
}

// untilNow stretches a value from its first day to the publication day.
func (s *scanner) untilNow(v value) value {
	v.rule += " since"
	v.unit, v.point = unitSpan, false
	v.month, v.quiet = 0, true
	if v.first == paper.NoDay || !s.ref.known() {
		if !s.ref.known() {
			v.first, v.last = paper.NoDay, paper.NoDay
		}
		return v
	}
	if v.first > s.ref.Latest {
		return v
	}
	v.last = s.ref.Latest
	if s.ref.day() == paper.NoDay {
		v.approx = true
	}
	return v
}

// setsIn reports whether 自 leads from the date that ends at i to a verb, and what began then
// goes on: 自今年3月推行一窗通办.
func (s *scanner) setsIn(i int, v value) bool {
	if v.first == paper.NoDay || !s.ref.known() || v.first > s.ref.Latest || v.quiet {
		return false
	}
	e, id := s.t.onsets.Longest(s.b, i)
	return id >= 0 && s.at(e) != '时' && s.at(e) != '的'
}

// goesOn reports whether the clause behind i only says what set in, and no change from then
// to another time: 从2019年投入运营，….
func (s *scanner) goesOn(i int) bool {
	for k := i; k < i+12; k++ {
		switch r := s.at(k); {
		case r == '，':
			return true
		case r == 0 || r == '。' || r == '；' || r == '到' || r == '至' || r == '的' || isDigit(r):
			return false
		}
	}
	return false
}

// reachesNow reports whether the clause after 自… ends in 以来 or 至今, with no
// number or stop between: 自1999年举办至今, 自2013年实施总量调控以来.
func (s *scanner) reachesNow(i int) bool {
	for k, in := i, false; k < i+40; k++ {
		r := s.at(k)
		if r == '“' || r == '”' {
			in = r == '“'
			continue
		}
		if in && r != 0 {
			continue // a name may hold numbers and stops
		}
		if r == 0 || isDigit(r) {
			return false
		}
		switch r {
		case '，':
			if k > i { // 自2013年9月，园区挂牌以来: one may stand behind the time
				return false
			}
		case '。', '；', '：', '！', '？', '\n':
			return false
		case '以':
			if s.at(k+1) == '来' {
				s.sinceTo = k
				return true
			}
		case '至':
			if s.at(k+1) == '今' {
				return true
			}
		}
	}
	return false
}

// pointed reads 截至9月末, 截至目前, 截止到2020年12月5日, 到2017年底, 至8月末: a
// moment, the last day of what follows.
func (s *scanner) pointed(i int) (int, value) {
	switch s.at(i) {
	case '截', '到', '至':
	default:
		return 0, value{}
	}
	weak := false
	e := s.oneOf(i, "截至到", "截止到", "截止至", "截至", "截止")
	if e == 0 {
		if e = s.oneOf(i, "到", "至"); e == 0 {
			return 0, value{}
		}
		weak = true
	}
	e = s.sp(e)
	a, v := s.date(e, context{first: paper.NoDay})
	if a == 0 || v.marker {
		return 0, value{}
	}
	if weak {
		switch s.at(a - 1) {
		case '末', '底':
		default:
			return 0, value{}
		}
		if isDigit(s.at(i-1)) || isHanNum(s.at(i-1)) {
			return 0, value{}
		}
		if v.first != paper.NoDay && s.ref.known() && v.last > s.ref.Latest {
			// 到明年底: a term that is set, no state of things
			v.first, v.point, v.approx, v.unit = v.last, true, false, unitDay
			v.rule = "by " + v.rule
			if t := s.oneOf(a, "之前", "以前", "前"); t > 0 && s.before1(a, t) {
				a = t
			}
			return a, v
		}
	}
	if t := s.oneOf(a, "为止", "止"); t > 0 {
		a = t
	}
	v.point = true
	v.rule = "as-of " + v.rule
	v.approx = false
	if v.last != paper.NoDay {
		v.first = v.last
		v.unit = unitDay
	}
	return a, v
}

// since reads 党的十八大以来, 改革开放至今, “十四五”以来 with a plan before it.
func (s *scanner) since(i int) (int, value) {
	j := i
	if s.at(i) == '自' {
		j = s.opt(i+1, "从")
	}
	end, id := s.t.event.Longest(s.b, j)
	if id < 0 {
		return 0, value{}
	}
	v := none("event")
	v.first, v.last = s.t.events[id][0], s.t.events[id][1]
	v.unit, v.quiet = unitSpan, true
	if e := s.oneOf(end, "胜利召开", "召开", "闭幕"); e > 0 {
		end = e
	}
	// 改革开放40年来, 新中国成立70周年以来
	if n, ok := s.count(end); ok {
		e := s.oneOf(n.end, "多年", "余年", "年", "周年")
		if e > 0 && s.oneOf(e, "以来", "来") > 0 {
			return s.oneOf(e, "以来", "来"), s.untilNow(v)
		}
	}
	if e := s.oneOf(end, "以来", "至今", "以后", "之后", "初期", "前"); e > 0 {
		switch s.at(e - 1) {
		case '前':
			return 0, value{}
		case '期':
			y := v.first.Year()
			v.last, v.approx = paper.DayOf(y+9, 12, 31), true
			return e, v
		}
		return e, s.untilNow(v)
	}
	return 0, value{}
}
