package extract

import (
	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/word"
)

// A beside is a set of the rules that what stands beside a name leaves open: those for what
// else it can be in its sentence than the owner of a number. Each wants a word or a sign right
// before the name or behind it, or a part or a type of it. They are told together by one look at
// each name, and asked for each number only where they can answer.
type beside uint32

const (
	besideRival     beside = 1 << iota // [reader.rival]: behind an attribute
	besideHonour                       // [reader.honour]
	besideMotto                        // [reader.motto]
	besideGoneBy                       // [reader.goneBy]
	besideWithout                      // [reader.without]
	besidePosted                       // [reader.posted]
	besideOccasion                     // [reader.occasion]
	besideStruck                       // [reader.struck]
	besidePeoples                      // [reader.peoples]
	besidePredicate                    // [reader.predicate]
	besideCompared                     // [comparedWith], [reader.opensComparison]
	besideCounted                      // [reader.counted]
	besideTallied                      // [reader.tallied]
	besideMarket                       // [reader.market]
	besideSource                       // [reader.source]
	besideActs                         // [reader.actsIn]
	besideComposes                     // [reader.composes]
	besidePublishes                    // [reader.publishes]
	besideSpeaks                       // [reader.speaks]
	besideSetting                      // [reader.setting]
	besideTabled                       // [reader.tabled]
	besideCoined                       // [reader.coined]
	besideFirst                        // [reader.firstOf]
	besidePays                         // [reader.pays]
	besideModifies                     // [reader.modifies]

	besideParted  = besideRival | besideHonour | besideMotto | besideGoneBy | besideWithout | besidePosted | besideOccasion
	besideDecided = besideSetting | besideTabled | besideCoined | besideFirst | besidePays
)

// A present is a kind of names that a rule looks for among those of a sentence.
type present uint8

const (
	presentClass  present = 1 << iota // a class noun: 许多学校
	presentOffice                     // an institution by its name
	presentObject                     // the name of what something is done to
	presentBare                       // 项目 without 该
	presentHouse                      // a class noun of firms, houses or zones
	presentPlace                      // a place by its name, in no list
)

// lookBeside sets what each name of the sentence has beside it, and of what sorts they are.
func (r *reader) lookBeside() {
	r.beside, r.present = r.beside[:0], present(0)
	if r.agape != 0 {
		r.present = ^present(0)
	}
	last, at := -1, 0 // of those that others can lead to, and the token that the name starts with
	for i := range r.mentions {
		m := &r.mentions[i]
		switch {
		case m.Generic:
			if r.present |= presentClass; m.Type == "company" || m.Type == "institution" || m.Type == "zone" {
				r.present |= presentHouse
			}
		case m.Anaphor:
		case m.Type == "institution":
			r.present |= presentOffice
		case m.Type == "place" && !m.Whole && m.List.Empty():
			r.present |= presentPlace
		}
		if m.Bare {
			r.present |= presentBare
		}
		if m.Role == entity.Object {
			r.present |= presentObject
		}
		if m.Role == entity.Modifier && !m.Generic && !m.Anaphor {
			last = i
		}
		for at > 0 && r.toks[at-1].Start >= m.Start {
			at--
		}
		for at < len(r.toks) && r.toks[at].Start < m.Start {
			at++
		}
		b := ^beside(0)
		if r.agape == 0 {
			b = r.besideText(m) | r.besideWords(m, at) | r.besideSentence(m)
		}
		r.beside = append(r.beside, b)
	}
	for i := 0; i < last; i++ {
		r.beside[i] |= besideModifies
	}
}

// besideText tells by the characters before and behind the name.
func (r *reader) besideText(m *entity.Mention) (b beside) {
	var before, behind cue
	if m.Start > 0 {
		before = r.cueWords.of(r.text[m.Start-1])
	}
	if m.End < len(r.text) {
		behind = r.cueWords.of(r.text[m.End])
		if r.roles.begins(r.text[m.End])&money != 0 {
			b |= besideCoined
		}
	}
	if before&(cueComparing|cueBeing) != 0 || r.text[m.Start] == '比' {
		b |= besideCompared
	}
	if before&cueOf != 0 && m.Role == entity.Modifier {
		b |= besideRival
	}
	if before&cuePosting != 0 {
		b |= besidePosted
	}
	if before&cueOrigin != 0 {
		b |= besideSource
	}
	if behind&cueNaming != 0 || before&cueNumbering != 0 {
		b |= besideHonour
	}
	if m.Whole && behind&cueSharing != 0 {
		b |= besideMarket
	}
	if m.Whole && behind&cueTopping != 0 {
		b |= besideFirst
	}
	if behind&cuePaying != 0 {
		b |= besidePays
	}
	if (before|behind)&cueJoint != 0 || !m.List.Empty() {
		b |= besideCounted
	}
	if before&cueSource != 0 || m.Type == "institution" || m.Type == "product" {
		b |= besidePublishes
	}
	return b
}

// besideWords tells by the words before and behind the name; token i is the first that starts with
// it or behind.
func (r *reader) besideWords(m *entity.Mention, i int) (b beside) {
	place := m.Type == "place"
	if i > 0 && i < len(r.toks) && r.toks[i].Start == m.Start {
		t := &r.toks[i-1]
		first := r.cueWords.of(r.text[t.Start])
		if (t.Tag == word.P || t.Tag == word.V) && r.cueWords.of(r.text[t.End-1])&cueAccording != 0 {
			b |= besideGoneBy
		}
		if first&cueJoint != 0 {
			b |= besideTabled
		}
		if first&cueOpening != 0 {
			b |= besideTallied
		}
		if place && first&cueWithin != 0 {
			b |= besideSetting | besideActs
		}
		if i := r.tokenAt(m.End); place && !m.Whole && i >= 0 && i+1 < len(r.toks) && r.toks[i+1].Tag == word.V && r.cueWords.of(r.text[r.toks[i].End-1])&cueTitled != 0 {
			b |= besidePeoples
		}
	}
	if m.Type == "institution" || r.text[m.Start] == '“' {
		b |= besideTallied
	}
	if place && !m.List.Empty() {
		b |= besideActs
	}
	return b
}

// besideSentence tells by the words that stand anywhere in the sentence, and by the part that the
// name has in it.
func (r *reader) besideSentence(m *entity.Mention) (b beside) {
	if r.signs&shutting != 0 && (m.Type == "place" || r.signs&adding != 0) {
		b |= besideMotto
	}
	if r.cues&cueExcluding != 0 && r.cues&cueIts != 0 {
		b |= besideWithout
	}
	if m.Role == entity.Modifier || m.Role == entity.Oblique {
		if r.cues&cueWithin != 0 {
			b |= besideOccasion
		}
		if m.Role == entity.Modifier {
			b |= besidePredicate
		}
	}
	if r.cues&cueCalamity != 0 && m.Type == "place" {
		b |= besideStruck
	}
	if r.cues&cueComposing != 0 {
		b |= besideComposes
	}
	if n := len(r.tellers); n > 0 && r.toks[r.tellers[n-1]].Start >= m.End {
		b |= besideSpeaks
	}
	return b
}

// setApart reports whether name i is what something is compared with, called, done by or left out
// of, or where somebody sits or meets.
func (r *reader) setApart(i int) bool {
	m, b := r.mentions[i], r.beside[i]
	switch {
	case b&besideRival != 0 && r.rival(m), b&besideHonour != 0 && r.honour(m), b&besideMotto != 0 && r.motto(m):
	case b&besideGoneBy != 0 && r.goneBy(m), b&besideWithout != 0 && r.without(m):
	case b&besidePosted != 0 && r.posted(m), b&besideOccasion != 0 && r.occasion(m):
	default:
		return false
	}
	return true
}
