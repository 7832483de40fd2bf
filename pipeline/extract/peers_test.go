package extract

import (
	"math"
	"slices"
	"strings"
	"testing"

	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/given"
	"baoshu/pipeline/paper"
)

type peerCase struct {
	Peer, Text string
	RefDate    string `json:"ref_date"`
	Expect     []struct {
		Type       string
		Start, End int
		Value      *float64
		Periods    [][]string
	}
}

// holds reports whether what the peer expects is found, as the referee asks it.
func (c *peerCase) holds() bool {
	ref := period.Unknown()
	if d, err := paper.ParseDay(c.RefDate); err == nil {
		ref = period.On(d)
	}
	text := strings.NewReplacer("\n", " ", "\r", " ").Replace(c.Text)
	res := Line(text, ref)
	runes := []rune(text)
	type number struct {
		paper.Span
		v float64
	}
	var numbers, figures []number
	for _, n := range res.Numerals {
		numbers = append(numbers, number{n.Span, n.Value.Float64()})
	}
	for _, f := range res.Figures {
		figures = append(figures, number{f.Span, f.Value})
	}
	any := func(list []number, ok func(number) bool) bool { return slices.ContainsFunc(list, ok) }
	for _, e := range c.Expect {
		over := func(n number) bool { return n.Start < e.End && n.End > e.Start }
		value := func(n number) bool {
			return over(n) && math.Abs(n.v-*e.Value) <= 1e-9*math.Max(1, math.Abs(*e.Value))
		}
		ok := false
		switch {
		case e.Type == "period":
			for _, p := range res.Periods {
				got := []string{p.First.String(), p.Last.String()}
				ok = ok || p.Start < e.End && p.End > e.Start && slices.ContainsFunc(e.Periods, func(w []string) bool { return slices.Equal(w, got) })
			}
		case c.Peer == "fewfc":
			first, last := -1, -1
			for i := e.Start; i < e.End && i < len(runes); i++ {
				if strings.ContainsRune("0123456789０１２３４５６７８９.", runes[i]) {
					if first < 0 {
						first = i
					}
					last = i
				}
			}
			covers := func(n number) bool { return n.Start <= first && n.End > last }
			ok = first < 0 || any(numbers, covers) || any(figures, covers)
		case e.Value == nil:
			ok = any(numbers, over) || any(figures, over)
		case e.Type == "number" || e.Type == "ordinal":
			ok = any(numbers, value)
		case e.Type == "percent":
			ok = any(figures, value) || any(numbers, value)
		default:
			ok = any(figures, value)
		}
		if !ok {
			return false
		}
	}
	return true
}

// TestPeers runs the other systems' cases through Line and holds floors.
func TestPeers(t *testing.T) {
	floors := map[string]float64{"duckling-numeral": .97, "fewfc-spans": .98, "jionlp-money": .97, "jionlp-time": .93, "recognizers-text-age": .87,
		"recognizers-text-currency": .97, "recognizers-text-date": .86, "recognizers-text-dateperiod": .80, "recognizers-text-dimension": .97,
		"recognizers-text-number": .97, "recognizers-text-percent": .97, "recognizers-text-temperature": .97}
	for suite, floor := range floors {
		cases := slices.Collect(given.JSON[peerCase](t, "peers/"+suite+".jsonl"))
		held := 0
		for i := range cases {
			if cases[i].holds() {
				held++
			} else if suite != "fewfc-spans" {
				t.Logf("%s: %s %+v", suite, cases[i].Text, cases[i].Expect)
			}
		}
		share := float64(held) / float64(len(cases))
		t.Logf("%s %d of %d %.3f", suite, held, len(cases), share)
		if share < floor {
			t.Errorf("%s %.3f, below its floor %.2f", suite, share, floor)
		}
	}
}
