package quantity

import "github.com/baoshu/baoshu/pipeline/paper"

// A Quantity is a number with its unit and the qualifiers that stand at it.
// Offsets are code points into the text that was scanned.
type Quantity struct {
	paper.Span            // from an adjacent qualifier to the end of the unit and an adjacent trailing qualifier: 近4000家, 60%以上
	Number     paper.Span // the numeral alone: 4000, 1.7万亿
	Unit       paper.Span // the unit alone: 家; empty where there is none
	Value      float64    // base units: 万 and 亿 multiplied out, percent stays a percent number, 七成 is 70
	High       float64    // of a printed range (4%—4.5%, 四五个月); NaN where there is none
	ValueText  string     // the numeral as printed
	UnitText   string     // as printed, without 万 and 亿; 成 is %, 万元 is 元, 翻一番 is 倍
	UnitCode   string     // UCUM, ISO 4217, {家}
	UnitClass  string     // currency count length area volume mass energy power time percent pp ratio temperature data other
	Mult       int        // power of ten the printed numeral carries: 亿 is 8
	Bound      paper.Bound
	Qualifier  string // the words that gave the bound: 近, 以上, 多
	Rank       bool   // 第3位, 居首位
	Rule       string // name of the rules that read it, joined by a space
}
