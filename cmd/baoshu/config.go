package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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
	Quiet      bool
	Memory     size
	MaxFile    size
	MaxLine    size
	MaxRatio   int
	MaxTotal   size
	MaxMembers int
	MaxDepth   int
	Follow     bool
	MaxFailed  float64
	Emptied    bool
	Reread     bool
	From, To   string
	Step       string
	Keep       int
	KeepFor    time.Duration
	Verify     bool
	Schedule   []string
	Timezone   string
	Jitter     time.Duration
	CatchUp    bool
	StopWithin time.Duration
	RunTimeout time.Duration
	Listen     string
	Metrics    string
	Ping       string
	Lineage    string
	Traces     string

	name    string     // of the batch, "" where the file has one only
	batches []*config  // where the file has several; see each
	disk    dataset.FS // nil for the real one; a test puts a full one in its place
}

func defaults() *config {
	return &config{Out: "dataset", Log: "text", Memory: 384 << 20, MaxFile: 256 << 20, MaxLine: 4 << 20, MaxRatio: 200, MaxTotal: 16 << 30, MaxMembers: 200_000, MaxDepth: 64, MaxFailed: 1, Keep: 10, Verify: true,
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
	f.BoolVar(&c.Quiet, "quiet", c.Quiet, "say nothing of a batch that went well")
	f.Var(&c.Memory, "memory", "memory a batch tries to stay below; more makes it faster, up to a point")
	f.Var(&c.MaxFile, "max_file", "largest input read, and largest a compressed member may grow to")
	f.IntVar(&c.MaxRatio, "max_ratio", c.MaxRatio, "how many times its packed size an archive member may grow")
	f.Var(&c.MaxLine, "max_line", "longest line read")
	f.Var(&c.MaxTotal, "max_total", "largest all members of an archive may grow to")
	f.IntVar(&c.MaxMembers, "max_members", c.MaxMembers, "members an archive may have")
	f.IntVar(&c.MaxDepth, "max_depth", c.MaxDepth, "folders inside folders that are looked into")
	f.BoolVar(&c.Follow, "follow_links", c.Follow, "follow symbolic links that lead out of an input")
	f.Float64Var(&c.MaxFailed, "max_failed", c.MaxFailed, "share of inputs that may fail before nothing is published, 0 to 1")
	f.BoolVar(&c.Emptied, "emptied", c.Emptied, "withdraw all inputs of a folder that is found empty")
	f.BoolVar(&c.Reread, "reread", c.Reread, "read every input, also where size, time and place of the file are as they were")
	f.StringVar(&c.From, "from", c.From, "only pages of this day, `YYYY-MM-DD`, or later; the others stay as they are")
	f.StringVar(&c.To, "to", c.To, "only pages of this day, `YYYY-MM-DD`, or earlier")
	f.StringVar(&c.Step, "step", c.Step, "publish from --from to --to piece by piece: `day, month or year`; what is killed goes on where it was")
	f.IntVar(&c.Keep, "keep", c.Keep, "snapshots kept")
	f.DurationVar(&c.KeepFor, "keep_for", c.KeepFor, "keep snapshots also that were replaced less long ago than this, like 48h, for readers that take their time")
	f.BoolVar(&c.Verify, "verify", c.Verify, "prove a new snapshot with the second reader before it is published")
	f.StringArrayVar(&c.Schedule, "schedule", c.Schedule, "cron `EXPRESSION` of when to run: minute hour day month weekday")
	f.StringVar(&c.Timezone, "timezone", c.Timezone, "time zone of the schedule")
	f.DurationVar(&c.Jitter, "jitter", c.Jitter, "begin later by up to this long, each machine and batch by a time of its own")
	f.BoolVar(&c.CatchUp, "catch_up", c.CatchUp, "make up for a missed run at start")
	f.DurationVar(&c.StopWithin, "stop_within", c.StopWithin, "how long a running batch may go on after a stop was asked for")
	f.DurationVar(&c.RunTimeout, "run_timeout", c.RunTimeout, "cancel a batch that takes longer; 0 is never")
	f.StringVar(&c.Listen, "listen", c.Listen, "`ADDRESS` for /healthz, /readyz and /metrics, like :9090; none when empty")
	f.StringVar(&c.Metrics, "metrics", c.Metrics, "`FILE` that gets the metrics of each batch, for node_exporter's textfile collector")
	f.StringVar(&c.Ping, "ping", c.Ping, "`URL` that is told when a batch begins (URL/start), has ended well (URL) or failed (URL/fail)")
	f.StringVar(&c.Lineage, "lineage", c.Lineage, "`FILE` that gets a line of OpenLineage JSON when a batch begins and ends")
	f.StringVar(&c.Traces, "traces", c.Traces, "`URL` of a collector that takes traces of batches by OTLP, like http://localhost:4318/v1/traces")
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
	for _, b := range append(c.batches, c) {
		if err := b.overlay(flags); err != nil {
			return err
		}
	}
	return nil
}

// overlay sets what the environment and flags say, and checks the whole.
func (c *config) overlay(flags map[string][]string) error {
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

// check refuses values that no command could use.
func (c *config) check() error {
	if info, err := os.Stat(c.Out); c.Out == "" || err == nil && !info.IsDir() {
		return usage("out is %q; want the folder of a dataset, there or to be made", c.Out)
	}
	switch {
	case c.Jobs < 0:
		return usage("jobs is %d; want 0 (one for each processor) or more", c.Jobs)
	case c.Log != "text" && c.Log != "json":
		return usage("log is %q; want text or json", c.Log)
	case c.MaxFailed < 0 || c.MaxFailed > 1:
		return usage("max_failed is %v; want a share from 0 to 1", c.MaxFailed)
	case c.Keep < 1:
		return usage("keep is %d; at least the current snapshot is kept", c.Keep)
	case c.Jitter < 0 || c.RunTimeout < 0 || c.StopWithin < 0 || c.KeepFor < 0:
		return usage("jitter, run_timeout, stop_within and keep_for must not be less than 0")
	case c.Memory < 64<<20:
		return usage("memory is %s; a batch needs 64MB at least", &c.Memory)
	case c.MaxRatio < 1 || c.MaxFile < 1 || c.MaxLine < 1 || c.MaxTotal < 1 || c.MaxMembers < 1 || c.MaxDepth < 1:
		return usage("max_file, max_line, max_ratio, max_total, max_members and max_depth must be more than 0")
	}
	for key, text := range map[string]string{"ping": c.Ping, "traces": c.Traces} {
		// The text is not repeated: it may hold a key.
		if u, err := url.Parse(text); text != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
			return usage("%s is not a URL like https://host/path", key)
		}
	}
	_, err := c.windows()
	return err
}

func (c *config) workers() int {
	if c.Jobs > 0 {
		return c.Jobs
	}
	return runtime.GOMAXPROCS(0)
}
