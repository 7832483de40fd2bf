package entity

import (
	_ "embed"
	"sync"

	"baoshu/pipeline/lexicon"
)

//go:embed data/bodies.tsv
var bodiesTSV []byte

type bodyList struct {
	list   *lexicon.List
	suffix *lexicon.Suffixes
	typ    int // the column
}

var bodies = sync.OnceValue(func() *bodyList {
	l := lexicon.MustParse("entity/bodies.tsv", bodiesTSV)
	return &bodyList{l, lexicon.NewSuffixes(l.Words()), l.Column("type")}
})

// Body returns the type of a class of those who do something, or of a thing that takes in
// or brings what is counted, whose name text ends in: institution for 税务部门, other for
// 银行业, project for 客轮. It is "" for none.
func Body(text []rune) string {
	b := bodies()
	if _, id := b.suffix.Longest(text, len(text)); id >= 0 {
		return b.list.Rows[id][b.typ]
	}
	return ""
}
