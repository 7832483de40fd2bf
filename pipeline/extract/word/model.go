package word

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

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
	tag     Tag
	nominal bool
	cost    float32
}

// An entry is what the model knows of a word: its first reading, which is all that
// most words have, and where those of the others stand.
type entry struct {
	reading
	from, to int32 // in the model's readings, the first among them
}

// A model is the costs; it does not change once made.
type model struct {
	words    *lexicon.Matcher
	entries  []entry             // by word id
	readings []reading           // of all words
	into     [tags][tags]float32 // what a tag costs, by the tag before it
	gap      [tags][tags]float32 // how much dearer a word of the second tag may be than one of the first and still be on the cheapest path
	unknown  [tags]float32       // a character that no list has, by tag; +Inf for closed classes
}

// nominal is the share of its uses as a noun from which a verb counts as one that
// can modify a noun (审批效率).
const nominal = 0.2

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
	m := &model{words: lexicon.NewMatcher(order), entries: make([]entry, 0, len(order))}
	for _, w := range order {
		from := int32(len(m.readings))
		all, nouns := 0.0, 0.0
		for _, c := range counts[w] {
			all += c.n
			if c.tag == N || c.tag == VN {
				nouns += c.n
			}
		}
		for _, c := range counts[w] {
			m.readings = append(m.readings, reading{c.tag, c.tag == V && nouns >= nominal*all || c.tag == VN && 2*nouns >= all, float32(-math.Log2(c.n / (total[c.tag] + 1)))})
		}
		m.entries = append(m.entries, entry{m.readings[from], from, int32(len(m.readings))})
	}
	m.transitions()
	for t := range m.unknown {
		m.unknown[t] = float32(math.Inf(1))
	}
	// A character nobody knows is most likely part of a name, then a noun.
	for _, t := range []Tag{N, NR, NS, NZ, NT} {
		m.unknown[t] = float32(math.Log2(total[t]+1)) + 3
	}
	m.unknown[NZ] -= 2
	m.unknown[V] = float32(math.Log2(total[V]+1)) + 6
	return m
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
	for q := range m.gap {
		for p := range m.gap[q] {
			for t := range m.into {
				m.gap[q][p] = max(m.gap[q][p], m.into[t][q]-m.into[t][p])
			}
		}
	}
}
