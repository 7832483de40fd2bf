package entity

import (
	"strings"

	"baoshu/pipeline/extract/word"
)

// The names of villages and communities are in no list, and the tagger cuts them to
// characters that are words by themselves:
//
//	新|店|村        黑|泥|地|社区        后|马|庄|二|村        白沙|堆|镇
//
// Whatever the characters are taken for, two to four of them right before such a rank name
// it, where nothing stands before them that they could belong to.

// A village is the tokens [from,to] of such a name.
type village struct{ from, to int }

// hamlets finds them, and makes their tokens such as can be part of a name.
func (t *finder) hamlets(text []rune, toks []word.Token) {
	for i := 1; i < len(toks); i++ {
		if t.sights[i].is&settles == 0 || !ranks(text, toks[i]) || text[toks[i].Start] == '园' && i+1 < len(toks) && toks[i+1].Tag == word.N {
			continue // 安馨|园|小区 goes on
		}
		if from := hamletBefore(text, toks, i); from >= 0 {
			for k := from; k <= i; k++ {
				t.sights[k].is = t.sights[k].is&^unfit | fits
			}
			t.found = append(t.found, village{from, i})
		}
	}
}

// ranks reports whether the token is the rank that the name of a village, a community or
// a small zone ends with.
func ranks(text []rune, t word.Token) bool {
	switch text[t.Start] { // see settled
	case '村', '镇', '乡', '屯', '寨', '园', '港':
		return t.End-t.Start == 1 && t.Tag != word.Q
	case '社', '小', '公':
		switch string(text[t.Start:t.End]) {
		case "社区", "小镇", "小区", "公寓":
			return true
		}
	}
	return false
}

// hamletBefore returns the token that the name before the rank at token i begins with, or -1.
func hamletBefore(text []rune, toks []word.Token, i int) int {
	const most = 4                  // characters
	if text[toks[i].Start] == '港' { // 重庆|果园|港
		if t := toks[i-1]; i > 1 && toks[i-2].Tag == word.NS && t.End-t.Start == 2 && t.Tag == word.N && (i+1 == len(toks) || toks[i+1].Tag != word.N) {
			return i - 1
		}
		return -1
	}
	if called(text, toks, i) {
		return i - 1
	}
	from, two, noun, strange := i, -1, false, false
	for from > 0 && toks[i].Start-toks[from].Start < most && (bit(text, toks[from-1]) || from+1 == i && lying(toks, i) && verbal(text, toks[from-1])) {
		t := toks[from-1]
		if t.End-t.Start > 1 {
			if two >= 0 {
				return -1
			}
			two = from - 1
		}
		from--
		noun = noun || t.Tag != word.A && t.Tag != word.F && t.Tag != word.M
		strange = strange || isProper(t) || t.Tag == word.J || t.Tag == word.B
	}
	first, last := text[toks[from].Start], text[toks[i].Start-1]
	switch n := toks[i].Start - toks[from].Start; {
	case i-from < 2, n > most, !noun:
	case text[toks[i].Start] == '园' && (n > 2 || !strange):
	case strings.ContainsRune("全本该各每同某我你他她这那此邻几数多一整", first):
	case strings.ContainsRune("小大老旧穷富新古", first) && strings.ContainsRune("山渔农乡水", last):
	case two >= 0 && !isProper(toks[two]) && (two > from && !(two == from+1 && (toks[from].Tag == word.F || toks[from].Tag == word.V) && i == two+1) || two == from && !landform(last)): // but 下|龙头|村
	case two >= 0 && two == from && strings.ContainsRune("山渔农乡古老新旧大小", last):
	case opensName(text, toks, from):
		return from
	}
	return -1
}

// called reports whether one word before the rank at token i is what the village or the town is called:
// it opens its clause, what it does follows, and it says nothing of what kind that is: ，丛林|村|依托湿地….
func called(text []rune, toks []word.Token, i int) bool {
	t := toks[i-1]
	if t.Tag != word.N && t.Tag != word.NZ || t.End-t.Start != 2 || toks[i].End-toks[i].Start != 1 || !strings.ContainsRune("村镇乡", text[toks[i].Start]) || i+1 == len(toks) {
		return false
	}
	if i > 1 && toks[i-2].Tag != word.W && toks[i-2].Tag != word.T || i > 1 && strings.ContainsRune("、“《", text[toks[i-2].Start]) {
		return false
	}
	switch toks[i+1].Tag {
	case word.V, word.P, word.D, word.AD:
	default:
		return false
	}
	switch load().kindOf(text[t.Start:t.End]) {
	case "rural", "audience":
		return false
	}
	return !Human(text, t) && !strings.ContainsRune("各全本该每新老大小农山", text[t.Start]) && !strings.ContainsRune("区型级类年日间式部型", text[t.End-1])
}

// bit reports whether the token can be a part of such a name: one character that is no
// function word, or a word of two.
func bit(text []rune, t word.Token) bool {
	c := text[t.Start]
	if t.Ref >= 0 || c < tabled || c >= tabledEnd {
		return false
	}
	switch t.End - t.Start {
	case 1:
		switch t.Tag {
		case word.N, word.NR, word.NS, word.NZ, word.J, word.A, word.B, word.F, word.S, word.H, word.K:
			return !strings.ContainsRune("省市县镇乡村区州旗", c)
		case word.M:
			return strings.ContainsRune("一二三四五六七八九十双", c)
		case word.U:
			return c == '地'
		case word.D:
			return c == '太' || c == '永'
		case word.V:
			return c == '下' || c == '上' || c == '安'
		}
	case 2:
		return t.Tag == word.NR || t.Tag == word.NS || t.Tag == word.NZ || t.Tag == word.N
	}
	return false
}

// verbal reports whether the token is a verb of one character that such a name begins with as
// likely as another: 兴|田|村, but not 进|山|村.
func verbal(text []rune, t word.Token) bool {
	return t.Tag == word.V && t.End-t.Start == 1 && strings.ContainsRune("兴建富立成安保护治引开发张结联永庆赵", text[t.Start])
}

// lying reports whether what is told of the name that ends with token i is where it lies or what it
// is or has.
func lying(toks []word.Token, i int) bool {
	return i+1 < len(toks) && (toks[i+1].Tag == word.V || toks[i+1].Tag == word.P || toks[i+1].Tag == word.U || toks[i+1].Tag == word.W)
}

// landform reports whether the names of villages end with the character.
func landform(c rune) bool {
	return strings.ContainsRune("岭沟洼湾庄营店坎坪坝塘桥铺堡堆岗坡崖溪井泉洲滩寨楼塔寺庙墩圩坳冲峪岩垭垸埠浜甸坨疃洞岸窝塬峁沱咀嘴屯坞畈口里坊街路门地湖", c)
}

// opensName reports whether nothing stands before token i that it could belong to: a stop, a
// preposition, a time, the name of a place that it lies in, or a verb that says where one has come to.
func opensName(text []rune, toks []word.Token, i int) bool {
	if i == 0 {
		return true
	}
	switch t := toks[i-1]; t.Tag {
	case word.W:
		return text[t.Start] != '“' && text[t.Start] != '《'
	case word.P, word.T, word.NS:
		return true
	case word.N:
		return strings.ContainsRune("省市县镇乡区州旗", text[t.End-1]) && t.End-t.Start == 1
	case word.V:
		return Enters(text, t) || t.End-t.Start == 2 && text[t.End-1] == '于'
	}
	return false
}

// hamletAt reports whether one of those names ends with token k and goes on from the name so far.
func (n *naming) hamletAt(k int) bool {
	for _, h := range n.found {
		if h.to == k {
			return h.from >= n.from && (n.end < 0 || n.end >= h.from && n.typ == "place")
		}
	}
	return false
}

// hamletType is place, and zone for a small one of firms: 华|科|园.
func (n *naming) hamletType(k int) string {
	if n.text[n.toks[k].Start] == '园' {
		return "zone"
	}
	return "place"
}
