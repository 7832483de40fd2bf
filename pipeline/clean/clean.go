package clean

import (
	"slices"
	"strings"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// File cleans every line of the file. A clean file is left as it is.
func File(f *paper.File) {
	n := 0
	for _, p := range f.Pages {
		n += len(p.Lines)
	}
	w := washer{c: table()}
	lines := make([]seen, 0, n)
	var all Survey
	for _, p := range f.Pages {
		for i := range p.Lines {
			l := w.look(&p.Lines[i].Text, p.Lines[i].Mark == paper.MarkTable)
			lines = append(lines, l)
			all.add(l.sv)
		}
	}
	w.style = styleOf(f.Format, all)
	k := 0
	for _, p := range f.Pages {
		for i := range p.Lines {
			if l := lines[k]; l.need != 0 {
				w.wash(&p.Lines[i].Text, l)
			}
			k++
		}
	}
}

// Text cleans a text that stands alone, such as a line of standard input. Bytes
// that are no UTF-8 become U+FFFD, in the raw text too.
func Text(s string) edit.Text {
	t := edit.New(strings.ToValidUTF8(s, "\uFFFD"))
	w := washer{c: table()}
	if l := w.look(&t, false); l.need != 0 {
		w.style = styleOf(paper.Plain, l.sv)
		w.wash(&t, l)
	}
	return t
}

// Look counts what tells how a text is set.
func Look(s string) Survey {
	sv, _ := table().look(s)
	return sv
}

// seen is what a line holds.
type seen struct {
	sv    Survey
	need  int
	table bool // it is a row of a table
}

// A washer cleans lines, one after the other, in the same buffers.
type washer struct {
	c     *classes
	style style
	runes []rune // of the line, as the rules so far left them

	marksFrom, marksTo int // the run of neutral marks that was looked at last

	// What follows is empty until something changes.
	raw   []rune      // the line as it stood
	slots []int32     // for each of runes, its place in raw
	by    []int32     // for each of raw, 1 + its note; 0: untouched
	notes []edit.Note // of the rules

	spareRunes []rune
	spareSlots []int32
	edits      []edit.Edit
}

// look replaces what is replaced wherever it stands and counts what the line then
// holds: how the file is set is asked of that.
func (w *washer) look(text *edit.Text, table bool) seen {
	sv, need := w.c.look(text.String())
	if need&needFix != 0 {
		w.begin(text)
		w.apply(w.fixes(table))
		w.commit(text)
		sv, need = w.c.look(text.String())
	}
	return seen{sv, need, table}
}

func (w *washer) begin(text *edit.Text) {
	w.marksFrom, w.marksTo = 0, 0
	w.runes = edit.AppendRunes(slices.Grow(w.runes[:0], edit.Count(text.String())), text.String())
	w.slots, w.notes = w.slots[:0], w.notes[:0]
}

// wash runs the rules that the line may need, in order.
func (w *washer) wash(text *edit.Text, l seen) {
	need := l.need
	if need&^needFix == 0 {
		return
	}
	w.begin(text)
	trad := w.style.script(l.sv)
	if trad && need&needScript != 0 {
		conv := converter()
		w.apply(conv.t2s(w.runes))
		w.apply(conv.aspect(w.runes))
	}
	if trad && need&needCorner != 0 {
		w.apply(corner(w.runes))
	}
	if need&needHalf != 0 && (w.style.half || w.style.ocr) {
		w.apply(w.halfWidth())
	}
	if need&(needQuote|needCorner) != 0 {
		w.apply(w.straight('"', "“", "”"))
		w.apply(w.straight('\'', "‘", "’"))
		w.apply(w.turned())
	}
	if need&needRun != 0 {
		w.apply(w.runs())
	}
	if need&needSpace != 0 && !l.table {
		w.apply(w.spaces())
	}
	w.commit(text)
}

// apply makes a rule's edits on the runes. Which character of the line each came
// from is kept in slots, and the line itself is edited once, by commit: a
// traditional page has an edit for every third character.
func (w *washer) apply(edits []edit.Edit) {
	if len(edits) == 0 {
		return
	}
	if len(w.notes) == 0 {
		w.raw = append(w.raw[:0], w.runes...)
		w.by = append(w.by[:0], make([]int32, len(w.runes))...)
		for i := range w.runes {
			w.slots = append(w.slots, int32(i))
		}
	}
	runes, slots := w.spareRunes[:0], w.spareSlots[:0]
	at := 0
	for k := range edits {
		e := &edits[k]
		runes, slots = append(runes, w.runes[at:e.Start]...), append(slots, w.slots[at:e.Start]...)
		for _, r := range e.After {
			runes, slots = append(runes, r), append(slots, w.slots[e.Start])
		}
		if n := len(w.notes); n == 0 || w.notes[n-1] != e.Note {
			w.notes = append(w.notes, e.Note)
		}
		for _, s := range w.slots[e.Start:e.End] {
			w.by[s] = int32(len(w.notes))
		}
		at = e.End
	}
	runes, slots = append(runes, w.runes[at:]...), append(slots, w.slots[at:]...)
	w.runes, w.slots, w.spareRunes, w.spareSlots = runes, slots, w.runes, w.slots
	w.marksFrom, w.marksTo = 0, 0
}

// commit edits the line: neighbouring characters changed by one rule are one edit.
func (w *washer) commit(text *edit.Text) {
	if len(w.notes) == 0 {
		return
	}
	out := w.edits[:0]
	at := 0
	for s := 0; s < len(w.raw); {
		e, by := s+1, w.by[s]
		for by > 0 && e < len(w.raw) && w.by[e] > 0 && w.notes[w.by[e]-1] == w.notes[by-1] {
			e++
		}
		from := at
		for at < len(w.slots) && int(w.slots[at]) < e {
			at++
		}
		if by > 0 {
			out = append(out, edit.Edit{Start: s, End: e, After: string(w.runes[from:at]), Note: w.notes[by-1]})
		}
		s = e
	}
	text.Apply(out)
	w.edits = out
}

// at returns the character at i, 0 outside the line.
func (w *washer) at(i int) rune {
	if i < 0 || i >= len(w.runes) {
		return 0
	}
	return w.runes[i]
}

// fixes replaces what is replaced wherever it stands: one edit for each run of
// one rule.
func (w *washer) fixes(table bool) []edit.Edit {
	var out []edit.Edit
	for i, r := range w.runes {
		f, ok := w.c.fix(r)
		if !ok && r == '．' && digitAny(w.at(i-1)) && digitAny(w.at(i+1)) {
			f, ok = fix{".", edit.Width, "clean/width"}, true
		}
		if !ok || table && r == '\t' {
			continue
		}
		if n := len(out) - 1; n >= 0 && out[n].End == i && out[n].Rule == f.rule && out[n].Kind == f.kind {
			out[n].End++
			out[n].After += f.to
			continue
		}
		out = append(out, edit.Edit{Start: i, End: i + 1, After: f.to,
			Note: edit.Note{Kind: f.kind, Rule: f.rule, Evidence: edit.Structure, Confidence: 1}})
	}
	return out
}

func digitAny(r rune) bool { return digit(r) || r >= '０' && r <= '９' }
