package segment

import "baoshu/pipeline/paper"

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
// the texts about it.
const (
	partMost = 16  // characters of a part
	partNear = 14  // pieces between two parts
	partFit  = 7.0 // bits by which a part must read on in the next at least
	partLead = 3.0 // and more than from or in the text beside it
)

// tornHeads makes one piece of the parts of each headline that was torn up between
// the columns it stands over.
func (s *sheet) tornHeads() {
	gone := map[*piece]bool{}
	for i, a := range s.pieces {
		if gone[a] || !s.headPart(a) {
			continue
		}
		last := i
		for k := i + 1; k < len(s.pieces) && k <= last+partNear; k++ {
			b := s.pieces[k]
			if b.class == byline && k > i+1 || b.class == credit {
				break
			}
			if k == last+1 || gone[b] || !s.headPart(b) || !s.partOf(a, b, last, k) {
				continue
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
	fit := judge(a.rs, b.rs).Fit
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
