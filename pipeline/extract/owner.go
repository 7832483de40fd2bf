package extract

import (
	"strings"

	"github.com/baoshu/baoshu/pipeline/extract/entity"
	"github.com/baoshu/baoshu/pipeline/extract/word"
	"github.com/baoshu/baoshu/pipeline/paper"
)

// An owner is whose a figure is.
type owner struct {
	text   string
	typ    string
	span   paper.Span // in the paragraph, where it is printed there
	method paper.Method
	from   string // for the explanation
	rule   string
}

// owners is what the story has named so far.
type owners struct {
	title  owner   // the first name of the title
	last   owner   // subject of the last sentence that had one
	inPara owner   // the same, within the paragraph
	named  []owner // in order, for 该企业 and 本届书展
}

func (o *owners) reset() { *o = owners{named: o.named[:0]} }

// headlines reads the names in kicker, title and subtitle.
func (r *reader) headlines() {
	for _, t := range []string{r.a.Title, r.a.Kicker, r.a.Subtitle} {
		if t == "" {
			continue
		}
		text := []rune(t)
		r.toks = r.tagger.Tag(text, 0, len(text), nil, r.toks[:0])
		r.mentions = entity.Find(text, r.toks, r.mentions[:0])
		for _, m := range r.mentions {
			if m.Anaphor || m.Generic {
				continue
			}
			o := owner{text: string(text[m.Start:m.End]), typ: m.Type, method: paper.Inferred, from: "title", rule: "entity/title"}
			if o.text == "全球" {
				continue
			}
			if r.owners.title.text == "" {
				r.owners.title = o
			}
			r.owners.named = append(r.owners.named, o)
		}
	}
}

// antecedent returns what a mention without a name of its own stands for: the
// latest name that ends in the same noun, else the latest of its type. A common
// noun without one of the first kind stands for itself.
func (r *reader) antecedent(m entity.Mention) (owner, bool) {
	own := r.text[m.Start:m.End]
	for len(own) > 1 && (own[0] == '该' || own[0] == '本' || own[0] == '这' || own[0] == '届' || own[0] == '家') {
		own = own[1:]
	}
	tail := string(own[max(0, len(own)-2):])
	type candidate struct {
		o  owner
		ok bool
	}
	var byType candidate
	look := func(o owner) bool {
		if len([]rune(tail)) == 2 && strings.HasSuffix(o.text, tail) && o.text != tail {
			return true
		}
		if !byType.ok && (o.typ == m.Type || m.Type == "any" && o.typ != "product") {
			byType = candidate{o, true}
		}
		return false
	}
	for i := len(r.mentions) - 1; i >= 0; i-- {
		if x := r.mentions[i]; x.End <= m.Start && !x.Anaphor && !x.Generic {
			if o := r.printed(x); look(o) {
				return inherited(o), true
			}
		}
	}
	for i := len(r.owners.named) - 1; i >= 0; i-- {
		if o := r.owners.named[i]; look(o) {
			return inherited(o), true
		}
	}
	switch {
	case m.Anaphor && byType.ok:
		return inherited(byType.o), true
	case m.Generic || m.Anaphor && m.Type != "any" && len(own) > 1:
		o := r.printed(m)
		o.text = string(own)
		o.rule = "entity/common-noun"
		return o, true
	}
	return owner{}, false
}

// standsIn makes a common noun that opens its clause (公司日处理能力) stand for the
// company, zone or institution that the paragraph has named; and a 企业 that
// stands for none a common noun.
func (r *reader) standsIn(i int) {
	m := &r.mentions[i]
	if m.Role != entity.Subject || !m.Generic && !m.Anaphor || m.End-m.Start > 2 {
		return
	}
	switch m.Type {
	case "company", "zone", "institution":
	default:
		return
	}
	x := *m
	x.Anaphor, x.Generic = true, false
	o, ok := r.antecedent(x)
	name := ok && o.rule == "entity/anaphor" && (strings.Contains(r.p.Text, o.text))
	m.Anaphor, m.Generic = name, !name
}

func inherited(o owner) owner {
	o.method, o.from, o.rule = paper.Inherited, "anaphor", "entity/anaphor"
	return o
}

// printed returns the mention itself as an owner.
func (r *reader) printed(m entity.Mention) owner {
	return owner{text: r.str(m.Start, m.End), typ: m.Type, span: m.Span, method: paper.Explicit, rule: "entity/named"}
}

// ownerOf returns the mention as an owner; ok is false where it stands for nothing.
func (r *reader) ownerOf(m entity.Mention) (owner, bool) {
	if m.Anaphor || m.Generic {
		return r.antecedent(m)
	}
	return r.printed(m), true
}

// owner returns whose the number at token k is: the mention that stands best, by
// the penalties of [reader.weigh]; else the subject of the paragraph so far, the
// title, the subject of the paragraphs before.
func (r *reader) owner(k int) owner {
	best, score := -1, 40
	start := r.clauseStart(k)
	for i := range r.mentions {
		if sc := r.weigh(i, k); sc < score || sc == score && r.mentions[i].Start < start && best >= 0 {
			best, score = i, sc
		}
	}
	generic := best >= 0 && r.mentions[best].Generic
	if best >= 0 && !(generic && r.owners.inPara.text != "") || best >= 0 && score < 10 {
		o, ok := r.ownerOf(r.mentions[best])
		if ok {
			if o.method == paper.Explicit && r.mentions[best].Start < start {
				o.method, o.from = paper.Inherited, "sentence"
			}
			return o
		}
	}
	if o := r.owners.inPara; o.text != "" {
		o.method, o.from = paper.Inherited, "paragraph"
		return o
	}
	if o := r.owners.title; o.text != "" {
		return o
	}
	if o := r.owners.last; o.text != "" {
		o.method, o.from = paper.Inherited, "story"
		return o
	}
	return owner{method: paper.None}
}

// clauseStart returns where the clause of token k starts.
func (r *reader) clauseStart(k int) int {
	from, _ := r.s.Clause(k)
	return r.toks[from].Start
}

// never is the penalty of a mention that cannot be the owner.
const never = 1000

// weigh returns how badly mention i is placed to own the number at token k: best
// the subject of its clause, then that of a clause before, then what stands
// behind a preposition.
func (r *reader) weigh(i, k int) int {
	m := r.mentions[i]
	from, to := r.s.Clause(k)
	start, end := r.toks[from].Start, r.toks[to-1].End
	at := r.toks[k].Start
	reading := &r.read[r.toks[k].Ref]
	n := reading.Noun
	switch {
	case m.Start >= at:
		// 总投资50亿元的…公司项目
		if m.Start < end && k+2 < len(r.toks) && r.s.Text[r.toks[k+1].Start] == '的' && m.Start == r.toks[k+2].Start && !m.Generic && !m.Anaphor && !reading.Counted {
			return 3
		}
		return never
	case r.speaks(m, at) || comparedWith(r.text, m):
		return never
	case m.Start >= n.Start && m.End <= n.End && (m.Generic || m.Anaphor && m.Start > n.Start || reading.Counted):
		return never
	case !reading.Of.Empty() && m.Start >= reading.Of.Start && m.End <= reading.Of.End:
		return 39
	}
	sc := [...]int{entity.Subject: 0, entity.Oblique: 14, entity.Modifier: 12, entity.Object: 25}[m.Role]
	if m.Role == entity.Modifier && r.closed(m) {
		sc = 2 // 由…主办的艺术节，: the head of its phrase
	} else if m.Role != entity.Modifier && r.modifies(i) {
		sc += 12 // …主办, inside what modifies that
	}
	if m.Generic {
		if m.Role != entity.Subject {
			return never
		}
		sc += 16
	}
	if m.Anaphor {
		sc++
	}
	if m.Start < start {
		sc += 4
		if r.crossed(m, at) {
			sc += 2
		}
	}
	return sc
}

// closed reports whether the name ends its phrase: a comma or a verb follows.
func (r *reader) closed(m entity.Mention) bool {
	for i := range r.toks {
		if t := r.toks[i]; t.Start >= m.End {
			return t.Tag == word.W || t.Tag == word.V || t.Tag == word.D || t.Tag == word.P || t.Tag == word.T
		}
	}
	return true
}

// modifies reports whether mention i stands before a 的 that leads to a later
// name of the same clause.
func (r *reader) modifies(i int) bool {
	for j := i + 1; j < len(r.mentions); j++ {
		m := r.mentions[j]
		if r.stop(r.mentions[i].End, m.Start) {
			return false
		}
		if m.Role == entity.Modifier && r.closed(m) && !m.Generic {
			return true
		}
	}
	return false
}

// stop reports whether a stop stands in text[from:to].
func (r *reader) stop(from, to int) bool {
	for i := from; i < to; i++ {
		switch r.text[i] {
		case '，', '。', '；', '：':
			return true
		}
	}
	return false
}

// speaks reports whether the name is who says it: a verb of saying follows in its
// clause, before the number.
func (r *reader) speaks(m entity.Mention, at int) bool {
	for i := range r.toks {
		t := r.toks[i]
		if t.Start < m.End {
			continue
		}
		if t.Start >= at || r.s.Boundary(i) {
			return false
		}
		if (t.Tag == word.V || t.Tag == word.VN) && r.s.Says(i) {
			return true
		}
	}
	return false
}

// crossed reports whether a stop of a parallel clause lies between.
func (r *reader) crossed(m entity.Mention, at int) bool {
	for i := m.End; i < at; i++ {
		if r.text[i] == '；' || r.text[i] == '。' {
			return true
		}
	}
	return false
}

// comparedWith reports whether the name is what something is compared with: 比全国, 高于上海.
func comparedWith(text []rune, m entity.Mention) bool {
	return m.Start > 0 && (text[m.Start-1] == '比' || text[m.Start-1] == '较' || text[m.Start-1] == '于' && m.Start > 1 && strings.ContainsRune("高低快慢多少大小优好", text[m.Start-2]))
}

// settle remembers the sentence's names and its subject for those that come.
func (r *reader) settle() {
	var subject owner
	end := r.sent.End
	for i, m := range r.mentions {
		if m.Generic {
			continue
		}
		o, ok := r.ownerOf(m)
		if !ok {
			continue
		}
		if !m.Anaphor && !m.Whole {
			r.owners.named = append(r.owners.named, o)
		}
		head := m.Role == entity.Modifier && r.closed(m)
		if (subject.text == "" && (m.Role == entity.Subject || head) && !r.speaks(m, end)) && !(m.Role == entity.Subject && r.modifies(i)) {
			subject = o
		}
	}
	if subject.text != "" {
		subject.span = paper.Span{}
		r.owners.inPara = subject
		if subject.typ != "product" {
			r.owners.last = subject
		}
	}
}
