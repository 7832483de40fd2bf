package pipeline

import (
	"time"

	"baoshu/pipeline/check"
	"baoshu/pipeline/clean"
	"baoshu/pipeline/collate"
	"baoshu/pipeline/extract"
	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/repair"
	"baoshu/pipeline/review"
	"baoshu/pipeline/segment"
	"baoshu/pipeline/tabulate"
	"baoshu/schema"
)

// Issue takes the files of one issue through the whole pipeline: read it as the
// list of its rooms. Files are changed; the rows name the unit.
func Issue(run tabulate.Run, unit string, files []*paper.File) *schema.Rows {
	var copies []*paper.Article
	var loose []*paper.Fragment
	for _, f := range files {
		found := Separate(f, nil)
		copies = append(copies, found.Articles...)
		loose = append(loose, found.Loose...)
	}
	copies = segment.Jumps(copies)
	return Read(run, unit, copies, collate.Group(copies), loose, files, nil, nil)
}

// Separate makes the lines of a file into stories, each a copy on its own: what
// can be done to a page without looking at any other.
func Separate(f *paper.File, c *Clock) segment.Result {
	c.start()
	clean.File(f)
	c.stop(Clean)
	repair.File(f)
	c.stop(Repair)
	found := segment.File(f)
	imply(found.Articles)
	c.stop(Segment)
	for _, a := range found.Articles {
		a.Quality = repair.Story(a)
	}
	c.stop(Repair)
	return found
}

// Read makes rows of the stories of one unit, in which every copy of each of them
// is, grouped: copies become stories, stories are read for figures, figures are
// checked. What reviewers decided goes before what the rules make of it.
func Read(run tabulate.Run, unit string, copies []*paper.Article, groups [][]int, loose []*paper.Fragment, files []*paper.File, reviews *review.Book, c *Clock) *schema.Rows {
	c.start()
	stories, strays := collate.Join(copies, groups)
	loose = reviews.Text(stories, append(loose, strays...))
	c.stop(Collate)
	extract.Stories(stories)
	for _, a := range stories {
		collate.Judge(a)
	}
	reviews.Figures(stories)
	c.stop(Extract)
	check.Stories(stories)
	reviews.Conflicts(stories)
	c.stop(Check)
	rows := tabulate.Unit(run, unit, stories, loose, files)
	c.stop(Tabulate)
	return rows
}

// imply gives the stories of a page that states no date the days that its text
// allows: a page that speaks of 今年前三季度 here and of 2023年以来 there appeared
// in the last quarter of 2023.
func imply(stories []*paper.Article) {
	var texts []string
	for _, a := range stories {
		m := &a.Meta
		if m.Date.Known() {
			m.Earliest, m.Latest = m.Date, m.Date
			continue
		}
		for _, p := range a.Paragraphs {
			texts = append(texts, p.Text)
		}
	}
	if len(texts) == 0 {
		return
	}
	first, last, ok := period.Imply(texts)
	if !ok {
		return
	}
	for _, a := range stories {
		if m := &a.Meta; !m.Date.Known() {
			m.Earliest, m.Latest, m.DateMethod = first, last, paper.DateInferred
		}
	}
}

// A Room is one of the rooms, for the clock.
type Room int

// The rooms, in order.
const (
	Ingest Room = iota
	Clean
	Repair
	Segment
	Collate
	Extract
	Check
	Tabulate
	Write
	rooms
)

// A Clock adds up the time spent in each room, over all workers of a run. A nil
// Clock tells no time. Each worker has its own; Add brings them together.
type Clock struct {
	spent [rooms]time.Duration
	since time.Time
}

func (c *Clock) start() {
	if c != nil {
		c.since = time.Now()
	}
}

// stop puts the time since the last start or stop down to a room.
func (c *Clock) stop(r Room) {
	if c != nil {
		now := time.Now()
		c.spent[r] += now.Sub(c.since)
		c.since = now
	}
}

// Add adds another clock's times.
func (c *Clock) Add(o *Clock) {
	for r := range o.spent {
		c.spent[r] += o.spent[r]
	}
}

// Spent returns the time spent in a room.
func (c *Clock) Spent(r Room) time.Duration { return c.spent[r] }
