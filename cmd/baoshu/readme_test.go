package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadme runs the commands of the README, in its order, where a reader would,
// and reads its configuration.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	sample, err := filepath.Abs(filepath.Join("..", "..", "testdata", "sample", "pages"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.CopyFS("pages", os.DirFS(sample)); err != nil {
		t.Fatal(err)
	}
	ran := 0
	for kind, block := range blocks(string(data)) {
		switch kind {
		case "yaml":
			c := defaults()
			if err := c.parse("baoshu.yaml", []byte(block)); err != nil {
				t.Error(err)
			}
		case "sh":
			for line := range strings.Lines(block) {
				line = strings.TrimPrefix(strings.TrimSpace(line), "$ ")
				in := ""
				if text, rest, ok := strings.Cut(line, " | "); ok && strings.HasPrefix(text, "echo ") {
					in, line = strings.Trim(strings.TrimPrefix(text, "echo "), "'")+"\n", rest
				}
				args, ok := strings.CutPrefix(line, "bin/baoshu ")
				if !ok {
					continue
				}
				ran++
				var out, errs bytes.Buffer
				words := strings.Fields(args)
				if words[0] == "run" { // the second reader runs in a process of its own, which this test is not
					words = append(words, "--verify=false")
				}
				if code := realMain(words, strings.NewReader(in), &out, &errs); code != 0 {
					t.Errorf("%s ended with %d: %s", line, code, errs.String())
				} else if words[0] != "run" && out.Len() == 0 {
					t.Errorf("%s printed nothing", line)
				}
			}
		}
	}
	if ran < 3 {
		t.Errorf("the README has %d commands", ran)
	}
}

// blocks returns the fenced blocks of Markdown, with their language.
func blocks(text string) func(yield func(kind, block string) bool) {
	return func(yield func(kind, block string) bool) {
		parts := strings.Split(text, "```")
		for i := 1; i < len(parts); i += 2 {
			kind, block, _ := strings.Cut(parts[i], "\n")
			if !yield(kind, block) {
				return
			}
		}
	}
}
