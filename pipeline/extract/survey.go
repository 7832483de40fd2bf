package extract

import (
	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
)

// An outline is what one look at the words of a sentence tells of them, so that rules that
// cannot find anything in it are not asked.
type outline struct {
	classes bool // a word begins as a class of firms does that a name can stand behind: 企业
	defines bool // 是 stands in it
	bosses  bool // a word begins as the title of one who heads a firm does: 董事长
	houses  bool // 家 stands in it
	peopled bool // a word can be of a person's name, or stands for a person; else no clause is about one
}

// survey sets the outline of the sentence and forgets what was asked of the one before.
func (r *reader) survey() {
	r.told, r.sayings, r.asked = r.told[:0], r.sayings[:0], false
	o := outline{}
	for i := range r.toks {
		t := &r.toks[i]
		c := r.text[t.Start]
		if p := r.roles.opening(c); p != 0 {
			o.classes = o.classes || p&house != 0
			o.bosses = o.bosses || p&boss != 0
		}
		o.defines = o.defines || c == '是'
		o.houses = o.houses || c == '家'
		o.peopled = o.peopled || t.Tag == word.NR || t.Tag == word.R && entity.Pronoun(r.text, *t)
	}
	r.outline = o
}
