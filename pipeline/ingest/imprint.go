package ingest

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

//go:embed data/papers.tsv
var papersTSV []byte

//go:embed data/imprint.tsv
var imprintTSV []byte

// A names finds the papers' names in text of either script.
type names struct {
	match *lexicon.Matcher
	name  []string // by id: the name in simplified characters
	paper []bool   // by id: a paper, and not a site or agency
}

var papers = sync.OnceValue(func() *names {
	list := lexicon.MustParse("ingest/data/papers.tsv", papersTSV)
	n := &names{}
	var words []string
	for _, row := range list.Rows {
		for _, w := range row[:2] {
			words = append(words, w)
			n.name = append(n.name, row[0])
			n.paper = append(n.paper, row[2] == "paper")
		}
	}
	n.match = lexicon.NewMatcher(words)
	return n
})

type labels struct {
	match *lexicon.Matcher
	kind  []string
}

var imprintWords = sync.OnceValue(func() *labels {
	list := lexicon.MustParse("ingest/data/imprint.tsv", imprintTSV)
	l := &labels{match: list.Matcher()}
	for _, row := range list.Rows {
		l.kind = append(l.kind, row[1])
	}
	return l
})

// An imprint is a line that is made of nothing but a paper's name, a date, a page
// number and the words that go with them. Such a line, and no other, says what
// the page is: a date in running text is the text's.
type imprint struct {
	meta
	clock, weekday, source, label bool
	other                         bool // it holds words that are neither
	rank                          int
}

// maxImprint is how long a line can be and still be an imprint, in characters.
const maxImprint = 120

// readImprint reads a line as an imprint; ok is false where it is none.
func readImprint(line string) (imprint, bool) {
	if len(line) == 0 || len(line) > 4*maxImprint || sentences(line) {
		return imprint{}, false
	}
	im := imprint{meta: meta{date: paper.NoDay}}
	// Most lines are text: the first token says so, and no more is decoded.
	var room [maxImprint]rune
	const peek = 24
	text, whole := narrowed(room[:0], line, peek)
	at := im.token(text, 0)
	if at == 0 {
		return im, false
	}
	if !whole {
		if text, whole = narrowed(room[:0], line, maxImprint); !whole {
			return im, false
		}
		im = imprint{meta: meta{date: paper.NoDay}}
		at = 0
	}
	for at < len(text) {
		next := im.token(text, at)
		if next <= at {
			return im, false
		}
		at = next
	}
	im.weigh()
	return im, im.rank > 0
}

// sentences reports whether a line ends a sentence, as nothing that an imprint is
// made of does, unless it were the title of a page: 第3版：要闻。
func sentences(line string) bool {
	return strings.Contains(line, "。") && !strings.Contains(line, "版")
}

// narrowed decodes no more than limit characters of a line, full-width forms
// folded; whole is whether that was all of it.
func narrowed(into []rune, line string, limit int) (text []rune, whole bool) {
	for _, r := range line {
		if len(into) == limit {
			return into, false
		}
		into = append(into, narrow(r))
	}
	return into, true
}

// isTools reports whether a line is made of nothing but the words of a site's
// tools: 字体：小 中 大, 打印 分享到.
func isTools(line string) bool {
	text := []rune(line)
	if len(text) > 40 {
		return false
	}
	words := 0
	for at := 0; at < len(text); {
		c := narrow(text[at])
		if space(c) >= 0 || strings.ContainsRune("|:+-—【】[]()·>", c) {
			at++
			continue
		}
		end, id := imprintWords().match.Longest(text, at)
		if id < 0 || imprintWords().kind[id] != "plain" {
			return false
		}
		words++
		at = end
	}
	return words > 0
}

// readTail reads an imprint at the end of a line that holds more: behind a byline,
// 本报记者　王一鸣 《人民日报》（2025年10月20日 第 07 版）, or behind the last sentence,
// in brackets. It must name the paper and the day; a sentence that quotes them
// (据《人民日报》……报道) goes on behind them or has a comma before.
func readTail(line string) (imprint, bool) {
	if !strings.HasSuffix(line, "）") && !strings.HasSuffix(line, ")") && !strings.HasSuffix(line, "版") {
		return imprint{}, false
	}
	if i := strings.LastIndexAny(line, "。！？”"); i >= 0 {
		_, n := utf8.DecodeRuneInString(line[i:])
		if im, ok := readImprint(line[i+n:]); ok && im.rank == 3 && im.date.Known() {
			return im, true
		}
		return imprint{}, false
	}
	if i := strings.LastIndex(line, "《"); i > 0 && len(line) < 240 && !strings.ContainsAny(line[:i], "，,；：") {
		if im, ok := readImprint(line[i:]); ok && im.rank == 3 && im.date.Known() {
			return im, true
		}
	}
	return imprint{}, false
}

// token reads what stands at at and returns its end, at where it is nothing that
// an imprint may hold.
func (im *imprint) token(text []rune, at int) int {
	c := text[at]
	if space(c) >= 0 || strings.ContainsRune("|《》〈〉()[]【】:,、·•-—–/★●■▲◆“”「」『』\"", c) {
		return at + 1
	}
	if day, end := readDate(text, at); end > at {
		if im.date.Known() && im.date != day {
			// Two dates: published and updated. The first is the publication.
			return end
		}
		im.date = day
		return end
	}
	if end := readClock(text, at); end > at {
		im.clock = true
		return end
	}
	if end := readWeekday(text, at); end > at {
		im.weekday = true
		return end
	}
	if no, label, end := readPage(text, at); end > at {
		if im.pageNo == 0 {
			im.pageNo, im.pageLabel = no, label
		}
		return end
	}
	p := papers()
	if end, id := p.match.Longest(text, at); id >= 0 {
		im.name(p, id)
		return end
	}
	if end := unlisted(text, at); end > at {
		first(&im.paper, string(text[at:end]))
		return end
	}
	if end := readLunar(text, at); end > at {
		return end
	}
	w := imprintWords()
	if end, id := w.match.Longest(text, at); id >= 0 {
		return im.labelled(text, end, w.kind[id])
	}
	if latin(c) {
		end := at
		for end < len(text) && (latin(text[end]) || strings.ContainsRune("./-_@", text[end])) {
			end++
		}
		im.other = true
		return end
	}
	return at
}

// unlisted reads the name of a paper that no list has, at the head of an imprint:
// some characters that end in 日报, 晚报 and the like and stand apart.
func unlisted(text []rune, at int) int {
	if at > 1 || at == 1 && text[0] != '《' && text[0] != ' ' {
		return at
	}
	end := at
	for end < len(text) && end < at+12 && text[end] >= 0x4E00 && text[end] <= 0x9FFF {
		end++
	}
	if end < at+4 || end < len(text) && !strings.ContainsRune(" 》|(", text[end]) && !digit(text[end]) {
		return at
	}
	name := string(text[at:end])
	for _, tail := range []string{"日报", "晚报", "晨报", "早报", "时报", "商报", "都市报", "特区报", "青年报", "日報", "晚報", "晨報", "早報", "時報", "商報", "都市報"} {
		if strings.HasSuffix(name, tail) {
			return end
		}
	}
	return at
}

// name takes a paper's name; a paper goes before the site that carries it, and of
// two papers the later: 人民网-人民日报海外版.
func (im *imprint) name(p *names, id int) {
	if im.paper == "" || p.paper[id] {
		im.paper = p.name[id]
	}
}

// labelled reads what stands behind a word such as 来源 or 责任编辑, up to a bar, a
// bracket, wide space or the next word of the kind.
func (im *imprint) labelled(text []rune, at int, kind string) int {
	colon := at < len(text) && text[at] == ':'
	switch kind {
	case "plain", "page":
		if kind == "page" && colon {
			im.label = true
		}
		return at
	case "time":
		if !colon {
			return 0
		}
		im.label = true
		return at
	}
	if !colon {
		return 0 // 记者 and 来源 begin sentences too
	}
	at++
	for at < len(text) && space(text[at]) >= 0 {
		at++
	}
	end := at
	for end < len(text) && !strings.ContainsRune("|)]】。;", text[end]) {
		if space(text[end]) >= 0 && (kind != "person" || end+1 < len(text) && space(text[end+1]) >= 0) {
			break
		}
		if end > at {
			if e, id := imprintWords().match.Longest(text, end); id >= 0 && e < len(text) && text[e] == ':' {
				break
			}
		}
		if _, e := readDate(text, end); e > end {
			break
		}
		end++
	}
	if kind == "person" {
		return end
	}
	if kind == "source" || kind == "name" {
		im.source = true
		im.sourceName(text[at:end])
	}
	return end
}

// sourceName reads the name behind 来源: one of the list, or one that ends as
// papers, agencies and sites do.
func (im *imprint) sourceName(text []rune) {
	p := papers()
	found := false
	for i := 0; i < len(text); i++ {
		if end, id := p.match.Longest(text, i); id >= 0 {
			im.name(p, id)
			found = true
			i = end - 1
		}
	}
	s := strings.Trim(string(text), "《》〈〉()-— ")
	if n := len([]rune(s)); found || n < 2 || n > 16 || strings.ContainsAny(s, ",。;!?") {
		return
	}
	for _, tail := range []string{"报", "報", "网", "網", "社", "刊", "杂志", "雜誌", "电视台", "電視台", "在线", "客户端", "网站", "融媒体中心"} {
		if strings.HasSuffix(s, tail) {
			im.paper = s
			return
		}
	}
}

// weigh says how much the line is worth: 0 nothing; 1 a name or page alone, which
// counts at the head or foot of a page; 2 a date with a clock, weekday or label,
// or a named source; 3 a paper with a date or a page.
func (im *imprint) weigh() {
	has := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	switch {
	case im.paper != "" && !im.source && im.date.Known(), im.paper != "" && im.pageNo > 0 && !im.source:
		im.rank = 3
	case im.date.Known() && has(im.clock)+has(im.weekday)+has(im.label)+has(im.pageNo > 0)+has(im.source && im.paper != "") > 0:
		im.rank = 2
	case im.source && im.paper != "":
		im.rank = 2
	case !im.date.Known() && !im.other && (im.paper != "" || im.pageNo > 0):
		im.rank = 1
	}
}

// pageMeta is what a file says of itself, and each of its pages.
type pageMeta struct {
	meta
	pages []meta
}

func (m *pageMeta) fill(n meta) {
	first(&m.paper, n.paper)
	first(&m.edition, n.edition)
	first(&m.pageLabel, n.pageLabel)
	if !m.date.Known() {
		m.date = n.date
	}
	if m.pageNo == 0 {
		m.pageNo = n.pageNo
	}
}

// imprints reads the imprint lines of a file. Of each attribute the line of the
// highest rank says it; where lines of one rank contradict each other it stays
// unsaid, for a file may hold stories of several papers and days.
func imprints(f *paper.File) pageMeta {
	var all pageMeta
	var papersBy ballot[string]
	var days ballot[paper.Day]
	all.date = paper.NoDay
	for _, p := range f.Pages {
		var no ballot[int]
		var label ballot[string]
		n := len(p.Lines)
		for i := range p.Lines {
			l := &p.Lines[i]
			im, ok := readImprint(l.Text.Raw())
			if !ok {
				im, ok = readTail(l.Text.Raw())
			}
			if !ok || im.rank == 1 && i >= 4 && i < n-3 {
				continue
			}
			if im.rank == 1 && im.paper != "" && i+1 < n && i < 4 {
				// A masthead over two lines: the name, then the day.
				if next, _ := readImprint(im.paper + " " + p.Lines[i+1].Text.Raw()); next.date.Known() && next.rank == 3 {
					im = next
				}
			}
			if im.paper != "" {
				papersBy.vote(im.paper, im.rank)
			}
			if im.date.Known() {
				days.vote(im.date, im.rank)
			}
			if im.pageNo > 0 {
				no.vote(im.pageNo, im.rank)
				label.vote(im.pageLabel, im.rank)
			}
		}
		m := meta{date: paper.NoDay, pageNo: no.won(), pageLabel: label.won()}
		all.pages = append(all.pages, m)
	}
	all.paper = papersBy.won()
	if days.rank > 0 && !days.split {
		all.date = days.value
	}
	if len(all.pages) == 1 {
		all.pageNo, all.pageLabel = all.pages[0].pageNo, all.pages[0].pageLabel
	}
	return all
}

// A ballot keeps the reading of the highest rank.
type ballot[T comparable] struct {
	value T
	rank  int
	split bool
}

func (b *ballot[T]) vote(v T, rank int) {
	switch {
	case rank > b.rank:
		b.value, b.rank, b.split = v, rank, false
	case rank == b.rank && v != b.value:
		b.split = true
	}
}

// won returns the reading, or the zero value where two stand against each other.
func (b *ballot[T]) won() T {
	var none T
	if b.split {
		return none
	}
	return b.value
}
