package quantity

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baoshu/pipeline/given"
)

type goldFigure struct {
	Doc       string
	Paragraph int
	Start     int
	Surface   string
	Value     float64
	ValueHigh *float64  `json:"value_high"`
	ValueAlt  []float64 `json:"value_alt"`
	Unit      string
	UnitAlt   []string `json:"unit_alt"`
	Bound     string
	BoundAlt  []string `json:"bound_alt"`
	Optional  bool
	Why       string
}

type goldDoc struct{ Paras []string }

// TestGold compares the scan with the figures annotated by hand: what is found,
// with which unit and bound, and what comes out that is no figure. Only value,
// unit and bound are judged here.
func TestGold(t *testing.T) {
	for dir, floor := range map[string]struct{ found, unit, bound, extra, not int }{
		"dev": {189, 189, 189, 0, 0}, "seed": {48, 48, 48, 2, 0},
	} {
		base := given.Path(t, "gold/"+dir)
		docs := map[string]goldDoc{}
		paras := func(doc string) []string {
			d, ok := docs[doc]
			if !ok {
				data, err := os.ReadFile(filepath.Join(base, doc+".json"))
				if err != nil {
					t.Fatal(err)
				}
				if err := json.Unmarshal(data, &d); err != nil {
					t.Fatal(err)
				}
				docs[doc] = d
			}
			return d.Paras
		}
		type place struct {
			doc string
			par int
		}
		got, used, loose := map[place][]Quantity{}, map[place]map[int]bool{}, map[place][][2]int{}
		scan := func(p place) []Quantity {
			if q, ok := got[p]; ok {
				return q
			}
			q := figures([]rune(paras(p.doc)[p.par]))
			got[p], used[p] = q, map[int]bool{}
			return q
		}
		total, found, unit, bound := 0, 0, 0, 0
		for g := range given.JSON[goldFigure](t, "gold/"+dir+"/figures.jsonl") {
			for i := range paras(g.Doc) {
				scan(place{g.Doc, i})
			}
			p := place{g.Doc, g.Paragraph}
			end := g.Start + len([]rune(g.Surface))
			hit := -1
			for i, q := range scan(p) {
				okv := false
				for _, v := range append(g.ValueAlt, g.Value) {
					okv = okv || math.Abs(q.Value-v) <= 1e-4*math.Max(math.Abs(q.Value), math.Abs(v))
				}
				if g.ValueHigh != nil && q.High != *g.ValueHigh {
					okv = false
				}
				if !used[p][i] && q.Start < end && q.End > g.Start && okv {
					hit = i
					break
				}
			}
			if g.Optional {
				loose[p] = append(loose[p], [2]int{g.Start, end})
				if hit >= 0 {
					used[p][hit] = true
				}
				continue
			}
			total++
			if hit < 0 {
				t.Logf("%s: missing %s in …%s…", dir, g.Surface, around(paras(g.Doc)[g.Paragraph], g.Start, end))
				continue
			}
			found++
			used[p][hit] = true
			q := scan(p)[hit]
			is := func(got, want string, alt []string) bool {
				for _, a := range append(alt, want) {
					if strings.TrimPrefix(got, "个") == strings.TrimPrefix(a, "个") {
						return true
					}
				}
				return false
			}
			if is(q.UnitText, g.Unit, g.UnitAlt) {
				unit++
			} else {
				t.Logf("%s: unit of %s: got %q, want %q", dir, g.Surface, q.UnitText, g.Unit)
			}
			if is(string(q.Bound), g.Bound, g.BoundAlt) {
				bound++
			} else {
				t.Logf("%s: bound of %s: got %q, want %q", dir, g.Surface, q.Bound, g.Bound)
			}
		}
		extra := 0
		for p, qs := range got {
			for i, q := range qs {
				free := used[p][i]
				for _, l := range loose[p] {
					free = free || q.Start < l[1] && q.End > l[0]
				}
				if !free {
					extra++
					t.Logf("%s: extra %v in …%s…", dir, q.Value, around(paras(p.doc)[p.par], q.Start, q.End))
				}
			}
		}
		out, unseen := 0, 0
		judge := func(text string, start int, surface string) {
			end := start + len([]rune(surface))
			rs := []rune(text)
			seen := false
			for _, q := range scanAll(rs) {
				if q.Reject == "" && q.Start >= start && q.End <= end {
					out++
					t.Logf("%s: no figure, but comes out: …%s…", dir, around(text, q.Start, q.End))
				}
				seen = seen || q.Reject != "" && q.Start < end && q.End > start
			}
			if !seen {
				unseen++
				t.Logf("%s: not reported: %s", dir, around(text, start, end))
			}
		}
		if dir == "dev" {
			for g := range given.JSON[goldFigure](t, "gold/"+dir+"/not_figures.jsonl") {
				judge(paras(g.Doc)[g.Paragraph], g.Start, g.Surface)
			}
		}
		t.Logf("%s: %d of %d found, unit %d, bound %d, extra %d, not figures %d out %d unseen", dir, found, total, unit, bound, extra, out, unseen)
		if found < floor.found || unit < floor.unit || bound < floor.bound || extra > floor.extra || out+unseen > floor.not {
			t.Errorf("%s: below the floor %+v", dir, floor)
		}
	}
}

func around(text string, start, end int) string {
	r := []rune(text)
	return string(r[max(0, start-8):start]) + "[" + string(r[start:end]) + "]" + string(r[end:min(len(r), end+8)])
}
