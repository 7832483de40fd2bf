package indicator

import (
	"testing"

	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/given"
)

// numbered cuts a text into words around its quantities.
func numbered(tg *word.Tagger, text []rune) *Sentence {
	s := &Sentence{Text: text}
	var fixed []word.Fixed
	for _, q := range quantity.Scan(text, numeral.Scan(text, nil), nil, nil) {
		if q.Reject == "" {
			fixed = append(fixed, word.Fixed{Span: q.Span, Tag: word.M, Ref: len(s.Quantities)})
			s.Quantities = append(s.Quantities, q)
		}
	}
	s.Begin(text, tg.Tag(text, 0, len(text), fixed, nil), s.Quantities, nil)
	return s
}

// eachNumber gives each number of so many stories, at token k of its paragraph.
func eachNumber(t *testing.T, stories int, see func(s *Sentence, k int, q *quantity.Quantity)) {
	tg, n := word.New(nil), 0
	for it := range given.Broadcast(t) {
		if n++; n > stories {
			return
		}
		for _, p := range it.Paras {
			s := numbered(tg, []rune(p))
			for k := range s.Toks {
				if q := s.quantityAt(k); q != nil {
					see(s, k, q)
				}
			}
		}
	}
}

// TestFactsKeepNoRuleOut reads the rules that the facts turn away too: they find
// nothing and change nothing.
func TestFactsKeepNoRuleOut(t *testing.T) {
	eachNumber(t, 1500, func(s *Sentence, k int, q *quantity.Quantity) { readAll(t, s, k, q) })
}

// readAll asks every rule of the number at token k.
func readAll(t *testing.T, s *Sentence, k int, q *quantity.Quantity) {
	t.Helper()
	w := s.from(k)
	w.unit = unitOf(q)
	if w.coordinated() {
		return
	}
	w.skip()
	c := w.both(q)
	for i := range rules {
		f, before := w.facts(c)|w.lasting(c), *w
		found := rules[i].read(w, c)
		if rules[i].applies(f) {
			if found {
				return
			}
			continue
		}
		if found || *w != before {
			t.Fatalf("rule %d is turned away and would read %s at %v", i, string(s.Text), q.Span)
		}
	}
}

// TestInert walks over the tokens too that are turned away: the walk stops at them, as it was.
func TestInert(t *testing.T) {
	eachNumber(t, 1500, func(s *Sentence, k int, q *quantity.Quantity) {
		w := s.from(k)
		w.unit = unitOf(q)
		for w.j > w.low && !s.inert(w.j-1) && w.passes(w.j-1) {
		}
		if before := *w; w.j > w.low && s.inert(w.j-1) && (w.passes(w.j-1) || *w != before) {
			t.Fatalf("%s is passed in %s", string(s.Text[s.Toks[w.j].Start:s.Toks[k].End]), string(s.Text))
		}
	})
}
