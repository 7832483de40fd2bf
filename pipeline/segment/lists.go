package segment

import (
	_ "embed"
	"sync"

	"baoshu/pipeline/lexicon"
)

//go:embed data/phrases.tsv
var phrasesTSV []byte

//go:embed data/sections.tsv
var sectionsTSV []byte

//go:embed data/surnames.tsv
var surnamesTSV []byte

//go:embed data/says.tsv
var saysTSV []byte

//go:embed data/papers.tsv
var papersTSV []byte

// words are the lists of the room with their matchers.
type words struct {
	start      *lexicon.Matcher  // phrases at the start of a line
	end        *lexicon.Suffixes // phrases at its end
	startClass []class
	endClass   []class
	endWords   []string
	section    *lexicon.Matcher // names of sections
	surnames   map[string]bool
	says       map[string]bool  // verbs of speech
	mast       *lexicon.Matcher // names of newspapers
}

// lists loads the embedded lists once; a test lints them.
var lists = sync.OnceValue(func() *words {
	w := &words{section: lexicon.MustParse("data/sections.tsv", sectionsTSV).Matcher(), surnames: set("data/surnames.tsv", surnamesTSV), says: set("data/says.tsv", saysTSV), mast: lexicon.MustParse("data/papers.tsv", papersTSV).Matcher()}
	l := lexicon.MustParse("data/phrases.tsv", phrasesTSV)
	name, where := l.Column("class"), l.Column("where")
	var starts, ends []string
	for _, r := range l.Rows {
		c := classNames[r[name]]
		if r[where] == "end" {
			ends, w.endClass = append(ends, r[0]), append(w.endClass, c)
		} else {
			starts, w.startClass = append(starts, r[0]), append(w.startClass, c)
		}
	}
	w.start, w.end, w.endWords = lexicon.NewMatcher(starts), lexicon.NewSuffixes(ends), ends
	return w
})

func set(name string, data []byte) map[string]bool {
	m := map[string]bool{}
	for _, w := range lexicon.MustParse(name, data).Words() {
		m[w] = true
	}
	return m
}

// Digests returns the digests of the room's word lists, by file name: part of
// what the rules' version is made of.
func Digests() map[string]string {
	d := map[string]string{}
	for name, data := range map[string][]byte{"phrases.tsv": phrasesTSV, "sections.tsv": sectionsTSV, "surnames.tsv": surnamesTSV, "says.tsv": saysTSV, "papers.tsv": papersTSV} {
		d["segment/"+name] = lexicon.MustParse(name, data).Digest
	}
	return d
}

// isSection reports whether the characters are a section's name and nothing else.
func (w *words) isSection(rs []rune) bool {
	end, id := w.section.Longest(rs, 0)
	return id >= 0 && end == len(rs)
}
