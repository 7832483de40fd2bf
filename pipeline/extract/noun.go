package extract

import (
	"strings"

	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/paper"
)

// A noun is what is measured, as a figure has it.
type noun struct {
	text   string
	stem   string // text without the verb that ends it, where there is one
	lead   string // the topic that opens text, where a verb stands between
	start  int    // in the paragraph, or -1
	method paper.Method
	from   string
	rule   string
}

// noun returns what the number at token k measures, taking over from the
// sentence and the paragraph what its own clause leaves out. The noun that the
// sentence speaks of goes in with sentenceNoun, and is there what the next number
// may take over. The readings are tried in the order of what the clause prints: a
// noun in full, a head alone, a verb alone, nothing.
func (r *reader) noun(k int, sentenceNoun *noun) noun {
	reading := &r.read[r.toks[k].Ref]
	own := r.own(reading)
	if reading.Rule == "noun/verb" && gives(own.text) {
		if sentenceNoun.text == "" {
			return own
		}
		own = noun{start: -1} // 每年拿出8亿元: of what is spoken of
	}
	if u := r.qs[r.toks[k].Ref].UnitText; u == "岁" || u == "周岁" {
		if n, ok := r.age(k, reading, &own, sentenceNoun); ok {
			return n
		}
	}
	if own.text != "" && r.text[reading.Noun.End-1] == '级' {
		if n, ok := r.grade(k, reading, &own); ok {
			return n
		}
	}
	if n, ok := r.elliptic(k, reading, &own, sentenceNoun); ok {
		return n
	}
	switch {
	case own.text != "" && reading.Bare:
		return r.headNoun(k, reading, &own, sentenceNoun)
	case own.text != "" && !reading.Weak:
		if (reading.Of.Empty() || reading.Compared && sentenceNoun.text == "") && (sentenceNoun.text == "" || !r.s.Field(reading.Noun)) {
			*sentenceNoun = own
		}
		return own
	}
	if n, ok := r.end(k, reading); ok {
		return n
	}
	if n, ok := r.way(k, reading); ok {
		*sentenceNoun = n
		return n
	}
	if own.text != "" {
		if n, ok := r.verbal(k, reading, &own, sentenceNoun); ok {
			return n
		}
	} else if n, ok := r.shared(k, reading); ok {
		return n
	} else if k > 0 && r.pointed(k) {
		return own // 这四人: who they are was said
	}
	return r.takenOver(k, reading, &own, sentenceNoun)
}

// age returns what the years of age at token k are of: the noun before that speaks of an age, the
// span of a life, or age itself (42岁). A clause with a noun of its own that does (平均
// 年龄) keeps that.
func (r *reader) age(k int, reading *indicator.Reading, own, sentenceNoun *noun) (noun, bool) {
	if aged(own.text) && !r.person(reading.Noun) {
		return noun{}, false
	}
	if aged(sentenceNoun.text) && r.sameUnit(k) {
		return r.base(k, sentenceNoun, ""), true // 女性平均寿命为80岁，男性为75岁
	}
	if n := r.lifespan(k, sentenceNoun); n.text != "" {
		return n, true
	}
	return noun{text: "年龄", start: -1, method: paper.Inferred, rule: "noun/age"}, true
}

// grade returns the noun, which ends in 级, that is nothing but a grade with the word that the number before
// counts: 孵化器12家，其中国家级4家.
func (r *reader) grade(k int, reading *indicator.Reading, own *noun) (noun, bool) {
	if !r.attribute(k, reading) {
		return noun{}, false
	}
	last := r.lastWord(k)
	if last == "" || strings.HasSuffix(last, "级") || strings.HasSuffix(own.text, last) {
		return noun{}, false
	}
	n := *own
	n.text += last
	return n, true
}

// elliptic returns the noun of a clause that speaks of what was measured before, whatever it
// prints itself: some of those counted, their rank, their share, the mean of them. Each way of
// it is asked where the number, the clause and the number before are such as it can be of.
func (r *reader) elliptic(k int, reading *indicator.Reading, own, sentenceNoun *noun) (n noun, ok bool) {
	same, spoken := r.sameUnit(k), sentenceNoun.text != ""
	if same && !reading.Counted {
		if n, ok = r.subset(k, sentenceNoun); ok {
			r.parts = r.qs[r.toks[k].Ref].Start
			return n, true
		}
	}
	if same && reading.Sense == indicator.NoSense {
		if n, ok = r.members(k, reading); ok {
			return n, true
		}
	}
	if reading.Sense == indicator.Change {
		if spoken && reading.Noun.Empty() {
			if n, ok = r.contrasted(k, sentenceNoun); ok {
				*sentenceNoun = n
				return n, true
			}
		}
		if same && spoken && own.text != "" {
			if n, ok = r.resumed(k, reading, own, sentenceNoun); ok {
				return n, true
			}
		}
	}
	if !reading.Counted && !reading.From && !reading.To && r.cues&cueOf != 0 {
		if n, ok = r.such(k, reading); ok {
			return n, true
		}
	}
	if reading.Points {
		if n, ok = r.placed(k, reading); ok {
			return n, true
		}
		if base := r.base(k, sentenceNoun, ""); base.text != "" {
			return base, true // 有研发活动的企业占72%，这一比例提高5个百分点
		}
	}
	if !same && reading.Noun.Empty() && !reading.Verb.Empty() {
		if n, ok = r.saved(k, reading); ok {
			*sentenceNoun = n
			return n, true
		}
	}
	if !reading.Counted && indicator.Mean(own.text) {
		if n, ok = r.mean(k, own, sentenceNoun); ok {
			return n, true
		}
	}
	if spoken && reading.Noun.Empty() && r.qs[r.toks[k].Ref].UnitClass == "pp" {
		if n, ok = r.rateSpokenOf(k, sentenceNoun); ok {
			return n, true
		}
	}
	if same && spoken && own.stem != "" {
		return r.again(k, own, sentenceNoun)
	}
	return noun{}, false
}

// resumed returns the noun spoken of where a clause that tells of a change in the same unit prints
// nothing but a verb whose object, its second character, is part of that noun: 粮食产量1396万吨，增产11万吨;
// 财政收入139亿元，增收1亿元.
func (r *reader) resumed(k int, reading *indicator.Reading, own, sentenceNoun *noun) (noun, bool) {
	if own.lead != "" || reading.Noun != reading.Verb {
		return noun{}, false
	}
	verb := r.text[reading.Verb.Start:reading.Verb.End]
	if len(verb) != 2 || !strings.ContainsRune(sentenceNoun.text, verb[1]) {
		return noun{}, false
	}
	n := r.base(k, sentenceNoun, "")
	return n, n.text != ""
}

// headNoun returns the noun of a clause that prints a head alone (总数, 增速, 占比): with the
// owner or topic right before it, of what the clause before sets up, or put behind the
// noun spoken of.
func (r *reader) headNoun(k int, reading *indicator.Reading, own, sentenceNoun *noun) noun {
	if own.lead != "" || r.possessed(reading, own) {
		*sentenceNoun = *own
		return *own
	}
	if n := r.setUp(k, reading, own); n.text != "" {
		*sentenceNoun = compose(n, *own)
		return *sentenceNoun
	}
	base := r.base(k, sentenceNoun, own.text)
	if base.text == "" || r.frame(k) {
		if t := r.topic(k, *own); t.text != "" {
			base = t
		}
	}
	if from, _ := r.s.Clause(k); base.text == "" && from > 2 && needy(own.text) {
		if base = r.subjectBefore(from); base.text != "" && !strings.HasSuffix(base.text, own.text) {
			base.text += own.text
			*sentenceNoun = base
			return base // 失业率回落至低位，均值为5%; 鲜菜价格上涨较多，涨幅达36%
		}
	}
	if base.text == "" {
		*sentenceNoun = *own
		return *own
	}
	n := compose(base, *own)
	if _, kind := indicator.HeadStart([]rune(own.text)); kind != paper.Rate && kind != paper.Share {
		*sentenceNoun = n // 协议金额达63.8亿元，增长21%
	}
	return n
}

// needy reports whether the head is one of a course of figures or of their change, which what
// the clause before speaks of has: 均值, 涨幅.
func needy(head string) bool {
	_, kind := indicator.HeadStart([]rune(head))
	return (kind == paper.Rate || strings.HasSuffix(head, "均值")) && len([]rune(head)) <= 3
}

// verbal returns the noun of a clause that prints no better one than its verb, where the
// verb stands for what is measured (结案10万件), or only says what became of what the clause
// before tells of (查处了22起).
func (r *reader) verbal(k int, reading *indicator.Reading, own, sentenceNoun *noun) (noun, bool) {
	counts := things(r.qs[r.toks[k].Ref].UnitText)
	if reading.Rule == "noun/verb" && counts {
		// 其次为违规案件，查处了22起; 生物企业从无到有，目前聚集36家
		if r.s.Displaces(k) || gathers(r.str(reading.Noun.Start, reading.Noun.End)) && (sentenceNoun.text == "" || !r.s.Counts(k)) {
			if n := r.before(k); n.text != "" {
				*sentenceNoun = n
				return n, true
			}
		}
	}
	switch q := &r.qs[r.toks[k].Ref]; {
	case q.UnitClass == "time", q.UnitText == "次" && reading.Rule == "noun/verb" && !gathers(own.text):
		return *own, true // 居住满两年, 最多请假三次
	}
	if reading.Sense == indicator.New && reading.Verb.End == reading.Noun.Start {
		return *own, true // 利润增长15%，新增就业近十万
	}
	deverbal := r.deverbal(reading)
	switch {
	case reading.Rule == "noun/verb-after":
	case reading.Sense != indicator.NoSense && !r.noPredicate(reading.Verb):
		return noun{}, false
	case r.sameUnit(k) && (!deverbal || counts):
		return noun{}, false
	}
	if deverbal {
		*sentenceNoun = *own // 立案11.8万件，同比增长5%
	}
	return *own, true
}

// takenOver returns the noun that the sentence, the clause before or the paragraph speaks of,
// as far as the number can measure it; where there is none, what the clause itself prints.
func (r *reader) takenOver(k int, reading *indicator.Reading, own, sentenceNoun *noun) noun {
	if reading.Rule == "noun/incorporated" && sentenceNoun.text == "" {
		*sentenceNoun = *own // 试种后增产20%
		return *own
	}
	base := noun{start: -1}
	if r.asksBefore(k, reading, own, sentenceNoun) {
		if base = r.before(k); base.text != "" {
			*sentenceNoun = base
		}
	}
	if own.text != "" && reading.Sense == indicator.LevelOf && strings.Contains(r.str(reading.Verb.Start, reading.Verb.End), "需") && !r.sameUnit(k) && r.deverbal(reading) {
		return *own // 透析只需要25元
	}
	if base.text == "" {
		base = r.base(k, sentenceNoun, own.text)
	}
	base.text = r.measurable(base.text, k, reading.Sense == indicator.ShareOf)
	if base.text == "" {
		if own.text == "" && !reading.Of.Empty() { // 某国占全球贸易量的8%
			return noun{text: clean(r.str(reading.Of.Start, reading.Of.End)), start: reading.Of.Start, method: paper.Explicit, rule: "noun/share-of"}
		}
		if own.text == "" && reading.Kind == paper.Rank && reading.Verb.End-reading.Verb.Start > 1 {
			at := reading.Verb // 在五百强企业中排名第80位
			return noun{text: r.str(at.Start, at.End), start: at.Start, method: paper.Explicit, rule: "noun/verb"}
		}
		if own.text != "" && sentenceNoun.text == "" && r.deverbal(reading) {
			*sentenceNoun = *own // 累计兑现28亿元，比去年多出6亿元
		}
		return *own
	}
	if !reading.Of.Empty() && (reading.Sense == indicator.ShareOf && reading.Bound == "" || r.text[reading.Of.Start] == '占' || r.text[reading.Of.Start] == '完') {
		base.text += r.str(reading.Of.Start, reading.Of.End)
	}
	return base
}

// asksBefore reports whether the clause before is asked for the noun: the sentence has none yet,
// or the clause puts another in its place. A share of a whole that the clause before names
// (在全国增量中，分别占42%) is of what the paragraph speaks of.
func (r *reader) asksBefore(k int, reading *indicator.Reading, own, sentenceNoun *noun) bool {
	if own.text != "" && reading.Sense == indicator.NoSense {
		return false
	}
	if reading.Kind == paper.Rank && reading.Verb.End-reading.Verb.Start > 1 && !r.s.Displaces(k) && !r.s.Counts(k) {
		return false // 预赛结束，选手某某位列第18位
	}
	if sentenceNoun.text == "" {
		return !(reading.Sense == indicator.ShareOf && r.lastNoun.text != "" && r.withinWhole(k))
	}
	return own.text == "" && reading.Of.Empty() && r.s.Displaces(k) && !r.withinWhole(k)
}

// own returns what the clause itself prints.
func (r *reader) own(reading *indicator.Reading) noun {
	if reading.Noun.Empty() {
		return noun{start: -1}
	}
	stem := ""
	if reading.Stem.End > reading.Stem.Start && reading.Stem.End < reading.Noun.End && !reading.Counted {
		stem = clean(r.str(reading.Stem.Start, reading.Stem.End))
	}
	text := clean(r.str(reading.Noun.Start, reading.Noun.End))
	lead := ""
	if !reading.Lead.Empty() {
		lead = clean(r.str(reading.Lead.Start, reading.Lead.End))
		text = lead + text
	}
	return noun{text: text, stem: stem, lead: lead, start: reading.Noun.Start, method: paper.Explicit, rule: reading.Rule}
}
