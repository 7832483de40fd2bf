package quantity

import (
	"math"
	"testing"

	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/paper"
)

// FuzzScan feeds arbitrary text and a mask: no panic, spans in order and inside
// the text, every numeral answered for.
func FuzzScan(f *testing.F) {
	for _, s := range []string{"亿元至2亿元", "已连接近4000家医疗机构，占60%以上", "50元6角三分", "翻了近两番，翻番", "29.3微克/立方米", "1100多万套（间）", "“一枚印章管审批”《百年》双", "2亿元至4亿元", "1小时30分", "一个半小时", "人民币  50元", "第3位", "7个半", "3点20分", "1米75"} {
		f.Add(s, 0, 0)
	}
	f.Fuzz(func(t *testing.T, s string, a, b int) {
		text := []rune(s)
		nums := numeral.Scan(text, nil)
		var mask []paper.Span
		if a >= 0 && b > a && b <= len(text) {
			mask = []paper.Span{{Start: a, End: b}}
		}
		end, covered := 0, make([]bool, len(text))
		for _, q := range Scan(text, nums, mask, nil) {
			if q.Start < end || q.End <= q.Start || q.End > len(text) {
				t.Fatalf("%q: span [%d,%d) after %d (%s)", s, q.Start, q.End, end, q.Rule)
			}
			if q.Number.Start < q.Start || q.Number.End > q.End {
				t.Fatalf("%q: number %v outside %v", s, q.Number, q.Span)
			}
			end = q.End
			for i := q.Start; i < q.End; i++ {
				covered[i] = true
			}
			if q.Reject == "" && (math.IsNaN(q.Value) || q.Bound == "") {
				t.Fatalf("%q: %+v", s, q)
			}
		}
		for _, n := range nums {
			if !covered[n.Start] {
				t.Fatalf("%q: numeral %q is not answered for", s, n.Text(text))
			}
		}
	})
}
