package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// speaker attaches who is quoted as saying it. What a document or a count shows is said
// by the office it is of, where that is named: 商务部最新数据显示. 他说 is said by the
// last one who was quoted.
func (r *reader) speaker(f *paper.Figure, k int) {
	from, to, ok := r.attribution(k)
	if !ok {
		return
	}
	at := paper.Span{Start: r.toks[from].Start, End: r.toks[to-1].End}
	if r.text[at.Start] == '《' || to == from+1 && r.mannered(from) {
		return
	}
	if t := r.toks[to]; t.End-t.Start == 2 && r.text[t.Start+1] == '说' && r.toks[to-1].Tag == word.NR {
		at.End++ // 李|明说
	}
	if r.testifies(to-1) || r.shows(to) {
		end := r.office(at)
		if end == 0 {
			return
		}
		at.End = end
	}
	text, rule := r.str(at.Start, at.End), "speaker/said"
	if to == from+1 && entity.Pronoun(r.text, r.toks[from]) {
		if o := r.himself(from); r.quoted == "" && o.text != "" {
			r.quoted = o.text
		}
		if r.quoted != "" {
			text, rule = r.quoted, "speaker/pronoun"
		}
	} else {
		r.quoted = text
	}
	f.SpeakerText = text
	explain(f, "speaker", text, rule, "", at)
}

// mannered reports whether the word at token i can only say how something was said.
func (r *reader) mannered(i int) bool {
	switch r.toks[i].Tag {
	case word.L, word.I, word.A, word.AD, word.D, word.Z, word.V:
		return r.toks[i].End-r.toks[i].Start > 1
	}
	return false
}

// testifies reports whether the word at token i is of what is published, which says
// nothing itself: 数据, 调查.
func (r *reader) testifies(i int) bool {
	t := r.toks[i]
	last := r.str(max(t.Start, t.End-2), t.End)
	switch last {
	case "一份", "一次", "最近", "最新":
		return true // of many that are published
	}
	if roles(last)&published != 0 {
		return true
	}
	return r.text[t.End-1] == '的' || r.text[t.End-1] == '届'
}

// shows reports whether the verb behind token i tells what something shows, so that only
// an office or a firm can have said it.
func (r *reader) shows(i int) bool {
	for ; i < len(r.toks) && !r.s.Boundary(i); i++ {
		if r.s.Says(i) {
			switch r.str(r.toks[i].Start, r.toks[i].End) {
			case "显示":
				return true
			}
		}
	}
	return false
}

// office returns the end of the office or the firm that the words name, or 0.
func (r *reader) office(at paper.Span) int {
	end := 0
	for _, m := range r.mentions {
		if m.Start >= at.Start && m.End <= at.End && (m.Type == "institution" || m.Type == "company" || m.Whole && worldwide(r.str(m.Start, m.End))) {
			end = m.End
		}
	}
	return end
}

// A saying is a verb that says who tells what stands beside it, and the tokens that say who.
type saying struct {
	paper.Span      // of the verb
	from, to   int  // who says it
	leads      bool // what is said stands behind it, without quotation marks
}

// attribution returns the tokens that say who says it: the words before a verb of
// saying in the clause that frames the quotation of the number at token k, or
// 据X介绍 before it.
func (r *reader) attribution(k int) (from, to int, ok bool) {
	if !r.asked {
		r.asked = true
		r.attributions()
	}
	if len(r.sayings) == 0 {
		return 0, 0, false
	}
	at := r.toks[k].Start
	quoted, open, shut := r.quotation(at)
	for i := range r.sayings {
		if s := &r.sayings[i]; quoted && (s.Start >= shut || s.End <= open) || !quoted && s.leads && s.End <= at {
			return s.from, s.to, true
		}
	}
	return 0, 0, false
}

// attributions finds who says what in the sentence.
func (r *reader) attributions() {
	for _, i := range r.tellers {
		i := int(i)
		if !r.toldBy(i) {
			continue
		}
		from, _ := r.s.Clause(i)
		if r.supposes(from) {
			continue
		}
		for from < i && r.leadsIn(from) {
			from++
		}
		to := r.sayer(from, i)
		if from < to && r.toks[to-1].End-r.toks[from].Start <= 40 && (to > from+1 || r.headsPhrase(from) || r.toks[from].End-r.toks[from].Start > 1 || r.toks[from].Tag == word.R) {
			r.sayings = append(r.sayings, saying{r.toks[i].Span, from, to, r.reports(i) || r.accordingTo(i)})
		}
	}
}

// toldBy reports whether token i is a verb that says who tells what stands beside it.
func (r *reader) toldBy(i int) bool {
	switch r.toks[i].Tag {
	case word.V:
		return r.s.Says(i) || r.plays(i, attest) || r.observes(i)
	case word.VN:
		return r.observes(i) || i > 0 && r.headsPhrase(i-1) && r.plays(i, attest)
	}
	return false
}

// accordingTo reports whether the verb at token i says who published what the sentence
// goes by: 据某某财政部公布的年度报告，….
func (r *reader) accordingTo(i int) bool {
	from, to := r.s.Clause(i)
	if i+2 >= to || r.text[r.toks[i+1].Start] != '的' || r.text[r.toks[from].Start] != '据' && r.str(r.toks[from].Start, r.toks[from].End) != "根据" {
		return false
	}
	for j := i + 2; j < to-1; j++ {
		if r.toks[j].Tag == word.M && r.toks[j].Ref >= 0 {
			return false
		}
	}
	return to-1 > i && r.testifies(to-2) || r.testifies(to-1)
}

// observes reports whether the verb at token i tells what an office has found, behind 据:
// 据日本气象厅观测，.
func (r *reader) observes(i int) bool {
	switch r.str(r.toks[i].Start, r.toks[i].End) {
	case "观测", "监测", "评估", "核算", "调查", "测定":
		from, _ := r.s.Clause(i)
		return r.text[r.toks[from].Start] == '据' && r.toks[from].End-r.toks[from].Start == 1
	}
	return false
}

// supposes reports whether the clause from token i on only says what might be thought:
// 如果政府认为，….
func (r *reader) supposes(i int) bool {
	switch r.str(r.toks[i].Start, r.toks[i].End) {
	case "如果", "若", "假如", "倘若", "只要", "除非":
		return true
	}
	return false
}

// leadsIn reports whether token i stands before who says it: 另据, 此前, a stop.
func (r *reader) leadsIn(i int) bool {
	t := r.toks[i]
	switch t.Tag {
	case word.C, word.P:
		return true
	case word.T:
		return t.Ref >= 0 || t.End-t.Start > 1
	}
	if t.End-t.Start == 1 {
		switch r.text[t.Start] {
		case '”', '据', '另', '而', '但', '可', ' ':
			return true
		}
	}
	return r.s.Boundary(i)
}

// sayer returns the token behind the words that say who says what the verb at token i
// tells: without adverbs, and without what says when, where and on what occasion he did
// (某某在贺信中表示, 某某会见客人时说).
func (r *reader) sayer(from, i int) int {
	to := i
	for to > from && r.adverbial(to-1) {
		to--
		if r.text[r.toks[to].Start] == '地' && to > from && !r.headsPhrase(to-1) {
			to-- // 深有感触|地|说
		}
	}
	occasion := to > from && strings.ContainsRune("时后中", r.text[r.toks[to-1].End-1])
	for j := from + 1; j < to; j++ {
		if t := r.toks[j]; t.Tag == word.T || t.Tag == word.P && occasions(r.str(t.Start, t.End)) || r.text[t.Start] == '《' || r.text[t.Start] == '“' || r.dated(j) {
			to = j
		}
	}
	for j := from + 1; j < to; j++ {
		if t := r.toks[j]; t.Tag == word.V && (t.End-t.Start > 1 || r.text[t.Start] == '有') && r.toks[from].Tag != word.V && (occasion || r.text[t.Start] == '有' || !r.headsPhrase(to-1) || r.str(t.Start, t.End) == "援引") {
			to = j
		}
	}
	if end := r.nameEnd(from, to, i); end > to {
		return end
	}
	for _, m := range r.mentions { // 某国|选举|委员会
		if to > from && m.Start < r.toks[to-1].End && m.End > r.toks[to-1].End && m.Start >= r.toks[from].Start && m.Type == "institution" {
			for to < i && r.toks[to].Start < m.End {
				to++
			}
		}
	}
	return to
}

// occasions reports whether the preposition can lead where, to whom or on what occasion
// something is said; others stand in names too (经|发局).
func occasions(p string) bool {
	switch p {
	case "在", "对", "就", "向", "通过", "从", "为", "与", "根据", "针对", "围绕", "按照", "关于", "对于", "当", "趁", "于", "至":
		return true
	}
	return false
}

// dated reports whether token i is a number that parts who says it from the verb: 18号,
// and what is counted, but not 42岁的.
func (r *reader) dated(i int) bool {
	t := r.toks[i]
	if c := r.text[t.Start]; c >= '0' && c <= '9' && (r.text[t.End-1] == '号' || r.text[t.End-1] == '日') {
		return true
	}
	next := r.text[r.toks[i+1].Start]
	return t.Tag == word.M && (t.Ref >= 0 && next != '的' || next == '号' || next == '日' || next == '次' || next == '度')
}

// headsPhrase reports whether the word at token i can head the words for who says it.
func (r *reader) headsPhrase(i int) bool {
	switch r.toks[i].Tag {
	case word.N, word.NR, word.NT, word.NS, word.NZ, word.J, word.K:
		return true
	}
	return false
}

// nameEnd returns the token behind a person's name that the tagger has cut before token
// to, where nothing but that stands before the verb at token i: 卢思|齐|说.
func (r *reader) nameEnd(from, to, i int) int {
	if to <= from || to >= i || i-to > 2 {
		return to
	}
	low := to - 1
	for low > from && r.toks[low].Tag == word.NR && r.toks[low-1].Tag == word.NR {
		low--
	}
	if low > from && r.toks[low].End-r.toks[low].Start == 1 && r.toks[low-1].Tag == word.NR {
		low-- // 卢|思
	}
	if r.toks[low].Tag != word.NR || r.toks[i-1].End-r.toks[low].Start > 3 {
		return to
	}
	for j := to; j < i; j++ {
		t := r.toks[j]
		if t.Ref >= 0 || t.Tag == word.T || entity.Trails(r.text[t.End-1]) || strings.ContainsRune("特即亦所在对", r.text[t.End-1]) {
			return to
		}
	}
	return i
}

// adverbial reports whether token i stands between a speaker and the verb of
// saying; a single character may be the end of a name.
func (r *reader) adverbial(i int) bool {
	switch t := r.toks[i]; t.Tag {
	case word.D, word.AD, word.P, word.U:
		return true
	case word.V:
		return t.End-t.Start > 1 || !(i > 0 && r.toks[i-1].Tag == word.NR)
	}
	return false
}

// reports reports whether what follows the verb at token i is what is said.
func (r *reader) reports(i int) bool {
	if r.str(r.toks[i].Start, r.toks[i].End) == "道" && !(i > 0 && r.toks[i-1].Tag == word.V) {
		return false // 机动车道
	}
	i++
	if i < len(r.toks) && (r.toks[i].Tag == word.R || r.toks[i].Tag == word.N && entity.Human(r.text, r.toks[i]) || r.str(r.toks[i].Start, r.toks[i].End) == "记者") {
		i++ // 告诉记者，
	}
	return i < len(r.toks) && (r.s.Boundary(i) || r.text[r.toks[i].Start] == '，')
}

// cited reports whether the character stands in a quotation of the paragraph, which may have
// opened in a sentence before.
func (r *reader) cited(at int) bool {
	for i := at - 1; i >= 0; i-- {
		switch r.text[i] {
		case '“', '「':
			return true
		case '”', '」':
			return false
		}
	}
	return false
}

// quotation returns the quotation the character stands in, within the sentence.
func (r *reader) quotation(at int) (inside bool, open, shut int) {
	if !r.quotes {
		return false, 0, 0
	}
	open = -1
	for i := r.sent.Start; i < at; i++ {
		switch r.text[i] {
		case '“', '「':
			open = i
		case '”', '」':
			open = -1
		}
	}
	if open < 0 {
		return false, 0, 0
	}
	for shut = at; shut < r.sent.End && r.text[shut] != '”' && r.text[shut] != '」'; shut++ {
	}
	return true, open, shut
}
