package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// What stands beside the clause of a number says by the word that leads it how far it
// can own the number:
//
//	在西班牙，这一比例是6.2倍        the frame of what follows
//	按照中央的部署，确定50项任务     only what is gone by
//	比熟知的青海湖地区多出7万只      only what is compared with
//	300家企业入驻东岭新区            where what is counted has come to

// setting reports whether the name is the whole of a clause 在…， right before that
// of the number at token k.
func (r *reader) setting(m entity.Mention, k int) bool {
	from, _ := r.s.Clause(k)
	if m.Role != entity.Oblique || from < 2 || m.Type != "place" {
		return false
	}
	i := r.tokenAt(m.Start)
	if i < 1 || r.text[r.toks[i-1].Start] != '在' || r.toks[i-1].End-r.toks[i-1].Start > 1 || i > 1 && !r.s.Boundary(i-2) {
		return false
	}
	return r.toks[from-1].Start == max(m.End, m.List.End) && r.text[r.toks[from-1].Start] == '，'
}

// goneBy reports whether the name is what something is done by: 按照中央的部署.
func (r *reader) goneBy(m entity.Mention) bool {
	i := r.tokenAt(m.Start)
	if i < 1 || r.toks[i-1].Tag != word.P && r.toks[i-1].Tag != word.V {
		return false
	}
	switch r.str(r.toks[i-1].Start, r.toks[i-1].End) {
	case "按照", "根据", "依据", "遵照", "依照", "按":
		return true
	}
	return false
}

// without reports whether the clause of the name takes it away from what follows: 扣除某某公司，
// 其余27家企业.
func (r *reader) without(m entity.Mention) bool {
	i := r.tokenAt(m.Start)
	from, to := r.s.Clause(i)
	if to >= len(r.toks) || r.text[r.toks[to].Start] != '，' || max(m.End, m.List.End) > r.toks[to].Start {
		return false
	}
	switch r.str(r.toks[from].Start, r.toks[from].End) {
	case "扣除", "剔除", "除去", "除", "除了", "不含":
		return to+1 < len(r.toks) && strings.HasPrefix(r.str(r.toks[to+1].Start, r.toks[to+1].End), "其")
	}
	return false
}

// rival reports whether the name heads what something is compared with, with an
// attribute between 比 and it: 比大家熟知的青海湖地区.
func (r *reader) rival(m entity.Mention) bool {
	i := r.tokenAt(m.Start)
	if i < 2 || m.Role != entity.Modifier || r.text[m.Start-1] != '的' {
		return false
	}
	from, _ := r.s.Clause(i)
	for j := i - 1; j >= from && j > i-8; j-- {
		t := r.toks[j]
		if t.Ref >= 0 && t.Tag == word.M {
			return false
		}
		if t.Tag == word.P && t.End-t.Start == 1 && (r.text[t.Start] == '比' || r.text[t.Start] == '较') {
			return true
		}
	}
	return false
}

// settledIn reports whether the name is where what the number at token k counts has come
// to or gathers: 3000多家企业入驻东岭新区.
func (r *reader) settledIn(m entity.Mention, k int) bool {
	i := r.tokenAt(m.Start)
	if !r.read[r.toks[k].Ref].Counted || i < 1 || m.Type != "zone" && m.Type != "place" && m.Type != "project" {
		return false
	}
	i--
	if t := r.toks[i]; t.End-t.Start == 1 && strings.ContainsRune("在于到", r.text[t.Start]) {
		i--
	}
	for j := i - 1; j > k; j-- {
		switch r.toks[j].Tag {
		case word.W, word.P, word.U, word.M, word.C:
			return false
		}
	}
	return i > k+1 && r.plays(i, comes)
}

// ofKind reports whether the name says which of a class the number at token k counts:
// 来自东岭的民营企业有8家.
func (r *reader) ofKind(m entity.Mention, k int) bool {
	n := r.read[r.toks[k].Ref].Noun
	if n.Start != m.End+1 || r.text[m.End] != '的' || n.End > r.toks[k].Start || r.qs[r.toks[k].Ref].UnitClass != "count" {
		return false
	}
	for _, x := range r.mentions {
		if x.Start == n.Start && x.Generic && (x.Type == "company" || x.Type == "institution") {
			return true
		}
	}
	return false
}

// exemplified reports whether the name is one of what a number up to the character counts:
// 某某检察院等26个检察院.
func (r *reader) exemplified(m entity.Mention, at int) bool {
	end, more := max(m.End, m.List.End), m.List.Empty()
	people := r.peopleAt(at) // whose names are not what the name is one of
	if end >= at || people && !more {
		return false
	}
	for i := r.tokenFrom(end); i < len(r.toks); i++ {
		t := &r.toks[i]
		if t.Start >= at {
			return false
		}
		switch t.Tag {
		case word.N, word.NR, word.NS, word.NT, word.NZ, word.J, word.L, word.VN, word.K:
			continue
		case word.M: // 三叶精工
			if t.Ref < 0 {
				continue
			}
		case word.V, word.A, word.B:
			if t.End-t.Start == 1 && !people {
				continue // 联|茂|机械
			}
		}
		switch r.text[t.Start] {
		case '、':
			more = true // 甲、乙、丙元件等3家: the finder has found but two of them
			continue
		case '“', '”', '和':
			continue
		case '等':
			return more && i+1 < len(r.toks) && r.toks[i+1].Tag == word.M && r.toks[i+1].Ref >= 0
		}
		return false
	}
	return false
}

// peopleAt reports whether the number at the character counts persons.
func (r *reader) peopleAt(at int) bool {
	for i := range r.qs {
		if r.qs[i].Start == at {
			switch r.qs[i].UnitText {
			case "人", "名", "位":
				return true
			}
			return false
		}
	}
	return false
}

// honour reports whether the name is what someone is called: 授予“模范检察院”称号.
func (r *reader) honour(m entity.Mention) bool {
	if m.Whole && m.Start > 0 && (r.text[m.Start-1] == '届' || r.text[m.Start-1] == '批') {
		return true // 第四届全国道德模范
	}
	rest := r.str(m.End, min(len(r.text), m.End+3))
	rest = strings.TrimPrefix(rest, "”")
	return strings.HasPrefix(rest, "称号") || strings.HasPrefix(rest, "荣誉")
}

// tallied reports whether a number counts those of the name: 8所“春蕾小学”, 院士工作站达到14家.
func (r *reader) tallied(m entity.Mention) bool {
	i := r.tokenAt(m.Start) - 1
	if m.Type == "institution" && r.measured(m, i+1) {
		return true
	}
	quoted := r.text[m.Start] == '“'
	if i >= 0 && r.text[r.toks[i].Start] == '“' {
		i, quoted = i-1, true
	}
	return i >= 0 && quoted && r.toks[i].Tag == word.M && r.toks[i].Ref >= 0 && r.qs[r.toks[i].Ref].UnitClass == "count"
}

// measured reports whether the name, which starts at token i, is what the number behind it
// and its verb counts.
func (r *reader) measured(m entity.Mention, i int) bool {
	const longest = 4 // tokens between the two
	for j := i + 1; i >= 0 && j < len(r.toks) && j <= i+longest+2; j++ {
		if t := r.toks[j]; t.Start < m.End {
			continue
		} else if t.Tag == word.M && t.Ref >= 0 {
			return things(r.qs[t.Ref].UnitText) && r.read[t.Ref].Noun == m.Span
		} else if t.Tag != word.V && t.Tag != word.D {
			return false
		}
	}
	return false
}

// opensWith reports whether the name is the whole of a clause 在…， that opens the
// sentence and turns from one place to another: what comes after is there still.
func (r *reader) opensWith(m entity.Mention) bool {
	i := r.tokenAt(m.Start)
	if r.owners.last.typ != "place" && r.owners.inPara.typ != "place" && !(r.owners.last.typ == "institution" && r.owners.inPara.text == "") {
		return false
	}
	if i == 2 && r.toks[0].Tag == word.C {
		i = 1 // 而在某某区，
	}
	if i != 1 || m.Role != entity.Oblique || m.Type != "place" || m.Whole || r.text[m.Start-1] != '在' {
		return false
	}
	j := r.tokenAt(max(m.End, m.List.End))
	return j > 0 && r.text[r.toks[j].Start] == '，'
}

// motto reports whether the place is only part of what stands in quotation marks as a
// label: 成为“中国第一矿”.
func (r *reader) motto(m entity.Mention) bool {
	if r.signs&adding != 0 && r.formula(m) {
		return true
	}
	if m.Type != "place" || m.Start == 0 {
		return false
	}
	if r.text[m.Start-1] != '“' {
		return r.christened(m)
	}
	for i := m.End; i < len(r.text) && i < m.Start+24; i++ {
		switch r.text[i] {
		case '”':
			return i > m.End
		case '，', '。', '：', '；', '！', '？':
			return false
		}
	}
	return false
}

// formula reports whether the name is a term of what stands in quotation marks as a sum:
// “龙头企业+基地+农户”.
func (r *reader) formula(m entity.Mention) bool {
	plus := false
	for i := m.Start - 1; i >= r.sent.Start && r.text[i] != '“'; i-- {
		if r.text[i] == '”' {
			return false
		}
		plus = plus || r.text[i] == '+' || r.text[i] == '＋'
		if i == r.sent.Start {
			return false
		}
	}
	if m.Start == r.sent.Start {
		return false
	}
	for i := m.End; i < r.sent.End; i++ {
		switch r.text[i] {
		case '+', '＋':
			plus = true
		case '”':
			return plus
		case '“', '。':
			return false
		}
	}
	return false
}

// christened reports whether the place is only part of what a ship or a train is called:
// “新海南”轮, “中谷山东”号.
func (r *reader) christened(m entity.Mention) bool {
	low, high := m.Start, m.End
	for low > 0 && m.Start-low < 4 && r.text[low-1] != '“' {
		low--
	}
	for high < len(r.text) && high-m.End < 4 && r.text[high] != '”' {
		high++
	}
	return low > 0 && r.text[low-1] == '“' && high+1 < len(r.text) && r.text[high] == '”' && strings.ContainsRune("轮号艇舰车机", r.text[high+1])
}

// elsewhere reports whether the clause is 在国外， or the like: what follows is of no one that
// was named.
func (r *reader) elsewhere(from, to int) (paper.Span, bool) {
	if to-from < 2 || to-from > 4 || r.text[r.toks[from].Start] != '在' {
		return paper.Span{}, false
	}
	for i := from + 1; i < to; i++ {
		switch t := r.toks[i]; r.str(t.Start, t.End) {
		case "国外", "境外", "海外", "国际上":
			return t.Span, true
		}
	}
	return paper.Span{}, false
}

// indoors reports whether the clause only says that what follows is inside a zone that has
// no name: 相邻的保税区里，.
func (r *reader) indoors(from, to int) (paper.Span, bool) {
	if to-from < 2 || to-from > 6 || r.toks[to-1].End-r.toks[to-1].Start > 1 || !strings.ContainsRune("里内中", r.text[r.toks[to-1].Start]) {
		return paper.Span{}, false
	}
	for _, m := range r.mentions {
		if m.End == r.toks[to-1].Start && m.Start >= r.toks[from].Start && m.Generic && m.Type == "zone" && m.End-m.Start > 2 {
			return m.Span, true
		}
	}
	return paper.Span{}, false
}

// actsIn reports whether the name is where someone who is not named again sets something
// up: 在长沙、株洲设立3个孵化器, of a zone that was spoken of.
func (r *reader) actsIn(m entity.Mention) bool {
	if m.Role != entity.Oblique || m.Type != "place" || m.Whole {
		return false
	}
	all := m.Span
	if !m.List.Empty() {
		all = m.List
	}
	i, j := r.tokenAt(all.Start), r.tokenAt(all.End)
	if i < 1 || j < 0 || r.text[r.toks[i-1].Start] != '在' || !r.plays(j, builds) {
		return false
	}
	for _, o := range [...]owner{r.owners.inPara, r.owners.title, r.owners.last} {
		switch o.typ {
		case "company", "zone", "institution", human:
			return true
		case "":
			continue
		}
		return false
	}
	return false
}

// comparedWith reports whether the name is what something is compared with: 比全国, 高于上海.
func comparedWith(text []rune, m entity.Mention) bool {
	if m.Start > 0 && m.End+2 <= len(text) && text[m.End] == '平' && text[m.End+1] == '均' && (text[m.Start-1] == '是' || text[m.Start-1] == '为') {
		return true // 是全国平均水平的12倍
	}
	if i := m.Start - 2; i > 0 && (text[i-1] == '距' || text[i-1] == '离') {
		switch string(text[i:m.Start]) {
		case "首都", "省会", "首府", "县城", "市区":
			return true // 距首都喀布尔300公里
		}
	}
	return m.Start > 0 && (text[m.Start-1] == '比' || text[m.Start-1] == '较' || text[m.Start-1] == '像' || text[m.Start-1] == '距' || text[m.Start-1] == '离' || text[m.Start-1] == '于' && m.Start > 1 && strings.ContainsRune("高低快慢多少大小优好", text[m.Start-2]))
}

// opensComparison reports whether the name begins with the 比 of a comparison, which broken
// names take for a piece of theirs: 比非示范区.
func (r *reader) opensComparison(m entity.Mention) bool {
	if r.text[m.Start] != '比' {
		return false
	}
	i := r.tokenAt(m.Start)
	return i >= 0 && r.toks[i].Tag == word.P && r.toks[i].End == m.Start+1
}
