package indicator

import (
	"strings"
	"sync"

	"baoshu/pipeline/extract/quantity"
)

// A fact is what a rule can ask of a choice at no cost.
type fact uint32

// What the rules may change as they go.
const (
	nounLeft    fact = 1 << iota // there is a noun before the number
	nounRight                    // and one behind it
	deBehind                     // 的 stands behind the number
	verbAt                       // a verb of action stands at it
	countedUnit                  // the unit counts what stands behind it
	unled                        // no predicate leads to the number
)

// What stays as it is, of which the rules are told apart by the first eleven.
const (
	inPercent fact = 1 << (iota + factsATable)
	inMoney
	ofRank
	ofTimes      // 倍, 番
	ofPeople     // 人, 户
	nounUnit     // the unit may be the noun, or hold some of it: 8部门, 90户人家
	numberBefore // another number stands before in the clause
	numberBehind // and behind
	wordBehind   // words stand between the number and what ends its reach
	deBefore     // 的 stands right before the number
	caseBefore   // or a word that gives a noun its part in the clause: 在, 以, 将
	_
	inPP
	inTime
	inCount
	inLength
	inArea
	inRatio
	anAmount // of money or of a dimension
)

// The facts are looked up in tables of so many each.
const (
	factsATable = 6
	factTables  = 3
)

// A rule is one turn of the language. It is read only where all of on and nothing of
// off is so: to turn the others away by their first line would be to fetch the code of
// forty from the memory for every number.
type rule struct {
	on, off fact
	read    func(*walk, *choice) bool
}

// rules give up one of the two nouns, or change it, in this order. They return true
// where they have found the noun itself.
var rules = [...]rule{
	{on: nounRight, read: (*walk).opened},
	{on: nounRight, read: (*walk).intoUnit},
	{on: nounUnit, off: nounRight, read: (*walk).intoUnit},
	{on: nounLeft | nounRight, read: (*walk).disposed},
	{on: deBehind | nounRight | inPercent, read: (*walk).pace},
	{on: deBehind | nounRight | inPercent, read: (*walk).rateBehind},
	{on: nounLeft | inPercent | unled | numberBefore, off: verbAt | nounRight, read: (*walk).wholeCounted},
	{on: nounRight | inMoney, off: deBehind, read: (*walk).laidOut},
	{on: nounLeft | caseBefore, off: countedUnit | verbAt, read: (*walk).lieIn},
	{on: deBehind | nounRight | caseBefore, read: (*walk).located},
	{on: nounLeft | nounRight | deBefore, off: deBehind, read: (*walk).attributed},
	{on: deBefore, off: nounRight, read: (*walk).attributedDe},
	{on: deBehind | nounLeft | nounRight | inMoney, read: (*walk).worth},
	{on: deBehind | nounRight, read: (*walk).yearly},
	{on: nounLeft | nounRight, off: unled, read: (*walk).dealt},
	{on: deBehind | nounLeft | nounRight | inMoney, read: (*walk).given},
	{on: nounLeft | nounRight, off: countedUnit, read: (*walk).beneficiary},
	{on: nounRight, read: (*walk).away},
	{on: deBehind | nounLeft | nounRight, read: (*walk).achieved},
	{on: deBehind | nounLeft | nounRight, read: (*walk).amountOf},
	{on: nounLeft, off: nounRight, read: (*walk).ofAge},
	{on: inPercent, off: nounLeft | countedUnit, read: (*walk).shareOf},
	{on: ofRank, read: (*walk).ranked},
	{on: nounLeft | nounRight | unled, off: deBehind | countedUnit, read: (*walk).dimensionOf},
	{on: nounRight | inPercent, read: (*walk).portion},
	{on: nounRight | countedUnit, off: deBehind, read: (*walk).nameBehind},
	{on: verbAt, read: (*walk).anniversary},
	{on: countedUnit, off: nounRight | unled, read: (*walk).doers},
	{on: ofPeople | deBefore, off: nounLeft | nounRight | verbAt, read: (*walk).headless},
	{on: wordBehind, off: nounLeft | nounRight | verbAt, read: (*walk).purposeOf},
	{on: wordBehind, off: nounRight | deBehind, read: (*walk).modifiedBehind},
	{on: deBehind | nounRight | unled, off: verbAt, read: (*walk).repeated},
	{on: nounLeft | numberBefore, read: (*walk).spareTime},
	{on: nounRight | numberBefore, read: (*walk).enumerated},
	{on: inMoney | unled, off: deBehind | verbAt, read: (*walk).paid},
	{on: verbAt | unled, off: nounLeft | nounRight, read: (*walk).sourced},
	{on: nounUnit, read: (*walk).department},
	{on: numberBefore, off: nounLeft | nounRight, read: (*walk).qualified},
	{on: nounLeft, off: nounRight | unled, read: (*walk).reduced},
	{on: nounLeft, off: nounRight | verbAt | unled, read: (*walk).lightened},
	{on: nounRight, read: (*walk).ended},
	{on: nounLeft | nounRight, off: verbAt, read: (*walk).participants},
	{on: countedUnit | unled, off: nounRight | verbAt, read: (*walk).firstBatch},
	{on: ofPeople, off: nounRight, read: (*walk).fateOf},
	{on: caseBefore, off: nounRight, read: (*walk).fateOfTaken},
	{on: inMoney, off: nounRight, read: (*walk).spent},
	{on: verbAt | countedUnit | unled, off: nounRight, read: (*walk).placeOfVerb},
	{on: verbAt | ofTimes, read: (*walk).manifold},
	{on: verbAt | countedUnit, off: nounRight, read: (*walk).phased},
	{off: nounLeft | nounRight | unled, read: (*walk).verbObject},
	{on: inMoney | numberBefore, off: nounRight, read: (*walk).meanGain},
	{on: nounLeft, read: (*walk).meanVerb},
	{on: nounLeft, off: nounRight | unled, read: (*walk).elliptic},
	{on: nounRight | countedUnit | numberBehind, read: (*walk).relativeClause},
	{on: verbAt | nounLeft | unled, off: nounRight, read: (*walk).gainer},
	{on: verbAt | nounLeft | unled, off: nounRight, read: (*walk).each},
	{on: nounLeft, read: (*walk).pointing},
	{on: nounLeft | nounRight | deBehind, off: countedUnit, read: (*walk).ownerBehind},
	{on: nounLeft, read: (*walk).ownerApart},
	{on: inPercent | nounLeft | unled, off: nounRight | verbAt, read: (*walk).parallelWhole},
}

// applying has by the facts of a choice, so many a table, a bit for each rule that they do not
// turn away.
var applying = sync.OnceValue(func() *[factTables][1 << factsATable]uint64 {
	const room = 64 - len(rules) // below 0 this does not compile
	_ = [room]rule{}
	t := new([factTables][1 << factsATable]uint64)
	for n := range t {
		some := fact(len(t[n])-1) << (n * factsATable)
		for f := range t[n] {
			is := fact(f) << (n * factsATable)
			for i, r := range rules {
				if is&r.on == r.on&some && is&r.off == 0 {
					t[n][f] |= 1 << i
				}
			}
		}
	}
	return t
})

// applies reports whether a rule is read where the facts are so.
func (r *rule) applies(f fact) bool { return f&r.on == r.on && f&r.off == 0 }

// facts returns what is so of the choice, and can change.
func (w *walk) facts(c *choice) (f fact) {
	if !c.left.Empty() {
		f |= nounLeft
	}
	if !c.right.Empty() {
		f |= nounRight
	}
	if c.de {
		f |= deBehind
	}
	if w.verb >= 0 {
		f |= verbAt
	}
	if c.counted {
		f |= countedUnit
	}
	if w.pred.sense == NoSense {
		f |= unled
	}
	return f
}

// unitOf returns what the unit of a number says of it.
func unitOf(q *quantity.Quantity) (f fact) {
	switch q.UnitClass {
	case "percent":
		f = inPercent
	case "currency":
		f = inMoney
	case "pp":
		f = inPP
	case "time":
		f = inTime
	case "count":
		f = inCount
	case "length":
		f = inLength
	case "area":
		f = inArea
	case "ratio":
		f = inRatio
	}
	if amount(q) {
		f |= anAmount
	}
	switch q.UnitText {
	case "倍", "番":
		f |= ofTimes
	case "人":
		f |= ofPeople | nounUnit
	case "户", "口":
		f |= ofPeople
	case "口人":
		f |= ofPeople | nounUnit
	case "部门", "国", "省", "市", "县", "区", "乡", "镇", "村", "州", "省份", "校", "国家", "城":
		f |= nounUnit
	default:
		if strings.HasSuffix(q.UnitText, "人家") {
			f |= nounUnit
		}
	}
	if q.Rank {
		f |= ofRank
	}
	return f
}

// lasting returns what is so of the choice whatever the rules do.
func (w *walk) lasting(c *choice) fact {
	f := w.unit
	if w.low > w.from {
		f |= numberBefore
	}
	if c.high < w.to {
		f |= numberBehind
	}
	if w.k+1 < c.high {
		f |= wordBehind
	}
	if w.k > 0 {
		switch w.s.forms[w.k-1] {
		case '的':
			f |= deBefore
		case '在', '以', '用', '从', '对', '将', '把':
			f |= caseBefore
		}
	}
	return f
}
