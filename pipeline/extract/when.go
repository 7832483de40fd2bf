package extract

import (
	"strings"

	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// time attaches the period of the number at token k.
func (r *reader) time(f *paper.Figure, k int) {
	ref := r.toks[k].Ref
	if like := r.read[ref].Like; like >= 0 && r.made[like] >= 0 && !r.listed(f, k) {
		if f.PeriodMethod == paper.None {
			g := &r.figures[r.made[like]]
			f.PeriodText, f.TimePeriod, f.PeriodStart, f.PeriodEnd = g.PeriodText, g.TimePeriod, g.PeriodStart, g.PeriodEnd
			f.Freq, f.PeriodMethod, f.PeriodApprox = g.Freq, g.PeriodMethod, g.PeriodApprox
		}
		return
	} else if f.PeriodMethod != paper.None {
		return
	}
	from, to := r.s.Clause(k)
	if r.ofBase(f, k) || r.behind(f, k, to) {
		return
	}
	told := false // a time of something else stands between
	named := false
	for n := len(r.times) - 1; n >= 0; n-- {
		i := r.times[n]
		p := r.periodAt(i)
		if p == nil {
			return // 力争三年内，…
		}
		if i < from && r.habitual(i, from, k) {
			told = true
			continue
		}
		if r.narrated(p, k) {
			told = true
			continue
		}
		if r.aimed(i) || r.apart(p) || i < from && r.bygone(p, k) || r.bracketed(p, k) {
			continue
		}
		if p.Rule == "named-span" {
			named = true // 假期期间: no day that was named before is its
			continue
		}
		if named && p.First == p.Last && p.Basis == "" && !p.Marker {
			told = true
			continue
		}
		if vague(p) && !r.relative(i, false) && !r.attributive(i) {
			return
		}
		if p.Basis == "" && !p.Marker {
			if p.Open || i < from && p.Rule != "now" && r.now(from, k) || p.Rule == "now" && r.formerly(i, k) {
				return // 1998年以前, 现有: no time is told
			}
			if i < from && (r.afterwards(r.firstAfter(i, from), k) || r.already(k) && p.First.Known() && r.ref.Latest.Known() && p.First >= r.ref.Latest && p.Last-p.First > 300) {
				return // 明年6月投产，投产后年产10万套; 三年内安排15亿元，已兑现3亿元
			}
			if !r.reaches(f, i, from, k) {
				told = told || !r.governed(i) && !r.attributive(i) && !(r.complement(i) && r.topical(i))
				continue
			}
			if told && i < from && !r.frames(i) {
				continue
			}
			if r.read[ref].From && p.Rule == "now" && i+1 != k {
				return // 如今…从3.2万人增加到10万人: what it was before
			}
			m := paper.Explicit
			fromText := ""
			if i < from {
				m, fromText = paper.Inherited, "sentence"
			}
			r.setPeriod(f, p, m, fromText)
			r.upTo(f, i)
			if p.First.Known() && r.spreads(i, k) {
				r.carry(when{i: r.toks[i].Ref, method: m, from: "paragraph"})
			}
			return
		}
	}
	for i := k + 1; i < to && i <= k+2; i++ { // 326.4亿元（2022年）
		if p := r.periodAt(i); p != nil && p.Basis == "" && r.text[r.toks[i-1].Start] == '（' {
			r.setPeriod(f, p, paper.Explicit, "")
			return
		}
	}
	if r.carried.i >= 0 && !told && !named && !r.now(from, k) && r.lasts(f, k) {
		r.setPeriod(f, &r.ps[r.carried.i], paper.Inherited, "paragraph")
		return
	}
	if r.carried.i < 0 && r.goingOn && !told && !named && !r.now(from, k) {
		r.setPeriod(f, &r.stood, paper.Inherited, "paragraph before")
	}
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

// narrated reports whether the time is so long after another one that a story tells of, and
// not still to come: 三十年后，厂区占地240亩.
func (r *reader) narrated(p *period.Period, k int) bool {
	if p.Rule != "later" || !hasSuffix(p.Text, "年后") || !p.First.Known() || !r.ref.Latest.Known() || p.First <= r.ref.Latest {
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

// upTo ends the year that the figure stands under at the day up to which the sentence tells of
// it before: 截至11月底，今年累计开行班列1026列.
func (r *reader) upTo(f *paper.Figure, i int) {
	if p := r.periodAt(i); p.Text != "今年" && p.Text != "今年累计" {
		return
	}
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
	switch r.str(r.toks[i+1].Start, r.toks[i+1].End) {
	case "任务", "计划", "目标", "目标任务", "任务目标", "预算":
	default:
		return false
	}
	switch r.str(r.toks[i].Start, r.toks[i].End) {
	case "全年", "年度", "本年度":
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

// hold keeps the time the paragraph stands under for one that goes on with it.
func (r *reader) hold() {
	if c := r.carried; c.i >= 0 {
		r.stood, r.goingOn = r.ps[c.i], !c.against
	}
}

// continues reports whether a paragraph goes on under the time of the one before:
// 与此同时, 其中, 从产品看, 分产业看, 按地区分.
func continues(text []rune) bool {
	for _, w := range [...]string{"与此同时", "其中", "同时，"} {
		if hasPrefix(text, w) {
			return true
		}
	}
	if len(text) == 0 || text[0] != '从' && text[0] != '分' && text[0] != '按' {
		return false
	}
	for i := 1; i < len(text) && i < 16; i++ {
		if text[i] == '，' || text[i] == '：' {
			return text[i-1] == '看' || text[i-1] == '分'
		}
	}
	return false
}

func hasPrefix(text []rune, w string) bool {
	i := 0
	for _, c := range w {
		if i >= len(text) || text[i] != c {
			return false
		}
		i++
	}
	return true
}

// formerly reports whether the number at token k is of how it was before the time at
// token i: 现在十几分钟办好原来两天的事.
func (r *reader) formerly(i, k int) bool {
	for j := i + 1; j < k; j++ {
		switch r.str(r.toks[j].Start, r.toks[j].End) {
		case "原来", "以前", "从前", "原先", "过去":
			return true
		}
	}
	return false
}

// carry keeps the time for the sentences after. Where a sentence sets two times
// against each other (当年…，去年…), neither is the frame of what follows.
func (r *reader) carry(w when) {
	w.sent = r.sent.Start
	if c := r.carried; c.i >= 0 && c.sent == w.sent {
		w.against = c.against || r.ps[c.i].First.Year() != r.ps[w.i].First.Year()
	}
	r.carried = w
}

// lasts reports whether the time of an earlier sentence still holds for the number
// at token k.
func (r *reader) lasts(f *paper.Figure, k int) bool {
	p := &r.ps[r.carried.i]
	if r.carried.sent == r.sent.Start {
		return true
	}
	if p.First.Known() && r.ref.Latest.Known() && p.First > r.ref.Latest {
		if _, plan := r.s.Plan(k); !plan {
			return false // 明年6月投产。…派出5支队伍: what is still to come is said with its words
		}
	}
	if r.bygone(p, k) || r.already(k) && p.Last.Known() && r.ref.Latest.Known() && p.Last.Year() < r.ref.Latest.Year() {
		return false // 去年激活资产206处。…交易额已接近40亿
	}
	if f.Kind == paper.Level && strings.HasPrefix(p.Text, "去年") && r.has(k) {
		return false // 去年产值18亿元。务工的边民有3100多人
	}
	if r.carried.against && !r.flows(f, k) && r.s.Text[r.sent.Start] != '其' {
		return false
	}
	reading := &r.read[r.toks[k].Ref]
	return p.First != p.Last || p.Point || !reading.From && !reading.To // 那天…。企业由11家发展到148家
}

// bygone reports whether the time is of a year before that of publication and was
// said in a quotation that is closed where token k stands.
func (r *reader) bygone(p *period.Period, k int) bool {
	if !p.Last.Known() || !r.ref.Latest.Known() || p.Last.Year() >= r.ref.Latest.Year() {
		return false
	}
	depth := 0
	for _, c := range r.text[p.End:r.toks[k].Start] {
		switch c {
		case '“':
			depth++
		case '”':
			if depth--; depth < 0 {
				return true
			}
		}
	}
	return false
}

// apart reports whether the time stands in a title or in a dateline: 《2013年…报告》,
// 本报贵阳1月3日电.
func (r *reader) apart(p *period.Period) bool {
	if p.End < len(r.text) && r.text[p.End] == '电' {
		return true
	}
	if r.nears(p) {
		return true
	}
	if p.Start >= 2 && r.text[p.Start-1] == '过' && (r.text[p.Start-2] == '刚' || r.text[p.Start-2] == '已') {
		return true // 刚过清明
	}
	for i := p.Start - 1; i >= 0 && i > p.Start-40; i-- {
		switch r.text[i] {
		case '》', '。':
			return false
		case '《':
			return true
		}
	}
	return false
}

// nears reports whether the text behind the time, or behind the last of those joined to it,
// says that it is still to come: 元旦、春节|来临之际, 国庆节|临近.
func (r *reader) nears(p *period.Period) bool {
	i := p.End
	for j := range r.ps {
		if q := &r.ps[j]; q.Start == i+1 && strings.ContainsRune("、和", r.text[i]) {
			i = q.End
		}
	}
	for _, w := range [...]string{"来临", "临近", "将至", "将近", "即将", "到来之前", "到来之际"} {
		if hasPrefix(r.text[i:], w) {
			return true
		}
	}
	return false
}

// bracketed reports whether the time stands in a bracket that is closed before token
// k: what it says there is of the bracket alone.
func (r *reader) bracketed(p *period.Period, k int) bool {
	depth := 0
	for i := p.End; i < r.toks[k].Start && i < p.End+40; i++ {
		switch r.text[i] {
		case '（', '(':
			depth++
		case '）', ')':
			if depth--; depth < 0 {
				return true
			}
		case '。':
			return false
		}
	}
	return false
}

// ofBase gives the number that a comparison names its base by the time of that
// base: 涨幅比2011年的5.4%回落.
func (r *reader) ofBase(f *paper.Figure, k int) bool {
	if k < 2 || f.Kind == paper.Multiple {
		return false
	}
	i := k - 1 // 低于2019年3.8%的水平
	if r.text[r.toks[i].Start] == '的' {
		i-- // 比2011年的5.4%
	} else if k+2 >= len(r.toks) || !asItWas(r.str(r.toks[k].End, r.toks[k+2].End)) {
		return false
	}
	p := r.periodAt(i)
	if p == nil || p.Basis == "" || !p.BaseFirst.Known() || !p.BaseLast.Known() || i == k-2 && r.text[p.Start] != '比' && r.text[p.Start] != '较' {
		return false
	}
	base := *p
	base.First, base.Last = p.BaseFirst, p.BaseLast
	base.ISO, base.Freq = period.ISO(base.First, base.Last)
	r.setPeriod(f, &base, paper.Explicit, "")
	return true
}

// asItWas reports whether the words behind a percentage say that it is what was, to which
// something is compared: 低于2019年3.8%|的水平, 比去年11.8%|的增幅.
func asItWas(words string) bool {
	switch words {
	case "的水平", "的增幅", "的增速", "的涨幅":
		return true
	}
	return false
}

// ofBase reports whether the figure is the base of a comparison.
func ofBase(f *paper.Figure) bool {
	for _, w := range [...]string{"比", "较", "低于", "高于"} {
		if strings.HasPrefix(f.PeriodText, w) {
			return true
		}
	}
	return false
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
	if i+1 < len(r.toks) && r.text[r.toks[i+1].Start] == '的' {
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
	if (hasSuffix(p.Text, "年末") || hasSuffix(p.Text, "月末") || hasSuffix(p.Text, "季末") || hasSuffix(p.Text, "季度末") || (f.Kind == paper.Level && f.Measure == "stock" || f.Kind == paper.Share || f.Kind == paper.Ratio || f.Kind == paper.PP) && hasSuffix(p.Text, "年底")) && p.Last-p.First < 62 {
		f.PeriodStart = p.Last // 年末流通市值为…: what there was on the last day
		f.TimePeriod, _ = period.ISO(p.Last, p.Last)
	}
	f.Freq, f.PeriodMethod, f.PeriodApprox = p.Freq, m, p.Approx
	f.Explain = append(f.Explain, paper.ExplainRow{Field: "period", Text: p.Text, Rule: p.Rule, From: from, Span: p.Span})
}

// compare attaches the base of a comparison.
func (r *reader) compare(f *paper.Figure, k int) {
	switch f.Kind {
	case paper.Delta, paper.Rate, paper.PP, paper.Multiple:
	default:
		return
	}
	if ofBase(f) {
		return // it is the base
	}
	reading := &r.read[r.toks[k].Ref]
	if reading.Like >= 0 && r.made[reading.Like] >= 0 {
		g := &r.figures[r.made[reading.Like]]
		f.Basis, f.BaseStart, f.BaseEnd = g.Basis, g.BaseStart, g.BaseEnd
		return
	}
	from, _ := r.s.Clause(k)
	for i := k - 1; i >= from; i-- {
		if r.s.Toks[i].Tag == word.M && r.s.Toks[i].Ref >= 0 {
			if g := r.made[r.s.Toks[i].Ref]; g >= 0 && ofBase(&r.figures[g]) {
				continue // 比2011年的5.4%回落2.8个百分点
			}
			break
		}
		if p := r.periodAt(i); p != nil && p.Basis != "" {
			f.Basis = p.Basis
			f.BaseStart, f.BaseEnd = p.BaseFirst, p.BaseLast
			if f.Basis == "vs" && yearBefore(f) {
				f.Basis = "yoy" // 2012年比2011年增长
			}
			r.basedOn(f)
			f.Explain = append(f.Explain, paper.ExplainRow{Field: "basis", Text: p.Text, Rule: p.Rule, Span: p.Span})
			if f.Kind == paper.Rate {
				r.basis = f.Basis
			}
			return
		}
	}
	if p := r.comparedFrame(from); p != nil && (f.Kind != paper.PP || p.Basis != "vs") {
		f.Basis, f.BaseStart, f.BaseEnd = p.Basis, p.BaseFirst, p.BaseLast
		if f.Basis == "vs" && yearBefore(f) {
			f.Basis = "yoy"
		}
		f.Explain = append(f.Explain, paper.ExplainRow{Field: "basis", Text: p.Text, Rule: p.Rule, From: "sentence", Span: p.Span})
		return
	}
	switch {
	case reading.Compared, (f.Kind == paper.PP || f.Kind == paper.Delta || f.Kind == paper.Multiple || f.Kind == paper.Rate) && r.against(from, k), r.ofSame(f, k):
		f.Basis = "vs"
		f.Explain = append(f.Explain, paper.ExplainRow{Field: "basis", Text: r.str(reading.Verb.Start, reading.Verb.End), Rule: "basis/compared", Span: reading.Verb})
	case r.afterChange(f, reading, from, k):
		f.Basis = "vs"
	case f.Kind == paper.Multiple && k > 0 && r.s.Text[r.toks[k-1].Start] == '的':
		f.Basis = "vs"
	case f.Kind == paper.PP && len(r.figures) > r.paragraph && r.figures[len(r.figures)-1].Sentence == f.Sentence && r.figures[len(r.figures)-1].Basis != "":
		g := &r.figures[len(r.figures)-1]
		f.Basis, f.BaseStart, f.BaseEnd = g.Basis, g.BaseStart, g.BaseEnd
	case f.Kind == paper.PP && r.parallel(f) != nil:
		g := r.parallel(f)
		f.Basis, f.BaseStart, f.BaseEnd = g.Basis, g.BaseStart, g.BaseEnd
	case f.Kind == paper.Rate && (reading.Sense == indicator.Change || reading.Bare) && r.afterDelta(f):
		g := &r.figures[len(r.figures)-1]
		f.Basis, f.BaseStart, f.BaseEnd = g.Basis, g.BaseStart, g.BaseEnd
		r.basis = f.Basis
	case f.Kind == paper.Rate && r.basis != "" && reading.Sense == 1:
		f.Basis = r.basis
		r.basedOn(f)
		f.Explain = append(f.Explain, paper.ExplainRow{Field: "basis", Rule: "basis/inherited", From: "paragraph"})
	case f.Kind == paper.Rate && hasSuffix(f.PeriodText, "以来"):
		f.Basis = "vs"
		if f.PeriodStart.Known() {
			f.BaseStart, f.BaseEnd = f.PeriodStart, f.PeriodStart
		}
	}
}

// comparedFrame returns the comparison that opens the sentence as a clause of its own,
// before token k: 与2019年相比，…; 与去年同期相比，….
func (r *reader) comparedFrame(k int) *period.Period {
	if k < 2 || !r.s.Boundary(1) {
		return nil
	}
	if p := r.periodAt(0); p != nil && p.Basis != "" && (p.Basis != "vs" || p.BaseFirst.Known()) {
		return p
	}
	return nil
}

// ofSame reports whether the figure is a multiple of what the one before in the sentence
// is a multiple of: 这种投资是公共投资的16倍，西班牙是6倍.
func (r *reader) ofSame(f *paper.Figure, k int) bool {
	n := len(r.figures) - 1
	if f.Kind != paper.Multiple || n < r.paragraph || k == 0 {
		return false
	}
	g := &r.figures[n]
	return r.str(r.toks[k-1].Start, r.toks[k-1].End) == "是" && g.Kind == paper.Multiple && g.Basis == "vs" && !g.BaseStart.Known() && g.Sentence == r.str(r.sent.Start, r.sent.End)
}

// parallel returns the figure of the sentence that a change in points goes on from,
// over the level in between: 支持率比上月跌7个百分点至37%，不支持率升8个百分点.
func (r *reader) parallel(f *paper.Figure) *paper.Figure {
	for n := len(r.figures) - 1; n >= r.paragraph && n >= len(r.figures)-3; n-- {
		g := &r.figures[n]
		if g.Sentence != f.Sentence {
			return nil
		}
		if g.Kind == paper.PP {
			if g.Basis == "yoy" || g.Basis == "pop" {
				return g
			}
			return nil
		}
	}
	return nil
}

// afterDelta reports whether the figure before tells the same change as an amount and
// names its base: 比2013年增加4575亿元，增长13%.
func (r *reader) afterDelta(f *paper.Figure) bool {
	n := len(r.figures)
	if n == r.paragraph {
		return false
	}
	g := &r.figures[n-1]
	return g.Kind == paper.Delta && g.Basis != "" && g.Sentence == f.Sentence && g.Direction == f.Direction
}

// afterChange reports whether the figure is by how much what was just told of changed from
// one amount to another, and not its mean: 由300家增加到900家，增长了2倍.
func (r *reader) afterChange(f *paper.Figure, reading *indicator.Reading, from, k int) bool {
	n := len(r.figures)
	if f.Kind != paper.Multiple && f.Kind != paper.Rate || reading.Sense != indicator.Change || !reading.Noun.Empty() || n < r.paragraph+2 {
		return false
	}
	a, b := &r.figures[n-2], &r.figures[n-1]
	return a.ChangeRole == "from" && a.Sentence == f.Sentence && b.Sentence == f.Sentence && a.UnitText == b.UnitText && !strings.Contains(r.str(r.toks[from].Start, r.toks[k].Start), "均")
}

// against reports whether the clause compares with something else than a time: 比全国
// 同期数据高出3个百分点.
func (r *reader) against(from, k int) bool {
	for i := k - 1; i >= from; i-- {
		t := r.toks[i]
		if t.Ref >= 0 && t.Tag == word.M {
			return false
		}
		c := r.text[t.Start]
		if t.End-t.Start == 1 && (c == '比' || c == '较') {
			return t.Tag == word.P && r.toks[i+1].Tag != word.D && r.text[r.toks[i+1].Start] != '不' // 存贷比|不能
		}
		if t.End-t.Start == 2 && r.text[t.Start+1] == '于' && (c == '高' || c == '低' || c == '快' || c == '慢' || c == '好' || c == '优') {
			return true // 高于同期国有企业利润增长近8个百分点
		}
	}
	return false
}

// yearBefore reports whether the base is the same time a year before.
func yearBefore(f *paper.Figure) bool {
	if !f.BaseStart.Known() || !f.PeriodStart.Known() {
		return false
	}
	y1, m1, d1 := f.PeriodStart.Date()
	y2, m2, d2 := f.BaseStart.Date()
	if f.PeriodStart == f.PeriodEnd && m1 == 12 && d1 == 31 && y2 == y1-1 && m2 == 1 && d2 == 1 && f.BaseEnd.Year() == y2 {
		return true // 截至1997年底…，比1996年增加
	}
	return y1 == y2+1 && m1 == m2 && d1 == d2 && f.PeriodEnd.Year() == f.BaseEnd.Year()+1 && f.PeriodEnd.Month() == f.BaseEnd.Month()
}

func hasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// basedOn works the base period out from the figure's own where the text leaves
// that to the reader: 同比 is the same time a year before.
func (r *reader) basedOn(f *paper.Figure) {
	if f.BaseStart.Known() || !f.PeriodStart.Known() || !f.PeriodEnd.Known() {
		return
	}
	y1, m1, d1 := f.PeriodStart.Date()
	y2, m2, d2 := f.PeriodEnd.Date()
	switch f.Basis {
	case "yoy":
		f.BaseStart = paper.DayOf(y1-1, m1, min(d1, paper.DaysIn(y1-1, m1)))
		end := min(d2, paper.DaysIn(y2-1, m2))
		if d2 == paper.DaysIn(y2, m2) {
			end = paper.DaysIn(y2-1, m2)
		}
		f.BaseEnd = paper.DayOf(y2-1, m2, end)
	case "pop":
		if d1 == 1 && d2 == paper.DaysIn(y2, m2) {
			months := (y2-y1)*12 + m2 - m1 + 1
			f.BaseStart = paper.DayOf(y1, m1-months, 1)
			f.BaseEnd = f.PeriodStart - 1
		}
	}
}
