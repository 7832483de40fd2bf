package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// TestMarkdownLines reads lines of Markdown: mark, text, and raw text where marks
// inside the line were taken out.
func TestMarkdownLines(t *testing.T) {
	for in, want := range map[string]string{
		"## “创新引擎”动力足":         "heading2 “创新引擎”动力足",
		"# 标题 #":               "heading1 标题",
		"###### 六级":            "heading6 六级",
		"####### 七个":           "- ####### 七个",
		"#话题#走进新区":             "- #话题#走进新区",
		"> 開發區":                "quote 開發區",
		"![图为车间](a.jpg)":       "image 图为车间",
		"![](a.jpg)":           "",
		"---":                  "",
		"***":                  "",
		"——编者":                 "- ——编者",
		"- 新增832家":             "item 新增832家",
		"-1.2%":                "- -1.2%",
		"1. 新增832家":            "- 1. 新增832家",
		"新增**832**家，总数*2518*家": "- 新增832家，总数2518家",
		"2*3*4与a_b_c":          "- 2*3*4与a_b_c",
		"\\*注：增长5\\.5\\%":      "- *注：增长5.5%",
		"见[沈阳日报](http://a.cn/b)第3版": "- 见沈阳日报第3版",
		"增长5&#37;&nbsp;以上":          "- 增长5%\u00a0以上",
		"| 产品 | 产量 |":               "table 产品\t产量",
		"|---|:--:|":                "",
		"增长12.5%<sup>①</sup>，a<b":   "- 增长12.5%，a<b",
		"优化营商环境——<br>跑出加速度":         "- 优化营商环境—— 跑出加速度",
		"5* 3": "- 5* 3",
		// what tools put round the text
		"<!-- PageNumber=\"3\" -->":                                                    "",
		"<!-- a\nb -->\n新增832家<!-- c -->。":                                             "- 新增832家。",
		"<div style=\"text-align: center;\"><img src=\"1.jpg\" alt=\"Image\" /></div>": "",
		"<div style=\"text-align: center;\">图为车间。</div>":                               "- 图为车间。",
		"&emsp;&emsp;新增832家。[^1]":                                                      "- 新增832家。",
		"[^1]: 据柳湾港务局。":                                                                "- 据柳湾港务局。",
		"**做强产业链条**":                                                                   "- 做强产业链条",
		// formulas of layout tools
		"新增 $832$ 家，增长 $5 . 5 \\%$ ，占$\\frac{1}{3}$":                                      "- 新增 832 家，增长 5.5% ，占1/3",
		"约 $2.3 \\times 10^{4}$ 吨":                                                        "- 约 2.3×10⁴ 吨",
		"$\\mathrm{PM}_{2.5}$浓度$31\\,\\mu\\mathrm{g/m}^{3}$，\\(30^{\\circ}\\mathrm{C}\\)": "- PM2.5浓度31μg/m³，30°C",
		"票价$30到$50，US$3万，$5":                                                              "- 票价$30到$50，US$3万，$5",
		"$\\unknown{3}$与$a_1$、$b_2$":                                                      "- $\\unknown{3}$与a1、b2",
		"面积3km<sup>2</sup>，10<sup>4</sup>吨<sup>[1]</sup>，H<sub>2</sub>O":                  "- 面积3km²，10⁴吨，H2O",
	} {
		f, err := Read("a.md", []byte("# 题\n\n"+in+"\n"), nil, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := strings.TrimPrefix(shown(f), "meta   0 none\nheading1 题\n")
		if strings.TrimSuffix(got, "\n") != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
		for _, l := range f.Pages[0].Lines {
			src := ("# 题\n\n" + in + "\n")[l.Start:l.End]
			if src != l.Text.Raw() {
				t.Errorf("%s: raw %q, source %q", in, l.Text.Raw(), src)
			}
			if back, err := edit.Replay(l.Text.Raw(), l.Text.Edits()); err != nil || back != l.Text.String() {
				t.Errorf("%s: replay %q, %v", in, back, err)
			}
		}
	}
}

// TestTableInHTML reads the tables that layout tools write in HTML.
func TestTableInHTML(t *testing.T) {
	const in = "# 题\n\n<table><tr><th>产品</th><th>产量</th></tr><tr><td>汽车</td><td>12.6 &amp; 3</td></tr><tr><td></td></tr></table>\n\n<table>\n<tr><td rowspan=\"2\">电</td><td><b>5</b></td></tr>\n</table>\n正文。\n"
	f, err := Read("a.md", []byte(in), nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "lines", strings.Split(strings.TrimSpace(shown(f)), "\n")[1:], []string{"heading1 题", "table 产品\t产量", "table 汽车\t12.6 & 3", "table 电\t5", "- 正文。"})
	for _, l := range f.Pages[0].Lines {
		if in[l.Start:l.End] != l.Text.Raw() {
			t.Errorf("raw %q, source %q", l.Text.Raw(), in[l.Start:l.End])
		}
	}
}

func TestHardBreak(t *testing.T) {
	f, err := Read("a.txt", []byte("## 新气象\n\n优化营商环境——  \n跑出深化改革“加速度”\n\n正文。\n"), nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	l := f.Pages[0].Lines
	if len(l) != 4 || l[1].Text.Raw() != "优化营商环境——" || l[2].Gap != 0 || l[3].Gap != 1 || l[2].No != 4 {
		t.Errorf("lines %+v", l)
	}
}

func TestFormats(t *testing.T) {
	wrapped := "沈阳高新区创新型小微企业新增注\n册832家，总数达到2518家；高新\n技术企业净增361家，总数达到1\n448家。体制机制改革创新。\n"
	for name, c := range map[string]struct {
		path, text string
		want       paper.Format
	}{
		"web copy":               {"a.txt", "题目在此\n\n沈阳高新区创新型小微企业新增注册832家，总数达到2518家。\n\n体制机制改革创新，释放强劲动能。\n", paper.Plain},
		"close paragraphs":       {"a.txt", "题目在此\n沈阳高新区创新型小微企业新增注册832家，总数达到2518家。\n体制机制改革创新，释放强劲动能。\n营商环境持续优化。\n", paper.Plain},
		"wrapped":                {"a.txt", wrapped, paper.Wrapped},
		"items among paragraphs": {"a.txt", strings.Repeat("走进车间，12条生产线满负荷运转，订单已排到10月。\n\n", 9) + "规上工业增加值 48.6亿元\n同比增长 11.2%\n\n新签约项目 26个\n总投资 187亿元\n", paper.Plain},
		"wrapped, named md":      {"a.md", wrapped, paper.Wrapped},
		"form feed":              {"a.txt", "第一页的文章写完了。\n\f第二页的文章写完了。\n", paper.Wrapped},
		"feed at the end":        {"a.txt", "一页的文章，写完了，一行一段。\n\f", paper.Plain},
		"headings":               {"a.txt", "## 题目\n\n沈阳高新区新增注册832家。\n", paper.Markdown},
		"named md":               {"a.md", "沈阳高新区新增注册832家。\n", paper.Markdown},
		"html":                   {"a.txt", "<!DOCTYPE html><html><body><p>沈阳高新区新增注册832家。</p></body></html>", paper.HTML},
		"html of another name":   {"a.md", "<div><p>沈阳高新区新增注册832家。</p></div>", paper.HTML},
		"comment in Markdown":    {"a.md", "<!-- image -->\n\n沈阳高新区新增注册832家。\n\n<div><img src=\"1.jpg\"/></div>\n", paper.Markdown},
		"tag before a heading":   {"a.txt", "<div><img src=\"1.jpg\"/></div>\n\n# 题目\n\n沈阳高新区新增注册832家。\n", paper.Markdown},
		"hocr":                   {"a.html", "<?xml version='1.0'?><html><body><div class='ocr_page'><span class='ocr_line' title='bbox 1 2 3 4'><span class='ocrx_word'>沈阳</span></span></div></body></html>", paper.HOCR},
		"less than":              {"a.txt", "<3岁的儿童共有832名。\n", paper.Plain},
	} {
		f, err := Read(c.path, []byte(c.text), nil, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if f.Format != c.want {
			t.Errorf("%s: %s, want %s", name, f.Format, c.want)
		}
	}
}

// A narrow line is filled up with room between its characters, which is no space; one that
// stands out from it is.
func TestHOCRFilledLine(t *testing.T) {
	line := func(xs ...int) string { // where each of the words begins and ends
		words := []string{"占", "全省", "外贸", "总", "值"}
		var b strings.Builder
		for i := 0; i < len(xs); i += 2 {
			fmt.Fprintf(&b, "<span class='ocrx_word' title='bbox %d 0 %d 20'>%s</span>", xs[i], xs[i+1], words[i/2])
		}
		return "<html><body><div class='ocr_page'><span class='ocr_line' title='bbox 0 0 300 20'>" + b.String() + "</span></div></body></html>"
	}
	for in, want := range map[string]string{
		line(0, 20, 38, 78, 92, 132, 148, 168, 185, 205): "占全省外贸总值",  // 18, 14, 16, 17: filled
		line(0, 20, 27, 67, 73, 113, 131, 151, 158, 178): "占全省外贸 总值", // 7, 6, 18, 7
		line(0, 20, 38, 78):                    "占 全省",    // nothing to compare with
		line(0, 20, 20, 60, 78, 118, 119, 139): "占全省 外贸总", // boxes that touch tell nothing
	} {
		f, err := Read("a.hocr", []byte(in), nil, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Pages[0].Lines[0].Text.Raw(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestHOCR(t *testing.T) {
	const in = `<?xml version="1.0" encoding="UTF-8"?><html><body>
<div class='ocr_page' id='page_1' title='image "p.png"; bbox 0 0 2612 3615; ppageno 0'>
 <div class='ocr_carea' title="bbox 94 262 668 960"><p class='ocr_par' title="bbox 144 262 320 285">
  <span class='ocr_line' title="bbox 144 262 320 285; baseline 0 0; x_size 29.5">
   <span class='ocrx_word' title='bbox 144 262 167 285; x_wconf 92'>本</span>
   <span class='ocrx_word' title='bbox 174 262 240 285; x_wconf 92'><strong>报记者</strong></span>
   <span class='ocrx_word' title='bbox 262 262 320 285; x_wconf 81'>曹某</span>
  </span>
  <span class='ocr_line' title="bbox 94 300 668 329">
   <span class='ocrx_word' title='bbox 94 300 150 329'>VIP</span> <span class='ocrx_word' title='bbox 152 300 200 329'>A&amp;B</span>
   <span class='ocrx_word' title='bbox 202 300 220 329'> </span>
  </span></p></div>
 <div class='ocr_carea' title="bbox 1 1 2 2"><p class='ocr_par'><span class='ocr_line' title="bbox 1 2 3 4"><span class='ocrx_word'>完</span></span></p></div>
</div><div class='ocr_page'><span class='ocr_header'><span class='ocrx_word'>二版</span></span></div></body></html>`
	f, err := Read("a.hocr", []byte(in), nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range f.Pages {
		for _, l := range p.Lines {
			got = append(got, l.Text.Raw())
			if bare(in[l.Start:l.End]) != strings.ReplaceAll(l.Text.Raw(), " ", "") {
				t.Errorf("bytes %q, line %q", in[l.Start:l.End], l.Text.Raw())
			}
		}
	}
	same(t, "lines", got, []string{"本报记者 曹某", "VIP A&B", "完", "二版"})
	first := f.Pages[0].Lines
	if len(f.Pages) != 2 || first[0].Box == nil || *first[0].Box != (paper.Box{X0: 144, Y0: 262, X1: 320, Y1: 285}) || first[0].Gap != 1 || first[1].Gap != 0 || first[2].Gap != 1 {
		t.Errorf("lines %+v", first)
	}
	for _, l := range first {
		for _, w := range l.Words {
			rs := []rune(l.Text.Raw())[w.At:]
			if want := []rune(bare(in[w.Start:w.End])); w.X0 >= w.X1 || !slices.Equal(rs[:len(want)], want) {
				t.Errorf("word %+v of %q", w, l.Text.Raw())
			}
		}
	}
	if n := len(first[0].Words); n != 3 {
		t.Errorf("%d words have places, want 3", n)
	}
}

// FuzzRead reads anything: it never panics, and of what it accepts every span
// lies in the file, in order, and every line of text formats is its bytes.
func FuzzRead(f *testing.F) {
	for _, c := range encodings(simplifiedPage, traditionalPage) {
		f.Add([]byte(c[1]))
	}
	f.Add([]byte("# 题\n\n> 引 **重** [a](b) | c |\n"))
	f.Add([]byte("<html><body><h1>题</h1><table><tr><td>a<td>b<tr><td>c<td>d</table><p>文&nbsp;&#12288;<b>x</b><br>y</body>"))
	f.Add([]byte("<div class='ocr_page'><span class='ocr_line' title='bbox 1 2 3'><span class='ocrx_word'>沈"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Read("a.txt", data, nil, Options{})
		if err != nil {
			if _, ok := err.(*Error); !ok || strings.ContainsAny(err.Error(), "\n\r") {
				t.Fatalf("not a proper error: %v", err)
			}
			return
		}
		last := 0
		for _, p := range file.Pages {
			for _, l := range p.Lines {
				if l.Start < 0 || l.End > len(data) || l.Start > l.End {
					t.Fatalf("span [%d,%d) of %d", l.Start, l.End, len(data))
				}
				if file.Format == paper.HTML || file.Format == paper.HOCR {
					continue
				}
				if l.Start < last {
					t.Fatalf("line %d starts at %d before %d", l.No, l.Start, last)
				}
				last = l.End
				if file.Size == nil && string(data[l.Start:l.End]) != l.Text.Raw() {
					t.Fatalf("line %d is %q, its bytes %q", l.No, l.Text.Raw(), data[l.Start:l.End])
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := []byte(strings.Repeat("沈阳高新区创新型小微企业新增注册832家，总数达到2518家；规上工业企业净增361家，总数达到1448家。\n\n", 2000))
	gb, _ := encodings(string(text), "漢字")[GB18030], 0
	for name, data := range map[string][]byte{"utf8": text, "gb18030": []byte(gb[1])} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read("a.txt", data, nil, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	// A story of some lines, whose path says what it is: most of what archives hold.
	pattern, err := CompilePattern("{source}/{date}/{page}.txt")
	if err != nil {
		b.Fatal(err)
	}
	story := []byte("高新区前三季度企业新增832家\n\n" + strings.Repeat("沈阳高新区创新型小微企业新增注册832家，总数达到2518家；“规上工业企业”净增361家。\n\n", 8))
	b.Run("story", func(b *testing.B) {
		b.SetBytes(int64(len(story)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Read("年鉴/沈阳晚报/2023-10-20/7.txt", story, nil, Options{Patterns: []*Pattern{pattern}}); err != nil {
				b.Fatal(err)
			}
		}
	})
	html := []byte("<html><head><meta charset=utf-8><title>题目是这样的</title></head><body><div class=nav><a href=a>首页</a></div><div><h1>题目是这样的</h1>" + strings.Repeat("<p>　　沈阳高新区创新型小微企业新增注册<b>832</b>家，总数达到2518家；规上工业企业净增361家，总数达到1448家。</p>\n", 100) + "</div></body></html>")
	b.Run("html", func(b *testing.B) {
		b.SetBytes(int64(len(html)))
		for b.Loop() {
			if _, err := Read("a.html", html, nil, Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// TestBoldHeads: where no heading is marked as one, a line that is bold from end to
// end is.
func TestBoldHeads(t *testing.T) {
	f, err := Read("a.md", []byte("**做强产业链条**\n\n**今年前三季度，**新增832家。\n\n***柳湾港吞吐量创新高***\n"), nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "lines", strings.Split(strings.TrimSpace(shown(f)), "\n")[1:], []string{"heading4 做强产业链条", "- 今年前三季度，新增832家。", "heading4 柳湾港吞吐量创新高"})
}

// TestControl: eight bytes at once are judged as one by one; what may be a control
// character and is none is looked at again.
func TestControl(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := rapid.SliceOfN(rapid.OneOf(rapid.Byte(), rapid.ByteRange(0x1e, 0x21), rapid.ByteRange(0x7e, 0x81)), 8, 8).Draw(t, "bytes")
		one := slices.ContainsFunc(b, func(c byte) bool { return c < 0x20 || c == 0x7f })
		if one && !control(string(b)) {
			t.Errorf("% x holds a control character", b)
		}
	})
	for _, s := range []string{"高新区企\n"[:8], "abcdefgh", "832家，\x80\x80"} {
		if s = s[:8]; control(s) != strings.ContainsAny(s, "\n") {
			t.Errorf("%q is misjudged", s)
		}
	}
}
