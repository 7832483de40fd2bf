package word

import (
	"math"
	"math/rand/v2"
	"testing"

	"baoshu/pipeline/paper"
)

// A way is the cheapest one to a place under a tag, in the plain lattice.
type way struct {
	cost float64
	toks []Token
}

// plain is the tagger without anything that makes it quick: every reading of every word is
// tried behind every tag, and nothing is left out.
func plain(m *model, text []rune, fixed []Fixed) map[Tag]way {
	at := make([]map[Tag]way, len(text)+1)
	for i := range at {
		at[i] = map[Tag]way{}
	}
	at[0][W] = way{}
	put := func(i, j int, rd reading, f *Fixed) {
		for before, w := range at[i] {
			follow, tok := rd.tag, Token{Span: paper.Span{Start: i, End: j}, Tag: rd.tag, Known: rd.mark&known != 0, Nominal: rd.mark&nominal != 0, Ref: -1}
			if f != nil {
				if tok.Ref = f.Ref; f.Tag == M {
					follow = Q
					if f.Ref < 0 {
						tok.Tag = Q
					}
				}
			}
			c := w.cost + float64(m.into[rd.tag][before]) + float64(rd.cost)
			if x, ok := at[j][follow]; !ok || c < x.cost {
				at[j][follow] = way{c, append(w.toks[:len(w.toks):len(w.toks)], tok)}
			}
		}
	}
	for i := range text {
		stop := len(text)
		for k := len(fixed) - 1; k >= 0; k-- {
			if fixed[k].Start >= i {
				stop = fixed[k].Start
			}
		}
		if len(at[i]) == 0 {
			continue
		}
		if stop == i {
			for k := range fixed {
				if f := &fixed[k]; f.Start == i {
					put(i, f.End, reading{tag: f.Tag, mark: known}, f)
				}
			}
			continue
		}
		if !isHan(text[i]) {
			j, rd := i+1, reading{cost: 2, tag: W, mark: known}
			if isWordy(text[i]) {
				for j < stop && isWordy(text[j]) {
					j++
				}
				if rd = (reading{cost: 8, tag: N, mark: known}); text[i] >= '0' && text[i] <= '9' {
					rd.tag = M
				}
			}
			put(i, j, rd, nil)
			continue
		}
		for _, rd := range m.alone(text[i], nil) {
			put(i, i+1, rd, nil)
		}
		m.words.Each(text, i, func(end, id int) bool {
			if end <= stop && end > i+1 && !(end == i+2 && this(text, i)) {
				for _, rd := range m.of(id) {
					put(i, end, rd, nil)
				}
			}
			return true
		})
	}
	return at[len(text)]
}

// costOf returns what the tokens cost.
func costOf(m *model, text []rune, toks []Token) float64 {
	sum, before := 0.0, W
	for _, t := range toks {
		tag, follow, rds := t.Tag, t.Tag, []reading(nil)
		switch word := text[t.Start:t.End]; {
		case t.Ref >= 0 || t.Tag == Q && len(word) > 2: // fixed
			rds = []reading{{tag: t.Tag}}
			if t.Tag == M || t.Tag == Q {
				tag, follow = M, Q
				rds[0].tag = M
			}
		case !isHan(word[0]) && !isWordy(word[0]):
			rds = []reading{{cost: 2, tag: W}}
		case !isHan(word[0]):
			rds = []reading{{cost: 8, tag: t.Tag}}
		case len(word) == 1:
			rds = m.alone(word[0], nil)
		default:
			m.words.Each(text[:t.End], t.Start, func(end, id int) bool {
				if end == t.End {
					rds = m.of(id)
				}
				return true
			})
		}
		least := math.Inf(1)
		for _, rd := range rds {
			if rd.tag == tag {
				least = min(least, float64(rd.cost))
			}
		}
		sum += float64(m.into[tag][before]) + least
		before = follow
	}
	return sum + float64(m.into[W][before])
}

// TestPlain: what the tagger leaves out costs it no way that is cheaper.
func TestPlain(t *testing.T) {
	tg := New(nil)
	words := listed()
	rng := rand.New(rand.NewPCG(7, 2))
	for range 1500 {
		var text []rune
		var fixed []Fixed
		for range 1 + rng.IntN(9) {
			w := []rune(words[rng.IntN(len(words))])
			switch rng.IntN(6) {
			case 0:
				w = w[rng.IntN(len(w)):]
			case 1:
				w = []rune("，的龘不本项目有5G企")[rng.IntN(11):]
			case 2:
				fixed = append(fixed, Fixed{paper.Span{Start: len(text), End: len(text) + 4}, []Tag{M, T, NZ, NS}[rng.IntN(4)], rng.IntN(3)})
				w = []rune("三千亿元")
			}
			text = append(text, w...)
		}
		best := math.Inf(1)
		var want []Token
		for tag, w := range plain(tg.m, text, fixed) {
			if c := w.cost + float64(tg.m.into[W][tag]); c < best {
				best, want = c, w.toks
			}
		}
		got := tg.Tag(text, 0, len(text), fixed, nil)
		if show(text, got) != show(text, want) && costOf(tg.m, text, got) > best+near {
			t.Fatalf("%s %v:\n got %s of %v\nwant %s of %v", string(text), fixed, show(text, got), costOf(tg.m, text, got), show(text, want), best)
		}
	}
}
