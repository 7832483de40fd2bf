package period

import "baoshu/pipeline/paper"

// month reads 本月, 上月底, 下个月9号, 这个月前两天, 当月, 次月5日, 中旬, 月底,
// and the quarters 本季度, 上个季度.
func (s *scanner) month(i int) (int, value) {
	end, id := s.deictic(i)
	if id < 0 || s.afterWord(i) {
		return 0, value{}
	}
	step := s.t.deicticStep[id]
	v := none("deictic-month")
	y, m := s.ref.month()
	switch s.t.deicticKind[id] {
	case "month":
		v.inferred = true
		if p := s.at(i - 1); (p == '从' || p == '由') && s.fm != 0 && s.monthSent == s.sent && s.monthPara == s.para {
			y, m, v.anaphoric, v.before = s.fy, s.fm, true, true // 3月份涨幅从上月的3.2%回落
		} else if (p == '从' || p == '由') && step == -1 && s.lm != 0 && m != 0 && 12*(y-s.ly)+m-s.lm == 1 {
			y, m, v.anaphoric, v.before = s.ly, s.lm, true, true // of the month that the story tells of, which was the last
		}
	case "amonth":
		v.rule, v.anaphoric = "anaphoric-month", true
		y, m = s.lastMonth(y, m, step, end < len(s.b))
	case "medge", "xun", "mhalf":
		if p := s.at(i - 1); isHan(p) && p != '在' && p != '到' && p != '至' && p != '于' && p != '从' && s.t.deicticKind[id] == "medge" {
			return 0, value{}
		}
		if s.fm != 0 && s.monthPara == s.para {
			y, m, v.anaphoric = s.fy, s.fm, true
		} else {
			v.inferred = true
		}
		switch s.t.deicticKind[id] {
		case "xun":
			return s.inMonth(end, y, m, sub{kind: kXun, a: step, b: step, unit: unitXun, rule: "xun"}, v)
		case "mhalf":
			return s.inMonth(end, y, m, sub{kind: kHalfMonth, a: step, unit: unitSpan, rule: "half-month"}, v)
		}
		return s.inMonth(end, y, m, sub{kind: kMonthPart, a: step, unit: unitSpan, approx: true, rule: "month-edge"}, v)
	case "quarter":
		v.rule, v.unit, v.inferred = "deictic-quarter", unitQuarter, true
		if m != 0 {
			q := (m-1)/3 + step
			v.first = paper.DayOf(y, 1+3*q, 1)
			v.last = paper.DayOf(y, 4+3*q, 0)
			v.year = v.first.Year()
		}
		return end, v
	default:
		return 0, value{}
	}
	if m == 0 {
		e, _ := s.submonth(end, 1)
		return e, v
	}
	y, m, _ = paper.DayOf(y, m+step, 1).Date()
	e, b := s.submonth(end, m)
	if b.kind == kLunar {
		e, b = end, sub{kind: kMonths, a: m, b: m, unit: unitMonth, rule: "month"}
	}
	return s.inMonth(e, y, m, b, v)
}

// lastMonth returns the month that 当月 and 次月 count from: the last one named, of a
// span its last (1—4月，当月: April). Where none was named 当月 with figures told
// behind it is the one before that of publication. It is never of another year than the
// paragraph's.
func (s *scanner) lastMonth(y, m, step int, told bool) (int, int) {
	framed := s.forceYear != 0 && s.forcePara == s.para
	switch {
	case s.lm != 0 && (!framed || s.lastPara == s.para || s.ly == s.forceYear):
		return s.ly, s.lm
	case step == 0 && m != 0 && s.lm == 0 && told:
		y, m, _ = paper.DayOf(y, m-1, 1).Date()
	case s.lm != 0:
		return 0, 0
	}
	if framed && y != s.forceYear {
		return 0, 0
	}
	return y, m
}

// names keeps the month that an expression names for 当月 to take up. A day on which
// something was made public names none, nor does a dateline.
func (s *scanner) names(p Period, v value) {
	if p.Future || hasWord(v.rule, "since") || v.month == 0 && v.unit != unitQuarter && v.unit != unitHalf && !hasWord(p.Text, "月") {
		return
	}
	if v.unit == unitDay {
		for k := p.End; k < p.End+8; k++ {
			switch s.at(k) {
			case '电', '讯':
				return
			case '公', '发', '披', '表', '介', '获', '通':
				if s.oneOf(k, "公布", "发布", "披露", "表示", "介绍", "获悉", "通报") > 0 {
					return
				}
			}
		}
	}
	s.ly, s.lm, _ = p.Last.Date()
	s.lastPara = s.para
}

func (s *scanner) inMonth(e, y, m int, b sub, v value) (int, value) {
	v.unit, v.approx, v.year, v.month = b.unit, b.approx, y, m
	if b.rule != "month" {
		v.rule += " " + b.rule
	}
	if b.kind != kMonths {
		b.m = m
	}
	if y != 0 && m != 0 {
		v.first, v.last = s.place(b, y)
	}
	return e, v
}

// afterWord reports whether the character before i makes 上 or 下 part of
// another word: 以上, 马上, 海上, 晚上, 线下.
func (s *scanner) afterWord(i int) bool {
	switch s.at(i) {
	case '上', '下':
	default:
		return false
	}
	switch s.at(i - 1) {
	case '以', '网', '线', '晚', '早', '马', '路', '场', '身', '台', '船', '山', '岛', '面', '市', '陆', '水', '河', '江', '桥', '街', '海', '会', '之', '世', '天', '地', '手', '脚', '桌':
		return true
	}
	return false
}

// weekday reads 周三 星期日 礼拜天.
func (s *scanner) weekday(i int) (int, int) {
	if s.may(i)&atWeek == 0 {
		return 0, 0
	}
	e := s.oneOf(i, "周", "星期", "礼拜")
	if e == 0 {
		return 0, 0
	}
	return s.weekdayName(e)
}

func (s *scanner) weekdayName(e int) (int, int) {
	switch r := s.at(e); r {
	case '日', '天':
		if r == '日' && s.at(e+1) == '报' || s.at(e+1) == '均' {
			return 0, 0
		}
		return e + 1, 7
	default:
		if d := hanDigit(r); d >= 1 && d <= 6 && r != '两' {
			switch s.at(e + 1) {
			case '岁', '年', '百', '十', '个', '次', '届', '期', '良', '路', '贸':
				return 0, 0
			}
			return e + 1, d
		}
	}
	return 0, 0
}

// week reads 本周 上周三 下下周日 上上个周末 这个星期五, and 周三 and 周末 alone.
func (s *scanner) week(i int, c context) (int, value) {
	step, j := 0, i
	switch s.at(i) {
	case '上', '下':
		if s.afterWord(i) {
			return 0, value{}
		}
		for s.at(j) == s.at(i) {
			j++
			step++
		}
		if s.at(i) == '上' {
			step = -step
		}
	case '本', '这':
		j++
	case '周', '星', '礼':
		return s.weekAlone(i, c)
	default:
		return 0, value{}
	}
	if s.at(j) == '一' {
		j++
	}
	if s.at(j) == '个' {
		j++
	}
	e := s.oneOf(j, "周", "星期", "礼拜")
	if e == 0 || s.at(j) == '周' && s.notWeek(e) {
		return 0, value{}
	}
	v := none("deictic-week")
	v.unit, v.inferred = unitWeek, true
	today := s.today()
	monday := paper.NoDay
	if today != paper.NoDay {
		monday = weekOf(today) + paper.Day(7*step)
	}
	if s.at(e) == '末' {
		v.rule, v.unit = "deictic-weekend", unitSpan
		if monday != paper.NoDay {
			v.first, v.last = monday+5, monday+6
		}
		return e + 1, v
	}
	if e2, w := s.weekdayName(e); e2 > 0 {
		v.rule, v.unit = "deictic-weekday", unitDay
		if monday != paper.NoDay {
			v.first = monday + paper.Day(w-1)
			v.last = v.first
		}
		return e2, v
	}
	if monday != paper.NoDay {
		v.first, v.last = monday, monday+6
	}
	return e, v
}

// notWeek reports whether 周 that ends before e begins another word.
func (s *scanner) notWeek(e int) bool {
	switch s.at(e) {
	case '边', '围', '期', '全', '到', '转', '岁', '年', '密', '恩', '遭', '折', '济', '口', '庄', '村', '公', '旋', '刊', '报', '游', '长', '界', '身':
		return true
	}
	return false
}

// restDays reports whether 周末 at [i,e) is named beside 节假日: whatever days are free.
func (s *scanner) restDays(i, e int) bool {
	if k := s.oneOf(e, "及", "和", "与", "、", "或", "以及"); k > 0 && s.oneOf(k, "节假日", "节日", "假日", "法定") > 0 {
		return true
	}
	return indexOf("及和与、或", s.at(i-1)) >= 0 && s.at(i-2) == '日' && indexOf("假节", s.at(i-3)) >= 0
}

// weekAlone reads a weekday or 周末 that no word places: the last such day up to
// the reference, or the next where it is announced.
func (s *scanner) weekAlone(i int, c context) (int, value) {
	switch s.at(i - 1) {
	case '每', '逢':
		if e, _ := s.weekday(i); e > 0 {
			s.habitEnd = e // 每周三、周五
		}
		return 0, value{}
	case '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '几', '个', '双', '隔', '孕', '西', '东', '商':
		return 0, value{}
	}
	v := none("weekday")
	v.unit, v.inferred = unitDay, true
	today := s.today()
	e, w := s.weekday(i)
	if e == 0 {
		e = s.has(i, "周末")
		if e == 0 || s.restDays(i, e) {
			return 0, value{}
		}
		v.rule, v.unit = "weekend", unitSpan
		if today != paper.NoDay {
			v.first = weekOf(today) + 5
			v.last = v.first + 1
		}
		return e, v
	}
	if s.at(e) == '至' || s.at(e) == '到' { // 周一至周五: a habit
		if k, _ := s.weekday(e + 1); k > 0 {
			return k, value{first: paper.NoDay, last: paper.NoDay, bFirst: paper.NoDay, bLast: paper.NoDay, marker: true, rule: "weekdays"}
		}
	}
	if today != paper.NoDay {
		back := (today.Weekday() - w + 7) % 7
		v.first = today - paper.Day(back)
		if s.ahead(i, e) && back > 0 {
			v.first += 7
		}
		for c.first != paper.NoDay && v.first < c.first && c.first-today < 60 {
			v.first += 7
		}
		v.last = v.first
	}
	return e, v
}

// dayWord reads 今天 昨日 大前天 当天 次日 目前 最近 同期 近年来 去冬今春 今明两年.
func (s *scanner) dayWord(i int) (int, value) {
	end, id := s.deictic(i)
	if id < 0 {
		return 0, value{}
	}
	kind, step := s.t.deicticKind[id], s.t.deicticStep[id]
	v := none("")
	v.inferred = true
	ok := false
	switch kind {
	case "day":
		ok = s.thatDay(i, end, step, &v)
	case "aday":
		ok = s.namedDay(i, step, &v)
	case "now", "near", "aperiod", "span", "mark":
		ok = s.loose(kind, i, end, &v)
	case "aquarter":
		ok = true
		s.thatQuarter(&v)
	case "holiday":
		ok = true
		s.theHoliday(i, end, step > 0, &v)
		if e, _, _ := s.partOfHoliday(end, v.first, v.last); step == 2 && e == 0 {
			ok = false // 长假 alone is as often no time
		}
	case "season0", "season1", "season2", "season3":
		ok = true
		if c := s.at(end); c == '天' || c == '季' {
			end++
		}
		s.seasonOf(int(kind[6]-'0'), step, &v)
	case "winterspring":
		ok = true
		s.winterSpring(step, &v)
	case "days2", "days3": // 今明两天, 今明后三天
		ok = true
		v.rule, v.unit = "days", unitSpan
		if today := s.today(); today != paper.NoDay {
			v.first = today + paper.Day(step)
			v.last = v.first + paper.Day(kind[4]-'1')
		}
	case "twoyears":
		ok = true
		v.rule, v.unit = "two-years", unitSpan
		if y := s.ref.year(); y != 0 {
			v.first, v.last = paper.DayOf(y+step, 1, 1), paper.DayOf(y+step+1, 12, 31)
		}
	}
	if !ok {
		return 0, value{}
	}
	return end, v
}

// on makes the value that day, where it is known.
func (v *value) on(d paper.Day) {
	if d != paper.NoDay {
		v.first, v.last, v.year, v.month = d, d, d.Year(), d.Month()
	}
}

// thatDay reads a day so many from that of publication: 昨天. 以前天 and 文明天 have none.
func (s *scanner) thatDay(i, end, step int, v *value) bool {
	if s.at(i) == '前' && indexOf("以之此从目", s.at(i-1)) >= 0 {
		return false
	}
	if s.at(i-1) == '的' || s.at(i-1) == '”' && s.at(i) == '明' || s.at(end) == '的' && s.has(end+1, "中国") > 0 {
		return false
	}
	v.rule, v.unit = "deictic-day", unitDay
	if today := s.today(); today != paper.NoDay {
		v.on(today + paper.Day(step))
	}
	return true
}

// namedDay reads a day so many from the one that was named last in the paragraph: 次日, 当天.
func (s *scanner) namedDay(i, step int, v *value) bool {
	if s.at(i) == '次' && counts(s.at(i-1)) {
		return false
	}
	v.rule, v.unit, v.anaphoric, v.inferred = "anaphoric-day", unitDay, true, false
	switch today := s.today(); {
	case s.dayInForce != paper.NoDay && s.dayPara == s.para:
		v.on(s.dayInForce + paper.Day(step))
	case step == 0 && today != paper.NoDay:
		v.on(today)
		v.approx, v.inferred = true, true
	}
	return true
}

// loose reads what names no day of the calendar: 目前, 最近, 同期, 假期期间.
func (s *scanner) loose(kind string, i, end int, v *value) bool {
	v.quiet = true
	switch kind {
	case "now":
		if s.at(i) == '如' && indexOf("年天日春夏秋冬", s.at(end)) >= 0 { // 正如今年
			return false
		}
		v.rule, v.unit, v.point = "now", unitDay, true
		v.on(s.ref.day())
	case "near":
		if s.at(end) == '的' || s.at(i-1) == '离' || s.at(i-1) == '距' {
			return false
		}
		v.rule, v.unit, v.approx = "near", unitDay, true
		v.on(s.ref.day())
	case "aperiod":
		if s.oneOf(i-2, "往年", "常年", "历年", "历史", "以往") > 0 {
			v.rule, v.marker = "marker", true // 往年同期: of no one year
			return true
		}
		v.rule, v.anaphoric, v.unit, v.inferred = "same-period", true, s.curUnit, false
		if s.curFirst != paper.NoDay {
			v.first, v.last = s.curFirst, s.curLast
		}
	case "span": // a span that the story knows, with no days of its own
		v.rule, v.marker = "named-span", true
	case "mark":
		if isHanNum(s.at(i-1)) || s.has(i, "以来") > 0 && !s.sinceEvent(i) {
			return false
		}
		v.rule, v.marker = "marker", true
	}
	return true
}

// sinceEvent reports whether 以来 at i follows an event of which the text does not say when it
// was: 自企业落户以来, 开园以来.
func (s *scanner) sinceEvent(i int) bool {
	const longest = 20 // characters
	if s.sinceTo == i || !isHan(s.at(i-1)) || !isHan(s.at(i-2)) || s.at(i+2) != '，' {
		return false
	}
	for k := i - 1; k >= 0 && k > i-longest; k-- {
		switch r := s.at(k); {
		case isDigit(r) || indexOf("年月日天周", r) >= 0:
			return false
		case r == '自':
			return true
		case !isHan(r):
			return r != '“' && r != '”'
		}
	}
	return true
}

// thatQuarter reads 当季: the quarter that was named last.
func (s *scanner) thatQuarter(v *value) {
	v.rule, v.unit, v.anaphoric, v.inferred = "anaphoric-quarter", unitQuarter, true, false
	y, m := s.ly, s.lm
	if m == 0 || s.lastPara != s.para && s.curUnit != unitQuarter {
		return
	}
	q := (m - 1) / 3
	v.first, v.last, v.year = paper.DayOf(y, 1+3*q, 1), monthEnd(y, 3+3*q), y
}

// seasonOf sets the value to a season of the year so many from that of publication. 今冬 in
// January is the winter that began last year.
func (s *scanner) seasonOf(nth, step int, v *value) {
	const winter = 3
	v.rule, v.unit, v.approx = "season", unitSpan, true
	y := s.ref.year()
	if y == 0 {
		return
	}
	v.year = y + step
	if nth == winter && s.ref.Latest.Month() <= 3 {
		y--
	}
	v.first, v.last = s.t.place(sub{kind: kSeason, a: nth}, y+step)
}

// winterSpring sets the value to a winter and the spring behind it: 去冬今春.
func (s *scanner) winterSpring(step int, v *value) {
	v.rule, v.unit, v.approx = "season", unitSpan, true
	y := s.ref.year()
	if y == 0 {
		return
	}
	if step == 0 && s.ref.Latest.Month() <= 3 {
		y--
	}
	v.first, v.last = paper.DayOf(y+step, 12, 1), paper.DayOf(y+step+1, 5, 31)
}

// counts reports whether the character makes 次 after it a counter: 一次, 首次, 本次.
func counts(r rune) bool {
	switch r {
	case '本', '这', '每', '首', '再', '此', '上', '下', '多', '届', '层', '几', '某', '该':
		return true
	}
	return isDigit(r) || isHanNum(r)
}
