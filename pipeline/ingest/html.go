package ingest

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/baoshu/baoshu/pipeline/edit"
	"github.com/baoshu/baoshu/pipeline/paper"
)

// readHTML reads a saved page: its main text and what its head says of it.
func readHTML(f *paper.File, text string, place func(int) int) meta {
	said := meta{date: paper.NoDay}
	doc, err := html.Parse(strings.NewReader(withPlaces(text)))
	if err != nil {
		return said
	}
	w := htmlWriter{b: builder{file: f}, text: text, place: place}
	w.block(doc)
	w.flush()
	return said
}

// attrAt carries, on every tag, where it stands in the text.
const attrAt = "data-baoshu-at"

// withPlaces writes the page again with the place of every tag in an attribute,
// for the parser forgets places.
func withPlaces(text string) string {
	var b strings.Builder
	b.Grow(len(text) * 5 / 4)
	t := tokenize(text)
	for {
		tt := t.next()
		if tt == html.ErrorToken {
			return b.String()
		}
		rawTok := text[t.start:t.end]
		if tt != html.StartTagToken && tt != html.SelfClosingTagToken {
			b.WriteString(rawTok)
			continue
		}
		name, _ := t.z.TagName()
		cut := 1 + len(name)
		b.WriteString(rawTok[:cut])
		b.WriteString(" " + attrAt + "=\"" + strconv.Itoa(t.start) + ":" + strconv.Itoa(t.end) + "\"")
		b.WriteString(rawTok[cut:])
	}
}

// htmlWriter turns blocks into lines.
type htmlWriter struct {
	b     builder
	text  string
	place func(int) int
	buf   strings.Builder
	start int
	mark  paper.Mark
	level int
	no    int
}

func (w *htmlWriter) block(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.buf.WriteString(n.Data)
		return
	case html.ElementNode:
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Head, atom.Noscript, atom.Template:
			return
		case atom.Br:
			w.flush()
			return
		}
	}
	blk := n.Type == html.ElementNode && isBlock(n.DataAtom)
	if blk {
		w.flush()
		if at, ok := placeOf(n); ok {
			w.start = at
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.block(c)
	}
	if blk {
		w.flush()
	}
}

func (w *htmlWriter) flush() {
	s := strings.Join(strings.Fields(w.buf.String()), " ")
	w.buf.Reset()
	if s == "" {
		return
	}
	w.no++
	at := w.place(w.start)
	w.b.add(paper.Line{No: w.no, Start: at, End: at + len(s), Mark: w.mark, Level: w.level, Text: edit.New(s)})
}

func placeOf(n *html.Node) (int, bool) {
	for _, a := range n.Attr {
		if a.Key == attrAt {
			s, _, _ := strings.Cut(a.Val, ":")
			v, err := strconv.Atoi(s)
			return v, err == nil
		}
	}
	return 0, false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Tr, atom.Table, atom.Section, atom.Article, atom.Figure, atom.Figcaption, atom.Blockquote, atom.Body, atom.Ul, atom.Ol, atom.Center, atom.Main, atom.Td, atom.Th:
		return true
	}
	return false
}
