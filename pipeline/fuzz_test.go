package pipeline

import (
	"math"
	"testing"
	"unicode/utf8"

	"baoshu/pipeline/ingest"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/tabulate"
)

// FuzzIssue takes two files of any bytes, as copies of one issue, through every
// room, and looks at the rows: a figure's quote is what stands at its span, each
// row has its parent, each number is one.
func FuzzIssue(f *testing.F) {
	page := "## 青坪高新区半年新增企业832家\n\n本报记者 王芳\n\n今年前三季度，青坪高新区新增注册科技型中小企业832家，同比增长5. 5%，总数达到25⏎18家。\n\n其中，雏鹰、瞪羚企业88家，净增3.5个百分点。\n"
	f.Add([]byte(page), []byte("青坪高新區半年新增企業832家\n\n今年前三季度，青坪高新區新增註冊科技型中小企業823家。\n"), uint8(0))
	f.Add([]byte(page), []byte(page), uint8(3))
	f.Add([]byte("<html><body><p>一季度进出口1.2亿元。</p></body></html>"), []byte{0xff, 0xfe, 0x00, 0x4e}, uint8(1))
	f.Add([]byte("1家\x0c2家\n\n——\n\n（上接第一版）"), []byte(""), uint8(2))
	f.Fuzz(func(t *testing.T, first, second []byte, kind uint8) {
		if len(first)+len(second) > 6000 {
			return
		}
		names := [][2]string{{"a/2023-10-20/1.md", "b/2023-10-20/1.txt"}, {"a/1.html", "b/1.txt"}, {"1.txt", "2.txt"}, {"1.md", "2.md"}}[kind%4]
		var files []*paper.File
		for i, data := range [][]byte{first, second} {
			x, err := ingest.Read(names[i], data, nil, ingest.Options{})
			if err == nil {
				files = append(files, x)
			}
		}
		if len(files) == 0 {
			return
		}
		rows := Issue(tabulate.Run{ID: "r", RulesVersion: "1"}, "u", files)
		texts, stories := map[string][]rune{}, map[string]bool{}
		for i := range rows.Articles {
			stories[rows.Articles[i].ArticleID] = true
			if q := rows.Articles[i].Quality; math.IsNaN(q) || q < 0 || q > 1 {
				t.Errorf("quality %v", q)
			}
		}
		for i := range rows.Paragraphs {
			p := &rows.Paragraphs[i]
			if !stories[p.ArticleID] || !utf8.ValidString(p.Text) {
				t.Errorf("a paragraph without a story, or of broken text: %+v", p)
			}
			texts[p.ParagraphID] = []rune(p.Text)
		}
		for i := range rows.Figures {
			g := &rows.Figures[i]
			text, ok := texts[g.ParagraphID]
			if !ok || g.CharStart < 0 || int(g.CharEnd) > len(text) || g.CharStart >= g.CharEnd || string(text[g.CharStart:g.CharEnd]) != g.Quote {
				t.Errorf("%s: %d–%d is not %q", g.ParagraphID, g.CharStart, g.CharEnd, g.Quote)
			}
			if math.IsNaN(g.Value) || math.IsInf(g.Value, 0) {
				t.Errorf("%q is %v", g.Quote, g.Value)
			}
		}
	})
}
