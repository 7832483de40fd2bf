// Package lexicon is the format of baoshu's word lists, and the matcher built
// from them. Words are data: a rule that needs words reads a list, and its
// matcher is made from the same list, so the two cannot disagree.
//
// A list is a TSV file. Its head says what it is; a column line names the
// columns, the first of which is the word; rows are sorted by code point:
//
//	# meaning: counters, and what each counts
//	# source: read off the 人民日报 1998 corpus (tag q), by hand
//	# licence: CC0-1.0
//	word	code	class
//	个	{个}	count
//	家	{家}	count
//
// [Parse] refuses a list that breaks the format and names file and line;
// [Matcher] finds the longest word at a place:
//
//	m := list.Matcher()
//	end, row := m.Longest([]rune("832家企业"), 3) // 4, the row of 家
package lexicon

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// A List is one word list.
type List struct {
	Name                     string
	Meaning, Source, Licence string
	Columns                  []string
	Rows                     [][]string // each as long as Columns
	Digest                   string     // SHA-256 of the file, hex
}

// Parse reads a list. Errors name the list and the line. Head lines meaning,
// source and licence are required; rows must be sorted, and no word may stand
// twice unless the head says `# repeats: yes`.
func Parse(name string, data []byte) (*List, error) {
	sum := sha256.Sum256(data)
	l := &List{Name: name, Digest: hex.EncodeToString(sum[:])}
	repeats := false
	last, no := "", -1
	text := string(bytes.TrimSuffix(data, []byte("\n")))
	lines := strings.Count(text, "\n") + 1
	l.Rows = make([][]string, 0, lines)
	cells := make([]string, 0, lines+strings.Count(text, "\t")) // of all rows: long lists are read when a run begins
	for raw := range strings.SplitSeq(text, "\n") {
		no++
		fail := func(format string, a ...any) error {
			return fmt.Errorf("%s:%d: %s", name, no+1, fmt.Sprintf(format, a...))
		}
		if l.Columns == nil && strings.HasPrefix(raw, "#") {
			key, value, _ := strings.Cut(strings.TrimSpace(raw[1:]), ":")
			value = strings.TrimSpace(value)
			switch key {
			case "meaning":
				l.Meaning = value
			case "source":
				l.Source = value
			case "licence":
				l.Licence = value
			case "repeats":
				repeats = value == "yes"
			}
			continue
		}
		if strings.HasSuffix(raw, "\r") {
			return nil, fail("line ends with CR; save the list with LF")
		}
		first := len(cells)
		for cell := range strings.SplitSeq(raw, "\t") {
			cells = append(cells, cell)
		}
		row := cells[first:len(cells):len(cells)]
		if l.Columns == nil {
			l.Columns = row
			if l.Meaning == "" || l.Source == "" || l.Licence == "" {
				return nil, fail("the head must give meaning, source and licence")
			}
			continue
		}
		if len(row) != len(l.Columns) {
			return nil, fail("%d columns, want %d (%s)", len(row), len(l.Columns), strings.Join(l.Columns, ", "))
		}
		switch {
		case row[0] == "":
			return nil, fail("the word is empty")
		case strings.TrimSpace(row[0]) != row[0]:
			return nil, fail("white space around %q", row[0])
		case row[0] < last:
			return nil, fail("%q stands after %q; sort the list", row[0], last)
		case row[0] == last && !repeats:
			return nil, fail("%q stands twice", row[0])
		}
		last = row[0]
		l.Rows = append(l.Rows, row)
	}
	if l.Columns == nil {
		return nil, fmt.Errorf("%s: no column line", name)
	}
	return l, nil
}

// MustParse is Parse for lists embedded in the binary, which a test has linted;
// it panics where Parse fails.
func MustParse(name string, data []byte) *List {
	l, err := Parse(name, data)
	if err != nil {
		panic(err)
	}
	return l
}

// Column returns the index of a column, or panics: a list without the column its
// reader needs is a fault of the build.
func (l *List) Column(name string) int {
	for i, c := range l.Columns {
		if c == name {
			return i
		}
	}
	panic(fmt.Sprintf("%s has no column %s", l.Name, name))
}

// Words returns the first column.
func (l *List) Words() []string {
	w := make([]string, len(l.Rows))
	for i, r := range l.Rows {
		w[i] = r[0]
	}
	return w
}

// Matcher returns a matcher of the first column; its ids are row numbers.
func (l *List) Matcher() *Matcher { return NewMatcher(l.Words()) }
