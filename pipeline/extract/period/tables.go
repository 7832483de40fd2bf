package period

import (
	"embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

//go:embed data/*.tsv
var files embed.FS

// tables is everything the scanner knows by heart, built once from data/.
type tables struct {
	class [0x10000]uint16 // by character below 0x10000: which letter it is; most are letter 0, of which nothing is known
	of    []letter        // by class
	heads uint16          // the first class of those at which something can begin
	folds uint16          // and of those that are read as another character
	lists []*lexicon.List

	deictic      *lexicon.Matcher
	deicticKind  []string
	deicticFor   []may // the reader of each word
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
	onsets       *lexicon.Matcher  // verbs of what sets in and goes on
	words        *lexicon.Matcher  // of the four lists that name times
	gate         gate
	lunar        []lunarYear // from 1900
	holidays     []holiday   // by the day of the festival
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

// A letter is what the scanner knows of a character by heart, so that a look at it and
// at the one behind tells of most places that nothing begins there.
type letter struct {
	fold  rune   // what differs between the character and what it is read as, bit by bit
	may   may    // what may begin here
	opens uint32 // bits of the groups of openings that it is the first character of
	after uint32 // bits of the groups of openings that it is the second character of
}

// may is what may begin at a character, as bits.
type may uint32

const (
	atDigit   may = 1 << iota // an Arabic digit
	atHan                     // a Chinese numeral
	atWord                    // a word of the lists or of the grammar
	atNot                     // a word that is no time
	atStop                    // the end of a sentence
	atCycle                   // a stem of the cycle of sixty, or an animal of the twelve
	atLink                    // what leads to a date: 比, 自, 到, 在
	atDeictic                 // a word of the lists, by list
	atFestival
	atEra
	atEvent
	atBasis // what the readers of expressions begin with, by reader
	atPointed
	atCounting
	atClock
	atFront
	atLunar
	atPart
	atWeek
	atPlan
	atTail  // what stands behind a date and may be of its expression
	forYear // a word of deictic.tsv, by who reads it
	forPart
	forCentury
	forMonth
	forDay

	atNumeral = atDigit | atHan
	ofReaders = atDeictic | atFestival | atEra | atEvent | atBasis | atPointed | atCounting | atClock | atFront | atLunar | atPart | atWeek | atPlan | atTail
)

// reader returns who reads the deictic words of a kind.
func reader(kind string) may {
	switch kind {
	case "year", "lastyear", "nextyear", "ayear":
		return forYear
	case "half", "edge", "vac":
		return forPart
	case "cent":
		return forCentury
	case "month", "amonth", "medge", "mhalf", "xun", "quarter":
		return forMonth
	}
	return forDay
}

// openers are the characters that a reader turns away all but; a character may be here
// that begins nothing, none is missing that does.
var openers = [...]struct {
	bit   may
	chars string
}{
	{atBasis, "同环比较与和跟相在高低超恢达为是接年月季快慢优好"},
	{atPointed, "截到至"},
	{atCounting, "近最过前上此未今接后下半" + numerals},
	{atClock, "上下中晚早凌清傍深夜午正晨" + numerals},
	{atFront, "前后头第最"},
	{atLunar, "农阴旧夏大年闰正腊冬"},
	{atPart, "元首全初底末春夏秋冬内"},
	{atWeek, "上下本这周星礼"},
	{atPlan, "“‘\"「" + numerals},
	{atEvent, "自"},
	{atTail, " 持一延—-至到与和之以前后迄成起期左，、,"}, // of range2, run, bounded and suffix
	{atStop, "。！？!?；;\n"},
	{atDigit, "0123456789"},
	{atHan, "〇零一二三四五六七八九十百千两廿卅几"},
	{atCycle, stems + animals},
}

// letter returns the letter of a character that something is known of.
func (t *tables) letter(r rune) *letter {
	if t.class[r] == 0 {
		t.class[r] = uint16(len(t.of))
		t.of = append(t.of, letter{})
	}
	return &t.of[t.class[r]]
}

var load = sync.OnceValue(func() *tables {
	t := &tables{of: make([]letter, 1)}
	list := func(name string) *lexicon.List {
		data, err := files.ReadFile("data/" + name)
		if err != nil {
			panic(err)
		}
		l := lexicon.MustParse(name, data)
		t.lists = append(t.lists, l)
		return l
	}
	fold := list("fold.tsv")
	begin := func(words []string, bits may) {
		for _, w := range words {
			first, _ := utf8.DecodeRuneInString(w)
			t.letter(first).may |= bits
		}
	}
	l := list("deictic.tsv")
	t.deictic = l.Matcher()
	begin(l.Words(), atWord|atDeictic)
	for _, r := range l.Rows {
		t.deicticKind = append(t.deicticKind, r[1])
		t.deicticFor = append(t.deicticFor, reader(r[1]))
		t.deicticStep = append(t.deicticStep, number(r[2]))
	}
	l = list("festivals.tsv")
	t.festival = l.Matcher()
	t.festivalWord = l.Words()
	begin(l.Words(), atWord|atFestival)
	for _, r := range l.Rows {
		t.festivals = append(t.festivals, newFestival(r))
	}
	l = list("eras.tsv")
	t.era = l.Matcher()
	begin(l.Words(), atWord|atEra)
	for _, r := range l.Rows {
		t.eraFirst = append(t.eraFirst, number(r[1]))
		t.eraStrict = append(t.eraStrict, r[2] == "1")
	}
	l = list("events.tsv")
	t.event = l.Matcher()
	begin(l.Words(), atWord|atEvent)
	for _, r := range l.Rows {
		t.events = append(t.events, [2]paper.Day{day(r[1]), day(r[2])})
	}
	l = list("nottime.tsv")
	t.not = l.Matcher()
	begin(l.Words(), atNot)
	for _, w := range l.Words() {
		a, n := utf8.DecodeRuneInString(w)
		b, _ := utf8.DecodeRuneInString(w[n:])
		t.group(a, b, notTime)
	}
	t.joins = lexicon.NewSuffixes(list("joins.tsv").Words())
	t.bodies = list("bodies.tsv").Matcher()
	t.onsets = list("onsets.tsv").Matcher()
	var words []string
	for _, l := range t.lists[1:5] {
		words = append(words, l.Words()...)
	}
	t.words = lexicon.NewMatcher(words)
	t.makeGate(words)
	t.makeCalendars(list("lunar.tsv"), list("terms.tsv"))
	for _, r := range list("holidays.tsv").Rows {
		t.holidays = append(t.holidays, holiday{day(r[0]), day(r[1]), day(r[2])})
	}
	for _, o := range openers {
		for _, r := range o.chars {
			t.letter(r).may |= o.bit
		}
	}
	t.makeFold(fold)
	t.order()
	return t
})

// order puts the letters in the order of what must be known of them first: those at which
// nothing can begin, which most characters are of, those at which something can, and those that
// are read as another.
func (t *tables) order() {
	var to []uint16 // by old class
	rank := func(l letter) int {
		switch {
		case l.fold != 0:
			return 2
		case l.opens != 0 || l.may&(atStop|atNumeral) != 0:
			return 1
		}
		return 0
	}
	of := make([]letter, 0, len(t.of))
	to = make([]uint16, len(t.of))
	for k := range 3 {
		for x, l := range t.of {
			if rank(l) == k {
				to[x] = uint16(len(of))
				of = append(of, l)
			}
		}
		switch k {
		case 0:
			t.heads = uint16(len(of))
		case 1:
			t.folds = uint16(len(of))
		}
	}
	t.of = of
	for r, x := range t.class {
		t.class[r] = to[x]
	}
}

// makeFold sets what characters are read as: full-width digits and letters,
// the many dashes, blanks, rings that stand for zero, traditional forms.
func (t *tables) makeFold(l *lexicon.List) {
	read := func(r, as rune) {
		l := *t.letter(as)
		l.fold = r ^ as
		t.class[r] = uint16(len(t.of))
		t.of = append(t.of, l)
	}
	for i := rune(0); i < 10; i++ {
		read('０'+i, '0'+i)
	}
	for _, p := range [][2]string{{"―–－~～﹣─━‐‑‒−", "—"}, {"○◯", "〇"}, {"／", "/"}, {"．", "."}, {"：", ":"}, {"\u3000\u00a0\u2002\u2003\t", " "}, {"‧·・•", "·"}} {
		as, _ := utf8.DecodeRuneInString(p[1])
		for _, r := range p[0] {
			read(r, as)
		}
	}
	for _, r := range l.Rows {
		from, _ := utf8.DecodeRuneInString(r[0])
		as, _ := utf8.DecodeRuneInString(r[1])
		read(from, as)
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
