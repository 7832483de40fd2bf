package write

import (
	"runtime"
	"sync"
	_ "unsafe" // for linkname

	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/klauspost/compress/zstd"
)

// level is the level of zstd that tables are written with.
const level = 1

// codecs is the library's table of compressors, which it has no function to
// change. Its own zstd makes a compressor for every page, of 1 to 9 MB that are
// cleared, used once and left to the collector. Pages of values are compressed
// before the library sees them; those of dictionaries it compresses itself. Where a
// later version of the library has no such table, this one is nil and the library's
// own compressor is used for them; a test tells.
//
//go:linkname codecs github.com/apache/arrow/go/v15/parquet/compress.codecs
var codecs map[compress.Compression]compress.Codec

// compressor returns the one compressor, which keeps its tables. It is put in the
// place of the library's, once and before anything is written.
var compressor = sync.OnceValues(func() (*zstd.Encoder, error) {
	z, err := newCompressor()
	if own := codecs[compress.Codecs.Zstd]; own != nil && err == nil {
		codecs[compress.Codecs.Zstd] = keeping{own, z}
	}
	return z, err
})

// newCompressor returns a compressor. Digits and letters in which nothing repeats,
// as in hashes, are written in fewer bits, which this level leaves out by itself.
func newCompressor() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithZeroFrames(true), zstd.WithEncoderLevel(zstd.EncoderLevelFromZstd(level)), zstd.WithAllLitEntropyCompression(true), zstd.WithEncoderConcurrency(runtime.GOMAXPROCS(0)))
}

// keeping is the library's zstd with compressors that are kept.
type keeping struct {
	compress.Codec
	z *zstd.Encoder
}

// EncodeLevel compresses src. The frame is the same as that of [newCompressor].
func (k keeping) EncodeLevel(dst, src []byte, l int) []byte {
	if l != level {
		return k.Codec.EncodeLevel(dst, src, l)
	}
	return k.z.EncodeAll(src, dst[:0])
}
