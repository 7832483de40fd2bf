package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"baoshu/pipeline"
)

// A watch tells those who watch of every batch of a process: metrics, the pinged
// URL, the lineage file, traces and run.json. None of them can make a batch fail:
// what cannot be told is a warning.
type watch struct {
	metrics *metrics
	file    string // of the metrics, "" for none
	traces  *traces
}

func newWatch(ctx context.Context, c *config) (*watch, error) {
	t, err := newTraces(ctx, c.Traces)
	if err != nil {
		return nil, err
	}
	w := &watch{metrics: newMetrics(), file: c.Metrics, traces: t}
	if c.Metrics != "" {
		w.metrics.readFile(c.Metrics)
	}
	return w, nil
}

// close sends what is left to send.
func (w *watch) close() { w.traces.close() }

// batch does one batch. It always returns a summary.
func (w *watch) batch(ctx context.Context, c *config, progress func(done, total int), change ...func(*pipeline.Options)) (*summary, error) {
	started := time.Now()
	if c.RunTimeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, c.RunTimeout, fmt.Errorf("it took longer than run_timeout, %s; nothing was published", c.RunTimeout))
		defer cancel()
	}
	p := newPing(c.Ping)
	l := newLineage(c, started)
	w.metrics.begin(c, started)
	p.send("/start", "")
	l.write("START", nil)
	ctx, end := w.traces.batch(ctx, c)
	sum, err := batch(ctx, c, progress, change...)
	err = whyCancelled(ctx, err)
	if sum == nil {
		sum = failed(c, started, err)
	}
	end(sum, err)
	w.metrics.end(c, sum)
	if w.file != "" {
		if e := w.metrics.writeFile(w.file); e != nil {
			slog.Warn("the metrics were not written", "error", oneLine(e.Error()))
		}
	}
	if e := sum.write(); e != nil {
		slog.Warn("run.json was not written", "error", oneLine(e.Error()))
	}
	if sum.Status == "failed" {
		l.write("FAIL", sum)
		p.send("/fail", sum.Error)
	} else {
		l.write("COMPLETE", sum)
		p.send("", fmt.Sprintf("%s: %d new, %d changed, %d quarantined", sum.Status, sum.New, sum.Changed, sum.Quarantined))
	}
	return sum, err
}

// whyCancelled puts the reason in the place of an error that only says that the
// batch was stopped.
func whyCancelled(ctx context.Context, err error) error {
	if err == nil || !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) && !errors.Is(cause, context.DeadlineExceeded) {
		return cause
	}
	return errors.New("it was stopped; nothing was published, and the next run does the work")
}
