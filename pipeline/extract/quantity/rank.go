package quantity

import (
	"strings"

	"baoshu/pipeline/extract/numeral"
)

// ordinal rejects 第三 and its like, unless a rank is spoken of: 居全国第3位.
func (s *scanner) ordinal(q *Quantity, n *numeral.Numeral) {
	if n.Form == numeral.Code {
		for i := n.Start; i < n.End; i++ {
			if r := s.t[i]; r == ':' || r == '：' {
				s.reject(q, n.End, Date, "clock")
				return
			}
		}
		if r := s.t[n.End-1]; r == '万' || r == '亿' {
			s.reject(q, n.End, Ambiguous, "lost-digit")
			return
		}
		s.reject(q, n.End, Label, "code")
		return
	}
	end := n.End
	u, ok := s.unitAt(s.t, n.End, false)
	if ok {
		end = u.End
	}
	if n.Form != numeral.First && !(ok && sequence(u.text)) && (s.ranked(n, max(end, n.End)) || ok && (u.text == "位" || u.text == "名") && s.moved(n.Start, u.End)) {
		q.Rank = true
		q.UnitText, q.UnitClass, q.Rule = "", "other", "rank"
		if ok && (u.text == "位" || u.text == "名") {
			q.Unit, q.UnitText, q.UnitCode, q.UnitClass, q.End = u.Span, u.text, u.code, "count", u.End
		}
		return
	}
	s.reject(q, end, Ordinal, "ordinal")
}

// sequence reports whether the measure word numbers what comes one after another
// in time, and no place in an order: 第19届, 第三次.
func sequence(u string) bool {
	switch u {
	case "届", "次", "批", "期", "轮", "年", "天", "季", "集", "章", "条", "款", "场", "版", "卷", "部", "辑", "讲", "课", "站", "回", "节", "任", "线", "道":
		return true
	}
	return false
}

// ranked reports whether an ordinal is a place in an order: 居, 列 or 排名 before it
// in the clause. What it is a place among may stand between (居全国160多个综保区第8位),
// which may be long; then the ordinal must end the clause, so that 第三产业 after
// 居民 is none. end is where the ordinal ends with its measure word.
func (s *scanner) ranked(n *numeral.Numeral, end int) bool {
	const near, far = 9, 28
	reach := near
	switch at(s.t, end) {
	case 0, '，', '。', '；', '、', '！', '）', '”':
		reach = far
	}
	for i := n.Start - 1; i >= 0 && i >= n.Start-reach; i-- {
		switch s.t[i] {
		case '居':
			if next := at(s.t, i+1); next != '民' && next != '住' && next != '委' && next != '家' {
				return true
			}
		case '列', '排':
			if s.placed(i) && (i >= n.Start-near || at(s.t, i-1) == '位' || at(s.t, i-1) == '名' || at(s.t, i+1) == '名') {
				return true
			}
		case '名':
			if at(s.t, i-1) == '排' {
				return true
			}
		case '，', '。', '、', '；', '：', '！', '？', '“', '”', '（', '）', ' ', '《':
			return false
		}
	}
	return false
}

// placed reports whether the 列 or 排 at i gives a place, and is no part of 系列, 列为, 排放 or
// 安排.
func (s *scanner) placed(i int) bool {
	prev, next := at(s.t, i-1), at(s.t, i+1)
	if s.t[i] == '列' {
		return next != '为' && next != '入' && !strings.ContainsRune("系行陈数队下马专班开序", prev)
	}
	return prev != '安' && prev != '编' && !strings.ContainsRune("放污水除查队练演出斥挤解", next)
}

// moved reports whether the place [start,end) is one that something moves to or from:
// 由第11位升至第4位.
func (s *scanner) moved(start, end int) bool {
	const moves = "升跃移提进降跌退滑"
	switch at(s.t, start-1) {
	case '至', '到', '居':
		return strings.ContainsRune(moves, at(s.t, start-2)) || at(s.t, start-2) == '前' || at(s.t, start-2) == '上'
	case '由', '从', '自':
		for i := end; i < end+4; i++ {
			if r := at(s.t, i); r != 0 && strings.ContainsRune(moves, r) {
				return true
			}
		}
	}
	return false
}
