package period

import (
	"math/rand/v2"
	"testing"

	"baoshu/pipeline/paper"
)

// TestMemo: what is remembered is what would be written.
func TestMemo(t *testing.T) {
	r, m := rand.New(rand.NewPCG(1, 8)), new(memo)
	for range 20000 {
		first := paper.DayOf(r.IntN(4)+2014, r.IntN(13), r.IntN(3)+1)
		last, week := first+paper.Day(r.IntN(400)), r.IntN(2) > 0
		text, freq := iso(first, last, week)
		if a, b := m.iso(first, last, week); a != text || b != freq {
			t.Fatalf("%v to %v: %s %s, want %s %s", first, last, a, b, text, freq)
		}
		said := []rune("今年去年2016年上半年目前🙂\ufffd")
		said = said[r.IntN(len(said)):]
		said = said[:r.IntN(len(said)+1)]
		if got := m.printed(said); got != string(said) {
			t.Fatalf("%s, want %s", got, string(said))
		}
	}
}

// TestFourDigits: no length of time is counted with four digits and more.
func TestFourDigits(t *testing.T) {
	var tr Tracker
	tr.Story(On(paper.DayOf(2016, 9, 20)))
	for _, before := range []string{"", "近", "过去", "每", "第"} {
		for _, number := range []string{"2016", "1000", "12345", "２０１６"} {
			for _, behind := range []string{"年前", "多年来", "天内", "个月后", "日起", "余年间", "半年以来"} {
				s, text := &tr.s, []rune(before+number+behind)
				s.fold(text)
				if e, v := s.counting(len([]rune(before))); e > 0 {
					t.Errorf("%s: %d %v", string(text), e, v)
				}
			}
		}
	}
}
