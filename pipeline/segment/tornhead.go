package segment

import (
	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// OCR reads a page column by column, and a headline set over several columns with
// them: what stands over a column is a line before it, alone or on top of its text:
//
//	上半年主要经                    over the first column
//	本报记者 胡 军
//	国家统计局今天公布…          its text
//	济数据公布                      over the second
//	6.9%的增速…                    its text
//
// The parts are put together again where each reads on in the next, better than in
// the texts about it, or where a text of the page says the headline's words: that also
// tells what a character at the tear was that OCR misread or lost (全|看深化改革, where the
// text has 全面深化改革).
const (
	partMost  = 24  // characters of a part
	headMost  = 40  // of a headline
	partNear  = 14  // pieces between two parts
	partFit   = 4.0 // bits by which a part must read on in the next at least
	brokenOff = 7.0 // what a mark at its end says that a part breaks off
	partLead  = 3.0 // and more than from or in the text beside it

	sameBefore = 3 // characters before the tear that the text must have too
	sameBehind = 5 // and behind it
)

// tornHeads makes one piece of the parts of each headline that was torn up between
// the columns it stands over.
func (s *sheet) tornHeads() {
	gone := map[*piece]bool{}
	for i, a := range s.pieces {
		if gone[a] || !s.headPart(a) || s.wanted(a) {
			continue
		}
		last := i
		for k := i + 1; k < len(s.pieces) && k <= last+partNear; k++ {
			b := s.pieces[k]
			if b.class == byline && k > i+1 || b.class == credit {
				break
			}
			if k == last+1 || gone[b] || !s.headPart(b) {
				continue
			}
			cut, between, told := s.told(a, b)
			if !told && !s.partOf(a, b, last, k) {
				continue
			}
			if between != "" || cut > 0 {
				b.units[0].patch(cut, between)
				b.reread()
			}
			for _, u := range b.units {
				a.add(u, paper.JoinColumn, 0.8)
			}
			if k+1 < len(s.pieces) && s.pieces[k+1].block == b.block {
				s.pieces[k+1].top = true
			}
			gone[b] = true
			last = k
		}
		if last > i {
			a.class = short
		}
	}
	if len(gone) == 0 {
		return
	}
	kept := make([]*piece, 0, len(s.pieces))
	for _, p := range s.pieces {
		if !gone[p] {
			p.order = len(kept)
			kept = append(kept, p)
		}
	}
	s.pieces = kept
}

// headPart reports whether a piece can be a part of a headline: a few characters in no
// sentence, alone or on top of a column's text and far narrower than it.
func (s *sheet) headPart(p *piece) bool {
	if !p.ocr || len(p.units) > 1 || len(p.rs) < 2 || len(p.rs) > partMost || ending(p.rs) == 2 || hasRune(p.rs, '。', '；') || midStart(p.rs) {
		return false
	}
	switch p.class {
	case short, running, name:
	case furniture:
		if p.units[0].rule != "furniture/noise" {
			return false
		}
	default:
		return false
	}
	words := 0
	for _, r := range p.rs {
		if han(r) {
			words++
		}
	}
	if words < 2 {
		return false
	}
	if !s.inBlock(p) {
		return true
	}
	k := p.order + 1
	return p.top && !p.tangled && k < len(s.pieces) && s.pieces[k].block == p.block && s.pieces[k].body() && p.units[0].wide*3 < s.pieces[k].units[0].wide*2
}

// partOf reports whether the piece at k is the part of a headline behind a, of which
// the piece at last is the part before.
func (s *sheet) partOf(a, b *piece, last, k int) bool {
	if len(a.rs)+len(b.rs) > headMost || b.rs[0] == '“' && tied(a.rs).open > 0 && a.rs[len(a.rs)-1] != '“' {
		return false
	}
	fit := judge(a.rs, b.rs).Fit
	if x := a.rs[len(a.rs)-1]; x == '，' || x == '、' || x == '“' || tied(a.rs).open > 0 && tied(b.rs).close > 0 {
		fit = max(fit, 0) + brokenOff
	}
	if fit < partFit {
		return false
	}
	texts := 0
	for j := last + 1; j < k; j++ {
		if p := s.pieces[j]; p.body() && len(p.rs) > partMost {
			texts++
		}
	}
	if texts == 0 {
		return false
	}
	if q := s.pieces[k-1]; q.body() && q.full && ending(q.rs) == 0 && judge(q.rs, b.rs).Fit > fit-partLead {
		return false // the last line of its column
	}
	if q := s.pieces[last+1]; q.body() && judge(a.rs, q.rs).Fit > fit-partLead {
		return false // the first line of a text
	}
	return true
}

// told reports whether a text of the page says on from part a to part b of a headline,
// and what it has between: characters for the first cut ones of b.
func (s *sheet) told(a, b *piece) (cut int, between string, ok bool) {
	n := len(a.rs)
	if n < sameBefore || len(b.rs) < sameBehind+1 || !han(b.rs[0]) {
		return 0, "", false
	}
	tail := a.rs[n-sameBefore:]
	for _, q := range s.pieces {
		if !q.body() || len(q.rs) <= partMost {
			continue
		}
		for i := 0; i+sameBefore < len(q.rs); i++ {
			if !startsWith(q.rs[i:], tail) {
				continue
			}
			rest := q.rs[i+sameBefore:]
			for cut := 0; cut <= 1; cut++ {
				for lost := 0; lost <= 2; lost++ {
					if lost < len(rest) && startsWith(rest[lost:], b.rs[cut:cut+sameBehind]) && !edit.HasDigit(string(b.rs[:cut])+string(rest[:lost])) && (cut <= lost) {
						return cut, string(rest[:lost]), true
					}
				}
			}
		}
	}
	return 0, "", false
}

func startsWith(rs, with []rune) bool {
	if len(rs) < len(with) {
		return false
	}
	for i, r := range with {
		if rs[i] != r {
			return false
		}
	}
	return true
}

// patch sets a text for the first cut characters of a part of a headline.
func (u *unit) patch(cut int, with string) {
	kind := edit.Char
	if cut == 0 {
		kind = edit.Insert
	}
	u.text.Apply([]edit.Edit{{Start: 0, End: cut, After: with, Note: edit.Note{Kind: kind, Rule: "segment/torn-headline", Evidence: edit.Repeat, Confidence: 0.8}}})
	u.rs = []rune(u.text.String())
}
