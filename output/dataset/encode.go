package dataset

import (
	"encoding/binary"
	"errors"
	"math"
	"reflect"
	"unsafe"

	"baoshu/schema"
)

// encode appends the rows of all tables in a compact form of our own, in which
// units wait for the commit, in memory or in the spill file. It never outlives a
// run.
func encode(dst []byte, rows *schema.Rows) []byte {
	for _, t := range schema.Tables() {
		v := reflect.ValueOf(rows.Slice(t.Name)).Elem()
		n := v.Len()
		dst = binary.AppendUvarint(dst, uint64(n))
		for i := range n {
			row := v.Index(i)
			for _, c := range t.Columns {
				dst = encodeValue(dst, row.Field(c.Field))
			}
		}
	}
	return dst
}

func encodeValue(dst []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return encodeText(dst, v.String())
	case reflect.Int32, reflect.Int64:
		return binary.AppendVarint(dst, v.Int())
	case reflect.Float64:
		return binary.LittleEndian.AppendUint64(dst, math.Float64bits(v.Float()))
	case reflect.Bool:
		if v.Bool() {
			return append(dst, 1)
		}
		return append(dst, 0)
	case reflect.Struct: // Opt
		if !v.Field(1).Bool() {
			return append(dst, 0)
		}
		return encodeValue(append(dst, 1), v.Field(0))
	}
	dst = binary.AppendUvarint(dst, uint64(v.Len()))
	for i := range v.Len() {
		dst = encodeText(dst, v.Index(i).String())
	}
	return dst
}

func encodeText(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

var errSpill = errors.New("dataset: the spill file is broken")

// decode appends the rows to rows. Their strings share the memory of src, which
// the caller must not change.
func decode(src []byte, rows *schema.Rows) error {
	d := decoder{src: src}
	for _, t := range schema.Tables() {
		v := reflect.ValueOf(rows.Slice(t.Name)).Elem()
		from, n := v.Len(), int(d.uvarint())
		if n > len(d.src) {
			return errSpill
		}
		v.Grow(n)
		v.SetLen(from + n)
		v.Slice(from, from+n).Clear()
		for i := from; i < from+n; i++ {
			row := v.Index(i)
			for _, c := range t.Columns {
				d.value(row.Field(c.Field))
			}
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

func (d *decoder) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(d.text())
	case reflect.Int32, reflect.Int64:
		x, n := binary.Varint(d.src)
		d.skip(n)
		v.SetInt(x)
	case reflect.Float64:
		if len(d.src) < 8 {
			d.skip(0)
			return
		}
		v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64(d.src)))
		d.skip(8)
	case reflect.Bool:
		v.SetBool(d.byte() == 1)
	case reflect.Struct:
		if d.byte() == 1 {
			v.Field(1).SetBool(true)
			d.value(v.Field(0))
		}
	case reflect.Slice:
		n := int(d.uvarint())
		if n == 0 || n > len(d.src) {
			return
		}
		list := make([]string, n)
		for i := range list {
			list[i] = d.text()
		}
		v.Set(reflect.ValueOf(list))
	}
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
