package pipeline

import (
	"archive/zip"
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"baoshu/schema"
)

// nowhere is a sink that forgets.
type nowhere struct{}

func (nowhere) Put(string, *schema.Rows) error { return nil }
func (nowhere) Withdraw(...string)             {}

// BenchmarkPipeline takes the corpus of broadcast news, each item a document with
// its date, through everything from finding the files to rows, and prints
// megabytes a second: by the wall, a core, and room by room; the ratio to merely
// reading and decoding the same bytes; and the peak of memory.
func BenchmarkPipeline(b *testing.B) {
	b.Run("corpus", func(b *testing.B) {
		path, text := corpusArchive(b)
		bench(b, path, int64(len(text)), decoding(text))
	})
	b.Run("sample", func(b *testing.B) {
		path, text := sampleText(b)
		bench(b, path, int64(len(text)), decoding(text))
	})
}

func bench(b *testing.B, dir string, bytes int64, decode time.Duration) {
	opt := Options{Workers: 2, MaxFailed: 1, Ingest: patterns(b, "{source}/{date}/{page}.txt")}
	b.SetBytes(bytes)
	var cpu time.Duration
	var spent Clock
	figures := 0
	for b.Loop() {
		before := used()
		p, err := Look(context.Background(), []string{dir}, opt)
		if err != nil {
			b.Fatal(err)
		}
		sum, err := p.Run(context.Background(), "", nowhere{})
		if err != nil {
			b.Fatal(err)
		}
		cpu += used() - before
		spent.Add(&sum.Clock)
		figures = sum.Figures
	}
	total := float64(bytes) * float64(b.N) / 1e6
	b.ReportMetric(total/cpu.Seconds(), "MB/s/core")
	b.ReportMetric(float64(figures), "figures")
	b.ReportMetric(cpu.Seconds()/float64(b.N)/decode.Seconds(), "x-decoding")
	b.ReportMetric(peak(), "MB-peak")
	for r, name := range []string{"ingest", "clean", "repair", "segment", "collate", "extract", "check", "tabulate"} {
		b.ReportMetric(total/spent.Spent(Room(r)).Seconds(), name+"-MB/s")
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

// corpusArchive writes the items of the corpus as the members of one archive:
// what is measured is the pipeline, not how fast the system opens files.
func corpusArchive(b *testing.B) (path string, text []byte) {
	f, err := os.Open(filepath.Join(shared(b), "corpus", "xwlb-2013-2017.jsonl.gz"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	path = filepath.Join(b.TempDir(), "corpus.zip")
	out, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer out.Close()
	z := zip.NewWriter(out)
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, 16<<20)
	for n := 0; lines.Scan(); n++ {
		var d struct {
			Date, Title string
			Paras       []string
		}
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			b.Fatal(err)
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: fmt.Sprintf("新闻联播/%s/%d.txt", d.Date, n%9000+1), Method: zip.Store})
		if err != nil {
			b.Fatal(err)
		}
		at := len(text)
		text = fmt.Appendf(text, "%s\n\n%s\n", d.Title, strings.Join(d.Paras, "\n\n"))
		if _, err := w.Write(text[at:]); err != nil {
			b.Fatal(err)
		}
	}
	if err := errors.Join(lines.Err(), z.Close()); err != nil {
		b.Fatal(err)
	}
	return path, text
}

// decoding returns the processor time of decoding the characters, and nothing else.
func decoding(text []byte) time.Duration {
	start := used()
	stops := 0
	for range 10 {
		for t := text; len(t) > 0; {
			r, n := utf8.DecodeRune(t)
			if r == '。' {
				stops++
			}
			t = t[n:]
		}
	}
	if stops < 0 {
		panic("the loop must not be taken out")
	}
	return max((used()-start)/10, time.Microsecond)
}

// sampleText is what the sample's pages hold.
func sampleText(b *testing.B) (dir string, text []byte) {
	dir = filepath.Join("..", "testdata", "sample", "pages")
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".yaml") {
			return err
		}
		data, err := os.ReadFile(path)
		text = append(text, data...)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return dir, text
}
