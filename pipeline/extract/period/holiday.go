package period

import "baoshu/pipeline/paper"

// A holiday is a public holiday as the State Council made it up for one year.
type holiday struct{ day, first, last paper.Day }

// decreed returns the public holiday of the festival on that day, where the list knows it:
// weekends are moved, so that no rule gives it.
func (t *tables) decreed(day paper.Day) (holiday, bool) {
	low, high := 0, len(t.holidays)
	for low < high {
		mid := (low + high) / 2
		switch h := t.holidays[mid]; {
		case h.day == day:
			return h, true
		case h.day < day:
			low = mid + 1
		default:
			high = mid
		}
	}
	return holiday{}, false
}

// lately returns the public holiday that a story of that day means by 小长假期间 if it
// has named none: the one that the day lies in, or the last one over, at most ten days ago.
func (t *tables) lately(day paper.Day) (holiday, bool) {
	const remembered = 10
	for i := len(t.holidays) - 1; i >= 0; i-- {
		switch h := t.holidays[i]; {
		case h.first > day:
		case day-h.last <= remembered:
			return h, true
		default:
			return holiday{}, false
		}
	}
	return holiday{}, false
}

// theHoliday reads 小长假期间, 假期期间: the holiday of the festival that the story spoke of
// last; or the one just over, where over is set: 节日期间 is said of any. It has no days where
// neither is known.
func (s *scanner) theHoliday(at, end int, over bool, v *value) {
	v.rule, v.marker, v.quiet = "named-span", true, true
	h, ok := s.feast, s.feast.first != paper.NoDay
	if !ok && over && s.ref.day() != paper.NoDay && !s.ahead(at, end) && !s.comes(end) {
		h, ok = s.t.lately(s.ref.day())
	}
	if ok {
		v.rule, v.marker, v.anaphoric, v.approx, v.unit, v.holiday = "holiday", false, true, true, unitSpan, true
		v.first, v.last = h.first, h.last
	}
}

// partOfHoliday reads at i which of the days of a holiday are meant, 首日, 前三天, 第五天,
// 最后一天, and returns where that ends and the days; 0 where none is said.
func (s *scanner) partOfHoliday(i int, first, last paper.Day) (int, paper.Day, paper.Day) {
	if first == paper.NoDay || last <= first {
		return 0, first, last
	}
	i = s.opt(i, "的")
	if e := s.has(i, "首日"); e > 0 {
		return e, first, first
	}
	if e := s.oneOf(i, "最后一天", "最后一日", "末日", "尾日"); e > 0 {
		return e, last, last
	}
	e := s.oneOf(i, "前", "第", "头")
	if e == 0 {
		return 0, first, last
	}
	n, ok := s.count(e)
	if !ok || n.few || s.at(n.end) != '天' && s.at(n.end) != '日' || n.val > int(last-first)+1 {
		return 0, first, last
	}
	day := first + paper.Day(n.val-1)
	if s.at(i) == '第' {
		first = day
	}
	return n.end + 1, first, day
}

// feasts keeps the holiday of a festival that is named, for 假期期间 to take up.
func (s *scanner) feasts(f festival, y int) {
	if f.days < 2 || y == 0 {
		return
	}
	if first, last := s.t.placeFestival(f, y, true); first != paper.NoDay {
		s.feast = holiday{first: first, last: last}
	}
}
