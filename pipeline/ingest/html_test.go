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
