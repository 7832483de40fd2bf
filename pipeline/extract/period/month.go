package period

// subyear reads a part of a year at i: a month and what may follow it, a
// quarter, a half, a festival. Where bare, no year stands before it, and what
// needs one (初, 春) is not read.
func (s *scanner) subyear(i int, bare bool) (int, sub) {
	s.noYear = bare
	if c := s.at(i); !bare && (c == 'Q' || c == 'q') {
		return s.letterQuarter(i)
	}
	best, b := 0, sub{}
	keep := func(e int, c sub) {
		if e > best {
			best, b = e, c
		}
	}
	bits := s.words(i)
	if bits&atNumeral != 0 && s.at(i) != '几' {
		keep(s.months(i))
		keep(s.quarters(i, bare))
		if bits&atFestival != 0 && (bits&atDigit != 0 || indexOf("二三五六七八九十", s.at(i)) >= 0) {
			keep(s.fest(i, bare))
		}
		return best, b
	}
	if bits&atFront != 0 {
		keep(s.front(i, bare))
	}
	if bits&atLunar != 0 {
		keep(s.lunar(i))
	}
	if bits&atFestival != 0 {
		keep(s.fest(i, bare))
	}
	if bits&(atPart|forPart) != 0 {
		keep(s.subword(i, bare))
	}
	return best, b
}

// letterQuarter reads Q3 behind a year: 2023年Q3.
func (s *scanner) letterQuarter(i int) (int, sub) {
	n, ok := s.num(i + 1)
	if !ok || n.han || n.digits != 1 || n.val < 1 || n.val > 4 || latin(s.at(n.end)) {
		return 0, sub{}
	}
	return n.end, sub{kind: kMonths, a: 3*n.val - 2, b: 3 * n.val, unit: unitQuarter, rule: "quarter"}
}

func latin(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }

// subword reads the words that divide a year.
func (s *scanner) subword(i int, bare bool) (int, sub) {
	switch s.at(i) {
	case '元':
		if s.at(i+1) == '月' {
			return s.submonth(i+2, 1)
		}
	case '首':
		if s.at(i+1) == '季' && (!bare || s.at(i+2) == '度' || s.firstQuarter(i+2)) {
			return s.opt(i+2, "度"), sub{kind: kMonths, a: 1, b: 3, unit: unitQuarter, rule: "quarter"}
		}
		if e := s.oneOf(i, "首个月", "首月"); e > 0 && !bare {
			return e, sub{kind: kMonths, a: 1, b: 1, unit: unitMonth, rule: "month"}
		}
	case '全':
		if s.at(i+1) == '年' && (!bare || indexOf("无级段龄程候期", s.at(i+2)) < 0) {
			return i + 2, sub{kind: kWhole, unit: unitYear, rule: "whole-year"}
		}
	}
	end, id := s.deictic(i)
	if id >= 0 {
		step := s.t.deicticStep[id]
		switch s.t.deicticKind[id] {
		case "half":
			if (s.at(i) == '前' || s.at(i) == '后') && indexOf("以之此从先提最今然随其", s.at(i-1)) >= 0 {
				return 0, sub{}
			}
			return end, sub{kind: kMonths, a: 6*step - 5, b: 6 * step, unit: unitHalf, rule: "half"}
		case "edge":
			if p := s.at(i - 1); bare && (isHanNum(p) || isDigit(p) || indexOf("几半多某每全近整", p) >= 0) {
				return 0, sub{}
			}
			switch {
			case step == 3:
				return end, sub{kind: kWhole, unit: unitYear, rule: "year"}
			case step == 4:
				return end, sub{kind: kTurn, unit: unitSpan, approx: true, rule: "year-edge"}
			}
			return end, sub{kind: kEdge, a: step, unit: unitSpan, approx: true, rule: "year-edge"}
		case "vac":
			return end, sub{kind: kVacation, a: step, unit: unitSpan, approx: true, rule: "vacation"}
		}
	}
	if bare {
		return 0, sub{}
	}
	switch s.at(i) {
	case '初', '底', '末':
		a := 2
		if s.at(i) == '初' {
			a = 0
			if n, ok := s.num(i + 1); ok && n.val <= 10 { // 初一: a lunar day, or 初一年级
				return 0, sub{}
			}
		}
		return i + 1, sub{kind: kEdge, a: a, unit: unitSpan, approx: true, rule: "year-edge"}
	case '春', '夏', '秋', '冬':
		if e := s.season(i); e > 0 {
			return e, sub{kind: kSeason, a: seasonOf(s.at(i)), unit: unitSpan, approx: true, rule: "season"}
		}
	case '内':
		if !isHan(s.at(i+1)) || s.oneOf(i+1, "将", "完", "实", "再", "新", "力", "争", "全", "建", "首", "共", "达", "累", "投") > 0 {
			return i + 1, sub{kind: kWhole, unit: unitYear, rule: "year"}
		}
	}
	return 0, sub{}
}

func seasonOf(r rune) int {
	switch r {
	case '夏':
		return 1
	case '秋':
		return 2
	case '冬':
		return 3
	}
	return 0
}

// season reads 春 春天 春季 夏秋 after a year; 春节 and 春耕 are other words.
func (s *scanner) season(i int) int {
	switch s.at(i + 1) {
	case '天', '季', '日':
		return i + 2
	case '节', '耕', '运', '风', '晚', '游', '播', '灌', '训', '粮', '收', '种', '奥', '令', '泳', '装', '小', '茶', '雨', '笋', '城', '秋', '联', '暖', '闱', '管', '防', '麦', '考', '招', '夏', '冬':
		return 0
	}
	return i + 1
}

// monthNumber reads 1–12 in digits or Chinese numerals.
func (s *scanner) monthNumber(i int) (int, int) {
	n, ok := s.num(i)
	if !ok || n.val < 1 || n.val > 12 || n.few || n.digits > 2 || n.han && n.placed {
		return 0, 0
	}
	return n.end, n.val
}

// months reads 3月 三月 3月份, 1—10月, 1至8月, 四五月份, and the first of a list
// 6、7月份; then what stands in the month.
func (s *scanner) months(i int) (int, sub) {
	e, m := s.monthNumber(i)
	if e == 0 {
		return s.twoMonths(i)
	}
	e = s.sp(e)
	if s.at(e) == '月' {
		if !s.monthEnds(i, e+1) {
			return 0, sub{}
		}
		return s.submonth(e+1, m)
	}
	if k := s.to(e); k > 0 {
		e2, m2 := s.monthNumber(k)
		if e2 > 0 && s.at(e2) == '月' && m2 > m {
			end := s.opt(e2+1, "份")
			if x, _ := s.submonth(e2+1, m2); x > end { // 1—3月5日 is no range of months
				return 0, sub{}
			}
			return end, sub{kind: kMonths, a: m, b: m2, unit: unitSpan, past: m == 1, rule: "months"}
		}
		return 0, sub{}
	}
	if k := s.and(e); k > 0 { // 6、7月份: the list must end in 月
		for n := 0; n < 12; n++ {
			e2, m2 := s.monthNumber(k)
			if e2 == 0 || m2 == 0 {
				break
			}
			if s.at(e2) == '月' {
				return e, sub{kind: kMonths, a: m, b: m, unit: unitMonth, rule: "month-list"}
			}
			if k = s.and(e2); k == 0 {
				break
			}
		}
	}
	return 0, sub{}
}

// twoMonths reads 四五月份, 九十月间: two months that follow each other.
func (s *scanner) twoMonths(i int) (int, sub) {
	a, b := hanDigit(s.at(i)), hanDigit(s.at(i+1))
	if s.at(i+1) == '十' {
		b = 10
	}
	if a < 1 || b != a+1 || s.at(i+2) != '月' {
		return 0, sub{}
	}
	return s.oneOf(i+3, "份", "间", ""), sub{kind: kMonths, a: a, b: b, unit: unitSpan, approx: true, rule: "months"}
}

// monthEnds reports whether 月 that ends before i ends a month and not a longer
// word: 十月怀胎, 三月龄, 一月有余.
func (s *scanner) monthEnds(from, i int) bool {
	switch s.at(i) {
	case '均':
		return isDigit(s.at(i - 2))
	case '龄', '薪', '租', '嫂', '饼', '球', '亮', '票', '刊', '费', '息', '桂', '星', '牙', '食', '台', '坛', '圆', '供', '报':
		return false
	}
	return s.at(i) != '有' || s.at(i+1) != '余'
}

// submonth reads what follows the name of a month: its day, third, week, edge.
func (s *scanner) submonth(i, m int) (int, sub) {
	whole := sub{kind: kMonths, a: m, b: m, unit: unitMonth, rule: "month"}
	end := i
	if s.at(i) == '份' {
		i++
		end = i
	}
	j := s.sp(i)
	if e, b := s.dayOf(j, m); e > 0 {
		return e, b
	}
	if s.at(j) == '的' {
		if e, b := s.partOfMonth(j+1, m); e > 0 && b.kind != kMonthPart {
			return e, b
		}
		if e, b := s.dayOf(j+1, m); e > 0 && (s.at(e-1) == '日' || s.at(e-1) == '号') {
			return e, b // 上个月的10号
		}
	}
	if e, b := s.partOfMonth(i, m); e > 0 {
		return e, b
	}
	return end, whole
}

// partOfMonth reads 上旬, 初, 底, 第二周, 第一个周二, 前两天, 最后五天.
func (s *scanner) partOfMonth(i, m int) (int, sub) {
	switch s.at(i) {
	case '上', '中', '下':
		if e := s.oneOf(i, "上半月", "下半月"); e > 0 {
			return e, sub{kind: kHalfMonth, m: m, a: xunOf(s.at(i)) / 2, unit: unitSpan, rule: "half-month"}
		}
		a := xunOf(s.at(i))
		if s.at(i+1) == '旬' {
			return i + 2, sub{kind: kXun, m: m, a: a, b: a, unit: unitXun, rule: "xun"}
		}
		if b := xunOf(s.at(i + 1)); b == a+1 && s.at(i+2) == '旬' { // 中下旬
			return i + 3, sub{kind: kXun, m: m, a: a, b: b, unit: unitXun, rule: "xun"}
		}
		if s.at(i) == '中' && (!isHan(s.at(i+1)) || s.oneOf(i+1, "至", "到", "开始", "起", "以来", "的", "前后") > 0) {
			return i + 1, sub{kind: kMonthPart, m: m, a: 1, unit: unitSpan, approx: true, rule: "month-edge"}
		}
	case '初', '底', '末':
		a := 2
		if s.at(i) == '初' {
			a = 0
			if n, ok := s.num(i + 1); ok && n.val <= 10 && n.han && !n.placed {
				return n.end, sub{kind: kLunar, m: m, a: n.val, b: n.val, unit: unitDay, rule: "lunar-day"}
			}
		}
		if s.at(i) == '末' { // 9月末 is when stocks are counted, 9月底 the days before
			return i + 1, sub{kind: kTail, m: m, a: 1, unit: unitDay, rule: "month-end"}
		}
		return i + 1, sub{kind: kMonthPart, m: m, a: a, unit: unitSpan, approx: true, rule: "month-edge"}
	case '第', '前', '头', '首', '最':
		return s.nth(i, m)
	}
	return 0, sub{}
}

func xunOf(r rune) int {
	switch r {
	case '上':
		return 0
	case '中':
		return 1
	case '下':
		return 2
	}
	return -9
}

// nth reads 第二周, 第一个周二, 第三十七个星期, 前两天, 最后五天 of a month, or
// of the year where m is 0.
func (s *scanner) nth(i, m int) (int, sub) {
	if e := s.has(i, "最后"); e > 0 {
		if e2, b := s.weekdayOf(s.opt(e, "一个"), m, -1); e2 > 0 {
			return e2, b
		}
		if e2, a, w := s.counted(e); e2 > 0 {
			switch {
			case w == "天" || w == "日":
				return e2, sub{kind: kTail, m: m, a: a, unit: unitSpan, rule: "last-days"}
			case w == "周":
				return e2, sub{kind: kTail, m: m, a: 7 * a, unit: unitSpan, approx: true, rule: "last-days"}
			case m == 0 && w == "月":
				return e2, sub{kind: kMonths, a: 13 - a, b: 12, unit: unitSpan, rule: "last-months"}
			case m == 0 && w == "季" && a < 4:
				return e2, sub{kind: kMonths, a: 13 - 3*a, b: 12, unit: unitSpan, rule: "last-months"}
			}
		}
		return 0, sub{}
	}
	if e := s.oneOf(i, "前", "头", "首"); e > 0 && m > 0 {
		if e2, a, w := s.counted(e); e2 > 0 && (w == "天" || w == "日") {
			return e2, sub{kind: kHead, m: m, a: a, unit: unitSpan, rule: "first-days"}
		}
		if s.at(i) != '首' {
			return 0, sub{}
		}
	}
	j := s.oneOf(i, "第", "首")
	if j == 0 {
		return 0, sub{}
	}
	n := num{end: j, val: 1}
	if s.at(i) == '第' {
		var ok bool
		if n, ok = s.count(j); !ok || n.val > 53 {
			return 0, sub{}
		}
	}
	k := s.opt(n.end, "个")
	if n.val <= 5 {
		if e, b := s.weekdayOf(k, m, n.val); e > 0 {
			return e, b
		}
	}
	if e := s.oneOf(k, "周", "星期", "礼拜"); e > 0 && (m == 0 || n.val <= 5) && s.at(e) != '年' && s.at(e) != '岁' {
		return e, sub{kind: kWeek, m: m, a: n.val, unit: unitWeek, rule: "nth-week"}
	}
	if s.at(k) == '天' && n.val == 1 && k == n.end {
		return k + 1, sub{kind: kHead, m: m, a: 1, unit: unitDay, rule: "first-day"}
	}
	if m == 0 {
		if e := s.has(k, "季度"); e > 0 && n.val <= 4 {
			return e, sub{kind: kMonths, a: 3*n.val - 2, b: 3 * n.val, unit: unitQuarter, rule: "quarter"}
		}
		if e := s.has(k, "月"); e > 0 && n.val <= 12 && k > n.end {
			return e, sub{kind: kMonths, a: n.val, b: n.val, unit: unitMonth, rule: "month"}
		}
	}
	return 0, sub{}
}

// weekdayOf reads a weekday or 周末 at i as the n-th of month m, or as its last where n
// is -1.
func (s *scanner) weekdayOf(i, m, n int) (int, sub) {
	if m == 0 {
		return 0, sub{}
	}
	if e := s.has(i, "周末"); e > 0 {
		return e, sub{kind: kWeekend, m: m, a: n, unit: unitSpan, rule: "nth-weekend"}
	}
	e, w := s.weekday(i)
	if e == 0 {
		return 0, sub{}
	}
	return e, sub{kind: kWeekday, m: m, a: n, b: w, unit: unitDay, rule: "nth-weekday"}
}

// dayOf reads the day after a month: 5日 5号 五日, 5—8日, 三十一, and the first
// of a list 5、6日.
func (s *scanner) dayOf(i, m int) (int, sub) {
	n, ok := s.num(i)
	if !ok || n.val < 1 || n.val > 31 || n.few || n.digits > 2 && !n.han || n.han && n.placed {
		return 0, sub{}
	}
	one := sub{kind: kDay, m: m, a: n.val, b: n.val, unit: unitDay, rule: "day"}
	e := s.sp(n.end)
	if s.isDay(e) {
		return e + 1, one
	}
	if k := s.to(e); k > 0 {
		if n2, ok := s.num(k); ok && n2.val > n.val && n2.val <= 31 && s.isDay(n2.end) && !n2.few {
			return n2.end + 1, sub{kind: kDay, m: m, a: n.val, b: n2.val, unit: unitSpan, rule: "days"}
		}
	}
	if k := s.and(e); k > 0 {
		for c := 0; c < 8; c++ {
			n2, ok := s.num(k)
			if !ok || n2.val < 1 || n2.val > 31 {
				break
			}
			if s.isDay(n2.end) {
				one.rule = "day-list"
				return n.end, one
			}
			if k = s.and(n2.end); k == 0 {
				break
			}
		}
	}
	// 十月三十一, 1月3: no 日, so nothing may follow that could be counted.
	switch s.at(n.end) {
	case 0, '，', '。', '；', ',', ' ', '）', ')', '！', '？', '\n', '\r':
		if n.han && s.noYear && (n.val == 15 || n.val == m && m%2 == 1 && m >= 3) { // 八月十五, 三月三 are dates of the Chinese calendar, 2000年八月十五 is not
			one = sub{kind: kLunar, m: m, a: n.val, b: n.val, unit: unitDay, rule: "lunar-day"}
		}
		return n.end, one
	}
	return 0, sub{}
}

// isDay reports whether 日 or 号 at i ends a day: not 日均, 号线, 号楼.
func (s *scanner) isDay(i int) bool {
	switch s.at(i) {
	case '日':
		switch s.at(i + 1) {
		case '均', '本', '元', '产', '报', '常':
			return s.at(i+1) == '报' && s.at(i+2) == '道' || s.at(i+1) == '本' && (s.at(i+2) == '报' || s.at(i+2) == '届' || s.at(i+2) == '次')
		}
		return true
	case '号':
		switch s.at(i + 1) {
		case '线', '楼', '院', '文', '令', '公', '车', '机', '井', '门', '店', '厂', '库', '房', '柜', '船', '馆', '码', '召':
			return false
		}
		return true
	}
	return false
}

// quarters reads 一季度 1季度 三、四季度 一至三季度 四季度末.
func (s *scanner) quarters(i int, bare bool) (int, sub) {
	n, ok := s.num(i)
	if !ok || n.val < 1 || n.val > 4 || n.digits > 1 {
		return 0, sub{}
	}
	q := sub{kind: kMonths, a: 3*n.val - 2, b: 3 * n.val, unit: unitQuarter, rule: "quarter"}
	if e := s.has(n.end, "季度"); e > 0 {
		if s.oneOf(e, "末", "底") > 0 {
			q.a, q.unit, q.rule = q.b, unitMonth, "quarter-end"
			e++
		}
		return e, q
	}
	if k := s.to(n.end); k > 0 {
		k = s.opt(k, "第")
		if n2, ok := s.num(k); ok && n2.val > n.val && n2.val <= 4 {
			if e := s.has(n2.end, "季度"); e > 0 {
				return e, sub{kind: kMonths, a: q.a, b: 3 * n2.val, unit: unitSpan, past: n.val == 1, rule: "quarters"}
			}
		}
	}
	if k := s.and(n.end); k > 0 {
		if n2, ok := s.num(k); ok && n2.val > n.val && n2.val <= 4 && s.has(n2.end, "季度") > 0 {
			return n.end, q
		}
	}
	return 0, sub{}
}

// sumOfMonths reports whether 前9月, short for 前9个月, stands by itself: at the
// start of a clause and with no day behind it. Of 前十一月 the press of Taiwan makes as
// much use; 前三月 may be any three months.
func (s *scanner) sumOfMonths(i, e int) bool {
	if s.at(i) != '前' || isHan(s.at(i-1)) {
		return false
	}
	if c := s.at(i + 1); !isDigit(c) && indexOf("四五六七八九十", c) < 0 {
		return false
	}
	r := s.at(s.sp(e))
	return !isDigit(r) && !isHanNum(r) && indexOf("初底末上中下", r) < 0
}

// firstQuarter reports whether what follows 首季 at i was measured in it: 首季|外贸进出口,
// and 首季 is no season of a programme.
func (s *scanner) firstQuarter(i int) bool {
	return isHan(s.at(i)) && s.oneOf(i, "开播", "播出", "收官", "节目", "的", "赛", "冠军") == 0
}

// front reads 前三季度, 前三季, 前10个月, 前两个月, 后三月, 头两个月, 第一季度, 第8个月,
// 第32周, 最后一个月.
func (s *scanner) front(i int, bare bool) (int, sub) {
	e := s.oneOf(i, "前", "后", "头")
	if e > 0 && indexOf("以之此从先提", s.at(i-1)) >= 0 { // 提前一个季度
		return 0, sub{}
	}
	if p := s.at(i - 1); e > 0 && bare && isHan(p) && (s.at(e) == '一' || s.at(e) == '1' && !isDigit(s.at(e+1)) || indexOf("节赛会展婚产术战灾病工学庆选岗播役假", p) >= 0) {
		return 0, sub{} // 节前一个月, 开赛前两个月
	}
	if e == 0 {
		if s.at(i) == '第' || s.at(i) == '最' {
			e, b := s.nth(i, 0)
			if bare && (b.kind == kWeek || b.kind == kTail || b.kind == kHead || b.unit == unitMonth || b.rule == "last-months") {
				return 0, sub{}
			}
			return e, b
		}
		return 0, sub{}
	}
	n, ok := s.count(e)
	if !ok || n.val > 12 || n.few {
		return 0, sub{}
	}
	k := s.opt(n.end, "个")
	months := 0
	if e2 := s.has(k, "季度"); e2 > 0 && n.val <= 4 {
		k, months = e2, 3*n.val
	} else if s.at(k) == '季' && s.at(i) == '前' && k == n.end && (n.val == 2 || n.val == 3) && indexOf("节的中都已", s.at(k+1)) < 0 {
		k, months = k+1, 3*n.val // 前三季外贸, but not 前三季节目
	} else if s.at(k) == '月' && s.monthEnds(i, k+1) && (k > n.end || !bare || s.sumOfMonths(i, k+1)) {
		k, months = k+1, n.val
	} else {
		return 0, sub{}
	}
	b := sub{kind: kMonths, a: 1, b: months, unit: unitSpan, past: true, rule: "first-months"}
	if s.at(i) == '后' {
		if bare {
			return 0, sub{}
		}
		b.a, b.b, b.past, b.rule = 13-months, 12, false, "last-months"
	}
	return k, b
}
