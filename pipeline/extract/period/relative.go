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
			y, m, v.anaphoric = s.fy, s.fm, true // 3月份涨幅从上月的3.2%回落
		}
	case "amonth":
		v.rule, v.anaphoric = "anaphoric-month", true
		y, m = s.lastMonth(y, m, step, end < len(s.b))
	case "medge", "xun":
		if p := s.at(i - 1); isHan(p) && p != '在' && p != '到' && p != '至' && p != '于' && p != '从' && s.t.deicticKind[id] == "medge" {
			return 0, value{}
		}
		if s.fm != 0 && s.monthPara == s.para {
			y, m, v.anaphoric = s.fy, s.fm, true
		} else {
			v.inferred = true
		}
		if s.t.deicticKind[id] == "xun" {
			return s.inMonth(end, y, m, sub{kind: kXun, a: step, b: step, unit: unitXun, rule: "xun"}, v)
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
			if s.at(k) == '电' || s.at(k) == '讯' || s.oneOf(k, "公布", "发布", "披露", "表示", "介绍", "获悉", "通报") > 0 {
				return
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

// weekAlone reads a weekday or 周末 that no word places: the last such day up to
// the reference, or the next where it is announced.
func (s *scanner) weekAlone(i int, c context) (int, value) {
	switch s.at(i - 1) {
	case '每', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '几', '个', '双', '隔', '孕', '逢', '西', '东', '商':
		return 0, value{}
	}
	v := none("weekday")
	v.unit, v.inferred = unitDay, true
	today := s.today()
	e, w := s.weekday(i)
	if e == 0 {
		e = s.has(i, "周末")
		if e == 0 {
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
	step := s.t.deicticStep[id]
	v := none("")
	v.inferred = true
	ref, today := s.ref.day(), s.today()
	set := func(d paper.Day) {
		if d != paper.NoDay {
			v.first, v.last, v.year, v.month = d, d, d.Year(), d.Month()
		}
	}
	switch k := s.t.deicticKind[id]; k {
	case "day":
		if s.at(i) == '前' && indexOf("以之此从目", s.at(i-1)) >= 0 {
			return 0, value{}
		}
		if s.at(i-1) == '的' || s.at(i-1) == '”' && s.at(i) == '明' || s.at(end) == '的' && s.has(end+1, "中国") > 0 {
			return 0, value{}
		}
		v.rule, v.unit = "deictic-day", unitDay
		if today != paper.NoDay {
			set(today + paper.Day(step))
		}
	case "aday":
		if s.at(i) == '次' && counts(s.at(i-1)) {
			return 0, value{}
		}
		v.rule, v.unit, v.anaphoric, v.inferred = "anaphoric-day", unitDay, true, false
		switch {
		case s.dayInForce != paper.NoDay && s.dayPara == s.para:
			set(s.dayInForce + paper.Day(step))
		case step == 0 && today != paper.NoDay:
			set(today)
			v.approx, v.inferred = true, true
		}
	case "now":
		if s.at(i) == '如' && indexOf("年天日春夏秋冬", s.at(end)) >= 0 { // 正如今年
			return 0, value{}
		}
		v.rule, v.unit, v.point, v.quiet = "now", unitDay, true, true
		set(ref)
	case "near":
		if s.at(end) == '的' || s.at(i-1) == '离' || s.at(i-1) == '距' {
			return 0, value{}
		}
		v.rule, v.unit, v.approx, v.quiet = "near", unitDay, true, true
		set(ref)
	case "aperiod":
		v.rule, v.anaphoric, v.unit, v.quiet = "same-period", true, s.curUnit, true
		v.inferred = false
		if s.curFirst != paper.NoDay {
			v.first, v.last = s.curFirst, s.curLast
		}
	case "span": // a span that the story knows, with no days of its own
		v.rule, v.marker, v.quiet = "named-span", true, true
	case "mark":
		if isHanNum(s.at(i - 1)) {
			return 0, value{}
		}
		v.rule, v.marker, v.quiet = "marker", true, true
	case "season0", "season1", "season2", "season3":
		v.rule, v.unit, v.approx = "season", unitSpan, true
		switch s.at(end) {
		case '天', '季':
			end++
		}
		if y := s.ref.year(); y != 0 {
			v.first, v.last = s.t.place(sub{kind: kSeason, a: int(k[6] - '0')}, y+step)
			v.year = y + step
			if k == "season3" && s.ref.Latest.Month() <= 3 { // 今冬 in January is the winter that began last year
				v.first, v.last = s.t.place(sub{kind: kSeason, a: 3}, y+step-1)
			}
		}
	case "winterspring":
		v.rule, v.unit, v.approx = "season", unitSpan, true
		if y := s.ref.year(); y != 0 {
			if step == 0 && s.ref.Latest.Month() <= 3 {
				y--
			}
			v.first, v.last = paper.DayOf(y+step, 12, 1), paper.DayOf(y+step+1, 5, 31)
		}
	case "twoyears":
		v.rule, v.unit = "two-years", unitSpan
		if y := s.ref.year(); y != 0 {
			v.first, v.last = paper.DayOf(y+step, 1, 1), paper.DayOf(y+step+1, 12, 31)
		}
	default:
		return 0, value{}
	}
	return end, v
}

// counts reports whether the character makes 次 after it a counter: 一次, 首次, 本次.
func counts(r rune) bool {
	switch r {
	case '本', '这', '每', '首', '再', '此', '上', '下', '多', '届', '层', '几', '某', '该':
		return true
	}
	return isDigit(r) || isHanNum(r)
}

// century reads 18世纪 上世纪80年代 二十世纪九十年代末期 上世纪八九十年代 50年代
// 本世纪初 20世纪中叶 2010年代.
func (s *scanner) century(i int) (int, value) {
	v := none("century")
	v.unit = unitCentury
	base, e := -1, 0
	if end, id := s.deictic(i); id >= 0 && s.t.deicticKind[id] == "cent" {
		e = end
		r := s.ref.year()
		v.inferred = true
		if r == 0 {
			r = 2001
		}
		base = r/100*100 + 100*s.t.deicticStep[id]
	} else if n, ok := s.num(i); ok && n.val >= 1 && n.val <= 30 && !n.few {
		if e = s.has(n.end, "世纪"); e > 0 {
			base = 100 * (n.val - 1)
		}
	} else if s.at(i) != '公' {
		e = 0
	} else if e = s.has(i, "公元前"); e > 0 {
		n, ok := s.num(e)
		if !ok || s.has(n.end, "世纪") == 0 {
			return 0, value{}
		}
		e, base = n.end+2, -100*n.val+1
	}
	if e > 0 && base != -1 {
		if s.inName(i, e) {
			return 0, value{}
		}
		v.first, v.last, v.year = paper.DayOf(base, 1, 1), paper.DayOf(base+99, 12, 31), 0
		if e2, lo, hi := s.decades(e); e2 > 0 {
			e = e2
			v.rule, v.unit = "decade", unitDecade
			v.first, v.last = paper.DayOf(base+lo, 1, 1), paper.DayOf(base+hi+9, 12, 31)
		}
		return s.eraPart(e, v)
	}
	e, lo, hi := s.decades(i)
	if e == 0 {
		return 0, value{}
	}
	v.rule, v.unit = "decade", unitDecade
	if lo < 100 {
		y := s.century2(lo)
		lo, hi = y, y+hi-lo
		v.inferred = true
	}
	v.first, v.last = paper.DayOf(lo, 1, 1), paper.DayOf(hi+9, 12, 31)
	return s.eraPart(e, v)
}

// inName reports whether the century from i to e begins a name: 21世纪中学,
// 21世纪教育研究院, 新世纪百货. Heads of a single character follow it directly.
func (s *scanner) inName(i, e int) bool {
	switch s.at(i - 1) {
	case '入', '到', '在', '向', '自', '从', '是', '于', '了':
		return false // 进入21世纪大学扩招
	}
	switch s.at(e) {
	case '网', '报', '杯':
		if s.at(e) != '网' || s.at(e+1) != '络' && s.at(e+1) != '民' {
			return s.at(e) != '报' || s.at(e+1) != '告' && s.at(e+1) != '道'
		}
	case '的', '是', '，':
		return false
	case '城', '路':
		return !isHan(s.at(e+1)) || s.at(e+1) == '的' || s.at(e+1) == '共' || s.at(e+1) == '有'
	}
	for k := e; k <= e+4 && isHan(s.at(k)); k++ {
		switch s.at(k) {
		case '的', '以', '中', '我', '全', '初', '末', '是', '年', '头', '上', '下', '前', '后':
			if s.has(k, "中学") == 0 && s.has(k, "中心") == 0 {
				return false
			}
		}
		if s.oneOf(k, "中学", "小学", "大学", "学校", "学院", "幼儿园", "公司", "集团", "出版社", "杂志", "研究院", "研究所", "论坛", "广场", "大厦", "花园", "酒店", "饭店", "宾馆", "商场", "百货", "中心", "剧院", "基金", "协会", "商城", "影城", "经济报道", "海上丝绸之路") > 0 {
			return true
		}
	}
	return false
}

// decades reads 80年代 八十年代 八九十年代 七八十年代 七十、八十年代, and 2010年代.
func (s *scanner) decades(i int) (end, lo, hi int) {
	if a, b := hanDigit(s.at(i)), hanDigit(s.at(i+1)); a > 0 && b == a+1 && s.at(i+2) == '十' {
		if e := s.has(i+3, "年代"); e > 0 {
			return e, 10 * a, 10 * b
		}
	}
	n, ok := s.num(i)
	if !ok || n.val%10 != 0 || n.few || n.val == 0 && n.digits != 2 {
		return 0, 0, 0
	}
	if e := s.has(n.end, "年代"); e > 0 && (n.val < 100 || n.val >= 1000 && n.val < 2200) {
		return e, n.val, n.val
	}
	if n.val >= 100 {
		return 0, 0, 0
	}
	k := s.to(n.end)
	if k == 0 {
		k = s.and(n.end)
	}
	if k == 0 && s.at(n.end) == '年' && s.to(n.end+1) > 0 {
		k = s.to(n.end + 1)
	}
	if k > 0 {
		if n2, ok := s.num(k); ok && n2.val%10 == 0 && n2.val > n.val && n2.val < 100 {
			if e := s.has(n2.end, "年代"); e > 0 {
				return e, n.val, n2.val
			}
		}
	}
	return 0, 0, 0
}

// eraPart narrows a decade or century by 初 中叶 末期 上半叶 前期.
func (s *scanner) eraPart(e int, v value) (int, value) {
	y1, y2 := v.first.Year(), v.last.Year()
	n := y2 - y1 + 1
	cut := func(end, from, to int) (int, value) {
		v.first, v.last = paper.DayOf(y1+from, 1, 1), paper.DayOf(y1+to-1, 12, 31)
		v.approx, v.rule = true, v.rule+"-part"
		return end, v
	}
	j := e
	if s.at(j) == '的' {
		j++
	}
	if x := s.oneOf(j, "头", "前"); x > 0 { // 21世纪头20年
		if c, ok := s.count(x); ok && !c.few && c.val < n && s.at(c.end) == '年' && s.at(c.end+1) != '代' {
			end, w := cut(c.end+1, 0, c.val)
			w.approx = false
			return end, w
		}
	}
	if x := s.oneOf(e, "初期", "初叶", "初", "早期", "前期"); x > 0 {
		return cut(x, 0, max(n/5, 3))
	}
	if x := s.oneOf(e, "末期", "末叶", "末", "晚期", "后期", "底"); x > 0 {
		return cut(x, n-max(n/5, 3), n)
	}
	if x := s.oneOf(e, "中期", "中叶"); x > 0 {
		return cut(x, n*2/5, n*3/5+n/10)
	}
	if x := s.oneOf(j, "上半叶", "前半叶", "前半期"); x > 0 {
		return cut(x, 0, n/2)
	}
	if x := s.oneOf(j, "下半叶", "后半叶", "后半期"); x > 0 {
		return cut(x, n/2, n)
	}
	return e, v
}

// plan reads the five-year plans as times: “十四五”时期, “一五”期间, “十四五”末,
// “十四五”开局之年; the plan itself (“十四五”规划) is a name.
func (s *scanner) plan(i int) (int, value) {
	j, quoted := i, false
	switch s.at(j) {
	case '“', '‘', '"', '「':
		quoted, j = true, j+1
	}
	n, ok := s.plannum(j)
	if !ok {
		return 0, value{}
	}
	e := n.end
	if quoted {
		switch s.at(e) {
		case '”', '’', '"', '」':
			e++
		default:
			return 0, value{}
		}
	}
	y := planYear(n.val)
	v := none("plan")
	v.unit = unitSpan
	v.first, v.last = paper.DayOf(y, 1, 1), paper.DayOf(y+4, 12, 31)
	if k, y2 := s.nextPlan(e, quoted); k > 0 && y2 > y {
		e, y = k, y2
		v.last = paper.DayOf(y+4, 12, 31)
	}
	switch {
	case s.oneOf(e, "时期", "期间") > 0:
		return s.oneOf(e, "时期", "期间"), v
	case s.oneOf(e, "以来", "以后", "前期", "初期") > 0:
		return e, v
	case s.at(e) == '前' || s.at(e) == '头' || s.at(e) == '后':
		if n, ok := s.count(e + 1); ok && n.val >= 1 && n.val <= 5 && !n.few && s.at(n.end) == '年' && s.at(n.end+1) != '级' {
			v.last = paper.DayOf(y+n.val-1, 12, 31)
			if s.at(e) == '后' {
				v.first, v.last = paper.DayOf(y+5-n.val, 1, 1), paper.DayOf(y+4, 12, 31)
			}
			v.rule = "plan-years"
			return n.end + 1, v
		}
	case s.oneOf(e, "末期", "期末", "末", "收官之年", "最后一年") > 0:
		v.first, v.rule, v.unit = paper.DayOf(y+4, 1, 1), "plan-end", unitYear
		return s.oneOf(e, "末期", "期末", "末", "收官之年", "最后一年"), v
	case s.oneOf(e, "开局之年", "开局年", "第一年", "首年") > 0:
		v.last, v.rule, v.unit = paper.DayOf(y, 12, 31), "plan-start", unitYear
		return s.oneOf(e, "开局之年", "开局年", "第一年", "首年"), v
	}
	return 0, value{}
}

// planYear returns the first year of the n-th plan.
func planYear(n int) int {
	if n > 2 {
		return 1966 + 5*(n-3)
	}
	return 1953 + 5*(n-1)
}

// nextPlan reads the second of two plans that share 时期 or 期间: “十二五”“十三五”时期,
// “十三五”和“十四五”期间. It returns where that ends and the plan's first year.
func (s *scanner) nextPlan(e int, quoted bool) (end, year int) {
	if k := s.and(e); k > 0 {
		e = k
	} else if !quoted {
		return 0, 0
	}
	if quoted {
		if indexOf("“‘\"「", s.at(e)) < 0 {
			return 0, 0
		}
		e++
	}
	n, ok := s.plannum(e)
	if !ok {
		return 0, 0
	}
	e = n.end
	if quoted {
		if indexOf("”’\"」", s.at(e)) < 0 {
			return 0, 0
		}
		e++
	}
	if s.oneOf(e, "时期", "期间", "两个五年", "以来") == 0 {
		return 0, 0
	}
	return e, planYear(n.val)
}

// plannum reads the ordinal of a plan, 一五 … 二十五, whose last character is 五.
func (s *scanner) plannum(i int) (num, bool) {
	j := i
	for isHanNum(s.at(j)) && j-i < 3 {
		j++
	}
	if j-i < 2 || s.at(j-1) != '五' {
		return num{}, false
	}
	v := 0
	switch {
	case j-i == 2 && s.at(i) == '十':
		v = 10
	case j-i == 2:
		v = hanDigit(s.at(i))
	case s.at(i) == '十':
		v = 10 + hanDigit(s.at(i+1))
	}
	return num{end: j, val: v}, v > 0
}
