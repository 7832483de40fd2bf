package clean

import (
	"slices"

	"baoshu/pipeline/edit"
)

// spaces takes out the spaces that Chinese is not set with:
//
//	道路” 。 “ 新           before a closing mark, behind an opening one
//	， 新版                  one space behind a comma, a stop or a colon
//	如约而来； 话剧 ） 2025   round any full-width mark, in OCR text
//	增长17. 7%  17 .7%  6 %   inside a number, where what stands round it allows no other reading
//	近 4000 家               round numbers, in text that sets them so throughout
//	衔 接 学校教育 与 职场      between characters, in OCR text that is full of them
//	其 中 出 口 增 长 2 %      in a line of running text that is spaced out throughout
//
// The space between Chinese words stays: 辛 阳, a headline's halves, a list of
// names are printed so.
func (w *washer) spaces() []edit.Edit {
	var out []edit.Edit
	spread := w.spread()
	scattered := spread || w.style.ocr && w.scattered()
	for i := 0; i < len(w.runes); {
		if w.runes[i] != ' ' {
			i++
			continue
		}
		j := i + 1
		for j < len(w.runes) && w.runes[j] == ' ' {
			j++
		}
		if p, n := w.at(i-1), w.at(j); p != 0 && n != 0 {
			if rule, sure := w.needless(i, j, p, n); rule != "" {
				out = append(out, space(i, j, rule, sure))
			} else if scattered && j == i+1 && w.c.han(p) && w.c.han(n) {
				out = append(out, space(i, j, "clean/scattered", 0.8))
			} else if spread && j == i+1 && (w.c.cjk(p) || w.c.cjk(n)) && !latin(p) && !latin(n) {
				out = append(out, space(i, j, "clean/scattered", 0.8))
			}
		}
		i = j
	}
	return out
}

func space(s, e int, rule string, confidence float64) edit.Edit {
	return edit.Edit{Start: s, End: e,
		Note: edit.Note{Kind: edit.Space, Rule: rule, Evidence: edit.Structure, Confidence: confidence}}
}

// needless names the rule by which the space [i, j) between p and n is no part of
// the text, "" where it is.
func (w *washer) needless(i, j int, p, n rune) (rule string, confidence float64) {
	one := j == i+1
	switch {
	case one && among(n, closingMarks) && n != '”' && n != '’' && (w.c.cjk(p) || digit(p) || p == '%'),
		one && (n == '”' || n == '’') && w.c.cjk(p) && w.closes(j),
		one && among(p, openingMarks) && w.c.cjk(n):
		return "clean/space", 0.95
	case one && among(p, "，、；：。") && (w.c.cjk(n) || digit(n)):
		return "clean/space", 0.95
	case w.style.ocr && one && (w.full(p) || w.full(n)):
		return "clean/space", 0.9
	case one && n == '%' && digit(p):
		return "clean/number", 0.95
	case one && w.decimal(i, p, n):
		return "clean/number", 0.9
	case one && w.style.spaced && (w.c.han(p) && digit(n) || w.c.han(n) && (digit(p) || p == '%')):
		return "clean/spaced", 0.9
	}
	return "", 0
}

// full reports whether r is a full-width mark that is set close.
func (w *washer) full(r rune) bool { return among(r, closingMarks+openingMarks) }

// closes reports whether the closing quote at i has its opening one in the line.
func (w *washer) closes(i int) bool {
	open, closed := '“', '”'
	if w.runes[i] == '’' {
		open, closed = '‘', '’'
	}
	depth := 0
	for _, r := range w.runes[:i] {
		switch r {
		case open:
			depth++
		case closed:
			depth--
		}
	}
	return depth > 0
}

// decimal reports whether the space at i stands at the point of a decimal: digits
// on both sides of the point, a Chinese character before the whole, and a percent
// sign or a character behind it. 1. 5个 at the head of a line or sentence is an
// item of a list.
func (w *washer) decimal(i int, p, n rune) bool {
	var s, e int
	switch {
	case p == '.' && digit(n):
		s, e = i-1, i+1
	case n == '.' && digit(p) && digit(w.at(i+2)):
		s, e = i, i+2
	default:
		return false
	}
	start := s
	for start > 0 && digit(w.at(start-1)) {
		start--
	}
	end := e
	for digit(w.at(end)) {
		end++
	}
	before, after := w.at(start-1), w.at(end)
	if before == ' ' && w.style.spaced {
		before = w.at(start - 2) // a space that goes too
	}
	if x := w.at(end + 1); after == ' ' && (x == '%' || w.style.spaced && w.c.han(x) || among(x, afterClosing)) {
		after = x
	}
	if start == s || !w.c.han(before) && !among(before, "-—~～") {
		return false
	}
	return after == '%' || w.c.han(after) || among(after, afterClosing)
}

// spread reports whether the line is running text spaced out letter by letter, as
// justified lines come out of PDF: a dozen joints and more, nearly all of them
// with a space, or in a narrow column a few, all of them, in a line with a comma or
// stop. Other short lines are letter-spaced headings and stay.
func (w *washer) spread() bool {
	gaps, joints := 0, 0
	for i := range w.runes {
		if r := w.runes[i]; w.c.cjk(r) {
			if w.c.cjk(w.at(i + 1)) {
				joints++
			} else if w.at(i+1) == ' ' && w.at(i+2) != ' ' && w.at(i+2) != 0 {
				joints++
				gaps++
			}
		}
	}
	return gaps >= 10 && gaps*5 >= joints*4 || gaps >= 4 && gaps == joints && slices.ContainsFunc(w.runes, func(r rune) bool { return among(r, "，。；") })
}

// scattered reports whether the line is strewn with spaces as OCR strews them:
// pieces of one character beside pieces of five and more. A letter-spaced heading
// has only the former, a list of names neither.
func (w *washer) scattered() bool {
	gaps, joints, short, long, run := 0, 0, 0, 0, 0
	end := func() {
		switch {
		case run == 1:
			short++
		case run >= 5:
			long++
		}
		run = 0
	}
	for i, r := range w.runes {
		if w.c.cjk(r) {
			if run > 0 {
				joints++
			}
			run++
			continue
		}
		if r == ' ' && w.c.han(w.at(i-1)) && w.c.han(w.at(i+1)) {
			gaps++
		}
		end()
	}
	end()
	return gaps >= 3 && short >= 2 && long >= 1 && gaps*8 >= joints
}
