package schema

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"unsafe"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

// A Builder makes Arrow records of rows, of one table after the other. The memory of
// a record is the builder's and is used again for the next, whatever table that is of,
// so a builder that is kept allocates little.
type Builder struct {
	table   *Table
	schema  *arrow.Schema
	columns []builder
	rows    int
	spare   spare
}

// spare is memory of columns that were.
type spare struct {
	texts [][]string
	bytes [][]byte
	words [][]uint32
	longs [][]uint64
	ends  [][]int32
}

// builder is the values of one column so far, in Arrow's form.
type builder struct {
	*Column
	offset  uintptr // of the field in its row
	words   []uint32
	longs   []uint64 // instead of words, where values have 64 bits
	texts   []string // of strings, as the rows have them
	ends    []int32  // of lists, and of strings in Arrow's form: where each begins, and where the last ends
	text    []byte   // of strings in that form
	bits    []byte   // of booleans
	present []byte   // a bit for each value, where values may be absent
	absent  int
	list    *builder // the strings of lists, in Arrow's form at once
}

// rowBlock is how many rows are taken apart at a time, column by column: few
// enough for a processor's own memory to hold them till the last column.
const rowBlock = 256

// NewBuilder returns a builder for rows of the table.
func NewBuilder(t *Table) *Builder {
	b := new(Builder)
	b.Begin(t)
	return b
}

// Begin makes the builder one for rows of the table, and has none yet.
func (b *Builder) Begin(t *Table) {
	for i := range b.columns {
		b.spare.take(&b.columns[i])
	}
	b.table, b.schema, b.columns, b.rows = t, t.Arrow(), make([]builder, len(t.Columns)), 0
	for i, c := range t.Columns {
		b.columns[i] = builder{Column: c, offset: t.Row.Field(c.Field).Offset}
		if c.Type == Strings {
			b.columns[i].list = &builder{Column: &Column{Name: c.Name, Type: String, Nullable: true}}
		}
		b.columns[i].reset()
	}
}

// take takes the memory of a column that is worth keeping.
func (s *spare) take(b *builder) {
	clear(b.texts) // and let go of them
	keep(&s.texts, b.texts)
	keep(&s.bytes, b.text)
	keep(&s.words, b.words)
	keep(&s.longs, b.longs)
	keep(&s.ends, b.ends)
}

// leastSpare is the least number of values whose memory is kept.
const leastSpare = 1024

// keep puts memory among the spare, the smallest first.
func keep[T any](spare *[][]T, memory []T) {
	if cap(memory) >= leastSpare {
		*spare = slices.Insert(*spare, enough(*spare, cap(memory)), memory[:0])
	}
}

// enough returns which memory is the first with room for n values.
func enough[T any](spare [][]T, n int) int {
	i, _ := slices.BinarySearchFunc(spare, n, func(m []T, n int) int { return cmp.Compare(cap(m), n) })
	return i
}

// grown returns values with room for n more: where they are, in the smallest of the
// spare memories that has it, or in new memory, instead of the largest of them.
func grown[T any](spare *[][]T, values []T, n int) []T {
	need := len(values) + n
	if cap(values) >= need {
		return values
	}
	var to []T
	if i := min(enough(*spare, need), len(*spare)-1); i >= 0 {
		to = (*spare)[i]
		*spare = slices.Delete(*spare, i, i+1)
	}
	if cap(to) < need {
		to = make([]T, 0, need)
	}
	keep(spare, values)
	return append(to, values...)
}

// Reset takes all rows out, lets go of their texts and keeps the room they had.
func (b *Builder) Reset() {
	b.rows = 0
	for i := range b.columns {
		b.columns[i].reset()
	}
}

func (b *builder) reset() {
	clear(b.texts)
	b.texts, b.words, b.longs, b.text, b.bits, b.present, b.absent = b.texts[:0], b.words[:0], b.longs[:0], b.text[:0], b.bits[:0], b.present[:0], 0
	if b.Type == String || b.Type == Strings {
		b.ends = append(b.ends[:0], 0)
	}
	if b.list != nil {
		b.list.reset()
	}
}

// Append adds rows [from, to) of a slice of row structs, such as []Figure. It
// fails where a column that is never null has no value; then the builder holds
// rows in part and must be reset.
func (b *Builder) Append(rows any, from, to int) error {
	v := reflect.ValueOf(rows)
	if v.Type().Elem() != b.table.Row {
		return fmt.Errorf("schema: %s is given rows of %s", b.table.Name, v.Type().Elem())
	}
	for first := from; from < to; from += rowBlock {
		block := span{v.Index(from).Addr().UnsafePointer(), b.table.Row.Size(), min(rowBlock, to-from)}
		for i := range b.columns {
			c := &b.columns[i]
			field := block.field(c.offset)
			if from == first {
				c.reserve(&b.spare, to-from)
			}
			if at := c.append(b.rows, field); at < block.n {
				return fmt.Errorf("schema: %s.%s of row %d is empty and must not be", b.table.Name, c.Name, from+at)
			}
		}
		b.rows += block.n
	}
	return nil
}

// reserve makes room for the values of all rows left, which is to be done for the first.
func (b *builder) reserve(spare *spare, left int) {
	switch b.Type {
	case String:
		b.texts = grown(&spare.texts, b.texts, left)
	case Strings:
		b.ends = grown(&spare.ends, b.ends, left)
	case Int32, DateDay:
		b.words = grown(&spare.words, b.words, left)
	case Int64, Float64, Timestamp:
		b.longs = grown(&spare.longs, b.longs, left)
	}
}

// A span is n values of one type in memory, each size bytes after the one before.
type span struct {
	first unsafe.Pointer
	size  uintptr
	n     int
}

// field returns the span of the field at an offset of each value.
func (s span) field(offset uintptr) span { return span{unsafe.Add(s.first, offset), s.size, s.n} }

// at returns the i-th value of a span of T.
func at[T any](s span, i int) *T { return (*T)(unsafe.Add(s.first, uintptr(i)*s.size)) }

// append adds the values of a span, to the rows that there are, and returns how
// many: less than all where the next is absent and must not be.
func (b *builder) append(rows int, s span) int {
	if b.Type != String && (b.Nullable || b.Type == Bool) {
		for len(b.present)*8 < rows+s.n {
			b.present, b.bits = append(b.present, 0), append(b.bits, 0)
		}
	}
	switch b.Type {
	case String:
		return b.strings(s)
	case Strings:
		b.lists(rows, s)
	case Bool:
		for i := range s.n {
			v := !b.Nullable && *at[bool](s, i)
			if b.Nullable {
				o := at[Opt[bool]](s, i)
				v = o.V && b.has(rows+i, o.OK)
			}
			if v {
				b.bits[(rows+i)/8] |= 1 << ((rows + i) % 8)
			}
		}
	case Int32, DateDay:
		b.words = fixed(b, b.words, rows, s)
	default: // Int64, Float64, Timestamp
		b.longs = fixed(b, b.longs, rows, s)
	}
	return s.n
}

// has notes whether the i-th value is there, and returns it.
func (b *builder) has(i int, there bool) bool {
	if there {
		b.present[i/8] |= 1 << (i % 8)
	} else {
		b.absent++
	}
	return there
}

// fixed adds values of one width to those before. Which type they are of does not
// matter: a Date and an int32 are the same bits.
func fixed[T uint32 | uint64](b *builder, values []T, rows int, s span) []T {
	if !b.Nullable {
		for i := range s.n {
			values = append(values, *at[T](s, i))
		}
		return values
	}
	for i := range s.n {
		o := at[Opt[T]](s, i)
		if !b.has(rows+i, o.OK) {
			values = append(values, 0)
			continue
		}
		values = append(values, o.V)
	}
	return values
}

// strings adds strings: not what they say, which goes from the rows to the file.
func (b *builder) strings(s span) int {
	for i := range s.n {
		v := *at[string](s, i)
		if v == "" && !b.Nullable {
			return i
		}
		b.texts = append(b.texts, v)
	}
	return s.n
}

// lists adds lists of strings. Their elements are declared nullable and never are
// null.
func (b *builder) lists(rows int, s span) {
	for i := range s.n {
		v := *at[[]string](s, i)
		if b.Nullable {
			b.has(rows+i, len(v) > 0)
		}
		for _, e := range v {
			b.list.text = append(b.list.text, e...)
			b.list.ends = append(b.list.ends, int32(len(b.list.text)))
		}
		b.ends = append(b.ends, int32(len(b.list.ends)-1))
	}
}

// Record returns what was appended since the last Reset as one record. Its memory
// is the builder's: it ends with the next Append or Reset.
func (b *Builder) Record() arrow.Record {
	columns := make([]arrow.Array, len(b.columns))
	for i := range b.columns {
		b.columns[i].spell()
		columns[i] = b.columns[i].array(b.rows)
	}
	return array.NewRecord(b.schema, columns, int64(b.rows))
}

// Column returns a column of that record which is not of strings.
func (b *Builder) Column(column int) arrow.Array { return b.columns[column].array(b.rows) }

// Texts returns the values of a column of strings, an empty one where a value is
// absent; nil for other columns. They end with the next Append or Reset.
func (b *Builder) Texts(column int) []string { return b.columns[column].texts }

// spell puts the strings of a column into Arrow's form.
func (b *builder) spell() {
	for i, v := range b.texts {
		if b.Nullable {
			if i%8 == 0 {
				b.present = append(b.present, 0)
			}
			b.has(i, v != "")
		}
		b.text = append(b.text, v...)
		b.ends = append(b.ends, int32(len(b.text)))
	}
}

// array returns the values as an Arrow array.
func (b *builder) array(rows int) arrow.Array {
	var present *memory.Buffer
	if b.absent > 0 {
		present = memory.NewBufferBytes(b.present)
	}
	buffers, children := []*memory.Buffer{present}, []arrow.ArrayData(nil)
	switch b.Type {
	case String:
		buffers = append(buffers, memory.NewBufferBytes(arrow.Int32Traits.CastToBytes(b.ends)), memory.NewBufferBytes(b.text))
	case Strings:
		buffers = append(buffers, memory.NewBufferBytes(arrow.Int32Traits.CastToBytes(b.ends)))
		children = append(children, b.list.array(len(b.list.ends)-1).Data())
	case Bool:
		buffers = append(buffers, memory.NewBufferBytes(b.bits))
	case Int32, DateDay:
		buffers = append(buffers, memory.NewBufferBytes(arrow.Uint32Traits.CastToBytes(b.words)))
	default:
		buffers = append(buffers, memory.NewBufferBytes(arrow.Uint64Traits.CastToBytes(b.longs)))
	}
	return array.MakeFromData(array.NewData(b.Type.arrow(), rows, buffers, children, b.absent, 0))
}
