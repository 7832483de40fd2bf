package report

import (
	"strings"

	"baoshu/schema"
)

// index is what the page knows of every story and every figure from the start.
type index struct {
	Articles articleColumns `json:"articles"`
	Figures  figureColumns  `json:"figures"`
	Chunks   int            `json:"chunks"`
	// What the columns and codes are called, from the schema.
	Columns map[string][2]string            `json:"columns"`
	Codes   map[string]map[string][2]string `json:"codes"`
}

// articleColumns has one entry a story, in the order of the blocks. Its figures
// follow those of the story before it.
type articleColumns struct {
	ID        []string `json:"id"`
	Title     []string `json:"title"`
	Source    dict     `json:"source"`
	File      []string `json:"file"`
	Page      []int    `json:"page"`
	Date      dict     `json:"date"`
	Status    dict     `json:"status"`
	Quality   []int    `json:"quality"` // thousandths
	Figures   []int    `json:"figures"`
	Unparsed  []int    `json:"unparsed"`
	Corrected []int    `json:"corrected"`
	Witnesses []int    `json:"witnesses"`
	Chunk     []int    `json:"chunk"`
}

type figureColumns struct {
	ID         []string   `json:"id"` // without the leading f
	Value      []float64  `json:"value"`
	High       []*float64 `json:"high"` // of a printed range
	Quote      dict       `json:"quote"`
	Kind       dict       `json:"kind"`
	Direction  []int      `json:"direction"`
	Unit       dict       `json:"unit"`
	UnitCode   dict       `json:"unitCode"`
	Indicator  dict       `json:"indicator"`
	Entity     dict       `json:"entity"`
	EntityType dict       `json:"entityType"`
	Place      dict       `json:"place"`
	Period     dict       `json:"period"` // time_period|period_start|period_end|freq
	Measure    dict       `json:"measure"`
	Basis      dict       `json:"basis"`
	Bound      dict       `json:"bound"`
	Confidence []int      `json:"confidence"` // thousandths
	Bits       []int      `json:"bits"`       // see the constants
}

// The bits of a figure.
const (
	isPlan = 1 << iota
	isRestated
	isCorrected
	isDiffering
	isMismatch
)

func (x *index) article(a *schema.Article, figures, chunk int) {
	c := &x.Articles
	c.ID, c.Title, c.File = append(c.ID, a.ArticleID), append(c.Title, a.Title), append(c.File, a.SourceFile)
	c.Source.add(a.Source)
	c.Page = append(c.Page, int(a.PageNo.V))
	date := day(a.PubDate)
	if date == "" && a.PubDateEarliest.OK { // only an interval is known
		date = day(a.PubDateEarliest) + "/" + day(a.PubDateLatest)
	}
	c.Date.add(date)
	c.Status.add(a.Status)
	c.Quality = append(c.Quality, permille(a.Quality))
	c.Figures, c.Unparsed = append(c.Figures, figures), append(c.Unparsed, int(a.NNumbersUnparsed))
	c.Corrected, c.Witnesses = append(c.Corrected, int(a.NCorrections)), append(c.Witnesses, int(a.NWitnesses))
	c.Chunk = append(c.Chunk, chunk)
}

func (x *index) figure(f *schema.Figure) {
	c := &x.Figures
	c.ID = append(c.ID, strings.TrimPrefix(f.FigureID, "f"))
	c.Value = append(c.Value, f.Value)
	if f.Bound == "range" {
		c.High = append(c.High, pointer(f.ValueHigh))
	} else {
		c.High = append(c.High, nil)
	}
	c.Quote.add(f.Quote)
	c.Kind.add(f.Kind)
	c.Direction = append(c.Direction, int(f.Direction))
	c.Unit.add(f.UnitText)
	c.UnitCode.add(f.UnitCode)
	c.Indicator.add(f.IndicatorText)
	c.Entity.add(f.EntityText)
	c.EntityType.add(f.EntityType)
	c.Place.add(f.PlaceText)
	period := ""
	if f.TimePeriod != "" {
		period = strings.Join([]string{f.TimePeriod, day(f.PeriodStart), day(f.PeriodEnd), f.Freq}, "|")
	}
	c.Period.add(period)
	c.Measure.add(f.Measure)
	c.Basis.add(f.Basis)
	c.Bound.add(f.Bound)
	c.Confidence = append(c.Confidence, permille(f.Confidence))
	bits := 0
	for bit, on := range map[int]bool{isPlan: f.Assertion == "plan", isRestated: !f.IsPrimary, isCorrected: f.Corrected,
		isDiffering: f.WitnessState == "differ", isMismatch: f.Check == "mismatch"} {
		if on {
			bits |= bit
		}
	}
	c.Bits = append(c.Bits, bits)
}

// names fills in what columns and codes are called, in English and Chinese.
func (x *index) names() {
	x.Columns, x.Codes = map[string][2]string{}, map[string]map[string][2]string{}
	for _, t := range schema.Tables() {
		for _, c := range t.Columns {
			name := t.Name + "." + c.Name
			if t.Name == "figures" || t.Name == "runs" {
				x.Columns[name] = [2]string{c.En, c.Zh}
			}
			if len(c.Codes) == 0 {
				continue
			}
			x.Codes[name] = map[string][2]string{}
			for _, k := range c.Codes {
				x.Codes[name][k.Value] = [2]string{k.En, k.Zh}
			}
		}
	}
}
