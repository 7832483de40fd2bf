package extract

import (
	"testing"

	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/paper"
)

func TestReach(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"what comes about later is of all the time after", "预计2026年项目全部建成后，年发电量将达16亿度。", "16亿度|–||plan"},
		{"also without a word of planning", "2026年建成通水后，有效解决500万群众的用水问题。", "500万|–||plan"},
		{"an adverbial with 的 is no relative clause", "今年公司在坚持稳健经营的同时，压减支出200亿元。", "200亿元|2024–2024||actual"},
		{"a rate against something else than a time", "全村人均纯收入比地震前提高了30%。", "30%|–|vs|actual"},
		{"but not a name that ends in 比", "规定商业银行存贷比不能超过75%。", "不能超过75%|–||actual"},
		{"multiples of one thing", "这种投资是公共投资的16倍，西班牙是6倍。", "16倍|–|vs|actual 6倍|–|vs|actual"},
	} {
		var got []string
		for _, f := range Line(c.text, period.On(paper.DayOf(2024, 5, 20))).Figures {
			at := "–"
			if f.PeriodStart.Known() {
				at = f.PeriodStart.String()[:4] + "–" + f.PeriodEnd.String()[:4]
			}
			got = append(got, f.Quote+"|"+at+"|"+f.Basis+"|"+f.Assertion)
		}
		check(t, c.rule, got, c.want)
	}
}
