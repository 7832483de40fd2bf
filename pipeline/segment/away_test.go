package segment_test

import (
	"strings"
	"testing"

	"baoshu/pipeline/paper"
	"baoshu/pipeline/segment"
)

// told returns the texts of each story of a layout tool's page, under its headline.
func told(t *testing.T, lines ...string) map[string]string {
	t.Helper()
	f := file(t, "p.md", strings.Join(lines, "\n\n")+"\n", "")
	r := segment.File(f)
	whole(t, f, r)
	out := map[string]string{}
	for _, a := range r.Articles {
		var text []string
		for _, p := range a.Paragraphs {
			if p.Role == paper.Body {
				text = append(text, p.Text)
			}
		}
		out[a.Title] = strings.Join(text, "\n")
	}
	return out
}

const (
	volley1   = "全省排球联赛第二轮比赛昨天在江城体育馆结束，六支球队全部出场，东道主江城女排以三比一战胜柳河女排。"
	volley2   = "江城女排的主攻手一人拿下二十多分，柳河女排的拦网和一传都不稳定，第四局只得了九分。"
	currency1 = "据外汇市场消息，多国货币对美元的汇率昨天继续下跌，交易商纷纷抛出本国货币买进美元，外汇市场一片恐慌。"
	currency2 = "中央银行昨天动用外汇储备干预外汇市场，买进本国货币，但汇率收盘时仍比前一天下跌百分之三。"
	currency3 = "外汇交易商认为，货币汇率的下跌还没有到底，美元在外汇市场上仍然走俏，中央银行的外汇储备却不多了。"
	currency4 = "货币贬值使进口商品价格上涨，持有美元债务的企业要用更多的本国货币还债，外汇市场的动荡还会继续。"
)

// A column that was read before its own headline stands in the story above, and no
// seam shows it where it begins with a paragraph.
func TestAColumnReadOutOfTurnGoesHome(t *testing.T) {
	got := told(t, "## 江城女排主场取胜", volley1, volley2, currency3, currency4, "## 多国货币汇率再跌", currency1, currency2)
	if want := volley1 + "\n" + volley2; got["江城女排主场取胜"] != want {
		t.Errorf("first story:\n%s", got["江城女排主场取胜"])
	}
	for _, p := range []string{currency1, currency2, currency3, currency4} {
		if !strings.Contains(got["多国货币汇率再跌"], p) {
			t.Errorf("%q is not in its story", p)
		}
	}
}

// Stories that stand where they belong stay as they are, though they speak of like
// things.
func TestStoriesInOrderKeepTheirText(t *testing.T) {
	like := "江城中心医院的外汇存款不多，买进口设备要先向银行申请用汇，院长说今年的设备预算只够买两台。"
	for name, lines := range map[string][]string{
		"of other things": {"## 江城女排主场取胜", volley1, volley2, "## 多国货币汇率再跌", currency1, currency2, currency3},
		"with a word of the other's": {"## 江城中心医院添置设备", "江城中心医院昨天迎来新的检查设备，附近几个县的病人不用再跑省城排队。", like,
			"## 多国货币汇率再跌", currency1, currency2, currency3},
	} {
		got := told(t, lines...)
		title := ""
		want := map[string][]string{}
		for _, l := range lines {
			if strings.HasPrefix(l, "## ") {
				title = l[3:]
				continue
			}
			want[title] = append(want[title], l)
		}
		for title, ps := range want {
			if got[title] != strings.Join(ps, "\n") {
				t.Errorf("%s: %s:\n%s", name, title, got[title])
			}
		}
	}
}

// The last line of a column that stands before the headline of the next story is no
// kicker: a sentence has ended in it, or another text of the page goes on from it.
func TestACutLineOverAHeadlineIsNoKicker(t *testing.T) {
	for name, c := range map[string]struct{ end, start string }{
		"a sentence ended in it": {"全年产值因此下降得较为明显。能", "源和原材料的价格却上涨了一成，工厂不得不压缩库存，推迟新车间的开工。"},
		"a text goes on from it": {"今年春天，全县春耕进度仍然偏慢", "，四月末播种面积只有去年同期的八成，农机站连夜检修拖拉机。"},
	} {
		got := told(t, c.start, "## 山南县加快春耕进度", "山南县今年的春耕比往年晚了十天，县农机站派出三十台拖拉机下乡，为各村农户代耕。", c.end, "## 城西小学迎来新校舍", "城西小学的新校舍昨天落成，孩子们搬进了亮堂的教室，操场也比从前大了一倍。")
		if _, ok := got["城西小学迎来新校舍"]; !ok || !strings.Contains(got["山南县加快春耕进度"], c.end+c.start) {
			t.Errorf("%s:\n%v", name, got)
		}
	}
}

// The line over a table says what it is of; the text before it goes on elsewhere.
func TestTheLineOverATable(t *testing.T) {
	const cut, rest = "好于预期的是新的项目，今年一到二月份，全", "县新开工的项目比去年同期多了十二个，投资增长一成。"
	got := told(t, rest, "## 山南县经济开局良好", "山南县统计局昨天公布，全县经济今年开局良好，多项指标好于预期。", cut, "主要指标完成情况", "|项目|单位|数量|", "|---|---|---|", "|粮食产量|万吨|34|")
	if !strings.Contains(got["山南县经济开局良好"], cut+rest) {
		t.Errorf("%v", got)
	}
}

// A name of two to four characters beside the imprint at the top of a page is that of
// its section.
func TestTheSectionBesideTheImprint(t *testing.T) {
	f := file(t, "p.txt", "新农桥\n2024年3月18日 星期一 第5版\n\n山南县加快春耕进度\n\n山南县今年的春耕比往年晚了十天，县农机站\n派出三十台拖拉机下乡，为各村农户代耕。\n", paper.Wrapped)
	r := segment.File(f)
	whole(t, f, r)
	if len(r.Articles) != 1 || r.Articles[0].Title != "山南县加快春耕进度" {
		t.Fatalf("%d stories, the first %q", len(r.Articles), r.Articles[0].Title)
	}
	for _, x := range r.Loose {
		if x.Text.String() == "新农桥" && x.Reason == "furniture/section" {
			return
		}
	}
	t.Error("the name of the section is not told")
}

// A short line behind the imprint is a headline: only what stands before the imprint is a section.
func TestAShortHeadlineBehindTheImprint(t *testing.T) {
	f := file(t, "layout.md", "江城日报\n2024年3月18日 星期一 第5版\n\n乡间夜话\n\n本报记者 王平\n\n江城县今年新修公路一百二十公里，村里又架了两座桥。\n", paper.Markdown)
	r := segment.File(f)
	whole(t, f, r)
	if len(r.Articles) != 1 || r.Articles[0].Title != "乡间夜话" {
		t.Fatalf("%d stories, the first %q", len(r.Articles), r.Articles[0].Title)
	}
}
