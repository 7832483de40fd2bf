package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
	"unsafe"

	"baoshu/output/write"
	"baoshu/schema"
)

// A part is closed when one of its tables has so many rows, one row group, or
// when its rows take so many bytes encoded.
const (
	partRows  = 131072
	partBytes = 24 << 20
)

// A tableFile is a file in memory, before it has a name.
type tableFile struct {
	info FileInfo
	t    *schema.Table
	year int
	rows any    // until encoded
	data *draft // then, until written
}

// encodePart makes the files of a part, table by table and year by year, and
// names the part by their content. The same rows give the same files and the
// same name.
func encodePart(rows *schema.Rows) (Part, []*tableFile, error) {
	rows.Sort()
	files := split(rows)
	var wg sync.WaitGroup
	errs := make([]error, len(files))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, f := range files {
		wg.Add(1)
		slots <- struct{}{}
		go func() {
			defer func() { <-slots; wg.Done() }()
			errs[i] = f.encode()
		}()
	}
	wg.Wait()
	name := sha256.New()
	p := Part{Inputs: len(rows.Inputs), Rows: rows.Count()}
	units := map[string]bool{}
	for i := range rows.Inputs {
		units[rows.Inputs[i].Unit] = true
	}
	p.Units = len(units)
	for i, f := range files {
		if errs[i] != nil {
			return p, nil, errs[i]
		}
		fmt.Fprintf(name, "%s %d %s\n", f.t.Name, f.year, f.info.SHA256)
		p.Bytes += f.info.Bytes
	}
	p.Name = "part-" + hex.EncodeToString(name.Sum(nil)[:8])
	for _, f := range files {
		f.info.Part, f.info.Path = p.Name, filePath(f.t, f.year, p.Name)
	}
	return p, files, nil
}

// split puts sorted rows into table files by the year of their story.
func split(rows *schema.Rows) []*tableFile {
	years := yearsOf(rows)
	var out []*tableFile
	for _, t := range schema.Tables() {
		v := reflect.ValueOf(rows.Slice(t.Name)).Elem()
		if v.Len() == 0 {
			continue
		}
		if !t.Partitioned {
			out = append(out, newTableFile(t, 0, v))
			continue
		}
		// In stretches of one year: rows are mostly in the order of their dates.
		type stretch struct{ from, to int }
		byYear := map[int][]stretch{}
		of := years.lookup(rows, t.Name)
		for from := 0; from < v.Len(); {
			y, to := of(from), from+1
			for to < v.Len() && of(to) == y {
				to++
			}
			byYear[y] = append(byYear[y], stretch{from, to})
			from = to
		}
		for _, y := range slices.Sorted(maps.Keys(byYear)) {
			of := byYear[y]
			list := v.Slice(of[0].from, of[0].to)
			if len(of) > 1 {
				n := 0
				for _, s := range of {
					n += s.to - s.from
				}
				list = reflect.MakeSlice(v.Type(), 0, n)
				for _, s := range of {
					list = reflect.AppendSlice(list, v.Slice(s.from, s.to))
				}
			}
			out = append(out, newTableFile(t, y, list))
		}
	}
	return out
}

func newTableFile(t *schema.Table, year int, rows reflect.Value) *tableFile {
	f := &tableFile{t: t, year: year, info: FileInfo{Table: t.Name, Rows: rows.Len()}}
	if t.Partitioned {
		f.info.PubYear = &year // not &f.year, which would keep the whole file for as long as the manifest
	}
	f.info.Min, f.info.Max = bounds(t, rows)
	f.rows = rows.Interface()
	return f
}

// encode makes the bytes of the file.
func (f *tableFile) encode() error {
	f.data = newDraft()
	if err := write.File(f.data, f.t, f.rows); err != nil {
		return err
	}
	f.rows = nil
	f.info.Bytes, f.info.SHA256 = int64(f.data.size), f.data.sha()
	return nil
}

// bounds returns the least and greatest first key and pub_date of rows.
func bounds(t *schema.Table, rows reflect.Value) (lo, hi map[string]any) {
	lo, hi = map[string]any{}, map[string]any{}
	if rows.Len() == 0 {
		return lo, hi
	}
	row := func(i int) unsafe.Pointer { return unsafe.Add(rows.UnsafePointer(), uintptr(i)*t.Row.Size()) }
	key := t.Column(t.Key[0])
	at := field{offset: t.Row.Field(key.Field).Offset}
	least := *value[string](row(0), at)
	most, before := least, least
	for i := range rows.Len() {
		if v := *value[string](row(i), at); v != before { // rows of one story stand together
			least, most, before = min(least, v), max(most, v), v
		}
	}
	lo[key.Name], hi[key.Name] = strings.Clone(least), strings.Clone(most)
	date := t.Column("pub_date")
	if date == nil {
		return lo, hi
	}
	at = field{offset: t.Row.Field(date.Field).Offset}
	var first, last schema.Opt[schema.Date]
	for i := range rows.Len() {
		d := *value[schema.Opt[schema.Date]](row(i), at)
		if !d.OK {
			continue
		}
		if !first.OK || d.V < first.V {
			first = d
		}
		if !last.OK || d.V > last.V {
			last = d
		}
	}
	if first.OK {
		lo[date.Name], hi[date.Name] = isoDate(first.V), isoDate(last.V)
	}
	return lo, hi
}

func isoDate(d schema.Date) string {
	return time.Unix(int64(d)*86400, 0).UTC().Format(time.DateOnly)
}

// years knows the year of publication of every story and file of a part.
type years struct {
	article  map[string]int
	file     map[string]int
	fragment map[string]int
}

// yearsOf finds the year of each story: that of its date, or of the interval the
// text allows where that lies in one year; else 0. A file's is that of its first
// story.
func yearsOf(rows *schema.Rows) years {
	n := len(rows.Articles)
	ys := years{make(map[string]int, n), make(map[string]int, n), make(map[string]int, len(rows.Corrections))}
	for i := range rows.Articles {
		a := &rows.Articles[i]
		y := 0
		if a.PubDate.OK {
			y = yearOf(a.PubDate.V)
		} else if a.PubDateEarliest.OK && a.PubDateLatest.OK && yearOf(a.PubDateEarliest.V) == yearOf(a.PubDateLatest.V) {
			y = yearOf(a.PubDateLatest.V)
		}
		ys.article[a.ArticleID] = y
		if _, ok := ys.file[a.SourceFile]; !ok {
			ys.file[a.SourceFile] = y
		}
	}
	// Corrections alone are looked up by their fragment, and few fragments have any.
	for i := range rows.Corrections {
		ys.fragment[rows.Corrections[i].FragmentID] = 0
	}
	for i := range rows.Fragments {
		f := &rows.Fragments[i]
		if _, ok := ys.fragment[f.FragmentID]; ok {
			ys.fragment[f.FragmentID] = ys.ofFragment(f)
		}
	}
	return ys
}

// ofFragment is the year of its story, else of its file.
func (ys years) ofFragment(f *schema.Fragment) int {
	if y, ok := ys.article[f.ArticleID]; ok {
		return y
	}
	return ys.file[f.SourceFile]
}

func yearOf(d schema.Date) int { return time.Unix(int64(d)*86400, 0).UTC().Year() }

// lookup returns the year of the row at an index of a table. Rows of one story
// mostly follow each other, so its year is looked up once.
func (ys years) lookup(rows *schema.Rows, table string) func(i int) int {
	last, year := "", 0
	story := func(id string) int {
		if id != last || id == "" {
			last, year = id, ys.article[id]
		}
		return year
	}
	switch table {
	case "articles":
		return func(i int) int { return story(rows.Articles[i].ArticleID) }
	case "witnesses":
		return func(i int) int { return story(rows.Witnesses[i].ArticleID) }
	case "paragraphs":
		return func(i int) int { return story(rows.Paragraphs[i].ArticleID) }
	case "fragments":
		var of *schema.Fragment
		return func(i int) int {
			f := &rows.Fragments[i]
			if of == nil || of.ArticleID != f.ArticleID || of.SourceFile != f.SourceFile {
				of, year = f, ys.ofFragment(f)
			}
			return year
		}
	case "figures":
		return func(i int) int { return story(rows.Figures[i].ArticleID) }
	case "corrections":
		return func(i int) int { return ys.fragment[rows.Corrections[i].FragmentID] }
	case "unparsed_numbers":
		return func(i int) int { return story(rows.UnparsedNumbers[i].ArticleID) }
	}
	return func(i int) int { return story(rows.Conflicts[i].ArticleID) }
}
