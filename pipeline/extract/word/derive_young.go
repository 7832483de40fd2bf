//go:build ignore

// Derive_young counts the words of a dictionary in the broadcast corpus and
// writes those that words.tsv lacks to data/young.tsv, and with them the common nouns of
// the dictionary that the corpus has no word for, though nothing in it says that they are
// none (see rare):
//
//	go run derive_young.go s_1.txt ../../../../shared/corpus/xwlb-2013-2017.jsonl.gz
//
// The dictionary is that of github.com/go-ego/gse v0.80.3 (data/dict/zh/s_1.txt;
// word, frequency, part of speech), which is the one of jieba.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
	"sort"
	"strconv"
	"strings"
	"unicode"
)

// classes are the parts of speech that are taken over; names are not, for the
// dictionary guesses them, nor are those of the gazetteer, which knows better.
var classes = map[string]string{"n": "n", "ng": "n", "v": "v", "vn": "vn", "a": "a", "an": "an", "ad": "ad", "b": "b", "d": "d", "i": "i", "l": "l", "j": "j", "z": "z", "s": "s", "nz": "n"}

// apart are characters that are most often words, so that a word with them at
// that place is most often two: numbers, particles, prepositions.
const apart = "〇一二三四五六七八九十百千万亿两几半第的了着过们是在和与把被将"

// first and last are characters a word of the list must not begin or end with:
// adverbs, and verbs that take a number.
const first, last = "每各不最已很更较再未只仅都也又还才曾", "为是有达占超比至于到"

// least is the count from which a word is kept, and scale what the corpus is larger
// by than the tagged one.
const least, scale = 2, 5.0

// From frequent on the dictionary's own count makes a noun common, and unseen is how often
// such a noun counts as seen where the corpus has it less than least times.
const (
	frequent = 10
	unseen   = "0.2"
)

// opening and closing are what such a noun must not begin or end with, over first and last:
// numbers of time, negations, directions.
const opening, closing = "无有年月日个", "上下里中内外前后间等地时年月日"

func main() {
	freq, class := map[string]float64{}, map[string]string{}
	longest, total := 0, 0.0
	lines(os.Args[1], func(l string) {
		p := strings.Fields(l)
		if len(p) != 3 {
			return
		}
		n, _ := strconv.ParseFloat(p[1], 64)
		freq[p[0]], class[p[0]] = n+1, p[2]
		total += n + 1
		longest = max(longest, len([]rune(p[0])))
	})
	have := map[string]bool{}
	for _, f := range []string{"data/words.tsv", "data/modern.tsv"} {
		lines(f, func(l string) { w, _, _ := strings.Cut(l, "\t"); have[w] = true })
	}
	common := map[string]bool{}
	lines("../place/data/common.tsv", func(l string) { common[l] = true })
	lines("../place/data/areas.tsv", func(l string) {
		p := strings.Split(l, "\t")
		have[p[0]] = true
		have[p[2]] = have[p[2]] || !common[p[2]]
	})
	f, err := os.Open(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		log.Fatal(err)
	}
	counts, pairs := map[string]int{}, map[string]bool{}
	var runs [][]rune
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var it struct{ Paras []string }
		if json.Unmarshal(sc.Bytes(), &it) != nil {
			continue
		}
		for _, p := range it.Paras {
			for _, run := range strings.FieldsFunc(p, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
				runs = append(runs, []rune(run))
				cut([]rune(run), freq, total, longest, func(w string) { counts[w]++ })
			}
		}
	}
	var rows []string
	for w := range rare(freq, class, have, counts, runs) {
		rows = append(rows, w+"\tn:"+unseen)
	}
	for w, n := range counts {
		if n >= least && len([]rune(w)) == 2 && classes[class[w]] != "" {
			pairs[w] = true
		}
	}
	for w := range have {
		pairs[w] = true
	}
	for w, n := range counts {
		r := []rune(w)
		tag := classes[class[w]]
		if n < least || have[w] || tag == "" || len(r) < 2 || len(r) > 5 || strings.ContainsAny(w, apart) ||
			strings.ContainsRune(first, r[0]) || strings.ContainsRune(last, r[len(r)-1]) || len(r) > 3 && composed(r, pairs) {
			continue
		}
		rows = append(rows, fmt.Sprintf("%s\t%s:%d", w, tag, max(1, int(float64(n)/scale+0.5))))
	}
	sort.Strings(rows)
	var b strings.Builder
	b.WriteString("# meaning: words of a dictionary that the counted corpus lacks, with their commonest part of speech and how often they would have stood in it; 0.2: a common noun that none of the two corpora tells of\n" +
		"# source: words and parts of speech of github.com/go-ego/gse v0.80.3 (those of jieba); counted in broadcast news of 2013-2017 by derive_young.go\n" +
		"# licence: MIT (jieba, Sun Junyi), Apache-2.0 (gse)\nword\tcounts\n")
	b.WriteString(strings.Join(rows, "\n") + "\n")
	if err := os.WriteFile("data/young.tsv", []byte(b.String()), 0o644); err != nil {
		log.Fatal(err)
	}
}

// rare returns the common nouns of the dictionary that are seldom a word of the runs of text
// (counts) and not more often a chance: there the end of one word and the start of another.
func rare(freq map[string]float64, class map[string]string, have map[string]bool, counts map[string]int, runs [][]rune) map[string]bool {
	pairs, out := map[string]bool{}, map[string]bool{}
	for w := range have {
		pairs[w] = true
	}
	for w, n := range counts {
		pairs[w] = pairs[w] || n >= least && len([]rune(w)) > 1
	}
	for w, f := range freq {
		r := []rune(w)
		if f <= frequent || class[w] != "n" || have[w] || counts[w] >= least || len(r) < 2 || len(r) > 4 || strings.ContainsAny(w, apart) ||
			strings.ContainsRune(first+opening, r[0]) || strings.ContainsRune(last+closing, r[len(r)-1]) ||
			strings.ContainsFunc(w, func(c rune) bool { return !unicode.Is(unicode.Han, c) }) || len(r) > 3 && composed(r, pairs) {
			continue
		}
		out[w] = true
	}
	stands := map[string]int{}
	for _, run := range runs {
		for i := range run {
			for n := 2; n <= 4 && i+n <= len(run); n++ {
				if w := string(run[i : i+n]); out[w] {
					stands[w]++
				}
			}
		}
	}
	for w, n := range stands {
		if 2*counts[w] < n {
			delete(out, w)
		}
	}
	return out
}

// composed reports whether known words of two characters or more make the word up:
// then the tagger sees more in it than the dictionary says.
func composed(r []rune, known map[string]bool) bool {
	for i := 2; i+2 <= len(r); i++ {
		if known[string(r[:i])] && (known[string(r[i:])] || composed(r[i:], known)) {
			return true
		}
	}
	return false
}

// cut calls out for each word of the likeliest way to cut the text.
func cut(text []rune, freq map[string]float64, total float64, longest int, out func(string)) {
	n := len(text)
	best, back := make([]float64, n+1), make([]int, n+1)
	for j := 1; j <= n; j++ {
		best[j] = math.Inf(-1)
		for i := max(0, j-longest); i < j; i++ {
			f, ok := freq[string(text[i:j])]
			if !ok && j-i > 1 {
				continue
			}
			if c := best[i] + math.Log((f+0.5)/total); c > best[j] {
				best[j], back[j] = c, i
			}
		}
	}
	for j := n; j > 0; j = back[j] {
		out(string(text[back[j]:j]))
	}
}

func lines(name string, f func(string)) {
	data, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	for _, l := range strings.Split(string(data), "\n") {
		if l != "" && l[0] != '#' {
			f(l)
		}
	}
}
