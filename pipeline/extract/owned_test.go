package extract

import "testing"

// TestSource holds that an office that makes known what is measured has none of it.
func TestSource(t *testing.T) {
	check(t, "in the title", tell("国家统计局首席统计师解读8月份消费数据", "8月份，社会消费品零售总额4万亿元，同比增长4.6%。"), "4万亿元|*| 4.6%|*|")
	check(t, "before a colon", tell("商务部：消费市场回暖", "8月份，网上零售额1.2万亿元。"), "1.2万亿元|*|")
	check(t, "but what it counts of its own", tell("商务部公布新一批名单", "名单中有30家老字号企业。"), "30家|*|商务部")
	check(t, "in the line before the report", tell("湖南自贸区成果丰硕", "人民网长沙9月13日电 （记者李明）记者今天获悉，新设企业3.4万家。"), "3.4万家|*|湖南自贸区")
	check(t, "of a small place", tell("", "本报古城1月11日电 记者李明报道：去年新设企业3.4万家。"), "3.4万家|*|")
}

// TestPart holds that what only bounds a number does not own it.
func TestPart(t *testing.T) {
	check(t, "a line of business", tell("", "前三季度，云岩区完成总产值50亿元。零售业完成销售额19.6亿元，增长2.6%；餐饮业完成营业额1.42亿元。"),
		"50亿元|*|云岩区 19.6亿元|*|云岩区 2.6%|*|云岩区 1.42亿元|*|云岩区")
	check(t, "but it owns what it signs", tell("", "云岩区很忙。银行业签约债转股4000亿元。"), "4000亿元|*|银行业")
	check(t, "the whole of a share", tell("", "云岩区净利润300亿元，占深市整体净利润32.86%。"), "300亿元|*|云岩区 32.86%|*|云岩区")
	check(t, "whose rate is exceeded", tell("", "兰江新区工业增加值增长12%，大幅高于全省8.1%的增速。"), "12%|*|兰江新区 8.1%|*|全省")
	check(t, "each in a list of counts", tell("", "全国新设开发区14个，其中东部地区7个、中部地区1个、西部地区6个。"), "14个|*|全国 7个|*|东部地区 1个|*|中部地区 6个|*|西部地区")
	check(t, "who is taken away", tell("", "扣除体量较大的中国铁建，其余27家公司营业收入增长37%。"), "27家|*| 37%|*|")
	check(t, "firms of a place", tell("", "工信部公示名单，10家沈阳企业入选。"), "10家|*|沈阳")
	check(t, "members of a list cut to pieces", tell("云岩经开区简讯", "新建泰龙环保、矽丰电子、百绘高新、联盛机械等27个项目。"), "27个|*|云岩经开区")
	check(t, "sister measures", tell("", "非金融企业存款减少3000亿元，财政性存款增加4806亿元。"), "3000亿元|*|* 4806亿元|*|")
}

// TestOurs holds that 我区 is the one that the story is about.
func TestOurs(t *testing.T) {
	check(t, "of the title", tell("云岩区招商提速", "我区紧盯长三角和两江新区等招商。", "我区还策划储备了45个项目。"), "45个|*|云岩区")
	check(t, "or itself", tell("招商提速", "我区紧盯长三角和两江新区等招商。", "我区还策划储备了45个项目。"), "45个|*|我区")
}

// TestPresented holds that 他叫 names whom the story is about.
func TestPresented(t *testing.T) {
	check(t, "in every paragraph", tell("回村养羊记", "他叫李文杰，42岁。", "去年8月，他投资8万元买回了50只羊。"), "42岁|*|李文杰 8万元|*|李文杰 50只|*|李文杰")
}

// TestVillage holds that a village is known where the tagger knows none of its characters.
func TestVillage(t *testing.T) {
	check(t, "and who heads it is not it", tell("", "兴田村地处腹地，平均海拔1280米。兴田村第一书记龙江告诉记者，该村有205户人家。"), "1280米|*|兴田村 205户|*|兴田村")
}

// TestClosesQuote holds that the figures of a quotation of many sentences are his who is named
// behind it.
func TestClosesQuote(t *testing.T) {
	check(t, "his house", tell("", "“我们的整车自动化率达92%。我们还掌握了600余项专利。”恒鼎机械公司相关负责人说。"), "92%|*|恒鼎机械公司 600余项|*|恒鼎机械公司")
	check(t, "himself, and nobody before", tell("", "东岭县很忙。“以前种玉米一亩收入500元。现在我家种花，一亩收入3000元。”村民李红说。"), "500元|*|李红 3000元|*|李红")
	check(t, "what is at home", tell("", "“家里的5亩果园能收3万斤。”果农赵新房说。"), "5亩|*|赵新房 3万斤|*|赵新房")
}

// TestSetting holds what a clause or a sentence only says beside what it is about.
func TestSetting(t *testing.T) {
	check(t, "when it was built", tell("云水街改造", "联荣公寓建成于2017年，共有13幢楼。"), "13幢|*|联荣公寓")
	check(t, "who makes a survey", tell("", "近日，青苗研究院发起了一项调查，有1000位年轻人填写。数据显示，73%的打工人月薪超过8000元。"), "1000位|*| 73%|*| 超过8000元|*|")
	check(t, "parts behind 其中", tell("", "全省法院共收案3214件。其中，基层法院收案2719件；中级法院收案438件。综合结案率为93.0%。"), "3214件|*|全省法院 2719件|*|基层法院 438件|*|中级法院 93.0%|*|全省法院")
	check(t, "what a list is done to", tell("", "华科园深耕深圳、上海等产业集聚区，一季度签约项目1个。"), "1个|*|华科园")
	check(t, "a name in quotation marks", tell("", "“中国记忆——5000年文明瑰宝展”开展后，云岩博物馆的观众达到8600人。观众分两批。"), "8600人|*|云岩博物馆 两批|*|云岩博物馆")
	check(t, "terms of a sum", tell("", "县里通过“龙头企业+基地+农户”方式，带动每户种树20株。"), "20株|*|")
	check(t, "a row of titles", tell("", "云岩实验室承担项目89项，在《细胞》《自然》《科学》子刊发表论文462篇。"), "89项|*|云岩实验室 462篇|*|云岩实验室")
}

// TestNarration holds whose things are in a story told of a person, or by him.
func TestNarration(t *testing.T) {
	check(t, "he of the sentences before", tell("", "种植大户周东河有着丰富的经验。他的大棚栽了4807棵西红柿，收入能达到十万元。"), "4807棵|*|周东河 十万元|*|周东河")
	check(t, "who is told of behind a quotation", tell("", "“我这辆车是从大棚里种出来的。去年我种了两亩黄瓜，亩产量6万斤。”正在棚里忙活的村民席永涛脸上洋溢着笑容。"), "两亩|*|席永涛 6万斤|*|席永涛")
	check(t, "and no place that he only sees", tell("云岭镇见闻", "过去，韩春明自己种菜。他看到村里大力发展，非常心动，于是联合其他6个村民成立合作社。"), "6个|*|韩春明")
	check(t, "a name that ends like a verb", tell("云岭镇见闻", "“我种了两亩香葱。”云岭镇种植户陈慧花说。"), "两亩|*|陈慧花")
	check(t, "a villager tells of himself", tell("", "村民唐太成很忙。“五一期间，纯收入有6000多元。”唐太成说。"), "6000多元|*|唐太成")
	check(t, "who heads a village tells of that", tell("云岭镇见闻", "大柳沟社区党总支部书记刘琪说：建棚是为了发展。投资200余万元，建起了大棚7个。"), "200余万元|*|大柳沟社区 7个|*|大柳沟社区")
	check(t, "a reserve, and not its office", tell("", "记者从云岩湖国家级自然保护区管理局获悉，近日，该保护区监测到黑鹳30只。"), "30只|*|云岩湖国家级自然保护区")
	check(t, "a forecast is no saying", tell("", "新疆煤炭预测储量占全国的40%。"), "40%|*|新疆")
	check(t, "each line of business", tell("", "电子信息制造业利润增长28.6%，装备制造业增长17.3%。"), "28.6%|*|电子信息制造业 17.3%|*|")
}

// TestListOfChanges holds that each in a list of changes has its own.
func TestListOfChanges(t *testing.T) {
	check(t, "behind its name and how it changed", tell("", "深圳港同比下降7.4%、东莞港同比下降7.5%、福州港同比下降1.7%。"), "7.4%|*|深圳港 7.5%|*|东莞港 1.7%|*|福州港")
	check(t, "whose office the news is from", tell("云岩湖湿地观鸟", "5日，记者从云岩湖湿地国家级自然保护区管理局（以下简称“云岩保护区”）获悉，近日有鸟飞来。", "据了解，此次调查记录到水鸟34种。"), "34种|*|云岩湖湿地")
}

// TestSummed: the members of a list own nothing where a number counts them, known or not.
func TestSummed(t *testing.T) {
	check(t, "as many as the list has", tell("", "河川钢结构产业基地、云岩壳体生产基地、众环智慧科技园三个项目启动建设。"), "三个|项目|")
	check(t, "of any kind", tell("", "首批入园的北岭富硒科技公司、东岭光学研究所2家科技型企业即将投产。"), "2家|科技型企业|")
	check(t, "but of another number", tell("", "河川公司、云岩研究所合作的5个项目开工。"), "5个|项目|河川公司")
}
