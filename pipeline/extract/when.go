package extract

import (
	"strings"

	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// time attaches the period of the number at token k: the one that it shares with a number
// joined to it, that of its clause or of a clause before, the one in the bracket behind it,
// else the one that the paragraph stands under.
func (r *reader) time(f *paper.Figure, k int) {
	if like := r.read[r.toks[k].Ref].Like; like >= 0 && r.timeOfLike(f, k) || f.PeriodMethod != paper.None {
		return
	}
	from, to := r.s.Clause(k)
	if k > 1 && (r.periodAt(k-1) != nil || r.periodAt(k-2) != nil) && r.ofBase(f, k) || r.lastTime > k && r.behind(f, k, to) {
		return
	}
	told, span := false, false // a time of something else stands between; one that is a span by name
	for n := len(r.times) - 1; n >= 0; n-- {
		i := r.times[n]
		p := r.periodAt(i)
		if p == nil {
			return // 力争三年内，…
		}
		switch r.bearing(f, p, i, from, k, span) {
		case itsOwn:
			if told && i < from && !r.frames(i) {
				continue
			}
			if r.read[r.toks[k].Ref].From && p.Rule == "now" && i+1 != k {
				return // 如今…从3.2万人增加到10万人: what it was before
			}
			r.takeTime(f, p, i, from, k)
			return
		case timeless:
			return
		case another:
			told = true
		case spanned:
			span = true
		}
	}
	for i := k + 1; i < to && i <= k+2; i++ { // 326.4亿元（2022年）
		if p := r.periodAt(i); p != nil && p.Basis == "" && r.text[r.toks[i-1].Start] == '（' {
			r.setPeriod(f, p, paper.Explicit, "")
			return
		}
	}
	switch {
	case told || span || r.carried.i < 0 && !r.goingOn || r.now(from, k):
	case r.carried.i < 0:
		r.setPeriod(f, &r.stood, paper.Inherited, "paragraph before")
	case r.flowsOn(f):
		if r.flowing.i >= 0 {
			r.setPeriod(f, &r.ps[r.flowing.i], paper.Inherited, "paragraph")
		} else if r.goingOn {
			r.setPeriod(f, &r.stood, paper.Inherited, "paragraph before")
		}
	case r.lasts(f, k):
		r.setPeriod(f, &r.ps[r.carried.i], paper.Inherited, "paragraph")
	}
}

// timeOfLike gives a number that is joined to another by 和 or 、 the time of that, and reports
// whether that is a figure, and they are joined by no list of times.
func (r *reader) timeOfLike(f *paper.Figure, k int) bool {
	like := r.read[r.toks[k].Ref].Like
	if r.made[like] < 0 || r.listed(f, k) {
		return false
	}
	if f.PeriodMethod == paper.None {
		g := &r.figures[r.made[like]]
		f.PeriodText, f.TimePeriod, f.PeriodStart, f.PeriodEnd = g.PeriodText, g.TimePeriod, g.PeriodStart, g.PeriodEnd
		f.Freq, f.PeriodMethod, f.PeriodApprox = g.Freq, g.PeriodMethod, g.PeriodApprox
	}
	return true
}

// A bearing is what a time before a number has to do with it.
type bearing uint8

const (
	unrelated bearing = iota // it is said of a word or in an aside: one further left can be its time
	another                  // something else is told of then: only a time that frames all can be its
	spanned                  // a span by its name: no day before it is the number's
	timeless                 // the number has no time
	itsOwn
)

// bearing returns what the time p at token i has to do with the number at token k, whose clause
// starts with token from; span is set where a span by name stands between.
func (r *reader) bearing(f *paper.Figure, p *period.Period, i, from, k int, span bool) bearing {
	before := i < from
	switch {
	case before && r.cues&cueHabit != 0 && r.habitual(i, from, k), p.Rule == "later" && r.narrated(p, k):
		return another
	case p.Rule == "now" && (r.superlative(i) || r.priced(i)), r.cues&cueOf != 0 && r.ofWhole(i, k):
		return unrelated
	case r.unseen(p):
		return unrelated // 20多年来最严重的干旱
	case r.aimed(i), r.apart(p), before && (r.signs&shutting != 0 && r.bygone(p, k) || r.passing(i, from)), r.signs&closing != 0 && r.bracketed(p, k):
		return unrelated
	case p.Rule == "named-span":
		return spanned // 假期期间
	case span && p.First == p.Last && p.Basis == "" && !p.Marker:
		return another
	case p.Rule == "marker" && p.Text == "以来" && r.upToDay(i):
		return unrelated // 截至8月25日，工程自通水以来，…
	case vague(p) && !r.relative(i, false) && !r.attributive(i):
		return timeless
	case p.Basis != "" || p.Marker:
		return unrelated
	case p.Open, before && p.Rule != "now" && r.now(from, k), p.Rule == "now" && r.formerly(i, k), p.Freq == "A" && r.ref.Latest.Known() && p.Last >= r.ref.Latest && r.onceWas(i, k):
		return timeless // 1998年以前, 现有: no time is told
	case before && r.ends&cueAfter != 0 && r.afterwards(r.firstAfter(i, from), k):
		return timeless // 明年6月投产，投产后年产10万套
	case before && r.cues&cueAlready != 0 && r.already(k) && p.First.Known() && r.ref.Latest.Known() && p.First >= r.ref.Latest && p.Last-p.First > 300:
		return timeless // 三年内安排15亿元，已兑现3亿元
	case r.reaches(f, i, from, k):
		return itsOwn
	case r.governed(i), r.attributive(i), r.complement(i) && r.topical(i):
		return unrelated
	}
	return another
}

// passing reports whether the time at token i is told in passing, within the time that the
// sentence or its part opened with, which is then that of the clause from token from on:
// 去年，公司实现了7月1日投产；新建…; 今年前三季度，产值…，2022年为…；利润….
func (r *reader) passing(i, from int) bool {
	if r.cues&cueHalt == 0 && (i == 0 || r.cueWords.of(r.text[r.toks[i-1].Start])&cueDone == 0) {
		return false // neither has the sentence parts, nor stands the time behind its verb
	}
	low, _ := r.s.Clause(i)
	p, inner := r.periodAt(i), i > low
	if inner {
		switch r.str(r.toks[i-1].Start, r.toks[i-1].End) {
		case "了", "实现", "完成", "受":
		default:
			inner = false // 全市上半年…, 展会今天开幕: the clause's own, behind its subject
		}
	}
	over := false
	for j := i + 1; j < from && !over; j++ {
		over = r.text[r.toks[j].Start] == '；'
	}
	if !inner && !over || strings.Contains(p.Rule, "since") || strings.HasSuffix(p.Text, "起") {
		return false
	}
	for j := i - 1; j >= 0 && r.text[r.toks[j].Start] != '；'; j-- {
		q := r.periodAt(j)
		if q == nil || q.Basis != "" || q.Marker || q.Open || !q.First.Known() || r.attributive(j) || r.complement(j) || r.governed(j) {
			continue
		}
		if inner && q.First <= p.First && q.Last >= p.Last && q.Last-q.First > p.Last-p.First && q.Last-q.First <= 366 {
			return true
		}
		if start, _ := r.s.Clause(j); over && start < low && r.frames(j) && !(q.Point && p.First <= q.First && p.Last >= q.Last) {
			return true
		}
	}
	return false
}

// unseen reports whether the span that reaches up to now only says how long there was nothing
// like it: 五年来首次, 建厂以来最好.
func (r *reader) unseen(p *period.Period) bool {
	if !strings.HasPrefix(p.Rule, "span-") && !strings.Contains(p.Rule, "since") || p.End >= len(r.text) || r.text[p.End-1] == '年' && strings.Contains(p.Rule, "since") {
		return false
	}
	rest := r.text[p.End:]
	if rest[0] == '的' && len(rest) > 1 {
		rest = rest[1:]
	}
	switch rest[0] {
	case '最':
		return len(rest) < 4 || rest[1] != '后' && !(rest[1] == '高' && (rest[2] == '法' || rest[2] == '检' || rest[2] == '人'))
	case '首', '罕', '未', '少', '仅', '新':
		return len(rest) > 1 && strings.ContainsRune("次见有曾高低", rest[1]) && !(rest[0] == '首' && rest[1] != '次')
	}
	return false
}

// upToDay reports whether the sentence names before token i the day up to which it tells.
func (r *reader) upToDay(i int) bool {
	for j := i - 1; j >= 0; j-- {
		if p := r.periodAt(j); p != nil && p.Point && p.First.Known() {
			return true
		}
	}
	return false
}

// takeTime gives the figure of the number at token k the time p at token i, and keeps it for the
// sentences after where it holds on.
func (r *reader) takeTime(f *paper.Figure, p *period.Period, i, from, k int) {
	method, source := paper.Explicit, ""
	if i < from {
		method, source = paper.Inherited, "sentence"
	}
	if i > 1 && r.text[r.toks[i-1].Start] == '的' {
		if q := r.finer(i); q != nil {
			p = q
		}
	}
	r.setPeriod(f, p, method, source)
	own := r.periodAt(i)
	if own.Point && f.Measure == "cumulative" {
		r.sinceThen(f, i)
	}
	if own.Text == "今年" || own.Text == "今年累计" {
		r.upTo(f, i)
	}
	if p.First.Known() && r.spreads(i, k) {
		_, plan := r.s.Plan(k)
		r.carry(when{i: r.toks[i].Ref, method: method, from: "paragraph", plan: plan})
	}
}

// finer returns the time before the year at token i, behind 的, that says when in it, or nil:
// 1月8日至2月26日|的|1998年|春运.
func (r *reader) finer(i int) *period.Period {
	if r.toks[i-1].End-r.toks[i-1].Start != 1 {
		return nil
	}
	p, q := r.periodAt(i), r.periodAt(i-2)
	if q == nil || q.Basis != "" || !q.First.Known() || p.Freq != "A" || q.First < p.First || q.Last > p.Last || q.Freq == "A" {
		return nil
	}
	return q
}

// firstAfter returns where the first clause begins, behind the time at token i and at most
// two before the clause that starts with token from, that opens with what has come about
// then: 预计明年底建成，投产后年产值可达20亿元，新增就业岗位600个. It is from where none does.
func (r *reader) firstAfter(i, from int) int {
	for n, low := 0, from; n < 2 && low > i+2; n++ {
		low, _ = r.s.Clause(low - 2)
		if low > i && r.afterwards(low, low+3) {
			return low
		}
	}
	return from
}

// topical reports whether another time stands before token i in its clause, which is the
// clause's own: 公司|今年|订单排到了11月.
func (r *reader) topical(i int) bool {
	if r.periodAt(i).Rule == "now" {
		return false // 从立项到今天
	}
	low, _ := r.s.Clause(i)
	for j := low; j < i; j++ {
		if p := r.periodAt(j); p != nil && p.Basis == "" && !p.Marker {
			return true
		}
	}
	return false
}

// narrated reports whether the time, after another one, is so long after it that a story tells of, and
// not still to come: 三十年后，厂区占地240亩.
func (r *reader) narrated(p *period.Period, k int) bool {
	if !strings.HasSuffix(p.Text, "年后") || !p.First.Known() || !r.ref.Latest.Known() || p.First <= r.ref.Latest {
		return false
	}
	low, _ := r.s.Clause(k)
	for j := low; j < k; j++ {
		if c := r.text[r.toks[j].Start]; r.toks[j].Tag == word.D && (c == '将' || c == '拟') {
			return false
		}
	}
	_, plan := r.s.Plan(k)
	return !plan
}

// upTo ends the year that the figure stands under, the running one, at token i, at the day up to which the sentence tells of
// it before: 截至11月底，今年累计开行班列1026列.
func (r *reader) upTo(f *paper.Figure, i int) {
	for j := i - 1; j >= 0; j-- {
		q := r.periodAt(j)
		if q == nil || !q.Point || !q.Last.Known() || q.Last < f.PeriodStart || q.Last >= f.PeriodEnd || r.text[q.Start] != '截' {
			continue
		}
		f.PeriodEnd = q.Last
		f.TimePeriod, f.Freq = period.ISO(f.PeriodStart, f.PeriodEnd)
		return
	}
}

// sinceThen begins the time of what has come together up to the moment at token i, of which the
// sentence says before since when: 5月1日起新纳入试点的行业，到10月底累计减税965亿元.
func (r *reader) sinceThen(f *paper.Figure, i int) {
	p := r.periodAt(i)
	if !p.Last.Known() {
		return
	}
	for j := i - 1; j >= 0; j-- {
		q := r.periodAt(j)
		if q == nil || !q.First.Known() || q.First >= p.Last || !strings.Contains(q.Rule, "since") && !strings.HasSuffix(q.Text, "起") {
			continue
		}
		f.PeriodStart, f.PeriodEnd = q.First, p.Last
		f.TimePeriod, f.Freq = period.ISO(f.PeriodStart, f.PeriodEnd)
		return
	}
}

// habitual reports whether the clause from token from on tells of what is so every year,
// and the time at token i only of when that came about: 2021年引进企业30家，每年缴税2亿元.
func (r *reader) habitual(i, from, k int) bool {
	if p := r.periodAt(i); p.Last-p.First > 400 || p.Open || p.Rule == "now" || strings.Contains(p.Rule, "since") || !p.Last.Known() || p.Last > r.ref.Latest {
		return false
	}
	for j := from; j < k && j < from+3; j++ {
		switch r.str(r.toks[j].Start, r.toks[j].End) {
		case "每年", "年年":
			return true
		}
	}
	return false
}

// aimed reports whether the year at token i is that of a task or a plan, of which the clause
// says how much is done: 完成全年任务的38%.
func (r *reader) aimed(i int) bool {
	if i+1 >= len(r.toks) || i == 0 {
		return false
	}
	switch r.text[r.toks[i].End-1] {
	case '初':
		return r.setAt(i)
	case '年', '度':
	default:
		return false
	}
	switch r.str(r.toks[i].Start, r.toks[i].End) {
	case "全年", "年度", "本年度":
	default:
		return false
	}
	switch r.str(r.toks[i+1].Start, r.toks[i+1].End) {
	case "任务", "计划", "目标", "目标任务", "任务目标", "预算":
		return true
	}
	return false
}

// horizon reports whether token i ends in 年内, until when something is to come about: no
// other time is that of what follows.
func (r *reader) horizon(i int) bool {
	t := &r.toks[i]
	return t.Ref < 0 && t.End >= 3 && r.text[t.End-1] == '内' && r.text[t.End-2] == '年' && r.text[t.End-3] != '今' && r.text[t.End-3] != '当'
}

// carry keeps the time for the sentences after. Where a sentence sets two times
// against each other (当年…，去年…), neither is the frame of what follows.
func (r *reader) carry(w when) {
	w.sent = r.sent.Start
	if p := &r.ps[w.i]; p.First != p.Last {
		r.flowing = w
	}
	if c := r.carried; c.i >= 0 && c.sent == w.sent {
		w.against = c.against || r.ps[c.i].First.Year() != r.ps[w.i].First.Year()
	}
	r.carried = w
}

// behind takes the time that the clause prints behind its subject: 其中100个将在
// 5月底前完成.
func (r *reader) behind(f *paper.Figure, k, to int) bool {
	for i := k + 1; i < to; i++ {
		t := r.toks[i]
		if t.Ref < 0 {
			continue
		}
		p := r.periodAt(i)
		if p == nil {
			return false
		}
		if c := r.text[r.toks[i-1].End-1]; p.Basis != "" || p.Marker || p.Open || !p.First.Known() || c != '在' && c != '于' || r.attributive(i) {
			return false
		}
		for j := k - 1; j >= 0 && !r.s.Boundary(j); j-- {
			if r.periodAt(j) != nil {
				return false
			}
		}
		r.setPeriod(f, p, paper.Explicit, "")
		return true
	}
	return false
}

// attributive reports whether the time at token i belongs to a noun and says
// nothing of the clauses that follow: 成立于1991年的园区, 去年8月的报道.
func (r *reader) attributive(i int) bool {
	if i+1 < len(r.toks) && (r.text[r.toks[i+1].Start] == '的' || r.ordinal(i+1)) {
		return true
	}
	return i > 1 && r.text[r.toks[i-1].Start] == '于' && r.toks[i-2].Tag == word.V && (i+1 >= len(r.toks) || r.toks[i+1].Tag == word.W)
}

// listed gives the numbers of a 分别 list the times of a list before it: 在6、7月份
// 分别增长3.2%、4.3%.
func (r *reader) listed(f *paper.Figure, k int) bool {
	n := 0 // numbers of the list before this one
	j := k
	for like := r.read[r.toks[j].Ref].Like; like >= 0; like = r.read[like].Like {
		n++
		if n > 12 {
			return false
		}
	}
	first := -1
	for i := k; i >= 0; i-- {
		if r.toks[i].Tag == word.M && r.toks[i].Ref == r.toks[k].Ref-n {
			first = i
		}
	}
	if first < 0 {
		return false
	}
	var list []*period.Period
	for i := first - 1; i >= 0 && (!r.s.Boundary(i) || i > 0 && r.periodAt(i-1) != nil); i-- {
		if p := r.periodAt(i); p != nil && p.Basis == "" {
			list = append(list, p)
		}
	}
	if len(list) < n+1 || len(list) < 2 {
		return false
	}
	// list is from right to left
	r.setPeriod(f, list[len(list)-1-n], paper.Explicit, "")
	// the number that opens the list stands under the list's first time
	if g := r.made[r.toks[first].Ref]; n == 1 && g >= 0 {
		r.setPeriod(&r.figures[g], list[len(list)-1], paper.Explicit, "")
	}
	return true
}

// periodAt returns the period of token i, or nil.
func (r *reader) periodAt(i int) *period.Period {
	if t := &r.toks[i]; t.Tag == word.T && t.Ref >= 0 {
		return &r.ps[t.Ref]
	}
	return nil
}

// setPeriod writes the period's columns; of nil, that there is none.
func (r *reader) setPeriod(f *paper.Figure, p *period.Period, m paper.Method, from string) {
	if p == nil { // no time after all
		f.PeriodText, f.TimePeriod, f.PeriodStart, f.PeriodEnd = "", "", paper.NoDay, paper.NoDay
		f.Freq, f.PeriodMethod, f.PeriodApprox = "", paper.None, false
		return
	}
	if !p.First.Known() || !p.Last.Known() {
		return
	}
	if m == paper.Explicit && p.Method == paper.Inferred {
		m = paper.Inferred
	}
	f.PeriodText, f.TimePeriod, f.PeriodStart, f.PeriodEnd = p.Text, p.ISO, p.First, p.Last
	if (strings.HasSuffix(p.Text, "年末") || strings.HasSuffix(p.Text, "月末") || strings.HasSuffix(p.Text, "季末") || strings.HasSuffix(p.Text, "季度末") || (f.Kind == paper.Level && (f.Measure == "stock" || f.ChangeRole != "") || f.Kind == paper.Share || f.Kind == paper.Ratio || f.Kind == paper.PP) && strings.HasSuffix(p.Text, "年底")) && p.Last-p.First < 62 {
		f.PeriodStart = p.Last // 年末流通市值为…: what there was on the last day
		f.TimePeriod, _ = period.ISO(p.Last, p.Last)
	}
	f.Freq, f.PeriodMethod, f.PeriodApprox = p.Freq, m, p.Approx
	explain(f, "period", p.Text, p.Rule, from, p.Span)
}
