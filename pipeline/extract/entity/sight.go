package entity

import "baoshu/pipeline/extract/word"

// A sight is what is seen of a token by itself. The tokens of a sentence are gone through
// once for it, and most of the questions after that are answered by a bit of it.
type sight struct {
	begins part // what can begin with its first two characters
	is     aspect
}

// An aspect is one thing that is seen of a token.
type aspect uint8

const (
	fits    aspect                    = 1 << iota // it can be part of a name
	unfit                                         // it cannot; where neither is known, nobody has asked yet
	single                                        // one Han character that can be part of a name
	piece                                         // and that is no rank: a broken name can be made of it
	inward                                        // one character that names share with function words
	settles = aspect(settled)                     // it begins as the ranks of villages do
	stages  = aspect(staged)                      // it begins as the words for stages do
	seen    = trait(settles | stages)             // what is the same of a token as of its first character
)

// Of the tokens of a tag is known whether they are part of names, whatever stands beside them,
// and which characters by themselves are no pieces of any.
const (
	nominals uint32 = 1<<word.N | 1<<word.NR | 1<<word.NS | 1<<word.NT | 1<<word.NZ | 1<<word.AN | 1<<word.B | 1<<word.J | 1<<word.K | 1<<word.S | 1<<word.L | 1<<word.H // but for 计划
	formal   uint32 = 1<<word.W | 1<<word.C | 1<<word.U | 1<<word.R | 1<<word.M | 1<<word.Y | 1<<word.D | 1<<word.T
)

// see sets what is seen of the tokens, and returns all of it in one. No word of a list begins
// with a mark.
func (t *finder) see(text []rune, toks []word.Token) (all aspect) {
	t.text, t.toks = text, toks
	if cap(t.sights) < len(toks) {
		t.sights = make([]sight, 2*len(toks))
	}
	sights := t.sights[:len(toks)]
	for i := range toks {
		k := &toks[i]
		if k.Tag == word.W {
			sights[i] = sight{is: unfit}
			continue
		}
		c := text[k.Start]
		x := t.of(c)
		is := aspect(nominals>>(k.Tag&31)&1) | aspect(x&seen) // fits, or nothing
		if c == '计' {
			is &^= fits
		}
		if k.End-k.Start == 1 {
			is |= t.one(c, x, k.Tag)
		}
		begins := anything
		if x&alone == 0 && k.Start+1 < len(text) {
			begins = t.pairs[pairOf(c, text[k.Start+1])]
		}
		sights[i] = sight{begins, is}
		all |= is
	}
	t.sights = sights
	return all
}

// one returns what is seen of a token of one character, with its traits and tag.
func (t *traits) one(c rune, x trait, tag word.Tag) (is aspect) {
	if formal>>(tag&31)&1 == 0 && x&function == 0 {
		if is = single; x&rank == 0 {
			is |= piece
		}
	}
	if x&(seldom|shared) != 0 || c == '小' || c == '同' {
		is |= inward
	}
	return is
}

// is returns what is seen of token i; nothing where there is none.
func (t *finder) is(i int) aspect {
	if uint(i) < uint(len(t.sights)) {
		return t.sights[i].is
	}
	return 0
}

// nameable reports whether the token can be part of a name.
func (t *finder) nameable(i int) bool {
	return t.sights[i].is&fits != 0 || t.fit(i)
}

// fit is nameable for a token that is not known to fit.
func (t *finder) fit(i int) bool {
	if t.sights[i].is&unfit != 0 {
		return false
	}
	ok := t.fitting(t.text, t.toks, i)
	if ok {
		t.sights[i].is |= fits
	} else {
		t.sights[i].is |= unfit
	}
	return ok
}
