package extract

import "testing"

func TestAdjuncts(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"a clause of place sets what follows", "我国的物流成本占总成本的30%，在德国，这一比例是10%。", "30%|*|我国 10%|*|德国"},
		{"abroad is of no one that was named", "我国的场馆达到60万座。在国外，这种投资是公共投资的16倍。", "60万座|场馆|我国 16倍|*|国外"},
		{"what is done by something is not its", "按照国务院的总体部署，确定了50项任务。", "50项|任务|"},
		{"what is compared with owns nothing", "东岭县有湖泊十处，比大家熟知的青川县湖泊多出7处。", "十处|湖泊|东岭县 7处|*|东岭县"},
		{"nor the average that something is so many times of", "东岭县亩均税收是全国平均水平的12倍。", "12倍|*|东岭县"},
		{"so far from a capital", "东岭县距首都北京300公里。", "300公里|*|东岭县"},
		{"where what is counted has come to", "共有3000多家企业入驻东岭自贸试验区，其中外资企业200家。", "3000多家|*|东岭自贸试验区 200家|外资企业|东岭自贸试验区"},
		{"but not where it sells", "东岭公司有3000多家客户来自江苏。", "3000多家|*|东岭公司"},
		{"which of a class are counted", "榜单上，来自东岭的民营企业有8家。", "8家|民营企业|东岭"},
		{"but an order has come from there", "来自江苏的订单有8家公司接。", "8家|*|"},
		{"one of those counted", "东岭检察院等26个检察院受到表彰。", "26个|检察院|"},
		{"what one is called", "青川县被授予“文明县”称号，获奖金30万元。", "30万元|*|青川县"},
		{"a firm makes known what is its own", "中国东岭总公司今天发布：全年收购粮食1亿吨。", "1亿吨|收购粮食|中国东岭总公司"},
		{"an office makes known what is others'", "国家统计局今天发布：全年收购粮食1亿吨。", "1亿吨|收购粮食|"},
		{"what he came to know of a city", "李明来到示范区，得知武汉市新产业占比超过60%。", "超过60%|*|武汉市"},
		{"a share of what stands right before", "德国很大，美国70%的俱乐部属于企业。", "70%|俱乐部|美国"},
		{"a noun of saying", "该组织将英国经济增长预测调低至1.6%。", "1.6%|*|英国"},
		{"a pavilion bears the nation's name", "中国馆占地面积4590平方米。", "4590平方米|占地面积|中国馆"},
		{"what is counted before owns nothing", "保护区内的14家矿山企业、30家水电站已停产。", "14家|矿山企业| 30家|水电站|"},
		{"a label in quotation marks", "这个矿成为“中国第一矿”：去年总产达500万吨。", "500万吨|总产|"},
		{"the place of a class that is counted", "在淮河流域1562家企业中，已有1139家停产。", "1562家|企业|淮河流域 1139家|*|淮河流域"},
		{"people of several places", "江苏、浙江等地群众举报的线索上升15%。", "15%|*|江苏、浙江"},
	} {
		check(t, c.rule, tell("", c.text), c.want)
	}
}
