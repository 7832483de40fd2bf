package segment

import (
	"slices"
	"strings"
	"testing"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// A press sets text with boxes: characters of 20 by 20, lines 30 apart.
type press struct {
	page  *paper.Page
	bytes int
}

func newPress() *press {
	p := &press{page: &paper.Page{}}
	p.page.File = &paper.File{Format: paper.HOCR, Pages: []*paper.Page{p.page}}
	return p
}

// line sets a line of type of a size; every character is a word.
func (p *press) line(text string, x, y, size float32) {
	rs := []rune(text)
	l := paper.Line{No: len(p.page.Lines) + 1, Start: p.bytes, Text: edit.New(text), Box: &paper.Box{X0: x, Y0: y, X1: x + size*float32(len(rs)), Y1: y + size}}
	for i, r := range rs {
		n := len(string(r))
		l.Words = append(l.Words, paper.Word{At: i, Start: p.bytes, End: p.bytes + n, X0: x + size*float32(i), X1: x + size*float32(i+1)})
		p.bytes += n
	}
	l.End = p.bytes
	p.bytes++
	p.page.Lines = append(p.page.Lines, l)
}

// set sets paragraphs in columns of wide characters and deep lines, and returns how many
// columns it took.
func (p *press) set(paras []string, x, y float32, wide, deep int) int {
	col, row := 0, 0
	for _, t := range paras {
		rs, room, indent := []rune(t), wide-2, float32(40)
		for len(rs) > 0 {
			n := min(room, len(rs))
			p.line(string(rs[:n]), x+float32(col*(wide*20+40))+indent, y+float32(row*30), 20)
			rs, room, indent = rs[n:], wide, 0
			if row++; row == deep {
				col, row = col+1, 0
			}
		}
	}
	return col + 1
}

var (
	harbour = []string{
		"澜州港七号泊位昨日通过验收，可以停靠十万吨级集装箱船。这是该港今年建成的第三个泊位，岸线长四百二十米。",
		"泊位装有六台岸桥，全部由操作员在控制室里远程操作。港务公司说，装卸一艘船的时间比原来缩短三成。",
		"港口所在的临港新区已经有一百二十家物流企业落户，明年还要再建两个仓库。",
	}
	tealeaves = []string{
		"高山村的茶园迎来采摘季，三百多户茶农每天清晨五点上山。今年雨水充足，头茬茶叶比去年早了六天。",
		"村里的合作社统一收购鲜叶，揉捻和烘干都在新建的车间里完成。村支书说，每斤鲜叶的收购价涨了两元。",
	}
)

// stories segments a page that was set and returns its stories by their headlines.
func (p *press) stories() map[string][]string {
	out := map[string][]string{}
	for _, a := range File(p.page.File).Articles {
		for _, q := range a.Paragraphs {
			if q.Role == paper.Body || q.Role == paper.Heading {
				out[a.Title] = append(out[a.Title], q.Text)
			}
		}
	}
	return out
}

// The columns of two stories stand side by side under their headlines; whatever order
// their lines were read in, each story has its own text, in order, and its paragraphs.
func TestBoxesTellColumns(t *testing.T) {
	p := newPress()
	p.line("澜州港新泊位通过验收", 300, 0, 36)
	p.line("高山村茶园迎来采摘季", 1320, 0, 36)
	p.set(harbour, 100, 60, 18, 5)
	p.set(tealeaves, 1100, 60, 18, 4)
	slices.SortStableFunc(p.page.Lines, func(a, b paper.Line) int { return int(a.Box.Y0 - b.Box.Y0) }) // row by row
	got := p.stories()
	for title, want := range map[string][]string{"澜州港新泊位通过验收": harbour, "高山村茶园迎来采摘季": tealeaves} {
		if !slices.Equal(got[title], want) {
			t.Errorf("%s: %q", title, got[title])
		}
	}
}

// A byline that is set under the middle of a headline is no column: those that the
// headline heads begin under it.
func TestABylineOverColumns(t *testing.T) {
	p := newPress()
	p.line("高山村茶园迎来采摘季", 100, 0, 36)
	p.set(tealeaves, 100, 60, 18, 20)
	p.line("澜州港新泊位通过验收", 300, 300, 36)
	p.line("本报记者何雨", 420, 350, 20)
	p.set(harbour, 100, 400, 18, 5)
	if got := p.stories(); !slices.Equal(got["澜州港新泊位通过验收"], harbour) || !slices.Equal(got["高山村茶园迎来采摘季"], tealeaves) {
		t.Errorf("%q", got)
	}
}

// A line that OCR read across two columns is cut where the lines above it leave room.
func TestALineAcrossColumnsIsCut(t *testing.T) {
	p := newPress()
	p.line("澜州港新泊位通过验收", 220, 0, 36)
	all := slices.Concat(harbour, tealeaves)
	p.set(all, 100, 60, 13, 11)
	ls := p.page.Lines
	var one *paper.Line
	for i := range ls {
		for k := range ls {
			if a, b := &ls[i], &ls[k]; one == nil && a.Box.Y0 > 140 && a.Box.Y0 == b.Box.Y0 && b.Box.X0-a.Box.X1 == 40 {
				n := edit.Count(a.Text.Raw())
				for _, w := range b.Words {
					w.At += n
					a.Words = append(a.Words, w)
				}
				a.Text, a.End = edit.New(a.Text.Raw()+b.Text.Raw()), b.End
				a.Box = &paper.Box{X0: a.Box.X0, Y0: a.Box.Y0, X1: b.Box.X1, Y1: a.Box.Y1}
				one = a
				p.page.Lines = slices.Delete(slices.Clone(ls), k, k+1)
			}
		}
	}
	if one == nil {
		t.Fatal("no line across columns")
	}
	if got := p.stories()["澜州港新泊位通过验收"]; !slices.Equal(got, all) {
		t.Errorf("%q", got)
	}
}

// A subhead in the type of the text heads no story; what OCR read a second time on a
// headline is no text.
func TestBoxesTellHeadlines(t *testing.T) {
	p := newPress()
	p.line("澜州港新泊位通过验收", 100, 0, 36)
	p.line("一么", 260, 5, 20)
	n := len(harbour) - 1
	p.set(harbour[:n], 100, 60, 16, 20)
	y := p.page.Lines[len(p.page.Lines)-1].Box.Y1
	p.line("仓库还要再建两个", 100, y+25, 22)
	p.set(append([]string{harbour[n]}, tealeaves...), 100, y+65, 16, 40)
	want := slices.Concat(harbour[:n], []string{"仓库还要再建两个"}, harbour[n:], tealeaves)
	if got := p.stories(); len(got) != 1 || !slices.Equal(got["澜州港新泊位通过验收"], want) {
		t.Errorf("%q", got)
	}
}

// A page without boxes, or with too few lines, is not read by them; no page, however its
// boxes lie, makes it fail or lose a line.
func TestAnyBoxes(t *testing.T) {
	if survey(unitsOf("澜州港七号泊位昨日通过验收", "可以停靠十万吨级集装箱船")) != nil {
		t.Error("two lines without boxes tell columns")
	}
	for _, c := range [][4]float32{{0, 0, 0, 0}, {7, 3, 11, 5}, {500, 1, 1, 500}, {13, 13, 200, 1}} {
		p := newPress()
		p.set(append(slices.Clone(harbour), tealeaves...), 100, 60, 12, 6)
		all := 0
		for i := range p.page.Lines {
			b := p.page.Lines[i].Box
			k := float32(i)
			b.X0, b.Y0, b.X1, b.Y1 = b.X0+c[0]*k, b.Y0-c[1]*k, b.X1+c[2]*k, b.Y1+c[3]*k
			all += len(p.page.Lines[i].Text.Raw())
		}
		r := File(p.page.File)
		n := 0
		for _, f := range r.Loose {
			n += len(f.Text.Raw())
		}
		for _, a := range r.Articles {
			for _, q := range a.Paragraphs {
				for _, f := range q.Fragments {
					n += len(f.Text.Raw())
				}
			}
		}
		if n != all {
			t.Errorf("%v: %d bytes of %d", c, n, all)
		}
	}
}

// A subhead of a hard-wrapped page stands with the text under it.
func TestSubheadsStandWithTheirText(t *testing.T) {
	more := []string{
		"操作员坐在控制室里，面前是六块屏幕，岸桥的远程装卸又快又稳。港务公司的工程师说，过去一个人只能开一台岸桥，现在可以照看三台。",
		"远程装卸让码头上看不到人，集装箱由无人车运往堆场，比过去快了四成。",
	}
	wrap := func(paras []string) string {
		var out []string
		for _, q := range paras {
			rs, n := []rune(q), 18
			for len(rs) > 0 {
				k := min(n, len(rs))
				out = append(out, string(rs[:k]))
				rs, n = rs[k:], 20
			}
		}
		return strings.Join(out, "\n")
	}
	text := "澜州港新泊位通过验收\n\n本报记者 何 雨\n" + wrap(harbour) + "\n\n人少了，货走得更快\n\n" + wrap(more) + "\n\n高山村茶园迎来采摘季\n\n" + wrap(tealeaves)
	pg := &paper.Page{}
	pg.File = &paper.File{Format: paper.Wrapped, Pages: []*paper.Page{pg}}
	gap := 0
	for i, l := range strings.Split(text, "\n") {
		if l == "" {
			gap++
			continue
		}
		pg.Lines = append(pg.Lines, paper.Line{No: i + 1, Gap: gap, Text: edit.New(l)})
		gap = 0
	}
	for _, a := range File(pg.File).Articles {
		for _, q := range a.Paragraphs {
			if q.Role == paper.Heading && q.Text == "人少了，货走得更快" && a.Title == "澜州港新泊位通过验收" {
				return
			}
		}
	}
	t.Error("the subhead is lost")
}
