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
	some [(lastHan - firstHan + 64) / 64]uint64 // a bit for each character from firstHan that is read as another
	to   []rune                                 // by character from firstHan
}

var variants = sync.OnceValue(func() *folding {
	f := &folding{list: lexicon.MustParse("extract/variants.tsv", variantsTSV), to: make([]rune, lastHan-firstHan+1)}
	for _, r := range f.list.Rows {
		c := []rune(r[0])[0] - firstHan
		f.some[c>>6] |= 1 << (c & 63)
		f.to[c] = []rune(r[1])[0]
	}
	return f
})

// fold returns what a character is read as.
func (f *folding) fold(c rune) rune {
	if at := uint32(c - firstHan); at <= lastHan-firstHan && f.some[at>>6]&(1<<(at&63)) != 0 {
		return f.to[at]
	}
	return c
}

// The block the variants lie in.
const (
	firstHan = 0x4e00
	lastHan  = 0x9fff
)
