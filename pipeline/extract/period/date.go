package period

import "baoshu/pipeline/paper"

// date reads one date expression at i: no range, no suffix.
func (s *scanner) date(i int, c context) (int, value) {
	best, v := 0, value{}
	keep := func(e int, w value) {
		if e > best {
			best, v = e, w
		}
	}
	bits := s.words(i)
	year, day := false, false // 年 stands behind the number; 月, 日 or 号
	if bits&atNumeral != 0 {
		if n, ok := s.num(i); ok {
			switch s.at(n.end) {
			case '年':
				year = true
			case '月', '日', '号':
				day = true
			}
		}
	}
	if bits&atDigit != 0 && !day {
		keep(s.numeric(i, c))
	}
	if bits&(atNumeral|forYear|atEra|atCycle) != 0 && !day || s.at(i) == '公' {
		if y, ok := s.year(i); ok {
			keep(s.withYear(i, y))
		}
	}
	if bits&(atNumeral|atFront|atLunar|atFestival|atPart|forPart) != 0 && (!year || bits&atFestival != 0) {
		keep(s.bare(i, c))
	}
	if bits&(atNumeral|forCentury) != 0 && !day || s.at(i) == '公' {
		keep(s.century(i))
	}
	if bits&forMonth != 0 {
		keep(s.month(i))
	}
	if bits&atWeek != 0 {
		keep(s.week(i, c))
	}
	if bits&forDay != 0 {
		keep(s.dayWord(i))
	}
	if bits&atPlan != 0 && !day && !year {
		keep(s.plan(i))
	}
	if v.holiday {
		if e, first, last := s.partOfHoliday(best, v.first, v.last); e > 0 {
			best, v.first, v.last = e, first, last
		}
	}
	if best > 0 {
		best = s.dayTail(best, &v)
		if s.at(best) == '的' {
			best = s.oneDay(best)
		}
	}
	return best, v
}

// oneDay takes in what a story goes on with behind its time: 1987年秋天的一个傍晚.
func (s *scanner) oneDay(e int) int {
	j := s.oneOf(e, "的一个", "的某个", "的一")
	if j == 0 {
		return e
	}
	if k := s.oneOf(j, "傍晚", "清晨", "早晨", "夜晚", "晚上", "深夜", "凌晨", "上午", "下午", "中午", "午后", "雨夜", "雪夜", "冬日", "周末", "天"); k > 0 {
		return k
	}
	return e
}

// withYear reads what may follow a year and puts both in their place.
func (s *scanner) withYear(i int, y years) (int, value) {
	v := none(y.rule)
	v.year, v.inferred, v.anaphoric, v.year2 = y.y, y.inferred, y.anaphoric, y.y2
	v.unit = unitYear
	if y.y2 != 0 || y.list {
		v.first, v.last = paper.DayOf(y.y, 1, 1), paper.DayOf(max(y.y, y.y2), 12, 31)
		if y.y2 != 0 {
			v.unit = unitSpan
		}
		return y.end, v
	}
	if k := s.oneOf(y.end, "同期", "同一时期"); k > 0 && !s.inBase {
		return k, s.sameSpan(y.y, v)
	}
	j := s.sp(y.end)
	if s.at(j) == '的' || s.at(j) == '里' {
		j++
	}
	if e, m, b := s.thisMonth(j); e > 0 && y.y != 0 { // 去年本月十日
		v.month = m
		v.first, v.last = s.t.place(b, y.y)
		v.unit, v.rule = b.unit, y.rule+" "+b.rule
		return e, v
	}
	if e := s.oneOf(j, "今天", "今日", "的今天", "的今日"); e > 0 && y.y != 0 && s.today() != paper.NoDay {
		_, m, d := s.today().Date() // 去年今天
		v.month, v.unit, v.rule = m, unitDay, y.rule+" day"
		v.first, v.last = s.t.place(sub{kind: kDay, m: m, a: d, b: d}, y.y)
		return e, v
	}
	e, b := s.subyear(j, false)
	if e > 0 && j > y.end && b.kind == kSeason && s.at(j-1) != '的' {
		e = 0
	}
	if e == 0 && s.at(y.end) == '·' {
		if e, b = s.subyear(y.end+1, false); b.unit != unitMonth && b.unit != unitDay {
			e = 0
		}
	}
	if e == 0 {
		if y.lunar {
			if y.y != 0 {
				v.first, _ = s.t.lunarMonth(y.y, 1, false)
				_, v.last = s.t.lunarMonth(y.y, 12, false)
				if v.first == paper.NoDay || v.last == paper.NoDay {
					v.first, v.last = paper.NoDay, paper.NoDay
				}
				v.unit = unitSpan
			}
			return y.end, v
		}
		if y.y != 0 {
			v.first, v.last = paper.DayOf(y.y, 1, 1), paper.DayOf(y.y, 12, 31)
		} else {
			v.first, v.last = paper.NoDay, paper.NoDay
		}
		return y.end, v
	}
	v.rule = y.rule + " " + b.rule
	v.unit, v.approx, v.month, v.holiday = b.unit, b.approx, b.m, b.holiday
	if b.kind == kMonths && b.a == b.b {
		v.month = b.a
	}
	if y.y != 0 {
		v.first, v.last = s.place(b, y.y)
	}
	return e, v
}

// place places a sub; in years for which the Chinese calendar is not computed
// a lunar date keeps its month and day numbers, as chronologies print it.
func (s *scanner) place(b sub, y int) (first, last paper.Day) {
	first, last = s.t.place(b, y)
	if b.kind == kFestival {
		s.feasts(s.t.festivals[b.a], y)
	}
	if first == paper.NoDay && b.kind == kLunar && y < lunarFrom && !b.leap {
		if b.a == 0 {
			return paper.DayOf(y, b.m, 1), monthEnd(y, b.m)
		}
		if b.b <= paper.DaysIn(y, b.m) {
			return paper.DayOf(y, b.m, b.a), paper.DayOf(y, b.m, b.b)
		}
	}
	if first == paper.NoDay && b.kind == kFestival && y < lunarFrom && y != 0 {
		if f := s.t.festivals[b.a]; f.rule == 'L' && f.b != 99 {
			d := paper.DayOf(y, f.a, f.b)
			return d, d
		}
	}
	if first == paper.NoDay || last == paper.NoDay {
		return paper.NoDay, paper.NoDay
	}
	return first, last
}

// thisMonth reads 本月 with what may stand in it, after a year.
func (s *scanner) thisMonth(i int) (int, int, sub) {
	if s.has(i, "本月") == 0 {
		return 0, 0, sub{}
	}
	_, m := s.ref.month()
	if m == 0 {
		return 0, 0, sub{}
	}
	e, b := s.submonth(i+2, m)
	return e, m, b
}

// bare reads a part of a year without a year, and a day without a month.
func (s *scanner) bare(i int, c context) (int, value) {
	e, b := s.subyear(i, true)
	if s.may(i)&atNumeral != 0 {
		if d, w := s.bareDay(i, c); d > e {
			return d, w
		}
	}
	if e == 0 {
		return 0, value{}
	}
	v := none(b.rule)
	v.unit, v.approx, v.inferred, v.quiet = b.unit, b.approx, true, b.kind == kFestival
	v.month, v.holiday = b.m, b.holiday
	if b.kind == kMonths && b.a == b.b {
		v.month = b.a
	}
	y, inherited := s.pick(b, c, i, e)
	if y != 0 {
		v.first, v.last = s.place(b, y)
		v.year, v.inherited = y, inherited
	}
	return e, v
}

// bareDay reads 19日, 22日 in a range, 十五号 in a range; and the first of a list.
func (s *scanner) bareDay(i int, c context) (int, value) {
	n, ok := s.num(i)
	if !ok || n.val < 1 || n.val > 31 || n.few || n.digits > 2 && !n.han || n.han && n.placed {
		return 0, value{}
	}
	in := c.month != 0
	lastDay, end := n.val, 0
	e := s.sp(n.end)
	switch {
	case s.isDay(e) && (s.at(e) == '日' || in || (!n.han || s.at(e+1) == 0 && i == 0) && s.sayDay(i, e+1)) && s.at(i) != '两':
		end = e + 1
	case s.to(e) > 0 && !n.han:
		n2, ok := s.num(s.to(e))
		if !ok || n2.val <= n.val || n2.val > 31 || s.at(n2.end) != '日' || !s.isDay(n2.end) {
			return 0, value{}
		}
		lastDay, end = n2.val, n2.end+1
	case s.and(e) > 0:
		n2, ok := s.num(s.and(e))
		if !ok || n2.val > 31 || s.at(n2.end) != '日' || !s.isDay(n2.end) {
			return 0, value{}
		}
		end = n.end
	default:
		return 0, value{}
	}
	if end > n.end && !in && !s.dayNotLength(i, n, end) {
		return 0, value{}
	}
	v := none("bare-day")
	v.unit, v.inferred = unitDay, true
	if lastDay != n.val {
		v.unit = unitSpan
	}
	y, m := c.year, c.month
	if !in {
		y, m = s.monthOfDay(n.val, i, end)
		v.inherited = m != 0 && s.monthSent != 0
	}
	if y == 0 {
		return end, v
	}
	v.first, v.last = paper.DayOf(y, m, n.val), paper.DayOf(y, m, lastDay)
	if in && c.first != paper.NoDay && v.first < c.first {
		v.first, v.last = addMonths(v.first, 1), addMonths(v.last, 1)
	}
	if lastDay > paper.DaysIn(y, m) {
		v.first, v.last = paper.NoDay, paper.NoDay
	}
	v.year, v.month = y, m
	return end, v
}

// sayDay reports whether 号 that ends before e makes a day of the month: broadcast
// says 外长24号在…, 18号举行. A number of a house, a line, a craft stands with
// other neighbours.
func (s *scanner) sayDay(i, e int) bool {
	if s.at(i-1) == 0 && s.at(e) == 0 {
		return true
	}
	switch s.at(i - 1) {
	case '第', '路', '街', '楼', '线', '娥', '舟', '征', '宫', '龙', '云', '斗', '星', '兔', '井', '厅', '门', '山', '煤', '化', '矿', '舰', '艇', '炮', '-', '—', '文', '令', '箭', '岛', '堆':
		return false
	}
	if prev := s.at(i - 1); isHan(prev) || prev == 0 || prev == '，' || prev == ':' || prev == '。' || prev == '“' || prev == ' ' {
		switch s.at(e) {
		case '在', '说', '对', '向', '晚', '致', '与', '就', '从', '称', '和', '同', '早', '夜', '再', '起', '抵', '会', '将', '由', '以', '发', '举', '宣', '表', '通', '证', '指', '公', '开', '予', '出', '作', '签', '启', '援', '到', '至', '播', '警', '召', '否', '批', '报', '访', '离', '前', '重', '呼', '强', '继', '正', '凌', '上', '下', '中', '傍', '清', '深', '那', '当', '之', '遭', '被', '受', '遇', '因', '判', '爆', '坠', '袭', '逮', '拒', '撤':
			return true
		case '，', '、':
			return prev == 0 || indexOf("在于，:从到至", prev) >= 0
		}
	}
	return false
}

// dayNotLength tells 3日 the day from 三日 the length of time.
func (s *scanner) dayNotLength(i int, n num, end int) bool {
	switch s.at(end) {
	case '内', '游', '之', '无', '龄', '均', '餐', '后', '程', '行':
		return s.at(end) == '行' && s.at(end+1) != '程' || s.at(end) == '后' && n.val > 10 || s.at(end) == '之' && s.at(end+1) == '前'
	case '以':
		if s.at(end+1) == '上' || s.at(end+1) == '内' || s.at(end+1) == '下' {
			return false
		}
	}
	prev := s.at(i - 1)
	if prev == '每' || prev == '第' || prev == '近' || prev == '续' || prev == '达' || prev == '过' || prev == '约' {
		return false
	}
	if !n.han {
		return true
	}
	switch prev {
	case 0, '，', '。', '（', '(', '、', '至', '到', '于', '月', '：', ' ', '从', '自', '在':
		return n.val > 3 || s.monthSent == s.sent && s.monthPara == s.para && s.fm != 0
	}
	return n.val > 10 && n.digits > 1
}

// monthOfDay finds year and month of a day that stands alone: the month spoken
// of in the sentence or just before, else that of the reference, or the one
// beside it where the day would lie more than twenty days off.
func (s *scanner) monthOfDay(d, at, end int) (int, int) {
	if y, m, before := s.dayLast.Date(); s.dayEnd > 0 && s.and(s.dayEnd) == at && before < d {
		return y, m // 9月10日、11日, also where they are still to come
	}
	if s.fm != 0 && s.monthPara == s.para && s.sent-s.monthSent <= 1 {
		return s.fy, s.fm
	}
	s.monthSent = 0
	today := s.today()
	if today == paper.NoDay {
		y, m := s.ref.month()
		return y, m
	}
	y, m, dd := today.Date()
	switch {
	case s.ahead(at, end) && d < dd:
		m++
	case d-dd > 20 && !s.ahead(at, end):
		m--
	}
	y, m, _ = paper.DayOf(y, m, 1).Date()
	if d > paper.DaysIn(y, m) {
		y, m, _ = paper.DayOf(y, m-1, 1).Date()
	}
	return y, m
}

// numeric reads 2022-03-05, 2010.01.29, 2022/3/5, 2022 11 23, 13.5.2015,
// 3-7-07, 2022-03, 09-01, 12/1, and a year that stands alone as a title's head.
func (s *scanner) numeric(i int, c context) (int, value) {
	if p := s.at(i - 1); isDigit(p) || p == '.' || p == '/' || p == '-' && i > 1 && isDigit(s.at(i-2)) && c.year == 0 || p >= 'A' && p <= 'Z' || p >= 'a' && p <= 'z' {
		return 0, value{}
	}
	a, ok := s.num(i)
	if !ok {
		return 0, value{}
	}
	sep := s.at(a.end)
	if sep == ' ' && a.digits != 4 || sep != '-' && sep != '.' && sep != '/' && sep != ' ' && sep != '—' && sep != '·' {
		return s.bareYear(i, a)
	}
	b, ok := s.num(a.end + 1)
	if !ok || b.han || b.digits > 2 {
		return s.bareYear(i, a)
	}
	if s.at(b.end) == sep {
		if d, ok := s.num(b.end + 1); ok && !d.han && s.closed(d.end, sep) {
			if e, v := s.threeNumbers(a, b, d, sep); e > 0 {
				return e, v
			}
		}
	}
	if !s.closed(b.end, sep) {
		return s.bareYear(i, a)
	}
	v := none("numeric-month")
	switch {
	case a.digits == 4 && b.digits == 2 && (sep == '-' || sep == '/') && a.val >= 1900 && a.val <= 2100 && b.val >= 1 && b.val <= 12:
		v.year, v.month, v.unit = a.val, b.val, unitMonth
		v.first, v.last = paper.DayOf(a.val, b.val, 1), monthEnd(a.val, b.val)
		return b.end, v
	case sep == '-' && a.digits == 2 && b.digits == 2 && (s.at(i) == '0' || s.at(a.end+1) == '0') && a.val >= 1 && a.val <= 12 && b.val >= 1 && b.val <= 31,
		sep == '/' && a.val <= 12 && b.val <= 31 && a.val > b.val && b.val >= 1 && a.digits <= 2:
		if isHan(s.at(b.end)) && sep == '/' {
			return 0, value{}
		}
		sb := sub{kind: kDay, m: a.val, a: b.val, b: b.val, unit: unitDay, rule: "numeric-day"}
		v.rule, v.unit, v.month, v.inferred = sb.rule, unitDay, a.val, true
		if y, _ := s.pick(sb, c, i, b.end); y != 0 {
			v.first, v.last = s.t.place(sb, y)
			v.year = y
		}
		return b.end, v
	}
	return s.bareYear(i, a)
}

// closed reports whether a numeric date may end at i.
func (s *scanner) closed(i int, sep rune) bool {
	r := s.at(i)
	if r == 'T' && isDigit(s.at(i+1)) {
		return true // 2023-05-04T08:30
	}
	if isDigit(r) || r == '%' || r == '％' || r == sep && r != '—' && r != '-' && r != ' ' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
		return false
	}
	return r != '.' || !isDigit(s.at(i+1))
}

// threeNumbers places year, month and day by their shape: the year first, or
// the year last and the day before the month.
func (s *scanner) threeNumbers(a, b, d num, sep rune) (int, value) {
	y, m, dd := 0, b.val, 0
	switch {
	case a.digits == 4 && d.digits <= 2:
		y, dd = a.val, d.val
		if y < 1500 || y > 2200 {
			return 0, value{}
		}
	case d.digits == 4 && a.digits <= 2 && sep != ' ' && sep != '—' && sep != '·':
		y, dd = d.val, a.val
		if y < 1900 || y > 2100 {
			return 0, value{}
		}
	case (sep == '-' || sep == '/') && d.digits == 2 && a.digits <= 2 && a.val <= 31:
		y, dd = s.century2(d.val), a.val
	case (sep == '-' || sep == '/') && a.digits == 2 && d.digits == 1:
		y, dd = s.century2(a.val), d.val
	default:
		return 0, value{}
	}
	if m < 1 || m > 12 || dd < 1 || dd > paper.DaysIn(y, m) {
		return 0, value{}
	}
	v := none("numeric-date")
	v.year, v.month, v.unit = y, m, unitDay
	v.first = paper.DayOf(y, m, dd)
	v.last = v.first
	return d.end, v
}

// bareYear reads a year without 年 where nothing else can stand: at the head of
// a text or a title, before a blank or a word that begins the name of an event.
func (s *scanner) bareYear(i int, n num) (int, value) {
	if n.digits != 4 || n.val < 1949 || n.val > 2060 {
		return 0, value{}
	}
	switch s.at(i - 1) {
	case 0, '“', '《', '（', '(', '\n', '‘', '<', '【':
	default:
		return 0, value{}
	}
	e := n.end
	switch {
	case s.at(e) == ' ' && isHan(s.at(e+1)) && s.oneOf(e+1, "年", "人", "个", "家", "名", "万", "亿", "元", "吨", "位", "次", "只", "米", "公", "平", "户", "项", "余", "多") == 0:
	case s.oneOf(e, "中国", "世界", "国际", "全国", "全球", "亚洲", "年会", "博鳌", "夏季", "冬季", "央视") > 0:
	default:
		return 0, value{}
	}
	v := none("bare-year")
	v.year, v.unit = n.val, unitYear
	v.first, v.last = paper.DayOf(n.val, 1, 1), paper.DayOf(n.val, 12, 31)
	return e, v
}
