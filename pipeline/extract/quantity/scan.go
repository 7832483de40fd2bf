package quantity

import (
	"math"
	"strconv"
	"strings"

	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// scanner reads the quantities of one text.
type scanner struct {
	*tables
	t      []rune
	nums   []numeral.Numeral
	mask   []paper.Span
	pairs  []int32    // where what counts without a numeral can start, as far as it is not read
	cursor int        // end of what is read already
	last   paper.Span // the last date, for 10月17日 and 3点20分
	event  int        // where the length ended that named the last event of a sport
}

// Scan appends to dst what every numeral of nums stands for, in order and
// without overlap; a numeral inside the unit or the compound of the one before
// it gets no entry of its own. nums are the numerals of the text as
// numeral.Scan returns them. mask holds the spans of dates and periods, sorted;
// numerals in them are rejected as dates. Words that measure without a numeral
// (翻番) are found too, with Numeral -1.
func Scan(text []rune, nums []numeral.Numeral, mask []paper.Span, dst []Quantity) []Quantity {
	var pairs []int32
	for i, r := range text {
		if Pairs(r) {
			pairs = append(pairs, int32(i))
		}
	}
	return ScanAt(text, pairs, nums, mask, dst)
}

// Pairs reports whether what counts without a numeral can start with the character: 翻番,
// 双倍.
func Pairs(r rune) bool { return r == '翻' || r == '双' || r == '雙' || r == '单' }

// ScanAt is Scan for a caller who has been through the text already: pairs are the places
// of all characters that are [Pairs], in order.
func ScanAt(text []rune, pairs []int32, nums []numeral.Numeral, mask []paper.Span, dst []Quantity) []Quantity {
	s := scanner{tables: load(), t: text, nums: nums, mask: mask, pairs: pairs}
	for i := range nums {
		n := &nums[i]
		if n.Start < s.cursor {
			continue
		}
		dst = s.between(dst, s.cursor, n.Start)
		if n.Start < s.cursor {
			continue
		}
		dst = append(dst, Quantity{})
		q := &dst[len(dst)-1]
		s.one(i, q)
		switch {
		case q.Reject == Date:
			s.last = q.Span
		case q.Reject == "" && q.ValueText == "":
			q.ValueText = n.Text(text)
		}
		s.cursor = q.End
	}
	return s.between(dst, s.cursor, len(text))
}

// between finds what counts without a numeral: 翻番, 翻倍, and the words with 双 and
// 单 that only look like a number.
func (s *scanner) between(dst []Quantity, from, to int) []Quantity {
	for ; len(s.pairs) > 0 && int(s.pairs[0]) < to; s.pairs = s.pairs[1:] {
		i := int(s.pairs[0])
		if i < from {
			continue
		}
		switch s.t[i] {
		case '翻':
			j := i + 1
			if at(s.t, j) == '了' {
				j++
			}
			if r := at(s.t, j); (r == '番' || r == '倍') && j < to {
				q := Quantity{Span: paper.Span{Start: i, End: j + 1}, Number: paper.Span{Start: i, End: i}, Unit: paper.Span{Start: j, End: j + 1}, Value: 2, High: math.NaN(),
					UnitText: "倍", UnitCode: "{times}", UnitClass: "ratio", Bound: paper.Exact, Numeral: -1, Rule: "double"}
				dst = append(dst, q)
				from, s.cursor = j+1, j+1
			}
		case '双', '雙', '单':
			if start, end, reason, ok := s.word(i, i+1); ok {
				dst = append(dst, Quantity{Span: paper.Span{Start: max(start, s.cursor), End: end}, Number: paper.Span{Start: i, End: i + 1}, Value: 2, High: math.NaN(), ValueText: string(s.t[i]), Bound: paper.Exact, Reject: reason, Numeral: -1, Rule: "word"})
				from, s.cursor = end, end
			} else if s.t[i] == '双' {
				if end, reason, ok := s.enclosed(i, i+1, false); ok {
					dst = append(dst, Quantity{Span: paper.Span{Start: i, End: end}, Number: paper.Span{Start: i, End: i + 1}, Value: 2, High: math.NaN(), ValueText: "双", Bound: paper.Exact, Reject: reason, Numeral: -1, Rule: "enclosed"})
					s.cursor = i + 1
				}
			}
		}
	}
	return dst
}

// one sets q to the quantity of the numeral i, or to the reason why it is none. A quantity is
// large, and is never copied on its way.
func (s *scanner) one(i int, q *Quantity) {
	n := &s.nums[i]
	*q = Quantity{Span: n.Span, Number: n.Span, Value: n.Value.Float64(), High: math.NaN(), Mult: n.Mult, Bound: paper.Exact, Numeral: i}
	if n.Ranged {
		q.High = n.High.Float64()
	}
	if end, ok := s.masked(n.Span); ok {
		s.reject(q, end, Date, "mask")
		return
	}
	if s.doubled(q, n) {
		return
	}
	if n.Type == numeral.Ordinal || n.Form == numeral.Code {
		s.ordinal(q, n)
		return
	}
	if end, ok := s.planName(n); ok {
		s.reject(q, end, Label, "plan")
		return
	}
	m := s.measure(n)
	if !arabic(n) {
		if start, end, reason, ok := s.word(n.Start, n.End); ok && (end >= m.unit.End || m.unit.weak) && !s.raised(n, &m, start, end) {
			q.Start = max(start, s.cursor)
			s.reject(q, end, reason, "word")
			return
		}
	}
	if s.cut(n) {
		s.reject(q, n.End, Ambiguous, "word")
		return
	}
	if end, ok := s.date(i, n, &m); ok {
		s.reject(q, end, Date, "date")
		return
	}
	if reason, ok := s.listNumber(n, &m); ok {
		s.reject(q, n.End, reason, "list")
		return
	}
	if end, reason, ok := s.named(n, &m); ok {
		s.reject(q, end, reason, "named")
		return
	}
	if s.labelled(n, &m) {
		s.reject(q, max(n.End, m.unit.End), Label, "label")
		return
	}
	if s.exchanged(n, &m) {
		s.reject(q, m.unit.End, Label, "exchange")
		return
	}
	if s.broken(n) {
		s.reject(q, max(n.End, m.unit.End), Ambiguous, "broken")
		return
	}
	if s.torn(i, &m) {
		s.reject(q, n.End, Ambiguous, "torn")
		return
	}
	if s.misread(n, &m) {
		s.reject(q, max(n.End, m.unit.End), Ambiguous, "misread")
		return
	}
	end := max(n.End, m.end)
	if e, reason, ok := s.enclosed(n.Start, end, strongUnit(n, &m)); ok {
		s.reject(q, e, reason, "enclosed")
		return
	}
	s.bounded(q, i, n, &m)
}

// torn reports whether numeral i and another touch, of which the first has no unit: what
// was between them is lost, as at a column break (一般贸易15.19万|4.8%), or both are one
// number that is written in no known way (1万600).
func (s *scanner) torn(i int, m *measured) bool {
	n := &s.nums[i]
	if !arabic(n) {
		return false
	}
	bare := func(end int) bool {
		c := at(s.t, end-1)
		return isDigit(c) || c == '万' || c == '亿'
	}
	if isDigit(at(s.t, n.End)) && m.end <= n.End && m.unit.End <= n.End && bare(n.End) {
		return true
	}
	return i > 0 && s.nums[i-1].End == n.Start && arabic(&s.nums[i-1]) && bare(n.Start)
}

// misread reports whether a lone Chinese digit stands right behind another amount, and
// what it would count is hardly ever a measure word: OCR reads 166公顷土地 as 166公顷十地.
func (s *scanner) misread(n *numeral.Numeral, m *measured) bool {
	if arabic(n) || n.End-n.Start != 1 || !m.unit.weak || n.Start == 0 || n.Start != s.cursor {
		return false
	}
	switch s.t[n.Start-1] {
	case '年', '月', '日', '号', '，', '。', '、':
		return false
	}
	return true
}

// raised reports whether a word that is a power of ten (千万 of 千万不要) stands behind
// 上 as a number, 上千万的资金, or one with its measure word behind any bound: 超千家.
func (s *scanner) raised(n *numeral.Numeral, m *measured, start, end int) bool {
	if s.t[n.Start] == '十' {
		return false // 艺术上十分重视
	}
	whole := end == m.unit.End // 千家, 万户
	if n.Form != numeral.Bare || start != n.Start || !whole && (end != n.End || at(s.t, start-1) != '上') {
		return false
	}
	row, _ := s.before(s.t, start, true)
	return row != nil
}

func (s *scanner) reject(q *Quantity, end int, r Reason, rule string) {
	q.Reject, q.Rule = r, rule
	q.End = max(q.End, end)
}

func arabic(n *numeral.Numeral) bool { return n.Form == numeral.Arabic || n.Form == numeral.Mixed }

// strongUnit reports whether a number is measured so plainly that a quotation
// mark round it does not make it a name: 30%, 1000亿元.
func strongUnit(n *numeral.Numeral, m *measured) bool {
	switch m.unit.class {
	case "percent", "pp", "currency", "mass", "energy", "power", "area", "volume":
		return arabic(n)
	}
	return false
}

// bounded applies qualifiers and decides about what is left.
func (s *scanner) bounded(q *Quantity, i int, n *numeral.Numeral, m *measured) {
	start := n.Start
	if m.prefix.End > 0 {
		start = m.prefix.Start
	}
	bare := n.Form == numeral.Bare || s.tenths(n) || n.Form == numeral.Half && m.share // 过半数
	row, span := s.before(s.t, start, bare)
	if row != nil && (span.Start < s.cursor || row.word == "过" && m.more != nil || Passes(row.word, m.unit.class, m.unit.text)) {
		row = nil // 生活过十多年
	}
	q.Start, q.End = start, max(n.End, m.end)
	q.measure(m)
	s.joinRange(q, i, n, m)
	trail, tspan := s.behind(q, n, m)
	q.Bound = boundOf(q, n)

	by, at := row, span
	switch {
	case row != nil:
		if row.quote {
			q.Start = span.Start
		}
	case m.more != nil:
		by, at = m.more, m.moreSpan
	case !n.Infix.Empty():
		bound := paper.Above
		if s.t[n.Infix.Start] == '来' {
			bound = paper.Approx
		}
		by, at = &qualifierRow{string(s.t[n.Infix.Start:n.Infix.End]), bound, true}, n.Infix
	case trail != nil:
		by, at = trail, tspan
	case m.unit.class == "percent" || m.share:
		row, at = s.far(s.t, start)
		by = row
	}
	if by != nil {
		if q.Bound != paper.Ranged || n.Approx && by.bound != paper.Approx {
			q.Bound = by.bound
		}
		q.Qualifier, q.QualSpan = by.word, at
	}
	if reason := s.weigh(n, m, row, by != nil); reason != "" {
		q.Reject, q.Rule = reason, "weigh"
		q.Start, q.End = n.Start, max(n.End, m.unit.End)
		q.Bound, q.Qualifier, q.QualSpan = paper.Exact, "", paper.Span{}
		return
	}
	if n.Form == numeral.Ratio && q.UnitClass == "" {
		q.UnitClass = "ratio"
	}
	q.Rule = "number"
	if q.UnitText != "" {
		q.Rule = "number+unit"
	}
	if q.Qualifier != "" {
		q.Rule = "qualifier+" + q.Rule
	}
}

// measure gives the quantity its unit, and its value in it.
func (q *Quantity) measure(m *measured) {
	q.Unit, q.UnitText, q.UnitCode, q.UnitClass, q.Factor = m.unit.Span, m.unit.text, m.unit.code, m.unit.class, m.unit.factor
	q.Value += m.add
	if m.share {
		q.Value *= 100
		q.High *= 100
	}
	if m.hundredth {
		q.Value /= 100
	}
	if m.compound || m.hundredth {
		q.Value = tidy(q.Value)
	}
}

// tidy drops what adding up binary fractions leaves in the last digits: 1.4 and 0.01 are 1.41.
// A third of an hour has no decimal to be, and stays.
func tidy(v float64) float64 {
	w, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil || math.Abs(v-w) > 1e-14*math.Abs(v) {
		return v
	}
	return w
}

// behind returns the qualifier behind the quantity, which then ends with it; nil for none. 余
// behind a round number without a unit is 多 (二十余).
func (s *scanner) behind(q *Quantity, n *numeral.Numeral, m *measured) (*qualifierRow, paper.Span) {
	if n.Ranged && !n.Approx {
		q.End = s.rangeEnd(q.End)
	}
	row, span := s.after(s.t, q.End, m.unit.class)
	if row == nil || m.unit.class == "count" && one(row.word) && strings.ContainsRune(manifold, at(s.t, span.End)) {
		return nil, paper.Span{}
	}
	if m.unit.text == "" && row.bound == paper.Above && n.Mult == 0 && !n.Value.Less(numeral.Int(10)) {
		m.more, m.moreSpan = row, span
	}
	q.End = span.End
	return row, span
}

// manifold holds what 多 begins a word with, so that it is no part of the number before it:
// 一场|多兵种演习, 一支|多国部队.
const manifold = "兵部方元样层语学民种功媒国维极级"

// boundOf returns the bound that the numeral itself says, without a qualifier.
func boundOf(q *Quantity, n *numeral.Numeral) paper.Bound {
	switch {
	case n.Approx && n.Form == numeral.Vague:
		return paper.Approx
	case n.Approx, n.Ranged, !math.IsNaN(q.High):
		return paper.Ranged
	case n.Form == numeral.Vague:
		return paper.Approx
	}
	return q.Bound
}

// tenths reports whether the numeral is so many 成: 过六成, 过两成半 are more than that.
func (s *scanner) tenths(n *numeral.Numeral) bool {
	if !n.Percent {
		return false
	}
	end := n.End
	if s.t[end-1] == '半' {
		end-- // 两成半
	}
	return end-n.Start == 2 && s.t[end-1] == '成'
}

// contains reports whether one of the words stands at i or one character on.
func (s *scanner) contains(i int, words ...string) bool {
	for _, w := range words {
		if s.has(i, w) || s.has(i+1, w) {
			return true
		}
	}
	return false
}

// has reports whether the word stands at i.
func (s *scanner) has(i int, w string) bool {
	return w == "" || i >= 0 && i < len(s.t) && lexicon.Prefix(s.t[i:], w) >= 0
}

// endsWith reports whether the word ends at i.
func (s *scanner) endsWith(i int, w string) bool {
	n := 0
	for range w {
		n++
	}
	return i >= n && s.has(i-n, w)
}
