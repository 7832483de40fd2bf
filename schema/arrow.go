package schema

import (
	"fmt"
	"reflect"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

// Arrow returns the Arrow schema of the table. Strings are plain: dictionary
// arrays make the Parquet writer record wrong minima. List elements are nullable
// because the writer makes them so whatever is asked.
func (t *Table) Arrow() *arrow.Schema {
	fields := make([]arrow.Field, len(t.Columns))
	for i, c := range t.Columns {
		fields[i] = arrow.Field{Name: c.Name, Type: c.Type.arrow(), Nullable: c.Nullable}
	}
	return arrow.NewSchema(fields, nil)
}

func (t Type) arrow() arrow.DataType {
	switch t {
	case Int32:
		return arrow.PrimitiveTypes.Int32
	case Int64:
		return arrow.PrimitiveTypes.Int64
	case Float64:
		return arrow.PrimitiveTypes.Float64
	case Bool:
		return arrow.FixedWidthTypes.Boolean
	case DateDay:
		return arrow.FixedWidthTypes.Date32
	case Timestamp:
		return arrow.FixedWidthTypes.Timestamp_us // the writer marks every timestamp as UTC
	case Strings:
		return arrow.ListOf(arrow.BinaryTypes.String)
	}
	return arrow.BinaryTypes.String
}

// A Builder makes Arrow records of rows. Release it when done.
type Builder struct {
	table *Table
	rec   *array.RecordBuilder
}

// NewBuilder returns a builder for rows of the table.
func NewBuilder(t *Table) *Builder {
	return &Builder{t, array.NewRecordBuilder(memory.DefaultAllocator, t.Arrow())}
}

// Append adds rows [from, to) of a slice of row structs, such as []Figure. It
// fails where a column that is never null has no value; then the builder holds
// rows in part and must be released.
func (b *Builder) Append(rows any, from, to int) error {
	v := reflect.ValueOf(rows)
	if v.Type().Elem() != b.table.Row {
		return fmt.Errorf("schema: %s is given rows of %s", b.table.Name, v.Type().Elem())
	}
	for i, c := range b.table.Columns {
		f := b.rec.Field(i)
		f.Reserve(to - from)
		if f, ok := f.(*array.StringBuilder); ok { // else it grows by copying, again and again
			n := 0
			for at := from; at < to; at++ {
				n += v.Index(at).Field(c.Field).Len()
			}
			f.ReserveData(n)
		}
		for at := from; at < to; at++ {
			if !appendValue(f, c, v.Index(at).Field(c.Field)) {
				return fmt.Errorf("schema: %s.%s of row %d is empty and must not be", b.table.Name, c.Name, at)
			}
		}
	}
	return nil
}

// Record returns what was appended as one record and starts anew. Release the
// record when done.
func (b *Builder) Record() arrow.Record { return b.rec.NewRecord() }

// Release frees the builder.
func (b *Builder) Release() { b.rec.Release() }

// appendValue appends one value; false where it is absent and must not be.
func appendValue(f array.Builder, c *Column, v reflect.Value) bool {
	if c.Nullable {
		absent := false
		switch c.Type {
		case String, Strings:
			absent = v.Len() == 0
		default:
			absent = !v.Field(1).Bool()
			v = v.Field(0)
		}
		if absent {
			f.AppendNull()
			return true
		}
	}
	switch f := f.(type) {
	case *array.StringBuilder:
		if v.Len() == 0 {
			return false
		}
		f.Append(v.String())
	case *array.Int32Builder:
		f.Append(int32(v.Int()))
	case *array.Int64Builder:
		f.Append(v.Int())
	case *array.Float64Builder:
		f.Append(v.Float())
	case *array.BooleanBuilder:
		f.Append(v.Bool())
	case *array.Date32Builder:
		f.Append(arrow.Date32(v.Int()))
	case *array.TimestampBuilder:
		f.Append(arrow.Timestamp(v.Int()))
	case *array.ListBuilder:
		f.Append(true)
		e := f.ValueBuilder().(*array.StringBuilder)
		for i := range v.Len() {
			e.Append(v.Index(i).String())
		}
	}
	return true
}

// Scan appends the rows of a record to dst, a pointer to a slice of row structs
// such as *[]Figure. The record's columns are found by name; one that it lacks
// stays absent.
func (t *Table) Scan(rec arrow.Record, dst any) error {
	out := reflect.ValueOf(dst).Elem()
	if out.Type().Elem() != t.Row {
		return fmt.Errorf("schema: %s is read into rows of %s", t.Name, out.Type().Elem())
	}
	from, n := out.Len(), int(rec.NumRows())
	out.Grow(n)
	out.SetLen(from + n)
	out.Slice(from, from+n).Clear()
	for _, c := range t.Columns {
		at := rec.Schema().FieldIndices(c.Name)
		if len(at) != 1 {
			continue
		}
		col := rec.Column(at[0])
		if !arrow.TypeEqual(col.DataType(), c.Type.arrow()) {
			return fmt.Errorf("schema: %s.%s is %s in the file, not %s", t.Name, c.Name, col.DataType(), c.Type)
		}
		if text, ok := col.(*array.String); ok {
			scanText(out, from, c, text)
			continue
		}
		for i := range n {
			if col.IsValid(i) {
				setValue(out.Index(from+i).Field(c.Field), col, i)
			}
		}
	}
	return nil
}

// scanText copies a column of strings. The record's memory is reused by the
// reader, so it is copied, once for all of them.
func scanText(out reflect.Value, from int, c *Column, col *array.String) {
	if col.Len() == 0 {
		return
	}
	base := col.ValueOffset(0)
	all := string(col.ValueBytes())
	for i := range col.Len() {
		if col.IsValid(i) {
			lo := col.ValueOffset(i) - base
			out.Index(from + i).Field(c.Field).SetString(all[lo : lo+len(col.Value(i))])
		}
	}
}

// setValue copies one present value into a field.
func setValue(v reflect.Value, col arrow.Array, i int) {
	if v.Kind() == reflect.Struct {
		v.Field(1).SetBool(true)
		v = v.Field(0)
	}
	switch col := col.(type) {
	case *array.Int32:
		v.SetInt(int64(col.Value(i)))
	case *array.Int64:
		v.SetInt(col.Value(i))
	case *array.Float64:
		v.SetFloat(col.Value(i))
	case *array.Boolean:
		v.SetBool(col.Value(i))
	case *array.Date32:
		v.SetInt(int64(col.Value(i)))
	case *array.Timestamp:
		v.SetInt(int64(col.Value(i)))
	case *array.List:
		e := col.ListValues().(*array.String)
		lo, hi := col.ValueOffsets(i)
		list := make([]string, 0, hi-lo)
		for k := lo; k < hi; k++ {
			list = append(list, string([]byte(e.Value(int(k)))))
		}
		v.Set(reflect.ValueOf(list))
	}
}
