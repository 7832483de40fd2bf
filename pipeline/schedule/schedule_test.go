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
	// Half past two does not exist on the day clocks go forward; the day is skipped and the next runs.
	p, _ := New([]string{"30 2 * * *"}, "Europe/Berlin")
	next := p.Next(time.Date(2025, 3, 29, 3, 0, 0, 0, time.UTC), 1)[0]
	if got := next.Format("2006-01-02 15:04"); got != "2025-03-31 02:30" {
		t.Errorf("after the spring gap: %s", got)
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
		p.StopIn = 10 * time.Second
		ctx, cancel := context.WithTimeout(context.Background(), up)
		defer cancel()
		var n atomic.Int32
		at := time.Time{}
		if last > 0 {
			at = time.Now().Add(-last)
		}
		err = p.Serve(ctx, at, f(p, ctx, &n))
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
