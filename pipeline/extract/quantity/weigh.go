package quantity

import (
	"strings"

	"baoshu/pipeline/extract/numeral"
)

// weigh decides whether a number with its unit and qualifiers is a quantity.
func (s *scanner) weigh(n *numeral.Numeral, m *measured, row *qualifierRow, qualified bool) Reason {
	hanziOne := n.End-n.Start == 1 && s.t[n.Start] == '一'
	switch {
	case n.Form == numeral.Ratio:
		if s.proportion(n) && !s.third(n.End) {
			return ""
		}
		return Ambiguous
	case n.Percent, m.share:
		return ""
	case n.Form == numeral.Vague && n.End-n.Start == 1 && m.more == nil:
		return Ambiguous // 几个
	case m.unit.text == "":
		switch {
		case n.Form == numeral.Bare:
			if qualified && n.End-n.Start >= 1 && n.Mult > 0 && n.Start > 0 {
				return ""
			}
			return NoUnit
		case letterPower(s.t, n):
			if qualified && (s.t[n.End-1] != 'K' || s.paid(n.Start)) {
				return ""
			}
			return Label // 50K以上的超导体: degrees
		case n.Mult > 0 && n.Form != numeral.Digits:
			return ""
		case m.more != nil, n.Form == numeral.Vague && n.End-n.Start > 1 && qualified:
			return ""
		case qualified && arabic(n) && !n.Value.Less(numeral.Int(100)) && !yearLike(n, s.t):
			return ""
		case s.indexed(n):
			return ""
		case n.Form == numeral.Arabic && n.End-n.Start >= 7 && n.Type == numeral.Cardinal && !commas(s.t, n):
			return Phone
		}
		return NoUnit
	case n.Form == numeral.Bare && s.kindOf(m):
		return Label
	case n.Form == numeral.Bare:
		if qualified || s.t[n.Start] == '十' || s.t[n.Start] == '拾' {
			return ""
		}
		return Label
	case n.Form == numeral.Half && s.t[n.Start] == '半' && !qualified:
		if m.unit.class == "time" && (m.unit.base == "d" && m.unit.factor < 0.5 || m.unit.text != "个世纪" && s.saved(n.Start)) {
			return "" // 半小时, 压缩至半个工作日
		}
		return Ambiguous
	case hanziOne && m.add == 0 && (!qualified || m.unit.class == "time" && m.more != nil && row == nil && m.unit.text != "岁"):
		// 要一个多小时 is as loose as 一个小时
		switch m.unit.class {
		case "currency":
			if m.unit.text == "角" || m.unit.text == "分" || m.unit.text == "毛" || m.unit.text == "块" {
				return Ambiguous // 产业园一角
			}
		case "count", "time", "other", "temperature":
			if m.unit.text == "岁" || m.unit.text == "周岁" || m.compound || m.unit.class == "time" && s.saved(n.Start) {
				return ""
			}
			return Ambiguous
		}
	}
	if m.unit.class == "count" && n.Form == numeral.Arabic && n.Type == numeral.Cardinal && n.End-n.Start >= 9 && !n.Ranged && !commas(s.t, n) {
		return Phone // 热线9816843888具体介绍
	}
	if next := at(s.t, m.end); m.unit.text == "角" && !m.compound && !arabic(n) && isHan(next) && next != '钱' && next != '多' {
		return Ambiguous // 四角竖立石碑
	}
	if m.unit.class == "count" && s.t[n.End-1] == '兆' || m.unit.text == "圆" && n.Form == numeral.Hanzi && n.Value.Less(numeral.Int(100)) {
		return Ambiguous // 三兆村, 十五的月亮十六圆
	}
	if hanziOne && !qualified && m.add == 0 && (m.unit.text == "寸" || m.unit.text == "尺" || m.unit.text == "码" || m.unit.text == "丈") {
		return Ambiguous // 一寸不让, 一物一码
	}
	if n.Value.Sign() == 0 && !arabic(n) && m.unit.class == "count" {
		return Label // 零排队, 零事故
	}
	if m.unit.weak && (yearLike(n, s.t) || n.Mult > 0 && m.unit.End-m.unit.Start > 1) {
		return NoUnit
	}
	if m.unit.weak && !arabic(n) && !qualified && n.Value.Less(numeral.Int(11)) && !n.Ranged {
		return NoUnit
	}
	if m.unit.text == "度" && !arabic(n) && !qualified && n.Value.Less(numeral.Int(10)) && isHan(at(s.t, m.end)) {
		return Ambiguous
	}
	return ""
}

// indexed reports whether the number is the reading of an index, which has no unit: 信心
// 指数为108.7，. A word of being or reaching, or nothing, stands between, and the clause
// ends or is compared behind.
func (s *scanner) indexed(n *numeral.Numeral) bool {
	if n.Form != numeral.Arabic || n.Ranged || yearLike(n, s.t) {
		return false
	}
	switch at(s.t, n.End) {
	case 0, '，', '。', '；', '、', '）', ')', ';', '比', '较', '左', '以', '\n':
	default:
		return false
	}
	i := n.Start
	for again := true; again; {
		again = false
		for _, w := range [...]string{"为", "是", "达", "到", "至", "于", "在", "仅", "约", "了", "已", "升", "降", "回", "落", "跌", "涨", "报", "收", "正好", "高", "超过", "值", "的"} {
			if s.endsWith(i, w) {
				i -= len([]rune(w))
				again = true
			}
		}
	}
	if i < n.Start-8 || i == n.Start && n.Type != numeral.Decimal {
		return false
	}
	return s.endsWith(i, "指数") || s.endsWith(i, "系数")
}

// exchanged reports whether the money is what a rate of exchange is told of, and no
// amount: 1美元兑6.8元人民币, 100日元对人民币5.1元.
func (s *scanner) exchanged(n *numeral.Numeral, m *measured) bool {
	if m.unit.class != "currency" || m.prefix.End > 0 || n.Ranged || n.Mult > 0 {
		return false
	}
	if v := n.Value.Float64(); v != 1 && v != 100 {
		return false
	}
	if at(s.t, n.Start-1) == '兑' && s.cursor > 0 && s.cursor == n.Start-1 {
		return true // 69.9卢布兑1美元
	}
	i := m.unit.End
	switch {
	case s.has(i, "折合"):
		i += 2
	case at(s.t, i) == '兑', at(s.t, i) == '对', at(s.t, i) == '合', at(s.t, i) == '=':
		i++
	default:
		return false
	}
	for at(s.t, i) == '约' || at(s.t, i) == '换' {
		i++
	}
	if e, id := s.units.Longest(s.t, i); id >= 0 && s.unitRows[id].class == "currency" {
		i = e
	} else if s.has(i, "人民币") {
		i += 3
	}
	return isDigit(at(s.t, i))
}

// kindOf reports whether a power of ten with a unit and 以上 stands before a noun
// as its class: 万吨以上泊位.
func (s *scanner) kindOf(m *measured) bool {
	return m.unit.End > 0 && (s.has(m.unit.End, "以上") || s.has(m.unit.End, "以下")) && isHan(at(s.t, m.unit.End+2)) && at(s.t, m.unit.End+2) != '的'
}

// paid reports whether pay is spoken of right before i: 月薪10K以上.
func (s *scanner) paid(i int) bool {
	const reach = 6
	for k := i - 1; k >= 0 && k > i-reach; k-- {
		switch s.t[k] {
		case '薪', '资', '入', '价', '奖', '费':
			return true
		}
	}
	return false
}

// letterPower reports whether a K, M, w gives the numeral its power.
func letterPower(t []rune, n *numeral.Numeral) bool { return isLetter(t[n.End-1]) }

func commas(t []rune, n *numeral.Numeral) bool {
	for i := n.Start; i < n.End; i++ {
		if !isDigit(t[i]) {
			return true
		}
	}
	return false
}

// proportion reports whether a ratio stands where one is spoken of, and not the
// score of a match: behind 比例, 率, 按 and the like, or behind a noun in 比 of the
// clause (收入比由2.31∶1缩小至2.19∶1).
func (s *scanner) proportion(n *numeral.Numeral) bool {
	for i := n.Start - 1; i >= 0 && i >= n.Start-24; i-- {
		near := i >= n.Start-8
		switch s.t[i] {
		case '例', '率', '配', '按', '以', '约', '达', '汇', '兑':
			if !near {
				continue
			}
			if s.t[i] == '以' && s.contains(n.End, "战胜", "击败", "取胜", "获胜", "逆转", "负于", "不敌", "力克") {
				return false
			}
			if s.t[i] != '以' {
				return true
			}
		case '比':
			if isHan(at(s.t, i-1)) && strings.ContainsRune("为是约达近由从降缩扩升已高低至到的仅超逾", at(s.t, i+1)) || at(s.t, i+1) == s.t[n.Start] && i+1 == n.Start && isHan(at(s.t, i-1)) {
				return true
			}
			if at(s.t, i+1) == '分' || at(s.t, i+1) == '赛' {
				return false
			}
		case '，', '。', '；', '！', '？':
			return false
		}
	}
	return s.contains(n.End, "的比例", "比例", "的配比")
}

// third reports whether a third term of a ratio stands at i: 4:3:3, 六比二比一. What it says
// is no single value.
func (s *scanner) third(i int) bool {
	switch at(s.t, i) {
	case ':', '：', '∶', '比':
		return isDigit(at(s.t, i+1)) || hanziDigit(at(s.t, i+1))
	}
	return false
}
