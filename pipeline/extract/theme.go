package extract

import (
	"strings"
	"unicode/utf8"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// A theme is which firm the whole story is about, where that is certain. It is made when
// a sentence speaks of 公司 or 厂 and the story has named none so far: most stories need
// none.
type theme struct {
	made bool
	firm string // the only one that is named by its head, or the one of the title
	head bool   // the title names it
}

// themed returns the firm that the whole story is about.
func (r *reader) themed() (owner, bool) {
	if !r.theme.made {
		r.theme = r.look()
	}
	o := owner{text: r.theme.firm, typ: "company", method: paper.Inferred, from: "story", rule: "entity/topic"}
	return o, o.text != ""
}

// bosses are the titles of those who lead a firm, as bytes of the text to look for.
var bosses = [...]string{"董事长", "总经理", "创始人", "总裁", "厂长"}

// bossed reports whether one of the bosses can stand in the text. As in [firms.look], the
// last byte of a character tells nearly all apart from those that one of them ends with.
func bossed(t string) bool {
	const last = 1<<('长'&63) | 1<<('理'&63) | 1<<('人'&63) | 1<<('裁'&63)
	for i := 0; i+3 <= len(t); {
		if t[i] < threeBytes {
			i++
			continue
		}
		if i += 3; uint64(last)>>(t[i-1]&63)&1 == 0 {
			continue
		}
		for _, w := range bosses {
			if strings.HasSuffix(t[:i], w) {
				return true
			}
		}
	}
	return false
}

// look reads the words before each 董事长 and the like that a name stands behind, in all
// of the story. Two firms are none: either could be meant.
func (r *reader) look() theme {
	s := theme{made: true}
	own, toks, mentions := r.body, r.toks, r.mentions
	defer func() { r.body, r.toks, r.mentions = own, toks, mentions }()
	r.body, r.toks, r.mentions = body{}, nil, nil
	for i := range r.current {
		p := r.current[i].p
		if r.current[i].signs&bossing == 0 || !bossed(p.Text) {
			continue
		}
		for _, w := range bosses {
			for at := 0; ; {
				i := strings.Index(p.Text[at:], w)
				if i < 0 {
					break
				}
				i += at
				at = i + len(w)
				name := r.firmBefore(p.Text, i, at)
				switch {
				case name == "" || name == s.firm:
				case strings.Contains(r.a.Title, name):
					return theme{true, name, true}
				case s.firm != "" && !strings.Contains(s.firm, name) && !strings.Contains(name, s.firm):
					return theme{made: true}
				case s.firm == "" || len(name) < len(s.firm):
					s.firm = name
				}
			}
		}
	}
	if s.firm == "" {
		s.firm = r.chronicled()
		s.head = s.firm != ""
	}
	return s
}

// chronicled returns what the title says that the years of are told, or the rise of, where
// it is no word and the story names it again: 一根绳子的远航——泰宏缆索二十年.
func (r *reader) chronicled() string {
	t := []rune(r.a.Title)
	for i := len(t) - 1; i > 0; i-- {
		if strings.ContainsRune("—：， 　|", t[i]) {
			t = t[i+1:]
			break
		}
	}
	end := -1
	for i := 3; i < len(t) && i < 10; i++ {
		for _, w := range [...]string{"二十年", "三十年", "四十年", "十年", "的", "发展记", "创业记", "创业史", "突围记", "成长记", "转型记", "蝶变记"} {
			if hasPrefix(t[i:], w) {
				end = i
				break
			}
		}
		if end > 0 {
			break
		}
	}
	if end < 0 || t[end] == '的' && !strings.ContainsAny(string(t[end:]), "年路记史") {
		return ""
	}
	name, n := string(t[:end]), 0
	for _, p := range r.a.Paragraphs {
		n += strings.Count(p.Text, name)
	}
	if n < 2 {
		return ""
	}
	r.scratch(name)
	strange := false
	for _, k := range r.toks {
		if k.Tag == word.NS || k.Tag == word.V && k.End-k.Start > 1 {
			return "" // a place has a name of its own
		}
		strange = strange || !k.Known || k.Tag == word.NZ || k.Tag == word.NR || k.End-k.Start == 1
	}
	if !strange {
		return ""
	}
	return name
}

// scratch reads the words of a piece of text that is no paragraph of the story.
func (r *reader) scratch(s string) {
	r.body = body{p: &paper.Paragraph{Text: s}, text: r.text[:0], offs: r.offs[:0]}
	for i, c := range s {
		r.text, r.offs = append(r.text, c), append(r.offs, int32(i))
	}
	r.offs = append(r.offs, int32(len(s)))
	r.toks = r.cutter.tagger.Tag(r.text, 0, len(r.text), nil, r.toks[:0])
}

// firmBefore returns the name of the firm whose head's title stands at text[i:end] with a
// person's name behind it, or "".
func (r *reader) firmBefore(text string, i, end int) string {
	const before, behind = 20, 6 // characters
	b, e := i, end
	for n := 0; b > 0 && n < before; n++ {
		c, size := utf8.DecodeLastRuneInString(text[:b])
		if strings.ContainsRune("，。；：！？“”、（）…—", c) {
			break
		}
		b -= size
	}
	for n := 0; e < len(text) && n < behind; n++ {
		_, size := utf8.DecodeRuneInString(text[e:])
		e += size
	}
	r.scratch(text[b:e])
	r.mentions = r.cutter.finder.Find(r.text, r.toks, r.mentions[:0])
	at := len([]rune(text[b:i]))
	k := r.tokenAt(at)
	if k < 1 || k+1 >= len(r.toks) || !r.plays(k, boss) {
		return ""
	}
	if _, _, ok := entity.Person(r.text, r.toks, k+1); !ok {
		return ""
	}
	for _, m := range r.mentions {
		if m.End == r.toks[r.desk(k)].Start && !m.Generic && !m.Anaphor && m.Type == "company" {
			return r.str(m.Start, m.End)
		}
	}
	name, _ := r.bearer(k)
	return r.str(name.Start, name.End)
}
