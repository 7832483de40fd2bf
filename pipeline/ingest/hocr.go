package ingest

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

func unescape(s string) string { return html.UnescapeString(s) }

// A tokens walks the tags of a page and knows where each stands.
type tokens struct {
	z     *html.Tokenizer
	start int // of the token
	end   int
}

func tokenize(text string) *tokens {
	return &tokens{z: html.NewTokenizer(strings.NewReader(text))}
}

func (t *tokens) next() html.TokenType {
	tt := t.z.Next()
	t.start = t.end
	t.end += len(t.z.Raw())
	return tt
}

// attr returns the tag's name and the values of class and title.
func (t *tokens) attr() (tag, class, title string) {
	name, more := t.z.TagName()
	tag = string(name)
	for more {
		var k, v []byte
		k, v, more = t.z.TagAttr()
		switch string(k) {
		case "class":
			class = string(v)
		case "title":
			title = string(v)
		}
	}
	return
}

// A word of hOCR.
type ocrWord struct {
	text       string
	start, end int // in the decoded text
	box        *paper.Box
}

// hocrReader puts the words of a page together again.
type hocrReader struct {
	b     builder
	place func(int) int
	line  paper.Line
	words []ocrWord
	in    bool // inside a line
	no    int
	gap   int
}

// readHOCR reads hOCR: ocr_page is a page, ocr_carea and ocr_par leave a gap,
// ocr_line (ocr_header, ocr_caption, ocr_textfloat) is a line with its box. The
// text of a line is its words; the file puts white space between all of them, so
// a space is put back only where Latin words meet or the boxes leave room. The
// span of a line is from its first word to its last, tags between them included.
func readHOCR(f *paper.File, text string, place func(int) int) {
	h := hocrReader{b: builder{file: f}, place: place}
	t := tokenize(text)
	depth, lineDepth, wordDepth := 0, -1, -1
	var word ocrWord
	for {
		switch tt := t.next(); tt {
		case html.ErrorToken:
			h.endLine()
			return
		case html.StartTagToken:
			tag, class, title := t.attr()
			if void(tag) {
				continue
			}
			depth++
			switch class {
			case "ocr_page":
				h.endLine()
				h.b.newPage()
				h.gap = 0
			case "ocr_carea", "ocr_par":
				h.endLine()
				h.gap = 1
				lineDepth = -1
			case "ocr_line", "ocrx_line", "ocr_header", "ocr_caption", "ocr_textfloat":
				h.endLine()
				h.begin(bbox(title))
				lineDepth = depth
			case "ocrx_word", "ocr_word":
				word = ocrWord{box: bbox(title), start: -1}
				wordDepth = depth
			}
		case html.EndTagToken:
			if tag, _, _ := t.attr(); void(tag) {
				continue
			}
			if depth == wordDepth {
				h.add(word)
				wordDepth = -1
			}
			if depth == lineDepth {
				h.endLine()
				lineDepth = -1
			}
			depth--
		case html.TextToken:
			from, to := t.start, t.end
			s := string(t.z.Text())
			if strings.TrimSpace(s) == "" || !h.in {
				continue
			}
			from, _ = skipLines(text, from, to)
			to = trimLines(text, from, to)
			if wordDepth >= 0 {
				if word.start < 0 {
					word.start = from
				}
				word.end = to
				word.text += strings.TrimSpace(s)
			} else {
				h.add(ocrWord{text: strings.Join(strings.Fields(s), " "), start: from, end: to})
			}
		}
	}
}

func skipLines(text string, from, to int) (int, int) {
	for from < to && (text[from] <= ' ') {
		from++
	}
	return from, 0
}

func trimLines(text string, from, to int) int {
	for to > from && text[to-1] <= ' ' {
		to--
	}
	return to
}

func void(tag string) bool {
	switch tag {
	case "br", "img", "meta", "link", "hr", "input", "wbr", "col", "base", "area", "source", "embed":
		return true
	}
	return false
}

func (h *hocrReader) begin(box *paper.Box) {
	h.no++
	h.in = true
	h.words = h.words[:0]
	h.line = paper.Line{No: h.no, Gap: h.gap, Box: box}
}

func (h *hocrReader) add(w ocrWord) {
	if h.in && w.text != "" && w.start >= 0 {
		h.words = append(h.words, w)
	}
}

func (h *hocrReader) endLine() {
	if !h.in {
		return
	}
	h.in = false
	if len(h.words) == 0 {
		return
	}
	h.gap = 0
	var s strings.Builder
	at, fill := 0, h.fill()
	for i, w := range h.words {
		if i > 0 && apart(h.words[i-1], w, h.line.Box, fill) {
			s.WriteByte(' ')
			at++
		}
		if s.WriteString(w.text); w.box != nil {
			h.line.Words = append(h.line.Words, paper.Word{At: at, Start: h.place(w.start), End: h.place(w.end), X0: w.box.X0, X1: w.box.X1})
		}
		at += edit.Count(w.text)
	}
	h.line.Start = h.place(h.words[0].start)
	h.line.End = h.place(h.words[len(h.words)-1].end)
	h.line.Text = edit.New(s.String())
	h.b.add(h.line)
}

// fill returns the room that most Chinese characters of the line stand apart, 0 where that
// cannot be told: a narrow line is filled up with it, and then it is no space
// (占 我国外贸 总 值). Boxes that touch are the reader's cuts and tell nothing.
func (h *hocrReader) fill() float32 {
	if h.line.Box == nil {
		return 0
	}
	var rooms []float32
	for i := 1; i < len(h.words); i++ {
		a, b := h.words[i-1], h.words[i]
		if a.box == nil || b.box == nil || !unicode.Is(unicode.Han, lastRune(a.text)) || !unicode.Is(unicode.Han, firstRune(b.text)) {
			continue
		}
		if room := b.box.X0 - a.box.X1; room > 0.1*(h.line.Box.Y1-h.line.Box.Y0) {
			rooms = append(rooms, room)
		}
	}
	if len(rooms) < 2 {
		return 0
	}
	slices.Sort(rooms)
	return rooms[(len(rooms)-1)/2]
}

// apart reports whether a space is printed between two words: both are Latin, or
// their boxes are more than two thirds of the line's height apart (a character's width is about the
// height, and letters of one word stand closer), and a third of it farther than the line is
// filled.
func apart(a, b ocrWord, line *paper.Box, fill float32) bool {
	last, first := lastRune(a.text), firstRune(b.text)
	if latin(last) && latin(first) {
		return true
	}
	if a.box == nil || b.box == nil || line == nil || wideMark(last) || wideMark(first) {
		return false // a full-width mark brings its own room
	}
	high := line.Y1 - line.Y0
	return b.box.X0-a.box.X1 > max(0.7*high, fill+0.3*high)
}

func wideMark(r rune) bool {
	return strings.ContainsRune("，。、；：？！（）《》〈〉“”‘’【】「」『』…—", r)
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func lastRune(s string) (last rune) {
	for _, r := range s {
		last = r
	}
	return
}

// bbox reads `bbox x0 y0 x1 y1` from the title of an element.
func bbox(title string) *paper.Box {
	i := strings.Index(title, "bbox ")
	if i < 0 {
		return nil
	}
	var v [4]float32
	fields := strings.FieldsFunc(title[i+5:], func(r rune) bool { return r == ' ' || r == ';' })
	if len(fields) < 4 {
		return nil
	}
	for k := range v {
		x, err := strconv.ParseFloat(fields[k], 32)
		if err != nil {
			return nil
		}
		v[k] = float32(x)
	}
	return &paper.Box{X0: v[0], Y0: v[1], X1: v[2], Y1: v[3]}
}
