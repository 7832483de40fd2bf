package segment

import "baoshu/pipeline/paper"

// markdown reads a layout tool's output: a line is a paragraph or a cut part of
// one; headings are marked, though not all of them, and banners are marked too.
func (s *sheet) markdown() {
	for _, pg := range s.file.Pages {
		var last *piece
		us := make([]*unit, 0, len(pg.Lines))
		for i := range pg.Lines {
			us = append(us, newUnit(pg, &pg.Lines[i]))
		}
		mastheads(pg, us)
		for _, u := range us {
			if last != nil && u.gap == 0 && hardBreak(last, u) {
				last.add(u, paper.JoinLine, 0.95)
				continue
			}
			last = s.put(newPiece(u))
		}
	}
	s.solve()
}

// hardBreak reports whether a line that follows another without a blank line is
// the rest of a heading set on two lines (优化营商环境——⏎跑出深化改革“加速度”).
func hardBreak(p *piece, u *unit) bool {
	return p.class == short && u.class == short && len(p.units) < 3 && p.mark == u.line.Mark && p.mark != paper.MarkTable
}
