package extract

import "testing"

// TestBulletin holds which time the paragraphs of a bulletin stand under that name none: the year,
// or the quarter, that a paragraph before opened with, where they compare with the year before.
func TestBulletin(t *testing.T) {
	for _, c := range []struct {
		date  string
		paras []string
		want  string // first and last day of the last figure; "" for none
	}{
		{"2022-04-20", []string{"2021年，全区经济平稳增长。", "一、工业", "规模以上工业增加值同比增长7.3%。"}, "2021-01-01 2021-12-31"},
		{"2022-04-20", []string{"2021年，全区经济平稳增长。", "年末生猪存栏3.8万头。", "总产值43亿元，比上年增长12.5%。"}, "2021-01-01 2021-12-31"},
		{"2022-04-20", []string{"2021年，全区经济平稳增长。", "园区有企业300家。"}, ""},
		{"2022-11-20", []string{"2021年，他回到村里。", "今天的产量同比增长12.5%。"}, "2022-11-20 2022-11-20"},
		{"2024-05-20", []string{"一季度全市物价平稳，居民人均可支配收入6937元。", "农村居民收入4393元，同比增长7.6%。"}, "2024-01-01 2024-03-31"},
	} {
		d := goldDoc{Title: "全区经济情况", Date: c.date, Paras: c.paras}
		a := d.article("s")
		Article(a)
		got := ""
		if n := len(a.Figures); n > 0 && a.Figures[n-1].PeriodStart.Known() {
			got = a.Figures[n-1].PeriodStart.String() + " " + a.Figures[n-1].PeriodEnd.String()
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.paras, got, c.want)
		}
	}
}
