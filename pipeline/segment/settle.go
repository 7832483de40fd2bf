package segment

// settle decides the story of each run. A join carries it to the story of what
// it continues. Runs that nothing ties to the headline they stand under are then
// weighed: what they speak of, the width of their column, and where they stand.
// Stories and runs are weighed in turn until nothing changes.
func (s *sheet) settle(runs []*run) {
	groups := chained(runs)
	for _, g := range groups {
		for _, r := range g {
			r.story = g[0].story
		}
	}
	defer disjoin(runs)
	if len(s.stories) < 2 || len(groups) > 3000 {
		return
	}
	for round := 0; round < 4; round++ {
		if !s.weigh(runs, groups) {
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

// chained groups runs that read on in each other, in order.
func chained(runs []*run) [][]*run {
	var out [][]*run
	seen := map[*run]bool{}
	take := func(r *run) {
		var g []*run
		for ; r != nil && !seen[r]; r = r.next {
			seen[r] = true
			g = append(g, r)
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
	atHome = 6.0 // it stands under the story's headline
	onward = 4.0 // the run before it in the source is of the story
)

// weigh moves groups of runs to the story that they fit best; it reports whether
// any moved.
func (s *sheet) weigh(runs []*run, groups [][]*run) bool {
	index := map[*story]int{}
	themes := make([]*topic, len(s.stories))
	for i, st := range s.stories {
		index[st], themes[i] = i, newTopic()
		if st.head != nil {
			for _, p := range st.head.pieces {
				themes[i].add(p.rs, 3)
			}
		}
	}
	for _, g := range groups {
		for _, r := range g {
			k := index[r.story]
			for _, p := range r.pieces {
				themes[k].add(p.rs, 1)
			}
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
			b := 0.5*fit(text, themes[k], s.page, k == cur) + s.stands(runs, g, st)
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
			}
			move(text, themes[cur], themes[best])
			moved = true
		}
	}
	return moved
}

// anchored reports whether a group of runs surely belongs to the story it is in:
// it stands under its headline.
func (s *sheet) anchored(g []*run) bool {
	first := g[0]
	return first.story == first.home && first.home.head != nil
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
