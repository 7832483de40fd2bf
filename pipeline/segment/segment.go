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
	room := rooms.Get().(*workroom)
	s := &sheet{file: f, room: room}
	switch f.Format {
	case paper.Plain, paper.HTML:
		s.plain()
	case paper.Wrapped, paper.HOCR:
		s.wrapped()
	default:
		s.markdown()
	}
	r := s.result()
	if cap(room.runes) <= runesKept && cap(room.units) <= unitsKept {
		room.clear()
		rooms.Put(room)
	}
	return r
}

// A workroom is what a plain text is taken apart in: nothing keeps any of it that a Result
// holds, so the next text is taken apart in it too.
type workroom struct {
	runes  []rune
	units  []unit
	refs   []*unit
	pieces []piece
	list   []*piece
}

var rooms = sync.Pool{New: func() any { return new(workroom) }}

// The most that is kept for the next text.
const (
	runesKept = 1 << 16
	unitsKept = 1 << 10
)

// lines makes room for n lines, each a unit and a piece.
func (r *workroom) lines(n int) {
	if cap(r.units) < n {
		r.units, r.refs, r.pieces, r.list = make([]unit, n), make([]*unit, n), make([]piece, n), make([]*piece, 0, n)
	}
	r.units, r.refs, r.pieces = r.units[:n], r.refs[:n], r.pieces[:n]
}

// clear lets go of the text.
func (r *workroom) clear() {
	clear(r.units)
	clear(r.refs)
	clear(r.pieces)
	clear(r.list[:cap(r.list)])
	r.runes = r.runes[:0]
}

// A sheet is a file at work: its pieces in the order of the source, then its
// stories.
type sheet struct {
	file     *paper.File
	pieces   []*piece
	stories  []*story
	hard     bool // hard-wrapped lines
	indented bool // first lines of paragraphs are indented
	blocks   int
	ocr      bool         // the page at hand comes from OCR
	hangs    bool         // first lines of paragraphs lost their indent
	decks    map[int]bool // which decks there are, where boxes tell
	under    int          // how many groups of decks and columns were counted
	page     *topic       // the pairs of the whole file
	themes   []*topic     // of each region
	fits     map[[2]int]float64
	room     *workroom // of a plain text
}

// put appends a piece and numbers it.
func (s *sheet) put(p *piece) *piece {
	p.order = len(s.pieces)
	s.pieces = append(s.pieces, p)
	return p
}
