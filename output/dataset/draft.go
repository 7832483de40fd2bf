package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"sync"
)

// A draft is a file in the making, in blocks of memory that other files were made in
// before: what grew with the file would be copied each time, and left to the collector.
// The bytes are hashed as they come, which is when the processor has them at hand.
type draft struct {
	blocks []*block
	size   int
	sum    hash.Hash
}

type block [64 << 10]byte

var blocks = sync.Pool{New: func() any { return new(block) }}

func newDraft() *draft { return &draft{sum: sha256.New()} }

// Write adds bytes to the file. It never fails.
func (d *draft) Write(p []byte) (int, error) {
	d.sum.Write(p)
	for left := p; len(left) > 0; {
		at := d.size % len(block{})
		if at == 0 {
			d.blocks = append(d.blocks, blocks.Get().(*block))
		}
		n := copy(d.blocks[len(d.blocks)-1][at:], left)
		left = left[n:]
		d.size += n
	}
	return len(p), nil
}

// sha returns the SHA-256 of the bytes so far, lower-case hex.
func (d *draft) sha() string { return hex.EncodeToString(d.sum.Sum(nil)) }

// writeTo writes the file out.
func (d *draft) writeTo(w io.Writer) error {
	left := d.size
	for _, b := range d.blocks {
		n := min(left, len(b))
		if _, err := w.Write(b[:n]); err != nil {
			return err
		}
		left -= n
	}
	return nil
}

// free gives the memory back.
func (d *draft) free() {
	for _, b := range d.blocks {
		blocks.Put(b)
	}
	d.blocks, d.size = nil, 0
}
