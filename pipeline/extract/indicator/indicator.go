// Package indicator reads what a figure says of what: the noun that is measured,
// the verb that says how (level, change, share), and the words that say whether
// it is so or planned.
//
// It looks at one sentence at a time, cut into words. From a number it walks to
// the left over words that say nothing (已, 约, 分别), takes the verb it meets
// (data/predicates.tsv), and the noun phrase before that; to the right it takes
// the noun that a counter counts:
//
//	全区新增外资企业671户      delta, up; 新增 … 外资企业
//	平台已连接近4000家医疗机构  level; 医疗机构, for 家 counts what follows
//	审批时限压缩至20个工作日    level, the end of a change; 审批时限
//	占进出口总值的59.3%        share; the noun is of a clause before, and the
//	                         caller takes it over from there
//
// Verbs and the like that belong to a noun stay in it (配套率, 平均放行时间, 123家入驻
// 企业; data/participles.tsv); a sum behind 实现 or 完成 takes the line of business
// before it as its lead (生物医药产业完成产值100亿元: 生物医药产业产值).
//
// The reader decides nothing that another sentence is needed for: a bare head
// (总数, 增速) or no noun at all is reported as such.
package indicator

import (
	_ "embed"
	"slices"
	"sync"

	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

//go:embed data/predicates.tsv
var predicatesTSV []byte

//go:embed data/heads.tsv
var headsTSV []byte

//go:embed data/fillers.tsv
var fillersTSV []byte

//go:embed data/light.tsv
var lightTSV []byte

//go:embed data/openers.tsv
var openersTSV []byte

//go:embed data/plans.tsv
var plansTSV []byte

//go:embed data/speech.tsv
var speechTSV []byte

//go:embed data/participles.tsv
var participlesTSV []byte

//go:embed data/classes.tsv
var classesTSV []byte

// A Sense is what a verb makes of the number behind it.
type Sense uint8

// The senses of data/predicates.tsv.
const (
	NoSense Sense = iota
	Change        // the number is an amount of change
	New           // … that is counted: 新增
	To            // a change, and the number its end
	LevelOf       // the number is the amount
	ShareOf       // part of a whole
	Base          // compared with what is printed between verb and number
	RankOf        // 居
)

var senses = map[string]Sense{"change": Change, "rate": Change, "new": New, "to": To, "level": LevelOf, "share": ShareOf, "base": Base, "rank": RankOf}

type predicate struct {
	sense Sense
	dir   int
	bound paper.Bound
	rate  bool // a change only where a percentage or a multiple says how much
}

// fits reports whether the verb can be that of the quantity.
func (p predicate) fits(q *quantity.Quantity) bool {
	return !p.rate || q != nil && (q.UnitClass == "percent" || multiple(q))
}

type head struct {
	kind    paper.FigureKind
	dir     int
	measure string
	bare    bool
	aspect  bool // of any measure: 规模, 峰值
}

type tables struct {
	lists     []*lexicon.List
	preds     *endings
	pred      []predicate
	heads     *endings
	head      []head
	fillers   *endings
	light     *endings
	openers   *lexicon.Matcher
	plans     *lexicon.Matcher
	planTags  []string
	speech    *lexicon.Matcher
	parts     *lexicon.Matcher // 入驻, 遇难: attributes without 的
	classes   classTable
	relations uint64 // a bit for each character, folded, that words of classRelation end with
	turning   turning
	marks     *marks
}

// Lists returns the package's word lists, for digests and the lint test.
func Lists() []*lexicon.List { return load().lists }

var load = sync.OnceValue(func() *tables {
	t := &tables{}
	parse := func(name string, data []byte) *lexicon.List {
		l := lexicon.MustParse("indicator/"+name, data)
		t.lists = append(t.lists, l)
		return l
	}
	dirs := map[string]int{"1": 1, "-1": -1}
	p := parse("predicates.tsv", predicatesTSV)
	t.preds = newEndings(0, p)
	for _, r := range p.Rows {
		x := predicate{sense: senses[r[p.Column("sense")]], dir: dirs[r[p.Column("direction")]], rate: r[p.Column("sense")] == "rate"}
		if b := r[p.Column("bound")]; b != "-" {
			x.bound = paper.Bound(b)
		}
		t.pred = append(t.pred, x)
	}
	h := parse("heads.tsv", headsTSV)
	t.heads = newEndings(1, h)
	for _, r := range h.Rows {
		x := head{dir: dirs[r[h.Column("direction")]], bare: r[h.Column("bare")] != "-", aspect: r[h.Column("bare")] == "aspect"}
		if k := r[h.Column("kind")]; k != "-" {
			x.kind = paper.FigureKind(k)
		}
		if m := r[h.Column("measure")]; m != "-" {
			x.measure = m
		}
		t.head = append(t.head, x)
	}
	t.fillers = newEndings(2, parse("fillers.tsv", fillersTSV))
	t.light = newEndings(3, parse("light.tsv", lightTSV))
	t.openers = parse("openers.tsv", openersTSV).Matcher()
	pl := parse("plans.tsv", plansTSV)
	t.plans = pl.Matcher()
	for _, r := range pl.Rows {
		t.planTags = append(t.planTags, r[pl.Column("tag")])
	}
	t.speech = parse("speech.tsv", speechTSV).Matcher()
	t.parts = parse("participles.tsv", participlesTSV).Matcher()
	cl := parse("classes.tsv", classesTSV)
	for _, r := range cl.Rows {
		c, _ := classesOf(r[cl.Column("classes")])
		t.classes.add(formOf([]rune(r[0])), c)
	}
	for _, f := range passed {
		t.classes.add(f, classPassed)
	}
	for _, r := range cl.Rows {
		if c, _ := classesOf(r[cl.Column("classes")]); c&classRelation != 0 {
			w := []rune(r[0])
			t.relations |= 1 << (w[len(w)-1] & 63)
		}
	}
	t.marks, t.turning = t.marksOf(), turningOf()
	return t
})

// A Sentence is what the reader is given: words, and the quantities, periods and
// names among them.
type Sentence struct {
	Text       []rune
	Toks       []word.Token        // of tag M with a Ref: Quantities[Ref]; of tag T with a Ref: Periods[Ref]
	Quantities []quantity.Quantity // of the paragraph
	Periods    []period.Period
	Names      []paper.Span // whose figures could be, sorted; cut off the front of a noun phrase
	t          *tables
	forms      []form // by token, as are kinds and clauses
	kinds      []kind
	all        kind // the kinds of all tokens together
	clauses    []clause
	walk       walk     // of the number being read
	memos      []memo   // what has been asked of them
	markers    []marker // what can make a number a plan
	marked     bool     // they have been looked for
}

// Begin makes s the sentence of these tokens; it keeps its buffers.
func (s *Sentence) Begin(text []rune, toks []word.Token, qs []quantity.Quantity, ps []period.Period) {
	s.Text, s.Toks, s.Quantities, s.Periods, s.Names = text, toks, qs, ps, nil
	s.t = load()
	s.classify()
	s.memos = slices.Grow(s.memos[:0], len(toks))[:len(toks)]
	clear(s.memos)
	s.markers, s.marked = s.markers[:0], false
}

// A Reading is what one number says of what.
type Reading struct {
	Kind      paper.FigureKind
	Direction int
	Noun      paper.Span  // what is measured; empty where this clause does not say
	Stem      paper.Span  // the noun without the verb that ends it: of 科技型中小企业新增注册 the first part
	Lead      paper.Span  // the topic that the noun is of, where a verb stands between: 某某产业 实现 产值
	Bare      bool        // the noun says nothing alone: 总数, 增速
	Points    bool        // what is measured is that of the clause before: 这一比例, 居全省7个园区第二位
	Of        paper.Span  // 占…, the whole that a share is of
	Verb      paper.Span  // the predicate
	Sense     Sense       // of the predicate
	Bound     paper.Bound // what the predicate adds to a number without a qualifier of its own
	BoundText string
	From, To  bool // the beginning or the end of a change
	Compared  bool // what it is compared with is printed: 比全国高, 高于…
	Like      int  // quantity whose clause this one shares (5%和6%), or -1
	Measure   string
	Counted   bool // the noun stands behind the number
	Weak      bool // the noun is a guess: the verb alone, or the last noun of the clause before
	Rule      string
}

// equal reports whether the text is the word, whose characters must be of three bytes. In place it
// comes to two comparisons with what the compiler knows of the word, which nearly always tell.
func equal(text []rune, w string) bool {
	return 3*len(text) == len(w) && text[0] == rune(w[0]&0xf)<<12|rune(w[1]&0x3f)<<6|rune(w[2]&0x3f) && lexicon.Prefix(text, w) == len(text)
}

// quantityAt returns the quantity of a token, or nil.
func (s *Sentence) quantityAt(i int) *quantity.Quantity {
	if t := &s.Toks[i]; t.Tag == word.M && t.Ref >= 0 {
		return &s.Quantities[t.Ref]
	}
	return nil
}

// periodAt returns the period of a token, or nil.
func (s *Sentence) periodAt(i int) *period.Period {
	if t := &s.Toks[i]; t.Tag == word.T && t.Ref >= 0 {
		return &s.Periods[t.Ref]
	}
	return nil
}

// startsAt returns the index of the token in [from,to) that starts at the
// character, or -1.
func (s *Sentence) startsAt(at, from, to int) int {
	for i := to - 1; i >= from; i-- {
		if s.Toks[i].Start == at {
			return i
		}
		if s.Toks[i].Start < at {
			break
		}
	}
	return -1
}

// longest returns the word of a list that ends with token i and is the longest of those
// that begin with a token, at low or behind it, and that token: in 比重达 it is 达, though
// 重达 is in the list. Both are -1 where there is none.
func (s *Sentence) longest(list *endings, i, low int) (a, id int) {
	end := s.Toks[i].End
	st, id := s.ending(list, i)
	for id >= 0 {
		if a := s.startsAt(st, low, i+1); a >= 0 {
			return a, id
		}
		from := st + 1
		st, id = list.Longest(s.Text[from:end], end-from)
		st += from
	}
	return -1, -1
}
