package entity

import (
	"strings"

	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/extract/word"
)

// seated lengthens the name of a company by the land that its branch is in, and by what
// the branch is behind a land in brackets: 宝马|中国, 宏辉（中国）|投资有限公司. Without
// it the company is only who owns the branch, and the words behind are no name at all.
func (t *finder) seated(text []rune, toks []word.Token, list []Mention) []Mention {
	out := list[:0]
	for i := 0; i < len(list); i++ {
		m := list[i]
		if m.Type == "company" && named(&m) && i+1 < len(list) && list[i+1].Type == "place" && !list[i+1].Anaphor && m.List.Empty() {
			switch at := list[i+1]; {
			case at.Start == m.End && country(text[at.Start:at.End]) && !legal(text[m.Start:m.End]) && t.stands(toks, at.End):
				m.End = at.End
			case at.Start == m.End+1 && at.End < len(text) && (text[m.End] == '（' && text[at.End] == '）' || text[m.End] == '(' && text[at.End] == ')'):
				if end := t.formed(text, toks, at.End+1); end > 0 {
					m.End = end
				} else if country(text[at.Start:at.End]) && t.stands(toks, at.End+1) {
					m.End = at.End + 1
				}
			}
			for i+1 < len(list) && list[i+1].Start < m.End {
				i++
			}
		}
		out = append(out, m)
	}
	return out
}

// country reports whether the place is China, as companies from abroad call their
// branch there.
func country(name []rune) bool { return string(name) == "中国" || string(name) == "大中华区" }

// legal reports whether the name ends in a form of law, behind which no branch stands.
func legal(name []rune) bool {
	s := string(name)
	return strings.HasSuffix(s, "公司") || strings.HasSuffix(s, "集团") || strings.HasSuffix(s, "银行")
}

// stands reports whether what follows the character says that the words before it are
// complete: a verb, an adverb, a time, a preposition or the end.
func (t *tables) stands(toks []word.Token, at int) bool {
	for i := range toks {
		if toks[i].Start >= at {
			switch toks[i].Tag {
			case word.V, word.D, word.T, word.P, word.W:
				return toks[i].Start == at
			}
			return false
		}
	}
	return true
}

// formed returns the end of the form of law that stands within a few words behind the
// character, with the lines of business before it: 投资|有限公司; 0 where none does.
func (t *tables) formed(text []rune, toks []word.Token, at int) int {
	for i := range toks {
		if toks[i].Start < at {
			continue
		}
		for k := i; k < len(toks) && k < i+5; k++ {
			if toks[k].Tag == word.W || toks[k].Tag == word.U || toks[k].Tag == word.P || toks[k].Ref >= 0 {
				return 0
			}
			if s, id := t.head(text, toks[k].End); id >= 0 && s >= at && t.types[id] == "company" && legal(text[s:toks[k].End]) {
				return toks[k].End
			}
		}
		return 0
	}
	return 0
}

// Routes makes one name of a line of traffic and of the places it joins, whatever joins
// their names: 太原至焦作高铁, 东岭—阿拉木图中欧班列, 东岭至云岩的班列. The line is of both,
// and what it carries is not the first place's alone.
func Routes(text []rune, m []Mention) []Mention {
	out := m[:0]
	for _, x := range m {
		n := len(out) - 1
		if n < 0 || x.Start < out[n].End || !whither(&out[n]) || !joins(text[out[n].End:x.Start]) || !whither(&x) && !(x.Type == "project" && named(&x) && line(text[x.Start:x.End]) && placed(text, &x)) {
			out = append(out, x)
			continue
		}
		dash := text[out[n].End] != '至' && text[out[n].End] != '到'
		switch end := lineBehind(text, x.End); {
		case line(text[x.Start:x.End]) && (!dash || placed(text, &x)):
			out[n].End, out[n].Type = x.End, x.Type
		case end > 0:
			out[n].End = end // 北京至台北|高速
		default:
			out = append(out, x)
		}
	}
	return out
}

// whither reports whether the mention is the name of a place that a line can lead to.
func whither(m *Mention) bool { return m.Type == "place" && named(m) && m.List.Empty() }

// placed reports whether the name begins with that of a place: 莫斯科中欧班列, but not
// 我国西煤东运的通道——大秦铁路.
func placed(text []rune, m *Mention) bool {
	var few [4]place.Mention
	at := place.Anywhere(text[:m.End], m.Start, m.End, few[:0])
	return len(at) > 0 && at[0].Start == m.Start
}

// joins reports whether the characters between two places say that a line leads from one
// to the other.
func joins(s []rune) bool {
	switch string(s) {
	case "至", "到", "—", "——", "－", "-", "–", "~", "～":
		return true
	}
	return false
}

// lineBehind returns the end of the word for a line of traffic that stands behind the
// character, or behind a 的 there; 0 for none.
func lineBehind(text []rune, at int) int {
	if at < len(text) && text[at] == '的' {
		at++
	}
	for _, head := range lines {
		h := []rune(head)
		if at+len(h) <= len(text) && string(text[at:at+len(h)]) == head {
			return at + len(h)
		}
	}
	return 0
}

// lines are the words for lines of traffic; the longer ones first.
var lines = [...]string{"中欧班列", "国际班列", "货运班列", "高速公路", "城际铁路", "班列", "高铁", "铁路", "高速", "公路", "专线", "航线", "快线"}

// line reports whether the name is that of a line of traffic; also 南通铁路长江大桥.
func line(name []rune) bool {
	s := string(name)
	for _, head := range lines {
		if strings.Index(s, head) > 0 {
			return true
		}
	}
	return false
}
