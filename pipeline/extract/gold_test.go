package extract

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"baoshu/pipeline/given"
	"baoshu/pipeline/paper"
)

// A goldFigure is one line of a gold file.
type goldFigure struct {
	Doc          string
	Paragraph    int
	Start        int
	Surface      string
	Value        *float64
	ValueHigh    *float64 `json:"value_high"`
	Unit         string
	Bound        string
	Kind         string
	Direction    int
	Indicator    []string
	Entity       []string
	Period       []string
	Basis        *string
	Assertion    string
	Optional     bool
	ValueAlt     []float64    `json:"value_alt"`
	UnitAlt      []string     `json:"unit_alt"`
	BoundAlt     []string     `json:"bound_alt"`
	KindAlt      []string     `json:"kind_alt"`
	DirectionAlt []int        `json:"direction_alt"`
	PeriodAlt    []([]string) `json:"period_alt"`
	BasisAlt     []*string    `json:"basis_alt"`
	AssertionAlt []string     `json:"assertion_alt"`
}

type goldDoc struct {
	Title  string
	Date   string
	Paras  []string
	Source string
}

// article makes a story of a gold document, as the rooms before would.
func (d *goldDoc) article(id string) *paper.Article {
	a := &paper.Article{ID: id, Title: d.Title}
	a.Meta.Date, a.Meta.Earliest, a.Meta.Latest = paper.NoDay, paper.NoDay, paper.NoDay
	if day, err := paper.ParseDay(d.Date); err == nil {
		a.Meta.Date, a.Meta.Earliest, a.Meta.Latest = day, day, day
	} else {
		a.Meta.Earliest, a.Meta.Latest = paper.DayOf(2023, 10, 1), paper.DayOf(2023, 12, 31)
	}
	add := func(role paper.Role, text string) {
		a.Paragraphs = append(a.Paragraphs, &paper.Paragraph{ID: fmt.Sprint(id, "-p", len(a.Paragraphs)), Seq: len(a.Paragraphs), Role: role, Text: text})
	}
	add(paper.Headline, d.Title)
	for _, p := range d.Paras {
		add(paper.Body, p)
	}
	return a
}

// A tally counts what was right.
type tally struct {
	tp, fp, fn, joint int
	ok, n             map[string]int
}

func (c *tally) add(o tally) {
	c.tp, c.fp, c.fn, c.joint = c.tp+o.tp, c.fp+o.fp, c.fn+o.fn, c.joint+o.joint
	for k, v := range o.n {
		c.n[k] += v
		c.ok[k] += o.ok[k]
	}
}

func f1(tp, fp, fn int) float64 { return 2 * float64(tp) / math.Max(1, float64(2*tp+fp+fn)) }

func (c *tally) measures() map[string]float64 {
	m := map[string]float64{"f1": f1(c.tp, c.fp, c.fn), "row_f1": f1(c.joint, c.tp+c.fp-c.joint, c.tp+c.fn-c.joint)}
	for k, n := range c.n {
		m[k] = float64(c.ok[k]) / float64(n)
	}
	return m
}

func norm(s string) string {
	return strings.NewReplacer(" ", "", "　", "", "～", "-", "—", "-", "–", "-", "％", "%", "”", "“", "·", "").Replace(s)
}

func sameNumber(a, b float64) bool { return math.Abs(a-b) <= 1e-4*math.Max(math.Abs(a), math.Abs(b)) }

// score compares the figures of a story with the gold of it, and tells the misses.
func score(a *paper.Article, gold []goldFigure, paras []string, miss func(string)) tally {
	c := tally{ok: map[string]int{}, n: map[string]int{}}
	used := map[int]bool{}
	type loose struct{ p, s, e int }
	var looses []loose
	at := func(f *paper.Figure) int { return f.Paragraph.Seq - 1 }
	for _, g := range gold {
		hit := -1
		end := g.Start + len([]rune(g.Surface))
		for i := range a.Figures {
			f := &a.Figures[i]
			if used[i] || at(f) != g.Paragraph || f.Start >= end || f.End <= g.Start {
				continue
			}
			okv := g.Value != nil && sameNumber(f.Value, *g.Value)
			for _, v := range g.ValueAlt {
				okv = okv || sameNumber(f.Value, v)
			}
			if g.ValueHigh != nil && (f.High == nil || !sameNumber(*f.High, *g.ValueHigh)) {
				okv = false
			}
			if okv {
				hit = i
				break
			}
		}
		if hit < 0 {
			if g.Optional {
				looses = append(looses, loose{g.Paragraph, g.Start, end})
			} else {
				c.fn++
				miss(fmt.Sprintf("MISSED %s in %s", g.Surface, around(paras[g.Paragraph], g.Start)))
			}
			continue
		}
		used[hit] = true
		if g.Optional {
			continue
		}
		c.tp++
		f := &a.Figures[hit]
		right := map[string]bool{}
		check := func(field string, ok bool, got, want any) {
			right[field] = ok
			c.n[field]++
			if ok {
				c.ok[field]++
			} else {
				miss(fmt.Sprintf("%-9s %s: got %v want %v | %s", field, g.Surface, got, want, around(paras[g.Paragraph], g.Start)))
			}
		}
		cut := func(s string) string { return strings.TrimLeft(norm(s), "个") }
		check("unit", slices.ContainsFunc(append([]string{g.Unit}, g.UnitAlt...), func(u string) bool { return cut(u) == cut(f.UnitText) }), f.UnitText, g.Unit)
		check("bound", slices.Contains(append([]string{g.Bound}, g.BoundAlt...), string(f.Bound)), f.Bound, g.Bound)
		check("kind", slices.Contains(append([]string{g.Kind}, g.KindAlt...), string(f.Kind)), f.Kind, g.Kind)
		if slices.Contains([]string{"delta", "rate", "pp", "multiple"}, g.Kind) {
			check("direction", slices.Contains(append([]int{g.Direction}, g.DirectionAlt...), f.Direction), f.Direction, g.Direction)
		}
		has := func(list []string, s string) bool {
			return slices.ContainsFunc(list, func(k string) bool { return strings.Contains(norm(s), norm(k)) })
		}
		if len(g.Indicator) > 0 {
			check("indicator", has(g.Indicator, f.IndicatorText), f.IndicatorText, g.Indicator)
		}
		if len(g.Entity) > 0 {
			check("entity", has(g.Entity, f.EntityText), f.EntityText, g.Entity)
		}
		if g.Period != nil {
			got := f.PeriodStart.String() + " " + f.PeriodEnd.String()
			check("period", slices.ContainsFunc(append([][]string{g.Period}, g.PeriodAlt...), func(p []string) bool {
				return p == nil && f.PeriodStart == paper.NoDay || len(p) == 2 && got == p[0]+" "+p[1]
			}), got, g.Period)
		}
		if g.Basis != nil {
			check("basis", slices.ContainsFunc(append([]*string{g.Basis}, g.BasisAlt...), func(b *string) bool {
				return b == nil && f.Basis == "" || b != nil && f.Basis == *b
			}), f.Basis, *g.Basis)
		}
		check("assertion", slices.Contains(append([]string{g.Assertion}, g.AssertionAlt...), f.Assertion), f.Assertion, g.Assertion)
		joint := true
		for _, k := range []string{"unit", "bound", "kind", "indicator", "period"} {
			if ok, there := right[k]; there && !ok {
				joint = false
			}
		}
		if joint {
			c.joint++
		}
	}
	for i := range a.Figures {
		f := &a.Figures[i]
		if used[i] || at(f) < 0 {
			continue
		}
		extra := true
		for _, l := range looses {
			if l.p == at(f) && f.Start < l.e && f.End > l.s {
				extra = false
			}
		}
		if extra {
			c.fp++
			miss(fmt.Sprintf("EXTRA %s [%s] in %s", f.Quote, f.Rule, around(f.Paragraph.Text, f.Start)))
		}
	}
	return c
}

func around(s string, at int) string {
	r := []rune(s)
	return string(r[max(0, at-30):min(len(r), at+20)])
}

// runGold scores a gold folder and holds floors.
func runGold(t *testing.T, folder string, floors map[string]float64) {
	dir := given.Path(t, "gold/"+folder)
	gold := slices.Collect(given.JSON[goldFigure](t, "gold/"+folder+"/figures.jsonl"))
	byDoc := map[string][]goldFigure{}
	for _, g := range gold {
		byDoc[g.Doc] = append(byDoc[g.Doc], g)
	}
	total := tally{ok: map[string]int{}, n: map[string]int{}}
	files, _ := filepath.Glob(filepath.Join(dir, "*.json"))
	for _, f := range files {
		id := strings.TrimSuffix(filepath.Base(f), ".json")
		var d goldDoc
		data, err := os.ReadFile(f)
		if err != nil || json.Unmarshal(data, &d) != nil || d.Paras == nil {
			continue
		}
		a := d.article(id)
		Article(a)
		var misses []string
		total.add(score(a, byDoc[id], d.Paras, func(s string) { misses = append(misses, s) }))
		for _, m := range misses {
			t.Log(id, m)
		}
	}
	m := total.measures()
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		t.Logf("%s %-10s %.4f", folder, k, m[k])
		if m[k] < floors[k] {
			t.Errorf("%s %s is %.4f, below its floor %.4f", folder, k, m[k], floors[k])
		}
	}
}

func TestGoldDev(t *testing.T) {
	runGold(t, "dev", map[string]float64{"f1": .99, "unit": .98, "bound": .97, "kind": .97, "direction": .97, "period": .97, "basis": .97,
		"indicator": .97, "entity": .80, "assertion": .97, "row_f1": .96})
}

func TestGoldSeed(t *testing.T) {
	runGold(t, "seed", map[string]float64{"f1": .97, "unit": .98, "bound": .97, "kind": .97, "direction": .97, "period": .97,
		"indicator": .95, "entity": .80, "assertion": .97, "row_f1": .92})
}

// TestNotFigures holds that nothing a reader would not call a figure comes out as
// one, and that each such numeral is reported as unparsed.
func TestNotFigures(t *testing.T) {
	dir := given.Path(t, "gold/dev")
	type line struct {
		Doc       string
		Paragraph int
		Start     int
		Surface   string
		Why       string
	}
	read := map[string]*paper.Article{}
	wrong, silent := 0, 0
	for g := range given.JSON[line](t, "gold/dev/not_figures.jsonl") {
		a := read[g.Doc]
		if a == nil {
			var d goldDoc
			data, err := os.ReadFile(filepath.Join(dir, g.Doc+".json"))
			if err != nil || json.Unmarshal(data, &d) != nil {
				t.Fatal(err)
			}
			a = d.article(g.Doc)
			Article(a)
			read[g.Doc] = a
		}
		end := g.Start + len([]rune(g.Surface))
		for _, f := range a.Figures {
			if f.Paragraph.Seq-1 == g.Paragraph && f.Start < end && f.End > g.Start {
				wrong++
				t.Errorf("%s %d: %q (%s) came out as the figure %q", g.Doc, g.Paragraph, g.Surface, g.Why, f.Quote)
			}
		}
		seen := false
		for _, u := range a.Unparsed {
			seen = seen || u.Paragraph.Seq-1 == g.Paragraph && u.Start < end && u.End > g.Start
		}
		if !seen {
			silent++
			t.Errorf("%s %d: %q (%s) is not among the unparsed: %s", g.Doc, g.Paragraph, g.Surface, g.Why, around(a.Paragraphs[g.Paragraph+1].Text, g.Start))
		}
	}
	t.Logf("%d came out as figures, %d are not reported", wrong, silent)
}

// TestNotFiguresOfSeed holds the same of the seed page, whose list names surfaces
// without a place: wherever one stands, none of its numerals is a figure.
func TestNotFiguresOfSeed(t *testing.T) {
	dir := given.Path(t, "gold/seed")
	data, err := os.ReadFile(filepath.Join(dir, "not_figures.json"))
	var surfaces []string
	if err != nil || json.Unmarshal(data, &surfaces) != nil {
		t.Fatal(err)
	}
	at := 0
	for _, doc := range []string{"ballet", "reporters-note", "shenyang", "wuxi"} {
		var d goldDoc
		data, err := os.ReadFile(filepath.Join(dir, doc+".json"))
		if err != nil || json.Unmarshal(data, &d) != nil {
			t.Fatal(err)
		}
		a := d.article(doc)
		Article(a)
		for _, p := range a.Paragraphs {
			for _, s := range surfaces {
				i := strings.Index(p.Text, s)
				if i < 0 {
					continue
				}
				at++
				start := len([]rune(p.Text[:i]))
				end := start + len([]rune(s))
				seen := false
				for _, u := range a.Unparsed {
					seen = seen || u.Paragraph == p && u.Start < end && u.End > start
				}
				for _, f := range a.Figures {
					if f.Paragraph == p && f.Start < end && f.End > start {
						t.Errorf("%s: %q came out as the figure %q", doc, s, f.Quote)
					}
				}
				if !seen {
					t.Errorf("%s: %q is not among the unparsed", doc, s)
				}
			}
		}
	}
	if at < len(surfaces) {
		t.Errorf("%d places for %d surfaces", at, len(surfaces))
	}
}
