package indicator_test

import (
	"testing"

	"baoshu/pipeline/extract/word"
)

// TestNoun reads what the number that is named measures, its lead before it; "" where the
// clause does not say.
func TestNoun(t *testing.T) {
	tg := word.New(nil)
	for _, c := range []struct{ text, number, noun string }{
		// a field is not counted, but the deeds in it are
		{"片区开展了37项金融创新业务", "37项", "金融创新业务"},
		{"出台12项措施推动产业发展", "12项", "措施"},
		// those who act, and what they do
		{"与三家银行合作成立科技支行", "三家", "银行"},
		{"实施25个扶贫对接项目", "25个", "扶贫对接项目"},
		// a word that the tagger cuts behind a mass
		{"装置年产90万吨聚烯烃", "90万吨", "聚烯烃"},
		{"有300吨进了港口", "300吨", ""},
		// who acts does not have the extent
		{"全县6万亩农民承包的土地", "6万亩", "土地"},
		{"30家企业的土地", "30家", "企业"},
		// grades in a list share their noun
		{"建成3个国家级、5个省级和一批市级产业园区", "3个", "国家级产业园区"},
		{"建成3个国家级、5个省级和一批市级产业园区", "5个", "省级产业园区"},
		// things listed before a number of another unit
		{"覆盖12个乡镇、牧民6.5万人", "12个", "乡镇"},
		{"覆盖12个乡镇、牧民6.5万人", "6.5万人", "牧民"},
		{"来自12个部门、单位的代表65人", "12个", "部门、单位"},
		// where money comes from
		{"公司从海外获得了2亿元的贷款", "2亿元", "贷款"},
		{"从科技专项扶持资金中拿出4000万元", "4000万元", "科技专项扶持资金"},
		{"从仓库中搬出4000件", "4000件", "搬出"},
		// a verb in front of what a thing is worth is of the thing
		{"培育估值超过6亿元的企业", "超过6亿元", "企业估值"},
		{"设立总规模20亿元的产业基金", "20亿元", "产业基金总规模"},
		{"撤离总人数为1.5万人", "1.5万人", "撤离总人数"},
		{"区财政安排专项资金1.5亿元", "1.5亿元", "专项资金"},
		{"未来三年安排资金9亿元", "9亿元", "安排资金"},
		{"零部件企业已集聚86家", "86家", "零部件企业"},
		// a head that says nothing alone is of what the amount is the attribute of
		{"这是面积40公顷的湿地", "40公顷", "湿地面积"},
		{"汽车以时速80公里的速度行驶", "80公里", "时速"},
		{"央行把利率降至0.25%的历史低位", "0.25%", "利率"},
		// a bound behind 在 makes it the noun's amount
		{"融资需求在500万元以下的企业", "500万元以下", "融资需求"},
		{"在1000平方米以上的厂房里生产", "1000平方米以上", "厂房"},
		// capacity in a day or a year
		{"建成日供水4万吨的水厂", "4万吨", "日供水"},
		{"年收入8万元的农户", "8万元", "年收入"},
		// a share said again
		{"转播权却可以占到60%的收入份额", "60%", "转播权"},
		{"占纳入改革面积的93%", "93%", ""},
		{"民间投资占全部投资的比重为58%", "58%", "民间投资比重"},
		{"装备制造业占规上工业比重达41%", "41%", "装备制造业比重"},
		// 家 counts houses, and not what they have or do
		{"205家民营企业规模实力明显增强", "205家", "民营企业"},
		{"供给12家企业循环利用", "12家", "企业"},
		{"30家企业技术中心通过认定", "30家", "企业技术中心"},
		{"云集了5000多家商铺、客栈", "5000多家", "商铺、客栈"},
		// what leads to the noun: a size, what was done to it, what it is for
		{"首次研制的150座级干线客机", "150座", "干线客机"},
		{"101名被审计领导干部移送司法机关", "101名", "领导干部"},
		{"营救9名被困矿工", "9名", "被困矿工"},
		{"三户民宿投入运营", "三户", "民宿"},
		// what there is, and the name with brackets before it
		{"研究院现有科研人员210人", "210人", "科研人员"},
		{"占现有项目总数的47%", "47%", ""},
		// what is an attribute only, or only the way it is told
		{"在现行每升1.12元的基础上", "1.12元", ""},
		{"两地达成了2000亿元的目标", "2000亿元", "两地达成"},
		{"将为企业减负3亿元", "3亿元", "减负"},
		{"用3年时间完成9亿亩“两区”地块的划定任务", "9亿亩", "“两区”地块"},
		{"中间价为1英镑兑8.6元人民币", "8.6元人民币", "中间价"},
		{"信心指数正好是108.7，", "108.7", "信心指数"},
		// a time parts a head from what it is of; a base does not
		{"消费价格指数单月同比涨幅达到3.5%", "3.5%", "消费价格指数涨幅"},
		{"增速比去年全年平均增速回落1.8个百分点", "1.8个百分点", "平均增速"},
		// what is decided, and what it is for
		{"出台28条措施支持民营经济", "28条", "措施"},
		{"积累了28项经验推广复制", "28项", "经验"},
		// who is served, and by what
		{"为园区210家企业授信48亿元", "210家", "企业"},
		// the whole that a part is of
		{"利用外资中50%在片区实现", "50%", "利用外资"},
		{"过滤空气中95%的颗粒", "95%", "颗粒"},
		// words that the tagger cuts
		{"网上可办率提升至99.2%", "99.2%", "网上可办率"},
		{"减少二氧化硫排放9000吨", "9000吨", "二氧化硫排放"},
		{"放大效应超过20倍", "超过20倍", "放大效应"},
		// 翻 says only that it did
		{"人均年收入翻了两倍多", "两倍多", "人均年收入"},
		{"税收总量居全市各区县第二位", "第二位", "税收总量"},
		// who gets it, and what is given
		{"对博士给予最高60万元的安家补贴", "60万元", "安家补贴"},
		{"调聘近百位专家指导", "近百位", "专家"},
		{"90家大型煤炭企业利润出现大幅下降", "90家", "大型煤炭企业"},
		{"“灰分”这一项指标都低于0.70%", "低于0.70%", "“灰分”"},
		{"在高峰期这一数字能达到300万人", "300万人", ""},
		{"进出口总值同比增长高出全国35.6个百分点", "35.6个百分点", "进出口总值增长"},
		{"城管等13大类近300项行政处罚权", "13大类", "行政处罚权"},
		// how long someone has done something, and how old he is
		{"来这里打工4年的李明", "4年", "打工"},
		{"要求3个月的实习经历方能毕业", "3个月", "实习经历"},
		{"税务局等8部门联合印发规定", "8部门", "部门"},
		{"见到102岁的王强", "102岁", "王强"},
		// density and price
		{"每平方公里GDP产出由3.2亿元提高", "3.2亿元", "每平方公里GDP产出"},
		{"每吨价格降低700元", "700元", "价格"},
		{"企业用能成本平均降低8.6%", "8.6%", "企业用能成本"},
		{"违规案件为主要类型，占76%", "76%", ""},
		{"一次办结率达98.7%", "98.7%", "一次办结率"},
		{"审核了一次，合格率达98.7%", "98.7%", "合格率"},
	} {
		s, at := sentence(tg, c.text)
		found := false
		for _, k := range at {
			if tok := s.Toks[k]; string(s.Text[tok.Start:tok.End]) == c.number {
				found = true
				r := s.Read(k)
				if got := string(s.Text[r.Lead.Start:r.Lead.End]) + string(s.Text[r.Noun.Start:r.Noun.End]); got != c.noun {
					t.Errorf("%s: %s is of %q (%s), want %q", c.text, c.number, got, r.Rule, c.noun)
				}
			}
		}
		if !found {
			t.Errorf("%s: no %s", c.text, c.number)
		}
	}
}
