// Package edit is text that remembers what was done to it.
//
// A [Text] starts as the raw text of one fragment of a page and is changed only
// through [Text.Apply]. What it keeps is not a history but a map: a sorted list
// of edits over the raw text, which together with the untouched stretches tile
// it. So the current text can always be rebuilt from the raw text ([Replay]),
// every character has an offset on both sides ([Text.RawOffset],
// [Text.CleanOffset]), and each edit is one row of the corrections table.
//
// An OCR line with a doubled character and a full-width percent sign:
//
//	t := edit.New("拎包入住住千级，提高６％")
//	t.Apply([]edit.Edit{
//		{Start: 4, End: 5, After: "", Note: edit.Note{Kind: edit.DupChar, Rule: "dup/char"}},
//		{Start: 10, End: 12, After: "6%", Note: edit.Note{Kind: edit.Width, Rule: "width/fold"}},
//	})
//	t.String()      // 拎包入住千级，提高6%
//	t.Edits()[0]    // {Start:4 End:5 Before:"住" After:"" …}
//	t.RawOffset(9)  // 10: the 6 stands at code point 10 of the raw text
//
// All offsets are Unicode code points, half-open. An edit that touches an
// earlier edit is merged with it into one (before = raw, after = final, the note
// of the later one), because only what differs from the source is worth a row.
package edit

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Kind says what sort of change an edit is; the values are those of the
// corrections table.
type Kind string

// The kinds of the corrections table.
const (
	DupChar    Kind = "dup_char"    // one character printed twice
	DupRun     Kind = "dup_run"     // a run of characters printed twice
	LineJoin   Kind = "line_join"   // something added or dropped where two lines meet
	ColumnJoin Kind = "column_join" // the same where a column or page breaks
	Move       Kind = "move"        // a fragment put elsewhere than it stood
	Drop       Kind = "drop"        // furniture or a stray mark taken out
	Script     Kind = "script"      // traditional to simplified
	Variant    Kind = "variant"     // a variant or compatibility form of a character
	Punct      Kind = "punct"       // punctuation
	Width      Kind = "width"       // full-width and half-width forms
	Space      Kind = "space"       // white space
	Char       Kind = "char"        // a character misread
	Insert     Kind = "insert"      // a lost character put back
	Review     Kind = "review"      // a person decided; no characters change
)

// Evidence says what an edit rests on; the values are those of the corrections
// table.
type Evidence string

// The evidence of the corrections table.
const (
	Witness    Evidence = "witness"    // another copy of the story
	Repeat     Evidence = "repeat"     // the same characters stand twice
	Structure  Evidence = "structure"  // lines, columns, brackets, the format
	Lexicon    Evidence = "lexicon"    // a word list or the language model
	Arithmetic Evidence = "arithmetic" // printed numbers that must agree
	Reviewer   Evidence = "reviewer"   // a person decided
)

// Note is why an edit was made.
type Note struct {
	Kind       Kind
	Rule       string   // name of the rule, "room/rule"
	Evidence   Evidence // what it rests on
	Confidence float64  // 0–1
	Quote      string   // the reading of the other witness, where Evidence is Witness
}

// Edit replaces the code points [Start, End) by After. Given to Apply, Start and
// End count in the current text; returned by Edits, in the raw text, and Before
// is what stood there.
type Edit struct {
	Start, End    int
	Before, After string
	Note
}

// Text is a stretch of source text and the edits made to it. The zero value is
// an empty text. A Text is a value with shared innards: copy it only to read.
type Text struct {
	raw     string
	cur     string
	edits   []Edit // raw coordinates, sorted, disjoint
	suggest []Edit // raw coordinates, not applied
}

// New returns an unedited text.
func New(raw string) Text { return Text{raw: raw, cur: raw} }

// Raw returns the text as it stood in the source.
func (t *Text) Raw() string { return t.raw }

// String returns the text as it stands now.
func (t *Text) String() string { return t.cur }

// Len returns the length of the current text in code points.
func (t *Text) Len() int { return utf8.RuneCountInString(t.cur) }

// Edited reports whether anything was changed.
func (t *Text) Edited() bool { return len(t.edits) > 0 }

// Edits returns the edits that are applied, in raw coordinates, sorted and
// disjoint. The caller must not change them.
func (t *Text) Edits() []Edit { return t.edits }

// Suggestions returns the edits that were proposed and not applied, in raw
// coordinates, in the order proposed.
func (t *Text) Suggestions() []Edit { return t.suggest }

// Apply makes the edits, whose offsets count in the current text as it stands
// before the call. They must be sorted by Start and must not overlap; it panics
// otherwise, for that is a fault of the rule and never of the text. Edits that
// change nothing are ignored.
func (t *Text) Apply(edits []Edit) {
	if len(edits) == 0 {
		return
	}
	cur := []rune(t.cur)
	var out strings.Builder
	out.Grow(len(t.cur))
	at := 0
	merged := t.edits
	for _, e := range edits {
		if e.Start < at || e.End < e.Start || e.End > len(cur) {
			panic(fmt.Sprintf("edit: edits overlap or leave the text: [%d,%d) after %d of %d by %s", e.Start, e.End, at, len(cur), e.Rule))
		}
		out.WriteString(string(cur[at:e.Start]))
		out.WriteString(e.After)
		at = e.End
	}
	out.WriteString(string(cur[at:]))
	t.cur = out.String()
	if len(t.edits) == 0 && t.first(edits, cur) {
		return
	}
	// From the last to the first, so that the offsets of those before still hold.
	raw := []rune(t.raw)
	merged = append([]Edit(nil), merged...)
	for i := len(edits) - 1; i >= 0; i-- {
		if e := edits[i]; string(cur[e.Start:e.End]) != e.After {
			merged = compose(merged, raw, e)
		}
	}
	t.edits = merged
}

// first takes the edits of a text that has none yet as they are: the common
// case, in which there is nothing to compose. It declines where two insertions
// stand at one point, which become one edit.
func (t *Text) first(edits []Edit, raw []rune) bool {
	list := make([]Edit, 0, len(edits))
	for i, e := range edits {
		if i > 0 && e.Start == e.End && edits[i-1].Start == e.Start {
			return false
		}
		if e.Before = string(raw[e.Start:e.End]); e.Before != e.After {
			list = append(list, e)
		}
	}
	t.edits = list
	return true
}

// Suggest records edits without making them; offsets count in the current text.
func (t *Text) Suggest(edits []Edit) {
	raw := []rune(t.raw)
	for _, e := range edits {
		s, end := t.RawOffset(e.Start), t.RawOffset(e.End)
		if e.Start == e.End {
			end = s
		}
		if end < s {
			end = s
		}
		e.Start, e.End, e.Before = s, end, string(raw[s:end])
		t.suggest = append(t.suggest, e)
	}
}

// compose adds one edit, in coordinates of the text after list, to list.
func compose(list []Edit, raw []rune, e Edit) []Edit {
	shift := 0 // current minus raw, before the edits not yet passed
	lo := 0
	for lo < len(list) {
		x := list[lo]
		cs := x.Start + shift
		ce := cs + utf8.RuneCountInString(x.After)
		// An edit wholly before the new one stays apart, unless both insert at one point.
		if ce > e.Start || ce == e.Start && cs == ce && e.Start == e.End && x.Start == x.End {
			break
		}
		if ce == e.Start && cs < ce && e.Start == e.End && x.Start == x.End {
			break // an insertion right after an insertion: one edit
		}
		shift += ce - cs - (x.End - x.Start)
		lo++
	}
	rs, after := e.Start-shift, e.After
	hi, tail := lo, ""
	re := rs + (e.End - e.Start)
	first := true
	for hi < len(list) {
		x := list[hi]
		cs := x.Start + shift
		n := utf8.RuneCountInString(x.After)
		ce := cs + n
		if cs > e.End || cs == e.End && !(first && cs == e.Start && x.Start == x.End) {
			break
		}
		xs := []rune(x.After)
		if first && cs < e.Start {
			after = string(xs[:e.Start-cs]) + after
		}
		if first && cs <= e.Start {
			rs = x.Start
		}
		if ce > e.End {
			tail = string(xs[e.End-cs:])
		}
		shift += n - (x.End - x.Start)
		re = x.End
		if ce < e.End {
			re = e.End - shift
		}
		first = false
		hi++
	}
	after += tail
	e.Start, e.End, e.After, e.Before = rs, re, after, string(raw[rs:re])
	out := append([]Edit(nil), list[:lo]...)
	if e.Before != e.After {
		out = append(out, e)
	}
	return append(out, list[hi:]...)
}

// RawOffset returns the code point of the raw text that the code point at of the
// current text came from; inside a replacement, the start of what was replaced;
// at the end of the text, the end of the raw text.
func (t *Text) RawOffset(at int) int {
	shift := 0
	for _, x := range t.edits {
		cs := x.Start + shift
		if at < cs {
			break
		}
		n := utf8.RuneCountInString(x.After)
		if at < cs+n {
			return x.Start
		}
		shift += n - (x.End - x.Start)
	}
	return at - shift
}

// CleanOffset returns where the code point at of the raw text stands in the
// current text; where it was replaced or dropped, the start of the replacement.
func (t *Text) CleanOffset(at int) int {
	shift := 0
	for _, x := range t.edits {
		if at < x.Start {
			break
		}
		if at < x.End {
			return x.Start + shift
		}
		shift += utf8.RuneCountInString(x.After) - (x.End - x.Start)
	}
	return at + shift
}

// Split cuts the text at a code point of the current text. A cut inside a
// replacement falls behind it. Raw texts, edits and suggestions go with their
// halves; len(a.Raw())+len(b.Raw()) == len(t.Raw()).
func (t *Text) Split(at int) (a, b Text) {
	shift := 0
	cut := -1
	i := 0
	for ; i < len(t.edits); i++ {
		x := t.edits[i]
		cs := x.Start + shift
		ce := cs + utf8.RuneCountInString(x.After)
		if at <= cs && !(at == cs && x.Start == x.End) {
			break
		}
		shift += ce - cs - (x.End - x.Start)
		if at < ce {
			at = ce
		}
		cut = x.End
	}
	r := at - shift
	if r < cut {
		r = cut
	}
	raw := []rune(t.raw)
	a, b = New(string(raw[:r])), New(string(raw[r:]))
	a.edits = append(a.edits, t.edits[:i]...)
	for _, x := range t.edits[i:] {
		x.Start, x.End = x.Start-r, x.End-r
		b.edits = append(b.edits, x)
	}
	for _, x := range t.suggest {
		if x.End <= r {
			a.suggest = append(a.suggest, x)
		} else if x.Start >= r {
			x.Start, x.End = x.Start-r, x.End-r
			b.suggest = append(b.suggest, x)
		}
	}
	a.cur, _ = Replay(a.raw, a.edits)
	b.cur, _ = Replay(b.raw, b.edits)
	return a, b
}

// Replay plays edits, in raw coordinates, on a raw text and returns the result.
// It fails where an edit leaves the text, overlaps another, or does not find its
// Before; the order of the edits does not matter.
func Replay(raw string, edits []Edit) (string, error) {
	if len(edits) == 0 {
		return raw, nil
	}
	if !sort.SliceIsSorted(edits, func(i, j int) bool { return edits[i].Start < edits[j].Start }) {
		edits = append([]Edit(nil), edits...)
		sort.SliceStable(edits, func(i, j int) bool { return edits[i].Start < edits[j].Start })
	}
	rs := []rune(raw)
	var out strings.Builder
	at := 0
	for _, e := range edits {
		if e.Start < at || e.End < e.Start || e.End > len(rs) {
			return "", fmt.Errorf("edit [%d,%d) by %s leaves the text or overlaps another", e.Start, e.End, e.Rule)
		}
		if got := string(rs[e.Start:e.End]); got != e.Before {
			return "", fmt.Errorf("edit [%d,%d) by %s expects %q, the text has %q", e.Start, e.End, e.Rule, e.Before, got)
		}
		out.WriteString(string(rs[at:e.Start]))
		out.WriteString(e.After)
		at = e.End
	}
	out.WriteString(string(rs[at:]))
	return out.String(), nil
}

// HasDigit reports whether s holds a digit or a character of a Chinese numeral:
// what an edit must own up to (touches_number).
func HasDigit(s string) bool {
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9', '０' <= r && r <= '９':
			return true
		case strings.ContainsRune("〇零一二三四五六七八九十百千万亿兆两廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億兩貳參陸點点半%％‰.．", r):
			return true
		}
	}
	return false
}
