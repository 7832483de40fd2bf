package extract

import (
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// speaker attaches who is quoted as saying it.
func (r *reader) speaker(f *paper.Figure, k int) {
	from, to, ok := r.attribution(k)
	if !ok {
		return
	}
	f.SpeakerText = r.str(r.toks[from].Start, r.toks[to-1].End)
	f.Explain = append(f.Explain, paper.ExplainRow{Field: "speaker", Text: f.SpeakerText, Rule: "speaker/said", Span: paper.Span{Start: r.toks[from].Start, End: r.toks[to-1].End}})
}

// attribution returns the tokens that say who says it: the words before a verb of
// saying in the clause that frames the quotation of the number at token k, or
// 据X介绍 before it.
func (r *reader) attribution(k int) (from, to int, ok bool) {
	at := r.toks[k].Start
	quoted, open, shut := r.quotation(at)
	for i := range r.toks {
		t := r.toks[i]
		if t.Tag != word.V || !r.s.Says(i) {
			continue
		}
		switch {
		case quoted && (t.Start >= shut || t.End <= open):
		case !quoted && t.End <= at && r.reports(i):
		default:
			continue
		}
		from, _ = r.s.Clause(i)
		for from < i && (r.s.Boundary(from) || r.text[r.toks[from].Start] == '”' || r.text[r.toks[from].Start] == '据' || r.toks[from].Tag == word.C || r.toks[from].Tag == word.T) {
			from++
		}
		to = i
		for to > from && r.adverbial(to-1) {
			to--
		}
		for i := from + 1; i < to; i++ { // 某某在贺信中表示
			if r.toks[i].Tag == word.P || r.toks[i].Tag == word.T || r.toks[i].Tag == word.M || r.toks[i].Tag == word.V && r.toks[i].End-r.toks[i].Start > 1 {
				to = i
			}
		}
		if from < to && r.toks[to-1].End-r.toks[from].Start <= 40 {
			return from, to, true
		}
	}
	return 0, 0, false
}

// adverbial reports whether token i stands between a speaker and the verb of
// saying; a single character may be the end of a name.
func (r *reader) adverbial(i int) bool {
	switch t := r.toks[i]; t.Tag {
	case word.D, word.AD, word.P, word.U:
		return true
	case word.V:
		return t.End-t.Start > 1 || !(i > 0 && r.toks[i-1].Tag == word.NR)
	}
	return false
}

// reports reports whether what follows the verb at token i is what is said.
func (r *reader) reports(i int) bool {
	return i+1 < len(r.toks) && (r.s.Boundary(i+1) || r.text[r.toks[i+1].Start] == '，')
}

// quotation returns the quotation the character stands in, within the sentence.
func (r *reader) quotation(at int) (inside bool, open, shut int) {
	open = -1
	for i := r.sent.Start; i < at; i++ {
		switch r.text[i] {
		case '“', '「':
			open = i
		case '”', '」':
			open = -1
		}
	}
	if open < 0 {
		return false, 0, 0
	}
	for shut = at; shut < r.sent.End && r.text[shut] != '”' && r.text[shut] != '」'; shut++ {
	}
	return true, open, shut
}
