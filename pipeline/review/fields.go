package review

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"baoshu/pipeline/paper"
)

// A field is one `name=value` of a change.
type field struct{ name, value string }

// names are the fields that a change may name: text is what the page has in the
// place of the quote, the others are columns of the figure.
const names = "text value unit kind indicator entity period"

// Fields writes what a figure says, as a change has it: what ok confirms.
//
//	value=417; unit=家; kind=level; indicator=新登记科技型企业; entity=全区; period=2023
func Fields(value float64, unit, kind, indicator, entity, period string) string {
	parts := []string{"value=" + strconv.FormatFloat(value, 'f', -1, 64)}
	for _, p := range [][2]string{{"unit", unit}, {"kind", kind}, {"indicator", indicator}, {"entity", entity}, {"period", period}} {
		if p[1] != "" {
			parts = append(parts, p[0]+"="+strings.ReplaceAll(p[1], ";", "；"))
		}
	}
	return strings.Join(parts, "; ")
}

// fields reads a change.
func fields(change string) ([]field, error) {
	var out []field
	for _, part := range strings.Split(change, ";") {
		name, value, ok := strings.Cut(strings.TrimSpace(part), "=")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if !ok || !strings.Contains(" "+names+" ", " "+name+" ") || value == "" {
			return nil, fmt.Errorf("change is %q; want field=value; field=value, of the fields %s", change, strings.ReplaceAll(names, " ", ", "))
		}
		switch name {
		case "value":
			if v, err := strconv.ParseFloat(value, 64); err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
				return nil, fmt.Errorf("value=%s is no number; write it in base units, like 28670000000", value)
			}
		case "kind":
			if !strings.Contains(" level delta rate share pp multiple rank ratio ", " "+value+" ") {
				return nil, fmt.Errorf("kind=%s; want level, delta, rate, share, pp, multiple, rank or ratio", value)
			}
		case "period":
			if _, _, _, ok := days(value); !ok {
				return nil, fmt.Errorf("period=%s; want 2023, 2023-Q1, 2023-05, 2023-05-31 or 2023-01-01/2023-09-30", value)
			}
		}
		out = append(out, field{name, value})
	}
	return out, nil
}

// days reads a period as ISO 8601 and SDMX write it.
func days(s string) (from, to paper.Day, freq string, ok bool) {
	if a, b, cut := strings.Cut(s, "/"); cut {
		from, err1 := paper.ParseDay(a)
		to, err2 := paper.ParseDay(b)
		return from, to, "", err1 == nil && err2 == nil && from <= to
	}
	year, rest, cut := strings.Cut(s, "-")
	y, err := strconv.Atoi(year)
	if err != nil || len(year) != 4 {
		return 0, 0, "", false
	}
	month := func(m int) paper.Day {
		d, _ := paper.ParseDay(fmt.Sprintf("%04d-%02d-01", y+(m-1)/12, (m-1)%12+1))
		return d
	}
	switch {
	case !cut:
		return month(1), month(13) - 1, "A", true
	case len(rest) == 2 && rest[0] == 'Q' && rest[1] >= '1' && rest[1] <= '4':
		q := int(rest[1]-'1')*3 + 1
		return month(q), month(q+3) - 1, "Q", true
	case len(rest) == 2:
		m, err := strconv.Atoi(rest)
		return month(max(m, 1)), month(max(m, 1)+1) - 1, "M", err == nil && m >= 1 && m <= 12
	}
	d, err := paper.ParseDay(s)
	return d, d, "D", err == nil
}

// said is Fields of a figure.
func said(f *paper.Figure) string {
	return Fields(f.Value, f.UnitText, string(f.Kind), f.IndicatorText, f.EntityText, f.TimePeriod)
}

// set makes the figure what the fields say. Text and unit are not its business:
// they stand on the page.
func set(f *paper.Figure, list []field) {
	for _, x := range list {
		switch x.name {
		case "value":
			f.Value, _ = strconv.ParseFloat(x.value, 64)
			f.Low, f.High, f.Range = nil, nil, false
		case "kind":
			f.Kind = paper.FigureKind(x.value)
		case "indicator":
			f.IndicatorText, f.IndicatorStart, f.IndicatorMethod = x.value, -1, paper.Explicit
		case "entity":
			f.EntityText, f.EntityMethod = x.value, paper.Explicit
		case "period":
			f.PeriodStart, f.PeriodEnd, f.Freq, _ = days(x.value)
			f.TimePeriod, f.PeriodMethod, f.PeriodApprox = x.value, paper.Explicit, false
		}
	}
}
