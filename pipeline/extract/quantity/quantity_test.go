package quantity

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/paper"
)

func TestListsAreSound(t *testing.T) {
	for _, l := range Lists() {
		if len(l.Rows) == 0 {
			t.Errorf("%s is empty", l.Name)
		}
	}
	d := load()
	classes := map[string]bool{"currency": true, "count": true, "length": true, "area": true, "volume": true, "mass": true, "energy": true, "power": true, "time": true, "percent": true, "pp": true, "ratio": true, "temperature": true, "data": true, "other": true}
	for _, u := range d.unitRows {
		if !classes[u.class] || u.code == "" || u.base != "-" && !(u.factor > 0) {
			t.Errorf("unit %+v", u)
		}
	}
	bounds := map[paper.Bound]bool{paper.Exact: true, paper.Approx: true, paper.BelowNear: true, paper.Above: true, paper.AtLeast: true, paper.Below: true, paper.AtMost: true}
	for _, q := range append(append([]qualifierRow{}, d.beforeRow...), d.afterRow...) {
		if !bounds[q.bound] {
			t.Errorf("qualifier %+v", q)
		}
	}
	// 公亩, 英亩 and 亩 are three units.
	f := map[string]float64{}
	for _, u := range d.unitRows {
		f[u.word] = u.factor
	}
	if f["公亩"] != 100 || f["英亩"] != 4046.8564224 || math.Abs(f["亩"]-666.6667) > 1e-3 {
		t.Errorf("公亩 %v, 英亩 %v, 亩 %v", f["公亩"], f["英亩"], f["亩"])
	}
}

// say writes what the scan makes of a text: quantities as quote=value unit bound,
// rejected numerals as quote!reason.
func say(text string, mask []paper.Span) string {
	rs := []rune(text)
	var out []string
	for _, q := range Scan(rs, numeral.Scan(rs, nil), mask, nil) {
		quote := string(rs[q.Start:q.End])
		if q.Reject != "" {
			out = append(out, quote+"!"+string(q.Reject))
			continue
		}
		s := fmt.Sprintf("%s=%.10g", quote, q.Value)
		if !math.IsNaN(q.High) {
			s += fmt.Sprintf("…%.10g", q.High)
		}
		s += " " + q.UnitText
		if q.Bound != paper.Exact {
			s += " " + string(q.Bound)
		}
		if q.Rank {
			s += " rank"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestScan(t *testing.T) {
	for text, want := range map[string]string{
		// units and bounds
		"新增832家":          "832家=832 家",
		"近4000家机构":        "近4000家=4000 家 below_near",
		"提高60%以上":         "60%以上=60 % at_least",
		"超1.7万亿元":         "超1.7万亿元=1.7e+12 元 above",
		"租金1300元至1500元/亩": "1300元至1500元/亩=1300…1500 元/亩 range",
		"贸易出超12亿美元":       "12亿美元=1200000000 美元",
		"上月出超12亿美元":       "12亿美元=1200000000 美元",
		"产出超12亿元":         "超12亿元=1200000000 元 above",
		"月入超万元":           "超万元=10000 元 above",
		"涉及10多个部门":        "10多个=10 个 above",
		"人口不足1万人":         "不足1万人=10000 人 below",
		"已突破30万枚":         "30万枚=300000 枚 above",
		"不得少于8小时":         "不得少于8小时=8 小时 at_least",
		"1小时内收到":          "1小时内=1 小时 at_most",
		"150元左右":          "150元左右=150 元 approx",
		"一年多":             "一年!ambiguous",
		"一个多月":            "一个多月!ambiguous",
		"两个半月":            "两个半月=2.5 个月",
		"7个半小时":           "7个半小时=7.5 个小时",
		"一吨半":             "一吨半=1.5 吨",
		"24万多个小区":         "24万多个=240000 个 above",
		"14亿多中国人民":        "14亿多=1400000000  above",
		"1100多万套（间）":      "1100多万套（间）=11000000 套（间） above",
		"上百辆汽车":           "上百辆=100 辆 at_least",
		"超过百场":            "超过百场=100 场 above",
		"不低于同岗位工资标准的80%":  "80%=80 % at_least",
		"四五个月":            "四五个月=4…5 个月 range",
		"十几块钱":            "十几块钱=10…20 块钱 approx",
		// compounds and rates
		"29.3微克/立方米":     "29.3微克/立方米=29.3 微克/立方米",
		"30.5微克每立方米":     "30.5微克每立方米=30.5 微克每立方米",
		"120万吨/年":        "120万吨/年=1200000 吨/年",
		"3000万吨标准煤":      "3000万吨标准煤=30000000 吨标准煤",
		"1.2亿千瓦时":        "1.2亿千瓦时=120000000 千瓦时",
		"五元三毛":           "五元三毛=5.3 元",
		"三块五":            "三块五=3.5 块",
		"三块石头":           "三块=3 块",
		"1小时30分":         "1小时30分=1.5 小时",
		"身高1米75":         "1米75=1.75 米",
		"人民币50元":         "人民币50元=50 元",
		"US$3.5万":        "US$3.5万=35000 US$",
		"2亿元至4亿元":        "2亿元至4亿元=200000000…400000000 元 range",
		"21亿元-26亿元":      "21亿元-26亿元=2100000000…2600000000 元 range",
		"从3亿元到5亿元":       "3亿元=300000000 元; 5亿元=500000000 元",
		"翻一番":            "翻一番=2 倍",
		"翻了两番":           "翻了两番=4 倍",
		"产值翻番":           "翻番=2 倍",
		"提升1.9个百分点":      "1.9个百分点=1.9 个百分点",
		"七成":             "七成=70 %",
		"超过1/3":          "超过1/3=33.33333333 % above",
		"超过一半":           "超过一半=50 % above",
		"比例为3:1":         "3:1=3 ",
		"居全国第3位":         "第3位=3 位 rank",
		"居全国160多个综保区第8位": "160多个=160 个 above; 第8位=8 位 rank",
		"居民收入和园区企业贡献的第三产业":   "第三!ordinal",
		"居家养老服务连续三年都得到全市第一。": "三年=3 年; 第一!ordinal",
		// a whole between the qualifier and the share; what a price is of
		"不到全省3%的土地":     "3%=3 % below",
		"近全市一半":         "一半=50 % below_near",
		"超过全省3%":        "3%=3 %",
		"每500克15元":      "500克!label; 15元=15 元",
		"进出口15.19万4.8%": "15.19万!ambiguous; 4.8%!ambiguous",
		"8.3%11.9%":     "8.3%=8.3 %; 11.9%=11.9 %",
		"166公顷十地上":      "166公顷=166 公顷; 十地!ambiguous",
		// places that something moves to and from
		"由第11位升至第4位": "第11位=11 位 rank; 第4位=4 位 rank",
		"从第三名跌到第九名":  "第三名=3 名 rank; 第九名=9 名 rank",
		"从第三名选手说起":   "第三名!ordinal",
		// addresses
		"创新路155号3栋2单元1802室": "155!label; 3栋!label; 2!no_unit; 1802!no_unit",
		"12号楼3单元":           "12!label; 3!no_unit",
		"3栋15层的公寓":          "3栋=3 栋; 15层=15 层",
		"7×24小时服务":          "7!no_unit; 24小时!label",
		// a word that begins like a unit
		"1600名师生":   "1600名=1600 名",
		"两家乡镇企业":    "两家=2 家",
		"10万家庭":     "10万=100000 ",
		"5000多人大部分": "5000多人=5000 人 above",
		"10日元":      "10日元=10 日元",
		// ranges, compounds, negated bounds, ratios
		"补贴从8万元到80万元不等":       "8万元到80万元不等=80000…800000 元 range",
		"价格从300到500元之间":       "300到500元之间=300…500 元 range",
		"由300人降到200人":         "300人=300 人; 200人=200 人",
		"投出67米59的成绩":          "67米59=67.59 米",
		"用时6分20秒":             "6分20秒=6.333333333 分",
		"得了6分20分":             "6分=6 分; 20分=20 分",
		"正负1100千伏直流":          "1100千伏=1100 千伏",
		"气温负5度":               "负5度=-5 度",
		"负荷率不超出95%":           "不超出95%=95 % at_most",
		"编制不突破500人":           "不突破500人=500 人 at_most",
		"不得突破500人":            "不得突破500人=500 人 at_most",
		"从未低于500人":            "未低于500人=500 人 at_least",
		"没有超出500人":            "没有超出500人=500 人 at_most",
		"差不多超过500人":           "超过500人=500 人 above",
		"约占全国的18%":            "18%=18 % approx",
		"接近去年全年的九成":           "九成=90 % below_near",
		"收入比由2.31∶1缩小至2.19∶1": "2.31∶1=2.31 ; 2.19∶1=2.19 ",
		"投入产出比达1比8":           "1比8=0.125 ",
		"比分为3:1，队伍进入决赛":       "3:1!ambiguous",
		"节省了一个小时":             "一个小时=1 个小时",
		"工期提前近一年":             "近一年=1 年 below_near",
		"花了一个小时":              "一个小时!ambiguous",
		"年均出菇5茬，":             "5茬=5 茬",
		"路口装灯300盏，":           "300盏=300 盏",
		"28户人家":               "28户=28 户",
		"玻璃2000万重量箱":          "2000万重量箱=20000000 重量箱",
		// sessions, classes, names
		"十二届全国人大四次会议": "十二届!label; 四次!ordinal",
		"召开四次会议":      "四次=4 次",
		"法案三次审议稿":     "三次!ordinal",
		"前两次普查":       "两次!label",
		"目前两次普查":      "两次=2 次",
		"保持在二类标准以上":   "二类!label",
		"分为二十类":       "二十类=20 类",
		"两类企业":        "两类=2 类",
		"77公斤级冠军":     "77公斤级!label",
		"建30万吨级码头":    "30万吨级!label",
		"重30万吨，级别高":   "30万吨=300000 吨",
		"保持两位数增长":     "两位数!label",
		"五年生存率":       "五年!label",
		"第19届议会":      "第19届!ordinal",
		"居全国第19位":     "第19位=19 位 rank",
		"5个万吨以上泊位":    "5个=5 个; 万吨!label",
		"三部曲":         "三部曲!name",
		"三班镇和九里村":     "三班镇!name; 九里村!name",
		"三十岗乡的五里桥街道":  "三十岗乡!name; 五里桥!name",
		"三十里堡村":       "三十里堡!name",
		"修整九里河堤":      "九里=9 里",
		"三十户村民":       "三十户=30 户",
		// what a rate of exchange is told of is no amount
		"1美元兑6.8元人民币":   "1美元!label; 6.8元人民币=6.8 元人民币",
		"100日元对人民币5.1元": "100日元!label; 人民币5.1元=5.1 元",
		"收于69.9卢布兑1美元":  "69.9卢布=69.9 卢布; 1美元!label",
		"花1美元买2个":       "1美元=1 美元; 2个=2 个",
		// an index has no unit
		"信心指数为108.7，":  "108.7=108.7 ",
		"基尼系数0.474。":   "0.474=0.474 ",
		"指数发布于2013，":   "2013!no_unit",
		"沪深300指数":      "300!no_unit",
		"算力规模达2000P":   "2000P=2000 P",
		"新增100P算力":     "100P=100 P",
		"1080P的屏幕":     "1080!label",
		"上万家企业":        "上万家=10000 家 at_least",
		"落户企业超千家":      "超千家=1000 家 above",
		"惠泽万家":         "万家!idiom",
		"城管等13大类":      "13大类=13 大类",
		"817位居民和3个股东":  "817位=817 位; 3个=3 个",
		"30集中国电视剧，集中看": "30集=30 集",
		"三家村上的店":       "三家=3 家",
		"枪声四起，":        "四起!idiom",
		"四起事故":         "四起=4 起",
		// no quantities
		"第一届":             "第一届!ordinal",
		"首批9个":            "首批!ordinal; 9个=9 个",
		"“十四五”时期":         "十四五!label",
		"十四五岁":            "十四五岁=14…15 岁 range",
		"5G、4K、500强":      "5!label; 4K!label; 500!label",
		"“2+4+N”":         "2!label; 4!label",
		"PM2.5":           "2.5!label",
		"党的二十大":           "二十大!label",
		"“一枚印章管审批”":       "一枚!label",
		"《百年孤独》":          "百年!name",
		"“双碳”目标":          "双碳!label",
		"进一步统一":           "进一步!idiom; 统一!idiom",
		"千方百计":            "千方百计!idiom",
		"家在四川，老百姓":        "四川!name; 百姓!idiom",
		"三公里":             "三公里=3 公里",
		"十分钟、十分好":         "十分钟=10 分钟; 十分!idiom",
		"一张圆桌、一项改革":       "一张!ambiguous; 一项!ambiguous",
		"2023年9月底8时30分":   "2023年!date; 9月!date; 8时!date; 30分!date",
		"今年前10个月":         "10个月!date",
		"近五年来":            "五年来!date",
		"百亿元产业":           "百亿元!label",
		"一、总体要求":          "一!list_no",
		"（三）加强监管":         "三!list_no",
		"二是降低成本":          "二!list_no",
		"电话62345678":      "62345678!phone",
		"3:1战胜对手":         "3:1!ambiguous",
		"研发占比达11。54%":     "11!ambiguous; 54%!ambiguous",
		"在7416厂工作":        "7416厂!label",
		"建成2000所学校":       "2000所=2000 所",
		"北纬24.08度":        "24.08度!label",
		"400米、800米男子自由泳":  "400米!label; 800米!label",
		"夺得110米栏冠军":       "110米!label",
		"更换30米栏杆":         "30米=30 米",
		"跳水3米板决赛":         "3米!label",
		"采购3米板材":          "3米=3 米",
		"30多米栏杆":          "30多米=30 米 above",
		"建成1000米障碍墙":      "1000米=1000 米",
		"获得5000米项目的金牌":    "5000米!label",
		"10公里项目的道路":       "10公里=10 公里",
		"产业园一角":           "一角!ambiguous",
		"过六成受访者":          "过六成=60 % above",
		"连接近400家诊所":       "近400家=400 家 below_near",
		"双向六车道":           "双向!idiom; 六!no_unit",
		"劣5类水":            "5类!label",
		"分别回落2.6和1.9个百分点": "2.6=2.6 个百分点; 1.9个百分点=1.9 个百分点",
		"赔偿3. 9万元":        "3!ambiguous; 9万元!ambiguous",
		"8 803亿股":         "8!ambiguous; 803亿股!ambiguous",
		"从3亿元-40亿元不等":     "3亿元-40亿元不等=300000000…4000000000 元 range",
		"公元4世纪、三个世纪":      "4世纪!date; 三个世纪=3 个世纪",
		"网速由10兆升至60兆":     "10兆=10 兆; 60兆=60 兆",
		"每月赠送300兆流量":      "300兆=300 兆",
		"节约上千万的开支":        "上千万=10000000  at_least",
		"千万不要大意":          "千万!idiom",
		"央视三套的歌会":         "三套!label",
		"由统一二百":           "一二百!ambiguous",
		"他说：“增长了30%。”":    "30%=30 %",
	} {
		if got := say(text, nil); got != want {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestMaskIsDate(t *testing.T) {
	if got := say("近五年增长5%", []paper.Span{{Start: 0, End: 3}}); got != "五年!date; 5%=5 %" {
		t.Error(got)
	}
}

// TestDamage: a number that a space, a lost digit or a letter for a digit has broken
// gives no figure; half of it would be a wrong one.
func TestDamage(t *testing.T) {
	for _, text := range []string{"投资12 345万元", "投资1 2345万元", "投资l2.5亿元", "投资1O.5亿元", "增长6. 5%", "增长6 .5%", "增长1 0 . 5 %", "增长6,5%", "共12 34人", "投资3 5亿元", "投资3.亿元",
		"投资.5亿元", "投资0 5亿元", "共有5 0 0家", "产量1,23万吨", "达到1234 .5万元", "从1 0家增加到2 0家", "产值达1I.5亿元", "产值达15.B亿元", "产值8O亿元", "产值S0亿元", "产值12.5.6亿元", "产值12..5亿元", "达到4,9O0吨", "比例达11。54%", "“9·18”事变后", "1949·10·1元", "打井1·5口", "打井5·12口"} {
		for _, q := range scanAll([]rune(text)) {
			if q.Reject == "" {
				t.Errorf("%s: %s = %v comes out", text, string([]rune(text)[q.Start:q.End]), q.Value)
			}
		}
	}
	for text, want := range map[string]float64{"投资12，345万元": 123450000, "投资１２．５亿元": 1.25e9, "投资3.5 亿元": 3.5e8, "共有1 234 567人": 1234567, "增长三○%": 30, "增长6·5%": 6.5, "跌至134·38日元": 134.38, "下跌330·66点": 330.66, "升至41·8比索": 41.8} {
		found := false
		for _, q := range scanAll([]rune(text)) {
			found = found || q.Reject == "" && q.Value == want
		}
		if !found {
			t.Errorf("%s: no %v", text, want)
		}
	}
}
