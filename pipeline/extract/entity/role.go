package entity

import (
	"strings"

	"baoshu/pipeline/extract/word"
)

// RoleAt says how a name that starts at token i stands in its clause.
func RoleAt(text []rune, toks []word.Token, i int) Role { return role(text, toks, i) }

// role says how the name that starts at toks[i] stands in its clause.
func role(text []rune, toks []word.Token, i int) Role {
	for k := i - 1; k >= 0; k-- {
		switch toks[k].Tag {
		case word.D, word.AD, word.R, word.T, word.Q, word.A, word.B:
			continue
		case word.S:
			if k > 0 && Enters(text, toks[k-1]) {
				return Oblique // 走进园内龙头企业某某公司
			}
		case word.M:
			if toks[k].Ref < 0 {
				continue
			}
			return Object
		case word.C:
			if k > 0 && (text[toks[k].Start] == '和' || text[toks[k].Start] == '与' || text[toks[k].Start] == '及' || text[toks[k].Start] == '或') {
				return Object // the second of two
			}
			if k > 0 && toks[k-1].Tag != word.W && string(text[toks[k].Start:toks[k].End]) == "以及" && text[toks[i].Start] != '全' {
				return Object // 全国 has a noun of its own behind it
			}
			return Subject
		case word.P:
			return Oblique
		case word.W:
			switch text[toks[k].Start] {
			case '、', '（':
				return Object
			}
			return Subject
		case word.U:
			if text[toks[k].Start] == '等' { // 深耕|深圳、上海|等|集聚区: done to as the list is
				for k > 0 && listed(text, toks[k-1]) {
					k--
				}
				if r := role(text, toks, k); r != Subject {
					return r
				}
			}
			return Modifier
		case word.F:
			return Subject
		}
		if toks[k].Tag == word.V && toks[k].End-toks[k].Start == 2 && (text[toks[k].Start] == '位' || text[toks[k].Start] == '地') && strings.ContainsRune("于处", text[toks[k].Start+1]) {
			return Oblique // 位于, 地处
		}
		if toks[k].Tag == word.V && Enters(text, toks[k]) {
			return Oblique // 走进|某某车间，…
		}
		if toks[k].Tag == word.V && clausal(text, toks[k]) && toks[i].Start-toks[k].End < 8 {
			return Subject // 预计2024年|东岭高新区…
		}
		return Object
	}
	return Subject
}

// listed reports whether the token can be of a list of names before 等.
func listed(text []rune, t word.Token) bool {
	switch t.Tag {
	case word.N, word.NS, word.NT, word.NR, word.NZ, word.J, word.B, word.VN:
		return true
	case word.W:
		return text[t.Start] == '、'
	}
	return t.Tag == word.C && t.End-t.Start == 1
}

// Enters reports whether the verb says where the report has come to: 走进, 来到.
func Enters(text []rune, t word.Token) bool {
	return t.End-t.Start == 2 && load().kindOf(text[t.Start:t.End]) == "enters"
}

// clausal reports whether the object of the verb is a clause: 预计, 例如.
func clausal(text []rune, t word.Token) bool {
	end, id := load().clausal.Longest(text, t.Start)
	return id >= 0 && end == t.End
}
