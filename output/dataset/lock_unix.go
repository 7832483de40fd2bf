//go:build unix

package dataset

import (
	"errors"
	"os"
	"syscall"
)

var errHeld = errors.New("held")

// flock takes the kernel's lock on an open file, or returns errHeld.
func flock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return errHeld
	}
	if errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.ENOLCK) {
		return nil // a file system without locks: the heartbeat decides
	}
	return err
}
