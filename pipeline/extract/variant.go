package extract

import (
	_ "embed"
	"sync"

	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/lexicon"
)

//go:embed data/variants.tsv
var variantsTSV []byte

// Lists returns the room's own word lists, for digests and the lint test.
func Lists() []*lexicon.List { return []*lexicon.List{variants().list, eventList(), roleList()} }

// A folding is what must be known of a character when a text is decoded. Of most
// characters nothing is.
type folding struct {
	list *lexicon.List
	look [1024]uint64 // a bit for each character below 0x10000 of which something is
	to   []rune       // what it is read as, by character from firstHan; 0 is itself
}

var variants = sync.OnceValue(func() *folding {
	f := &folding{list: lexicon.MustParse("extract/variants.tsv", variantsTSV), to: make([]rune, lastHan-firstHan+1)}
	for _, r := range f.list.Rows {
		f.to[[]rune(r[0])[0]-firstHan] = []rune(r[1])[0]
	}
	for c := range rune(0x10000) {
		if f.fold(c) != c || numeral.Starts(c) || stops(c) || c == turning {
			f.look[c>>6] |= 1 << (c & 63)
		}
	}
	return f
})

// known returns 1 for a character of which something is known, else 0.
func (f *folding) known(c rune) int { return int(f.look[uint16(c)>>6] >> (c & 63) & 1) }

// fold returns what a character is read as; a Chinese one as a Chinese one.
func (f *folding) fold(c rune) rune {
	if at := uint32(c - firstHan); at < uint32(len(f.to)) && f.to[at] != 0 {
		return f.to[at]
	}
	return c
}

// turning is the character of 翻番.
const turning = '翻'

// The block that nearly all Chinese characters lie in.
const (
	firstHan = 0x4e00
	lastHan  = 0x9fff
)
