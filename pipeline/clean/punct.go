package clean

import (
	"baoshu/pipeline/edit"
)

func punct(s, e int, after, rule string, confidence float64) edit.Edit {
	return edit.Edit{Start: s, End: e, After: after,
		Note: edit.Note{Kind: edit.Punct, Rule: "clean/" + rule, Evidence: edit.Structure, Confidence: confidence}}
}

// side returns the nearest character before (step -1) or after (1) a place that
// is not neutral, so that what it does to one mark does not hang on another. It is
// the same for a whole run of marks, and is looked for once.
func (w *washer) side(i, step int) rune {
	if i < w.marksFrom || i >= w.marksTo {
		if !among(w.at(i), neutral) {
			for i += step; among(w.at(i), neutral); {
				i += step
			}
			return w.at(i)
		}
		w.marksFrom, w.marksTo = i, i+1
		for among(w.at(w.marksFrom-1), neutral) {
			w.marksFrom--
		}
		for among(w.at(w.marksTo), neutral) {
			w.marksTo++
		}
	}
	if step < 0 {
		return w.at(w.marksFrom - 1)
	}
	return w.at(w.marksTo)
}

// near returns the nearest character before (step -1) or after (1) a place that
// is no space: what the place will stand beside once spaces are mended.
func (w *washer) near(i, step int) rune {
	for i += step; ; i += step {
		if r := w.at(i); r != ' ' {
			return r
		}
	}
}

// neutral are the marks and spaces that rules of this room change, in all their
// forms.
const neutral = " ,:;?!()，：；？！（）\"'“”‘’「」『』.-…—–―─"

// halfWidth writes the Chinese mark for a half-width one where one of its
// neighbours is Chinese: not in 1,234, 8:30, http://, Latin text.
func (w *washer) halfWidth() []edit.Edit {
	var out []edit.Edit
	var open []int // places in out of brackets that wait for theirs; -1: kept
	for i, r := range w.runes {
		to := ""
		switch r {
		case ',':
			to = "，"
		case ':':
			to = "："
		case ';':
			to = "；"
		case '?':
			to = "？"
		case '!':
			to = "！"
		case '(':
			if w.bracket(i) {
				open = append(open, len(out))
				out = append(out, punct(i, i+1, "（", "halfwidth", 0.95))
			} else {
				open = append(open, -1)
			}
			continue
		case ')':
			to = "）"
			if n := len(open); n > 0 {
				convert := open[n-1] >= 0
				open = open[:n-1]
				if !convert {
					continue
				}
			} else if !w.c.cjk(w.side(i, -1)) && !w.c.cjk(w.side(i, 1)) {
				continue
			}
			out = append(out, punct(i, i+1, to, "halfwidth", 0.95))
			continue
		default:
			continue
		}
		p, n := w.side(i, -1), w.side(i, 1)
		if !w.c.cjk(p) && !w.c.cjk(n) || p == 0 || w.entity(i) {
			continue
		}
		out = append(out, punct(i, i+1, to, "halfwidth", 0.95))
	}
	return out
}

// bracket reports whether the bracket that opens at i stands in Chinese text: a
// Chinese character before it, or one before its end.
func (w *washer) bracket(i int) bool {
	if w.c.cjk(w.side(i, -1)) {
		return true
	}
	for k := i + 1; k < len(w.runes); k++ {
		switch r := w.runes[k]; {
		case r == ')':
			return w.c.cjk(w.side(k, 1))
		case w.c.cjk(r) && !among(r, neutral):
			return true
		}
	}
	return false
}

// entity reports whether the ; at i ends a character reference.
func (w *washer) entity(i int) bool {
	if w.runes[i] != ';' {
		return false
	}
	for k := i - 1; k >= 0 && k > i-9; k-- {
		if r := w.runes[k]; r == '&' {
			return true
		} else if !latin(r) && !digit(r) && r != '#' {
			return false
		}
	}
	return false
}

// runs writes …… for three to six dots and —— for two to four dashes, in Chinese
// text; 2013--2017 and the leaders of a table of contents stay.
func (w *washer) runs() []edit.Edit {
	var out []edit.Edit
	for i := 0; i < len(w.runes); {
		r := w.runes[i]
		if !among(r, ".-—–―─") {
			i++
			continue
		}
		j := i + 1
		for j < len(w.runes) && (r == '.' && w.runes[j] == '.' || r != '.' && among(w.runes[j], "-—–―─")) {
			j++
		}
		p, n := w.near(i, -1), w.near(j-1, 1)
		if p == '.' && len(out) > 0 && w.blank(out[len(out)-1].End, i) {
			p = '…' // as it reads from now on
		}
		if n == '.' && w.dots(j) {
			n = '…'
		}
		switch {
		case r == '.':
			if j-i >= 3 && j-i <= 6 && (w.c.cjk(p) || w.c.cjk(n)) && !digit(n) {
				out = append(out, punct(i, j, "……", "ellipsis", 0.95))
			}
		case j-i < 2 || j-i > 4 || string(w.runes[i:j]) == "——" || string(w.runes[i:j]) == "———" || string(w.runes[i:j]) == "————":
		case w.c.cjk(p) && w.c.cjk(n) || p == 0 && w.c.cjk(n) && n != '—' || n == 0 && w.c.han(p):
			out = append(out, punct(i, j, "——", "dash", 0.9))
		}
		i = j
	}
	return out
}

// blank reports whether nothing but spaces stands in [i, j).
func (w *washer) blank(i, j int) bool {
	for ; i < j; i++ {
		if w.at(i) != ' ' {
			return false
		}
	}
	return true
}

// dots reports whether the full stops behind i, spaces left out, become an ellipsis
// by what stands behind them.
func (w *washer) dots(i int) bool {
	for w.at(i) == ' ' {
		i++
	}
	from := i
	for w.at(i) == '.' {
		i++
	}
	n := w.near(i-1, 1)
	return i-from >= 3 && i-from <= 6 && w.c.cjk(n) && !digit(n)
}

const afterClosing = "，。、；：？！）"

// turned mends “创新“， and ：”创新”: an opening quote before a stop closes, where
// one is open; a closing one behind a colon opens, where none is.
func (w *washer) turned() []edit.Edit {
	var out []edit.Edit
	for _, q := range []struct{ open, close rune }{{'“', '”'}, {'‘', '’'}} {
		depth := 0
		for i, r := range w.runes {
			switch {
			case r == q.open && depth > 0 && among(w.near(i, 1), afterClosing) && !among(w.near(i, -1), "：（《"):
				out = append(out, punct(i, i+1, string(q.close), "quote", 0.95))
				depth = 0
			case r == q.close && depth == 0 && among(w.near(i, -1), "：（") && w.c.han(w.near(i, 1)):
				out = append(out, punct(i, i+1, string(q.open), "quote", 0.9))
				depth = 1
			case r == q.open:
				depth = 1 // quotes of one kind do not nest
			case r == q.close && depth > 0:
				depth = 0
			}
		}
	}
	return ordered(out)
}

// straight pairs straight quotes: they must be even in number, come open and
// closed in turn, and stand beside Chinese text; 5'10" stays.
func (w *washer) straight(mark rune, open, closed string) []edit.Edit {
	var at []int
	for i, r := range w.runes {
		if r == mark && !(mark == '\'' && latin(w.at(i-1)) && latin(w.at(i+1))) {
			at = append(at, i)
		}
	}
	if len(at)%2 == 1 {
		return nil
	}
	var out []edit.Edit
	for k := 0; k+1 < len(at); k += 2 {
		s, e := at[k], at[k+1]
		if e == s+1 || among(w.near(s, 1), afterClosing) || digit(w.at(s-1)) && mark == '\'' {
			return nil
		}
		if among(w.near(e, -1), "（《〈【，：") {
			return nil
		}
		if w.chinese(s, e) {
			out = append(out, punct(s, s+1, open, "quote", 0.9), punct(e, e+1, closed, "quote", 0.9))
		}
	}
	return out
}

// chinese reports whether the quotes at s and e stand in Chinese text: characters
// between them, or a character or mark that is no quote on their outer side.
func (w *washer) chinese(s, e int) bool {
	for _, r := range w.runes[s+1 : e] {
		if w.c.han(r) {
			return true
		}
	}
	outer := func(r rune) bool { return w.c.cjk(r) && !among(r, "“”‘’…—") }
	return outer(w.near(s, -1)) || outer(w.near(e, 1))
}

// ordered sorts edits by place.
func ordered(edits []edit.Edit) []edit.Edit {
	for i := 1; i < len(edits); i++ {
		for k := i; k > 0 && edits[k].Start < edits[k-1].Start; k-- {
			edits[k], edits[k-1] = edits[k-1], edits[k]
		}
	}
	return edits
}
