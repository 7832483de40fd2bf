package period

import (
	"testing"

	"baoshu/pipeline/given"
	"baoshu/pipeline/paper"
)

type peerCase struct {
	Text    string `json:"text"`
	RefDate string `json:"ref_date"`
	Expect  []struct {
		Start   int         `json:"start"`
		End     int         `json:"end"`
		Periods [][2]string `json:"periods"`
	} `json:"expect"`
}

func (c peerCase) holds(got []Period) bool {
	for _, e := range c.Expect {
		ok := false
		for _, p := range got {
			if p.Start >= e.End || p.End <= e.Start {
				continue
			}
			for _, want := range e.Periods {
				ok = ok || p.First.String() == want[0] && p.Last.String() == want[1]
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

// TestPeers runs the cases of other systems. The floors are what holds today;
// the cases that fail stand with their reasons in ../PEERS.md.
func TestPeers(t *testing.T) {
	for name, floor := range map[string]int{"jionlp-time": 89, "recognizers-text-date": 33, "recognizers-text-dateperiod": 28} {
		good, all := 0, 0
		for c := range given.JSON[peerCase](t, "peers/"+name+".jsonl") {
			ref := Unknown()
			if d, err := paper.ParseDay(c.RefDate); err == nil {
				ref = On(d)
			}
			got := Scan([]rune(c.Text), ref, nil)
			all++
			if c.holds(got) {
				good++
				continue
			}
			t.Logf("%s %s: want %v, got %v", c.Text, c.RefDate, c.Expect[0].Periods, brief(got))
		}
		t.Logf("%s: %d of %d", name, good, all)
		if good < floor {
			t.Errorf("%s: %d of %d, floor %d", name, good, all, floor)
		}
	}
}

func brief(ps []Period) (out []string) {
	for _, p := range ps {
		s := p.Text + "=" + p.First.String() + ".." + p.Last.String() + " " + p.Rule
		if p.Basis != "" {
			s += " " + p.Basis + " " + p.BaseFirst.String() + ".." + p.BaseLast.String()
		}
		out = append(out, s)
	}
	return
}
