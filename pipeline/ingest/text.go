package ingest

import (
	"strings"
	"sync"
	"unicode/utf8"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// A raw is one physical line: its text without white space around it.
type raw struct {
	no         int  // from 1
	start, end int  // of the text, in bytes of the decoded file
	indent     int  // columns of white space before it
	gap        int  // blank lines before it
	hard       bool // two or more spaces stand behind it
	page       bool // a form feed stands between it and the line before
}

// eachLine calls f with every line of the text that is not blank. Lines end with
// LF, CR LF, CR, NEL, LS or PS; a form feed ends a line and a page.
func eachLine(text string, f func(raw)) {
	no, gap, page := 1, 0, false
	plain := strings.IndexByte(text, '\r') < 0 && strings.IndexByte(text, '\f') < 0 && !strings.Contains(text, "\u0085") && !strings.Contains(text, "\u2028") && !strings.Contains(text, "\u2029")
	for at := 0; at < len(text); {
		end, next, feed := len(text), len(text), false
		if !plain {
			end, next, feed = lineEnd(text, at)
		} else if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end, next = at+i, at+i+1
		}
		start, indent := skipSpace(text, at, end)
		stop := trimSpace(text, start, end)
		if start < stop {
			f(raw{no: no, start: start, end: stop, indent: indent, gap: gap, page: page, hard: strings.HasSuffix(text[stop:end], "  ")})
			gap, page = 0, false
		} else if !feed {
			gap++
		}
		if feed {
			page, gap = true, 0
		} else {
			no++
		}
		at = next
	}
}

// lineEnd returns where the line that starts at at ends, where the next begins,
// and whether a form feed stands between.
func lineEnd(text string, at int) (end, next int, feed bool) {
	for i := at; i < len(text); i++ {
		switch text[i] {
		case '\n':
			return i, i + 1, false
		case '\f':
			return i, i + 1, true
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				return i, i + 2, false
			}
			return i, i + 1, false
		case 0xC2:
			if strings.HasPrefix(text[i:], "\u0085") {
				return i, i + 2, false
			}
		case 0xE2:
			if strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029") {
				return i, i + 3, false
			}
		}
	}
	return len(text), len(text), false
}

// space returns how many columns a character of white space takes, -1 for any
// other. Characters that take no room count as white space at the edge of a line.
func space(r rune) int {
	switch r {
	case ' ', '\u00A0', '\u1680', '\u202F', '\u205F':
		return 1
	case '\t':
		return 4
	case '\u3000', '\u2001', '\u2003':
		return 2
	case '\uFEFF', '\u200B', '\u2060', '\v':
		return 0
	}
	if r >= '\u2000' && r <= '\u200A' {
		return 1
	}
	return -1
}

func skipSpace(text string, at, end int) (start, columns int) {
	for at < end {
		r, n := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[at:end])
		}
		w := space(r)
		if w < 0 {
			break
		}
		columns += w
		at += n
	}
	return at, columns
}

func trimSpace(text string, start, end int) int {
	for end > start {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if space(r) < 0 {
			break
		}
		end -= n
	}
	return end
}

// readText reads plain and hard-wrapped text: every line as it stands. A `> ` at
// the head of a line is a quote mark, as mail and Markdown have it.
func readText(f *paper.File, text string, place func(int) int) {
	b := builder{file: f}
	eachPage(text, func(lines []raw) {
		if parted := sideBySide(text, lines); parted != nil {
			lines = parted
			f.Format = paper.Wrapped
		}
		b.room = len(lines)
		for _, l := range lines {
			b.line(text, l, place)
		}
	})
}

// eachPage calls f with the lines of every page.
func eachPage(text string, f func([]raw)) {
	room := rawLines.Get().(*[]raw)
	lines := (*room)[:0]
	eachLine(text, func(l raw) {
		if l.page && len(lines) > 0 {
			f(lines)
			lines = lines[:0]
		}
		lines = append(lines, l)
	})
	if len(lines) > 0 {
		f(lines)
	}
	if *room = lines; cap(lines) <= rawLinesKept {
		rawLines.Put(room)
	}
}

// rawLines are for the lines of a page, rawLinesKept the most that are kept for the next.
var rawLines = sync.Pool{New: func() any { return new([]raw) }}

const rawLinesKept = 1 << 14

// line adds a line of text as it stands.
func (b *builder) line(text string, l raw, place func(int) int) {
	if l.page {
		b.newPage()
	}
	mark := paper.MarkNone
	for strings.HasPrefix(text[l.start:l.end], "> ") {
		mark = paper.MarkQuote
		l.start, _ = skipSpace(text, l.start+1, l.end)
	}
	b.add(paper.Line{No: l.no, Start: place(l.start), End: place(l.end), Indent: l.indent, Gap: l.gap, Mark: mark, Text: edit.New(text[l.start:l.end])})
}

// A builder puts lines on pages.
type builder struct {
	file *paper.File
	page *paper.Page
	room int // lines that the next page will have, where that is known
}

// newPage ends the page; an empty page keeps its number, for page numbers are
// counted by it.
func (b *builder) newPage() {
	b.page = &paper.Page{File: b.file, No: len(b.file.Pages) + 1, Meta: b.file.Meta, Lines: make([]paper.Line, 0, b.room)}
	b.file.Pages = append(b.file.Pages, b.page)
}

func (b *builder) add(l paper.Line) {
	if b.page == nil {
		b.newPage()
	}
	b.page.Lines = append(b.page.Lines, l)
}
