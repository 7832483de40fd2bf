package write

import (
	"fmt"
	"hash/maphash"
	"math"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/file"
)

// codes is the dictionary of a column in the making: the different values in the
// order in which they come first, and of each row its value's number. The library
// would make one too, of every value anew, with an allocation for each.
type codes struct {
	slots []int32  // a hash table of numbers, each plus one
	hash  []uint64 // of each different value
	first []int32  // the row where it stands first
	of    []int32  // of each row the number, 0 where it has no value
}

// begin forgets all values.
func (d *codes) begin() {
	if len(d.slots) == 0 {
		d.slots = make([]int32, 256)
	}
	clear(d.slots)
	d.hash, d.first, d.of = d.hash[:0], d.first[:0], d.of[:0]
}

// number returns the number of the value of a row with this hash; same tells
// whether another row has the same value.
func (d *codes) number(row int, hash uint64, same func(other int32) bool) int32 {
	mask := uint64(len(d.slots) - 1)
	at := hash & mask
	for ; d.slots[at] > 0; at = (at + 1) & mask {
		if n := d.slots[at] - 1; d.hash[n] == hash && same(d.first[n]) {
			return n
		}
	}
	n := int32(len(d.first))
	d.first, d.hash = append(d.first, int32(row)), append(d.hash, hash)
	d.slots[at] = n + 1
	if 2*len(d.first) > len(d.slots) {
		d.grow()
	}
	return n
}

// grow makes room for four times as many values.
func (d *codes) grow() {
	d.slots = make([]int32, 4*len(d.slots))
	mask := uint64(len(d.slots) - 1)
	for n, hash := range d.hash {
		at := hash & mask
		for d.slots[at] > 0 {
			at = (at + 1) & mask
		}
		d.slots[at] = int32(n) + 1
	}
}

// texts numbers the values of a column of strings, and returns the different ones.
func (d *codes) texts(col *array.String) []parquet.ByteArray {
	d.begin()
	ends, data := col.ValueOffsets(), col.ValueBytes()
	value := func(row int32) string { return string(data[ends[row]:ends[row+1]]) }
	last, number := int32(-1), int32(0)
	for row := range int32(col.Len()) {
		if col.IsNull(int(row)) {
			d.of = append(d.of, 0)
			continue
		}
		if v := data[ends[row]:ends[row+1]]; last < 0 || value(last) != string(v) { // most repeat the one before
			number = d.number(int(row), maphash.Bytes(seed, v), func(other int32) bool { return value(other) == string(v) })
			last = row
		}
		d.of = append(d.of, number)
	}
	out := make([]parquet.ByteArray, len(d.first))
	for n, row := range d.first {
		out[n] = data[ends[row]:ends[row+1]]
	}
	return out
}

// numbers numbers the values of a column of numbers, which are alike where their
// bits are, and returns the different ones.
func numbers[T int32 | int64 | float64](d *codes, col arrow.Array, values []T, bits func(T) uint64) []T {
	d.begin()
	last, number := -1, int32(0)
	for row, v := range values {
		if col.IsNull(row) {
			d.of = append(d.of, 0)
			continue
		}
		if last < 0 || bits(values[last]) != bits(v) {
			hash := bits(v) * 0x9e3779b97f4a7c15
			number = d.number(row, hash^hash>>32, func(other int32) bool { return bits(values[other]) == bits(v) })
			last = row
		}
		d.of = append(d.of, number)
	}
	out := make([]T, len(d.first))
	for n, row := range d.first {
		out[n] = values[row]
	}
	return out
}

// coded writes a whole column with a dictionary. It must fit into one page, which
// the numbers of a row group's rows do.
func (l *levels) coded(w file.ColumnChunkWriter, col arrow.Array) error {
	var different arrow.Array
	n, absent := int64(col.Len()-col.NullN()), int64(col.NullN())
	switch w := w.(type) {
	case *file.ByteArrayColumnChunkWriter:
		values := l.codes.texts(col.(*array.String))
		update(w, values, n, absent)
		ends, text := []int32{0}, []byte(nil)
		for _, v := range values {
			text = append(text, v...)
			ends = append(ends, int32(len(text)))
		}
		different = array.MakeFromData(array.NewData(arrow.BinaryTypes.String, len(values), []*memory.Buffer{nil, memory.NewBufferBytes(arrow.Int32Traits.CastToBytes(ends)), memory.NewBufferBytes(text)}, nil, 0, 0))
	case *file.Int32ColumnChunkWriter:
		values := numbers(&l.codes, col, integers(col, arrow.Int32Traits.CastFromBytes), func(v int32) uint64 { return uint64(v) })
		update(w, values, n, absent)
		different = fixedArray(arrow.PrimitiveTypes.Int32, len(values), arrow.Int32Traits.CastToBytes(values))
	case *file.Int64ColumnChunkWriter:
		values := numbers(&l.codes, col, integers(col, arrow.Int64Traits.CastFromBytes), func(v int64) uint64 { return uint64(v) })
		update(w, values, n, absent)
		different = fixedArray(arrow.PrimitiveTypes.Int64, len(values), arrow.Int64Traits.CastToBytes(values))
	case *file.Float64ColumnChunkWriter:
		values := numbers(&l.codes, col, col.(*array.Float64).Float64Values(), floatBits)
		update(w, values, n, absent)
		different = fixedArray(arrow.PrimitiveTypes.Float64, len(values), arrow.Float64Traits.CastToBytes(values))
	default:
		return fmt.Errorf("a dictionary of Parquet's type %s", w.Type())
	}
	dictionary, ok := w.CurrentEncoder().(interface {
		PutDictionary(arrow.Array) error
		NumEntries() int
	})
	if !ok {
		return fmt.Errorf("the library's %T takes no dictionary", w.CurrentEncoder())
	}
	if err := dictionary.PutDictionary(different); err != nil {
		return err
	}
	if dictionary.NumEntries() != different.Len() {
		return fmt.Errorf("of %d different values the library finds %d alike", different.Len(), different.Len()-dictionary.NumEntries())
	}
	of := array.NewData(arrow.PrimitiveTypes.Int32, col.Len(), []*memory.Buffer{col.Data().Buffers()[0], memory.NewBufferBytes(arrow.Int32Traits.CastToBytes(l.codes.of))}, nil, col.NullN(), 0)
	return w.WriteDictIndices(array.MakeFromData(of), l.optional(w, col, 0, col.Len()), nil)
}

// fixedArray returns an array of values of one width.
func fixedArray(t arrow.DataType, n int, values []byte) arrow.Array {
	return array.MakeFromData(array.NewData(t, n, []*memory.Buffer{nil, memory.NewBufferBytes(values)}, nil, 0, 0))
}

// update makes the statistics of the page, of whose n values these are the
// different ones.
func update[T any](w file.ColumnChunkWriter, different []T, n, absent int64) {
	stats, ok := w.PageStatistics().(interface {
		Update(values []T, absent int64)
		IncNumValues(n int64)
	})
	if ok {
		stats.Update(different, absent)
		stats.IncNumValues(n - int64(len(different)))
	}
}

// floatBits are the bits of a number; whatever is none has the same.
func floatBits(v float64) uint64 {
	if math.IsNaN(v) {
		v = math.NaN()
	}
	return math.Float64bits(v)
}
