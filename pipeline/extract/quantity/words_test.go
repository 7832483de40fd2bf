package quantity

import (
	"flag"
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "rewrite data/words.tsv from the 1998 corpus")

const numeralChars = "零〇一二三四五六七八九十百千万亿两半廿卅双"

// wordsHead is the head of words.tsv.
const wordsHead = "# meaning: words and names with a character of a numeral in them that count nothing; n is how often the corpus has the word\n" +
	"# source: 人民日报 1–15 January 1998: words not tagged m, t or q, re-derived by TestWordsAreDerived; given names of two characters and numerals with their counter left out\n" +
	"# licence: CC0-1.0\nword\tn\treason\n"

// notWords are tagged as words in the corpus and measure all the same.
var notWords = strings.Fields("百分之百 百分点 六百 十五日 七人 一角 一块 一家 减半 翻两番 差一点 百分制 百分 百年之后 千红 百家")

// TestWordsAreDerived derives words.tsv from the corpus and compares; run it with
// -update to rewrite the list.
func TestWordsAreDerived(t *testing.T) {
	counted, plain := map[string]int{}, map[string]int{}
	tags := map[string]map[string]int{}
	var order []string
	taggedWords(t, func(w, tag string) {
		if utf8.RuneCountInString(w) < 2 || !strings.ContainsAny(w, numeralChars) || strings.ContainsAny(w, "0123456789０１２３４５６７８９·—-－") || strings.ContainsFunc(w, func(r rune) bool {
			return isLetter(r) || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ' || r < 0x80
		}) {
			return
		}
		switch tag {
		case "m", "t", "q", "Tg":
			counted[w]++
		default:
			if plain[w]++; plain[w] == 1 {
				order = append(order, w)
				tags[w] = map[string]int{}
			}
			tags[w][tag]++
		}
	})
	units := map[string]bool{}
	for _, u := range load().unitRows {
		units[u.word] = true
	}
	var rows []string
	for _, w := range order {
		if plain[w] <= counted[w] || contains(notWords, w) {
			continue
		}
		tag := commonest(tags[w])
		size := utf8.RuneCountInString(w)
		if tag == "nr" && size < 3 {
			continue
		}
		rest := strings.TrimLeft(w, "零〇一二三四五六七八九十百千万亿两半几")
		if rest != w && units[rest] && plain[w] < 3 && size <= 3 && tag != "i" && tag != "l" || rest == "" && plain[w] < 3 {
			continue
		}
		reason := Idiom
		if tag[0] == 'n' && len(tag) > 1 {
			reason = Name
		} else if tag == "j" {
			reason = Label
		}
		rows = append(rows, fmt.Sprintf("%s\t%d\t%s\n", w, plain[w], reason))
	}
	sort.Strings(rows)
	want := wordsHead + strings.Join(rows, "")
	if *update {
		if err := os.WriteFile("data/words.tsv", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile("data/words.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("data/words.tsv is not what the corpus gives; run with -update")
	}
}

func contains(list []string, w string) bool {
	for _, x := range list {
		if x == w {
			return true
		}
	}
	return false
}

// commonest returns the most frequent tag, of equals the first in order.
func commonest(tags map[string]int) (best string) {
	for tag, n := range tags {
		if best == "" || n > tags[best] || n == tags[best] && tag < best {
			best = tag
		}
	}
	return
}
