//go:build unix

package verify

import (
	"fmt"
	"runtime/debug"
	"syscall"
)

// Confine limits the memory of this process: the garbage collector keeps below
// the bytes where it can, and the kernel refuses more than four times as much
// address space (Go reserves more than it uses). It is for a child process that
// does nothing but verify.
func Confine(bytes uint64) error {
	debug.SetMemoryLimit(int64(bytes))
	limit := syscall.Rlimit{Cur: 4 * bytes, Max: 4 * bytes}
	if err := syscall.Setrlimit(syscall.RLIMIT_AS, &limit); err != nil {
		return fmt.Errorf("verify: memory limit: %w", err)
	}
	return nil
}
