package lm

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// A table maps a fixed set of 64-bit keys to small values in little more room
// than the values take, and needs no decoding: it is read where it lies. It is a
// binary fuse filter (Graf and Lemire, 2022) whose cells hold a value beside the
// fingerprint; three cells XORed give both. A key that is not in the set is
// taken for one that is with a probability of 2^-fp.
type table struct {
	cells  string // width bytes a cell, little endian
	width  int    // 2 or 3
	value  uint   // bits of the value; the rest of the cell is the fingerprint
	seed   uint64
	seglen uint32 // a power of two
	mask   uint32 // of the fingerprint
	span   uint32 // number of first cells: (segments)*seglen
}

// mix spreads a key over 64 bits (the finalizer of MurmurHash3).
func mix(k uint64) uint64 {
	k ^= k >> 33
	k *= 0xff51afd7ed558ccd
	k ^= k >> 33
	k *= 0xc4ceb9fe1a85ec53
	k ^= k >> 33
	return k
}

func (t *table) places(h uint64) (a, b, c uint32) {
	hi, _ := bits.Mul64(h, uint64(t.span))
	a = uint32(hi)
	b = a + t.seglen
	c = b + t.seglen
	mask := t.seglen - 1
	b ^= uint32(h>>18) & mask
	c ^= uint32(h) & mask
	return
}

// cell2 and cell3 read the cell at byte i of s.
func cell2(s string, i int) uint32 { return uint32(s[i]) | uint32(s[i+1])<<8 }

func cell3(s string, i int) uint32 {
	return (uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24) & 0xFFFFFF
}

// find2 returns the value of a key in a table of width 2, and whether it is in
// the set. Nothing in it branches on what it reads, so that look-ups which
// follow each other wait for memory together.
func (t *table) find2(key uint64) (uint32, bool) {
	h := mix(key + t.seed)
	a, b, c := t.places(h)
	x := cell2(t.cells, int(a)*2) ^ cell2(t.cells, int(b)*2) ^ cell2(t.cells, int(c)*2)
	return x & (1<<(t.value&31) - 1), x>>(t.value&31) == t.fingerprint(h)
}

// find3 is find2 for a table of width 3.
func (t *table) find3(key uint64) (uint32, bool) {
	h := mix(key + t.seed)
	a, b, c := t.places(h)
	x := cell3(t.cells, int(a)*3) ^ cell3(t.cells, int(b)*3) ^ cell3(t.cells, int(c)*3)
	return x & (1<<(t.value&31) - 1), x>>(t.value&31) == t.fingerprint(h)
}

func (t *table) fingerprint(h uint64) uint32 {
	return uint32(h>>40^h>>8) & t.mask
}

// headSize is the length of the head of an encoded table.
const headSize = 24

// pad is what follows the last cell, so that four bytes can be read at it.
const pad = 1

// readTable reads a table from the start of data and returns the rest.
func readTable(data string) (table, string, error) {
	if len(data) < headSize {
		return table{}, "", errors.New("lm: table cut short")
	}
	h := []byte(data[:headSize])
	t := table{
		width:  int(h[0]),
		value:  uint(h[1]),
		seglen: binary.LittleEndian.Uint32(h[4:]),
		span:   binary.LittleEndian.Uint32(h[8:]),
		seed:   binary.LittleEndian.Uint64(h[16:]),
	}
	n := int(t.span) + 2*int(t.seglen)
	if t.width != 2 && t.width != 3 || t.seglen&(t.seglen-1) != 0 || t.seglen == 0 || t.value >= uint(t.width)*8 || len(data)-headSize < n*t.width+pad {
		return table{}, "", errors.New("lm: table damaged")
	}
	// Every place lies inside: a below span, b and c in the segments behind.
	t.mask = 1<<(uint(t.width)*8-t.value) - 1
	end := headSize + n*t.width
	t.cells = data[headSize : end+pad]
	return t, data[end+pad:], nil
}

// appendTable encodes a table of the keys, which must be distinct, and their
// values. The same keys in the same order give the same bytes.
func appendTable(out []byte, keys []uint64, values []uint32, width int, value uint) ([]byte, error) {
	t := table{width: width, value: value, seglen: 16, mask: 1<<(uint(width)*8-value) - 1}
	for t.seglen < 1<<12 && int(t.seglen)*32 < len(keys) {
		t.seglen <<= 1
	}
	size := uint32(float64(len(keys))*1.13) + 64
	segs := (size + t.seglen - 1) / t.seglen
	t.span = max(segs, 3) * t.seglen
	for try := uint64(1); try < 200; try++ {
		t.seed = mix(try)
		if cells, ok := t.solve(keys, values); ok {
			var h [headSize]byte
			h[0], h[1] = byte(width), byte(value)
			binary.LittleEndian.PutUint32(h[4:], t.seglen)
			binary.LittleEndian.PutUint32(h[8:], t.span)
			binary.LittleEndian.PutUint64(h[16:], t.seed)
			out = append(out, h[:]...)
			for _, c := range cells {
				for b := 0; b < width; b++ {
					out = append(out, byte(c>>(8*b)))
				}
			}
			return append(out, 0), nil
		}
	}
	return nil, errors.New("lm: keys of a table do not resolve; are they distinct?")
}

// solve finds cells such that the three of every key XOR to its fingerprint and
// value: it peels off keys that have a cell to themselves and fills backwards.
func (t *table) solve(keys []uint64, values []uint32) ([]uint32, bool) {
	n := int(t.span) + 2*int(t.seglen)
	count := make([]int32, n)
	ids := make([]uint32, n) // XOR of the keys that use the cell
	for i, k := range keys {
		a, b, c := t.places(mix(k + t.seed))
		for _, p := range [3]uint32{a, b, c} {
			count[p]++
			ids[p] ^= uint32(i)
		}
	}
	var alone []uint32
	for p := range count {
		if count[p] == 1 {
			alone = append(alone, uint32(p))
		}
	}
	type peeled struct{ key, cell uint32 }
	order := make([]peeled, 0, len(keys))
	for len(alone) > 0 {
		p := alone[len(alone)-1]
		alone = alone[:len(alone)-1]
		if count[p] != 1 {
			continue
		}
		i := ids[p]
		order = append(order, peeled{i, p})
		a, b, c := t.places(mix(keys[i] + t.seed))
		for _, q := range [3]uint32{a, b, c} {
			count[q]--
			ids[q] ^= i
			if count[q] == 1 {
				alone = append(alone, q)
			}
		}
	}
	if len(order) != len(keys) {
		return nil, false
	}
	cells := make([]uint32, n)
	for i := len(order) - 1; i >= 0; i-- {
		k := order[i]
		h := mix(keys[k.key] + t.seed)
		a, b, c := t.places(h)
		x := t.fingerprint(h)<<t.value | values[k.key]
		cells[k.cell] = 0
		cells[k.cell] = x ^ cells[a] ^ cells[b] ^ cells[c]
	}
	return cells, true
}
