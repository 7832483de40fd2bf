//go:build unix

package verify

import (
	"fmt"
	"runtime/debug"
	"syscall"
)

// softLimit is what the garbage collector works to keep below: what two parts of
// a dataset take, so that a batch and the proof of it stay under half a gigabyte.
const softLimit = 160 << 20

// Confine limits the memory of this process: the garbage collector keeps it small
// where it can, and the kernel refuses more than four times the bytes of address
// space (Go reserves more than it uses). It is for a child process that does
// nothing but verify.
func Confine(bytes uint64) error {
	debug.SetMemoryLimit(int64(min(bytes, softLimit)))
	limit := syscall.Rlimit{Cur: 4 * bytes, Max: 4 * bytes}
	if err := syscall.Setrlimit(syscall.RLIMIT_AS, &limit); err != nil {
		return fmt.Errorf("verify: memory limit: %w", err)
	}
	return nil
}
