package period

import "testing"

// TestListsParse makes every embedded list, so that a fault in one names its line and one that
// nothing reads is seen.
func TestListsParse(t *testing.T) {
	b := load()
	embedded, err := files.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	if len(b.lists) != len(embedded) || len(b.lunar) != 201 || len(b.terms) != 201 {
		t.Fatalf("%d lists, %d lunar years, %d years of terms", len(b.lists), len(b.lunar), len(b.terms))
	}
	for i, y := range b.lunar {
		if i > 0 {
			_, last := b.lunarMonth(lunarFrom+i-1, 12, false)
			if last+1 != y.first {
				// a leap twelfth month would stand between
				if b.lunar[i-1].leap != 12 {
					t.Errorf("year %d ends %s, the next begins %s", lunarFrom+i-1, last, y.first)
				}
			}
		}
	}
}
