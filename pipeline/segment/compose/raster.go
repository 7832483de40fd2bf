package compose

import (
	"math/rand/v2"
	"strings"
)

// Raster sets the columns of the stories side by side as pdftotext reads them
// where their lines stand at slightly different heights: row by row, each line by
// itself or glued to its neighbour's.
func Raster(rng *rand.Rand, stories []Story) Page {
	var cols [][]string
	var out []string
	for _, s := range stories {
		width := []int{17, 18, 22, 24}[rng.IntN(4)]
		var lines []string
		for _, p := range s.Paragraphs {
			lines = append(lines, wrap([]rune(p), width)...)
		}
		out = append(out, s.Title, "", "本报记者 "+"王小明", "")
		n := 1
		if len(stories) < 3 {
			n = 2
		}
		h := (len(lines) + n - 1) / n
		for i := 0; i < len(lines); i += h {
			cols = append(cols, lines[i:min(len(lines), i+h)])
		}
	}
	rows := 0
	for _, c := range cols {
		rows = max(rows, len(c))
	}
	glue := make([]bool, len(cols)) // whether a column's lines stand level with the next one's
	for i := range glue {
		glue[i] = rng.IntN(2) == 0
	}
	for y := range rows {
		line := ""
		for i, c := range cols {
			if y >= len(c) {
				continue
			}
			if line != "" {
				line += " "
			}
			line += c[y]
			if !glue[i] || rng.IntN(3) == 0 {
				out = append(out, line)
				line = ""
			}
		}
		if line != "" {
			out = append(out, line)
		}
	}
	return Page{Text: strings.Join(out, "\n") + "\n", Truth: Truth{Articles: stories}}
}
