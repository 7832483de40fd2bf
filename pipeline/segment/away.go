package segment

// A column that a layout tool read out of turn stands behind the text of another story,
// and where the column before it ended with a paragraph, no seam shows it:
//
//	## 六队出战排球联赛           a headline and its text
//	第二轮比赛十六日在江城举行。…
//	比索对美元的比价二日跌至…     the last column of the story below
//	## 多国货币汇率再跌
//	据外汇市场消息，…
//
// What the paragraphs speak of shows it. The paragraphs at the end of a run are taken
// for another story's where their pairs of characters come back in that story, and
// hardly in the one before them: the odds are those of tell.go.
const (
	awayFrom = 10.0 // by how many bits the other story must be likelier
	awayLeft = -3.0 // how likely their own may be at most
	awayLess = 40   // how many characters they have at least
	crowd    = 40   // so many headlines stand on no page of stories but one of lists, where all speak alike
	usual    = 200  // how long the texts are at most for which the odds were counted
)

// A gist is the pairs of characters of a text, each with the class of its rarity.
type gist struct {
	has  map[uint64]bool
	list []rarePair // in the order of the text, so that sums of fractions are the same in every run
	n    int
}

type rarePair struct {
	pair uint64
	rare uint8
}

func newGist() *gist { return &gist{has: map[uint64]bool{}} }

// add puts the pairs of a text in.
func (g *gist) add(rs []rune) {
	g.n += len(rs)
	for i := 1; i < len(rs); i++ {
		k, ok := pairOf(rs[i-1], rs[i])
		if !ok {
			continue
		}
		if !g.has[k] {
			g.has[k] = true
			g.list = append(g.list, rarePair{k, rarity(rs[i-1], rs[i])})
		}
	}
}

// of returns what the pairs of a text say for its being of the story that g is the
// gist of, in bits.
func (g *gist) of(text *gist) float64 {
	if g.n == 0 {
		return 0
	}
	o, l := topicOdds(), long(g.n)
	b := 0.0
	for _, x := range text.list {
		if g.has[x.pair] {
			b += float64(o.gains[l][x.rare])
		} else {
			b += float64(o.losses[l][x.rare])
		}
	}
	return weighs * b * min(1, usual/float64(text.n))
}

// part cuts runs before paragraphs that speak of what another story speaks of, and
// gives those to it.
func (s *sheet) part(runs []*run) []*run {
	if len(s.stories) < 2 || len(s.stories) > crowd {
		return runs
	}
	of := make(map[*story]*gist, len(s.stories))
	for _, st := range s.stories {
		of[st] = newGist()
	}
	for _, r := range runs {
		for _, p := range r.pieces {
			of[r.story].add(p.rs)
		}
	}
	var out []*run
	for _, r := range runs {
		out = append(out, r)
		if q := s.away(r, of); q != nil {
			out = append(out, q)
		}
	}
	for k, r := range out {
		r.at = k
	}
	return out
}

// away takes the paragraphs at the end of a run off that are another story's, and
// returns them as a run of that story; nil where there are none.
func (s *sheet) away(r *run, of map[*story]*gist) *run {
	if r.prev != nil || r.next != nil || r.home.head == nil || !r.top {
		return nil
	}
	at, most := 0, awayFrom
	var to *story
	tail := newGist()
	for c := len(r.pieces) - 1; c > 0; c-- {
		p, q := r.pieces[c], r.pieces[c-1]
		tail.add(p.rs)
		if !p.body() && p.class != short || !q.body() || q.next == p || ending(q.rs) < 2 || midStart(p.rs) || tail.n < awayLess {
			continue
		}
		own := newGist()
		for _, x := range r.pieces[:c] {
			own.add(x.rs)
		}
		here := own.of(tail)
		if here > awayLeft {
			continue
		}
		for _, st := range s.stories {
			if st != r.home && st.head != nil && of[st].of(tail)-here > most {
				at, to, most = c, st, of[st].of(tail)-here
			}
		}
	}
	if to == nil {
		return nil
	}
	q := &run{pieces: r.pieces[at:], home: r.home, story: to}
	r.pieces = r.pieces[:at:at]
	for _, p := range q.pieces {
		p.story = to
	}
	return q
}
