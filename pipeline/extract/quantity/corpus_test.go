package quantity

import (
	"bufio"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"baoshu/pipeline/extract/numeral"
)

// taggedPair is a number and its measure word as the 1998 corpus tags them.
type taggedPair struct {
	start, end int
	m, q       string
}

// taggedLines calls f with the words of each paragraph of the 1998 corpus and
// their tags.
func taggedLines(t testing.TB, f func(words, tags []string)) {
	in, err := os.Open(filepath.Join(shared(t), "corpus", "rmrb-199801-01to15.tagged.txt.gz"))
	if err != nil {
		t.Skip(err)
	}
	defer in.Close()
	z, err := gzip.NewReader(in)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var words, tags []string
		for i, tok := range strings.Fields(lines.Text()) {
			tok = strings.TrimPrefix(tok, "[")
			if k := strings.IndexByte(tok, ']'); k > 0 {
				tok = tok[:k]
			}
			if k := strings.LastIndexByte(tok, '/'); k >= 0 && i > 0 {
				words, tags = append(words, tok[:k]), append(tags, tok[k+1:])
			}
		}
		f(words, tags)
	}
}

// taggedWords calls f with every word of the corpus.
func taggedWords(t testing.TB, f func(word, tag string)) {
	taggedLines(t, func(words, tags []string) {
		for i, w := range words {
			f(w, tags[i])
		}
	})
}

// taggedParagraphs calls f with the text of each paragraph and its pairs of m
// and q.
func taggedParagraphs(t testing.TB, f func(text []rune, pairs []taggedPair)) {
	taggedLines(t, func(words, tags []string) {
		var text []rune
		var pairs []taggedPair
		lastM, lastAt := "", 0
		for i, w := range words {
			at := len(text)
			text = append(text, []rune(w)...)
			if tags[i] == "q" && lastM != "" {
				pairs = append(pairs, taggedPair{lastAt, len(text), lastM, w})
			}
			lastM = ""
			if tags[i] == "m" {
				lastM, lastAt = w, at
			}
		}
		if len(text) > 0 {
			f(text, pairs)
		}
	})
}

// TestTaggedCorpus checks the scan against tags that other people gave: every
// pair of number and measure word that is no date, ordinal or rhetorical 一 must
// come out as a quantity that covers it.
func TestTaggedCorpus(t *testing.T) {
	const floor = 0.94 // the rest is names, titles, 百亩, 前三名 and weak nouns (三方), kept out on purpose
	total, found, shown := 0, 0, 0
	taggedParagraphs(t, func(text []rune, pairs []taggedPair) {
		qs := Scan(text, numeral.Scan(text, nil), nil, nil)
		for _, p := range pairs {
			switch {
			case strings.HasPrefix(p.m, "第"), strings.HasPrefix(p.m, "一") && utf8.RuneCountInString(p.m) == 1, !strings.ContainsAny(p.m, "0123456789０１２３４５６７８９一二三四五六七八九十百千万亿两"):
				continue
			case strings.ContainsRune("年日月号届级点时些期代", []rune(p.q)[0]):
				continue
			}
			ok, named := false, false
			why := Reason("nothing")
			for _, q := range qs {
				if q.Start < p.end && q.End > p.start {
					named = named || q.Rule == "named"
					why = q.Reject
					ok = q.Reject == "" && q.End >= p.end && q.UnitText != ""
					if ok {
						break
					}
				}
			}
			if named {
				continue // the corpus tags sessions and classes (四次会议, 万吨级) like counts
			}
			total++
			if ok {
				found++
			} else if total%3 == 0 && shown < 120 {
				shown++
				t.Logf("missed (%s): …%s[%s]%s…", why, string(text[max(0, p.start-8):p.start]), string(text[p.start:p.end]), string(text[p.end:min(len(text), p.end+6)]))
			}
		}
	})
	recall := float64(found) / float64(total)
	t.Logf("recall %.4f of %d pairs", recall, total)
	if recall < floor {
		t.Errorf("recall %.4f, floor %.4f", recall, floor)
	}
}
