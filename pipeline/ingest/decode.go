package ingest

import (
	"bytes"
	_ "embed"
	"fmt"
	"sync"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/lexicon"
)

// The names of paper.File.Encoding.
const (
	UTF8    = "utf-8"
	UTF8BOM = "utf-8-bom"
	UTF16LE = "utf-16le"
	UTF16BE = "utf-16be"
	GB18030 = "gb18030"
	Big5    = "big5"
)

// A decoded is the text of a file and the way back to its bytes.
type decoded struct {
	text     string
	encoding string
	bom      int                // bytes before the text
	size     func(s string) int // bytes that a part of the text takes in the file; nil: len
}

// decode finds out the encoding of the data and decodes it. declared is what the
// page says of itself, "" where it says nothing; it decides only where the bytes
// leave it open. The data must not be changed afterwards.
func decode(data []byte, declared string) (decoded, *Error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		if at := invalidUTF8(data); at >= 0 {
			return decoded{}, brokenUTF8(data, at)
		}
		return decoded{text: shared(data[3:]), encoding: UTF8BOM, bom: 3}, nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decode16(data, 2, false)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decode16(data, 2, true)
	}
	bad := invalidUTF8(data)
	if nul := bytes.IndexByte(data, 0); nul >= 0 || bad >= 0 && len(data)%2 == 0 {
		if d, ok := guess16(data); ok {
			return d, nil
		}
		if nul >= 0 {
			return decoded{}, fault(Binary, fmt.Sprintf("byte %d", nul), "a null byte: this is not text", "give the page as text, Markdown, HTML or hOCR")
		}
	}
	if bad < 0 {
		return decoded{text: shared(data), encoding: UTF8}, nil
	}
	if mostlyUTF8(data) {
		return decoded{}, brokenUTF8(data, bad)
	}
	return decodeDouble(data, declared)
}

// shared returns the bytes as a text in the same memory: nearly every page is UTF-8, and
// its lines are parts of its text for as long as it lives.
func shared(data []byte) string { return unsafe.String(unsafe.SliceData(data), len(data)) }

// invalidUTF8 returns where the data stops being UTF-8, or -1.
func invalidUTF8(data []byte) int { return edit.Invalid(shared(data)) }

func brokenUTF8(data []byte, at int) *Error {
	place := fmt.Sprintf("byte %d", at)
	if len(data)-at < utf8.UTFMax && !utf8.FullRune(data[at:]) {
		return fault(Encoding, place, "the file ends inside a character: truncated UTF-8", "fetch the file again, whole")
	}
	return fault(Encoding, place, "not valid UTF-8 here, though the rest is", "fetch the file again, or convert it to UTF-8")
}

// mostlyUTF8 reports whether the bytes above ASCII are, but for a few, sequences
// of UTF-8: a damaged UTF-8 file, and not one in another encoding. A Chinese
// double-byte text is hardly ever UTF-8 for more than one character in a row.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else if n >= 3 {
			good += n
		}
		i += n
	}
	return good > 0 && good >= 4*bad
}

// decode16 decodes UTF-16 behind a mark of skip bytes.
func decode16(data []byte, skip int, big bool) (decoded, *Error) {
	name := UTF16LE
	if big {
		name = UTF16BE
	}
	if len(data)%2 == 1 {
		return decoded{}, fault(Encoding, fmt.Sprintf("byte %d", len(data)-1), "the file ends inside a character: truncated UTF-16", "fetch the file again, whole")
	}
	out := make([]byte, 0, len(data)*3/2)
	unit := func(i int) rune {
		if big {
			return rune(data[i])<<8 | rune(data[i+1])
		}
		return rune(data[i+1])<<8 | rune(data[i])
	}
	for i := skip; i < len(data); i += 2 {
		r := unit(i)
		if r >= 0xD800 && r < 0xE000 {
			if r >= 0xDC00 || i+3 >= len(data) || unit(i+2)>>10 != 0x37 {
				return decoded{}, fault(Encoding, fmt.Sprintf("byte %d", i), "half a surrogate pair: broken UTF-16", "fetch the file again, or convert it to UTF-8")
			}
			r = (r-0xD800)<<10 + (unit(i+2) - 0xDC00) + 0x10000
			i += 2
		}
		out = utf8.AppendRune(out, r)
	}
	return decoded{text: string(out), encoding: name, bom: skip, size: size16}, nil
}

func size16(s string) int {
	n := 0
	for _, r := range s {
		n += 2
		if r >= 0x10000 {
			n += 2
		}
	}
	return n
}

// guess16 decodes UTF-16 that has no mark, where it is plain that it is that:
// the text so read holds no oddities and is mostly ASCII or common characters,
// and holds at least one line feed, space or Chinese stop, whose zero or 0x30
// byte the other reading would not explain.
func guess16(data []byte) (decoded, bool) {
	if len(data) < 4 || len(data)%2 == 1 {
		return decoded{}, false
	}
	sample := data[:min(len(data), 1<<14)&^1]
	best, bestScore := false, 0.0
	for _, big := range []bool{false, true} {
		good, odd, anchors := 0, 0, 0
		for i := 0; i < len(sample); i += 2 {
			r := rune(sample[i+1])<<8 | rune(sample[i])
			if big {
				r = rune(sample[i])<<8 | rune(sample[i+1])
			}
			switch {
			case r == '\n', r == ' ', r == '。', r == '，', r == ',', r == '的':
				anchors++
				good++
			case r >= 0x20 && r < 0x7F, r == '\r', r == '\t', r == '\f', r == '　', r == '、', r >= '‘' && r <= '”', frequent(r) > 0:
				good++
			case r < 0x20, r >= 0xD800 && r < 0xF900, r >= 0xFFF0:
				odd++
			}
		}
		score := float64(good-10*odd) / float64(len(sample)/2)
		if anchors > 0 && score > bestScore {
			best, bestScore = big, score
		}
	}
	if bestScore < 0.6 {
		return decoded{}, false
	}
	d, err := decode16(data, 0, best)
	return d, err == nil
}

// A double is a double-byte encoding, as a table of its two-byte characters.
type double struct {
	name  string
	two   []rune       // by lead-0x81 and trail: 126 rows of 256; 0 is none, below 0 a pair
	wide  []uint64     // bit set: the character has a two-byte code
	quads bool         // GB18030: four-byte codes too
	pairs map[int]rune // Big5: the second character of a code that stands for two
}

var gb18030 = sync.OnceValue(func() *double {
	d := newDouble(GB18030, simplifiedchinese.GB18030)
	d.quads = true
	// GB 18030-2005 and -2022 moved these out of the private area.
	for i, r := range []rune("︐︒︑︓︔︕︖") {
		d.set(0xA6, 0xD9+i, r)
	}
	for code, r := range map[int]rune{0xA6EC: '︗', 0xA6ED: '︘', 0xA6F3: '︙', 0xFE59: '龴', 0xFE61: '龵', 0xFE66: '龶', 0xFE67: '龷', 0xFE6D: '龸', 0xFE7E: '龹', 0xFE90: '龺', 0xFEA0: '龻'} {
		d.set(code>>8, code&0xFF, r)
	}
	return d
})

var big5 = sync.OnceValue(func() *double { return newDouble(Big5, traditionalchinese.Big5) })

func newDouble(name string, enc encoding.Encoding) *double {
	d := &double{name: name, two: make([]rune, 126*256), wide: make([]uint64, 1<<10), pairs: map[int]rune{}}
	dec := enc.NewDecoder()
	for lead := 0x81; lead <= 0xFE; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			dec.Reset()
			s, err := dec.Bytes([]byte{byte(lead), byte(trail)})
			r, n := utf8.DecodeRune(s)
			if err != nil || r == utf8.RuneError || r < utf8.RuneSelf {
				continue
			}
			if n < len(s) {
				d.pairs[lead<<8|trail], _ = utf8.DecodeRune(s[n:])
			}
			d.set(lead, trail, r)
		}
	}
	return d
}

func (d *double) set(lead, trail int, r rune) {
	d.two[(lead-0x81)<<8|trail] = r
	if r < 0x10000 {
		d.wide[r>>6] |= 1 << (r & 63)
	}
}

// size returns how many bytes s takes in the encoding.
func (d *double) size(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i, n = i+1, n+1
			continue
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		i += w
		switch {
		case r == '\u0304' || r == '\u030C':
			if d.quads {
				n += 4
			} // else part of the pair before it
		case d.quads && (r >= 0x10000 || d.wide[r>>6]&(1<<(r&63)) == 0):
			n += 4
		default:
			n += 2
		}
	}
	return n
}

// decode decodes data and says how many bytes made no sense, and where the first
// of them stands (-1: none).
func (d *double) decode(data []byte, out []byte) (text []byte, bad, first int) {
	first = -1
	for i := 0; i < len(data); {
		b := data[i]
		if b < utf8.RuneSelf {
			out = append(out, b)
			i++
			continue
		}
		if b >= 0x81 && b <= 0xFE && i+1 < len(data) {
			t := data[i+1]
			if r := d.two[int(b-0x81)<<8|int(t)]; r != 0 {
				out = utf8.AppendRune(out, r)
				if second := d.second(b, t); second != 0 {
					out = utf8.AppendRune(out, second)
				}
				i += 2
				continue
			}
			if r := d.quad(data[i:]); r != 0 {
				out = utf8.AppendRune(out, r)
				i += 4
				continue
			}
		}
		if first < 0 {
			first = i
		}
		bad++
		out = utf8.AppendRune(out, utf8.RuneError)
		i++
	}
	return out, bad, first
}

func (d *double) second(b, t byte) rune {
	if len(d.pairs) == 0 {
		return 0
	}
	return d.pairs[int(b)<<8|int(t)]
}

// quad reads a four-byte code of GB18030, 0 where there is none.
func (d *double) quad(p []byte) rune {
	if !d.quads || len(p) < 4 || p[1] < 0x30 || p[1] > 0x39 || p[2] < 0x81 || p[3] < 0x30 || p[3] > 0x39 {
		return 0
	}
	s, err := simplifiedchinese.GB18030.NewDecoder().Bytes(p[:4])
	r, n := utf8.DecodeRune(s)
	if err != nil || r == utf8.RuneError || n != len(s) {
		return 0
	}
	return r
}

//go:embed data/frequent.tsv
var frequentTSV []byte

// frequentTable holds, by character, 1 for those that make up most of any
// Chinese newspaper text, in either script.
var frequentTable = sync.OnceValue(func() *[0x10000]uint8 {
	t := new([0x10000]uint8)
	for _, row := range lexicon.MustParse("ingest/data/frequent.tsv", frequentTSV).Rows {
		for _, col := range row[:2] {
			for _, r := range col {
				t[r] = 1
			}
		}
	}
	for _, r := range "，。、：；！？（）“”‘’《》「」—…％　·０１２３４５６７８９" {
		t[r] = 1
	}
	return t
})

func frequent(r rune) int {
	if r >= 0x10000 {
		return 0
	}
	return int(frequentTable()[r])
}

// What decides between GB18030 and Big5: a real text has four characters in five
// among the frequent ones, the same bytes read wrongly one in ten.
const (
	enoughFrequent = 0.4  // share of frequent characters that a true reading has at least
	clearMargin    = 0.15 // by which it must lead the other reading
	badShare       = 0.01 // share of undecodable characters at which a reading is not true
)

// decodeDouble decides between the double-byte encodings.
func decodeDouble(data []byte, declared string) (decoded, *Error) {
	sample := data
	if len(sample) > 1<<16 {
		sample = sample[:1<<16]
		for len(sample) > 0 && sample[len(sample)-1] >= utf8.RuneSelf {
			sample = sample[:len(sample)-1] // not to cut a character
		}
	}
	gb, b5 := gb18030(), big5()
	g, gAt := score(gb, sample)
	b, bAt := score(b5, sample)
	pick := gb
	switch {
	case g >= enoughFrequent && g-b >= clearMargin:
	case b >= enoughFrequent && b-g >= clearMargin:
		pick = b5
	case declared == Big5 && bAt < 0 && b >= g-clearMargin:
		pick = b5
	case declared == GB18030 && gAt < 0 && g >= b-clearMargin:
	default:
		return decoded{}, undecided(gAt, bAt)
	}
	text, bad, at := pick.decode(data, make([]byte, 0, len(data)*3/2))
	if bad > 0 {
		return decoded{}, fault(Encoding, fmt.Sprintf("byte %d", at), "no character of %s, which the rest of the file is in", "fetch the file again, or convert it to UTF-8", pick.name)
	}
	return decoded{text: string(text), encoding: pick.name, size: pick.size}, nil
}

func undecided(gAt, bAt int) *Error {
	at := max(gAt, bAt)
	if at < 0 || gAt < 0 || bAt < 0 {
		at = 0
	}
	return fault(Encoding, fmt.Sprintf("byte %d", at), "neither UTF-8 nor clearly GB18030 or Big5", "convert it to UTF-8, or check that it is text")
}

// score returns the share of frequent characters among those above ASCII when
// the sample is read in the encoding, less a penalty for what does not decode,
// and where that begins (-1: nowhere).
func score(d *double, sample []byte) (float64, int) {
	text, bad, at := d.decode(sample, nil)
	n, hits := 0, 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, w := utf8.DecodeRune(text[i:])
		i += w
		n++
		hits += frequent(r)
	}
	if n == 0 || float64(bad) > badShare*float64(n)+1 {
		return 0, at
	}
	return float64(hits-4*bad) / float64(n), at
}
