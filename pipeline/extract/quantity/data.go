package quantity

import (
	"embed"
	"strconv"
	"strings"
	"sync"

	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

//go:embed data/*.tsv
var files embed.FS

// unitRow is one unit or measure word.
type unitRow struct {
	word, code, class, base string
	factor                  float64
	weak                    bool
}

// qualifierRow is one qualifier.
type qualifierRow struct {
	word  string
	bound paper.Bound
	quote bool
}

type subunitRow struct {
	base   string
	factor float64
}

// tables are the lists as matchers.
type tables struct {
	units     *lexicon.Matcher
	unitRows  []unitRow
	beforeSet *lexicon.Suffixes
	beforeRow []qualifierRow
	afterSet  *lexicon.Matcher
	afterRow  []qualifierRow
	sub       *lexicon.Matcher
	subRows   [][]subunitRow
	subLen    []string
	block     *lexicon.Matcher // words that begin like a unit
	blockBare []bool           // only behind a number that often stands bare
	blockLong []bool           // only for a unit of two characters and more, of which a shorter one stands: 1人|头部
	blockOff  []bool           // the measure word stands, and another noun behind it: 位|居民
	prefixes  *lexicon.Suffixes
	prefixRow []string // ISO 4217
	words     *lexicon.Matcher
	wordRow   []Reason
	events    *lexicon.Matcher // what makes a length an event of sport
	eventUse  []string         // sure, open, first, second
	behind    *lexicon.Matcher // what decides, beside a number, whether it counts
	behindUse []string         // title, motto, session, grade, points, train
	ahead     *lexicon.Suffixes
	aheadUse  []string     // holding, saving, tofloor, floorof
	wordStart [1024]uint64 // characters that a listed word holds before its first numeral
}

func list(name string) *lexicon.List {
	data, err := files.ReadFile("data/" + name)
	if err != nil {
		panic(err)
	}
	return lexicon.MustParse(name, data)
}

// Lists returns the word lists of this package, for the manifest and the linter.
func Lists() []*lexicon.List {
	var out []*lexicon.List
	for _, n := range []string{"blocked.tsv", "contexts.tsv", "counters.tsv", "events.tsv", "names.tsv", "prefixes.tsv", "qualifiers.tsv", "subunits.tsv", "units.tsv", "words.tsv"} {
		out = append(out, list(n))
	}
	return out
}

var load = sync.OnceValue(func() *tables {
	t := &tables{}
	var words []string
	units := list("units.tsv")
	code, class, base, factor := units.Column("code"), units.Column("class"), units.Column("base"), units.Column("factor")
	for _, r := range units.Rows {
		f := parseFactor(r[factor])
		if r[base] == "-" {
			f = 0
		}
		words = append(words, r[0])
		t.unitRows = append(t.unitRows, unitRow{word: r[0], code: r[code], class: r[class], base: r[base], factor: f})
	}
	counters := list("counters.tsv")
	strength := counters.Column("strength")
	for _, r := range counters.Rows {
		words = append(words, r[0])
		t.unitRows = append(t.unitRows, unitRow{word: r[0], code: "{" + r[0] + "}", class: "count", base: "-", weak: r[strength] == "weak"})
	}
	t.units = lexicon.NewMatcher(words)

	var before, after []string
	quals := list("qualifiers.tsv")
	side, bound, quote := quals.Column("side"), quals.Column("bound"), quals.Column("quote")
	for _, r := range quals.Rows {
		row := qualifierRow{r[0], paper.Bound(r[bound]), r[quote] == "y"}
		if r[side] == "before" {
			before, t.beforeRow = append(before, r[0]), append(t.beforeRow, row)
		} else {
			after, t.afterRow = append(after, r[0]), append(t.afterRow, row)
		}
	}
	t.beforeSet, t.afterSet = lexicon.NewSuffixes(before), lexicon.NewMatcher(after)

	subs := list("subunits.tsv")
	subBase, subFactor := subs.Column("base"), subs.Column("factor")
	for _, r := range subs.Rows {
		if n := len(t.subLen); n == 0 || t.subLen[n-1] != r[0] {
			t.subLen, t.subRows = append(t.subLen, r[0]), append(t.subRows, nil)
		}
		n := len(t.subRows) - 1
		t.subRows[n] = append(t.subRows[n], subunitRow{r[subBase], parseFactor(r[subFactor])})
	}
	t.sub = lexicon.NewMatcher(t.subLen)

	blocked := list("blocked.tsv")
	t.block = blocked.Matcher()
	when := blocked.Column("when")
	for _, r := range blocked.Rows {
		t.blockBare = append(t.blockBare, r[when] == "bare")
		t.blockOff = append(t.blockOff, r[when] == "never")
		t.blockLong = append(t.blockLong, r[when] == "long")
	}

	events := list("events.tsv")
	t.events = events.Matcher()
	use := events.Column("use")
	for _, r := range events.Rows {
		t.eventUse = append(t.eventUse, r[use])
	}

	var behind, ahead []string
	contexts := list("contexts.tsv")
	for _, r := range contexts.Rows {
		switch u := r[contexts.Column("use")]; u {
		case "holding", "saving", "tofloor", "floorof":
			ahead, t.aheadUse = append(ahead, r[0]), append(t.aheadUse, u)
		default:
			behind, t.behindUse = append(behind, r[0]), append(t.behindUse, u)
		}
	}
	t.behind, t.ahead = lexicon.NewMatcher(behind), lexicon.NewSuffixes(ahead)

	pre := list("prefixes.tsv")
	for _, r := range pre.Rows {
		t.prefixRow = append(t.prefixRow, r[pre.Column("code")])
	}
	t.prefixes = lexicon.NewSuffixes(pre.Words())

	words = nil
	for _, name := range []string{"names.tsv", "words.tsv"} {
		l := list(name)
		reason := l.Column("reason")
		for _, r := range l.Rows {
			words, t.wordRow = append(words, r[0]), append(t.wordRow, Reason(r[reason]))
		}
	}
	t.words = lexicon.NewMatcher(words)
	for _, w := range words {
		for _, r := range w {
			if r < 0x10000 {
				t.wordStart[r>>6] |= 1 << (r & 63)
			}
		}
	}
	return t
})

// parseFactor reads 1000, 1e-6 and 2000/3.
func parseFactor(s string) float64 {
	a, b, ok := strings.Cut(s, "/")
	f, _ := strconv.ParseFloat(a, 64)
	if ok {
		d, _ := strconv.ParseFloat(b, 64)
		f /= d
	}
	return f
}
