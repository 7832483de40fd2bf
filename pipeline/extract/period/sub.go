package period

import "baoshu/pipeline/paper"

// A unit is how fine an expression is.
type unit uint8

const (
	unitNone unit = iota
	unitDay
	unitWeek
	unitXun
	unitMonth
	unitQuarter
	unitHalf
	unitYear
	unitDecade
	unitCentury
	unitSpan
)

type kind uint8

const (
	kNone      kind = iota
	kWhole          // the year itself
	kMonths         // months a to b
	kDay            // day a (to b) of month m
	kXun            // a: 0 上旬 1 中旬 2 下旬, to b
	kMonthPart      // a: 0 初 1 中 2 底
	kWeek           // week a of month m, or of the year where m is 0
	kWeekday        // a-th weekday b of month m, its last where a is -1
	kWeekend        // a-th Saturday of month m and the day after, the last where a is -1
	kHalfMonth      // a: 0 上半月 1 下半月
	kEdge           // a: 0 年初 1 年中 2 年底
	kSeason         // a: 0 spring … 3 winter
	kHead           // the first a days of month m, or of the year
	kTail           // the last a days
	kLunar          // day a (to b) of lunar month m; a 0 is the month; leap in c
	kFestival       // festival a
	kTurn           // 岁末年初
	kVacation       // a: 0 summer, 1 winter
)

// A sub is a part of a year before the year is known.
type sub struct {
	kind    kind
	m, a, b int
	leap    bool
	said    bool // 农历 stands before it
	holiday bool // the holiday around the festival, not its day
	unit    unit
	approx  bool
	past    bool // cumulative (前三季度, 1—10月): it is over when it is written about
	rule    string
}

// place returns the days of the sub in a year.
func (t *tables) place(b sub, y int) (first, last paper.Day) {
	switch b.kind {
	case kWhole:
		return paper.DayOf(y, 1, 1), paper.DayOf(y, 12, 31)
	case kMonths:
		return paper.DayOf(y, b.a, 1), monthEnd(y, b.b)
	case kDay:
		if b.a < 1 || b.b > paper.DaysIn(y, b.m) {
			return paper.NoDay, paper.NoDay
		}
		return paper.DayOf(y, b.m, b.a), paper.DayOf(y, b.m, b.b)
	case kXun:
		first, last = paper.DayOf(y, b.m, 1+10*b.a), paper.DayOf(y, b.m, 10+10*b.b)
		if b.b == 2 {
			last = monthEnd(y, b.m)
		}
		return first, last
	case kMonthPart:
		switch b.a {
		case 0:
			return paper.DayOf(y, b.m, 1), paper.DayOf(y, b.m, 5)
		case 1:
			return paper.DayOf(y, b.m, 10), paper.DayOf(y, b.m, 20)
		}
		return paper.DayOf(y, b.m, 25), monthEnd(y, b.m)
	case kWeek:
		if b.m == 0 {
			first = isoWeek(y, b.a)
		} else {
			first = nthWeekday(y, b.m, b.a, 1)
		}
		return first, first + 6
	case kWeekday:
		first = nthWeekday(y, b.m, b.a, b.b)
		return first, first
	case kWeekend:
		first = nthWeekday(y, b.m, b.a, 6)
		return first, first + 1
	case kHalfMonth:
		if b.a == 0 {
			return paper.DayOf(y, b.m, 1), paper.DayOf(y, b.m, 15)
		}
		return paper.DayOf(y, b.m, 16), monthEnd(y, b.m)
	case kEdge:
		switch b.a {
		case 0:
			return paper.DayOf(y, 1, 1), monthEnd(y, 2)
		case 1:
			return paper.DayOf(y, 6, 1), monthEnd(y, 7)
		}
		return paper.DayOf(y, 11, 1), paper.DayOf(y, 12, 31)
	case kTurn:
		return paper.DayOf(y, 12, 1), monthEnd(y+1, 1)
	case kSeason:
		return paper.DayOf(y, 3+3*b.a, 1), monthEnd(y, 5+3*b.a)
	case kHead:
		first = paper.DayOf(y, max(b.m, 1), 1)
		return first, first + paper.Day(b.a-1)
	case kTail:
		last = paper.DayOf(y, 12, 31)
		if b.m > 0 {
			last = monthEnd(y, b.m)
		}
		return last - paper.Day(b.a-1), last
	case kLunar:
		if b.a == 0 {
			return t.lunarMonth(y, b.m, b.leap)
		}
		return t.lunarDay(y, b.m, b.a, b.leap), t.lunarDay(y, b.m, b.b, b.leap)
	case kFestival:
		first, last = t.placeFestival(t.festivals[b.a], y, b.holiday)
		if n := paper.Day(b.b); n > 0 && first != paper.NoDay {
			if last-first+1 != n { // 春节黄金周7天, of eight: by the custom
				own, _ := t.placeFestival(t.festivals[b.a], y, false)
				first, _ = byRule(t.festivals[b.a], own)
			}
			last = first + n - 1
		}
		return first, last
	case kVacation:
		if b.a == 0 {
			return paper.DayOf(y, 7, 1), paper.DayOf(y, 8, 31)
		}
		return paper.DayOf(y, 1, 15), monthEnd(y, 2)
	}
	return paper.NoDay, paper.NoDay
}

// placeFestival returns a festival's day in a year, or its public holiday: as it was
// made up, where the list has the year, else by rule.
func (t *tables) placeFestival(f festival, y int, holiday bool) (first, last paper.Day) {
	switch f.rule {
	case 'S':
		first = paper.DayOf(y, f.a, f.b)
	case 'L':
		first = t.lunarDay(y, f.a, f.b, false)
	case 'N':
		first = nthWeekday(y, f.a, f.b, 7)
	case 'T':
		first = nthWeekday(y, f.a, f.b/10, f.b%10)
	case 'E':
		first = easter(y) + paper.Day(f.a)
	case 'K':
		first = t.solarTerm(y, f.a)
	}
	if first == paper.NoDay {
		return first, first
	}
	if !holiday || f.days <= 1 {
		return first, first
	}
	if h, ok := t.decreed(first); ok {
		return h.first, h.last
	}
	return byRule(f, first)
}

// byRule returns the public holiday around a festival's day where no list has it: for 春节 the
// eve and the six days after, for 清明, 端午 and 中秋 the three days to the festival or from
// it as the weekday falls, else from the day on.
func byRule(f festival, first paper.Day) (paper.Day, paper.Day) {
	y := first.Year()
	switch {
	case f.days == 7 && f.rule == 'L':
		return first - 1, first + 5
	case f.days == 3 && f.rule != 'S':
		switch first.Weekday() {
		case 5, 6, 1:
			if first.Weekday() == 1 {
				return first - 2, first
			}
			if first.Weekday() == 6 {
				return first, first + 2
			}
			return first, first + 2
		case 2:
			return first - 2, first
		case 4:
			return first, first + 2
		case 7:
			return first - 1, first + 1
		}
		return first, first
	case f.a == 5 && f.b == 1 && y < 2000:
		return first, first
	case f.a == 5 && f.b == 1 && y < 2008:
		return first, first + 6
	case f.a == 5 && f.b == 1 && y < 2020:
		return first, first + 2
	}
	return first, first + paper.Day(f.days-1)
}
