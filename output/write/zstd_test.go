package write

import (
	"bytes"
	"math/rand"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// TestCompressorIsKept: a compressor that has been used gives the bytes that a new one
// gives, and they come back.
func TestCompressorIsKept(t *testing.T) {
	kept, err := compressor()
	if err != nil {
		t.Fatal(err)
	}
	back, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer back.Close()
	rng := rand.New(rand.NewSource(3))
	words := [][]byte{[]byte("高新区"), []byte("企业"), []byte("新增"), []byte("2518家"), []byte("，"), []byte("同比增长"), []byte("7.3%"), []byte("。")}
	for i := range 72 {
		var src []byte
		for n := rng.Intn(1 << (4 + i%18)); len(src) < n; {
			if rng.Intn(20) == 0 {
				src = append(src, byte(rng.Intn(256)))
			} else {
				src = append(src, words[rng.Intn(len(words))]...)
			}
		}
		z, err := newCompressor()
		if err != nil {
			t.Fatal(err)
		}
		page, fresh := kept.EncodeAll(src, nil), z.EncodeAll(src, nil)
		if !bytes.Equal(page, fresh) {
			t.Fatalf("%d bytes, page %d: a kept compressor gives other bytes than a new one", len(src), i)
		}
		if got, err := back.DecodeAll(page, nil); err != nil || !bytes.Equal(got, src) {
			t.Fatalf("%d bytes do not come back: %v", len(src), err)
		}
	}
}
