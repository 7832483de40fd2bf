// Package schema declares every table of the dataset once: the row struct and
// its documented columns stand side by side, and everything else derives from
// them. The Arrow schema (arrow.go), the record builders (build.go), the data dictionary
// in Markdown and JSON (dictionary.go), the package description, and the checks
// of package verify ask the declaration; none repeats it.
//
// A table is a struct and a declare method that binds each column to its field,
// so the compiler proves that the column exists and has its type:
//
//	type Conflict struct {
//		ConflictID string
//		...
//	}
//
//	func (r *Conflict) declare(t *Table) {
//		t.must("conflict_id", &r.ConflictID, "Stable id.", "稳定编号。")
//		t.may("chosen", &r.Chosen, "…", "…")
//	}
//
// To add a column: a field, one line in declare, a line in CHANGES.md, and
// `make dictionary`.
//
// Absent is null. In the structs a nullable string is absent where it is "", a
// list where it is empty, and every other nullable value is an [Opt], whose zero
// value is absent. So a row struct filled in half never claims a 0 or a
// 1970-01-01 that nobody read.
package schema

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Version is the version of the tables: it changes with every change of a
// column's name, type or meaning, and an input processed under another version
// is processed again.
const Version = "1"

// A Date is a day counted from 1970-01-01, as in Arrow's date32.
type Date int32

// A Time is an instant in microseconds since 1970-01-01T00:00:00Z.
type Time int64

// Opt is a value that may be absent; the zero Opt is absent.
type Opt[T any] struct {
	V  T
	OK bool
}

// Some returns a present value.
func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }

// Unless returns v, absent where it equals none: Unless(page, 0).
func Unless[T comparable](v, none T) Opt[T] {
	if v == none {
		return Opt[T]{}
	}
	return Some(v)
}

// MarshalJSON writes the value, or null where it is absent.
func (o Opt[T]) MarshalJSON() ([]byte, error) {
	if !o.OK {
		return []byte("null"), nil
	}
	return json.Marshal(o.V)
}

// A Type is the type of a column.
type Type string

// The types. Codes are strings; Parquet keeps repeated strings in a dictionary
// by itself.
const (
	String    Type = "string"
	Int32     Type = "int32"
	Int64     Type = "int64"
	Float64   Type = "float64"
	Bool      Type = "bool"
	DateDay   Type = "date"      // date32
	Timestamp Type = "timestamp" // microseconds, UTC
	Strings   Type = "list<string>"
)

// A Code is one value of a code list, with what it says.
type Code struct {
	Value string `json:"value"`
	En    string `json:"en"`
	Zh    string `json:"zh"`
}

// A Column is one documented column.
type Column struct {
	Name     string `json:"name"`
	Type     Type   `json:"type"`
	Nullable bool   `json:"nullable"`
	En       string `json:"en"`
	Zh       string `json:"zh"`
	Unit     string `json:"unit,omitempty"`     // what a number counts: code points, bytes, seconds
	Standard string `json:"standard,omitempty"` // the standard's own name for it
	Codes    []Code `json:"codes,omitempty"`
	Ref      string `json:"references,omitempty"` // table.column that it points at
	Soft     bool   `json:"-"`                    // the row pointed at may be in another part of the dataset
	Prose    bool   `json:"-"`                    // values hardly repeat: no dictionary in Parquet

	Field int `json:"-"` // index of the field in the row struct
}

// Allows reports whether a code list holds the value; a column without a list
// allows everything.
func (c *Column) Allows(value string) bool {
	return len(c.Codes) == 0 || slices.ContainsFunc(c.Codes, func(k Code) bool { return k.Value == value })
}

// A Table is one declared table.
type Table struct {
	Name        string    `json:"name"`
	En          string    `json:"en"`
	Zh          string    `json:"zh"`
	Key         []string  `json:"key"`         // the columns that name a row
	Sort        []string  `json:"sort"`        // the order of rows in a file, nulls last
	Partitioned bool      `json:"partitioned"` // in folders pub_year=…
	Columns     []*Column `json:"columns"`

	Row reflect.Type `json:"-"` // the row struct

	ptr any // while declaring: the row whose fields are bound
}

// Column returns the column of that name, or nil.
func (t *Table) Column(name string) *Column {
	for _, c := range t.Columns {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// row is what every row struct does.
type row interface{ declare(*Table) }

// Tables returns the tables in the order of the data model. The declarations are
// shared: do not change them.
func Tables() []*Table { return tables() }

var tables = sync.OnceValue(func() []*Table {
	var out []*Table
	for _, r := range []row{&Article{}, &Witness{}, &Paragraph{}, &Fragment{}, &Figure{}, &Correction{}, &UnparsedNumber{}, &Conflict{}, &Input{}, &Run{}} {
		out = append(out, declared(r))
	}
	return out
})

// declared returns the table that a row struct declares.
func declared(r row) *Table {
	t := &Table{ptr: r, Row: reflect.TypeOf(r).Elem()}
	r.declare(t)
	t.ptr = nil
	return t
}

// Lookup returns the table of that name, or nil.
func Lookup(name string) *Table {
	for _, t := range Tables() {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// is names the table, its key and the order of its rows.
func (t *Table) is(name string, key, sort []string, en, zh string) {
	t.Name, t.Key, t.Sort, t.En, t.Zh = name, key, sort, en, zh
}

// must declares a column that is never null.
func (t *Table) must(name string, field any, en, zh string) *Column {
	return t.bind(name, field, false, en, zh)
}

// may declares a column that is null where the value is absent.
func (t *Table) may(name string, field any, en, zh string) *Column {
	return t.bind(name, field, true, en, zh)
}

// bind finds the struct field that the pointer points at. A mistake here is one
// of the declaration, which the first test of any package finds: it panics.
func (t *Table) bind(name string, field any, null bool, en, zh string) *Column {
	c := &Column{Name: name, Nullable: null, En: en, Zh: zh, Field: -1}
	opt := false
	switch field.(type) {
	case *string:
		c.Type = String
	case *int32:
		c.Type = Int32
	case *int64:
		c.Type = Int64
	case *float64:
		c.Type = Float64
	case *bool:
		c.Type = Bool
	case *Date:
		c.Type = DateDay
	case *Time:
		c.Type = Timestamp
	case *[]string:
		c.Type = Strings
	case *Opt[int32]:
		c.Type, opt = Int32, true
	case *Opt[int64]:
		c.Type, opt = Int64, true
	case *Opt[float64]:
		c.Type, opt = Float64, true
	case *Opt[bool]:
		c.Type, opt = Bool, true
	case *Opt[Date]:
		c.Type, opt = DateDay, true
	case *Opt[Time]:
		c.Type, opt = Timestamp, true
	default:
		panic(fmt.Sprintf("schema: %s.%s: no column type for %T", t.Name, name, field))
	}
	if text := c.Type == String || c.Type == Strings; !text && opt != null {
		panic(fmt.Sprintf("schema: %s.%s: nullable columns are Opt fields, others are not", t.Name, name))
	}
	at := reflect.ValueOf(field).Pointer()
	v := reflect.ValueOf(t.ptr).Elem()
	for i := range v.NumField() {
		if v.Field(i).Addr().Pointer() == at {
			c.Field = i
		}
	}
	if c.Field < 0 {
		panic(fmt.Sprintf("schema: %s.%s is not a field of the row", t.Name, name))
	}
	t.Columns = append(t.Columns, c)
	return c
}

// unit says what a number counts.
func (c *Column) unit(u string) *Column { c.Unit = u; return c }

// std gives the standard's own name for the column.
func (c *Column) std(s string) *Column { c.Standard = s; return c }

// ref says which table.column the value points at.
func (c *Column) ref(to string) *Column { c.Ref = to; return c }

// far says that the row pointed at may be in another part of the dataset.
func (c *Column) far() *Column { c.Soft = true; return c }

// prose says that values hardly repeat.
func (c *Column) prose() *Column { c.Prose = true; return c }

// codes sets the code list, each code as "value|English|中文".
func (c *Column) codes(list ...string) *Column {
	for _, s := range list {
		f := strings.Split(s, "|")
		if len(f) != 3 {
			panic(fmt.Sprintf("schema: %s: code %q is not value|English|中文", c.Name, s))
		}
		c.Codes = append(c.Codes, Code{f[0], f[1], f[2]})
	}
	return c
}

// methods is the code list of every *_method column of a linked attribute.
func (c *Column) methods() *Column {
	return c.codes("explicit|printed beside the figure|原文明写", "inherited|taken over from the sentence, paragraph or story around it|由句、段、篇承上而来",
		"inferred|concluded from the text|据文推定", "none|the text gives none|原文未给出")
}

// Target returns the table and the column that the column points at, "" where it
// points at none.
func (c *Column) Target() (table, column string) {
	table, column, _ = strings.Cut(c.Ref, ".")
	return table, column
}
