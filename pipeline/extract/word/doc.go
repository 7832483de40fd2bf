// Package word cuts Chinese text into words and names their parts of speech:
// just well enough to see where a noun phrase begins and which word is the verb.
//
// It is a hidden Markov model over a lattice of dictionary words: the cheapest
// path through words and tags together, where a word costs what it is rare under
// its tag and a tag what it is rare after the one before. Words and costs are
// counts of the tagged 人民日报 of January 1998 (data/words.tsv, data/tags.tsv),
// with younger words, by hand (data/modern.tsv) and from a dictionary
// (data/young.tsv), and the place names the caller gives. Numbers and expressions of time are not the tagger's
// business: the caller has read them and fixes them as one token each.
//
//	text := []rune("高新区科技型中小企业新增注册832家")
//	t := word.New(nil)
//	t.Tag(text, 0, len(text), []word.Fixed{{Span: paper.Span{Start: 14, End: 18}, Tag: word.M}}, nil)
//	// 高新区/n 科技型/n 中小企业/n 新增/v 注册/v 832家/m
//
// Accuracy is that of its kind, some 95 % of tags on newspaper text; whoever
// uses it must not lean on one word alone.
package word

import "baoshu/pipeline/paper"

// A Tag is a part of speech, after the tag set of the 人民日报 corpus.
type Tag uint8

// The tags. Rarer ones of the corpus are folded into these.
const (
	W  Tag = iota // punctuation; also the edge of the text
	N             // noun
	NR            // person
	NS            // place
	NT            // organisation
	NZ            // other proper noun
	V             // verb
	VN            // verbal noun
	A             // adjective
	AN            // adjective as noun
	AD            // adjective as adverb
	D             // adverb
	P             // preposition
	C             // conjunction
	U             // particle
	F             // direction, locality (上 中 以来)
	M             // number; a fixed quantity, unit included
	Q             // measure word
	T             // time
	R             // pronoun
	J             // abbreviation (两会, 党政)
	L             // set phrase
	I             // idiom
	S             // place word (沿海, 境外)
	B             // attributive (大型, 国有)
	Y             // modal particle, interjection
	Z             // descriptive
	K             // suffix (们, 者)
	H             // prefix (非, 超)
	tags
)

var names = [tags]string{"w", "n", "nr", "ns", "nt", "nz", "v", "vn", "a", "an", "ad", "d", "p", "c", "u", "f", "m", "q", "t", "r", "j", "l", "i", "s", "b", "y", "z", "k", "h"}

// String returns the tag as the corpus writes it.
func (t Tag) String() string {
	if t < tags {
		return names[t]
	}
	return "?"
}

// parse returns the tag of a name.
func parse(s string) (Tag, bool) {
	for i, n := range names {
		if n == s {
			return Tag(i), true
		}
	}
	return 0, false
}

// A Token is one word of the text.
type Token struct {
	paper.Span
	Tag     Tag
	Nominal bool // of a verb: newspapers use it as a noun too (审批, 出版); of a verbal noun: more often than as a verb
	Known   bool // it stands in a list, or was fixed; false for a single character nothing is known of
	Ref     int  // of a fixed token what Fixed said, else -1
}

// A Fixed is a stretch the caller has read already.
type Fixed struct {
	paper.Span
	Tag Tag
	Ref int
}
