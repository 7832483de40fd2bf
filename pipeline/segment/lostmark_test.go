package segment

import "testing"

// TestLostMark checks where a mark is put back between two lines, and where the
// lines read on without one.
func TestLostMark(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"双方应保持高层交往的势头", "加强各领域各层级的交流", "，"},
		{"中方愿意为此作出最大的努力", "以实际行动落实发展议程", "，"},
		{"加强各领域务实合作，不断", "丰富全面合作伙伴关系", ""},
		{"共同推动两国全面战略", "合作伙伴关系发展", ""},
		{"去年全年增长", "12.5%以上", ""},
		{"总额达到3", "亿元", ""},
		{"会议指出，", "要加强合作", ""},
	} {
		if got := lostMark([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%s / %s: %q, want %q", c.a, c.b, got, c.want)
		}
	}
	for _, c := range []struct {
		wide, col int
		first     bool
		want      bool
	}{{44, 46, false, true}, {46, 46, false, false}, {40, 46, true, true}, {40, 46, false, false}, {42, 46, true, false}, {20, 46, false, false}} {
		if got := room(c.wide, c.col, c.first); got != c.want {
			t.Errorf("%d of %d: %v", c.wide, c.col, got)
		}
	}
}
