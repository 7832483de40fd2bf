package collate

import (
	"testing"

	"baoshu/pipeline/paper"
)

// TestPrintedHeadline checks whose headline a story has that stands in two texts of its
// page, of which the longer is the base.
func TestPrintedHeadline(t *testing.T) {
	const more = "园区的食堂也在上个月开了张。"
	for _, c := range []struct {
		name, base, other, want string
		scanned                 bool
	}{
		{"OCR misread a character", "滩涂上起新域", "滩涂上起新城", "滩涂上起新城", true},
		{"a scan that shows no marks of it", "塔吊林立的滩余", "塔吊林立的滩涂", "塔吊林立的滩涂", false},
		{"a line of the text is no headline", "三年前还只有几排看鱼的草棚", "塔吊林立的滩涂", "塔吊林立的滩涂", true},
		{"another headline stays", "新城食堂开张", "塔吊林立的滩涂", "新城食堂开张", true},
		{"a worse one is not taken", "塔吊林立的滩涂", "塔吊林立的滩余", "塔吊林立的滩涂", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			base := copyOf("page/tesseract.txt", paper.Wrapped, 0.99, "#"+c.base, p1, p2, p3, more)
			other := copyOf("page/pdftotext.txt", paper.Wrapped, 0.99, "#"+c.other, p1, p2, p3)
			base.Page.Scanned = c.scanned
			got, out := Merge([]*paper.Article{base, other}, nil)
			replays(t, got)
			heads := 0
			for _, p := range got.Paragraphs {
				if p.Role == paper.Headline {
					if heads++; p.Text != c.want {
						t.Errorf("headline %s", p.Text)
					}
				}
			}
			if got != base || got.Title != c.want || heads != 1 {
				t.Errorf("title %s, %d headlines", got.Title, heads)
			}
			if lost := c.want != c.base; lost != (len(out) == 1) || lost && out[0].Disposition != paper.Duplicate {
				t.Errorf("taken out: %v", out)
			}
		})
	}
}
