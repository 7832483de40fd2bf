package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// doc is a gold document.
type doc struct {
	Title      string
	Paras      []string
	SourceFile string `json:"source_file"`
}

// gold is one line of figures.jsonl. Fields that other answers are accepted for
// are read from the raw object, with their _alt.
type gold struct {
	Doc       string
	Paragraph int
	Start     int
	Surface   string
	High      *float64 `json:"value_high"`
	Kind      string
	Optional  bool
	Indicator []string
	Entity    []string
	raw       map[string]json.RawMessage
}

// either reports whether ok holds for the gold's value of a field or one of its
// alternatives.
func either[T any](g *gold, field string, ok func(T) bool) bool {
	var v T
	if raw, has := g.raw[field]; has {
		if json.Unmarshal(raw, &v) == nil && ok(v) {
			return true
		}
	}
	var alts []T
	if raw, has := g.raw[field+"_alt"]; has && json.Unmarshal(raw, &alts) == nil {
		for _, a := range alts {
			if ok(a) {
				return true
			}
		}
	}
	return false
}

func (g *gold) stated(field string) bool {
	raw, ok := g.raw[field]
	s := string(raw)
	return ok && s != "null" && s != `""` && s != "[]"
}

func sameNumber(a, b *float64) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	d, m := *a-*b, max(abs(*a), abs(*b))
	return abs(d) <= 1e-4*m
}

func abs(x float64) float64 { return max(x, -x) }

// A Miss is one figure that is not as the gold has it, for a person to read.
type Miss struct {
	Doc, Quote, Fields, Sentence string
}

// String returns the miss as a line.
func (m Miss) String() string {
	return fmt.Sprintf("%-14s %-16s %s   | %s", m.Doc, m.Quote, m.Fields, m.Sentence)
}

// found is a figure of the dataset, with its paragraph as compared.
type found struct {
	Figure
	para       string
	start, end int // of the quote in para, code points
	used       bool
}

// Figures compares the figures of a dataset with a figures.jsonl, beside which
// the documents stand. Misses tells what was wrong, line by line.
func Figures(rows *Rows, goldFile string) (Set, []Miss, error) {
	golds, err := readGold(goldFile)
	if err != nil {
		return nil, nil, err
	}
	docs := map[string]*doc{}
	var sources []string
	groups := map[string][]*gold{}
	for _, g := range golds {
		d := docs[g.Doc]
		if d == nil {
			d = new(doc)
			data, err := os.ReadFile(filepath.Join(filepath.Dir(goldFile), g.Doc+".json"))
			if err == nil {
				err = json.Unmarshal(data, d)
			}
			if err != nil {
				return nil, nil, err
			}
			docs[g.Doc] = d
		}
		source := d.SourceFile
		if source == "" {
			source = g.Doc
		}
		if groups[source] == nil {
			sources = append(sources, source)
		}
		groups[source] = append(groups[source], g)
	}
	got := figuresBySource(rows)
	s := &figureScore{docs: docs, right: map[string]int{}, asked: map[string]int{}}
	for _, source := range sources {
		s.document(source, groups[source], got[source])
	}
	return s.set(), s.misses, nil
}

func readGold(file string) ([]*gold, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*gold
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	for no := 1; sc.Scan(); no++ {
		g := new(gold)
		if err := json.Unmarshal(sc.Bytes(), g); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, no, err)
		}
		if err := json.Unmarshal(sc.Bytes(), &g.raw); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, no, err)
		}
		out = append(out, g)
	}
	return out, sc.Err()
}

// figuresBySource returns the figures by document, those in headlines left out.
func figuresBySource(rows *Rows) map[string][]*found {
	arts, paras := map[string]Article{}, map[string]Paragraph{}
	for _, a := range rows.Articles {
		arts[a.ID] = a
	}
	for _, p := range rows.Paragraphs {
		paras[p.ID] = p
	}
	out := map[string][]*found{}
	for _, f := range rows.Figures {
		a, okA := arts[f.ArticleID]
		p, okP := paras[f.ParagraphID]
		source := "?"
		if okA {
			source = stem(a.SourceFile)
		}
		x := &found{Figure: f}
		if okP {
			x.para = fold(p.Text)
			if t := fold(a.Title); okA && (x.para == t || x.para == fold(a.Kicker+a.Title)) {
				continue
			}
			rs := []rune(p.Text)
			x.start = utf8.RuneCountInString(fold(string(rs[:min(f.CharStart, len(rs))])))
		}
		x.end = x.start + utf8.RuneCountInString(fold(f.Quote))
		out[source] = append(out[source], x)
	}
	return out
}

// figureScore sums over documents.
type figureScore struct {
	docs                        map[string]*doc
	tp, fn, fp, optional, joint int
	right, asked                map[string]int
	misses                      []Miss
}

// loose is the place of an optional figure, where another answer is no error.
type loose struct {
	para       string
	start, end int
}

func (s *figureScore) document(source string, golds []*gold, mine []*found) {
	var free []loose
	for _, g := range golds {
		raw := []rune(s.docs[g.Doc].Paras[g.Paragraph])
		start := utf8.RuneCountInString(fold(string(raw[:g.Start])))
		end := start + utf8.RuneCountInString(fold(g.Surface))
		para := fold(string(raw))
		hit := find(g, mine, para, start, end)
		switch {
		case hit == nil && g.Optional:
			s.optional++
			free = append(free, loose{para, start, end})
		case hit == nil:
			s.fn++
			s.miss(source, g.Surface, "missing", raw, g.Start)
		case g.Optional:
			hit.used = true
			s.optional++
		default:
			hit.used = true
			s.tp++
			if wrong := s.fields(g, hit); wrong != "" {
				s.miss(source, g.Surface, wrong, raw, g.Start)
			}
		}
	}
	for _, f := range mine {
		if f.used {
			continue
		}
		excused := false
		for _, l := range free {
			excused = excused || f.para == l.para && f.start < l.end && f.end > l.start
		}
		if !excused {
			s.fp++
			s.miss(source, f.Quote, "extra", []rune(f.para), f.start)
		}
	}
}

func (s *figureScore) miss(source, quote, fields string, text []rune, at int) {
	around := string(text[max(0, at-24):min(len(text), at+24)])
	s.misses = append(s.misses, Miss{source, quote, fields, strings.ReplaceAll(around, "\n", " ")})
}

// find returns the figure that stands where the gold's does and has its value.
func find(g *gold, mine []*found, para string, start, end int) *found {
	for _, f := range mine {
		if f.used || f.para == "" {
			continue
		}
		in, out := strings.Index(f.para, para), strings.Index(para, f.para)
		slack := 0
		if in < 0 && out < 0 {
			if similar(para, f.para) < .97 {
				continue
			}
			slack = 6
		}
		off := 0
		switch {
		case in >= 0:
			off = utf8.RuneCountInString(f.para[:in])
		case out > 0:
			off = -utf8.RuneCountInString(para[:out])
		}
		if f.start-off >= end+slack || f.end-off <= start-slack {
			continue
		}
		high := f.High
		if g.High == nil {
			high = nil
		}
		if either(g, "value", func(v *float64) bool { return sameNumber(&f.Value, v) }) && sameNumber(high, g.High) {
			return f
		}
	}
	return nil
}

// fields counts the fields that are right, and returns those that are not.
func (s *figureScore) fields(g *gold, f *found) string {
	row := true
	var wrong []string
	tell := func(field string, ok bool, got string) {
		s.asked[field]++
		if ok {
			s.right[field]++
			return
		}
		switch field {
		case "unit", "bound", "kind", "indicator", "period":
			row = false
		}
		wrong = append(wrong, fmt.Sprintf("%s=%q want %s", field, got, g.raw[field]))
	}
	is := func(got string) func(*string) bool {
		return func(v *string) bool {
			if v == nil {
				return got == ""
			}
			return got == *v
		}
	}
	unit := func(v *string) bool {
		want := ""
		if v != nil {
			want = *v
		}
		return strings.TrimLeft(fold(f.UnitText), "个") == strings.TrimLeft(fold(want), "个")
	}
	tell("unit", either(g, "unit", unit), f.UnitText)
	tell("bound", either(g, "bound", is(f.Bound)), f.Bound)
	tell("kind", either(g, "kind", is(f.Kind)), f.Kind)
	switch g.Kind {
	case "delta", "rate", "pp", "multiple":
		tell("direction", either(g, "direction", func(v int) bool { return v == f.Direction }), fmt.Sprint(f.Direction))
	}
	if len(g.Indicator) > 0 {
		tell("indicator", holdsOne(f.IndicatorText, g.Indicator), f.IndicatorText)
	}
	if len(g.Entity) > 0 {
		tell("entity", holdsOne(f.EntityText, g.Entity), f.EntityText)
	}
	if g.stated("period") {
		same := func(v []string) bool {
			return len(v) == 2 && f.PeriodStart != "" && f.PeriodEnd != "" && v[0] == f.PeriodStart && v[1] == f.PeriodEnd ||
				v == nil && (f.PeriodStart == "" || f.PeriodEnd == "")
		}
		tell("period", either(g, "period", same), f.PeriodStart+"/"+f.PeriodEnd)
	}
	if g.stated("basis") {
		tell("basis", either(g, "basis", is(f.Basis)), f.Basis)
	}
	if g.stated("assertion") {
		tell("assertion", either(g, "assertion", is(f.Assertion)), f.Assertion)
	}
	if row {
		s.joint++
	}
	return strings.Join(wrong, "; ")
}

// holdsOne reports whether the answer contains one of the phrases.
func holdsOne(answer string, phrases []string) bool {
	answer = fold(answer)
	for _, p := range phrases {
		if strings.Contains(answer, fold(p)) {
			return true
		}
	}
	return false
}

func (s *figureScore) set() Set {
	p, r, f1 := prf(float64(s.tp), float64(s.fp), float64(s.fn))
	out := Set{"precision": round4(p), "recall": round4(r), "f1": round4(f1)}
	for k, n := range s.asked {
		out[k] = round4(float64(s.right[k]) / float64(n))
	}
	_, _, row := prf(float64(s.joint), float64(s.tp+s.fp-s.joint), float64(s.tp+s.fn-s.joint))
	out["row_f1"] = round4(row)
	out["gold"], out["optional"], out["extra"] = float64(s.tp+s.fn), float64(s.optional), float64(s.fp)
	return out
}
