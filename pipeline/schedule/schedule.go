// Package schedule says when batches run, never what they do.
//
// A [Plan] is a list of cron expressions in one time zone. [Serve] stays up and
// calls the function of each [Job] at the times of its plan, never twice at once;
// it starts with the run that was missed while nothing was up, and it ends
// gracefully: a batch that is running when the context is cancelled is given time
// to finish, and is cancelled itself when that has passed.
//
//	p, err := schedule.New([]string{"30 6 * * *", "0 13 * * MON-FRI"}, "Asia/Shanghai")
//	err = schedule.Serve(ctx, time.Minute, nil, schedule.Job{Name: "晨报", Plan: p, Last: lastRun, Run: func(ctx context.Context) { … }})
//
// Expressions have five fields (minute hour day month weekday), or six with
// seconds first, or are @daily, @hourly, @every 2h and the like. Sunday is 0 or
// SUN. Where both the day of the month and the weekday are given, either is
// enough, as in cron.
//
// # When the clocks change
//
// A run at a set hour is done once a day, also on the two days on which clocks
// change: one whose time does not exist is done when the gap ends, and one whose
// time comes twice is done the first time. Expressions for every hour (the hour
// begins with *) and @every go by the time that passes.
package schedule

import (
	"errors"
	"fmt"
	"hash/fnv"
	"sort"
	"strings"
	"time"
	_ "time/tzdata" // a container without /usr/share/zoneinfo must know Asia/Shanghai

	"github.com/robfig/cron/v3"
)

// A Plan is when batches run. Make it with [New].
type Plan struct {
	specs []string
	zone  *time.Location
	times []cron.Schedule
	shift time.Duration // what all times are moved by; see Spread
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
	p := &Plan{specs: specs, zone: loc}
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
	if atSetHours(trimmed) {
		s = wallClock{s, zone}
	}
	if s.Next(time.Now().In(zone)).IsZero() {
		return nil, fail("no day in the next five years answers to it")
	}
	return s, nil
}

// atSetHours reports whether an expression names hours of the clock on the wall.
func atSetHours(spec string) bool {
	fields := strings.Fields(spec)
	switch len(fields) {
	case 5:
		return !strings.HasPrefix(fields[1], "*")
	case 6:
		return !strings.HasPrefix(fields[2], "*")
	}
	return fields[0] != "@every" && fields[0] != "@hourly" // the other names are of days
}

// Specs returns the expressions, as given.
func (p *Plan) Specs() []string { return p.specs }

// Spread moves all times of the plan later, by a part of within that depends on
// the key alone: machines and jobs that share an expression do not all begin at
// once, and each keeps its distance from run to run.
func (p *Plan) Spread(key string, within time.Duration) {
	if within < time.Second {
		return
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(key))
	p.shift = time.Duration(h.Sum64()%uint64(within/time.Second)) * time.Second
}

// Next returns the n next times after a moment, in the plan's zone. Times that
// two expressions share come once.
func (p *Plan) Next(after time.Time, n int) []time.Time {
	at := after.Add(-p.shift).In(p.zone)
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
		out = append(out, next.Add(p.shift))
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
