package ingest

import (
	"strings"
	"unicode/utf8"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// readMarkdown reads what layout tools write: headings, paragraphs one a line
// between blank lines, images, tables, quotes. Marks at the head of a line are
// left outside its span; marks inside a line are taken out by edits, so that the
// raw text is the file's and every change can be replayed.
func readMarkdown(f *paper.File, text string, place func(int) int) {
	m := markdown{builder: builder{file: f}, text: text, place: place}
	eachLine(text, func(l raw) { m.headed = m.headed || isHeading(text[l.start:l.end]) })
	eachLine(text, m.line)
}

// A markdown reads one text line by line.
type markdown struct {
	builder
	text   string
	place  func(int) int // of a byte of text in the file
	headed bool          // headings are marked as such, so that what is bold alone is none
	hidden bool          // in a comment
}

// line reads one line.
func (m *markdown) line(l raw) {
	if l.page {
		m.newPage()
	}
	line := paper.Line{No: l.no, Indent: l.indent, Gap: l.gap}
	s, e := m.shown(l.start, l.end), l.end
	for n := blankAt(m.text[s:e]); n > 0 && s < e; n = blankAt(m.text[s:e]) {
		s += n // &emsp; that indents
		line.Indent += 2
	}
	if i := footnote(m.text[s:e]); i > 0 {
		s, _ = skipSpace(m.text, s+i, e)
	}
	switch {
	case s >= e:
	case isRows(m.text[s:e]):
		m.rows(line, s, e)
	default:
		if s, e = m.mark(&line, s, e); s < e {
			m.put(line, s, e)
		}
	}
}

// shown returns where the line from s to e begins behind what stands of a comment
// in it; e where all of it is one. A comment may say that a page ends.
func (m *markdown) shown(s, e int) int {
	if m.hidden = m.hidden || strings.HasPrefix(m.text[s:e], "<!--"); !m.hidden {
		return s
	}
	if strings.Contains(strings.ToLower(m.text[s:e]), "pagebreak") {
		m.newPage()
	}
	i := strings.Index(m.text[s:e], "-->")
	if i < 0 {
		return e
	}
	m.hidden = false
	s, _ = skipSpace(m.text, s+i+len("-->"), e)
	return s
}

// rows adds a line for each row of a table in HTML.
func (m *markdown) rows(line paper.Line, s, e int) {
	line.Mark = paper.MarkTable
	eachRow(m.text, s, e, func(s, e int) {
		if m.put(line, s, e) {
			line.Gap = 0
		}
	})
}

// mark reads the marks at the head of a line and sets what it is. It returns the
// part of it that is text; none where it is a rule.
func (m *markdown) mark(line *paper.Line, s, e int) (int, int) {
	text := m.text
	for e-s > 1 && text[s] == '>' {
		line.Mark = paper.MarkQuote
		s, _ = skipSpace(text, s+1, e)
	}
	if isHeading(text[s:e]) {
		line.Mark = paper.MarkHeading
		for text[s] == '#' {
			line.Level++
			s++
		}
		s, _ = skipSpace(text, s, e)
		e = closeHeading(text, s, e)
	}
	switch body := text[s:e]; {
	case s >= e, isRule(body), isTableRule(body):
		return e, e
	case isImage(body):
		line.Mark = paper.MarkImage
		s, e = s+2, s+strings.Index(body, "](")
		s, _ = skipSpace(text, s, e)
		e = trimSpace(text, s, e)
	case strings.HasPrefix(body, "|") && strings.Count(body, "|") > 1:
		line.Mark = paper.MarkTable
		s, _ = skipSpace(text, s+1, e)
		if e > s && text[e-1] == '|' {
			e = trimSpace(text, s, e-1)
		}
	case line.Mark == paper.MarkNone && !m.headed && isBold(body):
		line.Mark, line.Level = paper.MarkHeading, 4
	case isBullet(body):
		if line.Mark == paper.MarkNone {
			line.Mark = paper.MarkItem
		}
		s, _ = skipSpace(text, s+1, e)
	}
	return s, e
}

// put adds the line with the text from s to e, without the marks inside it, and
// reports whether more than marks was there.
func (m *markdown) put(line paper.Line, s, e int) bool {
	line.Start, line.End = m.place(s), m.place(e)
	line.Text = edit.New(m.text[s:e])
	if strings.ContainsAny(m.text[s:e], "*_\\[<&|$~") {
		line.Text.Apply(inline([]rune(m.text[s:e]), line.Mark == paper.MarkTable))
	}
	if strings.TrimSpace(line.Text.String()) == "" {
		return false
	}
	m.add(line)
	return true
}

// isBold reports whether all of a line is set bold and may head what follows, as
// tools set headings whose level they cannot tell: **做强产业链条**.
func isBold(s string) bool {
	const longest = 40
	mark := s[:len(s)-len(strings.TrimLeft(s, "*"))]
	if len(mark) < 2 || len(mark) > 3 || len(s) <= 2*len(mark) || !strings.HasSuffix(s, mark) {
		return false
	}
	inner := s[len(mark) : len(s)-len(mark)]
	last, _ := utf8.DecodeLastRuneInString(inner)
	return !strings.Contains(inner, "*") && han(inner) > 0 && utf8.RuneCountInString(inner) <= longest &&
		!strings.ContainsAny(inner, "。；（记") && !strings.ContainsRune("，、：", last)
}

// footnote returns the length of the mark before the text of a footnote, [^1]:, or 0.
func footnote(s string) int {
	if !strings.HasPrefix(s, "[^") {
		return 0
	}
	if i := strings.Index(s[:min(len(s), 12)], "]:"); i > 0 {
		return i + 2
	}
	return 0
}

// isRows reports whether the line is of a table in HTML, as layout tools write
// tables that Markdown cannot hold.
func isRows(s string) bool {
	if s[0] != '<' {
		return false
	}
	low := strings.ToLower(s[:min(len(s), 8)])
	for _, tag := range []string{"<table", "</table", "<tr", "</tr", "<tbody", "</tbody", "<thead", "</thead"} {
		if rest, ok := strings.CutPrefix(low, tag); ok && (rest == "" || rest[0] == '>' || rest[0] == ' ') {
			return true
		}
	}
	return false
}

// eachRow calls f with the cells of every row between s and e, from behind the
// first cell's tag to before the last one's.
func eachRow(text string, s, e int, f func(s, e int)) {
	low := strings.ToLower(text[s:e])
	if len(low) != e-s {
		return // a character whose small form is longer; no table has one
	}
	for at := 0; ; {
		i := strings.Index(low[at:], "<tr")
		if i < 0 {
			return
		}
		at += i + 3
		end := len(low)
		if j := strings.Index(low[at:], "<tr"); j >= 0 {
			end = at + j
		}
		if j := strings.Index(low[at:end], "</tr"); j >= 0 {
			end = at + j
		}
		from, to := at, end
		if i := strings.Index(low[at:end], "<td"); i >= 0 {
			from = at + i
		} else if i := strings.IndexByte(low[at:end], '>'); i >= 0 {
			from = at + i + 1
		}
		if i := strings.IndexByte(low[from:end], '>'); i >= 0 && low[from] == '<' {
			from += i + 1
		}
		for strings.HasSuffix(low[from:to], ">") {
			i := strings.LastIndexByte(low[from:to], '<')
			if i < 0 || !strings.HasPrefix(low[from+i:], "</") {
				break
			}
			to = trimSpace(text, s+from, s+from+i) - s
		}
		if from < to {
			f(s+from, s+to)
		}
		at = end
	}
}

func closeHeading(text string, s, e int) int {
	end := e
	for end > s && text[end-1] == '#' {
		end--
	}
	if end == e || end > s && text[end-1] != ' ' {
		return e
	}
	return trimSpace(text, s, end)
}

// isRule reports whether the line is a thematic break or the underline of a
// heading: three or more of one of - * _ =.
func isRule(s string) bool {
	if s == "" || !strings.ContainsRune("-*_=", rune(s[0])) {
		return false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case s[0]:
			n++
		case ' ':
		default:
			return false
		}
	}
	return n >= 3
}

func isTableRule(s string) bool {
	return strings.Contains(s, "|") && strings.Contains(s, "--") && strings.Trim(s, "|-: \t") == ""
}

func isImage(s string) bool {
	mid := strings.Index(s, "](")
	return strings.HasPrefix(s, "![") && mid >= 0 && strings.IndexByte(s[mid:], ')') == len(s)-mid-1
}

// isBullet reports whether the line is an item of a list. A dash that prints as
// one (——编者, -1.2%) is none.
func isBullet(s string) bool {
	return len(s) > 2 && (s[0] == '-' || s[0] == '*' || s[0] == '+') && s[1] == ' '
}

// inline returns the edits that take the marks inside a line away: emphasis,
// escapes, links, tags, entities; between the cells of a table they put a tab.
func inline(text []rune, table bool) []edit.Edit {
	m := marks{text: text, table: table}
	closers := emphasis(text)
	for i := 0; i < len(text); {
		end := 0
		switch c := text[i]; {
		case closers[i] > 0:
			end = i + closers[i]
			m.drop(i, end, "")
		case c == '$':
			end = m.formula(i)
		case c == '\\':
			if end = m.formula(i); end == 0 {
				end = m.escape(i)
			}
		case c == '|' && table:
			end = m.cell(i)
		case c == '<':
			end = m.tag(i)
		case c == '&':
			end = m.reference(i)
		case c == '[' || c == '!':
			if end = m.note(i); end == 0 {
				end = m.link(i)
			}
		}
		i = max(i+1, end)
	}
	return m.edits
}

// marks collects the edits of one line. Its methods read what begins at a
// character and return its end, or 0 where nothing of the kind does.
type marks struct {
	text  []rune
	table bool
	edits []edit.Edit
}

func (m *marks) drop(s, e int, after string) {
	m.edits = append(m.edits, edit.Edit{Start: s, End: e, After: after, Note: edit.Note{Kind: edit.Drop, Rule: "ingest/markup", Evidence: edit.Structure, Confidence: 1}})
}

// formula reads $832$, \(4.5\%\).
func (m *marks) formula(i int) int {
	end, edits := formula(m.text, i)
	if end > 0 {
		m.edits = append(m.edits, edits...)
	}
	return end
}

// escape reads a backslash before a mark that is meant: 2\*3.
func (m *marks) escape(i int) int {
	if i+1 >= len(m.text) || m.text[i+1] >= utf8.RuneSelf || !strings.ContainsRune("\\`*_{}[]()#+-.!|<>~$&%=:\"'", m.text[i+1]) {
		return 0
	}
	m.drop(i, i+1, "")
	return i + 2
}

// cell reads the bar between two cells of a table with the blanks around it.
func (m *marks) cell(i int) int {
	s, e := i, i+1
	for s > 0 && space(m.text[s-1]) >= 0 && (len(m.edits) == 0 || m.edits[len(m.edits)-1].End < s) {
		s--
	}
	for e < len(m.text) && space(m.text[e]) >= 0 {
		e++
	}
	m.drop(s, e, "\t")
	return e
}

// tag reads a comment or a tag; a cell's becomes a tab, a line break between
// words a space, <sup>2</sup> the mark it raises.
func (m *marks) tag(i int) int {
	if hasRunes(m.text, i, "<!--") {
		e := i + 4
		for e < len(m.text) && !hasRunes(m.text, e, "-->") {
			e++
		}
		e = min(e+3, len(m.text))
		m.drop(i, e, "")
		return e
	}
	e := tagEnd(m.text, i)
	if e == 0 {
		return 0
	}
	if after, end, ok := raised(m.text, i, e); ok {
		m.drop(i, end, after)
		return end
	}
	after, tag := "", strings.ToLower(string(m.text[i:e]))
	switch {
	case strings.HasPrefix(tag, "<br") && i > 0 && e < len(m.text):
		after = " "
	case m.table && (strings.HasPrefix(tag, "<td") || strings.HasPrefix(tag, "<th")):
		after = "\t"
	}
	m.drop(i, e, after)
	return e
}

// reference reads &nbsp; and its like.
func (m *marks) reference(i int) int {
	after, e := entity(m.text, i)
	if e > 0 {
		m.drop(i, e, after)
	}
	return e
}

// note reads the mark of a footnote, [^1]. At the head of a line it is none.
func (m *marks) note(i int) int {
	if i == 0 || !hasRunes(m.text, i, "[^") {
		return 0
	}
	e := i + 2
	for e < len(m.text) && e < i+8 && latin(m.text[e]) {
		e++
	}
	if e == i+2 || e >= len(m.text) || m.text[e] != ']' {
		return 0
	}
	m.drop(i, e+1, "")
	return e + 1
}

// link reads [text](target) and ![caption](picture), of which the text is kept.
func (m *marks) link(i int) int {
	open := 1
	if m.text[i] == '!' {
		if open = 2; i+1 >= len(m.text) || m.text[i+1] != '[' {
			return 0
		}
	}
	mid, e := link(m.text, i)
	if e == 0 {
		return 0
	}
	m.drop(i, i+open, "")
	for _, x := range inline(m.text[i+open:mid], false) {
		x.Start, x.End = x.Start+i+open, x.End+i+open
		m.edits = append(m.edits, x)
	}
	m.drop(mid, e, "")
	return e
}

// raised reads <sup>…</sup> whose tag is text[i:e].
func raised(text []rune, i, e int) (after string, end int, ok bool) {
	const longest = 8
	if i == 0 || !strings.EqualFold(string(text[i:e]), "<sup>") {
		return "", 0, false
	}
	for j := e; j < len(text) && j <= e+longest; j++ {
		if text[j] == '<' {
			end := tagEnd(text, j)
			if end == 0 || !strings.EqualFold(string(text[j:end]), "</sup>") {
				return "", 0, false
			}
			after, ok := raisedMark(text[i-1], string(text[e:j]))
			return after, end, ok
		}
	}
	return "", 0, false
}

// emphasis returns, by place, the length of the runs of * and _ that open or
// close emphasis: runs of the same mark and length in pairs, against the text on
// the inner side. 2*3 and a single * keep theirs.
func emphasis(text []rune) map[int]int {
	type run struct{ at, n int }
	var open []run
	var found map[int]int
	for i := 0; i < len(text); {
		c := text[i]
		if c == '$' || c == '\\' {
			if e, _ := formula(text, i); e > 0 {
				i = e
				continue
			}
		}
		if c == '\\' {
			i += 2
			continue
		}
		if c != '*' && c != '_' && c != '~' {
			i++
			continue
		}
		n := 1
		for i+n < len(text) && text[i+n] == c {
			n++
		}
		inner := i+n < len(text) && space(text[i+n]) < 0
		outer := i > 0 && space(text[i-1]) < 0
		word := c == '_' && i > 0 && i+n < len(text) && latin(text[i-1]) && latin(text[i+n])
		digits := c == '*' && n == 1 && i > 0 && i+n < len(text) && digit(text[i-1]) && digit(text[i+n])
		if word || digits || n > 3 || c == '~' && n != 2 {
			i += n
			continue
		}
		closed := false
		for k := len(open) - 1; k >= 0 && outer; k-- {
			if o := open[k]; text[o.at] == c && o.n == n && o.at+n < i {
				if found == nil {
					found = map[int]int{}
				}
				found[o.at], found[i] = n, n
				open, closed = open[:k], true
				break
			}
		}
		if !closed && inner {
			open = append(open, run{i, n})
		}
		i += n
	}
	return found
}

func latin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || digit(r) }
func digit(r rune) bool { return r >= '0' && r <= '9' }

// tagEnd returns the end of the HTML tag that starts at i, 0 where none does.
func tagEnd(text []rune, i int) int {
	j := i + 1
	if j < len(text) && text[j] == '/' {
		j++
	}
	if j >= len(text) || !latin(text[j]) || digit(text[j]) {
		return 0
	}
	for ; j < len(text) && j < i+200; j++ {
		if text[j] == '>' {
			return j + 1
		}
		if text[j] == '<' {
			return 0
		}
	}
	return 0
}

// entity reads a character reference at i: what it stands for and its end.
func entity(text []rune, i int) (string, int) {
	for j := i + 1; j < len(text) && j < i+12; j++ {
		if text[j] == ';' {
			ref := string(text[i : j+1])
			if s := unescape(ref); s != ref {
				return s, j + 1
			}
			return "", 0
		}
		if !latin(text[j]) && text[j] != '#' {
			return "", 0
		}
	}
	return "", 0
}

// link returns where the text of a [text](target) ends and where the whole does.
func link(text []rune, i int) (mid, end int) {
	for j := i + 1; j+1 < len(text); j++ {
		if text[j] == ']' {
			if text[j+1] != '(' {
				return 0, 0
			}
			for k := j + 2; k < len(text); k++ {
				if text[k] == ')' {
					return j, k + 1
				}
				if text[k] > 0x2E7F || text[k] == ' ' && k == j+2 {
					return 0, 0 // no target
				}
			}
			return 0, 0
		}
	}
	return 0, 0
}
