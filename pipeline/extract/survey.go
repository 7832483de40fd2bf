package extract

import (
	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
)

// An outline is what one look at the words of a sentence tells of them, so that rules that
// cannot find anything in it are not asked.
type outline struct {
	initials initials // of its words
	classes  bool     // a word begins as a class of firms does that a name can stand behind: 企业
	bosses   bool     // a word begins as the title of one who heads a firm does: 董事长
	peopled  bool     // a word can be of a person's name, or stands for a person; else no clause is about one
}

// initials is a set of characters, hashed: it may have one that was not added, and has all that
// were. A rule that looks through a sentence for a word asks it first.
type initials [4]uint64

func (s *initials) add(c rune) { s[c>>6&3] |= 1 << (c & 63) }

func (s *initials) has(c rune) bool { return s[c>>6&3]>>(c&63)&1 != 0 }

// survey sets the outline of the sentence and forgets what was asked of the one before.
func (r *reader) survey() {
	r.told, r.sayings, r.asked = r.told[:0], r.sayings[:0], false
	o := outline{}
	for i := range r.toks {
		t := &r.toks[i]
		c := r.text[t.Start]
		o.initials.add(c)
		if p := r.roles.opening(c); p != 0 {
			o.classes = o.classes || p&house != 0
			o.bosses = o.bosses || p&boss != 0
		}
		o.peopled = o.peopled || t.Tag == word.NR || t.Tag == word.R && entity.Pronoun(r.text, *t)
	}
	r.outline = o
}
