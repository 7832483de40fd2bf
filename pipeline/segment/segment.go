package segment

import (
	"sync"

	"baoshu/pipeline/paper"
)

// A Result is what became of the lines of a file. Every character of every line
// stands in exactly one fragment: of a paragraph of an article, or loose.
type Result struct {
	Articles []*paper.Article
	Loose    []*paper.Fragment // furniture, duplicate, unplaced; with reason, score and runners-up
}

// File makes stories of the lines of a file, which must have been cleaned. It
// takes any text: an empty file gives an empty result.
func File(f *paper.File) Result {
	room := rooms.Get().(*[]rune)
	s := &sheet{file: f, room: (*room)[:0]}
	switch f.Format {
	case paper.Plain, paper.HTML:
		s.plain()
	case paper.Wrapped, paper.HOCR:
		s.wrapped()
	default:
		s.markdown()
	}
	r := s.result()
	if *room = s.room; cap(s.room) <= roomKept {
		rooms.Put(room)
	}
	return r
}

// rooms are for the characters of plain texts, which nothing keeps that a Result
// holds; roomKept is the most that is kept for the next.
var rooms = sync.Pool{New: func() any { return new([]rune) }}

const roomKept = 1 << 16

// A sheet is a file at work: its pieces in the order of the source, then its
// stories.
type sheet struct {
	file     *paper.File
	pieces   []*piece
	stories  []*story
	hard     bool // hard-wrapped lines
	indented bool // first lines of paragraphs are indented
	blocks   int
	ocr      bool     // the page at hand comes from OCR
	hangs    bool     // first lines of paragraphs lost their indent
	page     *topic   // the pairs of the whole file
	themes   []*topic // of each region
	fits     map[[2]int]float64
	room     []rune // of the units of a plain text
}

// put appends a piece and numbers it.
func (s *sheet) put(p *piece) *piece {
	p.order = len(s.pieces)
	s.pieces = append(s.pieces, p)
	return p
}
