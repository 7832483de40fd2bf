package period

import "unicode/utf8"

// A gate answers, at the cost of a look-up or two, that no expression of time
// begins at a place. It holds pairs of characters: those the grammar's own openings
// can begin with, and the first two of the words of the lists; of a word that is
// longer than two, the first three as well, which are asked where the two are found:
// 国家 and 改革 are everywhere and 改革开放 is not. A place may
// be let through that begins nothing; none is kept out that does.
type gate [1 << 9]uint64

func pairBit(a, b, c rune) (int, uint64) {
	h := uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA6B ^ uint32(c)*0xC2B2AE35
	h ^= h >> 15
	return int(h >> 6 & 0x1ff), 1 << (h & 63)
}

func (g *gate) set(a, b, c rune) {
	k, bit := pairBit(a, b, c)
	g[k] |= bit
}

func (g *gate) is(a, b, c rune) bool {
	k, bit := pairBit(a, b, c)
	return g[k]&bit != 0
}

// What the gate knows of a pair stands in place of a third character.
const (
	anything rune = 0  // whatever stands behind
	third    rune = -1 // a third character that the gate must be asked about
	dated2   rune = -3 // a date must stand behind the second
	ordered  rune = -4 // 第, before a numeral, begins a quarter of the year
	quoted   rune = -5 // a quotation mark before a Chinese numeral, a plan of five years
	three    rune = -6 // the third character, of an opening of the grammar
)

// Openings are told apart, before the gate is asked, by groups: the first characters of
// those of one group, and the second ones, know its bit. Words that are no time and what
// leads to a date, with hundreds of characters behind, are groups of their own.
const (
	groups         = 30
	leads   uint32 = 1 << 30
	notTime uint32 = 1 << 31
)

// group lets a pair of characters through to the gate.
func (t *tables) group(a, b rune, bit uint32) {
	if bit == 0 {
		t.letter(a)
		bit = 1 << (t.class[a] % groups)
	}
	t.letter(a).opens |= bit
	t.letter(b).after |= bit
}

// pair lets what begins with a and b through; if c is a character, or must be asked
// about, only if it does.
func (t *tables) pair(a, b, c rune) {
	t.group(a, b, 0)
	t.gate.set(a, b, c)
}

// letWords lets the beginning of each word through.
func (t *tables) letWords(ws []string) {
	for _, w := range ws {
		switch rs := []rune(w); len(rs) {
		case 0, 1:
		case 2:
			t.pair(rs[0], rs[1], anything)
		default:
			t.pair(rs[0], rs[1], third)
			t.pair(rs[0], rs[1], rs[2])
		}
	}
}

const numerals = "0123456789〇零一二三四五六七八九十百千两廿卅几"

// makeGate builds the gate from the words of the lists and the openings.
func (t *tables) makeGate(words []string) {
	date := []rune(numerals + "公农阴旧夏正腊冬元闰近上下本这最过未半第首全周星礼往以之历常同此目“‘\"前后" + animals + stems)
	t.letWords(words)
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		date = append(date, first)
	}
	// ways of the grammar to begin: any of the first characters with any of the
	// second; D stands for what a date can begin with
	for _, o := range [...][2]string{
		{"比较与和同跟为是超达在", "D"},
		{"同环", "比"}, {"年月季", "增减減"},
		{"相", "比较当"},
		{"高低", "于出"}, {"快慢优好", "于"},
		{"恢", "复"}, {"接", "近下"},
		{"从自由到至", "D "},
		{"自", "从"}, {"截", "至止"},
		{"近前后上下首头", "半 " + numerals},
		{"上", "个周星礼上午季"}, {"下", "个周星礼下午"},
		{"本这", "周星礼"},
		{"最", "近后"}, {"过", "去往"}, {"未", "来"}, {"今", "后"}, {"随此其", "后前"},
		{"周", "一二三四五六日末"}, {"星", "期"}, {"礼", "拜"},
		{"农阴旧夏", "历"}, {"正腊冬元", "月"}, {"闰", numerals}, {"公", "元"}, {"大", "年"}, {"年", "初"},
		{"首", "季个月"}, {"全", "年"}, {"半", "年个"},
		{animals, "年"}, {stems, branches},
		{"中", "午"}, {"晚", "上间"}, {"早", "上晨"}, {"凌清", "晨"}, {"傍", "晚"}, {"深", "夜"}, {"夜", "间"}, {"午", "后"},
		{"晚早", numerals},
	} {
		for _, a := range o[0] {
			t.letter(a).may |= atWord
			for _, b := range o[1] {
				if b != 'D' {
					t.pair(a, b, anything)
					continue
				}
				t.letter(a).may |= atLink
				for _, d := range date {
					t.group(a, d, leads)
				}
			}
		}
	}
	for _, o := range [...][3]string{{"本这", "个", "周星礼"}, {"本这", "一", "周星礼个"}} {
		for _, a := range o[0] {
			for _, b := range o[1] {
				t.pair(a, b, three)
				for _, c := range o[2] {
					t.pair(a, b, c)
				}
			}
		}
	}
	t.pair('超', '过', dated2)
	t.pair('达', '到', dated2)
	for _, n := range numerals {
		t.pair('第', n, ordered)
		for _, q := range "“‘\"「" {
			t.pair(q, n, quoted)
		}
	}
	for _, a := range "第“‘\"「" {
		t.letter(a).may |= atWord | atLink
	}
}

// mayBegin reports whether an expression may begin at i, and where to go on if not.
func (s *scanner) mayBegin(i int, bits may) (bool, int) {
	if bits&atNumeral == 0 {
		return s.mayWord(i) || bits&atLink != 0 && s.mayLead(i), i + 1
	}
	j := i
	if bits&atDigit != 0 {
		for isDigit(s.at(j)) {
			j++
		}
	} else {
		for s.may(j)&atHan != 0 {
			j++
		}
	}
	k := s.sp(j)
	next := s.at(k + 1)
	switch s.at(k) {
	case '年', '月', '日', '号', '时', '天', '周', '季', '世', '星', '礼', '点', '财':
		return true, j
	case '个':
		return indexOf("月星礼多半季世", next) >= 0, j
	case '.': // 2016.3.5; 3.5 is a number
		e := k + 1
		for isDigit(s.at(e)) {
			e++
		}
		if e > k+1 && (s.at(e) == '.' || k-i == 4) || next == ' ' {
			return true, j
		}
	case '、', '和', '与', '及', '至', '到', '—', '-', '/', ':', '·':
		if isDigit(next) || isHanNum(next) || next == ' ' || next == '—' || next == '-' || next == '第' {
			return true, j
		}
	case '多', '余':
		return indexOf("年月天日周个季世", next) >= 0, j
	case '持', '一', '延':
		return true, j
	case '全', '上', '下', '前', '二', '三', '四', '营', '净', '利', '销', '工', '总', '地', '国', '进', 'G':
		if j-i == 4 && bits&atDigit != 0 {
			return true, j
		}
	}
	if s.at(j) == ' ' && isDigit(s.at(j+1)) {
		return true, j
	}
	if j-i == 4 && bits&atDigit != 0 && !isHan(s.at(i-1)) {
		return true, j
	}
	if bits&atWord != 0 || s.at(j-1) == '五' {
		return s.listed(i) || s.at(j-1) == '五', i + 1
	}
	return false, j
}

// mayWord reports whether the characters at i are those that an opening of the grammar
// or a word of the lists has.
func (s *scanner) mayWord(i int) bool {
	g, a, b := &s.t.gate, s.at(i), s.at(i+1)
	if g.is(a, b, anything) {
		return true
	}
	if c := s.at(i + 2); !g.is(a, b, third) && !g.is(a, b, three) || !g.is(a, b, c) {
		return false
	}
	if g.is(a, b, three) {
		return true
	}
	_, id := s.t.words.Longest(s.b, i) // 中国共 is of 中国共产党成立, and of much else
	return id >= 0
}

// mayLead reports whether what needs something behind it may begin an expression at i.
func (s *scanner) mayLead(i int) bool {
	g, a, b := &s.t.gate, s.b[i], s.at(i+1)
	if s.leads(i) && s.mayDate(i+1) && s.mayCompare(i) || g.is(a, b, dated2) && s.mayDate(i+2) {
		return true
	}
	if g.is(a, b, ordered) && s.within(i+2, 8, "季") {
		return true
	}
	if g.is(a, b, quoted) {
		j := i + 1
		for isHanNum(s.at(j)) {
			j++
		}
		return s.at(j-1) == '五'
	}
	return false
}

// leads reports whether the character at i leads to a date and the next one can begin one.
func (s *scanner) leads(i int) bool {
	return s.t.of[s.c[i]].opens&s.t.of[s.c[i+1]].after&leads != 0
}

// mayCompare reports whether the word that only ever leads to the base of a comparison
// has what must follow such a base behind it: 在…基础上, 与…相比, 是…的3倍. No base is
// as long as the stretch that is looked through.
func (s *scanner) mayCompare(i int) bool {
	switch s.b[i] {
	case '在':
		return s.within(i+1, 80, "础平")
	case '和', '与', '同', '跟':
		return s.within(i+1, 80, "比较平当")
	case '是', '为':
		return s.within(i+1, 80, "的")
	}
	return true
}

// within reports whether one of the characters stands in the n from i on.
func (s *scanner) within(i, n int, chars string) bool {
	for _, r := range s.b[min(i, len(s.b)):min(i+n, len(s.b))] {
		if indexOf(chars, r) >= 0 {
			return true
		}
	}
	return false
}

// mayDate reports whether a date, or what else can be the base of a comparison, may
// begin at i: 在, 和 and 是 stand before anything.
func (s *scanner) mayDate(i int) bool {
	i = s.sp(i)
	r := s.at(i)
	if bits := s.may(i); bits&atNumeral != 0 {
		ok, _ := s.mayBegin(i, bits)
		return ok
	}
	switch next := s.at(i + 1); {
	case r == '同' && next == '期', (r == '往' || r == '常') && next == '年', r == '以' && next == '往', r == '历' && next == '史', r == '此' && next == '前':
		return true // 同期, 往年, 常年同期, 以往, 历史同期, 此前
	}
	g, next := &s.t.gate, s.at(i+1)
	return s.mayWord(i) || g.is(r, next, ordered) || g.is(r, next, quoted)
}

// listed reports whether a word of the lists begins at i.
func (s *scanner) listed(i int) bool {
	if _, id := s.t.festival.Longest(s.b, i); id >= 0 {
		return true
	}
	if _, id := s.t.event.Longest(s.b, i); id >= 0 {
		return true
	}
	_, id := s.deictic(i)
	return id >= 0
}
