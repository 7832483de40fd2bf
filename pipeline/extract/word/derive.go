//go:build ignore

// Derive counts the words and the neighbours of tags in the tagged corpus and
// writes data/words.tsv and data/tags.tsv:
//
//	go run derive.go ../../../../shared/corpus/rmrb-199801-01to15.tagged.txt.gz
package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"log"
	"os"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// fold joins the corpus's rarer tags to the ones the tagger works with.
var fold = map[string]string{"Ng": "n", "na": "n", "nx": "n", "Vg": "v", "vvn": "v", "Ag": "a", "Dg": "d", "Tg": "t",
	"Rg": "r", "Bg": "b", "Mg": "m", "vd": "ad", "e": "y", "o": "y"}

func main() {
	f, err := os.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		log.Fatal(err)
	}
	words := map[string]map[string]int{}
	next := map[[2]string]int{}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		last := "w"
		for i, tok := range strings.Fields(sc.Text()) {
			if i == 0 {
				continue
			}
			tok = strings.TrimLeft(tok, "[")
			if at := strings.Index(tok, "]"); at > 0 {
				tok = tok[:at]
			}
			at := strings.LastIndex(tok, "/")
			if at < 0 {
				continue
			}
			w, tag := tok[:at], tok[at+1:]
			if t, ok := fold[tag]; ok {
				tag = t
			}
			next[[2]string{last, tag}]++
			last = tag
			if words[w] == nil {
				words[w] = map[string]int{}
			}
			words[w][tag]++
		}
		next[[2]string{last, "w"}]++
	}
	var rows []string
	for w, tags := range words {
		if row, ok := keep(w, tags); ok {
			rows = append(rows, row)
		}
	}
	write("data/words.tsv", "words and how often each part of speech was counted for them", "word\tcounts", rows)
	rows = nil
	for k, n := range next {
		rows = append(rows, fmt.Sprintf("%s %s\t%d", k[0], k[1], n))
	}
	write("data/tags.tsv", "how often one part of speech follows another; w begins and ends a paragraph", "pair\tcount", rows)
}

func keep(w string, tags map[string]int) (string, bool) {
	for _, r := range w {
		if !unicode.Is(unicode.Han, r) || strings.ContainsRune("〇", r) {
			return "", false
		}
	}
	if tags["nr"] < 3 {
		delete(tags, "nr")
	}
	n := 0
	var parts []string
	for t, c := range tags {
		if t == "m" && utf8.RuneCountInString(w) > 1 && c < 3 || t == "w" {
			continue
		}
		n += c
		parts = append(parts, fmt.Sprintf("%s:%d", t, c))
	}
	if n == 0 || n == 1 && utf8.RuneCountInString(w) == 1 {
		return "", false
	}
	sort.Strings(parts)
	return w + "\t" + strings.Join(parts, " "), true
}

func write(name, meaning, columns string, rows []string) {
	sort.Strings(rows)
	var b strings.Builder
	fmt.Fprintf(&b, "# meaning: %s\n# source: counted in the tagged 人民日报 of 1–15 January 1998 (Peking University), by derive.go\n# licence: counts of facts; CC0-1.0\n%s\n", meaning, columns)
	b.WriteString(strings.Join(rows, "\n") + "\n")
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		log.Fatal(err)
	}
}
