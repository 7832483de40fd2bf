package segment

import (
	"testing"

	"baoshu/pipeline/lexicon"
)

// TestLists lints the word lists: their format, and classes and sides that the
// code knows.
func TestLists(t *testing.T) {
	for name, data := range map[string][]byte{"phrases.tsv": phrasesTSV, "sections.tsv": sectionsTSV, "surnames.tsv": surnamesTSV, "papers.tsv": papersTSV, "says.tsv": saysTSV} {
		l, err := lexicon.Parse(name, data)
		if err != nil {
			t.Error(err)
			continue
		}
		if name != "phrases.tsv" {
			continue
		}
		for _, r := range l.Rows {
			if classNames[r[l.Column("class")]] == 0 {
				t.Errorf("%s: class %q is not known", r[0], r[1])
			}
			if w := r[l.Column("where")]; w != "start" && w != "end" {
				t.Errorf("%s: where is %q", r[0], w)
			}
		}
	}
}

func TestClasses(t *testing.T) {
	for _, c := range []struct {
		line string
		want class
	}{
		{"本报记者 刘晓光 王 平", byline}, {"新华社记者 李明 张 华", byline}, {"王 平", name}, {"河北石家庄市　王小平", byline},
		{"本版责编：李 明　王小平", credit}, {"李小明绘", credit}, {"图为列车驶出站台。", caption}, {"站台上的旅客。资料图片", caption}, {"工人在检修。本报记者 王小平摄", caption},
		{"来源：新华网", source}, {"责任编辑：王平", source}, {"（作者为某大学教授）", note}, {"编者按：今年入冬以来，各地", lead}, {"——编　者", editor},
		{"要 闻", banner}, {"经济·社会", banner}, {"2024年3月5日　星期二", furniture}, {"第 4 版", furniture}, {"- 3 -", furniture}, {"人民日报海外版", furniture},
		{"优化营商环境——", short}, {"春运开始了。", running}, {"，比上年增长三成", running}, {"王平说，今年收成好。", running}, {"第三版图已经绘成。", running},
	} {
		if got, _ := classify([]rune(c.line)); got != c.want {
			t.Errorf("%s: class %d, want %d", c.line, got, c.want)
		}
	}
}

func TestBylines(t *testing.T) {
	for _, c := range []struct{ line, names, role string }{
		{"本报记者 刘晓光 王 平", "刘晓光 王平", "本报记者"}, {"记者刘晓光、王平", "刘晓光 王平", "记者"}, {"本报记者 欧阳小平 通讯员 李 明", "欧阳小平 李明", "本报记者"},
	} {
		w, ok := parseByline([]rune(c.line))
		got := ""
		for i, n := range w.names {
			if i > 0 {
				got += " "
			}
			got += n
		}
		if !ok || got != c.names || w.role != c.role {
			t.Errorf("%s: %q (%s) %v", c.line, got, w.role, ok)
		}
	}
	for _, no := range []string{"记者从会上获悉", "本报记者来到现场", "作者认为这很重要"} {
		if w, ok := parseByline([]rune(no)); ok {
			t.Errorf("%s: read as names %v", no, w.names)
		}
	}
}

func TestDatelines(t *testing.T) {
	for _, c := range []struct{ text, place, name string }{
		{"本报武汉3月4日电　（记者王平）长江", "武汉", "王平"}, {"新华社北京10月20日电 国务院", "北京", ""}, {"据新华社广州一月三日电（记者李明）不久", "广州", "李明"},
	} {
		w, end := dateline([]rune(c.text))
		name := ""
		if len(w.names) > 0 {
			name = w.names[0]
		}
		if end == 0 || w.place != c.place || name != c.name {
			t.Errorf("%s: place %q, name %q, end %d", c.text, w.place, name, end)
		}
	}
	if _, end := dateline([]rune("本报记者来到武汉，3月4日电力恢复")); end != 0 {
		t.Error("a sentence read as a dateline")
	}
}

func TestAssignTakesTheBestSet(t *testing.T) {
	next := assign([]pair{{0, 0, 10}, {0, 1, 9}, {1, 0, 9}, {1, 1, 1}}, 2, 2)
	if next[0] != 1 || next[1] != 0 {
		t.Errorf("%v: the greatest sum is 9+9, not 10+1", next)
	}
	if next := assign([]pair{{0, 0, -1}}, 1, 1); next[0] != -1 {
		t.Error("a pair that nothing speaks for was taken")
	}
}
