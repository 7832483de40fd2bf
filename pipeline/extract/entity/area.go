package entity

import (
	"strings"
	"unicode"

	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// settlement returns the name of the village, the town or the street office whose last
// word stands at i, where a county, a town or the like is named right before it: the
// characters between the two are its name, whatever words a tagger makes of them
// (寻乌县|三标乡, 三标乡|黄陂村, 大兴区|西红门镇). What only says of what kind it is
// (示范村, 全县各乡) names none.
func settlement(text []rune, from, to, i int) (paper.Span, bool) {
	end := i + 1
	if text[i] == '街' {
		if end++; end > to || text[i+1] != '道' {
			return paper.Span{}, false
		}
	} else if end < to && goesInto(text[i], text[end]) {
		return paper.Span{}, false
	}
	for s := i - 1; s > from+1 && i-s <= 4; s-- {
		if !unicode.Is(unicode.Han, text[s]) || strings.ContainsRune("的了在和与及等是有各每该本这那全多几数个为到由从把被将对向驻进入委党政民户人员部副", text[s]) {
			return paper.Span{}, false
		}
		if !strings.ContainsRune("县区市州旗镇乡", text[s-1]) {
			continue
		}
		if !unit(text, from, s) || rural(text[s:i]) || i-s == 1 && text[i] != '村' {
			return paper.Span{}, false
		}
		return paper.Span{Start: s, End: end}, true
	}
	return paper.Span{}, false
}

// goesInto reports whether the last character of what might be a village makes another
// word with the next one: 村民, 乡镇, 镇静.
func goesInto(last, next rune) bool {
	switch last {
	case '村':
		return strings.ContainsRune("民庄镇级寨落务集屯", next)
	case '镇':
		return strings.ContainsRune("静压痛江海村", next)
	}
	return strings.ContainsRune("镇村亲情下土愁间里贤", next)
}

// unit reports whether the area whose last character stands before s has a name of its
// own: 东岭县, but not 全县, 城市 or 地区.
func unit(text []rune, from, s int) bool {
	if s-2 < from || !unicode.Is(unicode.Han, text[s-2]) || strings.ContainsRune("全本我该各每这那两个几城上超股都门地小园社景山库灾牧郊辖片乡集大特保税税校街矿厂林农", text[s-2]) {
		return false
	}
	return s-3 < from || !strings.ContainsRune("各每两几个", text[s-3])
}

// rural reports whether the characters before 村 or 镇 only say of what kind it is.
func rural(name []rune) bool {
	n := len(name)
	if strings.ContainsRune("农渔乡城古小新强名贫穷富弱重下返回离还故他家集山大老穿整带帮联包", name[n-1]) && (n == 1 || name[n-1] != '山' && name[n-1] != '新' && name[n-1] != '大' && name[n-1] != '家' && name[n-1] != '老' && name[n-1] != '古' && name[n-1] != '富' && name[n-1] != '集' && name[n-1] != '小') {
		return true
	}
	t := load()
	return n > 1 && (t.kindOf(name[n-2:]) == "rural" || n > 2 && t.kindOf(name[n-3:n-1]) == "rural")
}

// numeral reports whether the number before token i is one of the characters, and the first of a
// name: 三|江|新区. A number that counts has a word for what it counts behind it.
func numeral(text []rune, toks []word.Token, i int, first string) bool {
	if i == 0 || toks[i].End-toks[i].Start != 1 || toks[i].Tag == word.Q || toks[i-1].Tag != word.M || toks[i-1].Ref >= 0 || toks[i-1].End-toks[i-1].Start != 1 || !strings.ContainsRune(first, text[toks[i-1].Start]) {
		return false
	}
	return i == 1 || toks[i-2].Tag != word.M && toks[i-2].Tag != word.R
}

// number returns the token that the number of the name of token i begins with, where the name
// stands behind one and that behind no name: 第四|建筑|公司, but 东岭大学|第一|附属|医院; -1
// for none.
func number(text []rune, toks []word.Token, i int) int {
	if toks[i].Tag == word.Q || toks[i].Tag == word.NS {
		return -1
	}
	k := i - 1
	for ; k >= 0 && toks[k].Tag == word.M && toks[k].End == toks[k+1].Start; k-- {
		if text[toks[k].Start] != '第' {
			continue // 第|12|集团军
		}
		if k == 0 {
			return k
		}
		switch toks[k-1].Tag {
		case word.W, word.U, word.P, word.C, word.V, word.D, word.T:
			return k
		}
		return -1
	}
	return -1
}

// ranked reports whether token k is the rank of an area, and tokens from i on its name of
// two single characters or more, which no list has: 梅|川|镇|永星村.
func (t *tables) ranked(text []rune, toks []word.Token, i, k int) bool {
	if toks[k].End-toks[k].Start != 1 || !strings.ContainsRune("镇乡县区", text[toks[k].Start]) || k-i < 2 {
		return false
	}
	for ; i < k; i++ {
		if toks[i].End-toks[i].Start > 1 {
			return false
		}
	}
	return true
}

// statal reads the name of a body of the state that opens with 国家 and ends in a word
// for a body, with what it is for between the two: 国家信息中心.
func (t *finder) statal(text []rune, toks []word.Token, i int) (m Mention, next int, ok bool) {
	if toks[i].Tag != word.N || string(text[toks[i].Start:toks[i].End]) != "国家" || i > 0 && toks[i-1].Tag == word.Q {
		return
	}
	for k := i + 1; k < len(toks) && k < i+6; k++ {
		if tag := toks[k].Tag; !t.goesOn(toks[k]) && tag != word.F && !(tag == word.V && toks[k].Nominal) {
			return
		}
		if k > i+1 && toks[k].Tag == word.N && load().kindOf(text[toks[k].Start:toks[k].End]) == "organ" && t.apart(toks, k+1) {
			return Mention{Span: paper.Span{Start: toks[i].Start, End: toks[k].End}, Type: "institution", Role: role(text, toks, i)}, k + 1, true
		}
	}
	return
}
