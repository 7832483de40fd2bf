package repair

import (
	"testing"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/lm"
)

// TestGhost checks which characters are taken out as read where nothing was printed.
func TestGhost(t *testing.T) {
	for _, c := range [][2]string{
		{"支持便利人员人往来的措施", "支持便利人员往来的措施"},
		{"关键看能和否把握住机会", "关键看能否把握住机会"},
		{"看望企业退休和人员家属", "看望企业退休和人员家属"}, // 和 between two words
		{"坚持为人民和群众办实事", "坚持为人民和群众办实事"}, // suggested
		{"领导和干部要带头学习", "领导和干部要带头学习"},
		{"工人和农民都来了", "工人和农民都来了"},
		{"会上人人发言，个个表态", "会上人人发言，个个表态"},
		{"新闻出版和广电系统的同志", "新闻出版和广电系统的同志"},
		{"中国和希腊签署协议", "中国和希腊签署协议"},
		{"他和刘伟、王和平参加", "他和刘伟、王和平参加"},
		{"章立制，上墙公示", "章立制，上墙公示"},
	} {
		r := room{m: lm.Default(), w: words()}
		x := edit.New(c[0])
		var made []edit.Edit
		for _, q := range r.ghost([]rune(c[0])) {
			if !q.suggest {
				made = append(made, edit.Edit{Start: q.start, End: q.end, After: q.after})
			}
		}
		x.Apply(made)
		if x.String() != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], x.String(), c[1])
		}
	}
}
