//go:build linux

package ingest

import (
	"io/fs"
	"strconv"
	"syscall"
)

// appendPlace appends the number of the file and the time of its last change of
// any kind.
func appendPlace(b []byte, info fs.FileInfo) []byte {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return b
	}
	b = strconv.AppendUint(append(b, '.'), s.Ino, 10)
	return strconv.AppendInt(append(b, '.'), s.Ctim.Nano(), 10)
}
