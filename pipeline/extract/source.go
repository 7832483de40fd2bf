package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
)

// Names that only tell where the news comes from: who says it, whose figures it goes by, who
// deals with what others do. What the news tells is not theirs.

// speaks reports whether the name is who says it: a verb of saying follows in its
// clause, before the number.
func (r *reader) speaks(m entity.Mention, at int) bool {
	for i := r.tokenFrom(m.End); i < len(r.toks); i++ {
		t := &r.toks[i]
		if t.Start >= at || r.s.Boundary(i) {
			return false
		}
		if (t.Tag == word.V || t.Tag == word.VN) && r.s.Says(i) {
			if r.text[t.Start] == '道' && t.End-t.Start == 1 && r.toks[i-1].Tag == word.N {
				continue // 输油管|道
			}
			if m.Type == "place" && i+1 < len(r.toks) && (r.str(t.Start, t.End) == "发布" || r.str(t.Start, t.End) == "公布") && (r.toks[i+1].Tag == word.U || r.toks[i+1].Tag == word.N) {
				continue // 河南省发布了预警
			}
			if t.Tag == word.VN && i+1 < len(r.toks) && r.toks[i+1].Tag == word.N {
				continue // 煤炭预测储量
			}
			if i+1 < len(r.toks) && r.text[r.toks[i+1].Start] == '为' {
				continue // 逆差估计为1115亿美元: it is estimated
			}
			if p := r.toks[i-1]; m.Type == "place" && (r.str(t.Start, t.End) == "预测" || r.str(t.Start, t.End) == "估计") && p.Start >= m.End && (p.Tag == word.V || p.Tag == word.VN) && p.End-p.Start > 1 && t.End-t.Start > 1 && !r.reports(i) {
				continue // 将英国经济增长预测调低: a noun
			}
			return true
		}
	}
	return false
}

// reportsItself reports whether the name is that of a firm that makes known what has no
// subject of its own: 某某公司今天发布：全年收购粮食1亿吨. An office makes known what is others'.
func (r *reader) reportsItself(m entity.Mention, k int) bool {
	if r.handles(m, k) {
		return true
	}
	if m.Type != "company" || m.Anaphor || m.Role != entity.Subject || r.newcomer(m.End, r.toks[k].Start) {
		return false
	}
	for i := r.tokenAt(m.Start); i >= 0 && i < k && !r.s.Boundary(i); i++ {
		switch r.str(r.toks[i].Start, r.toks[i].End) {
		case "显示", "说", "认为", "预测", "分析":
			return false // what it says of others
		}
	}
	return true
}

// tells reports whether the headline names an office only as the one who tells what it tells:
// 商务部：消费市场回暖, 国家统计局首席统计师解读消费数据.
func tells(c *cut, m entity.Mention) bool {
	if name := string(c.text[m.Start:m.End]); m.Type != "institution" || m.Generic || m.Anaphor || !central(name) && !counts(name) {
		return false
	}
	if m.End < len(c.text) && c.text[m.End] == '：' {
		return true
	}
	for _, t := range c.toks {
		if t.Start < m.End {
			continue
		}
		switch string(c.text[t.Start:t.End]) {
		case "解读", "发布", "公布", "通报", "介绍", "披露", "公示", "公告", "答记者问", "谈":
			return true
		}
		const longest = 10 // characters of who it is
		if t.Tag == word.W || t.Tag == word.P || t.Start > m.End+longest {
			return false
		}
	}
	return false
}

// counts reports whether the name is of an office that counts and measures what others do.
func counts(name string) bool {
	for _, x := range [...]string{"统计局", "外汇局", "人民银行", "央行", "海关", "发改委"} {
		if strings.HasSuffix(name, x) {
			return true
		}
	}
	return false
}

// handles reports whether the name is that of an office that makes known what it did itself,
// by a verb that tells what offices do, in a clause that has no subject of its own:
// 某某局公布数据显示，2016年共受理申请346万件.
func (r *reader) handles(m entity.Mention, k int) bool {
	if m.Type != "institution" || m.Anaphor || m.Role != entity.Subject || r.newcomer(m.End, r.toks[k].Start) {
		return false
	}
	from, _ := r.s.Clause(k)
	i, s := r.outset(from, k)
	if s != acting || r.toks[i].Start < m.End {
		return false
	}
	return r.toks[i].Tag == word.V && r.plays(i, office)
}

// proposes reports whether who speaks says what he himself does, so that what is
// said has no subject of its own: 中国宣布将出资5000万美元.
func (r *reader) proposes(m entity.Mention, k int) bool {
	said := false
	for i := 0; i < k; i++ {
		t := r.toks[i]
		if t.Start < m.End {
			continue
		}
		if !said {
			if r.s.Boundary(i) {
				return false
			}
			said = r.s.Says(i)
			continue
		}
		switch t.Tag {
		case word.T, word.W:
			continue
		}
		if r.plays(i, intends) {
			return true
		}
		if r.plays(i, leads) {
			continue
		}
		return false
	}
	return false
}

// publishes reports whether the name is where the news comes from: 据农业部统计,
// 来自海关总署的数据, 财政部印发; clause is where the number's clause starts.
func (r *reader) publishes(m entity.Mention, clause int) bool {
	if i := m.Start; i > 0 && r.text[i-1] == '据' && (i < 2 || r.text[i-2] != '占' && r.text[i-2] != '数') {
		return true
	}
	if m.Start >= 2 && m.Type == "institution" && r.text[m.Start-2] == '来' && r.text[m.Start-1] == '自' {
		return true
	}
	if m.Type != "institution" && m.Type != "product" {
		return false
	}
	asked := false
	for i := r.tokenFrom(m.End); i < len(r.toks); i++ {
		t := &r.toks[i]
		if r.text[t.Start] == '（' {
			if i = r.behindParen(i); i < len(r.toks) {
				t = &r.toks[i]
			} else {
				return false
			}
		}
		if r.s.Boundary(i) {
			return false
		}
		if t.End-t.Start != 2 {
			continue
		}
		switch r.str(t.Start, t.End) {
		case "数据", "统计", "预测":
			return true
		case "获悉", "得知":
			return m.Type == "institution" // 记者从某某局获悉
		case "调查", "问卷", "民调":
			return asked && m.Start < clause // who does a survey tells of those whom it asks
		case "发起", "开展", "进行", "组织", "实施":
			asked = true
		}
		if r.plays(i, issues) && !(i+1 < len(r.toks) && r.toks[i+1].Tag == word.V) { // but 部署开展 is to do it
			return m.Start < clause
		}
	}
	return false
}

// behindParen returns the token behind the parenthesis that opens at token i.
func (r *reader) behindParen(i int) int {
	for ; i < len(r.toks); i++ {
		if r.text[r.toks[i].Start] == '）' {
			return i + 1
		}
	}
	return i
}

// source reports whether the name is where something comes from: 来自江苏的订单.
func (r *reader) source(m entity.Mention) bool {
	return m.Start > 1 && r.text[m.Start-1] == '自' && r.text[m.Start-2] == '来'
}
