package lexicon

import "testing"

func TestStroke(t *testing.T) {
	for text, want := range map[string]bool{
		"今年1一9月": true, "增长4%一4.5%": true, "2017一2025": true, "１一９月": true,
		"比二0一0年": false, "第1一批": false, "一9月": false, "9月一日": false, "3.一4": false,
	} {
		got := false
		rs := []rune(text)
		for i := range rs {
			got = got || Stroke(rs, i)
		}
		if got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
