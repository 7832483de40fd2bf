package extract

import "testing"

// TestProjects holds that a project is known by the phrase that says what it is to make.
func TestProjects(t *testing.T) {
	check(t, "该项目 points back to it", tell("东岭县三季度重大项目开工", "东岭县很忙。泰和岩棉保温材料生产线项目正式动工。据了解，该项目占地35亩，拟投资3.1亿元。"),
		"35亩|占地|泰和岩棉保温材料生产线项目 3.1亿元|*|泰和岩棉保温材料生产线项目")
	check(t, "and 项目 in its paragraph", tell("", "东岭集团投资的光伏发电项目落户云岩高新区，项目总投资20亿元，占地500亩。项目建成后，年产值8000万元。"),
		"20亿元|*|光伏发电项目 500亩|占地|光伏发电项目 8000万元|年产值|光伏发电项目")
	check(t, "with the firm that it is of", tell("", "民营企业青藤集团新能源电池项目开工，此项目总投资20亿元。"), "20亿元|*|民营企业青藤集团新能源电池项目")
	check(t, "its owner, where it is what he begins", tell("", "海川石化公司启动炼油升级项目，总投资339亿元。肥西县开工建设污水处理项目，投资2亿元。"), "339亿元|总投资|海川石化公司 2亿元|*|肥西县")
	check(t, "only a kind of projects", tell("", "今年沈阳市重大产业项目总投资430亿元。该项目库有新项目10个。"), "430亿元|*|沈阳市 10个|*|沈阳市")
	check(t, "those that are counted", tell("", "东岭市在谈光伏发电项目10个，总投资20亿元。"), "10个|*|东岭市 20亿元|总投资|东岭市")
	check(t, "what it costs", tell("东岭新区三个项目开工", "东岭新区很忙。锂电池隔膜生产线项目总投资3亿元。该项目达产后年产值可达5亿元。"), "3亿元|总投资|锂电池隔膜生产线项目 5亿元|年产值|锂电池隔膜生产线项目")
	check(t, "a site with a name", tell("东岭新区三个项目开工", "华美琳壳体组件生产基地总投资1.5亿元，占地2万平方米。", "云岩智慧科技园总投资2亿元。该项目计划引进50家企业。"),
		"1.5亿元|总投资|华美琳壳体组件生产基地 2万平方米|占地|华美琳壳体组件生产基地 2亿元|总投资|云岩智慧科技园 50家|*|云岩智慧科技园")
}
