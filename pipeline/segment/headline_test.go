package segment_test

import (
	"strings"
	"testing"

	"baoshu/pipeline/paper"
	"baoshu/pipeline/segment"
)

// TestHeadlinesOfSeveralParts checks headlines that look like something else on a
// hard-wrapped page: two phrases with a space between them, which is no gap between
// columns, a space inside the brackets of a series, and lines as wide as a column's
// with nothing but a byline under them, and a second line over a byline and the text.
func TestHeadlinesOfSeveralParts(t *testing.T) {
	text := `临港新区的污水处理厂上月试运行，每天能处理污
水六万吨，周边三个镇的居民不用再为臭水沟发
愁。厂长何雨田说，二期工程明年春天动工，建成
后处理能力再翻一番，出水全部用来浇灌绿地。
新区水务局介绍，今年已经铺设管网四十公里，老
城区的雨水和污水从此分开走，一下大雨就积水的
十二条街道不再积水。居民代表说，这是看得见的
变化，希望管网早日通到每一个村。
水务局还请来专家给企业上课，教他们把用过的水
再用一遍，去年光是纺织厂就省下了三百万吨水。
`
	for head, byline := range map[string]string{
		"【清水 绿岸】一座污水处理厂和三个镇居民的三年长跑":     "\n\n本报记者 何雨田\n",
		"【城市更新】临港新区三年攻坚清河道：先治污水 再建公园绿地": "\n\n本报记者 何雨田\n",
		"老城区告别看海的日子\n靠的是四十公里新管网":        "\n本报记者 何雨田\n\n",
		"【清水绿岸】三个镇的居民\n不用再为臭水沟发愁":       "\n\n本报记者 何雨田\n\n",
		"【城市更新】四十公里管网\n通到家门口":           "\n本报记者 何雨田\n",
	} {
		page := "\n要 闻\n\n" + head + byline + text
		f := file(t, "p/pdftotext.txt", page, paper.Wrapped)
		r := segment.File(f)
		want := strings.NewReplacer("\n", "", " ", "").Replace(head)
		if len(r.Articles) != 1 || strings.ReplaceAll(r.Articles[0].Title, " ", "") != want {
			t.Errorf("%s:", want)
			for _, a := range r.Articles {
				t.Errorf("\t%q", a.Title)
			}
		}
	}
}
