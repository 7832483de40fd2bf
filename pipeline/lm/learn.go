package lm

import (
	"slices"
	"sort"
)

// A Learner counts the characters of a corpus and makes a model of the counts.
// Give it paragraphs document by document, then call [Learner.Encode]:
//
//	var l lm.Learner
//	l.Paragraph([]rune("沈阳高新区科技型中小企业新增注册832家。"))
//	l.Word("高新区")     // where a corpus has its words marked
//	l.Document()         // ends a document
//	data, err := l.Encode(lm.Size{Bigrams: 300_000, Trigrams: 900_000, Words: 80_000, Common: 64_000}, "a page")
//
// The same paragraphs in the same order give the same bytes.
type Learner struct {
	text   []rune // folded; every paragraph ends in Edge, or in Gap where it stops in mid-sentence
	docs   []int  // where documents end in text
	marked map[string]int
}

// A Size bounds a model: n-grams and words kept at most, and bigrams that are common
// pairs for [Model.Rough].
type Size struct{ Bigrams, Trigrams, Words, Common int }

// NewsSize returns the size of the embedded model.
func NewsSize() Size { return Size{Bigrams: 300_000, Trigrams: 800_000, Words: 80_000, Common: 64_000} }

// Paragraph adds a paragraph. One that does not end as a sentence does (a title,
// a byline) is counted for what is in it and not for where it starts and ends.
func (l *Learner) Paragraph(p []rune) {
	if len(p) == 0 {
		return
	}
	whole := false
	for i := len(p) - 1; i >= 0 && i >= len(p)-3; i-- {
		whole = whole || terminal(p[i])
	}
	if !whole {
		l.text = append(l.text, Gap)
	}
	for _, r := range p {
		l.text = append(l.text, Fold(r))
	}
	if whole {
		l.text = append(l.text, Edge)
	} else {
		l.text = append(l.text, Gap)
	}
}

func terminal(r rune) bool {
	switch r {
	case '。', '！', '？', '…', '!', '?':
		return true
	}
	return false
}

// Word adds one occurrence of a word that the corpus marks as one.
func (l *Learner) Word(w string) {
	if l.marked == nil {
		l.marked = map[string]int{}
	}
	l.marked[w]++
}

// Document ends a document: what was added since the last call.
func (l *Learner) Document() {
	if n := len(l.text); len(l.docs) == 0 || l.docs[len(l.docs)-1] < n {
		l.docs = append(l.docs, n)
	}
}

// Chars returns how many characters were added.
func (l *Learner) Chars() int { return len(l.text) }

// least is how often a character must be seen to be told apart from the rest.
const least = 3

// alphabet returns the characters told apart, by id, and the text in ids.
func (l *Learner) alphabet() ([]rune, []uint16) {
	var count [0x10000]int
	for _, r := range l.text {
		if uint32(r) < 0x10000 {
			count[r]++
		}
	}
	chars := []rune{Edge, 0}
	for r := rune(1); r < 0x10000; r++ {
		if count[r] >= least {
			chars = append(chars, r)
		}
	}
	if len(chars) > maxChars {
		rest := chars[idFirst:]
		sort.SliceStable(rest, func(i, j int) bool { return count[rest[i]] > count[rest[j]] })
		chars = chars[:maxChars]
		slices.Sort(chars[idFirst:])
	}
	var id [0x10000]uint16
	for i := range id {
		id[i] = idOther
	}
	for i, r := range chars {
		if i != idOther {
			id[r] = uint16(i)
		}
	}
	ids := make([]uint16, len(l.text))
	for i, r := range l.text {
		switch {
		case r == Gap:
			ids[i] = idGap
		case uint32(r) < 0x10000:
			ids[i] = id[r]
		default:
			ids[i] = idOther
		}
	}
	return chars, ids
}

// A gram is an n-gram and how often it was seen.
type gram struct {
	key uint64
	n   int32
}

// tally counts equal keys; the result is sorted by key.
func tally(keys []uint64) []gram {
	slices.Sort(keys)
	var out []gram
	for i := 0; i < len(keys); {
		j := i + 1
		for j < len(keys) && keys[j] == keys[i] {
			j++
		}
		out = append(out, gram{keys[i], int32(j - i)})
		i = j
	}
	return out
}

// grams returns the bigrams and trigrams of the text. The start of a paragraph
// is one Edge as context; nothing is read over a gap.
func grams(ids []uint16) (uni []int64, bi, tri []gram) {
	uni = make([]int64, 1<<idBits)
	two := make([]uint64, 0, len(ids))
	three := make([]uint64, 0, len(ids))
	a, b := uint16(idGap), uint16(idEdge)
	for _, r := range ids {
		if r == idGap {
			a, b = idGap, idGap
			continue
		}
		uni[r]++
		if b != idGap {
			two = append(two, uint64(b)<<idBits|uint64(r))
			if a != idGap {
				three = append(three, uint64(a)<<(2*idBits)|uint64(b)<<idBits|uint64(r))
			}
		}
		a, b = b, r
		if r == idEdge {
			a = idGap
		}
	}
	return uni, tally(two), tally(three)
}
