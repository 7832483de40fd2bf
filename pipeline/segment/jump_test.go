package segment

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestHolds: as strings.Contains says, which is looked for in another way.
func TestHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("下转上接第四版，5 ）")), 0, 20, -1).Draw(t, "text")
		for _, word := range []string{"下转", "上接"} {
			if holds(text, word) != strings.Contains(text, word) {
				t.Errorf("%q and %s", text, word)
			}
		}
	})
}

func BenchmarkHolds(b *testing.B) {
	text := strings.Repeat("沈阳高新区新增注册企业，总数达到两千五百家；", 2)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if holds(text, "下转") {
			b.Fatal("found")
		}
	}
}
