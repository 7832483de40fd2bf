package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"baoshu/output/dataset"
)

// A faultDisk is the real disk until its n-th operation that changes something.
// At that one the process kills itself, or stops, or the operation fails: a write
// half done. It is used by processes of their own, so that nothing of a killed
// run goes on: no deferred call, no closed file, no lock given back.
type faultDisk struct {
	dataset.OS
	at   int64
	kind string // kill, stop, or the name of an error
	n    *atomic.Int64
}

func faultErrors() map[string]error {
	return map[string]error{"full": syscall.ENOSPC, "readonly": syscall.EROFS, "broken": syscall.EIO}
}

func (d faultDisk) step(half func()) error {
	if d.n.Add(1)-1 != d.at {
		return nil
	}
	if half != nil {
		half()
	}
	switch d.kind {
	case "kill":
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	case "stop":
		fmt.Println("stopped")
		select {}
	}
	return faultErrors()[d.kind]
}

func (d faultDisk) Create(name string) (dataset.File, error) {
	if err := d.step(nil); err != nil {
		return nil, err
	}
	f, err := d.OS.Create(name)
	return faultFile{f, d}, err
}

func (d faultDisk) MkdirAll(name string) error {
	if err := d.step(nil); err != nil {
		return err
	}
	return d.OS.MkdirAll(name)
}

func (d faultDisk) Rename(from, to string) error {
	if err := d.step(nil); err != nil {
		return err
	}
	return d.OS.Rename(from, to)
}

func (d faultDisk) Link(from, to string) error {
	if err := d.step(nil); err != nil {
		return err
	}
	return d.OS.Link(from, to)
}

func (d faultDisk) Symlink(target, name string) error {
	if err := d.step(nil); err != nil {
		return err
	}
	return d.OS.Symlink(target, name)
}

func (d faultDisk) Remove(name string) error {
	if err := d.step(nil); err != nil {
		return err
	}
	return d.OS.Remove(name)
}

func (d faultDisk) RemoveAll(name string) error {
	half := func() { // it dies in the middle
		files, _ := filepath.Glob(filepath.Join(name, "*"))
		for _, f := range files[:len(files)/2] {
			_ = d.OS.RemoveAll(f)
		}
	}
	if err := d.step(half); err != nil {
		return err
	}
	return d.OS.RemoveAll(name)
}

func (d faultDisk) SyncDirs(...string) error {
	if err := d.step(nil); err != nil {
		return err
	}
	return nil // what a kill leaves does not hang on it, and it takes long
}

type faultFile struct {
	dataset.File
	d faultDisk
}

func (f faultFile) Write(p []byte) (int, error) {
	n := 0
	if err := f.d.step(func() { n, _ = f.File.Write(p[:len(p)/2]) }); err != nil {
		return n, err
	}
	return f.File.Write(p)
}

func (f faultFile) Sync() error {
	if err := f.d.step(nil); err != nil {
		return err
	}
	return nil
}

func (f faultFile) Close() error {
	if err := f.d.step(nil); err != nil {
		f.File.Close()
		return err
	}
	return f.File.Close()
}

// faultyRun is a command of the tests: a batch on a disk that fails, or its
// compaction. FAULTY_RUN OUT AT KIND WHAT INPUT: WHAT is run or compact.
func faultyRun() {
	at, _ := strconv.ParseInt(os.Args[2], 10, 64)
	d := faultDisk{at: at, kind: os.Args[3], n: new(atomic.Int64)}
	var err error
	if os.Args[4] == "compact" {
		_, err = dataset.Compact(context.Background(), d, os.Args[1], dataset.Options{Keep: 1})
	} else {
		c := defaults()
		c.Out, c.Inputs, c.Paths = os.Args[1], os.Args[5:], []string{"{source}/{date}/{page}.txt"}
		c.disk, c.Keep, c.Verify, c.Jobs = d, 1, false, 2
		_, err = batch(context.Background(), c, nil)
	}
	fmt.Println("operations", d.n.Load())
	if err != nil {
		fmt.Fprintln(os.Stderr, oneLine(err.Error()))
	}
	os.Exit(exitCode(err))
}

// command returns a command of the test binary, under the name it answers to.
func command(t testing.TB, name string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, args...)
	cmd.Env = append(os.Environ(), "GOMEMLIMIT=256MiB")
	return cmd
}

// ends runs a command to its end and returns its code, -1 where it was killed,
// and what it said.
func ends(t testing.TB, cmd *exec.Cmd) (code int, text string) {
	t.Helper()
	out, _ := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatalf("%v did not start", cmd.Args)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

// archive writes pages of so many days, one each, a year apart at times, so that
// the dataset has many files.
func archive(t testing.TB, dir string, from, to int) {
	t.Helper()
	for i := from; i < to; i++ {
		day := time.Date(2010+i%9, time.Month(1+i%12), 1+i%28, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		pageOf(t, dir, fmt.Sprintf("澜州日报/%s/%02d.txt", day, i), i)
	}
}

// pageOf writes a page of one story that no other number has.
func pageOf(t testing.TB, dir, name string, i int) {
	t.Helper()
	things := []string{"码头", "展馆", "书库", "病房", "试验田", "车间", "泳池"}
	places := []string{"澜州", "柳湾", "青坪", "泽安", "云溪", "桐岭", "白石", "江浦", "临沙", "望海", "石门"}
	a, b := places[i%len(places)], things[i/len(places)%len(things)]
	text := fmt.Sprintf("%s%s第%d号工程完工\n\n%d年，%s新建%s%d座，同比增长%d.%d%%，投资%d.%d亿元。其中第%d号%s接待%d人次，占全年的%d%%。\n",
		a, b, i, 2009+i%9, a, b, 10+i, 1+i%40, i%10, 2+i%77, i%9, i, b, 1000+37*i, 5+i%80)
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// copyDataset copies a dataset; its files are replaced and never changed, so a
// second name will do.
func copyDataset(t testing.TB, from, to string) {
	t.Helper()
	if out, err := exec.Command("cp", "-al", from, to).CombinedOutput(); err != nil {
		t.Fatalf("cp: %v %s", err, out)
	}
	_ = os.Remove(filepath.Join(to, ".lock")) // which is written in place
}

// rowsOf returns all rows of a dataset as text, a line each, but for what names
// the runs that made them: two ways to the same rows.
func rowsOf(t testing.TB, dir string) string {
	t.Helper()
	rows, err := readDataset(dir)
	if err != nil {
		t.Fatal(err)
	}
	rows.Runs = nil
	rows.Sort()
	var b strings.Builder
	for _, table := range tableNames() {
		for _, r := range records(table, rows) {
			for _, k := range []string{"run_id", "first_run", "last_run", "given", "unit"} {
				delete(r, k)
			}
			fmt.Fprintln(&b, table, r)
		}
	}
	return b.String()
}
