package entity

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

//go:embed data/translit.tsv
var translitTSV []byte

var translitList = sync.OnceValue(func() *lexicon.List { return lexicon.MustParse("entity/translit.tsv", translitTSV) })

// A spelling is the set of characters that foreign names are written with, one bit a
// character.
type spelling [0x10000 / 64]uint64

var translit = sync.OnceValue(func() *spelling {
	s := new(spelling)
	for _, w := range translitList().Words() {
		c := []rune(w)[0]
		s[c/64] |= 1 << (c % 64)
	}
	return s
})

// openings is the set of characters that Foreign stops at.
var openings = sync.OnceValue(func() *spelling {
	s := *translit()
	for _, c := range "家村镇乡街·" {
		s[c/64] |= 1 << (c % 64)
	}
	return &s
})

func (s *spelling) has(c rune) bool { return uint32(c) < 0x10000 && s[c/64]>>(c%64)&1 != 0 }

// Firm is the Ref of a fixed token that is the name of a firm.
const Firm = -2

// Stem returns the end of the part of a firm's name that is spelled by sound, without the
// line of business behind it.
func Stem(text []rune, at paper.Span) int {
	s := translit()
	for at.Start < at.End && s.has(text[at.Start]) {
		at.Start++
	}
	return at.Start
}

// Foreign appends to dst the names in text[from:to] that a tagger would cut to pieces.
// Those spelled by sound: persons with a point between given name and family name
// (叶尔兰·别克托夫), places with what kind of area they are (萨尔加尔市), and firms behind
// their country or their class (瑞士普罗泰克|制药, 德国企业贝洛克). And, found on the same
// walk, villages called after a family (崔家沟村), and those behind what they lie in
// ([settlement]).
func Foreign(text []rune, from, to int, dst []word.Fixed) []word.Fixed {
	s, noted := translit(), openings()
	for i := from; i < to; i++ {
		c := text[i]
		if !noted.has(c) {
			continue
		}
		if !s.has(c) {
			if f, ok := keyed(text, from, to, i, c); ok && (len(dst) == 0 || dst[len(dst)-1].End <= f.Start) {
				dst = append(dst, f)
				i = f.End - 1
			}
			continue
		}
		if i+1 >= to || !s.has(text[i+1]) {
			continue // one character is no name
		}
		end := i + 2
		for end < to && s.has(text[end]) {
			end++
		}
		if end < to && text[end] == '·' {
			i = end - 1
			continue
		}
		if f, ok := spelled(text, from, i, end, to); ok {
			dst = append(dst, f)
		}
		i = end - 1
	}
	return dst
}

// keyed returns the name that is found by a character which no foreign name is written with: c,
// at i.
func keyed(text []rune, from, to, i int, c rune) (f word.Fixed, ok bool) {
	f.Tag, f.Ref = word.NS, -1
	switch c {
	case '家':
		if i > from && i+1 < to {
			f.Span, ok = hamlet(text, i, to)
		}
	case '村', '镇', '乡', '街':
		if i > from+2 {
			f.Span, ok = settlement(text, from, to, i)
		}
	case '·':
		f.Tag = word.NR
		f.Span, ok = dotted(text, from, to, i)
	}
	return f, ok
}

// hamlet returns the name of a village called after a family, whose 家 stands at i:
// 崔家沟村, 王家庄.
func hamlet(text []rune, i, to int) (paper.Span, bool) {
	if !surname().Starts(text[i-1]) || strings.ContainsRune("国全大公", text[i-1]) {
		return paper.Span{}, false
	}
	end := i + 1
	if end+1 < to && (landform(text[end]) || strings.ContainsRune("河台集窑梁山渡圈", text[end])) && strings.ContainsRune("村乡镇寨", text[end+1]) {
		return paper.Span{Start: i - 1, End: end + 2}, true
	}
	if end < to && strings.ContainsRune("村庄屯寨", text[end]) {
		return paper.Span{Start: i - 1, End: end + 1}, true
	}
	return paper.Span{}, false
}

// dotted returns the name of a person that the point at i stands in.
func dotted(text []rune, from, to, i int) (paper.Span, bool) {
	s := translit()
	low := i
	for low > from && i-low < 6 && s.has(text[low-1]) {
		low--
	}
	high := i + 1
	for high < to && high-i < 9 && (s.has(text[high]) || text[high] == '·') {
		high++
	}
	if high > i+1 && high+1 < to && unicode.Is(unicode.Han, text[high]) && !unicode.Is(unicode.Han, text[high+1]) && !strings.ContainsRune("说称的是在和与等道", text[high]) {
		high++ // 罗伯特·马尔尚4号
	}
	if low == i || high == i+1 || high-low < 4 || text[high-1] == '·' {
		return paper.Span{}, false
	}
	return paper.Span{Start: low, End: high}, true
}

// spelled reads the run text[i:end] of characters of foreign names, without the known
// places and names in it, as the name of a place or a firm.
func spelled(text []rune, from, i, end, to int) (f word.Fixed, ok bool) {
	area, line := areaEnd(text, end, to), lineEnd(text[:to], end)
	if line == end && end-i > 2 && lineEnd(text[:to], end-1) > end {
		end-- // 凯恩诺|特种材料
		line = lineEnd(text[:to], end)
	}
	class := classed(text[from:i])
	if area == 0 && line == end && !class {
		return f, false
	}
	country := false // right before the run
	var few [4]place.Mention
	for _, m := range place.Anywhere(text[:end], max(from, i-4), end, few[:0]) {
		if m.End > i && m.Start > i && m.End == end {
			return f, false // a name, and a known place at its end
		}
		if m.End >= i {
			country, i = len(m.Codes) == 0, max(i, m.End)
		}
	}
	n := end - i
	switch {
	case n < 2 || n > 7 || known(text, i, end):
	case n > 2 && area > 0 && (i == from || opens(text[i-1])):
		return word.Fixed{Span: paper.Span{Start: i, End: area}, Tag: word.NS, Ref: -1}, true
	case country && line > end || class && n > 2:
		return word.Fixed{Span: paper.Span{Start: i, End: line}, Tag: word.NZ, Ref: Firm}, true
	}
	return f, false
}

// Sounds reports whether all characters are such as foreign names are written with.
func Sounds(text []rune) bool {
	s := translit()
	for _, c := range text {
		if !s.has(c) {
			return false
		}
	}
	return true
}

// classed reports whether a class of firms stands right before: 德国企业|贝洛克.
func classed(before []rune) bool {
	if len(before) < 2 {
		return false
	}
	switch a, b := before[len(before)-2], before[len(before)-1]; b {
	case '业':
		return a == '企'
	case '头':
		return a == '巨'
	case '商':
		return a == '厂'
	}
	return false
}

// lineEnd returns where the line of business or the class of firms that stands at i ends;
// i where there is none.
func lineEnd(text []rune, i int) int {
	t := load()
	end := i
	if e, id := t.lines.Longest(text, i); id >= 0 {
		end = e
	}
	if e, id := t.heads.Longest(text, i); id >= 0 && t.types[id] == "company" && !t.class[id] && e > end && e-i > 1 {
		end = e
	}
	return end
}

// opens reports whether a place abroad can begin behind the character: a mark, a particle,
// a direction or the end of a larger place. Behind another it could be cut.
func opens(c rune) bool {
	return !unicode.Is(unicode.Han, c) || strings.ContainsRune("的在从向到至由往于为和与及是对将被经离距部方国亚斯兰尼利前今日天后来月年镇市省州县区府都城港", c)
}

// known reports whether a listed name begins in the run.
func known(text []rune, i, end int) bool {
	t := load()
	for ; i < end; i++ {
		if e, id := t.names.Longest(text, i); id >= 0 && e-i > 2 {
			return true
		}
	}
	return false
}

// areaEnd returns where the word for a kind of area that stands at i ends, or 0.
func areaEnd(text []rune, i, to int) int {
	if i >= to {
		return 0
	}
	switch c := text[i]; c {
	case '地', '大':
		if i+2 <= to && text[i+1] == '区' {
			return i + 2
		}
	case '边':
		if i+3 <= to && text[i+1] == '疆' && text[i+2] == '区' {
			return i + 3
		}
	case '市':
		if i+1 < to && (text[i+1] == '场' || text[i+1] == '值') {
			return 0 // 市场
		}
		return i + 1
	case '省', '州', '县', '镇', '岛', '河', '湖', '山':
		return i + 1
	}
	return 0
}

// latin reports whether the token is a name in Latin letters: LumaTech, but not AI or app.
func latin(text []rune, t word.Token) bool {
	if t.End-t.Start < 4 || text[t.Start] < 'A' || text[t.Start] > 'Z' {
		return false
	}
	small := 0
	for _, c := range text[t.Start:t.End] {
		switch {
		case c >= 'a' && c <= 'z':
			small++
		case c > 0x7f:
			return false
		}
	}
	return small > 1
}
