package segment

import (
	"strings"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// A jump is the mark of a story that goes on on another page: 下转第四版 at the
// end of its first part, 上接第一版 at the beginning of its second.
type jump struct {
	article    *paper.Article
	para       *paper.Paragraph
	frag       *paper.Fragment
	start, end int // in the fragment's text
	page       int // the page it names
}

// Jumps joins the stories of one issue that go on on another page: the second
// part's paragraphs are put behind the first part's, the marks are dropped with
// an edit, and a paragraph that the page cut is one again. It returns the stories
// that are left, in order. A part whose other half is not there stays as it is,
// marked partial.
func Jumps(articles []*paper.Article) []*paper.Article {
	var from, to []jump
	for _, a := range articles {
		if j, ok := findJump(a, true); ok {
			from = append(from, j)
		}
		if j, ok := findJump(a, false); ok {
			to = append(to, j)
		}
	}
	var pairs []pair
	for i, f := range from {
		for k, t := range to {
			if b := f.match(t); f.article != t.article && b > 0 {
				pairs = append(pairs, pair{i, k, b})
			}
		}
	}
	gone := map[*paper.Article]*paper.Article{}
	taken := map[int]bool{}
	for i, k := range assign(pairs, len(from), len(to)) {
		if k < 0 || gone[from[i].article] == to[k].article || gone[to[k].article] != nil {
			continue
		}
		taken[i] = true
		target := from[i].article
		for gone[target] != nil { // a story over three pages
			target = gone[target]
		}
		if target == to[k].article {
			continue
		}
		continueWith(target, from[i], to[k])
		gone[to[k].article] = target
	}
	for i, f := range from {
		if !taken[i] {
			f.article.Status = paper.Partial
			f.article.Flags = append(f.article.Flags, "continues_elsewhere")
		}
	}
	out := articles[:0:0]
	for _, a := range articles {
		if gone[a] == nil {
			out = append(out, a)
		}
	}
	return out
}

// findJump finds the mark at the end (onward) or the beginning of a story.
func findJump(a *paper.Article, onward bool) (jump, bool) {
	n := len(a.Paragraphs)
	for i := 0; i < n && i < 4; i++ {
		p := a.Paragraphs[i]
		word := "上接"
		if onward {
			p, word = a.Paragraphs[n-1-i], "下转"
		}
		for _, f := range p.Fragments {
			if !holds(within(f.Text.String(), onward, p), word) { // as nearly all
				continue
			}
			rs := []rune(f.Text.String())
			for at := range rs {
				if !hasPrefix(rs[at:], word) {
					continue
				}
				page, end := pageNo(rs, at+2)
				if page == 0 {
					continue
				}
				s := at
				if s > 0 && (rs[s-1] == '（' || rs[s-1] == '(') {
					s--
				}
				for end < len(rs) && rs[end] != '）' && rs[end] != ')' && end < at+16 {
					end++
				}
				if end < len(rs) && (rs[end] == '）' || rs[end] == ')') {
					end++
				}
				if onward && end < len(rs)-2 || !onward && s > 2 && p.Role != paper.Notice {
					continue
				}
				return jump{a, p, f, s, end, page}, true
			}
		}
	}
	return jump{}, false
}

// holds reports whether a text holds a word. It looks for the word's last byte: its
// first, as that of every Chinese word, is one that half of all characters begin with.
func holds(text, word string) bool {
	for at := 0; ; {
		next := strings.IndexByte(text[at:], word[len(word)-1])
		if next < 0 {
			return false
		}
		if at += next + 1; strings.HasSuffix(text[:at], word) {
			return true
		}
	}
}

// within returns the part of a fragment's text that the mark of a jump can stand in:
// onward ends with it, but for a bracket and two characters; the rest of a story
// begins with it, unless it is a note.
func within(text string, onward bool, p *paper.Paragraph) string {
	switch {
	case onward:
		return text[max(0, len(text)-4*markLength):]
	case p.Role != paper.Notice:
		return text[:min(len(text), 4*markLength)]
	}
	return text
}

// markLength is more characters than the mark of a jump takes, with what may stand
// in its bracket and behind it.
const markLength = 32

// pageNo reads `第四版`, `4版`, `第04版` at i.
func pageNo(rs []rune, i int) (no, end int) {
	if i < len(rs) && rs[i] == '第' {
		i++
	}
	digits := []rune("〇一二三四五六七八九")
	ten := false
	for start := i; i < len(rs) && i-start < 4; i++ {
		switch r := rs[i]; {
		case isDigit(r):
			if r >= '０' {
				r -= '０' - '0'
			}
			no = no*10 + int(r-'0')
		case r == '十':
			no, ten = max(1, no)*10, true
		case r == '版':
			return no, i + 1
		default:
			k := -1
			for d, x := range digits {
				if x == r {
					k = d
				}
			}
			if k < 0 {
				return 0, i
			}
			if ten {
				no += k
			} else {
				no = no*10 + k
			}
		}
	}
	return 0, i
}

// match returns what speaks for t being the rest of f: the pages name each
// other, the text reads on, and they speak of the same.
func (f jump) match(t jump) float64 {
	b := 2.0
	if no := t.article.Meta.PageNo; no > 0 {
		if no != f.page {
			return 0
		}
		b += 6
	}
	if no := f.article.Meta.PageNo; no > 0 {
		if no != t.page {
			return 0
		}
		b += 6
	}
	b += float64(min(10, common([]rune(t.article.Title), []rune(f.article.Title+f.article.Text))))
	return b + 60*shares([]rune(t.article.Text), []rune(f.article.Text))
}

// continueWith puts the paragraphs of t's story behind those of a.
func continueWith(a *paper.Article, f, t jump) {
	drop := edit.Note{Kind: edit.Drop, Rule: "segment/jump", Evidence: edit.Structure, Confidence: 0.95}
	for _, j := range [2]jump{f, t} {
		j.frag.Text.Apply([]edit.Edit{{Start: j.start, End: j.end, Note: drop}})
	}
	var rest []*paper.Paragraph
	for _, p := range t.article.Paragraphs {
		if p.Role == paper.Headline || p.Role == paper.Kicker || p.Role == paper.Series || p.Role == paper.Byline {
			p.Role = paper.Notice // the headline is repeated over the rest
		}
		for _, x := range p.Fragments {
			x.Moved = true
		}
		p.Placed = paper.ByMove
		rest = append(rest, p)
	}
	first := -1
	for i, p := range rest {
		if p.Body() {
			first = i
			break
		}
	}
	if last := lastBody(a); first >= 0 && last != nil {
		last.Assemble()
		rest[first].Assemble()
		l, r := []rune(last.Text), []rune(rest[first].Text)
		if ending(l) == 0 || ending(l) == 1 && judge(l, r).Gain > 0 {
			rest[first].Fragments[0].Joined = paper.JoinColumn
			last.Fragments = append(last.Fragments, rest[first].Fragments...)
			last.Join, last.Placed = paper.JoinColumn, paper.ByMove
			last.JoinConfidence = min(last.JoinConfidence, sure(judge(l, r).Gain))
			rest = append(rest[:first:first], rest[first+1:]...)
		}
	}
	a.Paragraphs = append(a.Paragraphs, rest...)
	for _, n := range t.article.Authors {
		known := false
		for _, m := range a.Authors {
			known = known || m == n
		}
		if !known {
			a.Authors = append(a.Authors, n)
		}
	}
	a.Status = paper.Complete
	if t.article.Status != paper.Complete {
		for _, fl := range t.article.Flags {
			if fl == "ends_mid_sentence" {
				a.Status = paper.Partial
			}
		}
	}
	a.Flags = append(a.Flags, "jump")
	a.ID = paper.ArticleID(a)
	a.Assemble()
}

func lastBody(a *paper.Article) *paper.Paragraph {
	for i := len(a.Paragraphs) - 1; i >= 0; i-- {
		if a.Paragraphs[i].Body() {
			return a.Paragraphs[i]
		}
	}
	return nil
}
