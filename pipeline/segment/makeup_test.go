package segment_test

import (
	"strings"
	"testing"

	"baoshu/pipeline/paper"
	"baoshu/pipeline/segment"
)

// set breaks paragraphs into lines of 20 characters, of which the first has lost
// its indent.
func set(paras ...string) []string {
	var lines []string
	for _, p := range paras {
		rs := []rune(p)
		for n := 18; len(rs) > 0; n = 20 {
			n = min(n, len(rs))
			lines = append(lines, string(rs[:n]))
			rs = rs[n:]
		}
	}
	return lines
}

var (
	port = set("澜州港集装箱码头三号泊位日前通过验收。新泊位可以停靠十五万吨级货轮，泊位总数由此增加到二十六个。",
		"码头工程师介绍，新泊位的岸桥全部实现远程操控。司机坐在控制室里就能完成集装箱装卸，作业效率比老泊位提高了三成。",
		"验收当天，澜州港开通了三条新的航线，其中两条通往东南亚。货轮在港停留的时间缩短了六个小时，船公司愿意把更多货轮派到这里来。",
		"港口还在建设第二座堆场。建成以后集装箱的堆存能力将增加一倍，岸桥和堆场之间用无人驾驶的集卡相连，泊位的作业效率还会提高。")
	tea = set("三月的高山村雾气未散，茶农已经背着竹篓上山。今年雨水充足，茶芽比往年早发了一个星期。",
		"茶叶合作社的收青点设在村口。茶农把鲜叶送来就能拿到现钱，合作社还请来了制茶师傅，带着年轻人学习杀青和揉捻。",
		"手艺好的茶农每天能多挣一百多元。村里的年轻人说，茶园离家近，采完茶还能照看老人和孩子。")
)

// columnsPage is a page as pdftotext reads it: the first column of a story before
// its headline, the columns of two stories in turn, a section's name set wide.
func columnsPage() string {
	col := func(lines []string) string { return strings.Join(lines, "\n") + "\n\n" }
	return "综\n\n本报记者 何 雨\n" + col(port[:4]) + "澜州港新泊位通过验收\n\n" + col(port[4:8]) +
		"合\n\n高山村的茶园迎来采摘季\n\n" + col(tea[:6]) + col(tea[6:]) + col(port[8:])
}

func TestAPageIsTakenApartAsAWhole(t *testing.T) {
	r := segment.File(file(t, "p/pdftotext.txt", columnsPage(), paper.Wrapped))
	if len(r.Articles) != 2 {
		t.Fatalf("%d stories, want 2", len(r.Articles))
	}
	for _, c := range []struct{ title, has, hasNot string }{
		{"澜州港新泊位通过验收", "司机坐在控制室里", "茶"},
		{"澜州港新泊位通过验收", "港口还在建设第二座堆场", "茶"},
		{"高山村的茶园迎来采摘季", "年轻人学习杀青和揉捻", "泊位"},
	} {
		found := false
		for _, a := range r.Articles {
			if a.Title != c.title {
				continue
			}
			found = true
			var b strings.Builder
			for _, p := range a.Paragraphs {
				b.WriteString(p.Text)
			}
			if s := b.String(); !strings.Contains(s, c.has) || strings.Contains(s, c.hasNot) {
				t.Errorf("%s: %q should have %q and not %q", c.title, s, c.has, c.hasNot)
			}
		}
		if !found {
			t.Errorf("no story is called %s", c.title)
		}
	}
	for _, a := range r.Articles {
		for _, p := range a.Paragraphs {
			if p.Text == strings.Join(port[7:11], "") || strings.HasPrefix(p.Text, "验收当天") && strings.HasSuffix(p.Text, "派到这里来。") {
				return
			}
		}
	}
	t.Error("the paragraph cut by the column is not one")
}

func TestAHeadlineIsMendedByItsOwnWords(t *testing.T) {
	body := "\n\n香港警方今天清晨起在中环一带移除了部分路障，香港警方表示，\n此举是为了保证车辆通行。香港警方还呼吁市民配合。\n"
	for _, c := range []struct {
		read, want string
		scanned    bool
	}{
		{"香港党方移除部分路障", "香港警方移除部分路障", true},
		{"香港党方移除部分路障", "香港党方移除部分路障", false}, // what no OCR read is as it was set
		{"香港市民欢迎移除路障", "香港市民欢迎移除路障", true},
		{"港方移除部分路障", "港方移除部分路障", true},
	} {
		f := file(t, "p/tesseract.txt", c.read+body, paper.Wrapped)
		f.Pages[0].Scanned = c.scanned
		r := segment.File(f)
		if len(r.Articles) == 0 || r.Articles[0].Title != c.want {
			t.Errorf("%s: %v, want %s", c.read, r.Articles, c.want)
		}
	}
}

func TestImprintsAreFurniture(t *testing.T) {
	story := "\n\n港口货运量创新高\n\n　　本报讯（记者何雨田）记者从港务集团获悉，港口今年累计完成货物吞吐量创下\n新高，同比增长百分之九。\n"
	for _, line := range []string{"滨江晚报", "2024年3月18日　星期一", "农历甲辰年二月初九　今日8版", "第18321期　国内统一连续出版物号　CN 11-0065", "第2版　要闻", "要闻　第2版　2024年3月18日"} {
		r := segment.File(file(t, "p/pdftotext.txt", line+story, paper.Wrapped))
		if len(r.Articles) != 1 || len(r.Loose) != 1 || r.Loose[0].Disposition != paper.Furniture {
			t.Errorf("%s: %d stories, %d loose; it is furniture", line, len(r.Articles), len(r.Loose))
		}
	}
	for _, line := range []string{"星期一的早晨", "第三号台风登陆", "一份晚报的三十年", "今日8版图书上架"} {
		r := segment.File(file(t, "p/pdftotext.txt", line+story, paper.Wrapped))
		for _, x := range r.Loose {
			if x.Disposition == paper.Furniture {
				t.Errorf("%s is no furniture", line)
			}
		}
	}
}
