package write

import (
	"encoding/binary"
	"math/bits"
)

// Parquet's hybrid of runs and packed bits, in which it keeps which values are
// there and the numbers of a dictionary's values: a run is its length, doubled,
// and the value; what lies between runs is packed in groups of eight, whose number
// is doubled and one more.

// fewRuns is how many groups of eight a run must have to be worth its own head.
const fewRuns = 2

// appendPresent appends which of the rows [from, to) have a value, from a multiple
// of eight on. An Arrow bitmap is what Parquet calls packed bits of width one, so
// most of it is copied. Nil bits are all ones.
func appendPresent(dst, bitmap []byte, from, to int) []byte {
	if bitmap == nil {
		return append(binary.AppendUvarint(dst, uint64(to-from)<<1), 1)
	}
	of, whole := bitmap[from/8:(to+7)/8], (to-from)/8
	packed := 0 // where what is not yet written begins
	for i := 0; i < whole; {
		j := i + 1
		for j < whole && of[j] == of[i] {
			j++
		}
		if all := of[i]; (all == 0 || all == 0xff) && j-i >= 8 {
			dst = appendBytes(dst, of[packed:i])
			dst = append(binary.AppendUvarint(dst, uint64(j-i)*8<<1), all&1)
			packed = j
		}
		i = j
	}
	return appendBytes(dst, of[packed:])
}

// appendBytes appends groups of eight values of one bit.
func appendBytes(dst, groups []byte) []byte {
	if len(groups) == 0 {
		return dst
	}
	return append(binary.AppendUvarint(dst, uint64(len(groups))<<1|1), groups...)
}

// widthOf returns how many bits the numbers below n take.
func widthOf(n int) int { return bits.Len(uint(max(n-1, 1))) }

// appendNumbers appends numbers of a width.
func appendNumbers(dst []byte, numbers []uint32, width int) []byte {
	packed := 0
	for i := 0; i < len(numbers); {
		j := i + 1
		for j < len(numbers) && numbers[j] == numbers[i] {
			j++
		}
		// What is packed before a run is filled up to groups of eight from it.
		begin := i + (packed-i)&7
		if j-begin >= 8*fewRuns {
			dst = appendPacked(dst, numbers[packed:begin], width)
			dst = binary.AppendUvarint(dst, uint64(j-begin)<<1)
			for b := 0; b < width; b += 8 {
				dst = append(dst, byte(numbers[i]>>b))
			}
			packed = j
		}
		i = j
	}
	return appendPacked(dst, numbers[packed:], width)
}

// appendPacked packs numbers, the last group filled up with zeros.
func appendPacked(dst []byte, numbers []uint32, width int) []byte {
	if len(numbers) == 0 {
		return dst
	}
	groups := (len(numbers) + 7) / 8
	dst = binary.AppendUvarint(dst, uint64(groups)<<1|1)
	end := len(dst) + groups*width
	var word uint64
	filled := 0
	for _, n := range numbers {
		word |= uint64(n) << filled
		if filled += width; filled >= 32 {
			dst = binary.LittleEndian.AppendUint32(dst, uint32(word))
			word >>= 32
			filled -= 32
		}
	}
	for len(dst) < end {
		dst = append(dst, byte(word))
		word >>= 8
	}
	return dst
}
