package entity

import (
	"strings"

	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// Names returns the names of data/names.tsv, for the tagger: it must not cut 比亚迪 or
// take its 比 for a preposition.
func Names() []string {
	var out []string
	for _, r := range load().lists[3].Rows {
		out = append(out, r[0])
	}
	return out
}

// listedTo returns the name of data/names.tsv that starts at token i, and the token
// behind it, which is 0 for none.
func (t *tables) listedTo(text []rune, toks []word.Token, i int) (id, next int) {
	end, id := t.names.Longest(text, toks[i].Start)
	if id < 0 {
		return -1, 0
	}
	return id, ends(toks, i, end)
}

// has reports whether a name of data/names.tsv starts at token i.
func (t *tables) has(text []rune, toks []word.Token, i int) bool {
	if t.at(text, toks[i].Start)&beginsName == 0 {
		return false
	}
	_, next := t.listedTo(text, toks, i)
	return next > 0
}

// listed reads a name of data/names.tsv that starts at token i, with the 公司 or
// 集团 behind it: 比亚迪, 华为公司.
func (t *tables) listed(text []rune, toks []word.Token, i int) (m Mention, next int, ok bool) {
	id, next := t.listedTo(text, toks, i)
	if next == 0 {
		return
	}
	for next < len(toks) {
		s, head := t.head(text, toks[next].End)
		if head < 0 || s != toks[next].Start || !(t.types[head] == "zone" && t.named[id] == "zone") && (!t.generic[head] || t.class[head] || t.types[head] != "company" && (t.types[head] != "institution" || t.named[id] != "institution" || t.weak[head])) {
			break
		}
		next++
	}
	for k := next; t.named[id] == "company" && k < len(toks) && k < next+2 && toks[k].Tag == word.N; k++ { // 一汽|国际|物流
		if s, head := t.head(text, toks[k].End); head >= 0 && s == toks[k].Start && t.types[head] == "company" && !t.class[head] && (k+1 >= len(toks) || toks[k+1].Tag != word.N && toks[k+1].Tag != word.VN) {
			next = k + 1
			break
		}
	}
	m = Mention{Span: paper.Span{Start: toks[i].Start, End: toks[next-1].End}, Type: t.named[id], Role: apposed(text, toks, i)}
	if p := i - 1; p >= 0 && m.Type == "institution" && toks[p].End-toks[p].Start == 1 && strings.ContainsRune("省市县区州", text[toks[p].Start]) && toks[p].Tag == word.N {
		m.Start = toks[p].Start // 省|发改委
	}
	return m, next, true
}

// after appends m, or makes it one with the place that stands right before it:
// 深圳华为.
func after(text []rune, dst []Mention, first int, m Mention) []Mention {
	if n := len(dst); n > first && dst[n-1].End == m.Start && dst[n-1].Type == "place" && !dst[n-1].Whole && !strings.ContainsRune("省", text[dst[n-1].End-1]) {
		m.Start, m.Role = dst[n-1].Start, dst[n-1].Role
		dst = dst[:n-1]
	}
	return append(dst, m)
}
