package period

import "baoshu/pipeline/paper"

// dayTail takes in what may follow a day: its weekday, its part of the day, its
// time. A month and day before 电 in a dateline sets what 今天 means.
func (s *scanner) dayTail(e int, v *value) int {
	if v.unit != unitDay || v.point {
		return e
	}
	if s.at(e) == '电' || s.at(e) == '讯' {
		if v.first != paper.NoDay && s.ref.known() && s.ref.Latest-v.first >= 0 && s.ref.Latest-v.first <= 10 {
			s.dateline = v.first
		}
		return e
	}
	j := e
	switch s.at(j) {
	case '，', ',', '（', '(', ' ':
		if k, w := s.weekday(j + 1); k > 0 && v.first != paper.NoDay && w == v.first.Weekday() {
			if s.at(j) == '（' || s.at(j) == '(' {
				if s.at(k) == '）' || s.at(k) == ')' {
					e = k + 1
				}
			} else if s.at(j) != '，' || !isHan(s.at(k)) || s.at(k) == '上' || s.at(k) == '下' {
				e = k
			}
		}
	default:
		if k, w := s.weekday(j); k > 0 && v.first != paper.NoDay && w == v.first.Weekday() {
			e = k
		}
	}
	return s.partOfDay(e)
}

// partOfDay takes in 上午, 晚, 凌晨3时, 20:30, each where it stands.
func (s *scanner) partOfDay(e int) int {
	j := s.sp(e)
	if s.at(j) == 'T' {
		j++
	}
	if s.may(j)&atClock == 0 {
		return e
	}
	k := s.oneOf(j, "上午", "下午", "中午", "晚上", "晚间", "早上", "早晨", "凌晨", "清晨", "傍晚", "深夜", "夜间", "午后", "午夜", "正午", "夜里", "晚", "夜", "晨", "早")
	if k == j+1 && isHan(s.at(k)) { // 晚 and 早 alone begin other words: 晚会, 早已
		switch s.at(k) {
		case '在', '，', '于', '间', '的', '举', '由', '播', '抵', '会', '出':
			if s.at(k) == '会' && s.at(j) == '晚' && s.at(k+1) != '见' {
				k = 0
			}
		default:
			if _, ok := s.num(k); !ok {
				k = 0
			}
		}
	}
	if k > 0 {
		e = k
	}
	if k := s.timeOfDay(max(j, s.sp(e)), true); k > 0 {
		e = k
		if s.to(e) > 0 {
			if k := s.timeOfDay(s.to(e), true); k > 0 {
				e = k
			}
		}
	}
	return e
}

// timeOfDay reads 8:30, 20时30分, 9点半, 21时许; where strong, a time is expected.
func (s *scanner) timeOfDay(i int, strong bool) int {
	n, ok := s.num(i)
	if !ok || n.val > 24 || n.few || n.digits > 2 && !n.han || n.han && n.placed {
		return 0
	}
	e := n.end
	switch s.at(e) {
	case ':':
		m, ok := s.num(e + 1)
		if !ok || m.han || m.digits != 2 || m.val > 59 {
			return 0
		}
		e = m.end
		if s.at(e) == ':' {
			if m, ok := s.num(e + 1); ok && !m.han && m.digits == 2 && m.val < 60 {
				e = m.end
			}
		}
		return e
	case '时':
		switch s.at(e + 1) {
		case '期', '代', '速', '间', '评', '尚', '政', '事', '装', '段', '区':
			return 0
		}
		return s.minutes(e + 1)
	case '点':
		if s.oneOf(e+1, "整", "半", "钟", "许", "左右") > 0 {
			return s.oneOf(e+1, "整", "半", "钟", "许", "左右")
		}
		if m, ok := s.num(e + 1); ok && m.val < 60 && s.at(m.end) == '分' && s.at(m.end+1) != '之' {
			return s.opt(s.opt(m.end+1, "许"), "左右")
		}
		if strong && !isHan(s.at(e+1)) || strong && s.oneOf(e+1, "开", "在", "到", "至", "，", "多", "前", "后", "起", "的", "时") > 0 {
			return e + 1
		}
	}
	return 0
}

func (s *scanner) minutes(e int) int {
	if m, ok := s.num(e); ok && m.val < 60 && s.at(m.end) == '分' && s.at(m.end+1) != '之' {
		e = s.opt(s.opt(m.end+1, "许"), "左右")
		if x, ok := s.num(e); ok && x.val < 60 && s.at(x.end) == '秒' {
			e = x.end + 1
		}
		return e
	}
	return s.oneOf(e, "许", "整", "半", "左右", "")
}

// clock reads a time of day that stands without its day.
func (s *scanner) clock(i int) (int, value) {
	e := i
	k := 0
	switch s.at(i) {
	case '上', '下', '中', '晚', '早', '凌', '清', '傍', '深', '夜', '午':
		k = s.oneOf(i, "上午", "下午", "中午", "晚上", "晚间", "早上", "早晨", "凌晨", "清晨", "傍晚", "深夜", "夜间", "午后", "晚", "早")
	}
	if k > 0 {
		e = s.timeOfDay(s.sp(k), true)
	} else if isDigit(s.at(i)) || isHanNum(s.at(i)) {
		if p := s.at(i - 1); isDigit(p) || p == ':' || p == '.' || p == '个' || p == '小' || p == '比' && s.at(i-2) != '相' || s.at(i-2) == '比' && (p == '为' || p == '约' || p == '例') || s.at(i-3) == '比' && s.at(i-2) == '例' {
			return 0, value{}
		}
		e = s.timeOfDay(i, s.has(i-2, "时间") > 0)
		if n, _ := s.num(i); e > 0 && n.han && n.val < 10 && s.at(e-1) == '时' { // 一时, 四时
			e = 0
		}
	} else {
		return 0, value{}
	}
	if e <= i {
		return 0, value{}
	}
	if t := s.to(e); t > 0 {
		if x := s.timeOfDay(t, true); x > 0 {
			e = x
		}
	}
	v := none("clock")
	v.clock, v.marker, v.quiet = true, true, true
	return e, v
}
