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

// An entry is a word in the making of a model: how often it has each tag.
type entry struct {
	word   string
	counts []count
}

type count struct {
	tag Tag
	n   float64
}

// entries joins the counted words, the younger words by hand and from the dictionary,
// and extra place names: each word once, in the order in which they come.
func entries(places []string) []entry {
	n := len(places)
	for _, list := range lists()[:3] {
		n += len(list.Rows)
	}
	out, at := make([]entry, 0, n), make(map[string]int, n)
	add := func(w string, t Tag, n float64) {
		i, seen := at[w]
		if !seen {
			i = len(out)
			at[w], out = i, append(out, entry{word: w})
		}
		of := &out[i].counts
		for k := range *of {
			if (*of)[k].tag == t {
				(*of)[k].n += n
				return
			}
		}
		*of = append(*of, count{t, n})
	}
	for _, list := range lists()[:3] {
		for _, row := range list.Rows {
			for part := range strings.FieldsSeq(row[1]) {
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
	return out
}

// byLength returns the entries, the shortest words first, else in the order they had.
func byLength(all []entry) []entry {
	var ends []int // by length: where its words end, first how many there are
	length := make([]int32, len(all))
	for i, e := range all {
		n := utf8.RuneCountInString(e.word)
		for len(ends) <= n+1 {
			ends = append(ends, 0)
		}
		length[i] = int32(n)
		ends[n+1]++
	}
	for n := range ends[1:] {
		ends[n+1] += ends[n]
	}
	out := make([]entry, len(all))
	for i, e := range all {
		out[ends[length[i]]] = e
		ends[length[i]]++
	}
	return out
}

// newModel makes the model of the counted words and those that entries joins to them.
func newModel(places []string) *model {
	// What is short is common: its readings stand together, and stay in the caches.
	all := byLength(entries(places))
	var total [tags]float64
	for _, e := range all {
		for _, c := range e.counts {
			total[c.tag] += c.n
		}
	}
	m := &model{readings: append(make([]reading, 0, 2*len(all)), unknown(&total)...)}
	m.strange = reading{cost: m.readings[4].cost + 1, tag: NZ}
	words, ids := make([]string, len(all)), make([]int32, len(all))
	for i, e := range all {
		words[i], ids[i] = e.word, int32(len(m.readings))
		m.read(e.counts, &total)
	}
	m.words = lexicon.NewMatcherOf(words, ids)
	m.transitions()
	m.settle(words, ids)
	return m
}

// read appends the readings of a word with these counts.
func (m *model) read(counts []count, total *[tags]float64) {
	all, nouns := 0.0, 0.0
	for _, c := range counts {
		all += c.n
		if c.tag == N || c.tag == VN {
			nouns += c.n
		}
	}
	for _, c := range counts {
		mk := known | more
		if c.tag == V && nouns >= nounShare*all || c.tag == VN && 2*nouns >= all {
			mk |= nominal
		}
		m.readings = append(m.readings, reading{float32(-math.Log2(c.n / (total[c.tag] + 1))), c.tag, mk})
	}
	m.readings[len(m.readings)-1].mark &^= more
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
