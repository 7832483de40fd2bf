package place

import (
	"testing"

	"baoshu/pipeline/given"
)

func found(s string) []Mention { t := []rune(s); return Find(t, 0, len(t), nil) }

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
		m := found(c.text)
		if len(m) != 1 || m[0].Text != c.mention || Choose(m[0], nil) != c.code {
			t.Errorf("%s: %+v, want %s %s", c.text, m, c.mention, c.code)
		}
	}
}

func TestChoose(t *testing.T) {
	m := found("朝阳区")
	if got := Choose(m[0], nil); got != "" {
		t.Errorf("朝阳区 alone is %s; several areas have the name", got)
	}
	if got := Choose(m[0], found("长春")); got != "220104" {
		t.Errorf("朝阳区 with 长春 is %q, want 220104", got)
	}
	if got := Choose(m[0], append(found("长春"), found("北京")...)); got != "" {
		t.Errorf("朝阳区 between 长春 and 北京 is %q, want nothing", got)
	}
}

func TestFindsWords(t *testing.T) {
	for _, s := range []string{"双方合作", "共和党", "矿区里", "白沙河边", "南京路", "长江西岸", "黄河南岸"} {
		if m := found(s); len(m) != 0 {
			t.Errorf("%s: %+v; there is no place in it", s, m)
		}
	}
	if m := found("山西阳泉矿区"); len(m) != 1 || m[0].Text != "山西阳泉矿区" {
		t.Errorf("山西阳泉矿区: %+v", m)
	}
}

// BenchmarkFind reads broadcast news, a paragraph at a time.
func BenchmarkFind(b *testing.B) {
	var texts [][]rune
	bytes := 0
	for it := range given.Broadcast(b) {
		for _, p := range it.Paras {
			texts = append(texts, []rune(p))
			bytes += len(p)
		}
		if bytes > 1<<20 {
			break
		}
	}
	var dst []Mention
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			dst = Find(t, 0, len(t), dst[:0])
		}
	}
}
