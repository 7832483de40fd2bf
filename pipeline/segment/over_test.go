package segment

import "testing"

// TestOverColumn checks which first lines of a block are parted from it as headlines.
func TestOverColumn(t *testing.T) {
	for _, c := range []struct {
		about, last, a, b string
		want              bool
	}{
		{"the column before goes on under it", "今年以来，全市新建改建公交站台一百二十个，其中三十个装", "澜州市公交站台三年翻番", "有遮阳棚，二十个装有电子站牌。", true},
		{"a paragraph begins under it", "老百姓出门坐车更方便了。", "澜州市公交站台三年翻番", "数据显示，今年前十个月，全市新建改建", true},
		{"the column goes on in the first line", "今年以来，全市新建改建公交站台一百二十个，其中三十个装", "有遮阳棚和电子站牌的站台还不到一", "半，市交通局说，明年再建一百个。", false},
		{"a paragraph of text", "老百姓出门坐车更方便了。", "今年前十个月，全市新建改建公交站", "台一百二十个，其中三十个装有遮阳棚。", false},
		{"two headlines", "老百姓出门坐车更方便了。", "澜州市公交站台三年翻番", "高山村茶园迎来采摘季", false},
		{"text that goes on at the top of a page", "", "市交通局说，明年再建一百个，有遮阳", "棚的站台要占到一半以上。", false},
		{"a headline over what goes on", "", "澜州市公交站台三年翻番", "元，比上年多投入两百万元。市交通局说", true},
	} {
		us := unitsOf(c.a, c.b, c.last)
		last := us[2]
		if c.last == "" {
			last = nil
		}
		if got := overColumn(us[0], us[1], last); got != c.want {
			t.Errorf("%s: %v", c.about, got)
		}
	}
}
