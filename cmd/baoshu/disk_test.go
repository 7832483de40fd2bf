package main

import (
	"context"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"testing"

	"baoshu/output/dataset"
	"baoshu/output/verify"
)

// smallDisk is the real disk until so many bytes are written.
type smallDisk struct {
	dataset.OS
	left *atomic.Int64
}

func (d smallDisk) Create(name string) (dataset.File, error) {
	f, err := d.OS.Create(name)
	if err != nil {
		return nil, err
	}
	return smallFile{f, d.left}, nil
}

type smallFile struct {
	dataset.File
	left *atomic.Int64
}

func (f smallFile) Write(p []byte) (int, error) {
	if f.left.Add(-int64(len(p))) < 0 {
		return 0, &os.PathError{Op: "write", Path: "disk", Err: syscall.ENOSPC}
	}
	return f.File.Write(p)
}

// TestFullDisk fills the disk during a batch, sooner and later: nothing is
// published, the snapshot before stays whole, and the next batch completes.
func TestFullDisk(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "ds")
	page := func(name, text string) {
		if err := os.WriteFile(filepath.Join(in, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	page("a.txt", "澜州材料实验室挂牌\n\n2023年，实验室新签约企业1100家，同比增长7.4%。\n")
	c := defaults()
	c.Inputs, c.Out, c.Verify = []string{in}, out, false
	if sum, err := batch(context.Background(), c, nil); err != nil || sum.Snapshot != 1 {
		t.Fatal(sum, err)
	}
	page("b.txt", "港口新增航线\n\n2023年，港口新开航线3条，通达港口达到68个。\n")
	full := 0
	for limit := int64(0); ; limit += 20_000 {
		d := smallDisk{left: new(atomic.Int64)}
		d.left.Store(limit)
		c.disk = d
		sum, err := batch(context.Background(), c, nil)
		if err == nil {
			if sum.Snapshot != 2 {
				t.Errorf("snapshot %d", sum.Snapshot)
			}
			break
		}
		full++
		if exitCode(err) != exitFailed {
			t.Errorf("%d bytes: %v has exit code %d", limit, err, exitCode(err))
		}
		s, err := dataset.Open(dataset.OS{}, out)
		if err != nil || s.Manifest.Snapshot != 1 {
			t.Fatalf("%d bytes: the snapshot before is gone: %v", limit, err)
		}
	}
	if full < 3 {
		t.Errorf("the disk was full only %d times", full)
	}
	if rep, err := verify.Run(out, verify.Options{}); err != nil || !rep.OK() {
		t.Error(rep.Faults, err)
	}
}
