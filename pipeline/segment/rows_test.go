package segment

import (
	"testing"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

func unitsOf(lines ...string) []*unit {
	pg := &paper.Page{}
	us := make([]*unit, len(lines))
	for i, l := range lines {
		us[i] = newUnit(pg, &paper.Line{No: i + 1, Text: edit.New(l)})
	}
	return us
}

// TestRows checks which lines are rows of a table.
func TestRows(t *testing.T) {
	for _, c := range []struct {
		about string
		lines []string
		want  []bool
	}{
		{"rows and their head", []string{"项目 单位 数量 增长%", "钢材 万吨 4186 16.6", "煤炭 万吨 2629 2.3", "水泥 万吨 9619 10.1"}, []bool{true, true, true, true}},
		{"among the lines of a column", []string{"钢材 4186 16.6", "国内市场供过于求的状况有所缓解，", "煤炭 2629 2.3", "水泥 9619 10.1", "价格回升。"}, []bool{true, false, true, true, false}},
		{"two are no table", []string{"钢材 4186 16.6", "煤炭 2629 2.3"}, []bool{false, false}},
		{"columns of text", []string{"全年增长 3.5%，其中 一季度 4.1", "上半年 增长，达到 2.2", "下半年 增长，达到 4.2"}, []bool{false, false, false}},
		{"names", []string{"本报记者 何 雨", "方 舟 林 涛", "李 四 王 五"}, []bool{false, false, false}},
	} {
		us := unitsOf(c.lines...)
		rows(us)
		for i, u := range us {
			if got := u.class == table; got != c.want[i] {
				t.Errorf("%s: %s: %v", c.about, c.lines[i], got)
			}
		}
	}
}

// TestPosted checks the bylines of writers who are posted somewhere.
func TestPosted(t *testing.T) {
	for text, want := range map[string]class{
		"本报驻曼谷记者 林 涛":      byline,
		"本报驻乌兹别克斯坦记者林涛":    byline,
		"新华社驻东京记者 林涛 何雨":   byline,
		"本报驻曼谷记者站日前成立":     short,
		"驻曼谷记者 林涛":         short,
		"本报驻曼谷记者林涛与当地商会座谈": short,
	} {
		if got, _ := classify([]rune(text)); got != want {
			t.Errorf("%s: class %d, want %d", text, got, want)
		}
	}
	if w, ok := parseByline([]rune("本报驻曼谷记者 林 涛")); !ok || w.role != "本报驻曼谷记者" || len(w.names) != 1 || w.names[0] != "林涛" {
		t.Errorf("read as %v", w)
	}
}

// TestColumnsAreLearnedFromLinesThatGoOn checks that the last lines of paragraphs, however
// many are equally wide, are no column.
func TestColumnsAreLearnedFromLinesThatGoOn(t *testing.T) {
	var lines []string
	for i := 0; i < 12; i++ {
		lines = append(lines, "新泊位可以停靠十五万吨级货轮而且作业", "效率比老泊位提高了三成。")
	}
	if w := measure(unitsOf(lines...)); len(w.cols) != 1 || w.cols[0] != 36 {
		t.Errorf("columns %v, want 36", w.cols)
	}
}

// TestUnderName checks which text a byline signs wherever the words would put it.
func TestUnderName(t *testing.T) {
	by := func() *piece {
		p := newPiece(unitsOf("本报记者 何 雨")...)
		p.block, p.top = 3, true
		return p
	}
	for _, c := range []struct {
		about string
		block int
		fill  fill
		ocr   bool
		want  bool
	}{
		{"the beginning of a paragraph", 3, firstFill, false, true},
		{"the rest of one: the byline was read with another column", 3, wholeFill, false, false},
		{"another block", 4, firstFill, false, false},
		{"a scanned page", 3, firstFill, true, false},
	} {
		p := newPiece(unitsOf("港口还在建设第二座堆场，建成以后")...)
		p.block, p.fill, p.ocr, p.col, p.full = c.block, c.fill, c.ocr, 36, true
		m := &maker{s: &sheet{hangs: true}, items: []*item{{kind: byItem, p: by()}, {kind: textItem, p: p}}}
		if got := m.underName(1); got != c.want {
			t.Errorf("%s: %v", c.about, got)
		}
	}
}

// TestOwed checks what of a headline's silence on a text more text gives back.
func TestOwed(t *testing.T) {
	for _, c := range [][3]float64{{0, 10, 0}, {-8, 10, 4}, {-8, 4, 2}, {-8, -2, 0}, {5, 5, 0}} {
		if got := owed(c[0], c[1]); got != c[2] {
			t.Errorf("told %v, then %v: %v, want %v", c[0], c[1], got, c[2])
		}
	}
}
