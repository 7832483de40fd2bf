package quantity

import (
	"math"
	"strings"

	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/paper"
)

// measured is what stands behind a number, and the currency mark before it.
type measured struct {
	unit      unit
	prefix    paper.Span // a currency mark before the number
	end       int        // of everything read
	add       float64    // what a half or a smaller unit adds: 两年半, 五元三毛
	share     bool       // a fraction that stands for a share: 三分之二 is 66.7 %
	compound  bool
	hundredth bool          // the number is so many hundredths of the unit: 千分之三毫米
	more      *qualifierRow // 多, 余 at the number or its unit
	moreSpan  paper.Span
}

// measure reads the unit of a numeral and what belongs to it.
func (s *scanner) measure(n *numeral.Numeral) (m measured) {
	m.end = n.End
	if n.Percent {
		if !s.fine(n, &m) {
			m.unit = unit{Span: n.Suffix, text: "%", code: "%", class: "percent", base: "-", factor: 1}
		}
		return
	}
	pos := n.End
	if !n.Counter.Empty() {
		s.halfCounter(n, &m)
		return
	}
	if row, span := s.after(s.t, pos, "count"); row != nil && row.quote && one(row.word) {
		m.more, m.moreSpan = row, span
		pos = span.End
		m.end = pos
	}
	bare := n.Mult > 0 || n.Form == numeral.Bare || yearLike(n, s.t)
	u, ok := s.unitAt(s.t, pos, bare)
	if ok && u.text == "个" && isMore(at(s.t, u.End)) {
		// 一个多月, 9个多百分点: the unit is 个月, 多 stands in it.
		if v, ok := s.unitAt(s.t, u.End+1, false); ok && (v.class == "time" || v.class == "pp") || at(s.t, u.End+1) == '月' {
			m.more, m.moreSpan = moreRow(s.t[u.End]), paper.Span{Start: u.End, End: u.End + 1}
			if !ok || v.text == "" {
				v = unit{Span: paper.Span{Start: u.End + 1, End: u.End + 2}, text: "月", code: "mo", class: "time", base: "d", factor: 30.4375}
			}
			v.Start, v.text = u.Start, "个"+v.text
			u = v
		}
	}
	if ok && u.text == "个" && n.Form == numeral.Arabic {
		s.points(n, &u)
	}
	if ok && (n.Type == numeral.Fraction && s.ofAll(n, &u) || u.text == "对" && n.Mult >= 8) {
		ok = false // 四分之三人口, 近半数县; 投入3000亿对校舍进行改造
	}
	if ok && u.text == "度" {
		s.degree(n.Start, &u)
	}
	if ok && u.text == "分" {
		s.minutes(&u, &m)
	}
	if ok && u.text == "兆" {
		s.mega(n.Start, &u)
	}
	if !ok {
		u, ok = s.computing(n)
	}
	if ok && u.text == "块" && isHan(at(s.t, u.End)) && !s.subunit(u.End) && (at(s.t, u.End) != '多' || at(s.t, u.End+1) == '米') && at(s.t, u.End) != '的' && at(s.t, u.End) != '左' {
		u.code, u.class, u.base, u.factor = "{块}", "count", "-", 0
	}
	if ok {
		m.unit, m.end = u, u.End
		s.compound(n, &m)
		s.trailing(&m)
	} else if m.more != nil && !(isHan(at(s.t, pos)) || n.Mult > 0) {
		m.more, m.end = nil, n.End
	}
	s.money(n, &m)
	if m.unit.text == "" && !ok && m.more == nil {
		s.unlisted(n, &m)
	}
	if m.unit.text == "" && !ok && m.more == nil {
		s.lent(n, &m)
	}
	if m.unit.text == "" && (n.Type == numeral.Fraction && n.Form != numeral.Ratio) && n.Value.Less(numeral.Int(1)) && !(n.Form == numeral.Half && n.End-n.Start == 1) {
		m.share = true
		m.unit = unit{Span: n.Span, text: "%", code: "%", class: "percent", base: "-", factor: 1}
	}
	return
}

// fine reads a hundredth or a thousandth of a small unit as a measure and no share: 千分之三
// 毫米, 百分之一秒.
func (s *scanner) fine(n *numeral.Numeral, m *measured) bool {
	if n.Suffix.Start != n.Start || n.Suffix.End >= n.End || n.Ranged {
		return false
	}
	u, ok := s.unitAt(s.t, n.End, false)
	if !ok {
		return false
	}
	switch u.text {
	case "秒", "毫秒", "毫米", "微米", "厘米", "毫克", "毫升":
		m.unit, m.end, m.hundredth = u, u.End, true
	}
	return m.hundredth
}

// ofAll reports whether the fraction is a share of the people or households that the unit
// names, and no number of them: 四分之三人口, 三分之一农户. Of one thing it is an amount:
// 三分之一个足球场.
func (s *scanner) ofAll(n *numeral.Numeral, u *unit) bool {
	if n.Form == numeral.Half && n.End-n.Start == 2 && u.class == "count" {
		return true // 半数
	}
	if u.class != "count" || !n.Value.Less(numeral.Int(1)) || !strings.Contains("人户席票行家国省县村队", u.text) {
		return false
	}
	for i := n.Start + 1; i < n.End-1; i++ {
		if s.t[i] == '分' {
			return true
		}
	}
	return false // 69/70次列车, 半户
}

// degree tells what 度 measures by the words before it: electricity, the intensity of
// an earthquake, an angle, or how warm it is.
func (s *scanner) degree(i int, u *unit) {
	for k := i - 1; k >= 0 && k > i-12; k-- {
		switch s.t[k] {
		case '，', '。', '；', '：', '！', '？':
			return
		case '电':
			u.code, u.class, u.base, u.factor = "kW.h", "energy", "J", 3.6e6
			return
		case '烈', '坡', '角', '倾', '弯', '转', '斜', '航':
			u.code, u.class, u.base, u.factor = "{度}", "other", "-", 0
			return
		}
	}
	for k := u.End; k < u.End+4; k++ {
		switch at(s.t, k) {
		case '转', '旋', '弯', '弧', '坡', '角':
			u.code, u.class, u.base, u.factor = "{度}", "other", "-", 0 // 360度自由旋转
			return
		case '，', '。', '；', '、', 0:
			return
		}
	}
}

// minutes reads 分 as minutes where 多 parts it from 钟 (两分多钟), and as a tenth of a 亩 before 地.
func (s *scanner) minutes(u *unit, m *measured) {
	switch {
	case isMore(at(s.t, u.End)) && at(s.t, u.End+1) == '钟':
		m.more, m.moreSpan = moreRow(s.t[u.End]), paper.Span{Start: u.End, End: u.End + 1}
		u.End += 2
		u.text, u.code, u.class, u.base, u.factor = "分钟", "min", "time", "d", 1.0/1440
	case at(s.t, u.End) == '地' || at(s.t, u.End) == '田':
		u.code, u.class, u.base, u.factor = "{分}", "area", "m2", 200.0/3
	}
}

// mega tells what 兆 measures: how fast a line is, or how much is sent or stored.
func (s *scanner) mega(i int, u *unit) {
	stored := s.has(u.End, "流量") || s.has(u.End, "的流量") || s.has(u.End, "内存")
	for k := i - 1; k >= 0 && k > i-24 && !stored && s.t[k] != '，' && s.t[k] != '。' && s.t[k] != '；'; k-- {
		stored = s.has(k, "流量") || s.has(k, "内存") || s.has(k, "存储")
	}
	if stored {
		u.code, u.base, u.factor = "MBy", "By", 1e6
	}
}

// computing reads P and E as powers of computing where that is spoken of: 算力规模2000P,
// 100P算力. 1080P and A4 are none.
func (s *scanner) computing(n *numeral.Numeral) (u unit, ok bool) {
	letter := at(s.t, n.End)
	if letter != 'P' && letter != 'E' || isLetter(at(s.t, n.End+1)) || isDigit(at(s.t, n.End+1)) || !arabic(n) {
		return u, false
	}
	spoken := s.has(n.End+1, "算力") || s.has(n.End+1, "的算力")
	for k := n.Start - 1; k >= 0 && k > n.Start-24 && !spoken && s.t[k] != '。' && s.t[k] != '；'; k-- {
		spoken = s.has(k, "算力")
	}
	return unit{Span: paper.Span{Start: n.End, End: n.End + 1}, text: string(letter), code: string(letter) + "Flops", class: "other", base: "-", factor: 1}, spoken
}

// unlisted takes a single character that ends the clause behind an Arabic number as
// its measure word, though no list has it: 年均出菇5茬, 安装路灯300盏.
func (s *scanner) unlisted(n *numeral.Numeral, m *measured) {
	r, after := at(s.t, n.End), at(s.t, n.End+1)
	if n.Form != numeral.Arabic || n.Type != numeral.Cardinal || n.Ranged || yearLike(n, s.t) || !isHan(r) || !isHan(at(s.t, n.Start-1)) {
		return
	}
	if after != '、' && after != '，' && after != '。' && after != '；' || strings.ContainsRune(noCounter, r) {
		return
	}
	m.unit = unit{Span: paper.Span{Start: n.End, End: n.End + 1}, text: string(r), code: "{" + string(r) + "}", class: "count", base: "-"}
	m.end = n.End + 1
}

// lent gives a number the unit that the last of its list has: 分别回落2.6和1.9个百分点.
// Without 分别 the unit may be the last one's alone.
func (s *scanner) lent(n *numeral.Numeral, m *measured) {
	if n.Form != numeral.Arabic || n.Ranged || n.Percent || n.Type != numeral.Decimal && n.Type != numeral.Cardinal || yearLike(n, s.t) || !s.respectively(n.Start) {
		return
	}
	last := n
	for hops := 0; hops < 6; hops++ {
		switch at(s.t, last.End) {
		case '、', '和', '与', '及':
		default:
			return
		}
		next := s.numeralAt(last.End+1, last.End+1)
		if next == nil || next.Form != numeral.Arabic && next.Form != numeral.Mixed || next.Ranged {
			return
		}
		if next.Percent {
			m.unit = unit{Span: paper.Span{Start: n.End, End: n.End}, text: "%", code: "%", class: "percent", base: "-", factor: 1}
			return
		}
		if next.Mult > 0 && n.Mult == 0 {
			return // 3.2和4.5万亿元: whether 万亿 is shared cannot be told
		}
		if u, ok := s.unitAt(s.t, next.End, false); ok {
			switch u.class {
			case "percent", "pp", "ratio", "currency", "mass", "length", "area", "volume", "energy", "temperature":
				m.unit = u
				m.unit.Span = paper.Span{Start: n.End, End: n.End}
			}
			return
		}
		last = next
	}
}

// points makes 个 the points that the last number of its list counts: 提高7.9个、3.4个和1.7个百分点.
func (s *scanner) points(n *numeral.Numeral, u *unit) {
	at2, end := n.End, u.End
	for hops := 0; hops < 8; hops++ {
		switch at(s.t, end) {
		case '、', '和', '与', '及':
		default:
			return
		}
		next := s.numeralAt(end+1, end+1)
		if next == nil || next.Form != numeral.Arabic || next.Ranged || next.Percent {
			return
		}
		v, ok := s.unitAt(s.t, next.End, false)
		if !ok || v.class != "pp" && v.text != "个" {
			return
		}
		if v.class == "pp" {
			v.Span = paper.Span{Start: at2, End: u.End}
			*u = v
			return
		}
		end = v.End
	}
}

// respectively reports whether 分别 stands in the clause before i.
func (s *scanner) respectively(i int) bool {
	for k := i - 1; k > 0 && k > i-24; k-- {
		switch s.t[k] {
		case '别':
			if s.t[k-1] == '分' {
				return true
			}
		case '，', '。', '；', '：':
			return false
		}
	}
	return false
}

// noCounter holds what a clause can end with behind a number and is no measure
// word: particles, verbs, nouns that the number names, parts of dates.
const noCounter = "的是了着过在为和与及或到至从由等均都也就还又再已将要会能可多余来以内外上下中前后左右间时分秒点日月号年期线路街巷楼栋室强级环甲院型式版类代班科字届比对省市县区乡镇村国大折倍成度旬初末底占有开起来去给用需达共计说称者人们这那其此之所地得吗呢吧后席座机舰艇弹炮星箭车站口岸港桥门厅馆井矿厂队营连团师军"

func one(w string) bool { return w == "多" || w == "余" || w == "餘" || w == "来" }

func isMore(r rune) bool { return r == '多' || r == '余' || r == '餘' }

func moreRow(r rune) *qualifierRow { return &qualifierRow{string(r), paper.Above, true} }

// halfCounter reads the unit of 7个半, 一个半小时, 两个半月.
func (s *scanner) halfCounter(n *numeral.Numeral, m *measured) {
	m.unit = unit{Span: n.Counter, text: "个", code: "{个}", class: "count", base: "-"}
	pos := n.End
	if isMore(at(s.t, pos)) {
		m.more, m.moreSpan = moreRow(s.t[pos]), paper.Span{Start: pos, End: pos + 1}
		pos++
		m.end = pos
	}
	if at(s.t, pos) == '月' {
		m.unit = unit{Span: paper.Span{Start: n.Counter.Start, End: pos + 1}, text: "个月", code: "mo", class: "time", base: "d", factor: 30.4375}
	} else if u, ok := s.unitAt(s.t, pos, false); ok && u.class == "time" {
		u.Start, u.text = n.Counter.Start, "个"+u.text
		m.unit = u
	} else {
		return
	}
	m.end = m.unit.End
}

// money reads the currency before the number: 人民币50元, US$3.5, 新台币 177亿.
func (s *scanner) money(n *numeral.Numeral, m *measured) {
	if m.unit.text != "" && m.unit.class != "currency" {
		return
	}
	i := n.Start
	for k := 0; k < 2 && isSpace(at(s.t, i-1)); k++ {
		i--
	}
	start, id := s.prefixes.Longest(s.t, i)
	if id < 0 || start < s.cursor {
		return
	}
	word := s.t[start:i]
	if isLetter(word[0]) && isLetter(at(s.t, start-1)) {
		return
	}
	m.prefix = paper.Span{Start: start, End: i}
	if m.unit.text == "" {
		m.unit = unit{Span: m.prefix, text: string(word), class: "currency", factor: 1}
		m.unit.code, m.unit.base = s.prefixRow[id], s.prefixRow[id]
	} else if m.unit.code == "CNY" {
		m.unit.code = s.prefixRow[id]
	}
}

// joinRange reads the second end of a range whose first end has the unit too:
// 2亿元至4亿元, 3个到5个. 从3亿元到5亿元 is a change and stays two.
func (s *scanner) joinRange(q *Quantity, i int, n *numeral.Numeral, m *measured) {
	if n.Ranged || m.unit.text == "" || n.Percent || n.Form == numeral.Bare || q.Unit.End != q.End {
		return
	}
	k, from := q.End, false
	switch at(s.t, k) {
	case '至', '到':
		k++
		if p := at(s.t, n.Start-1); p == '由' || p == '从' {
			from = true
		}
	case '-', '—', '–', '－', '~', '～':
		k++
		if at(s.t, k) == '—' {
			k++
		}
	default:
		return
	}
	h := s.numeralAt(k, k)
	if h == nil || h.Ranged || h.Type == numeral.Ordinal || h.Percent || h.Form == numeral.Code || h.Form == numeral.Bare {
		return
	}
	u, ok := s.unitAt(s.t, h.End, h.Mult > 0)
	rate := ok && m.unit.class == "currency" && strings.HasPrefix(u.text, m.unit.text+"/") // 1300元至1500元/亩
	if !ok || !rate && u.text != m.unit.text && (u.class != m.unit.class || u.code != m.unit.code || u.code == "") || !(q.Value < h.Value.Float64()) {
		return
	}
	if from && !s.has(u.End, "不等") && !s.has(u.End, "之间") {
		return // 从3亿元到5亿元: a change
	}
	q.High = h.Value.Float64()
	q.Mult = max(q.Mult, h.Mult)
	q.Unit, q.UnitText = u.Span, u.text
	if rate {
		q.UnitCode, q.UnitClass, q.Factor = u.code, u.class, u.factor
	}
	u.End = s.rangeEnd(u.End)
	q.Number.End = h.End
	q.ValueText = string(s.t[q.Number.Start:q.Number.End])
	q.End = u.End
}

// rangeEnd passes 不等 or 之间 behind the second end of a range.
func (s *scanner) rangeEnd(i int) int {
	if s.has(i, "不等") || s.has(i, "之间") {
		return i + 2
	}
	return i
}

// doubled reads 翻一番 and 翻两番: twice, four times as much.
func (s *scanner) doubled(q *Quantity, n *numeral.Numeral) bool {
	if at(s.t, n.End) != '番' || n.Ranged {
		return false
	}
	i := n.Start - 1
	if r := at(s.t, i); r == '近' || r == '约' {
		i--
	}
	if at(s.t, i) == '了' {
		i--
	}
	if at(s.t, i) != '翻' || i < s.cursor {
		return false
	}
	q.Value = math.Pow(2, n.Value.Float64())
	q.Unit = paper.Span{Start: n.End, End: n.End + 1}
	q.Start, q.End = i, n.End+1
	q.UnitText, q.UnitCode, q.UnitClass, q.Rule = "倍", "{times}", "ratio", "double"
	if isMore(at(s.t, q.End)) && at(s.t, q.End+1) != '少' {
		q.End++
		q.Bound, q.Qualifier = paper.Above, string(s.t[q.End-1:q.End])
	}
	switch at(s.t, n.Start-1) {
	case '近':
		q.Bound, q.Qualifier = paper.BelowNear, "近"
	case '约':
		q.Bound, q.Qualifier = paper.Approx, "约"
	}
	return true
}
