package segment

import (
	"baoshu/pipeline/paper"
)

// plain reads a web copy or a prepared text: one story, one paragraph a line,
// the headline first. Nothing is moved, cut or joined, but a heading set on two
// lines; nothing is dropped.
func (s *sheet) plain() {
	st := &story{}
	headed := false
	n := 0
	for _, pg := range s.file.Pages {
		n += len(pg.Lines)
	}
	s.room.lines(n)
	units, refs, pieces := s.room.units, s.room.refs, s.room.pieces
	s.pieces = s.room.list
	k := 0
	for _, pg := range s.file.Pages {
		for i := range pg.Lines {
			p := &pieces[k]
			s.room.runes = units[k].take(pg, &pg.Lines[i], s.room.runes)
			refs[k] = &units[k]
			p.begin(refs[k : k+1 : k+1])
			k++
			p.story = st
			s.put(p)
			p.role = plainRole(p, headed)
			if p.role == paper.Headline || p.role == paper.Body || p.role == paper.Lead {
				headed = true
			}
			if n := len(s.pieces); n > 1 && p.role == paper.Heading && s.pieces[n-2].role == paper.Heading && endsDash(s.pieces[n-2].rs) {
				s.pieces[n-2].add(p.units[0], paper.JoinLine, 0.95)
				s.pieces = s.pieces[:n-1]
			}
		}
	}
	if len(s.pieces) == 0 {
		return
	}
	st.pieces = s.pieces
	st.page = s.pieces[0].units[0].page
	s.stories = []*story{st}
	s.kickers(st)
}

// plainRole says what a line of a plain text is; before the headline was found,
// the first line that can be one is.
func plainRole(p *piece, headed bool) paper.Role {
	switch p.class {
	case byline:
		return paper.Byline
	case name:
		if headed {
			return paper.Byline
		}
	case credit:
		return paper.Credit
	case caption:
		return paper.Caption
	case source:
		return paper.SourceBy
	case note, editor:
		return paper.Notice
	case lead:
		return paper.Lead
	case banner:
		if !headed {
			return paper.Series
		}
	case furniture:
		return paper.Notice
	}
	if p.mark == paper.MarkQuote && !headed && len(p.rs) <= 20 {
		return paper.Series
	}
	if !headed && len(p.rs) <= 80 && (p.class == short || p.mark == paper.MarkHeading || ending(p.rs) < 2 || len(p.rs) <= 40) {
		return paper.Headline
	}
	if p.mark == paper.MarkHeading || p.class == short && subhead(p.rs) {
		return paper.Heading
	}
	return paper.Body
}

// subhead reports whether a short line can head a section: it does not break
// off at a comma, and it is no attribution that begins with a dash.
func subhead(rs []rune) bool {
	if len(rs) == 0 || ending(rs) == 2 {
		return false
	}
	switch rs[len(rs)-1] {
	case '，', '、', '；', '：', ',', ';', ':':
		return false
	}
	return !(rs[0] == '—' && len(rs) > 12)
}

func endsDash(rs []rune) bool {
	n := len(rs)
	return n > 1 && (rs[n-1] == '—' || rs[n-1] == '―' || rs[n-1] == '-' && rs[n-2] == '-')
}
