package ingest

import (
	"bytes"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"baoshu/pipeline/given"
)

// TestFrequentIsDerived counts the corpora again and compares the table; run it
// with -update to write the table from another corpus.
func TestFrequentIsDerived(t *testing.T) {
	count := map[rune]int{}
	for item := range given.Broadcast(t) {
		for _, r := range item.Title + strings.Join(item.Paras, "") {
			count[r]++
		}
	}
	for line := range given.Lines(t, given.PeopleCorpus) {
		for _, r := range string(line) {
			count[r]++
		}
	}
	traditional := map[rune][]rune{}
	dict, err := os.ReadFile(filepath.Join("..", "clean", "data", "TSCharacters.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(dict)) {
		from, to, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		a, _ := utf8.DecodeRuneInString(from)
		b, _ := utf8.DecodeRuneInString(to)
		if a != b && a < 0x10000 {
			traditional[b] = append(traditional[b], a)
		}
	}
	var han []rune
	for r := range count {
		if r >= 0x4E00 && r <= 0x9FFF {
			han = append(han, r)
		}
	}
	sort.Slice(han, func(i, j int) bool {
		if count[han[i]] != count[han[j]] {
			return count[han[i]] > count[han[j]]
		}
		return han[i] < han[j]
	})
	han = han[:1000]
	sort.Slice(han, func(i, j int) bool { return han[i] < han[j] })
	var b bytes.Buffer
	b.WriteString("# meaning: the thousand most frequent characters of newspaper Chinese, and the traditional characters that stand for them\n" +
		"# source: counted in the corpora xwlb-2013-2017 and rmrb-199801; traditional forms from OpenCC's TSCharacters; TestFrequentIsDerived writes it with -update\n" +
		"# licence: CC0-1.0\nsimplified\ttraditional\n")
	for _, r := range han {
		tr := traditional[r]
		sort.Slice(tr, func(i, j int) bool { return tr[i] < tr[j] })
		b.WriteString(string(r) + "\t" + string(tr) + "\n")
	}
	if *update {
		if err := os.WriteFile("data/frequent.tsv", b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(b.Bytes(), frequentTSV) {
		t.Error("data/frequent.tsv differs from the counts; run the test with -update")
	}
}
