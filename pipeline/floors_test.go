package pipeline

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baoshu/pipeline/eval"
	"baoshu/pipeline/given"
)

// TestFloors measures the pipeline on the gold pages and documents, prints the
// measures (make eval), and holds them to testdata/floors.json: quality goes up,
// or a line of that file changes for all to see. A line "max NAME" is a ceiling.
func TestFloors(t *testing.T) {
	dir := given.Path(t, ".")
	all := eval.Set{}
	must := func(s eval.Set, err error) eval.Set {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	var misses []string
	figures := func(prefix string, rows *eval.Rows, gold string) {
		t.Helper()
		s, list, err := eval.Figures(rows, gold)
		all.Add(prefix, must(s, err))
		for _, m := range list {
			misses = append(misses, prefix+" "+m.String())
		}
	}

	seed := measure(t, lay(t, filepath.Join(dir, "pages", "seed"), "page.txt"))
	all.Add("seed.pages.", must(eval.Pages(seed, filepath.Join(dir, "pages", "seed"), "page.txt")))
	figures("seed.figures.", seed, filepath.Join(dir, "gold", "seed", "figures.jsonl"))

	both := measure(t, filepath.Join(dir, "seeds"))
	all["seeds.stories"] = float64(len(both.Articles))

	routes := []string{"layout.md", "pdftotext.txt", "tesseract.txt"}
	for _, route := range append(routes[:len(routes):len(routes)], "tesseract.hocr") {
		rows := measure(t, lay(t, filepath.Join(dir, "pages", "dev"), route))
		all.Add("dev."+route+".", must(eval.Pages(rows, filepath.Join(dir, "pages", "dev"), route)))
	}
	for name, list := range map[string][]string{"dev.all.": routes, "dev.two-worse.": routes[1:]} {
		rows := measure(t, lay(t, filepath.Join(dir, "pages", "dev"), list...))
		all.Add(name, must(eval.Pages(rows, filepath.Join(dir, "pages", "dev"), "*")))
		all[name+"stories"] = float64(len(rows.Articles))
	}

	gold := measure(t, goldInputs(t, filepath.Join(dir, "gold", "dev")))
	figures("gold.figures.", gold, filepath.Join(dir, "gold", "dev", "figures.jsonl"))
	all.Add("gold.clean.", must(eval.Clean(gold, filepath.Join(dir, "gold", "dev"))))

	t.Log("\n" + strings.Join(misses, "\n") + "\n\n" + all.Table())
	var floors map[string]float64
	data, err := os.ReadFile(filepath.Join("testdata", "floors.json"))
	if err == nil {
		err = json.Unmarshal(data, &floors)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range all.Below(floors) {
		t.Error(line)
	}
}

// measure runs over a folder and returns the rows that are measured.
func measure(t *testing.T, dir string) *eval.Rows {
	t.Helper()
	m, p := runOver(t, Options{}, dir)
	for _, f := range p.Failures {
		t.Error(f)
	}
	return eval.FromSchema(m.rows())
}

// lay puts routes of every page under dir into a folder of inputs.
func lay(t *testing.T, dir string, routes ...string) string {
	t.Helper()
	out := t.TempDir()
	pages, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		for _, r := range routes {
			data, err := os.ReadFile(filepath.Join(p, r))
			if err != nil {
				t.Fatal(err)
			}
			write(t, out, filepath.Base(p)+"/"+r, string(data))
		}
	}
	return out
}

// goldInputs writes the documents of a gold folder as plain text with their dates.
func goldInputs(t *testing.T, dir string) string {
	t.Helper()
	out := t.TempDir()
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var d struct {
			Title, Source, Date string
			Paras               []string
		}
		if json.Unmarshal(data, &d) != nil || d.Paras == nil {
			continue
		}
		name := strings.TrimSuffix(filepath.Base(f), ".json")
		write(t, out, name+".txt", strings.Join(append([]string{d.Title}, d.Paras...), "\n\n")+"\n")
		if d.Date != "" {
			source := d.Source
			if source == "" {
				source = "gold"
			}
			write(t, out, name+".meta.yaml", fmt.Sprintf("source: %s\ndate: %s\n", source, d.Date))
		}
	}
	return out
}
