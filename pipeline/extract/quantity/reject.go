package quantity

import (
	"strings"

	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/paper"
)

// masked reports whether a span lies in a date or period of the mask.
func (s *scanner) masked(n paper.Span) (end int, ok bool) {
	for len(s.mask) > 0 && s.mask[0].End <= n.Start {
		s.mask = s.mask[1:]
	}
	if len(s.mask) > 0 && s.mask[0].Start < n.End && s.mask[0].End > n.Start {
		return s.mask[0].End, true
	}
	return 0, false
}

// word finds the listed word that holds the characters [start,end) and reaches
// farthest.
func (s *scanner) word(start, end int) (from, stop int, r Reason, ok bool) {
	for i := start; i >= 0 && i >= start-6; i-- {
		c := s.t[i]
		if c > 0xffff || c < 0 || s.wordStart[c>>6]&(1<<(c&63)) == 0 {
			break // no word goes on over a character that none has
		}
		if e, id := s.words.Longest(s.t, i); id >= 0 && e >= end && e > stop {
			from, stop, r, ok = i, e, s.wordRow[id], true
		}
	}
	return
}

// cut reports whether a listed word ends inside the numeral: in 统一二百 the 一
// belongs to 统一, and what the numeral is cannot be told.
func (s *scanner) cut(n *numeral.Numeral) bool {
	if arabic(n) || s.t[n.Start] != '一' {
		return false
	}
	for i := n.Start - 1; i >= 0 && i >= n.Start-3; i-- {
		if e, id := s.words.Longest(s.t, i); id >= 0 && e > n.Start && e < n.End {
			return true
		}
	}
	return false
}

// broken reports whether an Arabic numeral is one piece of a number that a space
// or a lost digit has torn: 3. 9万, 8 803亿, 43,79万. What was meant cannot be told.
func (s *scanner) broken(n *numeral.Numeral) bool {
	if r := s.t[n.Start]; (r == '.' || r == '．') && n.Form != numeral.Code {
		return true // .5亿元: what stood before the point is lost
	}
	if !isDigit(s.t[n.Start]) {
		return false
	}
	if r := at(s.t, n.Start-1); likeDigit(r) && !isLetter(at(s.t, n.Start-2)) {
		return true // l2.5亿元, S0亿元
	}
	if p := at(s.t, n.End); (p == '点' || p == '點') && isDigit(at(s.t, n.End+1)) && n.Form == numeral.Mixed {
		return true // 1亿1千4百41点8万: the point is in a number that has no one reading
	}
	if p := at(s.t, n.Start-1); (p == '点' || p == '點') && n.Start == s.cursor && n.Mult > 0 {
		return true
	}
	if likeDigit(at(s.t, n.End)) && isDigit(at(s.t, n.End+1)) {
		return true // 4O0吨
	}
	i := n.Start - 1
	for isSpace(at(s.t, i)) {
		i--
	}
	torn := i < n.Start-1
	switch at(s.t, i) {
	case '.', '．':
		for isSpace(at(s.t, i-1)) {
			i--
		}
		if isDigit(at(s.t, i-1)) && torn {
			return true
		}
	case ',', '。':
		if isDigit(at(s.t, i-1)) && !torn {
			return true // 11。54%
		}
	default:
		if torn && isDigit(at(s.t, i)) {
			return true
		}
	}
	if n.Percent || !isDigit(s.t[n.End-1]) {
		return false
	}
	j := n.End
	switch at(s.t, j) {
	case '。':
		return isDigit(at(s.t, j+1)) && isDigit(at(s.t, j-1))
	case ',':
		return isDigit(at(s.t, j+1))
	case '.':
		return isSpace(at(s.t, j+1)) && isDigit(at(s.t, j+2))
	case ' ':
		return isDigit(at(s.t, j+1))
	}
	return false
}

// likeDigit reports whether the letter is one that recognition puts for a digit.
func likeDigit(r rune) bool {
	switch r {
	case 'l', 'I', 'O', 'o', 'S', 'Z', 'B', '|':
		return true
	}
	return false
}

// listNumber recognizes the numbers of a list: 一、 1. （三） 一是.
func (s *scanner) listNumber(n *numeral.Numeral, m *measured) (Reason, bool) {
	if n.Type != numeral.Cardinal || n.Mult > 0 || !n.Value.Less(numeral.Int(100)) || n.Ranged {
		return "", false
	}
	next, prev := at(s.t, n.End), at(s.t, n.Start-1)
	head := n.Start == 0 || prev == '\n' || isSpace(prev) && (n.Start < 3 || at(s.t, n.Start-2) == '\n' || isSpace(at(s.t, n.Start-2)))
	switch {
	case (prev == '（' || prev == '(') && (next == '）' || next == ')'):
		return ListNo, true
	case head && (next == '、' || next == '．' || next == '.' || next == ')' || next == '）'):
		return ListNo, true
	case (next == '是' || next == '要') && !arabic(n) && n.Value.Less(numeral.Int(11)) && n.Form == numeral.Hanzi && (prev == '。' || prev == '；' || prev == '：' || prev == '，' || prev == 0 || prev == '\n' || prev == '”' || prev == ' ' || isSpace(prev)):
		return ListNo, true
	}
	return "", false
}

// labelled recognizes numbers that name: 5G, 500强, 2+26, 3号线, 80后, 二十大.
func (s *scanner) labelled(n *numeral.Numeral, m *measured) bool {
	next, prev := at(s.t, n.End), at(s.t, n.Start-1)
	if next == '+' || next == '＋' || prev == '+' || prev == '＋' || next == '#' || prev == '#' || prev == '№' {
		return true
	}
	if pp := at(s.t, n.Start-2); prev == '前' && pp != '目' && pp != '以' && pp != '之' && pp != '此' && pp != '提' && (m.unit.text == "位" || m.unit.text == "名") || m.unit.text == "年" && at(s.t, m.end) == '期' {
		return true // 前三位, 10年期
	}
	if (prev == '’' || prev == '\'' || prev == '‘') && n.Form == numeral.Arabic && n.End-n.Start == 2 && !n.Percent {
		return true // ’98系列
	}
	if arabic(n) && m.unit.End == m.unit.Start+1 && isLetter(s.t[m.unit.Start]) && isHan(prev) && s.model(m.unit.End) {
		return true // 阿里安4L火箭
	}
	if n.Type == numeral.Fraction && s.has(n.End, "决赛") {
		return true // 四分之一决赛
	}
	if prev == '届' || next == '代' && at(s.t, n.End+1) != '人' && !n.Approx {
		return true // 十二届四次会议, 3代战机
	}
	if m.unit.text == "套" && (s.endsWith(n.Start, "央视") || s.endsWith(n.Start, "电视台") || s.endsWith(n.Start, "中央台")) {
		return true // 央视七套
	}
	if prev == '每' && m.unit.text != "" && isDigit(at(s.t, m.end)) {
		return true // 每500克15.06元: what the price is of
	}
	if (prev == '×' || prev == '*' || prev == 'x' || prev == 'X') && isDigit(at(s.t, n.Start-2)) && m.unit.text == "小时" {
		return true // 7×24小时: round the clock
	}
	switch m.unit.text {
	case "栋", "幢", "座", "层", "楼", "户", "室":
		if s.address(n.Start) {
			return true
		}
	}
	if arabic(n) && next == '·' && isDigit(at(s.t, n.End+1)) || prev == '·' && isDigit(at(s.t, n.Start-2)) {
		return true // 5·12: half of it is no number
	}
	if n.Percent || m.unit.text != "" && !m.unit.weak {
		return false
	}
	if arabic(n) && isLetter(next) {
		return true
	}
	switch next {
	case '强', '号', '后', '级', '线', '届', '期', '型', '式', '版', '类', '环', '甲', '代', '步', '院', '路', '班', '科', '字':
		if next == '届' || next == '期' || next == '代' {
			return n.Value.Float64() >= 10 || next == '期' && at(s.t, n.End+1) == '工' || at(s.t, n.End+1) == '三' || at(s.t, n.End+1) == '机' || at(s.t, n.End+1) == '二' || at(s.t, n.End+1) == '四'
		}
		if next == '后' && (n.Value.Float64() > 99 || !arabic(n)) || next == '步' || next == '字' {
			return false
		}
		return true
	case '大', '中', '国':
		return !arabic(n) && (next != '国' || n.Value.Less(numeral.Int(20)))
	}
	return false
}

// address reports whether the number at start goes on a postal address: numbered
// parts without a gap back to a house number (155号3栋2单元18层); 3栋15层的公寓 has none.
func (s *scanner) address(start int) bool {
	for i := start - 1; ; {
		part := i
		house := false
		for ; i >= 0 && strings.ContainsRune("号栋幢座楼层室单元", s.t[i]); i-- {
			house = house || s.t[i] == '号'
		}
		digits := i
		for ; i >= 0 && (isDigit(s.t[i]) || isLetter(s.t[i]) || hanziDigit(s.t[i])); i-- {
		}
		if i == digits || digits == part {
			return false
		}
		if house {
			return true
		}
	}
}

// enclosed recognizes a number in a title or in the name or slogan that a short
// quotation is: 《百年孤独》, “一枚印章管审批”. A quotation with punctuation in it, or
// behind a verb of saying, is speech, and so is one that holds a plain measure
// and more.
func (s *scanner) enclosed(start, end int, strong bool) (stop int, r Reason, ok bool) {
	for i := start - 1; i >= 0 && i > start-40; i-- {
		switch s.t[i] {
		case '》', '〉', '”', '’', '。', '\n', '！', '？', '；', '」', '』':
			return 0, "", false
		case '《', '〈':
			for j := end; j < len(s.t) && j < end+40; j++ {
				if s.t[j] == '》' || s.t[j] == '〉' {
					return end, Name, true
				}
			}
			return 0, "", false
		case '“', '‘', '「', '『':
			return s.quotation(i, start, end, strong)
		case '，', '、', '：':
			if start-i > 16 {
				return 0, "", false
			}
		}
	}
	return 0, "", false
}

// closing returns the mark that closes a quotation.
func closing(open rune) rune {
	switch open {
	case '‘':
		return '’'
	case '「':
		return '」'
	case '『':
		return '』'
	}
	return '”'
}

// quotation decides about the quotation that opens at open.
func (s *scanner) quotation(open, start, end int, strong bool) (stop int, r Reason, ok bool) {
	const longest = 16
	close := -1
	shut := closing(s.t[open])
	for j := open + 1; j < len(s.t) && j <= open+longest+1; j++ {
		switch s.t[j] {
		case shut: // a name quoted inside the quotation bars only its own
			close = j
		case '，', '。', '！', '？', '；', '…', '：':
			return 0, "", false
		}
		if close >= 0 {
			break
		}
	}
	if close < 0 || close < end {
		return 0, "", false
	}
	switch at(s.t, open-1) {
	case '说', '道', '称', '示', '：', ':', '喊', '问', '答':
		return 0, "", false
	}
	if strong && close-open > 8 {
		return 0, "", false
	}
	return end, Label, true
}
