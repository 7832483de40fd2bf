package main

import (
	"strings"
	"testing"
)

func TestPeopleReadThousands(t *testing.T) {
	high := 15_000.0
	for _, c := range []struct {
		v    float64
		high *float64
		want string
	}{
		{821_460_000_000, nil, "821,460,000,000"},
		{8.8, nil, "8.8"},
		{0.000001, nil, "0.000001"},
		{1234.5678, nil, "1,234.5678"},
		{-3, nil, "-3"},
		{1e21, nil, "1,000,000,000,000,000,000,000"},
		{8_000, &high, "8,000–15,000"},
	} {
		if got := value(c.v, c.high, c.high != nil); got != c.want {
			t.Errorf("%v: %s, not %s", c.v, got, c.want)
		}
	}
}

func TestNumbersStandToTheRight(t *testing.T) {
	x := table{head: []string{"what", "value", "whose"}, right: []string{"value"}}
	x.add("出口", "310,250", "临港")
	x.add("家数", "86", "临港")
	var b strings.Builder
	if err := x.print(&b); err != nil {
		t.Fatal(err)
	}
	want := "what    value  whose\n出口  310,250  临港\n家数       86  临港\n"
	if b.String() != want {
		t.Errorf("printed\n%snot\n%s", b.String(), want)
	}
}
