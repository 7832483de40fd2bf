package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"baoshu/pipeline/schedule"
)

func newSchedule() *cobra.Command {
	c := defaults()
	var file, only string
	var next int
	cmd := &cobra.Command{
		Use:   "schedule [--config FILE] [INPUT…]",
		Short: "Stay up and run batches at the times of a cron schedule",
		Long: `Stays up and runs one batch at every time of the schedule, never two at once on one
dataset. A run that was missed while nothing was up is made up for once at start
(--catch-up=false to leave it). A configuration with several batches has a schedule for each.

On SIGTERM or SIGINT a running batch may finish, within --stop-within; then it is
cancelled, and publishes nothing. On SIGHUP the configuration is read again; a batch that is
going on is not disturbed, and a configuration that is wrong is refused, the old one kept.

With --listen, /healthz says that the process is up, /readyz whether the last batches
published, /metrics counts batches, inputs and figures for Prometheus.`,
		Example: "  baoshu schedule --config baoshu.yaml\n  baoshu schedule --schedule '30 6 * * *' --next 5\n  baoshu schedule --schedule '@every 1h' --listen :9090 --out dataset inbox/",
		RunE: func(cmd *cobra.Command, args []string) error {
			read := func() (*config, []planned, error) {
				return readPlans(cmd, file, only, args, next == 0)
			}
			top, list, err := read()
			if err != nil {
				return err
			}
			if next > 0 {
				return printNext(cmd.OutOrStdout(), list, next)
			}
			setLog(cmd.ErrOrStderr(), top.Log)
			return serve(cmd.Context(), top, list, read)
		},
	}
	cmd.Flags().StringVar(&file, "config", "", "the configuration `FILE` (default baoshu.yaml, where there is one)")
	cmd.Flags().StringVar(&only, "batch", "", "of several batches in the configuration, this `NAME`")
	cmd.Flags().IntVar(&next, "next", 0, "print the next `N` runs and end")
	c.addFlags(cmd, batchKeys()...)
	c.addFlags(cmd, "schedule", "timezone", "jitter", "catch_up", "stop_within", "listen")
	return cmd
}

// planned is a batch and when it runs.
type planned struct {
	*config
	plan *schedule.Plan
}

// readPlans loads the configuration anew and makes the plans of its batches. What
// flags of the command say stands for as long as the process does.
func readPlans(cmd *cobra.Command, file, only string, args []string, needInputs bool) (*config, []planned, error) {
	c := defaults()
	list, err := c.choose(cmd, file, only, args)
	if err != nil {
		return nil, nil, err
	}
	plans, err := plansOf(list)
	if err == nil && needInputs {
		err = haveInputs(list)
	}
	return c, plans, err
}

// plansOf makes the plan of each batch.
func plansOf(list []*config) ([]planned, error) {
	host, _ := os.Hostname()
	var out []planned
	for _, b := range list {
		plan, err := schedule.New(b.Schedule, b.Timezone)
		if err != nil && b.name != "" {
			return nil, usage("%s: %v", b.name, err)
		}
		if err != nil {
			return nil, usage("%v", err)
		}
		plan.Spread(host+"\x00"+b.called()+"\x00"+b.Out, b.Jitter)
		out = append(out, planned{b, plan})
	}
	return out, nil
}

func printNext(w io.Writer, list []planned, n int) error {
	for _, p := range list {
		for _, line := range p.plan.Describe(time.Now(), n) {
			if p.name != "" {
				line += "  " + p.name
			}
			if _, err := fmt.Fprintln(w, line); err != nil {
				return err
			}
		}
	}
	return nil
}

// A service runs the batches of a configuration at their times.
type service struct {
	watch *watch

	mu   sync.Mutex
	held map[string]*sync.Mutex // by dataset: batches of one wait for each other
}

// serve runs the schedule until ctx ends, and the address beside it.
func serve(ctx context.Context, top *config, list []planned, read func() (*config, []planned, error)) error {
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP)
	defer signal.Stop(hup)
	w, err := newWatch(ctx, top)
	if err != nil {
		return err
	}
	defer w.close()
	s := &service{watch: w, held: map[string]*sync.Mutex{}}
	if top.Listen != "" {
		l, err := net.Listen("tcp", top.Listen)
		if err != nil {
			return usage("listen %s: %v; choose another address", top.Listen, err)
		}
		slog.Info("listening", "address", l.Addr().String())
		server := &http.Server{Handler: w.metrics.handler(), ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 30 * time.Second}
		go server.Serve(l)
		defer server.Close()
	}
	change := make(chan []schedule.Job)
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-hup:
			}
			_, fresh, err := read()
			if err != nil {
				slog.Error("the configuration was not taken, the one before stands", "error", oneLine(err.Error()))
				continue
			}
			slog.Info("the configuration was read again; listen, log, metrics, traces and stop_within stay until a restart")
			select {
			case change <- s.jobs(fresh):
			case <-ctx.Done():
			}
		}
	}()
	err = schedule.Serve(ctx, top.StopWithin, change, s.jobs(list)...)
	slog.Info("stopped")
	return err
}

// jobs makes jobs of batches, and says when each is next.
func (s *service) jobs(list []planned) []schedule.Job {
	plans := map[string]*schedule.Plan{}
	var out []schedule.Job
	for _, p := range list {
		plans[p.called()] = p.plan
		j := schedule.Job{Name: p.called(), Plan: p.plan, Run: func(ctx context.Context) { s.run(ctx, p.config) }}
		if p.CatchUp {
			j.Last = lastRun(p.Out)
		}
		if n := p.plan.Next(time.Now(), 1); len(n) == 1 {
			slog.Info("waiting", "batch", p.called(), "next", n[0].Format(time.RFC3339), "missed", p.plan.Missed(j.Last, time.Now()))
		}
		out = append(out, j)
	}
	s.watch.metrics.planned(plans)
	return out
}

// run does one batch when no other is at work on its dataset, and says how it went.
func (s *service) run(ctx context.Context, c *config) {
	dir, _ := filepath.Abs(c.Out)
	s.mu.Lock()
	m := s.held[dir]
	if m == nil {
		m = new(sync.Mutex)
		s.held[dir] = m
	}
	s.mu.Unlock()
	m.Lock()
	defer m.Unlock()
	if ctx.Err() != nil {
		return
	}
	pieces, err := c.pieces()
	if err != nil {
		slog.Error("nothing published", "batch", c.called(), "error", oneLine(err.Error()))
		return
	}
	for _, piece := range pieces {
		sum, _ := s.watch.batch(ctx, piece, nil)
		sum.log(piece)
		if sum.Status == "failed" {
			return
		}
	}
}

// handler serves health and metrics.
func (m *metrics) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if name, code, at := m.failing(); name != "" {
			http.Error(w, fmt.Sprintf("the last batch (%s) ended with code %d at %s", name, code, at.Format(time.RFC3339)), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ok")
	})
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		m.write(w)
	})
	return mux
}
