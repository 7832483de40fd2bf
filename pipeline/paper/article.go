package paper

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"sync"

	"baoshu/pipeline/edit"
)

// A Role is what a paragraph is in its story.
type Role string

// The roles of the paragraphs table. The headline matter is paragraphs too, so
// that every text in the dataset has its fragments and corrections; body and
// lead are what a reader calls the text.
const (
	Kicker   Role = "kicker"
	Headline Role = "headline"
	Subtitle Role = "subtitle"
	Series   Role = "series"
	Lead     Role = "lead"
	Body     Role = "body"
	Heading  Role = "heading"
	Caption  Role = "caption"
	Byline   Role = "byline"
	Notice   Role = "note"   // （作者为…）, 编者按, boxed notes inside a story
	Credit   Role = "credit" // 张武昌绘, 本版责编
	SourceBy Role = "source" // 来源：…  责任编辑：…
)

// Placed says how a paragraph came to its place.
type Placed string

// The values of paragraphs.placed_by.
const (
	ByOrder   Placed = "order"
	ByMove    Placed = "moved"
	ByWitness Placed = "witness"
)

// A Paragraph is a run of fragments. Its text is their texts, one after the
// other, with nothing between.
type Paragraph struct {
	ID             string
	Seq            int // within the article, from 0
	Role           Role
	Section        string // the heading it stands under
	Fragments      []*Fragment
	Join           JoinMethod
	JoinConfidence float64
	Placed         Placed
	Text           string
	Start          int // code points into the article's text
}

// Assemble sets the text of the paragraph from its fragments, and where each
// fragment's text begins. Call it again after any edit to a fragment.
func (p *Paragraph) Assemble() {
	if len(p.Fragments) == 1 {
		p.Fragments[0].ParaStart = 0
		p.Text = p.Fragments[0].Text.String()
		return
	}
	var b strings.Builder
	at := 0
	for _, f := range p.Fragments {
		f.ParaStart = at
		s := f.Text.String()
		b.WriteString(s)
		at += edit.Count(s)
	}
	p.Text = b.String()
}

// A Status says how whole a story is.
type Status string

// The values of articles.status.
const (
	Complete Status = "complete"
	Partial  Status = "partial" // it begins or ends in mid-sentence, or names a continuation that was not found
	Suspect  Status = "suspect" // its quality is low, or check found contradictions of its text
)

// An Article is one story: first a single copy as segment found it, then, after
// collate, the story with all its copies.
type Article struct {
	ID         string
	Page       *Page // of the base copy, where its headline or first line stands
	Meta       Meta
	Kicker     string
	Title      string
	Subtitle   string
	Series     string
	Authors    []string
	AuthorRole string // 本报记者, 作者, 通讯员 …
	Dateline   string // the place: 北京 of 新华社北京10月20日电
	Language   string // zh-Hans, zh-Hant
	Paragraphs []*Paragraph
	Text       string
	Quality    float64
	Status     Status
	Flags      []string
	Agreement  float64
	Witnesses  []Witness // by number; empty until collate has run
	Figures    []Figure
	Unparsed   []Unparsed
	Conflicts  []Conflict
	Numbers    int // numerals seen
}

// Assemble numbers the paragraphs, sets their texts, offsets and ids, and the
// article's text: the paragraphs joined by a line feed. The article must have
// its ID.
func (a *Article) Assemble() {
	var b strings.Builder
	at, size := 0, 0
	for _, p := range a.Paragraphs {
		p.Assemble()
		size += len(p.Text) + 1
	}
	b.Grow(size)
	for i, p := range a.Paragraphs {
		p.Seq = i
		p.ID = a.ID + "-p" + strconv.Itoa(i)
		if i > 0 {
			b.WriteByte('\n')
			at++
		}
		p.Start = at
		b.WriteString(p.Text)
		at += edit.Count(p.Text)
	}
	a.Text = b.String()
}

// Body reports whether the paragraph is running text of the story.
func (p *Paragraph) Body() bool { return p.Role == Body || p.Role == Lead }

// A Witness is one copy of a story.
type Witness struct {
	Copy          *Article // its own reading
	Agreement     float64  // share of the chosen text's characters that it has alike
	ReadingsGiven int      // characters the chosen text takes from it
	TextOriginal  string   // as it stood, where the script was converted
}

// ID returns a stable id: a letter for the kind and 16 hex digits of the SHA-256
// of the parts. Equal parts give equal ids on every machine.
func ID(kind string, parts ...string) string {
	var room [512]byte // enough for most, and on the stack
	all, size := room[:0], 0
	for _, p := range parts {
		size += len(p) + len("123:")
	}
	if size > len(room) { // of a run: all its pages
		all = make([]byte, 0, size)
	}
	for _, p := range parts {
		all = appendPart(all, p)
	}
	return idOf(kind, all)
}

// appendPart appends a part of what an id is made of: its length and itself.
func appendPart[T string | []byte](all []byte, part T) []byte {
	all = append(strconv.AppendInt(all, int64(len(part)), 10), ':')
	return append(all, part...)
}

// idOf returns the id of a kind that parts one after the other make.
func idOf(kind string, parts []byte) string {
	var room [32]byte
	sum := sha256.Sum256(parts)
	return string(hex.AppendEncode(append(room[:0], kind...), sum[:8]))
}

// ArticleID returns the id of a story's copy: from its paper, its stated date
// and the raw text of its fragments, in order. Where it was found, and what the
// rules made of it, do not count.
func ArticleID(a *Article) string {
	room := articles.Get().(*[]byte)
	all := appendPart((*room)[:0], a.Meta.Paper)
	all = appendPart(all, a.Meta.Date.String())
	for _, p := range a.Paragraphs {
		for _, f := range p.Fragments {
			all = appendPart(all, f.Text.Raw())
		}
	}
	id := idOf("a", all)
	if *room = all; cap(all) <= articlesKept {
		articles.Put(room)
	}
	return id
}

// articles are buffers for what the ids of stories are made of, articlesKept the
// largest that is kept for the next.
var articles = sync.Pool{New: func() any { return new([]byte) }}

const articlesKept = 1 << 17

// FragmentID returns the id of a fragment: from its file's hash, paper and stated
// date, and its bytes. The same bytes given for two days are two pages.
func FragmentID(f *Fragment) string {
	// As ID makes it, without a string for each part: there are as many as lines.
	var room [512]byte
	var part [20]byte
	m := &f.Page.File.Meta
	all := appendPart(room[:0], f.Page.File.SHA256)
	all = appendPart(all, m.Paper)
	all = appendPart(all, m.Date.Append(part[:0]))
	all = appendPart(all, strconv.AppendInt(part[:0], int64(f.Start), 10))
	all = appendPart(all, strconv.AppendInt(part[:0], int64(f.End), 10))
	return idOf("s", all)
}
