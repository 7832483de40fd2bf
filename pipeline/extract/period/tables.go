package period

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

// tables is everything the scanner knows by heart, built once from data/.
type tables struct {
	fold  []uint16 // by character below 0x10000: what it is read as
	start []uint8  // by folded character: what may begin here
	lists []*lexicon.List

	deictic      *lexicon.Matcher
	deicticKind  []string
	deicticStep  []int
	festival     *lexicon.Matcher
	festivals    []festival
	era          *lexicon.Matcher
	eraFirst     []int
	eraStrict    []bool
	event        *lexicon.Matcher
	events       [][2]paper.Day
	not          *lexicon.Matcher
	joins        *lexicon.Suffixes // words that end with the first character of a deictic word
	bodies       *lexicon.Matcher  // heads of names that a century can begin
	gate         gate
	lunar        []lunarYear // from 1900
	terms        [][24]uint8 // from 1900
	festivalWord []string
}

// A festival is a day, or the span of its holiday, by rule.
type festival struct {
	rule   byte // S L N T E K, see data/festivals.tsv
	a, b   int
	days   int
	strict bool
}

// What may begin at a character: bits of tables.start.
const (
	atDigit uint8 = 1 << iota // an Arabic digit
	atHan                     // a Chinese numeral
	atWord                    // a word of the lists or of the grammar
	atNot                     // a word that is no time
	atStop                    // the end of a sentence
	atCycle                   // a stem of the cycle of sixty, or an animal of the twelve
	atLink                    // what leads to a date: 比, 自, 到, 在
)

var load = sync.OnceValue(func() *tables {
	t := &tables{fold: make([]uint16, 0x10000), start: make([]uint8, 0x10000)}
	list := func(name string) *lexicon.List {
		data, err := files.ReadFile("data/" + name)
		if err != nil {
			panic(err)
		}
		l := lexicon.MustParse(name, data)
		t.lists = append(t.lists, l)
		return l
	}
	t.makeFold(list("fold.tsv"))
	begin := func(words []string, bit uint8) {
		for _, w := range words {
			for _, r := range w {
				t.start[r] |= bit
				break
			}
		}
	}
	l := list("deictic.tsv")
	t.deictic = l.Matcher()
	begin(l.Words(), atWord)
	for _, r := range l.Rows {
		t.deicticKind = append(t.deicticKind, r[1])
		t.deicticStep = append(t.deicticStep, number(r[2]))
	}
	l = list("festivals.tsv")
	t.festival = l.Matcher()
	t.festivalWord = l.Words()
	begin(l.Words(), atWord)
	for _, r := range l.Rows {
		t.festivals = append(t.festivals, newFestival(r))
	}
	l = list("eras.tsv")
	t.era = l.Matcher()
	begin(l.Words(), atWord)
	for _, r := range l.Rows {
		t.eraFirst = append(t.eraFirst, number(r[1]))
		t.eraStrict = append(t.eraStrict, r[2] == "1")
	}
	l = list("events.tsv")
	t.event = l.Matcher()
	begin(l.Words(), atWord)
	for _, r := range l.Rows {
		t.events = append(t.events, [2]paper.Day{day(r[1]), day(r[2])})
	}
	l = list("nottime.tsv")
	t.not = l.Matcher()
	begin(l.Words(), atNot)
	t.joins = lexicon.NewSuffixes(list("joins.tsv").Words())
	t.bodies = list("bodies.tsv").Matcher()
	var words [][]string
	for _, l := range t.lists[1:5] {
		words = append(words, l.Words())
	}
	t.makeGate(words...)
	t.makeCalendars(list("lunar.tsv"), list("terms.tsv"))
	for _, r := range stems + animals {
		t.start[r] |= atCycle
	}
	for _, r := range "0123456789" {
		t.start[r] |= atDigit
	}
	for _, r := range "〇零一二三四五六七八九十百千两廿卅几" {
		t.start[r] |= atHan
	}
	for _, r := range "。！？!?；;\n" {
		t.start[r] |= atStop
	}
	return t
})

// makeFold sets what characters are read as: full-width digits and letters,
// the many dashes, blanks, rings that stand for zero, traditional forms.
func (t *tables) makeFold(l *lexicon.List) {
	for i := range t.fold {
		t.fold[i] = uint16(i)
	}
	for i := 0; i < 10; i++ {
		t.fold['０'+i] = uint16('0' + i)
	}
	for _, p := range [][2]string{{"―–－~～﹣─━‐‑‒−", "—"}, {"○◯", "〇"}, {"／", "/"}, {"．", "."}, {"：", ":"}, {"\u3000\u00a0\u2002\u2003\t", " "}, {"‧·・•", "·"}} {
		to := []rune(p[1])[0]
		for _, r := range p[0] {
			t.fold[r] = uint16(to)
		}
	}
	for _, r := range l.Rows {
		t.fold[[]rune(r[0])[0]] = uint16([]rune(r[1])[0])
	}
}

func newFestival(r []string) festival {
	f := festival{rule: r[1][0], days: number(r[2]), strict: r[3] == "1"}
	arg := r[1][1:]
	switch f.rule {
	case 'S', 'L':
		f.a, f.b = number(arg[:2]), number(arg[2:])
	case 'N':
		f.a, f.b = number(arg[:2]), number(arg[2:])
	case 'T':
		f.a, f.b = number(arg[:2]), number(arg[2:])
	default:
		f.a = number(arg)
	}
	return f
}

// number reads an integer of the embedded lists, which a test has linted.
func number(s string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(s, "+"))
	if err != nil {
		panic(err)
	}
	return n
}

func day(s string) paper.Day {
	d, err := paper.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}
