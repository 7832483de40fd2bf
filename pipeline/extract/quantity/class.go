package quantity

import (
	"strings"

	"baoshu/pipeline/extract/numeral"
)

// named recognizes numbers with a measure word that name one of an order and count
// nothing: sessions (四次会议), classes (二类标准, 77公斤级), lengths of a plan or a
// course (五年生存率), digits of a number (两位数), works and places (三部曲, 三班镇).
func (s *scanner) named(n *numeral.Numeral, m *measured) (end int, r Reason, ok bool) {
	if m.unit.text == "" || n.Percent {
		return 0, "", false
	}
	end = m.unit.End
	next, v := at(s.t, end), n.Value.Float64()
	switch u := m.unit.text; {
	case u == "次" && !arabic(n) && n.End-n.Start <= 2 && s.session(n, end):
		return end, Ordinal, true
	case u == "次" && (at(s.t, n.Start-1) == '前' && !isTime(at(s.t, n.Start-2)) && at(s.t, n.Start-2) != '目' && at(s.t, n.Start-2) != '以'):
		return end, Label, true // 前两次普查
	case u == "位" && next == '数' && at(s.t, end+1) != '量' && at(s.t, end+1) != '据':
		return end + 1, Label, true
	case u == "部" && next == '曲':
		return end + 1, Name, true
	case u == "年" && n.Value.Float64() >= 2 && isHan(next) && isHan(at(s.t, end+1)) && (s.has(end+2, "规划") || s.has(end+2, "纲要")):
		return end + 4, Label, true // 五年合作规划
	case s.perPrice(n, m):
		return end, Label, true // 一斤鲜叶18元
	case u == "字" && s.beside(end, "motto"):
		return end, Label, true
	case u == "年" && s.beside(end, "title"):
		return end, Label, true
	case u == "年" && m.more == nil && (s.has(end, "增长") || s.has(end, "下降") || s.has(end, "累计") || s.has(end, "翻")):
		return end, Label, true // 五年增长了近3倍: in which time
	case u == "次" && s.has(end, "产业") && !arabic(n):
		return end, Label, true // 三次产业结构
	case u == "年" && next == '间' && m.more == nil && isHan(at(s.t, end+1)):
		return end + 1, Label, true // 六年间扩大了12倍
	case u == "年" && next == '内' && m.more == nil && (isHan(at(s.t, end+1)) && at(s.t, end+1) != '的' || at(s.t, end+1) == '，' && !isHan(at(s.t, n.Start-1))):
		return end + 1, Label, true // 三年内建成: until when, and no span measured
	case (u == "年" || u == "年期") && s.has(end, "计划") && !s.has(end+2, "投") && !s.has(end+2, "建") && !s.has(end+2, "完") && !s.has(end+2, "新"):
		return end, Label, true
	case (u == "类" || u == "级" || u == "等" || u == "档") && s.grade(n, end):
		return end, Label, true
	case u == "坪" || u == "堆" || u == "曲" || u == "类" || u == "班" || u == "里" || u == "家" || u == "条" || u == "间" || u == "台" || u == "井" || u == "口" || u == "岗" || u == "道" || u == "排" || u == "眼":
		if s.village(n, end) {
			return end + 1, Name, true
		}
	case next == '级' && m.unit.class != "count" && m.unit.class != "time" && m.unit.class != "percent":
		return end + 1, Label, true // 77公斤级, 30万吨级
	case m.more == nil && s.numberedBody(n, u):
		return end, Label, true // 7416厂, 107队, 88团
	case u == "次" && n.End-n.Start == 1 && s.t[n.Start] == '二' && !n.Ranged:
		return end, Ordinal, true // 二次爆炸: a count says 两次
	case u == "项" && next == '目' && n.Form == numeral.Arabic && (s.endsWith(n.Start, "个") || v == 863 || v == 973):
		return end + 1, Name, true // 5个973项目
	case m.unit.class == "length" && m.more == nil && !n.Ranged && s.discipline(n, end):
		s.event = end
		return end, Label, true // 男子5000米和10000米
	case u == "度" || u == "°":
		if e, ok := s.bearing(n, end); ok {
			return e, Label, true // where it is, and no measure of it
		}
	case u == "手" && (at(s.t, n.Start-1) == '白' || at(s.t, n.Start-1) == '黑'):
		return end, Label, true // a move of Go: 白46手
	case u == "国" && s.has(end, "集团"):
		return end, Label, true // 77国集团
	case u == "层" && m.more == nil && !n.Ranged && s.storey(n.Start, end):
		return end, Label, true // 来到二层, 大楼四层的地板
	case u == "平" && (at(s.t, n.Start-1) == '成' || at(s.t, n.Start-1) == '比'), u == "次" && s.train(n, end): // 打成55平
		return end, Label, true
	case s.season(n, u):
		return end, Label, true
	case u == "平台" && n.Form == numeral.Arabic && n.End-n.Start >= 3 && m.more == nil, u == "车" && m.more == nil && emergency(n):
		return end, Label, true // 12315平台, 120车
	case u == "起" && n.End-n.Start == 1 && s.t[n.Start] == '四' && !isHan(next) && !s.countsCases(n.Start):
		return end, Idiom, true // 枪声四起
	}
	return 0, "", false
}

// discipline reports whether the length names an event: 男子500米直道竞速, 200米蝶泳,
// 5000米和10000米双料冠军.
func (s *scanner) discipline(n *numeral.Numeral, end int) bool {
	if s.event > 0 && n.Start-s.event == 1 {
		switch s.t[s.event] {
		case '、', '和', '与', '及':
			return true
		}
	}
	if s.endsWith(n.Start, "男子") || s.endsWith(n.Start, "女子") || s.endsWith(n.Start, "男女") || s.endsWith(n.Start, "混合") {
		return true
	}
	for i := 0; i < 4 && strings.ContainsRune("、和与及", at(s.t, end)); i++ { // 400米、800米、1500米男子自由泳
		next := s.numeralAt(end+1, end+1)
		if next == nil || at(s.t, next.End) != '米' {
			break
		}
		end = next.End + 1
	}
	return s.has(end, "男子") || s.has(end, "女子") || s.eventAt(end)
}

// eventAt reports whether the words of an event stand at i: 蝶泳, 栏冠军, but not the
// beginning of another noun, as in 栏杆.
func (s *scanner) eventAt(i int) bool {
	t := load()
	end, id := t.events.Longest(s.t, i)
	if id < 0 || t.eventUse[id] == "second" {
		return false
	}
	if t.eventUse[id] == "sure" {
		return true
	}
	if _, more := t.events.Longest(s.t, end); more >= 0 {
		return true
	}
	next := at(s.t, end)
	return t.eventUse[id] == "open" && (!isHan(next) || strings.ContainsRune("的中上里和与及前后", next))
}

// numberedBody reports whether the number before a plant, a team or an institute is
// its name: no word that counts stands before it.
func (s *scanner) numberedBody(n *numeral.Numeral, u string) bool {
	size := 3
	switch u {
	case "厂", "军", "师", "团", "旅":
		if n.Form == numeral.Hanzi && n.End-n.Start >= 2 && n.Mult == 0 && !n.Ranged && n.Value.Less(numeral.Int(1000)) && numeral.Int(10).Less(n.Value) || n.Form == numeral.Digits {
			return !strings.ContainsRune("有共达至建过", at(s.t, n.Start-1)) // 六十一军, 天津十四厂
		}
	}
	switch u {
	case "厂", "队", "矿", "船", "核", "系列":
	case "团", "师", "旅", "营", "连":
		size = 2
	default:
		return false
	}
	if n.Form != numeral.Arabic || n.End-n.Start < size || n.Type != numeral.Cardinal || n.Ranged || s.t[n.End-1] == '0' && s.t[n.End-2] == '0' {
		return false
	}
	return !strings.ContainsRune("共有达为超过近约到至了设余计名个足破逾", at(s.t, n.Start-1))
}

// bearing reads degrees of longitude or latitude, with minutes and seconds: 北纬30度,
// 31度05分12秒. Degrees with minutes are a place also where no word says of what.
func (s *scanner) bearing(n *numeral.Numeral, end int) (stop int, ok bool) {
	start := n.Start
	if strings.ContainsRune("—-–～~至到", at(s.t, start-1)) { // 北纬18°—24°
		i := start - 1
		for i > 0 && strings.ContainsRune("—-–～~至到°度", s.t[i]) {
			i--
		}
		for i >= 0 && (isDigit(s.t[i]) || s.t[i] == '.') {
			i--
		}
		start = i + 1
	}
	for _, w := range [...]string{"北纬", "东经", "南纬", "西经"} {
		ok = ok || s.endsWith(start, w)
	}
	for _, part := range [...]rune{'分', '秒'} {
		k := s.numeralAt(end, end)
		if k == nil || k.Form != numeral.Arabic && k.Form != numeral.Hanzi || at(s.t, k.End) != part || at(s.t, k.End+1) == '之' {
			break
		}
		end, ok = k.End+1, true
	}
	return end, ok
}

// storey reports whether the 层 between start and end is where somebody goes or something is, and
// not how high a building is: 逃到二层, 商场4层的餐厅, but 相当于十层楼高, 大楼18层.
func (s *scanner) storey(start, end int) bool {
	next := at(s.t, end)
	if next == '楼' || next == '高' {
		return false
	}
	return s.precedes(start, "tofloor") || next == '的' && s.precedes(start, "floorof")
}

// model reports whether what stands at i is made in models: 火箭, 导弹, 战机.
func (s *scanner) model(i int) bool {
	for _, w := range [...]string{"火箭", "导弹", "战机", "飞机", "型", "坦克", "卫星"} {
		if s.has(i, w) {
			return true
		}
	}
	return false
}

// train reports whether 次 behind the number names a train: 1955次列车. A round number behind
// a verb of running counts them: 加开300次列车.
func (s *scanner) train(n *numeral.Numeral, end int) bool {
	size := n.End - n.Start
	if n.Form != numeral.Arabic || n.Ranged || size < 2 || size > 4 && n.Type != numeral.Fraction {
		return false // 69/70次 is one train there and back
	}
	if s.t[n.End-1] == '0' && strings.ContainsRune("开行加增共达约至到了", at(s.t, n.Start-1)) {
		return false
	}
	return s.follows(end, "train")
}

// season reports whether the number is the year of a season, an edition or a race: 2013赛季,
// 2017环湖赛, 2014至2017年度.
func (s *scanner) season(n *numeral.Numeral, u string) bool {
	switch u {
	case "赛季", "年度", "环", "系列", "版", "款", "季":
	default:
		return false
	}
	v := n.Value.Float64()
	return n.Form == numeral.Arabic && n.Type != numeral.Decimal && n.Mult == 0 && v >= 1900 && v < 2100
}

// emergency reports whether the number is one that is dialled for help.
func emergency(n *numeral.Numeral) bool {
	switch n.Value.Float64() {
	case 110, 119, 120, 122:
		return n.Form == numeral.Arabic
	}
	return false
}

func isTime(r rune) bool { return r == '年' || r == '月' || r == '日' || r == '天' }

// session reports whether 次 behind the numeral numbers a meeting or a reading,
// which no verb of holding precedes: 十二届人大四次会议, 三次审议稿; 召开四次会议 counts.
func (s *scanner) session(n *numeral.Numeral, end int) bool {
	if !s.follows(end, "session") || s.precedes(n.Start, "holding") {
		return false
	}
	return isHan(at(s.t, n.Start-1)) || at(s.t, n.Start-1) == ' '
}

// grade reports whether 类, 级 or 等 names a class: 二 before a measure word is an
// ordinal (a count says 两), and so is what a standard, water or an area is of.
func (s *scanner) grade(n *numeral.Numeral, end int) bool {
	if n.Ranged || n.Mult > 0 {
		return false
	}
	if !arabic(n) && n.End-n.Start == 1 && s.t[n.Start] == '二' {
		return true
	}
	switch at(s.t, n.Start-1) {
	case '分', '为', '有', '共', '等', '这', '和', '及', '成':
		return false // 分为三类
	case '劣':
		return true // 劣5类
	}
	return s.beside(end, "grade")
}

// village reports whether numeral and measure word are the name of a village or a
// town, or of where one was measured from: 三班镇, 九里村, 三十岗乡, 五里桥. 五户村民 and 三家镇上的店 count.
func (s *scanner) village(n *numeral.Numeral, end int) bool {
	if arabic(n) || n.End-n.Start > 2 || s.t[n.Start] == '两' || n.Ranged || n.Form != numeral.Hanzi || n.Mult > 0 || !n.Value.Less(numeral.Int(100)) {
		return false
	}
	switch at(s.t, end) {
	case '镇', '村', '庄', '屯', '寨', '乡', '街':
	case '堡', '铺', '店', '桥', '河', '台', '墩', '坪', '亭', '塘', '岗', '沟', '坡', '湾', '营':
		if s.t[end-1] != '里' || strings.ContainsRune("堤道床岸段面水梁边底地路", at(s.t, end+1)) { // 五里桥, 三十里堡
			return false
		}
	default:
		return false
	}
	switch at(s.t, end+1) {
	case '民', '委', '干', '里', '上', '企', '办', '组', '落', '镇', '级', '集', '子', '头', '边':
		return false
	}
	return true
}

// countsCases reports whether what stands before i is counted by 起: 事故四起.
func (s *scanner) countsCases(i int) bool {
	switch at(s.t, i-1) {
	case '故', '案', '件', '灾', '情', '例', '了', '共', '生':
		return true
	}
	return false
}

// saved reports whether a bare 一 and a unit of time say by how much something was
// shortened, put off or brought forward: 节省了一个小时, 提前一年.
func (s *scanner) saved(i int) bool {
	for _, w := range []string{"至少", "将近", "整整", "近", "约", "了", "出", "下", "到", "至", "为"} {
		if s.endsWith(i, w) {
			i -= len([]rune(w))
		}
	}
	return s.precedes(i, "saving")
}

// follows reports whether a word of data/contexts.tsv with the use stands at i.
func (s *scanner) follows(i int, use string) bool {
	t := load()
	found := false
	t.behind.Each(s.t, i, func(_, id int) bool {
		found = t.behindUse[id] == use
		return !found
	})
	return found
}

// beside reports whether such a word stands at i or one character behind.
func (s *scanner) beside(i int, use string) bool { return s.follows(i, use) || s.follows(i+1, use) }

// precedes reports whether the longest word of data/contexts.tsv that ends at i has
// the use.
func (s *scanner) precedes(i int, use string) bool {
	t := load()
	_, id := t.ahead.Longest(s.t, i)
	return id >= 0 && t.aheadUse[id] == use
}

// perPrice reports whether the number is the 一 of what a price is for, which stands right
// before it (1200元一亩) or a few words on in the clause: 一斤鲜叶18元, 一亩地年租金800元.
func (s *scanner) perPrice(n *numeral.Numeral, m *measured) bool {
	const longest = 8 // characters
	if n.End-n.Start != 1 || s.t[n.Start] != '一' || m.more != nil || at(s.t, n.Start-1) == '每' || at(s.t, n.Start-1) == '第' {
		return false
	}
	switch m.unit.class {
	case "mass", "area", "volume":
	default:
		return false
	}
	if n.Start == s.cursor && strings.ContainsRune("元块毛角分钱币", at(s.t, n.Start-1)) {
		return true // 三块五一斤, 1200元一亩
	}
	end := m.unit.End
	for i := end; i < end+longest && isHan(at(s.t, i)); i++ {
		if next := s.numeralAt(i+1, i+1); next != nil {
			return s.has(next.End, "元") || s.has(next.End, "多元") || s.has(next.End, "块")
		}
	}
	return false
}
