package period

import "strings"

// lunar reads dates of the Chinese calendar: 正月初三, 农历八月十五, 腊月二十三,
// 大年初二, 闰四月初一, 冬月.
func (s *scanner) lunar(i int) (int, sub) {
	j, said := i, false
	if indexOf("农阴旧夏大年闰正腊冬", s.at(i)) < 0 {
		return 0, sub{}
	}
	if e := s.oneOf(i, "农历", "阴历", "旧历", "夏历"); e > 0 {
		j, said = e, true
	}
	b := sub{kind: kLunar, unit: unitSpan, rule: "lunar-month"}
	if e := s.oneOf(j, "大年初", "年初"); e > 0 && (s.at(j) == '大' || said) {
		if n, ok := s.num(e); ok && n.han && !n.placed && n.val >= 1 && n.val <= 15 {
			b.m, b.a, b.b, b.unit, b.rule = 1, n.val, n.val, unitDay, "lunar-day"
			return n.end, b
		}
		if d := indexOf("一二三四五六七八九", s.at(e)); d >= 0 && s.at(e+1) == '一' && s.at(e+2) == '天' {
			b.m, b.a, b.b, b.unit, b.rule = 1, d+1, d+1, unitDay, "lunar-day" // 大年初四|一天
			return e + 1, b
		}
		return 0, sub{}
	}
	if s.at(j) == '闰' {
		b.leap = true
		j++
	}
	e := 0
	switch s.at(j) {
	case '正':
		e, b.m = s.has(j, "正月"), 1
	case '腊':
		e, b.m = s.has(j, "腊月"), 12
	case '冬':
		e, b.m = s.has(j, "冬月"), 11
	default:
		if !said && !b.leap {
			return 0, sub{}
		}
		k, m := s.monthNumber(j)
		if k == 0 || s.at(k) != '月' {
			return 0, sub{}
		}
		e, b.m = k+1, m
	}
	if e == 0 {
		return 0, sub{}
	}
	b.said = said
	return s.lunarDayAt(e, b)
}

// lunarDayAt reads the day of a lunar month, which is printed in Chinese numerals.
func (s *scanner) lunarDayAt(e int, b sub) (int, sub) {
	j, first := e, false
	if s.at(j) == '初' {
		j, first = j+1, true
	}
	n, ok := s.num(j)
	if !ok || !n.han || n.few || n.val < 1 || n.val > 30 || first && n.val > 10 || n.placed {
		return e, b
	}
	if !first && n.val < 10 && s.at(n.end) != '日' && (!b.said || isHan(s.at(n.end))) {
		return e, b
	}
	b.a, b.b, b.unit, b.rule = n.val, n.val, unitDay, "lunar-day"
	if k := s.to(n.end); k > 0 {
		k = s.opt(k, "初")
		if n2, ok := s.num(k); ok && n2.han && n2.val > n.val && n2.val <= 30 && !n2.placed {
			b.b, b.unit = n2.val, unitSpan
			return n2.end, b
		}
	}
	end := n.end
	for s.at(end) == '、' { // 腊月二十七、二十八
		n2, ok := s.num(s.opt(end+1, "初"))
		if !ok || !n2.han || n2.placed || n2.val != b.b+1 || n2.val > 30 || n2.val < 10 && s.at(end+1) != '初' || isHan(s.at(n2.end)) && s.at(n2.end) != '日' && s.at(n2.end) != '两' {
			break
		}
		b.b, b.unit, end = n2.val, unitSpan, n2.end
		if s.at(end) == '两' && s.oneOf(end, "两天", "两日") > 0 {
			end += 2
		}
	}
	if s.at(end) == '日' {
		end++
	}
	return end, b
}

// fest reads festivals, solar terms and their holidays: 春节期间, 国庆假期,
// 清明小长假, 中秋节, 立春.
func (s *scanner) fest(i int, bare bool) (int, sub) {
	end, id := s.t.festival.Longest(s.b, i)
	if id < 0 {
		return 0, sub{}
	}
	f := s.t.festivals[id]
	if f.strict && bare {
		if e := s.oneOf(end, "节气", "时节", "当天", "节后", "前后"); e == 0 {
			return 0, sub{}
		}
	}
	b := sub{kind: kFestival, a: id, unit: unitDay, rule: "festival"}
	e := s.oneOf(end, "节日期间", "放假期间", "假期期间", "假日期间", "长假期间", "小长假", "黄金周", "长假", "假期", "假日", "节假日", "期间", "节期间")
	if e > 0 {
		b.holiday, b.unit, b.approx = true, unitSpan, true
		if n, ok := s.num(e); ok && n.val >= 2 && n.val <= 9 && s.at(n.end) == '天' && f.days > 1 {
			b.b, b.past = n.val, true // 春节黄金周|7天
		}
		return s.opt(e, "期间"), b
	}
	if n, ok := s.num(end); ok && n.val >= 2 && n.val <= 9 && s.at(n.end) == '天' && f.days > 1 {
		b.holiday, b.b, b.unit, b.past, b.approx = true, n.val, unitSpan, true, true
		return end, b // 国庆|7天接待游客18万人次
	}
	last := s.t.festivalWord[id]
	for _, w := range [...]string{"黄金周", "长假", "假期", "期间"} { // 十一假期: 十一 alone is a number
		if strings.HasSuffix(last, w) {
			b.holiday, b.unit, b.approx = true, unitSpan, true
			return s.opt(end, "期间"), b
		}
	}
	if e := s.oneOf(end, "节气", "节当天", "当天", "当日", "节当日"); e > 0 {
		return e, b
	}
	if s.at(end) == '节' && s.at(end+1) != '目' && s.at(end+1) != '庆' {
		return end + 1, b
	}
	if short(last) && bare {
		if e := s.oneOf(end, "前后", "前夕", "过后", "前", "后", "小"); e == 0 || s.at(end) == '后' && s.at(end+1) == '代' {
			// 五一, 六一, 国庆, 清明 alone are as often a name as a day
			switch {
			case isHan(s.at(end)) || s.at(end) == '·' || s.at(end) == '”':
				return 0, sub{}
			}
		}
	}
	switch {
	case s.oneOf(end, "联欢", "晚会", "档", "奖", "路", "村", "镇", "广场", "版", "号", "贺岁", "文化") > 0:
		return 0, sub{}
	case s.oneOf(end, "前夕", "前后") > 0:
		b.approx = true
		return end, b
	}
	return end, b
}

// short reports whether the name of a festival is also the name of other things.
func short(w string) bool {
	switch w {
	case "五一", "六一", "国庆", "清明", "端阳", "元宵", "重阳", "圣诞", "小年", "三月三", "二月二", "端午", "中秋", "“五一”", "“六一”", "“十一”", "“七一”", "“八一”", "“三八”":
		return true
	}
	return false
}
