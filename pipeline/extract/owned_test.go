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
	check(t, "members of a list cut to pieces", tell("云岩经开区简讯", "新建泰龙环保、矽盛电子、百图高新、联茂机械等27个项目。"), "27个|*|云岩经开区")
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
