package dataset

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"sort"
	"strconv"

	"baoshu/schema"
)

// GC removes what dead runs left over, and the oldest snapshots beyond those to
// keep by the options; it returns the numbers of these. The error is a *LockedError while a run
// holds the dataset.
func GC(fsys FS, dir string, opt Options) ([]int, error) {
	if _, err := Open(fsys, dir); err != nil {
		return nil, err
	}
	before, err := snapshots(fsys, dir)
	if err != nil {
		return nil, err
	}
	b, err := Begin(fsys, dir, opt) // which removes what is to go
	if err != nil {
		return nil, err
	}
	defer b.Abort()
	after, err := snapshots(fsys, dir)
	return slices.DeleteFunc(before, func(n int) bool { return slices.Contains(after, n) }), err
}

// Compact writes the small parts of the current snapshot together to large ones,
// as a new snapshot with the same rows. Readers of the old one keep it. Where
// there are not two small parts, nothing is published.
func Compact(ctx context.Context, fsys FS, dir string, opt Options) (Published, error) {
	if _, err := Open(fsys, dir); err != nil {
		return Published{}, err
	}
	b, err := Begin(fsys, dir, opt)
	if err != nil {
		return Published{}, err
	}
	defer b.Abort()
	m := b.base.Manifest
	if len(small(m)) < 2 {
		return Published{}, nil
	}
	run, err := b.lastRun()
	if err != nil {
		return Published{}, err
	}
	b.compact = true
	return b.Commit(ctx, Versions{Rules: m.RulesVersion, WordLists: m.WordLists}, run)
}

// small returns the parts that hold less than half of what a part may.
func small(m *Manifest) []string {
	var out []string
	for _, p := range m.Parts {
		if p.Rows < partRows/2 {
			out = append(out, p.Name)
		}
	}
	sort.Strings(out)
	return out
}

// lastRun returns the row of the run that published the base: compaction makes
// no row new, so it is no run of its own.
func (b *Batch) lastRun() (schema.Run, error) {
	var runs []schema.Run
	if err := b.base.Read("runs", &runs); err != nil {
		return schema.Run{}, err
	}
	for _, r := range runs {
		if r.RunID == b.base.Manifest.RunID {
			return r, nil
		}
	}
	return schema.Run{}, errors.New("dataset: " + filepath.Join("snapshots", strconv.Itoa(b.base.Manifest.Snapshot)) + " has no row of the run that made it")
}
