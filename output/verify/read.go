package verify

import (
	"bytes"
	"errors"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/xitongsys/parquet-go/parquet"
	"github.com/xitongsys/parquet-go/reader"
	"github.com/xitongsys/parquet-go/source"

	"baoshu/schema"
)

// part is the tables of one part, read.
type part struct {
	v      *verifier
	frames map[string]*frame
}

// names returns the tables that the part has, in order.
func (p *part) names() []string {
	var out []string
	for n := range p.frames {
		out = append(out, n)
	}
	sort.Strings(out)
	return out
}

// frame is the rows of one table of a part, column by column, from one file or
// several.
type frame struct {
	v      *verifier
	t      *schema.Table
	n      int
	files  []string
	starts []int // the row at which each file begins
	cols   []*column
}

// column is the values of one column; null is nil where it has none.
type column struct {
	null   []bool
	text   []string
	ints   []int64
	floats []float64
	bools  []bool
	lists  [][]string
}

// col returns a column by name. A name that the schema lacks is a fault of this
// program.
func (f *frame) col(name string) *column {
	for i, c := range f.t.Columns {
		if c.Name == name {
			return f.cols[i]
		}
	}
	panic("verify: no column " + f.t.Name + "." + name)
}

// str returns a string, "" where it is null.
func (c *column) str(i int) string {
	if c.null[i] {
		return ""
	}
	return c.text[i]
}

// num returns an integer, and whether it is there.
func (c *column) num(i int) (int, bool) { return int(c.ints[i]), !c.null[i] }

// fault reports a fault of a row of the frame.
func (f *frame) fault(row int, column, format string, args ...any) {
	file, at := "", row
	for i, s := range f.starts {
		if row >= s {
			file, at = f.files[i], row-s
		}
	}
	f.v.fault(Fault{File: file, Table: f.t.Name, Row: at, Column: column, Message: fmt.Sprintf(format, args...)})
}

// frame returns the frame of a table, empty where the part has no rows of it.
func (p *part) frame(name string) *frame {
	f := p.frames[name]
	if f == nil {
		f = newFrame(p.v, schema.Lookup(name))
		p.frames[name] = f
	}
	return f
}

func newFrame(v *verifier, t *schema.Table) *frame {
	f := &frame{v: v, t: t}
	for range t.Columns {
		f.cols = append(f.cols, new(column))
	}
	return f
}

// read parses a file and appends its rows to the frame of its table.
func (p *part) read(f *file, data []byte) bool {
	t := schema.Lookup(f.Table)
	got, err := parse(t, data)
	if err != nil {
		var at *columnError
		name := ""
		if errors.As(err, &at) {
			name = at.column
		}
		p.v.fault(Fault{File: f.Path, Table: f.Table, Row: -1, Column: name, Message: err.Error()})
		return false
	}
	if int64(got.n) != f.Rows {
		p.v.fault(Fault{File: f.Path, Table: f.Table, Row: -1, Message: fmt.Sprintf("has %d rows, the manifest says %d", got.n, f.Rows)})
		return false
	}
	p.v.mu.Lock()
	p.v.rows[f.Table] += f.Rows
	p.v.mu.Unlock()
	p.frame(f.Table).append(got, f.Path)
	return true
}

func (f *frame) append(o *frame, path string) {
	f.files, f.starts = append(f.files, path), append(f.starts, f.n)
	if f.n += o.n; f.n == o.n { // of most tables a part has one file
		f.cols = o.cols
		return
	}
	for i, c := range f.cols {
		x := o.cols[i]
		c.null, c.text, c.ints = append(c.null, x.null...), append(c.text, x.text...), append(c.ints, x.ints...)
		c.floats, c.bools, c.lists = append(c.floats, x.floats...), append(c.bools, x.bools...), append(c.lists, x.lists...)
	}
}

// columnError is an error of one column of a file.
type columnError struct {
	column string
	err    error
}

func (e *columnError) Error() string { return e.err.Error() }

// parse reads a whole file with the independent reader, by the schema that the
// file itself states, after proving that it is the declared one.
func parse(t *schema.Table, data []byte) (f *frame, err error) {
	at := ""
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, &columnError{at, fmt.Errorf("the reader gives up: %v", p)}
		}
	}()
	if len(data) < 12 || string(data[:4]) != "PAR1" || string(data[len(data)-4:]) != "PAR1" {
		return nil, errors.New("is no Parquet file")
	}
	r, err := reader.NewParquetColumnReader(&memory{Reader: bytes.NewReader(data), data: data}, 1)
	if err != nil {
		return nil, fmt.Errorf("cannot be opened: %w", err)
	}
	if err := sameSchema(t, r); err != nil {
		return nil, err
	}
	f = newFrame(nil, t)
	f.n = int(r.GetNumRows())
	for i, c := range t.Columns {
		at = c.Name
		values, reps, defs, err := r.ReadColumnByIndex(int64(i), int64(f.n))
		if err == nil {
			err = f.cols[i].fill(c, f.n, values, reps, defs)
		}
		if err != nil {
			return nil, &columnError{c.Name, err}
		}
		delete(r.ColumnBuffers, r.SchemaHandler.ValueColumns[i]) // its memory
	}
	return f, nil
}

// sameSchema compares the schema that a file states with the declared one.
func sameSchema(t *schema.Table, r *reader.ParquetReader) error {
	got := r.SchemaHandler.SchemaElements
	if len(got) == 0 || int(got[0].GetNumChildren()) != len(t.Columns) {
		return fmt.Errorf("has %d columns, the schema %d", len(r.SchemaHandler.ValueColumns), len(t.Columns))
	}
	k := 1
	for _, c := range t.Columns {
		want := elements(c)
		for i, w := range want {
			if k >= len(got) {
				return &columnError{c.Name, errors.New("column is missing")}
			}
			g := describe(got[k], r.SchemaHandler.Infos[k].ExName)
			if g != w {
				return &columnError{c.Name, fmt.Errorf("is %s, the schema says %s", g, want[i])}
			}
			k++
		}
	}
	return nil
}

// describe writes a schema element as one line: name, repetition, types.
func describe(e *parquet.SchemaElement, name string) string {
	var b strings.Builder
	b.WriteString(name)
	if e.RepetitionType != nil {
		b.WriteString(" " + e.RepetitionType.String())
	}
	if e.Type != nil {
		b.WriteString(" " + e.Type.String())
	}
	if e.ConvertedType != nil {
		b.WriteString(" " + e.ConvertedType.String())
	}
	return b.String()
}

// elements returns the schema elements of a column, as describe writes them.
func elements(c *schema.Column) []string {
	rep := "REQUIRED"
	if c.Nullable {
		rep = "OPTIONAL"
	}
	switch c.Type {
	case schema.Strings:
		return []string{c.Name + " " + rep + " LIST", "list REPEATED", "element OPTIONAL BYTE_ARRAY UTF8"}
	case schema.Int32:
		return []string{c.Name + " " + rep + " INT32 INT_32"}
	case schema.Int64:
		return []string{c.Name + " " + rep + " INT64 INT_64"}
	case schema.Float64:
		return []string{c.Name + " " + rep + " DOUBLE"}
	case schema.Bool:
		return []string{c.Name + " " + rep + " BOOLEAN"}
	case schema.DateDay:
		return []string{c.Name + " " + rep + " INT32 DATE"}
	case schema.Timestamp:
		return []string{c.Name + " " + rep + " INT64 TIMESTAMP_MICROS"}
	}
	return []string{c.Name + " " + rep + " BYTE_ARRAY UTF8"}
}

// fill turns the reader's values into a typed column of n rows.
func (c *column) fill(col *schema.Column, n int, values []any, reps, defs []int32) error {
	c.reserve(col.Type, len(values)) // not n, which a broken file may say anything of
	if col.Type == schema.Strings {
		for i, v := range values {
			if reps[i] == 0 {
				c.null, c.lists = append(c.null, defs[i] == 0), append(c.lists, nil)
			}
			if s, ok := v.(string); ok && len(c.lists) > 0 {
				c.lists[len(c.lists)-1] = append(c.lists[len(c.lists)-1], s)
			} else if defs[i] > 0 {
				return fmt.Errorf("row %d: a null stands in a list", len(c.lists)-1)
			}
		}
		return c.count(n)
	}
	last := "" // many values are that of the row before
	for i, v := range values {
		if v == nil {
			c.null = append(c.null, true)
			c.zero(col.Type)
			continue
		}
		c.null = append(c.null, false)
		switch v := v.(type) {
		case string:
			if v != last && !utf8.ValidString(v) {
				return fmt.Errorf("row %d: is no UTF-8", i)
			}
			last = v
			c.text = append(c.text, v)
		case int32:
			c.ints = append(c.ints, int64(v))
		case int64:
			c.ints = append(c.ints, v)
		case float64:
			c.floats = append(c.floats, v)
		case bool:
			c.bools = append(c.bools, v)
		default:
			return fmt.Errorf("row %d: a value of type %T", i, v)
		}
	}
	return c.count(n)
}

// reserve makes room for n values.
func (c *column) reserve(t schema.Type, n int) {
	c.null = make([]bool, 0, n)
	switch t {
	case schema.Strings:
		c.lists = make([][]string, 0, n)
	case schema.String:
		c.text = make([]string, 0, n)
	case schema.Float64:
		c.floats = make([]float64, 0, n)
	case schema.Bool:
		c.bools = make([]bool, 0, n)
	default:
		c.ints = make([]int64, 0, n)
	}
}

func (c *column) zero(t schema.Type) {
	switch t {
	case schema.String:
		c.text = append(c.text, "")
	case schema.Float64:
		c.floats = append(c.floats, 0)
	case schema.Bool:
		c.bools = append(c.bools, false)
	default:
		c.ints = append(c.ints, 0)
	}
}

func (c *column) count(n int) error {
	if len(c.null) != n {
		return fmt.Errorf("has %d values for %d rows", len(c.null), n)
	}
	return nil
}

// memory is a file held in memory, as the reader wants files.
type memory struct {
	*bytes.Reader
	data []byte
}

// Open returns the same file again.
func (m *memory) Open(string) (source.ParquetFile, error) {
	return &memory{bytes.NewReader(m.data), m.data}, nil
}

// Create is never asked for.
func (m *memory) Create(string) (source.ParquetFile, error) {
	return nil, errors.New("verify: read only")
}

func (m *memory) Write([]byte) (int, error) { return 0, errors.New("verify: read only") }

// Close does nothing.
func (m *memory) Close() error { return nil }
