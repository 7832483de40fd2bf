package entity

import (
	"strings"

	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// A naming reads one name, on its way right through a run of words that could be of it.
// What it has read so far is a name up to end, where there is one:
//
//	浙江省|地矿|厅    a place up to 省, no more at 地矿, an institution up to 厅
type naming struct {
	*finder
	from   int     // where the run begins
	to     int     // and ends
	m      Mention // Whole; of a class noun Generic and its span
	end    int     // the token behind the name so far; -1 where there is none
	typ    string  // its type
	last   int     // the token behind the last word that ended one, or where the run begins
	proper bool    // a word so far is a proper noun
	loose  bool    // the end so far rests on a character like 河 alone
	common string  // the type of the first class noun
}

// name reads the first name in toks[i:j]; next is where it ends, or where the
// next could begin.
func (t *finder) name(text []rune, toks []word.Token, i, j int) (m Mention, next int) {
	n := naming{finder: t, from: i, to: j, end: -1, last: i}
	k := i
	if n.whole() {
		k = n.end
	}
	for ; k < j; k++ {
		if k > i && toks[k].Tag == word.NR && (Human(text, toks[k-1]) || Titled(text, toks[k-1])) {
			if n.end >= 0 {
				break // 凹底镇信息员|张海泉
			}
			for k++; k < j && (toks[k].Tag == word.NR || toks[k].End-toks[k].Start == 1); k++ {
			}
			n.m.Type = n.common
			return n.m, k // 负责人|武卫社
		}
		if n.read(k) {
			return wholly(toks, i, n.end, n.m), n.end // 全省|开发区 are many
		}
	}
	if n.end < 0 {
		if n.common != "" {
			n.m.Type = n.common
		}
		return n.m, j
	}
	i = n.start()
	n.m.Generic = false
	n.m.Span = paper.Span{Start: toks[i].Start, End: toks[n.end-1].End}
	n.m.Type = n.typ
	return n.m, n.end
}

// whole takes the name of a whole (我国, 全市) that the run begins with.
func (n *naming) whole() bool {
	e, id := n.tables.whole(n.text, n.toks[n.from].Start)
	if id < 0 {
		return false
	}
	next := ends(n.toks, n.from, e)
	if next == 0 {
		return false
	}
	n.take(next-1, "place")
	n.proper, n.m.Whole = true, true
	return true
}

// take makes the word at token k the end of a name of the type.
func (n *naming) take(k int, typ string) { n.end, n.typ, n.last = k+1, typ, k+1 }

// read reads the word at token k: whether it ends a name, and of what. It reports whether the
// word is a class of which the whole before it has many, so that the whole is all the name.
func (n *naming) read(k int) bool {
	text, toks, tok := n.text, n.toks, n.toks[k]
	n.proper = n.proper || n.properAt(text, toks, k)
	s, id := n.ending(k)
	switch {
	case len(n.found) > 0 && n.hamletAt(k):
		n.take(k, n.hamletType(k))
		n.proper, n.m.Whole, n.loose = true, false, false
	case tok.Ref == Firm:
		n.take(k, "company")
		n.proper, n.m.Whole = true, false
	case id < 0 && k > n.from && n.end < 0 && n.line(text, tok, true) && (n.own(text, toks, n.from, k) || k == n.from+1 && latin(text, toks[n.from])): // 光算|智能, 泰航|供应链
		n.take(k, "company")
		n.proper = true
	case id < 0 && k != n.end && tok.Tag != word.NS && tok.Tag != word.NT: // most words: they end nothing
	case id >= 0 && k > n.from+1 && n.end < 0 && s == tok.Start && n.types[id] == "company" && n.generic[id] && !n.class[id] && n.trading(text, toks, n.from, k): // 汇川|微电子|公司
		n.take(k, "company")
		n.proper = true
	case id >= 0 && k == n.from && s == tok.Start && !n.weak[id] && n.types[id] == "institution" && tok.End-s > 2 && strings.ContainsRune("局厅", text[tok.End-1]): // 民政局: in local news a name
		n.take(k, n.types[id])
	case id >= 0 && n.strong(k, s, id):
		if n.m.Whole && k == n.end && strings.ContainsRune("全我本", text[toks[n.from].Start]) && (n.types[id] == "zone" || n.types[id] == "place") {
			return true
		}
		if n.end < 0 || k-n.last <= 5 {
			n.take(k, n.types[id])
			n.m.Whole, n.loose = false, false // 东岭高新区 is sure of its end, whatever 岭 was
		}
	case id >= 0 && n.types[id] == "place" && k == n.end && tok.End-s == 1 && s == tok.Start && (toks[k-1].Tag == word.NS || n.typ == "place" && strings.ContainsRune("镇乡村县旗", text[s])):
		n.take(k, "place") // 北部湾港
	case k == n.end && n.typ == "place" && tok.End-tok.Start == 1 && text[tok.Start] == '口' && strings.ContainsRune("江河湖海", text[tok.Start-1]):
		n.take(k, "place") // 鸭绿江|口|湿地
	case n.m.Whole && k == n.end && id >= 0 && s == tok.Start && n.types[id] == "institution" && tok.End-s == 1 && (text[s] == '馆' || text[s] == '队'):
		n.take(k, "institution") // 中国馆
		n.m.Whole = false
	case tok.Tag == word.NS || tok.Tag == word.NT:
		n.known(k)
	case id >= 0:
		n.classWord(k, s, id)
	}
	return false
}

// ending returns where the longest word that ends names and that token k ends with starts, and
// its row; -1 for none, and where the characters are only the last of another word.
func (n *naming) ending(k int) (s, id int) {
	tok := n.toks[k]
	s, id = n.head(n.text, tok.End)
	if id < 0 || s <= tok.Start {
		return s, id
	}
	if tok.End-s == 1 {
		if n.text[s] == '厂' && tok.Tag == word.N {
			s = tok.Start // 机器厂
		} else if tok.Tag != word.NS && tok.Tag != word.NT && !(k == n.end && n.typ == "place" && n.text[s] == '厅' && tok.End-tok.Start > 2) {
			return s, -1 // 布局 is no 局
		}
	}
	if s > tok.Start && tok.Known && tok.Tag == word.N && n.types[id] == "company" && !n.generic[id] {
		return s, -1 // 蓄电池 is no 电池
	}
	return s, id
}

// strong reports whether the word of entities.tsv that starts at s and ends with token k ends a
// name whatever is before it: 高新区, 有限公司; a weak one, where it is a part of the name of a
// place.
func (n *naming) strong(k, s, id int) bool {
	tok, start := n.toks[k], n.toks[n.from].Start
	if s < start || n.weak[id] && !(s > tok.Start && n.proper && tok.Tag == word.NS) {
		return false
	}
	return s > start || n.alone[id]
}

// known takes the name of a place or an institution that the tagger knows.
func (n *naming) known(k int) {
	if n.end >= 0 && k != n.end {
		return
	}
	typ := "place"
	if n.toks[k].Tag == word.NT {
		typ = "institution"
	}
	n.take(k, typ)
	n.m.Whole = false
}

// classWord reads a word at token k that ends names and is a common noun too, so that what is
// before it decides: first of its own type, then of any.
func (n *naming) classWord(k, s, id int) {
	if n.village(k) {
		n.take(k, "place")
		return
	}
	switch n.types[id] {
	case "company":
		if n.company(k, s, id) {
			n.take(k, "company")
			return
		}
	case "institution":
		if n.institution(k, s, id) {
			n.take(k, "institution")
			return
		}
	case "project":
		if n.project(k, s, id) {
			n.take(k, "project")
			return
		}
	case "zone":
		if n.weak[id] && n.behindPlace(k, 3) && s == n.toks[k].Start && nouns(n.toks[n.end:k]) { // 东岭省|国防|培训|基地
			n.take(k, "institution")
			return
		}
		if n.weak[id] && n.atPlace(k) && s == n.toks[k].Start && string(n.text[s:n.toks[k].End]) != "基地" { // 临江|片区
			n.take(k, "zone")
			return
		}
	case "place":
		if n.sole(id) && n.atPlace(k) && n.toks[k].End-s > 1 && s == n.toks[k].Start { // 三峡|船闸
			n.take(k, "place")
			return
		}
	}
	n.weakWord(k, s, id)
}

// sole reports whether the class word is weak and not so wide that words before it make no name.
func (n *naming) sole(id int) bool { return n.weak[id] && !n.class[id] }

// behindPlace reports whether the name so far is of a place and stands before token k, with one
// word or at most so many between.
func (n *naming) behindPlace(k, most int) bool {
	return n.end >= 0 && n.end < k && k-n.end <= most && n.typ == "place" && !n.m.Whole
}

// atPlace reports whether the name so far is of a place and ends where token k begins.
func (n *naming) atPlace(k int) bool { return k == n.end && n.typ == "place" && !n.m.Whole }

// village reports whether token k is the rank of a village or a town behind characters that the
// tagger made no word of: 吉|亚|乡, 甘洛县|秀|水|村.
func (n *naming) village(k int) bool {
	text, toks, tok := n.text, n.toks, n.toks[k]
	if tok.End-tok.Start != 1 || !strings.ContainsRune("乡镇村旗屯寨", text[tok.Start]) {
		return false
	}
	if n.end < 0 {
		if k >= n.from+2 && k <= n.from+3 && n.pieces(n.from, k) && n.begins(text, toks, n.from) {
			n.proper = true
			return true
		}
		return false
	}
	return n.typ == "place" && !n.m.Whole && k >= n.end+2 && k <= n.end+3 && n.pieces(n.end, k)
}

// company reports whether the class word at token k ends the name of a company.
func (n *naming) company(k, s, id int) bool {
	text, toks, tok := n.text, n.toks, n.toks[k]
	generic, own := n.generic[id], s == tok.Start
	switch {
	case !generic && k == n.end && k > n.from && k+1 == n.to && toks[k-1].Tag != word.NT && own && verbNext(toks, n.to):
	case n.weak[id] && text[tok.End-1] == '厂' && tok.End-tok.Start > 2 && n.atPlace(k): // 中江县|肉联厂
	case n.sole(id) && n.behindPlace(k, 2) && n.industry(text, toks[k-1]): // 天津|钢铁|集团
	case n.sole(id) && generic && n.behindPlace(k, 3) && own && nouns(toks[n.end:k]) && (domestic(text, toks[n.from:n.end]) || k == n.end+1 && string(text[s:tok.End]) == "集团"): // 沧河|大化|公司
	case n.atPlace(k) && own && house(text[s:tok.End]) && (strings.ContainsRune("村镇乡屯庄寨", text[s-1]) || domestic(text, toks[n.from:n.end])): // 柳河|农场, 陇丰村|合作社
	case n.sole(id) && generic && n.end >= 0 && n.end < k && k-n.end <= 3 && own && nouns(toks[n.end:k]) && national(text, toks[n.from:n.end]): // 中国|农业|发展|银行
		n.m.Whole = false
	case n.firm[id] && n.atPlace(k) && own: // 吉林石化
	default:
		return false
	}
	return true
}

// institution reports whether the class word at token k ends the name of an institution.
func (n *naming) institution(k, s, id int) bool {
	text, toks, tok := n.text, n.toks, n.toks[k]
	switch {
	case n.sole(id) && tok.End-s > 1 && s == tok.Start && n.behindPlace(k, 2) && nouns(toks[n.end:k]): // 郑州|儿童|医院
	case tok.End-tok.Start == 1 && strings.ContainsRune("厅局办委", text[tok.Start]) && n.behindPlace(k, 2) && nouns(toks[n.end:k]): // 浙江省|地矿|厅
	case n.sole(id) && tok.End-s > 1 && s == tok.Start && n.atPlace(k): // 北京|军区, 东岭|铁路|警方
	default:
		return false
	}
	return true
}

// project reports whether the class word at token k ends the name of a project or an event.
func (n *naming) project(k, s, id int) bool {
	text, toks, tok := n.text, n.toks, n.toks[k]
	if n.class[id] || s != tok.Start {
		return false
	}
	edition := k > n.from && n.from > 0 && text[toks[n.from-1].End-1] == '届'
	switch {
	case edition && n.weak[id] && n.end < 0 && grand(text, toks[n.from:k]): // 第四届|世界|互联网|大会
		n.proper = true
	case edition && k-n.from < 6 && nouns(toks[n.from+1:k+1]): // 第十二届|中国|国际|动漫|节
		n.proper, n.m.Whole = true, false
	case n.weak[id] && tok.End-s > 1 && n.end >= 0 && n.end < k && k-n.end <= 4 && n.typ == "place" && (!n.m.Whole || !strings.ContainsRune("全我本", text[toks[n.from].Start])) && nouns(toks[n.end:k]) && works(text[s:tok.End]): // 东北|货运|快车|系统
		n.m.Whole = false
	default:
		return false
	}
	return true
}

// weakWord reads a class word at token k that no rule of its type has taken: it ends a name behind
// a proper noun (东软|智慧医疗|平台), and else is the class of what has none.
func (n *naming) weakWord(k, s, id int) {
	text, toks, tok := n.text, n.toks, n.toks[k]
	if n.weak[id] {
		if k == n.end && n.proper && n.typ != "place" && n.typ != "zone" {
			n.take(k, n.types[id])
			return
		}
		wide := n.wide(text, toks, n.from, k, s)
		if k-n.last <= 4 && (k > n.last || s > tok.Start) && n.properBetween(text, toks, near(n.last, k, tok.End-s+wide), k, n.end >= 0 && wide == 0, n.class[id]) {
			n.loose = n.end < 0 && n.types[id] == "place"
			n.take(k, n.types[id])
			n.m.Whole = false
			return
		}
		if n.loose && k-n.last <= 3 { // 松河 could be a river; 松河乳业集团 is none
			n.take(k, n.types[id])
			return
		}
	}
	if n.generic[id] && n.end < 0 && n.common == "" && (!n.weak[id] || s == tok.Start || k == n.from) {
		n.common = n.types[id]
		n.m.Generic = true
		n.m.Span = paper.Span{Start: toks[n.from].Start, End: tok.End}
	}
}

// start returns the token that the name read begins with, behind what only leads to it.
func (n *naming) start() int {
	text, toks, i := n.text, n.toks, n.from
	if toks[n.end-1].Tag == word.NS && n.typ == "place" { // 领导人布加勒斯特: the place alone
		for k := n.end - 1; k > i && toks[k-1].Tag != word.NS; k-- {
			if toks[k-1].End-toks[k-1].Start == 1 && text[toks[k-1].Start] == '往' {
				i = k // 销往|杭州
				break
			}
			if toks[i].Tag != word.NS && !n.ranked(text, toks, i, k-1) && (toks[k-1].Tag == word.N || toks[k-1].Tag == word.B && toks[k-1].End-toks[k-1].Start > 2) {
				i = k
				break
			}
		}
	} else {
		i = lead(toks, i, n.end)
	}
	if n.end-i == 2 && toks[i].Tag == word.A && toks[i].Known && toks[i].End-toks[i].Start > 1 && !n.proper {
		i++ // 突出|文博会
	}
	return i
}
