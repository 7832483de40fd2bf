// Package seam says how well one piece of text reads on from another, and what
// is doubled or lost where they meet.
package seam

// A Seam is the judgement of one place where two pieces may meet.
type Seam struct {
	Gain   float64 // bits saved by reading right as the continuation of left, rather than left ending a paragraph and right beginning one; after Drop. Positive speaks for the join
	Drop   int     // code points at the start of right that repeat the end of left and should go (半导体|体科技 has 1); 0 for none
	Space  bool    // a space belongs between (Latin words)
	Reason string  // name of the rule that decided, for the correction
}

// Judge judges the seam between left and right. Only the last and the first
// sixteen characters or so matter.
func Judge(left, right []rune) Seam { return Seam{} }
