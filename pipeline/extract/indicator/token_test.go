package indicator

import (
	"testing"

	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/given"

	"pgregory.net/rapid"
)

// clauseOf finds the clause of token i by going from it to both sides, as divide must have it.
func clauseOf(s *Sentence, i int) (from, to int) {
	depth := 0
	for from = i; from > 0; from-- {
		k := s.kinds[from-1]
		switch {
		case k&closing != 0:
			depth++
		case k&opening != 0:
			depth--
		}
		if k&ends != 0 || depth < 0 {
			break
		}
	}
	depth = 0
	for to = i + 1; to < len(s.Toks); to++ {
		k := s.kinds[to]
		switch {
		case k&opening != 0:
			depth++
		case k&closing != 0:
			depth--
		}
		if k&ends != 0 || depth < 0 {
			break
		}
	}
	return from, to
}

func TestClauses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(rapid.StringOfN(rapid.SampledFrom([]rune("字字字，。（）()、；")), 1, 30, -1).Draw(t, "text"))
		var toks []word.Token
		for i, c := range text {
			tok := word.Token{Tag: word.W, Ref: -1}
			if tok.Start, tok.End = i, i+1; c == '字' {
				tok.Tag = word.N
			}
			toks = append(toks, tok)
		}
		var s Sentence
		s.Begin(text, toks, nil, nil)
		for i := range toks {
			from, to := s.Clause(i)
			if a, b := clauseOf(&s, i); a != from || b != to {
				t.Fatalf("token %d of %s: clause [%d,%d), want [%d,%d)", i, string(text), from, to, a, b)
			}
		}
	})
}

// TestKindsKeepNothingOut asks of every token, and of the sentence, what their kinds turn away: it
// reads each number as if the sentence had tokens of all kinds.
func TestKindsKeepNothingOut(t *testing.T) {
	tg, items := word.New(nil), 0
	for it := range given.Broadcast(t) {
		if items++; items > 500 {
			return
		}
		for _, p := range it.Paras {
			s, all := numbered(tg, []rune(p)), numbered(tg, []rune(p))
			all.all = ^kind(0)
			for i := range all.kinds {
				all.kinds[i] |= mayPlan | maySay
			}
			for i := range s.Toks {
				if got, want := s.Says(i), all.Says(i); got != want {
					t.Fatalf("token %d of %s says: %v, want %v", i, p, got, want)
				}
				if s.quantityAt(i) == nil {
					continue
				}
				if got, want := s.Read(i), all.Read(i); got != want {
					t.Fatalf("number %d of %s: %+v, want %+v", i, p, got, want)
				}
				got, ok := s.Plan(i)
				if want, is := all.Plan(i); ok != is || got != want {
					t.Fatalf("number %d of %s: a plan %v, want %v", i, p, ok, is)
				}
			}
		}
	}
}
