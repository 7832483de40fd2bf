package entity

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

//go:embed data/humans.tsv
var humansTSV []byte

//go:embed data/surnames.tsv
var surnamesTSV []byte

var surnames = sync.OnceValue(func() *lexicon.List { return lexicon.MustParse("entity/surnames.tsv", surnamesTSV) })

var surname = sync.OnceValue(func() *lexicon.Matcher { return surnames().Matcher() })

type people struct {
	list   *lexicon.List
	suffix *lexicon.Suffixes
}

var humans = sync.OnceValue(func() *people {
	l := lexicon.MustParse("entity/humans.tsv", humansTSV)
	return &people{list: l, suffix: lexicon.NewSuffixes(l.Words())}
})

// Human reports whether the token is a kind of people (农户, 村民们).
func Human(text []rune, t word.Token) bool {
	if t.Tag != word.N && t.Tag != word.NZ && t.Tag != word.L {
		return false
	}
	end := t.End
	if end-t.Start > 1 && text[end-1] == '们' {
		return true
	}
	s, id := humans().suffix.Longest(text[:end], end)
	return id >= 0 && s >= t.Start
}

// TitleEnds returns the characters that a token can end with that is [Human] or [Titled]; no other is.
func TitleEnds() []rune {
	ends := append([]rune{'们'}, load().titled...)
	for _, w := range humans().list.Words() {
		c, _ := utf8.DecodeLastRuneInString(w)
		ends = append(ends, c)
	}
	return ends
}

// Audience reports whether the token is of people who come to what is told of, and own
// nothing in it: 市民, 观众, 选手.
func Audience(text []rune, t word.Token) bool {
	return load().kindOf(text[t.Start:t.End]) == "audience"
}

// Titled reports whether the token is a kind of people or an office, which a person's name
// can follow: 村民, 县委书记.
func Titled(text []rune, t word.Token) bool {
	if Human(text, t) || load().kindOf(text[t.Start:t.End]) == "title" {
		return true
	}
	if t.Tag != word.N || t.End-t.Start < 2 {
		return false
	}
	s, id := humans().suffix.Longest(text[:t.End], t.End)
	return id >= 0 && s < t.Start // 种粮|大户: in the list as one
}

// Pronoun reports whether the token stands for a person or for people.
func Pronoun(text []rune, t word.Token) bool {
	if t.Tag != word.R {
		return false
	}
	switch text[t.Start] {
	case '他', '她', '俺', '咱':
		return true
	case '我':
		return t.End-t.Start == 1
	}
	return false
}

// given reports whether the token can be the last character of a given name.
func given(text []rune, t word.Token) bool {
	if t.End-t.Start != 1 || text[t.Start] < 0x4e00 {
		return false
	}
	switch t.Tag {
	case word.W, word.U, word.P, word.C, word.D, word.R, word.V, word.M, word.F, word.Y:
		return false
	}
	return true
}

// familiar reports whether token i is the 老 or 小 before a surname alone: 老魏, 小尹.
func familiar(text []rune, toks []word.Token, i int) bool {
	if i+2 >= len(toks) || toks[i].End-toks[i].Start != 1 || toks[i+1].Tag != word.NR || toks[i+1].End-toks[i+1].Start != 1 || text[toks[i].Start] != '老' && text[toks[i].Start] != '小' {
		return false
	}
	return toks[i+2].Tag != word.NR && surname().Starts(text[toks[i+1].Start])
}

// predicated reports whether a phrase ends before the token: a stop follows, or a verb
// or what leads to one.
func predicated(t word.Token) bool {
	return t.Tag == word.W || t.Tag == word.V || t.Tag == word.D || t.Tag == word.P
}

// Called reports whether the tokens can be nothing but a person's name: a surname and one
// or two characters that make no word, or all of them characters that foreign names are
// written with.
func Called(text []rune, toks []word.Token) bool {
	at := paper.Span{Start: toks[0].Start, End: toks[len(toks)-1].End}
	n := at.End - at.Start
	if n < 2 || n > 7 || len(toks) == 1 && toks[0].Tag != word.NR && toks[0].Tag != word.NZ {
		return false
	}
	foreign := true
	for _, t := range toks {
		if t.Tag == word.W || t.Tag == word.U || t.Tag == word.M || t.Tag == word.P && t.End-t.Start > 1 || Human(text, t) {
			return false
		}
		for _, c := range text[t.Start:t.End] {
			foreign = foreign && (translit().has(c) || c == '·')
		}
	}
	return foreign || n < 4 && surname().Starts(text[at.Start]) && (toks[0].End-toks[0].Start == 1 || toks[len(toks)-1].End-toks[len(toks)-1].Start == 1)
}

// CalledBefore returns the token behind the name of a few cut words that starts at token i, where it
// can be nothing but a person's ([Called]) and a predicate stands behind it; 0 where there is none.
func CalledBefore(text []rune, toks []word.Token, i int) int {
	const most = 4 // tokens
	named := false
	for e := i; e < len(toks) && e <= i+most; e++ {
		switch t := &toks[e]; t.Tag {
		case word.V, word.D, word.P, word.AD, word.T:
			if named && Called(text, toks[i:e]) {
				return e
			}
			return 0
		case word.NR:
			named = true
		case word.N, word.NZ, word.R, word.A, word.J:
			if t.End-t.Start > 1 || text[t.Start] == '每' {
				return 0
			}
		default:
			return 0
		}
	}
	return 0
}

// Introduced reports whether what stands before token i makes it certain that a person's
// name begins there: 45岁的, 村民, 42岁的村民.
func Introduced(text []rune, toks []word.Token, i int) bool {
	if i > 0 && Titled(text, toks[i-1]) {
		return true
	}
	return i > 1 && text[toks[i-1].Start] == '的' && toks[i-2].Tag == word.M && text[toks[i-2].End-1] == '岁'
}

// Trails reports whether the character follows a name and ends none, though the tagger
// may join it to one: 还, 也, 已.
func Trails(c rune) bool {
	return strings.ContainsRune("的了还也又则都再曾却就才便刚常均已并只更总仍先", c)
}

// fullName returns the token behind a surname and one or two characters more, whatever
// the tagger takes them for, where a phrase ends there; 0 where none does.
func fullName(text []rune, toks []word.Token, i int) int {
	for n := 3; n > 1; n-- {
		for e := i + 1; e <= i+2 && e < len(toks)-1; e++ {
			t := toks[e]
			if t.Tag == word.W || t.Ref >= 0 || t.End-toks[i].Start > n || t.Tag == word.V && strings.ContainsRune("说称道", text[t.End-1]) || t.End-t.Start > 1 && (t.Tag == word.D || t.Tag == word.AD || t.Tag == word.P || t.Tag == word.C) {
				break // 吴|坚决
			}
			if toks[e].End-toks[i].Start == n && (predicated(toks[e+1]) || toks[e+1].Tag == word.T || toks[e+1].Tag == word.C || n == 3 && (text[toks[e+1].Start] == '家' || possessed(text, toks, e+1))) && !Trails(text[t.End-1]) {
				return e + 1
			}
		}
	}
	return 0
}

// saying reports whether the token is a verb that only a person's name stands before.
func saying(text []rune, t word.Token) bool {
	if t.Tag != word.V {
		return false
	}
	switch string(text[t.Start:t.End]) {
	case "说", "称", "道", "介绍", "告诉", "表示", "坦言", "回忆", "感慨", "笑着", "笑道":
		return true
	}
	return false
}

// possessed reports whether what stands at token i is of a person alone: 自己, 脸上, 一家.
func possessed(text []rune, toks []word.Token, i int) bool {
	switch string(text[toks[i].Start:toks[i].End]) {
	case "自己", "脸上", "一家", "有着", "家里", "家中", "手里", "心里", "夫妇", "夫妻":
		return true
	case "一":
		return i+1 < len(toks) && text[toks[i+1].Start] == '家'
	}
	return false
}

// hidden reads the name of a person behind a title whose surname is a word too, so that
// the tagger takes it for one: 董事长|高|建平|并不. Only where the phrase ends behind it.
func hidden(text []rune, toks []word.Token, i int) (at paper.Span, next int, ok bool) {
	if i == 0 || toks[i].End-toks[i].Start != 1 || toks[i].Tag == word.NR || !surname().Starts(text[toks[i].Start]) || !Titled(text, toks[i-1]) && !resident(text, toks, i) {
		return
	}
	switch toks[i].Tag {
	case word.A, word.N, word.J, word.NZ, word.B, word.NS:
	case word.V, word.VN:
		if n := fullName(text, toks, i); n == 0 || text[toks[n].Start] != '，' || toks[n-1].End-toks[i].Start < 3 {
			return // 农民|付|秋|林，
		}
	default:
		return
	}
	if next = fullName(text, toks, i); next == 0 {
		return
	}
	return paper.Span{Start: toks[i].Start, End: toks[next-1].End}, next, true
}

// resident reports whether the clause tells up to token i where someone lives or comes
// from: 家住东岭市的|敖|建|民.
func resident(text []rune, toks []word.Token, i int) bool {
	if text[toks[i-1].Start] != '的' {
		return false
	}
	for k := i - 2; k >= 0 && k > i-8; k-- {
		switch string(text[toks[k].Start:toks[k].End]) {
		case "家住", "住在", "居住在", "家在", "出生于":
			return true
		}
		if toks[k].Tag == word.W {
			return false
		}
	}
	return false
}

// ending reports whether token i, which the tagger takes for a preposition, is the last
// character of a given name: another word that cannot follow a preposition stands behind
// it (李忠|朝|种了), and it is none that people's names are commonly followed by.
func ending(text []rune, toks []word.Token, i int) bool {
	if i+1 >= len(toks) || toks[i].Tag != word.P || toks[i].End-toks[i].Start != 1 || strings.ContainsRune("在从向对给跟同与和为把被将让由到往于以用按比叫替", text[toks[i].Start]) {
		return false
	}
	next := toks[i+1]
	return next.Tag == word.V || next.Tag == word.W || next.Tag == word.D || next.Tag == word.T
}

// Person returns the person's name that starts at token i, with the address
// behind it (陈同学, 周先生), and the token after it; ok is false where none does.
func Person(text []rune, toks []word.Token, i int) (at paper.Span, next int, ok bool) {
	if !mayPerson(toks, i) {
		return // most words, at the cost of no call
	}
	return person(text, toks, i)
}

// mayPerson reports whether a person's name may start at token i: what is not tagged so is one
// character, of the tags that [hidden] reads or before a token that is, see [familiar].
func mayPerson(toks []word.Token, i int) bool {
	const hidden uint32 = 1<<word.A | 1<<word.N | 1<<word.J | 1<<word.NZ | 1<<word.B | 1<<word.NS | 1<<word.V | 1<<word.VN
	k := &toks[i]
	return k.Tag == word.NR || k.End-k.Start == 1 && (hidden>>(k.Tag&31)&1 != 0 || i+1 < len(toks) && toks[i+1].Tag == word.NR)
}

func person(text []rune, toks []word.Token, i int) (at paper.Span, next int, ok bool) {
	if familiar(text, toks, i) {
		return paper.Span{Start: toks[i].Start, End: toks[i+1].End}, i + 2, true
	}
	if at, next, ok = hidden(text, toks, i); ok {
		return at, next, ok
	}
	if toks[i].Tag != word.NR || i > 0 && (toks[i-1].Tag == word.R || toks[i-1].Tag == word.NR) || Human(text, word.Token{Span: toks[i].Span, Tag: word.N}) || i > 0 && toks[i-1].Tag != word.NR && load().single(text, toks[i-1]) {
		return
	}
	if !surname().Starts(text[toks[i].Start]) && !(toks[i].Known && toks[i].End-toks[i].Start > 1) {
		return
	}
	next = i + 1
	for _, c := range text[toks[i].Start:toks[i].End] {
		if c == '·' {
			return toks[i].Span, next, true
		}
	}
	for next < len(toks) && toks[next].Tag == word.NR {
		next++
	}
	n := toks[next-1].End - toks[i].Start
	if n == 2 && text[toks[i].Start] == '单' && !Introduced(text, toks, i) {
		return // 单柜, 单箱: per each of them
	}
	if n == 1 && next == i+1 && Introduced(text, toks, i) {
		if e := fullName(text, toks, i); e > 0 {
			return paper.Span{Start: toks[i].Start, End: toks[e-1].End}, e, true // 村民|李|小|明
		}
	}
	if n == 1 && next == i+1 && (i == 0 || toks[i-1].Tag == word.W && text[toks[i-1].Start] != '、') {
		if e := fullName(text, toks, i); e > 0 && toks[e-1].End-toks[i].Start == 3 && e-i == 3 && e < len(toks) && (saying(text, toks[e]) || string(text[toks[e].Start:toks[e].End]) == "自己") {
			return paper.Span{Start: toks[i].Start, End: toks[e-1].End}, e, true // ，|唐|太|友|说
		}
	}
	if n == 1 && next < len(toks) && i > 0 && Human(text, toks[i-1]) && toks[next].Tag != word.W && toks[next].Tag != word.V && toks[next].End-toks[next].Start == 2 {
		next++ // 村民|刘|长河
	}
	if n == 1 && next-i == 1 && next+2 < len(toks) && given(text, toks[next]) && given(text, toks[next+1]) && (predicated(toks[next+2]) || Introduced(text, toks, i) && toks[next+2].Tag == word.N && toks[next+2].End-toks[next+2].Start > 1) {
		next += 2 // 吕|义|聪|拥有
	}
	if next < len(toks) && toks[next].Tag == word.N && strings.Contains("同学 先生 女士 老师 师傅", string(text[toks[next].Start:toks[next].End])) && toks[next].End-toks[next].Start == 2 {
		next++
	} else if next-i > 1 && n == 2 && next+1 < len(toks) && (given(text, toks[next]) && (predicated(toks[next+1]) || Introduced(text, toks, i) && (text[toks[next+1].Start] == '家' || toks[next+1].Tag == word.T || toks[next+1].Tag == word.M && toks[next+1].Ref < 0)) || Introduced(text, toks, i) && ending(text, toks, next)) {
		next++ // 王汝|春, 村民|李忠|朝
	} else if next-i == 2 && n == 2 && Introduced(text, toks, i) && next+1 < len(toks) && toks[next].End-toks[next].Start == 1 && toks[next].Tag == word.V && !strings.ContainsRune("笑说称道问答叹喊坦直", text[toks[next].Start]) && saying(text, toks[next+1]) {
		next++ // 种植户|陈|慧|花|说
	}
	if n := toks[next-1].End - toks[i].Start; n < 2 || Human(text, word.Token{Span: paper.Span{Start: toks[i].Start, End: toks[next-1].End}, Tag: word.N}) && toks[next-1].Tag == word.NR {
		return
	}
	return paper.Span{Start: toks[i].Start, End: toks[next-1].End}, next, true
}
