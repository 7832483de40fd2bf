package quantity

import (
	"math"
	"strings"
	"testing"

	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/given"
)

type peerCase struct {
	Peer, Text string
	Expect     []struct {
		Type, Quote string
		Start, End  int
		Value       *float64
	}
}

// figures returns what extract would report as figures.
func figures(text []rune) (out []Quantity) {
	for _, q := range Scan(text, numeral.Scan(text, nil), nil, nil) {
		if q.Reject == "" {
			out = append(out, q)
		}
	}
	return
}

// TestPeers runs the money, dimension, age and temperature cases of other
// systems; a case holds where every expected value is found on an overlapping
// span. For fewfc a number or figure must cover the digits of every span. Floors
// only go up; what fails is explained in ../PEERS.md.
func TestPeers(t *testing.T) {
	for suite, floor := range map[string]int{
		"recognizers-text-currency": 20, "recognizers-text-dimension": 15, "recognizers-text-age": 7, "recognizers-text-temperature": 3, "jionlp-money": 35, "fewfc-spans": 1617,
	} {
		held, total := 0, 0
		for c := range given.JSON[peerCase](t, "peers/"+suite+".jsonl") {
			total++
			text := []rune(c.Text)
			got, nums := figures(text), numeral.Scan(text, nil)
			ok := true
			for _, e := range c.Expect {
				found := false
				if c.Peer == "fewfc" {
					first, last := -1, -1
					for i := e.Start; i < e.End; i++ {
						if strings.ContainsRune("0123456789０１２３４５６７８９.", text[i]) {
							if first < 0 {
								first = i
							}
							last = i
						}
					}
					found = first < 0
					for _, n := range nums {
						found = found || n.Start <= first && n.End > last
					}
					for _, q := range got {
						found = found || q.Start <= first && q.End > last
					}
				} else {
					for _, q := range got {
						found = found || q.Start < e.End && q.End > e.Start && (e.Value == nil || math.Abs(q.Value-*e.Value) <= 1e-9*math.Max(1, math.Abs(*e.Value)))
					}
				}
				if !found {
					ok = false
					t.Logf("%s: %s: no %s", suite, c.Text, e.Quote)
				}
			}
			if ok {
				held++
			} else {
				for _, q := range Scan(text, nums, nil, nil) {
					t.Logf("    got %s = %v %s %s", string(text[q.Start:q.End]), q.Value, q.UnitText, q.Reject)
				}
			}
		}
		t.Logf("%s: %d of %d", suite, held, total)
		if held < floor {
			t.Errorf("%s: %d of %d hold, floor is %d", suite, held, total, floor)
		}
	}
}

// scanAll returns everything the scan says of a text.
func scanAll(text []rune) []Quantity { return Scan(text, numeral.Scan(text, nil), nil, nil) }
