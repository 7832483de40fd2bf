package extract

import (
	"testing"

	"baoshu/pipeline/paper"
)

// standing reads the paragraphs as one story and returns where each figure is:
// quote|place|code.
func standing(title, dateline string, paras ...string) (out []string) {
	a := &paper.Article{Title: title, Dateline: dateline}
	for _, p := range paras {
		a.Paragraphs = append(a.Paragraphs, &paper.Paragraph{Role: paper.Body, Text: p})
	}
	day := paper.DayOf(2024, 5, 20)
	a.Meta.Date, a.Meta.Earliest, a.Meta.Latest = day, day, day
	Article(a)
	for _, f := range a.Figures {
		out = append(out, f.Quote+"|"+f.PlaceText+"|"+f.RefArea)
	}
	return
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct{ title, dateline, text, want string }{
		// the place in the owner's name
		{"", "", "沈阳高新区新增企业30家。", "30家|沈阳|210100"},
		{"", "", "成都军区空军昆明医院减免费用38万元。", "38万元|昆明|530100"},
		{"", "", "肯尼亚选举委员会收到选票300万张。", "300万张|肯尼亚|"},
		{"", "", "哥伦比亚有30人失踪。", "30人|哥伦比亚|"},
		{"", "", "我国粮食产量6亿吨。", "6亿吨|我国|"},
		{"", "", "联合国工作人员共300名。", "300名||"},
		{"湖州发布新规", "", "上海合作组织有成员8个。", "8个||"},
		{"", "", "沈阳、大连和鞍山新建住房3万套。", "3万套|沈阳、大连和鞍山|"},
		// the place where the owner is said to lie
		{"", "", "白沙河开发区地处湖南省衡阳市。白沙河开发区有企业30家。", "30家|湖南省衡阳市|430400"},
		{"", "", "衡阳金岳铜箔科技股份有限公司去年落户。金岳铜箔年产值7亿元。", "7亿元|衡阳|430400"},
		// the place in the sentence
		{"", "", "第九届图书博览会在贵阳开幕，共有1200家单位参展。", "1200家|贵阳|520100"},
		{"", "", "老周在杭州工作，他的手机里存了30个号码。", "30个|杭州|330100"},
		// the only one of the headlines, or the dateline
		{"罗马尼亚夜总会发生火灾", "", "火灾造成27人死亡。", "27人|罗马尼亚|"},
		{"湖州：警务改革", "", "民警上门走访3000户。", "3000户|湖州|330500"},
		{"江苏和浙江发生洪涝", "", "民警上门走访3000户。", "3000户||"},
		{"民警在路上", "本报北京1月5日电", "民警上门走访3000户。", "3000户||"},
		{"", "", "明尼苏达州圣保罗市有21人受伤。", "21人|明尼苏达州圣保罗市|"},
		// words that are names of counties too
		{"两岸研商合作打击犯罪", "", "民警上门走访3000户。", "3000户||"},
		{"共和党赢得选举", "", "民警上门走访3000户。", "3000户||"},
		{"走进白沙河", "", "民警上门走访3000户。", "3000户||"},
		{"", "", "福建泰宁接待游客30万人次。", "30万人次|福建泰宁|350429"},
	} {
		check(t, c.title+" "+c.text, standing(c.title, c.dateline, c.text), c.want)
	}
}
