package segment

import (
	"strings"
	"unicode/utf8"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// A unit is a line, or one column's part of a line that lies across columns.
type unit struct {
	page       *paper.Page
	line       *paper.Line
	start, end int // bytes in the file
	text       edit.Text
	rs         []rune
	wide       int // width in half characters
	indent     int
	gap        int
	glued      int  // which part of a line across columns, from 1; 0 for a whole line
	more       bool // other parts follow it on the line
	abreast    bool // one of several headlines that were read as one line
	apart      bool // white space round its numbers is no gap between columns
	box        paper.Box
	from       int // its first character in the line's text as read
	col        int // width of the column that it stands in, where boxes tell; 0 where they do not
	class      class
	rule       string
}

func newUnit(p *paper.Page, l *paper.Line) *unit {
	u := new(unit)
	u.take(p, l, make([]rune, 0, edit.Count(l.Text.String())))
	return u
}

// take makes the unit that of a line. Its characters go behind those of room, which
// is returned with them.
func (u *unit) take(p *paper.Page, l *paper.Line, room []rune) []rune {
	*u = unit{page: p, line: l, start: l.Start, end: l.End, text: l.Text, indent: l.Indent, gap: l.Gap}
	from := len(room)
	room = edit.AppendRunes(room, l.Text.String())
	u.rs = room[from:len(room):len(room)]
	u.tell()
	return room
}

// read takes the text's characters anew, after an edit.
func (u *unit) read() {
	u.rs = edit.Runes(u.text.String())
	u.tell()
}

// tell finds how wide the unit is, and what.
func (u *unit) tell() {
	u.wide = printed(&u.text, u.rs)
	if u.line.Mark == paper.MarkTable {
		u.class, u.rule = table, "table"
		return
	}
	u.class, u.rule = classify(u.rs)
	if u.line.Mark == paper.MarkItem && u.class == short {
		u.class, u.rule = table, "item" // heads nothing, and nothing goes on from it
	}
	if u.class == caption && u.line.Mark == paper.MarkHeading {
		u.class, u.rule = short, ""
	}
}

// width counts half characters.
func width(rs []rune) int {
	w := 0
	for _, r := range rs {
		w += width1(r)
	}
	return w
}

func width1(r rune) int {
	if r < 0x2000 && r != '·' || r >= 0xff61 && r < 0xffa0 {
		return 1
	}
	return 2
}

// printed returns the width of a line as it was set: full-width digits that were
// folded since count as they stood, white space that was taken out does not.
func printed(t *edit.Text, rs []rune) int {
	if !t.Edited() {
		return width(rs)
	}
	w := 0
	for _, r := range t.Raw() {
		if !space(r) {
			w += width1(r)
		}
	}
	for _, r := range rs {
		if space(r) {
			w++
		}
	}
	return w
}

// split cuts the unit at a character of its current text.
func (u *unit) split(at int) (a, b *unit) {
	ta, tb := u.text.Split(at)
	n := u.bytes(ta.Raw())
	a = &unit{page: u.page, line: u.line, start: u.start, end: u.start + n, text: ta, indent: u.indent, gap: u.gap, glued: 1}
	b = &unit{page: u.page, line: u.line, start: u.start + n, end: u.end, text: tb, gap: 0, glued: 2}
	a.from, b.from = u.from, u.from+edit.Count(ta.Raw())
	trim(&a.text)
	trim(&b.text)
	a.read()
	b.read()
	return a, b
}

func (u *unit) bytes(s string) int {
	if f := u.page.File; f != nil && f.Size != nil {
		return f.Size(s)
	}
	return len(s)
}

// trim drops the white space at both ends of a text: what stood between two
// columns belongs to neither.
func trim(t *edit.Text) {
	s := t.String()
	left := len(s) - len(strings.TrimLeft(s, " \t\u3000"))
	right := len(s) - len(strings.TrimRight(s, " \t\u3000"))
	if left == len(s) {
		right = 0
	}
	var es []edit.Edit
	note := edit.Note{Kind: edit.Space, Rule: "segment/column-gap", Evidence: edit.Structure, Confidence: 1}
	n := utf8.RuneCountInString(s)
	if left > 0 {
		es = append(es, edit.Edit{Start: 0, End: utf8.RuneCountInString(s[:left]), Note: note})
	}
	if right > 0 {
		es = append(es, edit.Edit{Start: n - utf8.RuneCountInString(s[len(s)-right:]), End: n, Note: note})
	}
	t.Apply(es)
}

// A piece is a paragraph, or a part of one that a break cut off: units that
// follow each other.
type piece struct {
	units       []*unit
	class       class
	role        paper.Role
	rs          []rune // the units' texts, one after the other
	order       int    // among the pieces of the file, as in the source
	block       int    // run of the source in which pieces follow each other without a break
	fill        fill   // how its first line fills the column
	ocr         bool   // it stands on a page read by OCR
	col         int    // width of the column it stands in; 0 where its lines do not tell
	column      bool   // it is one line, as wide as a column's
	full        bool   // its last line fills the column: what it says may go on
	top, bottom bool   // first and last of a column in its block
	large       bool   // it is set in larger type than text, as boxes say
	under       int    // the deck that heads its column, or that it is of, from 1; 0 where boxes do not tell
	mark        paper.Mark
	level       int

	next, prev *piece // read on over a break
	gain       float64
	join       paper.JoinMethod // how its units were joined
	conf       float64

	region  int     // which headline it stands under in the source, from 0
	tangled bool    // its block holds several columns
	strange float64 // 1 + how much better it fits another region; 0 not known
	begins  *head   // a story begins here without headline matter
	head    *head   // the headline group it belongs to
	story   *story
	placed  bool // an article has it
	moved   bool
	why     string
	score   float64
	rival   string
}

func newPiece(u ...*unit) *piece {
	p := new(piece)
	p.begin(u)
	return p
}

// joined is the piece of some lines, each the rest of the one before with a confidence.
func joined(us []*unit, conf float64) *piece {
	p := newPiece(us[0])
	for _, u := range us[1:] {
		p.add(u, paper.JoinLine, conf)
	}
	return p
}

// begin makes the piece one of some units.
func (p *piece) begin(u []*unit) {
	*p = piece{units: u, class: u[0].class, mark: u[0].line.Mark, level: u[0].line.Level, conf: 1, join: paper.JoinNone}
	p.reread()
}

func (p *piece) reread() {
	if len(p.units) == 1 {
		p.rs = p.units[0].rs
		return
	}
	n := 0
	for _, u := range p.units {
		n += len(u.rs)
	}
	rs := make([]rune, 0, n)
	for _, u := range p.units {
		rs = append(rs, u.rs...)
	}
	p.rs = rs
}

// add puts a unit at the end of the piece.
func (p *piece) add(u *unit, m paper.JoinMethod, conf float64) {
	p.units = append(p.units, u)
	p.rs = append(p.rs[:len(p.rs):len(p.rs)], u.rs...)
	p.join = worse(p.join, m)
	p.conf = min(p.conf, conf)
}

// worse returns the less certain of two join methods.
func worse(a, b paper.JoinMethod) paper.JoinMethod {
	rank := func(m paper.JoinMethod) int {
		switch m {
		case paper.JoinColumn:
			return 2
		case paper.JoinLine:
			return 1
		}
		return 0
	}
	if rank(b) > rank(a) {
		return b
	}
	return a
}

// body reports whether the piece is running text of a story.
func (p *piece) body() bool { return p.class == running || p.class == lead }
