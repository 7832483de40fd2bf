package pipeline

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"baoshu/pipeline/collate"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/tabulate"
	"baoshu/schema"
)

// A Sink takes what a run makes. The rows of a unit depend on the unit alone, so
// the order in which units come means nothing.
type Sink interface {
	// Put takes the rows of one unit of work, in place of all rows that its inputs
	// had. It is called from several goroutines at once. The rows are the caller's
	// again when it returns, but for their texts and lists.
	Put(unit string, rows *schema.Rows) error
	// Withdraw takes inputs out that are gone. It is not called beside Put.
	Withdraw(sourceFiles ...string)
}

// A Summary is what a run did.
type Summary struct {
	RunID                                           string
	New, Changed, Unchanged, Withdrawn, Quarantined int
	Articles, Figures, Unparsed, Corrections        int
	Conflicts, Unplaced                             int
	BytesIn                                         int64
	Clock                                           Clock
}

// Run does what the plan says and gives the rows to the sink. It returns early,
// with an error, when the context ends or the sink fails; what it has put by then
// must not be published. parent is the id of the run that the dataset stands on.
func (p *Plan) Run(ctx context.Context, parent string, sink Sink) (*Summary, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r := &runner{made: map[*page]*sheet{}, traces: traces{memory: p.opt.Memory, gone: map[string]bool{}, months: map[string]map[string]*trace{}}, same: map[*paper.Article]*paper.Article{}, plan: p, ctx: ctx, sink: sink, run: tabulate.Run{ID: p.runID(parent), RulesVersion: RulesVersion()}}
	r.sum = Summary{RunID: r.run.ID, New: len(p.New), Changed: len(p.Changed), Unchanged: p.Unchanged, Withdrawn: len(p.Gone),
		Quarantined: len(p.Failures), Clock: p.clock}
	for _, name := range p.Gone {
		r.traces.gone[name] = true
	}
	sink.Withdraw(p.Gone...)
	if err := r.quarantine(); err != nil {
		return nil, err
	}
	if err := r.sweep(); err != nil {
		return nil, err
	}
	return &r.sum, ctx.Err()
}

// runID names a run by what it is made of, so that the same batch on the same
// dataset has the same id everywhere.
func (p *Plan) runID(parent string) string {
	parts := append(make([]string, 0, 3*len(p.pages)+8), parent, RulesVersion(), schema.Version)
	for _, pg := range p.pages {
		if pg.wanted {
			parts = append(parts, pg.path, pg.sha, pg.context)
		}
	}
	for _, f := range p.failed {
		parts = append(parts, f.err.Path, f.err.Error())
	}
	parts = append(append(parts, "gone"), p.Gone...)
	return paper.ID("r", parts...)
}

type runner struct {
	plan *Plan
	ctx  context.Context
	sink Sink
	run  tabulate.Run

	made   map[*page]*sheet // before their block's turn
	traces traces

	grouper collate.Grouper
	same    map[*paper.Article]*paper.Article // a copy → another of the same story; see sweep

	mu    sync.Mutex
	sum   Summary
	done  int
	total int
}

// quarantine puts down the inputs that failed, with the reason.
func (r *runner) quarantine() error {
	for _, f := range r.plan.failed {
		in := &paper.File{Path: f.err.Path, SHA256: shaOr(f.page.sha), Bytes: f.page.bytes}
		rows := tabulate.Quarantined(r.run, in, f.err.Error())
		name := "quarantine/" + f.err.Path
		r.finish(rows, []*page{f.page})
		if err := r.sink.Put(name, rows); err != nil {
			return err
		}
	}
	return nil
}

// finish fills in what only the run knows of the inputs.
func (r *runner) finish(rows *schema.Rows, pages []*page) {
	by := make(map[string]*page, len(pages))
	for _, pg := range pages {
		by[pg.path] = pg
	}
	for i := range rows.Inputs {
		in := &rows.Inputs[i]
		pg := by[in.SourceFile]
		in.Given, in.ContextSHA256 = pg.item.Given, pg.context
		if pg.known != nil {
			in.FirstRun = pg.known.FirstRun
		}
	}
}

// file returns a page's file, reading it again where it was not kept.
func (r *runner) file(pg *page, c *Clock) (*paper.File, error) {
	if f := pg.file; f != nil {
		pg.file = nil
		return f, nil
	}
	c.start()
	defer c.stop(Ingest)
	f, err := pg.item.File()
	if err != nil {
		return nil, fmt.Errorf("it could be read a moment ago, and now: %w", err)
	}
	if f.SHA256 != pg.sha {
		return nil, fmt.Errorf("%s: it changed while the batch ran; run again when it is complete", pg.path)
	}
	r.plan.take(pg, f)
	pg.file = nil
	return f, nil
}

// parallel calls f for every index with all workers, each with a clock of its
// own, and stops at the first error or the end of the context.
func (r *runner) parallel(n int, f func(i int, c *Clock) error) error {
	ctx, cancel := context.WithCancelCause(r.ctx)
	defer cancel(nil)
	var next atomic.Int64 // and no channel: one that hands out each index wakes a worker for it
	var workers sync.WaitGroup
	for range min(r.plan.opt.Workers, n) {
		workers.Go(func() {
			var c Clock
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				if err := f(i, &c); err != nil {
					cancel(err)
				}
			}
			r.mu.Lock()
			r.sum.Clock.Add(&c)
			r.mu.Unlock()
		})
	}
	workers.Wait()
	return context.Cause(ctx)
}

// emit makes the rows of a unit and gives them to the sink.
func (r *runner) emit(u *unit, c *Clock) error {
	var copies []*paper.Article
	var loose []*paper.Fragment
	var files []*paper.File
	var pages []*page
	var bytes int64
	for _, s := range u.sheets {
		copies = append(copies, s.found.Articles...)
		loose = append(loose, s.found.Loose...)
		files = append(files, s.file)
		pages = append(pages, s.page)
		bytes += s.page.bytes
	}
	rows := Read(r.run, u.name, copies, r.groupsOf(copies), loose, files, r.plan.opt.Reviews, c)
	r.finish(rows, pages)
	start := time.Now()
	err := r.sink.Put(u.name, rows)
	c.spent[Write] += time.Since(start)
	r.count(rows, bytes)
	tabulate.Recycle(rows)
	return err
}

// count adds the rows of a unit to the summary.
func (r *runner) count(rows *schema.Rows, bytes int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := &r.sum
	s.Articles += len(rows.Articles)
	s.Figures += len(rows.Figures)
	s.Unparsed += len(rows.UnparsedNumbers)
	s.Conflicts += len(rows.Conflicts)
	for i := range rows.Corrections {
		if rows.Corrections[i].Applied {
			s.Corrections++
		}
	}
	for i := range rows.Fragments {
		if rows.Fragments[i].Disposition == string(paper.Unplaced) {
			s.Unplaced++
		}
	}
	s.BytesIn += bytes
}

// progress tells that a page is done.
func (r *runner) progress() {
	if r.plan.opt.Progress == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done++
	r.plan.opt.Progress(r.done, r.total)
}
