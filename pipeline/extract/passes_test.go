package extract

import (
	"testing"

	"baoshu/pipeline/paper"
)

// stories returns n broadcast news items as stories, and how many bytes their paragraphs have.
func stories(b *testing.B, n int) (out []*paper.Article, bytes int64) {
	for _, it := range news(b, n) {
		d := goldDoc{Title: it.Title, Date: it.Date, Paras: it.Paras}
		out = append(out, d.article("b"))
		for _, p := range it.Paras {
			bytes += int64(len(p))
		}
	}
	return out, bytes
}

// BenchmarkDecode makes characters of the paragraphs of broadcast news.
func BenchmarkDecode(b *testing.B) {
	all, bytes := stories(b, 1500)
	var r body
	b.SetBytes(bytes)
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range all {
			for _, r.p = range a.Paragraphs {
				r.decode()
			}
		}
	}
}

// BenchmarkFirms gathers what broadcast news call companies.
func BenchmarkFirms(b *testing.B) {
	all, bytes := stories(b, 1500)
	var f firms
	var read [][]body
	for _, a := range all {
		ps := make([]body, len(a.Paragraphs))
		for i := range ps {
			ps[i].p = a.Paragraphs[i]
			ps[i].decode()
		}
		read = append(read, ps)
	}
	b.SetBytes(bytes)
	b.ReportAllocs()
	for b.Loop() {
		for _, ps := range read {
			f.look(ps)
			f.forget()
		}
	}
}

// BenchmarkBossed looks for heads of firms in broadcast news.
func BenchmarkBossed(b *testing.B) {
	all, bytes := stories(b, 1500)
	b.SetBytes(bytes)
	for b.Loop() {
		for _, a := range all {
			for _, p := range a.Paragraphs {
				bossed(p.Text)
			}
		}
	}
}
