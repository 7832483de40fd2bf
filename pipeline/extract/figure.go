package extract

import (
	"slices"
	"strconv"
	"strings"

	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// open forgets the times and nouns of the paragraph before.
func (r *reader) open() {
	r.carried, r.flowing = when{i: -1}, when{i: -1}
	r.goingOn = r.goingOn && continues(r.text) || r.bulletin()
	r.basis = ""
	r.lastNoun, r.lastClass, r.lastUnit = noun{}, "", ""
}

// begin sets up for the sentences of a paragraph with quantities.
func (r *reader) begin() {
	r.afresh()
	r.parts, r.changing = -1, false
	if cap(r.read) < len(r.qs) {
		r.read = make([]indicator.Reading, len(r.qs)+8)
		r.made = make([]int, len(r.qs)+8)
	}
	r.read, r.made = r.read[:len(r.qs)], r.made[:len(r.qs)]
	for i := range r.made {
		r.made[i] = -1
		r.read[i] = indicator.Reading{Like: -1}
	}
}

// afresh forgets what the paragraph before has named and told.
func (r *reader) afresh() {
	r.paragraph = len(r.figures)
	r.owners.inPara, r.owners.voice, r.owners.none, r.owners.working = owner{}, owner{}, false, false
}

// sentence reads one sentence of the paragraph, which is cut already. A sentence without
// a quantity is only looked at for its subject.
func (r *reader) sentence(c *cut) {
	r.sent, r.quotes = c.sent, c.quotes
	r.toks, r.mentions = c.toks, append(r.mentions[:0], c.mentions...)
	r.survey()
	if r.peopled {
		r.officials()
	}
	if r.signs&wiring != 0 {
		r.datelines()
	}
	r.counties()
	r.s.Begin(r.text, r.toks, r.qs, r.ps)
	r.called()
	r.names = r.names[:0]
	for i := range r.mentions {
		r.standsIn(i)
		m := r.mentions[i]
		if !m.Generic && (!m.Anaphor || m.Type == "company" || m.Type == "zone" || m.Type == "institution") {
			r.names = append(r.names, m.Span)
		}
	}
	r.s.Names = r.names
	r.lookBeside()
	any := false
	r.lastTime = -1
	for _, k := range r.noted {
		switch t := &r.toks[k]; {
		case t.Ref < 0:
		case t.Tag == word.M:
			r.read[t.Ref] = r.s.Read(int(k))
			any = true
		case t.Tag == word.T:
			r.lastTime = int(k)
		}
	}
	if any {
		r.figuresOf()
	} else if !r.quiet {
		r.openingTime()
	}
	r.settle()
}

// figuresOf makes the figures of the sentence.
func (r *reader) figuresOf() {
	var sentenceNoun, outside noun // what is spoken of, and what was before a bracket opened
	first := len(r.figures)
	r.times = r.times[:0]
	for _, k := range r.noted {
		k := int(k)
		ref := r.toks[k].Ref
		if r.toks[k].Tag != word.M || ref < 0 {
			if r.periodAt(k) != nil || r.horizon(k) {
				r.times = append(r.times, k)
			}
			switch r.text[r.toks[k].Start] {
			case '（', '(':
				outside = sentenceNoun
			case '）', ')':
				if outside.text != "" { // 销售面积46万平方米（其中住宅41万平方米），下降9%
					sentenceNoun, outside = outside, noun{}
				}
			}
			continue
		}
		r.inContext(k, len(r.figures) > first)
		f := r.blank()
		r.value(f, &r.qs[ref])
		r.says(f, &r.read[ref])
		n := r.nounOf(k, &sentenceNoun)
		f.IndicatorText, f.IndicatorStart, f.IndicatorMethod = n.text, n.start, n.method
		if n.text == "" {
			f.IndicatorMethod, f.IndicatorStart = paper.None, -1
		}
		explain(f, "indicator", n.text, n.rule, n.from, r.read[ref].Noun)
		r.kindOf(f, &r.read[ref], n)
		o := r.owner(k)
		if n.rule == "noun/age" && o.typ != human {
			o = owner{method: paper.None} // no firm and no town is so old, and no guess is better than that one
		}
		f.EntityText, f.EntityType, f.EntityMethod = o.text, o.typ, o.method
		if o.text != "" {
			explain(f, "entity", o.text, o.rule, o.from, o.span)
		}
		r.sited(f, k)
		r.time(f, k)
		r.compare(f, k)
		r.assert(f, k)
		if len(r.tellers) > 0 {
			r.speaker(f, k)
		}
		r.keepRows(f)
		r.made[ref] = len(r.figures)
		r.figures = r.figures[:len(r.figures)+1]
	}
	if len(r.figures)-first > 1 {
		r.distribute()
	}
	if r.changing {
		r.fromTo()
	}
	if sentenceNoun.text != "" && sentenceNoun.method != paper.Inferred {
		r.lastNoun = sentenceNoun
		for i := len(r.figures) - 1; i >= first; i-- {
			if f := &r.figures[i]; strings.HasPrefix(f.IndicatorText, sentenceNoun.text) {
				if f.UnitClass == "percent" || f.UnitClass == "pp" {
					continue
				}
				r.lastClass, r.lastUnit = f.UnitClass, f.UnitText
				break
			}
		}
	}
}

// kindOf sets what the noun says of a percentage that the clause leaves open: 4% of a
// rate of growth is a rate, 58.2% of an index an amount.
func (r *reader) kindOf(f *paper.Figure, reading *indicator.Reading, n noun) {
	if f.UnitClass != "percent" || f.Kind != paper.Share || reading.Sense == indicator.ShareOf {
		return
	}
	if f.Value > 100 && !f.Range && f.Start > 0 && r.text[f.Start-1] == '的' {
		f.Kind = paper.Ratio // 完成计划的106%: no part of a whole
		return
	}
	if strings.HasSuffix(n.text, "指数") {
		f.Kind = paper.Level
		return
	}
	if (reading.Sense == indicator.LevelOf || reading.Sense == indicator.NoSense) && reading.Of.Empty() && n.method == paper.Explicit && r.alongRate(f, n) {
		f.Kind, f.Direction = paper.Rate, 1
		if f.Value < 0 {
			f.Direction = -1
		}
		return
	}
	if n.method != paper.Inherited && n.method != paper.Inferred {
		return
	}
	if dir := changes(n.text); dir != 0 {
		f.Kind, f.Direction = paper.Rate, dir // 保持增长（2011年16.5%，2012年12.2%）
		return
	}
	if _, kind, dir := indicator.HeadKind([]rune(n.text)); kind == paper.Rate {
		f.Kind, f.Direction = kind, dir
	}
}

// alongRate reports whether the percentage of a sum stands beside one that the same kind of
// sum grew by, and so says the same of it: 工业增加值增长11%，农业增加值为4%.
func (r *reader) alongRate(f *paper.Figure, n noun) bool {
	k := len(r.figures) - 1
	if k < r.paragraph || r.figures[k].Kind != paper.Rate || r.figures[k].Sentence != f.Sentence || r.figures[k].UnitClass != "percent" {
		return false
	}
	b := []rune(n.text)
	if at := indicator.Head(b); at >= len(b) || !strings.HasSuffix(r.figures[k].IndicatorText, string(b[at:])) {
		return false
	}
	_, kind, _ := indicator.HeadKind(b)
	return kind == paper.Level
}

// changes reports which way the verb points that a noun ends in, or 0.
func changes(noun string) int {
	for _, w := range [...]string{"增长", "上涨", "增加", "上升"} {
		if strings.HasSuffix(noun, w) {
			return 1
		}
	}
	for _, w := range [...]string{"下降", "下滑", "减少", "回落", "下跌", "降低"} {
		if strings.HasSuffix(noun, w) {
			return -1
		}
	}
	return 0
}

// ordered returns the names of things told apart by their number, of which the last
// stands at in text: 第一、二、三产业增加值 are 第一产业增加值, 第二产业增加值 and
// 第三产业增加值. Nil where it is no such list.
func ordered(text []rune, at int) []string {
	const numbers = "一二三四五六七八九十"
	rest, th := at, ""
	if text[rest] == '第' {
		rest, th = rest+1, "第"
	}
	if rest+2 >= len(text) || !strings.ContainsRune(numbers, text[rest]) {
		return nil
	}
	marks := []rune{text[rest]}
	for i := at - 1; i > 0 && strings.ContainsRune("、和及与", text[i]) && strings.ContainsRune(numbers, text[i-1]); {
		marks = append(marks, text[i-1])
		if i -= 2; i >= 0 && text[i] == '第' {
			i, th = i-1, "第"
		}
	}
	if len(marks) < 2 {
		return nil
	}
	var names []string
	for i := len(marks) - 1; i >= 0; i-- {
		names = append(names, th+string(marks[i])+string(text[rest+1:]))
	}
	return names
}

// inContext makes of the reading of the number at token k, which is that of its clause, what the
// numbers before it, if the sentence has any, and the words beside it make of it.
func (r *reader) inContext(k int, follows bool) {
	me := &r.read[r.toks[k].Ref]
	if me.Like >= 0 {
		r.share(k)
	}
	if follows && me.Sense == indicator.NoSense && me.Kind == paper.Level && me.Like < 0 {
		r.listVerb(k)
	}
	if me.Kind == paper.Delta {
		r.affects(k)
	}
	if me.Sense == indicator.Change && k > 2 && r.text[r.toks[k-1].Start] == '的' {
		r.endsAt(k)
	}
}

// nounOf returns the noun of a number, or of the one it shares a clause with.
func (r *reader) nounOf(k int, sentenceNoun *noun) noun {
	ref := r.toks[k].Ref
	if like := r.read[ref].Like; like >= 0 && r.made[like] >= 0 && r.read[ref].Noun.Empty() {
		f := &r.figures[r.made[like]]
		return noun{text: f.IndicatorText, start: f.IndicatorStart, method: f.IndicatorMethod, rule: "noun/coordinated"}
	}
	return r.noun(k, sentenceNoun)
}

// share gives a number joined to another by 和 or 、 the reading of that one.
func (r *reader) share(k int) {
	reading := &r.read[r.toks[k].Ref]
	like := reading.Like
	*reading = r.read[like]
	reading.Like, reading.Noun = like, paper.Span{}
	reading.Rule = "clause/coordinated"
	switch q := &r.qs[r.toks[k].Ref]; {
	case reading.Kind == paper.Multiple && q.UnitClass == "percent":
		reading.Kind = paper.Rate
	case reading.Kind == paper.Rate && q.UnitText == "倍":
		reading.Kind = paper.Multiple
	}
}

// blank returns the figure behind the last one, which is not yet of the story: it is made
// where it will stand, for figures are large.
func (r *reader) blank() *paper.Figure {
	n := len(r.figures)
	r.figures = room(r.figures, 1)
	f := &r.figures[:n+1][n]
	*f = paper.Figure{}
	return f
}

// room returns the list with room for n more; where it is empty, for no others.
func room[T any](list []T, n int) []T {
	if len(list) == 0 && n > cap(list) {
		return make([]T, 0, n)
	}
	return slices.Grow(list, n)
}

// fitted returns the list as it is kept, nil where it is empty: what has grown has room for
// many more, and is cut.
func fitted[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	if cap(list)-len(list) > len(list)/8 {
		return append(make([]T, 0, len(list)), list...)
	}
	return list
}

// explain records where a field was read. It is asked for from many places, which together would
// be some kilobytes longer with it in each.
//
//go:noinline
func explain(f *paper.Figure, field, text, rule, from string, at paper.Span) {
	f.Explain = append(f.Explain, paper.ExplainRow{Field: field, Text: text, Rule: rule, From: from, Span: at})
}

// rows returns room for what explains a figure, in a piece that holds that of some: to ask
// for each by itself takes as long as to fill it. More rows than a figure nearly ever has
// find room elsewhere. [reader.keepRows] leaves what is not filled to the next figure.
func (r *reader) rows() []paper.ExplainRow {
	const most, some = 8, 24
	if len(r.room) < most {
		r.room = make([]paper.ExplainRow, most*some)
	}
	return r.room[:0:most]
}

// keepRows cuts the figure's rows, and room for one that the story may add at its end, from
// the piece.
func (r *reader) keepRows(f *paper.Figure) {
	if n := min(len(f.Explain)+1, cap(f.Explain)); &f.Explain[0] == &r.room[0] {
		f.Explain, r.room = f.Explain[:len(f.Explain):n], r.room[n:]
	} // else it has found room elsewhere
}

// value starts a figure from a quantity: evidence, value, qualifier and unit.
func (r *reader) value(f *paper.Figure, q *quantity.Quantity) {
	f.Explain = r.rows()
	f.Paragraph, f.Span = r.p, q.Span
	f.Quote = r.str(q.Start, q.End)
	from := int(r.offs[q.Start])
	f.Prefix = r.p.Text[r.offs[max(0, q.Start-32)]:from]
	f.Suffix = r.p.Text[from+len(f.Quote) : r.offs[min(len(r.text), q.End+32)]]
	f.Sentence = r.str(r.sent.Start, r.sent.End)
	f.Value, f.ValueText, f.UnitMult = q.Value, q.ValueText, q.Mult
	f.QualifierText, f.Bound = q.Qualifier, q.Bound
	f.UnitText, f.UnitCode, f.UnitClass = q.UnitText, q.UnitCode, q.UnitClass
	f.PeriodStart, f.PeriodEnd, f.BaseStart, f.BaseEnd = paper.NoDay, paper.NoDay, paper.NoDay, paper.NoDay
	f.PeriodMethod, f.PlaceMethod, f.EntityMethod = paper.None, paper.None, paper.None
	f.Assertion, f.Measure = "actual", "unknown"
	f.NWitnesses, f.WitnessState = 1, "single"
	f.Primary = true
	f.Rule = q.Rule
	if q.High == q.High { // not NaN: a range is printed
		low, high := q.Value, q.High
		f.Low, f.High, f.Range = &low, &high, true
	}
	explain(f, "value", q.ValueText, q.Rule, "", q.Number)
	if !q.Unit.Empty() {
		explain(f, "unit", q.UnitText, q.Rule, "", q.Unit)
	}
}

// says takes kind, direction, measure and an implied bound from the clause.
func (r *reader) says(f *paper.Figure, reading *indicator.Reading) {
	f.Kind, f.Direction, f.Measure = reading.Kind, reading.Direction, reading.Measure
	if f.Kind == "" {
		f.Kind = paper.Level
	}
	if f.Measure == "" {
		f.Measure = "unknown"
	}
	if f.Bound == "" {
		f.Bound = paper.Exact
	}
	if f.Bound == paper.Exact && reading.Bound != "" && r.bounded(f, reading) {
		f.Bound, f.QualifierText = reading.Bound, reading.BoundText
	}
	bounds(f)
	if reading.From {
		f.ChangeRole, r.changing = "from", true
	} else if reading.To && f.Kind != paper.Delta && f.Kind != paper.PP {
		f.ChangeRole = "to"
	}
	if !reading.Verb.Empty() {
		explain(f, "kind", r.str(reading.Verb.Start, reading.Verb.End), senseRule(reading.Sense), "", reading.Verb)
	}
	if reading.Rule != "" {
		f.Rule += " " + reading.Rule
	}
}

// bounds sets what a qualifier implies of the value.
func bounds(f *paper.Figure) {
	if f.Range {
		return
	}
	switch f.Bound {
	case paper.Above, paper.AtLeast:
		v := f.Value
		f.Low = &v
	case paper.Below, paper.AtMost, paper.BelowNear:
		v := f.Value
		f.High = &v
	}
}

// senseRule names the rule that read what a verb makes of the number.
func senseRule(s indicator.Sense) string {
	return [...]string{"verb/none", "verb/change", "verb/new", "verb/to", "verb/level", "verb/share", "verb/base", "verb/rank"}[s]
}

// leave closes the paragraph: its numerals that are no figures are reported.
func (r *reader) leave() {
	r.hold()
	i := 0
	for _, x := range r.refused {
		sent := ""
		for ; i < len(r.sents) && r.sents[i].End <= x.Start; i++ {
		}
		if i < len(r.sents) {
			sent = r.str(r.sents[i].Start, r.sents[i].End)
		}
		r.unread = append(r.unread, paper.Unparsed{Paragraph: r.p, Span: r.inParagraph(x.Span), Quote: r.str(x.Start, x.End), Sentence: sent, Reason: x.reason})
	}
}

// finish numbers the figure, gives it its id and says how far to trust it.
func (r *reader) finish(i int) {
	f := &r.figures[i]
	f.Seq = i
	f.ID = paper.ID("f", f.Paragraph.ID, strconv.Itoa(f.Start), f.Quote)
	f.Confidence = confidence(f)
}
