package segment_test

import (
	"strings"
	"testing"
	"unicode"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/given"
	"baoshu/pipeline/ingest"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/segment"
)

func file(t testing.TB, name, text string, format paper.Format) *paper.File {
	f, err := ingest.Read(name, []byte(text), nil, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if format != "" {
		f.Format = format
	}
	prepare(f)
	return f
}

// whole fails where a character of a line is in no fragment or in two, or where
// a fragment's edits do not replay.
func whole(t testing.TB, f *paper.File, r segment.Result) {
	seen := map[[2]int]int{} // line, byte → fragments
	add := func(x *paper.Fragment) {
		got, err := edit.Replay(x.Text.Raw(), x.Text.Edits())
		if err != nil || got != x.Text.String() {
			t.Fatalf("edits of %q do not replay: %v", x.Text.Raw(), err)
		}
		for b := x.Start; b < x.End; b++ {
			seen[[2]int{x.LineNo, b}]++
		}
	}
	for _, a := range r.Articles {
		for _, p := range a.Paragraphs {
			var text strings.Builder
			for _, x := range p.Fragments {
				if x.Disposition != paper.Used {
					t.Fatalf("fragment %q of a paragraph is %s", x.Text.Raw(), x.Disposition)
				}
				add(x)
				text.WriteString(x.Text.String())
			}
			if text.String() != p.Text {
				t.Fatalf("paragraph %q is not its fragments %q", p.Text, text.String())
			}
		}
	}
	for _, x := range r.Loose {
		if x.Disposition == paper.Used || x.Reason == "" {
			t.Fatalf("loose %q: %s, reason %q", x.Text.Raw(), x.Disposition, x.Reason)
		}
		add(x)
	}
	for _, pg := range f.Pages {
		for _, l := range pg.Lines {
			for b := l.Start; b < l.End; b++ {
				if n := seen[[2]int{l.No, b}]; n != 1 {
					t.Fatalf("byte %d of line %d (%q) is in %d fragments", b, l.No, l.Text.Raw(), n)
				}
			}
		}
	}
}

const page = `## 今年秋粮收购进度快

本报记者 王 芳 李大明

秋收以来，各地秋粮收购平稳有序，农民售粮积极，主产区累计收购量比去年同期多出

两成以上。粮食部门说，仓容充足，资金到位。

收购价格稳中有升，农民种粮收益有保障。

## 社会

## 小站来了新列车

新华社贵阳3月4日电　（记者赵小军）山里的小站今天迎来第一趟动车，村民们早早等在站台上。

“再也不用绕路了。”站长说。

本版责编：孙 丽
`

func TestRolesOfAPage(t *testing.T) {
	f := file(t, "p.md", page, paper.Markdown)
	r := segment.File(f)
	whole(t, f, r)
	if len(r.Articles) != 2 {
		t.Fatalf("%d stories, want 2", len(r.Articles))
	}
	a, b := r.Articles[0], r.Articles[1]
	if a.Title != "今年秋粮收购进度快" || strings.Join(a.Authors, " ") != "王芳 李大明" || a.AuthorRole != "本报记者" {
		t.Errorf("first story: %q by %v (%s)", a.Title, a.Authors, a.AuthorRole)
	}
	if got := a.Paragraphs[2].Text; !strings.Contains(got, "多出两成以上") || a.Paragraphs[2].Join != paper.JoinColumn {
		t.Errorf("the cut paragraph: %q, %s", got, a.Paragraphs[2].Join)
	}
	if b.Dateline != "贵阳" || strings.Join(b.Authors, "") != "赵小军" {
		t.Errorf("second story: dateline %q, authors %v", b.Dateline, b.Authors)
	}
	if len(r.Loose) == 0 || r.Loose[len(r.Loose)-1].Disposition != paper.Furniture {
		t.Errorf("the editors' line is not furniture: %+v", r.Loose)
	}
}

// TestItemsOfAList: short items are paragraphs of the story they stand in, none is
// the next story's kicker or joined to another.
func TestItemsOfAList(t *testing.T) {
	r := segment.File(file(t, "1.md", "## 青坪新区前三季度引资忙\n\n本报记者 王芳\n\n青坪新区前三季度引资工作取得成效，情况如下。\n\n- 新开工项目52个\n- 新签约项目33个\n\n## 柳湾港吞吐量创下新高\n\n柳湾港九月完成集装箱吞吐量十万标箱，比去年同期多出两成。\n", paper.Markdown))
	if len(r.Articles) != 2 || r.Articles[1].Kicker != "" {
		t.Fatalf("%d stories; kicker %q", len(r.Articles), r.Articles[len(r.Articles)-1].Kicker)
	}
	var got []string
	for _, p := range r.Articles[0].Paragraphs {
		if p.Role == paper.Body {
			got = append(got, p.Text)
		}
	}
	if strings.Join(got, "|") != "青坪新区前三季度引资工作取得成效，情况如下。|新开工项目52个|新签约项目33个" {
		t.Errorf("%q", got)
	}
}

func TestNothingIsLostFromPages(t *testing.T) {
	dir := given.Path(t, ".")
	for _, p := range []string{"seed/S0/page.txt", "dev/D1/layout.md", "dev/D1/pdftotext.txt", "dev/D2/pdftotext.txt", "dev/D2/tesseract.txt", "dev/D4/pdftotext.txt", "dev/D3/tesseract.txt"} {
		f := read(t, dir+"/pages/"+p, p)
		whole(t, f, segment.File(f))
	}
}

func TestOddInput(t *testing.T) {
	for _, format := range []paper.Format{paper.Markdown, paper.Wrapped, paper.Plain} {
		for _, text := range []string{"", "\n", "一", "。", "## \n", "## 题\n", "本报记者 王芳\n", "1\n2\n3\n", strings.Repeat("，\n", 300), strings.Repeat("甲乙丙丁 戊己庚辛\n", 200), strings.Repeat("## 题\n\n", 100), "图为\n", "\f\f\f", strings.Repeat("很长的一行", 20000)} {
			if _, err := ingest.Read("x.txt", []byte(text), nil, ingest.Options{}); err != nil {
				continue // ingest refuses it
			}
			f := file(t, "x.txt", text, format)
			whole(t, f, segment.File(f))
		}
		whole(t, &paper.File{Format: format}, segment.File(&paper.File{Format: format}))
	}
}

func FuzzFile(f *testing.F) {
	f.Add(page, uint8(0))
	f.Add(strings.ReplaceAll(page, "\n\n", "\n"), uint8(1))
	f.Add("甲方说 乙方说\n，丙\n\n本报北京1月2日电 （记者王", uint8(1))
	f.Fuzz(func(t *testing.T, text string, kind uint8) {
		if len(text) > 4000 || strings.IndexFunc(text, func(r rune) bool { return r == unicode.ReplacementChar }) >= 0 {
			return
		}
		if _, err := ingest.Read("x.txt", []byte(text), nil, ingest.Options{}); err != nil {
			return // what ingest sets aside never comes here
		}
		format := []paper.Format{paper.Markdown, paper.Wrapped, paper.Plain}[kind%3]
		x := file(t, "x.txt", text, format)
		r := segment.File(x)
		whole(t, x, r)
		segment.Jumps(r.Articles)
	})
}

func TestJumps(t *testing.T) {
	first := file(t, "1.md", "## 长江航道疏浚工程完工\n\n本报记者 王芳\n\n长江中游航道疏浚工程昨天完工，万吨级船舶可以全年（下转第四版）\n", paper.Markdown)
	second := file(t, "4.md", "## 长江航道疏浚工程完工\n\n（上接第一版）通航。航道部门说，疏浚之后水深达到六米。\n\n## 别的消息\n\n本报记者 李大明\n\n小城举办了书市。\n", paper.Markdown)
	first.Meta.PageNo, second.Meta.PageNo = 1, 4
	for _, f := range []*paper.File{first, second} {
		for _, p := range f.Pages {
			p.Meta.PageNo = f.Meta.PageNo
		}
	}
	all := append(segment.File(first).Articles, segment.File(second).Articles...)
	got := segment.Jumps(all)
	if len(got) != 2 {
		t.Fatalf("%d stories, want 2", len(got))
	}
	if !strings.Contains(got[0].Text, "全年通航。航道部门说") {
		t.Errorf("the parts were not joined: %q", got[0].Text)
	}
}
