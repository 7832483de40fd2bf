package compose

import (
	"math/rand/v2"
	"strings"
)

// Wrapped sets the stories in lines as pdftotext gives them: each story in
// columns of its own width, first lines short by the indent that got lost, a
// blank line where a column ends. With shuffle, headlines stand behind the first
// column of their story, as OCR reads headlines set across columns.
func Wrapped(rng *rand.Rand, stories []Story, shuffle bool) Page {
	var out []string
	for _, s := range stories {
		width := []int{17, 18, 22, 24, 36}[rng.IntN(5)]
		var lines []string
		for _, p := range s.Paragraphs {
			lines = append(lines, wrap([]rune(p), width)...)
		}
		height := 12 + rng.IntN(30)
		if height < len(lines)/4 {
			height = len(lines)/4 + 1
		}
		title := []string{"", s.Title, ""}
		behind := shuffle && s.Byline != "" // a story without headline and byline has no beginning to find
		if !behind {
			out = append(out, title...)
		}
		if s.Byline != "" {
			out = append(out, "", s.Byline)
		}
		for i := 0; i < len(lines); i += height {
			out = append(out, lines[i:min(len(lines), i+height)]...)
			out = append(out, "")
			if i == 0 && behind {
				out = append(out, title...)
			}
		}
	}
	return Page{Text: strings.Join(out, "\n") + "\n", Truth: Truth{Articles: stories}}
}

// wrap sets a paragraph in lines of n characters, the first two shorter; marks
// that cannot begin a line stay on the one before.
func wrap(rs []rune, n int) []string {
	var out []string
	first := 2
	for len(rs) > 0 {
		k, w := 0, 0
		for k < len(rs) && w < 2*(n-first) {
			if rs[k] < 0x2000 {
				w++
			} else {
				w += 2
			}
			k++
		}
		if k < len(rs) && strings.ContainsRune("，。、；：？！”’）》", rs[k]) {
			k++
		}
		out = append(out, string(rs[:k]))
		rs, first = rs[k:], 0
	}
	return out
}
