package paper

import (
	"testing"
	"time"
)

// TestDayAgreesWithTime compares every day of four centuries with package time.
func TestDayAgreesWithTime(t *testing.T) {
	for at := time.Date(1890, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2290; at = at.AddDate(0, 0, 1) {
		y, m, d := at.Date()
		day := DayOf(y, int(m), d)
		if int64(day) != at.Unix()/86400-b2i(at.Unix()%86400 < 0) {
			t.Fatalf("%v: day %d", at, day)
		}
		if gy, gm, gd := day.Date(); gy != y || gm != int(m) || gd != d {
			t.Fatalf("%v: back as %d-%d-%d", at, gy, gm, gd)
		}
		w := int(at.Weekday())
		if w == 0 {
			w = 7
		}
		if day.Weekday() != w {
			t.Fatalf("%v: weekday %d", at, day.Weekday())
		}
		if p, err := ParseDay(at.Format("2006-01-02")); err != nil || p != day {
			t.Fatalf("%v: parsed as %v, %v", at, p, err)
		}
	}
}

func b2i(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func TestDayCarriesOver(t *testing.T) {
	for _, c := range []struct {
		d    Day
		want string
	}{{DayOf(2023, 13, 1), "2024-01-01"}, {DayOf(2024, 3, 0), "2024-02-29"}, {DayOf(2024, 0, 5), "2023-12-05"}, {DayOf(2024, -11, 5), "2023-01-05"}, {NoDay, ""}} {
		if c.d.String() != c.want {
			t.Errorf("got %s, want %s", c.d, c.want)
		}
	}
	for _, bad := range []string{"2023-02-29", "2023-13-01", "23-1-1", "2023/01/01", "2023-01-01x", ""} {
		if _, err := ParseDay(bad); err == nil {
			t.Errorf("ParseDay(%q): no error", bad)
		}
	}
}
