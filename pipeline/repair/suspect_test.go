package repair

import (
	"strings"
	"testing"

	"baoshu/pipeline/given"
)

// TestSuspicionReadsAlike: where a mark stands among the bytes of a line does not
// matter: what is counted of parts adds up.
func TestSuspicionReadsAlike(t *testing.T) {
	parts := []string{"沈州新区", "，", "“", "”", "。", "《", "》", "ア", "𠮷", "é", "A3", " ", "%"}
	for k := range 8 {
		var line strings.Builder
		var want Suspicion
		for i := range 60 {
			p := parts[(i*i+k)%len(parts)]
			line.WriteString(p)
			want.read(p)
		}
		var got Suspicion
		got.read(line.String())
		if got != want {
			t.Errorf("%s: %+v, its parts %+v", line.String(), got, want)
		}
	}
}

func BenchmarkSuspicion(b *testing.B) {
	var lines []string
	n := 0
	for d := range given.Broadcast(b) {
		lines = append(lines, d.Paras...)
		for _, p := range d.Paras {
			n += len(p)
		}
		if n > 1<<20 {
			break
		}
	}
	b.SetBytes(int64(n))
	var s Suspicion
	for b.Loop() {
		for _, l := range lines {
			s.read(l)
		}
	}
}
