package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
)

const module = "baoshu/"

// policy says which packages of this module a package may import, outside its
// tests. It is the house: data flows down the page, and no room knows its
// neighbour. "x/..." is x and everything below it; a package without a line may
// import nothing of ours. A line changes only with the layout.
const policy = `
# nouns and tools: low, passive, never upward
pipeline/edit
pipeline/given
pipeline/lexicon
pipeline/lm
pipeline/paper      : pipeline/edit
pipeline/review     : pipeline/edit pipeline/paper
pipeline/seam       : pipeline/lm pipeline/lexicon pipeline/edit pipeline/paper

# rooms: they know the nouns and what lies inside them, and no other room
pipeline/ingest/...   : NOUNS pipeline/ingest/...
pipeline/clean/...    : NOUNS pipeline/clean/...
pipeline/repair/...   : NOUNS pipeline/repair/...
pipeline/segment/...  : NOUNS pipeline/segment/...
pipeline/collate/...  : NOUNS pipeline/collate/...
pipeline/extract/...  : NOUNS pipeline/extract/...
pipeline/check/...    : NOUNS pipeline/check/...
pipeline/tabulate/... : NOUNS schema

# the pipeline knows the rooms; when and how well are apart from what
pipeline            : NOUNS ROOMS schema
pipeline/schedule
pipeline/eval       : pipeline/paper schema

# the dataset: what it is, and how it is written, proved and shown; never the pipeline
schema
output/dataset      : schema output/write
output/write        : schema
output/verify       : schema output/dataset pipeline/edit
output/report       : schema output/dataset

# the command joins the two
cmd/...             : NOUNS ROOMS pipeline/segment/compose pipeline pipeline/schedule pipeline/eval schema output/dataset output/write output/verify output/report
`

func TestHouse(t *testing.T) {
	rules := readPolicy()
	used := map[string]bool{}
	for pkg, imports := range packages(t) {
		line, allowed, ok := ruleFor(rules, pkg)
		if !ok {
			t.Errorf("%s has no line in the policy", pkg)
			continue
		}
		used[line] = true
		for _, imp := range imports {
			if !permits(allowed, imp) {
				t.Errorf("%s may not import %s", pkg, imp)
			}
		}
	}
	for line := range rules {
		if !used[line] {
			t.Logf("no package answers to the policy's line %s", line)
		}
	}
}

func readPolicy() map[string][]string {
	const nouns = "pipeline/edit pipeline/lexicon pipeline/lm pipeline/paper pipeline/review pipeline/seam"
	const rooms = "pipeline/ingest pipeline/clean pipeline/repair pipeline/segment pipeline/collate pipeline/extract/... pipeline/check pipeline/tabulate"
	rules := map[string][]string{}
	for line := range strings.Lines(policy) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "#")
		pkg, allowed, _ := strings.Cut(line, ":")
		if pkg = strings.TrimSpace(pkg); pkg == "" {
			continue
		}
		rules[pkg] = strings.Fields(strings.NewReplacer("NOUNS", nouns, "ROOMS", rooms).Replace(allowed))
	}
	return rules
}

// ruleFor returns the line for a package: its own, else the longest that ends in
// /... and covers it.
func ruleFor(rules map[string][]string, pkg string) (line string, allowed []string, ok bool) {
	if allowed, ok = rules[pkg]; ok {
		return pkg, allowed, true
	}
	for l, a := range rules {
		if permits([]string{l}, pkg) && len(l) > len(line) {
			line, allowed, ok = l, a, true
		}
	}
	return
}

func permits(allowed []string, pkg string) bool {
	for _, a := range allowed {
		base, deep := strings.CutSuffix(a, "/...")
		if pkg == base || deep && strings.HasPrefix(pkg, base+"/") {
			return true
		}
	}
	return false
}

// packages returns the imports of every package of the module from the module,
// tests left out.
func packages(t *testing.T) map[string][]string {
	root := filepath.Join("..", "..")
	out := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, filepath.Dir(path))
		pkg := filepath.ToSlash(rel)
		if _, ok := out[pkg]; !ok {
			out[pkg] = nil
		}
		for _, i := range f.Imports {
			name, _ := strconv.Unquote(i.Path.Value)
			if ours, ok := strings.CutPrefix(name, module); ok {
				out[pkg] = append(out[pkg], ours)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, imports := range out {
		sort.Strings(imports)
	}
	return out
}
