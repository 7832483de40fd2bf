package collate

import (
	"fmt"
	"strings"
	"testing"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// copyOf makes a copy of a story for the tests: a line a paragraph, # before a
// headline, | where two fragments of a column break meet.
func copyOf(name string, format paper.Format, quality float64, lines ...string) *paper.Article {
	f := &paper.File{Path: name, SHA256: name, Format: format}
	page := &paper.Page{File: f, No: 1}
	a := &paper.Article{ID: name, Page: page, Quality: quality, Language: "zh-Hans", Status: paper.Complete}
	a.Meta.Date, a.Meta.Earliest, a.Meta.Latest = paper.NoDay, paper.NoDay, paper.NoDay
	at := 0
	for _, line := range lines {
		p := &paper.Paragraph{Role: paper.Body}
		if strings.HasPrefix(line, "#") {
			line = line[1:]
			p.Role, a.Title = paper.Headline, line
		}
		for i, raw := range strings.Split(line, "|") {
			g := &paper.Fragment{Page: page, Start: at, End: at + len(raw), Text: edit.New(raw), Disposition: paper.Used, Joined: paper.JoinNone}
			if i > 0 {
				g.Joined = paper.JoinColumn
			}
			at += len(raw) + 1
			g.ID = paper.FragmentID(g)
			p.Fragments = append(p.Fragments, g)
		}
		a.Paragraphs = append(a.Paragraphs, p)
	}
	a.Assemble()
	return a
}

func bodyOf(a *paper.Article) string {
	var s []string
	for _, p := range a.Paragraphs {
		s = append(s, p.Text)
	}
	return strings.Join(s, "\n")
}

// replays checks what verify will: raw texts and edits give the paragraphs.
func replays(t *testing.T, a *paper.Article) {
	t.Helper()
	for _, p := range a.Paragraphs {
		got := ""
		for _, f := range p.Fragments {
			s, err := edit.Replay(f.Text.Raw(), f.Text.Edits())
			if err != nil {
				t.Error(err)
			}
			if f.ParaStart != len([]rune(got)) {
				t.Errorf("fragment of %q begins at %d, want %d", p.Text, f.ParaStart, len([]rune(got)))
			}
			got += s
		}
		if got != p.Text {
			t.Errorf("replay gives %q, the paragraph is %q", got, p.Text)
		}
	}
}

const (
	p1 = "滨海新城东侧的一片滩涂上，三年前还只有几排看鱼的草棚，如今塔吊林立，运土的卡车排成了长龙。"
	p2 = "园区管委会主任介绍，今年上半年新开工项目二十六个，其中投资过亿元的占到一半，全部投产后可以带动周边乡镇就业。"
	p3 = "傍晚收工的时候，工友们三三两两走向新建的食堂，那里的灯已经亮了起来，饭菜的香味飘出很远。"
)

func TestChooses(t *testing.T) {
	for _, c := range []struct{ name, base, witness, want, rule string }{
		{"a character lost at the break", "本届展会|化产业与旅游的融合创新，推出一系列新的服务举措，", "本届展会深化产业与旅游的融合创新，推出一系列新的服务举措，", "本届展会深化产业与旅游的融合创新，推出一系列新的服务举措，", "collate/seam"},
		{"a character doubled in a line", "构建高质质量发展的新格局，努力走出一条新路子，", "构建高质量发展的新格局，努力走出一条新路子，", "构建高质量发展的新格局，努力走出一条新路子，", "collate/doubled"},
		{"wording in a line stays", "二十五枚旧的审批印章被封存在玻璃罩下供人参观，", "二十五枚旧的审批用章被封存在玻璃罩下供人参观，", "二十五枚旧的审批印章被封存在玻璃罩下供人参观，", ""},
		{"regional wording is no difference", "大家都说这里的服务质量高，软件和网络都很好用，", "大家都说这里的服务品质高，软体和网路都很好用，", "大家都说这里的服务质量高，软件和网络都很好用，", ""},
		{"digits are not chosen between two", "全区共有企业一千余家，其中规模以上的有832家左右，", "全区共有企业一千余家，其中规模以上的有382家左右，", "全区共有企业一千余家，其中规模以上的有832家左右，", ""},
		{"digits that are none", "全区共有厂房面积]4万平方米，已经全部租了出去，", "全区共有厂房面积14万平方米，已经全部租了出去，", "全区共有厂房面积14万平方米，已经全部租了出去，", "collate/digits-garbled"},
	} {
		t.Run(c.name, func(t *testing.T) {
			base := copyOf("print/07.md", paper.Markdown, 0.98, "#滩涂上起新城", p1, c.base+p2, p3)
			web := copyOf("web/1.txt", paper.Plain, 0.99, "#滩涂上起新城", p1, c.witness+p2, p3)
			got, _ := Merge([]*paper.Article{web, base}, nil)
			replays(t, got)
			if got != base {
				t.Fatal("the web copy was made the base")
			}
			if want := c.want + p2; got.Paragraphs[2].Text != want {
				t.Errorf("got  %s\nwant %s", got.Paragraphs[2].Text, want)
			}
			for _, p := range got.Paragraphs {
				for _, f := range p.Fragments {
					for _, e := range f.Text.Edits() {
						if e.Evidence != edit.Witness || e.Rule != c.rule || e.Quote == "" {
							t.Errorf("edit %+v, want rule %q", e, c.rule)
						}
					}
				}
			}
			if len(got.Witnesses) != 2 || got.Witnesses[1].Copy != web || got.Agreement < 0.9 {
				t.Errorf("witnesses %+v", got.Witnesses)
			}
		})
	}
}

func TestDigitsThatDifferAreBothPublished(t *testing.T) {
	base := copyOf("print/07.md", paper.Markdown, 0.98, p1, "全区共有企业一千余家，其中规模以上的有832家左右，"+p2, p3)
	web := copyOf("web/1.txt", paper.Plain, 0.99, p1, "全区共有企业一千余家，其中规模以上的有382家左右，"+p2, p3)
	got, _ := Merge([]*paper.Article{base, web}, nil)
	if len(got.Conflicts) != 1 || got.Conflicts[0].Kind != "witness_digit" || !strings.Contains(got.Conflicts[0].ReadingA, "832家") || !strings.Contains(got.Conflicts[0].ReadingB, "382家") {
		t.Errorf("conflicts %+v", got.Conflicts)
	}
	got.Figures = []paper.Figure{{Paragraph: got.Paragraphs[1], Span: spanIn(got.Paragraphs[1].Text, "832家")}, {Paragraph: got.Paragraphs[1], Span: spanIn(got.Paragraphs[1].Text, "二十六个")}}
	Judge(got)
	if s := got.Figures[0].WitnessState; s != "differ" {
		t.Errorf("832家: %s, want differ", s)
	}
	if s := got.Figures[1].WitnessState; s != "agree" {
		t.Errorf("二十六个: %s, want agree", s)
	}
}

func spanIn(text, quote string) paper.Span {
	i := len([]rune(text[:strings.Index(text, quote)]))
	return paper.Span{Start: i, End: i + len([]rune(quote))}
}

func TestParagraphsByWitness(t *testing.T) {
	half := []rune(p2)
	cut := copyOf("print/07.md", paper.Markdown, 0.98, p1, string(half[:25]), string(half[25:]), p3)
	web := copyOf("web/1.txt", paper.Plain, 0.99, p1, p2, p3)
	got, _ := Merge([]*paper.Article{cut, web}, nil)
	replays(t, got)
	if want := strings.Join([]string{p1, p2, p3}, "\n"); bodyOf(got) != want {
		t.Errorf("a cut paragraph is not joined:\n%s", bodyOf(got))
	}
	if got.Paragraphs[1].Join != paper.JoinWitness {
		t.Errorf("join %q", got.Paragraphs[1].Join)
	}
	glued := copyOf("print/07.md", paper.Wrapped, 0.98, p1+p2, p3)
	got, _ = Merge([]*paper.Article{glued, copyOf("web/1.txt", paper.Plain, 0.99, p1, p2, p3)}, nil)
	replays(t, got)
	if want := strings.Join([]string{p1, p2, p3}, "\n"); bodyOf(got) != want {
		t.Errorf("two paragraphs run together are not split:\n%s", bodyOf(got))
	}
}

func TestGapIsFilled(t *testing.T) {
	r := []rune(p2)
	for name, lines := range map[string][]string{
		"a paragraph lost":      {p1, p3},
		"the end of one lost":   {p1, string(r[:20]), p3},
		"the start of one lost": {p1, string(r[20:]), p3},
		"the middle lost":       {p1, string(r[:15]) + string(r[35:]), p3},
	} {
		base := copyOf("print/07.md", paper.Markdown, 0.98, lines...)
		web := copyOf("web/1.txt", paper.Plain, 0.99, p1, p2, p3)
		got, _ := Merge([]*paper.Article{base, web}, nil)
		replays(t, got)
		if want := strings.Join([]string{p1, p2, p3}, "\n"); bodyOf(got) != want {
			t.Errorf("%s:\n%s", name, bodyOf(got))
		}
	}
}

func TestStrayIsTakenOut(t *testing.T) {
	stray := "渔村里的老人说起当年出海的情形，总是先要点上一袋烟，然后慢慢地从那条旧船讲起。"
	base := copyOf("print/07.txt", paper.Wrapped, 0.9, p1, stray, p2, p3)
	other := copyOf("print/07.md", paper.Markdown, 0.8, p1, p2, p3)
	next := copyOf("print/07b.md", paper.Markdown, 0.9, stray, "他的孙子在城里的工厂上班，每到周末就带着孩子回来看他。")
	got, out := Merge([]*paper.Article{base, other}, []*paper.Article{next})
	replays(t, got)
	if want := strings.Join([]string{p1, p2, p3}, "\n"); bodyOf(got) != want {
		t.Errorf("the stray is still there:\n%s", bodyOf(got))
	}
	if len(out) != 1 || out[0].Text.String() != stray || out[0].Disposition == paper.Used {
		t.Errorf("strays %+v", out)
	}
	// A web copy that was shortened is no proof that the rest is another's.
	full := copyOf("print/08.md", paper.Markdown, 0.95, p1, stray, p2, p3)
	got, out = Merge([]*paper.Article{full, copyOf("web/8.txt", paper.Plain, 0.99, p1, p2, p3)}, nil)
	if len(out) != 0 || !strings.Contains(bodyOf(got), stray) {
		t.Error("text that only the page has was dropped")
	}
}

func TestHeadlineComesFromTheWitness(t *testing.T) {
	base := copyOf("print/07.md", paper.Markdown, 0.98, p1, p2, p3)
	got, _ := Merge([]*paper.Article{base, copyOf("web/1.txt", paper.Plain, 0.99, "#滩涂上起新城", p1, p2, p3)}, nil)
	replays(t, got)
	if got.Title != "滩涂上起新城" || got.Paragraphs[0].Role != paper.Headline || got.Paragraphs[0].Placed != paper.ByWitness {
		t.Errorf("title %q, first paragraph %+v", got.Title, got.Paragraphs[0])
	}
}

// A page that reads a column before the headline has the headline amid the story: it
// fills a gap there, and is the headline the base lacks. It comes in once.
func TestHeadlineAmidTheWitnessComesOnce(t *testing.T) {
	const head = "海边滩涂三年里起新城"
	base := copyOf("print/07.md", paper.Markdown, 0.98, p1, p2, p3)
	got, _ := Merge([]*paper.Article{base, copyOf("print/07.txt", paper.Wrapped, 0.9, p1, "#"+head, p2, p3)}, nil)
	replays(t, got)
	if want := strings.Join([]string{head, p1, p2, p3}, "\n"); bodyOf(got) != want || got.Title != head {
		t.Errorf("title %q, text\n%s", got.Title, bodyOf(got))
	}
}

// TestOrderOfArrival merges three copies in every order: the text must be the same.
func TestOrderOfArrival(t *testing.T) {
	make3 := func() []*paper.Article {
		return []*paper.Article{
			copyOf("a.md", paper.Markdown, 0.98, p1, "本届展会|化产业与旅游的融合，"+p2, p3),
			copyOf("b.txt", paper.Plain, 0.99, "#滩涂上起新城", p1, "本届展会深化产业与旅游的融合，"+p2, p3),
			copyOf("c.txt", paper.Wrapped, 0.85, p1, "本届展会深化产业与旅游的融合，"+p2),
		}
	}
	want := ""
	for _, o := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		c := make3()
		stories, _ := Stories([]*paper.Article{c[o[0]], c[o[1]], c[o[2]]})
		if len(stories) != 1 {
			t.Fatalf("%v: %d stories", o, len(stories))
		}
		got := fmt.Sprint(stories[0].Title, bodyOf(stories[0]), len(stories[0].Witnesses), stories[0].Witnesses[1].Copy.ID)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%v:\n%s\nwant\n%s", o, got, want)
		}
	}
}
