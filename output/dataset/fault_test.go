package dataset

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"baoshu/output/verify"
	"baoshu/schema"
)

// faulty is the file system of the machine until its n-th operation that changes
// something. That one fails with err, or, where err is nil, is the last: the
// process is killed there, a write half done, and nothing works any more. Files
// are not synced, which is the kernel's affair and takes long.
type faulty struct {
	OS
	at   int // the operation to fail at, from 0; less than 0 never
	err  error
	n    int
	dead bool
}

// errKilled is what a killed process panics with.
var errKilled = errors.New("killed")

func (f *faulty) step(half func()) error {
	if f.dead {
		panic(errKilled)
	}
	if f.n++; f.n-1 != f.at {
		return nil
	}
	if half != nil {
		half()
	}
	if f.err == nil {
		f.dead = true
		panic(errKilled)
	}
	return f.err
}

func (f *faulty) Create(name string) (File, error) {
	if err := f.step(nil); err != nil {
		return nil, err
	}
	file, err := f.OS.Create(name)
	return &faultyFile{file, f}, err
}

func (f *faulty) MkdirAll(name string) error { return errors.Join(f.step(nil), f.OS.MkdirAll(name)) }

func (f *faulty) Rename(from, to string) error {
	if err := f.step(nil); err != nil {
		return err
	}
	return f.OS.Rename(from, to)
}

func (f *faulty) Link(from, to string) error {
	if err := f.step(nil); err != nil {
		return err
	}
	return f.OS.Link(from, to)
}

func (f *faulty) Symlink(target, name string) error {
	if err := f.step(nil); err != nil {
		return err
	}
	return f.OS.Symlink(target, name)
}

func (f *faulty) Remove(name string) error {
	if err := f.step(nil); err != nil {
		return err
	}
	return f.OS.Remove(name)
}

// RemoveAll may die in the middle.
func (f *faulty) RemoveAll(name string) error {
	half := func() {
		n := 0
		_ = filepath.WalkDir(name, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				if n++; n%2 == 0 {
					_ = f.OS.Remove(path)
				}
			}
			return nil
		})
	}
	if err := f.step(half); err != nil {
		return err
	}
	return f.OS.RemoveAll(name)
}

func (f *faulty) SyncDirs(...string) error { return f.step(nil) }

type faultyFile struct {
	File
	f *faulty
}

func (f *faultyFile) Write(p []byte) (int, error) {
	n := 0
	err := f.f.step(func() { n, _ = f.File.Write(p[:len(p)/2]) })
	if err != nil {
		return n, err
	}
	return f.File.Write(p)
}

func (f *faultyFile) Sync() error { return f.f.step(nil) }

func (f *faultyFile) Close() error { return errors.Join(f.File.Close(), f.f.step(nil)) }

// survive runs a batch that may be killed.
func survive(t *testing.T, fsys FS, dir string, opt Options, change func(*Batch)) (err error) {
	defer func() {
		if p := recover(); p != nil {
			if p != errKilled {
				panic(p)
			}
			err = errKilled
		}
	}()
	_, err = publish(t, fsys, dir, opt, change)
	return err
}

// TestEveryFault publishes a second snapshot over a first one, in which a unit
// is replaced, one is withdrawn, one stays and one is new, and lets every single
// operation of it fail or be the last. Each time the dataset must be the old one
// or the new one, whole and verified; a failed batch must not have published;
// and the next run must complete and leave what a run without a fault leaves.
func TestEveryFault(t *testing.T) {
	first := func() map[string]*schema.Rows {
		return map[string]*schema.Rows{"a": issue("a.txt", 19000, 2), "b": issue("b.txt", 19300, 2)}
	}
	stay := map[string]*schema.Rows{"c": issue("c.txt", 19600, 1)}
	second := func(b *Batch) {
		b.Withdraw("b.txt")
		_ = b.Put("a", issue("a.txt", 19000, 3)) // Commit fails where one of them did
		_ = b.Put("d", issue("d.txt", 19001, 1))
	}
	origin := t.TempDir()
	ok(t, &faulty{at: -1}, origin, Options{}, put(t, first()))
	ok(t, &faulty{at: -1}, origin, Options{}, put(t, stay))
	prepare := func() string {
		dir := t.TempDir()
		copyTree(t, origin, dir)
		return dir
	}
	opt := Options{memory: 1, Keep: 1} // so that it spills, and removes the snapshot before
	dir := prepare()
	before := tree(t, dir)
	count := &faulty{at: -1}
	ok(t, count, dir, opt, second)
	after := tree(t, dir)
	if count.n < 80 || reflect.DeepEqual(before, after) {
		t.Fatalf("%d operations", count.n)
	}
	// All of them take minutes: BAOSHU_FAULTS=all. By default every fifth is the
	// last, the other kinds take turns.
	every := os.Getenv("BAOSHU_FAULTS") == "all"
	points := 0
	for at := range count.n {
		for i, kind := range []error{nil, syscall.ENOSPC, syscall.EROFS, syscall.EIO} {
			if !every && at%[]int{5, 15, 40, 20}[i] != 0 {
				continue
			}
			name := fmt.Sprintf("operation %d, %v", at, kind)
			dir := prepare()
			err := survive(t, &faulty{at: at, err: kind}, dir, opt, second)
			now := tree(t, dir)
			switch {
			case reflect.DeepEqual(now, after):
			case !reflect.DeepEqual(now, before):
				t.Fatalf("%s: neither the old snapshot nor the new one", name)
			case err == nil:
				t.Fatalf("%s: no error, and the old snapshot stands", name)
			}
			if kind != nil && err != nil && reflect.DeepEqual(now, after) {
				t.Fatalf("%s: failed with %v, and published", name, err)
			}
			prove(t, name, dir)
			if err := survive(t, &faulty{at: -1}, dir, opt, second); err != nil {
				t.Fatalf("%s: the next run: %v", name, err)
			}
			prove(t, name+", next run", dir)
			if !sameButNumber(tree(t, dir), after) {
				t.Fatalf("%s: the next run leaves something else", name)
			}
			if left := leftovers(t, dir); left != "" {
				t.Fatalf("%s: left over: %s", name, left)
			}
			points++
		}
	}
	t.Logf("%d operations, %d faults survived", count.n, points)
}

func prove(t *testing.T, name, dir string) {
	t.Helper()
	rep, err := verify.Run(dir, verify.Options{Jobs: 1})
	if err != nil || !rep.OK() {
		t.Fatalf("%s: %v %v", name, err, rep.Faults)
	}
}

// sameButNumber compares two snapshots' tables: the number of the snapshot, and
// with it the manifest, depends on how many came before.
func sameButNumber(a, b map[string]string) bool {
	for path, data := range a {
		if strings.HasSuffix(path, ".parquet") && b[path] != data {
			return false
		}
	}
	return len(a) == len(b)
}

// leftovers names what should not be in a dataset after a run.
func leftovers(t *testing.T, dir string) string {
	list, err := OS{}.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range list {
		if n := e.Name(); n != ".lock" && n != memoDir && n != "current" && n != "snapshots" {
			out = append(out, n)
		}
	}
	if n, _ := snapshots(OS{}, dir); len(n) != 1 {
		out = append(out, fmt.Sprint("snapshots ", n))
	}
	return strings.Join(out, " ")
}

// copyTree copies a dataset: its files are never changed, so a second name will do.
func copyTree(t *testing.T, from, to string) {
	t.Helper()
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(from, path)
		at := filepath.Join(to, rel)
		switch {
		case d.IsDir():
			return os.MkdirAll(at, 0o755)
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(path)
			return errors.Join(err, os.Symlink(target, at))
		case d.Name() == ".lock":
			return nil
		}
		return os.Link(path, at)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestCancelled: a context that ends before the switch publishes nothing.
func TestCancelled(t *testing.T) {
	dir := t.TempDir()
	b, err := Begin(&faulty{at: -1}, dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	put(t, map[string]*schema.Rows{"u": issue("a.txt", 19000, 1)})(b)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := b.Commit(ctx, Versions{Rules: "1"}, runRow); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := Open(OS{}, dir); !errors.Is(err, ErrNone) {
		t.Errorf("got %v", err)
	}
}

// TestWithoutHardLinks: on a file system that has none, files are copied.
func TestWithoutHardLinks(t *testing.T) {
	dir := t.TempDir()
	fsys := noLinks{&faulty{at: -1}}
	ok(t, fsys, dir, Options{}, put(t, map[string]*schema.Rows{"a": issue("a.txt", 19000, 2)}))
	ok(t, fsys, dir, Options{Keep: 1}, put(t, map[string]*schema.Rows{"b": issue("b.txt", 19001, 2)}))
	prove(t, "copied", dir)
	if rows := all(t, dir); len(rows.Articles) != 4 {
		t.Errorf("%d stories", len(rows.Articles))
	}
}

type noLinks struct{ *faulty }

func (noLinks) Link(string, string) error { return errors.ErrUnsupported }
