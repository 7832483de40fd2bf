package write

import (
	"bytes"
	"hash/maphash"

	"github.com/apache/arrow/go/v15/parquet"
)

// codes is the dictionary of a column in the making: the different values in the
// order in which they come first, and of each value its number.
type codes struct {
	slots []int32  // a hash table of numbers, each plus one
	hash  []uint64 // of each different value
	of    []uint32 // of each value the number

	last      []byte // text
	different []parquet.ByteArray
	bits      []uint64
}

// begin forgets all values.
func (d *codes) begin() {
	d.slots = cleared(d.slots, 256)
	d.hash, d.of, d.different, d.bits = d.hash[:0], d.of[:0], d.different[:0], d.bits[:0]
}

// append appends the numbers of the values, after their width.
func (d *codes) append(page []byte) []byte {
	width := widthOf(len(d.hash))
	return appendNumbers(append(page, byte(width)), d.of, width)
}

// texts numbers texts, and returns the different ones.
func (d *codes) texts(values []parquet.ByteArray) []parquet.ByteArray {
	d.begin()
	for _, v := range values {
		d.text(v)
	}
	return d.different
}

// rows numbers the texts of the rows that have one, and returns the different ones.
func (d *codes) rows(rows []string) []parquet.ByteArray {
	d.begin()
	for _, t := range rows {
		if t != "" {
			d.text(bytesOf(t))
		}
	}
	return d.different
}

// text numbers a text. Most repeat the one before.
func (d *codes) text(v []byte) {
	if n := len(d.of); n > 0 && bytes.Equal(v, d.last) {
		d.of = append(d.of, d.of[n-1])
		return
	}
	d.last = v
	hash := maphash.Bytes(seed, v)
	at, n := d.slot(hash, func(n int32) bool { return bytes.Equal(d.different[n], v) })
	if n < 0 {
		n = d.add(at, hash)
		d.different = append(d.different, v)
	}
	d.of = append(d.of, uint32(n))
}

// numbers numbers the bits of numbers, and returns the different ones.
func (d *codes) numbers(values []uint64) []uint64 {
	d.begin()
	for i, v := range values {
		if i > 0 && v == values[i-1] {
			d.of = append(d.of, d.of[i-1])
			continue
		}
		hash := v * 0x9e3779b97f4a7c15
		hash ^= hash >> 32
		at, n := d.slot(hash, func(n int32) bool { return d.bits[n] == v })
		if n < 0 {
			n = d.add(at, hash)
			d.bits = append(d.bits, v)
		}
		d.of = append(d.of, uint32(n))
	}
	return d.bits
}

// slot returns the number of the value with this hash, and its slot; the number is
// -1 and the slot free where there is none yet.
func (d *codes) slot(hash uint64, same func(n int32) bool) (at uint64, n int32) {
	mask := uint64(len(d.slots) - 1)
	for at = hash & mask; d.slots[at] > 0; at = (at + 1) & mask {
		if n := d.slots[at] - 1; d.hash[n] == hash && same(n) {
			return at, n
		}
	}
	return at, -1
}

// add gives the next number to the value with this hash, whose slot is free.
func (d *codes) add(at, hash uint64) int32 {
	d.hash = append(d.hash, hash)
	n := int32(len(d.hash))
	d.slots[at] = n
	if 2*len(d.hash) > len(d.slots) {
		d.grow()
	}
	return n - 1
}

// cleared returns n zeros, in the room of slots where it does: a column of many
// values must not make all that follow clear as much.
func cleared(slots []int32, n int) []int32 {
	if cap(slots) < n {
		return make([]int32, n)
	}
	clear(slots[:n])
	return slots[:n]
}

// grow makes room for four times as many values.
func (d *codes) grow() {
	d.slots = cleared(d.slots, 4*len(d.slots))
	mask := uint64(len(d.slots) - 1)
	for n, hash := range d.hash {
		at := hash & mask
		for d.slots[at] > 0 {
			at = (at + 1) & mask
		}
		d.slots[at] = int32(n) + 1
	}
}
