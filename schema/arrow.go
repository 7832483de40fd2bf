package schema

import (
	"fmt"
	"reflect"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
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
