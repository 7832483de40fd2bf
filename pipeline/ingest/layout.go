package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Some tools keep a page's look (pdftotext -layout): columns stand side by side, a
// line of the text runs across all of them, spaces between. Read line by line such
// a page is no language. Here its lines are cut at the wide spaces, and the pieces
// of each column put under one another again, columns from left to right:
//
//	今年前三季度，青坪      柳湾港九月完成集
//	高新区新增企业八百      装箱吞吐量十万标
//	家，同比增长两成。      箱，创下新高。
//
// A place is counted in characters, as such tools count: a Chinese character takes
// one, though it prints as wide as two, so a column's edge wanders with the digits
// before it.

// A cell is what stands between wide spaces in one line.
type cell struct {
	raw
	row      int // lines of the page before it, blank ones too
	from, to int // characters
}

// A strip is parts under one another in one column.
type strip struct {
	parts       []cell
	from, to    int // characters: where most of its lines begin, and the last ends
	top, bottom int // rows
}

// wander is how far a column's edge may move from line to line.
const wander = 3

// sideBySide returns the lines of a page with its columns one after the other, nil
// where they do not stand side by side.
func sideBySide(text string, lines []raw) []raw {
	blank := 0
	for _, l := range lines {
		if blanks(text[l.start:l.end]) {
			blank++
		}
	}
	if !many(blank, lines) {
		return nil
	}
	rows, cut, row := make([][]cell, 0, len(lines)), 0, 0
	for i, l := range lines {
		if i > 0 {
			row += 1 + l.gap
		}
		parts := cutWide(text, l, row)
		if len(parts) > 1 && long(text, parts) > 1 {
			cut++
		}
		rows = append(rows, parts)
	}
	if !many(cut, lines) {
		return nil
	}
	blocks := columnsOf(rows)
	var out []raw
	order(blocks, func(b *strip) {
		edge := common(b.parts)
		for i, p := range b.parts {
			l := p.raw
			l.indent, l.gap = 0, 0
			if d := p.from - edge; d >= 2 && d <= 4 {
				l.indent = 4
			}
			if i == 0 {
				l.gap = 1
			} else if p.row-b.parts[i-1].row > 2 {
				l.gap = 1
			}
			l.page = false
			out = append(out, l)
		}
	})
	if len(out) > 0 {
		out[0].page = lines[0].page
	}
	return out
}

// many reports whether so many lines of a page, cut, make columns of it.
func many(cut int, lines []raw) bool { return cut >= 8 && cut*5 >= len(lines)*2 }

// blanks reports whether a line may have white space that cutWide cuts at: most
// lines have none, and are not decoded. E2 80 begins quotes and dashes too.
func blanks(line string) bool {
	if strings.IndexByte(line, ' ') >= 0 || strings.IndexByte(line, '\t') >= 0 || strings.Contains(line, "\u00A0") || strings.Contains(line, "\u1680") {
		return true
	}
	for at := strings.IndexByte(line, 0xE2); at >= 0 && at+2 < len(line); {
		if r, n := utf8.DecodeRuneInString(line[at:]); n == 3 && space(r) > 0 {
			return true
		}
		next := strings.IndexByte(line[at+1:], 0xE2)
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return false
}

// cutWide cuts a line where two spaces or more stand.
func cutWide(text string, l raw, row int) []cell {
	var out []cell
	at := l.indent
	start, from, blanks := l.start, at, 0
	for i, r := range text[l.start:l.end] {
		i += l.start
		if w := space(r); w >= 0 && r != '\u3000' {
			blanks += w
		} else {
			if blanks >= 2 {
				end := trimSpace(text, start, i)
				out = append(out, cell{raw: raw{no: l.no, start: start, end: end, hard: true}, row: row, from: from, to: at - blanks})
				start, from = i, at
			}
			blanks = 0
		}
		at++
	}
	return append(out, cell{raw: raw{no: l.no, start: start, end: l.end, hard: l.hard}, row: row, from: from, to: at})
}

// long counts the parts that are pieces of running text and no cells of a table.
func long(text string, parts []cell) (n int) {
	const least = 6
	for _, p := range parts {
		if p.to-p.from >= least && han(text[p.start:p.end])*2 >= utf8.RuneCountInString(text[p.start:p.end]) {
			n++
		}
	}
	return n
}

// columnsOf joins parts that stand under one another and touch no other part: what
// spans several columns is a block of its own.
func columnsOf(rows [][]cell) []*strip {
	const most = 3 // rows between lines of one block
	var all, open []*strip
	for _, parts := range rows {
		var touched [][]*strip
		below := map[*strip]int{}
		for _, p := range parts {
			var on []*strip
			for _, b := range open {
				last := b.parts[len(b.parts)-1]
				if p.row-last.row <= most && touch(last, p) {
					on = append(on, b)
					below[b]++
				}
			}
			touched = append(touched, on)
		}
		var next []*strip
		for i, p := range parts {
			if on := touched[i]; len(on) == 1 && below[on[0]] == 1 {
				on[0].parts = append(on[0].parts, p)
				next = append(next, on[0])
				continue
			}
			b := &strip{parts: []cell{p}}
			all, next = append(all, b), append(next, b)
		}
		for _, b := range open { // a column whose line is blank here goes on
			if below[b] == 0 && !slices.Contains(next, b) && len(parts) > 0 && parts[0].row-b.parts[len(b.parts)-1].row <= most {
				next = append(next, b)
			}
		}
		open = next
	}
	for _, b := range all {
		b.from, b.to = common(b.parts), 0
		for _, p := range b.parts {
			b.to = max(b.to, p.to)
		}
		b.from = min(b.from, b.to)
		b.top, b.bottom = b.parts[0].row, b.parts[len(b.parts)-1].row+1
	}
	return all
}

// touch reports whether two parts stand under one another.
func touch(a, b cell) bool {
	over := min(a.to, b.to) - max(a.from, b.from)
	return over > wander || over > 0 && over*2 > min(a.to-a.from, b.to-b.from)
}

// common returns the commonest left edge of parts.
func common(parts []cell) int {
	count := map[int]int{}
	for _, p := range parts {
		count[p.from]++
	}
	best := parts[0].from
	for _, p := range parts {
		if n := count[p.from]; n > count[best] || n == count[best] && p.from < best {
			best = p.from
		}
	}
	return best
}

// order calls f with the blocks as a reader goes through them: a page is cut where
// a line goes across it between blocks, else where one goes down it, and the parts
// are read top to bottom and left to right.
func order(blocks []*strip, f func(*strip)) {
	if len(blocks) < 2 {
		for _, b := range blocks {
			f(b)
		}
		return
	}
	down := func(b *strip) (int, int) { return b.top, b.bottom }
	across := func(b *strip) (int, int) { return b.from + wander/2, max(b.from+wander/2+1, b.to-wander) }
	for _, edges := range []func(*strip) (int, int){across, down} {
		if groups := cleave(blocks, edges); len(groups) > 1 {
			for _, g := range groups {
				order(g, f)
			}
			return
		}
	}
	slices.SortStableFunc(blocks, func(a, b *strip) int {
		if a.top != b.top {
			return a.top - b.top
		}
		return a.from - b.from
	})
	// Nothing cuts all of it: take what spans the most off the top, and go on.
	f(blocks[0])
	order(blocks[1:], f)
}

// cleave groups blocks whose extents, by edges, do not overlap.
func cleave(blocks []*strip, edges func(*strip) (int, int)) [][]*strip {
	sorted := slices.Clone(blocks)
	slices.SortStableFunc(sorted, func(a, b *strip) int {
		x, _ := edges(a)
		y, _ := edges(b)
		return x - y
	})
	var out [][]*strip
	reach := 0
	for i, b := range sorted {
		from, to := edges(b)
		if i == 0 || from >= reach {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], b)
		reach = max(reach, to)
	}
	return out
}
