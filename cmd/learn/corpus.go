package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// A document is one item of a corpus.
type document struct {
	date       string
	paragraphs [][]rune
	words      []string // where the corpus has them marked
}

// readCorpus reads a corpus; its name says how.
func readCorpus(path string) ([]document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	name := path
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		name = strings.TrimSuffix(name, ".gz")
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 64<<20)
	var docs []document
	switch {
	case strings.HasSuffix(name, ".jsonl"):
		docs, err = readJSON(lines)
	case strings.HasSuffix(name, ".tagged.txt"):
		docs = readTagged(lines)
	case strings.HasSuffix(name, ".txt"):
		docs = readPlain(lines)
	default:
		err = fmt.Errorf("not a corpus that can be read; see the package comment")
	}
	if err == nil {
		err = lines.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return docs, nil
}

func readJSON(lines *bufio.Scanner) ([]document, error) {
	var docs []document
	for lines.Scan() {
		var d struct {
			Date  string
			Paras []string
		}
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return nil, err
		}
		doc := document{date: d.Date}
		for _, p := range d.Paras {
			doc.paragraphs = append(doc.paragraphs, []rune(strings.TrimSpace(p)))
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// readTagged reads words with their parts of speech. Names of people stand in
// two parts there (江/nr 泽民/nr) and are no words to learn.
func readTagged(lines *bufio.Scanner) []document {
	var docs []document
	article := ""
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 {
			continue
		}
		id := fields[0]
		if cut := strings.LastIndexByte(id, '-'); cut > 0 && id[:cut] != article {
			article = id[:cut]
			date, _, _ := strings.Cut(id, "-")
			docs = append(docs, document{date: date})
		}
		d := &docs[len(docs)-1]
		var p []rune
		for _, f := range fields[1:] {
			cut := strings.LastIndexByte(f, '/')
			if cut <= 0 {
				continue
			}
			w := strings.TrimPrefix(f[:cut], "[")
			if brace := strings.IndexByte(w, '{'); brace > 0 { // a reading: 的{de5}
				w = w[:brace]
			}
			p = append(p, []rune(w)...)
			if tag := f[cut+1:]; !strings.HasPrefix(tag, "nr") && !strings.HasPrefix(tag, "m") && !strings.HasPrefix(tag, "w") {
				d.words = append(d.words, w)
			}
		}
		d.paragraphs = append(d.paragraphs, p)
	}
	return docs
}

func readPlain(lines *bufio.Scanner) []document {
	docs := []document{{}}
	for lines.Scan() {
		s := strings.TrimSpace(lines.Text())
		d := &docs[len(docs)-1]
		switch {
		case s != "":
			d.paragraphs = append(d.paragraphs, []rune(s))
		case len(d.paragraphs) > 0:
			docs = append(docs, document{})
		}
	}
	return docs
}

// cutOpenings takes the formula off the first paragraphs that a whole corpus
// opens with (央视网消息（新闻联播）：): up to a colon or 电 within the first
// twenty characters, where one document in fifty has it. It would teach the
// model that stories begin so.
func cutOpenings(docs []document) {
	opening := func(p []rune) int {
		for i, r := range p[:min(len(p), 20)] {
			if r == '：' || r == ':' {
				return i + 1
			}
		}
		return 0
	}
	for again := true; again; {
		again = false
		count := map[string]int{}
		for _, d := range docs {
			if len(d.paragraphs) > 0 {
				count[string(d.paragraphs[0][:opening(d.paragraphs[0])])]++
			}
		}
		for _, d := range docs {
			if len(d.paragraphs) == 0 {
				continue
			}
			p := d.paragraphs[0]
			if n := opening(p); n > 0 && count[string(p[:n])]*50 > len(docs) {
				d.paragraphs[0] = p[n:]
				again = true
			}
		}
	}
}
