package word

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"baoshu/pipeline/lexicon"
)

//go:embed data/words.tsv
var wordsTSV []byte

//go:embed data/modern.tsv
var modernTSV []byte

//go:embed data/young.tsv
var youngTSV []byte

//go:embed data/tags.tsv
var tagsTSV []byte

// Lists returns the package's word lists, for digests and the lint test.
func Lists() []*lexicon.List { return lists() }

var lists = sync.OnceValue(func() []*lexicon.List {
	return []*lexicon.List{
		lexicon.MustParse("word/words.tsv", wordsTSV),
		lexicon.MustParse("word/modern.tsv", modernTSV),
		lexicon.MustParse("word/young.tsv", youngTSV),
		lexicon.MustParse("word/tags.tsv", tagsTSV),
	}
})

// A reading is one tag a word can have, and what the word costs under it.
type reading struct {
	cost float32
	tag  Tag
	mark mark
}

// A mark is what else is known of a reading.
type mark uint8

const (
	nominal mark = 1 << iota // see Token
	known                    // a list has the word
	more                     // the reading behind it is of the same word
	solid                    // see settle
	fixture                  // the caller has read it
)

// width is a power of two that no tag reaches: a tag modulo width needs no check that
// it lies within a table.
const width = 32

// costs has a number for each two tags.
type costs [width][width]float32

// A model is the costs; it does not change once made.
type model struct {
	words    *lexicon.Matcher // ids are of each word's first reading
	readings []reading        // of a character that no list has, and of all words
	strange  reading          // of one that a list has: it may be of a name all the same
	into     costs            // what a tag costs, by the tag before it
	least    [width]float32   // the least of that
	gap      costs            // how much dearer a word of the first tag may be than one of the second and still be on the cheapest path
}

// nounShare is the share of its uses as a noun from which a verb counts as one that
// can modify a noun (审批效率).
const nounShare = 0.2

// newModel joins the counted words, the younger words by hand and from the
// dictionary, and extra place names.
func newModel(places []string) *model {
	type count struct {
		tag Tag
		n   float64
	}
	counts := map[string][]count{}
	var order []string
	add := func(w string, t Tag, n float64) {
		cs, seen := counts[w]
		if !seen {
			order = append(order, w)
		}
		for i := range cs {
			if cs[i].tag == t {
				cs[i].n += n
				return
			}
		}
		counts[w] = append(cs, count{t, n})
	}
	for _, list := range lists()[:3] {
		for _, row := range list.Rows {
			for _, part := range strings.Fields(row[1]) {
				name, num, _ := strings.Cut(part, ":")
				t, ok := parse(name)
				n, err := strconv.ParseFloat(num, 64)
				if ok && err == nil {
					add(row[0], t, n)
				}
			}
		}
	}
	for _, p := range places {
		add(p, NS, 4)
	}
	var total [tags]float64
	for _, cs := range counts {
		for _, c := range cs {
			total[c.tag] += c.n
		}
	}
	m := &model{readings: unknown(&total)}
	m.strange = reading{cost: m.readings[4].cost + 1, tag: NZ}
	// What is short is common: its readings stand together, and stay in the caches.
	slices.SortStableFunc(order, func(a, b string) int { return utf8.RuneCountInString(a) - utf8.RuneCountInString(b) })
	ids := make([]int32, len(order))
	for i, w := range order {
		ids[i] = int32(len(m.readings))
		all, nouns := 0.0, 0.0
		for _, c := range counts[w] {
			all += c.n
			if c.tag == N || c.tag == VN {
				nouns += c.n
			}
		}
		for _, c := range counts[w] {
			mk := known | more
			if c.tag == V && nouns >= nounShare*all || c.tag == VN && 2*nouns >= all {
				mk |= nominal
			}
			m.readings = append(m.readings, reading{float32(-math.Log2(c.n / (total[c.tag] + 1))), c.tag, mk})
		}
		m.readings[len(m.readings)-1].mark &^= more
	}
	m.words = lexicon.NewMatcherOf(order, ids)
	m.transitions()
	m.settle(order, ids)
	return m
}

// unknown returns the readings of a character that no list has: most likely it is
// part of a name, then a noun.
func unknown(total *[tags]float64) []reading {
	var out []reading
	for _, t := range [...]Tag{N, NR, NS, NT, NZ, V} {
		cost := float32(math.Log2(total[t] + 1))
		switch t {
		case NZ:
			cost = cost + 3 - 2
		case V:
			cost += 6
		default:
			cost += 3
		}
		out = append(out, reading{cost, t, more})
	}
	out[len(out)-1].mark = 0
	return out
}

func (m *model) transitions() {
	var n [tags][tags]float64
	var sum [tags]float64
	for _, row := range lists()[3].Rows {
		a, b, _ := strings.Cut(row[0], " ")
		x, ok := parse(a)
		y, ok2 := parse(b)
		c, err := strconv.ParseFloat(row[1], 64)
		if ok && ok2 && err == nil {
			n[x][y] += c
			sum[x] += c
		}
	}
	for x := range n {
		for y := range n[x] {
			m.into[y][x] = float32(-math.Log2((n[x][y] + 0.5) / (sum[x] + 0.5*float64(tags))))
		}
	}
	for t := range tags {
		m.least[t] = slices.Min(m.into[t][:tags])
	}
	for q := range tags {
		for p := range tags {
			for t := range tags {
				m.gap[p][q] = max(m.gap[p][q], m.into[t][q]-m.into[t][p])
			}
		}
	}
}
