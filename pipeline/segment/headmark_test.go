package segment

import (
	"testing"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// TestHeadMarks checks the marks of headlines that OCR reads as others, and that
// words and counts with 一 keep it.
func TestHeadMarks(t *testing.T) {
	for _, c := range [][2]string{
		{"走基层.山里的小学", "走基层·山里的小学"},
		{"“机器人大赛一2019”开幕", "“机器人大赛—2019”开幕"},
		{"2015中国一阿拉伯博览会开幕", "2015中国—阿拉伯博览会开幕"},
		{"大山的魅力一一读《山居笔记》", "大山的魅力——读《山居笔记》"},
		{"有透明的行政-一顺德采访札记", "有透明的行政——顺德采访札记"},
		{"【数说“十二五】城乡居民收入差距缩小", "【数说“十二五”】城乡居民收入差距缩小"},
		{"印度一潜艇爆炸起火沉没", "印度一潜艇爆炸起火沉没"},
		{"第一书记驻村记", "第一书记驻村记"},
		{"团结一致向前看", "团结一致向前看"},
		{"天津：“一河一长”治理河道", "天津：“一河一长”治理河道"},
		{"一.加强党的建设", "一.加强党的建设"},
		{"增长12.5%的背后", "增长12.5%的背后"},
	} {
		x := edit.New(c[0])
		x.Apply(headMarks([]rune(c[0])))
		if got := x.String(); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

// TestSpeaks checks that reported speech is told from a headline.
func TestSpeaks(t *testing.T) {
	for text, want := range map[string]bool{
		"萨利赫表示，愿同中方":    true,
		"发言人说，双方已经":     true,
		"普京：双边贸易额增长":    false,
		"说得好，不如做得好":     false,
		"表示祝贺":          false,
		"发言人就事件表示遗憾，敦促": false,
	} {
		if got := speaks([]rune(text)); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

// TestRestOf checks which line is the rest of the one before it.
func TestRestOf(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"李明会见尼泊尔国民议会议长并举行", "会谈", true},
		{"声声慢——读《往事", "知多少》", true},
		{"两部委学习贯彻法规", "一张蓝图绘到底", false},
		{"我国经济稳中向好", "王明", false},
		{"我国经济稳中向好。", "会谈", false},
	} {
		a, b := newPiece(newUnit(&paper.Page{}, &paper.Line{Text: edit.New(c.a)})), newPiece(newUnit(&paper.Page{}, &paper.Line{Text: edit.New(c.b)}))
		if got := restOf(a, b); got != c.want {
			t.Errorf("%s / %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
