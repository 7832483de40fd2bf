package extract

import (
	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/paper"
)

// Article reads every paragraph of the story and sets its Figures, Unparsed and
// Numbers. Relative times are resolved against the publication date, or the
// interval it must lie in. Reading a story twice gives the same.
func Article(a *paper.Article) { Stories([]*paper.Article{a}) }

// Stories reads each story as [Article] does, many together in less time than one by one.
func Stories(as []*paper.Article) {
	r := readers.Get().(*reader)
	defer readers.Put(r)
	for len(as) > 0 {
		n := atOnce(as)
		r.stories = r.stories[:0]
		for _, a := range as[:n] {
			r.stories = append(r.stories, story{a: a, ref: reference(a)})
		}
		r.prepare()
		for i := range r.stories {
			a := as[i]
			r.story(&r.stories[i])
			a.Numbers = r.seen
			a.Figures, a.Unparsed = r.given()
		}
		r.forget()
		as = as[n:]
	}
}

// reference returns what the times of a story are resolved against.
func reference(a *paper.Article) period.Reference {
	if m := &a.Meta; m.Date.Known() && (!m.Earliest.Known() || !m.Latest.Known()) {
		return period.Reference{Earliest: m.Date, Latest: m.Date}
	}
	return period.Reference{Earliest: a.Meta.Earliest, Latest: a.Meta.Latest}
}

// Stories of so much text are prepared together, so that it stays in the caches itself; a
// story that has more is prepared by itself.
const (
	mostBytes      = 1 << 16
	mostParagraphs = 1 << 9
)

// atOnce returns how many of the stories are prepared together, one at least.
func atOnce(as []*paper.Article) int {
	bytes, paragraphs := 0, 0
	for n, a := range as {
		paragraphs += len(a.Paragraphs)
		for _, p := range a.Paragraphs {
			bytes += len(p.Text)
		}
		if bytes > mostBytes || paragraphs > mostParagraphs {
			return max(n, 1)
		}
	}
	return len(as)
}

// A story is what is known of one before it is read.
type story struct {
	a        *paper.Article
	ref      period.Reference
	from, to int // its paragraphs among those scanned
	cuts     int // and where its cuts end
}

// prepare does to the stories what hangs on their text alone: it scans it for numerals,
// times, quantities and sentences, and cuts these into words. Each of these steps has
// tables and code that fill the processor's caches, and that the rules of a figure drive
// out of them; so each is done to all stories before the next.
func (r *reader) prepare() {
	n := 0
	for i := range r.stories {
		s := &r.stories[i]
		s.from, s.to = n, n+len(s.a.Paragraphs)
		n = s.to
	}
	for len(r.scanned) < n {
		r.scanned = append(r.scanned, body{})
	}
	r.scanAll(r.scanned[:n])
	r.cutter.cut(r.stories, r.scanned)
}

// scanAll sets what is scanned, in the stories' paragraphs.
func (r *reader) scanAll(all []body) {
	for i := range r.stories {
		s := &r.stories[i]
		for k, p := range s.a.Paragraphs {
			b := &all[s.from+k]
			b.p, b.coming, b.torn = p, nil, k > 0 && broken(s.a.Paragraphs[k-1].Text, p.Text)
			if k+1 < len(s.a.Paragraphs) {
				b.coming = s.a.Paragraphs[k+1]
			}
			b.decode()
			b.signs |= mark(r.agape)
		}
	}
	for i := range all {
		b := &all[i]
		b.nums = numeral.ScanAt(b.text, b.starts, b.nums[:0])
	}
	for i := range r.stories {
		r.tracker.Story(r.stories[i].ref)
		for k := r.stories[i].from; k < r.stories[i].to; k++ {
			b := &all[k]
			r.tracker.Paragraph()
			b.ps = b.ps[:0]
			if len(b.nums) > 0 || b.turns || r.every {
				b.ps = r.tracker.Scan(b.text, b.ps)
			}
		}
	}
	for i := range all {
		r.unsorted = all[i].scan(r.unsorted[:0])
	}
	for i := range all {
		b := &all[i]
		b.sents = sentences(b.text, b.stops, b.sents[:0])
		b.weigh()
	}
}

// weigh sets what the paragraph is read for.
func (b *body) weigh() {
	b.quantities = len(b.qs)
	b.crowded()
	b.quiet = len(b.qs) == 0 && !(b.quantities > 0 && len(place.Find(b.text, 0, len(b.text), nil)) > 0)
}

// makeRoom makes room for what the paragraphs of a story have.
func (r *reader) makeRoom(ps []body) {
	figures, unread := 0, 0
	r.seen, r.areals = 0, r.areals[:0]
	for i := range ps {
		b := &ps[i]
		r.seen += len(b.nums)
		figures, unread = figures+b.quantities, unread+len(b.refused)
		if b.quantities > 0 {
			r.areals = append(r.areals, b.p)
		}
	}
	r.figures, r.unread = room(r.figures[:0], figures), room(r.unread[:0], unread)
}
