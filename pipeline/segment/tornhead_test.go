package segment

import (
	"testing"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// TestGarbledByline tells reporters whose names OCR misread from text about reporters.
func TestGarbledByline(t *testing.T) {
	for line, want := range map[string]bool{
		"人民网记者 胡丽舌林 起":     true,
		"本报记者 张 ”起":        true,
		"本报通讯员郭 娟朱 明":      true,
		"本报记者走进车间":         false,
		"本报记者 3月9日获悉":      false,
		"本报记者 王立获悉，今年全市新增": false,
		"作者 张 起":           false,
		"港口新泊位通过验收":        false,
	} {
		if got := garbledByline([]rune(line)); got != want {
			t.Errorf("%s: %v, want %v", line, got, want)
		}
	}
}

// TestLostClose finds the quotation that a headline ends in.
func TestLostClose(t *testing.T) {
	for line, want := range map[string]int{
		"老港口跑出“加速度":      5,
		"老港口跑出“加速度”":     -1,
		"“加速度”从哪里来":      -1,
		"新泊位“慢”":         -1,
		"“慢下来 快起来":       -1,
		"他说“这座港口的明天会更好的": -1,
	} {
		if got := lostClose([]rune(line)); got != want {
			t.Errorf("%s: %d, want %d", line, got, want)
		}
	}
}

// TestRoomy tells the white space that OCR sets at full-width marks from the gap between
// columns.
func TestRoomy(t *testing.T) {
	for _, c := range []struct {
		l, r string
		want bool
	}{
		{"村委会主任告诉记者", "，鉴定结果是雨水冲击", true},
		{"刊发《护坡墙出现裂缝》", "报道", true},
		{"紧扣永久", "” 动。", false},
		{"货物吞吐量创下", "新高", false},
	} {
		rs := []rune(c.l + " " + c.r)
		if got := roomy(rs, len([]rune(c.l))); got != c.want {
			t.Errorf("%s / %s: %v", c.l, c.r, got)
		}
	}
	raw := []rune("10月9日电 〈记者王丹) 一季度: 增长")
	for at, want := range map[int]bool{6: false, 13: true, 18: true} {
		if got := atMark(raw, at); got != want {
			t.Errorf("%s at %d: %v", string(raw), at, got)
		}
	}
}

// TestTornHeads puts the parts of a headline together that stand over two columns.
func TestTornHeads(t *testing.T) {
	const first, second = "国家统计局今天公布了全年主要宏观经济指标，数据显示，我国经\n济运行保持在合理区间。\n", "从消费看，全年最终消费支出对经济增长的贡献率提高，消费需求是我国\n经济增长的引擎。\n"
	for _, c := range []struct{ a, b, said, want string }{
		{"全年主要经", "济数据公布", "", "全年主要经济数据公布"},
		{"久久为功，", "“常州蓝", "", "久久为功，“常州蓝”"},
		{"“要把绿", "看发展作为推进现代化的底色”", "会上强调，“要把绿色发展作为推进现代化的底色”，各地闻风而动，\n一项项举措落地。\n\n", "“要把绿色发展作为推进现代化的底色”"},
	} {
		r := File(ocrPage(c.a + "\n\n本报记者 胡 军\n\n" + first + "\n从投资看，全年固定资产投资同比增长，其中制造业投资增速回升，民间\n投资增速继续提升，占比过半。\n\n" +
			c.said + c.b + "\n\n" + second))
		if len(r.Articles) != 1 || r.Articles[0].Title != c.want {
			t.Errorf("%s/%s: %d stories", c.a, c.b, len(r.Articles))
			for _, a := range r.Articles {
				t.Logf("%s|%s", a.Kicker, a.Title)
			}
		}
	}
}

// ocrPage is a page of lines as OCR reads it.
func ocrPage(text string) *paper.File {
	p := &paper.Page{File: &paper.File{Format: paper.Wrapped}, Scanned: true}
	p.File.Pages = []*paper.Page{p}
	no, gap, at := 0, 0, 0
	for _, l := range split1(text) {
		no++
		if l == "" {
			gap++
		} else {
			p.Lines = append(p.Lines, paper.Line{No: no, Start: at, End: at + len(l), Gap: gap, Text: edit.New(l)})
			gap = 0
		}
		at += len(l) + 1
	}
	return p.File
}

func split1(s string) (out []string) {
	for from, i := 0, 0; i < len(s); i++ {
		if s[i] == '\n' {
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return out
}
