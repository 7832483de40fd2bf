package extract

import (
	"slices"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/extract/word"
)

// What the names of a cut tell by themselves, before it is read: see [inquiry].

// own returns the text of the sentence.
func (x *cut) own() []rune { return x.text[x.sent.Start:x.sent.End] }

// nation reports whether 全国 or 我国 stands in the sentence.
func (x *cut) nation() bool {
	t := x.own()
	for i := 1; i < len(t); i++ {
		if t[i] == '国' && (t[i-1] == '全' || t[i-1] == '我') {
			return true
		}
	}
	return false
}

// places reports whether the sentence says where something lies (某某开发区地处衡阳市, 坐落于衡阳市),
// which the figures of that are asked for in the end.
func (x *cut) places() bool {
	t := x.own()
	for i := 1; i < len(t); i++ {
		if c := t[i]; (c == '于' || c == '处') && (lies(string(t[i-1:i+1])) || i > 1 && lies(string(t[i-2:i+1]))) {
			return true
		}
	}
	return false
}

// heads returns the name in the headline that can own what comes below it, or nil.
func (x *cut) heads() []rune {
	for i := range x.mentions {
		if m := &x.mentions[i]; !m.Anaphor && !m.Generic && heading(x.text, *m) {
			return x.text[m.Start:m.End]
		}
	}
	return nil
}

// claims reports whether the sentence has a subject that what it counts, or what is counted
// behind it, can be of: a name that is not who only says it.
func (x *cut) claims() bool {
	first := x.first()
	for i := range x.mentions {
		m := &x.mentions[i]
		if m.Start >= first {
			break
		}
		if m.Role == entity.Subject && !m.Anaphor && !m.Generic && m.Type != "product" && !x.part(m) && x.reaches(m, first) {
			return true
		}
	}
	return false
}

// part reports whether the name is one of several, or stands in quotation marks that are not its own.
func (x *cut) part(m *entity.Mention) bool {
	return !m.List.Empty() || m.End < len(x.text) && x.text[m.End] == '、' || m.Start > 0 && x.text[m.Start-1] == '“'
}

// first returns where the first quantity of the sentence starts, or the pronoun of a person before
// it, who then is spoken of (他在海川集团工作); behind all where it has none.
func (x *cut) first() int {
	for i := range x.toks {
		switch t := &x.toks[i]; {
		case t.Tag == word.M && t.Ref >= 0, t.Tag == word.R && (x.text[t.Start] == '他' || x.text[t.Start] == '她'):
			return t.Start
		}
	}
	return x.sent.End
}

// reaches reports whether the name is what is spoken of up to the character: no person bears it
// before his own (某某市市长李某), nobody says it in its clause, and where the character is in
// another, no noun makes something else of the name.
func (x *cut) reaches(m *entity.Mention, to int) bool {
	phrase := true // the one that the name opens
	for i := range x.toks {
		t := &x.toks[i]
		if t.Start < m.End {
			continue
		}
		switch x.text[t.Start] {
		case '，', '；', '：', '。', '！', '？':
			return !x.counts || t.Start > to || x.closes(m)
		}
		if phrase = phrase && !ends(t.Tag); phrase && t.Tag == word.NR {
			return false
		}
		if (t.Tag == word.V || t.Tag == word.VN) && x.tells(i) {
			return false
		}
	}
	return true
}

// tells reports whether the verb at token i says or lays down what stands behind it.
func (x *cut) tells(i int) bool {
	t := &x.toks[i]
	if cueWords().of(x.text[t.Start])&cueSaying != 0 && indicator.Says(x.text, x.toks, i) {
		return true
	}
	return roleWords().begins(x.text[t.Start])&issues != 0 && roles(string(x.text[t.Start:t.End]))&issues != 0
}

// closes reports whether the name is the whole of a phrase, as [reader.closed] does.
func (x *cut) closes(m *entity.Mention) bool {
	for i := range x.toks {
		if t := &x.toks[i]; t.Start >= m.End {
			return ends(t.Tag)
		}
	}
	return true
}

// ends reports whether a word of the tag ends the phrase before it.
func ends(t word.Tag) bool {
	switch t {
	case word.W, word.V, word.D, word.P, word.T:
		return true
	}
	return false
}

// contains reports whether the word stands in the text.
func contains(text, w []rune) bool {
	for i := 0; i+len(w) <= len(text); i++ {
		if text[i] == w[0] && slices.Equal(text[i:i+len(w)], w) {
			return true
		}
	}
	return false
}
