package eval

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// Clean compares the stories of a dataset with the documents (*.json) of a folder
// that they were made from, which had nothing wrong with them: every character
// changed or lost is a false repair.
func Clean(rows *Rows, dir string) (Set, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	by := rows.paragraphs()
	chars, wrong := 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var d doc
		if json.Unmarshal(data, &d) != nil || d.Paras == nil {
			continue // a list beside the documents
		}
		var out strings.Builder
		for _, a := range rows.Articles {
			if stem(a.SourceFile) != stem(file) {
				continue
			}
			for _, p := range by[a.ID] {
				out.WriteString(fold(p.Text))
			}
		}
		want := []rune(fold(strings.Join(d.Paras, "")))
		chars += len(want)
		wrong += changed(want, []rune(out.String()))
	}
	return Set{"chars": float64(chars), "changed": float64(wrong),
		"per_million": math.RoundToEven(1e7*float64(wrong)/float64(max(1, chars))) / 10}, nil
}

// changed returns how many characters of want were deleted or replaced; what got
// has besides is not counted (a headline is no change).
func changed(want, got []rune) (n int) {
	i, j := 0, 0
	for _, m := range append(matching(want, got), match{len(want), len(got), 0}) {
		if m.a > i {
			n += max(m.a-i, m.b-j)
		}
		i, j = m.a+m.n, m.b+m.n
	}
	return n
}
