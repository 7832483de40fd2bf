package collate

import (
	"math"
	"sort"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/lm"
	"baoshu/pipeline/paper"
)

// A reading is what a witness has where the base has something else.
type reading struct {
	para, start, end int // in the base
	base, text       string
	quote            string // the reading with its surroundings, in the witness
	from             []int  // witnesses that have it
	against          int    // witnesses that read as the base does
	seam             bool   // at a place where two fragments of the base were joined
	edge             bool   // digits stand right beside the span
}

const (
	longest = 8 // tokens of a difference that is a reading; a longer one is matter for weave
	least   = 4 // equal tokens that must stand on each side

	// Prior odds, in bits, that the base is wrong rather than worded otherwise.
	// Print and reprint differ in wording at some 4 places in 1,000 characters. A
	// page is damaged at one column break in twenty (log2 0.05/0.004 = 3.6); inside
	// a line, where OCR is clean, at one character in 100,000 (−8.6), and noisier
	// adds what the copies' qualities say of worse OCR.
	seamPrior = 3.6
	linePrior = -8.6
	doubled   = 8   // the base has a character twice that the witness has once: layout tools do that, editors do not
	another   = 6   // for each further witness on a side
	accept    = 2   // bits by which a reading must win
	perChar   = 6.5 // bits an average character costs, so that longer readings are not punished
)

// readings collects the differences between the base and its witnesses.
func readings(base *paper.Article, others []*paper.Article) []reading {
	bt := tokens(base.Paragraphs)
	type key struct {
		para, start, end int
		text             string
	}
	found := map[key]*reading{}
	spans := map[[3]int]int{}
	maps := make([][]int32, len(others))
	texts := runesOf(base)
	for w, o := range others {
		ot := tokens(o.Paragraphs)
		runs := wholeNumbers(bt, ot, align(bt, ot))
		maps[w] = mapTo(len(bt), runs)
		wtexts := runesOf(o)
		for i := 1; i < len(runs); i++ {
			p, r := runs[i-1], runs[i]
			if p.n < least || r.n < least {
				continue
			}
			ga, gb := bt[p.a+p.n:r.a], ot[p.b+p.n:r.b]
			x, ok := spanOf(bt, p.a+p.n, r.a, ga)
			text, quote, ok2 := textOf(ot, p.b+p.n, r.b, wtexts)
			if !ok || !ok2 || len(ga) > longest || len(gb) > longest || len(letters(ga))+len(letters(gb)) == 0 {
				continue
			}
			x.text, x.quote = text, quote
			x.base = string(texts[x.para][x.start:x.end])
			k := key{x.para, x.start, x.end, text}
			if found[k] == nil {
				found[k] = &x
				spans[[3]int{x.para, x.start, x.end}]++
			}
			found[k].from = append(found[k].from, w)
		}
	}
	var out []reading
	for k, x := range found {
		if spans[[3]int{k.para, k.start, k.end}] > 1 && len(x.from) == 1 && len(others) > 1 {
			// Witnesses disagree among themselves: none is better than the base.
			x.against++
		}
		x.against += agreeing(bt, maps, *x)
		x.seam = atSeam(base.Paragraphs[x.para], x.start, x.end)
		t := texts[x.para]
		x.edge = x.start > 0 && digit(fold(t[x.start-1])) || x.end < len(t) && digit(fold(t[x.end]))
		out = append(out, *x)
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.para != b.para {
			return a.para < b.para
		}
		if a.start != b.start {
			return a.start < b.start
		}
		if a.end != b.end {
			return a.end < b.end
		}
		if len(a.from) != len(b.from) {
			return len(a.from) > len(b.from)
		}
		return a.text < b.text
	})
	return out
}

// wholeNumbers takes digits out of runs that cut through a number, and single
// agreements between two differences, so that a reading is a whole number or a
// whole word: 832 against 382, not 3 moved past 8.
func wholeNumbers(a, b []token, runs []run) []run {
	out := make([]run, 0, len(runs))
	for i, r := range runs {
		inA := func(k int) bool { return k >= 0 && k < len(a) && digit(a[k].c) }
		inB := func(k int) bool { return k >= 0 && k < len(b) && digit(b[k].c) }
		if inA(r.a) && (inA(r.a-1) || inB(r.b-1)) {
			for r.n > 0 && inA(r.a) {
				r.a, r.b, r.n = r.a+1, r.b+1, r.n-1
			}
		}
		if last := r.a + r.n - 1; r.n > 0 && inA(last) && (inA(last+1) || inB(r.b+r.n)) {
			for r.n > 0 && inA(r.a+r.n-1) {
				r.n--
			}
		}
		if r.n > 1 || r.n == 1 && (i == 0 || i == len(runs)-1) {
			out = append(out, r)
		}
	}
	return out
}

func runesOf(a *paper.Article) [][]rune {
	out := make([][]rune, len(a.Paragraphs))
	for i, p := range a.Paragraphs {
		out[i] = []rune(p.Text)
	}
	return out
}

// spanOf returns where tokens [i, j) stand in the text; false where they and
// their neighbours are not of one paragraph.
func spanOf(t []token, i, j int, between []token) (reading, bool) {
	l, r := t[i-1], t[j]
	if l.para != r.para {
		return reading{}, false
	}
	x := reading{para: int(l.para), start: int(l.at + l.n), end: int(l.at + l.n)}
	if len(between) > 0 {
		x.start, x.end = int(between[0].at), int(between[len(between)-1].at+between[len(between)-1].n)
	}
	return x, true
}

// textOf returns what a witness has between tokens i-1 and j, alone and with six
// characters on both sides.
func textOf(t []token, i, j int, texts [][]rune) (text, quote string, ok bool) {
	l, r := t[i-1], t[j]
	if l.para != r.para {
		return "", "", false
	}
	p := texts[l.para]
	s, e := int(l.at+l.n), int(l.at+l.n)
	if i < j {
		s, e = int(t[i].at), int(t[j-1].at+t[j-1].n)
	}
	return string(p[s:e]), string(p[max(0, s-6):min(len(p), e+6)]), true
}

// agreeing counts the witnesses that read as the base does: the tokens of the
// span, and one on each side, have counterparts in a row.
func agreeing(bt []token, maps [][]int32, x reading) int {
	lo := sort.Search(len(bt), func(i int) bool {
		return int(bt[i].para) > x.para || int(bt[i].para) == x.para && int(bt[i].at) >= x.start
	})
	hi := lo
	for hi < len(bt) && int(bt[hi].para) == x.para && int(bt[hi].at) < x.end {
		hi++
	}
	n := 0
	for w, m := range maps {
		if contains(x.from, w) || lo == 0 || hi >= len(bt) || m[lo-1] < 0 {
			continue
		}
		ok := true
		for i := lo; i <= hi; i++ {
			if m[i] < 0 || m[i] != m[i-1]+1 {
				ok = false
				break
			}
		}
		if ok {
			n++
		}
	}
	return n
}

func contains(s []int, v int) bool {
	for _, x := range s {
		if x == v {
			return true
		}
	}
	return false
}

// atSeam reports whether a span touches a place where a column, page or line
// break was joined.
func atSeam(p *paper.Paragraph, start, end int) bool {
	for i, f := range p.Fragments {
		if i > 0 && f.ParaStart >= start-1 && f.ParaStart <= end+1 && f.Joined != paper.JoinLine {
			return true
		}
	}
	return false
}

// A verdict is what becomes of a reading.
type verdict int

const (
	keep   verdict = iota // the base stands; the other reading is noise
	report                // the base stands; both readings are published
	take                  // the witness's reading replaces the base's
)

// decide weighs one reading. Positive bits speak for the witness.
func decide(base *paper.Article, x reading, quality func(int) float64) (v verdict, bits float64, rule string) {
	p := []rune(base.Paragraphs[x.para].Text)
	if numeric(x) {
		return decideDigits(x)
	}
	bits = float64(another * (len(x.from) - 1 - x.against))
	lmBits := contextBits(p[:x.start], []rune(x.base), p[x.end:]) - contextBits(p[:x.start], []rune(x.text), p[x.end:])
	lmBits += perChar * float64(len([]rune(x.text))-len([]rune(x.base)))
	bits += math.Max(-20, math.Min(20, lmBits))
	rule = "collate/reading"
	switch {
	case x.text == "" && repeats(p, x.start, x.end):
		bits += doubled
		rule = "collate/doubled"
	case x.seam:
		bits += seamPrior
		rule = "collate/seam"
	default:
		bits += linePrior + noisier(base.Quality, quality(x.from[0]))
	}
	switch {
	case bits >= accept:
		return take, bits, rule
	case lmBits > -8 && x.against == 0 && len([]rune(x.text)) > 0 && len([]rune(x.base)) > 0:
		return report, bits, rule
	}
	return keep, bits, rule
}

// noisier turns the qualities of two copies into bits: a copy whose quality is
// lower errs more often.
func noisier(base, other float64) float64 {
	const floor = 0.005
	return math.Log2(math.Max(floor, 1-base)/math.Max(floor, 1-other)) * 2
}

// numeric reports whether a number is at stake: digits in either reading or right
// beside the span, or a Chinese numeral in either.
func numeric(x reading) bool {
	return edit.HasDigit(x.base) || edit.HasDigit(x.text) || x.edge
}

// decideDigits takes another number only from two witnesses that agree where
// none reads as the base, or where the base's is no number at all.
func decideDigits(x reading) (verdict, float64, string) {
	switch {
	case x.text == x.base:
		return keep, 0, ""
	case len(x.from) >= 2 && x.against == 0:
		return take, 10, "collate/digits-majority"
	case !digits(x.base) && digits(x.text) && garbled(x.base) && x.against == 0:
		return take, 6, "collate/digits-garbled"
	case !arabic(x.base) && !arabic(x.text):
		// Chinese numerals are words as well (一, 十分); a difference there is of
		// wording unless it is a number, and then it is not chosen here either.
		return report, 0, "collate/numeral"
	}
	return report, 0, "collate/digits"
}

func digits(s string) bool {
	for _, r := range s {
		if !digit(fold(r)) && r != '.' && r != '%' && r != '％' {
			return false
		}
	}
	return s != ""
}

func arabic(s string) bool {
	for _, r := range s {
		if digit(fold(r)) {
			return true
		}
	}
	return false
}

// garbled reports whether a reading holds a mark or a Latin letter that OCR
// makes of digits, and no Chinese character.
func garbled(s string) bool {
	for _, r := range s {
		if r >= 0x4e00 {
			return false
		}
	}
	return s != ""
}

// repeats reports whether [start, end) says again what stands right before or behind it.
func repeats(p []rune, start, end int) bool {
	n := end - start
	if n == 0 {
		return false
	}
	s := string(p[start:end])
	return start >= n && string(p[start-n:start]) == s || end+n <= len(p) && string(p[end:end+n]) == s
}

// contextBits is what a reading and the three characters after it cost.
func contextBits(before, text, after []rune) float64 {
	m := lm.Default()
	a, b := rune(0), rune(0)
	if n := len(before); n > 0 {
		b = before[n-1]
		if n > 1 {
			a = before[n-2]
		}
	}
	total := 0.0
	cost := func(r rune) {
		total += float64(m.Bits(a, b, r))
		a, b = b, r
	}
	for _, r := range text {
		cost(r)
	}
	for i, r := range after {
		if i == 3 {
			break
		}
		cost(r)
	}
	return total
}
