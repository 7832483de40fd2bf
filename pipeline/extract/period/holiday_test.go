package period

import "testing"

// TestHolidaysListed holds every row of the list of public holidays to the calendar: its day is
// that of a festival which has a holiday, and lies at most a week from the days off.
func TestHolidaysListed(t *testing.T) {
	b := load()
	for i, h := range b.holidays {
		if i > 0 && h.day <= b.holidays[i-1].day {
			t.Errorf("%s is not behind %s", h.day, b.holidays[i-1].day)
		}
		if h.first > h.last || h.first-h.day > 0 || h.day > h.last+1 || h.last-h.first > 9 {
			t.Errorf("%s: %s to %s", h.day, h.first, h.last)
		}
		of := false
		for _, f := range b.festivals {
			first, _ := b.placeFestival(f, h.day.Year(), false)
			of = of || f.days > 1 && first == h.day
		}
		if !of {
			t.Errorf("%s is no festival's day", h.day)
		}
	}
}

// TestTheHoliday holds what 小长假期间 and its like take up.
func TestTheHoliday(t *testing.T) {
	for _, c := range []struct{ date, text, want string }{
		{"2023-04-08", "清明小长假，全市接待游客3万人次。假期期间，铁路增开列车", "清明小长假=2023-04-05..2023-04-05 假期期间=2023-04-05..2023-04-05"},
		{"2024-04-08", "小长假期间，全市接待游客3万人次", "小长假期间=2024-04-04..2024-04-06"},
		{"2024-04-08", "节日期间，全市接待游客3万人次", "节日期间=NoDay..NoDay"},
		{"2024-06-20", "小长假期间，全市接待游客3万人次", "小长假期间=2024-06-08..2024-06-10"},
		{"2024-07-20", "小长假期间，全市接待游客3万人次", "小长假期间=NoDay..NoDay"},
	} {
		s := ""
		for _, p := range Scan([]rune(c.text), On(day(c.date)), nil) {
			if s != "" {
				s += " "
			}
			s += p.Text + "="
			if !p.First.Known() {
				s += "NoDay..NoDay"
				continue
			}
			s += p.First.String() + ".." + p.Last.String()
		}
		if s != c.want {
			t.Errorf("%s %s: %s, want %s", c.date, c.text, s, c.want)
		}
	}
}
