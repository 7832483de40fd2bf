package entity

import (
	"testing"

	"baoshu/pipeline/paper"
)

// TestRoutesOverlap: of two names that overlap neither leads to the other, and both stay.
func TestRoutesOverlap(t *testing.T) {
	text := []rune("东岭云岩至长沙高铁")
	list := []Mention{
		{Span: paper.Span{Start: 0, End: 4}, Type: "place"},
		{Span: paper.Span{Start: 2, End: 4}, Type: "place"},
		{Span: paper.Span{Start: 5, End: 7}, Type: "place"},
	}
	got := Routes(text, list)
	if len(got) != 2 || got[0].End != 4 || got[1].Start != 2 || got[1].End != 9 {
		t.Errorf("%+v", got)
	}
}
