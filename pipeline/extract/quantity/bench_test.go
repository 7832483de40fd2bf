package quantity

import (
	"testing"

	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/given"
)

// newsText returns about n bytes of broadcast news, a paragraph an element.
func newsText(t testing.TB, n int) (paras [][]rune, bytes int) {
	for item := range given.Broadcast(t) {
		for _, p := range item.Paras {
			paras = append(paras, []rune(p))
			bytes += len(p)
		}
		if bytes >= n {
			break
		}
	}
	return
}

// BenchmarkScan measures numeral and quantity together on news text.
func BenchmarkScan(b *testing.B) {
	paras, bytes := newsText(b, 4<<20)
	var nums []numeral.Numeral
	var out []Quantity
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range paras {
			nums = numeral.Scan(p, nums[:0])
			out = Scan(p, nums, nil, out[:0])
		}
	}
}

// BenchmarkNumeral measures numeral alone.
func BenchmarkNumeral(b *testing.B) {
	paras, bytes := newsText(b, 4<<20)
	var nums []numeral.Numeral
	b.SetBytes(int64(bytes))
	for b.Loop() {
		for _, p := range paras {
			nums = numeral.Scan(p, nums[:0])
		}
	}
}
