package word

import (
	"strings"
	"testing"

	"baoshu/pipeline/paper"
)

func show(text []rune, toks []Token) string {
	var b strings.Builder
	for i, t := range toks {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(text[t.Start:t.End]) + "/" + t.Tag.String())
	}
	return b.String()
}

func TestTag(t *testing.T) {
	tg := New(nil)
	for _, c := range []struct{ text, number, want string }{
		{"高新区科技型中小企业新增注册832家", "832家", "高新区/n 科技型/n 中小企业/n 新增/v 注册/v 832家/m"},
		{"人口不足1万人", "不足1万人", "人口/n 不足1万人/m"},
		{"已签署自贸协定14个", "14个", "已/d 签署/v 自贸协定/n 14个/m"},
		{"为港口货物吞吐量增长6%打下基础", "6%", "为/p 港口/n 货物/n 吞吐量/n 增长/v 6%/m 打下/v 基础/n"},
		{"镇上有500家内衣企业", "500家", "镇上/n 有/v 500家/m 内衣/n 企业/n"}, // neither corpus has the word
	} {
		text := []rune(c.text)
		at := len([]rune(c.text[:strings.Index(c.text, c.number)]))
		got := show(text, tg.Tag(text, 0, len(text), []Fixed{{Span: paper.Span{Start: at, End: at + len([]rune(c.number))}, Tag: M}}, nil))
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestListsParse(t *testing.T) {
	for _, l := range Lists() {
		if len(l.Rows) == 0 {
			t.Errorf("%s is empty", l.Name)
		}
	}
}

func BenchmarkTag(b *testing.B) {
	tg := New(nil)
	text := []rune(strings.Repeat("去年全区规模以上工业企业完成增加值，比上年增长，其中民营企业贡献突出，出口额稳步上升。", 20))
	var dst []Token
	b.SetBytes(int64(len(string(text))))
	for b.Loop() {
		dst = tg.Tag(text, 0, len(text), nil, dst[:0])
	}
}
