package entity

import (
	"unicode/utf8"

	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/lexicon"
)

// A trait is what is known of a character by itself: with which lists it can have to do,
// and what it is beside others that make no word. The same characters are asked of
// again and again, and a look at one table spares most of the looks into the lists.
type trait uint16

const (
	endsHead   trait = 1 << iota // a word of entities.tsv ends with it
	beginsHead                   // one of three characters or more begins with it
	beginsName
	beginsWhole
	beginsAnaphor
	beginsLine
	function // it stands for itself too often to be part of a name
	rank     // the rank of an area, or a kind of place or of people
	seldom   // a function word of old texts, or one that seldom stands alone
	shared   // names share it with function words
)

// Characters outside of the table, which are no common Chinese ones, may begin and end
// anything.
const (
	tabled, tabledEnd       = 0x4e00, 0xa000
	untabled          trait = endsHead | beginsHead | beginsName | beginsWhole | beginsAnaphor | beginsLine
)

// traits has the characters from tabled on.
type traits [tabledEnd - tabled]trait

// of returns the traits of the character.
func (t *traits) of(c rune) trait {
	if i := uint32(c - tabled); i < uint32(len(t)) {
		return t[i]
	}
	if c < tabled {
		return untabled | function
	}
	return untabled
}

// mark adds the trait to the characters.
func (t *traits) mark(x trait, chars string) {
	for _, c := range chars {
		if i := uint32(c - tabled); i < uint32(len(t)) {
			t[i] |= x
		}
	}
}

// begins adds the trait to the first characters of the list.
func (t *traits) begins(x trait, l *lexicon.List) {
	for _, r := range l.Rows {
		_, n := utf8.DecodeRuneInString(r[0])
		t.mark(x, r[0][:n])
	}
}

// newTraits makes the table from the lists.
func newTraits(heads, names, wholes, anaphors, lines *lexicon.List) *traits {
	t := &traits{}
	for _, r := range heads.Rows {
		_, n := utf8.DecodeLastRuneInString(r[0])
		t.mark(endsHead, r[0][len(r[0])-n:])
		if utf8.RuneCountInString(r[0]) > 2 {
			_, n := utf8.DecodeRuneInString(r[0])
			t.mark(beginsHead, r[0][:n])
		}
	}
	t.begins(beginsName, names)
	t.begins(beginsWhole, wholes)
	t.begins(beginsAnaphor, anaphors)
	t.begins(beginsLine, lines)
	t.mark(function, "在由从向对除为与跟把被将给让以据是有到和及的了新大小高老全各多好每某本该此其上下中前后内外里间时年月日达占超约共均已仅只等还又也就才都更最个家项来去赴说叫请沿驻引像如凭按替随")
	t.mark(rank, "省市县乡镇村区州站厂店校园员民工")
	t.mark(seldom, "纵倘岂亦皆咸诸卿乃矣曰弥恒永光极尚特真必")
	t.mark(shared, "新大中高达和上下")
	return t
}

// single reports whether the token is one Han character that can be part of a name.
func (t *traits) single(text []rune, toks []word.Token, i int) bool {
	if i < 0 || i >= len(toks) || toks[i].End-toks[i].Start != 1 {
		return false
	}
	switch toks[i].Tag {
	case word.W, word.C, word.U, word.R, word.M, word.Y, word.D, word.T:
		return false
	}
	return t.of(text[toks[i].Start])&function == 0
}

// head returns where the longest word of entities.tsv that ends at end starts; id is
// -1 for none.
func (t *tables) head(text []rune, end int) (start, id int) {
	if t.of(text[end-1])&endsHead == 0 {
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
	if t.of(text[at])&beginsHead == 0 {
		return at, -1
	}
	return t.longs.Longest(text, at)
}

// whole is opens for the words of wholes.tsv.
func (t *tables) whole(text []rune, at int) (end, id int) {
	if t.of(text[at])&beginsWhole == 0 {
		return at, -1
	}
	return t.wholes.Longest(text, at)
}

// anaphor is opens for the words of anaphors.tsv.
func (t *tables) anaphor(text []rune, at int) (end, id int) {
	if t.of(text[at])&beginsAnaphor == 0 {
		return at, -1
	}
	return t.anaphors.Longest(text, at)
}
