package dataset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"pgregory.net/rapid"
)

// TestDraft: a file is what was written to it, and so is its hash, whatever the pieces
// it came in, and whatever stood in its memory before.
func TestDraft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDraft()
		defer d.free()
		var want []byte
		for range rapid.IntRange(0, 5).Draw(t, "pieces") {
			piece := bytes.Repeat([]byte{rapid.Byte().Draw(t, "byte")}, rapid.IntRange(0, 2*len(block{})+1).Draw(t, "length"))
			want = append(want, piece...)
			if n, err := d.Write(piece); n != len(piece) || err != nil {
				t.Fatalf("%d of %d bytes, %v", n, len(piece), err)
			}
		}
		var got bytes.Buffer
		if err := d.writeTo(&got); err != nil || !bytes.Equal(got.Bytes(), want) {
			t.Fatalf("%d bytes of %d, %v", got.Len(), len(want), err)
		}
		if sum := sha256.Sum256(want); d.sha() != hex.EncodeToString(sum[:]) || d.size != len(want) {
			t.Fatalf("the hash of %d bytes is not theirs", len(want))
		}
	})
}
