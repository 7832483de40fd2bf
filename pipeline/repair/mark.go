package repair

import "baoshu/pipeline/lexicon"

// counterpart returns the mark that closes an opening bracket, 0 for others.
func counterpart(r rune) rune {
	switch r {
	case '（':
		return '）'
	case '(':
		return ')'
	case '《':
		return '》'
	case '〈':
		return '〉'
	case '<':
		return '>'
	}
	return 0
}

func roundClose(r rune) bool { return r == '）' || r == ')' }

func angleClose(r rune) bool { return r == '》' || r == '〉' }

// bracketReach is the longest text between two brackets that is looked over,
// bracketSure by how many bits one kind of bracket must read better; closerCounts
// and singleAngle are what the marks themselves say for the kind that closes.
const (
	bracketReach = 30
	bracketSure  = 3.0
	closerCounts = 2.0
	singleAngle  = 6.0
)

// bracket finds brackets that open as one kind and close as another. Which of
// the two was misread the model decides, from what stands beside them.
func (r *room) bracket(text []rune) []proposal {
	var out []proposal
	for i := 0; i < len(text); i++ {
		open := text[i]
		if counterpart(open) == 0 {
			continue
		}
		j := i + 1
		for j < len(text) && j-i <= bracketReach && counterpart(text[j]) == 0 && !roundClose(text[j]) && !angleClose(text[j]) {
			j++
		}
		if j >= len(text) || j-i > bracketReach || j == i+1 {
			continue
		}
		round := open == '（' || open == '('
		switch {
		case !round && roundClose(text[j]):
		case round && angleClose(text[j]):
		default:
			continue
		}
		asRound := r.enclosed(text, i, j, '（', '）')
		asTitle := r.enclosed(text, i, j, '《', '》')
		if !round {
			// The two marks of a misread pair were read apart: the one that closes is
			// plain, and 〈 alone is hardly ever printed.
			asRound -= closerCounts
			if open == '〈' || open == '<' {
				asRound -= singleAngle
			}
		}
		p := proposal{confidence: sure(abs(asRound - asTitle)), suggest: abs(asRound-asTitle) < bracketSure}
		switch {
		case asRound < asTitle && round:
			p.start, p.end, p.after = j, j+1, "）"
		case asRound < asTitle:
			p.start, p.end, p.after = i, i+1, "（"
		case round:
			p.start, p.end, p.after = i, i+1, "《"
		default:
			p.start, p.end, p.after = j, j+1, "》"
		}
		out = append(out, p)
		i = j
	}
	return out
}

// enclosed returns the cost of the brackets open and close at i and j, and of
// what they stand next to.
func (r *room) enclosed(text []rune, i, j int, open, close rune) float64 {
	var w [3]rune
	head := append(append(w[:0], open), text[i+1:min(i+3, j)]...)
	cost := r.m.Run(text[max(0, i-2):i], head)
	tail := append(append(w[:0], close), text[j+1:min(j+3, len(text))]...)
	return cost + r.m.Run(text[max(i+1, j-2):j], tail)
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

// openQuote reports whether a quotation is open at the end of the text, given
// whether one was at its start.
func openQuote(text []rune, open bool) bool {
	for _, x := range text {
		switch x {
		case '“':
			open = true
		case '”':
			open = false
		}
	}
	return open
}

func pauses(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '！', '？', '）', '》', '”':
		return true
	}
	return false
}

// quote finds stray marks that stand where a quotation must close or open.
func (r *room) quote(text []rune) []proposal {
	var out []proposal
	open := r.quoted
	for i, x := range text {
		switch x {
		case '“':
			open = true
		case '”':
			open = false
		case '*', '^', '`', '"', '＊', '＂':
			before, after := at(text, i-1), at(text, i+1)
			if before == x || after == x || before < 0x80 && before != 0 || after < 0x80 && after != 0 {
				continue
			}
			switch {
			case open && after == '”': // the same mark read twice
				out = append(out, proposal{start: i, end: i + 1, confidence: 0.9})
			case open && i > 0 && (pauses(after) || after == 0 || han(after)):
				// Before a character of the sentence it may be more than a mark that was lost.
				out = append(out, proposal{start: i, end: i + 1, after: "”", confidence: 0.9, suggest: !pauses(after)})
				open = false
			case !open && han(after) && !han(before) && closesNext(text[i+1:]):
				out = append(out, proposal{start: i, end: i + 1, after: "“", confidence: 0.9})
				open = true
			}
		}
	}
	return out
}

// closesNext reports whether the next quotation mark in text closes.
func closesNext(text []rune) bool {
	for _, x := range text {
		switch x {
		case '“':
			return false
		case '”':
			return true
		}
	}
	return false
}

// dot finds stray marks between the parts of a foreign name.
func (r *room) dot(text []rune) []proposal {
	var out []proposal
	for i, x := range text {
		switch x {
		case '.', '`', '’', '‘', '\'', '*', '：', ':', '•':
		default:
			continue
		}
		before, after := r.foreign(text, i-1, -1), r.foreign(text, i+1, 1)
		if before < 2 || after < 1 || before < 4 && after < 2 { // 丹尼尔·哈丁, 弗拉基米尔·普京
			continue
		}
		p := proposal{start: i, end: i + 1, after: "·", confidence: 0.9}
		if x == '：' || x == ':' {
			// A speaker and what he says: the model must prefer the name.
			with := append([]rune{'·'}, text[i+1:min(i+3, len(text))]...)
			as := append([]rune{x}, text[i+1:min(i+3, len(text))]...)
			left := text[max(0, i-2):i]
			p.suggest = r.m.Run(left, with)+4 > r.m.Run(left, as)
			p.confidence = 0.8
		}
		out = append(out, p)
	}
	return out
}

// foreign returns how many characters that foreign names are written with stand
// at i and on in the direction of step.
func (r *room) foreign(text []rune, i, step int) int {
	n := 0
	for r.w.translit[at(text, i)] {
		n++
		i += step
	}
	return n
}

// dash finds dashes read as a hyphen and 一, or between Arabic digits as 一.
func (r *room) dash(text []rune) []proposal {
	var out []proposal
	for i := 0; i+1 < len(text); i++ {
		if lexicon.Stroke(text, i) {
			out = append(out, proposal{start: i, end: i + 1, after: "—", confidence: 0.95})
		}
		if text[i] != '-' || text[i+1] != '一' {
			continue
		}
		before := at(text, i-1)
		if before < 0x80 && before != 0 || at(text, i+2) == 0 {
			continue
		}
		left, next := text[max(0, i-2):i], text[i+2:min(i+4, len(text))]
		dash := r.m.Run(left, append([]rune("——"), next...))
		one := r.m.Run(left, append([]rune("一"), next...))
		out = append(out, proposal{start: i, end: i + 2, after: "——", confidence: 0.9, suggest: dash > one+6})
		i++
	}
	return out
}
