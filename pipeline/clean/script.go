package clean

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/lexicon"
)

// The dictionaries are OpenCC's as they are, licence in data/OPENCC-LICENSE.
var (
	//go:embed data/TSCharacters.txt
	tsCharacters string
	//go:embed data/TSPhrases.txt
	tsPhrases string
	//go:embed data/simplified.tsv
	simplifiedTSV []byte
	//go:embed data/zhu.tsv
	zhuTSV []byte
)

// A conversion is OpenCC's t2s: at each place the longest phrase, else the
// character.
type conversion struct {
	chars   map[rune]rune
	phrases *lexicon.Matcher
	to      [][]rune         // by phrase
	zhu     *lexicon.Matcher // words in which 著 stays
}

var converter = sync.OnceValue(func() *conversion {
	c := &conversion{chars: map[rune]rune{}}
	eachEntry(tsCharacters, func(from, to string) {
		a, n := utf8.DecodeRuneInString(from)
		b, m := utf8.DecodeRuneInString(to)
		if n == len(from) && m == len(to) && a != b {
			c.chars[a] = b
		}
	})
	var words []string
	eachEntry(tsPhrases, func(from, to string) {
		if len([]rune(from)) == len([]rune(to)) {
			words = append(words, from)
			c.to = append(c.to, []rune(to))
		}
	})
	c.phrases = lexicon.NewMatcher(words)
	// The list is written in traditional characters and asked after t2s.
	words = nil
	for _, w := range lexicon.MustParse("clean/data/zhu.tsv", zhuTSV).Words() {
		rs := []rune(w)
		for i, r := range rs {
			if to, ok := c.chars[r]; ok {
				rs[i] = to
			}
		}
		words = append(words, string(rs))
	}
	c.zhu = lexicon.NewMatcher(words)
	return c
})

// eachEntry reads an OpenCC dictionary; of several targets the first counts.
func eachEntry(dict string, f func(from, to string)) {
	for line := range strings.Lines(dict) {
		line = strings.TrimRight(line, "\r\n")
		from, to, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		to, _, _ = strings.Cut(to, " ")
		f(from, to)
	}
}

// addScript marks the characters that tell the scripts apart and those that may
// be converted. A character that one script converts to and that the dictionary
// also converts from (乾, 藉) tells nothing.
func (c *classes) addScript(conv *conversion) {
	simplified := map[rune]bool{}
	for _, row := range lexicon.MustParse("clean/data/simplified.tsv", simplifiedTSV).Rows {
		r, _ := utf8.DecodeRuneInString(row[0])
		simplified[r] = true
		if r < 0x10000 {
			c.bits[r] |= isSimp
		}
	}
	target := map[rune]bool{}
	for _, to := range conv.chars {
		target[to] = true
	}
	for from := range conv.chars {
		if from >= 0x10000 {
			continue
		}
		c.bits[from] |= isConv
		if !target[from] && !simplified[from] {
			c.bits[from] |= isTrad
		}
	}
	c.bits['著'] |= isConv
}

// t2s returns the edits that put traditional text into simplified characters: one
// edit for each run of characters that change.
func (c *conversion) t2s(text []rune) []edit.Edit {
	var out []edit.Edit
	change := func(at int, to rune) {
		if to == text[at] {
			return
		}
		if n := len(out) - 1; n >= 0 && out[n].End == at {
			out[n].End++
			out[n].After += string(to)
			return
		}
		out = append(out, edit.Edit{Start: at, End: at + 1, After: string(to),
			Note: edit.Note{Kind: edit.Script, Rule: "clean/t2s", Evidence: edit.Lexicon, Confidence: 1}})
	}
	for i := 0; i < len(text); {
		if end, id := c.phrases.Longest(text, i); id >= 0 {
			for k, r := range c.to[id] {
				change(i+k, r)
			}
			i = end
			continue
		}
		if to, ok := c.chars[text[i]]; ok {
			change(i, to)
		}
		i++
	}
	return out
}

// aspect returns the edits that write the particle 着 for 著. Taiwan, Hong Kong and
// the mainland's traditional web pages write 著 for both 看著 and 著作, and t2s
// leaves it; simplified text tells them apart. It stays in the words of a list,
// before a title, and at the end of a line, where it may be “written by”.
func (c *conversion) aspect(text []rune) []edit.Edit {
	var out []edit.Edit
	for i, r := range text {
		if r != '著' || i == 0 || i+1 == len(text) || among(text[i+1], "《〈）」”") || c.inWord(text, i) {
			continue
		}
		out = append(out, edit.Edit{Start: i, End: i + 1, After: "着",
			Note: edit.Note{Kind: edit.Script, Rule: "clean/aspect", Evidence: edit.Lexicon, Confidence: 0.95}})
	}
	return out
}

func (c *conversion) inWord(text []rune, at int) bool {
	for s := max(0, at-3); s <= at; s++ {
		if end, id := c.zhu.Longest(text, s); id >= 0 && end > at {
			return true
		}
	}
	return false
}

// corner returns the edits that write “”‘’ for 「」『』, as the mainland does.
func corner(text []rune) []edit.Edit {
	var out []edit.Edit
	for i, r := range text {
		to := ""
		switch r {
		case '「':
			to = "“"
		case '」':
			to = "”"
		case '『':
			to = "‘"
		case '』':
			to = "’"
		default:
			continue
		}
		out = append(out, edit.Edit{Start: i, End: i + 1, After: to,
			Note: edit.Note{Kind: edit.Script, Rule: "clean/corner", Evidence: edit.Structure, Confidence: 1}})
	}
	return out
}
