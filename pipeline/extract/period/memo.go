package period

import (
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// A memo has what was written last of spans and of texts. A story has the same few times
// again and again (今年, 2016年), and no string of one is made twice.
type memo struct {
	written [64]written
	texts   [64]string
}

// A written is how a span is written.
type written struct {
	first, last paper.Day
	week        bool
	text, freq  string // no text where the place is empty
}

// iso is [iso], remembered.
func (m *memo) iso(first, last paper.Day, week bool) (text, freq string) {
	w := &m.written[(uint32(first)*31^uint32(last))%64]
	if w.text == "" || w.first != first || w.last != last || w.week != week {
		text, freq = iso(first, last, week)
		*w = written{first, last, week, text, freq}
	}
	return w.text, w.freq
}

// printed returns the characters as a string.
func (m *memo) printed(text []rune) string {
	n := len(text)
	if n == 0 {
		return ""
	}
	s := &m.texts[(uint32(text[0])*31^uint32(text[n-1])*7^uint32(text[n/2])^uint32(n))%64]
	if *s == "" || lexicon.Prefix(text, *s) != n {
		*s = string(text)
	}
	return *s
}
