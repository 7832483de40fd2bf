package dataset

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"baoshu/schema"
)

// Options say how a batch is published; the zero Options are good.
type Options struct {
	Command string // what the lock's holder is called
	// Check is called with the folder of the finished snapshot before it is
	// published; where it fails, nothing is.
	Check   func(ctx context.Context, snapshot string) error
	Keep    int           // snapshots to keep, the new one included; 0 means 5
	KeepFor time.Duration // and those that were replaced less long ago, for readers that take their time
	Merge   int           // merge parts of one year and like size when there are so many; 0 means 16, less than 0 never

	memory int // of encoded rows; 0 means inMemory
}

// Versions are what the rows of a batch were made with.
type Versions struct {
	Rules     string
	WordLists map[string]string // digest of each list
}

// Published says what a commit did.
type Published struct {
	Snapshot int    // 0 where there was nothing to publish
	Dir      string // its folder
	Parts    int    // parts written
	Kept     int    // parts taken over
	Files    int    // files written
	Bytes    int64  // bytes written to tables
}

// A Batch is one run's changes to a dataset. It holds the dataset's lock until
// Commit or Abort.
type Batch struct {
	fsys    FS
	dir     string
	opt     Options
	lock    *lock
	base    *Snapshot // nil where nothing was published yet
	list    []known   // the inputs, by source_file
	inputs  map[string]*schema.Input
	stamps  map[string]string
	next    int // number of the snapshot to be
	staging string
	units   *units
	gone    map[string]bool // inputs withdrawn
	compact bool            // all small parts are to be merged
	ended   bool

	rejected *int64 // bytes kept of inputs that could not be used; nil until counted
}

// Begin takes the lock, removes what dead runs left, and reads the state of the
// inputs. The error is a *LockedError where another run holds the dataset.
func Begin(fsys FS, dir string, opt Options) (*Batch, error) {
	if opt.Keep == 0 {
		opt.Keep = 5
	}
	if opt.Merge == 0 {
		opt.Merge = 16
	}
	if opt.memory == 0 {
		opt.memory = inMemory
	}
	if err := fsys.MkdirAll(filepath.Join(dir, "snapshots")); err != nil {
		return nil, fmt.Errorf("dataset: %w", err)
	}
	l, err := acquire(dir, opt.Command)
	if err != nil {
		return nil, err
	}
	b := &Batch{fsys: fsys, dir: dir, opt: opt, lock: l, inputs: map[string]*schema.Input{}, gone: map[string]bool{}, next: 1}
	opened := false
	defer func() {
		if !opened {
			l.release()
		}
	}()
	if err := b.open(); err != nil {
		return nil, err
	}
	opened = true
	return b, nil
}

// open reads the current snapshot and removes leftovers.
func (b *Batch) open() error {
	s, err := Open(b.fsys, b.dir)
	switch {
	case errors.Is(err, ErrNone):
	case err != nil:
		return err
	default:
		b.base, b.next = s, s.Manifest.Snapshot+1
		if err := b.readInputs(); err != nil {
			return err
		}
	}
	b.staging = filepath.Join(b.dir, ".staging-"+strconv.Itoa(b.next))
	b.units = newUnits(b.fsys, b.staging, b.opt.memory)
	if err := b.clean(); err != nil {
		return err
	}
	b.prune() // what a run that was killed after it had published did not come to
	return nil
}

// readInputs reads the state of the inputs, from the memo where it can.
func (b *Batch) readInputs() error {
	if b.recallInputs() {
		return nil
	}
	var list []known
	for i := range b.base.Manifest.Files {
		f := &b.base.Manifest.Files[i]
		if f.Table != "inputs" {
			continue
		}
		var rows []schema.Input
		if err := b.base.readFile(f, schema.Lookup("inputs"), &rows); err != nil {
			return err
		}
		for _, r := range rows {
			list = append(list, known{r, f.Part})
		}
	}
	slices.SortFunc(list, func(x, y known) int { return strings.Compare(x.SourceFile, y.SourceFile) })
	b.take(list)
	return nil
}

// clean removes what dead runs left: staging folders, and snapshots that were
// finished and never switched to.
func (b *Batch) clean() error {
	list, err := b.fsys.ReadDir(b.dir)
	if err != nil {
		return fmt.Errorf("dataset: %w", err)
	}
	for _, e := range list {
		if strings.HasPrefix(e.Name(), ".staging-") || e.Name() == ".current" {
			if err := b.fsys.RemoveAll(filepath.Join(b.dir, e.Name())); err != nil {
				return fmt.Errorf("dataset: leftover: %w", err)
			}
		}
	}
	numbers, err := snapshots(b.fsys, b.dir)
	if err != nil {
		return err
	}
	for _, n := range numbers {
		if n >= b.next {
			if err := b.fsys.RemoveAll(filepath.Join(b.dir, "snapshots", strconv.Itoa(n))); err != nil {
				return fmt.Errorf("dataset: leftover: %w", err)
			}
		}
	}
	return nil
}

// snapshots returns the numbers of the snapshots in a dataset, ascending.
func snapshots(fsys FS, dir string) ([]int, error) {
	list, err := fsys.ReadDir(filepath.Join(dir, "snapshots"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("dataset: %w", err)
	}
	var out []int
	for _, e := range list {
		if n, err := strconv.Atoi(e.Name()); err == nil && n > 0 {
			out = append(out, n)
		}
	}
	sort.Ints(out)
	return out, nil
}

// Base returns the snapshot that the batch builds on, or nil.
func (b *Batch) Base() *Snapshot { return b.base }

// Number returns the number of the snapshot that Commit would publish.
func (b *Batch) Number() int { return b.next }

// Inputs returns the state of every input by its source_file. The caller must
// not change it.
func (b *Batch) Inputs() map[string]*schema.Input { return b.inputs }

// Affected returns the inputs that must be given again or withdrawn when those
// named change or go: all inputs of their units, sorted. Names that the dataset
// does not know are not in it.
func (b *Batch) Affected(sourceFiles ...string) []string {
	units := map[string]bool{}
	for _, name := range sourceFiles {
		if in, ok := b.inputs[name]; ok {
			units[in.Unit] = true
		}
	}
	var out []string
	for name, in := range b.inputs {
		if units[in.Unit] {
			out = append(out, name)
		}
	}
	sort.Strings(out)
	return out
}

// Put takes the rows of a unit. The unit that any of its inputs belonged to
// before is replaced, whole: its other inputs must be put in this batch too, or
// withdrawn. Put may be called from several goroutines; it keeps nothing of rows
// and fills in their first_run.
func (b *Batch) Put(unit string, rows *schema.Rows) error {
	for i := range rows.Inputs {
		in := &rows.Inputs[i]
		in.Unit = unit
		if was, ok := b.inputs[in.SourceFile]; ok {
			in.FirstRun = was.FirstRun
		}
	}
	if err := closed(unit, rows); err != nil {
		return err
	}
	return b.units.put(unit, rows)
}

// closed proves that the rows of a unit come from its own inputs.
func closed(unit string, rows *schema.Rows) error {
	files := map[string]bool{}
	for i := range rows.Inputs {
		files[rows.Inputs[i].SourceFile] = true
	}
	if len(files) == 0 {
		return fmt.Errorf("dataset: unit %s has no input", unit)
	}
	check := func(table, file string) error {
		if files[file] {
			return nil
		}
		return fmt.Errorf("dataset: unit %s: a row of %s comes from %s, which is none of its inputs", unit, table, file)
	}
	for i := range rows.Articles {
		if err := check("articles", rows.Articles[i].SourceFile); err != nil {
			return err
		}
	}
	for i := range rows.Witnesses {
		if err := check("witnesses", rows.Witnesses[i].SourceFile); err != nil {
			return err
		}
	}
	for i := range rows.Fragments {
		if err := check("fragments", rows.Fragments[i].SourceFile); err != nil {
			return err
		}
	}
	return nil
}

// Withdraw says that inputs are gone: their rows go with them. Inputs that share
// a unit with them must be put again. It must not run beside Put.
func (b *Batch) Withdraw(sourceFiles ...string) {
	for _, name := range sourceFiles {
		if _, ok := b.inputs[name]; ok {
			b.gone[name] = true
		}
	}
}

// Empty reports whether there is nothing to publish.
func (b *Batch) Empty() bool { return len(b.units.list) == 0 && len(b.gone) == 0 }

// Abort gives the batch up: nothing is published, what was staged is removed.
// After Commit it does nothing, so it can be deferred.
func (b *Batch) Abort() {
	if b.ended {
		return
	}
	b.ended = true
	defer b.lock.release()
	b.units.close()
	_ = b.fsys.RemoveAll(b.staging) // the next run removes it otherwise
}

// replaced returns the names of the base's units that this batch replaces or
// withdraws. It fails where an input of such a unit is neither put nor gone.
func (b *Batch) replaced() (map[string]bool, error) {
	put := map[string]bool{}
	for _, u := range b.units.list {
		for _, f := range u.files {
			if put[f] {
				return nil, fmt.Errorf("dataset: input %s is given in two units", f)
			}
			put[f] = true
		}
	}
	out := map[string]bool{}
	for name := range put {
		if in, ok := b.inputs[name]; ok {
			out[in.Unit] = true
		}
	}
	for name := range b.gone {
		out[b.inputs[name].Unit] = true
	}
	var lost []string
	for name, in := range b.inputs {
		if out[in.Unit] && !put[name] && !b.gone[name] {
			lost = append(lost, name)
		}
	}
	if len(lost) > 0 {
		slices.Sort(lost)
		return nil, fmt.Errorf("dataset: input %s shares a unit with one that changed and is neither given again nor withdrawn (%d such)", lost[0], len(lost))
	}
	return out, nil
}
