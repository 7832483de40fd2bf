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
	b := builder{file: f}
	headed := false // headings are marked as such, so that what is bold alone is none
	eachLine(text, func(l raw) { headed = headed || isHeading(text[l.start:l.end]) })
	hidden := false // in a comment
	eachLine(text, func(l raw) {
		if l.page {
			b.newPage()
		}
		line := paper.Line{No: l.no, Indent: l.indent, Gap: l.gap}
		s, e := l.start, l.end
		if hidden = hidden || strings.HasPrefix(text[s:e], "<!--"); hidden {
			if strings.Contains(strings.ToLower(text[s:e]), "pagebreak") {
				b.newPage()
			}
			i := strings.Index(text[s:e], "-->")
			if i < 0 {
				return
			}
			hidden = false
			if s, _ = skipSpace(text, s+i+len("-->"), e); s >= e {
				return
			}
		}
		for n := blankAt(text[s:e]); n > 0 && s < e; n = blankAt(text[s:e]) {
			s += n // &emsp; that indents
			line.Indent += 2
		}
		if i := footnote(text[s:e]); i > 0 {
			s, _ = skipSpace(text, s+i, e)
		}
		if s >= e {
			return
		}
		if isRows(text[s:e]) {
			eachRow(text, s, e, func(s, e int) {
				row := line
				row.Mark, row.Start, row.End, row.Text = paper.MarkTable, place(s), place(e), edit.New(text[s:e])
				row.Text.Apply(inline([]rune(text[s:e]), true))
				if strings.TrimSpace(row.Text.String()) != "" {
					b.add(row)
					line.Gap = 0
				}
			})
			return
		}
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
		body := text[s:e]
		switch {
		case s >= e, isRule(body), isTableRule(body):
			return // it holds no text
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
		case line.Mark == paper.MarkNone && !headed && isBold(body):
			line.Mark, line.Level = paper.MarkHeading, 4
		case isBullet(body):
			if line.Mark == paper.MarkNone {
				line.Mark = paper.MarkItem
			}
			s, _ = skipSpace(text, s+1, e)
		}
		if s >= e {
			return
		}
		line.Start, line.End = place(s), place(e)
		line.Text = edit.New(text[s:e])
		if strings.ContainsAny(text[s:e], "*_\\[<&|$") {
			line.Text.Apply(inline([]rune(text[s:e]), line.Mark == paper.MarkTable))
			if strings.TrimSpace(line.Text.String()) == "" {
				return // tags alone
			}
		}
		b.add(line)
	})
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
	var out []edit.Edit
	drop := func(s, e int, after string) {
		out = append(out, edit.Edit{Start: s, End: e, After: after, Note: edit.Note{Kind: edit.Drop, Rule: "ingest/markup", Evidence: edit.Structure, Confidence: 1}})
	}
	closers := emphasis(text)
	for i := 0; i < len(text); {
		c := text[i]
		if c == '$' || c == '\\' {
			if e, edits := formula(text, i); e > 0 {
				out = append(out, edits...)
				i = e
				continue
			}
		}
		switch {
		case c == '\\' && i+1 < len(text) && text[i+1] < utf8.RuneSelf && strings.ContainsRune("\\`*_{}[]()#+-.!|<>~$&%=:\"'", text[i+1]):
			drop(i, i+1, "")
			i += 2
		case closers[i] > 0:
			drop(i, i+closers[i], "")
			i += closers[i]
		case table && c == '|':
			s, e := i, i+1
			for s > 0 && space(text[s-1]) >= 0 && (len(out) == 0 || out[len(out)-1].End < s) {
				s--
			}
			for e < len(text) && space(text[e]) >= 0 {
				e++
			}
			drop(s, e, "\t")
			i = e
		case c == '<' && hasRunes(text, i, "<!--"):
			e := i + 4
			for e < len(text) && !hasRunes(text, e, "-->") {
				e++
			}
			e = min(e+3, len(text))
			drop(i, e, "")
			i = e
		case c == '<':
			if e := tagEnd(text, i); e > 0 {
				if after, end, ok := raised(text, i, e); ok {
					drop(i, end, after)
					i = end
					continue
				}
				after := ""
				if tag := strings.ToLower(string(text[i:min(e, i+3)])); table && (tag == "<td" || tag == "<th") {
					after = "\t"
				}
				if strings.HasPrefix(strings.ToLower(string(text[i:e])), "<br") && i > 0 && e < len(text) {
					after = " "
				}
				drop(i, e, after)
				i = e
				continue
			}
			i++
		case c == '&':
			if s, e := entity(text, i); e > 0 {
				drop(i, e, s)
				i = e
				continue
			}
			i++
		case c == '[' && i > 0 && hasRunes(text, i, "[^"):
			e := i + 2
			for e < len(text) && e < i+8 && latin(text[e]) {
				e++
			}
			if e > i+2 && e < len(text) && text[e] == ']' {
				drop(i, e+1, "")
				i = e + 1
				continue
			}
			i++
		case c == '[' || c == '!' && i+1 < len(text) && text[i+1] == '[':
			if mid, e := link(text, i); e > 0 {
				open := 1
				if c == '!' {
					open = 2
				}
				drop(i, i+open, "")
				if sub := inline(text[i+open:mid], false); sub != nil {
					for _, x := range sub {
						x.Start, x.End = x.Start+i+open, x.End+i+open
						out = append(out, x)
					}
				}
				drop(mid, e, "")
				i = e
				continue
			}
			i++
		default:
			i++
		}
	}
	return out
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
