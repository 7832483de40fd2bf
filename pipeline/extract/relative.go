package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// Subjects that do not stand where a subject stands:
//
//	增速最高的是通信业，共计880亿元        what the clause before presents
//	国家推出的两项政策                    who does it, in a clause before 的
//	工程总投资2013亿元                    the whole that an attribute belongs to

// ranked returns what the clause before that of the number at token k presents as the first
// or the next of several: 其次为某某业，总额为3亿元.
func (r *reader) ranked(k int) (owner, bool) {
	from, _ := r.s.Clause(k)
	if from < 4 || r.text[r.toks[from-1].Start] != '，' {
		return owner{}, false
	}
	low, to := r.s.Clause(from - 2)
	to = min(to, from-1)
	for i := low + 1; i < to-1; i++ {
		t := &r.toks[i]
		if c := r.text[t.Start]; t.End-t.Start != 1 || c != '是' && c != '为' {
			continue
		}
		if !r.places(low, i) {
			return owner{}, false
		}
		a, b, s := r.phrase(i+1, to)
		if s != acting || a != i+1 || b < to && r.text[r.toks[b].Start] != '的' {
			return owner{}, false
		}
		for j := a + 1; j < b; j++ {
			if r.toks[j].End-r.toks[j].Start == 1 && r.text[r.toks[j].Start] == '的' {
				b = j // 其次为商业银行|的|并购
			}
		}
		at := paper.Span{Start: r.toks[a].Start, End: r.toks[b-1].End}
		typ := entity.Body(r.text[at.Start:at.End])
		if typ == "" {
			typ = "other"
		}
		return owner{text: r.str(at.Start, at.End), typ: typ, span: at, method: paper.Inherited, from: "clause before", rule: "entity/presented"}, true
	}
	return owner{}, false
}

// places reports whether toks[from:to] say which place among several something has.
func (r *reader) places(from, to int) bool {
	if r.text[r.toks[to-1].Start] != '的' {
		return r.str(r.toks[from].Start, r.toks[from].End) == "其次" && to == from+1
	}
	for i := from; i < to; i++ {
		s := r.str(r.toks[i].Start, r.toks[i].End)
		if strings.HasPrefix(s, "最") || strings.HasPrefix(s, "居") || s == "位居" || s == "排名" || s == "排在" || s == "名列" {
			return true
		}
	}
	return false
}

// putUp returns the body that does what a clause before 的 and the number at token k tells:
// 国家今年推出的|两项|政策.
func (r *reader) putUp(k int) (doer, bool) {
	if r.toks[k-2].Tag != word.V || !r.acting(k-2) {
		return doer{}, false
	}
	from, _ := r.s.Clause(k)
	b := k - 2
	for b > from {
		t := r.toks[b-1]
		if t.Tag == word.F {
			for b--; b > from && r.toks[b].Tag != word.P; b-- {
			}
			if r.toks[b].Tag != word.P {
				return doer{}, false
			}
			continue
		}
		if t.Tag != word.T && t.Tag != word.D && t.Tag != word.AD {
			break
		}
		b--
	}
	a := b
	for a > from && nounTag(r.toks[a-1].Tag) {
		a--
	}
	if a < b && a > from && r.toks[a-1].Tag == word.R && r.text[r.toks[a-1].Start] == '各' {
		a-- // 各地|税务|机关
	}
	if a == b || a == from || r.toks[a-1].Tag == word.R || r.endsName(r.toks[a].Start) || strings.ContainsRune("和与及、等", r.text[r.toks[a-1].Start]) {
		return doer{}, false // what opens the clause subjectOf reads
	}
	x, s := r.kindOfDoer(a, b)
	if s != acting || !x.body {
		return doer{}, false
	}
	at := paper.Span{Start: r.toks[a].Start, End: r.toks[b-1].End}
	return r.doerAt(at, x.typ), true
}

// valued returns the thing that the number at token k, in a clause before its 的, says the
// worth or the extent of: 总投资3亿元的|人才公寓|交付使用.
func (r *reader) valued(k int) (doer, bool) {
	from, to := r.s.Clause(k)
	reading := &r.read[r.toks[k].Ref]
	if reading.Counted || k+2 >= to || k == from || r.toks[k+1].End-r.toks[k+1].Start > 1 {
		return doer{}, false
	}
	if i, s := r.outset(from, k); s != acting || r.toks[i].Start < reading.Noun.Start || i+2 < k {
		return doer{}, false // only what it measures stands before it
	}
	a, b, s := r.phrase(k+2, to)
	if s != acting || a != k+2 || b < to && r.toks[b].Tag == word.U {
		return doer{}, false
	}
	at := paper.Span{Start: r.toks[a].Start, End: r.toks[b-1].End}
	x, s := r.kindOfDoer(a, b)
	if s != acting || !x.thing || at.End-at.Start < 3 {
		return doer{}, false
	}
	return r.doerAt(at, x.typ), true
}

// directed returns the state for a number behind what says that all goes by its plan:
// 按照国家部署，3000万人脱贫.
func (r *reader) directed(k int) (owner, bool) {
	from, _ := r.s.Clause(k)
	if from < 4 || r.text[r.toks[from-1].Start] != '，' {
		return owner{}, false
	}
	low, to := r.s.Clause(from - 2)
	t := r.toks[min(low+1, to-1)]
	switch r.str(r.toks[low].Start, r.toks[low].End) {
	case "按照", "根据", "依据", "遵照":
		if r.str(t.Start, t.End) == "国家" {
			return r.ofClass(t.Span, "place"), true
		}
	}
	return owner{}, false
}

// endsName reports whether a name ends where the character stands.
func (r *reader) endsName(at int) bool {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.End == at && !m.Generic && !m.Anaphor {
			return true
		}
	}
	return false
}

// nounTag reports whether a token of the tag is of a noun phrase.
func nounTag(t word.Tag) bool {
	switch t {
	case word.N, word.NZ, word.NT, word.NS, word.J, word.VN, word.B:
		return true
	}
	return false
}

// helped returns the body by whose help or work all that the sentence tells came about:
// 在各级主管部门的努力下，…. It is asked where nobody else is known.
func (r *reader) helped(k int) (owner, bool) {
	for i := 3; i+1 < k; i++ {
		if r.toks[i].Tag != word.F || r.text[r.toks[i].Start] != '下' || r.text[r.toks[i-2].Start] != '的' || !r.plays(i-1, setting) && !r.plays(i-1, helps) {
			continue
		}
		a := i - 2
		for a > 0 && (nounTag(r.toks[a-1].Tag) || r.toks[a-1].Tag == word.R) {
			a--
		}
		if a == 0 || a == i-2 || r.text[r.toks[a-1].Start] != '在' {
			return owner{}, false
		}
		at := paper.Span{Start: r.toks[a].Start, End: r.toks[i-3].End}
		if typ := entity.Body(r.text[at.Start:at.End]); typ != "" {
			return r.ofClass(at, typ), true
		}
	}
	return owner{}, false
}

// attributed returns the whole that what the number at token k measures belongs to, a thing
// or a body without a name: 工程|总投资, 国投|的|科研经费. It is asked where nobody else is known.
func (r *reader) attributed(k int) (owner, bool) {
	from, _ := r.s.Clause(k)
	i, s := r.outset(from, k)
	if s != acting {
		return owner{}, false
	}
	a, b, s := r.phrase(i, k)
	if s != acting || b < a+2 || strings.Contains(r.str(r.toks[a].Start, r.toks[b-1].End), "、") || !r.s.Measured(paper.Span{Start: r.toks[a].Start, End: r.toks[b-1].End}) {
		return owner{}, false
	}
	for j := b - 1; j > a; j-- {
		at := paper.Span{Start: r.toks[a].Start, End: r.toks[j-1].End}
		de := r.toks[j].End-r.toks[j].Start == 1 && r.text[r.toks[j].Start] == '的'
		typ := entity.Body(r.text[at.Start:at.End])
		if typ == "" && !de || at.End-at.Start < 2 || r.plays(j-1, idle) || typ == "" && !nounTag(r.toks[j-1].Tag) || r.s.Measured(at) {
			continue
		}
		if typ == "" {
			typ = "other"
		}
		return r.ofClass(at, typ), true
	}
	return owner{}, false
}
