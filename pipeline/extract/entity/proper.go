package entity

import (
	"strings"

	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// wholly is the mention of tokens [i,end), a place.
func wholly(toks []word.Token, i, end int, m Mention) Mention {
	m.Span, m.Type = paper.Span{Start: toks[i].Start, End: toks[end-1].End}, "place"
	return m
}

// common reports whether all tokens are common nouns or adjectives.
func common(toks []word.Token) bool {
	for _, t := range toks {
		if t.Tag != word.N && t.Tag != word.A && t.Tag != word.B || !t.Known {
			return false
		}
	}
	return true
}

// bare reports whether the class noun is one word that ends names for certain (示范区,
// 科技城), so that alone it can mean the one that was named.
func (t *tables) bare(text []rune, m Mention) bool {
	s, id := t.head(text, m.End)
	return id >= 0 && s == m.Start && m.End-s > 1 && !t.weak[id] && t.types[id] != "company"
}

// lead returns where a name begins that common nouns stand before: 重要港口|班加西港.
func lead(toks []word.Token, i, end int) int {
	for k := i; k < end-1; k++ {
		switch t := toks[k]; {
		case t.Tag == word.NS:
			return k
		case !t.Known || t.End-t.Start < 2 || t.Tag != word.N && t.Tag != word.A && t.Tag != word.B && t.Tag != word.VN:
			return i
		}
	}
	return i
}

// kind reports whether the name, which nothing proper stands in, is what a number or
// 首个 counts, and so a kind of things: 第7个国家级示范区; where it
// can be of things, also what stands before one: 博士后工作站14个.
func (t *finder) kind(text []rune, toks []word.Token, i, next int, things bool) bool {
	if counted := things && next < len(toks) && toks[next].Tag == word.M && toks[next].Ref >= 0 && next-i > 1; counted {
		// 现有博士后工作站14个
	} else if i == 0 || toks[i-1].Tag != word.Q && toks[i-1].Tag != word.M && !(next-i > 1 && text[toks[i-1].Start] == '的' && toks[i-1].Tag == word.U) || strings.ContainsRune("届次季期", text[toks[i-1].End-1]) {
		return false
	}
	if next-i > 2 && (t.trading(text, toks, i, next-1) || t.pieces(i, next-1)) {
		return false
	}
	for k := i; k < next; k++ {
		if t.properAt(text, toks, k) {
			return false
		}
	}
	return true
}

// verbNext reports whether token j is a verb or what leads to one: a run that ends
// there is a subject.
func verbNext(toks []word.Token, j int) bool {
	return j < len(toks) && (toks[j].Tag == word.V || toks[j].Tag == word.D || toks[j].Tag == word.P || toks[j].Tag == word.T)
}

// works reports whether the word heads the name of something built for a place.
func works(head []rune) bool { return load().kindOf(head) == "works" }

// national reports whether the tokens are 中国: a bank or company that bears the
// nation's name has no other (中国农业发展银行).
func national(text []rune, toks []word.Token) bool {
	return len(toks) == 1 && string(text[toks[0].Start:toks[0].End]) == "中国"
}

// house reports whether the word makes a name right behind that of a place: 东岭银行.
func house(head []rune) bool { return load().kindOf(head) == "house" }

// domestic reports whether the tokens are a place in China below the country: behind
// it 公司 ends a name, behind a country a kind of companies (美国石油公司).
func domestic(text []rune, toks []word.Token) bool {
	if len(toks) == 0 {
		return false
	}
	m := place.Find(text[:toks[len(toks)-1].End], toks[0].Start, toks[len(toks)-1].End, nil)
	return len(m) == 1 && m[0].Start == toks[0].Start && m[0].End == toks[len(toks)-1].End
}

// nouns reports whether all tokens are common nouns.
func nouns(toks []word.Token) bool {
	for _, t := range toks {
		if t.Tag != word.N && t.Tag != word.VN {
			return false
		}
	}
	return true
}

// complete reports whether a word that ends names for certain ends with token i.
func (t *tables) complete(text []rune, toks []word.Token, i int) bool {
	if i < 0 {
		return false
	}
	s, id := t.head(text, toks[i].End)
	return id >= 0 && s <= toks[i].Start && !t.weak[id]
}

// toFair reports whether the verb at token i, which newspapers use as a noun too,
// stands among the nouns that lead to a congress or a fair: 电子商务|创新|发展|峰会.
func (t *finder) toFair(text []rune, toks []word.Token, i int) bool {
	if i == 0 || !toks[i].Nominal || toks[i-1].Tag != word.N && toks[i-1].Tag != word.VN && toks[i-1].Tag != word.NS {
		return false
	}
	for k := i + 1; k < len(toks) && k < i+5; k++ {
		if toks[k].Tag != word.N && toks[k].Tag != word.VN && !(toks[k].Tag == word.V && toks[k].Nominal) {
			return false
		}
		if s, id := t.head(text, toks[k].End); id >= 0 && s <= toks[k].Start && t.types[id] == "project" && !t.weak[id] && strings.ContainsRune("会节展赛坛", text[toks[k].End-1]) {
			return true
		}
	}
	return false
}

// line reports whether the token is a line of business by the list of those; where
// ends is set, one that a name can end with.
func (t *tables) line(text []rune, tok word.Token, ends bool) bool {
	if t.at(text, tok.Start)&beginsLine == 0 {
		return false
	}
	end, id := t.lines.Longest(text, tok.Start)
	return id >= 0 && end == tok.End && (!ends || t.lineEnds[id])
}

// Line reports whether the token is a line of business.
func Line(text []rune, tok word.Token) bool { return load().line(text, tok, false) }

// own reports whether the tokens [i,k) are two to four characters that make no word:
// what a firm calls itself.
func (t *finder) own(text []rune, toks []word.Token, i, k int) bool {
	n := toks[k-1].End - toks[i].Start
	return n > 1 && n < 5 && k-i <= 4 && t.broken(text, toks, k-1) && t.broken(text, toks, i)
}

// trading reports whether the tokens [i,k) before 公司 are one word that no firm is
// classed by, and lines of business behind it: 汇川|微电子. A number or a pointer before
// them makes them many.
func (t *finder) trading(text []rune, toks []word.Token, i, k int) bool {
	if first := toks[i]; first.End-first.Start != 2 || t.industry(text, first) || first.Tag != word.N && first.Tag != word.J && first.Tag != word.NZ && first.Tag != word.NR {
		return false
	}
	for b := i + 1; b < k; b++ {
		if !t.industry(text, toks[b]) {
			return false
		}
	}
	if i == 0 {
		return true
	}
	switch toks[i-1].Tag {
	case word.W:
		return text[toks[i-1].Start] != '、'
	case word.U, word.T:
		return true
	case word.R:
		return string(text[toks[i-1].Start:toks[i-1].End]) == "其中"
	}
	return false
}

// industry reports whether the token is a line of business that companies are named
// after.
func (t *tables) industry(text []rune, tok word.Token) bool {
	if t.line(text, tok, false) {
		return true
	}
	s, id := t.head(text, tok.End)
	return id >= 0 && s == tok.Start && t.types[id] == "company" && !t.generic[id]
}

// wide is 1 where the one character that ends the run is of an event of the world or
// the nation: then the place may stand further off.
func (t *tables) wide(text []rune, toks []word.Token, i, k, s int) int {
	if k > i && toks[k].End-s == 1 && strings.ContainsRune("展赛节杯", text[s]) && grand(text, toks[i:k]) {
		return 1
	}
	return 0
}

// grand reports whether the run says that what follows is of the world or the nation:
// 阿布扎比国际防务展.
func grand(text []rune, toks []word.Token) bool {
	for _, t := range toks {
		switch string(text[t.Start:t.End]) {
		case "国际", "世界", "全国", "中国":
			return true
		}
	}
	return false
}

// near returns where the proper part of a name must begin to hold a head of n
// characters at token k: one character alone holds only what stands right before.
func near(last, k, n int) int {
	if n == 1 {
		return max(last, k-2)
	}
	return last
}

// properAt reports whether a proper noun stands at token k, or a piece of one. Names in Latin
// letters are no shorter than four, and pieces are one character.
func (t *finder) properAt(text []rune, toks []word.Token, k int) bool {
	switch n := toks[k].End - toks[k].Start; {
	case isProper(toks[k]):
		return true
	case n == 1:
		return t.pair(toks, k) || t.broken(text, toks, k)
	default:
		return n > 3 && latin(text, toks[k])
	}
}

// properBetween reports whether a proper noun stands in toks[from:to+1]; behind a
// name that is complete already, a place does not count, and before a wide class no
// two characters of which one is a verb: 已|入|资|项目.
func (t *finder) properBetween(text []rune, toks []word.Token, from, to int, complete, class bool) bool {
	for k := from; k <= to; k++ {
		if k == to && k > from && toks[k].End-toks[k].Start == 1 && toks[k].Known {
			continue // the head itself
		}
		if (isProper(toks[k]) || latin(text, toks[k]) || k < to && (t.pair(toks, k) && !(class && (toks[k].Tag == word.V || toks[k+1].Tag == word.V)) || t.broken(text, toks, k))) && !(complete && toks[k].Tag == word.NS) {
			return true
		}
	}
	return false
}
