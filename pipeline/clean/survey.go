package clean

import (
	"strings"
	"unicode/utf8"

	"baoshu/pipeline/paper"
)

// A Survey counts what tells how a text is set. Counts of lines add up to those
// of the file.
type Survey struct {
	Han         int // Chinese characters
	Traditional int // characters that only traditional text has
	Simplified  int // characters that only simplified text has
	Half        int // half-width , ; : ? ! beside a Chinese character
	Full        int // their full-width twins
	Loose       int // half-width marks beside a Chinese character with a space: no one types so, OCR reads so
	Spaced      int // Chinese character, space, digit; or the other way round
	Tight       int // the same without the space
}

func (s *Survey) add(o Survey) {
	s.Han += o.Han
	s.Traditional += o.Traditional
	s.Simplified += o.Simplified
	s.Half += o.Half
	s.Full += o.Full
	s.Loose += o.Loose
	s.Spaced += o.Spaced
	s.Tight += o.Tight
}

// What a line may need.
const (
	needFix    = 1 << iota // it holds characters that are replaced wherever they stand
	needScript             // it holds characters that t2s may change
	needHalf               // it holds half-width marks
	needQuote              // straight quotes, or curly ones that look the wrong way
	needRun                // runs of dots or dashes
	needSpace              // spaces
	needCorner             // corner brackets
)

// look counts what a line holds and says what it may need.
func (c *classes) look(s string) (sv Survey, need int) {
	var run marksRun
	for i := 0; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			need |= c.ascii(s, i, &sv, &run)
			i++
			continue
		}
		var r rune
		n := 3
		if b >= 0xE1 && b < 0xF0 && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 {
			r = rune(b&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F)
		} else {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		bits := c.of(r)
		if i += n; bits == isHan { // as most are
			sv.Han++
			continue
		}
		sv.Traditional += int(bits & isTrad)
		sv.Simplified += int(bits & isSimp >> 1)
		sv.Full += int(bits & isFull >> 4)
		sv.Han += int(bits & isHan >> 5)
		if bits&(isFixed|isConv|isOdd) != 0 {
			need |= c.odd(s, i-n, n, r, bits)
		}
	}
	return sv, need
}

// firstOfHan reports whether b begins a Chinese character of three bytes. Marks are
// none: rules change them, and what a text is set like must not hang on that.
func firstOfHan(b byte) bool { return b >= 0xE4 && b <= 0xE9 }

// ascii looks at an ASCII character.
func (c *classes) ascii(s string, i int, sv *Survey, run *marksRun) int {
	b := s[i]
	before := i > 2 && s[i-1] >= utf8.RuneSelf && firstOfHan(s[i-3])
	after := i+1 < len(s) && firstOfHan(s[i+1])
	switch b {
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		if before {
			sv.Tight++
		}
		if after {
			sv.Tight++
		}
	case ',', ';', ':', '?', '!':
		if run.end <= i {
			*run = c.beside(s, i)
		}
		if run.chinese {
			sv.Half++
			if i+1 < len(s) && s[i+1] == ' ' || i > 0 && s[i-1] == ' ' {
				sv.Loose++
			}
		}
		return needHalf
	case '(', ')':
		if b == ')' && i+2 < len(s) && s[i+1] == ' ' && s[i+2] >= 0xE0 || b == '(' && i > 1 && s[i-1] == ' ' && s[i-2] >= utf8.RuneSelf {
			sv.Loose++
		}
		return needHalf
	case ' ':
		if i > 0 && i+1 < len(s) && (before && s[i+1] >= '0' && s[i+1] <= '9' || after && s[i-1] >= '0' && s[i-1] <= '9') {
			sv.Spaced++
		}
		return needSpace
	case '"', '\'':
		return needQuote
	case '.', '-':
		if i > 0 && s[i-1] == b {
			return needRun
		}
	case '\t', 0x7F:
		return needFix
	default:
		if b < 0x20 {
			return needFix
		}
	}
	return 0
}

// A marksRun is a run of neutral marks, and whether Chinese stands beside it; what
// is true of one of its marks is of all.
type marksRun struct {
	end     int
	chinese bool
}

// beside reports whether the nearest character before or after the mark at i that
// is not neutral is Chinese, and where the marks from i on end.
func (c *classes) beside(s string, i int) (run marksRun) {
	for k := i; k > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:k])
		if k -= n; !among(r, neutral) {
			run.chinese = c.cjk(r)
			break
		}
	}
	for run.end = i + 1; run.end < len(s); {
		r, n := utf8.DecodeRuneInString(s[run.end:])
		if !among(r, neutral) {
			run.chinese = run.chinese || c.cjk(r)
			break
		}
		run.end += n
	}
	return run
}

// odd looks at a character that some rule may change.
func (c *classes) odd(s string, i, n int, r rune, bits uint8) (need int) {
	if bits&isFixed != 0 {
		need |= needFix
	}
	if bits&isConv != 0 {
		need |= needScript
	}
	if bits&isOdd == 0 {
		return need
	}
	switch r {
	case '“', '‘':
		if next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[i+n:], " ")); among(next, afterClosing+",:;?!)") {
			need |= needQuote
		}
	case '”', '’':
		if before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:i], " ")); among(before, "：（:(") {
			need |= needQuote
		}
	case '「', '」', '『', '』':
		need |= needCorner
	case '—', '–', '―', '─':
		if !dashed(s, i) {
			need |= needRun
		}
	}
	return need
}

// dashed reports whether the dash at i is one of a —— that stands alone, or a
// single —: nothing to do.
func dashed(s string, i int) bool {
	const dash = "—"
	start, end := i, i
	for strings.HasSuffix(s[:start], dash) {
		start -= len(dash)
	}
	for strings.HasPrefix(s[end:], dash) {
		end += len(dash)
	}
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return end-start > 0 && end-start <= 2*len(dash) && !among(before, "-–―─") && !among(after, "-–―─")
}

// A style is how a file is set, as far as rules ask.
type style struct {
	traditional bool // the file as a whole
	half        bool // its marks are half-width throughout
	ocr         bool
	spaced      bool // it sets spaces round its numbers
}

// styleOf judges the counts of a file.
func styleOf(f paper.Format, s Survey) style {
	st := style{
		traditional: s.Traditional >= 2 && s.Traditional > 2*s.Simplified,
		half:        s.Half >= 2 && s.Half > 2*s.Full,
		spaced:      s.Spaced >= 4 && s.Spaced > s.Tight,
	}
	if f == paper.Wrapped || f == paper.HOCR {
		st.ocr = s.Loose >= 3 && s.Loose*1000 >= s.Han
	}
	return st
}

// script says whether a line is traditional. In a traditional file it is, unless
// its own characters say otherwise by a majority; in a simplified one it must be
// plainly and wholly so, for simplified text holds names such as 钟鎮濤 and
// titles in old characters that are right as they stand.
func (st style) script(s Survey) bool {
	if st.traditional {
		return s.Simplified <= s.Traditional
	}
	return s.Traditional >= 6 && s.Traditional > 8*s.Simplified && s.Traditional*5 >= s.Han
}
