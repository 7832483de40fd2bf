package period

import (
	"strings"
	"testing"
	"unicode/utf8"

	"baoshu/pipeline/given"
	"baoshu/pipeline/paper"
)

// calendar reports whether a word tagged t names a time that a calendar answers
// to: it has a numeral before 年 月 日, or one of the words for years, months,
// weeks and days.
func calendar(w string) bool {
	for _, s := range []string{"今年", "去年", "明年", "前年", "上年", "本月", "上月", "下月", "本周", "上周", "下周", "今天", "昨天", "今日", "昨日", "今晚", "昨晚", "年底", "年初", "上半年", "下半年", "目前", "日前", "近日", "当前", "如今", "星期", "旬", "季度"} {
		if strings.Contains(w, s) {
			return true
		}
	}
	rs := []rune(w)
	for i, r := range rs {
		if i > 0 && (r == '年' || r == '月' || r == '日') && (isHanNum(rs[i-1]) || rs[i-1] >= '０' && rs[i-1] <= '９') {
			return true
		}
	}
	return false
}

// TestTagged reads the corpus of 1998 with its dates and counts how many of the
// words that its taggers called time, and that a calendar answers to, lie in a Period.
func TestTagged(t *testing.T) {
	var tr Tracker
	hit, all, story := 0, 0, ""
	missed := map[string]int{}
	for p := range given.People(t) {
		d, err := paper.ParseDay(p.ID[:4] + "-" + p.ID[4:6] + "-" + p.ID[6:8])
		if err != nil {
			continue
		}
		if p.ID[:15] != story {
			tr.Story(On(d))
			story = p.ID[:15]
		}
		tr.Paragraph()
		text, times := []rune(p.Text()), timesOf(&p)
		covered := make([]bool, len(text))
		for _, p := range tr.Scan(text, nil) {
			for i := p.Start; i < p.End; i++ {
				covered[i] = true
			}
		}
		for _, w := range times {
			word := string(text[w.Start:w.End])
			if !calendar(word) {
				continue
			}
			all++
			if covered[w.Start] {
				hit++
			} else {
				missed[word]++
			}
		}
	}
	t.Logf("%d of %d; missed %v", hit, all, missed)
	if hit*100 < all*97 {
		t.Errorf("%d of %d", hit, all)
	}
}

// timesOf returns the spans of a paragraph's words tagged t.
func timesOf(p *given.Tagged) (times []paper.Span) {
	at := 0
	for i, w := range p.Words {
		end := at + utf8.RuneCountInString(w)
		if p.Tags[i] == "t" {
			times = append(times, paper.Span{Start: at, End: end})
		}
		at = end
	}
	return
}
