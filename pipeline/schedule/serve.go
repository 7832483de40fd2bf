package schedule

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/robfig/cron/v3"
)

// A Job is a batch that runs at the times of a plan.
type Job struct {
	Name string // by which a job is the same one after a change of the jobs
	Plan *Plan
	Last time.Time // when it was last done; zero where a missed run is not to be caught up
	// Run does it. Its context ends when a stop was asked for and the time for it has
	// passed; it can finish what it has begun until then, and must stop then.
	Run func(ctx context.Context)
}

// Serve runs jobs at the times of their plans until ctx is cancelled, and returns
// when none is going on any more. A run that is due while the same job is still
// going on is skipped; a run that panics does not end the service. Where a run was
// missed since Last, one run is made up for at once.
//
// Jobs that come over the channel take the place of those before; a run that is
// going on is not disturbed by that. The channel may be nil.
//
// After ctx is cancelled running jobs may go on for stopIn. Serve returns an error
// where one had to be cut short.
func Serve(ctx context.Context, stopIn time.Duration, change <-chan []Job, jobs ...Job) error {
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	s := &service{ctx: work, going: map[string]bool{}}
	s.begin(jobs)
	for waiting := true; waiting; {
		select {
		case <-ctx.Done():
			waiting = false
		case jobs, ok := <-change:
			if !ok {
				change = nil
				continue
			}
			s.pause()
			s.begin(jobs)
		}
	}
	s.pause()
	ended := make(chan struct{})
	go func() {
		s.wait()
		close(ended)
	}()
	timer := time.NewTimer(stopIn)
	defer timer.Stop()
	select {
	case <-ended:
		return nil
	case <-timer.C:
		cancel()
		<-ended
		return fmt.Errorf("the running batch did not end within %s and was cancelled", stopIn)
	}
}

// A service is the jobs that are planned, and those that are going on.
type service struct {
	ctx     context.Context
	cron    *cron.Cron
	stopped []context.Context // of clocks that were stopped; each ends with its last job
	late    sync.WaitGroup    // runs that were missed

	mu    sync.Mutex
	going map[string]bool // by the name of the job
}

// begin plans jobs, and makes up for what they missed.
func (s *service) begin(jobs []Job) {
	log := cronLog{}
	s.cron = cron.New(cron.WithLogger(log))
	for _, j := range jobs {
		job := cron.NewChain(cron.Recover(log)).Then(cron.FuncJob(func() { s.run(j) }))
		s.cron.Schedule(planned{j.Plan}, job)
		if j.Plan.Missed(j.Last, time.Now()) {
			s.late.Go(job.Run)
		}
	}
	// The library sleeps until the next run and sees a clock that was set forward,
	// or a night the machine slept through, only then: so it is woken every minute.
	s.cron.Schedule(cron.Every(time.Minute), cron.FuncJob(func() {}))
	s.cron.Start()
}

// planned is a plan as the library wants it.
type planned struct{ *Plan }

// Next returns the next time, zero where there is none.
func (p planned) Next(after time.Time) time.Time {
	if next := p.Plan.Next(after, 1); len(next) == 1 {
		return next[0]
	}
	return time.Time{}
}

// pause begins no job any more.
func (s *service) pause() { s.stopped = append(s.stopped, s.cron.Stop()) }

// wait waits for all jobs that were begun.
func (s *service) wait() {
	for _, ctx := range s.stopped {
		<-ctx.Done()
	}
	s.late.Wait()
}

// run does a job, unless it is going on.
func (s *service) run(j Job) {
	s.mu.Lock()
	busy := s.going[j.Name]
	s.going[j.Name] = true
	s.mu.Unlock()
	if busy {
		slog.Warn("a run was due while the one before was still going on; skipped", "batch", j.Name)
		return
	}
	defer func() {
		s.mu.Lock()
		delete(s.going, j.Name)
		s.mu.Unlock()
	}()
	j.Run(s.ctx)
}

// cronLog gives the library's messages to slog; its chatter about waking up and
// adding entries is left out.
type cronLog struct{}

func (cronLog) Info(string, ...any) {}

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
