package period

import "baoshu/pipeline/paper"

// counted reads a number and a unit of calendar time: 三天, 10个月, 两年. It
// answers with the unit: 天 周 月 季 年.
func (s *scanner) counted(i int) (end, n int, unit string) {
	c, ok := s.count(i)
	if !ok || c.few {
		return 0, 0, ""
	}
	e, u, _ := s.timeUnit(c.end)
	return e, c.val, u
}

// timeUnit reads 年 个月 月 天 日 周 个星期 个礼拜 季度 at i; whole is false after 个.
func (s *scanner) timeUnit(i int) (int, string, bool) {
	j := s.sp(i)
	ge := s.at(j) == '个'
	if ge {
		j++
	}
	switch s.at(j) {
	case '年':
		if ge || s.at(j+1) == '级' || s.at(j+1) == '代' || s.at(j+1) == '龄' {
			return 0, "", false
		}
		return j + 1, "年", ge
	case '月':
		return j + 1, "月", ge
	case '天', '日':
		if ge {
			return 0, "", false
		}
		return j + 1, string(s.at(j)), ge
	case '周':
		if s.at(j+1) == '年' || s.at(j+1) == '岁' {
			return 0, "", false
		}
		return j + 1, "周", ge
	case '星', '礼':
		if e := s.oneOf(j, "星期", "礼拜"); e > 0 {
			return e, "周", ge
		}
	case '季':
		if s.at(j+1) == '度' {
			return j + 2, "季", ge
		}
	case '世':
		if ge && s.at(j+1) == '纪' {
			return j + 2, "世纪", ge
		}
	}
	return 0, "", false
}

// A length is a counted length of calendar time: 三年, 近五个半月, 二十几年.
type length struct {
	end    int
	lo, hi int
	half   bool
	more   bool // 3年多, 十多年
	unit   string
	ge     bool
	none   bool // 几年: no number
	pair   bool // 两三年
}

func (s *scanner) length(i int) (length, bool) {
	var l length
	if s.at(i) == '半' {
		e := i + 1
		if s.at(e) == '个' {
			e++
			l.ge = true
		}
		switch {
		case s.at(e) == '年' && !l.ge:
			return length{end: e + 1, half: true, unit: "年"}, true
		case s.at(e) == '月' && l.ge:
			return length{end: e + 1, half: true, unit: "月", ge: true}, true
		}
		return l, false
	}
	c, ok := s.count(i)
	if !ok {
		c, ok = s.aFew(i)
		l.pair = ok
	}
	if !ok {
		return l, false
	}
	l.lo, l.hi, l.none = c.val, c.high, c.few && c.val == 3 && c.high == 9
	j := s.sp(c.end)
	if s.at(j) == '多' || s.at(j) == '余' {
		l.more = true
		j++
	}
	if s.at(j) == '个' && (s.at(j+1) == '多' || s.at(j+1) == '半') {
		l.half, l.more, l.ge = s.at(j+1) == '半', s.at(j+1) == '多', true
		j += 2
	}
	e, u, ge := s.timeUnit(j)
	if e == 0 {
		return l, false
	}
	if s.at(e) == '半' {
		l.half = true
		e++
	}
	if s.at(e) == '多' {
		l.more = true
		e++
	}
	l.end, l.unit, l.ge = e, u, l.ge || ge
	if u == "月" && !l.ge && !c.han && !l.more || u == "日" && !l.more && s.at(e) == '起' {
		return l, false
	}
	return l, true
}

// aFew reads two digits that stand for either number: 两三年, 三五天.
func (s *scanner) aFew(i int) (num, bool) {
	a, b := hanDigit(s.at(i)), hanDigit(s.at(i+1))
	if a < 1 || b != a+1 && (a != 3 || b != 5) || isHanNum(s.at(i+2)) {
		return num{}, false
	}
	return num{end: i + 2, val: a, high: b, han: true}, true
}

// back moves a day back by a length (forward where sign is 1).
func (l length) move(d paper.Day, n, sign int) paper.Day {
	switch l.unit {
	case "天", "日":
		return d + paper.Day(sign*n)
	case "周":
		return d + paper.Day(7*sign*n)
	case "月":
		d = addMonths(d, sign*n)
		if l.half {
			d += paper.Day(15 * sign)
		}
		return d
	case "季":
		return addMonths(d, 3*sign*n)
	case "世纪":
		return addMonths(d, 1200*sign*n)
	}
	if l.half {
		return addMonths(d, sign*(12*n+6))
	}
	return addMonths(d, 12*sign*n)
}

// counting reads times counted from the reference or from what is in force:
// 三年前, 20天后, 近五年来, 过去5年, 未来三年, 17天内, 半年来, 三年多来, 前1周.
func (s *scanner) counting(i int) (int, value) {
	j, lead := i, 0
	switch s.at(i) {
	case '近', '最', '过', '前', '上', '此':
		lead = -1
		j = s.oneOf(i, "最近的", "最近", "近", "过去的", "过去", "前", "上", "过往", "此前")
	case '未', '今', '接', '后', '下':
		lead = 1
		j = s.oneOf(i, "未来的", "未来", "今后", "接下来的", "接下来", "后", "下")
	case '半':
	default:
		if !isDigit(s.at(i)) && !isHanNum(s.at(i)) && s.at(i) != '几' {
			return 0, value{}
		}
	}
	if s.at(i) == '后' && indexOf("最以之今此其然随", s.at(i-1)) >= 0 || s.at(i) == '前' && indexOf("以之此从先提", s.at(i-1)) >= 0 {
		return 0, value{}
	}
	if lead != 0 && j == 0 || s.afterWord(i) {
		return 0, value{}
	}
	p := s.at(i - 1)
	if lead == 0 && (p == '第' || p == '每' || isHanNum(p) || isDigit(p) || p == '.') {
		return 0, value{}
	}
	l, ok := s.length(s.sp(j))
	if !ok {
		return 0, value{}
	}
	if s.at(i) == '过' && (p == '由' || p == '从') && indexOf("缩压降减增提升扩延变改", s.at(l.end)) >= 0 {
		return 0, value{} // 由过去的3天缩短到2小时: formerly, not for three days
	}
	if l.pair && lead == 0 && s.at(l.end) == '后' && !s.ahead(i, l.end+1) && !s.comes(l.end) {
		l.none = true // 两三天后，他出院了: from when only the story knows
	}
	if p == '隔' || p == '近' || p == '数' || p == '几' || s.at(i) == '千' || s.at(i) == '百' { // 时隔十一年后: from when the text does not say
		l.none = true
	}
	if lead != 0 {
		return s.led(i, l, lead)
	}
	return s.trailed(i, l)
}

// led reads a length after 近, 过去, 未来, 前: from the day a length ago to
// yesterday, or from tomorrow on.
func (s *scanner) led(i int, l length, lead int) (int, value) {
	one := s.at(i)
	if one == '前' && (l.unit == "季" || l.unit == "月" && (l.ge || s.sumOfMonths(i, l.end))) { // 前三季度, 前10个月, 前十一月: of the year
		return 0, value{}
	}
	if (one == '前' || one == '后' || one == '上' || one == '下') && (l.more || l.half) {
		return 0, value{}
	}
	if r := s.at(i + 1); one == '上' && (r == '百' || r == '千' || r == '十') { // 上百年: hundreds of years
		return 0, value{}
	}
	if (one == '上' || one == '下') && (l.ge || l.lo == 1 && (l.unit == "年" || l.unit == "周" || l.unit == "季")) {
		return 0, value{}
	}
	if p := s.at(i - 1); (one == '前' || one == '后') && isHan(p) && indexOf("在于从到是他我她们就自曾和即比", p) < 0 { // 假期前三天
		return 0, value{}
	}
	if one == '近' && (indexOf("了达过历经用长", s.at(i-1)) >= 0 || s.oneOf(i-2, "历时", "耗时", "用时", "为期") > 0) && s.oneOf(l.end, "来", "以来") == 0 { // 奔跑了近30年: a length
		return 0, value{}
	}
	if one == '近' && !isDigit(s.at(l.end)) {
		// 近三年级? 近5年期: lengths that are something else
		if s.oneOf(l.end, "级", "期", "的时间", "时间", "未", "没") > 0 && s.at(l.end) != '期' {
			return 0, value{}
		}
	}
	v := none("span-back")
	v.unit, v.inferred, v.quiet = unitSpan, true, true
	end := l.end
	come := 0
	if lead < 0 {
		come = s.oneOf(end, "以来", "来")
	}
	if come > 0 {
		end = come
	} else if e := s.oneOf(end, "之间", "间", "里", "中", "内"); e > 0 && (s.at(end) != '中' || !isHan(s.at(end+1))) {
		end = e
	}
	d := s.ref.day()
	if l.none {
		v.marker, v.rule = true, "marker"
		return end, v
	}
	if d == paper.NoDay {
		return end, v
	}
	v.approx = l.more || l.hi != l.lo || one == '近'
	if lead > 0 {
		v.rule = "span-ahead"
		v.first, v.last, v.future = d+1, l.move(d, l.hi, 1), true
		return end, v
	}
	if one == '前' && s.at(i+1) == '两' && !l.ge { // 前两天, 前两年: some days, some years ago
		v.approx = true
		switch l.unit {
		case "天":
			v.first, v.last = d-7, d-2
			return end, v
		case "年":
			v.first, v.last = paper.DayOf(d.Year()-5, 1, 1), paper.DayOf(d.Year()-2, 12, 31)
			return end, v
		}
	}
	back := l.lo
	if l.pair {
		back = l.hi // 近两三年
	}
	v.first, v.last = l.move(d, back, -1), d-1
	if l.more {
		v.first = l.floor(v.first)
	}
	if come > 0 {
		v.last = d
	}
	return end, v
}

// floor sets a day back to the first of its unit.
func (l length) floor(d paper.Day) paper.Day {
	y, m, _ := d.Date()
	switch {
	case l.unit == "年" && !l.half:
		return paper.DayOf(y, 1, 1)
	case l.unit == "年", l.unit == "月", l.unit == "季":
		return paper.DayOf(y, m, 1)
	}
	return d
}

// trailed reads a length before 前, 后, 来, 内.
func (s *scanner) trailed(i int, l length) (int, value) {
	if l.unit == "季" && !l.ge {
		return 0, value{} // 三季度以来: the third, not three of them
	}
	v := none("span")
	v.unit, v.inferred, v.quiet = unitSpan, true, true
	d := s.ref.day()
	e := l.end
	if k := s.oneOf(e, "以来", "来"); k > 0 {
		if s.at(e) == '来' && (s.at(e+1) == '到' || s.at(e+1) == '自' || s.at(e+1) == '访' || s.at(e+1) == '华' || s.at(e+1) == '回') {
			return 0, value{}
		}
		v.rule = "span-until"
		if l.none {
			v.marker = true
			return k, v
		}
		if d != paper.NoDay {
			v.first, v.last = l.move(d, l.lo, -1), d
			v.approx = l.more || l.hi != l.lo
			if l.more || l.half && s.at(e) == '以' {
				v.first = l.floor(v.first)
			}
		}
		return k, v
	}
	if l.unit == "日" && !l.more {
		return 0, value{}
	}
	if k := s.oneOf(e, "之前", "以前", "前"); k > 0 && (s.at(e) != '前' || s.oneOf(k, "景", "途", "后", "往", "列", "提", "夕", "期", "身", "线") == 0) {
		return k, s.away(l, -1, d, v)
	}
	if k := s.oneOf(e, "之后", "以后", "后"); k > 0 && isHan(s.at(i-1)) && indexOf("在于到至从约近的仅短和与，", s.at(i-1)) < 0 {
		v.rule, v.marker = "marker-later", true // 改革三年后: from when only the story knows
		return k, v
	}
	if k := s.oneOf(e, "之后", "以后", "后"); k > 0 && (s.at(e) != '后' || s.oneOf(k, "劲", "方", "期", "续", "勤", "代", "来者") == 0) {
		base := d
		if s.curFirst != paper.NoDay && s.curPara == s.para && s.ref.known() && s.curLast < s.ref.Latest && !s.ahead(i, k) && s.curLast != d {
			base, v.anaphoric, v.approx = s.curLast, true, true
			if s.curUnit == unitYear {
				base = s.curFirst
			}
		}
		return k, s.away(l, 1, base, v)
	}
	if k := s.oneOf(e, "之内", "以内", "内"); k > 0 && (s.at(e) != '内' || s.oneOf(k, "陆", "地", "部", "外", "容", "蒙", "涵") == 0) {
		v.rule, v.duration = "span-within", true
		if s.at(i-1) == '后' && isHan(s.at(i-2)) && indexOf("今最然此随", s.at(i-2)) < 0 {
			l.none = true // 达产后三年内: from when the text does not say
		}
		if l.none {
			v.marker = true
		}
		if d != paper.NoDay && !l.none {
			v.first, v.last = d, l.move(d, l.hi, 1)
			if s.done(k) {
				v.first, v.last = l.move(d, l.hi, -1), d
			}
		}
		return k, v
	}
	return 0, value{}
}

// done reports whether what follows at i, up to a stop, has come about: 5年内增长了13%.
func (s *scanner) done(i int) bool {
	for k := i; k < i+12; k++ {
		switch s.at(k) {
		case '，', '。', '；', '：', 0:
			return false
		case '了':
			return s.at(k+1) != '解'
		}
	}
	return false
}

// away returns the time a length before or after a day, as fine as its unit: a
// year, a month, a week, a day.
func (s *scanner) away(l length, sign int, d paper.Day, v value) value {
	v.rule = "ago"
	if sign > 0 {
		v.rule = "later"
	}
	v.approx = v.approx || l.more
	if l.none && l.unit != "年" || l.none {
		v.marker = true
		return v
	}
	if d == paper.NoDay {
		return v
	}
	if sign > 0 && !v.anaphoric {
		v.future = true
	}
	a, b := l.move(d, l.lo, sign), l.move(d, l.hi, sign)
	if a > b {
		a, b = b, a
	}
	switch {
	case l.unit == "年" && !l.half:
		v.unit = unitYear
		v.first, v.last = paper.DayOf(a.Year(), 1, 1), paper.DayOf(b.Year(), 12, 31)
		if l.hi != l.lo {
			v.approx = true
		}
		v.year = b.Year()
		if sign < 0 {
			v.year = a.Year()
		}
	case l.unit == "年", l.unit == "季", l.unit == "月" && !l.half:
		v.unit = unitMonth
		y, m, _ := a.Date()
		y2, m2, _ := b.Date()
		v.first, v.last = paper.DayOf(y, m, 1), monthEnd(y2, m2)
	case l.unit == "周":
		v.unit = unitWeek
		v.first, v.last = weekOf(a), weekOf(b)+6
	case l.unit == "世纪":
		v.first, v.last = paper.DayOf(a.Year(), 1, 1), paper.DayOf(b.Year(), 12, 31)
		v.approx = true
	default:
		v.unit = unitDay
		v.first, v.last = a, b
	}
	return v
}
