package segment_test

import (
	"strings"
	"testing"

	"baoshu/pipeline/paper"
	"baoshu/pipeline/segment"
)

// The headlines of two stories side by side are read as one line.
func TestHeadlinesSideBySideAreCut(t *testing.T) {
	page := "澜州港集装箱码头新泊位通过验收 高山村合作社迎来春茶采摘旺季\n" + strings.Join(port, "\n") + "\n\n" + strings.Join(tea, "\n") + "\n"
	titles := map[string]string{}
	for _, a := range segment.File(file(t, "p/pdftotext.txt", page, paper.Wrapped)).Articles {
		titles[a.Title] = a.Text
	}
	for title, has := range map[string]string{"澜州港集装箱码头新泊位通过验收": "岸桥", "高山村合作社迎来春茶采摘旺季": "揉捻"} {
		if !strings.Contains(titles[title], has) {
			t.Errorf("%s: not the headline of the story of %s: %v", title, has, titles)
		}
	}
}

// A name at the top of a column, over the beginning of a paragraph, begins a story.
func TestANameOverAColumnBeginsAStory(t *testing.T) {
	page := "澜州港新泊位通过验收\n\n高山村的茶园迎来采摘季\n\n" + strings.Join(port, "\n") + "\n\n何雨\n" + strings.Join(tea, "\n") + "\n"
	for _, a := range segment.File(file(t, "p/pdftotext.txt", page, paper.Wrapped)).Articles {
		if a.Title == "高山村的茶园迎来采摘季" && strings.Contains(a.Text, "揉捻") && len(a.Authors) == 1 && a.Authors[0] == "何雨" {
			return
		}
	}
	t.Error("no story of tea by 何雨")
}
