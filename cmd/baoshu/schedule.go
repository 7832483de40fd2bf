package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"baoshu/pipeline/schedule"
)

func newSchedule() *cobra.Command {
	c := defaults()
	var file string
	var next int
	cmd := &cobra.Command{
		Use:   "schedule [--config FILE] [INPUT…]",
		Short: "Stay up and run batches at the times of a cron schedule",
		Long: `Stays up and runs one batch at every time of the schedule, never two at once. A run that
was missed while nothing was up is made up for at start (--catch-up=false to leave it).
On SIGTERM or SIGINT a running batch may finish, within --stop-within; then it is
cancelled, and publishes nothing.

With --listen, /healthz says that the process is up, /readyz whether the last batch
published, /metrics counts batches, inputs and figures for Prometheus.`,
		Example: "  baoshu schedule --config baoshu.yaml\n  baoshu schedule --schedule '30 6 * * *' --next 5\n  baoshu schedule --schedule '@every 1h' --listen :9090 --out dataset inbox/",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.load(cmd, file); err != nil {
				return err
			}
			plan, err := schedule.New(c.Schedule, c.Timezone)
			if err != nil {
				return usage("%v", err)
			}
			plan.StopIn = c.StopWithin
			if next > 0 {
				return printNext(cmd.OutOrStdout(), plan, next)
			}
			if len(args) > 0 {
				c.Inputs = args
			}
			if len(c.Inputs) == 0 {
				return usage("no input is named; name folders or files, or set inputs")
			}
			setLog(cmd.ErrOrStderr(), c.Log)
			return serve(cmd.Context(), c, plan)
		},
	}
	cmd.Flags().StringVar(&file, "config", "", "the configuration `FILE` (default baoshu.yaml, where there is one)")
	cmd.Flags().IntVar(&next, "next", 0, "print the next `N` runs and end")
	c.addFlags(cmd, batchKeys()...)
	c.addFlags(cmd, "schedule", "timezone", "catch_up", "stop_within", "run_timeout", "listen")
	return cmd
}

func printNext(w io.Writer, plan *schedule.Plan, n int) error {
	for _, line := range plan.Describe(time.Now(), n) {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

// serve runs the schedule until ctx ends, and the address beside it.
func serve(ctx context.Context, c *config, plan *schedule.Plan) error {
	s := &status{plan: plan}
	if c.Listen != "" {
		l, err := net.Listen("tcp", c.Listen)
		if err != nil {
			return usage("listen %s: %v; choose another address", c.Listen, err)
		}
		slog.Info("listening", "address", l.Addr().String())
		server := &http.Server{Handler: s.handler(), ReadHeaderTimeout: 5 * time.Second}
		go server.Serve(l)
		defer server.Close()
	}
	var last time.Time
	if c.CatchUp {
		last = lastRun(c.Out)
	}
	if n := plan.Next(time.Now(), 1); len(n) == 1 {
		slog.Info("waiting", "next", n[0].Format(time.RFC3339), "missed", plan.Missed(last, time.Now()))
	}
	err := plan.Serve(ctx, last, func(ctx context.Context) { s.run(ctx, c) })
	slog.Info("stopped")
	return err
}

// run does one batch, and says how it went.
func (s *status) run(ctx context.Context, c *config) {
	if c.RunTimeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, c.RunTimeout, fmt.Errorf("it took longer than run_timeout, %s", c.RunTimeout))
		defer cancel()
	}
	s.begin()
	start := time.Now()
	sum, err := batch(ctx, c, nil)
	if cause := context.Cause(ctx); err != nil && cause != nil && errors.Is(err, context.DeadlineExceeded) {
		err = cause
	}
	s.end(sum, exitCode(err), time.Since(start))
	logSummary(sum, err, time.Since(start))
}
