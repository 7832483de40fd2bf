package extract

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/paper"
)

// TestDecode holds what is read of a paragraph against the text, decoded character by
// character.
func TestDecode(t *testing.T) {
	for _, c := range []string{
		"",
		"企业 832 家，増长3.5%。",
		"“翻番了！”他说。🙂𠀀\xe4\xb8é末",
		"\xef\xbc\x9f截断\xe9",
		"한국 ١٢ 三\n四",
	} {
		b := body{p: &paper.Paragraph{Text: c}}
		b.decode()
		var text []rune
		var starts, stopAt []int32
		for i, r := range []rune(c) {
			if len(b.at) == 0 || slices.Contains(b.at, int32(i)) {
				text = append(text, variants().fold(r))
			}
		}
		if string(text) != string(b.text) {
			t.Errorf("%q is read as %q, not %q", c, string(b.text), string(text))
		}
		for k, r := range text {
			if numeral.Starts(r) {
				starts = append(starts, int32(k))
			}
			if variants().of(r)&stopping != 0 {
				stopAt = append(stopAt, int32(k))
			}
			if got := c[b.offs[k]:b.offs[k+1]]; utf8.ValidString(got) && !strings.HasPrefix(got, string([]rune(c)[b.inParagraph(paper.Span{Start: k, End: k + 1}).Start])) {
				t.Errorf("%q: character %d is %q", c, k, got)
			}
		}
		if !slices.Equal(starts, b.starts) || !slices.Equal(stopAt, b.stops) || b.turns != strings.Contains(c, "翻") {
			t.Errorf("%q: numerals at %v, stops at %v, 翻 %v", c, b.starts, b.stops, b.turns)
		}
	}
}
