package clean

import (
	"strings"
	"testing"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

func BenchmarkFile(b *testing.B) {
	for name, line := range map[string]string{
		"clean":       "沈阳高新区创新型小微企业新增注册832家，总数达到2518家；“高新技术企业”净增361家，总数达到1448家——创新引擎动力足。",
		"traditional": "瀋陽高新區科技型中小企業新增註冊832家,總數達到2518家;“高新技術企業”淨增361家,總數達到1448家——創新引擎動力足。",
	} {
		b.Run(name, func(b *testing.B) {
			line := strings.Repeat(line, 3)
			f := fileOf(paper.Plain)
			for i := range 1000 {
				f.Pages[0].Lines = append(f.Pages[0].Lines, paper.Line{No: i + 1})
			}
			b.SetBytes(int64(1000 * len(line)))
			b.ReportAllocs()
			for b.Loop() {
				for i := range f.Pages[0].Lines {
					f.Pages[0].Lines[i].Text = edit.New(line)
				}
				File(f)
			}
		})
	}
}

// BenchmarkCorpus cleans the broadcast corpus, an item a file.
func BenchmarkCorpus(b *testing.B) {
	files := broadcast(b)
	n := 0
	var raws []string
	for _, f := range files {
		for i := range f.Pages[0].Lines {
			raws = append(raws, f.Pages[0].Lines[i].Text.Raw())
			n += len(raws[len(raws)-1])
		}
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		k := 0
		for _, f := range files {
			for i := range f.Pages[0].Lines {
				f.Pages[0].Lines[i].Text = edit.New(raws[k])
				k++
			}
			File(f)
		}
	}
}
