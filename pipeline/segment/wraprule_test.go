package segment

import "testing"

// TestNoted checks which notes in brackets end a paragraph.
func TestNoted(t *testing.T) {
	for text, want := range map[string]bool{
		"群众的饮水问题解决了。（孟大安王小媛）": true,
		"图为他察看羊的健康状况。（章小平摄）":  true,
		"他被称为“吴满意”（当地方言）":     false,
		"提高了效率。（２）":           false,
		"工作会议在北京举行（见上图）":      false,
		"会议开始了（下午三点）。":        false,
		"他说：“这很好。（掌声）大家继续努力。": false,
	} {
		if got := noted([]rune(text)); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

// TestToken checks how wide what a line end does not cut is at the start of a line.
func TestToken(t *testing.T) {
	for text, want := range map[string]int{
		"会议指出":    2,
		"会，指出":    4,
		"2025年":   4,
		"APEC会议":  4,
		"“十五五”规划": 4,
		"50%，":    5,
		"":        0,
	} {
		if got := token([]rune(text)); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

// TestFullStop checks that a paragraph that has hardly begun is read on sooner than
// one that is long, and one that would leave a line or two sooner still.
func TestFullStop(t *testing.T) {
	if !(fullStop(30, 80) < fullStop(60, 80) && fullStop(60, 80) < fullStop(200, 80)) {
		t.Error("longer paragraphs end sooner")
	}
	if !(fullStop(200, 40) < fullStop(200, 80) && fullStop(200, 80) < fullStop(200, 150)) {
		t.Error("what is left of a short paragraph is no paragraph")
	}
}
