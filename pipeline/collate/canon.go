package collate

import (
	_ "embed"
	"slices"
	"sync"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

//go:embed data/variants.tsv
var variantsTSV []byte

// Lists returns the word lists of the room, for the digest of the rules.
func Lists() []*lexicon.List { return []*lexicon.List{variants().list} }

type variantTable struct {
	list  *lexicon.List
	match *lexicon.Matcher
	canon [][]rune
	// letter is what each character folds to where that is a letter, 0 where it is none,
	// and begins where it may begin a word of the list.
	letter [0x10000]uint16
}

// begins says in the table of letters that a character may begin a word; it is no
// letter that anything folds to.
const begins = 1

// foldLetter returns the letter that a character folds to; 0 where that is none.
func foldLetter(c rune) rune {
	if c = fold(c); c != 0 && isLetter(c) {
		return c
	}
	return 0
}

// variants is the list of regional wordings: each word and the form that it is
// compared as. Folding is for comparison only; no text is changed by it.
var variants = sync.OnceValue(func() *variantTable {
	l := lexicon.MustParse("variants.tsv", variantsTSV)
	v := &variantTable{list: l, match: l.Matcher()}
	c := l.Column("canonical")
	for _, r := range l.Rows {
		v.canon = append(v.canon, []rune(r[c]))
	}
	for c := range v.letter {
		v.letter[c] = uint16(foldLetter(rune(c)))
		if v.match.Starts(rune(c)) {
			v.letter[c] = begins
		}
	}
	return v
})

// A token is one character as compared, and where it stands.
type token struct {
	c    rune
	para int32 // paragraph
	at   int32 // code point in the paragraph
	n    int32 // code points it covers
}

// letter reports whether the token is more than punctuation.
func (t token) letter() bool { return isLetter(t.c) }

// isLetter reports whether a folded character is more than punctuation.
func isLetter(c rune) bool {
	switch {
	case c >= 0x4e00 && c <= 0x9fff:
		return true
	case c < 0x80:
		return isWord(c)
	}
	switch c {
	case '…', '，', '。', '、', '；', '：', '！', '？', '《', '》':
		return false
	}
	return true
}

func isWord(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || r == '%'
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// fold returns a character as compared; 0 for one that does not count.
func fold(r rune) rune {
	switch {
	case r >= 0x4e00 && r <= 0x9fff:
		return r
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ':
		r -= 0xfee0
	}
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '\u3000', '\ufeff', '\u200b', '·', '•', '・':
		return 0
	case ',', '，':
		return '，'
	case '。', '．':
		return '。'
	case ';', '；':
		return '；'
	case ':', '：':
		return '：'
	case '!', '！':
		return '！'
	case '?', '？':
		return '？'
	case '(', '（', '〔', '［', '[':
		return '('
	case ')', '）', '〕', '］', ']':
		return ')'
	case '“', '”', '‘', '’', '「', '」', '『', '』', '"', '\'', '〝', '〞':
		return '"'
	case '〈', '《':
		return '《'
	case '〉', '》':
		return '》'
	case '-', '—', '–', '―', '~', '～', '−', '－':
		return '-'
	case '％', '%':
		return '%'
	}
	if r >= 'A' && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// tokens folds the paragraphs of a copy. Dashes and dots that repeat count once.
func tokens(paras []*paper.Paragraph) []token {
	n := 0
	for _, p := range paras {
		n += len(p.Text) / 3
	}
	out := make([]token, 0, n+16)
	v := variants()
	for k, p := range paras {
		text := []rune(p.Text)
		for i := 0; i < len(text); {
			if end, id := v.match.Longest(text, i); id >= 0 {
				c := v.canon[id]
				for j, r := range c {
					at, m := i+min(j, end-i-1), 1
					if j == len(c)-1 {
						m = end - at
					}
					out = append(out, token{r, int32(k), int32(at), int32(m)})
				}
				i = end
				continue
			}
			c := fold(text[i])
			if c != 0 && !(len(out) > 0 && (c == '-' || c == '…') && out[len(out)-1].c == c && out[len(out)-1].para == int32(k)) {
				out = append(out, token{c, int32(k), int32(i), 1})
			}
			i++
		}
	}
	return out
}

// chars returns the characters of tokens.
func chars(t []token) []rune {
	out := make([]rune, len(t))
	for i := range t {
		out[i] = t[i].c
	}
	return out
}

// foldLetters returns the letters of the paragraphs' tokens, without what says
// where they stand.
func foldLetters(paras []*paper.Paragraph) []rune { return appendLetters(nil, paras) }

// appendLetters is foldLetters in memory that was used before.
func appendLetters(out []rune, paras []*paper.Paragraph) []rune {
	n := 0
	for _, p := range paras {
		n += len(p.Text) / 3
	}
	out = slices.Grow(out, n+16)
	buf := scratch.Get().(*[]rune)
	defer scratch.Put(buf)
	v := variants()
	for _, p := range paras {
		text := edit.AppendRunes((*buf)[:0], p.Text)
		*buf = text
		for i := 0; i < len(text); {
			letter := rune(begins)
			if c := uint32(text[i]); c < uint32(len(v.letter)) {
				letter = rune(v.letter[c])
			}
			if letter == begins {
				if end, id := v.match.Longest(text, i); id >= 0 {
					for _, c := range v.canon[id] {
						if isLetter(c) {
							out = append(out, c)
						}
					}
					i = end
					continue
				}
				letter = foldLetter(text[i])
			}
			if letter != 0 {
				out = append(out, letter)
			}
			i++
		}
	}
	return out
}

var scratch = sync.Pool{New: func() any { return new([]rune) }}
