package clean

import (
	"github.com/baoshu/baoshu/pipeline/edit"
	"github.com/baoshu/baoshu/pipeline/paper"
)

// File cleans every line of the file. A clean file is left as it is.
func File(f *paper.File) {
	c := table()
	var all Survey
	n := 0
	for _, p := range f.Pages {
		n += len(p.Lines)
	}
	type seen struct {
		sv   Survey
		need int
	}
	lines := make([]seen, 0, n)
	for _, p := range f.Pages {
		for i := range p.Lines {
			sv, need := c.look(p.Lines[i].Text.String())
			lines = append(lines, seen{sv, need})
			all.add(sv)
		}
	}
	st := styleOf(f.Format, all)
	k := 0
	for _, p := range f.Pages {
		for i := range p.Lines {
			if l := lines[k]; l.need != 0 {
				w := washer{c: c, style: st, text: &p.Lines[i].Text, sv: l.sv, need: l.need, table: p.Lines[i].Mark == paper.MarkTable}
				w.wash()
			}
			k++
		}
	}
}

// Text cleans a text that stands alone, such as a line of standard input.
func Text(s string) edit.Text {
	t := edit.New(s)
	c := table()
	sv, need := c.look(s)
	if need != 0 {
		w := washer{c: c, style: styleOf(paper.Plain, sv), text: &t, sv: sv, need: need}
		w.wash()
	}
	return t
}

// Look counts what tells how a text is set.
func Look(s string) Survey {
	sv, _ := table().look(s)
	return sv
}

// A washer cleans one line.
type washer struct {
	c     *classes
	style style
	text  *edit.Text
	sv    Survey
	need  int
	table bool
	runes []rune
}

// wash runs the rules that the line may need, in order.
func (w *washer) wash() {
	w.runes = []rune(w.text.String())
	trad := w.style.script(w.sv)
	if w.need&needFix != 0 {
		w.apply(w.fixes())
	}
	if trad && w.need&needScript != 0 {
		conv := converter()
		w.apply(conv.t2s(w.runes))
		w.apply(conv.aspect(w.runes))
	}
	if trad && w.need&needCorner != 0 {
		w.apply(corner(w.runes))
	}
	if w.need&needHalf != 0 && (w.style.half || w.style.ocr) {
		w.apply(w.halfWidth())
	}
	if w.need&needRun != 0 {
		w.apply(w.runs())
	}
	if w.need&needQuote != 0 {
		w.apply(w.quotes())
	}
	if w.need&(needSpace|needFix) != 0 && !w.table {
		w.apply(w.spaces())
	}
}

func (w *washer) apply(edits []edit.Edit) {
	if len(edits) > 0 {
		w.text.Apply(edits)
		w.runes = append(w.runes[:0], []rune(w.text.String())...)
	}
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
func (w *washer) fixes() []edit.Edit {
	var out []edit.Edit
	for i, r := range w.runes {
		f, ok := w.c.fix(r)
		if !ok && r == '．' && digitAny(w.at(i-1)) && digitAny(w.at(i+1)) {
			f, ok = fix{".", edit.Width, "clean/width"}, true
		}
		if !ok || w.table && r == '\t' {
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
