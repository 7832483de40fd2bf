package segment

// A headline that is set on two lines over one of several stories side by side is
// read line by line across them all, so that its rest stands among the first lines
// of text, or is glued to one of them:
//
//	我省今年新建农村公路         the first story's headline
//	大学生返乡创业                 the second's, first line
//	本报记者 何 雨
//	记者从交通部门获悉，全省今年   the first story's text
//	带火山村旅游                   the second's, second line
//
// The rest is as narrow as the headline or narrower, is no line of a column, ends in
// no sentence, and reads on from the headline better than from the lines about it.
const (
	restFit   = 2.5 // how well it must read on at least, in bits
	restAhead = 2.0 // how much better than from another line
	restNear  = 10  // how many lines of its block it stands among
	restCols  = 6.0 // how well it must read on though it is as wide as a column
)

// rests takes the headlines at the top of a block whose rests stand further down,
// and returns the block without them.
func (s *sheet) rests(us []*unit, w *widths) []*unit {
	tops := 0
	for tops < len(us) && tops < 4 && us[tops].class == short && us[tops].glued == 0 && !w.full(us[tops].wide) {
		tops++
	}
	if tops == 0 || len(us) < 3 {
		return us
	}
	rest, of := map[*unit]bool{}, make([][]*unit, tops)
	for i := 1; i < min(len(us), restNear); i++ {
		if h := w.headOf(us, i, tops, of, rest); h >= 0 {
			of[h] = append(of[h], us[i])
			rest[us[i]] = true
		}
	}
	if len(rest) == 0 {
		return us
	}
	n := 0
	for i := 0; i < tops; i++ {
		if rest[us[i]] {
			continue
		}
		if len(of[i]) == 0 && clause(us[i].rs) > 6.2 {
			break
		}
		n = i + 1
	}
	for i := n; i < tops; i++ { // a line of text stands between: what is below it is no top
		for _, u := range of[i] {
			delete(rest, u)
		}
	}
	for i, u := range us[:n] {
		if rest[u] {
			continue
		}
		p := joined(append([]*unit{u}, of[i]...), 0.8)
		p.class, p.block = short, s.blocks
		s.put(p)
	}
	var out []*unit
	for i, u := range us {
		if i >= n && !rest[u] {
			out = append(out, u)
		}
	}
	return out
}

// headOf returns the headline at the top of the block of which line i is the rest,
// or -1.
func (w *widths) headOf(us []*unit, i, tops int, of [][]*unit, rest map[*unit]bool) int {
	u := us[i]
	if u.class != short && u.class != running && u.class != name || hasRune(u.rs, '。') || ending(u.rs) == 2 && !asks(u.rs) || u.more {
		return -1
	}
	need := restFit
	if w.full(u.wide) {
		need = restCols
	}
	for j := max(0, i-4); j < i; j++ { // the lines that it may go on from instead
		if v := us[j]; (j >= tops || len(of[j]) > 0) && !rest[v] && v.line != u.line && (v.class == short || v.class == running) && ending(v.rs) == 0 && j >= tops {
			need = max(need, judge(v.rs, u.rs).Fit+restAhead)
		}
	}
	best := -1
	for h := 0; h < min(tops, i); h++ {
		a := us[h]
		if rest[a] || len(of[h]) > 1 || u.wide > a.wide+4 || h+1 == i && i < tops && clause(a.rs) < 4 {
			continue
		}
		head := a.rs
		if n := len(of[h]); n > 0 {
			head = of[h][n-1].rs
		}
		fit := judge(head, u.rs).Fit
		if h+1 < len(us) && h+1 >= tops && h+1 != i && judge(head, us[h+1].rs).Fit > fit {
			continue
		}
		if tied(a.rs).open > 0 && tied(u.rs).close > 0 {
			fit += quoted
		}
		if fit >= need {
			best, need = h, fit
		}
	}
	return best
}
