// Command readers prints the rows of a snapshot as xitongsys/parquet-go reads
// them, one JSON object a line with the table, its file and the row's values in
// the order of the columns: what the other readers are held against. Days are
// counted from 1970, times in microseconds.
//
//	go run ./.ci/readers dataset/current
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/xitongsys/parquet-go/reader"
	"github.com/xitongsys/parquet-go/source"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: readers SNAPSHOT")
		os.Exit(2)
	}
	out := bufio.NewWriter(os.Stdout)
	if err := snapshot(out, os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "readers:", err)
		os.Exit(1)
	}
	if err := out.Flush(); err != nil {
		os.Exit(1)
	}
}

func snapshot(out *bufio.Writer, dir string) error {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return err
	}
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".parquet") {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		table, _, inside := strings.Cut(filepath.ToSlash(rel), "/")
		if !inside {
			table = strings.TrimSuffix(table, ".parquet")
		}
		return rows(out, path, table, filepath.ToSlash(rel))
	})
}

// rows prints the rows of a file, put together from its columns.
func rows(out *bufio.Writer, path, table, rel string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	r, err := reader.NewParquetColumnReader(&memory{bytes.NewReader(data), data}, 1)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	n := int(r.GetNumRows())
	names := make([]string, 0, len(r.SchemaHandler.ValueColumns))
	grid := make([][]any, n)
	for i, column := range r.SchemaHandler.ValueColumns {
		names = append(names, strings.Split(r.SchemaHandler.InPathToExPath[column], "\x01")[1])
		values, reps, defs, err := r.ReadColumnByIndex(int64(i), int64(n))
		if err != nil {
			return fmt.Errorf("%s: %s: %w", path, column, err)
		}
		list := strings.Count(column, "\x01") > 1
		at := -1
		for k, v := range values {
			switch {
			case !list:
				at++
				grid[at] = append(grid[at], v)
			case reps[k] == 0:
				at++
				if defs[k] == 0 {
					grid[at] = append(grid[at], nil)
				} else {
					grid[at] = append(grid[at], []any{v})
				}
			default:
				last := len(grid[at]) - 1
				grid[at][last] = append(grid[at][last].([]any), v)
			}
		}
		if at+1 != n {
			return fmt.Errorf("%s: %s: %d rows, want %d", path, column, at+1, n)
		}
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if n == 0 {
		return enc.Encode(map[string]any{"table": table, "file": rel, "columns": names})
	}
	for _, row := range grid {
		if err := enc.Encode(map[string]any{"table": table, "file": rel, "columns": names, "row": row}); err != nil {
			return err
		}
	}
	return nil
}

// memory is a file in memory, in the shape that the reader wants: it opens one
// for every column.
type memory struct {
	*bytes.Reader
	data []byte
}

func (m *memory) Open(string) (source.ParquetFile, error) {
	return &memory{bytes.NewReader(m.data), m.data}, nil
}
func (m *memory) Create(string) (source.ParquetFile, error) { return nil, errors.New("read only") }
func (m *memory) Write([]byte) (int, error)                 { return 0, errors.New("read only") }
func (m *memory) Close() error                              { return nil }
