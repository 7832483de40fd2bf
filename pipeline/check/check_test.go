package check_test

import (
	"strings"
	"testing"

	"baoshu/pipeline/check"
	"baoshu/pipeline/edit"
	"baoshu/pipeline/extract"
	"baoshu/pipeline/given"
	"baoshu/pipeline/paper"
)

// story makes a story of paragraphs, each one fragment, and reads its figures.
func story(id string, paras ...string) *paper.Article {
	day := paper.DayOf(2023, 11, 20)
	a := &paper.Article{ID: id}
	a.Meta.Date, a.Meta.Earliest, a.Meta.Latest = day, day, day
	for _, p := range paras {
		a.Paragraphs = append(a.Paragraphs, &paper.Paragraph{Role: paper.Body, Fragments: []*paper.Fragment{{Text: edit.New(p)}}})
	}
	a.Assemble()
	extract.Article(a)
	return a
}

func kinds(a *paper.Article) string {
	var s []string
	for _, c := range a.Conflicts {
		s = append(s, c.Kind+" "+c.Rule)
	}
	return strings.Join(s, "; ")
}

func TestConflicts(t *testing.T) {
	for _, c := range []struct {
		name  string
		paras []string
		want  string
	}{
		{"a cut that is less than the rate printed beside it", []string{"审批时限由45个工作日压缩至20个工作日，审批效率提高60%以上。"}, "arithmetic check/change-nearby"},
		{"a cut that is as printed", []string{"审批时限由50个工作日压缩至20个工作日，审批时限缩短60%。"}, ""},
		{"a total that falls though additions are counted", []string{"2022年，东岭高新区高新技术企业净增361家，总数达到1448家。", "今年前三季度，东岭高新区新培育高新技术企业265家，总数超过1377家。"}, "series check/falling-total"},
		{"a total that rises", []string{"2022年，东岭高新区高新技术企业净增361家，总数达到1448家。", "今年前三季度，东岭高新区新培育高新技术企业265家，总数超过1700家。"}, ""},
		{"a part above its whole", []string{"今年前10个月，东岭市外贸出口35亿元，其中民营企业出口41亿元。"}, "arithmetic check/part-of-whole"},
		{"a part below its whole", []string{"今年前10个月，东岭市外贸出口35亿元，其中民营企业出口21亿元。"}, ""},
		{"two values of one thing", []string{"2022年，东岭市生产总值512.3亿元。", "2022年，东岭市生产总值482.3亿元。"}, "restatement check/restated"},
		{"the same rounded", []string{"2022年，东岭市生产总值512.3亿元。", "2022年，东岭市生产总值512亿元。"}, ""},
	} {
		a := story(c.name, c.paras...)
		check.Article(a)
		if got := kinds(a); got != c.want {
			t.Errorf("%s: conflicts %q, want %q", c.name, got, c.want)
			for _, f := range a.Figures {
				t.Logf("%s %s %s %s %s %s %s", f.Quote, f.Kind, f.IndicatorText, f.EntityText, f.TimePeriod, f.ChangeRole, f.Measure)
			}
		}
		n := len(a.Conflicts)
		check.Article(a)
		if len(a.Conflicts) != n {
			t.Errorf("%s: checking again adds conflicts", c.name)
		}
	}
}

func TestRestatedIsNotPrimary(t *testing.T) {
	a := story("a", "2022年，东岭市生产总值512.3亿元。")
	b := story("b", "2022年，东岭市生产总值512.3亿元，人口86万人。")
	check.Stories([]*paper.Article{a, b})
	if !a.Figures[0].Primary || b.Figures[0].Primary || b.Figures[0].DuplicateOf != a.Figures[0].ID {
		t.Errorf("the second story restates the first: %+v", b.Figures[0].DuplicateOf)
	}
	if !b.Figures[1].Primary {
		t.Error("a figure given once is primary")
	}
}

func TestCorrected(t *testing.T) {
	f := &paper.Fragment{Text: edit.New("全市新增企业8 32家，比上年增长６％。")}
	f.Text.Apply([]edit.Edit{{Start: 7, End: 8, After: "", Note: edit.Note{Kind: edit.Space, Rule: "space"}}})
	a := &paper.Article{ID: "c", Paragraphs: []*paper.Paragraph{{Role: paper.Body, Fragments: []*paper.Fragment{f}}}}
	a.Assemble()
	extract.Article(a)
	check.Article(a)
	for _, x := range a.Figures {
		if strings.HasPrefix(x.Quote, "832") && !x.Corrected {
			t.Error("a figure whose digits were joined is not marked corrected")
		}
		if strings.HasPrefix(x.Quote, "６") && x.Corrected {
			t.Error("a figure that no edit touched is marked corrected")
		}
	}
	if len(a.Figures) != 2 {
		t.Errorf("%d figures", len(a.Figures))
	}
}

// Where OCR left a digit behind a percent sign, a 9 before it may be of the sign too.
func TestThePercentSignMayHaveLeftANine(t *testing.T) {
	for _, c := range []struct {
		text     string
		doubtful bool
	}{
		{"全市工业增加值比上年下降289%0。", true},
		{"全市工业增加值比上年下降28%0。", false},
	} {
		f := &paper.Fragment{Text: edit.New(c.text)}
		a := &paper.Article{ID: "p", Paragraphs: []*paper.Paragraph{{Role: paper.Body, Fragments: []*paper.Fragment{f}}}}
		a.Assemble()
		extract.Article(a)
		check.Article(a)
		if len(a.Figures) != 1 {
			t.Fatalf("%s: %d figures", c.text, len(a.Figures))
		}
		x := a.Figures[0]
		if got := strings.Join(x.Flags, " "); strings.Contains(got, "percent_misread") != c.doubtful || (x.Confidence <= 0.3) != c.doubtful {
			t.Errorf("%s: flags %q, confidence %v", c.text, got, x.Confidence)
		}
	}
}

// A percentage of which repair holds a digit to be part of its sign is reported as a number
// that was not read, and one that only ends in 9 is published.
func TestAPercentageThatGainedADigitIsRefused(t *testing.T) {
	for _, refused := range []bool{true, false} {
		f := &paper.Fragment{Text: edit.New("热轧效率提升17.19%，产量增长4.2%。")}
		if refused {
			f.Text.Suggest([]edit.Edit{{Start: 10, End: 11, Note: edit.Note{Kind: edit.Char, Rule: "repair/percent", Confidence: 0.5}}})
		}
		a := &paper.Article{ID: "p", Paragraphs: []*paper.Paragraph{{Role: paper.Body, Fragments: []*paper.Fragment{f}}}}
		a.Assemble()
		extract.Article(a)
		check.Article(a)
		check.Article(a)
		n, m := 2, 0
		if refused {
			n, m = 1, 1
		}
		if len(a.Figures) != n || len(a.Unparsed) != m {
			t.Errorf("refused %v: %d figures, %d unparsed", refused, len(a.Figures), len(a.Unparsed))
		}
		if m > 0 && (len(a.Unparsed) == 0 || a.Unparsed[0].Quote != "17.19%" || a.Unparsed[0].Reason != "ambiguous") {
			t.Errorf("unparsed %+v", a.Unparsed)
		}
	}
}

// A digit behind a percent sign is no figure on a page read by OCR.
func TestARingIsNoFigure(t *testing.T) {
	for _, scanned := range []bool{true, false} {
		f := &paper.Fragment{Text: edit.New("增速分别为11%、9%6个、8.5%。"), Page: &paper.Page{Scanned: scanned}}
		a := &paper.Article{ID: "p", Paragraphs: []*paper.Paragraph{{Role: paper.Body, Fragments: []*paper.Fragment{f}}}}
		a.Assemble()
		extract.Article(a)
		before := len(a.Figures)
		check.Article(a)
		for _, x := range a.Figures {
			if scanned && x.Quote == "6个" {
				t.Errorf("%s is published", x.Quote)
			}
		}
		if scanned == (len(a.Figures) == before) {
			t.Errorf("scanned %v: %d figures of %d", scanned, len(a.Figures), before)
		}
	}
}

func TestImplausible(t *testing.T) {
	a := story("d", "去年，东岭市森林覆盖率达到138%。")
	check.Article(a)
	if f := a.Figures[0]; len(f.Flags) == 0 || f.Confidence > 0.5 {
		t.Errorf("a share of 138%% is believed: %v %v", f.Flags, f.Confidence)
	}
}

// BenchmarkStories checks the figures of broadcast news, a hundred items as an issue.
func BenchmarkStories(b *testing.B) {
	var issues [][]*paper.Article
	n := 0
	for d := range given.Broadcast(b) {
		if n%100 == 0 {
			issues = append(issues, nil)
		}
		last := &issues[len(issues)-1]
		*last = append(*last, story(d.Title, d.Paras...))
		if n++; n == 2000 {
			break
		}
	}
	for b.Loop() {
		for _, all := range issues {
			check.Stories(all)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/story")
}
