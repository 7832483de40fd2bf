package extract

import (
	"slices"
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/paper"
)

// hypernyms are the class nouns that a name need not end in to be meant by them:
// 该企业 can be 某某集团, 该港区 can only be a 港区.
var hypernyms = strings.Fields("当地 这里 企业 公司 集团 厂 店 行 园区 开发区 高新区 新区 区 市 县 省 镇 乡 村 国 国家 地 地区 校 学校 院 医院 所 中心 机构 单位 组织 项目 工程 平台 街道 活动 展会 大会 会议 论坛 品牌")

// classOf returns the class noun of an anaphor: 港区 of 该港区, 医院 of 这家医院.
func classOf(own []rune) []rune {
	pointed := false
	for len(own) > 1 && strings.ContainsRune("该本这此", own[0]) {
		own, pointed = own[1:], true
	}
	for pointed && len(own) > 1 && strings.ContainsRune("届家个座条所项款", own[0]) {
		own = own[1:]
	}
	return own
}

// antecedent returns what a mention without a name of its own stands for: the
// latest name that ends in its class noun, else, where that is a wide class, the
// latest name of its type. A class noun that points to no name stands for itself,
// if it is more than one character.
func (r *reader) antecedent(m entity.Mention) (owner, bool) {
	class := classOf(r.text[m.Start:m.End])
	pointed := len(class) < m.End-m.Start
	tail := string(class[max(0, len(class)-2):])
	wide := m.Type == "any" || slices.Contains(hypernyms, string(class))
	byType, found := owner{}, false
	object, second := owner{}, false // of its type too, but no subject
	look := func(o owner) bool {
		if o.typ == human {
			return false
		}
		if m.Type == "place" && !pointed && o.typ != "place" {
			o = seat(o)
		}
		if m.Type != "any" && len(class) > 1 && strings.HasSuffix(o.text, tail) && o.text != tail {
			return true
		}
		if !found && wide && (o.typ == m.Type || m.Type == "any" && o.typ != "product") {
			byType, found = o, true
		}
		return false
	}
	for i := len(r.mentions) - 1; i >= 0; i-- {
		if x := r.mentions[i]; x.End <= m.Start && !x.Anaphor && !x.Generic {
			had := found
			o := r.printed(x)
			if look(o) {
				return inherited(o), true
			}
			if found && !had && m.Type == "company" && x.Role == entity.Object {
				if !second {
					object, second = byType, true
				}
				found = false
			}
		}
	}
	if second && !found {
		byType, found = object, true
	}
	for i := len(r.owners.named) - 1; i >= 0; i-- {
		if o := r.owners.named[i]; look(o) {
			return inherited(o), true
		}
	}
	switch {
	case m.Anaphor && found:
		return inherited(byType), true
	case m.Anaphor && (pointed || m.Type == "zone") && m.Type != "any" && len(class) > 1:
		o := r.printed(m)
		o.text = string(class)
		o.rule = "entity/common-noun"
		return o, true
	}
	return owner{}, false
}

// standsIn makes a bare class noun that opens its clause (公司日处理能力) stand for
// the company, zone or institution that the story has named; one that stands for
// none names no one.
func (r *reader) standsIn(i int) {
	m := &r.mentions[i]
	if m.Role != entity.Subject || !m.Generic && !m.Bare || m.End-m.Start > 3 {
		return
	}
	x := *m
	x.Anaphor, x.Generic = true, false
	o, ok := r.antecedent(x)
	switch m.Type {
	case "company", "institution", "project":
		class := r.str(m.Start, m.End)
		ok = ok && (class == "公司" || class == "集团" || m.End-m.Start > 2 || strings.Contains(r.p.Text, o.text))
	case "zone":
	default:
		ok = false
	}
	m.Anaphor, m.Generic = ok, !ok
}

// seat returns the place an organisation's name begins with: 青川 of 青川海关.
func seat(o owner) owner {
	text := []rune(o.text)
	if m := place.Find(text, 0, len(text), nil); len(m) > 0 && m[0].Start == 0 {
		o.text, o.typ = m[0].Text, "place"
	}
	return o
}

func inherited(o owner) owner {
	o.method, o.from, o.rule = paper.Inherited, "anaphor", "entity/anaphor"
	return o
}
