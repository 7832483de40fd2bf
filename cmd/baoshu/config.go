package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v4"

	"baoshu/output/dataset"
)

// A config is everything that can be set. Each setting has one name: key in
// baoshu.yaml, --flag with hyphens, and environment variable in capitals behind
// BAOSHU_. A flag counts before the environment, the environment before the file.
type config struct {
	Inputs     []string
	Out        string
	Jobs       int
	Paths      []string
	Date       string
	Reviews    string
	Log        string
	MaxFile    size
	MaxRatio   int
	MaxFailed  float64
	Emptied    bool
	Reread     bool
	Keep       int
	KeepFor    time.Duration
	Verify     bool
	Schedule   []string
	Timezone   string
	CatchUp    bool
	StopWithin time.Duration
	RunTimeout time.Duration
	Listen     string

	disk dataset.FS // nil for the real one; a test puts a full one in its place
}

func defaults() *config {
	return &config{Out: "dataset", Log: "text", MaxFile: 256 << 20, MaxRatio: 200, MaxFailed: 1, Keep: 10, Verify: true,
		Timezone: "Asia/Shanghai", CatchUp: true, StopWithin: time.Minute}
}

// A setting is one key of the configuration. Whatever it comes from, it is set
// through the same value, so that file, environment and flag read alike.
type setting struct {
	key, help string
	value     pflag.Value
	list      bool
}

// settings returns the table of settings of a configuration.
func (c *config) settings() []setting {
	f := pflag.NewFlagSet("", pflag.ContinueOnError)
	f.StringArrayVar(&c.Inputs, "inputs", c.Inputs, "files, folders, globs and archives to read, where the command line names none")
	f.StringVar(&c.Out, "out", c.Out, "the `DATASET` folder")
	f.IntVar(&c.Jobs, "jobs", c.Jobs, "pages worked on at once; 0 is one for each processor")
	f.StringArrayVar(&c.Paths, "paths", c.Paths, "`PATTERN` that reads paper, date and page out of a path, like {source}/{date}/{page}.txt")
	f.StringVar(&c.Date, "date", c.Date, "publication date `YYYY-MM-DD` of inputs that state none")
	f.StringVar(&c.Reviews, "reviews", c.Reviews, "`FILE` of what reviewers decided (default reviews.tsv in the dataset)")
	f.StringVar(&c.Log, "log", c.Log, "form of messages on standard error: `text or json`")
	f.Var(&c.MaxFile, "max_file", "largest input read, and largest a compressed member may grow to")
	f.IntVar(&c.MaxRatio, "max_ratio", c.MaxRatio, "how many times its packed size an archive member may grow")
	f.Float64Var(&c.MaxFailed, "max_failed", c.MaxFailed, "share of inputs that may fail before nothing is published, 0 to 1")
	f.BoolVar(&c.Emptied, "emptied", c.Emptied, "withdraw all inputs of a folder that is found empty")
	f.BoolVar(&c.Reread, "reread", c.Reread, "read every input, also where size, time and place of the file are as they were")
	f.IntVar(&c.Keep, "keep", c.Keep, "snapshots kept")
	f.DurationVar(&c.KeepFor, "keep_for", c.KeepFor, "keep snapshots also that were replaced less long ago than this, like 48h, for readers that take their time")
	f.BoolVar(&c.Verify, "verify", c.Verify, "prove a new snapshot with the second reader before it is published")
	f.StringArrayVar(&c.Schedule, "schedule", c.Schedule, "cron `EXPRESSION` of when to run: minute hour day month weekday")
	f.StringVar(&c.Timezone, "timezone", c.Timezone, "time zone of the schedule")
	f.BoolVar(&c.CatchUp, "catch_up", c.CatchUp, "make up for a missed run at start")
	f.DurationVar(&c.StopWithin, "stop_within", c.StopWithin, "how long a running batch may go on after a stop was asked for")
	f.DurationVar(&c.RunTimeout, "run_timeout", c.RunTimeout, "cancel a batch that takes longer; 0 is never")
	f.StringVar(&c.Listen, "listen", c.Listen, "`ADDRESS` for /healthz, /readyz and /metrics, like :9090; none when empty")
	var out []setting
	f.VisitAll(func(x *pflag.Flag) {
		out = append(out, setting{x.Name, x.Usage, x.Value, x.Value.Type() == "stringArray"})
	})
	return out
}

// addFlags gives a command the flags of the settings it names.
func (c *config) addFlags(cmd *cobra.Command, keys ...string) {
	for _, s := range c.settings() {
		for _, k := range keys {
			if k != s.key {
				continue
			}
			f := cmd.Flags().VarPF(s.value, flagName(k), shorthand(k), s.help)
			if s.value.Type() == "bool" {
				f.NoOptDefVal = "true"
			}
		}
	}
}

// shorthand returns the one-letter flag of a setting, or "".
func shorthand(key string) string {
	switch key {
	case "jobs":
		return "j"
	case "out":
		return "o"
	}
	return ""
}

func flagName(key string) string { return strings.ReplaceAll(key, "_", "-") }
func envName(key string) string  { return "BAOSHU_" + strings.ToUpper(key) }

// load fills the configuration from file and environment; what a flag of the
// command has set stays. A file that is named must exist; baoshu.yaml in the
// current folder is read where there is one.
func (c *config) load(cmd *cobra.Command, file string) error {
	// A flag writes to the setting it was made from, so it must be set aside and
	// put back: file and environment have been told nothing of it.
	flags := map[string][]string{}
	cmd.Flags().Visit(func(f *pflag.Flag) { flags[f.Name] = values(f.Value) })
	if err := c.loadFile(file); err != nil {
		return err
	}
	table := c.settings()
	for _, s := range table {
		text, ok := os.LookupEnv(envName(s.key))
		if !ok {
			continue
		}
		all := []string{text}
		if s.list {
			all = strings.Split(text, ";")
		}
		if err := s.set(all); err != nil {
			return usage("%s=%s: %v", envName(s.key), text, err)
		}
	}
	for _, s := range table {
		if v, ok := flags[flagName(s.key)]; ok {
			if err := s.set(v); err != nil {
				return usage("--%s: %v", flagName(s.key), err)
			}
		}
	}
	return c.check()
}

func values(v pflag.Value) []string {
	if l, ok := v.(pflag.SliceValue); ok {
		return l.GetSlice()
	}
	return []string{v.String()}
}

// set replaces the value.
func (s setting) set(all []string) error {
	if l, ok := s.value.(pflag.SliceValue); ok {
		return l.Replace(all)
	}
	if len(all) != 1 {
		return fmt.Errorf("one value is wanted, not %d", len(all))
	}
	if err := s.value.Set(all[0]); err != nil {
		return fmt.Errorf("%q is not a %s", all[0], s.value.Type())
	}
	return nil
}

func (c *config) loadFile(file string) error {
	named := file != ""
	if !named {
		file = "baoshu.yaml"
	}
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) && !named {
		return nil
	}
	if err != nil {
		return usage("%s: cannot be read: %v", file, cause(err))
	}
	return c.parse(file, data)
}

// parse reads the YAML. It walks the nodes itself, so that every error has its
// line and an unknown key the nearest known one.
func (c *config) parse(file string, data []byte) error {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return usage("%s: %s", file, strings.TrimPrefix(oneLine(err.Error()), "yaml: "))
	}
	if len(doc.Content) == 0 {
		return nil
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		return usage("%s:%d: want lines of key: value", file, top.Line)
	}
	byKey := map[string]setting{}
	var known []string
	for _, s := range c.settings() {
		byKey[s.key] = s
		known = append(known, s.key)
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(top.Content); i += 2 {
		k, v := top.Content[i], top.Content[i+1]
		s, ok := byKey[k.Value]
		if !ok {
			return usage("%s:%d: no setting is called %q; the nearest is %q", file, k.Line, k.Value, nearest(k.Value, known))
		}
		if seen[k.Value] {
			return usage("%s:%d: %s is set twice", file, k.Line, k.Value)
		}
		seen[k.Value] = true
		all, err := scalars(v, s.list)
		if err == nil {
			err = s.set(all)
		}
		if err != nil {
			return usage("%s:%d: %s: %v", file, v.Line, k.Value, err)
		}
	}
	return nil
}

// scalars returns the value of a node: one text, or several where a list is wanted.
func scalars(v *yaml.Node, list bool) ([]string, error) {
	switch {
	case v.Kind == yaml.ScalarNode && v.Tag == "!!null":
		return nil, errors.New("has no value")
	case v.Kind == yaml.ScalarNode:
		return []string{v.Value}, nil
	case v.Kind == yaml.SequenceNode && list:
		var out []string
		for _, x := range v.Content {
			if x.Kind != yaml.ScalarNode {
				return nil, errors.New("want a list of texts")
			}
			out = append(out, x.Value)
		}
		return out, nil
	case list:
		return nil, errors.New("want a text or a list of texts")
	}
	return nil, errors.New("want one value")
}

// check refuses values that no command could use.
func (c *config) check() error {
	switch {
	case c.Jobs < 0:
		return usage("jobs is %d; want 0 (one for each processor) or more", c.Jobs)
	case c.Log != "text" && c.Log != "json":
		return usage("log is %q; want text or json", c.Log)
	case c.MaxFailed < 0 || c.MaxFailed > 1:
		return usage("max_failed is %v; want a share from 0 to 1", c.MaxFailed)
	case c.Keep < 1:
		return usage("keep is %d; at least the current snapshot is kept", c.Keep)
	case c.MaxRatio < 1 || c.MaxFile < 1:
		return usage("max_file and max_ratio must be more than 0")
	}
	return nil
}

func (c *config) workers() int {
	if c.Jobs > 0 {
		return c.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// nearest returns the known word that takes the fewest changes to reach.
func nearest(word string, known []string) string {
	sort.Strings(known)
	best, least := "", 1<<30
	for _, k := range known {
		if d := distance(strings.ToLower(word), k); d < least {
			best, least = k, d
		}
	}
	return best
}

// distance is Levenshtein's.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// A size is a number of bytes, written 64MB, 1GB or plain.
type size int64

// String returns the size as it is written.
func (s *size) String() string {
	for _, u := range sizes() {
		if *s >= u.n && *s%u.n == 0 {
			return strconv.FormatInt(int64(*s/u.n), 10) + u.name
		}
	}
	return strconv.FormatInt(int64(*s), 10)
}

// Set reads a size.
func (s *size) Set(text string) error {
	t := strings.ToUpper(strings.TrimSpace(text))
	unit := size(1)
	for _, u := range sizes() {
		if cut, ok := strings.CutSuffix(t, u.name); ok {
			t, unit = strings.TrimSpace(cut), u.n
			break
		}
	}
	n, err := strconv.ParseInt(t, 10, 40)
	if err != nil || n < 0 {
		return errors.New("want a size like 64MB")
	}
	*s = size(n) * unit
	return nil
}

// Type names the kind of value in help.
func (s *size) Type() string { return "size" }

type sizeUnit struct {
	name string
	n    size
}

func sizes() []sizeUnit {
	return []sizeUnit{{"GB", 1 << 30}, {"MB", 1 << 20}, {"KB", 1 << 10}, {"B", 1}}
}
