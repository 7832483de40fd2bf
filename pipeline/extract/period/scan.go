package period

import (
	"slices"

	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// Scan finds the expressions of time in a text that stands by itself, a
// sentence or a paragraph: in order, not overlapping, the longest at each
// place, appended to dst. For a story fed piece by piece use a [Tracker].
func Scan(text []rune, ref Reference, dst []Period) []Period {
	var tr Tracker
	tr.Story(ref)
	return tr.Scan(text, dst)
}

// A Tracker reads a story from its beginning and keeps what later expressions
// refer back to; see the package comment for the rules. The zero Tracker must
// be given a story with [Tracker.Story] before use. It is not safe for
// concurrent use and keeps its buffers from story to story.
type Tracker struct {
	s    scanner
	memo memo
}

// Story begins a story that was published at ref.
func (tr *Tracker) Story(ref Reference) {
	tr.s = scanner{t: load(), memo: &tr.memo, ref: ref, b: tr.s.b[:0], c: tr.s.c[:0]}
	tr.s.curFirst, tr.s.curLast = paper.NoDay, paper.NoDay
	tr.s.dayInForce, tr.s.dateline, tr.s.feast.first = paper.NoDay, paper.NoDay, paper.NoDay
	if !ref.known() {
		tr.s.ref = Unknown()
	}
}

// Paragraph begins a paragraph. What was in force in the one before is in force
// no longer, but for the year that 当年 and 同年 take up.
func (tr *Tracker) Paragraph() {
	tr.s.para++
	tr.s.sent++
}

// Scan reads the next sentence, or several, of the paragraph and appends the
// expressions of time in it to dst. Offsets are into text.
func (tr *Tracker) Scan(text []rune, dst []Period) []Period {
	s := &tr.s
	s.fold(text)
	s.sent++
	s.habitEnd, s.wordAt, s.sinceTo, s.dayEnd = -1, -1, -1, 0
	letters, c, heads := s.t.of, s.c, s.t.heads
	for i := 0; i < len(text); {
		if c[i] < heads { // a branch of its own for most characters
			i++
			continue
		}
		l, next := &letters[c[i]], &letters[c[i+1]]
		bits := l.may
		if uint32(bits&(atStop|atNumeral))|l.opens&next.after == 0 {
			i++
			continue
		}
		if bits&atStop != 0 {
			if s.b[i] != '；' { // the year a sentence speaks of holds over its parts
				s.sent++
			}
			i++
			continue
		}
		if bits&atNot != 0 && next.after&notTime != 0 {
			if end, id := s.t.not.Longest(s.b, i); id >= 0 {
				i = end
				continue
			}
		}
		if bits&atNumeral == 0 && (bits&atWord == 0 || l.opens&next.after == 0) {
			i++
			continue
		}
		if ok, next := s.mayBegin(i, bits); !ok {
			if bits&atDigit != 0 {
				next = s.skip(i, bits)
			}
			i = next
			continue
		}
		end, v, from := s.expression(i)
		if end <= from || end == 0 {
			i = s.skip(i, bits)
			continue
		}
		dst = append(dst, s.emit(text, from, end, v))
		i = end
	}
	return dst
}

// fold sets the text that is read, and of each character and of what follows the last
// the letter.
func (s *scanner) fold(text []rune) {
	n := len(text)
	s.b, s.c = slices.Grow(s.b[:0], n)[:n], slices.Grow(s.c[:0], n+1)[:n+1]
	b, c, t := s.b[:len(text)], s.c[:len(text)], s.t
	for i, r := range text {
		if r == '一' && lexicon.Stroke(text, i) {
			r = '—'
		}
		k := uint16(0)
		if uint32(r) < uint32(len(t.class)) {
			k = t.class[r]
		}
		if k >= t.folds {
			r ^= t.of[k].fold
		}
		b[i], c[i] = r, k
	}
	s.c[n] = 0
}

// skip steps over a run of digits that is no date, so that none is found inside it.
func (s *scanner) skip(i int, bits may) int {
	if bits&atDigit != 0 {
		for isDigit(s.at(i)) || s.at(i) == '.' && isDigit(s.at(i+1)) || s.at(i) == ',' && isDigit(s.at(i+1)) {
			i++
		}
		return i
	}
	if bits&atHan != 0 && bits&atWord == 0 {
		for isHanNum(s.at(i)) {
			i++
		}
		return i
	}
	return i + 1
}

// A scanner is the text being read and what is in force.
type scanner struct {
	t *tables
	*memo
	b   []rune   // the text, folded
	c   []uint16 // the classes of its characters, and 0
	ref Reference

	para, sent int

	storyYear  int // the last year spoken of that was a time something happened in
	forceYear  int
	nextYear   int // the year to come that the sentence speaks of
	nextSent   int
	forceSent  int
	forcePara  int
	forceDated bool // it was printed with its month

	fy, fm               int // month in force
	monthSent, monthPara int

	ly, lm, lastPara int // the last month named, also as the end of a span, and where

	dayInForce paper.Day
	dayPara    int

	curFirst, curLast paper.Day
	curUnit           unit
	curPara           int
	curState          bool // it is a point that 截至 names

	dayEnd  int // where the last date with its month ended, and the day
	dayLast paper.Day

	feast holiday // of the festival named last, where it has one

	sinceTo  int // where the 以来 stands that 自2013年… leads to
	habitEnd int // where a recurring date ended, for the next of a list

	dateline                paper.Day // of 北京10月19日电: what 今天 and 昨天 count from
	wordAt, wordEnd, wordID int       // the deictic word looked up last

	inBase bool // the base of a comparison is being read
	noYear bool // the part of a year being read has no year before it
}

// deictic returns the end and the row of the deictic word at i; several rules
// ask for the same place, so the last answer is kept.
func (s *scanner) deictic(i int) (end, id int) {
	if s.wordAt != i {
		s.wordAt = i
		s.wordEnd, s.wordID = s.t.deictic.Longest(s.b, i)
		if s.wordID >= 0 && s.joined(i, s.wordID) {
			s.wordEnd, s.wordID = 0, -1
		}
	}
	return s.wordEnd, s.wordID
}

func (s *scanner) at(i int) rune {
	if uint(i) < uint(len(s.b)) {
		return s.b[i]
	}
	return 0
}

// may returns what may begin at i.
func (s *scanner) may(i int) may {
	if uint(i) < uint(len(s.b)) {
		return s.t.of[s.c[i]].may
	}
	return 0
}

// words returns what may begin at i, and who reads the deictic word that does.
func (s *scanner) words(i int) may {
	bits := s.may(i)
	if bits&atDeictic != 0 {
		if _, id := s.deictic(i); id >= 0 {
			bits |= s.t.deicticFor[id]
		}
	}
	return bits
}

// has returns the end of w at i, or 0.
func (s *scanner) has(i int, w string) int {
	if i < 0 {
		return 0
	}
	for k := 0; k < len(w); i++ {
		r, size := char(w, k)
		if s.at(i) != r {
			return 0
		}
		k += size
	}
	return i
}

// char returns the character of w at byte k and its length. The words of the grammar
// are ASCII and of the Basic Multilingual Plane; to read them in place costs a third of
// a range loop, whose decoder is a call.
func char(w string, k int) (r rune, size int) {
	switch c := w[k]; {
	case c >= 0xe0:
		return rune(c&0xf)<<12 | rune(w[k+1]&0x3f)<<6 | rune(w[k+2]&0x3f), 3
	case c >= 0x80:
		return rune(c&0x1f)<<6 | rune(w[k+1]&0x3f), 2
	default:
		return rune(c), 1
	}
}

// oneOf returns the end of the first of the words that stands at i, or 0.
func (s *scanner) oneOf(i int, words ...string) int {
	last := byte(0x80 | s.at(i)&0x3f) // of the character's three bytes, which tells most words apart
	for _, w := range words {
		if len(w) > 2 && w[0] >= 0xe0 && w[2] != last {
			continue
		}
		if e := s.has(i, w); e > 0 {
			return e
		}
	}
	return 0
}

// opt returns the end of w at i, or i.
func (s *scanner) opt(i int, w string) int {
	if e := s.has(i, w); e > 0 {
		return e
	}
	return i
}

// sp steps over one blank.
func (s *scanner) sp(i int) int {
	if s.at(i) == ' ' {
		return i + 1
	}
	return i
}

// to returns the end of a sign of range at i (— - 至 到 持续至), or 0.
func (s *scanner) to(i int) int {
	i = s.sp(i)
	switch s.at(i) {
	case '持', '一', '延':
		if e := s.oneOf(i, "持续", "一直", "延续"); e > 0 {
			i = e
		}
	}
	switch s.at(i) {
	case '—', '-':
		j := i
		for s.at(j) == '—' || s.at(j) == '-' {
			j++
		}
		if j-i > 2 {
			return 0
		}
		return s.sp(j)
	case '至', '到':
		return s.sp(i + 1)
	}
	return 0
}

// and returns the end of a sign of list at i (、 和 与 及), or 0.
func (s *scanner) and(i int) int {
	switch s.at(i) {
	case '、', '和', '与', '及':
		return i + 1
	}
	return 0
}

// today returns the day that 今天 means: the dateline's, or the reference's.
func (s *scanner) today() paper.Day {
	if s.dateline != paper.NoDay {
		return s.dateline
	}
	return s.ref.day()
}

// emit makes the Period and lets it come into force.
func (s *scanner) emit(text []rune, from, end int, v value) Period {
	p := Period{Span: paper.Span{Start: from, End: end}, Text: s.printed(text[from:end]), First: v.first, Last: v.last,
		Point: v.point, Approx: v.approx, Anaphoric: v.anaphoric, Marker: v.marker, Duration: v.duration, Future: v.future, Open: v.open, Clock: v.clock,
		Basis: v.basis, BaseFirst: v.bFirst, BaseLast: v.bLast, Rule: v.rule, Method: paper.Explicit}
	if p.First == paper.NoDay || p.Last == paper.NoDay || p.First > p.Last {
		p.First, p.Last = paper.NoDay, paper.NoDay
	}
	if v.basis == "" {
		p.BaseFirst, p.BaseLast = paper.NoDay, paper.NoDay
	}
	switch {
	case p.First == paper.NoDay && v.basis == "":
		p.Method = paper.None
	case v.anaphoric || v.inherited:
		p.Method = paper.Inherited
	case v.inferred:
		p.Method = paper.Inferred
	}
	if p.First != paper.NoDay {
		p.ISO, p.Freq = s.iso(p.First, p.Last, v.unit == unitWeek)
		if s.ref.known() && p.First > s.ref.Latest {
			p.Future = true
		}
	}
	s.enter(p, v)
	return p
}

// enter brings a period into force.
func (s *scanner) enter(p Period, v value) {
	s.dayEnd = 0
	if v.unit == unitDay && v.month != 0 && p.Last != paper.NoDay {
		s.dayEnd, s.dayLast = p.End, p.Last
	}
	if p.First == paper.NoDay || v.basis != "" || v.duration || v.before {
		return
	}
	if c := s.at(p.Start); (c == '从' || c == '自') && hasWord(v.rule, "since") && !hasWord(p.Text, "以来") && p.First.Year() > 1900 && p.First == paper.DayOf(p.First.Year(), 1, 1) {
		s.storyYear = p.First.Year() // 从2013年开始，该市启动了计划。当年，…
	}
	if v.quiet {
		if !v.marker && v.rule != "same-period" && v.rule != "near" {
			s.come(p, v)
		}
		return
	}
	s.come(p, v)
	s.names(p, v)
	if v.unit == unitDay && !v.point {
		s.dayInForce, s.dayPara = p.Last, s.para
	}
	if v.year == 0 {
		return
	}
	if p.Future {
		// 2017年春运从1月13日开始, in December: the days are of that year. 到2020年 is a goal.
		if before := s.at(p.Start - 1); !v.inferred && v.unit == unitYear && v.year2 == 0 && v.year == s.ref.year()+1 && p.First == paper.DayOf(v.year, 1, 1) && p.Last == paper.DayOf(v.year, 12, 31) && before != '到' && before != '至' && before != '前' {
			s.nextYear, s.nextSent = v.year, s.sent
		}
		return
	}
	s.nextYear = 0
	if !v.inferred || hasWord(v.rule, "deictic-year") || v.month != 0 && !v.inherited {
		explicit := !v.inferred || v.anaphoric
		if explicit || s.ref.year() == 0 || v.year != s.ref.year() || v.month == 0 {
			s.forceYear, s.forceSent, s.forcePara, s.forceDated = v.year, s.sent, s.para, v.month != 0
		}
		s.storyYear = v.year
	} else if v.inherited {
		s.forceSent = s.sent
	}
	if v.year2 != 0 {
		s.storyYear, s.forceYear = v.year2, v.year2
	}
	if v.month != 0 {
		s.fy, s.fm, s.monthSent, s.monthPara = v.year, v.month, s.sent, s.para
	}
}

// come makes a period the one in force.
func (s *scanner) come(p Period, v value) {
	s.curFirst, s.curLast, s.curUnit, s.curPara = p.First, p.Last, v.unit, s.para
	s.curState = v.point && v.year != 0
}

// ISO returns time_period and freq of the days from first to last.
func ISO(first, last paper.Day) (text, freq string) { return iso(first, last, false) }

// iso writes the days in the form of SDMX, with their frequency.
func iso(first, last paper.Day, week bool) (text, freq string) {
	y, m, d := first.Date()
	y2, m2, _ := last.Date()
	if first == last {
		return first.String(), "D"
	}
	if y < 1 || y2 > 9999 {
		return "", ""
	}
	if d == 1 && last == monthEnd(y2, m2) && y == y2 {
		switch {
		case m == 1 && m2 == 12:
			return first.String()[:4], "A"
		case m == 1 && m2 == 6:
			return first.String()[:4] + "-S1", "S"
		case m == 7 && m2 == 12:
			return first.String()[:4] + "-S2", "S"
		case m%3 == 1 && m2 == m+2:
			return first.String()[:4] + "-Q" + string(rune('0'+(m+2)/3)), "Q"
		case m == m2:
			return first.String()[:7], "M"
		}
	}
	if week && last-first == 6 && first.Weekday() == 1 {
		thursday := first + 3
		n := int(thursday-paper.DayOf(thursday.Year(), 1, 1))/7 + 1
		return thursday.String()[:4] + "-W" + string([]rune{rune('0' + n/10), rune('0' + n%10)}), "W"
	}
	var room [21]byte // 2022-01-05/2022-03-04
	return string(last.Append(append(first.Append(room[:0]), '/'))), ""
}
