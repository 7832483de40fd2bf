package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

func loadConfig(t *testing.T, yaml string, args ...string) (*config, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "baoshu.yaml")
	if err := os.WriteFile(file, []byte(yaml), 0o644); err != nil {
		t.Fatal(err)
	}
	c := defaults()
	cmd := &cobra.Command{}
	for _, s := range c.settings() {
		c.addFlags(cmd, s.key)
	}
	if err := cmd.ParseFlags(args); err != nil {
		t.Fatal(err)
	}
	err := c.load(cmd, file)
	if err != nil {
		err = usage("%s", strings.TrimPrefix(err.Error(), filepath.Dir(file)+"/"))
	}
	return c, err
}

func TestConfigErrorsNameTheLine(t *testing.T) {
	for yaml, want := range map[string]string{
		"out: a\nschedul: '0 6 * * *'\n": `baoshu.yaml:2: no setting is called "schedul"; the nearest is "schedule"`,
		"max-file: 1MB\n":                `baoshu.yaml:1: no setting is called "max-file"; the nearest is "max_file"`,
		"out: a\n\nout: b\n":             `baoshu.yaml:3: out is set twice`,
		"jobs: many\n":                   `baoshu.yaml:1: jobs: "many" is not a int`,
		"out: [a, b]\n":                  `baoshu.yaml:1: out: want one value`,
		"paths:\n  a: b\n":               `baoshu.yaml:2: paths: want a text or a list of texts`,
		"- a\n":                          `baoshu.yaml:1: want lines of key: value`,
		"max_file: 12 parsecs\n":         `baoshu.yaml:1: max_file`,
		"out:\n":                         `baoshu.yaml:1: out: has no value`,
		"jobs: -1\n":                     `jobs is -1`,
		"log: xml\n":                     `log is "xml"`,
		"max_failed: 2\n":                `max_failed is 2`,
		"keep: 0\n":                      `keep is 0`,
		"out: 'a\n":                      `baoshu.yaml: `,
	} {
		_, err := loadConfig(t, yaml)
		if err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v, want %s…", yaml, err, want)
		}
		if exitCode(err) != exitUsage {
			t.Errorf("%q: exit code %d", yaml, exitCode(err))
		}
	}
}

func TestConfigOrder(t *testing.T) {
	yaml := "out: from-file\njobs: 2\nkeep: 3\npaths: ['{source}/{date}.txt']\nschedule: 0 6 * * *\nmax_file: 1MB\nstop_within: 90s\ncatch_up: false\n"
	t.Setenv("BAOSHU_KEEP", "4")
	t.Setenv("BAOSHU_JOBS", "5")
	t.Setenv("BAOSHU_SCHEDULE", "0 7 * * 1,3;0 8 * * *")
	c, err := loadConfig(t, yaml, "--jobs", "6", "--paths", "{date}/*.txt", "--paths", "{source}/{page}.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := defaults()
	want.Out, want.Keep, want.Jobs = "from-file", 4, 6
	want.Paths, want.Schedule = []string{"{date}/*.txt", "{source}/{page}.txt"}, []string{"0 7 * * 1,3", "0 8 * * *"}
	want.MaxFile, want.StopWithin, want.CatchUp = 1<<20, 90*time.Second, false
	if !reflect.DeepEqual(c, want) {
		t.Errorf("got  %+v\nwant %+v", c, want)
	}
}

func TestConfigEnvErrors(t *testing.T) {
	t.Setenv("BAOSHU_JOBS", "two")
	if _, err := loadConfig(t, ""); err == nil || !strings.Contains(err.Error(), "BAOSHU_JOBS=two") {
		t.Error(err)
	}
}

func TestEverySettingIsDescribed(t *testing.T) {
	c := defaults()
	n := 0
	for _, s := range c.settings() {
		n++
		if s.help == "" || strings.ToLower(s.key) != s.key {
			t.Errorf("%+v", s)
		}
	}
	if want := reflect.TypeFor[config]().NumField() - 3; n != want {
		t.Errorf("%d settings, the configuration has %d fields that are set", n, want)
	}
}

func TestSize(t *testing.T) {
	for text, want := range map[string]int64{"64MB": 64 << 20, "1gb": 1 << 30, "12 KB": 12 << 10, "7": 7, "7B": 7} {
		var s size
		if err := s.Set(text); err != nil || int64(s) != want {
			t.Errorf("%q: %d, %v", text, s, err)
		}
		if again := s; again.Set(s.String()) != nil || again != s {
			t.Errorf("%q prints as %s", text, s.String())
		}
	}
}
