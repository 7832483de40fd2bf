// Package schedule says when batches run, never what they do.
//
// A [Plan] is a list of cron expressions in one time zone. [Plan.Serve] stays up
// and calls one function at each of their times, never twice at once; it starts
// with the run that was missed while nothing was up, and it ends gracefully: a
// batch that is running when the context is cancelled is given time to finish,
// and is cancelled itself when that has passed.
//
//	p, err := schedule.New([]string{"30 6 * * *", "0 13 * * MON-FRI"}, "Asia/Shanghai")
//	err = p.Serve(ctx, lastRun, func(ctx context.Context) { … })
//
// Expressions have five fields (minute hour day month weekday), or six with
// seconds first, or are @daily, @hourly, @every 2h and the like. Sunday is 0 or
// SUN. Where both the day of the month and the weekday are given, either is
// enough, as in cron.
package schedule

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sort"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // a container without /usr/share/zoneinfo must know Asia/Shanghai

	"github.com/robfig/cron/v3"
)

// A Plan is when batches run. Make it with [New].
type Plan struct {
	specs  []string
	zone   *time.Location
	times  []cron.Schedule
	StopIn time.Duration // how long a running batch may go on after the context is cancelled
}

// New checks the expressions and the time zone and returns the plan. Each error
// names the expression and what to write instead.
func New(specs []string, zone string) (*Plan, error) {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return nil, fmt.Errorf("time zone %q is not known; write one like Asia/Shanghai", zone)
	}
	if len(specs) == 0 {
		return nil, errors.New(`no schedule is set; write one like schedule: ["30 6 * * *"]`)
	}
	p := &Plan{specs: specs, zone: loc, StopIn: time.Minute}
	for _, spec := range specs {
		s, err := parse(spec, loc)
		if err != nil {
			return nil, err
		}
		p.times = append(p.times, s)
	}
	return p, nil
}

// parse reads one expression. It refuses what the cron library would accept and
// never run, or panic on.
func parse(spec string, zone *time.Location) (cron.Schedule, error) {
	fail := func(why string) error {
		return fmt.Errorf("schedule %q: %s; write minute hour day month weekday, like 30 6 * * *", spec, why)
	}
	trimmed := strings.TrimSpace(spec)
	// The library slices behind the space it expects after TZ=… and panics without one.
	if strings.HasPrefix(trimmed, "TZ=") || strings.HasPrefix(trimmed, "CRON_TZ=") {
		return nil, fail("the time zone has a setting of its own (timezone)")
	}
	if every, ok := strings.CutPrefix(trimmed, "@every"); ok {
		// Anything under a second silently becomes one.
		if d, err := time.ParseDuration(strings.TrimSpace(every)); err != nil || d < time.Second {
			return nil, fail("@every needs a duration of a second or more, like @every 2h")
		}
	}
	parser := cron.NewParser(cron.SecondOptional | cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow | cron.Descriptor)
	s, err := parser.Parse(trimmed)
	if err != nil {
		return nil, fail(err.Error())
	}
	if s.Next(time.Now().In(zone)).IsZero() {
		return nil, fail("no day in the next five years answers to it")
	}
	return s, nil
}

// Specs returns the expressions, as given.
func (p *Plan) Specs() []string { return p.specs }

// Next returns the n next times after a moment, in the plan's zone. Times that
// two expressions share come once.
func (p *Plan) Next(after time.Time, n int) []time.Time {
	at := after.In(p.zone)
	var out []time.Time
	for len(out) < n {
		var next time.Time
		for _, s := range p.times {
			if t := s.Next(at); !t.IsZero() && (next.IsZero() || t.Before(next)) {
				next = t
			}
		}
		if next.IsZero() {
			break
		}
		out = append(out, next)
		at = next
	}
	return out
}

// Missed reports whether a run was due after last and not later than now. The
// zero last has missed nothing: a first start is no catching up.
func (p *Plan) Missed(last, now time.Time) bool {
	if last.IsZero() {
		return false
	}
	next := p.Next(last, 1)
	return len(next) == 1 && !next[0].After(now)
}

// Serve calls run at every time of the plan until ctx is cancelled, and returns
// when no run is going on any more. A run that is due while another is going on
// is skipped; a run that panics does not end the service. Where a run was missed
// since last, one run is made up for at once.
//
// run is given a context that ends StopIn after ctx does: it can finish what it
// has begun, and it must stop when its context does. Serve returns an error where
// a run had to be cut short.
func (p *Plan) Serve(ctx context.Context, last time.Time, run func(context.Context)) error {
	jobs, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	log := cronLog{}
	// Skip stands outside Recover: the other way round, a job that panics once is
	// taken to be running for ever.
	job := cron.NewChain(cron.SkipIfStillRunning(log), cron.Recover(log)).Then(cron.FuncJob(func() { run(jobs) }))
	c := cron.New(cron.WithLocation(p.zone), cron.WithLogger(log))
	for _, s := range p.times {
		c.Schedule(s, job)
	}
	var late sync.WaitGroup
	if p.Missed(last, time.Now()) {
		late.Go(job.Run)
	}
	c.Start()
	<-ctx.Done()
	ended := make(chan struct{})
	go func() {
		<-c.Stop().Done()
		late.Wait()
		close(ended)
	}()
	timer := time.NewTimer(p.StopIn)
	defer timer.Stop()
	select {
	case <-ended:
		return nil
	case <-timer.C:
		cancel()
		<-ended
		return fmt.Errorf("the running batch did not end within %s and was cancelled", p.StopIn)
	}
}

// cronLog gives the library's messages to slog; its chatter about waking up and
// adding entries is left out.
type cronLog struct{}

func (cronLog) Info(msg string, kv ...any) {
	if msg == "skip" {
		slog.Warn("a run was due while the one before was still going on; skipped")
	}
}

func (cronLog) Error(err error, msg string, kv ...any) {
	slog.Error("a run panicked", "error", err.Error(), "stack", stack(kv))
}

func stack(kv []any) string {
	for i := 0; i+1 < len(kv); i += 2 {
		if kv[i] == "stack" {
			return fmt.Sprint(kv[i+1])
		}
	}
	return ""
}

// Describe returns the coming n runs as lines of local time, soonest first.
func (p *Plan) Describe(now time.Time, n int) []string {
	times := p.Next(now, n)
	sort.Slice(times, func(i, j int) bool { return times[i].Before(times[j]) })
	out := make([]string, len(times))
	for i, t := range times {
		out[i] = t.Format("2006-01-02 15:04:05 -07:00 Mon")
	}
	return out
}
