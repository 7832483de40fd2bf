package ingest

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

//go:embed data/htmlmeta.tsv
var htmlMetaTSV []byte

type metaName struct {
	kind string
	rank int
}

var metaNames = sync.OnceValue(func() map[string]metaName {
	m := map[string]metaName{}
	for _, row := range lexicon.MustParse("ingest/data/htmlmeta.tsv", htmlMetaTSV).Rows {
		rank, _ := strconv.Atoi(row[2])
		m[row[0]] = metaName{row[1], rank}
	}
	return m
})

// headSays reads date and source off the <meta> elements and the linked data of a
// page.
func headSays(doc *html.Node) meta {
	m := meta{date: paper.NoDay}
	dateRank, sourceRank := 100, 100
	walk(doc, func(n *html.Node) {
		switch n.DataAtom {
		case atom.Meta:
			name := attr(n, "name")
			first(&name, attr(n, "property"))
			first(&name, attr(n, "itemprop"))
			known, ok := metaNames()[strings.ToLower(strings.ReplaceAll(name, " ", ""))]
			if !ok {
				return
			}
			value := strings.TrimSpace(attr(n, "content"))
			if known.kind == "date" && known.rank < dateRank {
				if d, ok := headDate(value); ok {
					m.date, dateRank = d, known.rank
				}
			}
			if known.kind == "source" && known.rank < sourceRank {
				if s := headSource(value); s != "" {
					m.paper, sourceRank = s, known.rank
				}
			}
		case atom.Script:
			if attr(n, "type") == "application/ld+json" && n.FirstChild != nil && dateRank > 1 {
				if d, ok := linkedDate(n.FirstChild.Data); ok {
					m.date, dateRank = d, 1
				}
			}
		}
	})
	return m
}

// headDate reads the day off 2025-10-20T08:32:00+08:00, 2025-10-20-08:32:00,
// 20251020, 2025年10月20日. A time in UTC is put eight hours on, to the day in
// China.
func headDate(s string) (paper.Day, bool) {
	text := []rune(s)
	d, end := readDate(text, 0)
	if end == 0 && len(s) >= 8 {
		d, ok := pathDate(s[:8])
		return d, ok
	}
	if end == 0 {
		return paper.NoDay, false
	}
	if strings.HasSuffix(s, "Z") && len(text) > end+3 {
		if h, e := number(text, end+1, 2); e == end+3 && h >= 16 {
			d++
		}
	}
	return d, true
}

func linkedDate(json string) (paper.Day, bool) {
	for _, key := range []string{`"datePublished"`, `"pubDate"`} {
		if i := strings.Index(json, key); i >= 0 {
			rest := strings.TrimLeft(json[i+len(key):], " \t\r\n:\"")
			return headDate(rest[:min(len(rest), 30)])
		}
	}
	return paper.NoDay, false
}

// headSource reads a paper's name off a value such as 来源：人民网－人民日报.
func headSource(s string) string {
	im := imprint{meta: meta{date: paper.NoDay}}
	text := []rune(s)
	for i := range text {
		text[i] = narrow(text[i])
	}
	if i := strings.IndexByte(string(text), ':'); i >= 0 {
		text = []rune(string(text)[i+1:])
	}
	im.sourceName(text)
	return im.paper
}
