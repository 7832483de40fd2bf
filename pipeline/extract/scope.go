package extract

import (
	_ "embed"
	"strings"
	"sync"

	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// How far a printed time reaches. A time that opens a clause is the frame of what
// follows; one inside a noun phrase, behind the preposition of a comparison or in
// a clause that only tells how something came about is not:
//
//	去年才通车的大桥，全长565米          the bridge's, no time of the length
//	公司2019年落户，总投资245亿元        when it came; what it has is timeless
//	由去年同期的21%升至27%              of the 21% alone
//	订单排到了年底，用工扩到1200人        the end of the orders

//go:embed data/events.tsv
var eventsTSV []byte

var eventList = sync.OnceValue(func() *lexicon.List { return lexicon.MustParse("extract/events.tsv", eventsTSV) })

var events = sync.OnceValue(func() *eventWords {
	l := eventList()
	e := &eventWords{Matcher: l.Matcher()}
	kind := l.Column("kind")
	for _, r := range l.Rows {
		e.report = append(e.report, r[kind] == "report")
		e.goal = append(e.goal, r[kind] == "goal")
	}
	return e
})

// eventWords are the words of the events list; report marks those of publishing
// and saying, goal those of setting a goal.
type eventWords struct {
	*lexicon.Matcher
	report, goal []bool
}

// reaches reports whether the time at token i is the time of the number at token k
// behind it. from is where the clause of k begins.
func (r *reader) reaches(f *paper.Figure, i, from, k int) bool {
	switch {
	case strings.Contains(r.ps[r.toks[i].Ref].Rule, "since"):
		return true // 从2004年创办至今
	case r.complement(i):
		return i >= from && r.number(i, k)
	case r.governed(i):
		return r.number(i, k) && !(i > 0 && r.risesFrom(i) && r.toks[i+2].Tag != word.M)
	case i < from && (r.within(i) || r.ofPlace(i)):
		return true
	case i < from && (r.trails(i) || r.ends&cueAfter != 0 && r.comesAbout(i) || r.ofNumber(i)):
		return false
	case i < from:
		return (!r.attributive(i) || r.target(i) && r.ps[r.toks[i].Ref].Rule != "now") && !r.relative(i, true) && !(r.number(i, k) && r.relative(i, false)) && !(r.event(i, f.UnitClass != "time") && !r.flows(f, k)) && !r.reported(i)
	}
	return !r.relative(i, true) || r.number(i, k) && r.text[r.toks[k-1].Start] == '的'
}

// ofNumber reports whether the time at token i is when the record was set that the number
// behind it is, which alone is of that time: 刷新了2019年创下的|11.3万人次纪录.
func (r *reader) ofNumber(i int) bool {
	if i+3 >= len(r.toks) || r.text[r.toks[i+1].Start] != '创' || r.text[r.toks[i+2].Start] != '的' {
		return false
	}
	t := r.toks[i+3]
	return t.Tag == word.M && t.Ref >= 0
}

// comesAbout reports whether the time at token i is when something still to come will have
// come about, so that what follows is of all the time after it: 2026年项目建成后，年产….
func (r *reader) comesAbout(i int) bool {
	if p := &r.ps[r.toks[i].Ref]; !p.First.Known() || !r.ref.Latest.Known() || p.Last <= r.ref.Latest {
		return false
	}
	told := false
	for j := i + 1; j < len(r.toks); j++ {
		t := r.toks[j]
		if t.Ref >= 0 && t.Tag == word.M {
			return false
		}
		if r.s.Boundary(j) {
			return told && r.text[t.Start-1] == '后'
		}
		told = told || r.tells(j, true)
	}
	return false
}

// ensues returns the time still to come after which the number being read will be so.
func (r *reader) ensues() paper.Span {
	for _, i := range r.times {
		if r.periodAt(i) != nil && r.comesAbout(i) {
			return r.toks[i].Span
		}
	}
	return paper.Span{}
}

// trails reports whether the time at token i says when what a number before it in its
// clause tells came about: 首期5亿元已于今年3月到位，….
func (r *reader) trails(i int) bool {
	if i == 0 || r.text[r.toks[i-1].Start] != '于' && r.text[r.toks[i-1].Start] != '在' {
		return false
	}
	j := i - 2
	for j >= 0 && r.toks[j].Tag == word.D {
		j--
	}
	for n := 0; n < 3 && j >= 0 && r.toks[j].Tag == word.N; n++ {
		j-- // 8万平方米厂房将于6月底交付
	}
	return j >= 0 && r.toks[j].Tag == word.M && r.toks[j].Ref >= 0
}

// within reports whether the time at token i dates what the sentence speaks of by what
// happened then: 在2014年9月举行的公投中，… 四川一季度开工的1294个项目中，…
func (r *reader) within(i int) bool {
	of, in := false, i > 0 && i < 3 && r.text[r.toks[i-1].Start] == '在'
	for j := i + 1; j < len(r.toks); j++ {
		t := r.toks[j]
		if t.Ref >= 0 && t.Tag == word.T {
			return false
		}
		of = of || t.End-t.Start == 1 && r.text[t.Start] == '的'
		if r.s.Boundary(j) {
			c := r.text[t.Start-1]
			return of && (c == '中' || c == '间' && r.text[t.Start-2] == '期' || in && (c == '上' || c == '里'))
		}
	}
	return false
}

// ofPlace reports whether 现在 or 如今 opens the sentence as the attribute of what that is about:
// 现在的土城乡，….
func (r *reader) ofPlace(i int) bool {
	const longest = 7 // tokens
	if i != 0 || r.ps[r.toks[i].Ref].Rule != "now" || !r.attributive(i) {
		return false
	}
	for j := i + 2; j < len(r.toks) && j < longest; j++ {
		if r.s.Boundary(j) {
			return j > i+2
		}
		if r.toks[j].Tag == word.V {
			return false
		}
	}
	return false
}

// frames reports whether the time at token i opens the sentence or stands by itself
// before a comma, so that it reaches over what another time tells of.
func (r *reader) frames(i int) bool {
	return i == 0 || i+1 < len(r.toks) && r.s.Boundary(i+1)
}

// spreads reports whether a figure that takes the time at token i hands it on to
// the sentences after.
func (r *reader) spreads(i, k int) bool {
	if strings.Contains(r.ps[r.toks[i].Ref].Rule, "since") {
		return true
	}
	if p := &r.ps[r.toks[i].Ref]; p.Last-p.First > 36000 {
		return false // a century dates its own sentence alone
	}
	if low, _ := r.s.Clause(i); i > low && r.toks[i-1].Tag == word.V && i+1 < len(r.toks) && r.toks[i+1].Tag == word.N && k-i <= 4 && r.number(i, k) && !r.discloses(i-1) {
		return false // 正常运营|上半年|产值5亿元
	}
	return !r.complement(i) && !r.governed(i) && !r.relative(i, false) && !(r.ps[r.toks[i].Ref].Rule == "now" && r.attributive(i))
}

// flows reports whether the figure is of something that happens in a time, and not
// of how things are.
func (r *reader) flows(f *paper.Figure, k int) bool {
	switch f.Kind {
	case paper.Delta, paper.Rate, paper.PP:
		return true
	}
	return f.Measure == "flow" && !r.read[r.toks[k].Ref].Verb.Empty()
}

// number reports whether the number at token k is the first behind token i.
func (r *reader) number(i, k int) bool {
	return i >= k || r.firstNumber(i, k) == k
}

// governed reports whether the time at token i is what a change starts from or is
// compared with: 由去年同期的21.4%, 从2012年的3家.
func (r *reader) governed(i int) bool {
	if r.ps[r.toks[i].Ref].Rule == "same-period" {
		return i > 0 || i+1 < len(r.toks) && !r.s.Boundary(i+1) // 同期，…: the frame of the sentence
	}
	if i > 0 && r.risesFrom(i) {
		return true
	}
	if i == 0 || i+1 >= len(r.toks) || r.text[r.toks[i+1].Start] != '的' && (r.toks[i+1].Tag != word.M || r.toks[i+1].Ref < 0) {
		return false
	}
	switch t := r.toks[i-1]; {
	case t.End-t.Start != 1:
	case r.text[t.Start] == '由', r.text[t.Start] == '从', r.text[t.Start] == '比', r.text[t.Start] == '较':
		return true
	}
	c := r.text[r.toks[i].Start]
	return c == '从' || c == '由' || r.toks[i+1].Tag == word.M && r.onTop(r.toks[i+1].End)
}

// risesFrom reports whether the time at token i is that of how something changed before it
// changed otherwise: 由|上月|上涨0.4%|转为下降0.3%.
func (r *reader) risesFrom(i int) bool {
	if t := &r.toks[i-1]; t.End-t.Start != 1 || r.text[t.Start] != '由' && r.text[t.Start] != '从' {
		return false
	}
	if i+2 >= len(r.toks) || r.toks[i+1].Tag != word.V {
		return false
	}
	return r.toks[i+2].Tag == word.M && r.toks[i+2].Ref >= 0 || r.str(r.toks[i+1].Start, r.toks[i+1].End) == "持平"
}

// onTop reports whether what ends at i is what something is added to: 在去年3060万基础上.
func (r *reader) onTop(i int) bool {
	if i < len(r.text) && r.text[i] == '的' {
		i++
	}
	return i+2 < len(r.text) && r.text[i] == '基' && r.text[i+1] == '础' && r.text[i+2] == '上'
}

// target reports whether the time at token i is of what a change ends at, which is
// the time that is spoken of: 由2012年的38.6%提高到2023年的47.1%.
func (r *reader) target(i int) bool {
	if i == 0 || i+2 >= len(r.toks) || r.toks[i+2].Tag != word.M || r.text[r.toks[i+1].Start] != '的' {
		return false
	}
	c := r.text[r.toks[i].Start]
	if c != '到' && c != '至' {
		c = r.text[r.toks[i-1].End-1]
	}
	return c == '到' || c == '至'
}

// complement reports whether the time at token i ends a verb's reach: 排到了年底.
func (r *reader) complement(i int) bool {
	if i+1 < len(r.toks) && !r.s.Boundary(i+1) {
		return false
	}
	if at, ok := r.s.Plan(i); ok && at.End >= r.toks[i].Start-1 {
		return false // 预计到年底: the time of the plan
	}

	j := i - 1
	if c := r.text[r.toks[i].Start]; c != '到' && c != '至' {
		for j >= 0 && r.s.Toks[j].End-r.s.Toks[j].Start == 1 && r.text[r.toks[j].Start] == '了' {
			j--
		}
		if j < 0 || r.text[r.toks[j].End-1] != '到' && r.text[r.toks[j].End-1] != '至' {
			return false
		}
		if r.toks[j].End-r.toks[j].Start > 1 {
			return r.toks[j].Tag == word.V
		}
		j--
	}
	// 这意味着到2030年，…: what was said goes on
	return j >= 0 && r.toks[j].Tag == word.V && r.text[r.toks[j].End-1] != '着' && r.text[r.toks[j].End-1] != '是' && r.text[r.toks[j].End-1] != '如' && !r.discloses(j)
}

// relative reports whether the time at token i stands in a relative clause, with a
// verb between it and 的; where told, only with a verb of an event.
func (r *reader) relative(i int, told bool) bool {
	verb := false
	for j := i + 1; j < len(r.toks) && !r.s.Boundary(j); j++ {
		t := r.toks[j]
		switch {
		case t.Ref >= 0 && (t.Tag == word.M || t.Tag == word.T):
			return false
		case verb && t.End-t.Start == 1 && r.text[t.Start] == '的':
			// 今年在扩大投资的同时，…
			return j+1 >= len(r.toks) || !circumstance(r.str(r.toks[j+1].Start, r.toks[j+1].End))
		case verb && t.End-t.Start == 1 && r.text[t.Start] == '了':
			return false // 当天空袭了武装人员的车队: the verb is the clause's own
		case !told && (t.Tag == word.V || t.Tag == word.VN), r.tells(j, true):
			verb = true
		}
	}
	return false
}

// circumstance reports whether the noun makes what stands before its 的 an adverbial of
// the clause: 在…的同时, 在…的带动下.
func circumstance(noun string) bool {
	return roles(noun)&setting != 0
}

// event reports whether the clause of the time at token i tells of an event and
// measures nothing; a time still ahead is a goal's. In a story, which tells no lengths of time,
// what follows 后 behind a time set off by a comma is of that time too.
func (r *reader) event(i int, story bool) bool {
	if p := &r.ps[r.toks[i].Ref]; p.First.Known() && r.ref.Latest.Known() && p.First > r.ref.Latest {
		return false // 到2026年建成…: a goal is for its time
	}
	if p := &r.ps[r.toks[i].Ref]; p.Point && r.frames(i) && strings.ContainsRune("到至截", r.text[p.Start]) {
		return false // 到去年11月底，该国偿还了债务之后，储备仅剩73亿美元
	}
	told, framed := false, false
	for j := i + 1; j < len(r.toks); j++ {
		t := r.toks[j]
		if t.Ref >= 0 && t.Tag == word.M {
			return false
		}
		if r.s.Boundary(j) {
			if j == i+1 {
				framed = true
				continue // 2019年，公司落户: the frame and its clause
			}
			if framed && story && r.text[r.toks[j].Start-1] == '后' {
				return false // 1991年，丑闻被披露后，79家分支机构停业: a story of that year
			}
			return told || r.text[r.toks[j].Start-1] == '后' // 2019年公司落户后，…
		}
		if t.Ref >= 0 && t.Tag == word.T && r.next(j) {
			return told // 5月份指数今天发布: the verb's time is the other one
		}
		told = told || r.tells(j, false)
	}
	return told
}

// next reports whether what stands behind the time at token j tells of an event.
func (r *reader) next(j int) bool {
	return j+1 < len(r.toks) && !r.s.Boundary(j+1) && r.tells(j+1, false)
}

// reported reports whether the clause of the time at token i only says when
// something was made known: 指数今天发布，回落0.2个百分点.
func (r *reader) reported(i int) bool {
	if i+1 < len(r.toks) {
		switch r.str(r.toks[i+1].Start, r.toks[i+1].End) {
		case "说", "称", "表示", "宣布", "指出", "透露", "证实", "介绍", "认为":
			return true // 军方19号说
		}
	}
	said := false
	for j := i + 1; j < len(r.toks); j++ {
		t := r.toks[j]
		if t.Ref >= 0 && (t.Tag == word.M || t.Tag == word.T) {
			return false
		}
		if r.s.Boundary(j) {
			return said && j > i+1
		}
		said = said || r.discloses(j)
	}
	return false
}

// tells reports whether a verb of the events list begins at token j; those that set
// a goal count only where they are asked for.
func (r *reader) tells(j int, goal bool) bool {
	t := &r.toks[j]
	if (r.cueWords.of(r.text[t.Start])|r.agape)&cueEvent == 0 || t.Tag != word.V && t.Tag != word.VN && t.Tag != word.N && t.End-t.Start < 4 {
		return false // 对外开放 is tagged as a phrase
	}
	if t.Tag == word.VN && j+1 < len(r.toks) && r.toks[j+1].Ref < 0 && (r.toks[j+1].Tag == word.N || r.toks[j+1].Tag == word.VN) {
		return false // 出生人口, 签约项目: it only names what is counted
	}
	e := events()
	end, id := e.Longest(r.text, t.Start)
	return id >= 0 && end >= t.End && (goal || !e.goal[id])
}

// discloses reports whether a verb of publishing or saying begins at token j.
func (r *reader) discloses(j int) bool {
	t := r.toks[j]
	if t.Tag != word.V && t.Tag != word.VN {
		return false
	}
	e := events()
	end, id := e.Longest(r.text, t.Start)
	return id >= 0 && end >= t.End && e.report[id]
}

// now reports whether the clause of the number at token k speaks of how things are
// at the time of writing.
func (r *reader) now(from, k int) bool {
	for j := from; j < k; j++ {
		if r.s.Toks[j].Ref >= 0 {
			continue
		}
		if t := r.toks[j]; t.End-t.Start == 2 && r.text[t.Start] == '现' && (r.text[t.Start+1] == '有' || r.text[t.Start+1] == '存') {
			return true
		}
	}
	return false
}

// done reports whether the clause of token k says that it is so already: 已, 累计.
func (r *reader) done(k int) bool {
	from, _ := r.s.Clause(k)
	for j := from; j < k; j++ {
		t := r.toks[j]
		switch r.text[t.Start] {
		case '已':
			return true
		case '累':
			if t.End-t.Start == 2 && r.text[t.Start+1] == '计' {
				return true
			}
		}
	}
	return false
}

// afterwards reports whether the clause of the number at token k, from token from on,
// speaks of all the time after something has come about: 投产后, 建成后.
func (r *reader) afterwards(from, k int) bool {
	for j := from; j < k && j < from+3; j++ {
		t := r.toks[j]
		if r.text[t.End-1] != '后' || t.Ref >= 0 {
			continue
		}
		if t.End-t.Start >= 3 {
			return r.tells(j, false)
		}
		return t.End-t.Start == 1 && j > from && r.tells(j-1, false)
	}
	return false
}

// has reports whether 有 is the verb of the number at token k.
func (r *reader) has(k int) bool {
	return k > 0 && r.toks[k-1].End-r.toks[k-1].Start == 1 && r.text[r.toks[k-1].Start] == '有'
}

// already reports whether 已 stands in the clause of token k.
func (r *reader) already(k int) bool {
	from, _ := r.s.Clause(k)
	for j := from; j < k; j++ {
		if t := r.toks[j]; r.text[t.Start] == '已' && t.Tag == word.D {
			return true
		}
	}
	return false
}

// vague reports whether an expression of time without days takes the place of an
// earlier one: 近年来, 此后, 以往. 届时 and 当时 point back to it.
func vague(p *period.Period) bool {
	if !p.Marker || p.Rule != "marker" {
		return false
	}
	switch p.Text {
	case "届时", "当时", "那时", "其间", "同一时期", "后来", "一直以来":
		return false
	}
	return true
}
