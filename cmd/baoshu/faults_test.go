package main

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"baoshu/output/dataset"
	"baoshu/output/verify"
	"baoshu/schema"
)

func tableNames() (names []string) {
	for _, t := range schema.Tables() {
		names = append(names, t.Name)
	}
	return names
}

// A scene is a dataset and what a run does to it.
type scene struct {
	name    string
	dataset string // as it was before; "" for none
	what    string
	input   string
	before  string // its files, and those after
	after   string
	rows    string // those after
	ops     int
}

// scenes makes the first run, a run that adds, replaces and withdraws, and a
// compaction.
func scenes(t *testing.T) []*scene {
	root := t.TempDir()
	first, second := filepath.Join(root, "in"), filepath.Join(root, "in2")
	archive(t, first, 0, 40)
	archive(t, second, 0, 40)
	archive(t, second, 60, 70)
	changed, _ := filepath.Glob(filepath.Join(second, "*", "*", "0[3-6].txt"))
	for i, f := range changed {
		if i%2 == 0 {
			_ = os.Remove(f)
			continue
		}
		if err := os.WriteFile(f, []byte(fmt.Sprintf("更正\n\n2016年，更正后的数字是%d万吨，同比下降3.1%%。\n", 400+i)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// The input stands at one place, so that the second run finds the first one's gone.
	in := filepath.Join(root, "inbox")
	link := func(to string) {
		_ = os.RemoveAll(in)
		if err := os.CopyFS(in, os.DirFS(to)); err != nil {
			t.Fatal(err)
		}
	}
	run := func(s *scene) *scene {
		out := filepath.Join(root, s.name)
		if s.dataset != "" {
			copyDataset(t, s.dataset, out)
			s.before = filesOf(t, out)
		}
		code, text := ends(t, command(t, "faulty-run", out, "-1", "none", s.what, s.input))
		if code != 0 {
			t.Fatalf("%s: %d %s", s.name, code, text)
		}
		_, n, _ := strings.Cut(text, "operations ")
		s.ops, _ = strconv.Atoi(strings.TrimSpace(n))
		s.after, s.rows = filesOf(t, out), rowsOf(t, out)
		proved(t, s.name, out)
		return s
	}
	alone := filepath.Join(root, "inbox1") // the first scene's own, for later
	if err := os.CopyFS(alone, os.DirFS(first)); err != nil {
		t.Fatal(err)
	}
	one := run(&scene{name: "first", what: "run", input: alone})
	link(first)
	base := run(&scene{name: "base", what: "run", input: in})
	link(second)
	two := run(&scene{name: "second", what: "run", input: in, dataset: filepath.Join(root, "base")})
	parts := filepath.Join(root, "parts") // a dataset of several, to be made one
	copyDataset(t, filepath.Join(root, "second"), parts)
	for i := range 3 {
		more := filepath.Join(root, fmt.Sprint("more", i))
		archive(t, more, 80+10*i, 90+10*i)
		if code, text := ends(t, command(t, "faulty-run", parts, "-1", "none", "run", more)); code != 0 {
			t.Fatal(code, text)
		}
	}
	three := run(&scene{name: "compact", what: "compact", input: in, dataset: parts})
	if one.before != "" || two.before != base.after || two.rows == one.rows || three.rows != rowsOf(t, parts) || three.before == three.after {
		t.Fatal("the scenes do not follow from each other")
	}
	return []*scene{one, two, three}
}

// TestEveryOperationKilled kills real processes at their n-th file operation, and
// lets the operation fail, and each time wants: the dataset is the old one or the
// new one and proves; a run that failed says 1 and published nothing; the next
// run completes; its rows are those of a run without a fault; nothing is left
// over. BAOSHU_KILLS says at how many points; `make faults` tries over 1,000.
func TestEveryOperationKilled(t *testing.T) {
	points := 10
	if n, err := strconv.Atoi(os.Getenv("BAOSHU_KILLS")); err == nil {
		points = n
	} else if testing.Short() {
		t.Skip("starts processes")
	}
	all := scenes(t)
	total := 0
	for _, s := range all {
		total += s.ops
	}
	if total < 1000 {
		t.Errorf("the scenes have %d operations only", total)
	}
	var killed, failed, n int
	for _, s := range all {
		for at := range s.ops {
			// Spread evenly, and no operation of small samples left to chance alone.
			if n++; points < total && n*points/total == (n-1)*points/total {
				continue
			}
			strike(t, s, at, "kill")
			killed++
			if killed%8 == 0 {
				strike(t, s, at, []string{"full", "readonly", "broken"}[killed/8%3])
				failed++
			}
			if t.Failed() {
				return
			}
		}
	}
	t.Logf("%d operations in all; %d kills and %d failing operations survived", total, killed, failed)
}

func strike(t *testing.T, s *scene, at int, kind string) {
	t.Helper()
	dir := t.TempDir()
	out := filepath.Join(dir, "ds")
	if s.dataset != "" {
		copyDataset(t, s.dataset, out)
	}
	code, text := ends(t, command(t, "faulty-run", out, fmt.Sprint(at), kind, s.what, s.input))
	name := fmt.Sprintf("%s, operation %d, %s: code %d, %s", s.name, at, kind, code, strings.TrimSpace(text))
	if kind == "kill" && code != -1 {
		return // operations that the clock decides on: this run had fewer
	}
	now := ""
	if _, err := dataset.Open(dataset.OS{}, out); err == nil {
		now = filesOf(t, out)
	}
	if now != s.before && now != s.after {
		t.Fatalf("%s: neither the old tables nor the new ones", name)
	}
	if code == exitFailed && now != s.before {
		t.Fatalf("%s: failed, and published", name)
	}
	if kind != "kill" && code != exitFailed && code != exitDone {
		t.Fatal(name)
	}
	if code, text := ends(t, command(t, "faulty-run", out, "-1", "none", s.what, s.input)); code != 0 {
		t.Fatalf("%s: the next run: %d %s", name, code, text)
	}
	if filesOf(t, out) != s.after {
		t.Fatalf("%s: the next run leaves other tables than a run without a fault", name)
	}
	if at%10 == 0 { // the others are byte for byte what was proved
		proved(t, name+", next run", out)
	}
	list, _ := os.ReadDir(out)
	for _, e := range list {
		if n := e.Name(); n != ".lock" && n != ".memo" && n != "current" && n != "snapshots" {
			t.Errorf("%s: %s is left over", name, n)
		}
	}
	if kept, _ := os.ReadDir(filepath.Join(out, "snapshots")); len(kept) != 1 {
		t.Errorf("%s: %d snapshots are left", name, len(kept))
	}
	os.RemoveAll(dir)
}

// filesOf returns the names and hashes of the tables of the current snapshot, but
// for the table of runs, which holds times.
func filesOf(t *testing.T, dir string) string {
	t.Helper()
	s, err := dataset.Open(dataset.OS{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range s.Manifest.Files {
		data, err := os.ReadFile(filepath.Join(s.Dir, filepath.FromSlash(f.Path)))
		if err != nil {
			t.Fatal(err)
		}
		if hash := fmt.Sprintf("%x", sha256.Sum256(data)); hash != f.SHA256 {
			t.Fatalf("%s is not what the manifest says", f.Path)
		}
		if f.Table != "runs" {
			fmt.Fprintln(&b, f.Path, f.SHA256)
		}
	}
	return b.String()
}

func proved(t *testing.T, name, dir string) {
	t.Helper()
	rep, err := verify.Run(dir, verify.Options{Jobs: 1})
	if err != nil || !rep.OK() {
		t.Fatalf("%s: %v %v", name, err, rep.Faults)
	}
}

// TestKilledAtAnyTime kills the real command, proving included, at random times.
func TestKilledAtAnyTime(t *testing.T) {
	tries := 3
	if n, err := strconv.Atoi(os.Getenv("BAOSHU_KILLS")); err == nil {
		tries = n / 10
	} else if testing.Short() {
		t.Skip("starts processes")
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "ds")
	args := []string{"run", "--paths", "{source}/{date}/{page}.txt", "--keep", "2", "--out", out, in}
	archive(t, in, 0, 30)
	start := time.Now()
	if code, text := ends(t, command(t, "baoshu", args...)); code != 0 {
		t.Fatal(code, text)
	}
	took := time.Since(start)
	rng := rand.New(rand.NewSource(1))
	hit := 0
	for i := range tries {
		archive(t, in, 100+3*i, 103+3*i)
		cmd := command(t, "baoshu", args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rng.Int63n(int64(took))))
		_ = cmd.Process.Kill()
		if cmd.Wait() != nil {
			hit++
		}
		proved(t, fmt.Sprint("kill ", i), out)
	}
	if code, text := ends(t, command(t, "baoshu", args...)); code != 0 {
		t.Fatal(code, text)
	}
	sameAsAtOnce(t, in, out)
	t.Logf("%d of %d runs killed", hit, tries)
}

// sameAsAtOnce compares a dataset with that of a single clean run.
func sameAsAtOnce(t *testing.T, in, out string) {
	t.Helper()
	proved(t, "at the end", out)
	clean := filepath.Join(t.TempDir(), "clean")
	if code, text := ends(t, command(t, "baoshu", "run", "--paths", "{source}/{date}/{page}.txt", "--out", clean, in)); code != exitDone && code != exitQuarantined {
		t.Fatal(code, text)
	}
	a, b := rowsOf(t, out), rowsOf(t, clean)
	if a != b {
		x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
		for i := range min(len(x), len(y)) {
			if x[i] != y[i] {
				t.Fatalf("%d rows, at once %d; row %d is\n%s\nand at once\n%s", len(x), len(y), i, x[i], y[i])
			}
		}
		t.Fatalf("%d rows, at once %d", len(x), len(y))
	}
}

// TestHolderIsNamedAndSucceeded: a run that finds the dataset held ends with 4
// and names the process; when that process is killed, the next run goes on.
func TestHolderIsNamedAndSucceeded(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "ds")
	archive(t, in, 0, 3)
	holder := command(t, "faulty-run", out, "20", "stop", "run", in)
	said, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	defer holder.Process.Kill()
	if line, err := bufio.NewReader(said).ReadString('\n'); line != "stopped\n" {
		t.Fatal(line, err)
	}
	host, _ := os.Hostname()
	code, text := ends(t, command(t, "baoshu", "run", "--out", out, in))
	if code != exitLocked || !strings.Contains(text, fmt.Sprintf("%s, process %d, since ", host, holder.Process.Pid)) {
		t.Errorf("code %d: %s", code, text)
	}
	_ = holder.Process.Signal(syscall.SIGKILL)
	_ = holder.Wait()
	if code, text := ends(t, command(t, "baoshu", "run", "--out", out, in)); code != exitDone {
		t.Errorf("after the holder's death: %d %s", code, text)
	}
	proved(t, "taken over", out)
}

// TestRunsRace starts runs at once: each publishes, has nothing to do or says
// that the dataset is held; nothing is lost or doubled.
func TestRunsRace(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "ds")
	codes := map[int]int{}
	for round := range 3 {
		archive(t, in, 10*round, 10*round+10)
		var mu sync.Mutex
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				code, text := ends(t, command(t, "baoshu", "run", "--paths", "{source}/{date}/{page}.txt", "--out", out, in))
				mu.Lock()
				defer mu.Unlock()
				if codes[code]++; code != exitDone && (code != exitLocked || !strings.Contains(text, "process")) {
					t.Errorf("code %d: %s", code, text)
				}
			})
		}
		wg.Wait()
	}
	if codes[exitDone] < 3 {
		t.Errorf("codes %v", codes)
	}
	sameAsAtOnce(t, in, out)
}

// TestInputChangesWhileRead rewrites pages while runs read them.
func TestInputChangesWhileRead(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "ds")
	archive(t, in, 0, 20)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				pageOf(t, in, fmt.Sprintf("澜州日报/2010-01-01/%02d.txt", i%4), i%50)
			}
		}
	})
	for range 4 {
		code, text := ends(t, command(t, "baoshu", "run", "--paths", "{source}/{date}/{page}.txt", "--out", out, in))
		if code != exitDone && code != exitQuarantined && code != exitFailed {
			t.Errorf("code %d: %s", code, text)
		}
		if code != exitFailed {
			proved(t, "changing", out)
		}
	}
	close(stop)
	wg.Wait()
	if code, text := ends(t, command(t, "baoshu", "run", "--paths", "{source}/{date}/{page}.txt", "--out", out, in)); code != exitDone {
		t.Errorf("at rest: %d %s", code, text)
	}
	sameAsAtOnce(t, in, out)
}

// TestClockSetBack: snapshots, locks and inputs from the future stop nothing.
func TestClockSetBack(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "ds")
	args := []string{"run", "--paths", "{source}/{date}/{page}.txt", "--keep", "2", "--keep-for", "1h", "--out", out, in}
	archive(t, in, 0, 5)
	if code, text := ends(t, command(t, "baoshu", args...)); code != 0 {
		t.Fatal(code, text)
	}
	future := time.Now().Add(72 * time.Hour)
	lock := fmt.Sprintf(`{"host":"elsewhere","pid":1,"started":%q,"heartbeat":%q}`, future.Format(time.RFC3339), future.Format(time.RFC3339))
	if err := os.WriteFile(filepath.Join(out, ".lock"), []byte(lock), 0o644); err != nil {
		t.Fatal(err)
	}
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if info.Mode()&os.ModeSymlink != 0 {
			return err
		}
		return os.Chtimes(path, future, future)
	})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		archive(t, in, 5+i, 6+i)
		if code, text := ends(t, command(t, "baoshu", args...)); code != 0 {
			t.Fatal(code, text)
		}
	}
	// A page of the future that changes is seen, though its time cannot tell.
	pageOf(t, in, "澜州日报/2010-01-01/00.txt", 99)
	files, _ := filepath.Glob(filepath.Join(in, "*", "2010-01-01", "00.txt"))
	_ = os.Chtimes(files[0], future, future)
	code, text := ends(t, command(t, "baoshu", append(args, "--json")...))
	if code != 0 || !strings.Contains(text, `"changed":1`) {
		t.Fatal(code, text)
	}
	sameAsAtOnce(t, in, out)
}

// TestSmallDisk fills a real file system of a few hundred kilobytes, where the
// test may make one.
func TestSmallDisk(t *testing.T) {
	dir := t.TempDir()
	in, disk := filepath.Join(dir, "in"), filepath.Join(dir, "disk")
	if err := os.Mkdir(disk, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=700k"); err != nil {
		t.Skip("no file system can be mounted here: ", err)
	}
	defer syscall.Unmount(disk, syscall.MNT_DETACH)
	out := filepath.Join(disk, "ds")
	args := []string{"run", "--paths", "{source}/{date}/{page}.txt", "--keep", "1", "--out", out, in}
	archive(t, in, 0, 4)
	if code, text := ends(t, command(t, "baoshu", args...)); code != 0 {
		t.Fatal(code, text)
	}
	before := rowsOf(t, out)
	archive(t, in, 4, 400)
	if code, text := ends(t, command(t, "baoshu", args...)); code != exitFailed || !strings.Contains(text, "no space left") {
		t.Fatalf("code %d: %s", code, text)
	}
	if rowsOf(t, out) != before {
		t.Error("rows changed on a full disk")
	}
	proved(t, "full", out)
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err == nil {
		if code, text := ends(t, command(t, "baoshu", args...)); code != exitFailed || !strings.Contains(text, "read-only") {
			t.Errorf("read-only: code %d: %s", code, text)
		}
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	if code, text := ends(t, command(t, "baoshu", args...)); code != 0 {
		t.Fatal(code, text)
	}
	sameAsAtOnce(t, in, out)
}
