package main

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"baoshu/output/dataset"
	"baoshu/output/verify"
	"baoshu/pipeline"
	"baoshu/pipeline/check"
	"baoshu/pipeline/clean"
	"baoshu/pipeline/collate"
	"baoshu/pipeline/extract"
	"baoshu/pipeline/given"
	"baoshu/pipeline/ingest"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/repair"
	"baoshu/pipeline/segment"
	"baoshu/pipeline/tabulate"
	"baoshu/schema"
)

// BenchmarkPipeline takes the corpus of broadcast news, each item a document of
// its own with its date, and the sample through everything, and prints megabytes
// of UTF-8 a second of processor time, so that the number of cores and what else
// the machine does count little. What is done besides the rooms' work is in it:
// the collector's, the decoding of archives, the word lists' loading.
//
//   - whole: `baoshu run`, from finding the inputs to the synced snapshot, with all
//     cores; and the proof of the snapshot, which a run does in a child process
//   - room by room, one document after the other and one room at a time
//   - merely reading the same bytes out of the same archive and decoding them
func BenchmarkPipeline(b *testing.B) {
	b.Run("corpus", func(b *testing.B) { benchAll(b, corpusArchive(b)) })
	b.Run("sample", func(b *testing.B) { benchAll(b, filepath.Join("..", "..", "testdata", "sample", "pages")) })
}

func benchAll(b *testing.B, input string) {
	c := defaults()
	c.Inputs, c.Verify = []string{input}, false
	if strings.HasSuffix(input, ".zip") {
		c.Paths = []string{"{source}/{date}/{page}.txt"}
	}
	opt, err := c.options()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c.Out = filepath.Join(b.TempDir(), "dataset")
		start := used()
		sum, err := batch(context.Background(), c, nil)
		if err != nil {
			b.Fatal(err)
		}
		whole, memory := used()-start, peak()
		runtime.GC()
		start = used()
		rep, err := verify.Run(c.Out, verify.Options{})
		if err != nil || !rep.OK() {
			b.Fatal(err, rep.Faults)
		}
		proof := used() - start
		decode := decoding(b, c.Inputs, opt.Ingest)
		t := speeds{bytes: float64(sum.BytesIn)}
		t.row("reading and decoding", decode)
		t.rooms(b, c, opt)
		t.row("baoshu run", whole)
		t.row("baoshu verify", proof)
		fmt.Printf("%s%d figures; the run takes %.0f times as long as reading and decoding, and at most %.0f MB\n\n", t.text.String(), sum.Figures, whole.Seconds()/decode.Seconds(), memory)
		b.ReportMetric(t.bytes/1e6/whole.Seconds(), "MB/s/core")
		b.ReportMetric(memory, "MB-peak")
	}
}

// speeds is what is printed: of each stage its processor time and its speed.
type speeds struct {
	bytes float64
	text  strings.Builder
}

func (t *speeds) row(name string, took time.Duration) {
	if t.text.Len() == 0 {
		fmt.Fprintf(&t.text, "\n%-22s %8s %9s\n", "", "CPU s", "MB/s/core")
	}
	fmt.Fprintf(&t.text, "%-22s %8.2f %9.1f\n", name, took.Seconds(), t.bytes/1e6/max(took.Seconds(), 1e-6))
}

// rooms takes the inputs through the rooms, one at a time, a day of documents
// after the other, and adds a row for each room.
func (t *speeds) rooms(b *testing.B, c *config, opt pipeline.Options) {
	var spent [9]time.Duration
	at := used()
	lap := func(room int) {
		now := used()
		spent[room] += now - at
		at = now
	}
	sink, err := dataset.Begin(dataset.OS{}, filepath.Join(b.TempDir(), "rooms"), dataset.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer sink.Abort()
	var grouper collate.Grouper
	run := tabulate.Run{ID: "r", RulesVersion: pipeline.RulesVersion()}
	day := func(files []*paper.File) {
		if len(files) == 0 {
			return
		}
		lap(0)
		for _, f := range files {
			clean.File(f)
		}
		lap(1)
		for _, f := range files {
			repair.File(f)
		}
		lap(2)
		var copies []*paper.Article
		var loose []*paper.Fragment
		for _, f := range files {
			found := segment.File(f)
			copies, loose = append(copies, found.Articles...), append(loose, found.Loose...)
		}
		copies = segment.Jumps(copies)
		lap(3)
		for _, a := range copies {
			a.Quality = repair.Story(a)
		}
		lap(2)
		texts := make([]*collate.Text, len(copies))
		for i, a := range copies {
			texts[i] = collate.TextOf(a)
		}
		stories, strays := collate.Join(copies, grouper.Group(texts))
		for _, t := range texts {
			t.Recycle()
		}
		lap(4)
		extract.Stories(stories)
		lap(5)
		for _, a := range stories {
			collate.Judge(a)
		}
		lap(4)
		check.Stories(stories)
		lap(6)
		rows := tabulate.Unit(run, files[0].Path, stories, append(loose, strays...), files)
		lap(7)
		if err := sink.Put(files[0].Path, rows); err != nil {
			b.Fatal(err)
		}
		tabulate.Recycle(rows)
		lap(8)
	}
	var files []*paper.File
	for item, err := range ingest.Find(context.Background(), c.Inputs, opt.Ingest) {
		if err != nil {
			continue // the run has put it aside
		}
		f, err := item.File()
		if err != nil {
			continue
		}
		if len(files) > 0 && f.Meta.Date != files[0].Meta.Date {
			day(files)
			files = files[:0]
		}
		files = append(files, f)
	}
	day(files)
	lap(0)
	if _, err := sink.Commit(context.Background(), dataset.Versions{}, schema.Run{RunID: "r", Status: "ok", Started: 1, CodeVersion: "b", RulesVersion: "b", ConfigSHA256: "b"}); err != nil {
		b.Fatal(err)
	}
	lap(8)
	for room, name := range []string{"ingest", "clean", "repair", "segment", "collate", "extract", "check", "tabulate", "write"} {
		t.row(name, spent[room])
		if name == "segment" {
			t.row("  repair and segment", spent[2]+spent[3])
		}
	}
}

// used returns the processor time of the process so far.
func used() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peak returns the most memory the process had, in megabytes.
func peak() float64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return float64(u.Maxrss) / 1024
}

// decoding returns the processor time of reading the pages and decoding their
// characters, and nothing else.
func decoding(b *testing.B, inputs []string, opt ingest.Options) time.Duration {
	start := used()
	stops := 0
	for item, err := range ingest.Find(context.Background(), inputs, opt) {
		if err != nil {
			continue
		}
		data, _, err := item.Bytes()
		if err != nil {
			b.Fatal(err)
		}
		for len(data) > 0 {
			r, n := utf8.DecodeRune(data)
			if r == '。' {
				stops++
			}
			data = data[n:]
		}
	}
	if stops == 0 {
		b.Fatal("there is no text")
	}
	return max(used()-start, time.Microsecond)
}

// corpusArchive writes the items of the corpus as the members of one archive:
// what is measured is the pipeline, not how fast the system opens files.
func corpusArchive(b *testing.B) string {
	path := filepath.Join(b.TempDir(), "corpus.zip")
	out, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer out.Close()
	z := zip.NewWriter(out)
	n := 0
	for d := range given.Broadcast(b) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: fmt.Sprintf("新闻联播/%s/%d.txt", d.Date, n%9000+1), Method: zip.Store})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.WriteString(w, d.Title+"\n\n"+strings.Join(d.Paras, "\n\n")+"\n"); err != nil {
			b.Fatal(err)
		}
		n++
	}
	if err := z.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}
