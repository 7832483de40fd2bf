package ingest

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"baoshu/pipeline/paper"
)

// looksMarkup reports whether the data begins like HTML or XML, in any encoding
// that keeps ASCII.
func looksMarkup(data []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
	head = head[:min(len(head), 1<<12)]
	if len(head) == 0 || head[0] != '<' {
		return false
	}
	low := bytes.ToLower(head)
	for _, tag := range []string{"<!doctype", "<?xml", "<html", "<head", "<body", "<meta", "<div", "<p", "<table", "<article", "<!--", "<title", "<section", "<main"} {
		if bytes.HasPrefix(low, []byte(tag)) {
			return true
		}
	}
	return false
}

// declaredCharset returns the encoding that a page names in its head, as one of
// ours, "" where it names none.
func declaredCharset(data []byte) string {
	low := bytes.ToLower(data[:min(len(data), 1<<13)])
	i := bytes.Index(low, []byte("charset="))
	if i < 0 {
		if i = bytes.Index(low, []byte("encoding=")); i < 0 {
			return ""
		}
		i++
	}
	name := bytes.TrimLeft(low[i+len("charset="):], "\"' ")
	for _, c := range []struct{ prefix, enc string }{{"gb", GB18030}, {"big5", Big5}, {"utf-8", UTF8}, {"utf8", UTF8}, {"x-gbk", GB18030}} {
		if bytes.HasPrefix(name, []byte(c.prefix)) {
			return c.enc
		}
	}
	return ""
}

// detect says how the text is laid out: by what it holds, and by its name only
// where that settles nothing.
func detect(path, text string) paper.Format {
	head := text[:min(len(text), 1<<16)]
	if looksMarkup([]byte(text[:min(len(text), 1<<12)])) {
		if strings.Contains(head, "ocr_page") || strings.Contains(head, "ocr_line") || strings.Contains(head, "ocrx_line") {
			return paper.HOCR
		}
		if framed(head) {
			return paper.HTML
		}
	}
	low := strings.ToLower(path)
	named := strings.HasSuffix(low, ".md") || strings.HasSuffix(low, ".markdown")
	marks, soft, hardWrapped := survey(text)
	if marks == 0 && looksMarkup([]byte(text[:min(len(text), 1<<12)])) && hasBlocks(head) && !(named && loose(head)) {
		return paper.HTML // a piece of a page
	}
	switch {
	case marks > 0:
		return paper.Markdown
	case hardWrapped && !(named && soft == 0):
		return paper.Wrapped
	case named:
		return paper.Markdown
	}
	return paper.Plain
}

// framed reports whether a text has the frame of a page in HTML.
func framed(head string) bool {
	low := strings.ToLower(head)
	for _, tag := range []string{"<!doctype html", "<html", "<body", "<head>"} {
		if strings.Contains(low, tag) {
			return true
		}
	}
	return false
}

// hasBlocks reports whether a text has blocks in HTML that end.
func hasBlocks(head string) bool {
	low := strings.ToLower(head)
	return strings.Contains(low, "</p>") || strings.Contains(low, "</div>") || strings.Contains(low, "</table>") || strings.Contains(low, "</article>")
}

// loose reports whether paragraphs stand in the text outside any tag, as in Markdown
// that begins with a comment or with a picture's tag.
func loose(head string) (found bool) {
	eachLine(head, func(l raw) {
		s := head[l.start:l.end]
		found = found || l.gap > 0 && !strings.ContainsAny(s, "<>") && han(s) >= 8
	})
	return found
}

// surveyed is how many bytes are enough to tell a format by.
const surveyed = 1 << 17

// survey counts the marks that only Markdown has and the pairs of adjacent lines
// of which the first breaks off in mid-sentence, and says whether the text is set
// in lines of a column's width.
func survey(text string) (marks, soft int, wrapped bool) {
	pairs, width, lines := 0, 0, 0
	feeds := strings.Count(strings.TrimRight(text, "\f\n\r "), "\f")
	if len(text) > surveyed {
		text = text[:surveyed]
	}
	open := false // the line before broke off, and was not too long for a column
	eachLine(text, func(l raw) {
		s := text[l.start:l.end]
		if isHeading(s) || strings.HasPrefix(s, "![") && strings.Contains(s, "](") || l.indent < 4 && strings.HasPrefix(s, "**") && strings.Count(s, "**") >= 2 {
			marks++
		}
		w := columns(s)
		lines++
		width += min(w, 400)
		if l.gap == 0 && !l.page && lines > 1 {
			pairs++
			if open {
				soft++
			}
		}
		open = w >= 12 && w <= 130 && !ends(s) && !l.hard
	})
	if lines == 0 {
		return marks, soft, false
	}
	// Of the lines of a page so set, one in two breaks off, and never fewer than one in
	// three (171 pages by every tool): fewer are the items of a list among paragraphs.
	wrapped = soft >= 2 && soft*3 >= pairs && soft*4 >= lines && width/lines <= 130 || feeds > 0 && width/lines <= 130
	return marks, soft, wrapped
}

// isHeading reports whether the line is a Markdown heading: one to six # and a
// space.
func isHeading(s string) bool {
	n := 0
	for n < len(s) && s[n] == '#' {
		n++
	}
	return n >= 1 && n <= 6 && n < len(s) && (s[n] == ' ' || s[n] == '\t' || strings.HasPrefix(s[n:], "\u3000"))
}

// columns returns the width of a line, a Chinese character counting two; one takes
// three bytes and a letter one, which is near enough.
func columns(s string) int { return (2*len(s) + 2) / 3 }

// ends reports whether a line ends where a paragraph may end.
func ends(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？…”’」』）】》：；.!?)\":;—", r)
}
