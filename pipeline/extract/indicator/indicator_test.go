package indicator_test

import (
	"testing"

	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/extract/quantity"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// sentence cuts a text into words around its quantities and times.
func sentence(tg *word.Tagger, s string) (indicator.Sentence, []int) {
	text := []rune(s)
	nums := numeral.Scan(text, nil)
	out := indicator.Sentence{Text: text, Periods: period.Scan(text, period.On(paper.DayOf(2024, 5, 20)), nil)}
	var mask []paper.Span
	for _, p := range out.Periods {
		mask = append(mask, p.Span)
	}
	for _, q := range quantity.Scan(text, nums, mask, nil) {
		if q.Reject == "" {
			out.Quantities = append(out.Quantities, q)
		}
	}
	var fixed []word.Fixed
	i, j := 0, 0
	for i < len(out.Quantities) || j < len(out.Periods) {
		if j >= len(out.Periods) || i < len(out.Quantities) && out.Quantities[i].Start < out.Periods[j].Start {
			fixed = append(fixed, word.Fixed{Span: out.Quantities[i].Span, Tag: word.M, Ref: i})
			i++
		} else {
			fixed = append(fixed, word.Fixed{Span: out.Periods[j].Span, Tag: word.T, Ref: j})
			j++
		}
	}
	out.Begin(text, tg.Tag(text, 0, len(text), fixed, nil), out.Quantities, out.Periods)
	var at []int
	for k, t := range out.Toks {
		if t.Tag == word.M && t.Ref >= 0 {
			at = append(at, k)
		}
	}
	return out, at
}

// TestRead reads the last number of each text.
func TestRead(t *testing.T) {
	tg := word.New(nil)
	for _, c := range []struct {
		text string
		kind paper.FigureKind
		dir  int
		noun string
	}{
		{"新增外资企业671户", paper.Delta, 1, "外资企业"},
		{"平台已连接近4000家医疗机构", paper.Level, 0, "医疗机构"},
		{"外贸进出口同比增长2.4%", paper.Rate, 1, "外贸进出口"},
		{"森林覆盖率达到47.1%", paper.Share, 0, "森林覆盖率"},
		{"货运需求衰退4.5%", paper.Rate, -1, "货运需求"},
		{"航班平均超员6%", paper.Rate, 1, "航班"},
		{"出厂价格指数同比达到1.8%", paper.Rate, 1, "出厂价格指数"},
		{"民营企业占63%", paper.Share, 0, "民营企业"},
		{"贷款利率降至3.2%", paper.Ratio, 0, "贷款利率"},
		{"出口增速高于进口增速7.5个百分点", paper.PP, 1, "出口增速"},
		{"审批时限压缩至20个工作日", paper.Level, 0, "审批时限"},
		{"缩减企业提交材料55%", paper.Rate, -1, "提交材料"},
		{"每吨价格降低700元", paper.Delta, -1, "价格"},
		{"总投资50亿元的项目", paper.Level, 0, "总投资"},
		{"覆盖来自各地的200多位权威专家", paper.Level, 0, "权威专家"},
		{"产值是上年的3倍", paper.Multiple, 1, "产值"},
		{"向全球提供60%的风电设备", paper.Share, 0, "风电设备"},
		{"两起爆炸相继发生", paper.Level, 0, "爆炸"},
		{"报酬不低于同岗位工资标准的80%", paper.Ratio, 0, "报酬"},
		// what a change is measured by
		{"津贴标准较改革前提高260元", paper.Delta, 1, "津贴标准"},
		{"能耗与改造前相比下降18%", paper.Rate, -1, "能耗"},
		{"余额较改制之初翻了三番", paper.Multiple, 1, "余额"},
		{"成交量较前一交易日放大12%", paper.Rate, 1, "成交量"},
		{"成本比同类产品低三成", paper.Rate, -1, "成本"},
		{"气温比常年偏低2.6度", paper.Delta, -1, "气温"},
		// how long
		{"一家成立不到5年的公司", paper.Level, 0, "成立"},
		{"故障线路经过5个小时的抢修", paper.Level, 0, "抢修"},
		{"要求3个月的实习经历", paper.Level, 0, "实习经历"},
		{"单颗成本下降近四成", paper.Rate, -1, "单颗成本"},
		{"以2.6%的面积贡献了", paper.Share, 0, "面积"},
		// words that look like others
		{"每万人拥有基站数24个", paper.Level, 0, "每万人拥有基站数"},
		{"卫生院就诊人次上升26%", paper.Rate, 1, "卫生院就诊人次"},
		{"对博士给予30万元安家补贴", paper.Level, 0, "安家补贴"},
		{"投入6000万元进行补贴", paper.Level, 0, "投入"},
		{"拥有万吨级以上泊位28个", paper.Level, 0, "万吨级以上泊位"},
		{"面对原料价格上涨三成", paper.Rate, 1, "原料价格"},
		{"弃光率降到3%", paper.Share, 0, "弃光率"},
		{"4.6万根螺旋桩中", paper.Level, 0, "螺旋桩"},
		{"成本占比虽然只有一成多", paper.Share, 0, "成本占比"},
		{"高于平均水平2个多百分点", paper.PP, 1, ""},
		// who does it, and when, before what is done
		{"企业去年缴税8600万元", paper.Level, 0, "缴税"},
		{"医院全年接诊42万人次", paper.Level, 0, "接诊"},
		{"学校实现就业1.2万人", paper.Level, 0, "就业"},
		{"票房同比大增近九成", paper.Rate, 1, "票房"},
		{"主要完成人的平均年龄为47岁", paper.Level, 0, "完成人的平均年龄"},
		// a plan, and the share of it that is done
		{"完成年度减排计划的106%", paper.Ratio, 0, ""},
		{"计划逐步解决的占82%", paper.Share, 0, ""},
		{"实验室现有骨干研究员210人", paper.Level, 0, "骨干研究员"},
		{"压减一成现有产能", paper.Rate, -1, "现有产能"},
		{"指数失守3030点", paper.Level, 0, "指数"},
		{"指数跌破2000点整数关口", paper.Level, 0, "指数"},
		{"人民币对日元汇率累计升值4%", paper.Rate, 1, "人民币对日元汇率"},
		// the base of a comparison, with what points at it or stands before it
		{"造船费用比本财年增加2.8%", paper.Rate, 1, "造船费用"},
		{"造船费用比上一季度的修船费用高14.1个百分点", paper.PP, 1, "造船费用"},
		{"公益用地不到总面积的十分之一", paper.Share, 0, "公益用地"},
		{"废渣的收益更是卖原矿的十倍", paper.Multiple, 1, "废渣的收益"},
		// what a number counts, where the tagger cuts the word or a clause stands before it
		{"集中打掉7个冻品走私团伙", paper.Level, 0, "冻品走私团伙"},
		{"这里有378名住宿生", paper.Level, 0, "住宿生"},
		{"投放7000吨冬储菜", paper.Level, 0, "冬储菜"},
		{"选育出三个优质莲种", paper.Level, 0, "优质莲种"},
		{"每年约有20万肉眼可见的畸形儿", paper.Level, 0, "畸形儿"},
		{"对10起违反中央八项规定精神的典型问题发出通报", paper.Level, 0, "典型问题"},
		{"1万多永州、郴州等城市国有企业的下岗职工", paper.Level, 0, "下岗职工"},
		{"一支5000多人的入党积极分子队伍", paper.Level, 0, "入党积极分子队伍"},
		{"每天播出2个小时的赛事集锦", paper.Level, 0, "赛事集锦"},
		{"所欠14家外国银行债务的总额", paper.Level, 0, "外国银行"},
		{"职工收入在贫困线以下的33.8万人", paper.Level, 0, "职工收入"},
		{"在江州、海州投放7000吨", paper.Level, 0, "投放"},
		{"大约100人遭掩埋", paper.Level, 0, "遭掩埋"},
		{"井下被困41人", paper.Level, 0, "被困"},
		{"工程横跨北部4省", paper.Level, 0, "省"},
		{"村里一下子来了700多人", paper.Level, 0, "来"},
		// what a measure is of, and each time
		{"经费标准达到每人每年40元", paper.Level, 0, "经费标准"},
		{"莲子百粒重只有60克", paper.Level, 0, "莲子百粒重"},
		{"纳税人网上申报比例达到81%", paper.Share, 0, "纳税人网上申报比例"},
		{"试种后增产20%", paper.Rate, 1, "增产"},
		{"指数突破5000点大关", paper.Level, 0, "指数"},
		{"仅13天时间就建起了一个养猪场", paper.Level, 0, "建起了一个养猪场"},
		// what becomes of people, and by what
		{"有21人因严寒死去", paper.Level, 0, "死去"},
		{"另有700多人因脱水或中暑入院治疗", paper.Level, 0, "入院治疗"},
		{"725人因禁毒不力被问责", paper.Level, 0, "被问责"},
		{"1700多人出现窒息症状", paper.Level, 0, "窒息症状"},
		{"三人是当地小镇的缉毒警官", paper.Level, 0, "缉毒警官"},
		{"他们按每亩5000元收购", paper.Level, 0, "收购"},
		{"对牧民按每亩50元进行补助", paper.Level, 0, "补助"},
		{"卖出了普通水稻十倍的价格", paper.Multiple, 1, "价格"},
		{"一段短短的60公里", paper.Level, 0, ""},
		{"这些果树五年才能见效益", paper.Level, 0, "见效益"},
		{"11个东部省份中", paper.Level, 0, "东部省份"},
		{"出台了40余项管人、管事、管钱的长效机制", paper.Level, 0, "长效机制"},
		{"承包了县里的近千亩地", paper.Level, 0, "地"},
		{"在当地从医60多年", paper.Level, 0, "从医"},
		{"总共92名初中生和教师参赛", paper.Level, 0, "初中生"},
		{"检测到720次余震", paper.Level, 0, "余震"},
		{"该国共有10亿美元资金", paper.Level, 0, "资金"},
		{"陈妍已领先了0.24秒", paper.Delta, 1, "领先"},
		{"全区10县市每村", paper.Level, 0, "县市"},
		{"甲国的债务到去年1月1日时为1.8亿美元", paper.Level, 0, "甲国的债务"},
		{"3名京剧协会的老同志来到", paper.Level, 0, "老同志"},
		{"5个小组的代表发言", paper.Level, 0, "小组"},
		{"组建了13个跨部门、跨地区的创新平台", paper.Level, 0, "跨部门、跨地区的创新平台"},
		{"目前在当地的1800家跨国公司的研发中心", paper.Level, 0, "跨国公司"},
		{"开发浅海养殖用地20万亩", paper.Level, 0, "浅海养殖用地"},
		{"经济以1.2%的缓慢速度增长", paper.Rate, 1, "经济"},
		{"物价指数的上升幅度低于1%", paper.Rate, 1, "物价指数的上升幅度"},
		{"职权精简幅度达84%", paper.Rate, -1, "职权精简幅度"},
	} {
		s, at := sentence(tg, c.text)
		if len(at) == 0 {
			t.Errorf("%s: no number", c.text)
			continue
		}
		r := s.Read(at[len(at)-1])
		noun := string(s.Text[r.Noun.Start:r.Noun.End])
		if r.Kind != c.kind || r.Direction != c.dir || noun != c.noun {
			t.Errorf("%s: %s %+d %q, want %s %+d %q", c.text, r.Kind, r.Direction, noun, c.kind, c.dir, c.noun)
		}
	}
}

func TestPlan(t *testing.T) {
	tg := word.New(nil)
	for text, want := range map[string]bool{
		"力争全年产值突破500亿元":       true,
		"论坛将设立11个分会场":         true,
		"将15个部门的职能整合":         false, // 将 moves what follows
		"经济好于预期，收入增长7%":       false,
		"预计新增就业1200万人":        true,
		"到年底要实现产值300亿元":       true,
		"跑一个手续要去10多个部门":       false,
		"来自各地的19组艺术家将齐聚上海":    true,
		"研究院打算再建10个基地":        true,
		"二期80万千瓦计划今年10月投产":    true,
		"抓捕两名计划在境外作案的人":       false,
		"即将奔赴军营前夕，这8名大学生来到":   false,
		"嫌疑人准备逃跑时，从11米高处坠落":   false,
		"山地计划实施15年来，派到2100个乡": false,
		"未来潜力大，据统计，占产值的17%":   false,
		"计划在年底前，新建11所学校":      true,
	} {
		s, at := sentence(tg, text)
		if _, got := s.Plan(at[len(at)-1]); got != want {
			t.Errorf("%s: plan %v, want %v", text, got, want)
		}
	}
}
