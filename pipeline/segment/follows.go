package segment

import (
	"baoshu/pipeline/lm"
)

// Whether a line goes on with the paragraph of the line before.

// follows reports whether line b of a column, at at, goes on with the paragraph p,
// whose last line is a, and how sure that is.
func (w *widths) follows(p *piece, us []*unit, at int, fills []fill) (bool, float64) {
	a, b, fa, fb := us[at-1], us[at], fills[at-1], fills[at]
	switch a.class {
	case running, short, lead, note, caption:
	default:
		return false, 0
	}
	if fa == shortFill && len(b.rs) > 0 && isDigit(a.rs[len(a.rs)-1]) && isDigit(b.rs[0]) {
		return false, 0 // rows of a table
	}
	switch b.class {
	case running, short:
	case name, caption, credit, note:
		if b.class == caption && a.class == caption && fa != shortFill && ending(p.rs) == 0 && (b.rule == "caption/end" || b.rule == "caption/photo") {
			return true, 0.9 // its last line names the photographer
		}
		if fa == shortFill || ending(a.rs) > 0 || p.class != running && p.class != short || judge(p.rs, b.rs).Gain < 6 {
			return false, 0
		}
	default:
		return false, 0
	}
	if numberGoesOn(a.rs, b.rs) {
		return true, 0.95 // however short the line: 产值143.3 / 亿元
	}
	if w.exact && fa == shortFill && !(len(us) <= 4 && p.class == short) {
		return false, 0
	}
	full := fa == wholeFill || fa == firstFill && len(p.units) == 1
	end := ending(p.rs)
	if len(p.units) == 1 && p.class == short && fa == shortFill && end < 2 && b.class == short && fb == shortFill {
		return len(us) <= 4 && torn(p.rs, b.rs) > -6, 0.8 // two lines of a heading
	}
	switch {
	case midStart(b.rs) && (full || len(b.rs) < 4):
		return true, 0.95
	case !full && end == 2:
		return false, 0
	case indented(b, a, us) || reports(b.rs):
		return false, 0
	case full && (noted(p.rs) || len(p.units) == 1 && heads(a, b)):
		return false, 0
	case w.exact && full && end == 2 && fb == shortFill && b.class == short: // a heading
		return false, 0
	case full && w.indented:
		g := judge(p.rs, b.rs).Gain
		return g > -20, sure(g + 10)
	case w.hangs && end == 0 && fb == wholeFill && len(p.units) > 1 && fa != shortFill:
		return true, sure(judge(p.rs, b.rs).Gain + 12) // first lines are narrower; what was lost at the line end reads badly on
	case w.hangs && end == 0 && fb == wholeFill && len(p.units) > 1 && w.local(us, at)-a.wide <= 8 && judge(p.rs, b.rs).Gain > -8:
		return true, 0.8 // OCR lost the end of the line
	case full && end < 2:
		g := judge(p.rs, b.rs).Gain
		if len(p.units) == 1 && p.class == short && clause(p.rs) < 4 && opens(b.rs) > 2.5 && torn(p.rs, b.rs) < -7 {
			return false, 0 // a headline that happens to fill the column
		}
		return g > -8, sure(g)
	case full:
		g := judge(p.rs, b.rs).Gain
		if w.hangs {
			switch {
			case fb == firstFill && ending(b.rs) < 2:
				return false, 0
			case fb == wholeFill:
				return g > -12, sure(g + 12)
			}
			return g > 0, sure(g + 8)
		}
		return g > fullStop(len(p.rs), ahead(us, at, fills)), sure(g + 8)
	case p.class == short && len(p.units) == 1 && w.hangs && fb == wholeFill && end == 0 && b.wide-a.wide < 20 && judge(p.rs, b.rs).Fit > 0:
		return true, 0.8 // a line that ends before a word too long for it
	case p.class == short && len(p.units) == 1 && w.hangs && fb == wholeFill && end == 0 && hasRune(a.rs, '，') && b.wide-a.wide <= 10 && opens(b.rs) < 2.5:
		return true, 0.7 // OCR misread a character at the break, or lost it
	case p.class == short && len(p.units) == 1 && (w.near(a.wide)-a.wide > 8 || b.wide > a.wide+8 && clause(p.rs) < 5): // a heading before its text
		return false, 0
	}
	g := judge(p.rs, b.rs).Gain
	return g > 14, sure(g - 10)
}

// heads reports whether a line is a headline with a note in brackets (（附图片1张）).
func heads(a, b *unit) bool {
	if a.class != short || midStart(b.rs) {
		return false
	}
	n := len(a.rs)
	return (a.rs[n-1] == '）' || a.rs[n-1] == ')') && hasRune(a.rs, '（', '(') && !onlyBracket(a.rs)
}

// fullStop is the gain from which a line that fills the column and ends a sentence
// is read on, n characters into its paragraph and m before a line that surely ends
// one. Paragraphs end at the end of a line as often as other sentences do; but of
// the sentences that end within 50 characters one in six ends the paragraph, of
// those that end later two in five, and paragraphs of 25 to 50 characters are rare.
// Counted on 236,000 ends of sentences of a newspaper and of broadcast news: the
// model alone is wrong in 32 and 28 of a hundred, with this in 24 and 25.
func fullStop(n, m int) float64 {
	g := -1.0
	switch {
	case n < 50:
		g = -3
	case n < 75:
		g = -1.5
	}
	switch {
	case m >= 25 && m < 50:
		g -= 2
	case m >= 100:
		g += 0.3
	}
	return g
}

// ahead counts the characters from line at of a column up to the next that ends
// before the column does, or to the column's end.
func ahead(us []*unit, at int, fills []fill) int {
	n := 0
	for i := at; i < len(us) && n < 200; i++ {
		n += len(us[i].rs)
		if fills[i] == shortFill {
			break
		}
	}
	return n
}

// noted reports whether a text ends with a note in brackets behind its last
// sentence: who wrote it, took the picture or where it came from. Nine in ten times
// the paragraph ends there too.
func noted(rs []rune) bool {
	n := len(rs)
	if n < 5 || rs[n-1] != '）' && rs[n-1] != ')' {
		return false
	}
	for i := n - 2; i > 0 && i > n-18; i-- {
		switch rs[i] {
		case '（', '(':
			return (rs[i-1] == '。' || rs[i-1] == '！' || rs[i-1] == '？') && n-i > 3 && han(rs[i+1])
		case '。', '）', ')', '，':
			return false
		}
	}
	return false
}

// indented reports whether line b is indented where its neighbours are not: the
// first line of a paragraph.
func indented(b, a *unit, us []*unit) bool {
	if b.indent < 2 || b.indent <= a.indent && a.indent < 2 {
		return false
	}
	least := b.indent
	for _, u := range us {
		least = min(least, u.indent)
	}
	return b.indent-least >= 2 && b.indent-least <= 8
}

// opens returns what speaks for a text beginning a paragraph, in bits.
func opens(rs []rune) float64 {
	m := lm.Default()
	if len(rs) == 0 || midStart(rs) {
		return -20
	}
	gain := 0.0
	start, alone := lm.State{}, lm.Unknown()
	for _, r := range rs[:min(3, len(rs))] {
		var a, b float32
		a, alone = m.Next(alone, r)
		b, start = m.Next(start, r)
		gain += float64(a - b)
	}
	return gain
}

// numberGoesOn reports whether a line of text ends with a number whose unit begins the
// next: what nothing else begins with.
func numberGoesOn(a, b []rune) bool {
	if len(a) < 8 || len(b) < 2 || !isDigit(a[len(a)-1]) || commas(a) == 0 && !hasRune(a, '。') {
		return false
	}
	switch b[0] {
	case '亿', '%', '％', '‰':
		return true
	case '万':
		return hasRune(b[1:2], '元', '人', '吨', '亩', '户', '辆', '台', '平', '件', '个', '家', '千', '亿', '美')
	case '个', '家', '项', '户', '人', '元', '吨', '亩', '件', '台', '辆', '套', '所', '条', '名', '座', '处':
		return hasRune(b[1:2], '，', '。', '、', '；', ',', ';') || b[0] == '个' && b[1] == '百'
	}
	return false
}
