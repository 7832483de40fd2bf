package segment_test

import "github.com/baoshu/baoshu/pipeline/paper"

// prepare stands for the rooms before this one.
func prepare(f *paper.File) {}
