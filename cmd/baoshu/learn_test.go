package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestLearning runs every command of the tutorial, the operations page and the
// Chinese README, each in a folder of its own with the sample.
func TestLearning(t *testing.T) {
	for _, name := range []string{"tutorial.md", "operations.md", "README.zh.md"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := os.CopyFS(filepath.Join(dir, "testdata", "sample"), os.DirFS(filepath.Join("..", "..", "testdata", "sample"))); err != nil {
				t.Fatal(err)
			}
			commandIn(t, dir)
			// The binary is this test; make only says that it is built.
			script(t, dir, name, "make() { test \"$1\" = build; }\n")
		})
	}
}

// TestRecipes follows the recipes in a copy of the source, compiler and all.
func TestRecipes(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the command three times")
	}
	dir := t.TempDir()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		if d.IsDir() {
			switch filepath.ToSlash(rel) {
			case ".git", ".venv", "bin", "dataset", "notebooks/out", "output/report/page/node_modules":
				return fs.SkipDir
			}
			return os.MkdirAll(filepath.Join(dir, rel), 0o755)
		}
		if !d.Type().IsRegular() {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, rel), data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	script(t, dir, "recipes.md", "")
}

// commandIn puts this test's binary into bin/ as the command.
func commandIn(t *testing.T, dir string) {
	path, err := exec.LookPath("baoshu")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "bin"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, filepath.Join(dir, "bin", "baoshu")); err != nil {
		t.Fatal(err)
	}
}

// script runs the shell blocks of a page of notebooks/, one after the other in
// one shell, and wants every command to end well.
func script(t *testing.T, dir, name, before string) {
	data, err := os.ReadFile(filepath.Join("..", "..", "notebooks", name))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("set -eu\n" + before)
	n := 0
	for kind, block := range blocks(string(data)) {
		if kind == "sh" {
			b.WriteString(block)
			n++
		}
		if kind == "yaml" {
			if err := defaults().parse("baoshu.yaml", []byte(block)); err != nil {
				t.Error(err)
			}
		}
	}
	if n == 0 {
		t.Fatalf("%s has no commands", name)
	}
	cmd := exec.Command("bash", "-c", b.String())
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", name, err, out)
	}
	t.Logf("%s", out)
}
