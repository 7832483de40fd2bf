package segment

import (
	"testing"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// TestQuotations checks how the quotation marks of a paragraph that OCR read are made to
// pair, and that what pairs, and what goes on in the next paragraph, is left alone.
func TestQuotations(t *testing.T) {
	for _, c := range []struct{ text, next, want string }{
		{"当时有人问：“这是“常州蓝”，能持久吗？”他笑了。", "", "当时有人问：“这是‘常州蓝’，能持久吗？”他笑了。"},
		{"“实体经济是根基。市委书记王立表示，“要强化集群培育。”", "", "“实体经济是根基。”市委书记王立表示，“要强化集群培育。”"},
		{"老人高兴地说：“这个现象很令人欣慰。", "", "老人高兴地说：“这个现象很令人欣慰。”"},
		{"会议强调“就业有新的定位、新的使命。", "", "会议强调“就业有新的定位、新的使命”。"},
		{"“权益保障值得关注。陈方认为，实习期间要签协议。", "", "“权益保障值得关注。”陈方认为，实习期间要签协议。"},
		{"老人高兴地说：“这个现象很令人欣慰。", "“还有一件事。”", "老人高兴地说：“这个现象很令人欣慰。"},
		{"推进“煤改电”“煤改气”，整治“散乱污”企业。", "", "推进“煤改电”“煤改气”，整治“散乱污”企业。"},
		{"并规定“个人离岗不予出具`，却未作出约定。", "", "并规定“个人离岗不予出具”，却未作出约定。"},
		{"会上说“就业有新定位。这是新的使命。", "", "会上说“就业有新定位。这是新的使命。”"},
		{"借助“订单", "", "借助“订单"},
	} {
		for _, scanned := range []bool{true, false} {
			page := &paper.Page{Scanned: scanned}
			a := &paper.Article{Page: page, Paragraphs: []*paper.Paragraph{{Role: paper.Body}}}
			rs := []rune(c.text) // two lines
			for _, s := range []string{string(rs[:len(rs)/2]), string(rs[len(rs)/2:])} {
				a.Paragraphs[0].Fragments = append(a.Paragraphs[0].Fragments, &paper.Fragment{Page: page, Text: edit.New(s)})
			}
			if c.next != "" {
				a.Paragraphs = append(a.Paragraphs, &paper.Paragraph{Role: paper.Body, Fragments: []*paper.Fragment{{Page: page, Text: edit.New(c.next)}}})
			}
			quotations(a)
			a.Paragraphs[0].Assemble()
			want := c.want
			if !scanned {
				want = c.text
			}
			if got := a.Paragraphs[0].Text; got != want {
				t.Errorf("scanned %v\n got %s\nwant %s", scanned, got, want)
			}
		}
	}
}
