package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"baoshu/output/dataset"
)

// An up is a service that runs, and what it has said.
type up struct {
	t   testing.TB
	cmd *exec.Cmd

	mu   sync.Mutex
	said strings.Builder
	news chan struct{}
	done chan struct{}
}

// start starts a service and waits until it waits: before that it has no handler
// for signals, and a signal would be the end of it.
func start(t testing.TB, args ...string) *up {
	t.Helper()
	u := &up{t: t, cmd: command(t, "baoshu", append([]string{"schedule"}, args...)...), news: make(chan struct{}, 1), done: make(chan struct{})}
	pipe, err := u.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := u.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = u.cmd.Process.Kill() })
	go func() {
		lines := bufio.NewScanner(pipe)
		for lines.Scan() {
			u.mu.Lock()
			u.said.WriteString(lines.Text() + "\n")
			u.mu.Unlock()
			select {
			case u.news <- struct{}{}:
			default:
			}
		}
		close(u.done)
	}()
	u.await("msg=waiting")
	return u
}

func (u *up) text() string {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.said.String()
}

// await waits until the service has said what fits a pattern, so many times.
func (u *up) await(pattern string, times ...int) {
	u.t.Helper()
	n := 1
	if len(times) > 0 {
		n = times[0]
	}
	re := regexp.MustCompile(pattern)
	late := time.After(time.Minute)
	for {
		if len(re.FindAllString(u.text(), -1)) >= n {
			return
		}
		select {
		case <-u.news:
		case <-u.done:
			if len(re.FindAllString(u.text(), -1)) < n {
				u.t.Fatalf("the service ended before it said %s:\n%s", pattern, u.text())
			}
		case <-late:
			u.t.Fatalf("the service has not said %s:\n%s", pattern, u.text())
		}
	}
}

// stop sends a signal and waits for the end; it returns the exit code.
func (u *up) stop(sig os.Signal) int {
	u.t.Helper()
	_ = u.cmd.Process.Signal(sig)
	<-u.done
	_ = u.cmd.Wait()
	return u.cmd.ProcessState.ExitCode()
}

func TestServiceReadsItsConfigurationAgain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	in, out, file := filepath.Join(dir, "in"), filepath.Join(dir, "ds"), filepath.Join(dir, "baoshu.yaml")
	archive(t, in, 0, 3)
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("schedule: '@every 1000h'\n")
	u := start(t, "--config", file, "--out", out, "--paths", "{source}/{date}/{page}.txt", in)
	write("schedule: '@every 1s'\nkeep: nonsense\n")
	_ = u.cmd.Process.Signal(syscall.SIGHUP)
	u.await("the configuration was not taken.*baoshu.yaml:2: keep")
	write("batches:\n  晨报:\n    schedule: '@every 1s'\n    keep: 2\n")
	_ = u.cmd.Process.Signal(syscall.SIGHUP)
	u.await("msg=waiting batch=晨报")
	u.await("msg=ok batch=晨报 .*new=3")
	write("schedule: '@every 1000h'\n")
	_ = u.cmd.Process.Signal(syscall.SIGHUP)
	u.await("msg=waiting batch=default", 2)
	if code := u.stop(syscall.SIGTERM); code != 0 || !strings.Contains(u.text(), "msg=stopped") {
		t.Errorf("code %d\n%s", code, u.text())
	}
	proved(t, "reloaded", out)
}

// TestServiceStops: a batch that is going on may finish in the time that is set,
// and is cancelled cleanly when that is too short.
func TestServiceStops(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	archive(t, in, 0, 3000)
	for _, c := range []struct {
		within string
		code   int
	}{{"1m", exitDone}, {"1ms", exitFailed}} {
		out := filepath.Join(dir, c.within)
		u := start(t, "--schedule", "@every 1s", "--stop-within", c.within, "--verify=false", "--out", out, "--paths", "{source}/{date}/{page}.txt", in)
		for range 6000 { // until a batch holds the dataset
			if data, _ := os.ReadFile(filepath.Join(out, ".lock")); strings.Contains(string(data), "pid") {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		code := u.stop(syscall.SIGTERM)
		_, err := dataset.Open(dataset.OS{}, out)
		if code != c.code || (err == nil) != (code == exitDone) {
			t.Errorf("within %s: code %d, dataset %v\n%s", c.within, code, err, u.text())
		}
		if c.code != exitDone && !strings.Contains(u.text(), "msg=\"nothing published\"") {
			t.Errorf("within %s:\n%s", c.within, u.text())
		}
		if left, _ := filepath.Glob(filepath.Join(out, ".staging-*")); len(left) > 0 {
			t.Errorf("within %s: %v is left", c.within, left)
		}
	}
}

func TestRunTimesOut(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "ds")
	archive(t, in, 0, 2000)
	code, text := ends(t, command(t, "baoshu", "run", "--run-timeout", "20ms", "--out", out, in))
	if code != exitFailed || strings.Count(text, "\n") != 1 || !strings.Contains(text, "longer than run_timeout, 20ms") {
		t.Errorf("code %d: %s", code, text)
	}
	if s := readRun(out); s == nil || s.ExitCode != exitFailed || s.Snapshot != 0 {
		t.Errorf("run.json: %+v", s)
	}
}

// TestServiceCatchesUpOnce: what was missed while nothing was up is made up for at
// start, once, and not again after it was.
func TestServiceCatchesUpOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "ds")
	archive(t, in, 0, 3)
	if code, text := ends(t, command(t, "baoshu", "run", "--out", out, in)); code != 0 {
		t.Fatal(code, text)
	}
	args := []string{"--schedule", "0 0 1 * *", "--out", out, in}
	u := start(t, args...)
	if u.stop(syscall.SIGTERM); !strings.Contains(u.text(), "missed=false") {
		t.Errorf("nothing was missed:\n%s", u.text())
	}
	s := readRun(out)
	s.LastGood = s.LastGood.AddDate(0, -3, 0)
	data, _ := json.Marshal(s)
	if err := os.WriteFile(runFile(out), data, 0o644); err != nil {
		t.Fatal(err)
	}
	u = start(t, args...)
	u.await("missed=true")
	u.await("msg=unchanged")
	if u.stop(syscall.SIGTERM); strings.Count(u.text(), "msg=unchanged") != 1 {
		t.Errorf("three were missed:\n%s", u.text())
	}
	u = start(t, args...)
	if u.stop(syscall.SIGTERM); !strings.Contains(u.text(), "missed=false") {
		t.Errorf("it was made up for:\n%s", u.text())
	}
}

// TestPing: start, success and failure are told, a server that fails is no fault
// of the batch, and the URL is in no message.
func TestPing(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var got []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		body := make([]byte, 200)
		n, _ := r.Body.Read(body)
		got = append(got, r.Method+" "+r.URL.Path+" "+string(body[:n]))
	}))
	defer server.Close()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "ds")
	archive(t, in, 0, 2)
	run := func(url string, args ...string) (int, string) {
		cmd := command(t, "baoshu", append([]string{"run", "--out", out, "--log", "json"}, args...)...)
		cmd.Env = append(cmd.Env, "BAOSHU_PING="+url)
		return ends(t, cmd)
	}
	told := func() []string {
		mu.Lock()
		defer mu.Unlock()
		list := got
		got = nil
		return list
	}
	code, text := run(server.URL+"/geheim/", in)
	if list, want := told(), []string{"POST /geheim/start ", "POST /geheim ok: 2 new, 0 changed, 0 quarantined"}; code != 0 || fmt.Sprint(list) != fmt.Sprint(want) {
		t.Errorf("code %d, %q\n%s", code, list, text)
	}
	code, _ = run(server.URL+"/geheim", "--max-failed", "0", filepath.Join("..", "..", "LICENSE"), filepath.Join(dir, "nowhere"))
	if list := told(); code != exitUsage || len(list) != 2 || !strings.HasPrefix(list[1], "POST /geheim/fail ") {
		t.Errorf("code %d, %q", code, list)
	}
	for _, url := range []string{"http://127.0.0.1:1/geheim", "https://user:geheim@127.0.0.1:1/x", "http://[::1]:namedport/geheim", "geheim"} {
		code, text := run(url, in)
		if strings.Contains(text, "geheim") || code != exitDone && code != exitUsage {
			t.Errorf("%s: code %d, %s", url, code, text)
		}
	}
}

// TestTraces: a collector is sent the spans of a batch; one that is not there is no
// fault of the batch.
func TestTraces(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var got strings.Builder
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		body := make([]byte, 1<<16)
		n, _ := r.Body.Read(body)
		got.WriteString(r.URL.Path + " " + string(body[:n]))
	}))
	defer server.Close()
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	archive(t, in, 0, 2)
	if code, text := ends(t, command(t, "baoshu", "run", "--out", filepath.Join(dir, "ds"), "--traces", server.URL+"/v1/traces", in)); code != 0 {
		t.Fatal(code, text)
	}
	mu.Lock()
	sent := got.String()
	mu.Unlock()
	for _, want := range []string{"/v1/traces", "baoshu.exit_code", "look", "rooms", "commit", "verify", "baoshu.seconds.extract"} {
		if !strings.Contains(sent, want) {
			t.Errorf("%s was not sent", want)
		}
	}
	if code, text := ends(t, command(t, "baoshu", "run", "--out", filepath.Join(dir, "ds2"), "--traces", "http://127.0.0.1:1/v1/traces", in)); code != 0 {
		t.Error(code, text)
	}
}

// TestSoak lets a service run batches one after the other, an hour's worth at one
// a minute in compressed time, while pages come, change and go, unusable ones
// among them, half-written ones, and the service is killed, stopped and told to
// read its configuration at random, and other commands get in its way. At the end
// the dataset is that of a single clean run, row for row. BAOSHU_SOAK is the number
// of batches; `make soak` has 60.
func TestSoak(t *testing.T) {
	batches := 4
	if n, err := strconv.Atoi(os.Getenv("BAOSHU_SOAK")); err == nil {
		batches = n
	} else if testing.Short() {
		t.Skip("starts processes")
	}
	t.Parallel()
	s := newSoak(t)
	began := time.Now()
	for s.batches < batches {
		s.disturb()
		s.round()
	}
	if code := s.service.stop(syscall.SIGTERM); code != exitDone && code != exitFailed {
		t.Errorf("at the end: code %d\n%s", code, s.service.text())
	}
	s.complete()
	if code, text := ends(t, command(t, "baoshu", s.run()...)); code != exitDone && code != exitQuarantined {
		t.Fatal(code, text)
	}
	sameAsAtOnce(t, s.in, s.out)
	rows, err := readDataset(s.out)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d batches in %s: %d kills, %d stops, %d other commands in the way; %d pages added, %d changed, %d removed, %d unusable; at the end %d inputs, %d stories, %d figures, equal to one clean run row for row",
		s.batches, time.Since(began).Round(time.Second), s.kills, s.stops, s.others, s.added, s.changed, s.removed, s.bad, len(rows.Inputs), len(rows.Articles), len(rows.Figures))
}

// A soak is the service, its input and what was done to them.
type soak struct {
	t       *testing.T
	rng     *rand.Rand
	in, out string
	service *up
	half    map[string]string // files that are half written, and the whole

	next                                                        int
	batches, kills, stops, others, added, changed, removed, bad int
}

func newSoak(t *testing.T) *soak {
	dir := t.TempDir()
	s := &soak{t: t, rng: rand.New(rand.NewSource(7)), in: filepath.Join(dir, "in"), out: filepath.Join(dir, "ds"), half: map[string]string{}}
	archive(t, s.in, 0, 20)
	s.next = 20
	s.up()
	return s
}

func (s *soak) run() []string {
	return []string{"run", "--paths", "{source}/{date}/{page}.txt", "--keep", "3", "--out", s.out, s.in}
}

func (s *soak) up() {
	s.service = start(s.t, append([]string{"--schedule", "@every 1s"}, s.run()[1:]...)...)
}

// round waits for a batch, or ends the service in the middle of one.
func (s *soak) round() {
	ended := len(regexp.MustCompile(`msg=(ok|partial|unchanged|"nothing published")`).FindAllString(s.service.text(), -1))
	switch n := s.rng.Intn(8); {
	case n == 0:
		time.Sleep(time.Duration(s.rng.Intn(2500)) * time.Millisecond)
		s.kills++
		s.service.stop(syscall.SIGKILL)
		if _, err := dataset.Open(dataset.OS{}, s.out); err == nil {
			proved(s.t, fmt.Sprint("kill ", s.kills), s.out)
		}
		s.up()
	case n == 1:
		s.stops++
		if code := s.service.stop(syscall.SIGTERM); code != exitDone {
			s.t.Fatalf("stopped, and ended with %d\n%s", code, s.service.text())
		}
		s.up()
	case n == 2: // another command wants the dataset
		s.others++
		args := [][]string{{"compact", s.out}, {"gc", "--keep", "2", s.out}, s.run()}[s.rng.Intn(3)]
		if code, text := ends(s.t, command(s.t, "baoshu", args...)); code == exitUsage || code == exitFailed && !strings.Contains(text, "changed while") && !strings.Contains(text, "no dataset") {
			s.t.Fatalf("%v: code %d, %s", args, code, text)
		}
	default:
		s.service.await(`msg=(ok|partial|unchanged|"nothing published")`, ended+1)
	}
	s.batches++
}

// disturb changes the input.
func (s *soak) disturb() {
	for range 1 + s.rng.Intn(4) {
		files, _ := filepath.Glob(filepath.Join(s.in, "*", "*", "*.txt"))
		file := files[s.rng.Intn(len(files))]
		switch n := s.rng.Intn(10); {
		case n < 4:
			archive(s.t, s.in, s.next, s.next+1)
			s.next++
			s.added++
		case n < 6:
			rel, _ := filepath.Rel(s.in, file)
			pageOf(s.t, s.in, filepath.ToSlash(rel), 1000+s.rng.Intn(100000))
			s.changed++
		case n < 7 && len(files) > 15:
			_ = os.Remove(file)
			s.removed++
		case n < 9:
			unusable := []string{"", "\x00\x01\x02\xff\xfe\x80binary", strings.Repeat("\x00", 5000), "\xff\xff\xfe"}
			s.put(filepath.Join(filepath.Dir(file), fmt.Sprintf("bad%d.txt", s.rng.Intn(8))), unusable[s.rng.Intn(len(unusable))])
			s.bad++
		default: // a page that is still being written
			name := filepath.Join(filepath.Dir(file), fmt.Sprintf("late%d.txt", s.rng.Intn(5)))
			whole := fmt.Sprintf("迟到的版面第%d号\n\n2016年，柳湾新建泳池%d座，同比增长%d.5%%。\n", s.next, 10+s.rng.Intn(900), 1+s.rng.Intn(30))
			s.put(name, whole[:s.rng.Intn(len(whole))])
			s.half[name] = whole
		}
	}
}

func (s *soak) put(name, text string) {
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// complete writes what is half written to its end.
func (s *soak) complete() {
	for name, whole := range s.half {
		s.put(name, whole)
	}
	time.Sleep(10 * time.Millisecond)
}
