package ingest

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// An htmlWriter turns the blocks of a page into lines: one for each paragraph or
// part of one that ends in <br>, one for each row of a table of data.
type htmlWriter struct {
	b     builder
	text  string // of the file
	place func(int) int
	title string
	no    int

	buf        strings.Builder
	raised     []raisedText // of what is in buf
	start, end int          // of what is in buf, in text
	links, all int          // characters in links, and in all
	bold       int
	mark       paper.Mark
	level      int
	gap        int
}

// A raisedText is what stands raised in a line, in bytes of it, and what is read
// for it: 10⁴ for 10<sup>4</sup>, nothing for the mark of a footnote.
type raisedText struct {
	from, to int
	after    string
}

// block writes what is below n.
func (w *htmlWriter) block(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.add(n)
		return
	case html.ElementNode:
	case html.DocumentNode:
		w.children(n)
		return
	default:
		return
	}
	if furniture(n) {
		return
	}
	switch {
	case n.DataAtom == atom.Br:
		w.flush()
	case n.DataAtom == atom.Table && isData(n):
		w.flush()
		w.rows(n)
	case isBlock(n.DataAtom):
		w.flush()
		if linkList(n) {
			return
		}
		mark, level := w.mark, w.level
		w.markOf(n)
		if w.gap == 0 && w.no > 0 {
			w.gap = 1
		}
		w.children(n)
		w.flush()
		w.mark, w.level = mark, level
	default:
		w.children(n)
	}
}

func (w *htmlWriter) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.block(c)
	}
}

// markOf sets what the element says of the lines in it.
func (w *htmlWriter) markOf(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.mark, w.level = paper.MarkHeading, int(n.Data[1]-'0')
	case atom.Figcaption, atom.Caption:
		w.mark, w.level = paper.MarkCaption, 0
	case atom.Li:
		if w.mark == paper.MarkNone {
			w.mark = paper.MarkItem
		}
	case atom.Blockquote:
		if w.mark == paper.MarkNone {
			w.mark = paper.MarkQuote
		}
	default:
		if w.title != "" && w.mark == paper.MarkNone && !hasBlock(n) {
			if s := textOf(n, 400); han(s) >= 4 && (s == w.title || strings.HasPrefix(w.title, s) && len(s)*3 >= len(w.title)) {
				w.mark, w.level = paper.MarkHeading, 1
			}
		}
	}
}

func hasBlock(n *html.Node) bool {
	return find(n, func(c *html.Node) bool { return c != n && isBlock(c.DataAtom) }) != nil
}

// add takes a text node: white space collapses to one space, a line break between
// Chinese characters to nothing, as a reader sees it.
func (w *htmlWriter) add(n *html.Node) {
	if strings.TrimSpace(n.Data) == "" {
		if w.buf.Len() > 0 && n.Data != "" {
			w.space(false)
		}
		return
	}
	if from, to, ok := w.source(n); ok {
		if w.buf.Len() == 0 {
			w.start = from
		}
		w.end = to
	}
	if n.Parent != nil && n.Parent.DataAtom == atom.Sup && w.buf.Len() > 0 {
		before, _ := utf8.DecodeLastRuneInString(w.buf.String())
		if after, ok := raisedMark(before, n.Data); ok {
			w.raised = append(w.raised, raisedText{w.buf.Len(), w.buf.Len() + len(strings.TrimSpace(n.Data)), after})
			w.buf.WriteString(strings.TrimSpace(n.Data))
			return
		}
	}
	k := han(n.Data)
	w.all += k
	if linked(n) {
		w.links += k
	}
	if emphasised(n) {
		w.bold += k
	}
	broken, blank := false, false
	for _, r := range n.Data {
		switch r {
		case ' ', '\t', '\n', '\r', '\f':
			blank = true
			broken = broken || r == '\n' || r == '\r'
			continue
		}
		if blank {
			if broken && r >= 0x2E80 {
				broken = false // no space before a Chinese character
			} else {
				w.space(broken)
			}
			blank, broken = false, false
		}
		w.buf.WriteRune(r)
	}
	if blank {
		w.space(broken)
	}
}

// space writes one space, none behind another, and none for a line break behind
// a Chinese character.
func (w *htmlWriter) space(broken bool) {
	s := w.buf.String()
	if last, _ := utf8.DecodeLastRuneInString(s); s == "" || last == ' ' || broken && last >= 0x2E80 {
		return
	}
	w.buf.WriteByte(' ')
}

func emphasised(n *html.Node) bool {
	for ; n != nil && !isBlock(n.DataAtom); n = n.Parent {
		if n.DataAtom == atom.Strong || n.DataAtom == atom.B {
			return true
		}
	}
	return false
}

// source returns where a text node stands, white space and its references left
// out.
func (w *htmlWriter) source(n *html.Node) (from, to int, ok bool) {
	p := n.PrevSibling
	if p == nil || p.Type != html.CommentNode || !strings.HasPrefix(p.Data, "@") {
		return 0, 0, false
	}
	from, err := strconv.Atoi(p.Data[1:])
	if err != nil || from >= len(w.text) {
		return 0, 0, false
	}
	to = len(w.text)
	if i := strings.IndexByte(w.text[from:], '<'); i >= 0 {
		to = from + i
	}
	if to == from { // the text begins with a < that opens nothing
		to = min(from+len(n.Data), len(w.text))
	}
	for from < to {
		k := blankAt(w.text[from:to])
		if k == 0 {
			break
		}
		from += k
	}
	to = trimSpace(w.text, from, to)
	for to > from && w.text[to-1] <= ' ' {
		to--
	}
	return from, to, true
}

// blankAt returns how many bytes of white space, plain or as a reference, stand at
// the head of s.
func blankAt(s string) int {
	if s == "" {
		return 0
	}
	if s[0] <= ' ' {
		return 1
	}
	if s[0] == '&' {
		if i := strings.IndexByte(s[:min(len(s), 10)], ';'); i > 0 && strings.TrimSpace(unescape(s[:i+1])) == "" {
			return i + 1
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(s)
	if space(r) >= 0 {
		return n
	}
	return 0
}

// flush ends a line. A line of links alone, longer than a name, is furniture.
func (w *htmlWriter) flush() {
	s := w.buf.String()
	w.buf.Reset()
	raised := w.raised
	w.raised = nil
	links, all, bold := w.links, w.all, w.bold
	w.links, w.all, w.bold = 0, 0, 0
	start, indent := skipSpace(s, 0, len(s))
	end := trimSpace(s, start, len(s))
	if start >= end {
		return
	}
	s = s[start:end]
	if links > 0 && links*2 > all && w.mark != paper.MarkHeading {
		return
	}
	if w.mark == paper.MarkNone && isTools(s) {
		return
	}
	l := paper.Line{Indent: indent, Gap: w.gap, Mark: w.mark, Level: w.level}
	if l.Mark == paper.MarkNone && bold > 0 && bold == all && all <= 40 && !strings.ContainsAny(s, "。；（记") {
		l.Mark, l.Level = paper.MarkHeading, 4
	}
	text := edit.New(s)
	var edits []edit.Edit
	for _, x := range raised {
		if from, to := x.from-start, x.to-start; from >= 0 && to <= len(s) {
			edits = append(edits, edit.Edit{Start: utf8.RuneCountInString(s[:from]), End: utf8.RuneCountInString(s[:to]), After: x.after,
				Note: edit.Note{Kind: edit.Drop, Rule: "ingest/raised", Evidence: edit.Structure, Confidence: 1}})
		}
	}
	text.Apply(edits)
	w.line(l, text, w.start, w.end)
}

func (w *htmlWriter) line(l paper.Line, text edit.Text, start, end int) {
	w.no++
	l.No = 1 + strings.Count(w.text[:start], "\n")
	l.Start, l.End = w.place(start), w.place(max(start, end))
	l.Text = text
	w.b.add(l)
	w.gap = 0
}

// isData reports whether a table holds data and not the page's layout: two rows
// and two columns at least, no table in a table, no paragraph in a cell.
func isData(table *html.Node) bool {
	rows, wide, ok := 0, 0, true
	walk(table, func(n *html.Node) {
		switch n.DataAtom {
		case atom.Table:
			ok = ok && n == table
		case atom.Tr:
			rows++
			cells := 0
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
					cells++
					ok = ok && len(textOf(c, 500)) < 360
				}
			}
			if cells > 1 {
				wide++
			}
		}
	})
	return ok && rows > 1 && wide > 1
}

// rows writes a table of data, its cells parted by tabs.
func (w *htmlWriter) rows(table *html.Node) {
	walk(table, func(n *html.Node) {
		switch n.DataAtom {
		case atom.Caption:
			w.mark = paper.MarkCaption
			w.children(n)
			w.flush()
			w.mark = paper.MarkNone
		case atom.Tr:
			w.row(n)
		}
	})
}

func (w *htmlWriter) row(tr *html.Node) {
	var cells []string
	start, end := -1, 0
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		w.buf.Reset()
		walk(c, func(n *html.Node) {
			if n.Type == html.TextNode {
				w.add(n)
				if from, to, ok := w.source(n); ok {
					if start < 0 {
						start = from
					}
					end = to
				}
			}
		})
		s := w.buf.String()
		from, _ := skipSpace(s, 0, len(s))
		cells = append(cells, s[from:trimSpace(s, from, len(s))])
	}
	w.buf.Reset()
	w.links, w.all, w.bold = 0, 0, 0
	if s := strings.Join(cells, "\t"); start >= 0 && strings.TrimSpace(s) != "" {
		w.raised = nil // cells keep what is raised in them as it is
		w.line(paper.Line{Gap: w.gap, Mark: paper.MarkTable}, edit.New(strings.TrimRight(s, "\t")), start, end)
	}
}

// linkList reports whether a block is a list of links: menus, related stories,
// page numbers.
func linkList(n *html.Node) bool {
	links, all, count := 0, 0, 0
	walk(n, func(c *html.Node) {
		if c.Type == html.TextNode {
			k := han(c.Data)
			all += k
			if linked(c) {
				links += k
			}
		}
		if c.DataAtom == atom.A {
			count++
		}
	})
	return count >= 3 && links*10 >= all*7
}
