package write

import (
	"fmt"
	"sync"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/file"
)

// chunk is how many rows of a column are handed to the library at a time: as many
// as it looks at before it asks whether a page is full.
const chunk = 1024

// levels is room for one chunk of a column as Parquet has it: the values that are
// there, and for every row whether it has one. The library's own way from Arrow
// arrays to that, package pqarrow, takes twice the time, most of it for the many
// values that are absent.
type levels struct {
	defined  []int16
	repeated []int16
	texts    []parquet.ByteArray
	words    []int32
	longs    []int64
	doubles  []float64
	bools    []bool
	codes    codes
}

var levelsPool = sync.Pool{New: func() any { return new(levels) }}

// rowGroupOf writes a record as one row group.
func rowGroupOf(out *file.Writer, rec arrow.Record) error {
	l := levelsPool.Get().(*levels)
	defer levelsPool.Put(l)
	group := out.AppendRowGroup()
	for _, col := range rec.Columns() {
		w, err := group.NextColumn()
		if err != nil {
			return err
		}
		if _, list := col.(*array.List); !list && w.Properties().DictionaryEnabledFor(w.Descr().Path()) && w.Type() != parquet.Types.Boolean {
			if err := l.coded(w, col); err != nil {
				return err
			}
			continue
		}
		for from := 0; from < col.Len(); from += chunk {
			reserve(w, col, from)
			if err := l.write(w, col, from, min(from+chunk, col.Len())); err != nil {
				return err
			}
		}
	}
	return group.Close()
}

// reserve makes room for a page of text before its first values: else it grows by
// copying, again and again.
func reserve(w file.ColumnChunkWriter, col arrow.Array, from int) {
	text, ok := col.(*array.String)
	enc := w.CurrentEncoder()
	if !ok || enc.EstimatedDataEncodedSize() > 0 {
		return
	}
	ends := text.ValueOffsets()
	size := func(to int) int { return int(ends[to]-ends[from]) + 4*(to-from) }
	enc.ReserveForWrite(min(size(col.Len()), int(w.Properties().DataPageSize())+size(min(from+chunk, col.Len()))))
}

// write writes the values [from, to) of an array to its column.
func (l *levels) write(w file.ColumnChunkWriter, col arrow.Array, from, to int) (err error) {
	defined := l.optional(w, col, from, to)
	switch w := w.(type) {
	case *file.ByteArrayColumnChunkWriter:
		l.texts = l.texts[:0]
		if list, ok := col.(*array.List); ok {
			_, err = w.WriteBatch(l.lists(w, list, from, to))
			return err
		}
		text := col.(*array.String)
		ends, data := text.ValueOffsets(), text.ValueBytes()
		for i := from; i < to; i++ {
			if defined == nil || defined[i-from] > 0 {
				l.texts = append(l.texts, data[ends[i]:ends[i+1]])
			}
		}
		_, err = w.WriteBatch(l.texts, defined, nil)
	case *file.Int32ColumnChunkWriter:
		_, err = w.WriteBatch(there(&l.words, integers(col, arrow.Int32Traits.CastFromBytes), defined, from, to), defined, nil)
	case *file.Int64ColumnChunkWriter:
		_, err = w.WriteBatch(there(&l.longs, integers(col, arrow.Int64Traits.CastFromBytes), defined, from, to), defined, nil)
	case *file.Float64ColumnChunkWriter:
		_, err = w.WriteBatch(there(&l.doubles, col.(*array.Float64).Float64Values(), defined, from, to), defined, nil)
	case *file.BooleanColumnChunkWriter:
		l.bools = l.bools[:0]
		for i := from; i < to; i++ {
			if defined == nil || defined[i-from] > 0 {
				l.bools = append(l.bools, col.(*array.Boolean).Value(i))
			}
		}
		_, err = w.WriteBatch(l.bools, defined, nil)
	default:
		err = fmt.Errorf("a column of Parquet's type %s", w.Type())
	}
	return err
}

// optional returns for each row whether it has a value, nil where all must.
func (l *levels) optional(w file.ColumnChunkWriter, col arrow.Array, from, to int) []int16 {
	if w.Descr().MaxDefinitionLevel() != 1 {
		return nil
	}
	l.defined = l.defined[:0]
	if col.NullN() == 0 {
		for range to - from {
			l.defined = append(l.defined, 1)
		}
		return l.defined
	}
	bits := col.NullBitmapBytes()
	for i := from; i < to; i++ {
		l.defined = append(l.defined, int16(bits[i/8]>>(i%8)&1))
	}
	return l.defined
}

// integers returns the values of an array of integers, or of what is counted in
// integers: days, microseconds.
func integers[T int32 | int64](col arrow.Array, cast func([]byte) []T) []T {
	return cast(col.Data().Buffers()[1].Bytes())
}

// there returns those of the values [from, to) that are defined: themselves where
// all are, else in room.
func there[T any](room *[]T, values []T, defined []int16, from, to int) []T {
	if defined == nil {
		return values[from:to]
	}
	out := (*room)[:0]
	for i, d := range defined {
		if d > 0 {
			out = append(out, values[from+i])
		}
	}
	*room = out
	return out
}

// lists takes lists of strings apart: one that is absent or empty has one level
// and no value, each element of the others a level and a value, and begins no row
// but for the first.
func (l *levels) lists(w file.ColumnChunkWriter, list *array.List, from, to int) ([]parquet.ByteArray, []int16, []int16) {
	most := w.Descr().MaxDefinitionLevel()
	l.defined, l.repeated = l.defined[:0], l.repeated[:0]
	text := list.ListValues().(*array.String)
	ends, data := text.ValueOffsets(), text.ValueBytes()
	for i := from; i < to; i++ {
		lo, hi := list.ValueOffsets(i)
		switch {
		case list.IsNull(i):
			l.defined, l.repeated = append(l.defined, 0), append(l.repeated, 0)
		case lo == hi:
			l.defined, l.repeated = append(l.defined, most-2), append(l.repeated, 0)
		}
		for e := lo; e < hi; e++ {
			l.defined, l.repeated = append(l.defined, most), append(l.repeated, int16(min(1, e-lo)))
			l.texts = append(l.texts, data[ends[e]:ends[e+1]])
		}
	}
	return l.texts, l.defined, l.repeated
}
