package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"baoshu/output/write"
	"baoshu/schema"
)

// ErrNone says that there is no dataset in a folder yet.
var ErrNone = errors.New("dataset: nothing published yet")

// A Snapshot is a published dataset, open for reading. It stays as it is while
// later runs publish, until it is removed for its age.
type Snapshot struct {
	Dir      string // the snapshot's own folder
	Manifest *Manifest
	fsys     FS
}

// Open opens the current snapshot of a dataset, or the snapshot whose folder dir
// is. It returns ErrNone where nothing was published yet.
func Open(fsys FS, dir string) (*Snapshot, error) {
	at := filepath.Join(dir, "current")
	if _, err := fsys.Stat(filepath.Join(dir, manifestName)); err == nil {
		at = dir
	} else if target, err := fsys.Readlink(at); err == nil {
		// The folder itself, so that what is open does not change under the reader.
		at = target
		if !filepath.IsAbs(at) {
			at = filepath.Join(dir, target)
		}
	}
	b, err := readFile(fsys, filepath.Join(at, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := fsys.Readlink(filepath.Join(dir, "current")); err == nil {
			return nil, fmt.Errorf("dataset: %s has no %s", at, manifestName)
		}
		return nil, fmt.Errorf("%w: %s", ErrNone, dir)
	}
	if err != nil {
		return nil, fmt.Errorf("dataset: %w", err)
	}
	m, err := decodeManifest(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", at, err)
	}
	return &Snapshot{Dir: at, Manifest: m, fsys: fsys}, nil
}

// Holds reports whether a dataset lies in the folder, or one of its snapshots: with what
// it publishes, what it keeps for itself and what was set aside, nothing in it is a page.
func Holds(fsys FS, dir string) bool {
	has := func(names ...string) bool {
		for _, name := range names {
			if _, err := fsys.Stat(filepath.Join(dir, name)); err != nil {
				return false
			}
		}
		return true
	}
	return has("snapshots", ".lock") || has("current/"+manifestName) || has(manifestName, "datapackage.json")
}

// Read appends all rows of a table to dst, a pointer to a slice of row structs
// such as *[]schema.Figure, in the order of [Snapshot.Head]. Columns limits it to
// those named.
func (s *Snapshot) Read(table string, dst any, columns ...string) error {
	return s.Head(table, math.MaxInt, dst, columns...)
}

// Head reads the files of the earliest stories first, and stops after the one
// with which dst has n rows: it may have more then, and a large table is not read
// whole for its first rows.
func (s *Snapshot) Head(table string, n int, dst any, columns ...string) error {
	t := schema.Lookup(table)
	if t == nil {
		return fmt.Errorf("dataset: there is no table %q", table)
	}
	var files []*FileInfo
	for i := range s.Manifest.Files {
		if f := &s.Manifest.Files[i]; f.Table == table {
			files = append(files, f)
		}
	}
	first := func(f *FileInfo) string {
		day, _ := f.Min["pub_date"].(string)
		return day
	}
	slices.SortStableFunc(files, func(a, b *FileInfo) int { return strings.Compare(first(a), first(b)) })
	for _, f := range files {
		if reflect.ValueOf(dst).Elem().Len() >= n {
			break
		}
		if err := s.readFile(f, t, dst, columns...); err != nil {
			return err
		}
	}
	return nil
}

// ReadPart returns all rows of one part: a bounded number, to which nothing
// outside it belongs.
func (s *Snapshot) ReadPart(name string) (*schema.Rows, error) {
	rows := new(schema.Rows)
	for i := range s.Manifest.Files {
		if f := &s.Manifest.Files[i]; f.Part == name {
			if err := s.readFile(f, schema.Lookup(f.Table), rows.Slice(f.Table)); err != nil {
				return nil, err
			}
		}
	}
	return rows, nil
}

func (s *Snapshot) readFile(f *FileInfo, t *schema.Table, dst any, columns ...string) error {
	if f.Rows == 0 {
		return nil
	}
	b, err := readFile(s.fsys, filepath.Join(s.Dir, filepath.FromSlash(f.Path)))
	if err != nil {
		return fmt.Errorf("dataset: %w", err)
	}
	if err := write.Read(bytes.NewReader(b), t, dst, columns...); err != nil {
		return fmt.Errorf("dataset: %s: %w", f.Path, err)
	}
	return nil
}

// Inputs returns the state of every input by its source_file: what decides
// whether it must run again.
func (s *Snapshot) Inputs() (map[string]*schema.Input, error) {
	var rows []schema.Input
	if err := s.Read("inputs", &rows); err != nil {
		return nil, err
	}
	out := make(map[string]*schema.Input, len(rows))
	for i := range rows {
		out[rows[i].SourceFile] = &rows[i]
	}
	return out, nil
}

// filePath returns where a file of a part lies, from the snapshot's folder.
func filePath(t *schema.Table, year int, part string) string {
	if t.Partitioned {
		return t.Name + "/pub_year=" + strconv.Itoa(year) + "/" + part + ".parquet"
	}
	return t.Name + "/" + part + ".parquet"
}
