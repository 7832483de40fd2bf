package entity

import (
	"testing"

	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/extract/word"
	corpus "baoshu/pipeline/given"
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
		{"密云水库蓄水量", "密云水库", "place"},
		{"通车的北盘江大桥", "北盘江大桥", "place"},
		{"专注传感器的微芯科技，员工", "微芯科技", "company"},
		{"南屏综合保税区累计注册", "南屏综合保税区", "zone"},
		{"天津钢铁集团上马", "天津钢铁集团", "company"},
		{"吉林石化启动", "吉林石化", "company"},
		{"运输船“海燕”号交付", "“海燕”号", "product"},
		{"俄罗斯首都莫斯科地铁", "俄罗斯首都莫斯科地铁", "place"},
		{"宏辉（中国）投资有限公司被罚", "宏辉（中国）投资有限公司", "company"},
		{"国家算力东岭中心投入", "国家算力东岭中心", "institution"},
		{"重庆两江寸滩综保区进出口", "重庆两江寸滩综保区", "zone"},
		{"宝马中国去年交付", "宝马中国", "company"},
		{"宝马中国市场销量", "宝马", "company"},
		{"合肥—阿拉木图中欧班列开行", "合肥—阿拉木图中欧班列", "project"},
		{"合肥至汉堡的班列首发", "合肥至汉堡的班列", "place"},
		{"合肥至汉堡的旅客不少", "合肥", "place"},
		{"浑南高新区人才集团去年服务企业", "浑南高新区人才集团", "company"},
		{"浑南高新区人才集聚", "浑南高新区", "zone"},
		{"沈阳纳米城开园", "沈阳纳米城", "zone"},
		{"沈阳建材城市场", "沈阳", "place"},
		{"京东方沈阳工厂投产", "京东方沈阳工厂", "company"},
		{"法国国家安全局透露", "法国国家安全局", "institution"},
		{"最近的云泽军分区组织民兵", "云泽军分区", "institution"},
		{"云泽县人武部抢救群众", "云泽县人武部", "institution"},
		{"云泽垸总面积不大", "云泽垸", "place"},
		{"中国女排时隔多年夺冠", "中国女排", "institution"},
		{"天津杂技团出资入股", "天津杂技团", "institution"},
		{"上海交大整理意见", "上海交大", "institution"},
		{"沈阳动物园迎客", "沈阳动物园", "institution"},
		{"七彩科技扩产", "七彩科技", "company"},
		{"在大湾中心卫生院住院", "大湾中心卫生院", "institution"},
		{"万佛湖水域开放", "万佛湖", "place"},
		{"由第四建筑公司承建", "第四建筑公司", "company"},
		{"，第12集团军出动", "第12集团军", "institution"},
		{"新店村向175户村民发钱", "新店村", "place"},
		{"黑泥岭社区流转土地", "黑泥岭社区", "place"},
		{"在双龙井社区，居民有", "双龙井社区", "place"},
		{"后马庄二村种菜", "后马庄二村", "place"},
		{"白沙堆镇去年接待", "白沙堆镇", "place"},
		{"金科园一季度新增", "金科园", "zone"},
		{"重庆果园港开通", "重庆果园港", "place"},
		{"真岚金银花药业有限公司将投资", "真岚金银花药业有限公司", "company"},
		{"在泾河双碳产业园，", "泾河双碳产业园", "zone"},
		{"廷美创智（浙江）服饰股份有限公司投资", "廷美创智（浙江）服饰股份有限公司", "company"},
		{"浙江富得利木业有限公司投资", "浙江富得利木业有限公司", "company"},
		{"下龙头村的中药材", "下龙头村", "place"},
		{"丛林村依托湿地建设", "丛林村", "place"},
		{"太安村19户村民", "太安村", "place"},
	} {
		text := []rune(c.text)
		toks := tg.Tag(text, 0, len(text), nil, nil)
		m := NewFinder().Find(text, toks, nil)
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
	for _, c := range []string{"“小巨人”企业达到", "入社农民", "新签约项目", "已入资项目34个", "这个小山村有居民", "特色镇建设加快", "示范村创建", "有限责任公司最低注册资本"} {
		text := []rune(c)
		for _, m := range NewFinder().Find(text, tg.Tag(text, 0, len(text), nil, nil), nil) {
			if !m.Generic {
				t.Errorf("%s: %s is no name", c, string(text[m.Start:m.End]))
			}
		}
	}
	text := []rune("徐州、苏州和南宁去年出口")
	if m := NewFinder().Find(text, tg.Tag(text, 0, len(text), nil, nil), nil); len(m) != 3 || m[2].List.Start != 0 || m[0].List.End != m[2].End {
		t.Errorf("a list of three: %+v", m)
	}
	text = []rune("受冷空气影响，中东部大部分地区气温有所回升")
	list := NewFinder().Find(text, tg.Tag(text, 0, len(text), nil, nil), nil)
	for i := 1; i < len(list); i++ {
		if list[i].Start < list[i-1].End {
			t.Errorf("%s and %s overlap", string(text[list[i-1].Start:list[i-1].End]), string(text[list[i].Start:list[i].End]))
		}
	}
	for _, l := range Lists() {
		if len(l.Rows) == 0 {
			t.Error(l.Name)
		}
	}
}

// BenchmarkFind finds the names of news text, a paragraph at a time.
func BenchmarkFind(b *testing.B) {
	tg := word.New(append(place.Names(), Names()...))
	type cut struct {
		text []rune
		toks []word.Token
	}
	var paras []cut
	bytes := 0
	for it := range corpus.Broadcast(b) {
		for _, p := range it.Paras {
			text := []rune(p)
			paras = append(paras, cut{text, tg.Tag(text, 0, len(text), nil, nil)})
			bytes += len(p)
		}
		if bytes > 1<<20 {
			break
		}
	}
	f, dst := NewFinder(), []Mention(nil)
	b.SetBytes(int64(bytes))
	for b.Loop() {
		for _, p := range paras {
			dst = f.Find(p.text, p.toks, dst[:0])
		}
	}
}
