package entity

import (
	"strings"
	"testing"
)

func TestForeign(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"经销商叶尔兰·别克托夫告诉记者", "叶尔兰·别克托夫"},
		{"总统丹尼尔·阿拉普·莫伊获胜", "丹尼尔·阿拉普·莫伊"},
		{"哥伦比亚北部安蒂奥基亚省萨尔加尔市发生滑坡", "安蒂奥基亚省 萨尔加尔市"},
		{"瑞士普罗泰克制药入驻片区", "普罗泰克制药"},
		{"德国企业贝洛克的项目", "贝洛克"},
		{"美国艾伯维生物公司投产", "艾伯维生物"},
		{"走进龙头企业凯恩诺特种材料有限公司", "凯恩诺特种材料"},
		{"在哈巴罗夫斯克地区有居民受灾", "哈巴罗夫斯克地区"},
		{"山东费县崔家沟村和王家庄", "崔家沟村 王家庄"},
		{"大家庄重宣誓，国家庄严承诺", ""},
		{"寻乌县三标乡黄陂村有人家", "三标乡 黄陂村"},
		{"浑南新区青桥街道和安吉县余村", "青桥街道 余村"},
		{"山阳县下辖贫困村，全县各乡镇，城市农村", ""},
		{"山阳县副镇长，区里撤乡并镇，旬阳县王庄村民", ""},
		{"陕西省山阳县委派驻村干部下乡", ""},
		// known places and names are the tagger's, and words are no names
		{"哈萨克斯坦阿拉木图市", ""},
		{"乌鲁木齐市和克拉玛依市", ""},
		{"阿里巴巴公司", ""},
		{"德国西门子公司", ""},
		{"马里市场很大", ""},
		{"企业安全生产", ""},
		{"新疆石河子市", ""},
		{"车里雅宾斯克州", "车里雅宾斯克州"},
	} {
		text := []rune(c.text)
		var got []string
		for _, f := range Foreign(text, 0, len(text), nil) {
			got = append(got, string(text[f.Start:f.End]))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.text, s, c.want)
		}
	}
}

func BenchmarkForeign(b *testing.B) {
	text := []rune(strings.Repeat("瑞士普罗泰克制药今年在东岭高新区投资三亿元建设新的生产线，产值比去年增长两成。", 20))
	b.SetBytes(int64(len(string(text))))
	b.ReportAllocs()
	for b.Loop() {
		Foreign(text, 0, len(text), nil)
	}
}

// TestKeyed: no character that [Foreign] looks for by itself is one that foreign names are written
// with, so that it does not matter which is asked first.
func TestKeyed(t *testing.T) {
	for _, c := range "家村镇乡街·" {
		if translit().has(c) {
			t.Errorf("%c is of translit.tsv", c)
		}
	}
}
