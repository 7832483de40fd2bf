package extract

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"baoshu/pipeline/lexicon"
)

//go:embed data/roles.tsv
var rolesTSV []byte

var roleList = sync.OnceValue(func() *lexicon.List { return lexicon.MustParse("extract/roles.tsv", rolesTSV) })

// A role is what a word of the roles list says of the name beside it; a word can have
// several.
type role uint32

const (
	many         role = 1 << iota // 许多企业: more than one is meant
	extent                        // 面积: how large something is
	builds                        // 建设: its object comes into being
	causes                        // 带动: its object does what follows
	orders                        // 判令: its object must do what follows
	intends                       // 将, 计划: who speaks says what he himself does
	leads                         // 向: stands before such a word
	issues                        // 印发: its subject made a document
	house                         // 制造商: a class of firms, whose name can follow
	comes                         // 入驻: its subject has come to where its object is
	stands                        // 位于: its subject stands where its object is
	works                         // 任职: a person belongs to what follows
	boss                          // 总经理: who leads a firm
	attest                        // 证实: says what someone stands for
	published                     // 公报: what is published, which says nothing itself
	setting                       // 带动: ends an adverbial, 在…的带动下
	department                    // 证券: what one who leads a part of a firm leads
	acts                          // 接待: its subject has what it takes for its object
	receives                      // 接待: its subject has people come to it or takes them along
	idle                          // 现场: as a subject it says when, where or how, and owns nothing
	office                        // 受理: an office does it
	helps                         // 努力: what a body does so that others come to something
	money                         // 比索: behind a country's name the money of that country
	sums                          // 支出: makes a sum of money of the body before it
	local                         // 政府: alone it mostly means that of what is spoken of
	harms                         // 造成: says what a disaster or a deed did to people: that is told of the place
	sizing                        // 规模: a head that says how large or how dear something is
	countsThings                  // 个, 座: a counter of things, and not of acts
	hypernym                      // 企业, 园区: a class noun that a name need not end in to be meant by it
	sortOnly                      // 重大, 招商: before 项目 it says nothing of which one that is
)

// A roleTable has the roles of words, and by character those that any word which begins with
// it has: most words play none, and their first character tells.
type roleTable struct {
	words map[string]role
	first [0x10000]role
}

var roleWords = sync.OnceValue(func() *roleTable {
	names := map[string]role{"many": many, "extent": extent, "builds": builds, "causes": causes, "orders": orders, "intends": intends, "leads": leads, "issues": issues, "firm": house, "comes": comes, "stands": stands, "works": works, "heads": boss, "attests": attest, "published": published, "circumstance": setting, "department": department, "acts": acts, "receives": receives, "idle": idle, "office": office, "money": money, "helps": helps, "sums": sums, "local": local, "harms": harms, "size": sizing, "thing": countsThings, "hypernym": hypernym, "kindonly": sortOnly}
	l := roleList()
	t := &roleTable{words: make(map[string]role, len(l.Rows))}
	col := l.Column("roles")
	for _, r := range l.Rows {
		for _, name := range strings.Fields(r[col]) {
			t.words[r[0]] |= names[name]
		}
		c, _ := utf8.DecodeRuneInString(r[0])
		t.first[uint16(c)] |= t.words[r[0]]
	}
	return t
})

// begins returns the roles of words that begin with the character; of a rare one from 0x10000 on,
// those of another.
func (t *roleTable) begins(c rune) role { return t.first[uint16(c)] }

// roles returns the roles of the word.
func roles(word string) role {
	t := roleWords()
	if c, _ := utf8.DecodeRuneInString(word); t.begins(c) == 0 {
		return 0
	}
	return t.words[word]
}

// plays reports whether the word at token i has the role. Nearly all have not, and are told
// by their first character.
func (r *reader) plays(i int, p role) bool {
	return r.roles.begins(r.text[r.toks[i].Start])&p != 0 && r.isListed(i, p)
}

// isListed is plays for a word that begins as one of the role does.
func (r *reader) isListed(i int, p role) bool {
	t := &r.toks[i]
	return t.End-t.Start <= 4 && r.roles.words[r.str(t.Start, t.End)]&p != 0
}
