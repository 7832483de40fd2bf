// Package entity finds the names a figure can belong to: zones, companies,
// institutions, places, projects and the events and products that newspapers
// count for. [Find] leaves persons out.
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
	kinds    map[string]string
}

// Lists returns the package's word lists, for digests and the lint test.
func Lists() []*lexicon.List {
	return append(slices.Clip(load().lists), humans().list, surnames(), translitList())
}

var load = sync.OnceValue(func() *tables {
	e := lexicon.MustParse("entity/entities.tsv", entitiesTSV)
	w := lexicon.MustParse("entity/wholes.tsv", wholesTSV)
	a := lexicon.MustParse("entity/anaphors.tsv", anaphorsTSV)
	n := lexicon.MustParse("entity/names.tsv", namesTSV)
	c := lexicon.MustParse("entity/clausal.tsv", clausalTSV)
	b := lexicon.MustParse("entity/lines.tsv", linesTSV)
	d := lexicon.MustParse("entity/kinds.tsv", kindsTSV)
	t := &tables{traits: newTraits(e, n, w, a, b), lists: []*lexicon.List{e, w, a, n, c, b, d}, kinds: map[string]string{}, clausal: c.Matcher(), lines: b.Matcher(), names: n.Matcher(), suffix: lexicon.NewSuffixes(e.Words()), heads: e.Matcher(), longs: longHeads(e), wholes: w.Matcher(), anaphors: a.Matcher()}
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
		t.kinds[r[0]] = r[kind]
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

// A finder reads one sentence. Whether a token can be part of a name is asked again
// and again, so the answers are kept.
type finder struct {
	*tables
	nameables []answer // by token
}

// An answer is what is known of a question.
type answer uint8

const (
	unasked answer = iota
	yes
	no
)

// nameable reports whether the token can be part of a name.
func (t *finder) nameable(text []rune, toks []word.Token, i int) bool {
	a := &t.nameables[i]
	if *a == unasked {
		if *a = no; t.tables.nameable(text, toks, i) {
			*a = yes
		}
	}
	return *a == yes
}

// Find appends the mentions among the tokens of one sentence to dst, in order.
func Find(text []rune, toks []word.Token, dst []Mention) []Mention {
	var few [128]answer // as many tokens as most sentences have
	t := finder{tables: load()}
	if len(toks) <= len(few) {
		t.nameables = few[:len(toks)]
	} else {
		t.nameables = make([]answer, len(toks))
	}
	first := len(dst)
	for i := 0; i < len(toks); {
		c := text[toks[i].Start]
		if c == '《' || c == '“' {
			if m, next, ok := t.quoted(text, toks, i); ok {
				dst = append(dst, m)
				i = next
				continue
			}
		}
		begins := t.at(text, toks[i].Start)
		if begins&beginsName != 0 {
			if m, next, ok := t.listed(text, toks, i); ok {
				dst = after(text, dst, first, m)
				i = next
				continue
			}
		}
		if !t.nameable(text, toks, i) && toks[i].Tag != word.R {
			if begins&beginsWhole != 0 {
				if m, next, ok := t.quarterOf(text, toks, i); ok {
					dst = append(dst, m)
					i = next
					continue
				}
			}
			i++
			continue
		}
		if toks[i].Tag == word.R {
			if m, next, ok := t.pointed(text, toks, i); ok {
				dst = append(dst, m)
				i = next
				continue
			}
		}
		if text[toks[i].Start] == '国' {
			if m, next, ok := t.statal(text, toks, i); ok {
				dst = append(dst, m)
				i = next
				continue
			}
		}
		if end, id := t.anaphor(text, toks[i].Start); id >= 0 {
			if j := ends(toks, i, end); j > 0 && !(text[toks[i].Start] == '其' && t.piece(text, toks, i-1) && t.piece(text, toks, i-2)) && (j >= len(toks) || !t.nameable(text, toks, j) || toks[i].Tag == word.R || t.anaTypes[id] == "place" || inside(text[end-1]) || t.nameless(text, toks, i)) {
				m := Mention{Span: paper.Span{Start: toks[i].Start, End: end}, Type: t.anaTypes[id], Role: role(text, toks, i), Anaphor: true}
				if t.isBare(text, m.Span) {
					m.Bare = true
					m.Anaphor = m.Role == Subject
					m.Generic = !m.Anaphor
				}
				dst = append(dst, m)
				i = j
				continue
			}
		}
		if !t.nameable(text, toks, i) {
			if end, id := t.whole(text, toks[i].Start); id >= 0 {
				if j := ends(toks, i, end); j > 0 {
					dst = append(dst, Mention{Span: paper.Span{Start: toks[i].Start, End: end}, Type: "place", Role: role(text, toks, i), Whole: true})
					i = j
					continue
				}
			}
			i++
			continue
		}
		i = t.run(text, toks, i, &dst)
	}
	dst = dst[:first+len(t.joinUp(text, toks, dst[first:]))]
	join(text, dst[first:])
	return dst
}

// joinUp makes one name of the mentions that are parts of one.
func (t *finder) joinUp(text []rune, toks []word.Token, list []Mention) []Mention {
	list = capitals(text, list)
	list = branches(text, list)
	list = t.organs(text, toks, list)
	list = t.seated(text, toks, list)
	list = Routes(text, list)
	list = editions(text, list)
	list = abroad(text, list)
	return list
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
	for j < len(toks) && t.nameable(text, toks, j) {
		if j > i && (t.has(text, toks, j) || t.nation(text, toks, j)) { // at i, Find has found neither
			break
		}
		j++
		if j+2 < len(toks) && text[toks[j].Start] == '（' { // （无锡）
			k := j + 1
			for k < len(toks) && t.nameable(text, toks, k) && k < j+4 {
				k++
			}
			if k > j+1 && k+1 < len(toks) && text[toks[k].Start] == '）' && t.nameable(text, toks, k+1) {
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
			m.Role = role(text, toks, i)
			if at > i && m.Role == Subject && !(m.Type == "place" && common(toks[i:at]) && verbNext(toks, next)) {
				m.Role = Object // but 小麦大省|河南 is the subject
			} else if n := len(*dst); at > i && m.Role == Subject && n > 0 && (*dst)[n-1].Whole && (*dst)[n-1].Start == toks[i].Start {
				if last := (*dst)[n-1]; m.Whole && last.End == m.Start {
					m.Start = last.Start // 我国|内地
				}
				*dst = (*dst)[:n-1] // 全国产粮大省|黑龙江
			}
			if at == i && !m.Generic && m.Start == toks[i].Start && t.kind(text, toks, i, next, m.Type != "company") {
				m.Generic = true
			}
			if m.End-m.Start == 2 && text[m.Start] == '单' {
				at = next // 单店, 单柜: per each of them
				j = max(j, next)
				continue
			}
			if at == i && m.Type == "zone" && numeral(text, toks, i) {
				m.Start, m.Generic = m.Start-1, false // 三|江新区
			}
			if p := i - 1; at == i && m.Type == "place" && m.End-m.Start == 2 && toks[i].Tag != word.NS && strings.ContainsRune("村镇乡县屯寨", text[m.End-1]) && p >= 0 && toks[p].End == m.Start && toks[p].Tag == word.A && strings.ContainsRune("大小新老", text[toks[p].Start]) && toks[p].End-toks[p].Start == 1 && (p == 0 || toks[p-1].Tag == word.U || toks[p-1].Tag == word.W) {
				m.Start-- // 的|大|湾镇
			}
			if m.Generic && at == i && next == j && m.Role == Subject && m.Start == toks[i].Start && m.End == toks[j-1].End && t.bare(text, m) {
				m.Bare = true
			}
			*dst = append(*dst, m)
		}
		at = next
		j = max(j, next) // a whole (中东部地区) may end behind the run
	}
	return max(j, at) // a whole (中东部) may end behind the run
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

// name reads the first name in toks[i:j]; next is where it ends, or where the
// next could begin.
func (t *tables) name(text []rune, toks []word.Token, i, j int) (m Mention, next int) {
	proper, end, typ := false, -1, ""
	last := i      // where the latest sure end was
	loose := false // the end so far rests on a character like 河 alone
	generic := ""
	for k := i; k < j; k++ {
		tok := toks[k]
		if k > i && tok.Tag == word.NR && Human(text, toks[k-1]) {
			if end >= 0 {
				break // 凹底镇信息员|张海泉
			}
			for k++; k < j && (toks[k].Tag == word.NR || toks[k].End-toks[k].Start == 1); k++ {
			}
			m.Type = generic
			return m, k // 负责人|武卫社
		}
		if k == i {
			if e, id := t.whole(text, tok.Start); id >= 0 {
				if n := ends(toks, k, e); n > 0 {
					end, typ, proper, last = n, "place", true, n
					m.Whole = true
					k = n - 1
					continue
				}
			}
		}
		proper = proper || isProper(tok) || latin(text, tok) || t.pair(text, toks, k) || t.broken(text, toks, k)
		s, id := t.head(text, tok.End)
		if id >= 0 && tok.End-s == 1 && s > tok.Start && text[s] == '厂' && tok.Tag == word.N {
			s = tok.Start // 机器厂
		}
		if id >= 0 && tok.End-s == 1 && s > tok.Start && tok.Tag != word.NS && tok.Tag != word.NT && !(k == end && typ == "place" && text[s] == '厅' && tok.End-tok.Start > 2) {
			id = -1 // 布局 is no 局
		}
		if id >= 0 && t.types[id] == "company" && !t.generic[id] && s > tok.Start && tok.Known && tok.Tag == word.N {
			id = -1 // 蓄电池 is no 电池
		}
		switch {
		case tok.Ref == Firm:
			end, typ, last, proper, m.Whole = k+1, "company", k+1, true, false
		case id < 0 && k > i && end < 0 && t.line(text, tok, true) && (t.own(text, toks, i, k) || k == i+1 && latin(text, toks[i])): // 光算|智能, 泰航|供应链
			end, typ, last, proper = k+1, "company", k+1, true
		case id < 0 && k != end && tok.Tag != word.NS && tok.Tag != word.NT: // most words: they end nothing
		case id >= 0 && k > i+1 && end < 0 && s == tok.Start && t.types[id] == "company" && t.generic[id] && !t.class[id] && t.trading(text, toks, i, k): // 汇川|微电子|公司
			end, typ, last, proper = k+1, "company", k+1, true
		case id >= 0 && k == i && s == tok.Start && !t.weak[id] && t.types[id] == "institution" && tok.End-s > 2 && strings.ContainsRune("局厅", text[tok.End-1]): // 民政局: in local news a name
			end, typ, last = k+1, t.types[id], k+1
		case id >= 0 && s >= toks[i].Start && (!t.weak[id] || s > tok.Start && proper && tok.Tag == word.NS) && (s > toks[i].Start || t.alone[id] && s == toks[i].Start):
			if m.Whole && k == end && strings.ContainsRune("全我本", text[toks[i].Start]) && (t.types[id] == "zone" || t.types[id] == "place") {
				return wholly(toks, i, end, m), end // 全省|开发区 are many
			}
			if end < 0 || k-last <= 5 {
				end, typ, last = k+1, t.types[id], k+1
				m.Whole, loose = false, false // 东岭高新区 is sure of its end, whatever 岭 was
			}
		case id >= 0 && t.types[id] == "place" && k == end && tok.End-s == 1 && s == tok.Start && (toks[k-1].Tag == word.NS || typ == "place" && strings.ContainsRune("镇乡村县旗", text[s])):
			end, typ, last = k+1, "place", k+1 // 北部湾港
		case k == end && typ == "place" && tok.End-tok.Start == 1 && text[tok.Start] == '口' && strings.ContainsRune("江河湖海", text[tok.Start-1]):
			end, last = k+1, k+1 // 鸭绿江|口|湿地
		case m.Whole && k == end && id >= 0 && s == tok.Start && t.types[id] == "institution" && tok.End-s == 1 && (text[s] == '馆' || text[s] == '队'):
			end, typ, last = k+1, "institution", k+1 // 中国馆
			m.Whole = false
		case tok.Tag == word.NS || tok.Tag == word.NT:
			if end < 0 || k == end {
				end, typ, last = k+1, "place", k+1
				if tok.Tag == word.NT {
					typ = "institution"
				}
				m.Whole = false
			}
		case id >= 0 && t.types[id] == "company" && !t.generic[id] && k == end && k > i && k+1 == j && toks[k-1].Tag != word.NT && s == tok.Start && verbNext(toks, j):
			end, typ, last = k+1, t.types[id], k+1
		case id >= 0 && t.types[id] == "institution" && t.weak[id] && !t.class[id] && tok.End-s > 1 && s == tok.Start && end >= 0 && end < k && k-end <= 2 && typ == "place" && !m.Whole && nouns(toks[end:k]): // 郑州|儿童|医院
			end, typ, last = k+1, t.types[id], k+1
		case id >= 0 && t.types[id] == "institution" && tok.End-tok.Start == 1 && strings.ContainsRune("厅局办委", text[tok.Start]) && end >= 0 && end < k && k-end <= 2 && typ == "place" && !m.Whole && nouns(toks[end:k]): // 浙江省|地矿|厅
			end, typ, last = k+1, t.types[id], k+1
		case id >= 0 && t.types[id] == "project" && t.weak[id] && !t.class[id] && end < 0 && k > i && s == tok.Start && i > 0 && text[toks[i-1].End-1] == '届' && grand(text, toks[i:k]): // 第四届|世界|互联网|大会
			end, typ, last, proper = k+1, t.types[id], k+1, true
		case id >= 0 && t.types[id] == "project" && !t.class[id] && k > i && k-i < 6 && s == tok.Start && i > 0 && text[toks[i-1].End-1] == '届' && nouns(toks[i+1:k+1]): // 第十二届|中国|国际|动漫|节
			end, typ, last, proper = k+1, t.types[id], k+1, true
			m.Whole = false
		case id >= 0 && t.types[id] == "zone" && t.weak[id] && end >= 0 && end < k && k-end <= 3 && typ == "place" && !m.Whole && s == tok.Start && nouns(toks[end:k]): // 东岭省|国防|培训|基地
			end, typ, last = k+1, "institution", k+1
		case id >= 0 && end < 0 && k >= i+2 && k <= i+3 && tok.End-tok.Start == 1 && strings.ContainsRune("乡镇村旗屯寨", text[tok.Start]) && t.pieces(text, toks, i, k) && t.begins(text, toks, i): // 吉|亚|乡
			end, typ, last, proper = k+1, "place", k+1, true
		case id >= 0 && typ == "place" && !m.Whole && end > 0 && k >= end+2 && k <= end+3 && tok.End-tok.Start == 1 && strings.ContainsRune("乡镇村旗屯寨", text[tok.Start]) && t.pieces(text, toks, end, k): // 甘洛县|秀|水|村
			end, last = k+1, k+1
		case id >= 0 && t.types[id] == "company" && t.weak[id] && text[tok.End-1] == '厂' && tok.End-tok.Start > 2 && k == end && typ == "place" && !m.Whole: // 中江县|肉联厂
			end, typ, last = k+1, "company", k+1
		case id >= 0 && t.types[id] == "zone" && t.weak[id] && k == end && typ == "place" && s == tok.Start && !m.Whole && string(text[s:tok.End]) != "基地": // 临江|片区
			end, typ, last = k+1, t.types[id], k+1
		case id >= 0 && t.types[id] == "institution" && t.weak[id] && !t.class[id] && tok.End-s > 1 && s == tok.Start && k == end && typ == "place" && !m.Whole: // 北京|军区, 东岭|铁路|警方
			end, typ, last = k+1, t.types[id], k+1
		case id >= 0 && t.types[id] == "project" && t.weak[id] && !t.class[id] && tok.End-s > 1 && s == tok.Start && end >= 0 && end < k && k-end <= 4 && typ == "place" && (!m.Whole || !strings.ContainsRune("全我本", text[toks[i].Start])) && nouns(toks[end:k]) && works(text[s:tok.End]): // 东北|货运|快车|系统
			end, typ, last = k+1, t.types[id], k+1
			m.Whole = false
		case id >= 0 && t.types[id] == "company" && t.weak[id] && !t.class[id] && end >= 0 && end < k && k-end <= 2 && typ == "place" && !m.Whole && t.industry(text, toks[k-1]): // 天津|钢铁|集团
			end, typ, last = k+1, t.types[id], k+1
		case id >= 0 && t.types[id] == "place" && t.weak[id] && !t.class[id] && k == end && tok.End-s > 1 && s == tok.Start && typ == "place" && !m.Whole: // 三峡|船闸
			end, typ, last = k+1, "place", k+1
		case id >= 0 && t.types[id] == "company" && t.weak[id] && t.generic[id] && !t.class[id] && end >= 0 && end < k && k-end <= 3 && typ == "place" && !m.Whole && s == tok.Start && nouns(toks[end:k]) && (domestic(text, toks[i:end]) || k == end && watery(text, tok.Start-1) || k == end+1 && string(text[s:tok.End]) == "集团"): // 沧河|大化|公司
			end, typ, last = k+1, t.types[id], k+1
		case id >= 0 && t.types[id] == "company" && k == end && typ == "place" && s == tok.Start && !m.Whole && house(text[s:tok.End]) && (strings.ContainsRune("村镇乡屯庄寨", text[s-1]) || domestic(text, toks[i:end])): // 柳河|农场, 陇丰村|合作社
			end, typ, last = k+1, t.types[id], k+1
		case id >= 0 && t.types[id] == "company" && t.weak[id] && t.generic[id] && !t.class[id] && end >= 0 && end < k && k-end <= 3 && s == tok.Start && nouns(toks[end:k]) && national(text, toks[i:end]): // 中国|农业|发展|银行
			end, typ, last = k+1, t.types[id], k+1
			m.Whole = false
		case id >= 0 && t.firm[id] && k == end && typ == "place" && s == tok.Start && !m.Whole: // 吉林石化
			end, typ, last = k+1, t.types[id], k+1
		case id >= 0 && t.weak[id] && k == end && proper && typ != "place" && typ != "zone":
			end, typ, last = k+1, t.types[id], k+1
		case id >= 0 && t.weak[id] && t.properBetween(text, toks, near(last, k, tok.End-s+t.wide(text, toks, i, k, s)), k, end >= 0 && t.wide(text, toks, i, k, s) == 0) && k-last <= 4 && (k > last || s > tok.Start):
			loose = end < 0 && t.types[id] == "place"
			end, typ, last = k+1, t.types[id], k+1
			m.Whole = false
		case id >= 0 && t.weak[id] && loose && k-last <= 3: // 松河 could be a river; 松河乳业集团 is none
			end, typ, last = k+1, t.types[id], k+1
		case id >= 0 && t.generic[id] && end < 0 && generic == "" && (!t.weak[id] || s == tok.Start || k == i):
			generic = t.types[id]
			m.Generic = true
			m.Span = paper.Span{Start: toks[i].Start, End: tok.End}
		}
	}
	if end < 0 {
		if generic != "" {
			m.Type = generic
		}
		return m, j
	}
	m.Generic = false
	if toks[end-1].Tag == word.NS && typ == "place" { // 领导人布加勒斯特: the place alone
		for k := end - 1; k > i && toks[k-1].Tag != word.NS; k-- {
			if toks[k-1].End-toks[k-1].Start == 1 && text[toks[k-1].Start] == '往' {
				i = k // 销往|杭州
				break
			}
			if toks[i].Tag != word.NS && !t.ranked(text, toks, i, k-1) && (toks[k-1].Tag == word.N || toks[k-1].Tag == word.B && toks[k-1].End-toks[k-1].Start > 2) {
				i = k
				break
			}
		}
	} else {
		i = lead(toks, i, end)
	}
	if end-i == 2 && toks[i].Tag == word.A && toks[i].Known && toks[i].End-toks[i].Start > 1 && !proper {
		i++ // 突出|文博会
	}
	m.Span = paper.Span{Start: toks[i].Start, End: toks[end-1].End}
	m.Type = typ
	return m, end
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
