package segment

import (
	"slices"
	"sort"

	"baoshu/pipeline/edit"
)

// narrowest is the width of the narrowest lines that are glued to others.
const narrowest = 14

// What speaks against white space inside a column's line, where OCR may have set
// it, and where it is the gap between columns.
const (
	plainGap  = 1.5
	columnGap = 4.0
)

// unglue cuts lines that lie across columns at the gaps between them.
func (w *widths) unglue(us []*unit) []*unit {
	if len(w.cols) == 0 {
		return us
	}
	var out []*unit
	limit, end, spaced, inner := 0, 0, w.spaced(us), plainGap
	if spaced {
		inner = columnGap
	}
	for i, u := range us {
		if i >= end {
			end = blockEnd(us, i)
			limit = widestWhole(us[i:end])
		}
		// A line that stands alone is no row of columns but a headline of two phrases
		// (一张蓝图 绘到底): so were 36 of 36 on 150 pages set for tests.
		alone := u.gap > 0 && (i+1 == len(us) || us[i+1].gap > 0)
		if alone && u.class == short || u.class != running && u.class != short && u.class != caption || u.wide < w.cols[0]+4 && u.wide < w.widest() {
			out = append(out, u)
			continue
		}
		if !alone && (i == 0 || u.gap > 0) && !u.page.Scanned { // OCR sets spaces anywhere
			if row := w.headlines(u); len(row) > 1 {
				out = append(out, row...)
				continue
			}
		}
		if !spaced && w.marked(u) {
			out = append(out, u)
			continue
		}
		if m := w.around(us, i); !spaced && m > 0 && u.wide <= m+3 && !split(u) { // as wide as the lines about it: OCR sets spaces at marks
			out = append(out, u)
			continue
		}
		parts := w.parts(u, limit, inner)
		for k, p := range parts {
			if len(parts) > 1 {
				p.glued, p.more = k+1, k+1 < len(parts)
			}
			out = append(out, p)
		}
	}
	return out
}

// headlines returns the headlines of stories that stand side by side, read as one line
// over their texts:
//
//	市人大常委会举行第十七次会议 两部门发布产业用地新规
//	本报记者 何 雨
//	市十五届人大常委会第十七次会议昨日…
//
// A headline of two phrases has such a gap as well, but stands apart from its text: of
// 40 lines with gaps on 130 pages set for tests that were headlines, all 22 that stood
// alone were one, 13 of the 17 right over text were several. The four were of phrases
// of up to eight characters.
func (w *widths) headlines(u *unit) []*unit {
	if u.class != short && u.class != running || hasRune(u.rs, '。', '；') {
		return nil
	}
	if _, end := dateline(u.rs); end > 0 {
		return nil
	}
	var row []*unit
	rest, done := u, 0
	for _, at := range gapsOf(u) {
		l, r := trimmed(rest.rs[:max(0, at-done)]), trimmed(u.rs[at:])
		if !phrase(l) || !phrase(r) && clause(l) <= 6.2 || l[len(l)-1] == '】' || w.full(width(l)) && clause(l) > 6.2 {
			continue
		}
		a, b := rest.split(at - done)
		done = len(u.rs) - len(b.rs)
		row, rest = append(row, a), b
	}
	if len(row) == 0 {
		return nil
	}
	if row = append(row, rest); len(row) > 4 {
		return nil
	}
	for i, x := range row {
		if x.class != short || ending(x.rs) > 0 && !asks(x.rs) {
			return nil
		}
		x.glued, x.gap, x.abreast = 0, 0, true
		if i == 0 {
			x.gap = u.gap
		}
	}
	return row
}

// phrase reports whether a text is longer than one of two phrases of a headline.
func phrase(rs []rune) bool {
	const longest = 8
	n := 0
	for _, r := range rs {
		if letter(r) || isDigit(r) {
			n++
		}
	}
	return n > longest
}

// marked reports whether a line is as wide as some column and has white space only
// at marks, where OCR sets it.
func (w *widths) marked(u *unit) bool {
	as := false
	for _, c := range w.cols {
		as = as || u.wide >= c-3 && u.wide <= c+4
	}
	if !as {
		return false
	}
	for _, at := range gapsOf(u) {
		l, r := trimmed(u.rs[:at]), trimmed(u.rs[at:])
		if len(l) == 0 || len(r) == 0 || !hasRune(l[len(l)-1:], '，', '：', '；', '？', '！', '”', '》') && !hasRune(r[:1], '“', '《') && !(u.page.Scanned && (l[len(l)-1] == '。' || r[0] == '”')) {
			return false
		}
		if w.fits(width(l)) { // a column's line may end so
			return false
		}
	}
	return true
}

// spaced reports whether white space between two Han characters is the gap between
// columns on this page: it is wherever there is any, in most lines right behind a
// column's width. OCR sets it anywhere.
func (w *widths) spaced(us []*unit) bool {
	gaps, columns := 0, 0
	for _, u := range us {
		at := gapsOf(u)
		if u.class != running && u.class != short || len(at) == 0 || len(at) > 4 {
			continue
		}
		for _, g := range at {
			if l, r := trimmed(u.rs[:g]), trimmed(u.rs[g:]); len(l) > 0 && len(r) > 0 && han(l[len(l)-1]) && han(r[0]) {
				gaps++
				if x := width(l); w.full(x) || len(at) > 1 && (w.fits(width(r)) || w.fits(x/2) || w.fits(x/3)) {
					columns++
				}
			}
		}
	}
	return columns >= 4 && columns*3 >= gaps*2
}

// split reports whether a line has one gap, between characters that do not read
// on over it.
func split(u *unit) bool {
	gaps := gapsOf(u)
	return len(gaps) > 0 && len(gaps) <= 2 && across(u, gaps[len(gaps)-1]) < -2
}

// across returns how well a line reads on over a gap, in bits; 0 where a mark
// stands at it, at which OCR sets spaces.
func across(u *unit, at int) float64 {
	l, r := trimmed(u.rs[:at]), trimmed(u.rs[at:])
	if len(l) == 0 || len(r) == 0 || !letter(l[len(l)-1]) || !letter(r[0]) {
		return 0
	}
	return max(-6, min(6, judge(l, r).Fit))
}

// around returns the width of the widest whole line near line i in its block; 0
// where it has none and its own width is no column's.
func (w *widths) around(us []*unit, i int) int {
	m := 0
	for j := i - 1; j >= 0 && j > i-12 && us[j+1].gap == 0; j-- {
		if len(gapsOf(us[j])) == 0 {
			m = max(m, us[j].wide)
		}
	}
	for j := i + 1; j < len(us) && j < i+12 && us[j].gap == 0; j++ {
		if len(gapsOf(us[j])) == 0 {
			m = max(m, us[j].wide)
		}
	}
	if m == 0 && w.fits(us[i].wide) {
		m = us[i].wide
	}
	return m
}

// widestWhole returns the width of the widest line of a block that has no white
// space inside: no column of the block is wider. It returns 0 where few lines tell.
func widestWhole(us []*unit) int {
	n, m := 0, 0
	for _, u := range us {
		if (u.class == running || u.class == short) && len(gapsOf(u)) == 0 {
			n++
			m = max(m, u.wide)
		}
	}
	if n < 4 {
		return 0
	}
	return m
}

// parts returns the unit cut at the gaps that columns explain best, or as it is;
// limit is the width that no column of its block exceeds, 0 where it is not known,
// and inner what speaks against white space inside a column's line.
func (w *widths) parts(u *unit, limit int, inner float64) []*unit {
	gaps := gapsOf(u)
	if _, end := dateline(u.rs); end > 0 { // the space behind 电 is no column gap
		k := 0
		for _, g := range gaps {
			if g > end || g == end && closing(u.rs[end-1]) {
				gaps[k] = g
				k++
			}
		}
		gaps = gaps[:k]
	}
	if u.page != nil && u.page.Scanned && inner == plainGap {
		gaps = slices.DeleteFunc(gaps, func(g int) bool { return roomy(u.rs, g) })
	}
	if len(gaps) == 0 || len(gaps) > 8 {
		return []*unit{u}
	}
	if d := limit - u.wide; limit > 0 && d <= 3 && d >= -2 { // as wide as whole lines about it
		inner = -plainGap
	}
	cuts := append(append([]int{0}, gaps...), len(u.rs))
	n := len(cuts)
	score, from := make([]float64, n), make([]int, n)
	for i := 1; i < n; i++ {
		score[i] = -1e9
		for j := 0; j < i; j++ {
			part := trimmed(u.rs[cuts[j]:cuts[i]])
			v := score[j] + w.segment(part, j == 0, i == n-1)
			if limit > 0 && width(part) > limit+3 {
				v -= 4
			}
			if x := width(part); inner > plainGap && i < n-1 && (x < narrowest || !w.full(x)) { // what does not reach the next column is not glued to it
				v -= 4
			}
			v -= inner * float64(i-1-j)
			if j > 0 {
				v -= 1.5
			}
			if v > score[i] {
				score[i], from[i] = v, j
			}
		}
	}
	var at []int
	for i := n - 1; i > 0; i = from[i] {
		if from[i] > 0 {
			at = append([]int{cuts[from[i]]}, at...)
		}
	}
	out := []*unit{}
	rest, done := u, 0
	for _, c := range at {
		if c-done <= 0 || c-done >= len(rest.rs) {
			continue
		}
		a, b := rest.split(c - done)
		done = len(u.rs) - len(b.rs)
		out = append(out, a)
		rest = b
	}
	return append(out, rest)
}

// segment scores a part of a line as a line of one column.
func (w *widths) segment(rs []rune, first, last bool) float64 {
	x := width(rs)
	switch {
	case x == 0:
		return -5
	case w.fits(x):
		return 3
	case first && !last && w.fits(x+indentWide) && ending(rs) < 2: // the first line of a paragraph
		return 2.5
	case x > w.widest()+4:
		return -4
	case ending(rs) == 2:
		return 1
	case last:
		return 0
	}
	return -1.5
}

func trimmed(rs []rune) []rune {
	for len(rs) > 0 && space(rs[0]) {
		rs = rs[1:]
	}
	for len(rs) > 0 && space(rs[len(rs)-1]) {
		rs = rs[:len(rs)-1]
	}
	return rs
}

// atMark reports whether the white space at i of a line as OCR read it stands beside a
// half-width mark, where OCR sets it for the room that a full-width one has.
func atMark(raw []rune, i int) bool {
	a, b := i-1, i
	for a > 0 && space(raw[a]) {
		a--
	}
	for b+1 < len(raw) && space(raw[b]) {
		b++
	}
	mark := func(r rune) bool { return hasRune([]rune(":;,()?!"), r) }
	return a >= 0 && mark(raw[a]) || b < len(raw) && mark(raw[b])
}

// roomy reports whether a gap stands behind a mark that closes or before one that
// opens, which have room of their own, and the text reads on over it, or before what no
// line begins with.
func roomy(rs []rune, at int) bool {
	l, r := trimmed(rs[:at]), trimmed(rs[at:])
	if len(l) == 0 || len(r) == 0 {
		return false
	}
	if hasRune(r[:1], '，', '。', '、', '；', '：') {
		return true
	}
	return (hasRune(r[:1], '“', '‘', '《', '（', '〈', '【') || hasRune(l[len(l)-1:], '，', '。', '、', '；', '：', '？', '！', '”', '’', '》', '）', '〉', '】')) && judge(l, r).Fit > 0
}

// apart finds out whether the numbers and Latin words of a page are set apart from
// the Chinese about them (增长 8.9%,达到 62 个), as word processors do it, and tells its
// lines: such white space is no gap between columns. It is where most places at which
// a number meets a Han character have it.
func apart(us []*unit) {
	with := 0
	for _, u := range us {
		for _, at := range gapsOf(u) {
			if meeting(u.rs, at) {
				with++
			}
		}
	}
	if with < 4 {
		return
	}
	all := 0
	for _, u := range us {
		for i, r := range u.rs {
			// White space that was taken out is counted where its neighbours now meet.
			if i > 0 && (space(r) || !space(u.rs[i-1])) && meeting(u.rs, i) {
				all++
			}
		}
	}
	if with*2 <= all {
		return
	}
	for _, u := range us {
		u.apart = true
	}
}

// meeting reports whether white space at i, or taken out there, stands between a
// number or a Latin word and a Han character.
func meeting(rs []rune, i int) bool {
	l, r := trimmed(rs[:i]), trimmed(rs[i:])
	if len(l) == 0 || len(r) == 0 {
		return false
	}
	a, b := l[len(l)-1], r[0]
	return latin(a) && han(b) || latin(b) && han(a)
}

// latin reports whether r belongs to a number or a Latin word.
func latin(r rune) bool { return isDigit(r) || r == '%' || r == '％' || letter(r) && !han(r) }

// gapsOf returns where a line has white space inside that can be a gap between
// columns, in its current text or taken out of it by an earlier edit.
func gapsOf(u *unit) []int {
	var out []int
	for i := 1; i < len(u.rs)-1; i++ {
		if space(u.rs[i]) && !space(u.rs[i-1]) {
			out = append(out, i)
		}
	}
	for _, e := range u.text.Edits() {
		if e.Kind == edit.Space && e.After == "" {
			if at := u.text.CleanOffset(e.Start); at > 0 && at < len(u.rs) {
				out = append(out, at)
			}
		}
	}
	sort.Ints(out)
	var raw []rune
	if len(out) > 0 && u.page != nil && u.page.Scanned {
		raw = []rune(u.text.Raw())
	}
	k := 0
	for i, x := range out {
		if (i == 0 || k == 0 || x != out[k-1]) && !(u.apart && meeting(u.rs, x)) && !(raw != nil && atMark(raw, u.text.RawOffset(x))) {
			out[k] = x
			k++
		}
	}
	return out[:k]
}
