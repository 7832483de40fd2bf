package clean

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// cleaned cleans lines as one file and returns them, checked: edits replay, a
// second cleaning changes nothing.
func cleaned(t testing.TB, format paper.Format, lines ...string) []string {
	t.Helper()
	f := fileOf(format, lines...)
	File(f)
	var out []string
	for i := range f.Pages[0].Lines {
		text := &f.Pages[0].Lines[i].Text
		if back, err := edit.Replay(text.Raw(), text.Edits()); err != nil || back != text.String() {
			t.Errorf("%q replays to %q, %v; want %q", text.Raw(), back, err, text.String())
		}
		out = append(out, text.String())
	}
	again := fileOf(format, out...)
	File(again)
	for i, l := range again.Pages[0].Lines {
		if l.Text.Edited() {
			t.Errorf("cleaned again: %q → %q by %+v", out[i], l.Text.String(), l.Text.Edits())
		}
	}
	return out
}

// context puts a line into a file whose other lines set its style.
var context = map[string][]string{
	"":      {"沈阳高新区新增注册832家，总数达到2518家；规上工业企业净增361家，总数达到1448家。"},
	"half":  {"沈阳高新区新增注册832家,总数达到2518家;规上工业企业净增361家,总数达到1448家。"},
	"trad":  {"瀋陽高新區新增註冊832家，總數達到2518家；高新技術企業淨增361家，總數達到1448家。"},
	"ocr":   {"维也纳爱乐乐团如约而来; 话剧上演", "展出(第", "一季) 在上海", "编者按: 言出必践"},
	"pangu": {"新增注册 832 家，总数达到 2518 家；规上工业企业净增 361 家，总数达到 1448 家。"},
}

func TestRules(t *testing.T) {
	for _, c := range []struct{ style, in, want string }{
		// width
		{"", "提高６．５％，达８３２家", "提高6.5%，达832家"},
		{"", "ＶＩＰ服务，ｋｍ", "VIP服务，km"},
		{"", "（１）第一、２０２２年！", "（1）第一、2022年！"},
		{"", "１，２３４与１：３与＋３－５", "1，234与1：3与＋3－5"},
		// what fonts put for characters
		{"", "⼀个⻓期的⾦融⻛险", "一个长期的金融风险"},
		{"", "金额立法", "金额立法"},
		{"", "投入产出比1∶3，甲﹑乙〝丙〞", "投入产出比1∶3，甲、乙“丙”"},
		// invisible
		{"", "新\u200b增\ufeff832\u00ad家\u0000", "新增832家"},
		{"", "葛\U000E0100城", "葛城"},
		{"", "干部\u00a0顾某", "干部 顾某"},
		// left alone
		{"", "本报记者 刘成友 辛 阳", "本报记者 刘成友 辛 阳"},
		{"", "新气象 新作为", "新气象 新作为"},
		{"", "展世界艺术画卷  建文化交流平台", "展世界艺术画卷  建文化交流平台"},
		{"", "用「足尖」讲好红色故事", "用「足尖」讲好红色故事"},
		{"", "央视网消息(新闻联播)：今天", "央视网消息(新闻联播)：今天"},
		{"", "达1,234家，8:30开始，见http://a.cn/?b=c", "达1,234家，8:30开始，见http://a.cn/?b=c"},
		{"", "㎡、①、Ⅲ、℃、…、～、—", "㎡、①、Ⅲ、℃、…、～、—"},
		{"", "乾隆年间、李鍾郁、王昇、于右任、皇后", "乾隆年间、李鍾郁、王昇、于右任、皇后"},
		{"", "2013--2017年，运-10", "2013--2017年，运-10"},
		{"", "第一章……3，序........1", "第一章……3，序........1"},
		{"", "东经165°34'南纬77°35'处，5'10\"高", "东经165°34'南纬77°35'处，5'10\"高"},
		{"", "It's \"fine\", he said (twice).", "It's \"fine\", he said (twice)."},
		{"", "一个错用的,不改，其余都对", "一个错用的,不改，其余都对"},
		{"", "1. 5个项目。2. 3家企业", "1. 5个项目。2. 3家企业"},
		{"", "共4 47家，20 25年", "共4 47家，20 25年"},
		{"", "经 济 观 察", "经 济 观 察"},
		{"", "郝鹏 胡泽 君 咸 辉 万鄂湘", "郝鹏 胡泽 君 咸 辉 万鄂湘"},
		// half-width style
		{"half", "遼寧省:“創新引擎”動力足", "遼寧省：“創新引擎”動力足"},
		{"half", "拿地(面积12亩)、开工,只用3个月!真的吗?", "拿地（面积12亩）、开工，只用3个月！真的吗？"},
		{"half", "增长5.5%,达1,234家(8:30),比分3:2,甲:乙", "增长5.5%，达1,234家（8:30），比分3:2，甲：乙"},
		{"half", "IMF(International, Monetary Fund)预计,VIP,CT齐全", "IMF（International, Monetary Fund）预计，VIP,CT齐全"},
		{"half", "見https://a.cn:80/x?y=1,說明(f(x))", "見https://a.cn:80/x?y=1，說明（f(x)）"},
		{"half", "责任编辑: 刘某  来源:人民日报", "责任编辑：刘某  来源：人民日报"},
		{"half", "&nbsp;中文;后", "&nbsp;中文；后"},
		// traditional
		{"trad", "瀋陽説産隻綫爲裏衆絶録，生產線上", "沈阳说产只线为里众绝录，生产线上"},
		{"trad", "擺放著25枚印章，著名的著作", "摆放着25枚印章，著名的著作"},
		{"trad", "羅某著《某史》，圍著工地跑", "罗某著《某史》，围着工地跑"},
		{"trad", "乾隆與餅乾，皇后與以後，干擾與能幹", "乾隆与饼干，皇后与以后，干扰与能干"},
		{"trad", "「創新『引擎』」動力足", "“创新‘引擎’”动力足"},
		{"trad", "高品質發展，資訊與軟體，新增", "高品质发展，资讯与软体，新增"},
		{"trad", "中国沈阳的发展为先", "中国沈阳的发展为先"},
		{"trad", "成效顯著，專著一部，昭著於世，執著", "成效显著，专著一部，昭著于世，执著"},
		// OCR
		{"ocr", "音乐会; 皮娜: 回响, 齐聚", "音乐会；皮娜：回响，齐聚"},
		{"ocr", "馆 (第二季) 在上海, 1999年", "馆（第二季）在上海，1999年"},
		{"ocr", "就业实习 是 衔接 学 校教育与职场 生活", "就业实习是衔接学校教育与职场生活"},
		// quotes
		{"", "两颗\"风云三号\"卫星，\"歌海\"之夜", "两颗“风云三号”卫星，“歌海”之夜"},
		{"", "推进“创新“，“活力”很足", "推进“创新”，“活力”很足"},
		{"", "记者：”那您觉得呢？”答", "记者：“那您觉得呢？”答"},
		{"", "\"一带一路", "\"一带一路"},
		{"", "“‘一枚印章’管审批”", "“‘一枚印章’管审批”"},
		// runs
		{"", "脱贫、民生......一个个", "脱贫、民生……一个个"},
		{"", "项目--友好医院，“生命”--以人为本", "项目——友好医院，“生命”——以人为本"},
		{"", "项目──医院，项目—-医院", "项目——医院，项目——医院"},
		// space
		{"", "铺平了道路” 。接下来， 新版", "铺平了道路”。接下来，新版"},
		{"", "“铺平了道路” 。接下来", "“铺平了道路”。接下来"},
		{"", "增长17. 7%，达1. 22亿美元，占6 %", "增长17.7%，达1.22亿美元，占6%"},
		{"", "降幅5 .5%", "降幅5.5%"},
		{"pangu", "近 4000 家，VIP 服务 5% 以上", "近4000家，VIP 服务5%以上"},
		{"", "其 中 出 口 增 长 百 分 之 五 ， 进 口 持 平", "其中出口增长百分之五，进口持平"},
		{"", "长2.4%。 其 中 出 口", "长2.4%。其中出口"}, // a line of a narrow column
		{"", "本 报 评 论 员", "本 报 评 论 员"},       // a heading
	} {
		format := paper.Plain
		if c.style == "ocr" {
			format = paper.Wrapped
		}
		lines := append([]string{c.in}, context[c.style]...)
		if got := cleaned(t, format, lines...)[0]; got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.style, c.in, got, c.want)
		}
	}
}

// TestRawStays proves that the form as printed can be read back from an edit.
func TestRawStays(t *testing.T) {
	text := Text("瀋陽新增８３２家，區域內")
	if text.String() != "沈阳新增832家，区域内" || text.Raw() != "瀋陽新增８３２家，區域內" {
		t.Errorf("%q from %q", text.String(), text.Raw())
	}
	for _, e := range text.Edits() {
		if e.Before == "" || e.Kind == "" || !strings.HasPrefix(e.Rule, "clean/") || e.Evidence == "" || e.Confidence == 0 {
			t.Errorf("edit %+v", e)
		}
	}
}

// TestTableKeepsItsTabs proves that cells stay apart.
func TestTableKeepsItsTabs(t *testing.T) {
	f := fileOf(paper.HTML, "产品\t产量\t增长（％）")
	f.Pages[0].Lines[0].Mark = paper.MarkTable
	File(f)
	if got := f.Pages[0].Lines[0].Text.String(); got != "产品\t产量\t增长（%）" {
		t.Errorf("%q", got)
	}
}

func TestLists(t *testing.T) {
	for name, data := range map[string][]byte{"compatible.tsv": compatibleTSV, "simplified.tsv": simplifiedTSV, "zhu.tsv": zhuTSV} {
		if _, err := lexicon.Parse(name, data); err != nil {
			t.Error(err)
		}
	}
	c := converter()
	if len(c.chars) < 3000 || len(c.to) < 400 {
		t.Errorf("OpenCC dictionaries: %d characters, %d phrases", len(c.chars), len(c.to))
	}
}

// TestIdempotent cleans files of random marks and characters, twice.
func TestIdempotent(t *testing.T) {
	letters := []rune("沈阳的家遼寧説企業著,,::;?!()\"\"''“”‘’「」。，、： 　  ..--—…01234５6％%AbＣ&\u200b\u00a0")
	rapid.Check(t, func(r *rapid.T) {
		lines := rapid.SliceOfN(rapid.Map(rapid.SliceOfN(rapid.SampledFrom(letters), 1, 24), func(rs []rune) string { return string(rs) }), 1, 4).Draw(r, "lines")
		format := rapid.SampledFrom([]paper.Format{paper.Plain, paper.Wrapped}).Draw(r, "format")
		f := fileOf(format, lines...)
		File(f)
		var once []string
		for i := range f.Pages[0].Lines {
			text := &f.Pages[0].Lines[i].Text
			if back, err := edit.Replay(text.Raw(), text.Edits()); err != nil || back != text.String() {
				r.Fatalf("%q replays to %q, %v; want %q", text.Raw(), back, err, text.String())
			}
			once = append(once, text.String())
		}
		again := fileOf(format, once...)
		File(again)
		for i := range once {
			if l := again.Pages[0].Lines[i].Text; l.Edited() {
				r.Fatalf("%q\n→ %q\n→ %q by %+v", lines[i], once[i], l.String(), l.Edits())
			}
		}
	})
}

// FuzzText cleans anything: edits replay, and what is clean stays.
func FuzzText(f *testing.F) {
	for _, lines := range context {
		for _, l := range lines {
			f.Add(l)
		}
	}
	f.Add("“a“，”b”：”c\"d\"'e'...--1. 2%(x) 《 y 》 ;&amp;")
	f.Fuzz(func(t *testing.T, s string) {
		text := Text(s)
		if back, err := edit.Replay(text.Raw(), text.Edits()); err != nil || back != text.String() {
			t.Fatalf("%q replays to %q, %v", s, back, err)
		}
		again := Text(text.String())
		if again.Edited() {
			t.Fatalf("%q → %q → %q by %+v", s, text.String(), again.String(), again.Edits())
		}
	})
}

// TestLongRunsOfMarks: a line of nothing but marks is looked at once, not once a mark.
func TestLongRunsOfMarks(t *testing.T) {
	marks := strings.Repeat("?:", 50_000)
	text := Text("企业8" + marks + "家")
	if got := []rune(text.String()); len(got) != 100_004 || string(got[:7]) != "企业8？：？：" {
		t.Errorf("%d characters, %s…", len(got), string(got[:min(len(got), 20)]))
	}
}
