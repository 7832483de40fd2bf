package entity

import (
	"strings"

	"baoshu/pipeline/extract/word"
)

// broken reports whether the token is one character of a name that the tagger has
// cut to pieces before a word that ends names: 密|云|水库, 微|芯|科技. Two to four
// single characters at the start of a phrase, or behind a place, are a name there
// whatever the tagger takes each of them for.
func (t *finder) broken(text []rune, toks []word.Token, i int) bool {
	if !t.inner(text, toks, i) {
		return false
	}
	low, high := i, i+1
	for low > 0 && i-low < 4 && t.inner(text, toks, low-1) {
		low--
	}
	for high < len(toks) && high-low < 5 && t.inner(text, toks, high) {
		high++
	}
	n := high - low
	if n < 2 || n > 4 || high >= len(toks) {
		return false
	}
	head := toks[high]
	switch head.Tag {
	case word.N, word.NZ, word.VN, word.J, word.B, word.NT, word.L:
	case word.V:
		if !t.industry(text, head) {
			return false
		}
	default:
		return false
	}
	if t.line(text, head, true) {
		return t.begins(text, toks, low)
	}
	s, id := t.head(text, head.End)
	if (id < 0 || s != head.Start) && high+1 < len(toks) { // 特大|桥
		s, id = t.head(text, toks[high+1].End)
	}
	if id < 0 || s != head.Start || head.End-s < 2 || t.class[id] || t.types[id] == "product" || t.types[id] == "project" && document(text[s:head.End]) {
		return false
	}
	return t.begins(text, toks, low)
}

// pieces reports whether the tokens [i,j) are all pieces of a broken name.
func (t *finder) pieces(i, j int) bool {
	for ; i < j; i++ {
		if t.is(i)&piece == 0 {
			return false
		}
	}
	return true
}

// document reports whether the word is of something written or resolved, which no
// characters by chance name: 拿|硬|办法.
func document(head []rune) bool { return load().kindOf(head) == "document" }

// trade reports whether the token is a line of business before the word that ends a
// firm's name: 江中|制药|集团.
func (t *finder) trade(text []rune, toks []word.Token, i int) bool {
	if i == 0 || i+1 >= len(toks) || toks[i].End-toks[i].Start < 2 || !t.industry(text, toks[i]) {
		return false
	}
	s, id := t.head(text, toks[i+1].End)
	return id >= 0 && s == toks[i+1].Start && t.types[id] == "company" && !t.class[id]
}

// begins reports whether a name can begin at token i: behind a stop, a particle, a
// preposition, or a place with nothing but nouns after it.
func (t *finder) begins(text []rune, toks []word.Token, i int) bool {
	for k := i - 1; ; k-- {
		if k < 0 {
			return true
		}
		switch toks[k].Tag {
		case word.W, word.U, word.P, word.C, word.T:
			return k == i-1
		case word.NS, word.NT:
			return true
		case word.V:
			return k == i-1 && (toks[k].End-toks[k].Start > 1 || text[toks[k].Start] == '是' || text[toks[k].Start] == '为') // 建设|浑|河|科技城
		case word.N, word.VN:
			if i-k > 2 {
				return false
			}
			continue
		}
		return false
	}
}

// inner reports whether the token is one Han character that a broken name can be
// made of; the words for ranks of areas and of size are none. The characters that names share
// with function words are, where pieces stand on both sides, or a piece before and a line of
// business behind: 渝新欧, 江中制药.
func (t *finder) inner(text []rune, toks []word.Token, i int) bool {
	is := t.is(i)
	return is&piece != 0 || is&inward != 0 && t.between(text, toks, i)
}

// between is inner for a character that names share with function words.
func (t *finder) between(text []rune, toks []word.Token, i int) bool {
	c := text[toks[i].Start]
	if (c == '大' || c == '小' || c == '新') && t.is(i+1)&piece != 0 && !toks[i+1].Known {
		return true // 大|藤|峡
	}
	x, before, behind := t.of(c), t.is(i-1)&piece != 0, t.is(i+1)&piece != 0
	if x&seldom != 0 || opening(text, toks, i) {
		return before || behind
	}
	return x&shared != 0 && before && (behind || i+1 < len(toks) && t.industry(text, toks[i+1]))
}

// opening reports whether the token is a 和 or 同 that joins nothing, for it opens its
// clause: 和硕达电子.
func opening(text []rune, toks []word.Token, i int) bool {
	c := text[toks[i].Start]
	return (c == '和' || c == '同') && (i == 0 || toks[i-1].Tag == word.W && text[toks[i-1].Start] != '、' && text[toks[i-1].Start] != '”')
}

// quarter reports whether the token is 东 西 南 北 中 before a name: 北盘江大桥.
func quarter(text []rune, toks []word.Token, i int) bool {
	if i+1 >= len(toks) || !strings.ContainsRune("东西南北", text[toks[i].Start]) || toks[i].End-toks[i].Start != 1 {
		return false
	}
	if t := toks[i+1]; t.Tag != word.NZ && (t.Tag != word.NS || t.End-t.Start > 2) || t.End-t.Start < 2 {
		return false
	}
	return i == 0 || toks[i-1].Tag == word.W || toks[i-1].Tag == word.U || toks[i-1].Tag == word.P || toks[i-1].Tag == word.NS
}

// stage reports whether tokens i and i+1 are the stage of a project inside a name:
// 一期, 中线.
func stage(text []rune, toks []word.Token, i int) bool {
	if i < 1 || i+1 >= len(toks) || toks[i].Ref >= 0 {
		return false
	}
	c, n := text[toks[i].Start], toks[i].End-toks[i].Start
	if n == 2 && c == '第' && toks[i].Tag == word.M {
		return toks[i-1].Tag == word.NS && (toks[i+1].Tag == word.N || toks[i+1].Tag == word.VN) // 福岛第一核电站
	}
	if n != 1 || toks[i+1].End-toks[i+1].Start != 1 {
		return false
	}
	switch text[toks[i+1].Start] {
	case '期':
		if !strings.ContainsRune("一二三四五", c) {
			return false
		}
	case '线':
		if !strings.ContainsRune("东西南北中", c) {
			return false
		}
	default:
		return false
	}
	return toks[i-1].Tag != word.W && toks[i-1].Tag != word.U && toks[i-1].Tag != word.P && toks[i-1].Tag != word.V
}

// mayHead reports whether a word of entities.tsv can begin with token i or one of the two before
// it: nothing else is [finder.inHead].
func (t *finder) mayHead(i int) bool {
	begins := t.sights[i].begins
	if i > 0 {
		begins |= t.sights[i-1].begins
	}
	if i > 1 {
		begins |= t.sights[i-2].begins
	}
	return begins&beginsHead != 0
}

// inHead reports whether the token is part of a longer word that ends names:
// 综合|保税|区.
func (t *finder) inHead(text []rune, toks []word.Token, i int) bool {
	for b := i; b >= 0 && b > i-3; b-- {
		end, id := t.opens(text, toks[b].Start)
		if id >= 0 && t.generic[id] && end > toks[i].End && ends(toks, i, end) > 0 {
			return true
		}
	}
	return false
}
