// Command pagegen composes newspaper pages out of any articles, damaged as
// layout tools and OCR damage them, with the truth beside them:
//
//	pagegen -in stories.jsonl.gz -out pages -n 300 -seed 1
//
// The input has one JSON object a line with title and paragraphs (or paras). Each
// page becomes OUT/G0001/layout.md, pdftotext.txt, displaced.txt and truth.json,
// which `score.py pages` and `make eval` read. The same seed and input give the
// same pages. -rates multiplies the damage of the seed page.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"baoshu/pipeline/segment/compose"
)

func main() {
	in := flag.String("in", "", "stories, one JSON object a line; .gz is read")
	out := flag.String("out", "pages", "folder to write to")
	n := flag.Int("n", 300, "pages to make")
	seed := flag.Uint64("seed", 1, "seed of the random choices")
	rates := flag.Float64("rates", 1, "damage, as a multiple of the seed page's")
	flag.Parse()
	if err := run(*in, *out, *n, *seed, *rates); err != nil {
		fmt.Fprintln(os.Stderr, "pagegen:", err)
		os.Exit(1)
	}
}

func run(in, out string, n int, seed uint64, rates float64) error {
	f, err := os.Open(in)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(in, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return err
		}
		r = z
	}
	stories, err := compose.Read(bufio.NewReader(r), rand.New(rand.NewPCG(seed, 7)))
	if err != nil {
		return err
	}
	if len(stories) < 6 {
		return fmt.Errorf("%s holds %d stories that can be set; at least 6 are needed", in, len(stories))
	}
	for i := range n {
		rng := rand.New(rand.NewPCG(seed, uint64(i)))
		dir := filepath.Join(out, fmt.Sprintf("G%04d", i))
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		page := compose.Pick(rng, stories)
		files := map[string]string{
			"layout.md":     compose.Layout(rng, page, compose.SeedRates.Times(rates)).Text,
			"pdftotext.txt": compose.Wrapped(rng, page, false).Text,
			"displaced.txt": compose.Wrapped(rng, page, true).Text,
		}
		truth, err := json.MarshalIndent(compose.Truth{Page: fmt.Sprintf("G%04d", i), Articles: page}, "", " ")
		if err != nil {
			return err
		}
		files["truth.json"] = string(truth) + "\n"
		for name, text := range files {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}
