package quantity

import (
	"strings"

	"baoshu/pipeline/paper"
)

// before reads the qualifier that ends where the number starts: 近, 超过了, 不得少于.
// Between the two may stand a space, a currency mark that the caller has passed,
// or the verb 达, 有, 为, 达到 (约为, 至少有 are in the list).
func (d *tables) before(t []rune, start int, bare bool) (row *qualifierRow, span paper.Span) {
	end := start
	if isSpace(at(t, end-1)) {
		end--
	}
	s, id := d.beforeSet.Longest(t, end)
	if id < 0 {
		return nil, span
	}
	row = &d.beforeRow[id]
	prev := at(t, s-1)
	if end < start && s == end-1 && row.word != "约" && isHan(prev) {
		return nil, span // 许振超 64岁: the word before the space is whole
	}
	if n := negation(t, s); n < s {
		if row.word == "过" && t[n] == '不' && !isHan(at(t, n-1)) {
			return nil, span // 不过一家媒体称: but
		}
		switch row.bound {
		case paper.Above:
			return &qualifierRow{string(t[n:end]), paper.AtMost, true}, paper.Span{Start: n, End: start}
		case paper.Below:
			if len([]rune(row.word)) > 1 && row.word[:3] != "不" && row.word[:3] != "未" {
				return &qualifierRow{string(t[n:end]), paper.AtLeast, true}, paper.Span{Start: n, End: start}
			}
		}
	}
	switch row.word {
	case "上":
		// 上百, 上千万; not 以上, 路上三人
		if bare && strings.ContainsRune("迈跨登站跃", prev) {
			return &qualifierRow{"上", paper.Exact, false}, paper.Span{Start: s, End: start} // 迈上千亿元台阶
		}
		if !bare || prev == '以' || prev == '之' || prev == '晚' || prev == '早' || prev == '线' || prev == '网' {
			return nil, span
		}
	case "过", "破":
		// 过百, 破万: only before a power without a digit, or as a verb of its own
		if !bare && row.word == "过" || prev == '经' || prev == '通' || prev == '不' || prev == '透' || prev == '打' || prev == '攻' || prev == '爆' || prev == '侦' || prev == '告' || prev == '太' || prev == '去' || row.word == "过" && strings.ContainsRune("行走做有用见历度住活", prev) && !(prev == '度' && strings.ContainsRune("进速温湿密幅额", at(t, s-2))) {
			return nil, span // 举行过十次
		}
	case "接近":
		// 连|接近4000家: 接 ends the word before
		if strings.ContainsRune("连链对衔嫁焊转交承迎", prev) {
			return &qualifierRow{"近", paper.BelowNear, true}, paper.Span{Start: s + 1, End: start}
		}
	case "近":
		if prev == '附' || prev == '最' || prev == '靠' || prev == '邻' || prev == '就' || prev == '远' || prev == '走' || prev == '亲' {
			return nil, span
		}
	case "超":
		if prev == '赶' || prev == '高' || surplus(t, s-1) {
			return nil, span
		}
	case "约":
		if prev == '节' || prev == '合' || prev == '条' || prev == '公' || prev == '预' || prev == '签' || prev == '履' || prev == '纽' || prev == '违' || prev == '制' || prev == '集' {
			return nil, span
		}
	case "不下":
		if prev == '居' || prev == '放' {
			return nil, span
		}
	}
	return row, paper.Span{Start: s, End: start}
}

// surplus reports whether 出 or 入 at i makes one word with the 超 behind it: exports above
// imports (贸易出超, 11月出超124亿美元). 产出超, 月入超 hold none.
func surplus(t []rune, i int) bool {
	switch prev := at(t, i-1); at(t, i) {
	case '出':
		return !isHan(prev) || strings.ContainsRune("月年季期易总總国國美日韩韓欧歐陆陸", prev)
	case '入':
		return prev == '易'
	}
	return false
}

// Passes reports whether the verb, one that reaches a mark with a sum (跨越500亿斤, 站上4000点),
// only goes over what is measured in units of the class: 跨越3000公里, 空间站上两名宇航员.
func Passes(verb, class, unit string) bool {
	switch verb {
	case "跨越", "跨过", "越过", "迈过", "站上", "冲破":
	default:
		return false
	}
	switch class {
	case "length", "time", "area", "count":
		return unit != "点"
	}
	return false
}

// negation returns where a negation that ends at i begins, or i: 不, 未, 没有, with
// an auxiliary between it and the verb (不能超过, 不得突破).
func negation(t []rune, i int) int {
	j := i
	switch at(t, j-1) {
	case '能', '得', '可', '准', '许', '会', '应', '宜', '曾', '再', '有', '要':
		j--
	}
	switch at(t, j-1) {
	case '不':
		if r := at(t, j-2); r == '差' || r == '无' || r == '莫' || r == '得' {
			return i // 差不多超过, 无不
		}
		return j - 1
	case '未', '没', '勿':
		if at(t, j-1) == '没' && j < i && at(t, j) != '有' && at(t, j) != '能' {
			return i
		}
		return j - 1
	}
	return i
}

// far finds the qualifier of a share of something named: 不低于同岗位工资的80%. The
// number must follow 的, and nothing but words may stand between.
func (d *tables) far(t []rune, start int) (row *qualifierRow, span paper.Span) {
	if at(t, start-1) != '的' {
		return d.over(t, start)
	}
	for i := start - 2; i >= 0 && i > start-24; i-- {
		r := t[i]
		if !isHan(r) && r != '、' || isDigit(r) {
			return nil, span
		}
		if s, id := d.beforeSet.Longest(t, i+1); id >= 0 && i+1-s >= 2 {
			switch row := &d.beforeRow[id]; row.bound {
			case paper.AtLeast, paper.AtMost, paper.Above, paper.Below:
				if (row.word == "高于" || row.word == "低于") && percentBefore(t, s) {
					return nil, span
				}
				if row.quote {
					return row, paper.Span{Start: s, End: i + 1}
				}
			case paper.Approx, paper.BelowNear: // 约占全国的18%, 接近去年全年的九成
				switch row.word {
				case "约占", "约为", "约合", "接近", "将近":
					return row, paper.Span{Start: s, End: i + 1}
				}
			}
		}
	}
	return nil, span
}

// percentBefore reports whether another percentage stands in the clauses before i: in
// 增长8.2%，高于第二产业的3.1% the two are compared, and neither is a bound of the other.
func percentBefore(t []rune, i int) bool {
	const reach = 24
	for k := i - 1; k >= 0 && k > i-reach; k-- {
		switch t[k] {
		case '%', '％':
			return true
		case '。', '；', '！', '？':
			return false
		}
	}
	return false
}

// over finds the qualifier of a share of a whole that stands between the two: 不到
// 全省3%的土地, 近全市一半. 超过全省3% may be by how much, and is not read.
func (d *tables) over(t []rune, start int) (row *qualifierRow, span paper.Span) {
	const longest = 6 // 全区总面积
	for i := start - 2; i > 0 && i >= start-longest && isHan(t[i+1]); i-- {
		if t[i] != '全' {
			continue
		}
		s, id := d.beforeSet.Longest(t, i)
		if id < 0 {
			return nil, span
		}
		switch row := &d.beforeRow[id]; row.word {
		case "不到", "不足", "近", "接近", "将近", "约", "约占":
			return row, paper.Span{Start: s, End: i}
		}
		return nil, span
	}
	return nil, span
}

// countsYears reports whether 多年 behind the character goes on with a numeral: 400多年,
// 三十多年.
func countsYears(r rune) bool {
	return isDigit(r) || strings.ContainsRune("十百千万亿", r)
}

// after reads the qualifier behind a number or its unit: 以上, 左右, 多. 内 bounds only
// what has an extent, 把 and 许 only what can be rough.
func (d *tables) after(t []rune, end int, class string) (row *qualifierRow, span paper.Span) {
	i := end
	if isSpace(at(t, i)) {
		i++
	}
	e, id := d.afterSet.Longest(t, i)
	if id < 0 {
		return nil, span
	}
	row = &d.afterRow[id]
	next := at(t, e)
	if i > end && e-i == 1 && isHan(at(t, end-1)) && isHan(next) {
		return nil, span // 失联11天 多国搜寻: the word behind the space begins another phrase
	}
	switch row.word {
	case "强", "弱":
		if isHan(next) || !strings.ContainsRune("成半一二三四五六七八九", at(t, end-1)) {
			return nil, span // 占三成强, 四分之一弱
		}
	case "内", "內":
		if class != "time" && class != "length" || next == '地' || next == '部' || next == '容' || next == '外' || next == '陆' {
			return nil, span
		}
	case "许":
		if isHan(next) && next != '的' && next != '之' {
			return nil, span // 一盏许愿灯, 3名许昌人
		}
	case "多":
		if class == "count" && isHan(next) && strings.ContainsRune("名位家所项条部座支台块件张只", at(t, end-1)) {
			return nil, span // 4名多才多艺的青年, 5所多语种学校: a count says 4多名
		}
		if next == '年' && class != "time" && !countsYears(t[end-1]) {
			return nil, span // 把一块多年没收益的土地
		}
		if class == "time" && next == '国' || next == '米' && at(t, e+1) == '诺' || next == '伦' || next == '瑙' {
			return nil, span // 三天多国部队, 20万块多米诺骨牌
		}
		switch next {
		case '少', '样', '元', '种', '哈', '云', '媒', '边', '方', '党', '极', '巴', '层', '功', '家', '彩', '维', '位':
			// 10多家 is one hundredfold likelier than a word that begins with 多
			if next != '家' && next != '位' && next != '种' && next != '层' && next != '元' && next != '方' {
				return nil, span
			}
		}
	case "余", "餘":
		if next == '杭' || next == '姚' || next == '额' || next == '热' || next == '下' || next == '震' || next == '烬' || next == '粮' {
			return nil, span
		}
	case "来":
		if end > 0 && t[end-1] != '十' && t[end-1] != '百' && t[end-1] != '千' && t[end-1] != '0' {
			return nil, span // 20来个, but 3来回
		}
		if _, id := d.units.Longest(t, skip(t, e)); id < 0 {
			return nil, span
		}
	case "上下":
		if next == '游' || next == '班' || next == '联' || next == '车' || next == '级' || next == '两' || strings.ContainsRune("功苦足狠真", next) {
			return nil, span // 在二字上下功夫
		}
	case "左右":
		if next == '两' || next == '手' || next == '岸' {
			return nil, span
		}
	case "以上", "以下", "以内", "之上", "之下":
	case "不到", "不足":
		if next == '位' || next == '之' || next == '的' {
			return nil, span
		}
		if isHan(next) {
			return nil, span
		}
	}
	return row, paper.Span{Start: end, End: e}
}
