// Package entity finds the names a figure can belong to: zones, companies,
// institutions, places, projects and the events and products that newspapers
// count for. [Finder] leaves persons out.
//
// A name is a run of nouns that ends in a word of data/entities.tsv (高新区,
// 有限公司, 街道, 艺术节), a place or organisation the tagger knows, or a whole
// of data/wholes.tsv (我国, 全市). A weak word (企业, 项目) ends a name only
// where a proper noun stands before it:
//
//	沈阳高新区科技型中小企业   沈阳高新区, for 中小企业 is common
//	东岭智慧医疗平台         東岭 is no common noun, so the whole is a name
//
// What no word at its end gives away stands in data/names.tsv (比亚迪, 新三板).
// A class behind 全省 or a number is no name (全省开发区, 12个国家级示范区).
//
// Villages and communities are in no list: a few characters, or one word at the head of a
// clause, before 村, 社区 or the like are their names (新|店|村, 丛林|村).
// A name that the tagger has cut to single characters is put together again where
// a word that ends names stands behind it (密|云|水库); names joined by 、 and 和
// know that they are a list. A label before a class of firms (“小巨人”企业) names
// no one. Foreign names are put together before the tagger cuts them ([Foreign]).
// [Person] reads a person's name, [Human] a kind of people: whoever asks
// for an owner needs them to know that no zone or company is it.
//
// What stands for a name (该企业, 其, 当地; data/anaphors.tsv) is found too and
// left to the reader to resolve.
package entity

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

//go:embed data/entities.tsv
var entitiesTSV []byte

//go:embed data/wholes.tsv
var wholesTSV []byte

//go:embed data/anaphors.tsv
var anaphorsTSV []byte

//go:embed data/names.tsv
var namesTSV []byte

//go:embed data/clausal.tsv
var clausalTSV []byte

//go:embed data/lines.tsv
var linesTSV []byte

//go:embed data/kinds.tsv
var kindsTSV []byte

// A Role is how a name stands in its clause.
type Role uint8

// The roles, the likeliest to own a figure first.
const (
	Subject  Role = iota // at the front, or where a subject stands
	Oblique              // behind a preposition: 在…, 与…, 将…
	Object               // behind a verb, or inside something larger
	Modifier             // behind 的 of another
)

// A Mention is one name in the text, or a word that stands for one.
type Mention struct {
	paper.Span
	Type    string // zone company institution place project product other; of an anaphor, what it can stand for, or any
	Role    Role
	Anaphor bool
	Generic bool       // a common noun, no name: 学校, 企业
	Whole   bool       // 我国, 全市
	Bare    bool       // an anaphor without 该 or 这: 公司, 项目
	List    paper.Span // the names joined to this one (徐州、苏州和南宁), itself included; empty for one alone
}

type tables struct {
	*traits
	lists    []*lexicon.List
	suffix   *lexicon.Suffixes
	heads    *lexicon.Matcher
	longs    *lexicon.Matcher // the heads of three characters and more
	types    []string
	weak     []bool
	generic  []bool
	firm     []bool // 石化: with a place before it a company
	alone    []bool // 财政部: by itself a name
	class    []bool // 企业, 项目: so wide a class that the words before it make no name
	wholes   *lexicon.Matcher
	nowhere  []bool // 联合国: a whole without a seat
	anaphors *lexicon.Matcher
	anaTypes []string
	names    *lexicon.Matcher // 比亚迪: by nothing but itself a name
	named    []string         // the types of names
	clausal  *lexicon.Matcher // 预计: verbs with a clause for their object
	lines    *lexicon.Matcher // 供应链: lines of business
	lineEnds []bool           // a name can end with it
	kinds    *lexicon.Matcher // words that decide where a name begins and ends
	sorts    []string         // the kind of each
	titled   []rune           // the last characters of those that are titles
}

// Lists returns the package's word lists, for digests and the lint test.
func Lists() []*lexicon.List {
	return append(slices.Clip(load().lists), humans().list, surnames(), translitList(), bodies().list)
}

var load = sync.OnceValue(func() *tables {
	e := lexicon.MustParse("entity/entities.tsv", entitiesTSV)
	w := lexicon.MustParse("entity/wholes.tsv", wholesTSV)
	a := lexicon.MustParse("entity/anaphors.tsv", anaphorsTSV)
	n := lexicon.MustParse("entity/names.tsv", namesTSV)
	c := lexicon.MustParse("entity/clausal.tsv", clausalTSV)
	b := lexicon.MustParse("entity/lines.tsv", linesTSV)
	d := lexicon.MustParse("entity/kinds.tsv", kindsTSV)
	t := &tables{traits: newTraits(e, n, w, a, b, d), lists: []*lexicon.List{e, w, a, n, c, b, d}, kinds: d.Matcher(), clausal: c.Matcher(), lines: b.Matcher(), names: n.Matcher(), suffix: lexicon.NewSuffixes(e.Words()), heads: e.Matcher(), longs: longHeads(e), wholes: w.Matcher(), anaphors: a.Matcher()}
	ty, st := e.Column("type"), e.Column("strength")
	for _, r := range e.Rows {
		t.types, t.weak, t.generic = append(t.types, r[ty]), append(t.weak, r[st] != "strong" && r[st] != "name"), append(t.generic, r[st] != "part" && r[st] != "firm")
		t.alone = append(t.alone, r[st] == "name")
		t.firm = append(t.firm, r[st] == "firm")
		t.class = append(t.class, r[st] == "class")
	}
	seat := w.Column("seat")
	for _, r := range w.Rows {
		t.nowhere = append(t.nowhere, r[seat] == "none")
	}
	ty = a.Column("type")
	for _, r := range a.Rows {
		t.anaTypes = append(t.anaTypes, r[ty])
	}
	kind := d.Column("kind")
	for _, r := range d.Rows {
		t.sorts = append(t.sorts, r[kind])
		if r[kind] == "title" {
			c, _ := utf8.DecodeLastRuneInString(r[0])
			t.titled = append(t.titled, c)
		}
	}
	ends := b.Column("ends")
	for _, r := range b.Rows {
		t.lineEnds = append(t.lineEnds, r[ends] == "yes")
	}
	ty = n.Column("type")
	for _, r := range n.Rows {
		t.named = append(t.named, r[ty])
	}
	return t
})

// kindOf returns the kind of the word in kinds.tsv, or "".
func (t *tables) kindOf(w []rune) string {
	if len(w) > 1 && t.pairs[pairOf(w[0], w[1])]&beginsKind == 0 {
		return "" // no word of two characters and more begins so
	}
	if end, id := t.kinds.Longest(w, 0); id >= 0 && end == len(w) {
		return t.sorts[id]
	}
	return ""
}

// A Finder finds names. It keeps a buffer, and must not be used by two goroutines at once.
type Finder struct{ finder }

// NewFinder returns a Finder.
func NewFinder() *Finder { return &Finder{finder{tables: load()}} }

// A finder reads one sentence. Whether a token can be part of a name is asked again
// and again, so the answers are kept.
type finder struct {
	*tables
	text   []rune
	toks   []word.Token
	sights []sight   // by token
	all    aspect    // what is seen of any of them
	found  []village // names of villages, see hamlets
}

// Find appends the mentions among the tokens of one sentence to dst, in order.
func (t *Finder) Find(text []rune, toks []word.Token, dst []Mention) []Mention {
	t.found, t.all = t.found[:0], t.see(text, toks)
	if t.all&settles != 0 {
		t.hamlets(text, toks)
	}
	first := len(dst)
	for i := 0; i < len(toks); {
		begins := t.sights[i].begins
		if begins&beginsName != 0 {
			if m, next, ok := t.listed(text, toks, i); ok {
				dst = after(text, dst, first, m)
				i = next
				continue
			}
		}
		nameable := t.nameable(i)
		if mayMention(text[toks[i].Start], toks[i].Tag, begins, nameable) {
			if m, next, ok := t.mention(text, toks, i); ok {
				dst = append(dst, m)
				i = next
				continue
			}
		}
		if nameable {
			i = t.run(text, toks, i, &dst)
		} else {
			i++
		}
	}
	return dst[:first+len(t.joinUp(text, toks, dst[first:]))]
}

// mayMention reports whether [finder.mention] may read anything at a token of the tag that
// begins with the character, and nothing that it reads does not begin so: titles and quotations
// with their marks, what points with a pronoun, 国有企业 with 国, the words of both lists as the
// part says. Most words of a sentence it spares that.
func mayMention(c rune, tag word.Tag, begins part, nameable bool) bool {
	if tag == word.R || c == '《' || c == '“' {
		return true
	}
	if nameable {
		return c == '国' || begins&beginsAnaphor != 0
	}
	return begins&beginsWhole != 0
}

// mention reads what begins at toks[i] and is known without a look at the words behind:
// a title in its marks, what stands for a name, a whole. Anything else is a run of
// words that could be of a name, or nothing.
func (t *finder) mention(text []rune, toks []word.Token, i int) (m Mention, next int, ok bool) {
	c := text[toks[i].Start]
	if c == '《' || c == '“' {
		if m, next, ok = t.quoted(text, toks, i); ok {
			return
		}
	}
	pronoun, nameable := toks[i].Tag == word.R, t.nameable(i)
	if !nameable && !pronoun {
		if t.at(text, toks[i].Start)&beginsWhole == 0 {
			return Mention{}, 0, false
		}
		return t.quarterOf(text, toks, i)
	}
	if pronoun {
		if m, next, ok = t.pointed(text, toks, i); ok {
			return
		}
	}
	if c == '国' {
		if m, next, ok = t.statal(text, toks, i); ok {
			return
		}
	}
	if m, next, ok = t.standing(text, toks, i); ok || nameable {
		return
	}
	if end, id := t.whole(text, toks[i].Start); id >= 0 {
		if next := ends(toks, i, end); next > 0 {
			return Mention{Span: paper.Span{Start: toks[i].Start, End: end}, Type: "place", Role: role(text, toks, i), Whole: true}, next, true
		}
	}
	return Mention{}, 0, false
}

// standing reads a word of anaphors.tsv. One that is a noun too (企业) stands for no name
// where it begins a longer one.
func (t *finder) standing(text []rune, toks []word.Token, i int) (m Mention, next int, ok bool) {
	end, id := t.anaphor(text, toks[i].Start)
	if id < 0 {
		return
	}
	next = ends(toks, i, end)
	if next == 0 || text[toks[i].Start] == '其' && t.is(i-1)&t.is(i-2)&piece != 0 {
		return
	}
	if next < len(toks) && t.nameable(next) && toks[i].Tag != word.R && t.anaTypes[id] != "place" && !inside(text[end-1]) && !t.nameless(text, toks, i) {
		return
	}
	m = Mention{Span: paper.Span{Start: toks[i].Start, End: end}, Type: t.anaTypes[id], Role: role(text, toks, i), Anaphor: true}
	if t.isBare(text, m.Span) {
		m.Bare = true
		m.Anaphor = m.Role == Subject
		m.Generic = !m.Anaphor
	}
	return m, next, true
}

// joinUp makes one name of the mentions that are parts of one.
func (t *finder) joinUp(text []rune, toks []word.Token, list []Mention) []Mention {
	if neighbours(list) {
		list = branches(text, capitals(text, list))
	}
	list = t.organs(text, toks, list)
	if neighbours(list) {
		list = editions(text, Routes(text, t.seated(text, toks, list)))
	}
	list = t.firms(text, toks, list)
	if neighbours(list) {
		list = abroad(text, list)
		join(text, list)
	}
	return list
}

// neighbours reports whether two of the mentions in a row have no more than five characters between
// them. No two others are parts of one name or of one list: the farthest that are joined are a
// place and the fair that a number and 届 stand before, see editions.
func neighbours(list []Mention) bool {
	for i := 1; i < len(list); i++ {
		if list[i].Start-list[i-1].End <= 5 {
			return true
		}
	}
	return false
}

// ends returns the index of the first token that starts at or after end, where a
// token ends there; 0 otherwise.
func ends(toks []word.Token, i, end int) int {
	for ; i < len(toks) && toks[i].End <= end; i++ {
		if toks[i].End == end {
			return i + 1
		}
	}
	return 0
}

// run reads the run of name words that starts at toks[i] and returns where it ends.
func (t *finder) run(text []rune, toks []word.Token, i int, dst *[]Mention) int {
	j := i
	for j < len(toks) && t.nameable(j) {
		if j > i && (t.sights[j].begins&beginsName != 0 && t.has(text, toks, j) || t.sights[j].begins&beginsWhole != 0 && t.nation(text, toks, j)) { // at i, Find has found neither
			break
		}
		j++
		if j+2 < len(toks) && text[toks[j].Start] == '（' { // （无锡）
			k := j + 1
			for k < len(toks) && t.nameable(k) && k < j+4 {
				k++
			}
			if k > j+1 && k+1 < len(toks) && text[toks[k].Start] == '）' && t.nameable(k+1) {
				j = k + 1
			}
		}
	}
	at := i
	for at < j {
		m, next := t.name(text, toks, at, j)
		if next <= at {
			break
		}
		if m.End > 0 && !clock(text, m.End) {
			t.stand(text, toks, i, at, next, &m, dst)
			if m.End-m.Start != 2 || text[m.Start] != '单' { // 单店, 单柜: per each of them
				if at == i {
					t.lengthen(text, toks, i, &m)
				}
				if m.Generic && at == i && next == j && m.Role == Subject && m.Start == toks[i].Start && m.End == toks[j-1].End && t.bare(text, m) {
					m.Bare = true
				}
				*dst = append(*dst, m)
			}
		}
		at = next
		j = max(j, next) // a whole (中东部地区) may end behind the run
	}
	return max(j, at) // a whole (中东部) may end behind the run
}

// stand says how the name of the tokens [at,next), in the run that starts with token i, stands in
// its clause. Only the first of a run is what its place makes it; a place that is said to be of
// a whole (全国产粮大省|黑龙江) takes that one's place among the mentions.
func (t *finder) stand(text []rune, toks []word.Token, i, at, next int, m *Mention, dst *[]Mention) {
	m.Role = role(text, toks, i)
	switch n := len(*dst); {
	case at == i:
		if n := m.End - 2; m.Type == "project" && next < len(toks) && toks[next].Tag == word.M && toks[next].Ref >= 0 && n > m.Start && text[n] == '项' && text[n+1] == '目' {
			m.Generic = true // 入资项目34个
		}
		if !m.Generic && m.Start == toks[i].Start && t.kind(text, toks, i, next, m.Type != "company") {
			m.Generic = true
		}
	case m.Role != Subject:
	case m.Type != "place" || !common(toks[i:at]) || !verbNext(toks, next):
		m.Role = Object // but 小麦大省|河南 is the subject
	case n > 0 && (*dst)[n-1].Whole && (*dst)[n-1].Start == toks[i].Start:
		if last := (*dst)[n-1]; m.Whole && last.End == m.Start {
			m.Start = last.Start // 我国|内地
		}
		*dst = (*dst)[:n-1] // 全国产粮大省|黑龙江
	}
}

// lengthen gives the name that starts with token i the character before it that the tagger has
// read as a number or as what the name is like.
func (t *finder) lengthen(text []rune, toks []word.Token, i int, m *Mention) {
	switch {
	case m.Start != toks[i].Start:
	case m.Type == "zone" && numeral(text, toks, i, "一三四五六七八九两"):
		m.Start, m.Generic = m.Start-1, false // 三|江新区
	case (m.Type == "company" || m.Type == "place" && toks[i].Tag != word.NS) && !m.Generic && !m.Whole && numeral(text, toks, i, "一三四五六七八九百千万"):
		m.Start-- // 七|彩科技, 万|佛湖
	case m.Type == "company" || m.Type == "institution":
		if k := number(text, toks, i); k >= 0 {
			m.Start, m.Generic = toks[k].Start, false // 第四|建筑公司
		}
	}
	if i > 0 && cutOff(text, toks, i, m) {
		m.Start-- // 的|大|湾镇, 在|小|塔子骨结核医院
	}
}

// cutOff reports whether the adjective before token i, which the name begins with, is the first
// character of the name: before what is no word itself, and with nothing before it that it says
// how large or how new that is.
func cutOff(text []rune, toks []word.Token, i int, m *Mention) bool {
	size := toks[i-1]
	if m.Type == "company" && !m.Generic && size.Tag == word.D && size.End == m.Start && strings.ContainsRune("真恒永正必诚常", text[size.Start]) && size.End-size.Start == 1 && toks[i].End-toks[i].Start == 1 {
		return i == 1 || toks[i-2].Tag == word.W // 真|奥药业
	}
	if size.End != m.Start || size.Tag != word.A || size.End-size.Start != 1 || !strings.ContainsRune("大小新老", text[size.Start]) {
		return false
	}
	switch m.Type {
	case "place":
		return m.End-m.Start == 2 && toks[i].Tag != word.NS && strings.ContainsRune("村镇乡县屯寨", text[m.End-1]) && (i == 1 || toks[i-2].Tag == word.U || toks[i-2].Tag == word.W)
	case "company", "institution":
		if m.Generic || toks[i].End-toks[i].Start != 1 || toks[i].Tag != word.NZ && toks[i].Tag != word.J && toks[i].Tag != word.NR {
			return false
		}
		return i == 1 || toks[i-2].Tag == word.W || toks[i-2].Tag == word.P
	}
	return false
}

// nation reports whether 我国, 全省 or the like starts at token j: no name goes on
// over it (带动|我国).
func (t *tables) nation(text []rune, toks []word.Token, j int) bool {
	switch text[toks[j].Start] {
	case '我', '全', '本':
	default:
		return false
	}
	end, id := t.whole(text, toks[j].Start)
	return id >= 0 && ends(toks, j, end) > 0
}

// clock reports whether 时间 stands at the character: 北京时间 is no place.
func clock(text []rune, at int) bool {
	return at+1 < len(text) && text[at] == '时' && text[at+1] == '间'
}

// Nowhere reports whether the name begins with the world, the state or an organisation of
// nations, which are nowhere in particular.
func Nowhere(name []rune) bool {
	if len(name) == 0 {
		return false
	}
	_, id := load().whole(name, 0)
	return id >= 0 && load().nowhere[id]
}
