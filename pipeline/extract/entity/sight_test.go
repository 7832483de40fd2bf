package entity

import (
	"math/rand/v2"
	"slices"
	"testing"
	"unicode"

	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// chance makes sentences by chance: pieces of listed words, marks and characters that rules ask
// for, cut anywhere, with any tags.
type chance struct {
	*rand.Rand
	words []string
}

func newChance() *chance {
	r := &chance{Rand: rand.New(rand.NewPCG(5, 9))}
	for _, l := range Lists() {
		r.words = append(r.words, l.Words()...)
	}
	return r
}

func (r *chance) sentence() (text []rune, toks []word.Token) {
	odd := []rune("的在和同大小新老村镇园社区公寓期线第一二东西计划国我全本该这“”《》，。、（）·AaB3五家龘岁")
	for range 1 + r.IntN(8) {
		w := []rune(r.words[r.IntN(len(r.words))])
		switch r.IntN(3) {
		case 0:
			w = odd[r.IntN(len(odd)):][:1]
		case 1:
			w = w[r.IntN(len(w)):]
		}
		text = append(text, w...)
	}
	for at := 0; at < len(text); {
		n := min(1+r.IntN(3), len(text)-at)
		tok := word.Token{Span: paper.Span{Start: at, End: at + n}, Tag: word.Tag(r.IntN(int(word.H) + 1)), Known: r.IntN(3) > 0, Nominal: r.IntN(2) > 0, Ref: -1}
		if mark := !unicode.Is(unicode.Han, text[at]) && !latinOrDigit(text[at]); mark || tok.Tag == word.W {
			if tok.End = at + 1; mark { // as the tagger does
				tok.Tag = word.W
			} else {
				tok.Tag = word.N
			}
		}
		toks = append(toks, tok)
		at = tok.End
	}
	return text, toks
}

func latinOrDigit(c rune) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

// TestSights: where what is seen of a token says that a rule has nothing to say, it has not.
func TestSights(t *testing.T) {
	r, f := newChance(), &finder{tables: load()}
	for range 20000 {
		text, toks := r.sentence()
		all := f.see(text, toks)
		f.all = all
		for i, k := range toks {
			is, c := f.sights[i].is, text[k.Start]
			if ok := f.fitting(text, toks, i); is&fits != 0 && !ok || is&unfit != 0 && ok {
				t.Fatalf("%s %v: token %d fits: %v", string(text), toks, i, ok)
			}
			if f.single(text, k) != (is&single != 0) {
				t.Fatalf("%s %v: token %d is single: %v", string(text), toks, i, is&single == 0)
			}
			if ranks(text, k) && is&settles == 0 {
				t.Fatalf("%s %v: token %d is a rank", string(text), toks, i)
			}
			if stage(text, toks, i) && all&stages == 0 {
				t.Fatalf("%s %v: token %d begins a stage", string(text), toks, i)
			}
			if !f.mayHead(i) && f.inHead(text, toks, i) {
				t.Fatalf("%s %v: token %d is in a head", string(text), toks, i)
			}
			if k.Tag == word.W {
				for _, m := range []*lexicon.Matcher{f.names, f.wholes, f.anaphors, f.longs, f.lines} {
					if m.Starts(c) {
						t.Fatalf("a word begins with %c", c)
					}
				}
			}
			if !mayMention(c, k.Tag, f.sights[i].begins, f.nameable(i)) {
				if m, _, ok := f.mention(text, toks, i); ok {
					t.Fatalf("%s %v: token %d is mentioned: %v", string(text), toks, i, m)
				}
			}
			if _, _, ok := person(text, toks, i); ok && !mayPerson(toks, i) {
				t.Fatalf("%s %v: token %d is a person", string(text), toks, i)
			}
		}
	}
}

// TestNeighbours: what no more than five characters lie between is all that is joined.
func TestNeighbours(t *testing.T) {
	r, f := newChance(), &finder{tables: load()}
	types := []string{"zone", "company", "institution", "place", "project", "product", "other"}
	n := 0
	for range 20000 {
		text, toks := r.sentence()
		f.all = f.see(text, toks)
		var list []Mention
		for i := 0; i < len(toks); i += 1 + r.IntN(5) {
			end := toks[min(i+r.IntN(3), len(toks)-1)].End
			m := Mention{Span: paper.Span{Start: toks[i].Start, End: end}, Type: types[r.IntN(len(types))], Anaphor: r.IntN(5) == 0, Generic: r.IntN(5) == 0, Whole: r.IntN(5) == 0}
			if len(list) == 0 || m.Start >= list[len(list)-1].End {
				list = append(list, m)
			}
		}
		if neighbours(list) || len(list) < 2 {
			continue
		}
		n++
		for i, rule := range []func([]Mention) []Mention{
			func(l []Mention) []Mention { return capitals(text, l) },
			func(l []Mention) []Mention { return branches(text, l) },
			func(l []Mention) []Mention { return f.seated(text, toks, l) },
			func(l []Mention) []Mention { return Routes(text, l) },
			func(l []Mention) []Mention { return editions(text, l) },
			func(l []Mention) []Mention { return abroad(text, l) },
			func(l []Mention) []Mention { join(text, l); return l },
		} {
			if got := rule(slices.Clone(list)); !slices.Equal(got, list) {
				t.Fatalf("%s: rule %d makes %v of %v", string(text), i, got, list)
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d lists without neighbours", n)
	}
}

// TestKindOf: the kind of every word of the list is found, and no other word has one.
func TestKindOf(t *testing.T) {
	r, f := newChance(), load()
	for range 50000 {
		text, _ := r.sentence()
		w := text[:1+r.IntN(len(text))]
		want := ""
		if end, id := f.kinds.Longest(w, 0); id >= 0 && end == len(w) {
			want = f.sorts[id]
		}
		if got := f.kindOf(w); got != want {
			t.Fatalf("%s: %q, want %q", string(w), got, want)
		}
	}
	for i, w := range f.lists[6].Words() {
		if got := f.kindOf([]rune(w)); got != f.sorts[i] {
			t.Errorf("%s: %q, want %q", w, got, f.sorts[i])
		}
	}
}
