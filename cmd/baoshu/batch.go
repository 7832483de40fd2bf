package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"baoshu/output/dataset"
	"baoshu/pipeline"
	"baoshu/pipeline/ingest"
	"baoshu/pipeline/paper"
)

// options makes the pipeline's options of the configuration.
func (c *config) options() (pipeline.Options, error) {
	patterns, err := c.patterns()
	if err != nil {
		return pipeline.Options{}, err
	}
	date := paper.NoDay
	if c.Date != "" {
		if date, err = paper.ParseDay(c.Date); err != nil {
			return pipeline.Options{}, usage("date: %v", err)
		}
	}
	reviews, err := c.readReviews()
	if err != nil {
		return pipeline.Options{}, err
	}
	windows, err := c.windows()
	if err != nil {
		return pipeline.Options{}, err
	}
	return pipeline.Options{
		From: windows[0].from, To: windows[len(windows)-1].to,
		Reviews: reviews, Workers: c.workers(), Date: date, Keep: int64(c.Memory) / 4, MaxFailed: c.MaxFailed, Emptied: c.Emptied, Config: strings.Join(c.Paths, "\n"),
		Ingest: ingest.Options{Patterns: patterns, FollowLinks: c.Follow, Leave: ownFiles, Limits: ingest.Limits{File: int64(c.MaxFile), Line: int(c.MaxLine), Ratio: int64(c.MaxRatio), Total: int64(c.MaxTotal), Members: c.MaxMembers, Depth: c.MaxDepth}},
	}, nil
}

// ownFiles says of a folder that holds a dataset that none of its files is a page: a batch
// over the folder that its dataset lies in would else read the dictionary and what was
// set aside.
func ownFiles(dir string) string {
	if dataset.Holds(dataset.OS{}, dir) {
		return "a dataset of baoshu, no pages"
	}
	return ""
}

func (c *config) patterns() ([]*ingest.Pattern, error) {
	var out []*ingest.Pattern
	for _, text := range c.Paths {
		p, err := ingest.CompilePattern(text)
		if err != nil {
			return nil, usage("paths: %v", err)
		}
		out = append(out, p)
	}
	return out, nil
}

// digest is of everything that was set.
func (c *config) digest() string {
	var b strings.Builder
	for _, s := range c.settings() {
		fmt.Fprintf(&b, "%s=%q\n", s.key, s.value.String())
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}

// batch does one batch and publishes it. It is what run, schedule and quarantine
// replay share; watch.batch tells those who watch of it.
func batch(ctx context.Context, c *config, progress func(done, total int), change ...func(*pipeline.Options)) (*summary, error) {
	started := time.Now()
	boundMemory(c)
	opt, err := c.options()
	if err != nil {
		return nil, err
	}
	b, err := begin(c)
	if err != nil {
		return nil, err
	}
	defer b.Abort()
	opt.Known, opt.Memory, opt.Progress = b.Inputs(), b, progress
	if !c.Reread {
		opt.Stamps = b.Stamps()
	}
	for _, f := range change {
		f(&opt)
	}
	sum := newSummary(c, started)
	opt.Ingest.Skipped = sum.skipped
	plan, err := phase(ctx, "look", func(ctx context.Context) (*pipeline.Plan, error) { return look(ctx, c.Inputs, opt) })
	if err != nil {
		return nil, err
	}
	sum.Status, sum.Unchanged, sum.Outside = "unchanged", plan.Unchanged, plan.Outside
	parent := ""
	if base := b.Base(); base != nil {
		sum.Snapshot, sum.RunID, parent = base.Manifest.Snapshot, base.Manifest.RunID, base.Manifest.RunID
	}
	b.Stamp(plan.Stamps)
	if plan.Empty() {
		if len(plan.Stamps) > 0 {
			b.Remember()
		}
		return sum.ended(nil), nil
	}
	for path, data := range plan.Rejected(min(keptBytes, int64(c.MaxFile))) {
		if data == nil {
			continue
		}
		if err := b.KeepRejected(path, data); err != nil {
			return nil, err
		}
	}
	did, err := phase(ctx, "rooms", func(ctx context.Context) (*pipeline.Summary, error) {
		did, err := plan.Run(ctx, parent, b)
		describeRooms(ctx, did)
		return did, err
	})
	if err != nil {
		return nil, err
	}
	for _, f := range plan.Failures {
		sum.Failures = append(sum.Failures, f.Error())
	}
	sum.take(did)
	var partial error
	if did.Quarantined > 0 {
		sum.Status, sum.ExitCode, partial = "partial", exitQuarantined, quarantinedError{did.Quarantined}
	}
	done, err := phase(ctx, "commit", func(ctx context.Context) (dataset.Published, error) {
		return b.Commit(ctx, dataset.Versions{Rules: pipeline.RulesVersion(), WordLists: pipeline.WordLists()}, sum.row(did, c))
	})
	if err != nil {
		return nil, err
	}
	sum.Snapshot = done.Snapshot
	return sum.ended(partial), partial
}

// keptBytes is the largest input whose bytes are kept when it cannot be used.
const keptBytes = 16 << 20

// begin takes the dataset.
func begin(c *config) (*dataset.Batch, error) {
	disk := c.disk
	if disk == nil {
		disk = dataset.OS{}
	}
	publish := dataset.Options{Command: "baoshu run", Keep: c.Keep, KeepFor: c.KeepFor}
	if c.Verify {
		base := ""
		if s, err := dataset.Open(dataset.OS{}, c.Out); err == nil {
			base = s.Dir
		}
		check := proveBeforePublishing(base)
		publish.Check = func(ctx context.Context, snapshot string) error {
			_, err := phase(ctx, "verify", func(ctx context.Context) (struct{}, error) { return struct{}{}, check(ctx, snapshot) })
			return err
		}
	}
	return dataset.Begin(disk, c.Out, publish)
}

// boundMemory makes the collector work harder before a batch takes more than it
// may, and less below that; GOMEMLIMIT and GOGC say otherwise where they are set.
func boundMemory(c *config) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(int64(c.Memory))
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200) // a sixth less work for a sixth more memory
	}
}

// look makes the plan; an INPUT that is not there is a fault of usage.
func look(ctx context.Context, inputs []string, opt pipeline.Options) (*pipeline.Plan, error) {
	plan, err := pipeline.Look(ctx, inputs, opt)
	if missing := (*pipeline.MissingError)(nil); errors.As(err, &missing) {
		return nil, usage("%v", err)
	}
	return plan, err
}
