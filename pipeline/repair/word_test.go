package repair

import (
	"testing"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/lm"
	"baoshu/pipeline/paper"
)

// TestMisread checks that a character of whatever shape is mended where the page has
// the right one and nothing else fits, and that names and rare words are left alone.
func TestMisread(t *testing.T) {
	for _, c := range []struct{ line, elsewhere, want string }{
		{"昨晚在剧院上演芭蓄舞剧", "芭蕾舞团", "昨晚在剧院上演芭蕾舞剧"},
		{"昨晚在剧院上演芭蓄舞剧", "花朵初放", "昨晚在剧院上演芭蓄舞剧"}, // the page has no 芭蕾
		{"弘扬中华优秀传统文代", "文化", "弘扬中华优秀传统文代"},
		{"记者朱杰国今天报道说", "中国", "记者朱杰国今天报道说"},
		{"这部芭蕾舞剧《双绣缘》等", "边缘", "这部芭蕾舞剧《双绣缘》等"},
	} {
		p := &paper.Page{Lines: []paper.Line{{Text: edit.New(c.line)}, {Text: edit.New(c.elsewhere)}}}
		r := room{m: lm.Default(), w: words(), page: p}
		x := edit.New(c.line)
		var made []edit.Edit
		for _, q := range r.misread([]rune(c.line)) {
			if !q.suggest {
				made = append(made, edit.Edit{Start: q.start, End: q.end, After: q.after})
			}
		}
		x.Apply(made)
		if x.String() != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.line, x.String(), c.want)
		}
	}
}
