package word

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSolid: what is taken for granted of the words that are never cut changes nothing:
// a tagger that tries every character by itself cuts every text alike.
func TestSolid(t *testing.T) {
	quick := New(nil)
	all := *quick.m
	all.readings = slices.Clone(all.readings)
	n := 0
	for i := range all.readings {
		if all.readings[i].mark&solid != 0 {
			n++
		}
		all.readings[i].mark &^= solid
	}
	if n < 10000 {
		t.Fatalf("only %d words are never cut", n)
	}
	slow := &Tagger{m: &all}
	words := listed()
	rng := rand.New(rand.NewPCG(3, 1))
	for range 20000 {
		var text []rune
		for range 1 + rng.IntN(9) {
			w := []rune(words[rng.IntN(len(words))])
			switch rng.IntN(4) {
			case 0: // its end, so that words stand across each other
				w = w[rng.IntN(len(w)):]
			case 1:
				w = w[:1+rng.IntN(len(w))]
			}
			text = append(text, w...)
			if rng.IntN(8) == 0 {
				text = append(text, []rune("，的A3龘")[rng.IntN(5)])
			}
		}
		got, want := show(text, quick.Tag(text, 0, len(text), nil, nil)), show(text, slow.Tag(text, 0, len(text), nil, nil))
		if got != want {
			t.Fatalf("%s:\nquick %s\n slow %s", string(text), got, want)
		}
	}
}

// listed returns the words of the lists.
func listed() []string {
	var words []string
	for _, l := range lists()[:3] {
		for _, r := range l.Rows {
			words = append(words, r[0])
		}
	}
	return words
}
