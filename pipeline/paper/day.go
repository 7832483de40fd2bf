package paper

import (
	"fmt"
	"math"
)

// A Day is a civil day counted from 1970-01-01, as in Arrow's date32. Days
// compare and subtract like integers.
type Day int32

// NoDay is the absent day.
const NoDay Day = math.MinInt32

// DayOf returns the day of a Gregorian date. Months and days outside their range
// carry over, as in time.Date: DayOf(2023, 13, 1) is 2024-01-01 and
// DayOf(2024, 3, 0) is 2024-02-29.
func DayOf(year, month, day int) Day {
	month--
	year += month / 12
	month %= 12
	if month < 0 {
		month, year = month+12, year-1
	}
	month++
	// Days from civil, after Howard Hinnant, chrono-compatible low-level date algorithms.
	y := year
	if month <= 2 {
		y--
	}
	era := y / 400
	if y < 0 {
		era = (y - 399) / 400
	}
	yoe := y - era*400
	m := month - 3
	if month <= 2 {
		m = month + 9
	}
	doy := (153*m+2)/5 + day - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return Day(era*146097 + doe - 719468)
}

// Date returns the year, month (1–12) and day of the month.
func (d Day) Date() (year, month, day int) {
	z := int(d) + 719468
	era := z / 146097
	if z < 0 {
		era = (z - 146096) / 146097
	}
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	month = mp + 3
	if mp >= 10 {
		month = mp - 9
	}
	year = yoe + era*400
	if month <= 2 {
		year++
	}
	return
}

// Year returns the year of the day.
func (d Day) Year() int { y, _, _ := d.Date(); return y }

// Month returns the month of the day, 1–12.
func (d Day) Month() int { _, m, _ := d.Date(); return m }

// Weekday returns the day of the week, Monday 1 to Sunday 7 (ISO 8601).
func (d Day) Weekday() int {
	w := (int(d) + 3) % 7
	if w < 0 {
		w += 7
	}
	return w + 1
}

// Known reports whether the day is present.
func (d Day) Known() bool { return d != NoDay }

// String returns the day as YYYY-MM-DD, or "" where it is absent.
func (d Day) String() string {
	var room [20]byte
	return string(d.Append(room[:0]))
}

// Append appends what String returns.
func (d Day) Append(dst []byte) []byte {
	if d == NoDay {
		return dst
	}
	y, m, dd := d.Date()
	if y < 0 || y > 9999 {
		return fmt.Appendf(dst, "%04d-%02d-%02d", y, m, dd)
	}
	digit := func(n int) byte { return '0' + byte(n%10) }
	return append(dst, digit(y/1000), digit(y/100), digit(y/10), digit(y), '-', digit(m/10), digit(m), '-', digit(dd/10), digit(dd))
}

// ParseDay reads YYYY-MM-DD and refuses days that no calendar has.
func ParseDay(s string) (Day, error) {
	var y, m, d int
	if n, err := fmt.Sscanf(s, "%4d-%2d-%2d", &y, &m, &d); err != nil || n != 3 || len(s) != 10 {
		return NoDay, fmt.Errorf("%q is not a date; write YYYY-MM-DD", s)
	}
	if m < 1 || m > 12 || d < 1 || d > DaysIn(y, m) || y < 1 {
		return NoDay, fmt.Errorf("%q is a day that no calendar has", s)
	}
	return DayOf(y, m, d), nil
}

// DaysIn returns how many days a month has.
func DaysIn(year, month int) int {
	return int(DayOf(year, month+1, 1) - DayOf(year, month, 1))
}

// A Method says how a linked attribute was found: printed, taken over from the
// sentence, paragraph or story around it, or concluded.
type Method string

// The methods of every linked attribute.
const (
	Explicit  Method = "explicit"
	Inherited Method = "inherited"
	Inferred  Method = "inferred"
	None      Method = "none"
)
