package segment_test

import (
	"baoshu/pipeline/clean"
	"baoshu/pipeline/paper"
)

// prepare does what the rooms before this one do.
func prepare(f *paper.File) { clean.File(f) }
