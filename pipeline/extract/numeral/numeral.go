// Package numeral finds the numerals of a text and reads their exact values:
// the first half of what extract does with a number. It does not ask what a
// numeral stands for; 一 in 一直 is a numeral here, and package quantity says
// that it counts nothing.
//
//	nums := numeral.Scan([]rune("产值达10多万亿元，增长百分之六点五，三至六个月"), nil)
//	// 10多万亿    100000000000000  above: Infix marks 多, Mult is 12
//	// 百分之六点五  6.5              Percent
//	// 三至六       3 … 6            Range
//
// The grammar, from the inside out:
//
//	cardinal   1,234 · ３．５ · 3.5万 · 2万5千 · 一百二十三万四千 · 两千零三 · 二百五 · 廿三 · 壹仟贰佰 ·
//	           二〇二三 · 三点五 · 十几万 · 数百 · 四五 · 十七八 · 1e10 · 2^5 · 100K
//	term       百分之六 · 6.5% · 六成五 · 8折 · 三分之二 · 1/3 · 五又三分之一 · ½ · 一半 · 7个半 · 一打 · 3:1
//	numeral    -3.2 · 负5 · 零下5 · 第十四 · 3至6 · 4%—4.5%
//
// The longest reading wins. Spaces inside a numeral are allowed where what
// follows goes on with it (一百 五十, 177.1 亿), because pages are set with them.
// All offsets are code points.
package numeral

import (
	"sync"

	"baoshu/pipeline/paper"
)

// A Type is what sort of number a numeral is.
type Type uint8

// The types of the extract contract.
const (
	Cardinal Type = iota
	Ordinal
	Percent
	Fraction
	Decimal
	Range
)

// String returns the type as the extract contract writes it.
func (t Type) String() string {
	return [...]string{"cardinal", "ordinal", "percent", "fraction", "decimal", "range"}[t]
}

// A Form is how a numeral is written.
type Form uint8

// The forms.
const (
	Arabic Form = iota // 1,234.5
	Mixed              // 3.5万, 2万5千
	Hanzi              // 一百二十三, 壹仟贰佰
	Digits             // 二〇二三: Chinese digits in a row
	Bare               // 百, 千万: powers of ten without a digit before them
	Vague              // 几, 数百, 十几
	Half               // 半, 一半, 半数
	Ratio              // 3:1, 三比一
	Code               // digits that no value belongs to: after letters (PM2.5, A4), or with several points (1.2.3)
	First              // 首位, 首批
)

// A Numeral is one numeral of a text.
type Numeral struct {
	paper.Span
	Type    Type
	Form    Form
	Value   Value      // percent is a percent number (七成 is 70); of a range, the low end
	High    Value      // of a range, printed or implied (四五, 十几)
	Ranged  bool       // High counts
	Approx  bool       // 四五, 几, 数百, 十几: the value is not meant exactly
	Percent bool       // a percentage, also in a range
	Mult    int        // power of ten that 万, 亿, 兆 carry: 1.7万亿 is 12
	Infix   paper.Span // 多, 余, 来 inside the numeral: 10多万
	Counter paper.Span // 个 inside the numeral: 7个半
	Suffix  paper.Span // %, 成, 折 at its end, or 百分之 at its front
	LowEnd  int        // of a printed range, where the low end stops …
	HighAt  int        // … and the high end starts; 0 otherwise
}

// Text returns the numeral as printed.
func (n *Numeral) Text(text []rune) string {
	if n.End-n.Start == 1 {
		if d := simple(text[n.Start]); d > 0 {
			return oneToNine[3*(d-1) : 3*d]
		}
	}
	return string(text[n.Start:n.End])
}

// Ends returns the two ends of a printed range as numerals of their own; ok is
// false where no range is printed.
func (n *Numeral) Ends() (low, high Numeral, ok bool) {
	if n.HighAt == 0 {
		return
	}
	low, high = *n, *n
	low.End, high.Start, high.Value = n.LowEnd, n.HighAt, n.High
	for _, e := range []*Numeral{&low, &high} {
		e.Ranged, e.LowEnd, e.HighAt, e.Type = false, 0, 0, Cardinal
		if n.Percent {
			e.Type = Percent
		}
	}
	return low, high, true
}

// starts is a bitmap of the characters below U+10000 that a numeral can start with.
type starts [1024]uint64

var starters = sync.OnceValue(func() *starts {
	s := new(starts)
	for _, r := range "0123456789０１２３４５６７８９.．-－−﹣零〇○一二三四五六七八九十百千万亿两廿卅卌" +
		"兩萬億俩倆壹贰貳弐叁叄參参肆伍陆陸柒捌玖拾佰仟负負第首几幾数數半对對½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞" {
		s[r>>6] |= 1 << (r & 63)
	}
	return s
})

// Starts reports whether a numeral can start with the character.
func Starts(r rune) bool { return starters().has(r) }

func (s *starts) has(r rune) bool {
	return uint32(r) < 0x10000 && s[uint16(r)>>6]&(1<<(r&63)) != 0
}

// Scan appends every numeral of the text to dst, in order and without overlap.
func Scan(text []rune, dst []Numeral) []Numeral {
	first := starters()
	for i := 0; i < len(text); {
		if !first.has(text[i]) {
			i++
			continue
		}
		dst, i = next(text, i, first, dst)
	}
	return dst
}

// ScanAt is Scan for a caller who has been through the text already: at are the places
// of all characters that numerals can start with (see [Starts]), in order.
func ScanAt(text []rune, at []int32, dst []Numeral) []Numeral {
	first, end := starters(), 0
	for _, i := range at {
		if int(i) >= end {
			dst, end = next(text, int(i), first, dst)
		}
	}
	return dst
}

// next appends the numeral that starts at i, if there is one, and returns where to go on.
func next(text []rune, i int, first *starts, dst []Numeral) ([]Numeral, int) {
	switch r := text[i]; {
	case digit(r):
		if a, ok := amountAt(text, i, first); ok {
			return append(dst, a.numeral(i)), a.end
		}
	case simple(r) > 0 && i+1 < len(text) && plain(text[i+1], first):
		d := Int(int64(simple(r)))
		return append(dst, Numeral{Span: paper.Span{Start: i, End: i + 1}, Form: Hanzi, Value: d, High: d}), i + 1
	case (r == '对' || r == '對') && at(text, i+1) != '折': // mostly
		return dst, i + 1
	}
	n, ok := read(text, i)
	if !ok {
		return dst, i + 1
	}
	return append(dst, n), n.End
}

const oneToNine = "一二三四五六七八九"

// simple returns the value of 一 to 九, or 0. The other digits that hanzi knows are
// mostly words (参, 伍, 陆), and are no lone numbers.
func simple(r rune) int {
	switch r {
	case '一':
		return 1
	case '二':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return 0
}

// plain reports whether the Han character r behind a digit adds nothing to it, so that
// the digit alone is the numeral; first are the characters that numerals start with.
// Most numerals of a text are the 一 of 一直, 一些 and 统一.
func plain(r rune, first *starts) bool {
	if r < 0x4e00 || r > 0x9fff || first[r>>6]&(1<<(r&63)) != 0 {
		return false
	}
	switch r {
	case '分', '个', '個', '又', '成', '折', '打', '比', '点', '點', '多', '余', '餘', '来', '至', '到', '兆', '億':
		return false
	}
	return true
}
