package ingest

import (
	"fmt"
	"strings"
	"unicode"
)

// A Code says what kind of failure an [Error] is; the codes are permanent.
type Code string

// The codes.
const (
	Empty       Code = "empty"       // no bytes, or no text among them
	Binary      Code = "binary"      // not text
	Unsupported Code = "unsupported" // a kind of file that holds no text to read
	Encoding    Code = "encoding"    // bytes that no encoding explains
	TooLarge    Code = "too_large"   // a limit of Limits was passed
	Unsafe      Code = "unsafe"      // a path or link that leads out, a bomb
	Damaged     Code = "damaged"     // an archive or page that cannot be taken apart
	Encrypted   Code = "encrypted"   // a locked archive
	Changed     Code = "changed"     // it changed while it was read
	Unreadable  Code = "unreadable"  // the system would not let it be read
	BadSidecar  Code = "sidecar"     // NAME.meta.yaml is wrong
	NotFound    Code = "not_found"   // no such input
	Collision   Code = "collision"   // two inputs of one name
)

// An Error is what went wrong with one input. It ends that input, not the run.
type Error struct {
	Path    string // as paper.File.Path
	Place   string // "byte 1024", "line 3", "member x"; "" for the whole
	Code    Code
	Problem string // what is wrong
	Remedy  string // what to do about it; "" where there is nothing to do
	Err     error  // the cause, where there is one
}

// Error says all of it on one line, free of control characters.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Path)
	if e.Place != "" {
		b.WriteString(": " + e.Place)
	}
	b.WriteString(": " + e.Problem)
	if e.Err != nil {
		b.WriteString(" (" + e.Err.Error() + ")")
	}
	if e.Remedy != "" {
		b.WriteString("; " + e.Remedy)
	}
	return oneLine(b.String())
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// oneLine replaces what could break the line or drive a terminal: names of files
// and members come from strangers.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
			return '\uFFFD'
		}
		return r
	}, s)
}

// fault is an Error whose Path is put in by whoever knows it.
func fault(code Code, place, problem, remedy string, args ...any) *Error {
	return &Error{Place: place, Code: code, Problem: fmt.Sprintf(problem, args...), Remedy: remedy}
}

func (e *Error) at(path string) *Error {
	e.Path = path
	return e
}
