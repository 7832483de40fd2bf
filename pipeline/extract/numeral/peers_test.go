package numeral

import (
	"math"
	"slices"
	"testing"

	"baoshu/pipeline/given"
)

type peerCase struct {
	Text   string
	Expect []struct {
		Type, Quote string
		Start, End  int
		Value       *float64
	}
}

func peerCases(t testing.TB, suite string) []peerCase {
	return slices.Collect(given.JSON[peerCase](t, "peers/"+suite+".jsonl"))
}

// numbers is what extract --json reports for a text: every numeral, and the two
// ends of a printed range beside it.
func numbers(text []rune) (out []Numeral) {
	for _, n := range Scan(text, nil) {
		out = append(out, n)
		if lo, hi, ok := n.Ends(); ok {
			out = append(out, lo, hi)
		}
	}
	return
}

// TestPeers runs the number cases of other systems; a case holds where every
// expected value is found on an overlapping span. Floors only go up; what fails
// is explained in ../PEERS.md.
func TestPeers(t *testing.T) {
	for suite, floor := range map[string]int{
		"recognizers-text-number": 186, "recognizers-text-percent": 85, "recognizers-text-ordinal": 4, "duckling-numeral": 67,
	} {
		held, cases := 0, peerCases(t, suite)
		for _, c := range cases {
			got := numbers([]rune(c.Text))
			ok := true
			for _, e := range c.Expect {
				found := false
				for _, n := range got {
					found = found || n.Start < e.End && n.End > e.Start && (e.Value == nil || math.Abs(n.Value.Float64()-*e.Value) <= 1e-9*math.Max(1, math.Abs(*e.Value)))
				}
				if !found {
					ok = false
					t.Logf("%s: %s: no %s", suite, c.Text, e.Quote)
				}
			}
			if ok {
				held++
			} else {
				for _, n := range got {
					t.Logf("    got %s = %s (%s)", n.Text([]rune(c.Text)), n.Value, n.Type)
				}
			}
		}
		t.Logf("%s: %d of %d", suite, held, len(cases))
		if held < floor {
			t.Errorf("%s: %d of %d hold, floor is %d", suite, held, len(cases), floor)
		}
	}
}
