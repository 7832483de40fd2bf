package extract

import (
	_ "embed"
	"strings"
	"sync"

	"baoshu/pipeline/lexicon"
)

//go:embed data/roles.tsv
var rolesTSV []byte

var roleList = sync.OnceValue(func() *lexicon.List { return lexicon.MustParse("extract/roles.tsv", rolesTSV) })

// A role is what a word of the roles list says of the name beside it; a word can have
// several.
type role uint16

const (
	many    role = 1 << iota // 许多企业: more than one is meant
	extent                   // 面积: how large something is
	builds                   // 建设: its object comes into being
	causes                   // 带动: its object does what follows
	orders                   // 判令: its object must do what follows
	intends                  // 将, 计划: who speaks says what he himself does
	leads                    // 向: stands before such a word
	issues                   // 印发: its subject made a document
	house                    // 制造商: a class of firms, whose name can follow
	comes                    // 入驻: its subject has come to where its object is
)

var roles = sync.OnceValue(func() map[string]role {
	names := map[string]role{"many": many, "extent": extent, "builds": builds, "causes": causes, "orders": orders, "intends": intends, "leads": leads, "issues": issues, "firm": house, "comes": comes}
	l := roleList()
	m := make(map[string]role, len(l.Rows))
	col := l.Column("roles")
	for _, r := range l.Rows {
		for _, name := range strings.Fields(r[col]) {
			m[r[0]] |= names[name]
		}
	}
	return m
})

var roleWords = sync.OnceValue(func() *lexicon.Matcher { return roleList().Matcher() })

// plays reports whether the word at token i has the role. Most words have none, which
// their first character tells.
func (r *reader) plays(i int, p role) bool {
	t := &r.toks[i]
	return t.End-t.Start < 5 && roleWords().Starts(r.text[t.Start]) && roles()[r.str(t.Start, t.End)]&p != 0
}
