package ingest

import (
	"math/rand"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"baoshu/pipeline/paper"
)

// aside is a page as pdftotext -layout keeps its look: a headline over all of it,
// two stories under one another at the left, one at the right.
const aside = `                    要 闻

            青坪高新区前三季度新增企业832家

   本报记者 王芳                    柳湾港吞吐量创新高
   今年前三季度，青坪高新                 柳湾港9月完成集装箱吞
区新增科技型中小企业832家，             吐量10.2万标箱，前三季度
同比增长5.5%，总数达到2518              累计突破100万标箱，同比
家。区内规上工业总产值完             增长两成。港务局说，航线
成1286.4亿元，同比增长               总数达到98条，覆盖全球
12.3%。                           一百多个国家和地区。
   高新区负责人说，全区已                 码头二期工程明年开工，
集聚上下游企业126家，其中             计划投资12.6亿元，建成
上市公司13家。                       后年吞吐能力翻一番。
`

func TestSideBySide(t *testing.T) {
	f, err := Read("a.txt", []byte(aside), nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if f.Format != paper.Wrapped {
		t.Errorf("format %s", f.Format)
	}
	got := ""
	for _, l := range f.Pages[0].Lines {
		got += l.Text.String() + "\n"
	}
	for _, want := range []string{
		"今年前三季度，青坪高新\n区新增科技型中小企业832家，\n同比增长5.5%，总数达到2518\n家。",
		"高新区负责人说，全区已\n集聚上下游企业126家，其中\n上市公司13家。\n柳湾港吞吐量创新高\n柳湾港9月完成集装箱吞\n吐量10.2万标箱，前三季度\n",
		"后年吞吐能力翻一番。\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no\n%s\nin\n%s", want, got)
		}
	}
	if !strings.HasPrefix(got, "要 闻\n青坪高新区前三季度新增企业832家\n本报记者 王芳\n") {
		t.Errorf("begins\n%s", got)
	}
}

// TestTableStays: the cells of a table, and lines with a wide space here and there,
// are no columns of text.
func TestTableStays(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("地区      企业（家）      税收（亿元）\n青坪区     832        56.2\n", 10),
		strings.Repeat("今年前三季度，青坪高新区新增科技型中小企业832家，\n同比增长5.5%。    王芳 摄\n", 10),
	} {
		var lines []raw
		eachLine(text, func(l raw) { lines = append(lines, l) })
		if sideBySide(text, lines) != nil {
			t.Errorf("%.40s… is cut into columns", text)
		}
	}
}

// TestNothingLostAside: whatever the lines, each character of them comes out once.
func TestNothingLostAside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(8, 40).Draw(t, "lines") {
			for range rapid.IntRange(0, 4).Draw(t, "cells") {
				b.WriteString(strings.Repeat(" ", rapid.IntRange(0, 12).Draw(t, "blank")))
				b.WriteString(rapid.StringOfN(rapid.SampledFrom([]rune("青坪高新区新增企业8家，。A1")), 0, 20, -1).Draw(t, "text"))
			}
			b.WriteByte('\n')
		}
		text := b.String()
		var lines []raw
		eachLine(text, func(l raw) { lines = append(lines, l) })
		if len(lines) == 0 {
			return
		}
		seen := make([]int, len(text))
		for _, l := range sideBySide(text, lines) {
			for i := l.start; i < l.end; i++ {
				seen[i]++
			}
		}
		if out := sideBySide(text, lines); out == nil {
			return
		}
		for i, r := range text {
			if n := seen[i]; n > 1 || n == 0 && !unicode.IsSpace(r) {
				t.Fatalf("byte %d of %q comes out %d times", i, text, n)
			}
		}
	})
}

// TestLinesWithoutBlanks: a line in which no white space is seen at a look is not
// cut, whatever it is made of.
func TestLinesWithoutBlanks(t *testing.T) {
	rng := rand.New(rand.NewSource(8))
	runes := []rune("高新区企业，。“”—…·0a\u3000\u2028\uFEFF\u200B \t\u00A0\u1680\u2000\u2003\u200A\u202F\u205F")
	for range 20_000 {
		line := make([]rune, 1+rng.Intn(12))
		common := 10 + rng.Intn(len(runes)-10) // of some lines only the first characters
		for i := range line {
			line[i] = runes[rng.Intn(common)]
		}
		text := string(line)
		if parts := cutWide(text, raw{end: len(text)}, 0); len(parts) > 1 && !blanks(text) {
			t.Fatalf("%q is cut in %d", text, len(parts))
		}
	}
}
