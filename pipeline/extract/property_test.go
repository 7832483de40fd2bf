package extract

import (
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// sound holds what is promised of any text: spans equal quotes, figures are
// sorted and disjoint, every closed set is kept to, and reading twice gives the
// same.
func sound(t interface{ Fatalf(string, ...any) }, text string, ref period.Reference) {
	res := Line(text, ref)
	runes := []rune(text)
	last := 0
	for i := range res.Figures {
		f := &res.Figures[i]
		if f.Start < last || f.End > len(runes) || f.Start >= f.End {
			t.Fatalf("%q: figure %d at [%d,%d) after %d", text, i, f.Start, f.End, last)
		}
		last = f.End
		if got := string(runes[f.Start:f.End]); got != f.Quote {
			t.Fatalf("%q: span %q, quote %q", text, got, f.Quote)
		}
		if !strings.HasSuffix(string(runes[:f.Start]), f.Prefix) || !strings.HasPrefix(string(runes[f.End:]), f.Suffix) {
			t.Fatalf("%q: prefix %q or suffix %q is not beside %q", text, f.Prefix, f.Suffix, f.Quote)
		}
		switch {
		case f.Kind == "" || f.Bound == "" || f.Assertion == "" || f.Measure == "":
			t.Fatalf("%q: %q has an empty code: %+v", text, f.Quote, f)
		case f.Direction < -1 || f.Direction > 1, f.Confidence < 0 || f.Confidence > 1:
			t.Fatalf("%q: %q direction %d confidence %v", text, f.Quote, f.Direction, f.Confidence)
		case f.PeriodStart.Known() != f.PeriodEnd.Known(), f.PeriodStart.Known() && f.PeriodStart > f.PeriodEnd:
			t.Fatalf("%q: %q period %v to %v", text, f.Quote, f.PeriodStart, f.PeriodEnd)
		case f.Range && (f.Low == nil || f.High == nil):
			t.Fatalf("%q: %q is a range without ends", text, f.Quote)
		case (f.IndicatorText == "") != (f.IndicatorMethod == paper.None):
			t.Fatalf("%q: %q indicator %q by %q", text, f.Quote, f.IndicatorText, f.IndicatorMethod)
		}
	}
	for _, u := range res.Unparsed {
		if u.Start < 0 || u.End > len(runes) || string(runes[u.Start:u.End]) != u.Quote || u.Reason == "" {
			t.Fatalf("%q: unparsed %+v", text, u)
		}
		i := sort.Search(len(res.Figures), func(i int) bool { return res.Figures[i].End > u.Start })
		if i < len(res.Figures) && res.Figures[i].Start < u.End {
			t.Fatalf("%q: %q is both figure and unparsed", text, u.Quote)
		}
	}
	again := Line(text, ref)
	if len(again.Figures) != len(res.Figures) {
		t.Fatalf("%q: read twice, %d and %d figures", text, len(res.Figures), len(again.Figures))
	}
	for i := range res.Figures {
		if a, b := brief(&res.Figures[i]), brief(&again.Figures[i]); a != b {
			t.Fatalf("%q: read twice: %s and %s", text, a, b)
		}
	}
}

// pieces are what the generated texts are made of.
var pieces = []string{"2023年", "今年前三季度", "同比", "增长", "下降", "达到", "由", "压缩至", "新增", "占", "的", "和", "、", "，", "。", "；", "（", "）", "“", "”", "其中", "分别", "比上年", "832家", "6.5%", "3个百分点",
	"45个工作日", "近4000", "万", "亿元", "七成", "翻一番", "第3位", "企业", "高新区", "东岭", "增速", "总数", "公司", "该", "将", "预计", "说", "据", "每", "《", "》", "\n", " ", "１２", "A4", "一", "\U00020bb7", "…", "——"}

func TestSound(t *testing.T) {
	ref := period.On(paper.DayOf(2023, 11, 20))
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 24).Draw(t, "parts")
		sound(t, strings.Join(parts, ""), ref)
	})
}

// TestSoundNews holds the promises on real sentences.
func TestSoundNews(t *testing.T) {
	for _, it := range news(t, 150) {
		day, _ := paper.ParseDay(it.Date)
		for _, p := range it.Paras {
			sound(t, p, period.On(day))
		}
	}
}

func FuzzLine(f *testing.F) {
	for _, s := range []string{"2022年，东岭高新区新增企业832家，总数达到2518家。", "由45个工作日压缩至20个", "占“三成”、（4%—4.5%）", "第十四", "\xff8%", "１，０００元"} {
		f.Add(s)
	}
	ref := period.On(paper.DayOf(2023, 11, 20))
	f.Fuzz(func(t *testing.T, s string) {
		if utf8.ValidString(s) && len(s) < 4096 {
			sound(t, s, ref)
		} else {
			Line(s, ref) // must not panic
		}
	})
}

func TestListsAreInOrder(t *testing.T) {
	var all []*lexicon.List
	for _, l := range [][]*lexicon.List{Lists(), indicator.Lists(), entity.Lists(), word.Lists(), place.Lists()} {
		all = append(all, l...)
	}
	for _, l := range all {
		if len(l.Rows) == 0 || l.Meaning == "" || l.Source == "" || l.Licence == "" {
			t.Errorf("%s: empty, or its head does not say what it is", l.Name)
		}
	}
}

// TestSpacedOut: a space between Chinese and a number or Latin word, as many sites
// set it, changes nothing but the words as printed.
func TestSpacedOut(t *testing.T) {
	for _, s := range []string{
		"青坪高新区新增科技型中小企业832家，同比增长5.5%，总数达到2518家。",
		"今年前9个月，全区实现进出口额612亿元，其中出口415.3亿元，增长12.4%。",
		"截至2023年底，园区累计建成5G基站2860座，引进企业1200余家，总投资超300亿元。",
		"PM2.5浓度为31微克/立方米，占GDP比重由3%提高到5%以上，第3家门店10月8日开业。",
	} {
		tight := Line(s, period.Reference{Earliest: paper.DayOf(2023, 12, 20), Latest: paper.DayOf(2023, 12, 20)})
		wide := spacedOut(s)
		got := Line(wide, period.Reference{Earliest: paper.DayOf(2023, 12, 20), Latest: paper.DayOf(2023, 12, 20)})
		if len(got.Figures) != len(tight.Figures) || len(got.Unparsed) != len(tight.Unparsed) || len(got.Periods) != len(tight.Periods) || len(got.Numerals) != len(tight.Numerals) {
			t.Errorf("%s: %d figures, %d refused, %d periods; without spaces %d, %d, %d", wide, len(got.Figures), len(got.Unparsed), len(got.Periods), len(tight.Figures), len(tight.Unparsed), len(tight.Periods))
			continue
		}
		text := []rune(wide)
		for i := range got.Figures {
			a, b := &tight.Figures[i], &got.Figures[i]
			close := func(s string) string { return strings.ReplaceAll(s, " ", "") }
			if a.Value != b.Value || a.Bound != b.Bound || a.UnitText != b.UnitText || a.Kind != b.Kind || a.Quote != close(b.Quote) || a.IndicatorText != close(b.IndicatorText) || a.EntityText != close(b.EntityText) || a.PeriodStart != b.PeriodStart || a.PeriodEnd != b.PeriodEnd {
				t.Errorf("%s: %s, without spaces %s", wide, brief(b), brief(a))
			}
			if string(text[b.Start:b.End]) != b.Quote {
				t.Errorf("%s: %d–%d is not %q", wide, b.Start, b.End, b.Quote)
			}
			if at := b.IndicatorStart; at >= 0 && b.IndicatorMethod == paper.Explicit && !strings.HasPrefix(string(text[at:]), b.IndicatorText) {
				t.Errorf("%s: %q does not stand at %d", wide, b.IndicatorText, at)
			}
		}
		for _, x := range got.Unparsed {
			if string(text[x.Start:x.End]) != x.Quote {
				t.Errorf("%s: %d–%d is not %q", wide, x.Start, x.End, x.Quote)
			}
		}
		for _, x := range got.Periods {
			if close := strings.ReplaceAll(string(text[x.Start:x.End]), " ", ""); close != strings.ReplaceAll(x.Text, " ", "") {
				t.Errorf("%s: %d–%d is not %q", wide, x.Start, x.End, x.Text)
			}
		}
	}
}

// spacedOut sets a space between Chinese characters and numbers or letters.
func spacedOut(s string) string {
	var b strings.Builder
	var last rune
	for _, c := range s {
		if western(last) && han(c) || han(last) && western(c) {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
		last = c
	}
	return b.String()
}
