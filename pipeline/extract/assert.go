package extract

import (
	"strings"
	"unicode"

	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// Whether a figure is so or planned.

// assert says whether the figure is a plan.
func (r *reader) assert(f *paper.Figure, k int) {
	if f.ChangeRole == "from" {
		if f.PeriodStart.Known() && r.ref.Latest.Known() && f.PeriodStart > r.ref.Latest {
			r.setPeriod(f, nil, paper.None, "")
		}
		return // 到2027年由300家增加到500家: what a plan starts from is so
	}
	if at, ok := r.s.Plan(k); ok && !r.perfected(at, k) {
		f.Assertion = "plan"
		explain(f, "assertion", r.str(at.Start, at.End), "assertion/plan-word", "", at)
		return
	}
	if r.cues&cueMeant != 0 || r.ends&cueAfter != 0 {
		if at := r.intended(f, k); !at.Empty() {
			f.Assertion = "plan"
			explain(f, "assertion", r.str(at.Start, at.End), "assertion/intended", "", at)
			return
		}
	}
	if i := r.toks[k].End; i < len(r.text) && r.text[i] == '的' {
		if at := r.goal(i); !at.Empty() {
			f.Assertion = "plan"
			explain(f, "assertion", r.str(at.Start, at.End), "assertion/goal", "", at)
			return
		}
	}
	if k > 0 && r.text[r.toks[k-1].Start] == '；' && r.goesOn(f, k) {
		f.Assertion = "plan"
		explain(f, "assertion", r.figures[len(r.figures)-1].Quote, "assertion/list", "sentence", paper.Span{})
		return
	}
	if r.ends&cueAfter != 0 {
		if at := r.ensues(); !at.Empty() {
			f.Assertion = "plan"
			explain(f, "assertion", r.str(at.Start, at.End), "assertion/future", "", at)
			return
		}
	}
	if f.PeriodStart.Known() && r.ref.Latest.Known() && r.ahead(f) && !r.done(k) {
		f.Assertion = "plan"
		explain(f, "assertion", f.PeriodText, "assertion/future", "", paper.Span{})
	}
}

// perfected reports whether the clause of the number at token k tells of what is done,
// and the word of the plan stands in one before it: 将播出，10人获得了大奖.
func (r *reader) perfected(at paper.Span, k int) bool {
	from, to := r.s.Clause(k)
	if at.End > r.toks[from].Start {
		return false
	}
	for j := from - 1; j > 0 && r.toks[j].Start >= at.End; j-- {
		if p := r.periodAt(j); p != nil && p.Rule == "now" && !r.attributive(j) || r.text[r.toks[j].Start] == '已' && r.toks[j].Tag == word.D {
			return true // 计划实施52个，…，目前已开工48个，开工率92%
		}
	}
	for j := from; j < k; j++ {
		if t := r.toks[j]; r.text[t.Start] == '已' && t.Ref < 0 {
			return true // 科学规划种植，…，全县已有1.8万人脱贫
		}
	}
	for j := from + 1; j < to; j++ {
		if t := r.toks[j]; t.End-t.Start == 1 && r.text[t.Start] == '了' && r.toks[j-1].Tag == word.V {
			return true
		}
	}
	return false
}

// goal returns the word behind the 的 at i, behind a number, that makes that a goal: 7%左右的目标,
// 5%的预期目标.
func (r *reader) goal(i int) paper.Span {
	for j := i + 1; j+1 < len(r.text) && j < i+8 && unicode.Is(unicode.Han, r.text[j]); j++ {
		if r.text[j] == '目' && r.text[j+1] == '标' {
			return paper.Span{Start: j, End: j + 2}
		}
		if r.text[j] == '的' {
			break
		}
	}
	return paper.Span{}
}

// goesOn reports whether the number at token k, behind a semicolon, goes on with a list of things planned,
// without a verb of its own: 将形成2家集团；5家企业.
func (r *reader) goesOn(f *paper.Figure, k int) bool {
	n := len(r.figures)
	if n == r.paragraph || !r.read[r.toks[k].Ref].Verb.Empty() {
		return false
	}
	g := &r.figures[n-1]
	return g.Assertion == "plan" && g.Sentence == f.Sentence && g.UnitText == f.UnitText
}

// ahead reports whether the figure's time lies after the day of publication, or
// reaches into the next year where the text speaks of both years together. What
// 截至 names is known, even where it is the end of the running month.
func (r *reader) ahead(f *paper.Figure) bool {
	if strings.HasPrefix(f.PeriodText, "截") {
		return false
	}
	return f.PeriodStart > r.ref.Latest || strings.HasPrefix(f.PeriodText, "今明两年") && f.PeriodEnd > r.ref.Latest
}
