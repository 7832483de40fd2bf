package review

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"sort"
	"strings"

	"baoshu/pipeline/paper"
)

// An Action is what a reviewer decides.
type Action string

// The actions; [Allowed] says which fit what.
const (
	OK        Action = "ok"        // it is right as it stands; a suggestion is to be made
	Drop      Action = "drop"      // this is no figure
	Change    Action = "change"    // it is otherwise; Decision.Change says how
	Undo      Action = "undo"      // the edit is wrong; a suggestion is not to be made
	Furniture Action = "furniture" // the stray is no text of any story
	Place     Action = "place"     // the stray goes on where Decision.Change says
)

// A Kind is what a decision is about: the first letter of its key.
type Kind byte

// The kinds.
const (
	Figure     Kind = 'f'
	Correction Kind = 'c'
	Stray      Kind = 's'
	Conflict   Kind = 'x'
)

// Allowed returns the actions that fit a kind.
func Allowed(k Kind) []Action {
	switch k {
	case Figure:
		return []Action{OK, Drop, Change}
	case Correction:
		return []Action{OK, Undo, Change}
	case Stray:
		return []Action{Furniture, Place}
	case Conflict:
		return []Action{OK}
	}
	return nil
}

// A Decision is one line of the file. Issue, Key and Reading say about what; the
// last four are for people and decide nothing.
type Decision struct {
	Issue   string // see Scope
	Key     string // see Key, ConflictKey
	Reading string // what was judged: a figure's quote, the text an edit puts, a stray's text
	Action  Action
	Change  string // see Fields; for ok of a figure, what was confirmed

	Sentence, Reviewer, Date, Note string
}

// Kind returns what the decision is about.
func (d *Decision) Kind() Kind {
	if d.Key == "" {
		return 0
	}
	return Kind(d.Key[0])
}

// Same reports whether two decisions are about one thing.
func (d *Decision) Same(o *Decision) bool {
	return d.Issue == o.Issue && d.Key == o.Key && d.Reading == o.Reading
}

// Check returns what is wrong with a decision, in words for the reviewer.
func (d *Decision) Check() error {
	fits := false
	for _, a := range Allowed(d.Kind()) {
		fits = fits || a == d.Action
	}
	switch {
	case d.Issue == "" || d.Kind() == 0 || strings.Count(d.Key, ":") != 1:
		return fmt.Errorf("the key is missing or not one that an export wrote")
	case !fits:
		return fmt.Errorf("decision %q does not fit; want one of %v", d.Action, Allowed(d.Kind()))
	case d.Kind() == Figure && d.Action != Drop:
		list, err := fields(d.Change)
		for _, x := range list {
			if err == nil && d.Action == Change && x.name == "unit" {
				err = fmt.Errorf("a unit stands on the page: change it with text=… and what the page has")
			}
		}
		return err
	case d.Kind() == Correction && d.Action == Change:
		if _, ok := strings.CutPrefix(d.Change, "text="); !ok {
			return fmt.Errorf("change is %q; want text=… with what the page has", d.Change)
		}
	case d.Action == Place:
		if t, ok := strings.CutPrefix(d.Change, "after="); !ok || len([]rune(t)) < 4 {
			return fmt.Errorf("change is %q; want after=… with the last words (four characters or more) of the paragraph that it goes on from", d.Change)
		}
	}
	return nil
}

// Scope names the issue that a file belongs to, in which its decisions hold: its
// paper and day, or its path where either is unknown, as ingest names issues.
func Scope(f *paper.File) string {
	if f.Meta.Paper == "" || !f.Meta.Date.Known() {
		return f.Path
	}
	return f.Meta.Paper + "/" + f.Meta.Date.String()
}

// Key names a place in a line: the raw text of the line's fragment, and where in
// it, in code points.
func Key(k Kind, raw string, at int) string {
	return fmt.Sprintf("%c:%s@%d", k, Line(raw), at)
}

// ConflictKey names a conflict by its readings.
func ConflictKey(kind, a, b string) string { return paper.ID("x:", kind, a, b) }

// Line returns what names a line in keys.
func Line(raw string) string {
	sum := sha256.Sum256([]byte(raw))
	return hex.EncodeToString(sum[:8])
}

// A Book holds decisions. A nil Book holds none.
type Book struct {
	list   []Decision
	issues map[string]map[string][]*Decision // issue → line, or a conflict's key → decisions
}

// NewBook returns a book of the decisions; of two about one thing the later counts.
func NewBook(list []Decision) *Book {
	b := &Book{issues: map[string]map[string][]*Decision{}}
	for _, d := range list {
		kept := b.list[:0]
		for i := range b.list {
			if !b.list[i].Same(&d) {
				kept = append(kept, b.list[i])
			}
		}
		b.list = append(kept, d)
	}
	sort.SliceStable(b.list, func(i, j int) bool {
		x, y := &b.list[i], &b.list[j]
		if x.Issue != y.Issue {
			return x.Issue < y.Issue
		}
		return x.Key+"\t"+x.Reading < y.Key+"\t"+y.Reading
	})
	for i := range b.list {
		d := &b.list[i]
		if b.issues[d.Issue] == nil {
			b.issues[d.Issue] = map[string][]*Decision{}
		}
		line := d.Key
		if d.Kind() != Conflict {
			line, _, _ = strings.Cut(d.Key[2:], "@")
		}
		b.issues[d.Issue][line] = append(b.issues[d.Issue][line], d)
	}
	return b
}

// All returns the decisions, sorted by issue and key. The caller must not change them.
func (b *Book) All() []Decision {
	if b == nil {
		return nil
	}
	return b.list
}

// Digest returns a digest of all that decides rows of an issue, "" where nothing
// does: when it changes, the issue's inputs are processed again.
func (b *Book) Digest(issue string) string {
	if b == nil || len(b.issues[issue]) == 0 {
		return ""
	}
	h := sha256.New()
	for i := range b.list {
		if d := &b.list[i]; d.Issue == issue {
			fmt.Fprintf(h, "%q %q %q %q\n", d.Key, d.Reading, d.Action, d.Change)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// of returns the decisions on the lines of a fragment, sorted by key and reading.
func (b *Book) of(f *paper.Fragment) []*Decision {
	if f.Page == nil || f.Page.File == nil {
		return nil
	}
	issue := b.issues[Scope(f.Page.File)]
	if issue == nil {
		return nil
	}
	return issue[Line(f.Text.Raw())]
}

const columns = "issue\tkey\treading\taction\tchange\tsentence\treviewer\tdate\tnote"

var escape = strings.NewReplacer("\\", "\\\\", "\t", "\\t", "\n", "\\n", "\r", "\\r")
var unescape = strings.NewReplacer("\\\\", "\\", "\\t", "\t", "\\n", "\n", "\\r", "\r")

// Write writes the decisions as [Parse] reads them.
func (b *Book) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# What reviewers decided, by content: made by `baoshu review import`, applied by every run.\n%s\n", columns)
	for i := range b.All() {
		d := &b.list[i]
		for k, s := range []string{d.Issue, d.Key, d.Reading, string(d.Action), d.Change, d.Sentence, d.Reviewer, d.Date, d.Note} {
			if k > 0 {
				out.WriteByte('\t')
			}
			out.WriteString(escape.Replace(s))
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}

// Parse reads decisions: lines of tab-separated fields under a line of their
// names; lines that begin with # say nothing. An error has the number of its line.
func Parse(r io.Reader) (*Book, error) {
	var list []Decision
	s := bufio.NewScanner(r)
	s.Buffer(nil, 16<<20)
	head := false
	for n := 1; s.Scan(); n++ {
		line := strings.TrimPrefix(strings.TrimSuffix(s.Text(), "\r"), "\ufeff")
		switch {
		case line == "" || line[0] == '#':
			continue
		case !head:
			if line != columns {
				return nil, fmt.Errorf("line %d: want the names of the columns, %q", n, columns)
			}
			head = true
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 9 {
			return nil, fmt.Errorf("line %d: %d fields, want 9", n, len(f))
		}
		for i := range f {
			f[i] = unescape.Replace(f[i])
		}
		d := Decision{Issue: f[0], Key: f[1], Reading: f[2], Action: Action(f[3]), Change: f[4], Sentence: f[5], Reviewer: f[6], Date: f[7], Note: f[8]}
		if err := d.Check(); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		list = append(list, d)
	}
	if err := s.Err(); err != nil {
		return nil, err
	}
	return NewBook(list), nil
}
