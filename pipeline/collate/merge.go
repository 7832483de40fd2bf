package collate

import (
	"math"
	"sort"
	"strings"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// Stories groups copies and merges each group. Given every copy of a window of
// days, it returns one article a story, in the order of their first copies, and
// the fragments that were taken out of a story as another's. Articles that have
// one copy come back as they were, with one witness.
func Stories(copies []*paper.Article) (stories []*paper.Article, strays []*paper.Fragment) {
	return Join(copies, Group(copies))
}

// Join is Stories for copies whose groups are known, as indexes into copies; each
// copy stands in one group.
func Join(copies []*paper.Article, groups [][]int) (stories []*paper.Article, strays []*paper.Fragment) {
	copies, groups = untangle(copies, groups)
	byFile := map[*paper.File][]int{}
	group := make([]int, len(copies))
	for g, members := range groups {
		for _, i := range members {
			group[i] = g
			if f := file(copies[i]); f != nil {
				byFile[f] = append(byFile[f], i)
			}
		}
	}
	for g, members := range groups {
		if len(members) == 0 {
			continue
		}
		if len(members) == 1 {
			a := copies[members[0]]
			a.Witnesses = []paper.Witness{{Copy: a, Agreement: 1, TextOriginal: original(a)}}
			a.Agreement = 1
			stories = append(stories, a)
			continue
		}
		var own, neighbours []*paper.Article
		for _, i := range members {
			own = append(own, copies[i])
			for _, j := range byFile[file(copies[i])] {
				if group[j] != g {
					neighbours = append(neighbours, copies[j])
				}
			}
		}
		a, out := Merge(own, neighbours)
		stories, strays = append(stories, a), append(strays, out...)
	}
	return stories, strays
}

func file(a *paper.Article) *paper.File {
	if a.Page == nil {
		return nil
	}
	return a.Page.File
}

// Merge makes one story of its copies. The base is the copy whose reading stands
// unless there is evidence against it; neighbours are the other stories of the
// pages the copies stand on. The base is changed in place and returned, with all
// copies as its witnesses; the result does not depend on the order of the copies.
func Merge(copies, neighbours []*paper.Article) (*paper.Article, []*paper.Fragment) {
	copies = append([]*paper.Article(nil), copies...)
	sort.Slice(copies, func(i, j int) bool { return better(copies[i], copies[j]) })
	base, others := copies[0], copies[1:]
	before := *base
	before.Paragraphs = nil
	strays, given := weave(base, others, neighbours)
	restoreHeadline(base, others)
	strays = append(strays, printedHeadline(base, others)...)
	taken := readInto(base, others)
	base.Assemble()
	base.Witnesses = []paper.Witness{{Copy: &before, TextOriginal: original(&before)}}
	bt := tokens(base.Paragraphs)
	total := 0.0
	for w, o := range others {
		runs := align(bt, tokens(o.Paragraphs))
		agreement := likenessOf(len(bt), runs)
		total += agreement
		base.Witnesses = append(base.Witnesses, paper.Witness{Copy: o, Agreement: agreement, ReadingsGiven: given[w] + taken[w], TextOriginal: original(o)})
	}
	base.Witnesses[0].Agreement = likenessOf(len(bt), align(bt, tokens([]*paper.Paragraph{{Text: before.Text}})))
	base.Agreement = round(total / float64(len(others)))
	if base.Status == paper.Partial {
		for _, o := range others {
			if o.Status == paper.Complete {
				base.Status = paper.Complete
			}
		}
	}
	return base, strays
}

func likenessOf(n int, runs []run) float64 {
	equal := 0
	for _, r := range runs {
		equal += r.n
	}
	if n == 0 {
		return 0
	}
	return round(float64(equal) / float64(n))
}

func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// better says which of two copies is the base: one in its own script before one
// that was converted, for a conversion brings another region's wording; then the
// better text, a reprint on the web counting less than the paper's own page, and
// lines whose paragraphs were concluded a little less than a layout tool's; then the longer; then by id, so that the order is the same everywhere.
func better(a, b *paper.Article) bool {
	if x, y := a.Language == "zh-Hant", b.Language == "zh-Hant"; x != y {
		return y
	}
	if x, y := worth(a), worth(b); x != y {
		return x > y
	}
	if x, y := len(a.Text), len(b.Text); x != y {
		return x > y
	}
	return a.ID < b.ID
}

func worth(a *paper.Article) float64 {
	q := math.Round(a.Quality*100) / 100
	switch format(a) {
	case paper.Plain, paper.HTML:
		q -= 0.15
	case paper.Wrapped, paper.HOCR:
		q -= 0.05
	}
	return q
}

// original is the text as it stood, where the script was converted; else "".
func original(a *paper.Article) string {
	if a.Language != "zh-Hant" {
		return ""
	}
	var b strings.Builder
	for i, p := range a.Paragraphs {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, f := range p.Fragments {
			b.WriteString(f.Text.Raw())
		}
	}
	return b.String()
}

// readInto decides on every reading, makes the edits, and records as conflicts
// what is left open. It returns how many characters each witness gave.
func readInto(base *paper.Article, others []*paper.Article) []int {
	taken := make([]int, len(others))
	perFragment := map[*paper.Fragment][]edit.Edit{}
	quality := func(w int) float64 { return others[w].Quality }
	lastPara, lastEnd := -1, 0
	seen := map[[2]string]bool{}
	for _, x := range readings(base, others) {
		if x.para == lastPara && x.start < lastEnd {
			continue
		}
		v, bits, rule := decide(base, x, quality)
		switch v {
		case take:
			if f, at := fragmentAt(base.Paragraphs[x.para], x.start, x.end); f != nil {
				perFragment[f] = append(perFragment[f], edit.Edit{
					Start: at, End: at + x.end - x.start, After: x.text,
					Note: edit.Note{Kind: kindOf(x, rule), Rule: rule, Evidence: edit.Witness, Confidence: round(1 - math.Exp2(-bits)), Quote: x.quote},
				})
				taken[x.from[0]] += len([]rune(x.text))
				lastPara, lastEnd = x.para, x.end
				if x.start == x.end {
					lastEnd++
				}
			}
		case report:
			kind := "witness_text"
			if arabic(x.base) || arabic(x.text) || x.edge && numeric(x) && (arabic(x.base) || arabic(x.text)) {
				kind = "witness_digit"
			}
			if seen[[2]string{x.base, x.text}] {
				continue // the same wording again
			}
			seen[[2]string{x.base, x.text}] = true
			a, b := inContext(base, x), x.quote
			base.Conflicts = append(base.Conflicts, paper.Conflict{
				ID: paper.ID("c", base.ID, kind, a, b), Kind: kind, ReadingA: a, ReadingB: b, Chosen: "a", Rule: rule,
			})
		}
	}
	heads := headTexts(base)
	for f, edits := range perFragment {
		sort.Slice(edits, func(i, j int) bool { return edits[i].Start < edits[j].Start })
		f.Text.Apply(edits)
	}
	for _, p := range base.Paragraphs {
		p.Assemble()
	}
	renameHeads(base, heads)
	return taken
}

func kindOf(x reading, rule string) edit.Kind {
	switch {
	case x.base == "":
		return edit.Insert
	case x.text == "" && rule == "collate/doubled":
		if len([]rune(x.base)) == 1 {
			return edit.DupChar
		}
		return edit.DupRun
	case x.text == "":
		return edit.Drop
	}
	return edit.Char
}

func inContext(a *paper.Article, x reading) string {
	p := []rune(a.Paragraphs[x.para].Text)
	return string(p[max(0, x.start-6):min(len(p), x.end+6)])
}

// fragmentAt returns the fragment that holds [start, end) of a paragraph whole.
func fragmentAt(p *paper.Paragraph, start, end int) (*paper.Fragment, int) {
	for _, f := range p.Fragments {
		if n := f.Text.Len(); start >= f.ParaStart && end <= f.ParaStart+n && (start < f.ParaStart+n || start == end) {
			return f, start - f.ParaStart
		}
	}
	return nil, 0
}

func headTexts(a *paper.Article) map[*paper.Paragraph]string {
	m := map[*paper.Paragraph]string{}
	for _, p := range a.Paragraphs {
		if p.Role == paper.Kicker || p.Role == paper.Headline || p.Role == paper.Subtitle || p.Role == paper.Series {
			m[p] = p.Text
		}
	}
	return m
}

// renameHeads carries changes of headline paragraphs over to the article's fields.
func renameHeads(a *paper.Article, before map[*paper.Paragraph]string) {
	for p, old := range before {
		if old == p.Text || old == "" {
			continue
		}
		for _, s := range []*string{&a.Kicker, &a.Title, &a.Subtitle, &a.Series} {
			*s = strings.ReplaceAll(*s, old, p.Text)
		}
	}
}

// Judge sets, after extraction, how many copies have each figure and whether they
// agree on it: n_witnesses and witness_state.
func Judge(a *paper.Article) {
	for i := range a.Figures {
		a.Figures[i].NWitnesses, a.Figures[i].WitnessState = 1, "single"
	}
	if len(a.Witnesses) < 2 {
		return
	}
	bt := tokens(a.Paragraphs)
	maps := make([][]int32, 0, len(a.Witnesses)-1)
	docs := make([][]token, 0, len(a.Witnesses)-1)
	for _, w := range a.Witnesses[1:] {
		ot := tokens(w.Copy.Paragraphs)
		docs = append(docs, ot)
		maps = append(maps, mapTo(len(bt), align(bt, ot)))
	}
	for i := range a.Figures {
		f := &a.Figures[i]
		if f.Paragraph == nil {
			continue
		}
		lo := sort.Search(len(bt), func(k int) bool {
			return int(bt[k].para) > f.Paragraph.Seq || int(bt[k].para) == f.Paragraph.Seq && int(bt[k].at+bt[k].n) > f.Start
		})
		hi := lo
		for hi < len(bt) && int(bt[hi].para) == f.Paragraph.Seq && int(bt[hi].at) < f.End {
			hi++
		}
		for w, m := range maps {
			switch has(bt, docs[w], m, lo, hi) {
			case 1:
				f.NWitnesses++
				if f.WitnessState == "single" {
					f.WitnessState = "agree"
				}
			case -1:
				f.NWitnesses++
				f.WitnessState = "differ"
			}
		}
	}
}

// has says whether a witness has the number in tokens [lo, hi): 1 alike, -1 with
// other digits, 0 not at all. Only digits and numeral characters decide; a unit
// misread is not another figure.
func has(bt, ot []token, m []int32, lo, hi int) int {
	covered, digitsOK, any := 0, true, false
	for i := lo; i < hi; i++ {
		if m[i] >= 0 {
			covered++
		}
		if edit.HasDigit(string(bt[i].c)) {
			any = true
			if m[i] < 0 || i > lo && edit.HasDigit(string(bt[i-1].c)) && m[i-1] >= 0 && m[i] != m[i-1]+1 {
				digitsOK = false
			}
		}
	}
	if any && digitsOK && covered > 0 {
		// More digits beside it in the witness make another number.
		first, last := lo, hi-1
		for first < hi && !digit(bt[first].c) {
			first++
		}
		for last >= lo && !digit(bt[last].c) {
			last--
		}
		if first <= last {
			if k := m[first] - 1; k >= 0 && digit(ot[k].c) && !(first > 0 && digit(bt[first-1].c)) {
				return -1
			}
			if k := m[last] + 1; int(k) < len(ot) && digit(ot[k].c) && !(last+1 < len(bt) && digit(bt[last+1].c)) {
				return -1
			}
		}
		return 1
	}
	near := 0
	for k := 1; k <= 6; k++ {
		if lo-k < 0 || m[lo-k] >= 0 {
			near++
		}
		if hi+k-1 >= len(m) || m[hi+k-1] >= 0 {
			near++
		}
	}
	if near >= 10 {
		return -1
	}
	return 0
}
