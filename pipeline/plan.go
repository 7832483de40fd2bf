package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"time"
	"unsafe"

	"baoshu/pipeline/ingest"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/review"
	"baoshu/schema"
)

// Options say how a batch is done.
type Options struct {
	Workers int // pages worked on at once; at least 1
	Ingest  ingest.Options
	// Config is what of the configuration decides rows beside the input's bytes, as
	// text: the path patterns. Where it changes, inputs are processed again.
	Config string
	// Reviews are the decisions of people; where those about an issue change, its
	// inputs are processed again. nil for none.
	Reviews *review.Book
	Date    paper.Day // of inputs that state none; NoDay or the zero day for none
	// Known is the state of the dataset's inputs; nil where there is none.
	Known map[string]*schema.Input
	// Stamps are those that Plan.Stamps gave when inputs of Known were read last: an
	// input that has the same is not read again. nil reads every input.
	Stamps map[string]string
	// Memory makes that of unchanged pages only those are read again that may hold
	// copies of stories of the others; nil reads all of the weeks around these.
	Memory Memory
	// Replay makes inputs that were quarantined run again though nothing changed.
	Replay bool
	// Emptied allows to withdraw all inputs of a folder that has none any more.
	Emptied bool
	// From and To bound the days of pages that the batch takes; NoDay, or the zero
	// day, is no bound. All other inputs stay as they are, changed or gone or new.
	From, To paper.Day
	// Keep is how much memory pages may take between Look and Run, so that a batch
	// that is not large reads nothing twice; what goes beyond is read again. 0 is a
	// small amount.
	Keep int64
	// MaxFailed is the share of new and changed inputs that may fail.
	MaxFailed float64
	// Progress is told how many pages are done, of how many; nil: nobody is. It may
	// be called from several goroutines, never from two at once.
	Progress func(done, total int)
}

// A Plan is what a batch would do. [Look] makes it, [Plan.Run] does it.
type Plan struct {
	New, Changed, Gone []string // source files, sorted
	Unchanged          int
	Outside            int             // inputs that are not of the days from From to To
	Failures           []*ingest.Error // of this batch: new, or for another reason than before
	Units              []string        // that would be made or made again, as far as can be told beforehand
	// Stamps are of the inputs that were read: what the file system said of each. One
	// that was written a moment ago has none, for the next change might not show.
	Stamps map[string]string

	opt    Options
	failed []failure
	pages  []*page // all that were found and can be read, by path
	clock  Clock
	config string          // the end of every stamp
	usual  string          // the context of an input without a sidecar and decisions
	left   map[string]bool // inputs that are here and not of the days wanted

	lastUnit string // whose date asItWas read last
	lastDate paper.Day
}

type failure struct {
	err  *ingest.Error
	page *page
}

// A page is an input on its way.
type page struct {
	item    ingest.Item
	path    string
	sha     string
	issue   string // what decisions about it are filed under
	context string // see contextOf
	bytes   int64
	known   *schema.Input
	fresh   bool // nothing about it changed
	later   bool // it changed, and is not of the days wanted
	file    *paper.File
	key     string // of its issue
	date    paper.Day
	wanted  bool  // it is processed again
	root    *page // of the unit it belongs to
}

// keepFiles is Options.Keep where that says nothing.
const keepFiles = 64 << 20

// memoryOf returns about how much memory a page takes that was read.
func memoryOf(f *paper.File) int64 {
	n := int64(0)
	for _, p := range f.Pages {
		for i := range p.Lines {
			n += int64(unsafe.Sizeof(paper.Line{})) + int64(len(p.Lines[i].Text.Raw()))
		}
	}
	return n
}

// Look finds the inputs and tells which are new, changed, gone or failed. It
// reads every input, and writes nothing.
func Look(ctx context.Context, inputs []string, opt Options) (*Plan, error) {
	opt.Workers = max(1, opt.Workers)
	if opt.Date == 0 {
		opt.Date = paper.NoDay
	}
	if opt.Keep == 0 {
		opt.Keep = keepFiles
	}
	if opt.From == 0 {
		opt.From = paper.NoDay
	}
	if opt.To == 0 {
		opt.To = paper.NoDay
	}
	p := &Plan{opt: opt, left: map[string]bool{}, usual: contextOf(nil, opt, "")}
	given := map[string]bool{}
	for _, in := range inputs {
		given[filepath.ToSlash(strings.TrimRight(in, "/"))] = true
	}
	p.find(ctx, inputs)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, f := range p.failed {
		if f.err.Code == ingest.NotFound && given[f.err.Path] {
			return nil, &MissingError{f.err}
		}
	}
	sort.Slice(p.pages, func(i, j int) bool { return p.pages[i].path < p.pages[j].path })
	sort.Slice(p.failed, func(i, j int) bool { return p.failed[i].err.Path < p.failed[j].err.Path })
	if err := p.compare(given); err != nil {
		return nil, err
	}
	p.affect()
	return p, nil
}

// A MissingError says that an INPUT that was named is not there: a slip of the
// command line, or a folder that is not mounted, and no reason to publish.
type MissingError struct{ Err *ingest.Error }

func (e *MissingError) Error() string { return e.Err.Error() }

// find reads every page that the inputs hold, with all workers.
func (p *Plan) find(ctx context.Context, inputs []string) {
	var mu sync.Mutex
	var held int64
	var fresh []*page
	p.Stamps = map[string]string{}
	if p.opt.Config != "" || p.opt.Date.Known() {
		sum := sha256.Sum256([]byte(p.opt.Date.String() + p.opt.Config))
		p.config = "/" + hex.EncodeToString(sum[:8])
	}
	todo := make(chan *page, p.opt.Workers)
	var workers sync.WaitGroup
	for range p.opt.Workers {
		workers.Go(func() {
			for pg := range todo {
				start := time.Now()
				err := p.read(pg)
				took := time.Since(start)
				mu.Lock()
				p.clock.spent[Ingest] += took
				switch {
				case err != nil:
					p.failed = append(p.failed, failure{err, pg})
				case !p.wants(pg.date) && !p.postpone(pg):
				default:
					if pg.file != nil {
						if n := memoryOf(pg.file); held+n > p.opt.Keep {
							pg.file = nil
						} else {
							held += n
						}
					}
					if start.Sub(pg.item.Modified) > settledAfter && !pg.later {
						p.Stamps[pg.path] = p.stamp(pg, pg.issue)
					}
					p.pages = append(p.pages, pg)
				}
				mu.Unlock()
			}
		})
	}
	for item, err := range ingest.Find(ctx, inputs, p.opt.Ingest) {
		pg := &page{item: item, path: item.Path}
		pg.known = p.opt.Known[item.Path]
		var e *ingest.Error
		if errors.As(err, &e) {
			mu.Lock()
			p.failed = append(p.failed, failure{e, pg})
			mu.Unlock()
			continue
		}
		if p.asItWas(pg) {
			fresh = append(fresh, pg)
			continue
		}
		if d := item.PathDate(); d.Known() && !p.wants(d) && (pg.known == nil || pg.known.Status == "quarantined") {
			mu.Lock()
			p.leave(pg)
			mu.Unlock()
			continue
		}
		todo <- pg
	}
	close(todo)
	workers.Wait()
	p.pages = append(p.pages, fresh...)
}

// wants reports whether pages of a day are of those wanted.
func (p *Plan) wants(d paper.Day) bool {
	from, to := p.opt.From, p.opt.To
	if !from.Known() && !to.Known() {
		return true
	}
	return d.Known() && (!from.Known() || d >= from) && (!to.Known() || d <= to)
}

// leave leaves an input that is not of the days wanted as it is.
func (p *Plan) leave(pg *page) {
	p.Outside++
	p.left[pg.path] = true
}

// postpone leaves a page that was read as it is. It reports whether the dataset
// has it, so that it may yet be needed beside others.
func (p *Plan) postpone(pg *page) bool {
	if pg.fresh {
		return true
	}
	p.leave(pg)
	if pg.known == nil || pg.known.Status == "quarantined" {
		return false
	}
	pg.later, pg.key, pg.date = true, pg.known.Unit, unitDate(pg.known.Unit)
	return true
}

// settledAfter is how old a file must be when it is read for its stamp to be trusted:
// one that is written twice within a tick of the file system's clock may show
// only one change.
const settledAfter = 2 * time.Second

// stamp returns the stamp of a page, with what else decides its rows: of the
// configuration, and of what was decided about its issue.
func (p *Plan) stamp(pg *page, issue string) string {
	if pg.item.Stamp == "" {
		return ""
	}
	s := pg.item.Stamp + p.config
	if d := p.opt.Reviews.Digest(issue); d != "" {
		s += "/" + d
	}
	return s
}

// current reports whether a page was read well, by these rules and into the tables
// of this program: as long as it is the same page, it need not be read again. One
// that was put aside is read again each time; the reason may have gone.
func current(k *schema.Input) bool {
	return k != nil && k.Status != "quarantined" && k.RulesVersion == RulesVersion() && k.SchemaVersion == schema.Version
}

// asItWas reports whether a known page need not be read: the file system says that
// nothing about it changed since it was.
func (p *Plan) asItWas(pg *page) bool {
	k := pg.known
	if !current(k) {
		return false
	}
	if was := p.opt.Stamps[pg.path]; was == "" || was != p.stamp(pg, k.Issue) {
		return false
	}
	pg.sha, pg.context, pg.bytes, pg.fresh = k.SHA256, k.ContextSHA256, pg.item.Size, true
	if p.lastUnit != k.Unit { // pages of one unit come together
		p.lastUnit, p.lastDate = k.Unit, unitDate(k.Unit)
	}
	pg.key, pg.date = k.Unit, p.lastDate
	return true
}

// read hashes a page, and takes it apart unless it is known as it is.
func (p *Plan) read(pg *page) *ingest.Error {
	data, sidecar, err := pg.item.Bytes()
	pg.bytes = max(pg.item.Size, int64(len(data)))
	if err != nil {
		return asIngest(pg.path, err)
	}
	pg.issue = pg.path
	if k := pg.known; k != nil {
		pg.sha, pg.issue = shaOf(data), k.Issue
		pg.context = p.contextOf(sidecar, pg.issue)
		if current(k) && k.SHA256 == pg.sha && k.ContextSHA256 == pg.context {
			pg.fresh, pg.key, pg.date = true, k.Unit, unitDate(k.Unit)
			return nil
		}
	}
	f, err := pg.item.Parse(data, sidecar)
	if err != nil {
		pg.sha, pg.context = shaOf(data), p.contextOf(sidecar, pg.issue)
		return asIngest(pg.path, err)
	}
	p.take(pg, f)
	pg.sha, pg.issue = f.SHA256, review.Scope(f)
	pg.context = p.contextOf(sidecar, pg.issue)
	return nil
}

// shaOf returns the SHA-256 of data, lower-case hex.
func shaOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// take notes what a page says of itself.
func (p *Plan) take(pg *page, f *paper.File) {
	if p.opt.Date.Known() && !f.Meta.Date.Known() {
		stated := func(m *paper.Meta) {
			if !m.Date.Known() {
				m.Date, m.DateMethod = p.opt.Date, paper.DateSidecar
			}
		}
		stated(&f.Meta)
		for _, pp := range f.Pages {
			stated(&pp.Meta)
		}
	}
	issue := ingest.Issue{Paper: f.Meta.Paper, Date: f.Meta.Date, Files: []*paper.File{f}}
	pg.file, pg.key, pg.date = f, issue.Key(), f.Meta.Date
}

// asIngest makes an *ingest.Error of any error about an input.
func asIngest(path string, err error) *ingest.Error {
	var e *ingest.Error
	if errors.As(err, &e) {
		return e
	}
	return &ingest.Error{Path: path, Code: ingest.Unreadable, Problem: "cannot be read", Err: err}
}

// contextOf is a digest of what besides its bytes decides the rows of an input;
// "" where there is nothing.
func (p *Plan) contextOf(sidecar []byte, issue string) string {
	decided := p.opt.Reviews.Digest(issue)
	if len(sidecar) == 0 && decided == "" {
		return p.usual
	}
	return contextOf(sidecar, p.opt, decided)
}

// contextOf is that of an input with such a sidecar and decisions.
func contextOf(sidecar []byte, opt Options, decided string) string {
	if len(sidecar) == 0 && opt.Config == "" && !opt.Date.Known() && decided == "" {
		return ""
	}
	h := sha256.New()
	fmt.Fprintf(h, "%d %s %s ", len(sidecar), sidecar, opt.Date)
	fmt.Fprint(h, opt.Config)
	if decided != "" {
		fmt.Fprint(h, "\x00", decided)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// unitDate reads the date off a unit's name, PAPER/2025-10-20.
func unitDate(unit string) paper.Day {
	if len(unit) < 10 {
		return paper.NoDay
	}
	d, err := paper.ParseDay(unit[len(unit)-10:])
	if err != nil {
		return paper.NoDay
	}
	return d
}

// compare sorts what was found into new, changed, unchanged and failed, and finds
// what is gone.
func (p *Plan) compare(given map[string]bool) error {
	here := make(map[string]bool, len(p.pages))
	note := func(pg *page) {
		here[pg.path] = true
		if pg.known == nil {
			p.New = append(p.New, pg.path)
		} else {
			p.Changed = append(p.Changed, pg.path)
		}
	}
	for _, pg := range p.pages {
		if pg.fresh {
			here[pg.path] = true
			p.Unchanged++
			continue
		}
		if !pg.later {
			note(pg)
		}
	}
	// What failed before for the same reason is no news.
	keep := p.failed[:0]
	for _, f := range p.failed {
		k := f.page.known
		if k != nil && k.Status == "quarantined" && k.Error == f.err.Error() && k.SHA256 == shaOr(f.page.sha) && !p.opt.Replay {
			here[f.err.Path] = true
			p.Unchanged++
			continue
		}
		f.page.path = f.err.Path
		note(f.page)
		p.Failures = append(p.Failures, f.err)
		keep = append(keep, f)
	}
	p.failed = keep
	sort.Strings(p.New)
	sort.Strings(p.Changed)
	if n := len(p.New) + len(p.Changed); n > 0 && float64(len(p.Failures)) > p.opt.MaxFailed*float64(n) {
		return fmt.Errorf("%s; that makes %d of %d inputs that failed, more than max_failed allows (%v)", p.Failures[0], len(p.Failures), n, p.opt.MaxFailed)
	}
	return p.gone(here, given)
}

// shaOr is what stands for the hash of an input that could not be read.
func shaOr(sha string) string {
	if sha != "" {
		return sha
	}
	sum := sha256.Sum256(nil)
	return hex.EncodeToString(sum[:])
}

// gone finds the inputs that were once found under an INPUT given now, and are
// not there any more. What lies under a folder that could not be listed is not
// gone. A folder of which nothing is left is more likely not mounted than meant.
func (p *Plan) gone(here, given map[string]bool) error {
	left, were := map[string]int{}, map[string]int{}
	for path, k := range p.opt.Known {
		if !given[k.Given] {
			continue
		}
		were[k.Given]++
		if here[path] || p.left[path] || p.hidden(path) || !p.wants(unitDate(k.Unit)) {
			left[k.Given]++
			continue
		}
		p.Gone = append(p.Gone, path)
	}
	sort.Strings(p.Gone)
	for in, n := range were {
		if left[in] == 0 && !p.opt.Emptied && !p.anyUnder(in) {
			return fmt.Errorf("%s: none of the %d inputs that were there is found; if they are to be withdrawn, run with --emptied", in, n)
		}
	}
	return nil
}

// anyUnder reports whether anything at all was found under an input.
func (p *Plan) anyUnder(in string) bool {
	for _, pg := range p.pages {
		if pg.item.Given == in {
			return true
		}
	}
	return false
}

// hidden reports whether a path lies in a folder or archive that failed.
func (p *Plan) hidden(path string) bool {
	for _, f := range p.failed {
		if e := strings.TrimSuffix(f.err.Path, "/"); strings.HasPrefix(path, e+"/") || strings.HasPrefix(path, e+"!/") || f.err.Path == "/" {
			return true
		}
	}
	return false
}

// affect marks the pages that are processed again: new and changed ones, and
// those that shared a unit with one that changed or is gone, or failed.
func (p *Plan) affect() {
	units := map[string]bool{}
	touch := func(k *schema.Input) {
		if k != nil {
			units[k.Unit] = true
		}
	}
	for _, pg := range p.pages {
		if !pg.fresh && !pg.later {
			pg.wanted = true
			touch(pg.known)
			units[pg.key] = true // a new page of an issue that is there already
		}
	}
	for _, f := range p.failed {
		touch(f.page.known)
	}
	for _, path := range p.Gone {
		touch(p.opt.Known[path])
	}
	for _, pg := range p.pages {
		if !pg.wanted && units[pg.known.Unit] {
			pg.wanted = true
		}
	}
	for _, pg := range p.pages {
		if pg.wanted {
			units[pg.key] = true
		}
	}
	for u := range units {
		p.Units = append(p.Units, u)
	}
	sort.Strings(p.Units)
}

// Rejected yields the inputs of Failures by their paths with their bytes, nil
// where there are more than limit or they cannot be read.
func (p *Plan) Rejected(limit int64) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for _, f := range p.failed {
			if !yield(f.err.Path, f.page.item.Raw(limit)) {
				return
			}
		}
	}
}

// Empty reports whether there is nothing to do.
func (p *Plan) Empty() bool { return len(p.New)+len(p.Changed)+len(p.Gone) == 0 }
