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

// ordinal rejects 第三 and its like, unless a rank is spoken of: 居全国第3位.
func (s *scanner) ordinal(q Quantity, n *numeral.Numeral) Quantity {
	if n.Form == numeral.Code {
		for i := n.Start; i < n.End; i++ {
			if r := s.t[i]; r == ':' || r == '：' {
				return s.reject(q, n.End, Date, "clock")
			}
		}
		if r := s.t[n.End-1]; r == '万' || r == '亿' {
			return s.reject(q, n.End, Ambiguous, "lost-digit")
		}
		return s.reject(q, n.End, Label, "code")
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
		return q
	}
	return s.reject(q, end, Ordinal, "ordinal")
}

// sequence reports whether the measure word numbers what comes one after another
// in time, and no place in an order: 第19届, 第三次.
func sequence(u string) bool {
	switch u {
	case "届", "次", "批", "期", "轮", "年", "天", "季", "集", "章", "条", "款", "场", "版", "卷", "部", "辑", "讲", "课", "站", "回", "节", "任":
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
			if next := at(s.t, i+1); i >= n.Start-near || next != '民' && next != '住' && next != '委' && next != '家' {
				return true
			}
		case '列', '排':
			if prev := at(s.t, i-1); s.t[i] == '列' && strings.ContainsRune("系行陈数队下马专班开序", prev) {
				continue // 系列报告会第五, 前列第三
			} else if i >= n.Start-near || prev == '位' || prev == '名' || at(s.t, i+1) == '名' {
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
		case p == '农' || p == '初' || p == '腊' || p == '正':
			if p == '初' && v <= 10 && !arabic(n) && (m.unit.text == "" || m.unit.text == "晚" || m.unit.text == "夜") {
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
	case '代', '底', '末', '初', '级':
		return true
	case '度':
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
