package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// A clause is about its subject, and what it counts is the subject's, whatever it looks like:
//
//	故宫接待9万人次                  a name that no list has
//	税务部门累计减税3亿元            a class of bodies
//	银行业还签约债转股4000亿元       a line of business
//	客轮载有450名乘客                a thing that holds what is counted
//
// [reader.weigh] and [reader.holder] know the subjects that are names and persons. A doer
// is one that is neither, or a person whom the tagger does not know. What is itself counted or measured is none (游客人数达5万人), nor
// is what only says when, where or of how many (每年, 现场, 其中): then the clause before
// says whose it is.

// A doer is the noun phrase that a clause has for its subject, where it owns what the
// clause counts.
type doer struct {
	paper.Span
	owner owner
}

// A stance is what the subject of a clause means for the owner of a number behind it.
type stance uint8

const (
	nobody stance = iota // the clause has none, or one that owns nothing: ask the clause before
	barred               // who is meant is another rule's business: a name, an anaphor, a person
	acting               // the subject is the owner
)

// doer returns the subject that owns the number at token k: that of its clause, else that
// of the nearest clause before in the sentence that has one.
func (r *reader) doer(k int) (doer, bool) {
	if u := r.qs[r.toks[k].Ref].UnitText; u == "周年" || u == "岁" || u == "周岁" {
		return doer{}, false
	}
	const clauses = 4 // as far as a subject holds
	from, end := r.s.Clause(k)
	if r.agape == 0 && !r.peopled && !r.predicated(from, k) {
		return doer{}, false
	}
	for n, to := 0, k; n < clauses; n++ {
		d, s := r.subjectOf(from, to, k)
		switch {
		case s == acting:
			if n > 0 {
				d.owner.method, d.owner.from = paper.Inherited, "sentence"
			}
			return d, true
		case s == barred || from < 2 || r.text[r.toks[from-1].Start] != '，' || n == 0 && (!r.verbed(from, r.toks[k].Start) || r.harmed(from, end)):
			return d, false
		}
		to = from - 1
		from, _ = r.s.Clause(to - 1)
	}
	return doer{}, false
}

// predicated reports whether anything before the number at token k, in its clause from token from
// on, can make the subject of that clause or of one before an owner: a verb, or, where there is
// none, what is counted behind the number, an adjective or 一行 before it. Where nothing can, and
// no word is of a person's name, [reader.doing] says no, and so does [reader.doer].
func (r *reader) predicated(from, k int) bool {
	if k == from {
		return false
	}
	if r.read[r.toks[k].Ref].Counted || r.verbed(from, r.toks[k].Start) {
		return true
	}
	t := &r.toks[k-1]
	return t.Tag == word.A || r.text[t.Start] == '一' && r.text[t.End-1] == '行'
}

// ofSubject returns the subject as the owner of the number at token k, where neither the
// name that stands best, which may be nil, nor a person is meant before it.
func (r *reader) ofSubject(k int, name *entity.Mention, score int, h holder, held bool) (owner, bool) {
	start := r.clauseStart(k)
	if r.cues&cueBeing != 0 && (name == nil || name.Start < start || name.Anaphor) {
		if o, ok := r.ranked(k); ok {
			return o, true
		}
	}
	if name != nil && !r.inPart(name, start) {
		return owner{}, false
	}
	d, ok := r.doer(k)
	if !ok && k > 2 && r.text[r.toks[k-1].Start] == '的' {
		d, ok = r.putUp(k)
	}
	if !ok && k+2 < len(r.toks) && r.text[r.toks[k+1].Start] == '的' && (name == nil || name.Start < start) {
		d, ok = r.valued(k)
	}
	if !ok || held && h.at >= d.Start && h.owner.text != d.owner.text || name != nil && !r.yields(name, d, start, score) {
		return owner{}, false
	}
	if o, ok := r.spoken(k, false); ok && d.End-d.Start < 3 {
		return o, true // 某某港集团部长说，港口完成…
	}
	return d.owner, true
}

// inPart reports whether the name is not the whole subject of the clause that starts at start:
// it stands before it, is no subject, or leads on to a noun. Only then is another looked for.
func (r *reader) inPart(m *entity.Mention, start int) bool {
	if m.Start < start || m.Role != entity.Subject {
		return true
	}
	i := r.tokenFrom(max(m.End, m.List.End))
	if i >= len(r.toks) {
		return false
	}
	switch r.toks[i].Tag {
	case word.N, word.B, word.VN, word.J, word.U, word.C, word.NZ, word.L, word.A, word.K, word.R:
		return true
	}
	return false
}

// yields reports whether the name gives way to the subject of the clause as the owner: it
// stands before it, opens it (东岭|税务部门), or stands as what is done to behind it.
func (r *reader) yields(m *entity.Mention, d doer, clause, score int) bool {
	switch {
	case m.Start < d.Start || m.End <= d.End:
		return true
	case m.Role == entity.Subject || score < oblique:
		return false
	}
	return d.owner.method == paper.Explicit || m.Start < clause
}

// subjectOf reads the subject of toks[from:to] with regard to the number at token k, which
// is to itself or stands behind it.
func (r *reader) subjectOf(from, to, k int) (d doer, s stance) {
	i, s := r.outset(from, to)
	if s != acting {
		return d, s
	}
	if at, ok := r.unknown(i, to); ok {
		return doer{at, r.personAt(at)}, acting
	}
	a, b, s := r.phrase(i, to)
	if s != acting {
		return d, s
	}
	d.Span = paper.Span{Start: r.toks[a].Start, End: r.toks[b-1].End}
	kind, s := r.kindOfDoer(a, b)
	if s != acting {
		return d, s
	}
	if r.isMeasured(d.Span, b, to, kind, k) || kind.body && kind.typ == human && r.text[d.End-1] == '业' && r.ofTrade(k) {
		return d, nobody
	}
	if !r.doing(b, to, k, kind) || !r.toldOn(d.Span, b, to, k, kind) {
		return d, barred
	}
	return r.doerAt(d.Span, kind.typ), acting
}

// doerAt returns the phrase as the owner of what it does.
func (r *reader) doerAt(at paper.Span, typ string) doer {
	o := r.ofClass(at, typ)
	o.rule = "entity/subject"
	return doer{at, o}
}

// unknown returns the name at token i, behind a stop or a time, that can be nothing but a
// person's and that the tagger does not know for one, before a predicate that does not tell
// what he says: 科克伦|领先. Two characters could be anything.
func (r *reader) unknown(i, to int) (paper.Span, bool) {
	if i > 0 && r.toks[i-1].Tag != word.W && r.toks[i-1].Tag != word.T {
		return paper.Span{}, false
	}
	e := entity.CalledBefore(r.text, r.toks[:to], i)
	if e == 0 {
		return paper.Span{}, false
	}
	for e < to && r.toks[e].End-r.toks[e].Start == 1 && r.toks[e].End-r.toks[i].Start > 3 && entity.Called(r.text, r.toks[i:e+1]) {
		e++ // 博尔|特: the tagger takes the last character for a word
	}
	at := paper.Span{Start: r.toks[i].Start, End: r.toks[e-1].End}
	if e == to || at.End-at.Start < 3 || r.mentioned(at) {
		return at, false
	}
	for k := e; k < to; k++ {
		if r.s.Says(k) || r.text[r.toks[k].Start] == '被' {
			return at, false
		}
	}
	return at, true
}

// toldOn reports whether what the clause toks[:to] tells of its subject, whose predicate
// begins at token i, can be told on as far as the number at token k: it is no measure of the
// numbers before. One that is neither a body nor people must have had one in a clause before.
func (r *reader) toldOn(at paper.Span, i, to, k int, x doerKind) bool {
	told := to == k || x.body || x.human || i < to && r.dates(i, to)
	for j := i; j < to; j++ {
		if t := r.toks[j]; t.Tag == word.M && t.Ref >= 0 {
			if r.isMeasured(at, i, to, x, j) {
				return false
			}
			told = true
		}
	}
	return told
}

// dates reports whether the predicate toks[i:to] tells of its subject when it came to be or where it
// lies: 建成于2017年.
func (r *reader) dates(i, to int) bool {
	t := r.toks[i]
	if t.Tag != word.V || t.End-t.Start < 2 {
		return false
	}
	c := r.text[t.End-1]
	return c == '于' || r.plays(i, stands) || strings.ContainsRune("建成立办生落", c) && i+1 < to && r.str(r.toks[i+1].Start, r.toks[i+1].End) == "于"
}

// outset returns the token behind what opens the clause before its subject: times,
// adverbs, 在…中. A preposition without such an end leaves no place for a subject.
func (r *reader) outset(i, to int) (int, stance) {
	for i < to {
		t := &r.toks[i]
		switch t.Tag {
		case word.C:
			if c := r.text[t.Start]; c == '和' || c == '与' || c == '同' || c == '跟' {
				return i, nobody // 和丈夫一起
			}
		case word.T, word.D, word.AD, word.Y:
		case word.R:
			if r.text[t.Start] != '每' || r.text[t.End-1] == '个' || t.End-t.Start < 2 {
				return i, acting
			}
		case word.W:
			if c := r.text[t.Start]; c == '“' {
				return i, acting
			} else if c == '【' {
				return i, barred
			}
		case word.P:
			j := r.frameEnd(i, to)
			if j == 0 {
				if c := r.text[t.Start]; c == '由' || c == '让' {
					return i, barred
				}
				return i, nobody
			}
			i = j
			continue
		default:
			return i, acting
		}
		i++
	}
	return i, nobody
}

// frameEnd returns the token behind what the preposition at token i opens: 在…中,
// 由…组成的; 0 where nothing closes it before the verb.
func (r *reader) frameEnd(i, to int) int {
	for j := i + 1; j < to; j++ {
		t := &r.toks[j]
		switch {
		case t.Tag == word.F && r.text[t.End-1] != '部':
			return j + 1
		case t.Tag == word.M && t.Ref >= 0:
			return 0
		case t.Tag == word.V:
			if r.text[r.toks[i].Start] != '由' || j+1 >= to || r.text[r.toks[j+1].Start] != '的' || !strings.HasSuffix(r.str(t.Start, t.End), "成") {
				return 0
			}
			for j += 2; j+1 < to && r.toks[j].Tag == word.V && r.toks[j+1].Tag == word.N; j++ {
			}
			return j // 由…组成的|赴藏|慰问组
		}
	}
	return 0
}

// phrase returns the tokens [a,b) of the noun phrase that starts at token i.
func (r *reader) phrase(i, to int) (a, b int, s stance) {
	a, b = i, i
	quoted := 0
loop:
	for ; b < to; b++ {
		t := &r.toks[b]
		c := r.text[t.Start]
		switch t.Tag {
		case word.N, word.NZ, word.NS, word.NT, word.J, word.L, word.VN, word.AN, word.B, word.K, word.S, word.H, word.A, word.Z, word.Q:
		case word.NR:
			if b == a {
				return a, b, barred
			}
		case word.R:
			switch {
			case c == '各' || c == '某' || c == '有':
			case b == a && (c == '每' || c == '其' && t.End-t.Start > 1 || c == '另'):
				return a, b, nobody // 每头牛, 其中
			case b == a:
				return a, b, barred
			}
		case word.M:
			if t.Ref >= 0 {
				if b == a {
					return a, b, barred
				}
				break loop
			}
		case word.U, word.C:
			if b == a || t.End-t.Start > 1 {
				break loop
			}
			switch c {
			case '的', '等', '和', '与', '及', '地':
			default:
				break loop
			}
		case word.W:
			switch c {
			case '“':
				quoted++
			case '”':
				quoted--
			case '、', '·':
			default:
				break loop
			}
		case word.F:
			if b == a {
				return a, b, nobody
			}
			a = b + 1 // 园区内企业
		default:
			break loop
		}
	}
	if quoted != 0 {
		return a, b, barred
	}
	if b = r.shorn(a, b); b > a+1 && r.toks[a].Tag == word.B && strings.ContainsRune("整全所", r.text[r.toks[a].Start]) {
		a++
	}
	if a == b {
		return a, b, nobody
	}
	return a, b, acting
}

// shorn returns where the phrase [a,b) ends without the words behind its head that are of
// the predicate: 海关|联合|行动, 纳税人|网上.
func (r *reader) shorn(a, b int) int {
	for ; b > a; b-- {
		switch r.toks[b-1].Tag {
		case word.N, word.NZ, word.NS, word.NT, word.NR, word.J, word.K, word.L:
			switch r.str(r.toks[b-1].Start, r.toks[b-1].End) {
			case "一行", "年均", "月均", "日均":
			default:
				return b
			}
		case word.VN:
			if entity.Body(r.text[r.toks[a].Start:r.toks[b-1].End]) != "" {
				return b
			}
			j := b - 1
			for j > a && (r.toks[j].Tag == word.VN || r.toks[j].Tag == word.B) {
				j--
			}
			if entity.Body(r.text[r.toks[a].Start:r.toks[j].End]) == "" {
				return b
			}
		case word.W:
			if r.text[r.toks[b-1].Start] == '”' {
				return b
			}
		}
	}
	return b
}
