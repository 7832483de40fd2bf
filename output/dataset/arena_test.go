package dataset

import (
	"bytes"
	"math/rand"
	"testing"
)

// TestArenaPieces: no piece touches another, however large, and all memory is given
// out again.
func TestArenaPieces(t *testing.T) {
	rng := rand.New(rand.NewSource(7))
	var a arena
	chunks := 0
	for round := range 4 {
		var pieces [][]byte
		for i := range 300 {
			n := rng.Intn(100_000)
			if i%100 == 50 {
				n = arenaChunk + rng.Intn(1000)
			}
			p := a.room(n)
			if len(p) != n || cap(p) != n {
				t.Fatalf("%d bytes of %d with room for %d", len(p), n, cap(p))
			}
			copy(p, bytes.Repeat([]byte{byte(i)}, n))
			pieces = append(pieces, p)
		}
		for i, p := range pieces {
			if bytes.Count(p, []byte{byte(i)}) != len(p) {
				t.Fatalf("piece %d was written over", i)
			}
		}
		if round == 0 {
			chunks = len(a.chunks)
		} else if len(a.chunks) > 2*chunks {
			t.Fatalf("%d chunks, %d before", len(a.chunks), chunks)
		}
		a.reset()
	}
}
