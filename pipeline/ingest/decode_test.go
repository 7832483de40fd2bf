package ingest

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"baoshu/pipeline/given"
	"baoshu/pipeline/lexicon"
)

var update = flag.Bool("update", false, "write the tables that tests derive")

func utf16of(s string, big, mark bool) string {
	var b []byte
	units := utf16.Encode([]rune(s))
	if mark {
		units = append([]uint16{0xFEFF}, units...)
	}
	for _, u := range units {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

func must(s string, err error) string {
	if err != nil {
		panic(err)
	}
	return s
}

// encodings returns the text in every encoding that can hold it.
func encodings(simplified, traditional string) map[string][2]string {
	return map[string][2]string{
		UTF8:              {simplified, simplified},
		UTF8BOM:           {simplified, "\xef\xbb\xbf" + simplified},
		UTF16LE:           {simplified, utf16of(simplified, false, true)},
		UTF16BE:           {simplified, utf16of(simplified, true, true)},
		UTF16LE + " bare": {simplified, utf16of(simplified, false, false)},
		UTF16BE + " bare": {traditional, utf16of(traditional, true, false)},
		GB18030:           {simplified, must(simplifiedchinese.GB18030.NewEncoder().String(simplified))},
		GB18030 + " trad": {traditional, must(simplifiedchinese.GB18030.NewEncoder().String(traditional))},
		Big5:              {traditional, must(traditionalchinese.Big5.NewEncoder().String(traditional))},
	}
}

const (
	simplifiedPage  = "\n  沈阳高新区：\r\n\r\n　　“创新引擎”动力足，2022年新增注册832家……\r\n第二段，共12%。 \r\n\f 下一页，总数达到2518家\n"
	traditionalPage = "\n  瀋陽高新區：\r\n\r\n　　“創新引擎”動力足，2022年新增註冊832家……\r\n第二段，共12%。 \r\n\f 下一頁，總數達到2518家\n"
)

// TestEveryEncodingGivesTheSameLines reads one text in all encodings: the lines
// are the same, the encoding is found out, and the bytes of each line decode to
// its text.
func TestEveryEncodingGivesTheSameLines(t *testing.T) {
	for name, c := range encodings(simplifiedPage, traditionalPage) {
		want, data := c[0], c[1]
		f, err := Read("page.txt", []byte(data), nil, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if enc, _, _ := strings.Cut(name, " "); f.Encoding != enc {
			t.Errorf("%s: read as %s", name, f.Encoding)
		}
		if len(f.Pages) != 2 {
			t.Errorf("%s: %d pages", name, len(f.Pages))
		}
		var got []string
		for _, p := range f.Pages {
			for _, l := range p.Lines {
				got = append(got, fmt.Sprintf("%d %d %d %s", l.No, l.Indent, l.Gap, l.Text.Raw()))
				if back := decodeAs(f.Encoding, data[l.Start:l.End]); back != l.Text.Raw() {
					t.Errorf("%s: bytes [%d,%d) say %q, the line %q", name, l.Start, l.End, back, l.Text.Raw())
				}
				half := string([]rune(l.Text.Raw())[:2])
				size := len(half)
				if f.Size != nil {
					size = f.Size(half)
				}
				if back := decodeAs(f.Encoding, data[l.Start:l.Start+size]); back != half {
					t.Errorf("%s: half a line: %q, want %q", name, back, half)
				}
			}
		}
		lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(want, "\r", ""), "\f", ""), "\n")
		same(t, name, got, []string{"2 2 1 " + strings.TrimSpace(lines[1]), "4 4 1 " + strings.TrimSpace(lines[3]), "5 0 0 " + strings.TrimSpace(lines[4]), "6 1 0 " + strings.TrimSpace(lines[5])})
	}
}

func decodeAs(enc, s string) string {
	switch enc {
	case GB18030:
		return must(simplifiedchinese.GB18030.NewDecoder().String(s))
	case Big5:
		return must(traditionalchinese.Big5.NewDecoder().String(s))
	case UTF16LE, UTF16BE:
		var u []uint16
		for i := 0; i+1 < len(s); i += 2 {
			if enc == UTF16BE {
				u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
			} else {
				u = append(u, uint16(s[i+1])<<8|uint16(s[i]))
			}
		}
		return string(utf16.Decode(u))
	}
	return s
}

// TestRareCharactersKeepTheirPlaces reads characters outside the common planes:
// four-byte codes, those that GB 18030 moved, a code of Big5 for two characters.
func TestRareCharactersKeepTheirPlaces(t *testing.T) {
	for name, c := range map[string]struct{ data, want, enc string }{
		"four bytes": {must(simplifiedchinese.GB18030.NewEncoder().String("沈阳高新区的𠮷家㐂店，新增的企业有")) + "一家", "", GB18030},
		"moved":      {must(simplifiedchinese.GB18030.NewEncoder().String("沈阳高新区的")) + "\xFE\x59" + must(simplifiedchinese.GB18030.NewEncoder().String("家，新增的企业有")), "沈阳高新区的龴家，新增的企业有", GB18030},
		"pair":       {must(traditionalchinese.Big5.NewEncoder().String("瀋陽高新區的")) + "\x88\x62" + must(traditionalchinese.Big5.NewEncoder().String("家，新增的企業有")), "瀋陽高新區的Ê̄家，新增的企業有", Big5},
	} {
		if name == "four bytes" {
			c.data = must(simplifiedchinese.GB18030.NewEncoder().String("沈阳高新区的𠮷家㐂店，新增的企业有一家"))
			c.want = "沈阳高新区的𠮷家㐂店，新增的企业有一家"
		}
		f, err := Read("a.txt", []byte(c.data), nil, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		l := f.Pages[0].Lines[0]
		if f.Encoding != c.enc || l.Text.Raw() != c.want || l.Start != 0 || l.End != len(c.data) {
			t.Errorf("%s: %s %q [%d,%d) of %d", name, f.Encoding, l.Text.Raw(), l.Start, l.End, len(c.data))
		}
	}
}

// TestShortTextsAreDecided measures how often a stretch of n characters is told
// apart, and that none is told wrongly.
func TestShortTextsAreDecided(t *testing.T) {
	text := []rune(longText(t))
	traditional := map[rune]rune{}
	for _, row := range lexicon.MustParse("frequent.tsv", frequentTSV).Rows {
		for _, r := range row[1] {
			traditional[[]rune(row[0])[0]] = r
		}
	}
	for _, n := range []int{12, 20, 60, 200} {
		tried, refused := 0, 0
		for at := 0; at+n < len(text) && tried < 400; at += n + 17 {
			s := string(text[at : at+n])
			data, err := simplifiedchinese.GB18030.NewEncoder().String(s)
			want := GB18030
			if tried%2 == 1 {
				data, err = traditionalchinese.Big5.NewEncoder().String(strings.Map(func(r rune) rune {
					if to, ok := traditional[r]; ok {
						r = to
					}
					if _, err := traditionalchinese.Big5.NewEncoder().String(string(r)); err != nil {
						return '的' // Big5 has no simplified characters
					}
					return r
				}, s))
				want = Big5
			}
			if err != nil || strings.TrimSpace(s) == "" {
				continue
			}
			tried++
			d, e := decode([]byte(data), "")
			if e != nil {
				refused++
			} else if d.encoding != want {
				t.Errorf("%d characters: %q in %s read as %s", n, s, want, d.encoding)
			}
		}
		t.Logf("%d characters: %d tried, %d refused", n, tried, refused)
		if n >= 60 && refused > 0 || refused*10 > tried {
			t.Errorf("%d characters: %d of %d refused", n, refused, tried)
		}
	}
}

// longText is some text to cut pieces from: of 人民日报 of 1998.
func longText(t testing.TB) string {
	var b strings.Builder
	n := 0
	for p := range given.People(t) {
		b.WriteString(p.Text())
		if n++; n == 4000 {
			break
		}
	}
	return b.String()
}

func TestDeclaredCharset(t *testing.T) {
	for head, want := range map[string]string{
		`<html><head><meta charset="gb2312">`:                                 GB18030,
		`<meta http-equiv="Content-Type" content="text/html; charset=GBK" />`: GB18030,
		`<?xml version="1.0" encoding="big5"?>`:                               Big5,
		`<meta charset=utf-8>`:                                                UTF8,
		`<html><body>`:                                                        "",
	} {
		if got := declaredCharset([]byte(head)); got != want {
			t.Errorf("%s: %q, want %q", head, got, want)
		}
	}
}
