package edit

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzRunes(f *testing.F) {
	for _, s := range []string{"", "高新区2518家，", "a\x80\xe5\x8c", "\xe0\x80\x80\xed\xa0\x80\xef\xbf\xbf", "𠮷é\u0000", "高\xed\xa0\x80新区", "新\xe0\x80\x80区家", "高新\xff区家", "人民日报九", "〇ꯍ㐀豈人", strings.Repeat("九", 33) + "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := []rune(s)
		if got := Runes(s); !slices.Equal(got, want) {
			t.Errorf("%q: %q, not %q", s, string(got), string(want))
		}
		if got := AppendRunes([]rune("前"), s); !slices.Equal(got[1:], want) {
			t.Errorf("%q behind another: %q", s, string(got))
		}
		if got := AppendRunes(make([]rune, 0, 3), s); !slices.Equal(got, want) {
			t.Errorf("%q where there is little room: %q", s, string(got))
		}
		if at := Invalid(s); at >= 0 != !utf8.ValidString(s) || at >= 0 && (!utf8.ValidString(s[:at]) || utf8.FullRuneInString(s[at:]) && utf8.ValidString(s[:at+1])) {
			t.Errorf("%q is invalid at %d", s, at)
		}
		if utf8.ValidString(s) && Count(s) != len(want) {
			t.Errorf("%q: %d characters counted", s, Count(s))
		}
		if !utf8.ValidString(s) {
			return
		}
		n := 0
		for i := range s {
			if got := Offset(s, n); got != i {
				t.Errorf("%q: character %d stands at byte %d, not %d", s, n, i, got)
			}
			n++
		}
		if got := Offset(s, n); got != -1 {
			t.Errorf("%q has no character %d, and it stands at %d", s, n, got)
		}
	})
}

func BenchmarkRunes(b *testing.B) {
	s := strings.Repeat("沈阳高新区创新型小微企业新增注册832家，", 20)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Runes(s)
	}
}

func BenchmarkConversion(b *testing.B) {
	s := strings.Repeat("沈阳高新区创新型小微企业新增注册832家，", 20)
	b.SetBytes(int64(len(s)))
	n := 0
	for b.Loop() {
		n += len([]rune(s))
	}
}
