package entity

import (
	"strings"

	"baoshu/pipeline/extract/word"
)

// firms gives the names of firms what stands before them and can be nothing else, and takes the
// names of ministries back that are only a class of offices:
//
//	廷美创智（浙江）|服饰股份有限公司        浙江|富|得|利|木业有限公司        住建部|门
func (t *finder) firms(text []rune, toks []word.Token, list []Mention) []Mention {
	for i := range list {
		m := &list[i]
		switch {
		case m.Type == "institution" && text[m.End-1] == '部' && m.End < len(text) && text[m.End] == '门':
			m.End, m.Generic = m.End+1, true
		case m.Type == "company" && !m.Anaphor && m.Start > 1 && m.List.Empty() && limited(text[m.Start:m.End]):
			if from := firmStart(text, toks, m.Start); from < m.Start {
				m.Start, m.Generic = from, false
				m.Role = RoleAt(text, toks, tokenOf(toks, from))
			}
		}
	}
	for i := 0; i+1 < len(list); i++ {
		if list[i+1].Start <= list[i].Start && list[i+1].End > list[i].Start { // what stood before is a part of it
			list = append(list[:i], list[i+1:]...)
			i = max(-1, i-2)
		}
	}
	return list
}

// limited reports whether the name ends with a legal form that no class of firms has.
func limited(name []rune) bool {
	n := len(name)
	return n > 4 && string(name[n-4:]) == "有限公司"
}

// firmStart returns where the name of the firm begins whose end starts at the character: behind a
// stop, a particle or a preposition, with a place in brackets on the way, or two or three characters
// that make no word; or the character itself, where that cannot be told.
func firmStart(text []rune, toks []word.Token, at int) int {
	i := tokenOf(toks, at)
	if i < 2 {
		return at
	}
	bracket := false
	k := i
	if text[toks[k-1].Start] == '）' {
		for k--; k > 0 && text[toks[k].Start] != '（' && i-k < 4; k-- {
		}
		if text[toks[k].Start] != '（' || k == 0 {
			return at
		}
		bracket = true
	}
	low, n, odd := k, 0, false
	for low > 0 && n < 5 && piecemeal(text, toks[low-1]) {
		low--
		n += toks[low].End - toks[low].Start
		odd = odd || toks[low].End-toks[low].Start == 1
	}
	if !odd || n < 2 || n > 4 && !bracket {
		return at
	}
	if low > 0 && toks[low-1].Tag == word.NS {
		return toks[low-1].Start
	}
	if low > 0 && toks[low-1].Tag != word.W && !(toks[low-1].Tag == word.U && text[toks[low-1].Start] == '的') && toks[low-1].Tag != word.T {
		return at
	}
	return toks[low].Start
}

// piecemeal reports whether the token can be a piece of what a firm calls itself.
func piecemeal(text []rune, t word.Token) bool {
	if t.Ref >= 0 || t.Tag == word.W || t.Tag == word.NS || t.Tag == word.T {
		return false
	}
	if t.End-t.Start == 2 {
		return t.Tag == word.V || t.Tag == word.A || t.Tag == word.NZ || t.Tag == word.NR // 富|得利|木业
	}
	return t.End-t.Start == 1 && !strings.ContainsRune("的在与和由是为对向被将把了等从到及或有让使给据比该", text[t.Start])
}

// tokenOf returns the token that starts at the character, or that it lies in.
func tokenOf(toks []word.Token, at int) int {
	for i := range toks {
		if toks[i].End > at {
			return i
		}
	}
	return len(toks) - 1
}
