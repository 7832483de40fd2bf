package numeral

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// TestAmount holds that what is read the short way is what read makes of it.
func TestAmount(t *testing.T) {
	check := func(t interface{ Fatalf(string, ...any) }, text []rune) (found int) {
		for i, r := range text {
			if !digit(r) {
				continue
			}
			a, ok := amountAt(text, i, starters())
			if !ok {
				continue
			}
			found++
			n, ok := read(text, i)
			if got := a.numeral(i); !ok || !reflect.DeepEqual(got, n) {
				t.Fatalf("%q at %d: %+v, not %+v", string(text), i, got, n)
			}
		}
		return found
	}
	for text, want := range map[string]int{
		"企业832家，增长3.5%的是12.50万元和120亿美元，0.0％以上": 6,
		"2017万科，A4纸，运-10飞机，1.2.3版，3至6月，1,234人": 1,
	} {
		if got := check(t, []rune(text)); got < want {
			t.Errorf("%s: %d", text, got)
		}
	}
	parts := rapid.SampledFrom([]string{"0", "1", "2", "50", "2017", "123456789", ".", "·", ",", "，", "万", "亿", "千", "%", "％", "家", "年", "科", "点", "多", "至", "-", "—", "A", "k", " ", "的", "以", "个", "分", "元"})
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, p := range rapid.SliceOfN(parts, 1, 8).Draw(t, "text") {
			text += p
		}
		check(t, []rune(text+"家"))
	})
}
