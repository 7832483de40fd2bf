package schedule

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestNewRefusesWhatWouldNeverRun(t *testing.T) {
	for spec, want := range map[string]string{
		"TZ=Asia/Shanghai":           "timezone", // panics in the library
		"TZ=":                        "timezone",
		"CRON_TZ=UTC":                "timezone",
		"TZ=Asia/Shanghai 0 6 * * *": "timezone",
		"0 0 31 2 *":                 "no day",
		"@every 0s":                  "a second or more",
		"@every -5s":                 "a second or more",
		"@every 500ms":               "a second or more",
		"@every":                     "a second or more",
		"0 1 * * 7":                  "write minute hour",
		"":                           "write minute hour",
		"6":                          "write minute hour",
		"every day":                  "write minute hour",
		"* * * * * * *":              "write minute hour",
		"0 25 * * *":                 "write minute hour",
	} {
		if _, err := New([]string{spec}, "UTC"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one about %q", spec, err, want)
		}
	}
	if _, err := New(nil, "UTC"); err == nil {
		t.Error("no schedule: want an error")
	}
	if _, err := New([]string{"@daily"}, "Asia/Beijing"); err == nil || !strings.Contains(err.Error(), "Asia/Shanghai") {
		t.Errorf("unknown zone: %v", err)
	}
}

func TestNextIsInTheZone(t *testing.T) {
	p, err := New([]string{"30 6 * * *", "0 13 * * MON-FRI", "30 6 1 * *"}, "Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	after := time.Date(2025, 10, 31, 3, 0, 0, 0, time.UTC) // Friday, 11:00 in Shanghai
	want := []string{"2025-10-31 13:00", "2025-11-01 06:30", "2025-11-02 06:30", "2025-11-03 06:30", "2025-11-03 13:00"}
	for i, n := range p.Next(after, 5) {
		if got := n.Format("2006-01-02 15:04"); got != want[i] {
			t.Errorf("run %d at %s, want %s", i, got, want[i])
		}
	}
	if !strings.HasPrefix(p.Describe(after, 1)[0], "2025-10-31 13:00:00 +08:00") {
		t.Errorf("described as %v", p.Describe(after, 1))
	}
}

func TestDaylightSaving(t *testing.T) {
	for _, c := range []struct{ spec, zone, after, want string }{
		// Half past two does not exist on the day clocks go forward: it is done when the gap ends, once.
		{"30 2 * * *", "Europe/Berlin", "2025-03-29T12:00:00Z", "2025-03-30 03:00 +02, 2025-03-31 02:30 +02"},
		{"15,45 2 * * *", "Europe/Berlin", "2025-03-29T12:00:00Z", "2025-03-30 03:00 +02, 2025-03-31 02:15 +02"},
		// Half past two comes twice on the day they go back: the first counts.
		{"30 2 * * *", "Europe/Berlin", "2025-10-25T12:00:00Z", "2025-10-26 02:30 +02, 2025-10-27 02:30 +01"},
		{"0 30 2 * * *", "Europe/Berlin", "2025-10-25T12:00:00Z", "2025-10-26 02:30 +02, 2025-10-27 02:30 +01"},
		{"30 2,3 * * *", "Europe/Berlin", "2025-10-26T00:30:00Z", "2025-10-26 03:30 +01, 2025-10-27 02:30 +01"},
		{"@daily", "America/Sao_Paulo", "2017-10-14T12:00:00Z", "2017-10-15 01:00 -02, 2017-10-16 00:00 -02"},
		// Every hour, and every so long, go by the time that passes.
		{"30 * * * *", "Europe/Berlin", "2025-10-26T00:00:00Z", "2025-10-26 02:30 +02, 2025-10-26 02:30 +01"},
		{"0 */2 * * *", "Europe/Berlin", "2025-03-29T23:30:00Z", "2025-03-30 04:00 +02, 2025-03-30 06:00 +02"},
		{"@every 1h", "Europe/Berlin", "2025-10-25T23:00:00Z", "2025-10-26 02:00 +02, 2025-10-26 02:00 +01"},
		// Half an hour, in the other half of the year and of the world.
		{"10 2 * * *", "Australia/Lord_Howe", "2025-10-04T00:00:00Z", "2025-10-05 02:30 +11, 2025-10-06 02:10 +11"},
	} {
		p, err := New([]string{c.spec}, c.zone)
		if err != nil {
			t.Fatal(err)
		}
		after, _ := time.Parse(time.RFC3339, c.after)
		var got []string
		for _, n := range p.Next(after, 2) {
			got = append(got, n.Format("2006-01-02 15:04 -07"))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s in %s after %s: %s, want %s", c.spec, c.zone, c.after, s, c.want)
		}
	}
}

// TestOnceADay: an expression of one hour is done once on every day of any zone.
func TestOnceADay(t *testing.T) {
	for _, zone := range []string{"Asia/Shanghai", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"} {
		for _, spec := range []string{"30 2 * * *", "0 0 * * *", "59 1 * * *", "@daily"} {
			p, err := New([]string{spec}, zone)
			if err != nil {
				t.Fatal(err)
			}
			at := time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC)
			seen := map[string]bool{}
			for _, n := range p.Next(at, 3000) {
				day := n.Format(time.DateOnly)
				if seen[day] {
					t.Errorf("%s in %s: twice on %s", spec, zone, day)
				}
				if seen[day] = true; !n.After(at) || n.Sub(at) > 49*time.Hour {
					t.Errorf("%s in %s: %s after %s", spec, zone, n, at)
				}
				at = n
			}
		}
	}
}

func TestSpread(t *testing.T) {
	at := time.Date(2025, 10, 31, 3, 0, 0, 0, time.UTC)
	shifts := map[time.Duration]bool{}
	for _, key := range []string{"a", "b", "c", "d", "e", "f"} {
		p, _ := New([]string{"0 6 * * *"}, "UTC")
		p.Spread(key, 30*time.Minute)
		days := p.Next(at, 3)
		shift := days[0].Sub(time.Date(2025, 10, 31, 6, 0, 0, 0, time.UTC))
		if shift < 0 || shift >= 30*time.Minute || days[1].Sub(days[0]) != 24*time.Hour {
			t.Errorf("%s: %v", key, days)
		}
		shifts[shift] = true
		if p.Missed(days[0], days[0].Add(time.Hour)) || !p.Missed(days[0].Add(-time.Second), days[0]) {
			t.Errorf("%s: a run is missed that was not due", key)
		}
	}
	if len(shifts) < 4 {
		t.Errorf("six machines begin at %d times", len(shifts))
	}
}

func TestMissed(t *testing.T) {
	p, _ := New([]string{"0 6 * * *"}, "Asia/Shanghai")
	at := func(d, h int) time.Time { return time.Date(2025, 10, d, h, 0, 0, 0, p.zone) }
	for _, c := range []struct {
		last, now time.Time
		want      bool
	}{
		{at(20, 6), at(20, 23), false},
		{at(20, 6), at(21, 7), true},
		{at(20, 6), at(21, 6), true},
		{time.Time{}, at(21, 7), false},
	} {
		if got := p.Missed(c.last, c.now); got != c.want {
			t.Errorf("last %s, now %s: missed %v", c.last, c.now, got)
		}
	}
}

func serve(t *testing.T, spec string, last time.Duration, f func(p *Plan, ctx context.Context, runs *atomic.Int32) func(context.Context), up time.Duration) (runs int32, err error) {
	synctest.Test(t, func(t *testing.T) {
		p, e := New([]string{spec}, "UTC")
		if e != nil {
			t.Fatal(e)
		}
		ctx, cancel := context.WithTimeout(context.Background(), up)
		defer cancel()
		var n atomic.Int32
		at := time.Time{}
		if last > 0 {
			at = time.Now().Add(-last)
		}
		err = Serve(ctx, 10*time.Second, nil, Job{"晨报", p, at, f(p, ctx, &n)})
		runs = n.Load()
	})
	return
}

func TestServeRuns(t *testing.T) {
	n, err := serve(t, "@every 1m", 0, func(_ *Plan, _ context.Context, n *atomic.Int32) func(context.Context) {
		return func(context.Context) { n.Add(1) }
	}, 5*time.Minute+time.Second)
	if n != 5 || err != nil {
		t.Errorf("%d runs, %v; want 5", n, err)
	}
}

func TestServeCatchesUpOnce(t *testing.T) {
	n, err := serve(t, "0 6 * * *", 72*time.Hour, func(_ *Plan, _ context.Context, n *atomic.Int32) func(context.Context) {
		return func(context.Context) { n.Add(1) }
	}, time.Minute)
	if n != 1 || err != nil {
		t.Errorf("%d runs, %v; want the one run that stands for the three missed", n, err)
	}
}

func TestServeDoesNotOverlap(t *testing.T) {
	n, err := serve(t, "@every 1m", 0, func(_ *Plan, _ context.Context, n *atomic.Int32) func(context.Context) {
		var going atomic.Bool
		return func(context.Context) {
			if going.Swap(true) {
				panic("two at once")
			}
			time.Sleep(90 * time.Second)
			going.Store(false)
			n.Add(1)
		}
	}, 10*time.Minute+45*time.Second)
	if n != 5 || err != nil {
		t.Errorf("%d runs, %v; want 5", n, err)
	}
}

func TestServeOutlivesPanic(t *testing.T) {
	n, err := serve(t, "@every 1m", 0, func(_ *Plan, _ context.Context, n *atomic.Int32) func(context.Context) {
		return func(context.Context) { n.Add(1); panic("bad batch") }
	}, 3*time.Minute+time.Second)
	if n != 3 || err != nil {
		t.Errorf("%d runs, %v; want 3", n, err)
	}
}

func TestServeStops(t *testing.T) {
	for _, c := range []struct {
		work time.Duration
		cut  bool
	}{{5 * time.Second, false}, {time.Hour, true}} {
		n, err := serve(t, "@every 1m", 0, func(_ *Plan, _ context.Context, n *atomic.Int32) func(context.Context) {
			return func(ctx context.Context) {
				select {
				case <-time.After(c.work):
					n.Add(1)
				case <-ctx.Done():
				}
			}
		}, time.Minute+time.Second)
		if (err != nil) != c.cut || (n == 1) == c.cut {
			t.Errorf("a batch of %s: %d ended, %v; want it cut short: %v", c.work, n, err, c.cut)
		}
	}
}

// TestServeTakesNewJobs: jobs that come later replace those before, and do not
// disturb one that is going on, nor begin it a second time.
func TestServeTakesNewJobs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		plan := func(spec string) *Plan {
			p, err := New([]string{spec}, "UTC")
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		var old, other, again atomic.Int32
		var cut atomic.Bool
		slow := func(n *atomic.Int32) func(context.Context) {
			return func(ctx context.Context) {
				select {
				case <-time.After(160 * time.Second):
					n.Add(1)
				case <-ctx.Done():
					cut.Store(true)
				}
			}
		}
		change := make(chan []Job)
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute+time.Second)
		defer cancel()
		go func() {
			time.Sleep(90 * time.Second) // the run of the first minute is going on
			change <- []Job{
				{"a", plan("@every 1m"), time.Time{}, slow(&again)},
				{"b", plan("@every 2m"), time.Time{}, func(context.Context) { other.Add(1) }},
			}
		}()
		if err := Serve(ctx, time.Hour, change, Job{"a", plan("@every 1m"), time.Time{}, slow(&old)}); err != nil {
			t.Error(err)
		}
		// a: begun at 1:00, ends at 3:40; as the new one at 4:30 and 7:30, and 10:30 is after the end.
		if old.Load() != 1 || again.Load() != 2 || other.Load() != 4 || cut.Load() {
			t.Errorf("%d old, %d new, %d other runs, cut %v", old.Load(), again.Load(), other.Load(), cut.Load())
		}
	})
}
