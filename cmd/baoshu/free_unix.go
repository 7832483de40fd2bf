//go:build unix

package main

import "syscall"

// freeBytes returns how much of the disk under a folder this user may fill.
func freeBytes(dir string) (size, bool) {
	var s syscall.Statfs_t
	if syscall.Statfs(dir, &s) != nil {
		return 0, false
	}
	return size(s.Bavail) * size(s.Bsize), true
}
