package extract

import (
	"testing"

	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/paper"
)

// TestBoundOfPredicate tells a bound that the verb says from what it is compared with, passed
// over, or by how much it differs.
func TestBoundOfPredicate(t *testing.T) {
	for text, want := range map[string]map[string]paper.Bound{
		"去年贸易顺差约为820亿美元，超过了前年的617亿美元。": {"617亿美元": paper.Exact},
		"产值达176亿元，超出邻县的174亿元。":         {"174亿元": paper.Exact},
		"税收增长8.2%，明显高于第二产业的3.1%。":      {"3.1%": paper.Exact},
		"网上订单已超过总量的90%。":               {"90%": paper.Above},
		"迁徙的羚羊跨越了3000公里。":              {"3000公里": paper.Exact},
		"全省粮食总产量跨越了500亿斤大关。":           {"500亿斤": paper.Above},
		"普通卡满百元后超出部分打8折。":              {"8折": paper.Exact},
		"这是历史上人数最多的207人。":              {"207人": paper.Exact},
		"全市进出口额首次突破2000亿元。":            {"2000亿元": paper.Above},
	} {
		for _, f := range Line(text, period.On(paper.DayOf(2024, 5, 20))).Figures {
			if b, ok := want[f.Quote]; ok && f.Bound != b {
				t.Errorf("%s: %s is %s, want %s", text, f.Quote, f.Bound, b)
			}
		}
	}
}

// TestBrokenNumber: what a paragraph begins with may be the rest of the number that the one
// before it ends with, and is then no figure.
func TestBrokenNumber(t *testing.T) {
	for _, c := range []struct {
		paras []string
		want  int
	}{
		{[]string{"全区外贸进出口额18.2", "6亿美元，增长3%。"}, 1},
		{[]string{"新增企业1,", "200家，注册资本5亿元。"}, 1},
		{[]string{"全区外贸进出口额18.26亿美元。", "6家企业获奖，投资3亿元。"}, 3},
	} {
		if got := tell("", c.paras...); len(got) != c.want {
			t.Errorf("%q: %q, want %d figures", c.paras, got, c.want)
		}
	}
}
