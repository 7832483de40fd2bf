//go:build !unix

package verify

import "runtime/debug"

// Confine limits the memory of this process where the garbage collector can.
func Confine(bytes uint64) error {
	debug.SetMemoryLimit(int64(bytes))
	return nil
}
