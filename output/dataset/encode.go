package dataset

import (
	"encoding/binary"
	"errors"
	"math"
	"reflect"
	"sync"
	"unsafe"

	"baoshu/schema"
)

// A field of a row, for going through rows without asking package reflect about
// each value.
type field struct {
	offset uintptr
	kind   fieldKind
}

type fieldKind uint8

const (
	textField fieldKind = iota
	textsField
	int32Field
	int64Field
	floatField
	boolField
	someInt32Field
	someInt64Field
	someFloatField
	someBoolField
)

// fieldsOf returns the fields of the rows of each table, in the order of
// [schema.Tables].
var fieldsOf = sync.OnceValue(func() [][]field {
	plain := map[reflect.Kind]fieldKind{reflect.String: textField, reflect.Slice: textsField, reflect.Int32: int32Field, reflect.Int64: int64Field, reflect.Float64: floatField, reflect.Bool: boolField}
	some := map[reflect.Kind]fieldKind{reflect.Int32: someInt32Field, reflect.Int64: someInt64Field, reflect.Float64: someFloatField, reflect.Bool: someBoolField}
	var out [][]field
	for _, t := range schema.Tables() {
		var list []field
		for _, c := range t.Columns {
			f := t.Row.Field(c.Field)
			kind := plain[f.Type.Kind()]
			if f.Type.Kind() == reflect.Struct { // Opt
				kind = some[f.Type.Field(0).Type.Kind()]
			}
			list = append(list, field{f.Offset, kind})
		}
		out = append(out, list)
	}
	return out
})

// value returns the field of a row, which is of type T.
func value[T any](row unsafe.Pointer, f field) *T { return (*T)(unsafe.Add(row, f.offset)) }

// encode appends the rows of all tables in a compact form of our own, in which
// units wait for the commit, in memory or in the spill file. It never outlives a
// run.
func encode(dst []byte, rows *schema.Rows) []byte {
	for i, t := range schema.Tables() {
		v := reflect.ValueOf(rows.Slice(t.Name)).Elem()
		first, size, fields := v.UnsafePointer(), t.Row.Size(), fieldsOf()[i]
		dst = binary.AppendUvarint(dst, uint64(v.Len()))
		for k := range uintptr(v.Len()) {
			dst = encodeRow(dst, unsafe.Add(first, k*size), fields)
		}
	}
	return dst
}

func encodeRow(dst []byte, row unsafe.Pointer, fields []field) []byte {
	for _, f := range fields {
		switch f.kind {
		case textField:
			dst = encodeText(dst, *value[string](row, f))
		case textsField:
			list := *value[[]string](row, f)
			dst = binary.AppendUvarint(dst, uint64(len(list)))
			for _, s := range list {
				dst = encodeText(dst, s)
			}
		case int32Field:
			dst = binary.AppendVarint(dst, int64(*value[int32](row, f)))
		case int64Field:
			dst = binary.AppendVarint(dst, *value[int64](row, f))
		case floatField:
			dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(*value[float64](row, f)))
		case boolField:
			dst = encodeBool(dst, *value[bool](row, f))
		case someInt32Field:
			if o := value[schema.Opt[int32]](row, f); o.OK {
				dst = binary.AppendVarint(append(dst, 1), int64(o.V))
			} else {
				dst = append(dst, 0)
			}
		case someInt64Field:
			if o := value[schema.Opt[int64]](row, f); o.OK {
				dst = binary.AppendVarint(append(dst, 1), o.V)
			} else {
				dst = append(dst, 0)
			}
		case someFloatField:
			if o := value[schema.Opt[float64]](row, f); o.OK {
				dst = binary.LittleEndian.AppendUint64(append(dst, 1), math.Float64bits(o.V))
			} else {
				dst = append(dst, 0)
			}
		case someBoolField:
			if o := value[schema.Opt[bool]](row, f); o.OK {
				dst = encodeBool(append(dst, 1), o.V)
			} else {
				dst = append(dst, 0)
			}
		}
	}
	return dst
}

func encodeBool(dst []byte, v bool) []byte {
	if v {
		return append(dst, 1)
	}
	return append(dst, 0)
}

func encodeText(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

var errSpill = errors.New("dataset: the spill file is broken")

// decode appends the rows to rows. Their strings share the memory of src, which
// the caller must not change.
func decode(src []byte, rows *schema.Rows) error {
	d := decoder{src: src}
	for i, t := range schema.Tables() {
		v := reflect.ValueOf(rows.Slice(t.Name)).Elem()
		from, n := v.Len(), int(d.uvarint())
		if n > len(d.src) {
			return errSpill
		}
		v.Grow(n)
		v.SetLen(from + n)
		v.Slice(from, from+n).Clear()
		first, size, fields := v.UnsafePointer(), t.Row.Size(), fieldsOf()[i]
		for k := from; k < from+n; k++ {
			d.row(unsafe.Add(first, uintptr(k)*size), fields)
		}
	}
	if d.bad || len(d.src) > 0 {
		return errSpill
	}
	return nil
}

type decoder struct {
	src []byte
	bad bool
}

// row reads a row that is all zero before.
func (d *decoder) row(row unsafe.Pointer, fields []field) {
	for _, f := range fields {
		switch f.kind {
		case textField:
			if s := d.text(); s != "" {
				*value[string](row, f) = s
			}
		case textsField:
			n := int(d.uvarint())
			if n == 0 || n > len(d.src) {
				continue
			}
			list := make([]string, n)
			for i := range list {
				list[i] = d.text()
			}
			*value[[]string](row, f) = list
		case int32Field:
			*value[int32](row, f) = int32(d.varint())
		case int64Field:
			*value[int64](row, f) = d.varint()
		case floatField:
			*value[float64](row, f) = d.float()
		case boolField:
			*value[bool](row, f) = d.byte() == 1
		case someInt32Field:
			if d.byte() == 1 {
				*value[schema.Opt[int32]](row, f) = schema.Some(int32(d.varint()))
			}
		case someInt64Field:
			if d.byte() == 1 {
				*value[schema.Opt[int64]](row, f) = schema.Some(d.varint())
			}
		case someFloatField:
			if d.byte() == 1 {
				*value[schema.Opt[float64]](row, f) = schema.Some(d.float())
			}
		case someBoolField:
			if d.byte() == 1 {
				*value[schema.Opt[bool]](row, f) = schema.Some(d.byte() == 1)
			}
		}
	}
}

func (d *decoder) varint() int64 {
	x, n := binary.Varint(d.src)
	d.skip(n)
	return x
}

func (d *decoder) float() float64 {
	if len(d.src) < 8 {
		d.skip(0)
		return 0
	}
	x := math.Float64frombits(binary.LittleEndian.Uint64(d.src))
	d.skip(8)
	return x
}

func (d *decoder) text() string {
	n := int(d.uvarint())
	if n == 0 {
		return ""
	}
	if n < 0 || n > len(d.src) {
		d.skip(0)
		return ""
	}
	s := unsafe.String(&d.src[0], n)
	d.skip(n)
	return s
}

func (d *decoder) byte() byte {
	if len(d.src) == 0 {
		d.bad = true
		return 0
	}
	b := d.src[0]
	d.src = d.src[1:]
	return b
}

func (d *decoder) uvarint() uint64 {
	if len(d.src) > 0 && d.src[0] < 0x80 { // nearly always
		x := d.src[0]
		d.src = d.src[1:]
		return uint64(x)
	}
	x, n := binary.Uvarint(d.src)
	d.skip(n)
	return x
}

// skip passes n bytes; n of 0 or less says that they were not there.
func (d *decoder) skip(n int) {
	if n <= 0 {
		d.bad, d.src = true, nil
		return
	}
	d.src = d.src[n:]
}
