package collate

import (
	"strings"
	"testing"

	"baoshu/pipeline/paper"
)

// onPage makes copies stand on one page of one file.
func onPage(list ...*paper.Article) []*paper.Article {
	for _, a := range list[1:] {
		a.Page = list[0].Page
		for _, p := range a.Paragraphs {
			for _, f := range p.Fragments {
				f.Page = list[0].Page
			}
		}
	}
	return list
}

// byLine makes the second paragraph of a story its byline.
func byLine(a *paper.Article) *paper.Article {
	a.Paragraphs[1].Role = paper.Byline
	return a
}

// TestStoriesRunTogetherStandApart takes the text of two stories apart that one route ran
// together, where the other route, of the same rank, has each under headline and byline;
// a part under a headline alone may be one story's subhead.
func TestStoriesRunTogetherStandApart(t *testing.T) {
	const (
		q1 = "高山村的茶农天不亮就上了山，背篓里装着干粮和水，沿着石板路走到云雾最浓的那片老茶园。"
		q2 = "合作社的收青点设在村口的老祠堂，鲜叶过秤以后当场结账，年轻的制茶师傅守着两口铁锅忙到深夜。"
		q3 = "今年的春茶比往年早了一个星期，订单从省城排到了海边，村里人说起这些来脸上都带着笑。"
	)
	for _, signed := range []bool{true, false} {
		one := copyOf("D/pdftotext.txt", paper.Wrapped, 1, "#滩涂上起新城", p1, p2, p3, q1, q2, q3)
		a := byLine(copyOf("D/tesseract.txt", paper.Wrapped, 0.97, "#滩涂上起新城", "本报记者 何 雨", p1, p2, p3))
		b := copyOf("D/tesseract.txt", paper.Wrapped, 0.97, "#高山村里采茶忙", "本报记者 方 山", q1, q2, q3)
		if b.ID = "b"; signed {
			byLine(b)
		}
		stories, _ := Stories(append(onPage(a, b), one))
		var tea, port string
		for _, s := range stories {
			switch s.Title {
			case "滩涂上起新城":
				port = bodyOf(s)
			case "高山村里采茶忙":
				tea = bodyOf(s)
			}
		}
		apart := strings.Contains(port, p3) && !strings.Contains(port, q2) && strings.Contains(tea, q2)
		if apart != signed {
			t.Errorf("signed %v: the port's story\n%s\nthe tea's\n%s", signed, port, tea)
		}
	}
}
