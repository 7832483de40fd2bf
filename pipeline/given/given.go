// Package given finds and reads, for tests and benchmarks alone, the material they
// are given from outside the repository: gold pages, the cases of other systems,
// corpora. None of it is copied here, so a test that wants it skips where it is
// absent and says so; the folder is named by BAOSHU_SHARED, else it is ../shared
// beside the repository.
//
//	for it := range given.Broadcast(t) { // {2013-01-01 国务院… [今年前三季度，…]}
//		read(it.Paras)
//	}
package given

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The corpora, by their paths below the folder.
const (
	BroadcastCorpus = "corpus/xwlb-2013-2017.jsonl.gz"
	PeopleCorpus    = "corpus/rmrb-199801-01to15.tagged.txt.gz"
)

// Path returns the path of a file or folder of the material ("." is all of it),
// and skips the test where it is not there.
func Path(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join(root(t), filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("%s is not here; set BAOSHU_SHARED", name)
	}
	return path
}

func root(t testing.TB) string {
	t.Helper()
	if dir := os.Getenv("BAOSHU_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(filepath.Dir(dir), "shared")
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = up
	}
}

// Lines returns the lines of a file of the material, unpacked where its name ends
// in .gz. A line is valid until the next.
func Lines(t testing.TB, name string) iter.Seq[[]byte] {
	t.Helper()
	path := Path(t, name)
	return func(yield func([]byte) bool) {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		var r io.Reader = f
		if strings.HasSuffix(path, ".gz") {
			if r, err = gzip.NewReader(f); err != nil {
				t.Fatal(path, err)
			}
		}
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, 16<<20)
		for lines.Scan() {
			if !yield(lines.Bytes()) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			t.Fatal(path, err)
		}
	}
}

// JSON returns the lines of a file of the material as values.
func JSON[T any](t testing.TB, name string) iter.Seq[T] {
	t.Helper()
	lines := Lines(t, name)
	return func(yield func(T) bool) {
		for line := range lines {
			var v T
			if err := json.Unmarshal(line, &v); err != nil {
				t.Fatal(name, err)
			}
			if !yield(v) {
				return
			}
		}
	}
}

// An Item is a report of the broadcast corpus; Date is a day in ISO form.
type Item struct {
	Date, Title string
	Paras       []string
}

// Broadcast returns the items of the broadcast corpus (新闻联播, 2013 to 2017), in
// the order of their days.
func Broadcast(t testing.TB) iter.Seq[Item] {
	t.Helper()
	return JSON[Item](t, BroadcastCorpus)
}

// A Tagged is a paragraph of 人民日报 as its taggers cut it: ID is the day, page,
// story and paragraph (19980101-01-001-001), a word's tag stands at its index.
type Tagged struct {
	ID          string
	Words, Tags []string
}

// Text returns the paragraph as it was printed.
func (p *Tagged) Text() string { return strings.Join(p.Words, "") }

// People returns the paragraphs of 人民日报 of January 1998. The brackets around
// names of several words are dropped.
func People(t testing.TB) iter.Seq[Tagged] {
	t.Helper()
	return tagged(t, PeopleCorpus)
}

func tagged(t testing.TB, name string) iter.Seq[Tagged] {
	t.Helper()
	lines := Lines(t, name)
	return func(yield func(Tagged) bool) {
		for line := range lines {
			var p Tagged
			for i, w := range strings.Fields(string(line)) {
				w, _, _ = strings.Cut(strings.TrimPrefix(w, "["), "]")
				k := strings.LastIndexByte(w, '/')
				switch {
				case k < 0:
				case i == 0:
					p.ID = w[:k]
				default:
					p.Words, p.Tags = append(p.Words, w[:k]), append(p.Tags, w[k+1:])
				}
			}
			if p.ID != "" && !yield(p) {
				return
			}
		}
	}
}
