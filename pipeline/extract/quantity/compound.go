package quantity

import (
	"math"

	"baoshu/pipeline/extract/numeral"
)

// subunit reports whether a number with a smaller unit stands at i: 三毛, 5角.
func (s *scanner) subunit(i int) bool {
	n := s.numeralAt(i, i)
	if n == nil {
		return false
	}
	_, id := s.sub.Longest(s.t, n.End)
	return id >= 0 || n.End-i == 1 && !isHan(at(s.t, n.End))
}

// compound adds smaller units of the same kind: 五元三毛, 1小时30分, 3年零2个月, 1米75.
func (s *scanner) compound(of *numeral.Numeral, m *measured) {
	if m.unit.text == "分" && m.unit.End-m.unit.Start == 1 {
		// 6分20秒: no points but minutes
		if n := s.numeralAt(m.end, m.end); n != nil && n.Type != numeral.Ordinal && !n.Ranged && at(s.t, n.End) == '秒' {
			m.unit.code, m.unit.class, m.unit.base, m.unit.factor = "min", "time", "d", 1.0/1440
		}
	}
	if m.unit.factor == 0 || m.unit.base == "-" {
		return
	}
	limit := m.unit.factor
	for {
		k := m.end
		if r := at(s.t, k); r == '零' || r == '又' || isSpace(r) {
			k++
		}
		n := s.numeralAt(k, m.end)
		if n == nil || n.Type != numeral.Cardinal && n.Type != numeral.Decimal || n.Ranged || n.Form == numeral.Bare && n.End-n.Start > 1 {
			return
		}
		e, id := s.sub.Longest(s.t, skip(s.t, n.End))
		factor := 0.0
		if id >= 0 {
			for _, r := range s.subRows[id] {
				if r.base == m.unit.base && r.factor < limit {
					factor = r.factor
				}
			}
			if next := at(s.t, e); factor > 0 && s.subLen[id] == "分" && next == '钟' {
				e++
			}
		}
		if factor == 0 {
			// 1米75, 三块五
			if (m.unit.text == "米" || m.unit.text == "块") && !m.compound && k == m.end && n.Mult == 0 && n.End-n.Start <= 2 && s.unmeasured(n.End) && at(s.t, n.End) != '%' && at(s.t, n.End) != '.' {
				v := n.Value.Float64()
				if n.End-n.Start == 1 {
					v /= 10
				} else {
					v /= 100
				}
				if v < 1 {
					m.add, m.end, m.unit.End, m.compound = v, n.End, n.End, true
				}
			}
			s.lastCoin(n, k, limit, m)
			s.hundredths(n, k, limit, m)
			return
		}
		if part := n.Value.Float64() * factor; part >= limit || at(s.t, e) == '不' || k == m.end && s.rations(of, m, factor) {
			return // 一年365天, 4分钟一秒不差
		}
		m.add += n.Value.Float64() * factor / m.unit.factor
		m.end, m.compound, limit = e, true, factor
		m.unit.End = e
	}
}

// rations reports whether the second amount of time, in units of so many days, is what falls
// to the one year or day before it and adds nothing: 一年300天, 一天8小时. With 零 between it
// does (一天零8小时), and so does a month to a year, a minute to an hour.
func (s *scanner) rations(n *numeral.Numeral, m *measured, factor float64) bool {
	if n.End-n.Start != 1 || s.t[n.Start] != '一' || m.unit.base != "d" || m.compound {
		return false
	}
	switch {
	case factor == 1:
		return true // 天 of a year, a month or a week
	case m.unit.factor >= 1:
		return factor < 1 // 小时 of a day or a week
	}
	return false
}

// lastCoin reads the digit that names no coin, a tenth of the one before it, and the currency
// that stands behind the coins: 九块八毛六, 3元5角港币.
func (s *scanner) lastCoin(n *numeral.Numeral, k int, limit float64, m *measured) {
	if m.unit.class != "currency" || !m.compound || k != m.end || n.End-n.Start != 1 || n.Mult > 0 {
		return
	}
	u, money := s.unitAt(s.t, n.End, false)
	money = money && u.class == "currency" && u.factor == 1
	if !money && !s.unmeasured(n.End) {
		return
	}
	m.add += n.Value.Float64() * limit / 10 / m.unit.factor
	m.end = n.End
	if money {
		m.unit.code, m.unit.base, m.end = u.code, u.base, u.End
	}
	m.unit.End = m.end
}

// hundredths reads the digits behind seconds as their decimals: 9秒58, 1分14秒02夺冠.
func (s *scanner) hundredths(n *numeral.Numeral, k int, limit float64, m *measured) {
	size := n.End - n.Start
	if k != m.end || s.t[k-1] != '秒' || n.Form != numeral.Arabic || n.Type != numeral.Cardinal || size < 2 || size > 3 {
		return
	}
	switch at(s.t, n.End) {
	case '%', '％', '.', '秒', '分', '米', '公', '年', '月':
		return
	}
	m.add += n.Value.Float64() * math.Pow10(-size) * limit / m.unit.factor
	m.end, m.unit.End, m.compound = n.End, n.End, true
}

// unmeasured reports whether no unit stands at i, so that the digits before it are
// the end of the measure before them: 投出67米59的成绩.
func (s *scanner) unmeasured(i int) bool {
	switch r := at(s.t, i); {
	case !isHan(r):
		return true
	case r == '的', r == '夺', r == '获', r == '摘', r == '跃', r == '刷':
		return true
	}
	return false
}

// numeralAt returns the numeral that starts at i, or, where 零 was passed, one
// that starts with it.
func (s *scanner) numeralAt(i, alt int) *numeral.Numeral {
	lo, hi := 0, len(s.nums)
	for lo < hi {
		if mid := (lo + hi) / 2; s.nums[mid].Start < alt {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for ; lo < len(s.nums) && s.nums[lo].Start <= i; lo++ {
		if s.nums[lo].Start == i || s.nums[lo].Start == alt && s.nums[lo].End > i {
			return &s.nums[lo]
		}
	}
	return nil
}

// trailing reads 半 and 多 behind the unit: 两年半, 一吨半, 一年多, 5元多.
func (s *scanner) trailing(m *measured) {
	if at(s.t, m.end) == '半' && m.unit.class != "count" && !m.compound {
		switch at(s.t, m.end+1) {
		case '导', '岛', '径', '数', '成', '价', '个', '年', '夜', '天', '官', '决', '场', '球':
		default:
			m.add += 0.5
			m.end++
		}
	}
	if m.more == nil && isMore(at(s.t, m.end)) && (m.unit.class != "count" || m.unit.text == "岁") {
		if row, span := s.after(s.t, m.end, m.unit.class); row != nil && one(row.word) && !(at(s.t, m.end+1) == '少') {
			m.more, m.moreSpan = row, span
			m.end = span.End
		}
	}
}
