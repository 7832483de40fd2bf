package period

import "baoshu/pipeline/paper"

// A context is what the left side of a range lends to the right side.
type context struct {
	year, month int
	first       paper.Day
}

// A value is what a date expression says.
type value struct {
	first, last paper.Day
	year, month int // in force after it; 0 unknown
	unit        unit
	point       bool
	approx      bool
	anaphoric   bool
	inferred    bool
	inherited   bool
	marker      bool
	duration    bool
	future      bool
	clock       bool
	before      bool // how it was before a change: 由上月上涨转为下降; it comes into no force
	holiday     bool // a public holiday, of which some days can be meant
	open        bool // 以前, 之后: before or after the days named
	quiet       bool // leaves nothing in force: 目前, festivals without a year
	year2       int  // a stated range of years ends here
	basis       string
	bFirst      paper.Day
	bLast       paper.Day
	rule        string
}

func none(rule string) value {
	return value{first: paper.NoDay, last: paper.NoDay, bFirst: paper.NoDay, bLast: paper.NoDay, rule: rule}
}

// A years is a year expression: one year, or years that a range of printed numbers spans.
type years struct {
	end       int
	y, y2     int // 0: said, but not to be told
	rule      string
	inferred  bool
	anaphoric bool
	list      bool // the first of 2019、2020年
	lunar     bool
}

// year reads a year at i.
func (s *scanner) year(i int) (years, bool) {
	bits := s.may(i)
	if bits&atNumeral != 0 && s.at(i) != '几' {
		return s.yearNumber(i)
	}
	if s.at(i) == '公' && s.at(i+1) == '元' {
		return s.commonEra(i + 2)
	}
	if bits&(atDeictic|atEra|atCycle) == 0 {
		return years{}, false
	}
	if s.afterWord(i) { // 以上年龄
		return years{}, false
	}
	if end, id := s.deictic(i); id >= 0 {
		if y, ok := s.yearWord(end, s.t.deicticKind[id], s.t.deicticStep[id]); ok {
			return y, true
		}
	}
	if end, id := s.t.era.Longest(s.b, i); id >= 0 {
		if s.has(end, "元年") > 0 {
			return years{end: end + 2, y: s.t.eraFirst[id], rule: "era"}, true
		}
		if n, ok := s.num(end); ok && s.at(n.end) == '年' && n.val > 0 && n.val < 100 && !s.t.eraStrict[id] && s.at(n.end+1) != '代' {
			return years{end: n.end + 1, y: s.t.eraFirst[id] + n.val - 1, rule: "era"}, true
		}
	}
	if bits&atCycle != 0 {
		return s.cycleYear(i)
	}
	return years{}, false
}

func (s *scanner) yearWord(end int, kind string, step int) (years, bool) {
	switch kind {
	case "year":
		if s.at(end) == '度' {
			end++
		}
		y := years{end: end, rule: "deictic-year", inferred: true}
		if r := s.ref.year(); r != 0 {
			y.y = r + step
		}
		return y, true
	case "lastyear", "nextyear":
		y := years{end: end, rule: "relative-year", inferred: true}
		if base, ok := s.yearInForce(); ok {
			y.y, y.anaphoric = base+step, true
		} else if r := s.ref.year(); r != 0 {
			y.y = r + step
		}
		return y, true
	case "ayear":
		if s.has(end-2, "次年") > 0 && counts(s.at(end-3)) {
			return years{}, false
		}
		y := years{end: end, rule: "anaphoric-year", anaphoric: true}
		if s.storyYear != 0 {
			y.y = s.storyYear + step
		} else if r := s.ref.year(); r != 0 && s.has(end-3, "这一年") > 0 {
			y.y, y.inferred = r+step, true
		}
		return y, true
	}
	return years{}, false
}

// yearNumber reads 2022年, 二〇二二年, 98年, 03年, 2013—2022年, 2019、2020年.
func (s *scanner) yearNumber(i int) (years, bool) {
	n, ok := s.num(i)
	if !ok || n.few {
		return years{}, false
	}
	e := s.sp(n.end)
	four := n.placed && n.digits == 4 && n.val >= 1000 && n.val <= 2999 || n.han && !n.placed && n.val == 2000
	if s.at(e) == '年' {
		if four {
			if s.at(e+1) == '代' && n.val%10 == 0 && s.oneOf(e+1, "代表", "代理", "代替", "代为") == 0 {
				return years{}, false
			}
			e++
			if s.at(e) == '度' {
				e++
			}
			return years{end: e, y: n.val, rule: "year"}, true
		}
		if y := s.shortYear(i, n, e+1); y != 0 {
			return years{end: e + 1, y: y, rule: "short-year", inferred: true}, true
		}
		return years{}, false
	}
	if !four || n.val < 1500 || n.val > 2200 {
		return years{}, false
	}
	if s.oneOf(e, "全年", "上半年", "下半年", "前三季度", "前三个季度", "一季度", "二季度", "三季度", "四季度") > 0 {
		return years{end: e, y: n.val, rule: "year"}, true // 2014全年
	}
	if n.val >= 1949 && (s.ref.year() == 0 || n.val <= s.ref.year()+1) && !isDigit(s.at(i-1)) && s.accounts(e) {
		return years{end: e, y: n.val, rule: "year"}, true // 2016营业收入
	}
	if k, _ := s.letterQuarter(e); k > 0 && s.at(e) == 'Q' {
		return years{end: e, y: n.val, rule: "year"}, true // 2023Q3
	}
	if k := s.oneOf(e, "财年", "财政年度"); k > 0 {
		return years{end: k, y: n.val, rule: "fiscal-year", inferred: true}, true
	}
	if k := s.to(e); k > 0 {
		if n2, ok := s.num(k); ok && n2.placed && s.at(s.sp(n2.end)) == '年' && s.at(s.sp(n2.end)+1) != '代' {
			y2 := n2.val
			if n2.digits == 2 {
				y2 += n.val / 100 * 100
			}
			if y2 > n.val && y2 < 2300 {
				end := s.sp(n2.end) + 1
				return years{end: s.opt(end, "度"), y: n.val, y2: y2, rule: "years"}, true
			}
		}
	}
	for k, c := s.and(e), 0; k > 0 && c < 8; c++ { // 2019、2020年
		n2, ok := s.num(k)
		if !ok || !n2.placed || n2.digits != 4 || n2.val < 1500 || n2.val > 2200 {
			break
		}
		if s.at(n2.end) == '年' {
			return years{end: n.end, y: n.val, rule: "year-list", list: true}, true
		}
		k = s.and(n2.end)
	}
	return years{}, false
}

// accounts reports whether a noun of yearly accounts stands at i, before which a bare
// number of four digits is a year: 2016营业收入, 2016净利润.
func (s *scanner) accounts(i int) bool {
	return s.oneOf(i, "营业收入", "营业总收入", "营业利润", "营收", "净利润", "利润总额", "财政收入", "财政支出", "销售收入", "销售额", "工业总产值", "总产值", "工业增加值", "地区生产总值", "国内生产总值", "进出口总额", "GDP") > 0
}

// shortYear tells whether a number of two digits before 年 is a year, and which:
// 03年, 98年, 九零年, 18年10月; 20年 alone is a length of time.
func (s *scanner) shortYear(i int, n num, after int) int {
	if !n.placed || n.digits != 2 {
		return 0
	}
	zero := n.val < 10 || n.han && n.val%10 == 0
	if !zero && n.han && n.val%10 == n.val/10+1 { // 七八年 is seven or eight years
		return 0
	}
	sub := false
	if e, b := s.subyear(s.sp(after), false); e > 0 && b.kind != kEdge && (b.unit == unitMonth || b.unit == unitDay || b.kind == kWeek || b.unit == unitQuarter || b.unit == unitHalf || b.kind == kMonths) {
		sub = true
	}
	if !sub {
		switch s.at(after) {
		case '来', '间', '前', '后', '之', '以', '的', '多', '内', '里', '历', '如', '左', '龄', '代', '制', '期', '级', '半', '时', '工', '党', '教':
			if s.oneOf(after, "以前", "以后", "之前", "之后", "前", "后", "以来") == 0 || !zero {
				return 0
			}
		}
		if s.oneOf(after, "出生", "生人", "入党", "入伍", "参军", "毕业", "建厂", "建校") > 0 && n.val >= 20 && !n.han {
			return s.century2(n.val) // 85年出生
		}
		prev := s.at(i - 1)
		at := !isHan(prev) || prev == '在' || prev == '从' || prev == '自' || prev == '到' || prev == '至' || prev == '于' || prev == '他' || prev == '她'
		if !at || !zero && n.val < 60 {
			return 0
		}
	}
	return s.century2(n.val)
}

// century2 puts a year of two digits in the hundred years that end twenty years
// after the reference.
func (s *scanner) century2(v int) int {
	r := s.ref.year()
	if r == 0 {
		r = s.storyYear
	}
	if r == 0 {
		if v >= 50 {
			return 1900 + v
		}
		return 2000 + v
	}
	y := r/100*100 + v
	switch {
	case y > r+20:
		y -= 100
	case y <= r-80:
		y += 100
	}
	return y
}

func (s *scanner) commonEra(i int) (years, bool) {
	bc := false
	if s.at(i) == '前' {
		bc, i = true, i+1
	}
	n, ok := s.num(i)
	if !ok || n.val == 0 || s.at(n.end) != '年' {
		return years{}, false
	}
	y := n.val
	if bc {
		y = 1 - y
	}
	return years{end: n.end + 1, y: y, rule: "common-era"}, true
}

const (
	stems    = "甲乙丙丁戊己庚辛壬癸"
	branches = "子丑寅卯辰巳午未申酉戌亥"
	animals  = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
)

// indexOf returns which character of in r is, or -1.
func indexOf(in string, r rune) int {
	n := 0
	for k := 0; k < len(in); n++ {
		x, size := char(in, k)
		if x == r {
			return n
		}
		k += size
	}
	return -1
}

// cycleYear reads 戊寅年, 甲午马年, 虎年: the Chinese year of that name nearest
// to the reference.
func (s *scanner) cycleYear(i int) (years, bool) {
	a, b, e := -1, -1, i
	if a = indexOf(stems, s.at(i)); a >= 0 {
		b, e = indexOf(branches, s.at(i+1)), i+2
		if b < 0 || a%2 != b%2 {
			return years{}, false
		}
		if indexOf(animals, s.at(e)) == b {
			e++
		}
	} else if b = indexOf(animals, s.at(i)); b >= 0 {
		e = i + 1
		if isHan(s.at(i-1)) && indexOf("在的迎到来是入庆贺接逢为", s.at(i-1)) < 0 {
			return years{}, false
		}
	}
	if b < 0 || s.at(e) != '年' || s.at(e+1) == '代' {
		return years{}, false
	}
	y := years{end: e + 1, rule: "cycle-year", inferred: true, lunar: true}
	r := s.ref.year()
	if r == 0 {
		return y, true
	}
	for d := 0; d <= 30; d++ {
		for _, c := range [2]int{r - d, r + d} {
			if (c-4)%12 == b && (a < 0 || (c-4)%10 == a) {
				y.y = c
				return y, true
			}
		}
	}
	return y, true
}

// yearInForce returns the year that the sentence or paragraph speaks of.
func (s *scanner) yearInForce() (int, bool) {
	if s.forceYear != 0 && s.forcePara == s.para {
		return s.forceYear, true
	}
	return 0, false
}

// pick finds the year of a part of a year that stands without one.
func (s *scanner) pick(b sub, c context, at, end int) (y int, inherited bool) {
	lunar := b.kind == kLunar || b.kind == kFestival && s.t.festivals[b.a].rule == 'L'
	if c.year != 0 {
		if first, last := s.t.place(b, c.year); first != paper.NoDay && c.first != paper.NoDay && last < c.first {
			return c.year + 1, false
		}
		return c.year, false
	}
	late := b.kind == kLunar && b.m == 12 || b.kind == kFestival && lunar && s.t.festivals[b.a].a == 12 // 除夕 is this year's though it ends the last
	if s.nextYear != 0 && !lunar && s.nextSent == s.sent {
		return s.nextYear, true
	}
	if s.forceYear != 0 && !late && !s.beyond(b, at, end) && s.forcePara == s.para && (s.forceSent == s.sent || s.forceDated && s.sent-s.forceSent <= 3) {
		return s.forceYear, true
	}
	r := s.ref.year()
	if r == 0 {
		if s.forceYear != 0 && s.forcePara == s.para {
			return s.forceYear, true
		}
		return 0, false
	}
	pub := s.ref.Latest
	if lunar {
		r = s.t.lunarYearOf(pub)
	}
	first, last := s.t.place(b, r)
	if first == paper.NoDay { // 29 February: the last one
		for k := 1; k <= 8; k++ {
			if first, _ = s.t.place(b, r-k); first != paper.NoDay {
				return r - k, false
			}
		}
		return 0, false
	}
	future := s.ahead(at, end)
	if s.oneOf(end, "以来", "至今", "过后", "之后", "以后") > 0 {
		if first > pub {
			r--
		}
		return r, false
	}
	switch {
	case b.past && last > pub+31:
		return r - 1, false
	case b.rule == "whole-year":
		if m := pub.Month(); m <= 6 && !future && !s.expected(at, end) && (m <= 3 || !s.overLast(end)) {
			return r - 1, false
		}
	case b.kind == kEdge && b.a == 2 && s.at(end-1) == '末' && pub.Month() <= 6 && !future && !s.expected(at, end):
		return r - 1, false // 年末存栏3万头, in spring
	case b.kind == kTurn:
		if pub.Month() < 6 {
			return r - 1, false
		}
	case future && last < pub:
		return r + 1, false
	case !future && b.unit == unitQuarter && last-pub > 75:
		return r - 1, false
	case !future && first-pub > 45 && (b.unit == unitQuarter || b.unit == unitHalf):
		return r - 1, false // 三季度 in January is last year's
	case !future && first-pub > 200 && (!lunar || first-pub > 230):
		return r - 1, false
	case !future && first > pub && (s.has(at-3, "实现了") > 0 || s.has(at-3, "完成了") > 0):
		return r - 1, false // 实现了7月1日通车: what is done; but 公布了7月1日起执行的标准
	case (lunar || b.kind == kFestival) && first < pub-265 && !b.past && (future || s.nears(b, r+1, pub) || s.comes(end)):
		return r + 1, false
	}
	return r, false
}

// nears reports whether a feast of the year is so near to the day that what is told of it,
// without a word of what is to come, is told of this one.
func (s *scanner) nears(b sub, year int, day paper.Day) bool {
	const soon = 60 // days
	first, _ := s.t.place(b, year)
	return first != paper.NoDay && first-day <= soon
}

// comes reports whether the sentence goes on with what is to come: 春节期间，景区将推出….
func (s *scanner) comes(end int) bool {
	const near = 30 // characters
	for i := end; i < end+near; i++ {
		if r := s.at(i); r == 0 || r == '。' || r == '；' {
			break
		}
		if s.aims(i) {
			return true
		}
	}
	return false
}

// expected reports whether the words around an expression, in its clause, say that what is
// told of it is to come: 力争全年, 全年预计产量, 全年有望达到.
func (s *scanner) expected(at, end int) bool {
	const near = 8 // characters
	for k := at - 1; k >= at-near && k >= 0; k-- {
		if indexOf("，。；：、“”", s.at(k)) >= 0 {
			break
		}
		if s.aims(k) {
			return true
		}
	}
	for k := end; k < end+near; k++ {
		if r := s.at(k); r == 0 || indexOf("，。；：、“”", r) >= 0 {
			break
		}
		if s.aims(k) || s.at(k) == '可' || s.oneOf(k, "任务", "确保", "安排") > 0 {
			return true
		}
	}
	return false
}

// overLast reports whether the sentence goes on to compare with 去年, which is then the year
// before the whole one it speaks of: 全年兑现8亿元，比去年多1亿元.
func (s *scanner) overLast(i int) bool {
	for k := i; k < len(s.b) && s.may(k)&atStop == 0; k++ {
		if s.has(k, "去年") > 0 && (s.at(k-1) == '比' || s.at(k-1) == '较') {
			return true
		}
	}
	return false
}

// beyond reports whether a part of a year is not of the year that the paragraph speaks
// of: a whole year that is expected, a festival of another sentence.
func (s *scanner) beyond(b sub, at, end int) bool {
	if b.rule == "whole-year" {
		return s.forceYear < s.ref.year() && (s.ahead(at, end) || s.oneOf(at-2, "预计", "力争", "有望", "确保", "争取", "计划") > 0)
	}
	return b.kind == kFestival && s.forceSent != s.sent
}

// ahead reports whether the words around an expression announce: 将于, 拟于, 定于 before it.
func (s *scanner) ahead(at, end int) bool {
	for k := 1; k <= 4 && at-k >= 0; k++ {
		switch s.at(at - k) {
		case '将', '拟', '预':
			return true
		case '定':
			if s.at(at-k+1) == '于' {
				return true
			}
		case '，', '。', '、', '；', '“', '”':
			return false
		}
	}
	return s.at(end) == '将' && s.at(end+1) != '军'
}
