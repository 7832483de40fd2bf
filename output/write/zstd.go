package write

import (
	"runtime"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// level is the level of zstd that tables are written with.
const level = 1

// window is how far back zstd looks: as far as a page of text is long.
const window = pageSize

// compressor returns the one compressor, which keeps its tables from page to page.
var compressor = sync.OnceValues(newCompressor)

// newCompressor returns a compressor. Digits and letters in which nothing repeats,
// as in hashes, are written in fewer bits, which this level leaves out by itself. Pages
// have no checksum of their own: that of the file stands in the manifest.
func newCompressor() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithZeroFrames(true), zstd.WithEncoderLevel(zstd.EncoderLevelFromZstd(level)), zstd.WithAllLitEntropyCompression(true),
		zstd.WithWindowSize(window), zstd.WithEncoderCRC(false), zstd.WithEncoderConcurrency(runtime.GOMAXPROCS(0)))
}
