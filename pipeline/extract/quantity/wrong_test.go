package quantity

import (
	"testing"

	"baoshu/pipeline/extract/numeral"
)

// TestWrongReadings holds sentences in which a number was once read with a value, a unit or a
// bound that it has not.
func TestWrongReadings(t *testing.T) {
	for text, want := range map[string]string{
		// shares, parts of a unit, rounds of a match, ratios of three
		"占全县四分之三人口":        "四分之三=75 %",
		"三分之二席位":           "三分之二=66.66666667 %",
		"三分之一个足球场":         "三分之一个=0.3333333333 个",
		"误差只有千分之三毫米":       "千分之三毫米=0.003 毫米",
		"以百分之一秒之差":         "百分之一秒=0.01 秒",
		"千分之三":             "千分之三=0.3 %",
		"闯入四分之一决赛":         "四分之一!label",
		"比例约为5比3比2":        "5比3!ambiguous; 2!no_unit",
		"打七八折":             "七八折=70…80 % range",
		"网速达50兆以上的宽带":      "50兆以上=50 兆 at_least",
		"零下40K以上":          "零下40K!label",
		"月薪10K以上":          "10K以上=10000  at_least",
		"增长8.2%，高于全市的6.1%": "8.2%=8.2 %; 6.1%=6.1 %",
		"报酬不低于标准的80%":      "80%=80 % at_least",
		// halves of a day and a year, coins, the end of the unit
		"用三个半天学完":       "三个=3 个; 半天!date",
		"两个半年没见":        "两个=2 个; 半年!date",
		"三个半小时":         "三个半小时=3.5 个小时",
		"每斤九块八毛六":       "九块八毛六=9.86 块",
		"每吨9块8毛6港元":     "9块8毛6港元=9.86 块",
		"8亿元整改资金":       "8亿元=800000000 元",
		"计8亿元整":         "8亿元整=800000000 元整",
		"2人头部受伤":        "2人=2 人",
		"300多人日夜守护":     "300多人=300 人 above",
		"连续三天大雨":        "三天=3 天",
		"40亿人每人每年一件":    "40亿人=4000000000 人; 一件!ambiguous",
		"一家五口每人每月":      "一家!ambiguous; 五口=5 口",
		"每平方米1200元每平方米": "1200元每平方米=1200 元每平方米",
		"这五年·国企改革":      "五年!date",
		"过了五年·国企改革":     "五年=5 年",
		"5千瓦·时":         "5千瓦·时=5 千瓦·时",
		// the next word's character
		"300万贴息贷款":     "300万=3000000 ",
		"2万转岗职工":       "2万=20000 ",
		"40万乡村教师":      "40万=400000 ",
		"突破20万大关":      "20万=200000  above",
		"在12大关键行业":     "12大=12 大",
		"3集体育节目":       "3集=3 集",
		"5处在建工程":       "5处=5 处",
		"投入3000亿对校舍改造": "3000亿=3e+11 ",
		"有5万对夫妇":       "5万对=50000 对",
		"投资30亿 棚户区居民":  "30亿=3000000000 ",
		"失联11天 多国搜寻":   "11天=11 天",
		"20万块多米诺骨牌":    "20万块=200000 块",
		"一口40多年的井":     "一口!ambiguous; 40多年=40 年 above",
		"生活过十多年":       "十多年=10 年 above",
		"307省道":        "307!no_unit",
		"沿线的二号人物":      "二号人物!label",
		"两朝元老":         "两朝元老!idiom",
		// what is passed and no mark, words that only look like qualifiers
		"跨越3000公里":     "3000公里=3000 公里",
		"总产量跨越500亿斤大关": "500亿斤=5e+10 斤 above",
		"空间站上两名宇航员":    "两名=2 名",
		"，不过一家报纸称":     "一家!ambiguous",
		"今年不过12岁":      "不过12岁=12 岁 at_most",
		"举行过十次":        "十次=10 次",
		"年收入过万元":       "过万元=10000 元 above",
		"放了三盏许愿灯":      "三盏=3 盏",
		"在两个字上下功夫":     "两个=2 个",
		"用了两分多钟":       "两分多钟=2 分钟 above",
		"不足三分地":        "不足三分=3 分 below",
		"家有七亩六分地":      "七亩六分=7.6 亩",
		"一年365天":       "一年!ambiguous; 365天=365 天",
		"走了4分钟一秒不差":    "4分钟=4 分钟; 一秒!ambiguous",
		"一天8小时":        "一天!ambiguous; 8小时=8 小时",
		"一年三个月":        "一年三个月=1.25 年",
		"1天3小时":        "1天3小时=1.125 天",
		"来了20来个人":      "20来个=20 个 approx",
		"三十来岁":         "三十来岁=30 岁 approx",
		"20来宾到场":       "20!no_unit",
		"逃到二层":         "二层!label",
		"大楼四层的地板":      "四层!label",
		"一栋四层的楼房":      "一栋!ambiguous; 四层=4 层",
		"相当于十层楼高":      "十层=10 层",
		"代表团四分团":       "四!no_unit",
		"他梅开二度":        "梅开二度!idiom",
		"77国集团发言":      "77国!label",
		"57国代表":        "57国=57 国",
		// names with numbers
		"砺剑-2019演习":     "2019!label",
		"开普勒-22行星系统":    "22!label",
		"气温-10℃":        "-10℃=-10 ℃",
		"2018赛季中超":      "2018赛季!label",
		"2016环湖赛":       "2016!label",
		"1623次列车正点":     "1623次!label",
		"加开300次列车":      "300次=300 次",
		"北纬33度11分":      "33度11分!label",
		"31度05分12秒":     "31度05分12秒!label",
		"拨打12315平台":     "12315平台!label",
		"驾驶120车":        "120车!label",
		"20161114 人口调查": "20161114!date",
		"1亿2千3百41点5万张":  "1亿2千3百41点!ambiguous; 5万张!ambiguous",
		"追成23平":         "23!no_unit",
		"系列报告会第五场举行":    "第五场!ordinal",
		"前线一陆军部队":       "一!no_unit",
		"实现零排队、零事故":     "零!no_unit; 零!no_unit",
		"位列全国第五":        "第五=5  rank",
		"家住三坪村":         "三坪村!name",
	} {
		if got := say(text, nil); got != want {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
}

// TestCompoundIsDecimal: coins added up make the number that is printed, to the last bit.
func TestCompoundIsDecimal(t *testing.T) {
	for text, want := range map[string]float64{
		"一块四毛一":   1.41,
		"9块8毛6":   9.86,
		"1米78":    1.78,
		"十亿分之一秒":  1e-9,
		"七亩六分地":   7.6,
		"3元2角5分":  3.25,
		"12小时30分": 12.5,
	} {
		rs := []rune(text)
		qs := Scan(rs, numeral.Scan(rs, nil), nil, nil)
		if len(qs) != 1 || qs[0].Value != want {
			t.Errorf("%s: %v, want %v", text, qs, want)
		}
	}
}
