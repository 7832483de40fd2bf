package quantity

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"baoshu/pipeline/extract/numeral"
)

// newsText returns about n bytes of broadcast news, a paragraph an element.
func newsText(t testing.TB, n int) (paras [][]rune, bytes int) {
	in, err := os.Open(filepath.Join(shared(t), "corpus", "xwlb-2013-2017.jsonl.gz"))
	if err != nil {
		t.Skip(err)
	}
	defer in.Close()
	z, err := gzip.NewReader(in)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() && bytes < n {
		var item struct{ Paras []string }
		if err := json.Unmarshal(lines.Bytes(), &item); err != nil {
			t.Fatal(err)
		}
		for _, p := range item.Paras {
			paras = append(paras, []rune(p))
			bytes += len(p)
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
