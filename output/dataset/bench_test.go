package dataset

import (
	"fmt"
	"testing"

	"baoshu/output/verify"
	"baoshu/schema"
)

// BenchmarkAddOne adds one page to datasets of different sizes: it must cost the
// same, within a factor of two.
func BenchmarkAddOne(b *testing.B) {
	for _, n := range []int{0, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > 10_000 && testing.Short() {
				b.Skip("takes a minute to prepare")
			}
			dir := b.TempDir()
			fill(b, dir, n)
			i := 0
			for b.Loop() {
				file := fmt.Sprintf("new/%d.txt", i)
				ok(b, OS{}, dir, Options{Keep: 2}, put(b, map[string]*schema.Rows{file: issue(file, schema.Date(19900+i), 4)}))
				i++
			}
		})
	}
}

// BenchmarkReplaceOne replaces one page of a dataset of 10,000.
func BenchmarkReplaceOne(b *testing.B) {
	dir := b.TempDir()
	fill(b, dir, 10_000)
	for b.Loop() {
		ok(b, OS{}, dir, Options{Keep: 2}, put(b, map[string]*schema.Rows{"5000.txt": issue("5000.txt", schema.Date(18000+500), 3)}))
	}
}

// fill publishes n pages of one story in one run.
func fill(b *testing.B, dir string, n int) {
	if n == 0 {
		return
	}
	ok(b, OS{}, dir, Options{}, func(batch *Batch) {
		for i := range n {
			file := fmt.Sprintf("%d.txt", i)
			if err := batch.Put(file, issue(file, schema.Date(18000+i/10), 1)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkVerify proves a dataset of 10,000 pages.
func BenchmarkVerify(b *testing.B) {
	dir := b.TempDir()
	fill(b, dir, 10_000)
	rows := int64(0)
	for b.Loop() {
		rep, err := verify.Run(dir, verify.Options{})
		if err != nil || !rep.OK() {
			b.Fatal(err, rep.Faults)
		}
		rows = 0
		for _, n := range rep.Rows {
			rows += n
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkPublish publishes 2,000 pages of five stories each: putting their rows and
// writing all tables.
func BenchmarkPublish(b *testing.B) {
	b.ReportAllocs()
	rows := make([]*schema.Rows, 2000)
	for i := range rows {
		rows[i] = issue(fmt.Sprintf("%d.txt", i), schema.Date(18000+i/10), 5)
	}
	for b.Loop() {
		done := ok(b, OS{}, b.TempDir(), Options{}, func(batch *Batch) {
			for i, r := range rows {
				if err := batch.Put(fmt.Sprintf("%d.txt", i), r); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.SetBytes(done.Bytes)
	}
}
