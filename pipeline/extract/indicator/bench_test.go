package indicator_test

import (
	"testing"

	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/extract/word"
)

// BenchmarkRead reads the numbers of a few sentences, each of several.
func BenchmarkRead(b *testing.B) {
	tg := word.New(nil)
	var ss []indicator.Sentence
	var at [][]int
	bytes := 0
	for _, text := range []string{
		"去年全区新增外资企业671户，同比增长12.5%，实现进出口总值3200亿元，占全省的18%",
		"平台已连接近4000家医疗机构，审批时限由45个工作日压缩至20个工作日，累计为企业节约成本2.3亿元",
		"项目计划总投资9亿元，占地1200亩，建成后年产30万吨乙烯，可带动5000人就业",
	} {
		s, ks := sentence(tg, text)
		ss, at, bytes = append(ss, s), append(at, ks), bytes+len(text)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	var r indicator.Sentence
	for b.Loop() {
		for i := range ss {
			r.Begin(ss[i].Text, ss[i].Toks, ss[i].Quantities, ss[i].Periods)
			for _, k := range at[i] {
				r.Read(k)
				r.Plan(k)
			}
		}
	}
}
