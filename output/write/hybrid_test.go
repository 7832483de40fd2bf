package write

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"baoshu/schema"
)

// unhybrid reads n numbers of a width as the Parquet format describes them.
func unhybrid(t *testing.T, src []byte, n, width int) []uint32 {
	var out []uint32
	for len(src) > 0 {
		head, size := binary.Uvarint(src)
		src = src[size:]
		if head&1 == 0 {
			var v uint32
			for b := range (width + 7) / 8 {
				v |= uint32(src[b]) << (8 * b)
			}
			src = src[(width+7)/8:]
			out = append(out, slices.Repeat([]uint32{v}, int(head/2))...)
			continue
		}
		for i := range int(head/2) * 8 {
			v := uint32(0)
			for b := range width {
				at := i*width + b
				v |= uint32(src[at/8]>>(at%8)&1) << b
			}
			out = append(out, v)
		}
		src = src[int(head/2)*width:]
	}
	if len(out) < n || len(out) >= n+8 {
		t.Fatalf("%d numbers of %d", len(out), n)
	}
	return out[:n]
}

// stretches returns n numbers below most, some in runs.
func stretches(rng *rand.Rand, n, most int) (out []uint32) {
	for len(out) < n {
		v, times := uint32(rng.Intn(most)), 1
		if rng.Intn(4) == 0 {
			times = rng.Intn(100)
		}
		out = append(out, slices.Repeat([]uint32{v}, times)...)
	}
	return out[:n]
}

func TestNumbersComeBack(t *testing.T) {
	rng := rand.New(rand.NewSource(5))
	for i := range 2000 {
		n, most := rng.Intn(300), 1+rng.Intn(1<<(1+i%18))
		numbers, width := stretches(rng, n, most), widthOf(most)
		if got := unhybrid(t, appendNumbers(nil, numbers, width), n, width); !slices.Equal(got, numbers) {
			t.Fatalf("numbers below %d: %v come back as %v", most, numbers, got)
		}
	}
}

func TestPresenceComesBack(t *testing.T) {
	rng := rand.New(rand.NewSource(6))
	for range 2000 {
		from := 8 * rng.Intn(5)
		ones := stretches(rng, from+rng.Intn(1000), 2)
		bitmap := make([]byte, (len(ones)+7)/8)
		for i, one := range ones {
			bitmap[i/8] |= byte(one) << (i % 8)
		}
		from = min(from, len(ones)/8*8)
		if got := unhybrid(t, appendPresent(nil, bitmap, from, len(ones)), len(ones)-from, 1); !slices.Equal(got, ones[from:]) {
			t.Fatalf("%v come back as %v", ones[from:], got)
		}
	}
}

// TestPagesOfText: columns of more text than a page holds come back, with values
// absent in stretches, in every second row, at either end; and so do sentences that
// rows share, and lists that are absent.
func TestPagesOfText(t *testing.T) {
	rows := figures(20_000)
	for i := range rows {
		r := &rows[i]
		r.Sentence = fmt.Sprint(strings.Repeat("高新区企业", 20), i/3)
		r.Prefix, r.Suffix = fmt.Sprint(strings.Repeat("新增", 30), i), ""
		if i < 100 || i/1000%3 == 0 || i == len(rows)-1 {
			r.Prefix = ""
		}
		if i%2 == 0 {
			r.Suffix = fmt.Sprint(strings.Repeat("同比增长", 25), i)
		}
		r.Flags = nil
		if i%1000 == 7 {
			r.Flags = []string{"甲", fmt.Sprint("乙", i%5), "丙"}[:1+i%3]
		}
	}
	var b bytes.Buffer
	if err := File(&b, schema.Lookup("figures"), rows); err != nil {
		t.Fatal(err)
	}
	var got []schema.Figure
	if err := Read(bytes.NewReader(b.Bytes()), schema.Lookup("figures"), &got); err != nil || !reflect.DeepEqual(got, rows) {
		t.Fatalf("%d rows come back different: %v", len(got), err)
	}
}
