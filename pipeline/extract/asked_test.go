package extract

import (
	"fmt"
	"strings"
	"testing"

	"baoshu/pipeline/paper"
)

// TestAsked: which sentences without a quantity are read.
func TestAsked(t *testing.T) {
	for _, c := range []struct {
		name, title string
		paragraphs  []string
		unread      []string // how the sentences begin that nothing asks
	}{
		{"the nearest with a subject is asked", "", []string{"海川集团发展很快。东岭高新区环境很好。有企业832家。"}, []string{"海川"}},
		{"one without a subject asks what it stands for", "", []string{"东岭高新区发展很快。园区环境很好。有企业832家。"}, nil},
		{"a sentence with a subject of its own asks nobody", "", []string{"海川集团发展很快。东岭高新区有企业832家。"}, []string{"海川"}},
		{"who only says it is no subject", "", []string{"海川集团发展很快。", "东岭市统计局介绍，增长了5%。"}, nil},
		{"the first of the story is asked", "", []string{"海川集团发展很快。", "东岭高新区环境很好。", "年产值5亿元。"}, []string{"东岭"}},
		{"not where the title names an owner", "东岭高新区发展很快", []string{"海川集团发展很快。", "年产值5亿元。"}, []string{"海川"}},
		{"but where it names him in full", "东岭发展很快", []string{"东岭高新区发展很快。", "年产值5亿元。"}, nil},
		{"本届书展 asks for its class", "云岩海关很忙", []string{"东岭书展开幕。", "海川集团发展很快。", "本届书展有企业832家。"}, []string{"海川"}},
		{"全县 asks for a county", "云岩海关很忙", []string{"东岭县发展很快。", "海川集团发展很快。", "全县有企业832家。"}, []string{"海川"}},
		{"a person asks who introduces him", "云岩海关很忙", []string{"售票员孙奇很忙。", "孙奇笑了。", "孙奇工作了20年。"}, []string{"孙奇笑"}},
		{"what opens the paragraph with its time is read", "", []string{"前三季度，结构调整力度加大。东岭市服务业比重达到52.8%。"}, nil},
	} {
		a := &paper.Article{Title: c.title}
		for i, p := range c.paragraphs {
			a.Paragraphs = append(a.Paragraphs, &paper.Paragraph{ID: fmt.Sprint(i), Seq: i, Role: paper.Body, Text: p})
		}
		r := newReader()
		r.stories = []story{{a: a, ref: reference(a)}}
		r.prepare()
		for i := range r.cutter.cuts {
			x := &r.cutter.cuts[i]
			if x.of != aSentence {
				continue
			}
			s := string(x.own())
			unread := false
			for _, u := range c.unread {
				unread = unread || strings.HasPrefix(s, u)
			}
			if x.counts {
				unread = false
			}
			if x.made == unread {
				t.Errorf("%s: %s: read is %v", c.name, s, x.made)
			}
		}
	}
}

// TestOnDemand: the figures are the same as where all sentences are read that could name an
// owner, but for the owners of few, and nothing else of a figure depends on it.
func TestOnDemand(t *testing.T) {
	rest := func(f *paper.Figure) string {
		return fmt.Sprint(f.Quote, f.Start, f.Value, f.UnitText, f.Bound, f.Kind, f.Direction, f.Measure, f.PeriodText, f.PeriodStart, f.PeriodEnd, f.Basis, f.Assertion, f.ChangeRole)
	}
	all, read := newReader(), newReader()
	all.cutter.eager = true
	n, others := 0, 0
	for _, it := range news(t, 3000) {
		d := goldDoc{Title: it.Title, Date: it.Date, Paras: it.Paras}
		a := d.article("s")
		want, got := all.figuresIn(a), read.figuresIn(a)
		if len(want) != len(got) {
			t.Fatalf("%s: %d figures, %d where all is read", a.Title, len(got), len(want))
		}
		for i := range want {
			if rest(&want[i]) != rest(&got[i]) {
				t.Errorf("%s: %s is not %s", a.Title, brief(&got[i]), brief(&want[i]))
			}
			if n++; want[i].EntityText != got[i].EntityText {
				others++
			}
		}
	}
	if others*333 > n {
		t.Errorf("%d of %d figures have another owner than where all is read", others, n)
	}
}

// figuresIn reads a story by itself.
func (r *reader) figuresIn(a *paper.Article) []paper.Figure {
	r.stories = append(r.stories[:0], story{a: a, ref: reference(a)})
	r.prepare()
	r.story(&r.stories[0])
	figures, _ := r.given()
	r.forget()
	return figures
}
