package dataset

import (
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
	"reflect"
	"strings"
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

// An encoder puts rows of all tables in a compact form of our own, in which units
// wait for the commit, in memory or in the spill file. It never outlives a run. A
// text that is that of the row before is a byte; one that stands in what is encoded
// already, as a paragraph does in its story and a sentence at its second number, is
// the place where it stands.
type encoder struct {
	dst  []byte
	size int         // what it would be with every text written out
	last []string    // of each column the text of the row before
	at   [4096]int32 // by the hash of its beginning, where a text stands, plus one
}

// longText is from how many bytes on a text is looked for, longSentence from how
// many it is looked into.
const (
	longText     = 32
	longSentence = 256
)

// encode encodes the rows. The result is good until the next call.
func (e *encoder) encode(rows *schema.Rows) []byte {
	e.dst, e.size = e.dst[:0], 0
	clear(e.at[:])
	for i, t := range schema.Tables() {
		v := reflect.ValueOf(rows.Slice(t.Name)).Elem()
		first, size, fields := v.UnsafePointer(), t.Row.Size(), fieldsOf()[i]
		e.last = append(e.last[:0], make([]string, len(fields))...)
		had := len(e.dst)
		e.dst = binary.AppendUvarint(e.dst, uint64(v.Len()))
		e.size += len(e.dst) - had
		for k := range uintptr(v.Len()) {
			e.row(unsafe.Add(first, k*size), fields)
		}
	}
	clear(e.last) // and let go of the texts
	return e.dst
}

func (e *encoder) row(row unsafe.Pointer, fields []field) {
	for i, f := range fields {
		if f.kind == textField {
			e.text(*value[string](row, f), &e.last[i])
			continue
		}
		had := len(e.dst)
		e.dst = encodeField(e.dst, row, f)
		e.size += len(e.dst) - had
	}
}

// text appends a text: a number that is 0 where it is that of the row before, else
// twice its length and one or two more. One more, and the text follows; two more,
// and the place where it stands already.
func (e *encoder) text(s string, last *string) {
	e.size += sizeOfText(len(s))
	if s == *last {
		e.dst = append(e.dst, 0)
		return
	}
	*last = s
	if len(s) >= longText {
		slot := &e.at[hashOfStart(s)]
		if at := int(*slot) - 1; at >= 0 && at+len(s) <= len(e.dst) && string(e.dst[at:at+len(s)]) == s {
			e.dst = binary.AppendUvarint(binary.AppendUvarint(e.dst, uint64(len(s))<<1+2), uint64(at))
			return
		}
	}
	e.dst = append(binary.AppendUvarint(e.dst, uint64(len(s))<<1+1), s...)
	e.know(s, len(e.dst)-len(s))
}

// know notes where a text stands and, of one that is longer than a sentence, where
// the lines and sentences in it do.
func (e *encoder) know(s string, at int) {
	line := 0 // where in s the next line begins, looked for once a line
	for len(s) >= longText && at < math.MaxInt32 {
		e.at[hashOfStart(s)] = int32(at) + 1
		if len(s) < longSentence {
			return
		}
		if line == 0 {
			if line = strings.IndexByte(s, '\n') + 1; line == 0 {
				line = len(s) + 1
			}
		}
		next := line
		if stop := strings.Index(s[:min(line, len(s))], "。"); stop >= 0 {
			next = stop + len("。")
		}
		if next > len(s) {
			return
		}
		s, at, line = s[next:], at+next, line-next
	}
}

// hashOfStart hashes the first 16 bytes of a text that has as many.
func hashOfStart(s string) uint64 {
	b := unsafe.Slice(unsafe.StringData(s), 16)
	h := binary.LittleEndian.Uint64(b)*0x9e3779b97f4a7c15 ^ binary.LittleEndian.Uint64(b[8:])
	return h * 0x9e3779b97f4a7c15 >> (64 - 12)
}

// sizeOfText is how many bytes encodeText takes for n.
func sizeOfText(n int) int { return (bits.Len(uint(n|1))+6)/7 + n }

// encodeField appends what is no text.
func encodeField(dst []byte, row unsafe.Pointer, f field) []byte {
	switch f.kind {
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
			return binary.AppendVarint(append(dst, 1), int64(o.V))
		}
		dst = append(dst, 0)
	case someInt64Field:
		if o := value[schema.Opt[int64]](row, f); o.OK {
			return binary.AppendVarint(append(dst, 1), o.V)
		}
		dst = append(dst, 0)
	case someFloatField:
		if o := value[schema.Opt[float64]](row, f); o.OK {
			return binary.LittleEndian.AppendUint64(append(dst, 1), math.Float64bits(o.V))
		}
		dst = append(dst, 0)
	case someBoolField:
		if o := value[schema.Opt[bool]](row, f); o.OK {
			return encodeBool(append(dst, 1), o.V)
		}
		dst = append(dst, 0)
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
	d := decoder{src: src, all: src}
	for i, t := range schema.Tables() {
		v := reflect.ValueOf(rows.Slice(t.Name)).Elem()
		from, n := v.Len(), int(d.uvarint())
		if n < 0 || n > len(d.src) {
			return errSpill
		}
		if v.Cap() < from+n {
			v.Grow(max(n, from)) // twofold, for a part's rows come unit by unit
		}
		v.SetLen(from + n)
		v.Slice(from, from+n).Clear()
		first, size, fields := v.UnsafePointer(), t.Row.Size(), fieldsOf()[i]
		d.last = append(d.last[:0], make([]string, len(fields))...)
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
	src  []byte
	all  []byte   // what src is the rest of
	last []string // of each column the text of the row before
	bad  bool
}

// row reads a row that is all zero before.
func (d *decoder) row(row unsafe.Pointer, fields []field) {
	for i, f := range fields {
		switch f.kind {
		case textField:
			if len(d.src) > 0 && d.src[0] == 0 { // that of the row before, as most are
				d.src = d.src[1:]
			} else {
				d.known(&d.last[i])
			}
			if s := d.last[i]; s != "" {
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

// known reads what encoder.text wrote.
func (d *decoder) known(last *string) {
	n := d.uvarint()
	if n == 0 {
		return
	}
	size, from := (n-1)/2, uint64(len(d.all)-len(d.src))
	if n&1 == 0 {
		from = d.uvarint()
	}
	if from > uint64(len(d.all)) || size > uint64(len(d.all))-from {
		d.skip(0)
		return
	}
	*last = ""
	if size > 0 {
		*last = unsafe.String(&d.all[from], size)
	}
	if n&1 == 1 {
		d.src = d.src[size:]
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
