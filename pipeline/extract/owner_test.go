package extract

import (
	"fmt"
	"strings"
	"testing"

	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/paper"
)

// tell reads the paragraphs as one story and returns what each figure is of and
// whose: quote|indicator|entity.
func tell(title string, paras ...string) (out []string) {
	a := &paper.Article{Title: title}
	for _, p := range paras {
		a.Paragraphs = append(a.Paragraphs, &paper.Paragraph{Role: paper.Body, Text: p})
	}
	day := paper.DayOf(2024, 5, 20)
	a.Meta.Date, a.Meta.Earliest, a.Meta.Latest = day, day, day
	Article(a)
	for _, f := range a.Figures {
		out = append(out, fmt.Sprintf("%s|%s|%s", f.Quote, f.IndicatorText, f.EntityText))
	}
	return
}

// check compares figure by figure; a * stands for any indicator or owner.
func check(t *testing.T, text string, got []string, want string) {
	t.Helper()
	w := strings.Fields(want)
	if len(got) != len(w) {
		t.Errorf("%s:\n  got  %q\n  want %q", text, got, w)
		return
	}
	for i := range w {
		a, b := strings.Split(got[i], "|"), strings.Split(w[i], "|")
		for k := range b {
			if b[k] != "*" && a[k] != b[k] {
				t.Errorf("%s: got %s, want %s", text, got[i], w[i])
				break
			}
		}
	}
}

// TestOwner holds a case of each rule for whose a figure is, in one sentence or two.
func TestOwner(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"whom a headline names behind its colon", "营收增长14.2%、利润增长9.8%：滨海经开区交出成绩单", "14.2%|营收|滨海经开区 9.8%|利润|滨海经开区"},
		{"among how many it ranks, and who does", "保税区出口2043亿元，规模在全国168个特殊监管区域中排名第14位，前移5位。", "2043亿元|出口|保税区 168个|特殊监管区域|全国 第14位|*|保税区 5位|*|保税区"},
		{"in which market a share is held", "全球市场占有率超过三成。", "超过三成|市场占有率|"},
		{"a name before 现年", "普京现年64岁。穆加贝今年93岁。黄教安今年58岁。", "64岁|*|普京 93岁|*|穆加贝 58岁|*|黄教安"},
		{"but no thing and no kind of people", "大桥今年30岁。老人今年80岁。", "30岁|*| 80岁|*|"},
		{"a shop's name in quotation marks", "老字号“裕和斋”开出12家直营店，单店客流1500人次。", "12家|直营店|裕和斋 1500人次|*|裕和斋"},
		{"but a class is none", "企业“走出去”步伐加快，投资30亿元。", "30亿元|投资|"},
		{"the firm of its manager", "瑞科达半导体有限公司很忙。“今年我们出货3200万颗。”总经理邵文博说。", "3200万颗|出货|瑞科达半导体有限公司"},
		{"a price of the world", "沙特很忙。国际市场原油价格下降到40美元。", "40美元|国际市场原油价格|国际市场"},
		{"what is counted by its name owns nothing", "新建8所“春蕾小学”，帮助2万名儿童。", "8所|*| 2万名|儿童|"},
		{"from one place to another", "贵州凯里很热闹，游客达3万人。在湖北武汉，横渡也开始了。约300人到达终点。", "3万人|*|贵州凯里 约300人|*|湖北武汉"},
		{"who lives where, and his age", "家住东岭的村民雷大勇，44岁，去年月薪6800元。", "44岁|*|雷大勇 6800元|月薪|雷大勇"},
		{"a department of a province", "浙江省地矿厅将6名干部免职。", "6名|干部|浙江省地矿厅"},
		{"a chamber of a parliament", "日本参议院共有242个议席。", "242个|议席|日本参议院"},
		{"a firm in the bracket that heads the item", "【云起科技】首款芯片量产，3月出货120万颗。", "120万颗|*|云起科技"},
		{"where the reporter has come to", "两年前，记者第一次来到石桥湾化工园时，园里有11家企业。", "11家|企业|石桥湾化工园"},
		{"the firm inside", "走进园内龙头企业凯恩诺特种材料公司，中控室里只有4名员工。", "4名|员工|龙头企业凯恩诺特种材料公司"},
		{"whose the age is", "1933年，年仅19岁的吴清源改变了布局。", "19岁|年龄|吴清源"},
		{"and not the town's", "东岭县有大事。53岁的男子获救。", "53岁|年龄|"},
		{"nor the province's where it rained", "6月9号，浙江温州暴雨，47岁的方清容因为急着回家摔伤了。", "47岁|年龄|"},
		{"a name of any words behind a kind of people", "村民李小明养了30头牛。", "30头|牛|李小明"},
		{"a village's cooperative", "陇丰村合作社的300亩雪桃迎来丰收。", "300亩|雪桃|陇丰村合作社"},
		{"an office and its branch", "国务院发展研究中心有研究员300名。", "300名|研究员|国务院发展研究中心"},
		{"where someone works", "捷顺物流有限公司很忙。她所在的公司去年报关8万票。", "8万票|*|捷顺物流有限公司"},
		{"inside a zone without a name", "青川很忙，相邻的保税区里，17家企业已入驻，协议外资5亿元。", "17家|企业|保税区 5亿元|*|保税区"},
		{"who acts elsewhere", "白沙河开发区很忙。在长沙、株洲设立3个孵化器后，去年引进项目46个。", "3个|孵化器|白沙河开发区 46个|*|白沙河开发区"},
		{"a name no suffix gives away", "去年，比亚迪销量突破300万辆，宁德时代营业收入达4000亿元。", "300万辆|销量|比亚迪 4000亿元|营业收入|宁德时代"},
		{"a firm's stem, where its full name stood", "日用一万吨水的沧河大化公司很着急。沧河大化的用水成本降低三成。", "一万吨|水|沧河大化公司 三成|用水成本|沧河大化"},
		{"who announces what he does himself", "中方宣布将出资6000万美元设立基金。", "6000万美元|*|中方"},
		{"who publishes says nothing of himself", "国家统计局公布，全国铜产量增长3%。", "3%|铜产量|全国"},
		{"a dateline owns nothing", "本报南京5月7日电，10位青年讲了自己的故事。", "10位|青年|"},
		{"the head behind a relative clause with a pronoun", "目前他所创办的安河家政公司已吸收46名工人。", "46名|工人|安河家政公司"},
		{"the person at the end of a relative clause", "今年9月才入学的薛同学已经有6段实习经历。", "6段|实习经历|薛同学"},
		{"the name the clause with the number modifies", "国华电力公司日产20万吨淡水。日产30万吨淡水的东岭水务公司也投产了。", "20万吨|淡水|国华电力公司 30万吨|淡水|东岭水务公司"},
		{"全县 is the county named before", "青川县很重视。全县342个村建起图书室。", "342个|村|青川县"},
		{"市里 is the city", "云岩区很热闹。贵阳市里增加了上千个摊位。", "上千个|摊位|贵阳市"},
		{"区内 is the zone, not the customs named since", "北岭综合保税区扩容。北岭海关改了办法，查验率不足1%。区内电商日均处理订单12万单。", "不足1%|查验率|北岭海关 12万单|*|北岭综合保税区"},
		{"这家 with a clause before its noun", "天远航空公司在此落户。这家2019年来的企业，厂房面积3.6万平方米。", "3.6万平方米|厂房面积|天远航空公司"},
		{"a class noun before other nouns", "建龙钢铁公司用上了新设备，企业热轧效率提升17%。", "17%|热轧效率|建龙钢铁公司"},
		{"分别 parts the list", "国家开发银行和工商银行分别发放贷款300亿元和500亿元。", "300亿元|发放贷款|国家开发银行 500亿元|发放贷款|工商银行"},
		{"coordinated numbers have one owner", "北岭高新区高新技术企业、科技型中小企业分别达到1046家、2380家。", "1046家|高新技术企业|北岭高新区 2380家|科技型中小企业|北岭高新区"},
		{"the end of a change has the owner of its beginning", "北岭海关支持电商，电商企业由最初的11家发展到148家。", "11家|电商企业|北岭海关 148家|电商企业|北岭海关"},
		{"a new subject behind a semicolon", "市总工会筹资63万元，慰问职工；民政局筹资72万元，慰问老人。", "63万元|*|市总工会 72万元|*|民政局"},
		{"an answer behind a dash", "4.2亿粒种子、86个国家——这是沧西种业科技园今年的成绩单。", "4.2亿粒|种子|沧西种业科技园 86个|国家|沧西种业科技园"},
		{"parts of a country", "东部11个省市去年GDP平均增速为9.5%。", "11个|省市|东部 9.5%|GDP平均增速|东部"},
		{"a share of a place is not the place's", "产量占到了全国的近四成。", "近四成|产量|"},
		{"who is made to do something", "民政部要求全国50%以上的养老机构配备医生。", "50%以上|养老机构|全国"},
		{"a place as base is none", "澜港片区以全市2%的土地，贡献了全市15%的税收。", "2%|土地|澜港片区 15%|税收|澜港片区"},
		{"a place 像 compares with owns nothing", "像北岭村这样的山村有139个。", "139个|山村|"},
		{"reporters own nothing", "记者张敏从交通部门了解到，今年新建公路500公里。", "500公里|公路|"},
		{"发布 with an object is no saying", "河南省发布了预警信号，14个县停了课。", "14个|县|河南省"},
		{"in whose bounds", "共有两万家企业在北岭自贸试验区内设立了账户。", "两万家|企业|北岭自贸试验区"},
		{"a firm its class stands before", "在钢管企业华昌，去年产值达3亿元。", "3亿元|产值|华昌"},
		{"a firm the text defines", "泽普互动是东岭的一家高科技企业，泽普互动占据了八成的市场份额。", "八成|市场份额|泽普互动"},
		{"a country's firm is no kind of firms", "德国大众集团去年销量900万辆，美国石油公司利润下降5%。", "900万辆|销量|德国大众集团 5%|利润|*"},
		{"a fair by its 本届", "本届农高会设有36个专题展。", "36个|专题展|农高会"},
		{"a facility behind its place", "三峡船闸累计货运量突破10亿吨。", "10亿吨|货运量|三峡船闸"},
		{"works named after their place", "东北货运快车物流系统已建立200个收货点。", "200个|收货点|东北货运快车物流系统"},
		{"a kind that a number counts is no name", "这里建了12个国家级示范区，去年产值3亿元。", "12个|国家级示范区| 3亿元|产值|"},
		{"a person's title ends a place's name", "旱垣镇科技员张海泉来信说，果园有1.5万亩。", "1.5万亩|果园|*"},
		{"a word that ends in a line of business is no firm", "长兴县蓄电池产量接近全国一半。", "一半|蓄电池产量|长兴县"},
		{"many zones are no zone", "总量居全省开发区第二位。", "第二位|总量|全省"},
		{"a noun that ends in a name is that name", "工业大省辽宁拥有140万公顷的湿地。", "140万公顷|湿地|辽宁"},
		{"a wetland at a river's mouth", "鸭绿江口湿地原有的一万多亩虾塘已恢复。", "一万多亩|虾塘|鸭绿江口湿地"},
		{"behind a dash stands what is spoken of", "我国西煤东运的通道－－河北黄骅港吞吐量超过10万标箱。", "超过10万标箱|吞吐量|河北黄骅港"},
		{"甘肃全省 is 甘肃", "天祝县发放了3亿元贷款。而甘肃全省目前发放贷款37亿元。", "3亿元|贷款|天祝县 37亿元|发放贷款|甘肃"},
		{"a list of products is no firm's", "河北水泥产量下降5%，江苏光伏装机容量增长6%。", "5%|水泥产量|河北 6%|光伏装机容量|江苏"},
		{"a name begins where a word does", "储能项目开工了，该项目二期工程占地3.6万平方米。", "3.6万平方米|*|项目二期工程"},
		{"a zone of the list with its class behind it", "深圳前海自贸区新增企业3000家，前海片区注册企业达2万家。", "3000家|企业|深圳前海自贸区 2万家|注册企业|前海片区"},
		{"a line has the name of both its ends", "云岩至青川高铁全长358公里。", "358公里|全长|云岩至青川高铁"},
		{"a farm behind a river", "柳河农场种植水稻20万亩。", "20万亩|种植水稻|柳河农场"},
		{"a bureau of farms is no province, and 垦区 is no place before", "黑龙江农垦局改了体制。垦区农机总动力达1000万千瓦。", "1000万千瓦|农机总动力|垦区"},
		{"a congress behind its subject", "中国网络视听大会吸引2000人参会。", "2000人|*|中国网络视听大会"},
		{"公司 is not with whom it works", "沧河通信股份有限公司与美国天远公司合作多年。目前，公司已引进8种新产品。", "8种|新产品|沧河通信股份有限公司"},
		{"a list of bodies behind a semicolon", "市总工会投入50万元；团市委、妇联投入30万元。", "50万元|*|市总工会 30万元|*|团市委、妇联"},
		{"places behind a bank are where its branches are", "工商银行缅甸、柬埔寨、老挝等分支机构起了作用，提供了6000万美元融资。", "6000万美元|*|工商银行"},
		{"a county by its short name", "义乌去年新增市场主体3万户。", "3万户|*|义乌"},
		{"a name of two characters that are words", "记者走进江中制药集团，它的总资产达60亿元。", "60亿元|总资产|江中制药集团"},
		{"a name with an old function word", "与港口相邻的天纵物流，建起8万平方米的智能仓。", "8万平方米|*|天纵物流"},
		{"the name without its line of business", "鼎弘新能源集团去年落户。如今，鼎弘已建成3座厂房。", "3座|厂房|鼎弘"},
		{"a bank of the nation's name", "对中国农业发展银行下调存款准备金率2个百分点。", "2个百分点|*|中国农业发展银行"},
		{"a firm in quotation marks", "“花海”公司拥有员工300人。", "300人|员工|“花海”公司"},
		{"a clause behind 预计 has its own subject", "预计2024年东岭航空港工业收入突破两千亿元。", "两千亿元|*|东岭航空港"},
		{"这些企业 are no name", "为了让这些企业职工过好节，东岭县帮助10户企业脱困。", "10户|*|东岭县"},
		{"像某某 is no name", "鼎弘集团投资5亿元。像鼎弘这样的企业，北坡经开区已引进7家。", "5亿元|投资|鼎弘集团 7家|*|北坡经开区"},
		{"a number and what it counts end no name", "园区现有博士后工作站14个。", "14个|*|园区"},
		{"what is counted owns nothing", "东岭县累计发运中欧班列300列。", "300列|*|东岭县"},
		{"a fair by its short name", "第六届进博会意向成交700亿美元。", "700亿美元|*|进博会"},
		{"what is estimated says nothing", "去年东岭省贸易逆差初步估计为15亿美元。", "15亿美元|贸易逆差|东岭省"},
		{"behind a dash and 这是 stands whose it was", "企业开办时间由5天缩短为4小时——这是澄湖自贸片区给出的效率。", "5天|*|澄湖自贸片区 4小时|*|澄湖自贸片区"},
		{"where an order comes from", "东岭造船厂接到来自云岩省的2亿元订单。", "2亿元|订单|东岭造船厂"},
		{"a class that is counted", "146家国家高新区营业收入达28万亿元。", "146家|*|* 28万亿元|*|国家高新区"},
		{"a class as the subject of the clause before", "例如许多学校设置了课程，要求6个月的实习经历。", "6个月|*|学校"},
		{"老 and 小 before a surname", "老魏把钢材运到码头，每吨运费要160元。小尹把种植面积提高到500亩。", "160元|运费|老魏 500亩|种植面积|小尹"},
		{"a firm named after its line of business", "光算智能估值超80亿元。和硕达电子出口电脑62万台。", "超80亿元|*|光算智能 62万台|*|和硕达电子"},
		{"a firm whose own name is a word", "泰航供应链公司日均发货1.8万票。", "1.8万票|*|泰航供应链公司"},
		{"one of those of a place", "南坡村是云泽市的12个示范村之一。", "12个|示范村|云泽市"},
		{"an office behind its place", "北京军区支援灾区食品1.5万公斤。", "1.5万公斤|*|北京军区"},
		{"two bodies that join forces are not one", "人民银行东岭市分行联合高新区推出新贷款，授信9亿元。", "9亿元|*|人民银行东岭市分行"},
		{"全社会 is the nation's", "在我国的全社会融资总额中，间接融资占比超过80%。", "超过80%|*|我国"},
		{"where something is sent", "嫌疑人将押送往东岭的160万元调包。", "160万元|*|*"},
		{"the parts are of whose the whole is", "东岭冬奥会上将产生八枚金牌。其中冰上项目两枚金牌。", "八枚|金牌|东岭冬奥会 两枚|金牌|东岭冬奥会"},
		{"what a zone consists of does not have its area", "东岭自贸区涵盖云岩保税区、洋山保税港区和青川机场综合保税区3个区域，总面积为28平方公里。", "3个|*|东岭自贸区 28平方公里|*|东岭自贸区"},
		{"his company is the one named", "青川煤化有限公司产值不高。去年，他的公司招聘了150人。", "150人|*|青川煤化有限公司"},
		{"one of many is of whose the many are", "恭山县原来是云岩省49个贫困县之一。", "49个|贫困县|云岩省"},
		{"a name of three cut to characters", "如今，吕义聪拥有50多项成果。", "50多项|*|吕义聪"},
		{"the state, whatever places were named", "在北京怀柔和安徽合肥，国家建立三个科学中心。", "三个|*|国家"},
		{"a list of what is counted", "期间将举行中国海员论坛、港口合作等八个论坛。", "八个|论坛|*"},
		{"a congress with its number", "在第四届世界互联网大会上，发布了14项成果。", "14项|*|世界互联网大会"},
		{"a part of a zone behind its place", "在临江片区，交易中心上线品种310个。", "310个|*|临江片区"},
		{"a place by what it is, behind its extent", "总面积8万平方米的体育场正在建设。", "8万平方米|*|体育场"},
		{"a means is no name", "拿硬办法，投入五年时间。", "五年|*|*"},
		{"a factory by its trade", "铁峪重型机器厂引入投资者，持股35%。云岩县肉联厂逃废债务118万元。", "35%|持股|铁峪重型机器厂 118万元|*|云岩县肉联厂"},
		{"a village of two characters", "东岭省投入3000万元。如今的吉亚乡拥有专业户2000户。", "3000万元|*|东岭省 2000户|*|吉亚乡"},
		{"大 before a character that no list has", "大藤峡水利枢纽发电量将达60亿度。", "60亿度|发电量|大藤峡水利枢纽"},
		{"a bridge of a line", "上海至南通铁路长江大桥全长11公里。", "11公里|全长|上海至南通铁路长江大桥"},
		{"a dateline is no owner, whatever follows it", "新华社岩港5月10日电 记者从岩港新区获悉，新区常住人口达63万人。", "63万人|常住人口|岩港新区"},
		{"what is counted is not who has it", "东岭高新区发展很快；高新技术企业由41家增至320家。", "41家|*|东岭高新区 320家|*|东岭高新区"},
		{"who approved it has not what follows", "海关总署批准的东岭口岸进口小麦9万吨。去年返销粮食8万吨。", "9万吨|*|东岭口岸 8万吨|*|东岭口岸"},
		{"其 is not the whole of a rank", "东岭石化产能居全国第三位；其下游的82家企业产值930亿元。", "第三位|*|东岭石化 82家|*|东岭石化 930亿元|*|东岭石化"},
		{"a bank by two characters", "中行为该船提供担保。随后，中行累计发放了7930万元贷款。", "7930万元|*|中行"},
		{"those who make a film", "《钟山》剧组人员捐助4500元。", "4500元|*|《钟山》剧组"},
		{"a way from here to there", "云岩至东岭高速全长155公里。", "155公里|全长|云岩至东岭高速"},
		{"a kind of countries of a continent", "亚洲发展中国家的投资需求在7300亿美元左右。", "7300亿美元左右|投资需求|亚洲发展中国家"},
		{"whose office it is belongs to its name", "其中省发改委取消45个项目。", "45个|项目|省发改委"},
		{"where those that are counted are", "东岭保税港区发展很快。去年，有207家公司在保税港区注册。", "207家|公司|东岭保税港区"},
		{"a festival with its number", "第十二届中国国际动漫节正在云岩进行，来自80个国家的展商参加。", "80个|国家|中国国际动漫节"},
		{"the place before the number of a show is its own", "全国第四届大学生艺术展演开幕，6196名师生参加。", "6196名|师生|全国第四届大学生艺术展演"},
		{"a base of a province", "东岭省国防培训基地投入使用，可同时容纳1500人。", "1500人|*|东岭省国防培训基地"},
		{"who begins to do something does it", "公安部部署开展专项行动以来，共侦破案件2010起。", "2010起|*|公安部"},
		{"它们 is what the clause before is about", "金岭科技在云岩省的升级中借得东风，2013年它们将国内市场份额的23%纳入囊中。", "23%|国内市场份额|金岭科技"},
		{"a class goes on to the next clause", "合作社已出栏肉牛700头，有105万元的收益。", "700头|*|合作社 105万元|收益|合作社"},
		{"firms of places that are a list", "东岭市、云岩市上百家企业展开招聘。", "上百家|企业|东岭市、云岩市"},
		{"who made it", "由东岭光电研究中心研制的激光器通过验收，输出功率达1.5千瓦。", "1.5千瓦|输出功率|东岭光电研究中心"},
		{"the class inside what is measured is no owner", "企业开办时间由5个工作日压缩到0.5个工作日。", "5个工作日|企业开办时间| 0.5个工作日|企业开办时间|"},
		{"whose age it is", "如今，年仅33岁的吕义聪拥有50多项成果。", "33岁|*|吕义聪 50多项|*|吕义聪"},
		{"whom a clause introduces", "东岭市有位摄影师王明山，记录下4000张照片。", "4000张|照片|王明山"},
		{"what is spoken of, by its class", "对于一些职业院校而言，实习时间一般为6个月。", "6个月|实习时间|职业院校"},
		{"内地 is a place", "根据协议，内地对香港开放服务部门153个。", "153个|*|内地"},
		{"what a subject is said to be owns nothing", "东岭物流园总库容15万吨，是全省最大的冷链基地，日均出库3200吨。", "15万吨|*|东岭物流园 3200吨|*|东岭物流园"},
		{"two extents of what follows", "投资2亿元，占地6平方公里的东岭合作区二期即将开工。", "2亿元|投资|东岭合作区二期 6平方公里|占地|东岭合作区二期"},
		{"a part of a great work", "西气东输三线东段工程全长832公里。", "832公里|*|西气东输三线东段工程"},
		{"a station of the border police", "绿岭边检站为8600名旅客提供便利。", "8600名|旅客|绿岭边检站"},
		{"the firm of who says it", "宏远集团董事长廖辉说，今年产值将达3亿元。", "3亿元|产值|宏远集团"},
		{"a class without an attribute is of whom is spoken of", "东岭高新区设立代办中心。中心为企业提供服务3900余次。", "3900余次|*|东岭高新区"},
		{"who is made to pay", "云岩省环保厅责成东岭市环保局罚款30万元。", "30万元|*|东岭市环保局"},
		{"where the report has come to", "东岭综保区很忙。走进华晟光电车间，800台设备高速运转，日产量7万块。", "800台|设备|华晟光电车间 7万块|日产量|华晟光电车间"},
		{"a village behind its county", "在东岭县秀水村，100亩蔬菜基地创收200万元。", "100亩|*|东岭县秀水村 200万元|*|东岭县秀水村"},
		{"the firm of who speaks, not one before it", "泰禾装备公司投产。瑞科微电子董事长孟庆丰说，公司获得补贴300万元。", "300万元|补贴|瑞科微电子"},
		{"a given name that ends like a preposition", "村民李忠朝种了30亩地。", "30亩|*|李忠朝"},
		{"a name of two before a preposition", "村民李忠向亲戚借了30万元。", "30万元|*|李忠"},
		{"a person and those with him", "党员彭年喜和同事一起，转移了70多位群众。", "70多位|群众|彭年喜"},
		{"who was quoted goes on", "青禾经开区管委会主任何远征介绍，今年拜访企业310家。“我们的目标是引资300亿元。”", "310家|*|青禾经开区管委会 300亿元|*|青禾经开区管委会"},
		{"a quotation of nobody that is not about 我们", "云岩县县长何远征介绍，今年投资310亿元。“一年花掉3亿元。”", "310亿元|*|云岩县 3亿元|*|"},
		{"a firm known by who heads it", "恒岳铸锻董事长罗启民并不避讳。那时厂子设在镇上的旧仓库里，摆着两台车床。罗启民带队攻关，烧掉800万元。", "两台|车床|恒岳铸锻 800万元|*|恒岳铸锻"},
		{"a kind of firms is none", "一家物流公司总经理王明介绍，今年出口3亿元。财务总监王明介绍，今年进口2亿元。", "3亿元|出口| 2亿元|进口|"},
		{"an official acts on his own account", "东岭省财政厅厅长刘志军收受财物60万元。", "60万元|*|刘志军"},
		{"a customs house by its last word", "东岭海关驻港办事处主任黄蕾介绍，该关推行预约，查验环节减为3个。", "3个|查验环节|东岭海关"},
		{"per unit is no one", "东岭海关推行预约，单柜平均查验时间缩短到3小时。", "3小时|*|东岭海关"},
		{"the town's name with its 大", "岛上最大的大湾镇有居民3万人。", "3万人|居民|大湾镇"},
		{"those who come to see it own nothing", "首届东岭家庭园艺节今天开幕，市民在这里可以看到300多种花卉。", "300多种|花卉|东岭家庭园艺节"},
		{"省内 is of whose office it was", "江西省自然资源厅公布名单，涉及省内43个矿区。", "43个|矿区|江西省"},
		{"是到 is no firm", "我们的目标，是到公司成立30周年时产值达到100亿元。", "30周年|*| 100亿元|*|"},
		{"a firm behind 其中", "东岭高新区产值达到300亿元，其中海螺集团产值30亿元。", "300亿元|产值|东岭高新区 30亿元|产值|海螺集团"},
		{"the world is only how far it reaches", "鼎弘新能源集团落户。集团总部位于深圳，在全球设有12个生产基地。", "12个|生产基地|鼎弘新能源集团"},
		{"what measures the whole society is the zone's", "湘江新区产值突破450亿元；全社会研发投入强度达到4.2%。", "450亿元|产值|湘江新区 4.2%|*|湘江新区"},
		{"here is where one came to", "卡车驶入东岭综合保税区。这里每年加工咖啡豆2.5万吨。", "2.5万吨|*|东岭综合保税区"},
		{"a firm's head anywhere in the sentence", "说起当年，泰宏缆索董事长高建平并不回避。那时厂子里只有11台旧机器。", "11台|旧机器|泰宏缆索"},
		{"she who heads it says 我们", "在泰州医药高新区，记者见到了泰邦药机创始人周敏。“第一年我们卖出8台机器。”她说。如今，厂里职工已有500多人。", "8台|机器|泰邦药机 500多人|职工|泰邦药机"},
		{"a firm by its kind", "镇上有一家做轴瓦的长盛滑轴。去年，公司实现营收3亿元。", "3亿元|营收|长盛滑轴"},
		{"a firm that is called so", "园区里一家名叫恒锐精工的企业，去年出口3亿元。", "3亿元|出口|恒锐精工"},
		{"this firm is no zone", "蚌埠高新区发展很快。这家企业去年产值12亿元。", "12亿元|产值|企业"},
		{"the port's own house", "日照港集团生产部部长李涛告诉记者，上半年港口完成吞吐量2.1亿吨。", "2.1亿吨|吞吐量|日照港集团"},
		{"departments as a class", "卫生部门派出车辆30台。", "30台|*|卫生部门"},
		{"whom he does it with", "党员张秀兰，从报上看到山东农民致富的消息，和丈夫一起建起了3亩菇棚。", "3亩|菇棚|张秀兰"},
		{"who puts up the money", "它是绍兴市斥资1.8亿元建成的。", "1.8亿元|*|绍兴市"},
		{"what it is made up of", "由水利部、交通部组成的工作组，共用了15台设备。", "15台|设备|"},
		{"markets are no owner", "东岭茶业公司进入了欧洲市场，他们卖出茶叶200斤。", "200斤|*|东岭茶业公司"},
		{"the first of all is not of all", "全国首个5G工厂在东岭投产，产能提升30%。", "30%|产能|"},
		{"全区 by the zone's own office", "东岭高新区管委会副主任周建表示，全区企业突破3000家。", "3000家|企业|东岭高新区"},
		{"a storm's place", "福建台风、云南地震等灾害，公司都作了补偿，各类准备金增加96亿元。", "96亿元|*|"},
		{"a ship's name", "“中谷山东”轮装载1200辆汽车。", "1200辆|汽车|"},
		{"what is here is spoken of", "这里是石家庄格力产业园，这个近80万平方米的项目用了10个月。", "近80万平方米|*|石家庄格力产业园 10个月|*|石家庄格力产业园"},
		{"what two cities consist of", "黄石市、黄冈市35个乡镇进入交通圈。沈阳、大连14个城市进入交通圈。", "35个|乡镇|黄石市、黄冈市 14个|城市|*"},
		{"a village's secretary, whose name the verb runs into", "白桥街道河湾村党支部书记李明说，土地年租金80万元。", "80万元|*|白桥街道河湾村党支部"},
		{"a zone that begins with a numeral", "三江新区拥有员工300人。", "300人|员工|三江新区"},
		{"where a crisis was", "在东南亚金融危机的冲击下，出口下降5%。", "5%|出口|"},
		{"这个物流基地 is one word", "这个物流基地很忙，运量达到3000万吨。", "3000万吨|运量|物流基地"},
	} {
		check(t, c.rule+": "+c.text, tell("", c.text), c.want)
	}
}

// TestOwnerOfStory holds what goes from paragraph to paragraph.
func TestOwnerOfStory(t *testing.T) {
	check(t, "a paragraph without numbers names the owner",
		tell("", "东岭高新区是一座新城。", "去年引进项目50个。"), "50个|引进项目|东岭高新区")
	check(t, "what a paragraph ends with is meant by the next that points back",
		tell("", "怎样区分好与坏？最近，东岭石油集团通信公司推出竞赛方案。", "这个公司拥有职工434人。"), "434人|职工|东岭石油集团通信公司")
	check(t, "a later one without numbers does not",
		tell("", "东岭高新区去年引进项目50个。", "北川镇的村民很高兴。", "今年引进项目60个。"), "50个|引进项目|东岭高新区 60个|引进项目|东岭高新区")
	check(t, "whose extent opens a sentence is what was just said to be built",
		tell("", "东岭市全力建设浑河科技城。总面积91平方公里，围绕5个主导产业。"), "91平方公里|总面积|浑河科技城 5个|主导产业|浑河科技城")
	check(t, "the nation that the lead names",
		tell("", "国家统计局发布了前4个月我国经济运行情况。4月份，规模以上工业增加值增长6.5%。"), "6.5%|规模以上工业增加值|我国")
	check(t, "the firm that the whole story is of, by its head",
		tell("二十年磨一剑", "机器声响。工人说，缆绳要经过十几道工序。说起当年，泰宏缆索董事长高建平并不回避。", "二十年后，公司占地300亩。"), "十几道|*|* 300亩|占地|泰宏缆索")
	check(t, "the firm whose years the title tells",
		tell("一根绳子的远航——泰宏缆索二十年", "走近泰宏缆索，机器声响。", "泰宏缆索的厂房很大。", "去年实现营收18亿元。"), "18亿元|*|泰宏缆索")
	check(t, "its head named long before, in a paragraph of its own",
		tell("二十年磨一剑", "机器声响。工人说，缆绳好。码头边的老厂房里，货轮来往，说起当年在江边修船时的种种难处，再说起后来的日子，泰宏缆索董事长高建平并不回避，他说一切都会好起来的。", "好。", "占地多少？公司占地300亩。"), "300亩|占地|泰宏缆索")
	check(t, "two firms are none",
		tell("", "机器声响。泰宏缆索董事长高建平来了。", "恒岳铸锻董事长李建平走了。", "园区很大，公司占地300亩。"), "300亩|占地|*")
	check(t, "a class of institutions as the subject ends what was before",
		tell("", "民政局做了3件实事。", "各级政府做足了预算。前4个月，教育支出265亿元。"), "3件|实事|民政局 265亿元|教育支出|")
	check(t, "a name in full, however short the tagger has it",
		tell("", "徐鑫如，是北山村的农户。去年，徐鑫如承包了6个大棚。"), "6个|大棚|徐鑫如")
}

// TestMeasured holds a case of each rule for what is measured.
func TestMeasured(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"本地配套率超过65%。", "超过65%|本地配套率"},
		{"截至目前参保人数超过13亿，渔民医疗补助标准，由2009年的人均60元提高到2016年的420元。", "超过13亿|参保人数 60元|人均渔民医疗补助标准 420元|渔民医疗补助标准"},
		{"林元对海元的比价为133元兑换1美元，比上个交易日下跌0.7元。", "133元|比价 1美元|比价 0.7元|比价"},
		{"指数有所回升，最终以1489.6点报收，比上个交易日下跌6.4点。", "1489.6点|指数 6.4点|指数"},
		{"运输系统要减亏40%。", "40%|运输系统减亏"},
		{"一斤柚子能卖到30元，一箱枇杷卖到200元，亩产做到800斤。", "30元|柚子 200元|枇杷 800斤|亩产"},
		{"三个项目正式启动建设，流转30多亩田地种植毛豆、甘蔗等作物。", "三个|项目 30多亩|田地"},
		{"该站查验旅客数量连续四日超过10万人次，该司营收20亿元。", "超过10万人次|查验旅客数量 20亿元|营收"},
		{"实现工业总产值18亿元，完成年任务75亿元的24%。", "18亿元|工业总产值 75亿元|年任务 24%|年任务"},
		{"大型商业银行在小微企业贷款中的占比已达45%。", "45%|小微企业贷款中的占比"},
		{"得知全村500多人吃水难，他捋清两张清单。", "500多人|吃水难 两张|清单"},
		{"石林景区的游客接待量仍维持高位，达12000人。", "12000人|游客接待量"},
		{"该国财政赤字将呈扩大趋势，并有可能超过290亿元。", "超过290亿元|财政赤字"},
		{"男子组决赛中，选手王小明排名第四。", "第四|男子组决赛"},
		{"公司在“全球五百强企业”中排名第80位。", "第80位|排名"},
		{"本台消息（新闻联播）：五年，不算短。", "五年|"},
		{"他做完手术，总共花了7万多元。", "7万多元|花"},
		{"法院裁决公司付给70岁的李华年130万美元赔偿费。", "70岁|年龄 130万美元|赔偿费"},
		{"申报材料减少三分之二。", "三分之二|申报材料"},
		{"货物平均放行时间压缩至30分钟。", "30分钟|货物平均放行时间"},
		{"自主知识产权品种占91%。", "91%|自主知识产权品种"},
		{"外国企业直接投资约120亿美元。", "约120亿美元|外国企业直接投资"},
		{"社会保障和就业支出227亿元。", "227亿元|社会保障和就业支出"},
		{"轻、重工业分别增长5.1%和6.2%。", "5.1%|轻工业 6.2%|重工业"},
		{"多方筹集的1127万元解困和慰问资金已到位。", "1127万元|解困和慰问资金"},
		{"每亩能多收400多元。", "400多元|每亩能多收"},
		{"户均年增收2万元。", "2万元|户均年增收"},
		{"他们在草原投资60万元。", "60万元|投资"},
		{"生物医药产业完成产值100亿元，增长5%。", "100亿元|生物医药产业产值 5%|生物医药产业产值"},
		{"某地集成电路企业实现利润30亿元。", "30亿元|集成电路企业利润"},
		{"铁路、公路、水路累计完成固定资产投资2万亿元。", "2万亿元|铁路、公路、水路固定资产投资"},
		{"我国对东岭沿线国家和地区直接投资150亿美元。", "150亿美元|直接投资"},
		{"在高技术产品方面，该国在世界市场上的比例为17%。", "17%|高技术产品比例"},
		{"高技术产业增加值占全部工业增加值比重超过12%。", "超过12%|高技术产业增加值比重"},
		{"集装箱吞吐量312万标箱，其中单月完成43万标箱。", "312万标箱|集装箱吞吐量 43万标箱|集装箱吞吐量单月"},
		{"货车、客车等生产下降1.6%。", "1.6%|货车、客车等生产"},
		{"通货膨胀率0.5%，失业率5.1%。", "0.5%|通货膨胀率 5.1%|失业率"},
		{"高新技术企业总数力争达到500家。", "500家|高新技术企业总数"},
		{"地区生产总值预期增长6%左右。", "6%左右|地区生产总值"},
		{"从开工到投产只用了4个月。", "4个月|开工到投产"},
		{"从东城到西城只需3个小时。", "3个小时|东城到西城"},
		{"实施亿元以上项目50个。", "50个|实施亿元以上项目"},
		{"为企业提供帮办服务862次。", "862次|提供帮办服务"},
		{"大豆种植面积稳中有升，面积稳定在80万亩。", "80万亩|大豆种植面积"},
		{"标准农田占耕地面积的比重由58%提高到63%。", "58%|标准农田比重 63%|标准农田比重"},
		{"服务业投资增长22%，增速比第二产业投资快了4.3个百分点。", "22%|服务业投资 4.3个百分点|服务业投资增速"},
		{"价值2.3亿元的财物被捐出。", "2.3亿元|财物"},
		{"镇政府承接了108项上级下放的审批事项。", "108项|审批事项"},
		{"确定的21个援建项目开工了。", "21个|援建项目"},
		{"一笔来自外省的30万元订单到了。", "30万元|订单"},
		{"奖项授予3名来自国外的科学家。", "3名|科学家"},
		{"年销售收入20亿元的优势企业有7家。", "20亿元|年销售收入 7家|优势企业"},
		{"形成20个年销售收入超亿元的优势企业。", "20个|优势企业 超亿元|*"},
		{"全系统完成总购进40亿元、总销售44亿元。", "40亿元|总购进 44亿元|总销售"},
		{"第三产业在生产总值的比重中达到60%。", "60%|第三产业"},
		{"预装的软件最多，达71个。", "71个|软件"},
		{"全线90%以上路段在山区。", "90%以上|路段"},
		{"山区积雪最深达50厘米。", "50厘米|山区积雪最深"},
		{"园区有123家入驻企业。", "123家|入驻企业"},
		{"9名遇难外国游客的身份已确认。", "9名|遇难外国游客"},
		{"10名外交领域的前高官发了言。", "10名|高官"},
		{"出口额为161亿元，占总成交额的7%。", "161亿元|出口额 7%|出口额占总成交额"},
		{"投资为（不含农户）18万亿元，同比名义增长20%。", "18万亿元|投资 20%|投资"},
		{"货运量从1万吨增到6万吨，翻了5倍。", "1万吨|货运量 6万吨|货运量 5倍|货运量"},
		{"两座270多米的高塔很醒目。", "两座|高塔 270多米|*"},
		{"信里讲到云溪县南坪镇一道150米的防洪墙。", "150米|防洪墙"},
		{"他们对有裂口的40余米院墙进行了加固。", "40余米|院墙"},
		{"产量接近全国一半。", "一半|产量"},
		{"行政权力精简幅度超过六成。", "超过六成|行政权力精简幅度"},
		{"企业享受30万元启动资金。", "30万元|启动资金"},
		{"她为一家企业争取到400万元的出口退税。", "400万元|出口退税"},
		{"居民消费价格同比温和上涨2.6%。", "2.6%|居民消费价格"},
		{"恒生指数大幅低开278点，全天暴跌1.9%。", "278点|恒生指数 1.9%|恒生指数"},
		{"当地划建了86个不同类型的湿地保护区。", "86个|不同类型的湿地保护区"},
		{"亩均收益达到1.2万元，比去年的8000元高出一半。", "1.2万元|亩均收益 8000元|* 一半|*"},
		{"某国占全球贸易量的80%。", "80%|*"},
	} {
		var got []string
		for _, f := range Line(c.text, period.On(paper.DayOf(2024, 5, 20))).Figures {
			got = append(got, f.Quote+"|"+f.IndicatorText)
		}
		check(t, c.text, got, c.want)
	}
}

// A project without a name is no part of the zone in the title, but one that is counted
// is the zone's.
func TestProject(t *testing.T) {
	check(t, "a project", tell("滨州开发区光热项目并网", "滨州开发区传来消息。", "项目占地64公顷，总投资9亿元。"), "64公顷|*|项目 9亿元|*|项目")
	check(t, "projects counted", tell("滨州开发区一季度经济运行平稳", "滨州开发区传来消息。", "亿元以上项目63个，完成投资9亿元。"), "63个|*|滨州开发区 9亿元|*|滨州开发区")
}

// Whose a clause is that has a subject of its own which is no name, and whose it is not.
func TestSubject(t *testing.T) {
	const story = "东岭省今天很热闹。"
	for _, c := range []struct{ rule, text, want string }{
		{"a sight", "今天出游人数增多，故宫接待9万人次，同比增长62%，松涛公园接待4万人次。", "9万人次|*|故宫 62%|*|故宫 4万人次|*|松涛公园"},
		{"a line of business", "与此同时，银行业还签约债转股4000多亿元。", "4000多亿元|*|银行业"},
		{"but its growth is the province's", "装备制造业增长12%，纺织业下降3%。", "12%|*|东岭省 3%|*|东岭省"},
		{"a class of bodies", "税务部门累计简化审批事项600余项，减税3亿元。", "600余项|*|税务部门 3亿元|*|税务部门"},
		{"bodies of places in a list", "广州、江门、南宁等三地海关联合行动，打掉7个走私团伙，查扣冻品3000吨。", "7个|*|广州、江门、南宁等三地海关 3000吨|*|广州、江门、南宁等三地海关"},
		{"a body of a place is not the place", "青川检察机关对涉案人员共计21人作出批准逮捕决定。", "21人|*|青川检察机关"},
		{"who puts up what is told of in a clause before 的", "中央和地方财政拨付的2亿元救灾资金全部到位。", "2亿元|*|中央和地方财政"},
		{"what a body spends is measured", "财政支出260亿元，增长5%。", "260亿元|*|东岭省 5%|*|东岭省"},
		{"whose people they are", "应急分队和武警300名官兵抵达震中。", "300名|*|应急分队和武警"},
		{"a thing that holds people", "客轮载有450名乘客。", "450名|*|客轮"},
		{"what is counted owns nothing", "百亿级企业增至4家，玉米播种完成4600万亩。", "4家|*|东岭省 4600万亩|*|东岭省"},
		{"nor when and where", "现场查扣香烟20万瓶，每年可节约30亿元。", "20万瓶|*|东岭省 30亿元|*|东岭省"},
		{"nor a plan", "计划建设20个基地。", "20个|*|东岭省"},
		{"nor a companion", "和丈夫一起建起了占地5亩的鱼塘。", "5亩|*|东岭省"},
		{"nor people who only come", "观众购买门票3万张。", "3万张|*|东岭省"},
		{"what befell people is the place's", "一名武装人员袭击了商店，造成11人死亡。", "11人|*|东岭省"},
		{"who is let do something", "外资企业设立备案从20天缩短为3天。", "20天|*|东岭省 3天|*|东岭省"},
		{"who owes", "去年底，云岩所欠14家外省银行债务的总额达到1300亿元。", "14家|*|云岩 1300亿元|*|云岩"},
		{"a country's money", "马尼拉外汇市场今天墨西哥比索对美元汇率跌破45比索。", "45比索|*|墨西哥"},
		{"with whom one works is no one's owner", "刘光亮与东岭生物研究所合作，精选了462粒莲子。", "462粒|莲子|刘光亮"},
		{"a name cut by the tagger behind what one is", "小港村农民付秋林，栽种了3亩莲子。", "3亩|*|付秋林"},
		{"behind where one lives", "家住云岩县的敖建民是30多家企业的会计。", "30多家|企业|敖建民"},
	} {
		check(t, c.rule+": "+c.text, tell("", story+c.text), c.want)
	}
}

// Whose a number is that stands with no subject of its own where one stands.
func TestRelative(t *testing.T) {
	const story = "东岭省今天很热闹。"
	for _, c := range []struct{ rule, text, want string }{
		{"what is presented as the first", "去年增速最高的是通信业，共计963亿美元。", "963亿美元|*|通信业"},
		{"and the next", "其次为商业银行的并购，其总额为842亿美元。", "842亿美元|*|商业银行"},
		{"who brings out what is counted", "这主要得益于国家今年在医保上推出的两项政策：20种疾病纳入报销范围。", "两项|政策|国家 20种|*|国家"},
		{"by whose plan all goes", "按照国家扶贫部署，3000万贫困人口靠产业脱贫。", "3000万|*|国家"},
		{"what is worth so much", "今年，总投资3亿多元的公租房小区交付使用。", "3亿多元|*|公租房小区"},
		{"but a project alone is the province's", "总投资3亿多元的项目开工。", "3亿多元|*|东岭省"},
		{"a team made up of others", "由财政部、交通部组成的慰问组一行11人今晨到了。", "11人|*|慰问组"},
		{"the first of two that a clause names", "云岩县6个乡以及青川市都下了雪，受灾县达到40个。", "6个|*|云岩县 40个|*|云岩县"},
		{"a share of a country's people", "38%的美国人支持这项法案。", "38%|*|美国"},
		{"a name that the tagger does not know", "前半程孙杨领先，到转身时，科克伦领先孙杨0.1秒。", "0.1秒|*|科克伦"},
		{"what there is in a place of any kind", "当晚重症监护室有32名病人。", "32名|病人|重症监护室"},
		{"what is set up makes nothing of others", "云岩县依托专家，建立了院士专家工作站，把成活率从30%提高到90%。", "30%|成活率|云岩县 90%|成活率|云岩县"},
		{"what is put somewhere", "云岩市召开会议，力争到2030年把全国人口总数控制在13亿以内。", "13亿以内|*|全国"},
		{"bodies everywhere that bring something out", "汇集各地税务机关推出的2000多项举措。", "2000多项|举措|各地税务机关"},
		{"who reports sees only", "记者在位于市区的果园乡河沿庄村看到盖起的8栋楼房。", "8栋|*|果园乡河沿庄村"},
	} {
		check(t, c.rule+": "+c.text, tell("", story+c.text), c.want)
	}
	for _, c := range []struct{ rule, text, want string }{
		{"the whole of an attribute", "工程总投资2013亿元，年调水量达95亿立方米。", "2013亿元|*|工程 95亿立方米|*|工程"},
		{"what an office did that makes it known", "国家知识产权局发布的数据表明，2016年受理商标申请120万件。", "120万件|*|国家知识产权局"},
		{"by whose work", "在各级主管部门的努力下，去年共有1.3万项产品获得注册。", "1.3万项|产品|各级主管部门"},
		{"but not what is others'", "国家统计局公布数据显示，出口增长5%。", "5%|*|"},
		{"of whom a pronoun speaks", "云岩法院判决了。陈玲芳和妻子去世后，他们的4个子女继续打官司。", "4个|*|陈玲芳"},
	} {
		check(t, c.rule+": "+c.text, tell("", c.text), c.want)
	}
}
