package segment

// settle decides the story of each run. A join carries it to the story of what
// it continues. Runs that nothing ties to the headline they stand under are then
// weighed: what they speak of, the width of their column, and where they stand.
// Stories and runs are weighed in turn until nothing changes.
func (s *sheet) settle(runs []*run) {
	groups := chained(runs, s.hard)
	for _, g := range groups {
		for _, r := range g {
			r.story = g[0].story
		}
	}
	defer disjoin(runs)
	if len(s.stories) < 2 || len(groups) > 3000 {
		return
	}
	if s.hard {
		for round := 0; round < 6; round++ {
			if !s.sequence(runs, round == 0) {
				break
			}
		}
		return
	}
	for round := 0; round < 4; round++ {
		if !s.weigh(runs, groups, round == 0 && s.hard) {
			break
		}
	}
}

// disjoin undoes the joins whose two sides came to stand in different stories.
func disjoin(runs []*run) {
	for _, r := range runs {
		if q := r.next; q != nil && q.story != r.story {
			r.next, q.prev = nil, nil
			r.last().next, q.first().prev = nil, nil
		}
	}
}

// firm is the gain from which a join on a hard-wrapped page decides the story of
// what it leads to; below it, what the text speaks of may say otherwise.
const firm = 16

// chained groups runs that read on in each other, in order. On hard-wrapped pages
// only firm joins count.
func chained(runs []*run, hard bool) [][]*run {
	var out [][]*run
	seen := map[*run]bool{}
	take := func(r *run) {
		var g []*run
		for ; r != nil && !seen[r]; r = r.next {
			seen[r] = true
			g = append(g, r)
			if hard && r.next != nil && r.last().gain < firm && r.home != r.next.home {
				break
			}
		}
		if g != nil {
			out = append(out, g)
		}
	}
	for _, r := range runs {
		if r.prev == nil {
			take(r)
		}
	}
	for _, r := range runs {
		take(r)
	}
	return out
}

// Bits for and against a story that a run's place and form give.
const (
	atHome    = 6.0  // it stands under the story's headline
	onward    = 4.0  // the run before it in the source is of the story
	sameWidth = 3.0  // its column is as wide as the story's others
	unlike    = -4.0 // no column of the story is
)

// weigh moves groups of runs to the story that they fit best; it reports whether
// any moved. At first only the runs that surely belong to a story say what it
// speaks of.
func (s *sheet) weigh(runs []*run, groups [][]*run, sure bool) bool {
	index := map[*story]int{}
	themes := make([]*topic, len(s.stories))
	wide := make([]map[int]int, len(s.stories))
	for i, st := range s.stories {
		index[st], themes[i], wide[i] = i, newTopic(), map[int]int{}
		if st.head != nil {
			for _, p := range st.head.pieces {
				themes[i].add(p.rs, 3)
			}
		}
	}
	for _, g := range groups {
		if sure && !s.anchored(g) {
			continue
		}
		for _, r := range g {
			k := index[r.story]
			for _, p := range r.pieces {
				themes[k].add(p.rs, 1)
			}
			wide[k][r.wide()] += r.chars()
		}
	}
	moved := false
	for _, g := range groups {
		if s.anchored(g) {
			continue
		}
		cur := index[g[0].story]
		var text []rune
		for _, r := range g {
			for _, p := range r.pieces {
				text = append(append(text, p.rs...), '\n')
			}
		}
		best, bits, now := cur, -1e18, 0.0
		for k, st := range s.stories {
			b := 0.5*fit(text, themes[k], s.page, k == cur && !sure) + s.stands(runs, g, st)
			if s.hard {
				for _, r := range g {
					n := wide[k][r.wide()]
					if k == cur && !sure {
						n -= r.chars()
					}
					if n > 0 {
						b += sameWidth
					} else if len(wide[k]) > 0 && r.chars() > 40 {
						b += unlike
					}
				}
			}
			if k == cur {
				now = b
			}
			if b > bits {
				best, bits = k, b
			}
		}
		if best != cur && bits > now+2 {
			for _, r := range g {
				r.story = s.stories[best]
				if !sure {
					wide[cur][r.wide()] -= r.chars()
					wide[best][r.wide()] += r.chars()
				}
			}
			if !sure {
				move(text, themes[cur], themes[best])
			}
			moved = true
		}
	}
	return moved
}

// anchored reports whether a group of runs surely belongs to the story it is in:
// it follows the headline and begins like a beginning.
func (s *sheet) anchored(g []*run) bool {
	first := g[0]
	if first.story != first.home || first.home.head == nil {
		return false
	}
	if !s.hard {
		return true
	}
	p := first.first()
	if p.tangled {
		return false
	}
	return first.at > 0 && first.top && !midStart(p.rs) && opens(p.rs) > -4 || first.top && first.at == 0
}

// stands returns what the place of a group says for a story.
func (s *sheet) stands(runs []*run, g []*run, st *story) float64 {
	b := 0.0
	for _, r := range g {
		if r.home == st {
			b += atHome
		}
		if r.at > 0 && runs[r.at-1].story == st {
			b += onward
		}
		if r.at+1 < len(runs) && runs[r.at+1].story == st {
			b += onward / 2
		}
	}
	return b / float64(len(g)) * (1 + 0.2*float64(len(g)-1))
}

// wide returns the width of a run's column, in steps of a few half characters.
func (r *run) wide() int {
	w := 0
	for _, p := range r.pieces {
		for _, u := range p.units {
			w = max(w, u.wide)
		}
	}
	return w / 6
}

func (r *run) chars() int {
	n := 0
	for _, p := range r.pieces {
		n += len(p.rs)
	}
	return n
}
