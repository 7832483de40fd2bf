package clean

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/lexicon"
)

//go:embed data/compatible.tsv
var compatibleTSV []byte

// What is known of a character, one bit each.
const (
	isTrad  = 1 << iota // only traditional text has it
	isSimp              // only simplified text has it
	isFixed             // it is replaced wherever it stands
	isConv              // t2s may change it
	isFull              // one of the full-width marks that have a half-width twin
	isHan               // a Chinese character
	isMark              // full-width punctuation
	isOdd               // punctuation that a rule must look at
)

// A fix is what stands for a character wherever it is met.
type fix struct {
	to   string
	kind edit.Kind
	rule string
}

// A classes is the table of characters below 0x10000 and the fixes.
type classes struct {
	bits  [0x10000]uint8
	fixes map[rune]fix
}

// of returns the bits of any character.
func (c *classes) of(r rune) uint8 {
	if r < 0x10000 {
		return c.bits[r]
	}
	switch {
	case r >= 0x2F800 && r <= 0x2FA1F:
		return isHan
	case r >= 0xE0100 && r <= 0xE01EF:
		return isFixed
	case r >= 0x20000 && r <= 0x3FFFF:
		return isHan
	}
	return 0
}

func (c *classes) fix(r rune) (fix, bool) {
	if r >= 0xE0100 && r <= 0xE01EF {
		return fix{"", edit.Variant, "clean/invisible"}, true
	}
	f, ok := c.fixes[r]
	return f, ok
}

const (
	fullMarks    = "，：；？！"
	closingMarks = "，。、；：？！）》〉”’】」』"
	openingMarks = "（《〈“‘【「『"
)

var table = sync.OnceValue(func() *classes {
	c := &classes{fixes: map[rune]fix{}}
	for r := '\u3400'; r <= '\u9FFF'; r++ {
		c.bits[r] |= isHan
	}
	c.bits['〇'] |= isHan
	for _, r := range fullMarks {
		c.bits[r] |= isFull
	}
	for _, r := range closingMarks + openingMarks + "…—·～" {
		c.bits[r] |= isMark
	}
	for _, r := range "「」『』“”‘’―─—–" {
		c.bits[r] |= isOdd
	}
	c.addFixes()
	c.addScript(converter())
	return c
})

func (c *classes) put(from rune, to string, kind edit.Kind, rule string) {
	c.fixes[from] = fix{to, kind, "clean/" + rule}
	c.bits[from] |= isFixed
}

func (c *classes) addFixes() {
	for i := rune(0); i < 26; i++ {
		c.put('Ａ'+i, string('A'+i), edit.Width, "width")
		c.put('ａ'+i, string('a'+i), edit.Width, "width")
	}
	for i := rune(0); i < 10; i++ {
		c.put('０'+i, string('0'+i), edit.Width, "width")
	}
	c.put('％', "%", edit.Width, "width")
	c.put('﹪', "%", edit.Width, "width")
	for _, row := range lexicon.MustParse("clean/data/compatible.tsv", compatibleTSV).Rows {
		r, _ := utf8.DecodeRuneInString(row[0])
		c.put(r, row[1], edit.Variant, "compatible")
		c.bits[r] |= isHan
	}
	from, to := []rune("﹑﹐﹔﹕﹖﹗﹙﹚︰〝〞〟｡､｢｣"), []rune("、，；：？！（）：“””。、「」")
	for i, r := range from {
		c.put(r, string(to[i]), edit.Punct, "form")
	}
	for r := rune(0); r < 0xA0; r++ {
		if r < 0x20 && r != '\t' || r >= 0x7F {
			c.put(r, "", edit.Space, "invisible")
		}
	}
	for _, r := range "\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\uFEFF\uFFF9\uFFFA\uFFFB" {
		c.put(r, "", edit.Space, "invisible")
	}
	for r := '\uFE00'; r <= '\uFE0F'; r++ {
		c.put(r, "", edit.Variant, "invisible")
	}
	for _, r := range "\t\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F" {
		c.put(r, " ", edit.Space, "blank")
	}
}

// cjk reports whether a character belongs to Chinese text: a character or a
// full-width mark.
func (c *classes) cjk(r rune) bool { return c.of(r)&(isHan|isMark|isFull) != 0 }

func (c *classes) han(r rune) bool { return c.of(r)&isHan != 0 }

func latin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
func digit(r rune) bool { return r >= '0' && r <= '9' }

func among(r rune, set string) bool { return r > 0 && strings.ContainsRune(set, r) }
