package numeral

import (
	"strings"

	"baoshu/pipeline/paper"
)

// read reads the longest numeral that starts at i: a term with its sign, or a
// range of two.
func read(t []rune, i int) (Numeral, bool) {
	switch r := t[i]; {
	case r == '第':
		return ordinal(t, i)
	case r == '首':
		switch at(t, i+1) {
		case '位', '批', '次', '家', '个', '届', '轮', '日', '季', '条', '例', '座', '期', '台', '艘', '架', '款', '部', '场', '项', '套', '列', '趟', '年', '月', '夜', '演', '支', '只', '笔', '单', '创', '任', '辆', '枚', '颗', '本':
			return Numeral{Span: paper.Span{Start: i, End: i + 1}, Type: Ordinal, Form: First, Value: Int(1)}, true
		}
		return Numeral{}, false
	case r == '对' || r == '對':
		if at(t, i+1) == '折' {
			return Numeral{Span: paper.Span{Start: i, End: i + 2}, Type: Percent, Form: Half, Value: Int(50), Percent: true, Suffix: paper.Span{Start: i + 1, End: i + 2}}, at(t, i-1) == '打'
		}
		return Numeral{}, false
	case r == '百' || r == '千':
		if prefixed(t, i, arabic(at(t, i-1)) >= 0 || isSpace(at(t, i-1)) && arabic(at(t, i-2)) >= 0) {
			return Numeral{}, false
		}
	}
	n, ok := signed(t, i)
	if !ok {
		return n, false
	}
	if n.Form == Code {
		return n, true
	}
	if j, hyphen, ok := separator(t, n.End); ok {
		if h, ok := joinRange(t, n, j, hyphen); ok {
			return h, true
		}
	}
	return n, true
}

// models are the characters that aircraft, rockets and ships are numbered behind: 运-10,
// 歼-20. What follows their dash is no negative number.
const models = "运歼轰直教强枭鹰"

// signed reads a term with a sign before it.
func signed(t []rune, i int) (Numeral, bool) {
	j, neg := i, false
	switch r := t[i]; {
	case isMinus(r):
		j, neg = i+1, true
		prev := at(t, i-1)
		if arabic(at(t, j)) < 0 && at(t, j) != '.' || arabic(prev) >= 0 || isLetter(prev) || isMinus(prev) || prev == '—' || prev == '–' || isPercent(prev) || prev == ')' || prev == '）' || prev == '/' || prev == '.' || isHan(prev) && !strings.ContainsRune("和与及、", prev) && digitBefore(t, i-1) || strings.ContainsRune(models, prev) {
			return Numeral{}, false
		}
	case r == '负' || r == '負':
		switch at(t, i-1) {
		case '减', '税', '增', '担', '擔', '肩', '背', '抱', '辜', '欺', '胜', '勝', '自', '亏', '身':
			return Numeral{}, false // 担负三峡库区
		}
		j, neg = i+1, at(t, i-1) != '正' // 正负1100千伏
		if at(t, j) == '的' {
			j++
		}
		j = skip(t, j)
	case r == '零' && at(t, i+1) == '下':
		if k := skip(t, i+2); arabic(at(t, k)) >= 0 || hanzi(at(t, k)) >= 0 || unit(at(t, k)) == 1 {
			j, neg = k, true
		}
	}
	n, ok := term(t, j)
	if !ok || n.Type == Ordinal || neg && n.Form == Code {
		return n, ok && !neg
	}
	if at(t, i) == '负' && !neg {
		return n, ok && n.Start > i
	}
	if neg {
		if isMinus(t[i]) && hyphenated(t, i, &n) {
			return Numeral{Span: paper.Span{Start: j, End: n.End}, Form: Code, Value: n.Value}, true
		}
		n.Start, n.Value, n.High = i, n.Value.Neg(), n.High.Neg()
		if n.Ranged {
			n.Value, n.High = n.High, n.Value
		}
	}
	return n, true
}

// hyphenated reports whether the dash at i joins a whole number to the name before it and
// is no sign: 砺剑-2019, 开普勒-22行星. What can be below zero keeps it: 气温-10℃, 利润-35元.
func hyphenated(t []rune, i int, n *Numeral) bool {
	if !isHan(at(t, i-1)) || n.Form != Arabic || n.Type != Cardinal || n.Percent {
		return false
	}
	switch at(t, n.End) {
	case '℃', '°', '度', '摄', '华', '元', '美', '分', '点', '个', '米', '~', '～', '至', '到':
		return false
	}
	return true
}

// digitBefore reports whether an Arabic digit stands shortly before i: then a
// dash there joins a range (21亿元-26亿元) and is no sign.
func digitBefore(t []rune, i int) bool {
	for k := 0; k < 5; k++ {
		i--
		if arabic(at(t, i)) >= 0 {
			return true
		}
	}
	return false
}

// ordinal reads 第 and a cardinal.
func ordinal(t []rune, i int) (Numeral, bool) {
	j := skip(t, i+1)
	c, ok := readCardinal(t, j)
	if !ok || c.points > 0 || c.few && c.end == j+1 && at(t, j) == '数' {
		return Numeral{}, false
	}
	n := fromCard(t, j, c)
	n.Start, n.Type = i, Ordinal
	return n, true
}

// fromCard makes a numeral of a cardinal at i, and reads the decimals behind a
// Chinese one.
func fromCard(t []rune, i int, c card) Numeral {
	n := Numeral{Span: paper.Span{Start: i, End: c.end}, Value: c.lo, High: c.hi, Ranged: c.vague, Approx: c.vague, Mult: c.mult, Infix: c.infix}
	if !c.hasBig {
		n.Mult = 0
	}
	switch {
	case c.few:
		n.Form = Vague
	case !c.digit:
		n.Form = Bare
	case c.str:
		n.Form = Digits
	case c.arabic && c.hanzi:
		n.Form = Mixed
	case c.hanzi:
		n.Form = Hanzi
	}
	if c.points > 0 {
		n.Type = Decimal
	}
	return n
}

// decimals reads 点五 behind a Chinese numeral, and the 万 or 亿 behind that. A dot
// is 点 where told says so, and where pointed does.
func decimals(t []rune, n *Numeral, c card, told bool) {
	j := skip(t, n.End)
	switch p := at(t, j); {
	case !c.hanzi || c.vague || c.arabic && c.tail == 0 || !c.digit && c.tail != 1:
		return
	case p == '点' || p == '點':
	case !isPoint(p) || c.arabic || j > n.End || hanzi(at(t, j+1)) < 0 || !told && !pointed(t, n, j):
		return
	}
	k := skip(t, j+1)
	end, digits := k, 0
	arab := arabic(at(t, k)) >= 0
	for digits < 60 {
		m := end
		if !arab {
			m = skip(t, end)
		}
		if r := at(t, m); arab && arabic(r) < 0 || !arab && hanzi(r) < 0 {
			break
		}
		end, digits = m+1, digits+1
	}
	if digits == 0 {
		return
	}
	switch next := at(t, end); {
	case unit(next) > 0 && !prefixed(t, end, false):
		return // 三点二十: a time of day
	case digits <= 2 && !arab && next == '分' && at(t, end+1) != '之':
		return // 三点五分
	case next == '滴' || next == '线' || next == '点' || next == '點':
		return // 一点一滴, 两点一线
	}
	f, _ := digitsValue(t[k:end], int32(-digits))
	f.exp = int32(-digits)
	v := n.Value.Add(f)
	mult := 0
	for {
		m := skip(t, end)
		u := myriad(at(t, m))
		if u == 0 || prefixed(t, m, false) {
			break
		}
		mult, end = mult+u, m+1
	}
	n.Value, n.High = v.Shift(mult), v.Shift(mult)
	n.End, n.Mult, n.Type = end, max(mult, 0), Decimal
	if mult == 0 {
		n.Mult = 0
	}
}

// isPoint reports a dot that can stand for 点 between Chinese digits.
func isPoint(r rune) bool {
	switch r {
	case '.', '．', '·', '‧', '・':
		return true
	}
	return false
}

// pointed reports whether the dot at j, behind the Chinese numeral n, is a decimal
// point, as newspapers of Taiwan and Hong Kong write 五四二．五億 and 三十三．八％. Days
// and plans are written with it too (九·一八, 十二·五规划), and the numbers of sections
// (二．五金工具): up to twelve, something must be measured by what follows.
func pointed(t []rune, n *Numeral, j int) bool {
	opens := n.Form != Digits && (n.Start == 0 || at(t, n.Start-1) == '\n')
	if opens || !n.Value.Less(Int(13)) {
		return !opens
	}
	for j++; hanzi(at(t, j)) >= 0; j++ {
	}
	r := at(t, j)
	return isPercent(r) || myriad(r) > 0 || r == '倍' || r == '百' && at(t, j+1) == '分' || (r == '个' || r == '個') && at(t, j+1) == '百'
}

// term reads one cardinal with everything that makes it a fraction, percentage,
// half, dozen or ratio.
func term(t []rune, i int) (Numeral, bool) {
	r := at(t, i)
	if r < 0x2e80 && r > '⁄' || r == '½' || r == '¼' || r == '¾' {
		if n, ok := vulgar(t, i); ok {
			return n, true
		}
	}
	if r == '半' {
		return half(t, i), true
	}
	c, ok := readCardinal(t, i)
	if !ok {
		return Numeral{}, false
	}
	n := fromCard(t, i, c)
	if c.arabic && !c.hanzi && (c.points > 1 || isMinus(at(t, i-1)) && i > 1 && strings.ContainsRune(models, at(t, i-2)) || isLetter(at(t, i-1)) || (isMinus(at(t, i-1)) || at(t, i-1) == '—' || at(t, i-1) == '.') && isLetter(at(t, i-2))) {
		n.Form = Code
		return n, true
	}
	if c.arabic && !c.hanzi && c.points == 0 && at(t, n.End) == '.' && myriad(at(t, n.End+1)) > 0 {
		n.Form, n.End = Code, n.End+2 // 134.亿: a digit is lost
		return n, true
	}
	if !goesOn(at(t, n.End)) {
		return n, true
	}
	decimals(t, &n, c, false)
	if p, ok := over(t, n, c); ok {
		return p, true
	}
	if m, ok := ofMyriads(t, n); ok {
		return m, true
	}
	if c.vague {
		return percent(t, n), true
	}
	if m, ok := slash(t, n, c); ok {
		n = m
	} else if m, ok := halved(t, n, c); ok {
		return m, true
	}
	if m, ok := mixedFraction(t, n); ok {
		return m, true
	}
	n = suffix(t, n, c)
	n = percent(t, n)
	if n.Percent {
		return n, true
	}
	if m, ok := ratio(t, n, c); ok {
		return m, true
	}
	return dozen(t, n), true
}

// goesOn reports whether the character behind a cardinal can make more of it;
// most cannot, and then nothing need be tried.
func goesOn(r rune) bool {
	switch r {
	case '分', '/', '／', '⁄', '半', '个', '個', '又', '%', '％', '﹪', '‰', '‱', '成', '折', '打', ':', '：', '∶', '比', '点', '點', '.', '．', '·', '‧', '・':
		return true
	}
	return isLetter(r) || isSpace(r)
}

// ofMyriads reads 4个亿 and 3个多亿, as people say 4亿. 3个亿元村 counts villages.
func ofMyriads(t []rune, n Numeral) (Numeral, bool) {
	j := n.End
	if r := at(t, j); r != '个' && r != '個' || n.Mult > 0 || n.Form == Digits {
		return n, false
	}
	j++
	infix := paper.Span{}
	if r := at(t, j); r == '多' || r == '余' {
		infix = paper.Span{Start: j, End: j + 1}
		j++
	}
	if r := at(t, j); r != '亿' && r != '億' {
		return n, false
	}
	switch at(t, j+1) {
	case '元':
		if isHan(at(t, j+2)) {
			return n, false
		}
	case '万', '级', '吨', '户', '人', '强', '立', '千', '次', '亩':
		return n, false
	}
	n.End, n.Value, n.High, n.Mult, n.Infix = j+1, n.Value.Shift(8), n.High.Shift(8), 8, infix
	if n.Form == Arabic {
		n.Form = Mixed
	}
	return n, true
}

// half reads a term that begins with 半: 半, 半数, 半百, 半成, 半折.
func half(t []rune, i int) Numeral {
	n := Numeral{Span: paper.Span{Start: i, End: i + 1}, Type: Fraction, Form: Half, Value: Value{coef: 5, exp: -1}}
	switch next := at(t, i+1); next {
	case '数', '數':
		n.End++
	case '百':
		if !prefixed(t, i+1, false) {
			n.End++
			n.Value, n.Type, n.Form = Int(50), Cardinal, Hanzi
		}
	case '成', '折':
		if m := percent(t, n); m.Percent {
			return m
		}
	}
	return n
}

// halved reads 一半, 7个半 and 三又半.
func halved(t []rune, n Numeral, c card) (Numeral, bool) {
	j := skip(t, n.End)
	isOne := n.Value.equal(Int(1))
	switch at(t, j) {
	case '半':
		if !isOne || wholeAfterHalf(at(t, j+1)) {
			return n, false
		}
		n.End, n.Value, n.Type, n.Form = j+1, Value{coef: 5, exp: -1}, Fraction, Half
		return n, true
	case '个', '個':
		if at(t, j+1) != '半' {
			return n, false
		}
		switch at(t, j+2) {
		case '年':
			if at(t, j+3) != '头' {
				return n, false // 两个半年没回家: what lasts half a year
			}
		case '决', '決', '天', '日', '夜', '生', '辈', '导', '岛', '球', '圆', '場', '场', '程', '挂', '成', '径', '官', '价', '封', '自':
			return n, false // 三个半决赛
		}
		n.Counter = paper.Span{Start: j, End: j + 1}
		n.End, n.Value, n.Type = j+2, n.Value.Add(Value{coef: 5, exp: -1}), Decimal
		return n, true
	case '又':
		if at(t, j+1) == '半' || at(t, j+1) == '二' && at(t, j+2) == '分' && at(t, j+3) == '一' {
			n.End, n.Value, n.Type = j+2, n.Value.Add(Value{coef: 5, exp: -1}), Decimal
			return n, true
		}
	}
	return n, false
}

// wholeAfterHalf reports whether 半 before r heads a word of its own: 一半导体
// is no half.
func wholeAfterHalf(r rune) bool {
	switch r {
	case '导', '導', '岛', '島', '径', '徑', '球', '封', '殖', '决', '決', '成', '自', '机', '官', '挂', '山', '坡', '路', '夜', '天', '年', '月', '个', '個', '小', '公', '里', '英', '吨', '斤', '价', '職', '职', '百':
		return true
	}
	return false
}

// suffix reads the powers that Latin letters give: 100K, 1.2M, 30w (万). A G is
// a power only behind decimals (5G is a name).
func suffix(t []rune, n Numeral, c card) Numeral {
	if !c.arabic || c.hanzi || n.Type == Fraction {
		return n
	}
	j := skip(t, n.End)
	r := at(t, j)
	if j-n.End > 1 || isLetter(at(t, j+1)) || arabic(at(t, j+1)) >= 0 || at(t, j+1) == '/' || at(t, j+1) == '-' {
		return n
	}
	u := 0
	switch r {
	case 'k', 'K', 'ｋ', 'Ｋ':
		u = 3
	case 'M', 'Ｍ':
		u = 6
	case 'w', 'ｗ':
		u = 4
	case 'G':
		if c.points == 0 {
			return n
		}
		u = 9
	default:
		return n
	}
	n.End, n.Value, n.High, n.Mult = j+1, n.Value.Shift(u), n.High.Shift(u), u
	return n
}

// dozen reads 一打, where 打 is no verb.
func dozen(t []rune, n Numeral) Numeral {
	j := n.End
	if at(t, j) != '打' || n.Type != Cardinal || n.Form == Digits || n.Form == Bare && !Int(10).equal(n.Value) {
		return n
	}
	switch at(t, j+1) {
	case '造', '击', '擊', '开', '開', '响', '通', '破', '官', '工', '电', '算', '好', '牢', '包', '卡', '架', '动', '断', '倒', '基', '折', '扮', '探', '听', '赢', '仗', '败', '消', '乱', '拼', '捞', '扫', '印', '擦', '搅', '出', '下', '进', '上', '得', '着', '了', '到', '不', '一', '掉', '法', '假', '非', '拐', '黑':
		return n
	}
	n.End, n.Value, n.High = j+1, n.Value.mulInt(12), n.Value.mulInt(12)
	return n
}
