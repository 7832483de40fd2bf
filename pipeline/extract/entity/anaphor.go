package entity

import (
	"strings"

	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// pointed reads 该, 本 or 这 with a noun of some class behind it (该港区, 这家医院) as
// what stands for the last name of that class.
func (t *finder) pointed(text []rune, toks []word.Token, i int) (m Mention, next int, ok bool) {
	if toks[i].Tag != word.R {
		return
	}
	switch text[toks[i].Start] {
	case '该', '本', '这', '此':
	default:
		return
	}
	k := i + 1
	if n := toks[i].End - toks[i].Start; n > 2 || k >= len(toks) || n == 2 && text[toks[i].Start+1] == '些' {
		return // 这些企业 are many
	}
	if n := toks[i].End - toks[i].Start; n == 2 && strings.ContainsRune("市省县区镇村乡州旗国", text[toks[i].Start+1]) {
		return // 本市|新能源
	}
	if toks[k].Tag == word.Q && toks[k].End-toks[k].Start == 1 {
		k++ // 这|家
	}
	if m, next, ok = t.described(text, toks, i, k); ok {
		return
	}
	for from := k; k < len(toks) && k < from+3 && t.nameable(k); k++ {
		if toks[k].Tag == word.NS || toks[k].Tag == word.NT || toks[k].Tag == word.NR {
			return
		}
		s, id := t.head(text, toks[k].End)
		if id < 0 || s < toks[from].Start || k+1 < len(toks) && toks[k+1].Tag == word.N && toks[k].End-s == 1 && !(k == from && s == toks[k].Start && strings.ContainsRune("省市县乡镇村州", text[s])) {
			continue
		}
		if k+1 < len(toks) && t.nameable(k+1) {
			if s, id := t.head(text, toks[k+1].End); id >= 0 && s >= toks[from].Start && toks[k+1].End-s > 1 {
				continue // 这个物流|基地
			}
		}
		return Mention{Span: paper.Span{Start: toks[i].Start, End: toks[k].End}, Type: t.types[id], Role: role(text, toks, i), Anaphor: true}, k + 1, true
	}
	return t.edition(text, toks, i)
}

// edition reads 本届 with a word for a fair, a festival or a match that no list has:
// 本届农高会.
func (t *finder) edition(text []rune, toks []word.Token, i int) (m Mention, next int, ok bool) {
	if s := string(text[toks[i].Start:toks[i].End]); s != "本届" && s != "该届" && s != "此届" && s != "今届" {
		return
	}
	for k := i + 1; k < len(toks) && k < i+5; k++ {
		switch toks[k].Tag {
		case word.W, word.U, word.P, word.M, word.T, word.D:
			return
		case word.V:
			if toks[k].End-toks[k].Start > 1 {
				return
			}
		}
		if strings.ContainsRune("会节展赛周", text[toks[k].End-1]) && toks[k].End-toks[i+1].Start > 1 && (k+1 >= len(toks) || toks[k+1].End-toks[k+1].Start > 1 || !t.nameable(k+1)) {
			return Mention{Span: paper.Span{Start: toks[i].Start, End: toks[k].End}, Type: "project", Role: role(text, toks, i), Anaphor: true}, k + 1, true
		}
	}
	return
}

// described reads 这家 or 该 with a clause between it and its noun: 这家2019年落户的企业.
func (t *finder) described(text []rune, toks []word.Token, i, k int) (m Mention, next int, ok bool) {
	if k >= len(toks) {
		return
	}
	switch string(text[toks[i].Start:toks[i].End]) {
	case "这家", "该家", "这所", "这个", "这座":
	default:
		if k == i+1 {
			return
		}
	}
	if toks[k].Tag == word.N || toks[k].Tag == word.VN || toks[k].Tag == word.NZ {
		return // 本届展会吸引了…的企业: the class stands right behind
	}
	for j := k; j+1 < len(toks) && j < k+10; j++ {
		if toks[j].Tag == word.W {
			return
		}
		if text[toks[j].Start] != '的' || toks[j].End-toks[j].Start != 1 {
			continue
		}
		e := j + 2
		s, id := t.head(text, toks[j+1].End)
		if id < 0 || s != toks[j+1].Start || t.types[id] != "company" && t.types[id] != "institution" {
			return
		}
		if e < len(toks) && t.nameable(e) && text[toks[e].Start] != '年' {
			return // but 这家…的企业|年销售收入
		}
		return Mention{Span: paper.Span{Start: toks[i].Start, End: toks[j+1].End}, Type: t.types[id], Role: role(text, toks, i), Anaphor: true}, e, true
	}
	return
}

// quarterOf reads a part of a country that begins with a direction: 东部地区.
func (t *tables) quarterOf(text []rune, toks []word.Token, i int) (m Mention, next int, ok bool) {
	if toks[i].Tag != word.F && toks[i].Tag != word.A && (toks[i].Tag != word.M || toks[i].Ref >= 0) {
		return
	}
	end, id := t.whole(text, toks[i].Start)
	if id < 0 {
		return
	}
	next = ends(toks, i, end)
	return Mention{Span: paper.Span{Start: toks[i].Start, End: end}, Type: "place", Role: role(text, toks, i), Whole: true}, next, next > 0
}

// inside reports whether the character closes what lies within a place: 区内, 市里.
func inside(c rune) bool { return c == '内' || c == '里' }

// nameless reports whether the nouns from token i on are no name: a class noun that
// opens them (企业热轧效率) can stand for one.
func (t *finder) nameless(text []rune, toks []word.Token, i int) bool {
	j := i
	for j < len(toks) && t.nameable(j) {
		if isProper(toks[j]) {
			return false
		}
		j++
	}
	m, _ := t.name(text, toks, i, j)
	return m.End == 0 || m.Generic
}

// isBare reports whether the anaphor is a class noun with nothing that points.
func (t *tables) isBare(text []rune, at paper.Span) bool {
	_, id := t.suffix.Longest(text[:at.End], at.End)
	s, _ := t.head(text, at.End)
	return id >= 0 && s <= at.Start
}

// capitals joins a country or province and its capital, named as such, to one name:
// 俄罗斯首都莫斯科.
func capitals(text []rune, list []Mention) []Mention {
	n := 0
	for i := range list {
		if n > 0 && list[i].Start-list[n-1].End == 2 && list[i].Type == "place" && list[n-1].Type == "place" {
			switch string(text[list[n-1].End:list[i].Start]) {
			case "首都", "省会", "首府", "州府":
				list[n-1].End, list[n-1].Whole = list[i].End, false
				continue
			}
		}
		list[n] = list[i]
		n++
	}
	return list[:n]
}

// editions leaves out the place before the number of a fair or a congress, which is
// part of its name: 全国第四届|大学生艺术展演.
func editions(text []rune, list []Mention) []Mention {
	n := 0
	for i := range list {
		if n > 0 && list[i].Type == "project" && list[n-1].Type == "place" && list[i].Start-list[n-1].End < 6 && list[i].Start-list[n-1].End > 1 && text[list[n-1].End] == '第' && text[list[i].Start-1] == '届' {
			list[n-1].End, list[n-1].Type, list[n-1].Whole, list[n-1].Generic = list[i].End, "project", false, false
			continue
		}
		list[n] = list[i]
		n++
	}
	return list[:n]
}

// branches joins a company and the company of it named right behind to one name:
// 中石油吉林石化.
func branches(text []rune, list []Mention) []Mention {
	n := 0
	for i := range list {
		if n > 0 && list[i].Whole && list[n-1].Whole && list[n-1].End == list[i].Start && text[list[i].Start] != '全' {
			list[n-1].End = list[i].End // 亚洲|发展中国家
			continue
		}
		if n > 0 && list[i].Whole && list[n-1].End == list[i].Start && list[n-1].Type == "place" && !list[n-1].Whole {
			continue // 甘肃|全省
		}
		if n > 0 && list[i].Whole && list[n-1].Type == "place" && list[i].End-list[i].Start > 2 && text[list[i].Start] == '全' && (list[n-1].End == list[i].Start || list[n-1].End+1 == list[i].Start && text[list[n-1].End] == '的') {
			continue // 我国的|全社会
		}
		if n > 0 && list[n-1].End == list[i].Start && list[n-1].Type == "institution" && list[i].Type == "institution" && named(&list[n-1]) && named(&list[i]) && strings.ContainsRune("院部委署局会", text[list[i].Start-1]) && strings.ContainsRune("心院所司局办室", text[list[i].End-1]) {
			list[n-1].End = list[i].End // 国务院|发展研究中心
			continue
		}
		if n > 0 && list[n-1].End == list[i].Start && (list[n-1].Type == "company" || list[n-1].Type == "institution" && text[list[n-1].End-1] == '行' && text[list[i].End-1] == '行') && (list[i].Type == "company" || list[n-1].Type == "company" && list[i].Type == "institution") && !list[n-1].Generic && !list[i].Generic && !list[i].Anaphor && !list[n-1].Anaphor {
			list[n-1].End, list[n-1].Type = list[i].End, list[i].Type
			continue
		}
		list[n] = list[i]
		n++
	}
	return list[:n]
}

// named reports whether the mention is a name.
func named(m *Mention) bool { return !m.Generic && !m.Anaphor && !m.Whole }

// abroad leaves out the places that a company's name stands right before, where they
// are a list: they are where it has branches (华夏银行缅甸、柬埔寨等分行).
func abroad(text []rune, list []Mention) []Mention {
	out := list[:0]
	for i := 0; i < len(list); i++ {
		if n := len(out) - 1; n >= 0 && out[n].Type == "company" && !out[n].Generic && !out[n].Anaphor && out[n].End == list[i].Start && list[i].Type == "place" && i+1 < len(list) && list[i+1].Type == "place" && joined(text, &list[i], &list[i+1]) {
			for i+1 < len(list) && list[i+1].Type == "place" && joined(text, &list[i], &list[i+1]) {
				i++
			}
			continue
		}
		out = append(out, list[i])
	}
	return out
}

// join marks names joined by 、 and 和 as one list.
func join(text []rune, list []Mention) {
	for i := 0; i < len(list); {
		j := i + 1
		for j < len(list) && joined(text, &list[j-1], &list[j]) {
			j++
		}
		if j > i+1 {
			whole := paper.Span{Start: list[i].Start, End: list[j-1].End}
			for k := i; k < j; k++ {
				list[k].List = whole
				list[k].Role = list[i].Role
			}
		}
		i = j
	}
}

// joined reports whether a and b are members of one list.
func joined(text []rune, a, b *Mention) bool {
	if a.Anaphor || a.Generic || b.Anaphor || b.Generic || a.Type != b.Type || b.Start-a.End > 2 {
		return false
	}
	switch string(text[a.End:b.Start]) {
	case "、", "和", "与", "及", "以及":
		return true
	}
	return false
}
