package quantity

import (
	"baoshu/pipeline/extract/numeral"
)

// planName reads the name of a five-year plan: “十四五”, 十三五时期, “一五”.
func (s *scanner) planName(n *numeral.Numeral) (end int, ok bool) {
	i := n.Start
	for i < n.Start+4 && hanziDigit(at(s.t, i)) {
		i++
	}
	if i-n.Start < 2 || i > n.Start+3 || s.t[i-1] != '五' {
		return 0, false
	}
	for _, w := range []string{"时期", "规划", "期间", "计划", "以来", "开局", "收官", "末", "”时期", "”规划", "”期间", "”", "」", "’", "\""} {
		if s.has(i, w) {
			return i, true
		}
	}
	return 0, false
}

func hanziDigit(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		return true
	}
	return false
}

// date recognizes the shapes of dates, clock times and adverbs of time around a
// numeral; package period reads them, here they are only kept out.
func (s *scanner) date(i int, n *numeral.Numeral, m *measured) (end int, ok bool) {
	next := at(s.t, n.End)
	longer := m.unit.Start == n.End && m.unit.End > n.End+1 && next != '世' && next != '季' // 日元, 分钟; not 4世纪
	if !n.Percent && n.Type != numeral.Decimal && n.Mult == 0 && m.more == nil && !longer {
		v := n.Value.Float64()
		if n.Form == numeral.Arabic && n.End-n.Start == 8 && m.unit.Start != n.End && dayNumber(int(v)) {
			return n.End, true // 20161114
		}
		if n.Ranged {
			v = n.High.Float64()
		}
		chained := s.last.End == n.Start && s.last.End > 0
		if p := at(s.t, n.Start-1); chained && m.unit.text == "" && v < 60 && (p == '点' || p == '时') {
			return n.End, true // 8点06
		}
		switch next {
		case '年':
			if calendarYear(s.t, n, v) || s.yearWord(n.End+1) || chained {
				return n.End + 1, true
			}
		case '月':
			return n.End + 1, true
		case '日':
			if v <= 31 {
				return n.End + 1, true
			}
		case '号':
			if v <= 31 && (chained || n.Form == numeral.Arabic && !s.numbered(n.End+1)) {
				return n.End + 1, true
			}
		case '时':
			if v <= 24 {
				return n.End + 1, true
			}
		case '点', '點':
			if v <= 24 && !s.follows(n.End+1, "points") {
				return n.End + 1, true
			}
		case '分', '秒', '刻':
			if chained {
				return n.End + 1, true
			}
		case '季':
			if at(s.t, n.End+1) == '度' && v <= 4 {
				return n.End + 2, true
			}
		case '旬':
			return n.End + 1, true
		case '世':
			if at(s.t, n.End+1) == '纪' {
				return n.End + 2, true
			}
		case '、', '—', '-', '至', '到':
			// 6、7月份; 10日至19日 is read piece by piece
			if next == '、' && v <= 31 && i+1 < len(s.nums) && s.nums[i+1].Start == n.End+1 {
				if r := at(s.t, s.nums[i+1].End); r == '月' || r == '日' || r == '季' {
					return n.End, true
				}
			}
		}
		switch p := at(s.t, n.Start-1); {
		case p == '周' || p == '期' && at(s.t, n.Start-2) == '星' || p == '拜' && at(s.t, n.Start-2) == '礼':
			if v <= 6 && n.End-n.Start == 1 && m.unit.text == "" {
				return n.End, true
			}
		case p == '/' && isDigit(at(s.t, n.Start-2)) || (next == '/' && isDigit(at(s.t, n.End+1))):
			if n.Type == numeral.Cardinal {
				return n.End, true
			}
		case p == '初':
			if v <= 10 && !arabic(n) && (m.unit.text == "" || m.unit.text == "晚" || m.unit.text == "夜") {
				return n.End, true
			}
		case s.endsWith(n.Start, "月") && s.last.End == n.Start && v <= 31 && m.unit.text == "":
			return n.End, true // 腊月廿三
		}
		if n.Form == numeral.Arabic && m.unit.text == "" && yearLike(n, s.t) && !isHan(next) && (next == '-' || next == '—') {
			return n.End, true
		}
	}
	if m.unit.class == "time" && m.unit.text != "岁" && m.unit.text != "周岁" {
		if e, ok := s.adverb(n, m); ok {
			return e, true
		}
	}
	return 0, false
}

// dayNumber reports whether the number is a day of a year as it is written without marks:
// 20161114.
func dayNumber(v int) bool {
	year, month, day := v/10000, v/100%100, v%100
	return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

// numbered reports whether 号 before i numbers a thing and is no day: 3号线.
func (s *scanner) numbered(i int) bool {
	switch at(s.t, i) {
	case '线', '楼', '院', '机', '馆', '门', '店', '厅', '文', '令', '公', '码', '矿', '井', '车', '坑', '池', '岛', '厂', '仓', '舱', '站', '台', '口', '库', '区', '地', '种', '汽', '油', '柴', '、', '炉', '星', '路', '墓', '选', '提', '议', '样', '决':
		return at(s.t, i) != '决' || at(s.t, i+1) == '议'
	}
	return false
}

// calendarYear reports whether a number before 年 is a year: 1998, 二〇二三, 九七, 03,
// 1932—1945.
func calendarYear(t []rune, n *numeral.Numeral, v float64) bool {
	size := n.End - n.Start
	if n.Ranged && n.HighAt > 0 {
		size = n.End - n.HighAt
		return v >= 1000 && v < 3000 && size == 4 || size == 2 && n.LowEnd-n.Start == 4
	}
	switch n.Form {
	case numeral.Arabic:
		return size == 4 && v >= 1000 && v < 3000 || size == 2 && at(t, n.Start) == '0' || size == 2 && v >= 78 && isDigit(at(t, n.End+1))
	case numeral.Digits:
		return true
	}
	return size == 4 && v == 2000 && t[n.Start] != '两'
}

// yearLike reports whether a bare Arabic number could be a year.
func yearLike(n *numeral.Numeral, t []rune) bool {
	v := n.Value.Float64()
	return n.End-n.Start == 4 && isDigit(t[n.Start]) && v >= 1900 && v < 2100
}

// yearWord reports whether 年 before i is part of 年代, 年底, 年级, 年度 and their like.
func (s *scanner) yearWord(i int) bool {
	switch at(s.t, i) {
	case '代', '底', '末', '初', '级', '度':
		return true
	}
	return false
}

// adverb recognizes a span of time that dates something and measures nothing:
// 近三年来, 前10个月, 过去五年, 三年前, 上半年.
func (s *scanner) adverb(n *numeral.Numeral, m *measured) (end int, ok bool) {
	end = max(m.end, n.End)
	for _, w := range []string{"以来", "来", "之前", "以前", "前", "之后", "以后", "后"} {
		if s.has(end, w) {
			if w == "来" && (at(s.t, end+1) == '自' || at(s.t, end+1) == '到') || w == "前" && at(s.t, end+1) == '后' || w == "后" && at(s.t, end+1) == '续' {
				break
			}
			k := end
			for range w {
				k++
			}
			return k, true
		}
	}
	p, pp := at(s.t, n.Start-1), at(s.t, n.Start-2)
	if n.Form == numeral.Half && n.End-n.Start == 1 && (p == '上' || p == '下' || p == '前' || p == '后' || p == '大') {
		return end, true
	}
	switch p {
	case '前', '头':
		if p == '头' || pp != '提' && pp != '目' && pp != '之' && pp != '以' && pp != '向' {
			return end, true
		}
	case '后':
		if pp == '最' || pp == '今' || pp == '此' || pp == '往' {
			return end, true
		}
	case '去':
		return end, pp == '过'
	case '来':
		return end, pp == '未'
	case '这', '那':
		return end, true
	case '每', '个':
		return end, true // 每两年, 下一个五年
	case '近':
		// 近三年， and 最近三年 date; 用了近三年 measures
		if pp == '最' || pp == 0 || !isHan(pp) || pp == '在' || pp == '是' {
			return end, true
		}
		if r := at(s.t, end); r == '，' || r == '间' && at(s.t, end+1) == '来' {
			return end, true
		}
	}
	return 0, false
}
