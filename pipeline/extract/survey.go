package extract

import (
	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
)

// An outline is what one look at the words of a sentence tells of them, so that rules that
// cannot find anything in it are not asked.
type outline struct {
	initials initials // of its words
	cues     cue      // of their first characters
	ends     cue      // of their last ones
	peopled  bool     // a word can be of a person's name, or stands for a person; else no clause is about one
	held     answer   // a clause can be about a person, a kind of people or a class, see holds
	noted    []int32  // the tokens that are quantities, times, horizons or brackets
	tellers  []int32  // the verbs that can say who tells what stands beside them
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
	o := outline{noted: r.noted[:0], tellers: r.tellers[:0]}
	table, tags := r.cueWords, uint64(0)
	for i := range r.toks {
		t := &r.toks[i]
		c, last := r.text[t.Start], r.text[t.End-1]
		o.initials.add(c)
		x := table.of(c) | r.agape
		o.cues |= x
		o.ends |= table.of(last) | r.agape
		tags |= 1 << t.Tag
		if t.Ref >= 0 || x&cueBracket != 0 || last == '内' {
			o.noted = append(o.noted, int32(i))
		}
		if x&(cueSaying|cuePersonal) != 0 {
			switch {
			case t.Tag == word.V || t.Tag == word.VN:
				o.tellers = append(o.tellers, int32(i))
			case t.Tag == word.R:
				o.peopled = o.peopled || entity.Pronoun(r.text, *t)
			}
		}
	}
	if tags&(1<<word.NR) != 0 {
		o.peopled = true
		o.tellers = r.tellersOfNamed(o.tellers[:0])
	}
	r.outline = o
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
