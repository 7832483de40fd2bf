package period

import "baoshu/pipeline/paper"

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
		if _, id := s.t.bodies.Longest(s.b, k); id >= 0 {
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
