package period

import (
	"strings"

	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// A lunarYear is a year of the Chinese calendar.
type lunarYear struct {
	first paper.Day
	leap  int    // the month after which the leap month stands, 0 none
	long  uint16 // bit i: the i-th month has 30 days
	n     int    // 12 or 13
}

const lunarFrom = 1900

func (t *tables) makeCalendars(lunar, terms *lexicon.List) {
	for _, r := range lunar.Rows {
		y := lunarYear{first: day(r[1]), leap: number(r[2]), n: len(r[3])}
		for i := range r[3] {
			if r[3][i] == '+' {
				y.long |= 1 << i
			}
		}
		t.lunar = append(t.lunar, y)
	}
	for _, r := range terms.Rows {
		var a [24]uint8
		for i, f := range strings.Fields(r[1]) {
			a[i] = uint8(number(f))
		}
		t.terms = append(t.terms, a)
	}
}

// lunarMonth returns the first and last day of a month of the Chinese calendar.
func (t *tables) lunarMonth(year, month int, leap bool) (first, last paper.Day) {
	i := year - lunarFrom
	if i < 0 || i >= len(t.lunar) || month < 1 || month > 12 {
		return paper.NoDay, paper.NoDay
	}
	y := t.lunar[i]
	if leap && y.leap != month {
		return paper.NoDay, paper.NoDay
	}
	at := month - 1
	if y.leap > 0 && (month > y.leap || leap) {
		at++
	}
	d := y.first
	for k := 0; k < at; k++ {
		d += 29 + paper.Day(y.long>>k&1)
	}
	return d, d + 28 + paper.Day(y.long>>at&1)
}

// lunarDay returns a day of the Chinese calendar; day 99 is the month's last.
func (t *tables) lunarDay(year, month, dd int, leap bool) paper.Day {
	first, last := t.lunarMonth(year, month, leap)
	if first == paper.NoDay {
		return paper.NoDay
	}
	if dd == 99 {
		return last
	}
	if d := first + paper.Day(dd-1); d <= last {
		return d
	}
	return paper.NoDay
}

// lunarYearOf returns the Chinese year that a day falls in.
func (t *tables) lunarYearOf(d paper.Day) int {
	y := d.Year()
	if i := y - lunarFrom; i >= 0 && i < len(t.lunar) && d < t.lunar[i].first {
		return y - 1
	}
	return y
}

// solarTerm returns the day of one of the 24 solar terms, 小寒 first.
func (t *tables) solarTerm(year, k int) paper.Day {
	i := year - lunarFrom
	if i < 0 || i >= len(t.terms) {
		return paper.NoDay
	}
	return paper.DayOf(year, k/2+1, int(t.terms[i][k]))
}

// easter returns Easter Sunday (Gauss, in the form of Meeus, Jones and Butcher).
func easter(year int) paper.Day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	dd := (h + l - 7*m + 33*month + 19) % 32
	return paper.DayOf(year, month, dd)
}

// nthWeekday returns the n-th given weekday (Monday 1) of a month, the last where n is -1.
func nthWeekday(year, month, n, weekday int) paper.Day {
	if n < 0 {
		last := monthEnd(year, month)
		return last - paper.Day((last.Weekday()-weekday+7)%7)
	}
	d := paper.DayOf(year, month, 1)
	d += paper.Day((weekday - d.Weekday() + 7) % 7)
	return d + paper.Day(7*(n-1))
}

func monthEnd(year, month int) paper.Day { return paper.DayOf(year, month+1, 0) }
func weekOf(d paper.Day) paper.Day       { return d - paper.Day(d.Weekday()-1) }

// isoWeek returns the Monday of a week of ISO 8601.
func isoWeek(year, week int) paper.Day {
	return weekOf(paper.DayOf(year, 1, 4)) + paper.Day(7*(week-1))
}

// addMonths moves a day by months; a day past the month's end becomes its last.
func addMonths(d paper.Day, n int) paper.Day {
	y, m, dd := d.Date()
	last := monthEnd(y, m+n)
	if r := paper.DayOf(y, m+n, dd); r <= last {
		return r
	}
	return last
}
