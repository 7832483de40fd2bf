package paper

import (
	"strconv"
	"testing"
)

// TestFragmentID: it is the id of its parts, as ID makes it.
func TestFragmentID(t *testing.T) {
	for _, day := range []Day{NoDay, DayOf(2023, 10, 20), DayOf(12345, 1, 2)} {
		for _, at := range []int{0, 7, 1 << 40} {
			file := &File{SHA256: "8ac2", Meta: Meta{Paper: "东岭日报", Date: day}}
			f := &Fragment{Page: &Page{File: file}, Start: at, End: at + 12}
			if got, want := FragmentID(f), ID("s", "8ac2", "东岭日报", day.String(), strconv.Itoa(at), strconv.Itoa(at+12)); got != want {
				t.Errorf("%v at %d: %s, not %s", day, at, got, want)
			}
		}
	}
	if a, b := ID("s", "ab", "c"), ID("s", "a", "bc"); a == b {
		t.Error("parts that follow one another alike make one id")
	}
}
