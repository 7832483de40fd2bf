package extract

import (
	"strings"

	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// intended returns the words that make the change at token k one that is meant to
// come: a meeting has settled it (会议确定，…使热效率提升30%), or it stands under what is
// still to be built (大桥建成后，通行时间缩短至20分钟). A time that is past in the sentence,
// 了, 已, 目前 or 累计 say that it is so already.
func (r *reader) intended(f *paper.Figure, k int) paper.Span {
	at := paper.Span{}
	could := r.could(k) || r.couldBefore(f)
	if !could && !r.altered(f, k) {
		return at
	}
	for j := 0; j < k; j++ {
		t := &r.toks[j]
		if p := r.periodAt(j); p != nil && p.Basis == "" {
			if p.Marker || !p.First.Known() || !r.ref.Latest.Known() || p.First <= r.ref.Latest {
				return paper.Span{}
			}
			continue
		}
		switch w := r.str(t.Start, t.End); w {
		case "了", "已", "已经", "累计", "目前", "现在", "如今", "自", "自从", "“":
			return paper.Span{}
		case "确定", "决定":
			if j > 0 && at.Empty() && t.Tag == word.V && r.s.Toks[j-1].Tag != word.U && strings.HasSuffix(r.str(r.toks[j-1].Start, r.toks[j-1].End), "会议") {
				at = paper.Span{Start: t.Start, End: t.End}
			}
		default:
			if end := r.built(j, k, could); end > 0 {
				at = paper.Span{Start: t.Start, End: end}
			}
		}
	}
	return at
}

// altered reports whether the figure at token k tells of a change, by how much or to where.
func (r *reader) altered(f *paper.Figure, k int) bool {
	switch f.Kind {
	case paper.Delta, paper.Rate, paper.PP:
		return true
	}
	return r.read[r.toks[k].Ref].To
}

// could reports whether the clause of the number at token k says what can be, right before the
// verb or the number: 年产值|可|达3亿元. What something is made for (可年产5万吨) is no forecast.
func (r *reader) could(k int) bool {
	const near = 4 // tokens
	from, _ := r.s.Clause(k)
	for j := k - 1; j >= from && j > k-near; j-- {
		if t := r.toks[j]; t.Tag == word.V && r.text[t.Start] == '可' && t.End-t.Start < 3 {
			return r.text[t.End] != '年' && r.text[t.End] != '日'
		}
	}
	return false
}

// couldBefore reports whether the number before in the sentence is what could be once a thing is
// built: the clauses behind it are of then too.
func (r *reader) couldBefore(f *paper.Figure) bool {
	if len(r.figures) == r.paragraph || r.ends&cueAfter == 0 {
		return false
	}
	g := &r.figures[len(r.figures)-1]
	if g.Sentence != f.Sentence || g.Assertion != "plan" || strings.ContainsRune(string(r.text[g.End:f.Start]), '；') {
		return false
	}
	for _, x := range g.Explain {
		if x.Rule == "assertion/intended" {
			return true
		}
	}
	return false
}

// built returns the end of 建成后 at token j before a comma, or 0. Where the clause says what
// could be, no comma is asked for, and 投产后 and 达产后 will do.
func (r *reader) built(j, k int, could bool) int {
	e := r.toks[j].End
	switch r.str(r.toks[j].Start, e) {
	case "建成", "建成后", "竣工", "竣工后", "通车", "通车后":
	case "投产", "投产后", "达产", "达产后", "投用", "投用后", "投运", "投运后", "运营", "运营后", "建成投产", "完工", "达效":
		if !could {
			return 0
		}
	default:
		return 0
	}
	for i := j; i < k && i < j+4; i++ {
		if r.text[r.toks[i].End-1] == '后' {
			if i+1 < k && (could || r.s.Boundary(i+1)) {
				return r.toks[i].End
			}
			return 0
		}
	}
	return 0
}
