package extract

import (
	"slices"
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
)

// An inquiry finds out which of the sentences that have no quantity must be cut and read.
//
// Such a sentence only says whose the quantities behind it are, or what a word behind it
// stands for, and most of them nobody asks. So the headings and the sentences with
// quantities are cut first, and by the names in them it is known what each leaves open:
//
//   - whose its quantities are, where no name stands before them as a subject. The sentences
//     of its paragraph are asked, the nearest first, up to one that has a subject; where none
//     has, those that the paragraphs with quantities before it end with, and then the first
//     ones of the section; where its heading names an owner, only of these, and only what
//     has that name in it.
//   - what a word in it stands for (该企业, 其, 公司). The sentences before are asked that
//     name something of its class (…企业), or, where it can stand for what bears another,
//     the nearest with a name of its type.
//   - who a person is whose name the tagger does not know: who may have introduced him.
//
// Unasked are heard what says when all of its paragraph was, whose words a quotation was, and
// where something lies.
//
// What is asked may ask in its turn. In
//
//	东岭高新区发展很快。园区环境很好。区内有企业832家。全年产值5亿元。
//
// 832家 has no subject: 园区环境很好 is asked, has none, and asks what 园区 stands for; so
// 东岭高新区发展很快 is asked too. 5亿元 goes on with what 832家 was told.
//
// All this is seen in names and tags, before a sentence is read, and a rule that looks further
// can miss a sentence that was not asked. TestOnDemand holds how seldom that is: what it then
// gives is mostly the owner of a sentence nearer by, or none.
type inquiry struct {
	*cutter
	cuts    []cut
	scanned []body
	asked   []asked
	title   []rune // the owner that the title names
	heading []rune // the one of the section, of its heading or of the title
	section int    // the first cut of the section
	walked  int    // the cuts before it have been asked whose the quantities behind them are
	opened  bool   // the first ones of the section have been asked
	land    int    // the cuts before it have been asked for the nation
}

// An asked is a class and the cut from which on the ones before have been asked for a name of it.
type asked struct {
	class, typ string
	from       int
}

// inquire cuts those of the cuts of a story that the ones already cut ask.
func (c *cutter) inquire(cuts []cut, scanned []body) {
	if c.eager {
		return
	}
	q := &c.inquiry
	*q = inquiry{cutter: c, cuts: cuts, scanned: scanned, asked: q.asked[:0]}
	for i := range cuts {
		switch x := &cuts[i]; {
		case x.of == aTitle:
			if q.title == nil {
				q.title = x.heads()
			}
			q.heading, q.section = q.title, i+1
		case x.of == aSection:
			if q.heading = x.heads(); q.heading == nil {
				q.heading = q.title
			}
			q.section, q.opened = i+1, false
		case x.counts:
			q.ask(i)
			if x.claimed = x.claims(); !x.claimed {
				q.owner(i)
			}
		case q.dated(x) || q.quoting(x) || x.places():
			q.hear(i)
		}
	}
	*q = inquiry{asked: q.asked[:0]}
}

// hear cuts what is asked, and asks what it asks. It reports whether it has a subject.
func (q *inquiry) hear(i int) bool {
	x := &q.cuts[i]
	if !x.made {
		x.made = true
		q.tag(x, q.scanned)
		q.find(x)
		x.claimed = x.claims()
		q.ask(i)
	}
	return x.claimed
}

// owner asks whose the quantities of the cut are, which has no subject that they can be of.
func (q *inquiry) owner(asks int) {
	i, paragraph := asks-1, q.cuts[asks].paragraph
	for ; i >= q.section && q.cuts[i].paragraph == paragraph; i-- {
		if x := &q.cuts[i]; x.of != aSentence || x.counts || q.hear(i) {
			return // what has a quantity has asked itself
		}
	}
	if q.heading == nil {
		until := max(q.section, q.walked)
		for q.walked = asks; i >= until; i-- {
			if x := &q.cuts[i]; x.of != aSentence || !q.scanned[x.paragraph].mute() && q.hear(i) {
				return
			}
		}
	}
	for i = q.section; !q.opened && !q.cuts[i].counts; i++ {
		if q.heading == nil || contains(q.cuts[i].own(), q.heading) {
			q.opened = q.hear(i) // 某某高新区, where the heading has only 某某
		}
	}
	q.opened = true
	if q.heading == nil {
		q.nation(asks)
	}
}

// nation asks the sentence before cut i that names the nation first: [reader.ofStory] gives it the
// statistics that nobody else has.
func (q *inquiry) nation(i int) {
	for ; q.land < i; q.land++ {
		x := &q.cuts[q.land]
		if x.of == aSentence && x.nation() {
			q.hear(q.land)
			q.land = len(q.cuts)
		}
	}
}

// ask asks what the words of cut i stand for that stand for names.
func (q *inquiry) ask(i int) {
	x := &q.cuts[i]
	for k := range x.mentions {
		m := &x.mentions[k]
		switch {
		case m.Role == entity.Object || !x.counts && (x.claimed || m.Role != entity.Subject):
		case m.Whole && m.End-m.Start == 2 && strings.ContainsRune("省市县区镇乡村州旗", x.text[m.Start+1]):
			q.meaning(i, m) // 全省, see [reader.whole]
		case m.Type == "any" && x.text[m.Start] == '我':
			q.nation(i) // 我们: all of us, see [reader.allOfUs]
			q.meaning(i, m)
		case m.Anaphor || (m.Generic || m.Bare) && m.Role == entity.Subject && m.End-m.Start <= 4:
			q.meaning(i, m)
		}
	}
	for k := range x.toks {
		if t := &x.toks[k]; t.Tag == word.NR && (!t.Known || t.End-t.Start == 1) && t.Start+2 <= x.sent.End {
			q.person(i, x.text[t.Start:t.Start+2])
		}
	}
}

// person asks who bears the name, which the tagger does not know: who introduces him says where it
// ends, and what he heads.
func (q *inquiry) person(i int, name []rune) {
	for j, until := i-1, q.since(string(name), human, i); j >= until; j-- {
		if x := &q.cuts[j]; !x.made && x.introduces(name) {
			q.hear(j)
		}
	}
}

// meaning asks what the mention of cut i stands for, where [reader.antecedent] will look for it.
func (q *inquiry) meaning(i int, m *entity.Mention) {
	class := classOf(q.cuts[i].text[m.Start:m.End])
	if m.Whole {
		class = class[len(class)-1:]
	}
	if string(class) == "国家" {
		return // the state, whatever was named
	}
	s := sought{typ: m.Type, before: m.Start, tail: class[max(0, len(class)-2):], nearest: m.Type == "any", area: len(class) == 1}
	if s.area {
		s.any = strings.ContainsRune("省市州", class[0]) // 辽宁 is a province too
	} else {
		s.any = s.nearest || roles(string(class))&hypernym != 0
	}
	until := 0
	if near(m, class) {
		for until = i; until > 0 && q.cuts[until-1].paragraph == q.cuts[i].paragraph; until-- {
		}
	} else {
		until = q.since(string(class), m.Type, i)
	}
	for j := i; j >= until; j-- {
		x := &q.cuts[j]
		if !x.made {
			if !s.any && !contains(x.own(), s.tail) {
				continue
			}
			q.hear(j)
		}
		if s.in(x, j == i) {
			return
		}
	}
}

// near reports whether the class noun, without a word that points, stands for a name of its own
// paragraph or for none, see [reader.standsIn].
func near(m *entity.Mention, class []rune) bool {
	if !m.Bare && !m.Generic || len(class) > 2 || string(class) == "公司" || string(class) == "集团" {
		return false
	}
	return m.Type == "company" || m.Type == "institution" || m.Type == "project"
}

// introduces reports whether the sentence can introduce a person whose name begins so.
func (x *cut) introduces(name []rune) bool {
	for i := x.sent.Start + 1; i < x.sent.End; i++ {
		if x.text[i] == name[0] && cueWords().of(x.text[i-1])&(cueTitled|cueOf) != 0 && leadsOff(x.text[i:x.sent.End], name) {
			return true
		}
	}
	return false
}

// A sought is a mention that stands for a name before it.
type sought struct {
	typ     string // its type
	before  int    // and where it starts in its sentence
	tail    []rune // what the name ends in
	any     bool   // or one of its type that ends in anything
	nearest bool   // then none before that is meant
	area    bool   // what the name ends in may stand within it: 辽宁省沈阳市 for 省
}

// in reports whether one of the names in the cut ends the search; itself says that the mention
// is in it too.
func (s *sought) in(x *cut, itself bool) bool {
	for i := range x.mentions {
		m := &x.mentions[i]
		if m.Anaphor || m.Generic || m.Whole || itself && m.End > s.before {
			continue
		}
		name := x.text[m.Start:m.End]
		if s.area {
			if contains(name, s.tail) {
				return true
			}
			continue
		}
		if slices.Equal(name[max(0, len(name)-len(s.tail)):], s.tail) {
			return true
		}
		if aside := m.Role == entity.Object || !m.List.Empty(); !aside && (m.Type == s.typ || s.typ == "any" && m.Type != "product") {
			if s.any = false; s.nearest {
				return true
			}
		}
	}
	return false
}

// since returns the cut up to which a name of the class must be asked for: further back it
// has been before. It notes that it is from cut i on.
func (q *inquiry) since(class, typ string, i int) int {
	for k := range q.asked {
		if a := &q.asked[k]; a.class == class && a.typ == typ {
			from := a.from
			a.from = max(from, i)
			return min(from, i)
		}
	}
	q.asked = append(q.asked, asked{class, typ, i})
	return 0
}

// mute reports whether the paragraph has no sentence with a quantity: who is named in it is
// not who is spoken of.
func (r *body) mute() bool { return len(r.qs) == 0 }

// dated reports whether the sentence opens a paragraph with quantities and says when all of it
// was: [reader.openingTime] will look for it.
func (q *inquiry) dated(x *cut) bool {
	b := &q.scanned[x.paragraph]
	if b.mute() || x.sent.Start != b.sents[0].Start {
		return false
	}
	for i := range b.ps {
		p := &b.ps[i]
		if p.Start >= x.sent.Start+subjectSpan || p.Start >= x.sent.End {
			break
		}
		if framing(p) && (statistical(p.Text) || p.Start == x.sent.Start && p.Freq == "A") {
			return true
		}
	}
	return false
}

// quoting reports whether the sentence ends a quotation that one before it has opened, so that
// it can say whose words that is: [reader.closesQuote] will look for it.
func (q *inquiry) quoting(x *cut) bool {
	if q.scanned[x.paragraph].signs&shutting == 0 {
		return false
	}
	for _, c := range x.own() {
		if c == '“' || c == '”' {
			return c == '”'
		}
	}
	return false
}
