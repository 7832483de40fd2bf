package repair

import (
	"unicode/utf8"

	"baoshu/pipeline/paper"
)

// A Suspicion is how much reason there is to think that a page holds errors of
// OCR or of a layout tool. It is found from marks and line ends alone, so that a
// text of rare words is not suspect for them.
type Suspicion struct {
	Chars int // characters that are not white space
	Odd   int // marks as only OCR leaves them: * ^ ` | beside a Chinese character, a bracket closed by another kind, -一
	Loose int // half-width marks after a Chinese character with a space behind, and straight quotation marks among curly ones, as OCR writes them
	Long  int // lines long enough to be part of a paragraph
	Ends  int // of these, those that stop in mid-sentence

	full, curly, straight int // full-width commas and stops, curly quotation marks, straight ones beside a Chinese character

	Noisy bool // the page comes from OCR
	Cut   bool // the page is cut up: lines stop in mid-sentence that should be paragraphs
}

// What makes a page suspect: this many odd marks and this rate; this many lines
// cut. A page of hard-wrapped lines that has scanLeast odd and loose marks was read
// by OCR, though too well to be noisy: of 38 pages that tesseract read 35 have so
// many, of 82 born digital none has more than two.
const (
	oddLeast   = 2
	oddRate    = 0.0006
	looseLeast = 3
	cutLeast   = 2
	longLine   = 30
	scanLeast  = 3
)

// Suspect reads a page and says how suspect it is.
func Suspect(p *paper.Page) Suspicion {
	var s Suspicion
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Mark == paper.MarkTable || l.Mark == paper.MarkImage {
			continue
		}
		s.read(l.Text.Raw())
		if l.Mark == paper.MarkNone {
			s.end(l.Text.Raw())
		}
	}
	s.settle()
	format := paper.Markdown
	if p.File != nil {
		format = p.File.Format
	}
	s.judge(format)
	return s
}

// settle counts straight quotation marks as loose where the text has curly ones
// too, and forgets loose marks where nothing else is full-width: there someone
// typed so.
func (s *Suspicion) settle() {
	if s.straight < s.curly {
		s.Loose += s.straight
	}
	if s.full <= s.Loose {
		s.Loose = 0
	}
}

// judge draws the conclusions. Lines that stop in mid-sentence tell of cuts only
// where a line should be a paragraph; in a text that no tool laid out they must
// be many.
func (s *Suspicion) judge(format paper.Format) {
	marks := float64(s.Odd) + 0.5*float64(min(s.Loose, 2*s.Odd+looseLeast))
	s.Noisy = format == paper.HOCR || (s.Odd >= oddLeast || s.Odd > 0 && s.Loose >= looseLeast) && marks >= oddRate*float64(s.Chars)
	switch format {
	case paper.Markdown:
		s.Cut = s.Ends >= cutLeast && s.Ends*50 >= s.Long
	case paper.Plain:
		s.Cut = s.Ends >= cutLeast && s.Ends*10 >= s.Long
	}
}

// scanned reports whether a page of the format was read by OCR.
func (s *Suspicion) scanned(format paper.Format) bool {
	return s.Noisy || format == paper.Wrapped && s.Odd+s.Loose >= scanLeast
}

// read counts the marks of a line. Bytes are read, not characters: what is
// looked for is ASCII and its neighbours.
func (s *Suspicion) read(t string) {
	var square, angle, round int // brackets open
	wide := func(i int) bool { return i >= 0 && i < len(t) && t[i] >= 0xE2 }
	// cjk tells whether the character that ends before byte i is of three bytes.
	cjk := func(i int) bool { return i >= 3 && wide(i-3) && t[i-1] < 0xC0 && t[i-1] >= 0x80 }
	for i := 0; i < len(t); i++ {
		b := t[i]
		if b >= 0x80 {
			if b < 0xC0 {
				continue
			}
			s.Chars++
			if b > 0xE3 && b < 0xEF && i+2 < len(t) && t[i+1]&0xC0 == 0x80 && t[i+2]&0xC0 == 0x80 {
				i += 2 // a character of three bytes and no mark, as most are
				continue
			}
			if b == 0xE2 && i+2 < len(t) && t[i+1] == 0x80 && (t[i+2] == 0x9C || t[i+2] == 0x9D) {
				s.curly++
			} else if b == 0xE3 && i+2 < len(t) && t[i+1] == 0x80 {
				switch t[i+2] {
				case 0x82: // 。
					s.full++
				case 0x88, 0x8A: // 〈 《
					angle++
				case 0x89, 0x8B: // 〉 》
					angle--
				}
			} else if b == 0xEF && i+2 < len(t) && t[i+1] == 0xBC {
				switch t[i+2] {
				case 0x8C: // ，
					s.full++
				case 0x88: // （
					round++
				case 0x89: // ）
					if round == 0 && angle > 0 {
						s.Odd++
						angle--
					} else {
						round--
					}
				}
			}
			continue
		}
		switch b {
		case ' ', '\t':
			continue
		case '*', '^', '`', '|', '\\', '{', '}':
			if cjk(i) && (wide(i+1) || i+1 == len(t)) && !(i > 0 && t[i-1] == b) {
				s.Odd++
			}
		case '"':
			if cjk(i) || wide(i+1) {
				s.straight++
			}
		case '[':
			square++
		case ']':
			if square > 0 {
				square--
			} else if cjk(i) {
				s.Odd++
			}
		case '(':
			round++
		case ')':
			if round > 0 {
				round--
			} else if angle > 0 {
				s.Odd++
				angle--
			}
		case '-':
			if i+3 < len(t) && t[i+1:i+4] == "一" {
				s.Odd++
			}
		case ',', ':', ';', '?', '.':
			if cjk(i) && i+1 < len(t) && t[i+1] == ' ' && wide(i+2) {
				s.Loose++
			}
		}
		s.Chars++
	}
}

// end counts a line that is long, and whether it stops in mid-sentence: in a
// character, a comma or the like.
func (s *Suspicion) end(t string) {
	if len(t) < 3*longLine {
		return
	}
	s.Long++
	r, _ := utf8.DecodeLastRuneInString(t)
	if han(r) || digit(r) || r == '，' || r == '、' || r == ',' || r == '“' || r == '（' || r == '《' {
		s.Ends++
	}
}
