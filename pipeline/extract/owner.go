package extract

import (
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
	title   owner            // the first name of the title
	last    owner            // subject of the last sentence that had one
	byType  map[string]owner // the latest of each type, for 该企业
	counts  map[string]int
	nation  bool // 我国 or 全国 was named
	named   owner
	inPara  owner // subject within the paragraph
	generic owner
}

func (o *owners) reset() {
	*o = owners{byType: o.byType, counts: o.counts}
	if o.byType == nil {
		o.byType, o.counts = map[string]owner{}, map[string]int{}
	}
	clear(o.byType)
	clear(o.counts)
}

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
			if r.owners.title.text == "" {
				r.owners.title = o
			}
			r.owners.note(o)
		}
	}
}

// note remembers a name for anaphors.
func (o *owners) note(n owner) {
	o.byType[n.typ] = n
	o.byType["any"] = n
	o.counts[n.text]++
}

// resolve returns what an anaphor stands for.
func (o *owners) resolve(m entity.Mention) (owner, bool) {
	n, ok := o.byType[m.Type]
	n.method, n.from, n.rule = paper.Inherited, "anaphor "+n.text, "entity/anaphor"
	return n, ok
}

// named returns the mention as an owner; ok is false for an anaphor of nothing.
func (r *reader) named(m entity.Mention) (owner, bool) {
	if m.Anaphor {
		return r.owners.resolve(m)
	}
	return owner{text: string(r.text[m.Start:m.End]), typ: m.Type, span: m.Span, method: paper.Explicit, rule: "entity/named"}, true
}

// owner returns whose the number at token k is.
func (r *reader) owner(k int) owner {
	from, to := r.s.Clause(k)
	start, end := r.toks[from].Start, r.toks[to-1].End
	at := r.toks[k].Start
	reading := &r.read[r.toks[k].Ref]
	best, score := -1, 100
	for i, m := range r.mentions {
		sc := int(m.Role) * 10
		switch {
		case m.Start >= at:
			// 总投资50亿元的…公司项目
			if m.Start < end && k+1 < len(r.toks) && r.s.Text[r.toks[k+1].Start] == '的' && !m.Generic && !m.Anaphor && m.Start == r.toks[min(k+2, len(r.toks)-1)].Start && !reading.Counted {
				sc = 5
			} else {
				continue
			}
		case m.Start >= start:
			if m.Generic {
				sc += 4
			}
			if !reading.Of.Empty() && m.Start >= reading.Of.Start && m.End <= reading.Of.End || compared(r.toks, r.text, m) {
				sc += 50
			}
			if reading.Counted && m.Start >= reading.Noun.Start && m.End <= reading.Noun.End {
				continue
			}
		default:
			if m.Role != entity.Subject {
				sc += 30
				if r.crossed(m, at) {
					sc += 10
				}
			} else {
				sc += 5
			}
			if m.Generic {
				sc += 15
			}
			if compared(r.toks, r.text, m) {
				sc += 50
			}
		}
		if m.Anaphor {
			if _, ok := r.owners.resolve(m); !ok {
				continue
			}
		}
		// of equals the nearer clause, within the clause the first
		if sc < score || sc == score && m.Start < start {
			best, score = i, sc
		}
	}
	if best >= 0 && score < 35 {
		o, _ := r.named(r.mentions[best])
		if o.method == paper.Explicit && r.mentions[best].Start < start {
			o.method, o.from = paper.Inherited, "sentence"
		}
		return o
	}
	if o := r.owners.inPara; o.text != "" {
		o.method, o.from = paper.Inherited, "paragraph"
		return o
	}
	if best >= 0 && score < 60 {
		o, _ := r.named(r.mentions[best])
		o.method, o.from = paper.Inherited, "sentence"
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

// crossed reports whether a stop of a parallel clause lies between.
func (r *reader) crossed(m entity.Mention, at int) bool {
	for i := m.End; i < at; i++ {
		if r.text[i] == '；' || r.text[i] == '。' {
			return true
		}
	}
	return false
}

// compared reports whether the name is what something is compared with: 比全国, 高于上海.
func compared(toks []word.Token, text []rune, m entity.Mention) bool {
	if m.Start == 0 {
		return false
	}
	switch text[m.Start-1] {
	case '比', '较', '于':
		return true
	}
	return false
}

// settle remembers the sentence's subject for those that come.
func (r *reader) settle() {
	var subject owner
	for _, m := range r.mentions {
		if m.Generic {
			continue
		}
		o, ok := r.named(m)
		if !ok {
			continue
		}
		if !m.Anaphor && !m.Whole {
			r.owners.note(o)
		}
		if subject.text == "" && m.Role == entity.Subject {
			subject = o
		}
	}
	if subject.text != "" {
		subject.span = paper.Span{}
		r.owners.inPara, r.owners.last = subject, subject
	}
}
