package period

import (
	"bufio"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

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
	f, err := os.Open(filepath.Join(shared(t), "corpus", "rmrb-199801-01to15.tagged.txt.gz"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	sc := bufio.NewScanner(z)
	sc.Buffer(make([]byte, 1<<20), 1<<20)
	var tr Tracker
	hit, all, story := 0, 0, ""
	missed := map[string]int{}
	for sc.Scan() {
		id, rest, _ := strings.Cut(sc.Text(), "/m")
		if len(id) < 16 {
			continue
		}
		d, err := paper.ParseDay(id[:4] + "-" + id[4:6] + "-" + id[6:8])
		if err != nil {
			continue
		}
		if id[:15] != story {
			tr.Story(On(d))
			story = id[:15]
		}
		tr.Paragraph()
		text, times := untag(rest)
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

// untag returns the text of a tagged line and the spans of its words tagged t.
func untag(line string) (text []rune, times []paper.Span) {
	for _, x := range strings.Fields(line) {
		k := strings.LastIndexByte(x, '/')
		if k < 0 {
			continue
		}
		word := strings.TrimPrefix(x[:k], "[")
		tag, _, _ := strings.Cut(x[k+1:], "]")
		a := len(text)
		text = append(text, []rune(word)...)
		if tag == "t" {
			times = append(times, paper.Span{Start: a, End: len(text)})
		}
	}
	return
}
