package extract

import "testing"

// What was added is there, and of what was not, the set says of most that it is not.
func TestInitials(t *testing.T) {
	var s initials
	for _, c := range "公司是一家项目R𠮷" {
		s.add(c)
	}
	for _, c := range "公司是一家项目R𠮷" {
		if !s.has(c) {
			t.Errorf("%c is missing", c)
		}
	}
	wrong := 0
	for c := rune(0x4e00); c < 0x9fff; c++ {
		if s.has(c) {
			wrong++
		}
	}
	if wrong > (0x9fff-0x4e00)/20 {
		t.Errorf("%d characters are taken for others", wrong)
	}
}
