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

// TestDays reads the days that a figure is of.
func TestDays(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"two bases of one comparison are no time of the figure", "今年上半年，钢铁行业产量比2015年和2014年分别回落0.1和1.3个百分点，而医药制造业增加值增长11%。", "0.1|2016-01-01–2016-06-30 1.3个百分点|2016-01-01–2016-06-30 11%|2016-01-01–2016-06-30"},
		{"what came together since, up to", "今年5月1日起新纳入试点的四大行业，到10月底累计减税965亿元。", "965亿元|2016-05-01–2016-10-31"},
		{"the how manieth of its year", "8月23日，今年第13号台风“海风”袭击本市，造成经济损失11亿元。", "11亿元|2016-08-23–2016-08-23"},
		{"but a day before it is the clause's", "今天第十届图书奖揭晓，十种图书获奖。", "十种|2016-12-05–2016-12-05"},
		{"up to a day, though an event follows", "到去年11月底，该国还清到期债务之后，外汇储备只有41亿美元。", "41亿美元|2015-11-30–2015-11-30"},
		{"the most of its kind now", "2014年，公司在五百强企业中排名第80位，在目前最权威的杂志评选的承包商中，排名第2位。", "第80位|2014-01-01–2014-12-31 第2位|2014-01-01–2014-12-31"},
		{"the whole of a multiple", "到目前，温室面积达2万亩，是前5年累计面积的4倍，全县年产鲜菜35万吨。", "2万亩|2016-12-05–2016-12-05 4倍|2016-12-05–2016-12-05 35万吨|2016-12-05–2016-12-05"},
		{"that year, after since when", "从2013年开始，该市启动了幼儿园建设计划。当年，全市财政收入为50亿元。", "50亿元|2013-01-01–2013-12-31"},
		{"the time that opens a paragraph of statistics", "前三季度，结构调整力度加大。服务业占国内生产总值的比重达到52.8%。", "52.8%|2016-01-01–2016-09-30"},
		{"but not a story", "前三季度，他回到村里。新房占地300亩。", "300亩|–"},
		{"a story of a year", "1991年，这一丑闻被披露后，总经理辞职，而公司的79家分支机构被勒令停业。", "79家|1991-01-01–1991-12-31"},
		{"a day long past is none of how things are", "今年4月15号记者来过他家，当时750亩耕地春涝。据统计，全省有70多万台农机。", "750亩|2016-04-15–2016-04-15 70多万台|–"},
		{"what is spoken of is that of now", "现在的土城乡，正在平整荒山，已经平整了2万多亩。", "2万多亩|2016-12-05–2016-12-05"},
		{"when a goal was set", "2014年，新增就业1322万人，完成年初目标；能耗下降4.8%。", "1322万人|2014-01-01–2014-12-31 4.8%|2014-01-01–2014-12-31"},
		{"the prices it is reckoned by", "未来三年内，该县将发展番茄基地3万亩，按照当前市价估算，总产值达8亿元。", "3万亩|2016-12-06–2019-12-05 8亿元|2016-12-06–2019-12-05"},
		{"a change from the end of a year", "贫困人口由2014年底的538万人减少到2015年底的452万人。", "538万人|2014-12-31–2014-12-31 452万人|2015-12-31–2015-12-31"},
	} {
		var got []string
		for _, f := range Line(c.text, period.On(paper.DayOf(2016, 12, 5))).Figures {
			at := "–"
			if f.PeriodStart.Known() {
				at = f.PeriodStart.String() + "–" + f.PeriodEnd.String()
			}
			got = append(got, f.Quote+"|"+at)
		}
		check(t, c.rule, got, c.want)
	}
}
