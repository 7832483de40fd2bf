package entity

import (
	"testing"

	"github.com/baoshu/baoshu/pipeline/extract/place"
	"github.com/baoshu/baoshu/pipeline/extract/word"
)

func TestFind(t *testing.T) {
	tg := word.New(place.Names())
	for _, c := range []struct{ text, name, typ string }{
		{"沈阳高新区科技型中小企业新增注册", "沈阳高新区", "zone"},
		{"东岭智慧医疗平台已连接", "东岭智慧医疗平台", "project"},
		{"我国外贸进出口", "我国", "place"},
		{"全市规模以上工业企业实现利润", "全市", "place"},
		{"江苏省无锡市惠山区玉祁街道以工业起家", "江苏省无锡市惠山区玉祁街道", "place"},
		{"宏远太阳能科技（无锡）有限公司投产", "宏远太阳能科技（无锡）有限公司", "company"},
		{"第三届中国西部国际博览会开幕", "中国西部国际博览会", "project"},
		{"浑南区营商环境建设局受理", "浑南区营商环境建设局", "institution"},
		{"据海关总署统计", "海关总署", "institution"},
	} {
		text := []rune(c.text)
		toks := tg.Tag(text, 0, len(text), nil, nil)
		m := Find(text, toks, nil)
		if len(m) == 0 || string(text[m[0].Start:m[0].End]) != c.name || m[0].Type != c.typ {
			t.Errorf("%s: %+v", c.text, m)
			for _, m := range m {
				t.Log(string(text[m.Start:m.End]))
			}
			for _, k := range toks {
				t.Log(string(text[k.Start:k.End]), k.Tag)
			}
		}
	}
	for _, l := range Lists() {
		if len(l.Rows) == 0 {
			t.Error(l.Name)
		}
	}
}
