package place

import "testing"

func find(s string) []Mention { t := []rune(s); return Find(t, 0, len(t), nil) }

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text, mention, code string
	}{
		{"辽宁省沈阳市浑南区的一家企业", "辽宁省沈阳市浑南区", "210112"},
		{"无锡市惠山区", "无锡市惠山区", "320206"},
		{"在海南投资", "海南", "460000"},
		{"吉林省吉林市", "吉林省吉林市", "220200"},
		{"四川成都", "四川成都", "510100"},
	} {
		m := find(c.text)
		if len(m) != 1 || m[0].Text != c.mention || Choose(m[0], nil) != c.code {
			t.Errorf("%s: %+v, want %s %s", c.text, m, c.mention, c.code)
		}
	}
}

func TestChoose(t *testing.T) {
	m := find("朝阳区")
	if got := Choose(m[0], nil); got != "" {
		t.Errorf("朝阳区 alone is %s; several areas have the name", got)
	}
	if got := Choose(m[0], find("长春")); got != "220104" {
		t.Errorf("朝阳区 with 长春 is %q, want 220104", got)
	}
	if got := Choose(m[0], append(find("长春"), find("北京")...)); got != "" {
		t.Errorf("朝阳区 between 长春 and 北京 is %q, want nothing", got)
	}
}
