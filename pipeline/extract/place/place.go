// Package place knows the administrative areas of China by name and finds the
// GB/T 2260 code of the one a text speaks of.
//
// Names are full (沈阳市, 浑南区) or short (沈阳; districts have no short name).
// Neighbouring names make one mention, which has the code of its smallest part:
//
//	text := []rune("辽宁省沈阳市浑南区")
//	m := place.Find(text, 0, len(text), nil)
//	m[0].Text, m[0].Codes // 辽宁省沈阳市浑南区 [210112]
//
// A name that several areas share (朝阳区, 吉林) keeps all their codes until
// [Choose] finds in the rest of the story the province or city that decides.
package place

import (
	_ "embed"
	"strings"
	"sync"

	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

//go:embed data/areas.tsv
var areasTSV []byte

//go:embed data/world.tsv
var worldTSV []byte

//go:embed data/common.tsv
var commonTSV []byte

// common is the list of the counties' short names that are other words too.
var common = sync.OnceValue(func() *lexicon.List { return lexicon.MustParse("place/common.tsv", commonTSV) })

// world is the list of places abroad: names for the tagger, without codes.
var world = sync.OnceValue(func() *lexicon.List { return lexicon.MustParse("place/world.tsv", worldTSV) })

// Lists returns the package's word lists, for digests and the lint test.
func Lists() []*lexicon.List { return []*lexicon.List{gazetteer().list, world(), common()} }

// A table is the gazetteer: every name, full or short, with its codes.
type table struct {
	list    *lexicon.List
	names   []string
	codes   [][]string
	full    []bool // the name ends in the kind of area
	word    []bool // the name is another word too
	matcher *lexicon.Matcher
}

var gazetteer = sync.OnceValue(func() *table {
	t := &table{list: lexicon.MustParse("place/areas.tsv", areasTSV)}
	index := map[string]int{}
	add := func(name, code string, full bool) {
		i, ok := index[name]
		if !ok {
			i = len(t.names)
			index[name] = i
			t.names, t.codes, t.full = append(t.names, name), append(t.codes, nil), append(t.full, full)
		}
		t.codes[i] = append(t.codes[i], code)
	}
	code, short := t.list.Column("code"), t.list.Column("short")
	for _, r := range t.list.Rows {
		add(r[0], r[code], true)
	}
	for _, r := range t.list.Rows {
		if s := r[short]; s != "-" {
			add(s, r[code], false)
		}
	}
	words := map[string]bool{}
	for _, w := range common().Words() {
		words[w] = true
	}
	for i, n := range t.names {
		t.word = append(t.word, words[n] && !strings.HasSuffix(t.codes[i][0], "00"))
	}
	t.matcher = lexicon.NewMatcher(t.names)
	return t
})

var overseas = sync.OnceValue(func() *lexicon.Matcher { return world().Matcher() })

// everywhere finds where a name of either list may begin.
var everywhere = sync.OnceValue(func() *lexicon.Matcher {
	return lexicon.NewMatcher(append(world().Words(), gazetteer().names...))
})

// Names returns the names a tagger should know: all full names, the short names of
// provinces and prefectures, those of counties that are no other words (昆山, but not
// 和平), and places abroad.
func Names() []string {
	t := gazetteer()
	out := world().Words()
	for i, n := range t.names {
		if t.full[i] || !t.word[i] {
			out = append(out, n)
		}
	}
	return out
}

// A Mention is one or several neighbouring names.
type Mention struct {
	paper.Span
	Text  string
	Codes []string // of the smallest part, narrowed by the larger ones printed with it
	Full  bool     // its last part is a full name
}

// Find appends the mentions in text[from:to] to dst, in order. A name that is another
// word too (合作, 和平, 矿区) is one only behind what it lies in: 山西阳泉矿区.
func Find(text []rune, from, to int, dst []Mention) []Mention {
	return find(text, from, to, false, dst)
}

// Anywhere is Find that also finds the places abroad of data/world.tsv, which have no
// codes: 美国国会, 阿比让.
func Anywhere(text []rune, from, to int, dst []Mention) []Mention {
	return find(text, from, to, true, dst)
}

func find(text []rune, from, to int, abroad bool, dst []Mention) []Mention {
	text = text[:to]
	names := gazetteer().matcher
	if abroad {
		names = everywhere()
	}
	for i := names.Seek(text, from); i < to; i = names.Seek(text, i) {
		m, ok := at(text, i, abroad)
		if !ok {
			i++
			continue
		}
		dst = append(dst, m)
		i = m.End
	}
	return dst
}

// At returns the mention that starts at text[i], as Find has it where no other reaches over
// its beginning; ok is false where none does.
func At(text []rune, i int) (m Mention, ok bool) { return at(text, i, false) }

func at(text []rune, i int, abroad bool) (m Mention, ok bool) {
	t := gazetteer()
	end, id := t.matcher.Longest(text, i)
	if abroad {
		if far, id := overseas().Longest(text, i); far > end {
			return Mention{Span: paper.Span{Start: i, End: far}, Text: world().Rows[id][0], Full: true}, true
		}
	}
	if id < 0 {
		return m, false
	}
	m = Mention{Span: paper.Span{Start: i, End: end}, Text: t.names[id], Codes: t.codes[id], Full: t.full[id]}
	for {
		next, id := t.matcher.Longest(text, m.End)
		if id < 0 {
			break
		}
		within := inside(t.codes[id], m.Codes)
		if len(within) == 0 {
			break
		}
		m.End, m.Codes, m.Full = next, within, t.full[id]
	}
	if m.End == end && (t.word[id] || !m.Full && t.cut(text, m)) {
		return m, false
	}
	if !m.Full && len(m.Codes) > 1 {
		m.Codes = largest(m.Codes)
	}
	if m.End > end {
		m.Text = string(text[m.Start:m.End])
	}
	return m, true
}

// cut reports whether the short name is only the beginning, or the end and the
// beginning, of other words: 白沙|河, 南京|路, 长江|西岸.
func (t *table) cut(text []rune, m Mention) bool {
	if m.End >= len(text) {
		return false
	}
	next := text[m.End]
	if next == '路' || next == '街' {
		return true
	}
	if m.Start > 0 && m.End-m.Start == 2 && strings.ContainsRune("江河湖山", text[m.Start]) && strings.ContainsRune("岸麓坡侧", next) {
		return true
	}
	return !strings.HasSuffix(m.Codes[0], "00") && strings.ContainsRune("江河湖山岭沟滩湾桥乡镇村庄洲坝寺塔", next)
}

// inside returns the codes that lie in one of the areas.
func inside(codes, areas []string) []string {
	var out []string
	for _, c := range codes {
		for _, a := range areas {
			if a != c && strings.HasPrefix(c, stem(a)) {
				out = append(out, c)
				break
			}
		}
	}
	return out
}

// largest keeps, of the areas a short name can mean, those of the highest rank:
// a bare 吉林 is the province, a bare 中山 the prefecture.
func largest(codes []string) []string {
	for _, zeros := range []string{"0000", "00", ""} {
		var out []string
		for _, c := range codes {
			if strings.HasSuffix(c, zeros) {
				out = append(out, c)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return codes
}

// Choose returns the code of a mention: its own where there is but one; else the
// one that lies in an area that others of the story name for certain; "" where
// nothing decides.
func Choose(m Mention, others []Mention) string {
	if len(m.Codes) == 1 {
		return m.Codes[0]
	}
	found := ""
	for _, o := range others {
		if len(o.Codes) != 1 {
			continue
		}
		in := inside(m.Codes, o.Codes)
		if len(in) != 1 {
			continue
		}
		if found != "" && found != in[0] {
			return ""
		}
		found = in[0]
	}
	return found
}

// stem returns the digits of a code that the areas within it share.
func stem(code string) string {
	switch {
	case strings.HasSuffix(code, "0000"):
		return code[:2]
	case strings.HasSuffix(code, "00"):
		return code[:4]
	}
	return code
}
