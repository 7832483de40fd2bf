package collate

import (
	_ "embed"
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
	plain [0x10000 / 64]uint64 // a bit for each character that is a letter and folds to itself
}

// isPlain reports whether a character is a letter and folds to itself.
func (v *variantTable) isPlain(c rune) bool {
	return uint32(c) < 0x10000 && v.plain[c>>6]&(1<<(c&63)) != 0
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
	for c := rune(0); c < 0x10000; c++ {
		if fold(c) == c && isLetter(c) {
			v.plain[c>>6] |= 1 << (c & 63)
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
func foldLetters(paras []*paper.Paragraph) []rune {
	n := 0
	for _, p := range paras {
		n += len(p.Text) / 3
	}
	out := make([]rune, 0, n+16)
	buf := scratch.Get().(*[]rune)
	defer scratch.Put(buf)
	v := variants()
	for _, p := range paras {
		text := edit.AppendRunes((*buf)[:0], p.Text)
		*buf = text
		for i := 0; i < len(text); {
			if end, id := v.match.Longest(text, i); id >= 0 {
				for _, c := range v.canon[id] {
					if isLetter(c) {
						out = append(out, c)
					}
				}
				i = end
				continue
			}
			if c := text[i]; v.isPlain(c) {
				out = append(out, c)
			} else if c := fold(c); c != 0 && isLetter(c) {
				out = append(out, c)
			}
			i++
		}
	}
	return out
}

var scratch = sync.Pool{New: func() any { return new([]rune) }}
