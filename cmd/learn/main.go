// Learn makes the language model that baoshu embeds from corpora of newspaper
// Chinese, and says how well it reads text it has not seen.
//
//	learn [-o FILE] [-holdout N] CORPUS…
//
// A corpus is a file, gzipped or not:
//
//	*.jsonl         one document a line: {"date": …, "title": …, "paras": […]}
//	*.tagged.txt    one paragraph a line, words as 高新区/n, ids as
//	                19980101-01-001-001/m (date, page, article, paragraph)
//	*.txt           one paragraph a line, documents parted by a blank line
//
// With -holdout N every Nth day (or document, where there are no dates) is left
// out, and the cost of its characters in bits and the perplexity are printed.
// Without it the model learns from everything. The same corpora give the same
// bytes.
package main

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"baoshu/pipeline/lm"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	fs := flag.NewFlagSet("learn", flag.ContinueOnError)
	out := fs.String("o", "", "write the model to this `file`")
	hold := fs.Int("holdout", 0, "leave out every `N`th day and measure on it")
	size := lm.NewsSize()
	fs.IntVar(&size.Bigrams, "bigrams", size.Bigrams, "keep at most so many bigrams")
	fs.IntVar(&size.Trigrams, "trigrams", size.Trigrams, "keep at most so many trigrams")
	fs.IntVar(&size.Common, "common", size.Common, "keep at most so many pairs for rough costs")
	fs.IntVar(&size.Words, "words", size.Words, "keep at most so many words")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if fs.NArg() == 0 {
		return fmt.Errorf("no corpus given")
	}
	var l lm.Learner
	var held [][]rune
	var about []string
	for _, path := range fs.Args() {
		docs, err := readCorpus(path)
		if err != nil {
			return err
		}
		cutOpenings(docs)
		before, days := l.Chars(), days{}
		for _, d := range docs {
			if day := days.no(d.date); *hold > 0 && day%*hold == *hold-1 {
				held = append(held, d.paragraphs...)
				continue
			}
			for _, p := range d.paragraphs {
				l.Paragraph(p)
			}
			for _, w := range d.words {
				l.Word(w)
			}
			l.Document()
		}
		name, _, _ := strings.Cut(filepath.Base(path), ".")
		about = append(about, fmt.Sprintf("%s (%d documents, %.1f million characters)", name, len(docs), float64(l.Chars()-before)/1e6))
	}
	data, err := l.Encode(size, strings.Join(about, "; "))
	if err != nil {
		return err
	}
	fmt.Printf("learned from %s: %d bytes\n", strings.Join(about, "; "), len(data))
	if *hold > 0 {
		m, err := lm.Load(string(data))
		if err != nil {
			return err
		}
		measure(m, held)
	}
	if *out == "" {
		return nil
	}
	return os.WriteFile(*out, data, 0o644)
}

// days numbers dates as they come; a document without one is a day of its own.
type days map[string]int

func (d days) no(date string) int {
	if date == "" {
		date = fmt.Sprint("#", len(d))
	}
	n, ok := d[date]
	if !ok {
		n = len(d)
		d[date] = n
	}
	return n
}

// measure prints the cost of the paragraphs, which the model has not seen.
func measure(m *lm.Model, paragraphs [][]rune) {
	var sum float64
	n := 0
	for _, p := range paragraphs {
		sum += m.Paragraph(p)
		n += len(p) + 1
	}
	if n > 0 {
		fmt.Printf("held out: %d paragraphs, %d characters, %.3f bits a character, perplexity %.1f\n", len(paragraphs), n, sum/float64(n), math.Exp2(sum/float64(n)))
	}
}
