package pipeline

import (
	"sort"

	"github.com/baoshu/baoshu/pipeline/collate"
	"github.com/baoshu/baoshu/pipeline/paper"
	"github.com/baoshu/baoshu/pipeline/segment"
)

// A run goes over its pages in the order of their dates, a block of days at a
// time, because a story may have copies in other papers and on other days, up to
// collate.Window apart. In memory are the stories of the block, those of the
// block before, and those without a date (of as many bytes as blockBytes):
//
//	block     1–8 Oct     9–16 Oct      17–24 Oct
//	grouped   1–8         1–16          9–24
//	emitted               1–8 that      9–16 that
//	                      no later copy joined
//
// Pages that hold copies of one story are one unit, with all pages of their
// issues: they are tabulated, replaced and withdrawn together.
const (
	blockDays  = collate.Window + 1
	blockBytes = 16 << 20
)

// A sheet is a page whose stories are known.
type sheet struct {
	page  *page
	file  *paper.File
	found segment.Result
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
	total := len(pages)
	var forever []*sheet // undated, in the company of every block
	if bytesOf(undated) <= blockBytes {
		var err error
		if forever, err = r.separate(undated, total); err != nil {
			return err
		}
		undated = nil
	}
	var live []*sheet
	for i, block := range blocks {
		sheets, err := r.separate(block, total)
		if err != nil {
			return err
		}
		group(append(append(append([]*sheet(nil), live...), sheets...), forever...))
		var done []*sheet
		if i+1 < len(blocks) {
			done, live = settled(live, sheets, forever)
		} else {
			done, live = append(live, sheets...), nil
			done, forever = append(done, forever...), nil
		}
		if err := r.emitAll(done); err != nil {
			return err
		}
	}
	if len(forever) > 0 {
		group(forever)
		if err := r.emitAll(forever); err != nil {
			return err
		}
	}
	for _, chunk := range chunks(undated) {
		sheets, err := r.separate(chunk, total)
		if err != nil {
			return err
		}
		group(sheets)
		if err := r.emitAll(sheets); err != nil {
			return err
		}
	}
	return nil
}

// needed returns the pages that are processed again, and the unchanged ones that
// may hold copies of their stories.
func (r *runner) needed() []*page {
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

// blocksOf returns the dated pages in blocks of days, in order, and the others.
func blocksOf(pages []*page) (blocks [][]*page, undated []*page) {
	by := map[int][]*page{}
	var order []int
	for _, pg := range pages {
		if !pg.date.Known() {
			undated = append(undated, pg)
			continue
		}
		b := int(pg.date) / blockDays
		if by[b] == nil {
			order = append(order, b)
		}
		by[b] = append(by[b], pg)
	}
	sort.Ints(order)
	for _, b := range order {
		blocks = append(blocks, by[b])
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

// separate makes sheets of pages, with all workers, in the order of the pages.
func (r *runner) separate(pages []*page, total int) ([]*sheet, error) {
	sheets := make([]*sheet, len(pages))
	err := r.parallel(len(pages), func(i int, c *Clock) error {
		f, err := r.file(pages[i], c)
		if err != nil {
			return err
		}
		sheets[i] = &sheet{pages[i], f, Separate(f, c)}
		r.progress(total)
		return nil
	})
	return sheets, err
}

// group unites the pages of one issue and those that hold copies of one story.
func group(sheets []*sheet) {
	var stories []*paper.Article
	var at []*page
	keys := map[string]*page{}
	for _, s := range sheets {
		if first := keys[s.page.key]; first != nil {
			unite(first, s.page)
		} else {
			keys[s.page.key] = s.page
		}
		for _, a := range s.found.Articles {
			stories, at = append(stories, a), append(at, s.page)
		}
	}
	ids := map[string]*page{}
	for i, a := range stories {
		if first := ids[a.ID]; first != nil {
			unite(first, at[i])
		} else {
			ids[a.ID] = at[i]
		}
	}
	for _, g := range collate.Group(stories) {
		for _, i := range g[1:] {
			unite(at[g[0]], at[i])
		}
	}
}

// settled parts the sheets of the block before, which no later copy can join any
// more, from those that stay: the block's own, and what is one unit with them or
// with an undated page.
func settled(before, block, forever []*sheet) (done, live []*sheet) {
	open := map[*page]bool{}
	for _, list := range [][]*sheet{block, forever} {
		for _, s := range list {
			open[s.page.top()] = true
		}
	}
	for _, s := range before {
		if open[s.page.top()] {
			live = append(live, s)
		} else {
			done = append(done, s)
		}
	}
	return done, append(live, block...)
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
	return r.parallel(len(todo), func(i int, c *Clock) error {
		err := r.emit(todo[i], c)
		todo[i].sheets = nil
		return err
	})
}
