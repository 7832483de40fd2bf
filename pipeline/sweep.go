package pipeline

import (
	"slices"
	"sort"

	"baoshu/pipeline/collate"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/segment"
)

// A run goes over its pages in the order of their dates, a block of days at a
// time, because a story may have copies in other papers and on other days, up to
// collate.Window apart. In memory are the stories of two blocks, those of the
// days before that a copy may still join, and those without a date (of as many
// bytes as blockBytes). With blocks of ten days:
//
//	block     1–10 Oct    11–20 Oct                   21–30 Oct
//	grouped   1–10        4–20                        14–30
//	emitted   1–3         4–13 that no later copy     14–23 …
//	                      can join
//
// Pages that hold copies of one story are one unit, with all pages of their
// issues: they are tabulated, replaced and withdrawn together.
const blockBytes = 2 << 20

// A sheet is a page whose stories are known.
type sheet struct {
	page  *page
	file  *paper.File
	found segment.Result
	texts []*collate.Text // of found.Articles
}

// A unit is the sheets that are tabulated together.
type unit struct {
	name   string
	sheets []*sheet
	wanted bool
}

func (pg *page) top() *page {
	if pg.root == nil {
		pg.root = pg
	}
	for pg.root != pg.root.root {
		pg.root = pg.root.root
	}
	return pg.root
}

// unite makes one unit of those of two pages; its top is the page that comes
// first by path, so that the order of calls does not matter.
func unite(a, b *page) {
	a, b = a.top(), b.top()
	if b.path < a.path {
		a, b = b, a
	}
	b.root = a
}

// sweep takes the pages through the rooms.
func (r *runner) sweep() error {
	pages := r.needed()
	uniteKnown(pages)
	blocks, undated := blocksOf(pages)
	r.total = len(pages)
	var forever []*sheet // undated, in the company of every block
	if bytesOf(undated) <= blockBytes {
		var err error
		if forever, err = r.separate(undated); err != nil {
			return err
		}
		undated = nil
	}
	if len(blocks) == 0 {
		blocks = append(blocks, nil)
	}
	var live []*sheet
	next := r.ahead(blocks[0])
	for i := range blocks {
		sheets, err := next()
		if err != nil {
			return err
		}
		if i+1 < len(blocks) {
			next = r.ahead(blocks[i+1])
		}
		live = append(live, sheets...)
		r.group(append(append([]*sheet(nil), live...), forever...))
		var done []*sheet
		if i+1 < len(blocks) {
			done, live = settled(live, forever, blocks[i+1][0].date-collate.Window)
		} else {
			done = append(live, forever...)
		}
		if err := r.emitAll(done); err != nil {
			return err
		}
		if i+1 < len(blocks) {
			r.traces.flush(blocks[i+1][0].date)
		}
	}
	if err := r.sweepUndated(undated); err != nil {
		return err
	}
	r.traces.flush(paper.NoDay)
	return nil
}

// sweepUndated takes pages without a date through the rooms where there are too
// many of them to be held beside every block: in pieces, by their paths.
func (r *runner) sweepUndated(pages []*page) error {
	for _, chunk := range chunks(pages) {
		sheets, err := r.separate(chunk)
		if err != nil {
			return err
		}
		r.group(sheets)
		if err := r.emitAll(sheets); err != nil {
			return err
		}
	}
	return nil
}

// ahead begins to separate pages, and returns a function that waits for them.
func (r *runner) ahead(pages []*page) func() ([]*sheet, error) {
	var sheets []*sheet
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		sheets, err = r.separate(pages)
	}()
	return func() ([]*sheet, error) {
		<-done
		return sheets, err
	}
}

// needed returns the pages that are processed again, and the unchanged ones that
// may hold copies of their stories.
func (r *runner) needed() []*page {
	if units, ok := r.neighbours(); ok {
		return r.ofUnits(units)
	}
	days := map[paper.Day]bool{}
	undated := false
	var idle int64
	for _, pg := range r.plan.pages {
		switch {
		case pg.wanted && pg.date.Known():
			for d := pg.date - 2*collate.Window; d <= pg.date+2*collate.Window; d++ {
				days[d] = true
			}
		case pg.wanted:
			undated = true
		case !pg.date.Known():
			idle += pg.bytes
		}
	}
	any := undated || len(days) > 0
	units := map[string]bool{}
	for _, pg := range r.plan.pages {
		if !pg.wanted && (days[pg.date] || any && !pg.date.Known() && idle <= blockBytes) {
			units[pg.key] = true
		}
	}
	return r.ofUnits(units)
}

// ofUnits returns the pages that are processed again and those of some units.
func (r *runner) ofUnits(units map[string]bool) []*page {
	var out []*page
	for _, pg := range r.plan.pages {
		if pg.wanted || units[pg.key] {
			out = append(out, pg)
		}
	}
	return out
}

// uniteKnown unites the pages of one issue, of which an unchanged page knows only
// the unit that it belonged to and will again; and pages of the same bytes that say nothing of
// paper and date.
func uniteKnown(pages []*page) {
	byKey, bySum := map[string]*page{}, map[string]*page{}
	for _, pg := range pages {
		if first := byKey[pg.key]; first != nil {
			unite(first, pg)
		} else {
			byKey[pg.key] = pg
		}
		if pg.date.Known() {
			continue
		}
		if first := bySum[pg.sha]; first != nil {
			unite(first, pg)
		} else {
			bySum[pg.sha] = pg
		}
	}
}

// blocksOf returns the dated pages in blocks of whole days, in order, and the
// others. A block is closed when it has blockBytes.
func blocksOf(pages []*page) (blocks [][]*page, undated []*page) {
	var dated []*page
	for _, pg := range pages {
		if pg.date.Known() {
			dated = append(dated, pg)
		} else {
			undated = append(undated, pg)
		}
	}
	sort.SliceStable(dated, func(i, j int) bool { return dated[i].date < dated[j].date })
	from := 0
	var size int64
	for i, pg := range dated {
		if size >= blockBytes && pg.date != dated[i-1].date {
			blocks, from, size = append(blocks, dated[from:i]), i, 0
		}
		size += pg.bytes
	}
	if from < len(dated) {
		blocks = append(blocks, dated[from:])
	}
	return
}

// chunks cuts undated pages into pieces of blockBytes; pages of one unit stay
// together.
func chunks(pages []*page) (out [][]*page) {
	byTop := map[*page][]*page{}
	var tops []*page
	for _, pg := range pages {
		t := pg.top()
		if byTop[t] == nil {
			tops = append(tops, t)
		}
		byTop[t] = append(byTop[t], pg)
	}
	var size int64
	for _, t := range tops {
		if n := bytesOf(byTop[t]); size == 0 || size+n > blockBytes {
			out, size = append(out, byTop[t]), n
		} else {
			out[len(out)-1], size = append(out[len(out)-1], byTop[t]...), size+n
		}
	}
	return
}

func bytesOf(pages []*page) (n int64) {
	for _, pg := range pages {
		n += pg.bytes
	}
	return
}

// separate makes sheets of pages, with all workers, in the order of the pages,
// and follows stories from page to page of an issue.
func (r *runner) separate(pages []*page) ([]*sheet, error) {
	sheets, err := r.sheets(pages)
	if err != nil {
		return nil, err
	}
	followJumps(sheets)
	err = r.parallel(len(sheets), func(i int, c *Clock) error {
		c.start()
		s := sheets[i]
		s.texts = make([]*collate.Text, len(s.found.Articles))
		for k, a := range s.found.Articles {
			s.texts[k] = collate.TextOf(a)
		}
		r.traces.note(s)
		c.stop(Collate)
		return nil
	})
	return sheets, err
}

// sheets makes sheets of pages, but for those that are made already.
func (r *runner) sheets(pages []*page) ([]*sheet, error) {
	sheets := make([]*sheet, len(pages))
	err := r.parallel(len(pages), func(i int, c *Clock) error {
		if s := r.made[pages[i]]; s != nil {
			sheets[i] = s
			return nil
		}
		f, err := r.file(pages[i], c)
		if err != nil {
			return err
		}
		sheets[i] = &sheet{page: pages[i], file: f, found: Separate(f, c)}
		r.progress()
		return nil
	})
	return sheets, err
}

// followJumps joins the stories that go on on another page of their issue.
func followJumps(sheets []*sheet) {
	issues := map[string][]*sheet{}
	for _, s := range sheets {
		issues[s.page.key] = append(issues[s.page.key], s)
	}
	for _, issue := range issues {
		if len(issue) < 2 {
			continue
		}
		var all []*paper.Article
		for _, s := range issue {
			all = append(all, s.found.Articles...)
		}
		left := segment.Jumps(all)
		if len(left) == len(all) {
			continue
		}
		stays := map[*paper.Article]bool{}
		for _, a := range left {
			stays[a] = true
		}
		for _, s := range issue {
			s.found.Articles = slices.DeleteFunc(s.found.Articles, func(a *paper.Article) bool { return !stays[a] })
		}
	}
}

// group unites the pages of one issue and those that hold copies of one story,
// and remembers which copies are of one story.
func (r *runner) group(sheets []*sheet) {
	var c Clock
	c.start()
	var stories []*collate.Text
	var at []*page
	keys := map[string]*page{}
	for _, s := range sheets {
		if first := keys[s.page.key]; first != nil {
			unite(first, s.page)
		} else {
			keys[s.page.key] = s.page
		}
		for _, t := range s.texts {
			stories, at = append(stories, t), append(at, s.page)
		}
	}
	ids := map[string]int{}
	link := func(i, j int) {
		unite(at[i], at[j])
		r.match(stories[i].Story(), stories[j].Story())
	}
	for i, t := range stories {
		id := t.Story().ID
		if first, ok := ids[id]; ok {
			link(first, i)
		} else {
			ids[id] = i
		}
	}
	for _, g := range r.grouper.Group(stories) {
		for _, i := range g[1:] {
			link(g[0], i)
		}
	}
	c.stop(Collate)
	r.mu.Lock()
	r.sum.Clock.Add(&c)
	r.mu.Unlock()
}

// match says that two copies are of one story.
func (r *runner) match(a, b *paper.Article) {
	a, b = r.first(a), r.first(b)
	if a != b {
		r.same[b] = a
	}
}

// first returns the copy that stands for the copies of a story.
func (r *runner) first(a *paper.Article) *paper.Article {
	for r.same[a] != nil {
		a = r.same[a]
	}
	return a
}

// groupsOf returns which of the copies are of one story, as collate.Group does.
func (r *runner) groupsOf(copies []*paper.Article) [][]int {
	at := map[*paper.Article]int{}
	var groups [][]int
	for i, a := range copies {
		f := r.first(a)
		g, ok := at[f]
		if !ok {
			g = len(groups)
			at[f] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	return groups
}

// settled parts the sheets that no copy of a later day can join any more, all of
// whose unit is older than since, from those that stay: the others, and what is
// one unit with them or with an undated page.
func settled(sheets, forever []*sheet, since paper.Day) (done, live []*sheet) {
	open := map[*page]bool{}
	for _, s := range forever {
		open[s.page.top()] = true
	}
	for _, s := range sheets {
		if s.page.date >= since {
			open[s.page.top()] = true
		}
	}
	for _, s := range sheets {
		if open[s.page.top()] {
			live = append(live, s)
		} else {
			done = append(done, s)
		}
	}
	return done, live
}

// forget lets go of what the pages of a unit hold, once its rows are made: those
// of a block would be a hundred megabytes. The stories stay as names of themselves.
func (u *unit) forget() {
	for _, s := range u.sheets {
		for _, a := range s.found.Articles {
			*a = paper.Article{}
		}
		for _, t := range s.texts {
			t.Recycle()
		}
		s.texts = nil
		s.file, s.found.Loose = nil, nil
	}
	u.sheets = nil
}

// emitAll makes rows of all units of the sheets that are processed again.
func (r *runner) emitAll(sheets []*sheet) error {
	byTop := map[*page]*unit{}
	var units []*unit
	for _, s := range sheets {
		t := s.page.top()
		u := byTop[t]
		if u == nil {
			u = &unit{name: s.page.key}
			byTop[t] = u
			units = append(units, u)
		}
		u.sheets = append(u.sheets, s)
		u.name = min(u.name, s.page.key)
		u.wanted = u.wanted || s.page.wanted
	}
	var todo []*unit
	for _, u := range units {
		if u.wanted {
			sort.Slice(u.sheets, func(i, j int) bool { return u.sheets[i].page.path < u.sheets[j].page.path })
			todo = append(todo, u)
		}
	}
	err := r.parallel(len(todo), func(i int, c *Clock) error {
		err := r.emit(todo[i], c)
		todo[i].forget()
		return err
	})
	for _, s := range sheets {
		for _, a := range s.found.Articles {
			delete(r.same, a)
		}
	}
	return err
}
