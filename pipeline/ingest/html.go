package ingest

import (
	"io"
	"log/slog"
	nurl "net/url"
	"strconv"
	"strings"

	"codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baoshu/pipeline/paper"
)

// readHTML reads a saved page: its headline, the imprint under it and its main
// text, without the site's furniture, and returns what its head says of it.
//
// Readability finds where the story stands; what is read there is read from the
// page itself, because readability rewrites it: headlines, imprints, captions and
// small tables would go. Where it finds nothing, every block that is not made of
// links is read.
//
// The span of a line is its source, from the first character to the last with
// the tags between; the line's text is what is seen, so a part of a line stands
// within the span and not at an exact byte.
func readHTML(f *paper.File, text string, place func(int) int) meta {
	doc, err := html.Parse(strings.NewReader(annotated(text)))
	if err != nil {
		return meta{date: paper.NoDay}
	}
	body := find(doc, func(n *html.Node) bool { return n.DataAtom == atom.Body })
	if body == nil {
		body = doc
	}
	title := titleOf(doc)
	story := storyOf(doc, body)
	w := htmlWriter{b: builder{file: f}, text: text, place: place, title: title}
	for _, n := range parts(body, story, headline(body, title)) {
		w.block(n)
		w.flush()
	}
	if lines(f) == 0 && story != body {
		w.block(body)
		w.flush()
	}
	return headSays(doc)
}

// attrAt carries, on every tag, where it stands in the text; a comment that
// begins with @ does so for the text behind it.
const attrAt = "data-baoshu-at"

// annotated writes the page again with the place of every tag and text in it, for
// the parser forgets places.
func annotated(text string) string {
	var b strings.Builder
	b.Grow(len(text) * 5 / 4)
	t := tokenize(text)
	raw := false // inside an element whose text is not markup
	for {
		switch tt := t.next(); tt {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if s := text[t.start:t.end]; !raw && strings.TrimSpace(s) != "" {
				b.WriteString("<!--@" + strconv.Itoa(t.start) + "-->")
			}
			b.WriteString(text[t.start:t.end])
			raw = false
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := t.z.TagName()
			raw = rawText(string(name))
			cut := min(t.start+1+len(name), t.end)
			b.WriteString(text[t.start:cut])
			b.WriteString(" " + attrAt + "=\"" + strconv.Itoa(t.start) + "\"")
			b.WriteString(text[cut:t.end])
		case html.CommentToken:
			// A page's own comment could be taken for a place.
		default:
			b.WriteString(text[t.start:t.end])
			raw = false
		}
	}
}

func rawText(tag string) bool {
	switch tag {
	case "script", "style", "title", "textarea", "noscript", "iframe", "xmp", "noembed", "noframes", "plaintext":
		return true
	}
	return false
}

// find returns the first node, in the order of the page, that f accepts.
func find(n *html.Node, f func(*html.Node) bool) *html.Node {
	if n.Type == html.ElementNode && f(n) {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if m := find(c, f); m != nil {
			return m
		}
	}
	return nil
}

// storyOf returns the element that holds the main text: the lowest one above all
// paragraphs that readability keeps, the whole body where it keeps nothing much.
func storyOf(doc, body *html.Node) *html.Node {
	p := readability.NewParser()
	p.CharThresholds = 120 // a Chinese character says as much as four letters
	p.KeepClasses = true
	p.Logger = slog.New(slog.NewTextHandler(io.Discard, nil))
	article, err := p.ParseDocument(doc, &nurl.URL{Scheme: "http", Host: "localhost"})
	if err != nil || article.Node == nil {
		return body
	}
	kept := map[string]bool{}
	keptHan := 0
	walk(article.Node, func(n *html.Node) {
		if n.Type == html.TextNode {
			keptHan += han(n.Data)
			for p := n.Parent; p != nil; p = p.Parent {
				if at := attr(p, attrAt); at != "" {
					kept[at] = true
					break
				}
			}
		}
	})
	var over *html.Node
	all := 0
	walk(body, func(n *html.Node) {
		if n.Type != html.TextNode || furniture(n.Parent) {
			return
		}
		h := han(n.Data)
		if !linked(n) {
			all += h
		}
		if h >= 8 && kept[attr(n.Parent, attrAt)] {
			if over == nil {
				over = block(n.Parent)
			} else {
				over = above(over, n)
			}
		}
	})
	if over == nil || keptHan*5 < all {
		return body
	}
	return over
}

// parts returns the elements to read, in order. Where the story and its headline
// stand in one element that adds little to them, that is all; else the headline
// with what stands close by it, what stands between it and the story, the story,
// and the credits behind it.
func parts(body, story, head *html.Node) []*html.Node {
	if head == nil || within(head, story) {
		return append([]*html.Node{story}, credits(story)...)
	}
	over := above(story, head)
	if over != body && said(over)-said(story) <= 150+said(story)/2 {
		return append([]*html.Node{over}, credits(over)...)
	}
	box, from := head, head
	for p := head.Parent; p != over; p = p.Parent {
		if box.Parent == p && said(p) <= 120 {
			box = p
		}
		from = p
	}
	out := []*html.Node{box}
	to := story
	for to.Parent != over {
		to = to.Parent
	}
	for n := from.NextSibling; n != nil && n != to; n = n.NextSibling {
		if n.Type == html.ElementNode && said(n) <= 120 {
			out = append(out, n)
		}
	}
	return append(append(out, story), credits(story)...)
}

// said counts the Chinese characters below n that are neither links nor
// furniture.
func said(n *html.Node) int {
	k := 0
	walk(n, func(c *html.Node) {
		if c.Type == html.TextNode && !furniture(c.Parent) && !linked(c) {
			k += han(c.Data)
		}
	})
	return k
}

// credits returns the short elements right behind the story that name its editor,
// source or first title.
func credits(story *html.Node) []*html.Node {
	var out []*html.Node
	n := story.NextSibling
	for seen := 0; n != nil && seen < 4; n = n.NextSibling {
		if n.Type != html.ElementNode || furniture(n) {
			continue
		}
		seen++
		s := textOf(n, 400)
		if k := han(s); k == 0 || k > 60 {
			continue
		}
		for _, w := range []string{"编辑", "責任", "责编", "来源", "來源", "原标题", "原標題"} {
			if strings.Contains(s, w) {
				out = append(out, n)
				break
			}
		}
	}
	return out
}

// headline finds the headline of the page: its only h1, or the first block whose
// text begins the page's title.
func headline(body *html.Node, title string) *html.Node {
	var h1s []*html.Node
	var match *html.Node
	walk(body, func(n *html.Node) {
		if n.Type != html.ElementNode || furniture(n) {
			return
		}
		s := ""
		if n.DataAtom == atom.H1 || match == nil && isBlock(n.DataAtom) {
			s = textOf(n, 200)
		}
		if n.DataAtom == atom.H1 && han(s) >= 4 {
			h1s = append(h1s, n)
		}
		if match == nil && han(s) >= 4 && len(s) < 190 && title != "" && (s == title || strings.HasPrefix(title, s) && len(s)*3 >= len(title)) {
			match = n
		}
	})
	if match != nil {
		return match
	}
	if len(h1s) == 1 {
		return h1s[0]
	}
	return nil
}

// titleOf returns the page's title without blanks.
func titleOf(doc *html.Node) string {
	n := find(doc, func(n *html.Node) bool { return n.DataAtom == atom.Title })
	if n == nil {
		return ""
	}
	return textOf(n, 400)
}

// textOf returns the text below n without white space, no more than limit bytes.
func textOf(n *html.Node, limit int) string {
	var b strings.Builder
	walk(n, func(n *html.Node) {
		if n.Type == html.TextNode && b.Len() < limit {
			b.WriteString(strings.Join(strings.Fields(n.Data), ""))
		}
	})
	return b.String()
}

func walk(n *html.Node, f func(*html.Node)) {
	f(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, f)
	}
}

func attr(n *html.Node, key string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// above returns the lowest element above both.
func above(a, b *html.Node) *html.Node {
	for ; a != nil; a = a.Parent {
		if a.Type == html.ElementNode && within(b, a) {
			return a
		}
	}
	return nil
}

func within(n, over *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == over {
			return true
		}
	}
	return false
}

func block(n *html.Node) *html.Node {
	for n.Parent != nil && n.Type == html.ElementNode && !isBlock(n.DataAtom) {
		n = n.Parent
	}
	return n
}

func linked(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == atom.A && attr(n, "href") != "" {
			return true
		}
	}
	return false
}

// furniture reports whether n or what it stands in is part of the site and not of
// any story.
func furniture(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Head, atom.Noscript, atom.Template, atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Select, atom.Button, atom.Iframe, atom.Object, atom.Svg, atom.Textarea, atom.Input:
			return true
		}
		style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
		if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") || attr(n, "aria-hidden") == "true" || has(n, "hidden") {
			return true
		}
	}
	return false
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// han counts Chinese characters.
func han(s string) int {
	k := 0
	for _, r := range s {
		if r >= 0x3400 && r <= 0x9FFF || r >= 0x20000 && r < 0x40000 {
			k++
		}
	}
	return k
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd,
		atom.Tr, atom.Table, atom.Tbody, atom.Thead, atom.Td, atom.Th, atom.Caption, atom.Section, atom.Article, atom.Header, atom.Main,
		atom.Figure, atom.Figcaption, atom.Blockquote, atom.Pre, atom.Body, atom.Center, atom.Hr, atom.Address, atom.Details, atom.Summary:
		return true
	}
	return false
}
