package segment

// On a hard-wrapped page the columns of a story stand one after the other, with
// those of others between them where the page was cut into rows of columns. So
// the stories of the runs are found together, as the likeliest sequence: every
// run speaks for a story by what it says, by the width of its column and by the
// headline it stands under, and going over to another story costs.

// Bits of a sequence of runs.
const (
	over    = -10.0 // from one story to another in mid-page
	behind  = -3.0  // under a headline, to another story than its own
	under   = 0.0   // it stands under the story's headline
	speaks  = 0.6   // times what a run says for a story
	atMost  = 40.0  // at most
	ties    = 0.6   // times the gain of the join that leads to it
	certain = 1e6
)

// sequence gives every run its story; it reports whether any changed. At first
// only the runs that surely belong to a story say what it speaks of.
func (s *sheet) sequence(runs []*run, sure bool) bool {
	n := len(s.stories)
	index := map[*story]int{}
	themes, wide := make([]*topic, n), make([]map[int]int, n)
	for k, st := range s.stories {
		index[st], themes[k], wide[k] = k, newTopic(), map[int]int{}
		if st.head != nil {
			for _, p := range st.head.pieces {
				themes[k].add(p.rs, 3)
			}
		}
	}
	texts := make([][]rune, len(runs))
	for i, r := range runs {
		for _, p := range r.pieces {
			texts[i] = append(append(texts[i], p.rs...), '\n')
		}
		if k := index[r.story]; !sure || s.anchored([]*run{r}) {
			themes[k].add(texts[i], 1)
			wide[k][r.wide()] += r.chars()
		}
	}
	best, from := make([]float64, n), make([][]int32, len(runs))
	for i, r := range runs {
		top, at := -1e18, 0
		for k, b := range best {
			if b > top {
				top, at = b, k
			}
		}
		from[i] = make([]int32, n)
		next := make([]float64, n)
		home := index[r.home]
		anchored := s.anchored([]*run{r})
		for k := range next {
			stay, go_ := best[k], top+over
			if r.top {
				stay, go_ = best[k]+behind, top+behind
				if k == home {
					stay, go_ = best[k], top
				}
			}
			from[i][k], next[k] = int32(k), stay
			if go_ > stay {
				from[i][k], next[k] = int32(at), go_
			}
			own := k == index[r.story] && (!sure || anchored)
			next[k] += max(-atMost, min(atMost, speaks*fit(texts[i], themes[k], s.page, own)))
			next[k] += r.suits(wide[k], own)
			if k == home {
				next[k] += under
			}
			if anchored && k == home {
				next[k] += certain
			}
			if r.prev != nil && index[r.prev.story] == k {
				next[k] += ties * min(20, r.prev.last().gain)
			}
			if r.next != nil && index[r.next.story] == k {
				next[k] += ties * min(20, r.last().gain)
			}
		}
		best = next
	}
	at := 0
	for k, b := range best {
		if b > best[at] {
			at = k
		}
	}
	moved := false
	for i := len(runs) - 1; i >= 0; i-- {
		if st := s.stories[at]; runs[i].story != st {
			runs[i].story, moved = st, true
		}
		at = int(from[i][at])
	}
	return moved
}

// suits returns what the width of a run's column says for a story with columns of
// some widths.
func (r *run) suits(wide map[int]int, own bool) float64 {
	n := wide[r.wide()]
	if own {
		n -= r.chars()
	}
	switch {
	case n > 0:
		return sameWidth
	case len(wide) > 0 && r.chars() > 40:
		return unlike
	}
	return 0
}
