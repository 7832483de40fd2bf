package period

import (
	"fmt"
	"testing"

	"baoshu/pipeline/paper"
	"pgregory.net/rapid"
)

func drawDay(t *rapid.T, name string) paper.Day {
	return paper.Day(rapid.IntRange(int(paper.DayOf(1900, 1, 1)), int(paper.DayOf(2100, 12, 31))).Draw(t, name))
}

// hanYear writes a year digit by digit, hanNumber 1–31 as dates do.
func hanYear(y int) string {
	s := ""
	for _, r := range fmt.Sprint(y) {
		s += string([]rune("〇一二三四五六七八九")[r-'0'])
	}
	return s
}

func hanNumber(n int) string {
	d := []rune("〇一二三四五六七八九")
	s := ""
	if n >= 20 {
		s = string(d[n/10])
	}
	if n >= 10 {
		s += "十"
	}
	if n%10 > 0 {
		s += string(d[n%10])
	}
	return s
}

// TestDatesRoundTrip: every day from 1900 to 2100, written in each of the ways
// papers write it, reads as itself.
func TestDatesRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDay(t, "day")
		y, m, dd := d.Date()
		forms := []string{
			fmt.Sprintf("%d年%d月%d日", y, m, dd), fmt.Sprintf("%04d-%02d-%02d", y, m, dd), fmt.Sprintf("%d/%d/%d", y, m, dd),
			fmt.Sprintf("%d.%d.%d", y, m, dd), hanYear(y) + "年" + hanNumber(m) + "月" + hanNumber(dd) + "日",
		}
		text := rapid.SampledFrom(forms).Draw(t, "form")
		got := Scan([]rune("于"+text+"，"), Unknown(), nil)
		if len(got) != 1 || got[0].First != d || got[0].Last != d || got[0].Text != text {
			t.Fatalf("%s: %s", text, line(got))
		}
	})
}

// TestSpansRoundTrip: a range between two dates reads as both ends.
func TestSpansRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawDay(t, "a"), drawDay(t, "b")
		if a > b {
			a, b = b, a
		}
		y, m, d := a.Date()
		y2, m2, d2 := b.Date()
		sep := rapid.SampledFrom([]string{"至", "到", "—", "－", "-"}).Draw(t, "sep")
		text := fmt.Sprintf("%d年%d月%d日%s%d年%d月%d日", y, m, d, sep, y2, m2, d2)
		got := Scan([]rune(text), Unknown(), nil)
		if len(got) != 1 || got[0].First != a || got[0].Last != b {
			t.Fatalf("%s: %s", text, line(got))
		}
	})
}

// TestLunarRoundTrip: a day's lunar name reads as the day.
func TestLunarRoundTrip(t *testing.T) {
	tab := load()
	rapid.Check(t, func(t *rapid.T) {
		y := rapid.IntRange(1900, 2100).Draw(t, "year")
		m := rapid.IntRange(1, 12).Draw(t, "month")
		first, last := tab.lunarMonth(y, m, false)
		k := rapid.IntRange(1, int(last-first)+1).Draw(t, "day")
		name := hanNumber(k)
		if k <= 10 {
			name = "初" + name
		}
		text := fmt.Sprintf("%d年农历%s月%s", y, hanNumber(m), name)
		got := Scan([]rune(text), Unknown(), nil)
		if len(got) != 1 || got[0].First != first+paper.Day(k-1) {
			t.Fatalf("%s: %s, want %s", text, line(got), first+paper.Day(k-1))
		}
	})
}

// check says what of a scan can never be.
func check(t interface {
	Fatalf(string, ...any)
}, text []rune, got []Period) {
	at := 0
	for _, p := range got {
		if p.Start < at || p.End <= p.Start || p.End > len(text) || p.Text != string(text[p.Start:p.End]) {
			t.Fatalf("%q: span %d–%d after %d", string(text), p.Start, p.End, at)
		}
		at = p.End
		if (p.First == paper.NoDay) != (p.Last == paper.NoDay) || p.First > p.Last {
			t.Fatalf("%q: %s first %s last %s", string(text), p.Text, p.First, p.Last)
		}
		if p.BaseFirst > p.BaseLast || p.Point && p.First != p.Last || p.Rule == "" || p.Method == "" {
			t.Fatalf("%q: %+v", string(text), p)
		}
		if (p.ISO == "") != (p.First == paper.NoDay) && p.First.Year() > 0 && p.Last.Year() < 10000 {
			t.Fatalf("%q: %+v", string(text), p)
		}
	}
}

// TestScanAnything strings together pieces of the grammar, sense or not.
func TestScanAnything(t *testing.T) {
	pieces := []string{"2022", "年", "3", "月", "5", "日", "至", "今年", "去年", "同期", "比", "上", "下", "个", "周", "三", "十", "五", "前", "后", "近", "来", "以来", "“", "”", "十四五",
		"时期", "世纪", "年代", "初", "底", "末", "截至", "自", "从", "起", "，", "。", " ", "春节", "期间", "正月", "第", "季度", "半", "多", "几", "：", "30", "—", "、", "目前", "同比", "康熙", "大年", "农历", "闰", "一", "9999", "0", "将"}
	var tr Tracker
	rapid.Check(t, func(t *rapid.T) {
		s := ""
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 14).Draw(t, "pieces") {
			s += p
		}
		ref := Unknown()
		switch rapid.IntRange(0, 2).Draw(t, "ref") {
		case 1:
			ref = On(drawDay(t, "on"))
		case 2:
			a := drawDay(t, "from")
			ref = Reference{a, a + paper.Day(rapid.IntRange(0, 500).Draw(t, "len"))}
		}
		tr.Story(ref)
		tr.Paragraph()
		text := []rune(s)
		check(t, text, tr.Scan(text, nil))
	})
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{"今年1—8月累计，同比下降7.5%，比1—7月收窄", "“十四五”时期，近五年来，10月17日至11月27日", "正月初三，民国二十五年，上世纪八九十年代末", "自1999年举办至今；8:30，24号晚"} {
		f.Add(s, int32(20000))
	}
	f.Fuzz(func(t *testing.T, s string, d int32) {
		ref := Unknown()
		if d > -20000 && d < 50000 {
			ref = On(paper.Day(d))
		}
		text := []rune(s)
		check(t, text, Scan(text, ref, nil))
		Imply([]string{s})
	})
}
