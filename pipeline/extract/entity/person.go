package entity

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/baoshu/baoshu/pipeline/extract/word"
	"github.com/baoshu/baoshu/pipeline/lexicon"
	"github.com/baoshu/baoshu/pipeline/paper"
)

//go:embed data/humans.tsv
var humansTSV []byte

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

// Person returns the person's name that starts at token i, with the address
// behind it (陈同学, 周先生), and the token after it; ok is false where none does.
func Person(text []rune, toks []word.Token, i int) (at paper.Span, next int, ok bool) {
	if toks[i].Tag != word.NR || i > 0 && (toks[i-1].Tag == word.R || toks[i-1].Tag == word.NR) || Human(text, word.Token{Span: toks[i].Span, Tag: word.N}) || i > 0 && toks[i-1].Tag != word.NR && single(text, toks, i-1) {
		return
	}
	next = i + 1
	for next < len(toks) && toks[next].Tag == word.NR {
		next++
	}
	n := toks[next-1].End - toks[i].Start
	if next < len(toks) && toks[next].Tag == word.N && strings.Contains("同学 先生 女士 老师 师傅", string(text[toks[next].Start:toks[next].End])) && toks[next].End-toks[next].Start == 2 {
		next++
	} else if next-i > 1 && n == 2 && next+1 < len(toks) && single(text, toks, next) && (toks[next+1].Tag == word.W || toks[next+1].Tag == word.V || toks[next+1].Tag == word.D || toks[next+1].Tag == word.P) && toks[next].Tag != word.V && toks[next].Tag != word.P {
		next++ // 王汝|春
	}
	if n := toks[next-1].End - toks[i].Start; n < 2 || Human(text, word.Token{Span: paper.Span{Start: toks[i].Start, End: toks[next-1].End}, Tag: word.N}) && toks[next-1].Tag == word.NR {
		return
	}
	return paper.Span{Start: toks[i].Start, End: toks[next-1].End}, next, true
}
