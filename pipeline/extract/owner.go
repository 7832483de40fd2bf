package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// An owner is whose a figure is.
type owner struct {
	text   string
	typ    string
	span   paper.Span // in the paragraph, where it is printed there
	method paper.Method
	from   string // for the explanation
	rule   string
	aside  bool // named as one of a list, or as what something is done to
}

// owners is what the story has named so far.
type owners struct {
	title   owner   // the first name of the title
	last    owner   // subject of the last sentence that had one
	inPara  owner   // the same, within the paragraph
	named   []owner // in order, for 该企业 and 本届书展
	aliases []alias

	head  owner // title as the headlines of the story have it
	fresh int   // the first of named that is of the section
	built owner // what the last sentence says is built or founded
	land  owner // the nation, where the story has named it as 我国 or 全国
	none  bool  // the paragraph is about a kind of institutions: nothing before it is meant
}

// turn forgets whose the section before was; what it has named can still be meant
// by 该企业, and the headlines stay.
func (o *owners) turn() {
	*o = owners{title: o.head, head: o.head, named: o.named, aliases: o.aliases, fresh: len(o.named)}
}

func (o *owners) reset() { *o = owners{named: o.named[:0], aliases: o.aliases[:0]} }

// human is the type of a person as an owner.
const human = "other"

// headlines reads the names in kicker, title and subtitle, and in the heading of the
// section, whose owner comes before that of the title. Only what stands as a
// subject there can own a figure of the story.
func (r *reader) headlines() {
	if !r.titled {
		for _, t := range [...]string{r.a.Title, r.a.Kicker, r.a.Subtitle} {
			r.headline(t)
		}
		r.titled, r.owners.head = true, r.owners.title
	}
	if r.section != "" {
		r.owners.title = owner{}
		r.headline(r.section)
		if r.owners.title.text == "" {
			r.owners.title = r.owners.head
		}
		r.section = ""
	}
}

// headline reads the names of one heading.
func (r *reader) headline(t string) {
	if t == "" {
		return
	}
	text := []rune(t)
	r.toks = r.tagger.Tag(text, 0, len(text), nil, r.toks[:0])
	r.mentions = entity.Find(text, r.toks, r.mentions[:0])
	for _, m := range r.mentions {
		if m.Anaphor || m.Generic {
			continue
		}
		o := owner{text: string(text[m.Start:m.End]), typ: m.Type, method: paper.Inferred, from: "title", rule: "entity/title"}
		if o.text == "全球" {
			continue
		}
		if r.owners.title.text == "" && m.Role == entity.Subject && m.Type != "product" && m.List.Empty() {
			r.owners.title = o
		}
		r.owners.named = append(r.owners.named, o)
	}
}

// printed returns the mention itself as an owner.
func (r *reader) printed(m entity.Mention) owner {
	return owner{text: r.str(m.Start, m.End), typ: m.Type, span: m.Span, method: paper.Explicit, rule: "entity/named"}
}

// ownerOf returns the mention as an owner; ok is false where it stands for nothing.
func (r *reader) ownerOf(m entity.Mention) (owner, bool) {
	if m.Anaphor || m.Generic {
		return r.antecedent(m)
	}
	if m.Whole {
		if o, ok := r.whole(m); ok {
			return o, true
		}
	}
	return r.printed(m), true
}

// owner returns whose the number at token k is: within a quotation the speaker's
// organisation, where the quotation names no one; else the mention that stands
// best, by the penalties of [reader.weigh]; else the subject of the paragraph so
// far, the title, the subject of the paragraphs before. A person or a kind of
// people as the subject bars all that: what they have is nobody else's.
func (r *reader) owner(k int) owner {
	if o, ok := r.partner(k); ok {
		return o
	}
	if o, ok := r.founded(k); ok {
		return o
	}
	if o, ok := r.voice(k); ok {
		return o
	}
	holder, held := r.holder(k)
	best, score := -1, 40
	start := r.clauseStart(k)
	for i := range r.mentions {
		if held && (r.mentions[i].Start < holder.at || r.mentions[i].Role != entity.Subject) {
			continue
		}
		if sc := r.weigh(i, k); sc < score || sc == score && r.mentions[i].Start < start && best >= 0 {
			best, score = i, sc
		}
	}
	if best >= 0 && (score < 25 || !held && r.owners.inPara.text == "") {
		if o, ok := r.ownerOf(r.mentions[best]); ok {
			o = r.member(o, best, k)
			if o.method == paper.Explicit && r.mentions[best].Start < start {
				o.method, o.from = paper.Inherited, "sentence"
			}
			return o
		}
	}
	if held {
		return holder.owner
	}
	if o, ok := r.follows(k); ok {
		return o
	}
	if o := r.owners.inPara; o.text != "" {
		o.method, o.from = paper.Inherited, "paragraph"
		return o
	}
	if o, ok := r.theirs(k); ok {
		return o
	}
	if o := r.owners.title; o.text != "" && !(r.owners.last.text != o.text && strings.Contains(r.owners.last.text, o.text)) {
		return o // but a zone of the title's city is nearer
	}
	if o := r.owners.last; o.text != "" && !r.owners.none {
		o.method, o.from = paper.Inherited, "story"
		return o
	}
	if o := r.owners.land; o.text != "" && r.s.Measured(r.read[r.toks[k].Ref].Noun) {
		return o
	}
	return owner{method: paper.None}
}

// partner returns, for a number that shares the clause of another or ends a change
// that it begins, the owner of that: 由11家发展到148家. What 分别 parts is parted.
func (r *reader) partner(k int) (owner, bool) {
	reading := &r.read[r.toks[k].Ref]
	n := len(r.figures) - 1
	if n < r.paragraph || r.figures[n].Span.Start < r.sent.Start {
		return owner{}, false
	}
	f := &r.figures[n]
	switch {
	case reading.Like >= 0 && r.made[reading.Like] >= 0:
		f = &r.figures[r.made[reading.Like]]
		for i := range r.mentions {
			if !r.mentions[i].List.Empty() && strings.Contains(r.str(r.mentions[i].List.End, max(r.mentions[i].List.End, r.toks[k].Start)), "分别") {
				return owner{}, false
			}
		}
	case f.ChangeRole == "from" && reading.To && f.UnitText == r.qs[r.toks[k].Ref].UnitText:
	default:
		return owner{}, false
	}
	if f.EntityText == "" {
		return owner{}, false
	}
	return owner{text: f.EntityText, typ: f.EntityType, method: paper.Inherited, from: "sentence", rule: "entity/coordinated"}, true
}

// theirs returns the place that what is counted is of: 14亿多中国人民.
func (r *reader) theirs(k int) (owner, bool) {
	reading := &r.read[r.toks[k].Ref]
	if !reading.Counted {
		return owner{}, false
	}
	for _, m := range r.mentions {
		if m.Start == reading.Noun.Start && m.Start == r.toks[k].End && m.End < reading.Noun.End && m.Type == "place" && !m.Generic && !m.Anaphor {
			return r.printed(m), true
		}
	}
	return owner{}, false
}

// follows returns the subject of the clause that follows one with only an adverbial
// in it: 经过16年的奋斗，某某公司建成….
func (r *reader) follows(k int) (owner, bool) {
	from, to := r.s.Clause(k)
	if from > 0 && !r.s.Boundary(from-1) || to >= len(r.toks) || r.text[r.toks[to].Start] != '，' {
		return owner{}, false
	}
	if t := r.toks[from]; t.Tag != word.P && r.str(t.Start, t.End) != "历经" && r.str(t.Start, t.End) != "历时" && r.str(t.Start, t.End) != "经过" {
		return owner{}, false
	}
	for i := to; i < to+3 && i < len(r.toks); i++ {
		for _, m := range r.mentions {
			if m.Start == r.toks[i].Start && m.Start > r.toks[to].Start && m.Role == entity.Subject && !m.Generic && !m.Anaphor && r.closed(m) {
				o := r.printed(m)
				o.method, o.from = paper.Inherited, "clause after"
				return o, true
			}
		}
	}
	return owner{}, false
}

// member makes the owner the whole list that mention i is in, or the member that
// 分别 gives the number at token k.
func (r *reader) member(o owner, i, k int) owner {
	m := r.mentions[i]
	if m.List.Empty() || o.method != paper.Explicit {
		return o
	}
	o.text, o.span, o.rule = r.str(m.List.Start, m.List.End), m.List, "entity/list"
	nth, there := 0, false
	for j := range r.toks {
		if t := r.toks[j]; t.Start >= m.List.End && j < k {
			if t.Tag == word.M && t.Ref >= 0 && there {
				nth++
			} else if r.str(t.Start, t.End) == "分别" {
				there = true
			}
		}
	}
	if !there {
		return o
	}
	for j := range r.mentions {
		if r.mentions[j].List == m.List {
			if nth == 0 {
				return r.printed(r.mentions[j])
			}
			nth--
		}
	}
	return o
}

// clauseStart returns where the clause of token k starts.
func (r *reader) clauseStart(k int) int {
	from, _ := r.s.Clause(k)
	return r.toks[from].Start
}

// never is the penalty of a mention that cannot be the owner.
const never = 1000

// weigh returns how badly mention i is placed to own the number at token k: best
// the subject of its clause, then that of a clause before, then what stands
// behind a preposition.
func (r *reader) weigh(i, k int) int {
	m := r.mentions[i]
	from, to := r.s.Clause(k)
	start, end := r.toks[from].Start, r.toks[to-1].End
	at := r.toks[k].Start
	reading := &r.read[r.toks[k].Ref]
	n := reading.Noun
	switch {
	case m.Start >= at:
		// 总投资50亿元的…公司项目, 日消耗一万方水的…公司
		if m.Start < end && !m.Generic && !m.Anaphor && !m.Whole && r.modified(k, m) {
			return 3
		}
		if !m.Generic && !m.Anaphor && r.answers(m) {
			return 2
		}
		if m.Start < end && !m.Generic && !m.Whole && reading.Counted && m.Start == n.End+1 && r.text[n.End] == '在' {
			return 8 // 20万家企业在某某园区内设立账户
		}
		return never
	case m.Generic || r.speaks(m, at) && !r.proposes(m, k) || r.publishes(m, start) || comparedWith(r.text, m) || r.counted(m, at):
		return never
	case m.Role == entity.Oblique && r.recipient(m):
		return never
	case m.Type == "product" && r.text[m.Start] == '《' && (m.Start < start || m.Role != entity.Subject):
		return never
	case m.Start >= n.Start && m.End <= n.End && (m.Generic || m.Anaphor && m.Start > n.Start || reading.Counted):
		return never
	case !reading.Of.Empty() && m.Start >= reading.Of.Start && m.End <= reading.Of.End:
		if m.End == reading.Of.End {
			return never // 占全国的四成
		}
		return 39
	}
	if m.Type == "product" && m.Role != entity.Subject && !(m.Role == entity.Modifier && r.closed(m)) || m.Type == "project" && m.Role == entity.Modifier && r.equipment(m) {
		return never
	}
	sc := [...]int{entity.Subject: 0, entity.Oblique: 14, entity.Modifier: 12, entity.Object: 25}[m.Role]
	if m.Whole && m.End == at && k+1 < len(r.toks) && r.text[r.toks[k+1].Start] == '的' && r.caused(m) {
		return -1 // 要求全国50%以上的机构
	}
	if m.Type == "place" && m.Role == entity.Object && m.End == at && reading.Counted && m.List.Empty() {
		return 5 // 使全县342个村都建起
	}
	if m.Role == entity.Modifier && r.closed(m) {
		sc = 2 // 由…主办的艺术节，: the head of its phrase
		if i := r.tokenAt(m.End); i >= 0 && r.s.Boundary(i) {
			sc = 0 // the topic of what follows
		}
	} else if m.Role != entity.Modifier && r.modifies(i) {
		sc += 12 // …主办, inside what modifies that
	}
	if m.Anaphor {
		sc++
	}
	if m.Start > start && (r.text[m.Start-1] == '—' || r.text[m.Start-1] == '－') {
		sc-- // 我国西煤东运的通道——河北某港
	}
	if i+1 < len(r.mentions) && r.mentions[i+1].Start == m.End && !r.mentions[i+1].Generic {
		sc += 30 // 本届奥运会|中国代表团
	}
	if m.Start < start {
		if m.Role == entity.Object || m.Role == entity.Oblique && !r.opensClause(m) {
			return never
		}
		sc += 4
		if r.crossed(m, at) {
			sc += 2
		}
	}
	return sc
}

// closed reports whether the name ends its phrase: a comma or a verb follows.
func (r *reader) closed(m entity.Mention) bool {
	for i := range r.toks {
		if t := r.toks[i]; t.Start >= m.End {
			return t.Tag == word.W || t.Tag == word.V || t.Tag == word.D || t.Tag == word.P || t.Tag == word.T
		}
	}
	return true
}

// recipient reports whether the name is who something is done to or with: 向全球提供.
func (r *reader) recipient(m entity.Mention) bool {
	if m.Start == 0 {
		return false
	}
	switch r.text[m.Start-1] {
	case '向', '给', '与', '同', '跟':
		return true
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
	nouns := 0 // 在铝材企业华昌
	for i := len(r.toks) - 1; i >= 0; i-- {
		t := r.toks[i]
		if t.Start >= m.Start {
			continue
		}
		if r.s.Boundary(i) {
			return true
		}
		switch t.Tag {
		case word.N:
			if nouns++; nouns > 2 || m.Type != "company" {
				return false
			}
		case word.P, word.T, word.C, word.D, word.W, word.B, word.R:
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
		if m.Role == entity.Modifier && r.closed(m) && !m.Generic {
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

// speaks reports whether the name is who says it: a verb of saying follows in its
// clause, before the number.
func (r *reader) speaks(m entity.Mention, at int) bool {
	for i := range r.toks {
		t := r.toks[i]
		if t.Start < m.End {
			continue
		}
		if t.Start >= at || r.s.Boundary(i) {
			return false
		}
		if (t.Tag == word.V || t.Tag == word.VN) && r.s.Says(i) {
			if m.Type == "place" && i+1 < len(r.toks) && (r.str(t.Start, t.End) == "发布" || r.str(t.Start, t.End) == "公布") && (r.toks[i+1].Tag == word.U || r.toks[i+1].Tag == word.N) {
				continue // 河南省发布了预警
			}
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
	switch r.str(r.toks[k-1].Start, r.toks[k-1].End) {
	case "要求", "带动", "使", "让", "推动", "力争", "实现", "确保", "惠及", "覆盖", "促进", "帮助", "助力":
		return true
	}
	return false
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
		switch r.str(t.Start, t.End) {
		case "将", "将会", "拟", "已", "已经", "计划", "决定", "力争", "争取", "会", "准备", "同意", "要", "还将", "愿", "愿意":
			return true
		case "向", "对", "为", "在", "给", "与", "今后", "未来":
			continue
		}
		return false
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

// comparedWith reports whether the name is what something is compared with: 比全国, 高于上海.
func comparedWith(text []rune, m entity.Mention) bool {
	return m.Start > 0 && (text[m.Start-1] == '比' || text[m.Start-1] == '较' || text[m.Start-1] == '像' || text[m.Start-1] == '距' || text[m.Start-1] == '离' || text[m.Start-1] == '于' && m.Start > 1 && strings.ContainsRune("高低快慢多少大小优好", text[m.Start-2]))
}

// counted reports whether the number at the character counts the members of the
// list that the name is in: 沈阳、大连等14个城市.
func (r *reader) counted(m entity.Mention, at int) bool {
	if m.List.Empty() || m.List.End > at {
		return false
	}
	switch string(r.text[m.List.End:at]) {
	case "", "等", "这", "等共", "等全部":
		return true
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
	for i := range r.toks {
		t := r.toks[i]
		if t.Start < m.End {
			continue
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
		case "印发", "下发", "发出", "出台", "批复", "推出", "要求", "规定", "强调", "部署":
			return m.Start < clause
		}
	}
	return false
}

// plural reports whether a word before the class noun says that many are meant: 各级
// 政府, 不少企业.
func (r *reader) plural(m entity.Mention) bool {
	k := r.tokenAt(m.Start)
	if k < 1 {
		return false
	}
	switch r.str(r.toks[k-1].Start, r.toks[k-1].End) {
	case "各级", "各地", "各类", "各", "许多", "不少", "一些", "众多", "多数", "大多数", "部分", "所有", "有关", "相关", "每个", "很多":
		return true
	}
	return false
}

// founded returns what the sentence before says is built, for a number that opens its
// sentence with an extent: …建设某某科技城。总面积91平方公里.
func (r *reader) founded(k int) (owner, bool) {
	n := r.read[r.toks[k].Ref].Noun
	if i := len(r.figures) - 1; i >= r.paragraph && r.figures[i].Span.Start >= r.sent.Start && r.owners.built.text != "" && r.figures[i].EntityText == r.owners.built.text && !r.newcomer(r.figures[i].Span.End, r.toks[k].Start) {
		return r.owners.built, true
	}
	if r.owners.built.text == "" || n.Empty() || r.read[r.toks[k].Ref].Counted {
		return owner{}, false
	}
	switch r.str(max(n.Start, n.End-2), n.End) {
	case "面积", "投资", "占地", "全长", "总长", "长度", "规模":
	default:
		return owner{}, false
	}
	for i := range r.toks {
		if r.toks[i].Start >= n.Start {
			o := r.owners.built
			o.method, o.from = paper.Inherited, "sentence before"
			return o, true
		}
		switch r.toks[i].Tag {
		case word.W, word.T, word.D, word.B:
		default:
			return owner{}, false
		}
	}
	return owner{}, false
}

// newcomer reports whether a name stands as a subject in text[from:to].
func (r *reader) newcomer(from, to int) bool {
	for _, m := range r.mentions {
		if m.Start >= from && m.End <= to && m.Role == entity.Subject && !m.Generic {
			return true
		}
	}
	return false
}

// builds remembers what the sentence says is built or founded, where that ends it.
func (r *reader) builds() {
	r.owners.built = owner{}
	for _, m := range r.mentions {
		if m.Role != entity.Object || m.Generic || m.Anaphor || m.Type != "zone" && m.Type != "project" && m.Type != "place" {
			continue
		}
		k := r.tokenAt(m.Start)
		if k < 1 || r.tokenAt(m.End) >= 0 && !r.s.Boundary(r.tokenAt(m.End)) {
			continue
		}
		switch r.str(r.toks[k-1].Start, r.toks[k-1].End) {
		case "建设", "打造", "设立", "成立", "规划建设", "兴建", "新建", "修建", "建成", "启动", "规划", "开建", "筹建", "组建":
			r.owners.built = inherited(r.printed(m))
		}
	}
}

// settle remembers the sentence's names and its subject for those that come.
func (r *reader) settle() {
	var subject owner
	end := r.sent.End
	r.builds()
	for i, m := range r.mentions {
		if !m.Generic && !m.Anaphor {
			r.introduce(m)
			r.shorten(m)
		}
		if m.Generic && subject.text == "" && r.someOther(m, paper.Span{}) && m.Start-r.sent.Start < 24 && (m.End-m.Start > 2 || r.plural(m)) {
			r.owners.none = true
		}
		if m.Generic || m.Type == "product" && r.text[m.Start] == '《' {
			continue
		}
		o, ok := r.ownerOf(m)
		if !ok {
			continue
		}
		if m.Whole && nation(o.text) && r.owners.land.text == "" {
			r.owners.land = o
			r.owners.land.method, r.owners.land.from, r.owners.land.rule = paper.Inferred, "story", "entity/nation"
		}
		if !m.Anaphor && !m.Whole {
			o.aside = !m.List.Empty() || m.Role == entity.Object || m.Role == entity.Modifier && !r.closed(m) || r.recipient(m)
			r.owners.named = append(r.owners.named, o)
			o.aside = false
		}
		head := m.Role == entity.Modifier && r.closed(m)
		if !m.List.Empty() {
			continue // what each of them has is not theirs together
		}
		if (subject.text == "" && (m.Role == entity.Subject || head) && !r.speaks(m, end) && !r.publishes(m, end) && !(o.rule == "entity/common-noun" && (o.typ == "project" || o.typ == "product"))) && !(m.Role == entity.Subject && r.modifies(i)) {
			subject = o
		}
	}
	if h, ok := r.holder(len(r.toks)); ok && h.owner.text != "" && h.owner.rule == "entity/person" {
		r.owners.inPara = h.owner
		return
	}
	if subject.text != "" {
		subject.span = paper.Span{}
		r.owners.inPara = subject
		if subject.typ != "product" && (len(r.qs) > 0 || len(r.figures) == 0 && r.owners.last.text == "") {
			r.owners.last = subject
		}
	}
}
