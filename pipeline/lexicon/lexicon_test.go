package lexicon

import (
	"maps"
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
	for round := 0; round < 300; round++ {
		seen := map[string]bool{}
		var words []string
		for i := 0; i < 10+round/10; i++ {
			if w := word(4); !seen[w] && (round%3 > 0 || len(w) > 3) { // with words of one character, and without
				seen[w] = true
				words = append(words, w)
			}
		}
		m, s := NewMatcher(words), NewSuffixes(words)
		text := []rune(word(20))
		next := m.Seek(text, 0)
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
			if want > at && next != at || next < at {
				t.Fatalf("%q: the place sought before %d is %d, and %q begins there", string(text), at, next, string(text[at:want]))
			}
			if next == at {
				next = m.Seek(text, at+1)
			}
			if start, _ := s.Longest(text, at); start != back {
				t.Fatalf("%q to %d: start %d, want %d", string(text), at, start, back)
			}
		}
	}
}

// TestMatcherHoldsManyWords: a list as long as a dictionary, whose trie has nodes
// with hundreds of steps, finds each of its words and nothing else.
func TestMatcherHoldsManyWords(t *testing.T) {
	rng := rand.New(rand.NewSource(11))
	seen := map[string]int{}
	var words []string
	for len(words) < 20000 {
		r := make([]rune, 1+rng.Intn(4))
		for i := range r {
			switch k := rng.Intn(1000); {
			case k == 0:
				r[i] = 0x20000 + rune(rng.Intn(40))
			case k < 20:
				r[i] = '0' + rune(rng.Intn(10))
			case k < 500:
				r[i] = 0x4e00 + rune(rng.Intn(30))
			default:
				r[i] = 0x4e00 + rune(rng.Intn(0x5200))
			}
		}
		if _, ok := seen[string(r)]; !ok {
			seen[string(r)] = len(words)
			words = append(words, string(r))
		}
	}
	m := NewMatcher(words)
	for at, w := range words {
		text := append([]rune(w), []rune(words[(at*7+3)%len(words)])...)
		var got []string
		m.Each(text, 0, func(end, id int) bool {
			if words[id] != string(text[:end]) {
				t.Fatalf("%q: id %d is %q", string(text[:end]), id, words[id])
			}
			got = append(got, words[id])
			return true
		})
		var want []string
		for end := 1; end <= len(text); end++ {
			if _, ok := seen[string(text[:end])]; ok {
				want = append(want, string(text[:end]))
			}
		}
		if len(got) != len(want) {
			t.Fatalf("%q: found %q, want %q", string(text), got, want)
		}
		if end, id := m.Longest(text, 0); words[id] != want[len(want)-1] || end != len([]rune(words[id])) {
			t.Fatalf("%q: longest %q, want %q", string(text), words[id], want[len(want)-1])
		}
	}
}

// TestScan: what starts at each place of a text, asked for all of them at once, is
// what each place says by itself; with lists of every length, and ids of the caller's.
func TestScan(t *testing.T) {
	rng := rand.New(rand.NewSource(13))
	letter := func() rune {
		if rng.Intn(200) == 0 {
			return 0x20000 + rune(rng.Intn(3))
		}
		return 0x4e00 + rune(rng.Intn(60))
	}
	word := func(from, to int) string {
		r := make([]rune, from+rng.Intn(to-from+1))
		for i := range r {
			r[i] = letter()
		}
		return string(r)
	}
	for _, c := range []struct{ words, shortest int }{{50, 1}, {50, 2}, {4000, 1}, {4000, 2}} {
		ids := map[string]int{}
		var words []string
		var own []int32
		for len(words) < c.words {
			if w := word(c.shortest, 5); ids[w] == 0 {
				ids[w] = 7*len(words) + 3
				words, own = append(words, w), append(own, int32(ids[w]))
			}
		}
		m := NewMatcherOf(words, own)
		var s Scan
		for range 50 {
			text := []rune(word(1, 60))
			m.Scan(text, &s)
			twos, longs := s.Twos, s.Longs
			for at := range text {
				want, got := map[int]int{}, map[int]int{}
				last := at
				for end := at + 1; end <= min(at+5, len(text)); end++ {
					if id := ids[string(text[at:end])]; id != 0 {
						want[end], last = id, end
					}
				}
				if one := m.One(text[at]); one >= 0 {
					got[at+1] = one
				}
				for ; len(twos) > 0 && int(twos[0].Start) == at; twos = twos[1:] {
					got[int(twos[0].End)] = int(twos[0].ID)
				}
				for ; len(longs) > 0 && int(longs[0].Start) == at; longs = longs[1:] {
					got[int(longs[0].End)] = int(longs[0].ID)
				}
				if !maps.Equal(got, want) {
					t.Fatalf("%d words: %q at %d: %v, want %v", c.words, string(text), at, got, want)
				}
				if end, id := m.Longest(text, at); end != last || last > at && id != want[last] || last == at && id != -1 {
					t.Fatalf("%d words: %q at %d: longest %d to %d, want %v", c.words, string(text), at, id, end, want)
				}
			}
		}
	}
}

func TestPrefix(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       int
	}{
		{"以上各项", "以上", 2},
		{"以下各项", "以上", -1},
		{"以", "以上", -1},
		{"以上", "以上", 2},
		{"", "以上", -1},
		{"以上", "", 0},
		{"R&D经费", "R&D经费", 5},
		{"R&D经费", "R&D投入", -1},
		{"𠮷野家", "𠮷野", 2},
		{"é国", "é", 1},
		{"国", "é", -1},
	} {
		if got := Prefix([]rune(c.text), c.word); got != c.want {
			t.Errorf("Prefix(%q, %q) = %d, want %d", c.text, c.word, got, c.want)
		}
	}
}

// BenchmarkPrefix asks a text at every place for a few words, as a rule does.
func BenchmarkPrefix(b *testing.B) {
	text := []rune(strings.Repeat("全年累计完成投资额以上比例达到", 100))
	b.SetBytes(int64(3 * len(text)))
	for b.Loop() {
		for i := range text {
			for _, w := range [...]string{"累计", "以上", "达到", "比"} {
				Prefix(text[i:], w)
			}
		}
	}
}

func BenchmarkNewMatcher(b *testing.B) {
	rng := rand.New(rand.NewSource(11))
	words := make([]string, 50000)
	for i := range words {
		words[i] = string([]rune{0x4e00 + rune(rng.Intn(3000)), 0x4e00 + rune(rng.Intn(3000)), 0x4e00 + rune(rng.Intn(3000))}[:1+rng.Intn(3)])
	}
	b.ReportAllocs()
	for b.Loop() {
		NewMatcher(words)
	}
}

// BenchmarkSeek looks for words of a long list in text that has few of them.
func BenchmarkSeek(b *testing.B) {
	rng := rand.New(rand.NewSource(11))
	letters := func(n int) string {
		r := make([]rune, n)
		for i := range r {
			r[i] = 0x4e00 + rune(rng.Intn(3000))
		}
		return string(r)
	}
	words := make([]string, 6000)
	for i := range words {
		words[i] = letters(2 + rng.Intn(3))
	}
	m, text := NewMatcher(words), []rune(letters(10000))
	b.SetBytes(int64(len(string(text))))
	for b.Loop() {
		for i := m.Seek(text, 0); i < len(text); i = m.Seek(text, i+1) {
			m.Longest(text, i)
		}
	}
}
