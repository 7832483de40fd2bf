package segment_test

import (
	"github.com/baoshu/baoshu/pipeline/clean"
	"github.com/baoshu/baoshu/pipeline/paper"
)

// prepare does what the rooms before this one do.
func prepare(f *paper.File) { clean.File(f) }
