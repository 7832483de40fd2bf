package ingest

import (
	"strings"

	"baoshu/pipeline/edit"
)

// Layout tools that read pages with a model of vision print what they take for
// mathematics as TeX, and they take figures for it: 增长 $5 . 5 \%$, 约 $2.3 \times
// 10^{4}$ 吨, \(30\,\mathrm{km}\), $\mathrm{PM}_{2.5}$. Left alone, $832$ would be
// read as money.

// formula reads a TeX formula at i. It returns its end, 0 where none begins there,
// and the edits that make plain text of it; none where not all of it is
// understood: then it stays as it stands. A sum in dollars is none: $30到$50,
// US$3万, $5，….
func formula(text []rune, i int) (end int, edits []edit.Edit) {
	from, to, end := delimited(text, i)
	if end == 0 {
		return 0, nil
	}
	t := tex{text: text[:to], at: from}
	t.drop(i, from, "")
	for t.at < to {
		if !t.token() {
			return end, nil
		}
	}
	if t.shown == 0 {
		return end, nil
	}
	t.drop(to, end, "")
	return end, t.edits
}

// delimited finds the marks around a formula that opens at i: $…$, $$…$$, \(…\).
func delimited(text []rune, i int) (from, to, end int) {
	const longest = 80
	var shut string
	switch {
	case hasRunes(text, i, `\(`):
		from, shut = i+2, `\)`
	case hasRunes(text, i, `$$`):
		from, shut = i+2, `$$`
	case hasRunes(text, i, `$`) && (i == 0 || !latin(text[i-1])):
		from, shut = i+1, `$`
	default:
		return 0, 0, 0
	}
	others := 0
	for to = from; to < len(text) && to < from+longest; to++ {
		switch r := text[to]; {
		case hasRunes(text, to, shut):
			end = to + len(shut)
			if shut == "$" && end < len(text) && digit(text[end]) {
				return 0, 0, 0 // $30到$50
			}
			return from, to, end
		case r == '\\':
			to++ // \$ closes nothing
		case r == '，' || r == '。' || r == '；' || r == '：' || r == '、':
			return 0, 0, 0
		case r >= 0x2E80:
			if others++; others > 6 {
				return 0, 0, 0
			}
		}
	}
	return 0, 0, 0
}

func hasRunes(text []rune, i int, s string) bool {
	for _, r := range s {
		if i >= len(text) || text[i] != r {
			return false
		}
		i++
	}
	return true
}

// signs are the commands that print one character; an empty one prints none.
var signs = map[string]string{
	"times": "×", "div": "÷", "pm": "±", "cdot": "·", "sim": "~", "thicksim": "~", "approx": "≈",
	"leq": "≤", "le": "≤", "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥", "neq": "≠", "ne": "≠",
	"circ": "°", "degree": "°", "mu": "μ", "Omega": "Ω", "alpha": "α", "beta": "β", "gamma": "γ", "Delta": "Δ",
	"to": "→", "rightarrow": "→", "ldots": "…", "cdots": "…", "dots": "…", "prime": "′",
	"mathrm": "", "text": "", "textrm": "", "textbf": "", "mathbf": "", "mathit": "", "mathsf": "", "boldsymbol": "", "operatorname": "", "rm": "", "bf": "",
	"quad": "", "qquad": "", "left": "", "right": "", "displaystyle": "",
}

// superscripts are the characters for what stands raised.
var superscripts = map[rune]rune{'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '-': '⁻', '+': '⁺'}

// tex reads a formula token by token.
type tex struct {
	text  []rune // up to the closing mark
	at    int
	shown int // characters that are left
	edits []edit.Edit
}

func (t *tex) drop(s, e int, after string) {
	if s < e {
		t.edits = append(t.edits, edit.Edit{Start: s, End: e, After: after, Note: edit.Note{Kind: edit.Drop, Rule: "ingest/formula", Evidence: edit.Structure, Confidence: 1}})
	}
}

// token reads one token; false where it is not understood.
func (t *tex) token() bool {
	switch r := t.text[t.at]; r {
	case ' ', '~', '{', '}':
		t.drop(t.at, t.at+1, "")
		t.at++
	case '_':
		t.drop(t.at, t.at+1, "")
		t.at++
	case '^':
		return t.raised()
	case '\\':
		return t.command()
	default:
		if r == '$' || r == '&' || r == '#' {
			return false
		}
		t.at++
		t.shown++
	}
	return true
}

// command reads a command: \%, \times, \mathrm, \frac{1}{3}.
func (t *tex) command() bool {
	s := t.at
	e := s + 1
	for e < len(t.text) && latin(t.text[e]) && !digit(t.text[e]) {
		e++
	}
	if e == s+1 { // \% prints %, \, is a narrow space
		if e == len(t.text) {
			return false
		}
		switch r := t.text[e]; {
		case strings.ContainsRune(",;:! ", r):
			t.drop(s, e+1, "")
		case strings.ContainsRune("%$&#_{}", r):
			t.drop(s, e, "")
			t.shown++
		default:
			return false
		}
		t.at = e + 1
		return true
	}
	switch name := string(t.text[s+1 : e]); name {
	case "frac", "dfrac", "tfrac":
		return t.fraction(s, e)
	default:
		after, ok := signs[name]
		if !ok {
			return false
		}
		t.drop(s, e, after)
		t.shown += len(after)
	}
	t.at = e
	return true
}

// fraction reads \frac{1}{3}, numbers only, as 1/3.
func (t *tex) fraction(s, e int) bool {
	top, ok := t.group(e)
	if !ok {
		return false
	}
	bottom, ok := t.group(top + 1)
	if !ok {
		return false
	}
	t.drop(s, e+1, "")
	t.drop(top, top+2, "/")
	t.drop(bottom, bottom+1, "")
	t.at = bottom + 1
	t.shown += 3
	return true
}

// group returns where the group of digits that opens at i closes.
func (t *tex) group(i int) (end int, ok bool) {
	if i >= len(t.text) || t.text[i] != '{' {
		return 0, false
	}
	for j := i + 1; j < len(t.text); j++ {
		if t.text[j] == '}' {
			return j, j > i+1
		}
		if !digit(t.text[j]) {
			return 0, false
		}
	}
	return 0, false
}

// raised reads what stands raised: 10^{4}, m^2, 30^{\circ}.
func (t *tex) raised() bool {
	s := t.at
	from, to := s+1, s+2
	end := to
	if from < len(t.text) && t.text[from] == '{' {
		from++
		for to = from; to < len(t.text) && t.text[to] != '}'; to++ {
		}
		end = to + 1
	} else if hasRunes(t.text, from, `\circ`) {
		to = from + 5
		end = to
	}
	if end > len(t.text) || to <= from {
		return false
	}
	inner := strings.TrimSpace(string(t.text[from:to]))
	after := ""
	if inner == `\circ` {
		after = "°"
	} else {
		up, ok := superscript(inner)
		if !ok {
			return false
		}
		after = up
	}
	t.drop(s, end, after)
	t.at = end
	t.shown++
	return true
}

// superscript returns raised digits as characters: 4 is ⁴.
func superscript(s string) (string, bool) {
	var b strings.Builder
	for _, r := range s {
		up, ok := superscripts[r]
		if !ok {
			return "", false
		}
		b.WriteRune(up)
	}
	return b.String(), b.Len() > 0
}

// raisedMark says what raised text is, by what stands before it: the exponent of
// a number or a unit (10⁴, km²) as characters, or the mark of a footnote, which is
// no part of the text (增长①, 增长[2]). Other text stays.
func raisedMark(before rune, s string) (after string, ok bool) {
	s = strings.TrimSpace(s)
	if up, is := superscript(s); is && latin(before) {
		return up, true
	}
	mark := strings.Trim(s, "[]〔〕（）()*注")
	if n := len([]rune(mark)); n > 2 || n == 0 && s == "" {
		return "", false
	}
	for _, r := range mark {
		if !digit(r) && (r < '①' || r > '⑳') {
			return "", false
		}
	}
	return "", true
}
