package extract

import (
	_ "embed"
	"sync"

	"baoshu/pipeline/lexicon"
)

//go:embed data/variants.tsv
var variantsTSV []byte

// Lists returns the room's own word lists, for digests and the lint test.
func Lists() []*lexicon.List { return []*lexicon.List{variants().list, eventList(), roleList()} }

type folding struct {
	list *lexicon.List
	some [(lastHan - firstHan + 64) / 64]uint64 // a bit for each character from firstHan that is read as another, and for 翻
	to   []rune                                 // by character from firstHan
}

var variants = sync.OnceValue(func() *folding {
	f := &folding{list: lexicon.MustParse("extract/variants.tsv", variantsTSV), to: make([]rune, lastHan-firstHan+1)}
	note := func(c, to rune) {
		c -= firstHan
		f.some[c>>6] |= 1 << (c & 63)
		f.to[c] = to
	}
	note('翻', '翻') // which measures without a numeral
	for _, r := range f.list.Rows {
		note([]rune(r[0])[0], []rune(r[1])[0])
	}
	return f
})

// noted reports whether the character is one of the few that are not simply read: variants,
// and 翻. What it is read as stands in f.to.
func (f *folding) noted(c rune) bool {
	at := uint32(c - firstHan)
	return at <= lastHan-firstHan && f.some[at>>6]&(1<<(at&63)) != 0
}

// The block the variants lie in.
const (
	firstHan = 0x4e00
	lastHan  = 0x9fff
)
