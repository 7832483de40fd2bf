package entity

import "baoshu/pipeline/extract/word"

// isProper reports whether the token is a proper noun, or a word no list has.
func isProper(t word.Token) bool {
	return t.Tag == word.NS || t.Tag == word.NT || t.Tag == word.NZ || t.Tag == word.NR || !t.Known
}

// fitting reports whether the token can be part of a name.
func (t *finder) fitting(text []rune, toks []word.Token, i int) bool {
	switch toks[i].Tag {
	case word.N:
		return text[toks[i].Start] != '计' || !t.planning(text, toks, i)
	case word.NR, word.NS, word.NT, word.NZ, word.AN, word.B, word.J, word.K, word.S, word.L, word.H:
		return true
	case word.W:
		return false
	case word.V:
		if t.mayHead(i) && t.inHead(text, toks, i) {
			return true
		}
	}
	if toks[i].End-toks[i].Start == 1 {
		return t.all&stages != 0 && (stage(text, toks, i) || i > 0 && stage(text, toks, i-1)) || t.nameableOne(text, toks, i)
	}
	switch toks[i].Tag {
	case word.M:
		return t.all&stages != 0 && stage(text, toks, i)
	case word.VN:
		return t.nameableNoun(text, toks, i) || t.all&stages != 0 && i > 0 && stage(text, toks, i-1)
	case word.A:
		return t.kindOf(text[toks[i].Start:toks[i].End]) != "quality"
	case word.F: // 中国西部国际博览会
		return i > 0 && i+1 < len(toks) && toks[i-1].Tag == word.NS && (toks[i+1].Tag == word.N || toks[i+1].Tag == word.NS)
	case word.V:
		return t.trade(text, toks, i) || t.toFair(text, toks, i)
	}
	return false
}

// planning reports whether 计划 at token i is what a class of owners does, and no part of a
// name: 该公司|计划|在三年内投资.
func (t *finder) planning(text []rune, toks []word.Token, i int) bool {
	if i == 0 || i+1 >= len(toks) || toks[i].End-toks[i].Start != 2 || text[toks[i].Start+1] != '划' {
		return false
	}
	switch toks[i+1].Tag {
	case word.P, word.T, word.V, word.D:
		s, id := t.head(text, toks[i-1].End)
		return id >= 0 && s == toks[i-1].Start
	}
	return false
}

// nameableNoun is nameable for a verbal noun.
func (t *finder) nameableNoun(text []rune, toks []word.Token, i int) bool {
	switch t.kindOf(text[toks[i].Start:toks[i].End]) {
	case "predicate":
		return false
	case "joint":
		return !t.complete(text, toks, i-1) // 东岭分行|联合|高新区
	}
	return true
}

// nameableOne is nameable for a token of one character that no tag shows to be.
func (t *finder) nameableOne(text []rune, toks []word.Token, i int) bool {
	switch toks[i].Tag {
	case word.VN:
		return t.nameableNoun(text, toks, i)
	case word.A:
		if t.kindOf(text[toks[i].Start:toks[i].End]) == "quality" {
			return false
		}
	case word.F: // 东岭, 北盘江大桥
		if quarter(text, toks, i) {
			return true
		}
	case word.C, word.D, word.Y:
		return (t.of(text[toks[i].Start])&seldom != 0 || opening(text, toks, i)) && t.broken(text, toks, i)
	case word.V:
		if t.toFair(text, toks, i) {
			return true
		}
	case word.Q, word.Z, word.I, word.P, word.AD:
	case word.M: // 泾河|双|碳|产业园
		return text[toks[i].Start] == '双' && toks[i].Ref < 0 && i > 0 && i+1 < len(toks) && toks[i+1].End-toks[i+1].Start == 1 && t.fitting(text, toks, i-1)
	default:
		return false
	}
	return t.odd(toks, i) || t.broken(text, toks, i)
}

// odd reports whether the token is one character of a name the tagger could not
// know: beside a character that is in no list, or a surname, or one of two single
// characters in a row that are no function words (东软, 无距).
func (t *finder) odd(toks []word.Token, i int) bool {
	return t.is(i)&single != 0 && (strange(toks, i-1) || strange(toks, i+1) || t.pair(toks, i) || t.pair(toks, i-1))
}

// strange reports whether the token is one character that no list has, or of a person.
func strange(toks []word.Token, i int) bool {
	return i >= 0 && i < len(toks) && toks[i].End-toks[i].Start == 1 && (!toks[i].Known || toks[i].Tag == word.NR)
}

// pair reports whether tokens i and i+1 are two single characters before a longer
// noun, at the start of a phrase.
func (t *finder) pair(toks []word.Token, i int) bool {
	if t.is(i)&t.is(i+1)&single == 0 || i+2 >= len(toks) {
		return false
	}
	if x := toks[i+2]; x.Tag != word.N && x.Tag != word.NZ || x.End-x.Start < 2 {
		return false
	}
	if i == 0 {
		return true
	}
	switch toks[i-1].Tag {
	case word.W, word.NS, word.T, word.P, word.C, word.D:
		return true
	}
	return false
}
