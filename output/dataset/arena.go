package dataset

// An arena gives out memory piece by piece and takes it back all at once, to give
// it out again: what units are encoded in and loaded into by the hundred would else
// be left to the collector, as much of it as all rows take.
type arena struct {
	chunks [][]byte // each as long as what was given out of it
	at     int      // the chunk that is given out of
}

// arenaChunk is the least size of a chunk.
const arenaChunk = 4 << 20

// room returns n bytes, which are the caller's until reset.
func (a *arena) room(n int) []byte {
	for ; a.at < len(a.chunks); a.at++ {
		if c := a.chunks[a.at]; cap(c)-len(c) >= n {
			a.chunks[a.at] = c[:len(c)+n]
			return c[len(c) : len(c)+n : len(c)+n]
		}
	}
	a.chunks = append(a.chunks, make([]byte, n, max(n, arenaChunk)))
	return a.chunks[a.at][:n:n]
}

// reset takes everything back.
func (a *arena) reset() {
	for i, c := range a.chunks {
		a.chunks[i] = c[:0]
	}
	a.at = 0
}
