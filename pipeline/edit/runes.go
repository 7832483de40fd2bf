package edit

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
	"unsafe"
)

// Runes returns the characters of s, as []rune(s) does and in half the time where
// it is Chinese.
func Runes(s string) []rune {
	if s == "" {
		return nil
	}
	return AppendRunes(make([]rune, 0, Count(s)), s)
}

// AppendRunes appends the characters of s to dst and returns it.
func AppendRunes(dst []rune, s string) []rune {
	for i := 0; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			dst = append(dst, rune(b))
			i++
			continue
		}
		// Nearly all others have three bytes; E0 and ED do not go with every second.
		if b > 0xE0 && b < 0xF0 && b != 0xED && i+2 < len(s) {
			if c, d := s[i+1], s[i+2]; c&0xC0 == 0x80 && d&0xC0 == 0x80 {
				dst = append(dst, rune(b&0x0F)<<12|rune(c&0x3F)<<6|rune(d&0x3F))
				i += 3
				continue
			}
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		dst = append(dst, r)
		i += n
	}
	return dst
}

// Count counts the bytes that begin a character: in what is valid, the characters,
// as utf8.RuneCountInString does and several times as fast.
func Count(s string) int {
	n, i := len(s), 0
	p := unsafe.Slice(unsafe.StringData(s), len(s))
	for ; i+8 <= len(p); i += 8 {
		w := binary.LittleEndian.Uint64(p[i:])
		n -= bits.OnesCount64(w & ^(w << 1) & 0x8080808080808080) // 10xxxxxx
	}
	for ; i < len(p); i++ {
		if p[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

// Offset returns the byte at which the character at a code point of s begins, s being
// valid; -1 where s has fewer characters.
func Offset(s string, at int) int {
	i := 0
	p := unsafe.Slice(unsafe.StringData(s), len(s))
	for ; i+8 <= len(p); i += 8 {
		w := binary.LittleEndian.Uint64(p[i:])
		n := 8 - bits.OnesCount64(w&^(w<<1)&0x8080808080808080)
		if n > at {
			break // it begins among these
		}
		at -= n
	}
	for ; i < len(p); i++ {
		if p[i]&0xC0 == 0x80 {
			continue
		}
		if at == 0 {
			return i
		}
		at--
	}
	return -1
}
