package ingest

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"baoshu/pipeline/paper"
)

// A Pattern reads paper, date and page number off a path.
type Pattern struct {
	source string
	parts  []part
}

// A part is literal text or a field; field "" is literal, "*" anything but a
// slash.
type part struct{ field, literal string }

var patternFields = []string{"source", "date", "page", "edition", "page_label", "year", "month", "day", "*"}

// CompilePattern compiles a pattern such as
//
//	{source}/{date}/{page}.txt
//	rmrb/{year}-{month}/{day}/nw.D110000renmrb_{date}_*-{page}.html
//
// Fields: {source} {edition} {page_label} are any text without a slash; {page}
// digits, with letters before them (A07) or 第…版 around them; {date} 2025-10-20,
// 2025_10_20, 2025.10.20, 20251020 or 2025年10月20日; {year} {month} {day} digits;
// * is any text without a slash. The pattern matches the end of a path, from the
// beginning of a folder or file name.
func CompilePattern(pattern string) (*Pattern, error) {
	p := &Pattern{source: pattern}
	seen := map[string]bool{}
	rest := strings.Trim(pattern, "/")
	for rest != "" {
		switch i := strings.IndexAny(rest, "{*"); {
		case i < 0:
			p.parts = append(p.parts, part{literal: rest})
			rest = ""
		case i > 0:
			p.parts = append(p.parts, part{literal: rest[:i]})
			rest = rest[i:]
		case rest[0] == '*':
			p.parts = append(p.parts, part{field: "*"})
			rest = rest[1:]
		default:
			end := strings.IndexByte(rest, '}')
			if end < 0 {
				return nil, fmt.Errorf("path pattern %q: { without }", pattern)
			}
			name := rest[1:end]
			known := false
			for _, f := range patternFields {
				known = known || f == name && f != "*"
			}
			if !known {
				return nil, fmt.Errorf("path pattern %q: unknown field {%s}; known: %s", pattern, name, strings.Join(patternFields[:len(patternFields)-1], ", "))
			}
			if seen[name] && name != "date" {
				return nil, fmt.Errorf("path pattern %q: {%s} stands twice", pattern, name)
			}
			seen[name] = true
			p.parts = append(p.parts, part{field: name})
			rest = rest[end+1:]
		}
	}
	if len(seen) == 0 {
		return nil, fmt.Errorf("path pattern %q has no field; write for example {source}/{date}/{page}.txt", pattern)
	}
	for i := 1; i < len(p.parts); i++ {
		if a, b := p.parts[i-1].field, p.parts[i].field; a != "" && b != "" && free(a) && free(b) {
			return nil, fmt.Errorf("path pattern %q: nothing tells where {%s} ends and {%s} begins", pattern, a, b)
		}
	}
	return p, nil
}

// free reports whether a field takes any text.
func free(field string) bool {
	return field == "source" || field == "edition" || field == "page_label" || field == "*"
}

// String returns the pattern as written.
func (p *Pattern) String() string { return p.source }

// match returns what the first pattern that fits says of the path.
func match(patterns []*Pattern, path string) meta {
	for _, p := range patterns {
		if m, ok := p.match(path); ok {
			return m
		}
	}
	return meta{date: paper.NoDay}
}

func (p *Pattern) match(path string) (meta, bool) {
	path = strings.ReplaceAll(path, "!/", "/")
	for at := 0; at >= 0 && at < len(path); {
		m := captured{date: paper.NoDay}
		if m.parts(p.parts, path[at:]) {
			if out, ok := m.meta(); ok {
				return out, true
			}
		}
		next := strings.IndexByte(path[at:], '/')
		if next < 0 {
			break
		}
		at += next + 1
	}
	return meta{date: paper.NoDay}, false
}

// captured is what the fields took.
type captured struct {
	source, edition  string
	date             paper.Day
	page             int
	label            string // as {page} has it
	pageLabel        string
	year, month, day int
}

func (c *captured) parts(parts []part, s string) bool {
	if len(parts) == 0 {
		return s == ""
	}
	p := parts[0]
	if p.field == "" {
		return strings.HasPrefix(s, p.literal) && c.parts(parts[1:], s[len(p.literal):])
	}
	limit := strings.IndexByte(s, '/')
	if limit < 0 {
		limit = len(s)
	}
	for end := limit; end >= 0; end-- { // the longest first
		if end == 0 && p.field != "*" || end < len(s) && s[end]&0xC0 == 0x80 {
			continue
		}
		if len(parts) > 1 && parts[1].field == "" && !strings.HasPrefix(s[end:], parts[1].literal) {
			continue // without taking what would be given back
		}
		keep := *c
		if c.take(p.field, s[:end]) && c.parts(parts[1:], s[end:]) {
			return true
		}
		*c = keep
	}
	return false
}

// take reads a field; false where the text cannot be one.
func (c *captured) take(field, s string) bool {
	switch field {
	case "*":
		return true
	case "date":
		d, ok := pathDate(s)
		if !ok || c.date.Known() && c.date != d {
			return false
		}
		c.date = d
		return true
	case "page":
		n, label, ok := pathPage(s)
		c.page, c.label = n, label
		return ok
	case "year", "month", "day":
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || len(s) > 4 || field != "year" && (len(s) > 2 || n > 31) || field == "year" && len(s) != 4 || field == "month" && n > 12 {
			return false
		}
		switch field {
		case "year":
			c.year = n
		case "month":
			c.month = n
		default:
			c.day = n
		}
		return true
	}
	switch field {
	case "source":
		c.source = s
	case "edition":
		c.edition = s
	default:
		c.pageLabel = s
	}
	return true
}

func (c *captured) meta() (meta, bool) {
	m := meta{paper: c.source, edition: c.edition, pageLabel: c.pageLabel, date: c.date, pageNo: c.page}
	first(&m.pageLabel, c.label)
	if c.year > 0 && c.month > 0 && c.day > 0 && !m.date.Known() {
		if c.day > paper.DaysIn(c.year, c.month) {
			return m, false
		}
		m.date = paper.DayOf(c.year, c.month, c.day)
	}
	return m, true
}

// pathDate reads a date as paths spell it.
func pathDate(s string) (paper.Day, bool) {
	if s == "" || !digit(rune(s[0])) && s[0] < utf8.RuneSelf || s[0] >= utf8.RuneSelf && !strings.Contains(s, "年") {
		return paper.NoDay, false // no digit at its head, nor 二〇二五年
	}
	if len(s) == 8 {
		if _, err := strconv.Atoi(s); err == nil {
			s = s[:4] + "-" + s[4:6] + "-" + s[6:]
		}
	}
	text := []rune(strings.ReplaceAll(s, "_", "-"))
	d, end := readDate(text, 0)
	return d, end == len(text) && end > 0
}

// pathPage reads 7, 07, A07, 第07版, 07版, page07.
func pathPage(s string) (int, string, bool) {
	core := strings.TrimSuffix(strings.TrimPrefix(s, "第"), "版")
	for _, p := range []string{"page", "Page", "p", "P"} {
		if t := strings.TrimLeft(strings.TrimPrefix(core, p), "-_"); t != core && t != "" && digit(rune(t[0])) {
			core = t
			break
		}
	}
	digits := strings.TrimLeft(core, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if digits == "" || len(core)-len(digits) > 2 || len(digits) > 4 {
		return 0, "", false
	}
	for i := 0; i < len(digits); i++ {
		if !digit(rune(digits[i])) {
			return 0, "", false
		}
	}
	n, _ := strconv.Atoi(digits)
	label := ""
	if len(digits) < len(core) {
		label = core
	}
	return n, label, n > 0
}
