package paper

import "baoshu/pipeline/edit"

// A Format is how the text of a file is laid out.
type Format string

// The formats that ingest reads.
const (
	Markdown Format = "markdown" // a layout tool's Markdown: ## headings, one paragraph (or a cut part of one) a line
	Wrapped  Format = "wrapped"  // pdftotext or OCR output: lines as set on the page
	Plain    Format = "plain"    // a web copy or a prepared text: one paragraph a line
	HTML     Format = "html"     // a saved web page
	HOCR     Format = "hocr"     // OCR with boxes
)

// A DateMethod says where a publication date came from.
type DateMethod string

// The methods of articles.pub_date_method.
const (
	DateSidecar  DateMethod = "sidecar"
	DatePath     DateMethod = "path"
	DateText     DateMethod = "text"
	DateInferred DateMethod = "inferred"
	DateNone     DateMethod = "none"
)

// Meta is what is known of a page from outside its stories.
type Meta struct {
	Paper      string // 人民日报海外版
	Edition    string
	Date       Day // NoDay where not stated
	Earliest   Day // the interval the text allows; both equal Date where it is stated
	Latest     Day
	DateMethod DateMethod
	PageNo     int    // 0 where unknown
	PageLabel  string // 第07版, 要闻
}

// A File is one input as found.
type File struct {
	Path     string // under the INPUT given, with /; an archive's member as a.zip!/b.txt
	SHA256   string // of the bytes, lower-case hex
	Bytes    int64
	Encoding string // utf-8, utf-8-bom, utf-16le, utf-16be, gb18030, big5
	Format   Format
	Meta     Meta
	Pages    []*Page
	// Size returns how many bytes s takes in the file's encoding; nil where that is len(s).
	Size func(s string) int
}

// A Page is one printed page, or the whole of a web copy. A form feed ends a page.
type Page struct {
	File  *File
	No    int // within the file, from 1
	Meta  Meta
	Lines []Line

	// What repair found in it: marks as OCR leaves them, and so many that rules for
	// OCR read it.
	Scanned, Noisy bool
}

// A Mark is what the format itself says of a line.
type Mark string

// The marks; most lines have none.
const (
	MarkNone    Mark = ""
	MarkHeading Mark = "heading" // ## in Markdown, <h1>… in HTML; Level says which
	MarkCaption Mark = "caption" // <figcaption>
	MarkTable   Mark = "table"   // a row of a table, its cells joined by a tab
	MarkQuote   Mark = "quote"   // > in Markdown
	MarkImage   Mark = "image"   // ![](…) in Markdown
	MarkItem    Mark = "item"    // of a list: - in Markdown, <li> in HTML
)

// A Box is a place on the page, in the units of its source, y downwards.
type Box struct{ X0, Y0, X1, Y1 float32 }

// A Word says where a word of a line stands across the page.
type Word struct {
	At         int // its first character in the line's text as read
	Start, End int // bytes in the file
	X0, X1     float32
}

// A Line is one line of the source that holds text. White space around it and
// the format's own marks (`## `) are outside the span.
type Line struct {
	No         int // in the file, from 1
	Start, End int // bytes in the file, as it is stored
	Indent     int // columns of white space before the text; a full-width space is two
	Gap        int // blank lines before it
	Mark       Mark
	Level      int // of a heading, 1–6
	Box        *Box
	Words      []Word // left to right; nil where the source does not place them
	Text       edit.Text
}

// A Disposition says what became of a fragment.
type Disposition string

// The dispositions of the fragments table.
const (
	Used      Disposition = "used"
	Duplicate Disposition = "duplicate"
	Furniture Disposition = "furniture"
	Unplaced  Disposition = "unplaced"
)

// A Fragment is a line, or a part of one, once it is known where it belongs. It
// covers the bytes [Start, End) of the file.
type Fragment struct {
	ID          string // see FragmentID
	Page        *Page
	LineNo      int
	Start, End  int // bytes in the file
	Text        edit.Text
	Disposition Disposition
	Reason      string  // why it is furniture, unplaced or where it is: a rule's name
	Score       float64 // how sure, 0–1
	RunnersUp   string  // for unplaced: the best candidates and their scores, readable
	ParaStart   int     // where its text begins in the paragraph
	Joined      JoinMethod
	Moved       bool // it stands elsewhere than in the source
}

// A JoinMethod says how a fragment was joined to the one before it in its
// paragraph; of a paragraph, the least certain of them.
type JoinMethod string

// The join methods of the paragraphs table.
const (
	JoinNone    JoinMethod = "none"
	JoinLine    JoinMethod = "line"    // hard-wrapped lines
	JoinColumn  JoinMethod = "column"  // over a column or page break
	JoinWitness JoinMethod = "witness" // another copy has them together
)
