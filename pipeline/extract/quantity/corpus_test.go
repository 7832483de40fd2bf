package quantity

import (
	"strings"
	"testing"
	"unicode/utf8"

	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/given"
)

// taggedPair is a number and its measure word as the 1998 corpus tags them.
type taggedPair struct {
	start, end int
	m, q       string
}

// taggedWords calls f with every word of the corpus.
func taggedWords(t testing.TB, f func(word, tag string)) {
	for p := range given.People(t) {
		for i, w := range p.Words {
			f(w, p.Tags[i])
		}
	}
}

// taggedParagraphs calls f with the text of each paragraph and its pairs of m
// and q.
func taggedParagraphs(t testing.TB, f func(text []rune, pairs []taggedPair)) {
	for p := range given.People(t) {
		var text []rune
		var pairs []taggedPair
		lastM, lastAt := "", 0
		for i, w := range p.Words {
			at := len(text)
			text = append(text, []rune(w)...)
			if p.Tags[i] == "q" && lastM != "" {
				pairs = append(pairs, taggedPair{lastAt, len(text), lastM, w})
			}
			lastM = ""
			if p.Tags[i] == "m" {
				lastM, lastAt = w, at
			}
		}
		if len(text) > 0 {
			f(text, pairs)
		}
	}
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
			case p.start > 0 && text[p.start-1] == '秒':
				continue // 55秒10列第三: the decimals of a time
			}
			ok, named := false, false
			why := Reason("nothing")
			for _, q := range qs {
				if q.Start < p.end && q.End > p.start {
					named = named || q.Rule == "named"
					why = q.Reject
					ok = q.Reject == "" && q.End >= p.end && q.UnitText != "" || q.Rule == "exchange" // what a rate is of is read, and measures nothing
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
