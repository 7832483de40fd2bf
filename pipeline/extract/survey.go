package extract

import (
	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
)

// An outline is what one look at the words of a sentence tells of them, so that rules that
// cannot find anything in it are not asked.
type outline struct {
	cues    cue     // of their first characters
	ends    cue     // of their last ones
	peopled bool    // a word can be of a person's name, or stands for a person; else no clause is about one
	held    answer  // a clause can be about a person, a kind of people or a class, see mayHold
	folks   answer  // a clause can be about a person or a kind of people, see persons
	noted   []int32 // the tokens that are quantities, times, horizons or brackets
	tellers []int32 // the verbs that can say who tells what stands beside them
}

// An answer is what is asked but once.
type answer uint8

const (
	unasked answer = iota
	no
	yes
)

// initials is a set of characters, hashed: it may have one that was not added, and has all that
// were. A rule that looks through a sentence for a word asks it first.
type initials [4]uint64

func (s *initials) add(c rune) { s[c>>6&3] |= 1 << (c & 63) }

func (s *initials) has(c rune) bool { return s[c>>6&3]>>(c&63)&1 != 0 }

// survey sets the outline of the sentence and forgets what was asked of the one before.
func (r *reader) survey() {
	r.told, r.sayings, r.asked = r.told[:0], r.sayings[:0], false
	r.outline = outline{noted: r.noted[:0], tellers: r.tellers[:0]}
	text, toks, table, forced := r.text, r.toks, r.cueWords, r.agape
	all, ends, tags := forced, forced, uint64(0)
	for i := range toks {
		t := &toks[i]
		last := text[t.End-1]
		x := table.of(text[t.Start]) | forced
		all |= x
		ends |= table.of(last)
		tags |= 1 << (t.Tag & 63)
		if t.Ref >= 0 || x&(cueBracket|cueSaying|cuePersonal) != 0 || last == '内' {
			r.note(i, x)
		}
	}
	r.cues, r.ends = all, ends
	if tags&(1<<word.NR) != 0 {
		r.peopled, r.tellers = true, r.tellersOfNamed(r.tellers[:0])
	}
}

// note notes token i, whose first character has the cues x, where it is one of those that are asked
// for again.
func (r *reader) note(i int, x cue) {
	t := &r.toks[i]
	if t.Ref >= 0 || x&cueBracket != 0 || r.text[t.End-1] == '内' {
		r.noted = append(r.noted, int32(i))
	}
	if x&(cueSaying|cuePersonal) == 0 {
		return
	}
	switch t.Tag {
	case word.V, word.VN:
		r.tellers = append(r.tellers, int32(i))
	case word.R:
		r.peopled = r.peopled || entity.Pronoun(r.text, *t)
	}
}

// tellersOfNamed returns the tellers of a sentence with a person's name, whose last character the
// tagger may have joined to the verb: 李|明说.
func (r *reader) tellersOfNamed(dst []int32) []int32 {
	for i := range r.toks {
		t := &r.toks[i]
		if (t.Tag == word.V || t.Tag == word.VN) && ((r.cueWords.of(r.text[t.Start])|r.agape)&cueSaying != 0 || t.End-t.Start == 2 && r.text[t.Start+1] == '说') {
			dst = append(dst, int32(i))
		}
	}
	return dst
}
