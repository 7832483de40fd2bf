package entity

import (
	"unicode/utf8"

	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/lexicon"
)

// A trait is what is known of a character by itself.
type trait uint8

const (
	alone    trait = 1 << iota // a word by itself, of a list that words are looked for in from their first character on
	headed                     // a word of entities.tsv by itself
	function                   // it stands for itself too often to be part of a name
	rank                       // the rank of an area, or a kind of place or of people
	seldom                     // a function word of old texts, or one that seldom stands alone
	shared                     // names share it with function words
	settled                    // the first character of the ranks of villages, see ranks
	staged                     // and of the words for stages, see stage
)

// A part is with which lists two characters in a row can have to do. The same places are
// asked of again and again, for one list after the other, and a look at one small table
// spares most of the looks into the lists.
type part uint8

const (
	endsHead   part = 1 << iota // a word of entities.tsv ends with them
	beginsHead                  // one of three characters or more begins with them
	beginsName
	beginsWhole
	beginsAnaphor
	beginsLine
	beginsKind
	anything part = 1<<iota - 1
)

// The characters that the table has are all the common Chinese ones.
const tabled, tabledEnd = 0x4e00, 0xa000

// traits has what is known of the characters from tabled on, and of all pairs of
// characters, hashed: what is said of a pair can be of another, nothing is missing.
type traits struct {
	chars [tabledEnd - tabled]trait
	rest  trait // of the characters outside of the table: a word of a list is one of them
	pairs [1 << 13]part
}

// of returns the traits of the character.
func (t *traits) of(c rune) trait {
	if i := uint32(c - tabled); i < uint32(len(t.chars)) {
		return t.chars[i]
	}
	if c < tabled {
		return t.rest | function
	}
	return t.rest
}

// mark adds the trait to the characters.
func (t *traits) mark(x trait, chars string) {
	for _, c := range chars {
		if i := uint32(c - tabled); i < uint32(len(t.chars)) {
			t.chars[i] |= x
		} else {
			t.rest |= x
		}
	}
}

// pairOf returns the place of two characters among the pairs.
func pairOf(a, b rune) uint32 {
	return (uint32(a)*0x9e3779b1 ^ uint32(b)*0x85ebca6b) >> 19
}

// at returns what can begin at the character.
func (t *traits) at(text []rune, at int) part {
	if t.of(text[at])&alone != 0 || at+1 >= len(text) {
		return anything
	}
	return t.pairs[pairOf(text[at], text[at+1])]
}

// before returns what can end with the character before end.
func (t *traits) before(text []rune, end int) part {
	if t.of(text[end-1])&headed != 0 || end < 2 {
		return anything
	}
	return t.pairs[pairOf(text[end-2], text[end-1])]
}

// begins adds that the words of so many characters or more begin with their first two.
func (t *traits) begins(x part, l *lexicon.List, least int) {
	for _, r := range l.Rows {
		switch w := []rune(r[0]); {
		case len(w) < least:
		case len(w) < 2:
			t.mark(alone, r[0])
		default:
			t.pairs[pairOf(w[0], w[1])] |= x
		}
	}
}

// newTraits makes the table from the lists.
func newTraits(heads, names, wholes, anaphors, lines, kinds *lexicon.List) *traits {
	t := &traits{}
	for _, r := range heads.Rows {
		w := []rune(r[0])
		if n := len(w); n > 1 {
			t.pairs[pairOf(w[n-2], w[n-1])] |= endsHead
		} else {
			t.mark(headed, r[0])
		}
	}
	t.begins(beginsHead, heads, 3)
	t.begins(beginsName, names, 1)
	t.begins(beginsWhole, wholes, 1)
	t.begins(beginsAnaphor, anaphors, 1)
	t.begins(beginsLine, lines, 1)
	t.begins(beginsKind, kinds, 2) // see kindOf
	t.mark(function, "在由从向对除为与跟把被将给让以据是有到和及的了新大小高老全各多好每某本该此其上下中前后内外里间时年月日达占超约共均已仅只等还又也就才都更最个家项来去赴说叫请沿驻引像如凭按替随")
	t.mark(rank, "省市县乡镇村区州站厂店校园员民工")
	t.mark(seldom, "纵倘岂亦皆咸诸卿乃矣曰弥恒永光极尚特真必")
	t.mark(shared, "新大中高达和上下")
	t.mark(settled, "村镇乡屯寨园港社小公")
	t.mark(staged, "期线第")
	return t
}

// single reports whether the token is one Han character that can be part of a name.
func (t *traits) single(text []rune, tok word.Token) bool {
	c := text[tok.Start]
	return tok.End-tok.Start == 1 && t.one(c, t.of(c), tok.Tag)&single != 0
}

// head returns where the longest word of entities.tsv that ends at end starts; id is
// -1 for none.
func (t *tables) head(text []rune, end int) (start, id int) {
	if t.before(text, end)&endsHead == 0 {
		return end, -1
	}
	return t.suffix.Longest(text, end)
}

// longHeads is the matcher of the words of three characters and more; its ids are row
// numbers.
func longHeads(l *lexicon.List) *lexicon.Matcher {
	var words []string
	var rows []int32
	for i, r := range l.Rows {
		if utf8.RuneCountInString(r[0]) > 2 {
			words, rows = append(words, r[0]), append(rows, int32(i))
		}
	}
	return lexicon.NewMatcherOf(words, rows)
}

// opens returns where the longest word of entities.tsv that starts at the character
// ends, if it has three characters or more; id is -1 for none.
func (t *tables) opens(text []rune, at int) (end, id int) {
	if t.at(text, at)&beginsHead == 0 {
		return at, -1
	}
	return t.longs.Longest(text, at)
}

// whole is opens for the words of wholes.tsv.
func (t *tables) whole(text []rune, at int) (end, id int) {
	if t.at(text, at)&beginsWhole == 0 {
		return at, -1
	}
	return t.wholes.Longest(text, at)
}

// anaphor is opens for the words of anaphors.tsv.
func (t *tables) anaphor(text []rune, at int) (end, id int) {
	if t.at(text, at)&beginsAnaphor == 0 {
		return at, -1
	}
	return t.anaphors.Longest(text, at)
}
