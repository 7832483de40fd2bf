package write

import (
	"bytes"
	"math/rand"
	"testing"

	"github.com/apache/arrow/go/v15/parquet/compress"
)

// TestCompressorIsKept: the library's table of compressors is where we look for
// it, and a compressor that has been used gives the bytes that a new one gives.
func TestCompressorIsKept(t *testing.T) {
	if _, err := compressor(); err != nil {
		t.Fatal(err)
	}
	c, err := compress.GetCodec(compress.Codecs.Zstd)
	if err != nil {
		t.Fatal(err)
	}
	k, ok := c.(keeping)
	if !ok {
		t.Fatalf("the library compresses with %T: its table of codecs has moved, see zstd.go", c)
	}
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
		kept, fresh := k.EncodeLevel(nil, src, level), z.EncodeAll(src, nil)
		if !bytes.Equal(kept, fresh) {
			t.Fatalf("%d bytes, page %d: a kept compressor gives other bytes than a new one", len(src), i)
		}
		if back := c.Decode(nil, kept); !bytes.Equal(back, src) {
			t.Fatalf("%d bytes do not come back", len(src))
		}
	}
}
