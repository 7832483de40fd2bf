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
