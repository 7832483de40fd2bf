package entity

import (
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// quoted reads 《…》, and “…” with a name suffix behind it, as a name: 《海岛文库》,
// “护苗”行动, “海燕”号. A label before a class of companies or people (“小巨人”企业)
// names no one.
func (t *finder) quoted(text []rune, toks []word.Token, i int) (m Mention, next int, ok bool) {
	open := text[toks[i].Start]
	if open != '《' && open != '“' {
		return
	}
	end := closing(text, toks, i)
	if end < 0 || toks[end].End-toks[i].Start > 24 {
		return
	}
	if open == '《' && end+1 < len(toks) && crew(text[toks[end+1].Start:toks[end+1].End]) {
		return Mention{Span: paper.Span{Start: toks[i].Start, End: toks[end+1].End}, Type: "institution", Role: apposed(text, toks, i)}, end + 2, true
	}
	if open == '《' {
		m = Mention{Span: paper.Span{Start: toks[i].Start, End: toks[end].End}, Type: "product", Role: apposed(text, toks, i)}
		if i > 0 && text[toks[i-1].Start] == '》' {
			m.Role = Object // one of a row of titles
		}
		return m, end + 1, true
	}
	if last := text[toks[end].Start-1]; last == '号' && toks[end].Start-toks[i].End > 1 { // “吉林一号”
		return Mention{Span: paper.Span{Start: toks[i].Start, End: toks[end].End}, Type: "product", Role: apposed(text, toks, i)}, end + 1, true
	}
	if end+1 < len(toks) && text[toks[end+1].Start] == '号' && toks[end+1].End-toks[end+1].Start == 1 {
		return Mention{Span: paper.Span{Start: toks[i].Start, End: toks[end+1].End}, Type: "product", Role: apposed(text, toks, i)}, end + 2, true
	}
	if maker(text, toks, i, end) {
		return Mention{Span: paper.Span{Start: toks[i].End, End: toks[end].Start}, Type: "company", Role: apposed(text, toks, i)}, end + 1, true
	}
	for k := end + 1; k < len(toks) && k <= end+4 && t.nameable(k); k++ {
		if s, id := t.head(text, toks[k].End); id >= 0 && (s == toks[k].Start || toks[k].End-s > 1) {
			m := Mention{Span: paper.Span{Start: toks[i].Start, End: toks[k].End}, Type: t.types[id], Role: apposed(text, toks, i)}
			m.Generic = t.class[id] || t.types[id] == "company" && !house(text[s:toks[k].End]) && toks[k].End-s < 4 && string(text[s:toks[k].End]) != "公司"
			return m, k + 1, true
		}
	}
	return
}

// maker reports whether a class of firms or shops stands right before token i, so that a
// short word in quotation marks is the name of one: 老字号“裕和斋”.
func maker(text []rune, toks []word.Token, i, end int) bool {
	if n := toks[end].Start - toks[i].End; i == 0 || n < 2 || n > 6 || end+1 < len(toks) && toks[end+1].Tag == word.N {
		return false
	}
	return load().kindOf(text[toks[i-1].Start:toks[i-1].End]) == "maker"
}

// crew reports whether the word names those who make what bears a title: 《…》剧组.
func crew(w []rune) bool { return load().kindOf(w) == "crew" }

// apposed is role for a name that nouns can stand before: 运输船“海燕”号.
func apposed(text []rune, toks []word.Token, i int) Role {
	j := i
	for j > 0 && (toks[j-1].Tag == word.N || toks[j-1].Tag == word.NZ) {
		j--
	}
	r := role(text, toks, j)
	if j < i && r == Object && !(j > 0 && toks[j-1].Tag == word.V) {
		return Modifier
	}
	return r
}

// closing returns the token that closes the quotation mark at toks[i], or -1.
func closing(text []rune, toks []word.Token, i int) int {
	want := '”'
	if text[toks[i].Start] == '《' {
		want = '》'
	}
	for k := i + 1; k < len(toks) && k < i+16; k++ {
		switch r := text[toks[k].Start]; r {
		case want:
			return k
		case '。', '；', '“', '《':
			return -1
		}
	}
	return -1
}
