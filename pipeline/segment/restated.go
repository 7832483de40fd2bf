package segment

// restated finds the headlines of stories that were torn up with the lines about
// them: a few words in no sentence that the text of another column says again,
// nearly all of them.
func (s *sheet) restated(list []*head) []*head {
	if len(s.pieces) > 1000 {
		return list
	}
	for _, p := range s.pieces {
		if !p.tangled || p.head != nil || p.class != short && p.class != running || len(p.units) > 3 || len(p.rs) < 10 || len(p.rs) > 40 || ending(p.rs) > 0 || hasRune(p.rs, '。', '，') {
			continue
		}
		for _, q := range s.pieces[p.order+1:] {
			if !q.body() || q.tangled || !q.top || len(q.rs) < 40 || s.pieces[q.order-1].head != nil || q.begins != nil || shares(p.rs, q.rs) < 0.75 {
				continue
			}
			h := &head{starts: true, title: 0, pieces: []*piece{p}, dated: q}
			p.head, p.class, q.begins = h, short, h
			list = append(list, h)
			break
		}
	}
	return list
}
