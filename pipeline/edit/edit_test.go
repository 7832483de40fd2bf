package edit

import (
	"math/rand"
	"testing"
)

// TestApplyKeepsTheMap makes random batches of edits, the later ones on top of
// the earlier, and proves after each that the raw text replays to the current
// one and that offsets point at the same character on both sides.
func TestApplyKeepsTheMap(t *testing.T) {
	letters := []rune("沈阳高新区2022年，新增832家")
	for seed := int64(0); seed < 3000; seed++ {
		rng := rand.New(rand.NewSource(seed))
		raw := make([]rune, rng.Intn(20))
		for i := range raw {
			raw[i] = letters[rng.Intn(len(letters))]
		}
		text := New(string(raw))
		want := string(raw)
		for round := 0; round < 4; round++ {
			cur := []rune(want)
			var batch []Edit
			next := ""
			at := 0
			for at <= len(cur) && len(batch) < 4 {
				s := at + rng.Intn(len(cur)-at+1)
				e := s + rng.Intn(min(3, len(cur)-s)+1)
				after := string(letters[:rng.Intn(3)])
				if s == e && after == "" {
					break
				}
				next += string(cur[at:s]) + after
				batch = append(batch, Edit{Start: s, End: e, After: after})
				at = e + 1
				if e < len(cur) {
					next += string(cur[e])
				}
			}
			if at < len(cur) {
				next += string(cur[at:])
			}
			text.Apply(batch)
			want = next
			if text.String() != want {
				t.Fatalf("seed %d: got %q, want %q", seed, text.String(), want)
			}
			got, err := Replay(text.Raw(), text.Edits())
			if err != nil || got != want {
				t.Fatalf("seed %d round %d: replay of %q gives %q, %v; want %q; edits %+v; batch %+v", seed, round, text.Raw(), got, err, want, text.Edits(), batch)
			}
			for i := range text.Edits() {
				if i > 0 && text.Edits()[i].Start < text.Edits()[i-1].End {
					t.Fatalf("seed %d: edits overlap: %+v", seed, text.Edits())
				}
			}
			for i := 0; i <= len([]rune(want)); i++ {
				a, b := text.Split(i)
				if a.String()+b.String() != want || a.Raw()+b.Raw() != text.Raw() {
					t.Fatalf("seed %d: split at %d of %q: %q + %q (raw %q + %q)", seed, i, want, a.String(), b.String(), a.Raw(), b.Raw())
				}
			}
		}
	}
}

func TestOffsets(t *testing.T) {
	x := New("拎包入住住千级，提高６％")
	x.Apply([]Edit{
		{Start: 4, End: 5, Note: Note{Kind: DupChar}},
		{Start: 10, End: 12, After: "6%", Note: Note{Kind: Width}},
	})
	if got := x.String(); got != "拎包入住千级，提高6%" {
		t.Fatal(got)
	}
	for _, c := range []struct{ clean, raw int }{{0, 0}, {3, 3}, {4, 5}, {9, 10}, {11, 12}} {
		if got := x.RawOffset(c.clean); got != c.raw {
			t.Errorf("RawOffset(%d) = %d, want %d", c.clean, got, c.raw)
		}
		if got := x.CleanOffset(c.raw); got != c.clean {
			t.Errorf("CleanOffset(%d) = %d, want %d", c.raw, got, c.clean)
		}
	}
	if x.Edits()[0].Before != "住" || x.Edits()[1].Before != "６％" {
		t.Errorf("edits %+v", x.Edits())
	}
}

func TestReplayRefusesWhatDoesNotFit(t *testing.T) {
	for _, e := range [][]Edit{
		{{Start: 0, End: 9, Before: "三家"}},
		{{Start: 0, End: 1, Before: "四"}},
		{{Start: 0, End: 2, Before: "三家"}, {Start: 1, End: 2, Before: "家"}},
	} {
		if _, err := Replay("三家", e); err == nil {
			t.Errorf("no error for %+v", e)
		}
	}
}

func TestHasDigit(t *testing.T) {
	for s, want := range map[string]bool{"832": true, "３": true, "三": true, "％": true, "家": false, "，": false} {
		if HasDigit(s) != want {
			t.Errorf("HasDigit(%q) = %v", s, !want)
		}
	}
}
