// Package quantity says what a numeral stands for: so many of a unit, within
// what bound, or nothing that can be counted. Package numeral has read the
// value; this package reads unit and qualifiers around it, and gives a reason
// where a numeral is no quantity.
//
//	text := []rune("已连接近4000家医疗机构，占60%以上；第一批用上了一张卡，提高1.5个百分点")
//	nums := numeral.Scan(text, nil)
//	for _, q := range quantity.Scan(text, nums, nil, nil) { … }
//	// 近4000家      4000  {家}   count    below_near  近
//	// 60%以上        60   %      percent  at_least    以上
//	// 第一批         1                     rejected: ordinal
//	// 一张           1                     rejected: ambiguous
//	// 1.5个百分点   1.5  {pp}   pp       exact
//
// Words are lists in data: units with codes and exact factors, measure words,
// qualifiers with their bounds, currency marks, and the words, names and idioms
// that hold characters of numerals. Grammar is code: what may stand between
// number and unit, compounds (五元三毛, 1小时30分), per-units (元/吨, 微克每立方米),
// halves and remainders behind the unit (两年半, 一年多).
//
// What counts as a quantity follows the definition of a figure: a bare 一 before
// a measure word is a way of speaking, 1家 and 一半 are not; a power of ten
// without a digit (百亿元产业) measures nothing unless a qualifier stands at it
// (近百家); a number in a short quotation without punctuation is part of a name
// or slogan. Where it is unclear the numeral is rejected as ambiguous: a wrong
// figure is worse than one reported as unparsed.
package quantity

import "baoshu/pipeline/paper"

// A Quantity is a number with its unit and the qualifiers that stand at it, or
// a numeral with the reason why it is none. Offsets are code points into the
// text that was scanned.
type Quantity struct {
	paper.Span            // from an adjacent qualifier to the end of the unit and an adjacent trailing qualifier: 近4000家, 60%以上
	Number     paper.Span // the numeral alone: 4000, 1.7万亿
	Unit       paper.Span // the unit alone: 家; empty where there is none
	Value      float64    // base units: 万 and 亿 multiplied out, percent stays a percent number, 七成 is 70
	High       float64    // of a printed range (4%—4.5%, 四五个月); NaN where there is none
	ValueText  string     // the numeral as printed; of what is no quantity, it may be left out
	UnitText   string     // as printed, without 万 and 亿; 成 is %, 万元 is 元, 翻一番 is 倍
	UnitCode   string     // UCUM, ISO 4217, {家}
	UnitClass  string     // currency count length area volume mass energy power time percent pp ratio temperature data other
	Factor     float64    // to the base unit of the class, 0 where there is none: 公里 is 1000 (metres)
	Mult       int        // power of ten the printed numeral carries: 亿 is 8
	Bound      paper.Bound
	Qualifier  string     // the words that gave the bound: 近, 以上, 多
	QualSpan   paper.Span // where they stand
	Rank       bool       // 第3位, 居首位
	Reject     Reason     // why it is no quantity; "" where it is one
	Numeral    int        // index of its numeral in nums
	Rule       string     // name of the rules that read it, joined by a space
}

// A Reason says why a numeral is no quantity; the values are those of the
// unparsed_numbers table.
type Reason string

// The reasons.
const (
	Date      Reason = "date"
	Label     Reason = "label"
	Name      Reason = "name"
	Ordinal   Reason = "ordinal"
	Idiom     Reason = "idiom"
	Phone     Reason = "phone"
	ListNo    Reason = "list_no"
	NoUnit    Reason = "no_unit"
	Ambiguous Reason = "ambiguous"
)
