package period

import "baoshu/pipeline/paper"

// basis reads what names the base of a comparison: 同比, 环比, 比上年, 较上年同期,
// 比上月末, 比年初, 较2013年, 与2019年相比, 是2012年的3.5倍, 年增33.8%.
func (s *scanner) basis(i int) (int, value) {
	switch s.at(i) {
	case '同':
		if s.at(i+1) == '比' {
			v := s.yoy(none("yoy"))
			return i + 2, v
		}
	case '环':
		if s.at(i+1) == '比' {
			return i + 2, s.pop(none("pop"))
		}
	case '年', '月', '季':
		return s.shortBasis(i)
	}
	j, closing := 0, false
	switch s.at(i) {
	case '比', '较':
		j = i + 1
		if s.at(j) == '之' {
			j++
		}
		if s.at(j) == '如' || s.at(i-1) == '同' || s.at(i-1) == '环' {
			return 0, value{}
		}
	case '与', '和', '同', '跟':
		j, closing = i+1, true
	case '相':
		if s.has(i, "相当于") > 0 {
			return s.otherBase(i)
		}
		if s.oneOf(i, "相比于", "相较于", "相比", "相较") == 0 {
			return 0, value{}
		}
		j = s.oneOf(i, "相比于", "相较于", "相比", "相较")
	case '在':
		return s.onBase(i + 1)
	case '高', '低', '超', '恢', '达', '为', '是', '接', '快', '慢', '优', '好':
		return s.otherBase(i)
	default:
		return 0, value{}
	}
	e, v := s.base(s.sp(j))
	if e == 0 {
		return 0, value{}
	}
	for !closing && s.and(e) > 0 {
		k, _ := s.base(s.and(e))
		if k == 0 {
			break
		}
		e = k // 比2015年和2014年分别回落, 较一季度、上半年和前三季度
	}
	if closing {
		k := s.oneOf(e, "相比较", "相比", "相较", "比较", "比", "持平", "基本持平", "相当")
		if k == 0 {
			return 0, value{}
		}
		if s.oneOf(e, "持平", "基本持平", "相当") == 0 {
			e = k
		}
	}
	return e, v
}

// shortBasis reads 年增, 月减 and 季增 before a number: how the press of Taiwan writes
// 同比增长, 环比下降. They begin a clause, for 每年增, 全年增 and 产值年增 say how much a
// year brings. The verb is left to whoever reads verbs.
func (s *scanner) shortBasis(i int) (int, value) {
	if a := s.at(i + 1); a != '增' && a != '减' && a != '減' {
		return 0, value{}
	}
	switch s.at(i - 1) {
	case 0, '，', '、', '；', '。', '：', '（', '(', ',', '\n':
	default:
		return 0, value{}
	}
	if n := s.at(s.opt(i+2, "约")); !isDigit(n) && !isHanNum(n) {
		return 0, value{}
	}
	if s.at(i) == '年' {
		return i + 1, s.yoy(none("yoy"))
	}
	return i + 1, s.pop(none("pop"))
}

// described reports whether the year at i is a base behind what is said of it:
// 较|扩能改造前的|2020年.
func (s *scanner) described(i int) bool {
	const longest = 10 // characters
	if s.at(i-1) != '的' {
		return false
	}
	if n, ok := s.num(i); !ok || n.digits != 4 || s.at(n.end) != '年' || isDigit(s.at(n.end+1)) {
		return false
	}
	for k := i - 2; k > i-longest && isHan(s.at(k)); k-- {
		if c := s.at(k); c == '较' && indexOf("比计相", s.at(k-1)) < 0 || c == '比' && indexOf("对相占同环正反", s.at(k-1)) < 0 {
			return k < i-2
		}
	}
	return false
}

// onBase reads 在2005年基础上 and 在去年的基础上.
func (s *scanner) onBase(j int) (int, value) {
	e, v := s.base(s.sp(j))
	if e == 0 {
		return 0, value{}
	}
	k := s.oneOf(e, "的基础上", "基础上", "水平上", "的水平上", "水平的基础上")
	if k == 0 {
		return 0, value{}
	}
	return k, v
}

// otherBase reads 高于上年同期, 恢复至2019年同期的, 是2012年的3.5倍.
func (s *scanner) otherBase(i int) (int, value) {
	j := s.oneOf(i, "快于", "慢于", "优于", "好于", "高于", "低于", "超过", "超", "恢复至", "恢复到", "达到", "接近", "高出", "相当于", "为", "是")
	if j == 0 {
		return 0, value{}
	}
	if _, id := s.deictic(s.sp(j)); id >= 0 && s.t.deicticKind[id] == "now" && s.at(i) != '高' && s.at(i) != '低' && s.at(i) != '相' {
		return 0, value{} // 达到目前的57%: that is when
	}
	e, v := s.base(s.sp(j))
	if e == 0 {
		return 0, value{}
	}
	switch s.at(i) {
	case '快', '慢', '优', '好': // 快于上年全年1.3个百分点, but 好于年初制定的目标
		if r := s.at(e); isHan(r) && r != '水' {
			return 0, value{}
		}
		return e, v
	case '高', '低', '超', '接':
		if v.rule != "base-yoy" && s.oneOf(e, "同期", "水平", "全年", "的") == 0 && s.at(i) != '高' && s.at(i) != '低' {
			return 0, value{}
		}
		return e, v
	}
	k := s.opt(e, "同期")
	k = s.opt(k, "水平")
	if s.at(k) != '的' {
		return 0, value{}
	}
	n := k + 1
	for isDigit(s.at(n)) || s.at(n) == '.' || (s.at(n) == '、' || s.at(n) == '和') && isDigit(s.at(n+1)) || isHanNum(s.at(n)) || s.at(n) == '近' || s.at(n) == '约' || s.at(n) == '多' || s.at(n) == '余' || s.at(n) == '半' || s.at(n) == '点' || s.at(n) == '分' || s.at(n) == '之' {
		n++
	}
	if n == k+1 || s.at(n) != '倍' && s.at(n) != '%' && s.at(n) != '％' && s.at(n) != '成' && !s.fraction(k+1, n) {
		return 0, value{}
	}
	return e, v
}

// fraction reports whether 分之 stands between i and n: 三年前的四分之一.
func (s *scanner) fraction(i, n int) bool {
	for ; i+2 < n; i++ {
		if s.at(i) == '分' && s.at(i+1) == '之' {
			return true
		}
	}
	return false
}

// base reads the date that a comparison is with and says what kind of base it is.
func (s *scanner) base(i int) (int, value) {
	if s.at(i) == '上' {
		if e := s.oneOf(i, "上季末", "上季度末", "上个季度末", "上一季度末"); e > 0 {
			return e, s.quarterEndBefore()
		}
	}
	s.inBase = true // 同期 is read here
	e, d := s.date(i, context{first: paper.NoDay})
	s.inBase = false
	if e == 0 {
		if l, ok := s.length(i); ok { // 比三年前, 比10年前
			if k := s.oneOf(l.end, "之前", "以前", "前"); k > 0 {
				v := none("base")
				v.basis, v.quiet = "vs", true
				w := s.away(l, -1, s.ref.day(), none(""))
				v.bFirst, v.bLast = w.first, w.last
				v.first, v.last = w.first, w.last
				return k, v
			}
		}
		if k := s.oneOf(i, "同期", "往年同期", "往年", "以往", "历史同期", "常年同期", "常年历史同期", "此前", "过去"); k > 0 {
			v := none("base")
			v.basis, v.quiet = "vs", true
			return k, v
		}
		return 0, value{}
	}
	if d.clock || d.rule == "same-period" {
		return 0, value{}
	}
	if n, w := s.range2(e, d, false); n > 0 {
		e, d = n, w
	}
	v := none("base")
	v.basis, v.quiet, v.inferred, v.anaphoric, v.unit = "vs", true, d.inferred, d.anaphoric, d.unit
	year := hasWord(d.rule, "deictic-year", "relative-year")
	last := year && d.year != 0 && d.year == s.currentYear()-1
	if k := s.oneOf(e, "同期", "同月", "同季", "同季度", "同时期", "的同期", "同口径"); k > 0 {
		e = s.oneOf(e, "同时期", "同季度", "同期", "同月", "同季", "的同期", "同口径")
		if year && (last || d.year == 0) {
			v.rule = "base-yoy"
			return e, s.yoy(v)
		}
		if f, l := s.samePeriod(d.year); f != paper.NoDay {
			v.bFirst, v.bLast = f, l
			v.first, v.last = f, l
		}
		return e, v
	}
	v.bFirst, v.bLast = d.first, d.last
	switch {
	case hasWord(d.rule, "whole-year"):
	case year && d.unit == unitYear && (last || d.year == 0 || hasWord(d.rule, "relative-year")):
		v.basis, v.rule = "yoy", "base-yoy"
		if s.curFirst != paper.NoDay && s.curFirst.Year() == d.year+1 && s.curPara == s.para && (s.curUnit != unitDay || s.curState) {
			return e, s.yoy(v)
		}
	case d.rule == "deictic-month" && d.unit == unitMonth && s.at(i) == '上',
		hasWord(d.rule, "deictic-month") && s.at(i) == '上',
		d.rule == "deictic-quarter" && s.at(i) == '上',
		d.rule == "deictic-week" && s.at(i) == '上':
		v.basis, v.rule = "pop", "base-pop"
		if f, l := s.before(d); f != paper.NoDay && d.unit != unitDay {
			v.bFirst, v.bLast = f, l
		}
		if end := s.monthEndBefore(); end != paper.NoDay && hasWord(d.rule, "month-end", "month-edge") { // 9月末比上月末: 31 August
			v.bFirst, v.bLast = end, end
		}
	case d.rule == "year-edge" && d.approx:
		if y := s.currentYear(); y != 0 && s.at(e-1) == '初' {
			v.bFirst = paper.DayOf(y, 1, 1)
			v.bLast = v.bFirst
		}
	}
	if hasWord(d.rule, "year-edge", "month-edge") && (s.at(e-1) == '末' || s.at(e-1) == '底') && v.bLast != paper.NoDay {
		v.bFirst = v.bLast
	}
	if v.bFirst != paper.NoDay {
		v.first, v.last = v.bFirst, v.bLast
	}
	return e, v
}

func hasWord(rule string, words ...string) bool {
	for _, w := range words {
		if len(rule) >= len(w) {
			for k := 0; k+len(w) <= len(rule); k++ {
				if rule[k:k+len(w)] == w {
					return true
				}
			}
		}
	}
	return false
}

// currentYear returns the year of the period in force, else of the reference.
func (s *scanner) currentYear() int {
	if s.curFirst != paper.NoDay && s.curPara == s.para && s.curFirst.Year() == s.curLast.Year() {
		return s.curLast.Year()
	}
	return s.ref.year()
}

// yoy sets the base to the period in force, a year earlier.
func (s *scanner) yoy(v value) value {
	v.basis, v.quiet, v.anaphoric = "yoy", true, true
	if s.curFirst == paper.NoDay {
		return v
	}
	v.bFirst, v.bLast = shiftYears(s.curFirst, -1), shiftYearsEnd(s.curLast, -1)
	if v.rule == "base-yoy" {
		v.first, v.last = v.bFirst, v.bLast
	}
	return v
}

// samePeriod returns the period in force moved to another year.
func (s *scanner) samePeriod(year int) (first, last paper.Day) {
	if s.curFirst == paper.NoDay || year == 0 {
		return paper.NoDay, paper.NoDay
	}
	n := year - s.curFirst.Year()
	return shiftYears(s.curFirst, n), shiftYearsEnd(s.curLast, n)
}

func shiftYears(d paper.Day, n int) paper.Day { return addMonths(d, 12*n) }

// shiftYearsEnd keeps the end of February at the month's end.
func shiftYearsEnd(d paper.Day, n int) paper.Day {
	y, m, dd := d.Date()
	if dd == paper.DaysIn(y, m) {
		return monthEnd(y+n, m)
	}
	return addMonths(d, 12*n)
}

// pop sets the base to the period of equal length before the one in force,
// where that is a month, a quarter, a half or a year.
func (s *scanner) pop(v value) value {
	v.basis, v.quiet, v.anaphoric = "pop", true, true
	v.bFirst, v.bLast = s.before(value{unit: s.curUnit})
	return v
}

// monthEndBefore returns the last day of the month before the one that the
// point in force ends, or NoDay.
func (s *scanner) monthEndBefore() paper.Day {
	if s.curFirst == paper.NoDay || s.curFirst != s.curLast || s.curPara != s.para {
		return paper.NoDay
	}
	y, m, _ := s.curLast.Date()
	if s.curLast != monthEnd(y, m) {
		return paper.NoDay
	}
	return monthEnd(y, m-1)
}

// quarterEndBefore returns the base that 上季末 names: the last day of the quarter before the
// one in force, or before the one that the point in force ends.
func (s *scanner) quarterEndBefore() value {
	v := none("base-pop")
	v.basis, v.quiet, v.anaphoric = "pop", true, true
	if s.curFirst == paper.NoDay || s.curPara != s.para {
		return v
	}
	y, m, _ := s.curLast.Date()
	if s.curLast != monthEnd(y, m) || m%3 != 0 || s.curFirst != s.curLast && s.curUnit != unitQuarter && s.curUnit != unitMonth { // 一季度末 is read as its last month
		return v
	}
	v.bFirst = monthEnd(y, m-3)
	v.bLast = v.bFirst
	v.first, v.last = v.bFirst, v.bLast
	return v
}

// before returns the period before the one in force, where both are of one unit.
func (s *scanner) before(d value) (first, last paper.Day) {
	if s.curFirst == paper.NoDay || s.curUnit != d.unit {
		return paper.NoDay, paper.NoDay
	}
	n := 0
	switch d.unit {
	case unitMonth:
		n = 1
	case unitQuarter:
		n = 3
	case unitHalf:
		n = 6
	case unitYear:
		n = 12
	case unitWeek:
		return s.curFirst - 7, s.curLast - 7
	case unitDay:
		return s.curFirst - 1, s.curLast - 1
	default:
		return paper.NoDay, paper.NoDay
	}
	return addMonths(s.curFirst, -n), s.curFirst - 1
}
