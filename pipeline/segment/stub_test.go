package segment_test

import (
	"strings"
	"testing"

	"baoshu/pipeline/paper"
	"baoshu/pipeline/segment"
)

// The first lines of a story's further columns are read before the rest of its first.
func TestFirstLinesOfColumnsWaitForTheirRest(t *testing.T) {
	lines := kept(ferry...)
	third := (len(lines) + 2) / 3
	cols := [][]string{lines[:third], lines[third : 2*third], lines[2*third:]}
	col := func(lines []string) string { return strings.Join(lines, "\n") + "\n\n" }
	page := "南北两岸开通新航线\n\n" + cols[1][0] + "\n" + cols[2][0] + "\n\n" + "本报记者 方 舟\n" + col(cols[0]) +
		"高山村的茶园迎来采摘季\n\n" + col(tea) + col(cols[1][1:]) + col(cols[2][1:])
	for _, a := range segment.File(file(t, "p/pdftotext.txt", page, paper.Wrapped)).Articles {
		if a.Title == "南北两岸开通新航线" {
			for _, p := range ferry {
				if !strings.Contains(a.Text, p[:30]) {
					t.Errorf("not in its story: %s", p)
				}
			}
			if strings.Contains(a.Text, "揉捻") {
				t.Error("another story's text stands in it")
			}
			return
		}
	}
	t.Error("no story is called 南北两岸开通新航线")
}
