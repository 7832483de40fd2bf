package main

import (
	"errors"
	"strconv"
	"strings"
)

// A size is a number of bytes, written 64MB, 1GB or plain.
type size int64

// String returns the size as it is written.
func (s *size) String() string {
	for _, u := range sizes() {
		if *s >= u.n && *s%u.n == 0 {
			return strconv.FormatInt(int64(*s/u.n), 10) + u.name
		}
	}
	return strconv.FormatInt(int64(*s), 10)
}

// Set reads a size.
func (s *size) Set(text string) error {
	t := strings.ToUpper(strings.TrimSpace(text))
	unit := size(1)
	for _, u := range sizes() {
		if cut, ok := strings.CutSuffix(t, u.name); ok {
			t, unit = strings.TrimSpace(cut), u.n
			break
		}
	}
	n, err := strconv.ParseInt(t, 10, 40)
	if err != nil || n < 0 {
		return errors.New("want a size like 64MB")
	}
	*s = size(n) * unit
	return nil
}

// Type names the kind of value in help.
func (s *size) Type() string { return "size" }

type sizeUnit struct {
	name string
	n    size
}

func sizes() []sizeUnit {
	return []sizeUnit{{"GB", 1 << 30}, {"MB", 1 << 20}, {"KB", 1 << 10}, {"B", 1}}
}
