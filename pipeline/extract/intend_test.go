package extract

import (
	"testing"

	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/paper"
)

// TestIntended holds what makes a change one that is meant to come, and what says that
// it is so already.
func TestIntended(t *testing.T) {
	for text, want := range map[string]string{
		"县政府常务会议确定，通过改造使锅炉热效率提升30%以上。": "plan",
		"会议决定下调收费，标准降低20%。":            "plan",
		"会议决定下调收费，目前标准降低了20%。":         "actual",
		"会议指出，出口增长20%。":                "actual",
		"隧道建成后，两县间车程缩短至20分钟。":          "plan",
		"隧道去年建成后，两县间车程缩短至20分钟。":        "actual",
		"隧道建成后，过往车辆增加了三成。":             "actual",
		"自隧道建成后，过往车辆增加三成。":             "actual",
		"隧道建成后，管理所有职工20人。":             "actual",
		"河川项目，达产后年产值可达3亿元。":            "plan",
		"河川项目目前已建成，投产后年产值可达3亿元。":       "actual",
		"河川项目建成后，年产值达3亿元。":             "actual",
		"投产后预计年产值达3亿元。":                "plan",
	} {
		fs := Line(text, period.On(paper.DayOf(2024, 5, 20))).Figures
		if len(fs) != 1 || fs[0].Assertion != want {
			t.Errorf("%s: %d figures, want one that is %s", text, len(fs), want)
		}
	}
}

// TestEventTime: the day of an event in a clause before is none of a size's.
func TestEventTime(t *testing.T) {
	for text, dated := range map[string]bool{
		"东湖植物园昨天对外开放，面积约2.6万平方米。": false,
		"东湖植物园昨天接待游客3万人。":         true,
	} {
		fs := Line(text, period.On(paper.DayOf(2024, 5, 20))).Figures
		if len(fs) != 1 || fs[0].PeriodStart.Known() != dated {
			t.Errorf("%s: %d figures, want one with a period: %v", text, len(fs), dated)
		}
	}
}
