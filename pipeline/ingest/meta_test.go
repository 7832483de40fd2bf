package ingest

import (
	"fmt"
	"strings"
	"testing"

	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// TestImprints reads lines as imprints: paper, day, page, label, rank; rank 0 is
// no imprint.
func TestImprints(t *testing.T) {
	for line, want := range map[string]string{
		"《人民日报》（2025年10月20日 第 01 版）":                       "人民日报 2025-10-20 1  3",
		"《 人民日报 》（ 2025年10月20日   07 版）":                    "人民日报 2025-10-20 7  3",
		"人民日报 2025年10月20日 星期一 第07版":                        "人民日报 2025-10-20 7  3",
		"人民日报海外版 2023年11月02日 星期四 第07版：神州速览":                "人民日报海外版 2023-11-02 7 神州速览 3",
		"《人民日报海外版》(2023年11月02日第07版)":                       "人民日报海外版 2023-11-02 7  3",
		"二〇二五年十月二十日　星期一　人民日报　第三版":                          "人民日报 2025-10-20 3  3",
		"沈阳日报 2024年6月5日 星期三 农历甲辰年四月廿九 A07版":                "沈阳日报 2024-06-05 7 A07 3",
		"2025年10月20日08:32 | 来源：人民网－人民日报":                   "人民日报 2025-10-20 0  2",
		"人民网 2025-10-20 08:32 来源：人民日报海外版":                  "人民日报海外版 2025-10-20 0  2",
		"2025-10-20 08:32:10  来源： 新华社":                     "新华社 2025-10-20 0  2",
		"发布时间：2025/10/20 来源：中国经济网 编辑：某某":                   "中国经济网 2025-10-20 0  2",
		"發布時間：2025-10-20 來源：人民日報海外版":                       "人民日报海外版 2025-10-20 0  2",
		"來源:人民日報海外版  責任編輯: 某某":                             "人民日报海外版  0  2",
		"（来源：新华社）":                                         "新华社  0  2",
		"来源：清江晚报":                                          "清江晚报  0  2",
		"第07版：要闻":                                          "  7 要闻 1",
		"第 7 版":                                            "  7  1",
		"人民日报":                                             "人民日报  0  1",
		"RENMIN RIBAO 人民日报 2025年10月20日 星期一 www.example.cn": "人民日报 2025-10-20 0  3",
		"2025年10月20日":                                      "",
		"（2025年10月20日）":                                    "",
		"新华社北京10月20日电":                                     "",
		"据《人民日报》2025年10月20日报道，我国粮食总产量再创新高":                 "",
		"2022年，沈阳高新区新增832家":                                "",
		"本报记者 刘某":                                          "",
		"来源于生活":                                            "",
		"记者 2025年10月20日来到沈阳":                               "",
		"2025年2月30日 星期一":                                   "",
		"第3版本的软件":                                          "",
		"时间就是金钱":                                           "",
		"2025年全年":                                          "",
		"":                                                 "",
	} {
		im, ok := readImprint(line)
		got := ""
		if ok {
			got = fmt.Sprintf("%s %s %d %s %d", im.paper, im.date, im.pageNo, im.pageLabel, im.rank)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestTails(t *testing.T) {
	for line, want := range map[string]string{
		"本报记者　王某　李某 《人民日报》（2025年10月20日　第 07 版）":  "人民日报 2025-10-20 7",
		"总数达到2518家。（《人民日报》2025年10月20日第07版）":      "人民日报 2025-10-20 7",
		"总数达到2518家。 人民日报海外版（2023年11月02日 第 07 版）": "人民日报海外版 2023-11-02 7",
		"此文原载《人民日报》（2020年1月1日第1版），后收入文集。":        "",
		"近日，此文载《人民日报》（2020年1月1日 第 1 版）":          "",
		"新增832家。（张某）": "",
	} {
		im, ok := readTail(line)
		got := ""
		if ok {
			got = fmt.Sprintf("%s %s %d", im.paper, im.date, im.pageNo)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func metaOf(t *testing.T, path, text, side string, patterns ...string) string {
	t.Helper()
	opt := Options{}
	for _, p := range patterns {
		c, err := CompilePattern(p)
		if err != nil {
			t.Fatal(err)
		}
		opt.Patterns = append(opt.Patterns, c)
	}
	f, err := Read(path, []byte(text), []byte(side), opt)
	if err != nil {
		t.Fatal(err)
	}
	m := f.Meta
	return fmt.Sprintf("%s|%s|%d|%s|%s|%s", m.Paper, m.Date, m.PageNo, m.PageLabel, m.Edition, m.DateMethod)
}

// TestFirstThatAnswers reads paper, date and page number from sidecar, path and
// page, in that order, each attribute for itself.
func TestFirstThatAnswers(t *testing.T) {
	const body = "《人民日报》（2025年10月20日 第 01 版）\n\n2022年，沈阳高新区新增832家。\n"
	for _, c := range []struct{ name, path, text, side, pattern, want string }{
		{"nothing", "a.txt", "2022年，沈阳高新区新增832家。2023年10月1日以来又增。\n", "", "", "||0|||none"},
		{"page", "a.txt", body, "", "", "人民日报|2025-10-20|1|||text"},
		{"path", "人民日报海外版/2023-11-02/07.txt", body, "", "{source}/{date}/{page}.txt", "人民日报海外版|2023-11-02|7|||path"},
		{"path and page", "x/20231102.txt", body, "", "{date}.txt", "人民日报|2023-11-02|1|||path"},
		{"sidecar", "人民日报海外版/2023-11-02/07.txt", body, "date: 2024-01-02\npage: 3\n", "{source}/{date}/{page}.txt", "人民日报海外版|2024-01-02|3|||sidecar"},
		{"whole sidecar", "a.txt", body, "source: 光明日报\ndate: 2024-01-02\npage: 3\npage_label: A03\nedition: 东北版\n", "", "光明日报|2024-01-02|3|A03|东北版|sidecar"},
		{"masthead over two lines", "a.txt", "人民日报\n2025年10月20日 星期一\n\n正文在此。\n", "", "", "人民日报|2025-10-20|0|||text"},
		{"two days on one page", "a.txt", "来源：人民日报 2025-10-20 08:00\n甲。\n来源：人民日报 2025-10-21 08:00\n乙。\n", "", "", "人民日报||0|||none"},
		{"a speech's day", "a.txt", "在大会上的讲话\n（2025年10月20日）\n\n同志们：\n", "", "", "||0|||none"},
	} {
		var patterns []string
		if c.pattern != "" {
			patterns = []string{c.pattern}
		}
		if got := metaOf(t, c.path, c.text, c.side, patterns...); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestPages(t *testing.T) {
	f, err := Read("a.txt", []byte("人民日报 2025年10月20日 第01版\n头版的文章在此。\n\f人民日报 2025年10月20日 第02版\n二版的文章在此。\n\f\n"), nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Pages) != 2 || f.Pages[0].Meta.PageNo != 1 || f.Pages[1].Meta.PageNo != 2 || f.Pages[1].Meta.Date != paper.DayOf(2025, 10, 20) {
		t.Errorf("pages %+v", f.Pages)
	}
}

func TestPatterns(t *testing.T) {
	for _, c := range []struct{ pattern, path, want string }{
		{"{source}/{date}/{page}.txt", "人民日报/2025-10-20/01.txt", "人民日报 2025-10-20 1 "},
		{"{source}/{date}/{page}.txt", "/数据/人民日报/20251020/第07版.txt", "人民日报 2025-10-20 7 "},
		{"{source}/{date}/{page}.txt", "人民日报/2025年10月20日/A07.txt", "人民日报 2025-10-20 7 A07"},
		{"{source}/{date}/{page}.txt", "人民日报/2025_10_20/page07.txt", "人民日报 2025-10-20 7 "},
		{"{source}/{date}/{page}.txt", "人民日报/十月/01.txt", "none"},
		{"{source}/{date}/{page}.txt", "人民日报/2025-13-20/01.txt", "none"},
		{"{source}/{date}/{page}.txt", "a.zip!/人民日报/2025-10-20/01.txt", "人民日报 2025-10-20 1 "},
		{"{source}-{date}-{page}.*", "人民日报-海外版-2025-10-20-3.md", "人民日报-海外版 2025-10-20 3 "},
		{"rmrb/{year}-{month}/{day}/nw.*_{date}_*-{page}.html", "rmrb/2025-10/20/nw.D110000renmrb_20251020_2-07.html", " 2025-10-20 7 "},
		{"{year}/{month}{day}/*.txt", "2025/1020/x.txt", " 2025-10-20 0 "},
		{"{year}/{month}{day}/*.txt", "2025/0231/x.txt", "none"},
	} {
		p, err := CompilePattern(c.pattern)
		if err != nil {
			t.Fatal(err)
		}
		got := "none"
		if m, ok := p.match(c.path); ok {
			got = fmt.Sprintf("%s %s %d %s", m.paper, m.date, m.pageNo, m.pageLabel)
		}
		if got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.pattern, c.path, got, c.want)
		}
	}
	for _, bad := range []string{"", "a.txt", "{source", "{sauce}/a", "{source}{edition}/a", "{page}/{page}"} {
		if _, err := CompilePattern(bad); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}

func TestGroup(t *testing.T) {
	mk := func(path, name string, d paper.Day) *paper.File {
		return &paper.File{Path: path, Meta: paper.Meta{Paper: name, Date: d}}
	}
	day := paper.DayOf(2025, 10, 20)
	files := []*paper.File{mk("z", "", paper.NoDay), mk("b", "人民日报", day), mk("a", "人民日报", day), mk("c", "光明日报", day), mk("d", "人民日报", day+1), mk("e", "人民日报", paper.NoDay), mk("f", "", day)}
	show := func(files []*paper.File) string {
		var s []string
		for _, i := range Group(files) {
			s = append(s, i.Key()+"="+fmt.Sprint(len(i.Files)))
		}
		return strings.Join(s, " ")
	}
	want := "f=1 人民日报/2025-10-20=2 光明日报/2025-10-20=1 人民日报/2025-10-21=1 z=1 e=1"
	if got := show(files); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for i := range files {
		files[0], files[i] = files[i], files[0]
		if got := show(files); got != want {
			t.Errorf("in another order: %s", got)
		}
	}
}

// TestLists lints the word lists and proves that every kind in them is known.
func TestLists(t *testing.T) {
	for name, data := range map[string][]byte{"papers.tsv": papersTSV, "imprint.tsv": imprintTSV, "htmlmeta.tsv": htmlMetaTSV, "frequent.tsv": frequentTSV} {
		l, err := lexicon.Parse(name, data)
		if err != nil {
			t.Error(err)
			continue
		}
		kinds := map[string]string{"papers.tsv": "paper site agency", "imprint.tsv": "source time person name page plain", "htmlmeta.tsv": "date source"}[name]
		if kinds == "" {
			continue
		}
		c := l.Column("kind")
		for _, row := range l.Rows {
			if !strings.Contains(" "+kinds+" ", " "+row[c]+" ") {
				t.Errorf("%s: %s: unknown kind %q", name, row[0], row[c])
			}
		}
	}
}

// TestNoImprintEndsASentence: a line with a full stop is not read as an imprint,
// so no word of one may hold it.
func TestNoImprintEndsASentence(t *testing.T) {
	for _, list := range [][]byte{papersTSV, imprintTSV} {
		for line := range strings.Lines(string(list)) {
			if !strings.HasPrefix(line, "#") && strings.Contains(line, "。") {
				t.Errorf("%q holds a full stop", line)
			}
		}
	}
	for line, want := range map[string]bool{"人民日报2023年10月20日第3版：要闻。": true, "人民日报2023年10月20日": true, "人民日报2023年10月20日。": false, "高新区新增企业832家。": false} {
		if _, ok := readImprint(line); ok != want {
			t.Errorf("%q is an imprint: %v, want %v", line, ok, want)
		}
	}
}
