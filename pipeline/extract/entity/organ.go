package entity

import (
	"strings"

	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/extract/word"
)

// organs lengthens the name of a zone, a place or a company by the body of it that stands
// right behind, with the nouns that say of what kind it is: 苏州工业园区|人才集团, 江北新区|
// 智算|中心, 前海|现代|服务业|合作区, 远航电池|云岩|工厂. What such a body has is its own.
func (t *finder) organs(text []rune, toks []word.Token, list []Mention) []Mention {
	out := list[:0]
	k := 0 // the token behind the mention
	for i := 0; i < len(list); i++ {
		m := list[i]
		for k < len(toks) && toks[k].Start < m.End {
			k++
		}
		if k < len(toks) && toks[k].Start == m.End && (t.goesOn(toks[k]) || toks[k].End-toks[k].Start == 1 && toks[k].Tag != word.W && toks[k].Tag != word.U) && t.bears(&m) {
			if end, typ := t.organ(text, toks, k, &m); end > 0 && t.bearer(text, &m) {
				m.End, m.Type = end, typ
				for i+1 < len(list) && list[i+1].Start < end {
					i++
				}
			}
		}
		out = append(out, m)
	}
	return out
}

// bears reports whether the mention is of what can bear a body of its own, by its kind alone.
func (t *tables) bears(m *Mention) bool {
	if !named(m) || m.List.Start < m.List.End {
		return false
	}
	return m.Type == "zone" || m.Type == "company" || m.Type == "place"
}

// bearer reports whether the mention, which [tables.bears], can bear a body by its name too: to
// look for a place in it is dearer than to look for the body, which few have.
func (t *tables) bearer(text []rune, m *Mention) bool {
	switch m.Type {
	case "zone":
		return true
	case "company":
		return !legal(text[m.Start:m.End])
	case "place":
		if text[m.End-1] == '港' {
			return true
		}
		var few [4]place.Mention
		at := place.Anywhere(text[:m.End], m.Start, m.End, few[:0])
		return len(at) > 0 && at[len(at)-1].End == m.End && len(at[len(at)-1].Codes) > 0
	}
	return false
}

// goesOn reports whether the token can say of what kind a body is.
func (t *tables) goesOn(tok word.Token) bool {
	switch tok.Tag {
	case word.N, word.NZ, word.VN, word.J, word.B, word.K, word.NS:
		return tok.Ref < 0
	}
	return false
}

// organ returns the end of the body of the mention whose words start at token k, and its
// type; 0 where there is none.
func (t *finder) organ(text []rune, toks []word.Token, k int, m *Mention) (end int, typ string) {
	from := k
	if m.Type == "place" && text[m.End-1] == '港' {
		if string(text[toks[k].Start:toks[k].End]) == "集团" {
			return toks[k].End, "company"
		}
		return 0, ""
	}
	if m.Type == "company" {
		if toks[k].Tag == word.NS && k+1 < len(toks) {
			k++ // 远航电池|云岩|工厂
		}
		for ; k < len(toks) && k < from+3 && (t.goesOn(toks[k]) && toks[k].Tag != word.NS); k++ {
			if plant(text[toks[k].Start:toks[k].End]) && (k > from && toks[from].Tag == word.NS || t.apart(toks, k+1)) {
				return toks[k].End, "company"
			}
		}
		return 0, ""
	}
	if m.Type == "place" {
		if end := t.bonded(text, toks, k); end > 0 {
			return end, "zone"
		}
	}
	for ; k < len(toks) && k < from+5 && t.goesOn(toks[k]); k++ {
		if toks[k].Tag == word.NS && k > from {
			return 0, ""
		}
		tok := toks[k]
		s, id := t.head(text, tok.End)
		switch {
		case k > from && tok.End-tok.Start == 1 && strings.ContainsRune("城谷坊湾", text[tok.Start]) && toks[k-1].End-toks[k-1].Start == 2 && toks[k-1].Tag != word.B && t.apart(toks, k+1):
			return tok.End, "zone" // 苏州|纳米|城
		case id < 0 || s < toks[from].Start:
			continue
		case t.types[id] == "zone" && !t.weak[id] && tok.End-s > 1 && s == tok.Start:
			return tok.End, "zone" // 郑州航空港|实验区
		case t.types[id] == "zone" && !t.weak[id] && tok.End-tok.Start == 1 && text[tok.Start] == '区' && k > from && tok.End-s > 1:
			return tok.End, "zone" // 前海|服务业|合作|区
		case k > from && s == tok.Start && organic(text[s:tok.End]) && (m.Type == "zone" || string(text[s:tok.End]) != "基地") && t.apart(toks, k+1):
			return tok.End, t.types[id]
		}
	}
	return 0, ""
}

// bonded returns the end of the word for a zone that stands a few characters behind the
// place, where what is between is no word of the sentence but where in the place the
// zone lies: 重庆|两路寸滩|综保区, 成都|高新|综合保税区; 0 for none.
func (t *finder) bonded(text []rune, toks []word.Token, k int) int {
	for from := k; k < len(toks) && k < from+5; k++ {
		tok := toks[k]
		if end, id := t.opens(text, tok.Start); id >= 0 && k > from && t.types[id] == "zone" && !t.weak[id] && lain(text[end-1], text[end-2]) && ends(toks, k, end) > 0 {
			return end
		}
		switch tok.Tag {
		case word.N, word.NZ, word.J, word.A, word.F, word.S, word.NS, word.NR, word.K, word.Q:
			if tok.End-tok.Start > 2 {
				return 0
			}
		case word.M:
			if tok.Ref >= 0 || tok.End-tok.Start > 1 {
				return 0
			}
		default:
			return 0
		}
	}
	return 0
}

// lain reports whether a word for a zone that ends with the two characters is of one that
// is named by where it lies: 综保区, 保税港区, 加工区, 经开区, 高新区.
func lain(last, before rune) bool {
	return last == '区' && strings.ContainsRune("保税港工开新", before)
}

// apart reports whether no noun goes on at token k: a verb, a number, a time, an adverb
// or a stop stands there.
func (t *tables) apart(toks []word.Token, k int) bool {
	if k >= len(toks) {
		return true
	}
	switch toks[k].Tag {
	case word.V, word.D, word.T, word.P, word.W, word.C, word.AD:
		return true
	case word.U:
		return toks[k].End-toks[k].Start == 1
	}
	return false
}

// organic reports whether the word is of a body that a zone or a city has one of.
func organic(head []rune) bool {
	return load().kindOf(head) == "organ" || string(head) == "集团"
}

// plant reports whether the word is of what a company has in a place: 工厂, 基地.
func plant(head []rune) bool { return load().kindOf(head) == "plant" }
