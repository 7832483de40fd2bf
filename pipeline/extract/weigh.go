package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// weigh returns how badly mention i is placed to own the number at token k: best
// the subject of its clause, then that of a clause before, then what stands
// behind a preposition.
func (r *reader) weigh(i, k int) int {
	m := r.mentions[i]
	from, to := r.s.Clause(k)
	start, at := r.toks[from].Start, r.toks[k].Start
	switch of := r.read[r.toks[k].Ref].Of; {
	case m.Start >= at:
		return r.weighBehind(m, k, r.toks[to-1].End)
	case m.End == at && k+1 < len(r.toks) && r.text[r.toks[k+1].Start] == '的' && m.Start > 1 && r.text[m.Start-1] == '于' && comparedWith(r.text, m):
		return -1 // 高于全省8.1%的增速: that is the province's
	case r.text[max(0, m.Start-1)] == '占' && r.qs[r.toks[k].Ref].UnitClass == "percent" && !(m.Whole && nation(r.str(m.Start, m.End)) && !r.known() && r.owners.last.text == ""):
		return never // 占深市整体营业收入32%: the whole; 占全国的70% is the nation's where nobody is known
	case r.barred(i, k, start):
		return never
	case of.Empty() || m.Start < of.Start || m.End > of.End:
	case m.End == at && m.Role == entity.Subject && k+1 < len(r.toks) && r.text[r.toks[k+1].Start] == '的':
		return 1 // 美国70%的俱乐部
	case m.End == of.End:
		return never // 占全国的四成
	default:
		return hopeless - 1
	}
	if sc, ok := r.decided(i, k, start); ok {
		return sc
	}
	sc := r.weighRole(i)
	if m.Whole && r.abroad(m) {
		sc += 25
	}
	if m.Type == "product" && m.Start < start && r.text[m.Start] != '“' && r.text[m.End-1] != '号' {
		sc++ // 【云起科技】首款芯片量产，出货…
	}
	if m.Anaphor && !(m.Type == "project" && m.Role == entity.Subject && r.ofWork(m)) {
		sc++ // but 项目总投资20亿元，占地500亩 is no longer of who builds it
	}
	if m.Start > start && (r.text[m.Start-1] == '—' || r.text[m.Start-1] == '－') {
		sc-- // 我国西煤东运的通道——河北某港
	}
	if i+1 < len(r.mentions) && r.mentions[i+1].Start == m.End && !r.mentions[i+1].Generic {
		sc += 30 // 本届奥运会|中国代表团
	}
	if m.Start < start {
		if r.setUpFor(m, from) || m.Role == entity.Object || m.Role == entity.Oblique && !r.opensClause(m) && r.text[max(0, m.Start-1)] != '由' {
			return never
		}
		sc += 4
		if m.Start > 1 && r.text[m.Start-1] == '及' && r.text[m.Start-2] == '以' {
			sc++ // 云岩6个县以及青川市都下了雪，受灾县达到40个: the first of two
		}
		if r.crossed(m, at) {
			sc += 2
			if r.crossed(entity.Mention{Span: paper.Span{End: r.sent.Start}}, m.Start) {
				sc += 6 // one of a row of clauses is not what the sentence is about
			}
		}
	}
	return sc
}

// weighBehind weighs a mention behind the number at token k, whose clause ends at end: what the
// number is said of in a clause before 的 owns it, and who is named as the answer.
func (r *reader) weighBehind(m entity.Mention, k, end int) int {
	reading := &r.read[r.toks[k].Ref]
	n, inside, name := reading.Noun, m.Start < end, !m.Generic && !m.Anaphor
	switch {
	case inside && name && !m.Whole && r.modified(k, m):
		return 3 // 总投资50亿元的…公司项目, 日消耗一万方水的…公司
	case !inside && name && r.shares(k, m):
		return 3
	case inside && m.Generic && (m.Type == "place" || m.Type == "institution" || m.Type == "zone") && m.End-m.Start > 2 && r.modified(k, m):
		return 3 // 可容纳2万人的体育场
	case name && r.answers(m):
		return 2
	case name && m.Type == "place" && reading.Kind == paper.Share && r.peopleOf(m, k):
		return 3 // 38%的美国人支持
	case inside && (!m.Generic || m.Type == "zone" && r.meant(m)) && !m.Whole && reading.Counted && (m.Start == n.End+1 && r.text[n.End] == '在' || r.settledIn(m, k)):
		return 8 // 20万家企业在某某园区内设立账户
	}
	return never
}

// barred reports whether mention i, before the number at token k, has another part in the
// sentence than to own something; start is where the number's clause starts.
func (r *reader) barred(i, k, start int) bool {
	m, b := r.mentions[i], r.beside[i]
	at, reading := r.toks[k].Start, &r.read[r.toks[k].Ref]
	n := reading.Noun
	switch {
	case m.Generic:
	case b&besideSpeaks != 0 && r.speaks(m, at) && !r.proposes(m, k) && !r.reportsItself(m, k), b&besidePublishes != 0 && r.publishes(m, start) && !r.handles(m, k):
	case r.cues&cueEtc != 0 && (!m.List.Empty() && r.listCounted(m) && r.crossed(m, at) || r.exemplified(m, at)):
	case b&besideCompared != 0 && (comparedWith(r.text, m) || r.opensComparison(m)), b&besideCounted != 0 && (r.counted(m, at) || r.summed(m, at)):
	case b&besideParted != 0 && r.setApart(i), b&besideTallied != 0 && r.tallied(m), b&besideMarket != 0 && r.market(m):
	case m.Role == entity.Oblique && (r.recipient(m) || m.End < at && r.text[m.End] == '中' && r.toks[k].Ref >= 0 && reading.Kind == paper.Rank):
	case b&besideSource != 0 && r.source(m) && !r.ofKind(m, k), b&besideActs != 0 && r.actsIn(m), b&besideComposes != 0 && r.composes(m):
	case m.Start < start && (m.Type == "project" && means(r.str(m.Start, m.End)) || b&besidePredicate != 0 && r.predicate(m) || b&besidePeoples != 0 && r.peoples(m) || b&besideStruck != 0 && r.struck(m)):
	case m.Start == n.Start && m.End == n.End && (m.Type == "project" || m.Type == "product" || m.Type == "company" && strings.HasSuffix(r.str(m.Start, m.End), "企业")): // 发运中欧班列1127列
	case m.Type == "product" && r.text[m.Start] == '《' && (m.Start < start || m.Role != entity.Subject):
	case m.Start >= n.Start && m.End <= n.End && (m.Anaphor && m.Start > n.Start || reading.Counted):
	default:
		return false
	}
	return true
}

// decided returns the penalty of mention i where its construction decides it, whatever its role.
func (r *reader) decided(i, k, start int) (int, bool) {
	m, b := r.mentions[i], r.beside[i]
	reading := &r.read[r.toks[k].Ref]
	n := reading.Noun
	counted := m.End == r.toks[k].Start && reading.Counted && m.List.Empty() // right before what is counted
	switch {
	case m.Type == "product" && m.Role != entity.Subject && !(m.Role == entity.Modifier && r.closed(m)), m.Type == "project" && m.Role != entity.Subject && r.equipment(m):
		return never, true
	case m.Whole && m.End == r.toks[k].Start && k+1 < len(r.toks) && r.text[r.toks[k+1].Start] == '的' && r.caused(m):
		return -1, true // 要求全国50%以上的机构
	case reading.Counted && r.oneOf(m, k, n.End):
		return -1, true // 恭城是广西49个贫困县之一
	case counted && m.Type == "place" && m.Role == entity.Object:
		return 5, true // 使全县342个村都建起
	case counted && (m.Whole || m.Type == "place") && m.Role == entity.Oblique && m.Start > 0 && r.text[m.Start-1] == '在' && n.End < len(r.text) && r.text[n.End] == '中':
		return -1, true // 在全国168个开发区中排名第14位
	case m.Whole && m.Role == entity.Oblique && m.End+1 == r.toks[k].Start && reading.Counted && m.List.Empty() && strings.ContainsRune("上内", r.text[m.End]):
		return -1, true // 对世界上10个大国进行了分析
	case m.Role == entity.Oblique && m.Start > start && (m.End == n.Start || m.Start == n.Start && m.End < n.End) && strings.ContainsRune("把将", r.text[m.Start-1]) && r.s.Measured(n):
		return 1, true // 把全国|人口总数|控制在13亿以内
	case b&besideDecided == 0:
		return 0, false
	case b&besideSetting != 0 && r.setting(m, k):
		return 1, true
	case b&besideTabled != 0 && r.tabled(m, k):
		return -1, true
	case b&besideCoined != 0 && m.Type == "place" && !m.Whole && m.Start >= start && r.coined(m):
		return -1, true
	case b&besideFirst != 0 && m.Whole && r.firstOf(m):
		return never, true // 全国首个5G工厂
	case b&besidePays != 0 && m.Type == "place" && !m.Whole && r.pays(m, k):
		return -1, true // 它是某市斥资1.8亿元建成的
	}
	return 0, false
}

// weighRole weighs how mention i stands in its clause.
func (r *reader) weighRole(i int) int {
	m := r.mentions[i]
	sc := [...]int{entity.Subject: 0, entity.Oblique: oblique, entity.Modifier: 12, entity.Object: 25}[m.Role]
	switch {
	case m.Role == entity.Object && !m.Whole && m.Type != "product" && r.pivot(m):
		return -1 // 法院判令某公司赔偿
	case m.Role == entity.Modifier && r.closed(m):
		if i := r.tokenAt(m.End); i >= 0 && r.s.Boundary(i) {
			return 0 // the topic of what follows
		}
		return 2 // 由…主办的艺术节，: the head of its phrase
	case m.Role != entity.Modifier && r.beside[i]&besideModifies != 0 && r.modifies(i):
		return sc + 12 // …主办, inside what modifies that
	case m.Role == entity.Subject && m.Type == "institution" && r.approves(m):
		return sc + 13 // 海关总署批准的某某口岸
	}
	return sc
}

// setUpFor reports whether the clause before sets the name up, and that from token from on
// tells what who set it up makes of something: 建立了某某工作站，把成活率提高到90%.
func (r *reader) setUpFor(m entity.Mention, from int) bool {
	i := r.tokenAt(m.Start)
	if t := r.toks[from]; i < 2 || t.Tag != word.P || !strings.ContainsRune("把将使", r.text[t.Start]) {
		return false
	}
	if r.text[r.toks[i-1].Start] == '了' {
		i--
	}
	return r.plays(i-1, builds|acts)
}

// tabled reports whether the name stands between two numbers of a list, and so is whose the one
// at token k is: 东部地区7个、中部地区1个.
func (r *reader) tabled(m entity.Mention, k int) bool {
	i := r.tokenAt(m.Start)
	if m.End > r.toks[k].Start || m.Type != "place" && m.Type != "zone" && m.Type != "company" || i < 2 || r.text[r.toks[i-1].Start] != '、' {
		return false
	}
	const longest = 3 // tokens of how much it has changed: 深圳港同比下降7%、东莞港同比下降8%
	for j := r.tokenFrom(m.End); j < k; j++ {
		if t := r.toks[j].Tag; t != word.V && t != word.D && t != word.AD && t != word.T || k-j > longest {
			return false
		}
	}
	t := r.toks[i-2]
	return t.Tag == word.M && t.Ref >= 0 && r.qs[t.Ref].UnitText == r.qs[r.toks[k].Ref].UnitText
}

// coined reports whether the name is that of a country whose money is told of: 菲律宾比索
// in the exchange of another's capital.
func (r *reader) coined(m entity.Mention) bool {
	i := r.tokenAt(m.End)
	if i < 0 {
		return false
	}
	return r.plays(i, money)
}

// peopleOf reports whether the number at token k is a share of the people of the place:
// 38%的美国人.
func (r *reader) peopleOf(m entity.Mention, k int) bool {
	i := r.tokenAt(m.End)
	if k+2 >= len(r.toks) || i < 0 || r.toks[k+1].End != m.Start || r.text[r.toks[k+1].Start] != '的' {
		return false
	}
	t := r.toks[i]
	return entity.Human(r.text, t) || t.End-t.Start == 1 && r.text[t.Start] == '人'
}

// market reports whether the name says in which market a share is held, by somebody
// else: 全球市场占有率.
func (r *reader) market(m entity.Mention) bool {
	if !m.Whole {
		return false
	}
	behind := string(r.text[m.End:min(m.End+5, len(r.text))])
	for _, x := range [...]string{"市场占有率", "市场份额", "市占率", "占有率"} {
		if strings.HasPrefix(behind, x) {
			return true
		}
	}
	return false
}

// meant reports whether the class noun stands for a name of the story.
func (r *reader) meant(m entity.Mention) bool {
	m.Anaphor, m.Generic = true, false
	_, ok := r.antecedent(m)
	return ok
}

// oneOf reports whether the name is of a place or a whole and stands behind 是 and before the
// number at token k, and 之一 behind what is counted, which ends at end.
func (r *reader) oneOf(m entity.Mention, k, end int) bool {
	if m.Type != "place" && !m.Whole || !m.List.Empty() {
		return false
	}
	if at := r.toks[k].Start; m.End != at && (m.End+1 != at || r.text[m.End] != '的') {
		return false
	}
	return m.Start > 0 && (r.text[m.Start-1] == '是' || r.text[m.Start-1] == '为') && end+1 < len(r.text) && r.text[end] == '之' && r.text[end+1] == '一'
}

// closed reports whether the name, or the list it is in, ends its phrase: a comma or a
// verb follows.
func (r *reader) closed(m entity.Mention) bool {
	i := r.tokenFrom(max(m.End, m.List.End))
	if i == len(r.toks) {
		return true
	}
	return ends(r.toks[i].Tag)
}

// recipient reports whether the name is who something is done to or with: 向全球提供.
func (r *reader) recipient(m entity.Mention) bool {
	if m.Start == 0 {
		return false
	}
	switch r.text[m.Start-1] {
	case '向', '给', '与', '同', '跟', '往', '赴', '抵':
		return true
	}
	return false
}

// predicate reports whether the name is only what the subject of its clause is said to
// be: 物流园是全省最大的冷链基地.
func (r *reader) predicate(m entity.Mention) bool {
	k := r.tokenAt(m.Start)
	if k < 2 || m.Role != entity.Modifier {
		return false
	}
	from, _ := r.s.Clause(k)
	is := -1
	for i := from; i < k; i++ {
		if t := r.toks[i]; t.Tag == word.V && (r.text[t.Start] == '是' && t.End-t.Start == 1 || r.str(t.Start, t.End) == "成为") {
			is = i
		}
	}
	if is < 0 {
		return false
	}
	low := r.toks[is].Start
	for _, x := range r.mentions {
		if x.Role == entity.Subject && !x.Generic && x.End <= low {
			return true
		}
	}
	return false
}

// shares reports whether the name stands behind the next number and its 的, and the
// number at token k in the clause before it: 投资2亿元，占地6平方公里的某某合作区.
func (r *reader) shares(k int, m entity.Mention) bool {
	stops := 0
	for i := k + 1; i+1 < len(r.toks) && r.toks[i].Start < m.Start && stops < 2; i++ {
		t := r.toks[i]
		if r.s.Boundary(i) {
			if stops++; r.text[t.Start] != '，' && r.text[t.Start] != '、' {
				return false
			}
			continue
		}
		if t.Tag == word.M && t.Ref >= 0 {
			from, _ := r.s.Clause(k)
			return stops == 1 && r.text[r.toks[i+1].Start] == '的' && r.toks[i+1].End == m.Start && !r.newcomer(r.toks[from].Start, t.Start)
		}
	}
	return false
}

// equipment reports whether the name is that of a thing someone has: 脱硫设备.
func (r *reader) equipment(m entity.Mention) bool {
	switch r.str(max(m.Start, m.End-2), m.End) {
	case "设备", "装置", "系统", "产线":
		return true
	}
	return false
}

// opensClause reports whether nothing but a preposition, a time or a particle
// stands before the name in its clause: 在江苏，….
func (r *reader) opensClause(m entity.Mention) bool {
	nouns, entered := 0, false // 在铝材企业华昌
	for i := len(r.toks) - 1; i >= 0; i-- {
		t := r.toks[i]
		if t.Start >= m.Start {
			continue
		}
		if r.s.Boundary(i) {
			return true
		}
		switch t.Tag {
		case word.V:
			if !entity.Enters(r.text, t) {
				return false
			}
			entered = true
		case word.N:
			if r.reporter(i) && entered {
				continue // 记者来到上海时
			}
			if nouns++; nouns > 2 || m.Type != "company" {
				return false
			}
		case word.P, word.T, word.C, word.D, word.W, word.B, word.R, word.Q, word.S:
		case word.M:
			if t.Ref >= 0 {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// modifies reports whether mention i stands before a 的 that leads to a later
// name of the same clause.
func (r *reader) modifies(i int) bool {
	for j := i + 1; j < len(r.mentions); j++ {
		m := r.mentions[j]
		if r.stop(r.mentions[i].End, m.Start) {
			return false
		}
		if m.Role == entity.Modifier && r.closed(m) && !m.Generic && !m.Anaphor {
			return true
		}
	}
	return false
}

// stop reports whether a stop stands in text[from:to].
func (r *reader) stop(from, to int) bool {
	for i := from; i < to; i++ {
		switch r.text[i] {
		case '，', '。', '；', '：':
			return true
		}
	}
	return false
}

// modified reports whether the number at token k stands in the relative clause
// before the name: nothing but nouns stands between it and the 的.
func (r *reader) modified(k int, m entity.Mention) bool {
	if r.text[m.Start-1] != '的' || m.Type == "place" && r.toks[k+1].Start < m.Start-1 {
		return false
	}
	for i := k + 1; i < len(r.toks) && r.toks[i].End < m.Start; i++ {
		switch r.toks[i].Tag {
		case word.N, word.VN, word.NZ, word.A, word.B, word.NS, word.J:
		default:
			return false
		}
		if i > k+5 {
			return false
		}
	}
	return r.toks[k+1].Start == m.Start-1 && !r.read[r.toks[k].Ref].Counted || r.toks[k+1].Start < m.Start-1
}

// caused reports whether the place is made to do something: 要求全国…, 带动我国….
func (r *reader) caused(m entity.Mention) bool {
	k := r.tokenAt(m.Start)
	if k < 1 {
		return false
	}
	return r.plays(k-1, causes)
}

// pivot reports whether the name is who a court or an office makes do what the clause
// tells: 判令某公司赔偿.
func (r *reader) pivot(m entity.Mention) bool {
	k := r.tokenAt(m.Start) - 1
	for k > 0 && r.toks[k].Tag == word.N {
		k--
	}
	if k < 0 || !r.closed(m) {
		return false
	}
	return r.plays(k, orders)
}

// answers reports whether the name stands behind a dash and 这是: whose all that is
// that was told before: …——这是某某科技园今年的成绩单.
func (r *reader) answers(m entity.Mention) bool {
	if m.Start < r.sent.Start+3 {
		return false
	}
	switch r.str(m.Start-2, m.Start) {
	case "这是", "正是", "就是":
		return r.text[m.Start-3] == '—' || r.text[m.Start-3] == '，'
	}
	return false
}

// crossed reports whether a stop of a parallel clause lies between.
func (r *reader) crossed(m entity.Mention, at int) bool {
	for i := m.End; i < at; i++ {
		if r.text[i] == '；' || r.text[i] == '。' {
			return true
		}
	}
	return false
}
