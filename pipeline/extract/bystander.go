package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// Names that stand in a sentence and own nothing of it, by what stands beside them.

// abroad reports whether the world or the nation only says how far what the sentence is
// about reaches (在全球设有12个基地), or belongs to what is measured (全社会研发投入).
func (r *reader) abroad(m entity.Mention) bool {
	switch r.str(m.Start, m.End) {
	case "全社会":
		return true
	case "全球", "全世界":
		i := r.tokenAt(m.End)
		return m.Start > 0 && r.text[m.Start-1] == '在' && i >= 0 && (r.toks[i].Tag == word.V || r.toks[i].Tag == word.D)
	}
	return false
}

// firstOf reports whether the whole only says among how many something is the first or
// the largest: 全国首个工厂投产, 亚洲最大的码头.
func (r *reader) firstOf(m entity.Mention) bool {
	if m.End >= len(r.text) || r.text[m.Start] == '我' || r.text[m.Start] == '中' {
		return false
	}
	switch r.text[m.End] {
	case '首':
		return m.End+1 < len(r.text) && strings.ContainsRune("个家座条批台套艘款例", r.text[m.End+1])
	case '最':
		return true
	case '唯':
		return m.End+1 < len(r.text) && r.text[m.End+1] == '一'
	}
	return false
}

// pays reports whether the place is who puts up the money that is the number at token k.
func (r *reader) pays(m entity.Mention, k int) bool {
	i := r.tokenAt(m.End)
	if i < 0 || i+1 != k {
		return false
	}
	switch r.str(r.toks[i].Start, r.toks[i].End) {
	case "斥资", "出资", "投资", "拿出", "投入", "筹资", "耗资":
		return true
	}
	return false
}

// posted reports whether the class noun only says where an office of another sits:
// 东岭海关驻港区办事处.
func (r *reader) posted(m entity.Mention) bool {
	return m.Start > 0 && r.text[m.Start-1] == '驻' && (m.Anaphor || m.Generic)
}

// occasion reports whether the name only says at what meeting something was said or shown:
// 在国务院政策吹风会上.
func (r *reader) occasion(m entity.Mention) bool {
	i := r.tokenAt(m.End)
	if i < 1 || m.Role != entity.Oblique && m.Role != entity.Modifier {
		return false
	}
	if from, _ := r.s.Clause(i); r.text[r.toks[from].Start] != '在' {
		return false
	}
	const longest = 6 // tokens of what the meeting is called
	for k := i; k < len(r.toks) && k < i+longest; k++ {
		t := r.toks[k]
		switch t.Tag {
		case word.N, word.NZ, word.VN, word.V, word.J, word.B, word.M, word.Q:
		case word.F, word.K:
			c := r.text[t.Start-1]
			return r.text[t.Start] == '上' && k > i && (c == '会' || c == '议' || c == '式' || c == '坛' || c == '礼')
		default:
			return false
		}
		if t.End-t.Start > 2 && r.text[t.End-1] == '上' && (r.text[t.End-2] == '会' || r.text[t.End-2] == '议') {
			return true
		}
	}
	return false
}

// peoples reports whether the place only says where people of a clause before are from:
// 从报上看到山东农民致富的消息，….
func (r *reader) peoples(m entity.Mention) bool {
	i := r.tokenAt(m.End)
	if k := r.tokenAt(m.Start) - 1; k < 1 || r.s.Boundary(k) {
		return false
	}
	return m.Type == "place" && !m.Whole && i > 0 && i+1 < len(r.toks) && entity.Human(r.text, r.toks[i]) && r.toks[i+1].Tag == word.V
}

// struck reports whether the place only says which storm or quake is meant, one of a list of
// them: 福建九号台风、云南地震等灾害，公司都作了补偿.
func (r *reader) struck(m entity.Mention) bool {
	i := r.tokenAt(m.End)
	if m.Type != "place" || i < 0 {
		return false
	}
	for k := i; k < len(r.toks) && k < i+3; k++ {
		switch r.str(r.toks[k].Start, r.toks[k].End) {
		case "危机", "风波":
			return m.Role == entity.Oblique // 在东南亚金融危机的冲击下
		case "台风", "地震", "洪水", "洪灾", "水灾", "旱灾", "火灾", "海啸", "泥石流", "雪灾":
			return k+1 < len(r.toks) && (r.text[r.toks[k+1].Start] == '、' || r.text[r.toks[k+1].Start] == '等')
		}
		switch r.toks[k].Tag {
		case word.M, word.Q, word.N:
		default:
			return false
		}
	}
	return false
}

// composes reports whether the name is one of those that what is told of is made up of:
// 由水利部、交通部组成的工作组.
func (r *reader) composes(m entity.Mention) bool {
	i := r.tokenAt(max(m.End, m.List.End))
	if i < 0 || i+1 >= len(r.toks) || r.text[r.toks[i+1].Start] != '的' {
		return false
	}
	switch r.str(r.toks[i].Start, r.toks[i].End) {
	case "组成", "构成", "共同组成":
		return true
	}
	return false
}

// contained reports whether the number at the character counts what the places of a list
// before it have or consist of, and not them: 东岭、云岩上百家企业, 东岭市、云岩市35个乡镇.
func (r *reader) contained(at int) bool {
	for i := range r.qs {
		if r.qs[i].Start != at {
			continue
		}
		switch r.qs[i].UnitText {
		case "家", "户", "名", "人":
			return true
		}
		n := r.read[i].Noun
		if n.Empty() || n.Start < r.qs[i].End {
			return false
		}
		switch r.str(n.Start, n.End) {
		case "乡镇", "村", "行政村", "自然村", "社区", "街道", "乡", "镇", "村庄", "小区", "贫困村":
			return true
		}
	}
	return false
}

// listCounted reports whether a number counts the list that the name is in, and so names what those
// are: 湖南、广东等8个省.
func (r *reader) listCounted(m entity.Mention) bool {
	i := r.tokenAt(m.List.End)
	return i >= 0 && i+1 < len(r.toks) && r.text[r.toks[i].Start] == '等' && r.toks[i+1].Tag == word.M && r.toks[i+1].Ref >= 0 && r.qs[r.toks[i+1].Ref].UnitClass == "count"
}

// summed reports whether a number up to the character counts the members of the list that the
// name of a firm or a project is in: it is as many as the list has, and stands right behind it
// (甲基地、乙科技园、丙公司|三个项目). The list may have names that nobody knows; only where all
// are known are they together the owner of what the clauses behind tell.
func (r *reader) summed(m entity.Mention, at int) bool {
	const most = 12 // members
	if m.Type == "place" || m.List.Empty() && (m.End >= at || r.text[m.End] != '、') && (m.Start == 0 || r.text[m.Start-1] != '、') {
		return false
	}
	for i := range r.qs {
		q := &r.qs[i]
		if q.Start < m.End {
			continue
		}
		if q.Start > at || q.UnitClass != "count" || q.Value < 2 || q.Value > most || m.List.End == q.Start || r.stop(m.End, q.Start) || !r.ventures(r.read[i].Noun) {
			return false
		}
		names := 1
		for j := r.tokenAt(q.Start) - 1; j >= 0 && !r.s.Boundary(j); j-- {
			t := r.toks[j]
			switch {
			case strings.ContainsRune("、和与及", r.text[t.Start]) && t.End-t.Start == 1:
				names++
			case names == 1 && (t.Tag == word.V && t.End-t.Start > 1 || t.Tag == word.U || t.Tag == word.P || t.Tag == word.D || r.text[t.Start] == '是'):
				return false // 甲、乙是两家企业: not right behind it
			}
		}
		return float64(names) == q.Value
	}
	return false
}

// ventures reports whether the noun is a class of firms or of what they undertake.
func (r *reader) ventures(n paper.Span) bool {
	if n.End-n.Start < 2 {
		return false
	}
	switch r.str(n.End-2, n.End) {
	case "项目", "企业", "公司", "园区", "基地", "银行", "机构", "单位":
		return true
	}
	return false
}

// counted reports whether the number at the character counts the members of the
// list that the name is in: 沈阳、大连等14个城市.
func (r *reader) counted(m entity.Mention, at int) bool {
	if m.List.Empty() {
		return m.End < at && (r.text[m.End] == '、' || m.Start > 0 && r.text[m.Start-1] == '、') && r.text[at-1] == '等' && !r.stop(m.End, at) // 某某论坛、…等八个论坛
	}
	if m.List.End > at {
		return false
	}
	const longest = 3 // characters
	if at > m.List.End+longest {
		return false
	}
	switch string(r.text[m.List.End:at]) {
	case "":
		return m.Type != "place" || !r.contained(at)
	case "等", "这", "等共", "等全部":
		return true
	}
	return false
}
