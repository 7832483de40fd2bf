package lexicon

import (
	"math/rand"
	"strings"
	"testing"
)

const head = "# meaning: counters\n# source: by hand\n# licence: CC0-1.0\nword\tcode\n"

func TestParseNamesTheLine(t *testing.T) {
	if _, err := Parse("units.tsv", []byte(head+"个\t{个}\n家\t{家}\n")); err != nil {
		t.Fatal(err)
	}
	for data, want := range map[string]string{
		"word\tcode\n个\t{个}\n":      "units.tsv:1: the head must give",
		head + "家\t{家}\n个\t{个}\n":   "units.tsv:6: \"个\" stands after",
		head + "个\t{个}\n个\t{个}\n":   "units.tsv:6: \"个\" stands twice",
		head + "个\n":                "units.tsv:5: 1 columns, want 2",
		head + " 个\t{个}\n":          "units.tsv:5: white space",
		head + "\t{个}\n":            "units.tsv:5: the word is empty",
		head + "个\t{个}\r\n家\t{家}\n": "units.tsv:5: line ends with CR",
		"# meaning: x\n":            "units.tsv: no column line",
	} {
		if _, err := Parse("units.tsv", []byte(data)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: error %v, want %q…", data, err, want)
		}
	}
}

func TestLongestIsLongest(t *testing.T) {
	words := []string{"亿", "亿元", "亿千瓦时", "个", "个百分点", "个月", "𠮷家"}
	m := NewMatcher(words)
	for text, want := range map[string]string{"亿千瓦时": "亿千瓦时", "亿千瓦": "亿", "个百分": "个", "个百分点多": "个百分点", "月": "", "": "", "𠮷家": "𠮷家"} {
		end, id := m.Longest([]rune(text), 0)
		got := ""
		if id >= 0 {
			got = words[id]
			if got != string([]rune(text)[:end]) {
				t.Errorf("%q: id and end disagree", text)
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestMatcherAgainstScan compares both matchers with a plain search over random words.
func TestMatcherAgainstScan(t *testing.T) {
	rng := rand.New(rand.NewSource(7))
	letters := []rune("高新区企业总数达到")
	word := func(n int) string {
		r := make([]rune, 1+rng.Intn(n))
		for i := range r {
			r[i] = letters[rng.Intn(len(letters))]
		}
		return string(r)
	}
	for round := 0; round < 200; round++ {
		seen := map[string]bool{}
		var words []string
		for i := 0; i < 30; i++ {
			if w := word(4); !seen[w] {
				seen[w] = true
				words = append(words, w)
			}
		}
		m, s := NewMatcher(words), NewSuffixes(words)
		text := []rune(word(20))
		for at := 0; at <= len(text); at++ {
			want, back := at, at
			for _, w := range words {
				n := len([]rune(w))
				if at+n <= len(text) && string(text[at:at+n]) == w && at+n > want {
					want = at + n
				}
				if at-n >= 0 && string(text[at-n:at]) == w && at-n < back {
					back = at - n
				}
			}
			if end, _ := m.Longest(text, at); end != want {
				t.Fatalf("%q at %d: end %d, want %d", string(text), at, end, want)
			}
			if start, _ := s.Longest(text, at); start != back {
				t.Fatalf("%q to %d: start %d, want %d", string(text), at, start, back)
			}
		}
	}
}
