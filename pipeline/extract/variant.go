package extract

import (
	_ "embed"
	"sync"

	"baoshu/pipeline/lexicon"
)

//go:embed data/variants.tsv
var variantsTSV []byte

// Lists returns the room's own word lists, for digests and the lint test.
func Lists() []*lexicon.List { return []*lexicon.List{variants().list, eventList()} }

type folding struct {
	list *lexicon.List
	to   []rune // by character from firstHan; 0 is itself
}

var variants = sync.OnceValue(func() *folding {
	f := &folding{list: lexicon.MustParse("extract/variants.tsv", variantsTSV), to: make([]rune, lastHan-firstHan+1)}
	for _, r := range f.list.Rows {
		f.to[[]rune(r[0])[0]-firstHan] = []rune(r[1])[0]
	}
	return f
})

// fold returns what a character is read as.
func (f *folding) fold(c rune) rune {
	if c < firstHan || c > lastHan {
		return c
	}
	if to := f.to[c-firstHan]; to != 0 {
		return to
	}
	return c
}

// The block the variants lie in.
const (
	firstHan = 0x4e00
	lastHan  = 0x9fff
)
