package write

import (
	"encoding/binary"
	"fmt"
	"math"
	"sync"
	"unsafe"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/parquet"

	"baoshu/schema"
)

// pageSize is from how many bytes on a page of text is full. Of numbers, and of
// the numbers of a dictionary's values, a row group is one page.
const pageSize = 1 << 20

// pageStep is at how many rows it is looked whether a page is full; a multiple of
// eight, as the rows' bitmaps need it.
const pageStep = 64

// A plan is how a column is written.
type plan struct {
	coded bool // with a dictionary
	stats bool // with statistics
}

// room is what columns are made in, one after the other.
type room struct {
	bits    []byte              // which texts are there
	texts   []parquet.ByteArray // those of lists, and those that statistics are made of
	values  []uint64            // or their bits
	page    []byte
	packed  []byte
	levels  []uint32
	repeats []uint32
	codes   codes
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// write writes a column of a row group, the rows of a builder.
func (r *room) write(w *chunk, b *schema.Builder, column int, p plan) error {
	var err error
	if texts := b.Texts(column); texts != nil {
		err = r.text(w, texts, p)
	} else {
		switch col := b.Column(column).(type) {
		case *array.List:
			err = r.list(w, col, p)
		case *array.Boolean:
			err = r.bools(w, col)
		default:
			err = r.fixed(w, col, p)
		}
	}
	if err != nil {
		return err
	}
	return w.close(p.stats)
}

// text writes the texts of rows, which are absent where they are empty.
func (r *room) text(w *chunk, rows []string, p plan) error {
	bitmap, absent := r.there(rows)
	if p.coded {
		return r.codedText(w, p, r.codes.rows(rows), absent, len(rows), func(page []byte) []byte { return present(page, w, bitmap, 0, len(rows)) })
	}
	for from, to := 0, 0; to < len(rows); from = to {
		for size := 0; to < len(rows) && size < pageSize; {
			next := min(to+pageStep, len(rows))
			for _, t := range rows[to:next] {
				size += 4 + len(t)
			}
			to = next
		}
		r.page = present(r.page[:0], w, bitmap, from, to)
		for _, t := range rows[from:to] {
			if t != "" {
				r.page = append(binary.LittleEndian.AppendUint32(r.page, uint32(len(t))), t...)
			}
		}
		if p.stats {
			r.note(w, rows[from:to])
		}
		if err := r.flush(w, to-from); err != nil {
			return err
		}
	}
	return nil
}

// there returns the bits of the texts that are there, nil where all are, and how many
// are not.
func (r *room) there(rows []string) (bitmap []byte, absent int) {
	r.bits = append(r.bits[:0], make([]byte, (len(rows)+7)/8)...)
	for i, t := range rows {
		if t != "" {
			r.bits[i/8] |= 1 << (i % 8)
		} else {
			absent++
		}
	}
	if absent == 0 {
		return nil, 0
	}
	return r.bits, absent
}

// note adds texts of rows to the statistics.
func (r *room) note(w *chunk, rows []string) {
	r.texts = r.texts[:0]
	for _, t := range rows {
		if t != "" {
			r.texts = append(r.texts, bytesOf(t))
		}
	}
	update(w, r.texts, len(rows)-len(r.texts))
	clear(r.texts) // and let go of them
}

// bytesOf returns the bytes of a text, which must not be changed.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// presence returns the bits of the rows that have a value; nil where all have.
func presence(col arrow.Array) []byte {
	if col.NullN() == 0 {
		return nil
	}
	return col.NullBitmapBytes()
}

// codedText writes the texts that were numbered, with a dictionary of the different
// ones, in one page of n values and places for them that levels begins.
func (r *room) codedText(w *chunk, p plan, different []parquet.ByteArray, nulls, n int, levels func(page []byte) []byte) error {
	if p.stats {
		update(w, different, nulls)
	}
	r.page = appendTexts(r.page[:0], different)
	if err := r.dictionary(w, len(different)); err != nil {
		return err
	}
	r.page = r.codes.append(levels(r.page[:0]))
	return r.flush(w, n)
}

// appendTexts appends texts in Parquet's plain form.
func appendTexts(dst []byte, texts []parquet.ByteArray) []byte {
	for _, t := range texts {
		dst = append(binary.LittleEndian.AppendUint32(dst, uint32(len(t))), t...)
	}
	return dst
}

// nullable reports whether values of the column may be absent.
func (c *chunk) nullable() bool { return c.meta.Descr().MaxDefinitionLevel() > 0 }

// update adds values to the statistics.
func update[T any](c *chunk, values []T, nulls int) {
	if s, ok := c.stats.(interface{ Update(values []T, nulls int64) }); ok {
		s.Update(values, int64(nulls))
	}
}

// present appends which of the rows [from, to) have a value, where some may have
// none: after how many bytes that takes.
func present(page []byte, w *chunk, bitmap []byte, from, to int) []byte {
	if !w.nullable() {
		return page
	}
	return measured(page, func(page []byte) []byte { return appendPresent(page, bitmap, from, to) })
}

// measured appends what f appends, after its size.
func measured(page []byte, f func([]byte) []byte) []byte {
	at := len(page)
	page = f(append(page, 0, 0, 0, 0))
	binary.LittleEndian.PutUint32(page[at:], uint32(len(page)-at-4))
	return page
}

// flush compresses the page, of n values, and writes it.
func (r *room) flush(w *chunk, n int) error {
	err := r.compress()
	w.page(r.packed, len(r.page), n)
	return err
}

// dictionary compresses the page as that of the n different values and writes it.
func (r *room) dictionary(w *chunk, n int) error {
	err := r.compress()
	w.dictionary(r.packed, len(r.page), n)
	return err
}

func (r *room) compress() error {
	z, err := compressor()
	if err != nil {
		return err
	}
	r.packed = z.EncodeAll(r.page, r.packed[:0])
	return nil
}

// bools writes booleans.
func (r *room) bools(w *chunk, col *array.Boolean) error {
	r.page = present(r.page[:0], w, presence(col), 0, col.Len())
	values := make([]bool, 0, col.Len())
	var word byte
	for i := range col.Len() {
		if col.IsNull(i) {
			continue
		}
		v := col.Value(i)
		if v {
			word |= 1 << (len(values) % 8)
		}
		if values = append(values, v); len(values)%8 == 0 {
			r.page, word = append(r.page, word), 0
		}
	}
	if len(values)%8 > 0 {
		r.page = append(r.page, word)
	}
	update(w, values, col.NullN())
	return r.flush(w, col.Len())
}

// fixed writes numbers, and what is counted in them: days, microseconds.
func (r *room) fixed(w *chunk, col arrow.Array, p plan) error {
	size, err := r.bitsOf(col)
	if err != nil {
		return err
	}
	different := r.values
	if p.coded {
		different = r.codes.numbers(r.values)
	}
	switch col.(type) {
	case *array.Int32, *array.Date32:
		update(w, convert(different, func(b uint64) int32 { return int32(b) }), col.NullN())
	case *array.Float64:
		update(w, convert(different, math.Float64frombits), col.NullN())
	default:
		update(w, convert(different, func(b uint64) int64 { return int64(b) }), col.NullN())
	}
	if p.coded {
		r.page = appendBits(r.page[:0], different, size)
		if err := r.dictionary(w, len(different)); err != nil {
			return err
		}
		r.page = r.codes.append(present(r.page[:0], w, presence(col), 0, col.Len()))
	} else {
		r.page = appendBits(present(r.page[:0], w, presence(col), 0, col.Len()), r.values, size)
	}
	return r.flush(w, col.Len())
}

// convert returns values of their bits.
func convert[T any](of []uint64, f func(uint64) T) []T {
	out := make([]T, len(of))
	for i, b := range of {
		out[i] = f(b)
	}
	return out
}

// bitsOf takes the bits of the numbers of rows that have one, and returns how many
// bytes each has.
func (r *room) bitsOf(col arrow.Array) (size int, err error) {
	r.values = r.values[:0]
	data := col.Data().Buffers()[1].Bytes()
	switch col.(type) {
	case *array.Int32, *array.Date32:
		r.values = appendBitsOf(r.values, arrow.Uint32Traits.CastFromBytes(data)[:col.Len()], col)
		return 4, nil
	case *array.Int64, *array.Timestamp, *array.Float64:
		r.values = appendBitsOf(r.values, arrow.Uint64Traits.CastFromBytes(data)[:col.Len()], col)
		return 8, nil
	}
	return 0, fmt.Errorf("a column of %s", col.DataType())
}

func appendBitsOf[T uint32 | uint64](dst []uint64, values []T, col arrow.Array) []uint64 {
	if col.NullN() == 0 {
		for _, v := range values {
			dst = append(dst, uint64(v))
		}
		return dst
	}
	bitmap := col.NullBitmapBytes()
	for i, v := range values {
		if bitmap[i/8]>>(i%8)&1 == 1 {
			dst = append(dst, uint64(v))
		}
	}
	return dst
}

// appendBits appends numbers in Parquet's plain form.
func appendBits(dst []byte, values []uint64, size int) []byte {
	for _, v := range values {
		if size == 4 {
			dst = binary.LittleEndian.AppendUint32(dst, uint32(v))
		} else {
			dst = binary.LittleEndian.AppendUint64(dst, v)
		}
	}
	return dst
}

// list writes lists of strings: one that is absent or empty has one place and no
// value, each element of the others a place and a value, and begins no row but for
// the first.
func (r *room) list(w *chunk, list *array.List, p plan) error {
	most := uint32(w.meta.Descr().MaxDefinitionLevel())
	r.levels, r.repeats, r.texts = r.levels[:0], r.repeats[:0], r.texts[:0]
	text := list.ListValues().(*array.String)
	ends, data := text.ValueOffsets(), text.ValueBytes()
	for i := range list.Len() {
		lo, hi := list.ValueOffsets(i)
		switch {
		case list.IsNull(i):
			r.levels, r.repeats = append(r.levels, 0), append(r.repeats, 0)
		case lo == hi:
			r.levels, r.repeats = append(r.levels, most-2), append(r.repeats, 0)
		}
		for e := lo; e < hi; e++ {
			r.levels, r.repeats = append(r.levels, most), append(r.repeats, uint32(min(1, e-lo)))
			r.texts = append(r.texts, data[ends[e]:ends[e+1]])
		}
	}
	nulls := len(r.levels) - len(r.texts)
	levels := func(page []byte) []byte {
		page = measured(page, func(page []byte) []byte { return appendNumbers(page, r.repeats, 1) })
		return measured(page, func(page []byte) []byte { return appendNumbers(page, r.levels, widthOf(int(most)+1)) })
	}
	if p.coded {
		return r.codedText(w, p, r.codes.texts(r.texts), nulls, len(r.levels), levels)
	}
	update(w, r.texts, nulls)
	r.page = appendTexts(levels(r.page[:0]), r.texts)
	return r.flush(w, len(r.levels))
}
