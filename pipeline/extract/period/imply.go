package period

import "baoshu/pipeline/paper"

// Imply returns the days between which a text that states no date must have
// been published, as far as it says so itself; ok is false where that is not
// sure. The year comes from one of
//
//   - a count up to the writer's day: 从2015年底成立至今，不到8年 (2023)
//   - “since” a year that no later year follows and while the text speaks of
//     the year before it too: 2023年以来 beside 2022年 (2023)
//   - a state of things at a month's end that no later year follows:
//     截至2024年3月底 beside 2023年 (2024, from the end of March)
//
// the latter two only where the text also says 今年 of something past: without it
// a third of such texts in a dated corpus were older than they seem. It must not be contradicted by another. Within the year, everything told of
// as past moves the earliest day on: 今年前三季度 (from 1 October), 今年8月 (from
// 1 August), 10月17日 (from that day). What is announced (将, 拟, 预计, 力争) does not.
func Imply(paragraphs []string) (earliest, latest paper.Day, ok bool) {
	var tr Tracker
	e := evidence{since: map[int]bool{}}
	tr.Story(Unknown())
	var dst []Period
	for _, p := range paragraphs {
		tr.Paragraph()
		text := []rune(p)
		dst = tr.Scan(text, dst[:0])
		e.years(&tr.s, dst)
	}
	y, from := e.year()
	if y == 0 {
		return paper.NoDay, paper.NoDay, false
	}
	earliest, latest = paper.DayOf(y, 1, 1), paper.DayOf(y, 12, 31)
	if from != paper.NoDay {
		earliest = max(earliest, from)
	}
	tr.Story(Reference{earliest, latest})
	for _, p := range paragraphs {
		tr.Paragraph()
		text := []rune(p)
		dst = tr.Scan(text, dst[:0])
		for _, q := range dst {
			earliest = max(earliest, tr.s.after(q, y))
		}
	}
	if earliest > latest {
		return paper.NoDay, paper.NoDay, false
	}
	return earliest, latest, true
}

// evidence is what a text says of the year it was written in.
type evidence struct {
	since  map[int]bool // 2023年以来
	past   [8]int       // the latest years told of as past, latest first
	counts []Reference  // publication intervals that counts up to now imply
	state  paper.Day    // the latest 截至…
	now    bool         // 今年 is said of something past
}

// years collects the evidence of the paragraph that has been scanned.
func (e *evidence) years(s *scanner, ps []Period) {
	for i, p := range ps {
		if hasWord(p.Rule, "deictic-year") && s.at(p.Start) == '今' && !s.announced(p) {
			e.now = true
		}
		if p.First == paper.NoDay && p.Basis == "" {
			if y := s.sinceYear(p); y > 1900 {
				if p.Rule == "year since" && s.has(p.Start, "自") == 0 && s.has(p.Start, "从") == 0 {
					e.since[y] = true
				}
				e.told(y)
				if i+1 < len(s.b) {
					e.count(s, p, y)
				}
			}
			continue
		}
		y := p.Last.Year()
		if p.First == paper.NoDay || s.announced(p) || y < 1900 {
			continue
		}
		if p.Point && hasWord(p.Rule, "as-of") {
			e.state = max(e.state, p.Last)
		}
		e.told(y)
	}
}

// told notes a year told of as past.
func (e *evidence) told(y int) {
	for i, x := range e.past {
		if x == y {
			return
		}
		if y > x {
			copy(e.past[i+1:], e.past[i:])
			e.past[i] = y
			return
		}
	}
}

// count reads the length that a count up to now gives: 至今，不到8年; 至今已有近20年.
func (e *evidence) count(s *scanner, p Period, y int) {
	half := paper.DayOf(y, 1, 1)
	end := paper.DayOf(y, 12, 31)
	if hasWord(p.Rule, "year-edge") && s.has(p.Start, "从") > 0 {
		half = paper.DayOf(y, 11, 1)
	}
	for k := p.End; k < p.End+8; k++ {
		under := s.oneOf(k, "不到", "不足", "将近", "近")
		if under == 0 {
			if r := s.at(k); r == '。' || isDigit(r) {
				return
			}
			continue
		}
		if n, ok := s.count(under); ok && s.at(n.end) == '年' && n.val >= 2 {
			e.counts = append(e.counts, Reference{shiftYears(half, n.val-1), shiftYears(end, n.val)})
		}
		return
	}
}

// year concludes the year of publication, and a day it is not before.
func (e *evidence) year() (int, paper.Day) {
	last := e.past[0]
	if last == 0 {
		return 0, paper.NoDay
	}
	y, from := 0, paper.NoDay
	agree := func(c int) bool {
		if y != 0 && y != c {
			return false
		}
		y = c
		return true
	}
	if e.now && e.since[last] && e.past[1] == last-1 {
		agree(last)
	}
	for _, c := range e.counts {
		lo, hi := max(c.Earliest.Year(), last), c.Latest.Year()
		if last == c.Latest.Year()-1 && c.Latest.Month() == 12 {
			lo = hi // a year told of whole is over
		}
		if lo == hi && !agree(lo) {
			return 0, paper.NoDay
		}
		if y != 0 && (y < c.Earliest.Year() || y > hi) {
			return 0, paper.NoDay
		}
	}
	if e.now && e.state != 0 && e.state.Year() == last {
		_, m, d := e.state.Date()
		if m <= 9 && d >= 28 && e.past[1] == last-1 {
			if !agree(last) {
				return 0, paper.NoDay
			}
			from = e.state + 1
		}
	}
	return y, from
}

// sinceYear returns the year of 2023年以来, which has no last day while the date is unknown.
func (s *scanner) sinceYear(p Period) int {
	if p.Rule != "year since" && p.Rule != "year year-edge since" {
		return 0
	}
	k := p.Start
	for !isDigit(s.at(k)) && !isHanNum(s.at(k)) && k < p.End {
		k++
	}
	if n, ok := s.num(k); ok && n.placed && n.digits == 4 {
		return n.val
	}
	return 0
}

// announced reports whether the clause of a period, or a word at it, puts it ahead.
func (s *scanner) announced(p Period) bool {
	if s.oneOf(p.End, "前", "之前", "后") > 0 || s.oneOf(p.Start-1, "到", "至") > 0 && !p.Point {
		return true
	}
	for k := p.Start - 1; k >= 0 && k > p.Start-20; k-- {
		if s.stops(k) {
			break
		}
		if s.aims(k) {
			return true
		}
	}
	for k := p.End; k < p.End+30; k++ {
		if r := s.at(k); r == 0 || r == '。' || r == '；' {
			break
		}
		if s.aims(k) {
			return true
		}
	}
	return false
}

func (s *scanner) stops(k int) bool {
	switch s.at(k) {
	case '。', '；', '！', '？':
		return true
	}
	return false
}

// aims reports whether a word at k speaks of what is to come.
func (s *scanner) aims(k int) bool {
	switch s.at(k) {
	case '将':
		return s.at(k+1) != '军' && s.at(k-1) != '小'
	case '拟', '力', '预', '计', '目', '争', '规', '届', '有', '待', '建':
		return s.oneOf(k, "拟", "力争", "预计", "预期", "预测", "计划", "目标", "争取", "规划", "届时", "有望", "建成后") > 0
	}
	return false
}

// after returns the first day that a period told of as past leaves open.
func (s *scanner) after(p Period, y int) paper.Day {
	if p.First == paper.NoDay || p.Basis != "" || p.First.Year() > y || p.Marker || p.Approx || s.announced(p) {
		return paper.NoDay
	}
	if hasWord(p.Rule, "now", "near", "span", "since", "festival", "deictic-month", "weekend", "lunar", "list", "range", "ago", "later", "same") {
		return paper.NoDay
	}
	cumulative := hasWord(p.Rule, "first-months", "months", "quarter", "half")
	switch {
	case p.Last.Year() != y:
		return paper.NoDay
	case cumulative && p.First.Month() == 1 && p.Freq != "A":
		return p.Last + 1
	case p.Freq == "D" || p.Freq == "M":
		return p.First
	}
	return paper.NoDay
}
