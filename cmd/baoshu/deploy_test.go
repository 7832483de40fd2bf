package main

import (
	"bufio"
	"bytes"
	"debug/elf"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/robfig/cron/v3"
	"go.yaml.in/yaml/v4"
)

// The examples of deploy/ are tried as far as that can be done without the machine
// that they are for; cronjob.yaml against its types in .ci/kubernetes.

func example(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// accepted wants a command line to be one that the command takes.
func accepted(t *testing.T, words []string) {
	t.Helper()
	cmd, args, err := newRoot().Find(words)
	if err != nil || cmd.Name() == "baoshu" {
		t.Errorf("baoshu %s: no such command", strings.Join(words, " "))
		return
	}
	if err := cmd.ParseFlags(args); err != nil {
		t.Errorf("baoshu %s: %v", strings.Join(words, " "), err)
	}
}

func TestDeployConfig(t *testing.T) {
	c := defaults()
	if err := c.parse("baoshu.yaml", []byte(example(t, "baoshu.yaml"))); err != nil {
		t.Fatal(err)
	}
	if err := c.check(); err != nil {
		t.Error(err)
	}
	if _, err := plansOf([]*config{c}); err != nil {
		t.Error(err)
	}
	if c.StopWithin >= 90*time.Second {
		t.Error("the units of systemd do not wait for stop_within")
	}
}

// TestDeployCrontab reads the table as cron does: settings, or five fields and a command.
func TestDeployCrontab(t *testing.T) {
	jobs := 0
	for line := range strings.Lines(example(t, "crontab")) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if name, value, ok := strings.Cut(line, "="); ok && regexp.MustCompile(`^[A-Z_]+$`).MatchString(name) {
			if _, err := time.LoadLocation(value); name == "CRON_TZ" && err != nil {
				t.Error(err)
			}
			continue
		}
		fields := strings.Fields(line)
		s, err := cron.ParseStandard(strings.Join(fields[:5], " "))
		if err != nil || s.Next(time.Now()).IsZero() {
			t.Errorf("%s: %v", line, err)
		}
		if strings.Contains(line, "%") {
			t.Errorf("%s: cron ends the command at %%", line)
		}
		for _, command := range strings.Split(strings.Join(fields[5:], " "), "&&") {
			words := strings.Fields(strings.ReplaceAll(command, ">/dev/null", ""))
			if words[0] != "baoshu" {
				t.Errorf("%s: want baoshu", line)
			}
			accepted(t, words[1:])
		}
		jobs++
	}
	if jobs == 0 {
		t.Error("no job")
	}
}

// TestDeploySystemd reads the units, and lets systemd read them where it is here.
func TestDeploySystemd(t *testing.T) {
	names, _ := filepath.Glob("deploy/*.service")
	timers, _ := filepath.Glob("deploy/*.timer")
	names = append(names, timers...)
	if len(names) != 3 {
		t.Fatal(names)
	}
	exe, err := exec.LookPath("baoshu")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var paths []string
	for _, name := range names {
		text := example(t, filepath.Base(name))
		unit := settingsOf(t, name, text)
		for _, start := range unit["Service.ExecStart"] {
			words := strings.Fields(start)
			if words[0] != "/usr/local/bin/baoshu" {
				t.Errorf("%s starts %s", name, words[0])
			}
			accepted(t, words[1:])
		}
		if strings.HasSuffix(name, ".service") {
			for key, want := range map[string]string{"NoNewPrivileges": "yes", "ProtectSystem": "strict", "CapabilityBoundingSet": "", "User": "baoshu"} {
				if got := unit["Service."+key]; !slices.Equal(got, []string{want}) {
					t.Errorf("%s: %s is %v", name, key, got)
				}
			}
		} else if slices.Equal(unit["Timer.OnCalendar"], nil) || !slices.Equal(unit["Timer.Persistent"], []string{"true"}) || !slices.Equal(unit["Timer.Unit"], []string{"baoshu.service"}) {
			t.Errorf("%s: %v", name, unit)
		}
		path := filepath.Join(dir, filepath.Base(name))
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(text, "/usr/local/bin/baoshu", exe)), 0o644); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	tool, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("there is no systemd-analyze; .ci/tools installs it")
	}
	out, err := exec.Command(tool, append([]string{"verify", "--man=no"}, paths...)...).CombinedOutput()
	if err != nil || strings.Contains(string(out), dir) {
		t.Errorf("systemd-analyze verify: %v\n%s", err, out)
	}
}

// settingsOf reads a unit: sections, and keys with all their values.
func settingsOf(t *testing.T, name, text string) map[string][]string {
	out := map[string][]string{}
	section := ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			section = strings.Trim(line, "[]")
		default:
			key, value, ok := strings.Cut(line, "=")
			if !ok || section == "" || strings.TrimSpace(key) != key {
				t.Errorf("%s: %q", name, line)
			}
			out[section+"."+key] = append(out[section+"."+key], value)
		}
	}
	return out
}

func TestDeployKubernetes(t *testing.T) {
	var job struct {
		Spec struct {
			Schedule, TimeZone string
			JobTemplate        struct {
				Spec struct{ Template struct{ Spec podSpec } }
			} `yaml:"jobTemplate"`
		}
	}
	if err := yaml.Unmarshal([]byte(example(t, "cronjob.yaml")), &job); err != nil {
		t.Fatal(err)
	}
	if _, err := cron.ParseStandard(job.Spec.Schedule); err != nil {
		t.Error(err)
	}
	pod := job.Spec.JobTemplate.Spec.Template.Spec
	if len(pod.Containers) != 1 {
		t.Fatalf("%+v", pod)
	}
	accepted(t, pod.Containers[0].Args)
	for _, e := range pod.Containers[0].Env {
		if key, ok := strings.CutPrefix(e.Name, "BAOSHU_"); ok {
			if !slices.ContainsFunc(defaults().settings(), func(s setting) bool { return envName(s.key) == "BAOSHU_"+key }) {
				t.Errorf("%s is no setting", e.Name)
			}
		}
	}
}

type podSpec struct {
	Containers []struct {
		Args []string
		Env  []struct{ Name string }
	}
}

// TestDeployContainerfile reads the file as a builder does, and holds it to what
// its first lines say.
func TestDeployContainerfile(t *testing.T) {
	type instruction struct{ name, args string }
	var all []instruction
	last := 0 // where the last stage begins
	lines := bufio.NewScanner(strings.NewReader(example(t, "Containerfile")))
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, args, _ := strings.Cut(line, " ")
		if !slices.Contains([]string{"FROM", "WORKDIR", "COPY", "RUN", "USER", "VOLUME", "ENTRYPOINT", "CMD"}, name) {
			t.Errorf("%s: not an instruction we use", line)
		}
		if name == "FROM" {
			last = len(all)
			if image := strings.Fields(args)[0]; image != "scratch" && (!strings.Contains(image, ":") || strings.HasSuffix(image, ":latest")) {
				t.Errorf("%s: the version is open", line)
			}
		}
		if list := []string(nil); strings.HasPrefix(args, "[") && json.Unmarshal([]byte(args), &list) != nil {
			t.Errorf("%s: not a list", line)
		}
		all = append(all, instruction{name, args})
	}
	stage := map[string]string{}
	for _, i := range all[last:] {
		stage[i.name] = i.args
	}
	if user, _, _ := strings.Cut(stage["USER"], ":"); stage["FROM"] != "scratch" || user == "" || strings.Trim(user, "0123456789") != "" || strings.Trim(user, "0") == "" {
		t.Errorf("the last stage is %v; want FROM scratch and a user by a number that is not root's", stage)
	}
	if stage["ENTRYPOINT"] != `["/baoshu"]` {
		t.Errorf("ENTRYPOINT is %s; want a list, for there is no shell", stage["ENTRYPOINT"])
	}
	if _, ok := stage["RUN"]; ok {
		t.Error("RUN in a stage without a shell")
	}
	if !slices.ContainsFunc(all[:last], func(i instruction) bool {
		return i.name == "RUN" && strings.Contains(i.args, "CGO_ENABLED=0 go build")
	}) {
		t.Error("the binary is not built without C")
	}
}

// TestContainer builds the binary as the container file does, and runs it as the
// container would: alone on a root that is read-only, with /proc, as a user who is
// not root, one folder to write in.
func TestContainer(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the command")
	}
	t.Parallel()
	root := t.TempDir()
	bin := filepath.Join(root, "baoshu")
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", bin, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	f, err := elf.Open(bin)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP || p.Type == elf.PT_DYNAMIC {
			t.Errorf("the binary needs a loader: %v", p.Type)
		}
	}
	if os.Getuid() != 0 {
		t.Skip("only root can change the root of a process")
	}
	for _, dir := range []string{"proc", "data/inbox"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(filepath.Join(root, "data", "inbox"), os.DirFS(filepath.Join("..", "..", "testdata", "sample", "pages"))); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(filepath.Join(root, "data"), 65532, 65532); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(root, 0o755); err != nil {
		t.Fatal(err)
	}
	script := `mount --bind "$1" "$1" && mount --bind "$1/data" "$1/data" && mount -o remount,ro,bind "$1" && mount -t proc proc "$1/proc" && shift 0 &&
r="$1" && shift && exec chroot --userspec=65532:65532 "$r" /baoshu "$@"`
	run := func(args ...string) (string, error) {
		cmd := exec.Command("unshare", append([]string{"--mount", "sh", "-c", script, "sh", root}, args...)...)
		cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "BAOSHU_PATHS={source}/{date}/{page}.txt"}
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if out, err := run("run", "--out", "/data/dataset", "/data/inbox"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, args := range [][]string{{"verify", "/data/dataset"}, {"doctor", "--out", "/data/dataset"}, {"schedule", "--schedule", "30 6 * * *", "--next", "1"}} {
		if out, err := run(args...); err != nil {
			t.Errorf("%v: %v\n%s", args, err, out)
		}
	}
	if out, err := run("run", "--out", "/elsewhere", "/data/inbox"); err == nil || !strings.Contains(out, "read-only") && !strings.Contains(out, "permission denied") {
		t.Errorf("outside its folder: %v\n%s", err, out)
	}
}

// metricNames returns the names of our metrics in a text.
func metricNames(text string) []string {
	return regexp.MustCompile(`baoshu_[a-z_]+`).FindAllString(text, -1)
}

// TestDeployAlerts: every rule speaks of metrics there are, and promtool, where it
// is here, finds that each fires when it should.
func TestDeployAlerts(t *testing.T) {
	known := map[string]bool{}
	for _, m := range metricTable() {
		known[m.name] = true
	}
	var rules struct {
		Groups []struct {
			Rules []struct {
				Alert, Expr string
				Annotations map[string]string
				Labels      map[string]string
			}
		}
	}
	if err := yaml.Unmarshal([]byte(example(t, "alerts.yaml")), &rules); err != nil {
		t.Fatal(err)
	}
	for _, g := range rules.Groups {
		for _, r := range g.Rules {
			names := metricNames(r.Expr)
			for _, n := range names {
				if !known[n] {
					t.Errorf("%s: no metric is called %s", r.Alert, n)
				}
			}
			if len(names) == 0 || r.Annotations["summary"] == "" || r.Annotations["action"] == "" || r.Labels["severity"] == "" {
				t.Errorf("%+v", r)
			}
		}
	}
	tool, err := exec.LookPath("promtool")
	if err != nil {
		if tool, err = filepath.Abs(filepath.Join("..", "..", "bin", "promtool")); !isThere(tool) {
			t.Skip("there is no promtool; .ci/tools fetches it", err)
		}
	}
	for _, args := range [][]string{{"check", "rules", "alerts.yaml"}, {"test", "rules", "alerts_test.yaml"}} {
		cmd := exec.Command(tool, args...)
		cmd.Dir = "deploy"
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("promtool %v: %v\n%s", args, err, out)
		}
	}
	m := newMetrics()
	c := defaults()
	m.begin(c, time.Now())
	m.end(c, newSummary(c, time.Now()).ended(nil))
	var text bytes.Buffer
	m.write(&text)
	cmd := exec.Command(tool, "check", "metrics")
	cmd.Stdin = &text
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("promtool check metrics: %v\n%s", err, out)
	}
}

// TestDeployDashboard: it is what Grafana imports, and every metric it shows is there.
func TestDeployDashboard(t *testing.T) {
	var d struct {
		UID, Title    string
		SchemaVersion int
		Panels        []struct {
			ID         int
			Type       string
			Title      string
			GridPos    struct{ X, Y, W, H int }
			Datasource struct{ Type, UID string }
			Targets    []struct{ Expr, RefID string }
		}
		Templating struct{ List []struct{ Name, Type string } }
	}
	text := example(t, "dashboard.json")
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatal(err)
	}
	known, shown := map[string]bool{}, map[string]bool{}
	for _, m := range metricTable() {
		known[m.name] = true
	}
	for _, n := range metricNames(text) {
		if shown[n] = true; !known[n] {
			t.Errorf("no metric is called %s", n)
		}
	}
	if d.UID == "" || d.Title == "" || d.SchemaVersion < 30 || len(shown) < 10 || len(d.Templating.List) != 2 {
		t.Errorf("%q %q, version %d, %d metrics shown", d.UID, d.Title, d.SchemaVersion, len(shown))
	}
	taken, ids := map[string]string{}, map[int]bool{}
	for _, p := range d.Panels {
		if ids[p.ID] || p.Title == "" || len(p.Targets) == 0 || p.Datasource.Type != "prometheus" || p.GridPos.X+p.GridPos.W > 24 {
			t.Errorf("%+v", p)
		}
		ids[p.ID] = true
		for x := range p.GridPos.W {
			for y := range p.GridPos.H {
				at := strconv.Itoa(p.GridPos.X+x) + "," + strconv.Itoa(p.GridPos.Y+y)
				if taken[at] != "" {
					t.Fatalf("%s lies over %s", p.Title, taken[at])
				}
				taken[at] = p.Title
			}
		}
	}
}
