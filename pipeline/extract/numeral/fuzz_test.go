package numeral

import (
	"math"
	"testing"
)

// FuzzScan feeds arbitrary text: no panic, spans in order, inside the text and
// apart, values finite or beyond what a float holds, never not a number.
func FuzzScan(f *testing.F) {
	for _, s := range []string{"产值1.7万亿元", "四千五百六十九万八千三百一十一亿", "三分之二、1/3、五又三分之一", "-1.1^--23", "百分之三到五", "3至6个月", "十几万", "1e999", "1e700:7", "零下5度", "二〇二三", "负３分之負壹百五十七", "7个半", "5-20%", "一半半", "第三万回", "9999999999999999999999999999万亿兆"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := []rune(s)
		end := 0
		for _, n := range Scan(text, nil) {
			if n.Start < end || n.End <= n.Start || n.End > len(text) {
				t.Fatalf("%q: span [%d,%d) after %d", s, n.Start, n.End, end)
			}
			end = n.End
			if math.IsNaN(n.Value.Float64()) || n.Ranged && math.IsNaN(n.High.Float64()) {
				t.Fatalf("%q: %s is not a number", s, n.Text(text))
			}
			if n.Ranged && n.High.Less(n.Value) {
				t.Fatalf("%q: range %s … %s", s, n.Value, n.High)
			}
			_ = n.Value.String()
			if low, high, ok := n.Ends(); ok && (low.End > high.Start || low.Start != n.Start || high.End != n.End) {
				t.Fatalf("%q: ends of %s", s, n.Text(text))
			}
		}
	})
}
