package extract

import "testing"

// TestCast holds that a person whom the story has introduced is known again.
func TestCast(t *testing.T) {
	check(t, "introduced by what he is",
		tell("陕北：扶志", "东川县道东村评选，村民李战文获得两颗星。", "借助经验，李战文向镇上申请了1万元贷款，建起了30个蜂房。如今，首批12箱蜂已经产蜜。"),
		"两颗|*|* 1万元|贷款|李战文 30个|蜂房|李战文 12箱|蜂|李战文")
	check(t, "the title is about him: a paragraph that names him",
		tell("孙奇：我还想回到售票台", "孙奇是售票员。", "眼下很忙，但大家惦记孙奇。三年没有见面。", "售票台前，旅客有300人。"),
		"三年|*|孙奇 300人|*|")
	check(t, "but not what he says of others",
		tell("杨传书：大交通更加便民", "杨传书说，大交通好。", "谈到工作时，杨传书说，1到7月份完成固定资产投资10129亿元。"), "10129亿元|固定资产投资|")
	check(t, "and a place before the colon is a place",
		tell("安徽：夏粮丰收", "安徽很忙。", "安徽的麦田里，收割机有300台。"), "300台|*|安徽")
	check(t, "one of whom others are like is not spoken of",
		tell("", "村民王艺很高兴。", "在全国，像他这样的贫困农民还有两千多万。"), "两千多万|*|全国")
}

// TestSubjectAfter holds an opening adverbial whose subject stands behind it.
func TestSubjectAfter(t *testing.T) {
	check(t, "a person", tell("", "南苏丹爆发冲突。在组织773名员工撤离后，王杰带领大家留了下来。"), "773名|*|王杰")
	check(t, "whose something is told is no subject", tell("", "南苏丹举行选举。在已统计的56%的选票中，王杰的得票率领先。"), "56%|*|南苏丹")
}

// TestClassAsSubject holds that a sentence with a subject of its own takes over none.
func TestClassAsSubject(t *testing.T) {
	check(t, "in its own clause", tell("", "贵州很忙。论坛共设立10个会场。"), "10个|会场|论坛")
	check(t, "before a clause without a subject", tell("吉北县：整改见效", "吉北县很忙。", "卫生部门立即汇总名单，组建了389个服务团队。"), "389个|*|卫生部门")
	check(t, "a clause with a subject of its own", tell("", "美国遭遇大雪。大量学校停课，十多个州实施紧急状态。"), "十多个|*|美国")
	check(t, "the government of a place is the place", tell("沈阳市：老街新貌", "沈阳市很忙。", "政府搭建平台，组织了30场活动。"), "30场|*|沈阳市")
}

// TestInterview holds whose the answers of one who heads a place are.
func TestInterview(t *testing.T) {
	check(t, "the place he heads", tell("钱要花在刀刃上——访沈阳市市长陆远书", "记者：今年的目标是什么？", "陆远书：地区生产总值增长7.5%。南北县增长3%。我们做了3件事。"),
		"7.5%|地区生产总值|沈阳市 3%|*|* 3件|事|沈阳市")
	check(t, "no interview: a farmer speaks of himself", tell("", "村里很忙。", "陆远书：“我一年能挣3万元。”"), "3万元|*|陆远书")
}

// TestHonour holds that an ordinal before the nation makes it a title.
func TestHonour(t *testing.T) {
	check(t, "no owner of what follows", tell("", "第四届全国道德模范孙小奇来了。如今，离开已经三年。"), "三年|*|孙小奇")
}

// TestPronounOfPerson holds that 他们 is whom the sentence before is about, and no place in it.
func TestPronounOfPerson(t *testing.T) {
	check(t, "the subject before the object", tell("", "党员王爱英，从报上看到一篇湖南农民致富的信息后，和丈夫建起了占地5亩的猪场。随后他们养猪，纯收入达3万元。"),
		"5亩|*|王爱英 3万元|纯收入|王爱英")
}

// TestHeadSetOff holds a head with a relative clause, set off by a comma.
func TestHeadSetOff(t *testing.T) {
	check(t, "it stands somewhere", tell("", "贵州很忙。位于园区的国家轻型农机装备创新中心，由12家单位组建。"), "12家|*|国家轻型农机装备创新中心")
	check(t, "but what is built is no subject", tell("", "贵州很忙。贵州建起集治疗、培训于一体的传染病服务中心，并提供价值500万元的设备。"), "500万元|*|贵州")
}

// TestHosted holds that those who have come to a zone are counted for it.
func TestHosted(t *testing.T) {
	check(t, "the class means the zone of the story", tell("天津：科技驱动", "天津滨海新区生态城很忙。", "目前，落户生态城的企业有4500家，有三分之一是外企。"),
		"4500家|*|天津滨海新区生态城 三分之一|*|天津滨海新区生态城")
}

// TestOffice holds that the seat of an office is no owner of what it does.
func TestOffice(t *testing.T) {
	check(t, "the customs, not the port zone", tell("东岭综合保税区见闻", "东岭综合保税区很忙。", "湛江海关驻港区办事处副主任林某介绍，该关试行改革，查验由5个环节并为2个。"),
		"5个|环节|湛江海关 2个|环节|湛江海关")
}

// TestUndertaking holds that a project without a name goes on.
func TestUndertaking(t *testing.T) {
	check(t, "to the next sentence", tell("东岭高新区探访", "东岭高新区很忙。", "项目由一家公司投资建设，总投资76亿元。二期80万千瓦今年投产。"), "76亿元|总投资|项目 80万千瓦|*|项目")
	check(t, "what a meeting decides is not its own", tell("东岭高新区探访", "东岭高新区很忙。", "会议决定，税率由5%降到3%。"), "5%|税率|东岭高新区 3%|税率|东岭高新区")
}

// TestUndertakenInTitle holds that what is built in a zone is the topic of the title, and not the zone.
func TestUndertakenInTitle(t *testing.T) {
	check(t, "of a zone", tell("东岭高新区源网项目探访", "机器声响。", "储能是另一块拼图，规模为40万千瓦。"), "40万千瓦|规模|东岭高新区源网项目")
	check(t, "by its class alone", tell("南水北调中线工程全线贯通", "机器声响。", "干线全长1432公里。"), "1432公里|*|南水北调中线工程")
	check(t, "but what the nation does is the nation's", tell("我国重大水利工程进展顺利", "机器声响。", "投资总规模超过8000亿元。"), "超过8000亿元|*|我国")
}

// TestOfNation holds that what an office of the nation counts is not of the town spoken of.
func TestOfNation(t *testing.T) {
	check(t, "none of the town's", tell("减税促发展", "辽宁东港市新增企业4458户。", "据国家税务总局统计，享受优惠的企业有216万户。"), "4458户|*|* 216万户|*|")
	check(t, "a local office counts for it", tell("减税促发展", "辽宁东港市新增企业4458户。", "据东港市税务局统计，享受优惠的企业有216户。"), "4458户|*|* 216户|*|辽宁东港市")
	check(t, "the headquarters of a rescue too", tell("泰宁抢险", "福建泰宁发生滑坡，31人遇难。", "来自抢险指挥部的消息，还有7人失联。"), "31人|*|* 7人|*|福建泰宁")
}

// TestAllOfUs holds that 我们 of nobody's is no place, and that who is quoted has a place.
func TestAllOfUs(t *testing.T) {
	check(t, "the nation, where it is named", tell("在海南考察", "我国经济很好。", "海南很美。现在我们每年有700多万大学生。"), "700多万|大学生|我国")
	check(t, "a villager is asked", tell("民勤治沙", "甘肃号顺村很忙。", "甘肃号顺村村民 石多文：我们一年的纯收入过了10万元。"), "10万元|*|甘肃号顺村")
}

// TestOccasion holds that a meeting is no owner of what is said at it.
func TestOccasion(t *testing.T) {
	check(t, "in its sentence and after", tell("", "在今天的国务院政策例行吹风会上，有关人士说，今年四大行业减税965亿元。"), "965亿元|*|")
}

// TestConjunct holds that of a whole and a part joined by 以及 the first is the subject.
func TestConjunct(t *testing.T) {
	check(t, "the whole", tell("", "江西6个地区以及九江市都出现了降雨，受灾县达到40个。"), "6个|*|江西 40个|受灾县|江西")
}

// TestDescribed holds a firm that 这家 and what became of it point to.
func TestDescribed(t *testing.T) {
	check(t, "no zone of the title", tell("东岭高新区见闻", "走进东岭高新区内的恒鼎机械公司，机器声响。那时，这家由研究所转制而来的企业年销售收入不过8000万元。"), "不过8000万元|*|恒鼎机械公司")
}

// TestPronounAcrossParagraphs holds that 他 at the head of a sentence is whom the story is about.
func TestPronounAcrossParagraphs(t *testing.T) {
	check(t, "named in the title", tell("白莲专家李保华", "村民李保华种了3亩地。", "几年来，他发表论文20多篇。"), "3亩|*|李保华 20多篇|*|李保华")
	check(t, "but none who is named once", tell("白莲之乡", "村民李保华种了3亩地。", "几年来，他发表论文20多篇。"), "3亩|*|李保华 20多篇|*|")
}

// TestZoneGoesOn holds that a zone whose firms are counted is spoken of still, and its clauses too.
func TestZoneGoesOn(t *testing.T) {
	check(t, "to the next sentence", tell("天津：科技驱动", "天津滨海新区生态城很忙。", "目前，落户生态城的企业有4500家。去年，创造了180亿元产值。"),
		"4500家|*|天津滨海新区生态城 180亿元|产值|天津滨海新区生态城")
}

// TestTopicClass holds that an undertaking is meant by its class where nobody is named.
func TestTopicClass(t *testing.T) {
	check(t, "it goes on", tell("", "工程将从水库取水。整个线路长723公里。"), "723公里|*|工程")
	check(t, "but a place that is named comes first", tell("", "贵州很忙。工程将从水库取水。整个线路长723公里。"), "723公里|*|贵州")
}

// TestHere holds that 这里 is no place that only says where the subject is the only one.
func TestHere(t *testing.T) {
	check(t, "the school", tell("", "红星小学是江安县唯一能住宿的学校，这里有378名学生。"), "378名|*|红星小学")
}
