package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/simplifiedchinese"

	"baoshu/pipeline/paper"
)

// shown prints a file as the .want files do: its meta, then a line with its mark.
func shown(f *paper.File) string {
	var b strings.Builder
	fmt.Fprintf(&b, "meta %s %s %d %s\n", f.Meta.Paper, f.Meta.Date, f.Meta.PageNo, f.Meta.DateMethod)
	for _, p := range f.Pages {
		for _, l := range p.Lines {
			mark := string(l.Mark)
			if l.Level > 0 {
				mark += fmt.Sprint(l.Level)
			}
			if mark == "" {
				mark = "-"
			}
			b.WriteString(mark + " " + l.Text.String() + "\n")
		}
	}
	return b.String()
}

// TestHTMLPages reads whole pages in the styles of newspaper, government and old
// table-built sites, each in UTF-8 and in GB18030, and compares every line; the
// bytes of each line, stripped of tags, must say its text.
func TestHTMLPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/html/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	for _, name := range pages {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		wantName := strings.TrimSuffix(name, ".html") + ".want"
		for _, enc := range []string{UTF8, GB18030} {
			in := string(data)
			if enc == GB18030 {
				in = must(simplifiedchinese.GB18030.NewEncoder().String(in))
			}
			f, err := Read("a.html", []byte(in), nil, Options{})
			if err != nil {
				t.Errorf("%s in %s: %v", name, enc, err)
				continue
			}
			if f.Format != paper.HTML || f.Encoding != enc {
				t.Errorf("%s: %s in %s", name, f.Format, f.Encoding)
			}
			got := shown(f)
			if *update && enc == UTF8 {
				if err := os.WriteFile(wantName, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(wantName)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s in %s:\n%s\nwant:\n%s", name, enc, got, want)
			}
			for _, l := range f.Pages[0].Lines {
				if l.Start < 0 || l.End > len(in) || l.Start >= l.End {
					t.Errorf("%s: span [%d,%d) of %d", name, l.Start, l.End, len(in))
					continue
				}
				if back := bare(decodeAs(enc, in[l.Start:l.End])); back != strings.Join(strings.Fields(l.Text.Raw()), "") {
					t.Errorf("%s: bytes say %q, the line %q", name, back, l.Text.Raw())
				}
			}
		}
	}
}

// bare takes tags and white space out of source.
func bare(s string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return strings.Join(strings.Fields(b.String()), "")
		case html.TextToken:
			b.Write(z.Text())
		}
	}
}

// TestRaisedInHTML: an exponent stays one, the mark of a footnote is no digit of
// the number before it, and items of a list are marked.
func TestRaisedInHTML(t *testing.T) {
	const in = "<html><body><h1>新区半年新增企业八百家</h1><p>新区上半年处理污水 3.2×10<sup>4</sup> 吨，占地 5km<sup>2</sup>，产值增长 12.3%<sup>①</sup>，税收 45 亿元<sup>[2]</sup>。新区负责人说，下半年还要再开工一批项目。</p><ul><li>新开工项目52个</li></ul></body></html>"
	f, err := Read("a.html", []byte(in), nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "lines", strings.Split(strings.TrimSpace(shown(f)), "\n")[1:], []string{"heading1 新区半年新增企业八百家",
		"- 新区上半年处理污水 3.2×10⁴ 吨，占地 5km²，产值增长 12.3%，税收 45 亿元。新区负责人说，下半年还要再开工一批项目。", "item 新开工项目52个"})
	for _, l := range f.Pages[0].Lines {
		if raw := l.Text.Raw(); bare(in[l.Start:l.End]) != strings.Join(strings.Fields(raw), "") {
			t.Errorf("bytes say %q, the line %q", in[l.Start:l.End], raw)
		}
	}
}
