package eval

import (
	"fmt"
	"math"
	"path"
	"sort"
	"strings"
)

// Rows are the rows of a dataset that the measures read: the columns that they
// need, of articles, paragraphs and figures.
type Rows struct {
	Articles   []Article
	Paragraphs []Paragraph
	Figures    []Figure
}

// An Article is a row of articles.
type Article struct{ ID, SourceFile, Kicker, Title string }

// A Paragraph is a row of paragraphs.
type Paragraph struct {
	ID, ArticleID string
	Seq           int
	Role, Text    string
}

// A Figure is a row of figures. Periods are ISO days, "" where there is none.
type Figure struct {
	ArticleID, ParagraphID, Quote string
	CharStart                     int
	Value                         float64
	High                          *float64
	UnitText, Bound, Kind         string
	Direction                     int
	IndicatorText, EntityText     string
	PeriodStart, PeriodEnd        string
	Basis, Assertion              string
}

// paragraphs returns the paragraphs by article, in order.
func (r *Rows) paragraphs() map[string][]Paragraph {
	by := map[string][]Paragraph{}
	for _, p := range r.Paragraphs {
		by[p.ArticleID] = append(by[p.ArticleID], p)
	}
	for _, ps := range by {
		sort.SliceStable(ps, func(i, j int) bool { return ps[i].Seq < ps[j].Seq })
	}
	return by
}

// stem returns the name of a file without folder and extension.
func stem(file string) string {
	base := path.Base(strings.ReplaceAll(file, "\\", "/"))
	return strings.TrimSuffix(base, path.Ext(base))
}

// A Set is a list of measures by name.
type Set map[string]float64

// Add takes over the measures of another set, under a prefix.
func (s Set) Add(prefix string, other Set) {
	for k, v := range other {
		s[prefix+k] = v
	}
}

// Table returns the measures as aligned lines, by name.
func (s Set) Table() string {
	names := make([]string, 0, len(s))
	for k := range s {
		names = append(names, k)
	}
	sort.Strings(names)
	var b strings.Builder
	for _, k := range names {
		fmt.Fprintf(&b, "%-44s %v\n", k, s[k])
	}
	return b.String()
}

// Below returns a line for every floor that is not reached, and for every one
// that nothing was measured for. A floor "max name" is a ceiling.
func (s Set) Below(floors map[string]float64) []string {
	var out []string
	for k, floor := range floors {
		name, ceiling := strings.CutPrefix(k, "max ")
		got, ok := s[name]
		switch {
		case !ok:
			out = append(out, fmt.Sprintf("%s was not measured; its floor is %v", name, floor))
		case ceiling && got > floor:
			out = append(out, fmt.Sprintf("%s is %v, more than %v", name, got, floor))
		case !ceiling && got < floor:
			out = append(out, fmt.Sprintf("%s is %v, less than %v", name, got, floor))
		}
	}
	sort.Strings(out)
	return out
}

// round4 rounds to four places, half to even, as the referee prints.
func round4(x float64) float64 { return math.RoundToEven(x*1e4) / 1e4 }

// prf returns precision, recall and f1.
func prf(tp, fp, fn float64) (p, r, f float64) {
	if tp+fp > 0 {
		p = tp / (tp + fp)
	}
	if tp+fn > 0 {
		r = tp / (tp + fn)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return
}
