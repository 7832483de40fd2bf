package segment_test

import (
	"slices"
	"strings"
	"testing"

	"baoshu/pipeline/paper"
	"baoshu/pipeline/segment"
)

// asRead reads columns side by side as pdftotext does: a line that fills its column
// is glued to the line beside it, unless that one is indented as the first of a
// paragraph; all others stand by themselves.
func asRead(columns ...[]string) string {
	var b strings.Builder
	first := func(c []string, i int) bool { // as set does it: the line before ended the paragraph
		return i == 0 && []rune(c[0])[0] != '，' && len([]rune(c[0])) == 18 || i > 0 && strings.HasSuffix(c[i-1], "。")
	}
	full := func(c []string, i int) bool {
		n := len([]rune(c[i]))
		return n >= 20 || n >= 18 && first(c, i)
	}
	for i := 0; ; i++ {
		some := false
		for k, c := range columns {
			if i >= len(c) {
				continue
			}
			some = true
			b.WriteString(c[i])
			if k+1 < len(columns) && i < len(columns[k+1]) && full(c, i) && !first(columns[k+1], i) {
				b.WriteByte(' ')
			} else {
				b.WriteByte('\n')
			}
		}
		if !some {
			return b.String()
		}
	}
}

var ferry = []string{
	"市交通运输局昨天宣布，连接南北两岸的新轮渡航线正式投入运营。新航线每天往返二十四个班次，单程只需要十五分钟。",
	"据介绍，过去两岸居民往来主要依靠公路大桥，高峰时段经常出现拥堵。新航线开通以后，每天可以运送旅客六千人次，能够有效缓解大桥的交通压力。",
	"记者在码头看到，候船大厅已经全面改造，增加了无障碍设施和自动售票设备。工作人员告诉记者，老年人和学生可以免费乘坐，其他旅客的票价保持不变。",
	"为了保证安全，有关部门对所有船舶进行了检查，并且要求船员全部参加培训。遇到大风和大雾天气，航线将会及时停止运营，并且通过网络发布信息。",
	"市交通运输局负责人表示，下一步将继续增加班次，完善码头周边的公共交通服务，让更多群众享受到便利的出行条件。",
	"一些专家认为，水上交通成本低、污染小，对于沿江城市来说具有重要意义。他们建议进一步加强规划，推动水上交通与地铁、公交的衔接。",
}

// kept is set, with no line that begins with a mark.
func kept(paras ...string) []string {
	lines := set(paras...)
	for i := 1; i < len(lines); i++ {
		if r := []rune(lines[i]); strings.ContainsRune("，。、：；”）", r[0]) {
			lines[i-1] += string(r[0])
			lines[i] = string(r[1:])
		}
	}
	return lines
}

// sideBySide is a page of one story in two columns read in turn, over two others.
func sideBySide(paras []string) string {
	lines := kept(paras...)
	half := (len(lines) + 1) / 2
	return "南北两岸开通新航线\n\n本报记者 方 舟\n\n" + asRead(lines[:half], lines[half:]) +
		"\n澜州港新泊位通过验收\n\n" + strings.Join(port, "\n") + "\n\n高山村的茶园迎来采摘季\n\n" + strings.Join(tea, "\n") + "\n"
}

func TestColumnsSideBySideAreSortedOut(t *testing.T) {
	named := append([]string(nil), ferry...)
	named[1] = strings.Replace(named[1], "公路大桥，", "“公路大桥”，", 1)
	for _, c := range []struct {
		about, text string
		want        []string
	}{
		{"two columns", sideBySide(ferry), ferry},
		// a closing mark and the mark behind it overlap, and pdftotext breaks the row there
		{"a row broken at a mark", strings.Replace(sideBySide(named), "大桥”，", "大桥”\n，", 1), named},
	} {
		if c.about != "two columns" && !strings.Contains(c.text, "大桥”\n，") {
			t.Fatalf("%s: the case no longer has it", c.about)
		}
		got := map[string]bool{}
		for _, a := range segment.File(file(t, "p/pdftotext.txt", c.text, paper.Wrapped)).Articles {
			for _, p := range a.Paragraphs {
				got[p.Text] = true
			}
		}
		for _, want := range c.want {
			if !got[want] {
				t.Errorf("%s: not found whole: %s", c.about, want)
			}
		}
	}
}

// The second line of a headline over one of two stories stands among the first lines
// of their text.
func TestAHeadlinesRestIsFoundAmongTheText(t *testing.T) {
	lines := kept(ferry...)
	half := (len(lines) + 1) / 2
	plain := "\n\n澜州港新泊位通过验收\n\n" + strings.Join(port, "\n") + "\n\n高山村的茶园迎来采摘季\n\n" + strings.Join(tea, "\n") + "\n"
	text := asRead(lines[:half], lines[half:])
	at := strings.IndexByte(text, '\n') + 1
	for _, c := range []struct{ first, rest string }{
		{"市交通运输局加快推进水上公共交", "通建设"},
		{"南北两岸新轮渡航线正式投入运", "营"},
	} {
		r := segment.File(file(t, "p/pdftotext.txt", c.first+"\n本报记者 方 舟\n"+text[:at]+c.rest+"\n"+text[at:]+plain, paper.Wrapped))
		found := false
		for _, a := range r.Articles {
			found = found || a.Title == c.first+c.rest
			for _, p := range a.Paragraphs {
				if strings.Contains(p.Text, c.rest+"新轮渡") || strings.HasPrefix(p.Text, c.rest) && p.Role != paper.Headline {
					t.Errorf("%s: stands in the text: %s", c.rest, p.Text)
				}
			}
		}
		if !found {
			t.Errorf("no story is called %s%s", c.first, c.rest)
		}
	}
}

// Blanks round the numbers of a report, as word processors set them, are no gaps
// between columns: 引进项目 62 个 and 9 个 of another line once made 629个.
func TestNumbersSetApartMakeNoColumns(t *testing.T) {
	text := `2016年前三季度全县经济运行情况

一、主要指标完成情况
1—9 月,全县实现地区生产总值 86.4 亿元,同比增长 8.9%,
增速比上半年提高 0.4 个百分点。其中第一产业增加值 15.2
亿元,增长 3.8%;第二产业增加值 40.1 亿元,增长 9.7%;第
三产业增加值 31.1 亿元,增长 10.6%。固定资产投资 98.33 亿
元,增长 14.2%,完成年计划的 76.5%。引进项目 62 个,其中
新材料项目 6 个、农业产业化项目 9 个、农产品深加工项目 2
个、商贸流通项目 3 个。
二、园区发展
1—9 月,园区规模工业产值 143.3
亿元,同比增长 21%;税收 2.15 亿元,同比增长
15.6%。园区企业达到 112 家,从业人员 1.2 万
人。力争全年完成产值 200 亿元,增长 18%以上。
`
	want := "1—9月,全县实现地区生产总值86.4亿元,同比增长8.9%,增速比上半年提高0.4个百分点。其中第一产业增加值15.2亿元,增长3.8%;第二产业增加值40.1亿元,增长9.7%;" +
		"第三产业增加值31.1亿元,增长10.6%。固定资产投资98.33亿元,增长14.2%,完成年计划的76.5%。引进项目62个,其中新材料项目6个、农业产业化项目9个、农产品深加工项目2个、商贸流通项目3个。"
	r := segment.File(file(t, "p/report.txt", text, paper.Wrapped))
	if len(r.Articles) != 1 || len(r.Loose) > 0 || r.Articles[0].Title != "2016年前三季度全县经济运行情况" {
		t.Fatalf("%d stories, %d fragments loose", len(r.Articles), len(r.Loose))
	}
	var got []string
	for _, p := range r.Articles[0].Paragraphs {
		got = append(got, strings.NewReplacer(" ", "", "，", ",", "；", ";").Replace(p.Text))
	}
	// The last paragraph has lines of any length: a number goes on with its unit.
	all := []string{"2016年前三季度全县经济运行情况", "一、主要指标完成情况", want, "二、园区发展",
		"1—9月,园区规模工业产值143.3亿元,同比增长21%;税收2.15亿元,同比增长15.6%。园区企业达到112家,从业人员1.2万人。力争全年完成产值200亿元,增长18%以上。"}
	if !slices.Equal(got, all) {
		t.Errorf("paragraphs %q", got)
	}
}
