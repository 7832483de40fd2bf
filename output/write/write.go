// Package write turns rows into Parquet files and reads back what it wrote.
//
//	f, _ := os.Create("part.parquet")
//	info, err := write.File(f, schema.Lookup("figures"), rows.Figures)
//	// then f.Sync, f.Close, rename
//
// The same rows give the same bytes, whatever the machine and the run: settings
// are fixed here, nothing depends on a clock or on the number of processors, and
// the file says it was made by "baoshu" without a version. zstd; row groups of
// at most 131,072 rows; the root is required; plain encodings for columns whose
// values hardly repeat, dictionaries for the others, and for sentences, which the
// numbers in them share. Rows become columns of one row group each (package schema):
// numbers and lists in Arrow's form, texts where they stand in the rows, from which they
// go to the pages. Columns become pages here, and the library's metadata say where they
// stand in the file.
//
// Reading back is for replacing and merging parts. Proving a dataset is package
// verify's task, with another library.
package write

import (
	"context"
	"fmt"
	"hash/maphash"
	"io"
	"reflect"
	"sync"

	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"

	"baoshu/schema"
)

// Version is the version of the file format's settings: two files of the same
// rows and the same Version are the same bytes.
const Version = "5"

// rowGroup is the largest row group: what DuckDB likes, and what bounds memory.
const rowGroup = 131072

// fewRows is below which no column has a dictionary: it would be a page more a
// column, and of few rows most of what a page takes is its head.
const fewRows = 1024

// batch is how many rows are read at a time.
const batch = 16384

// File writes rows, a slice of row structs such as []schema.Figure in their
// order, as one Parquet file of the table. It does not close w. A full disk may
// show only in its error, never in a short file taken for whole.
func File(w io.Writer, t *schema.Table, rows any) error {
	if err := fileOf(w, t, rows); err != nil {
		return fmt.Errorf("write: %s: %w", t.Name, err)
	}
	return nil
}

func fileOf(w io.Writer, t *schema.Table, rows any) error {
	b := builders.Get().(*schema.Builder)
	defer func() {
		b.Reset() // and let go of the texts
		builders.Put(b)
	}()
	b.Begin(t)
	if err := b.Append(rows, 0, 0); err != nil { // rows of another table
		return err
	}
	n := reflect.ValueOf(rows).Len()
	var plans []plan
	props := properties()
	root, err := pqarrow.ToParquet(t.Arrow(), props, pqarrow.DefaultWriterProps())
	if err != nil {
		return err
	}
	dst := &sink{w: w}
	out := newPageFile(dst, root.Root(), props)
	for from := 0; from < n; from += rowGroup {
		to := min(n, from+rowGroup)
		b.Reset()
		if err := b.Append(rows, from, to); err != nil {
			return err
		}
		if from == 0 {
			plans = decide(t, b, to)
		}
		if err := out.rowGroup(b, to-from, plans); err != nil {
			return dst.failed(err)
		}
	}
	return dst.failed(out.close([][2]string{{"baoshu.table", t.Name}, {"baoshu.schema_version", schema.Version}, {"baoshu.description", t.En + " " + t.Zh}, {"baoshu.columns", t.Meanings()}}))
}

// builders keeps builders, for the room they have.
var builders = sync.Pool{New: func() any { return new(schema.Builder) }}

// properties are the settings of every file.
var properties = sync.OnceValue(func() *parquet.WriterProperties {
	return parquet.NewWriterProperties(parquet.WithCompression(compress.Codecs.Zstd), parquet.WithCompressionLevel(level),
		parquet.WithRootRepetition(parquet.Repetitions.Required), parquet.WithRootName("baoshu"), parquet.WithCreatedBy("baoshu"))
})

// follow reports whether many texts are that of the row before, as numbers have that
// stand in one sentence.
func follow(texts []string) bool {
	same := 0
	for i := 1; i < len(texts); i++ {
		if texts[i] == texts[i-1] {
			same++
		}
	}
	return same > len(texts)/4
}

// decide decides how the columns of a table are written, by its first n rows.
func decide(t *schema.Table, b *schema.Builder, n int) []plan {
	plans := make([]plan, len(t.Columns))
	for i, c := range t.Columns {
		texts := b.Texts(i)
		texts = texts[:min(len(texts), 4*fewRows)]
		p := &plans[i]
		p.stats = !c.Prose
		switch {
		case n < fewRows:
		case c.Type != schema.String:
			p.coded = c.Type != schema.Bool // at most a megabyte in a row group
		case c.Prose:
			p.coded = follow(texts)
		default:
			p.coded = repeats(texts)
		}
	}
	return plans
}

// repeats reports whether texts repeat, so that a dictionary is worth its page:
// whether less than half are different. It is decided before writing, and once a file.
func repeats(texts []string) bool {
	n := len(texts)
	// Of each value its hash: of thousands no two are alike in 64 bits.
	var seen [4 * fewRows * 2]uint64
	different := 0
	for i, text := range texts {
		if different+n-i < n/2 { // even if all that follow were
			return true
		}
		if i > 0 && text == texts[i-1] {
			continue
		}
		h := maphash.String(seed, text) | 1
		at := h >> 32 % uint64(len(seen))
		for seen[at] != 0 && seen[at] != h {
			at = (at + 1) % uint64(len(seen))
		}
		if seen[at] == 0 {
			seen[at] = h
			if different++; different >= n/2 {
				return false
			}
		}
	}
	return true
}

// seed is of the hashes of values. What they are used for does not depend on it.
var seed = maphash.MakeSeed()

// Source is what a Parquet file is read from.
type Source interface {
	io.ReaderAt
	io.Seeker
}

// Read appends the rows of a file that File wrote to dst, a pointer to a slice of
// row structs such as *[]schema.Figure. Columns limits it to those named; the
// others stay absent.
func Read(src Source, t *schema.Table, dst any, columns ...string) (err error) {
	defer func() { // the library panics on some broken files
		if p := recover(); p != nil {
			err = fmt.Errorf("write: reading %s: %v", t.Name, p)
		}
	}()
	f, err := file.NewParquetReader(source{src})
	if err != nil {
		return fmt.Errorf("write: reading %s: %w", t.Name, err)
	}
	defer f.Close()
	r, err := pqarrow.NewFileReader(f, pqarrow.ArrowReadProperties{BatchSize: batch}, memory.DefaultAllocator)
	if err != nil {
		return fmt.Errorf("write: reading %s: %w", t.Name, err)
	}
	var leaves []int
	for i := range f.MetaData().Schema.NumColumns() {
		path := f.MetaData().Schema.Column(i).ColumnPath()
		if len(columns) == 0 || contains(columns, path[0]) {
			leaves = append(leaves, i)
		}
	}
	rec, err := r.GetRecordReader(context.Background(), leaves, nil)
	if err != nil {
		return fmt.Errorf("write: reading %s: %w", t.Name, err)
	}
	defer rec.Release()
	n := int64(0)
	for rec.Next() {
		if err := t.Scan(rec.Record(), dst); err != nil {
			return err
		}
		n += rec.Record().NumRows()
	}
	if err := rec.Err(); err != nil && err != io.EOF {
		return fmt.Errorf("write: reading %s: %w", t.Name, err)
	}
	if n != f.NumRows() { // the reader forgets some errors
		return fmt.Errorf("write: reading %s: %d rows of %d", t.Name, n, f.NumRows())
	}
	return nil
}

// source is a Source with the reading that the library asks for.
type source struct{ Source }

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
