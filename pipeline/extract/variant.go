package extract

import (
	_ "embed"
	"sync"

	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/lexicon"
)

//go:embed data/variants.tsv
var variantsTSV []byte

// Lists returns the room's own word lists, for digests and the lint test.
func Lists() []*lexicon.List { return []*lexicon.List{variants().list, eventList(), roleList()} }

// A mark is what is known of a character, as bits.
type mark uint16

const (
	numerals      mark = 1 << iota // a numeral can start with it
	stopping                       // it can end a sentence
	doubling                       // it can count without a numeral
	varied                         // it is read as another
	noting                         // the mark of a footnote can begin with it
	shutting                       // it ends a quotation
	wiring                         // a dateline can end with it
	adding                         // it stands between the terms of a sum
	entitling                      // the title of a book begins with it
	closing                        // it closes a bracket
	quoting                        // it opens a quotation or a bracket, or closes one of the rarer ones
	incorporating                  // of 公司, 集团, 股份 and 有限 the rarer one, or both
	bossing                        // of the titles of those who head a firm the rarest, see bosses
)

// A folding is what must be known of a character when a text is decoded. Of most
// characters nothing is.
type folding struct {
	list  *lexicon.List
	look  [1024]uint64  // a bit for each character below 0x10000 of which something is
	marks [0x10000]mark // what that is
	to    []rune        // what it is read as, by character from firstHan; 0 is itself
}

var variants = sync.OnceValue(func() *folding {
	f := &folding{list: lexicon.MustParse("extract/variants.tsv", variantsTSV), to: make([]rune, lastHan-firstHan+1)}
	note := func(c rune, x mark) {
		f.look[c>>6] |= 1 << (c & 63)
		f.marks[c] |= x
	}
	for _, r := range f.list.Rows {
		c := []rune(r[0])[0]
		f.to[c-firstHan] = []rune(r[1])[0]
		note(c, varied)
	}
	for _, x := range [...]struct {
		chars string
		mark  mark
	}{{"。！？!?\n", stopping}, {"[［〔①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", noting}, {"”", shutting}, {"电讯", wiring}, {"+＋", adding}, {"《", entitling}, {"）)", closing}, {"“「（」", quoting}, {"司团股限", incorporating}, {"董总创厂", bossing}} {
		for _, c := range x.chars {
			note(c, x.mark)
		}
	}
	for c := range rune(0x10000) {
		if numeral.Starts(c) {
			note(c, numerals)
		}
		if quantity.Pairs(c) {
			note(c, doubling)
		}
	}
	return f
})

// known returns 1 for a character of which something is known, else 0; of the rare ones
// from 0x10000 on it may say either.
func (f *folding) known(c rune) int { return int(f.look[uint16(c)>>6] >> (c & 63) & 1) }

// of returns what is known of the character.
func (f *folding) of(c rune) mark {
	if uint32(c) < uint32(len(f.marks)) {
		return f.marks[c]
	}
	return 0
}

// fold returns what a character is read as; a Chinese one as a Chinese one.
func (f *folding) fold(c rune) rune {
	if f.of(c)&varied == 0 {
		return c
	}
	return f.to[c-firstHan]
}

// The block that nearly all Chinese characters lie in.
const (
	firstHan = 0x4e00
	lastHan  = 0x9fff
)
